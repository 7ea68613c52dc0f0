"""Lines to debate: all files read in order, all records made. Reads no line itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from attrs import frozen

from argmap.build import faults
from argmap.build.beneath import Beneath
from argmap.build.declarations import Declarations
from argmap.build.drafts import Draft
from argmap.build.files import File, FileReader
from argmap.build.moves import Moves
from argmap.build.names import Names, declare_names
from argmap.build.reading import Reading
from argmap.diagnostics import Diagnostic
from argmap.model import Author, Map, Section, Source
from argmap.syntax.outline import Entry
from argmap.syntax.parse import paused_collector


@frozen(eq=False)
class Built:
    """A debate read from files: the map as far as it could be made, what was wrong, and the files in reading order."""

    map: Map
    diagnostics: list[Diagnostic]
    files: list[File]


def build_map(text: str, shown: str, folder: Path, root: Path, own: Path | None = None) -> Built:
    """Build the debate that a text and all it includes describe.

    `shown` is the text's name for readers; its includes start from `folder` and may not leave `root`; `own` is
    the text's own file, if it has one. Never raises for bad input.
    """
    with paused_collector():
        reader = FileReader(root)
        reader.read(text, shown, folder, own)
        names = declare_names(reader.files)
        debate, found = _assemble(names, reader.files)
        return Built(debate, reader.diagnostics + names.diagnostics + found, reader.files)


D = TypeVar("D", bound=Draft)


def _keep_first(drafts: Iterable[D]) -> Iterable[tuple[str, D]]:
    """Return the drafts by id, without those whose id an earlier one has, which is a fault told elsewhere."""
    kept: dict[str, D] = {}
    for draft in drafts:
        kept.setdefault(draft.id, draft)
    return kept.items()


def _assemble(names: Names, files: list[File]) -> tuple[Map, list[Diagnostic]]:
    """Read the lines of all files and make the records of one debate; the last file is the one given."""
    reading = Reading(names, files[-1])
    declarations = Declarations(reading)
    moves = Moves(reading)
    beneath = Beneath(reading)
    readers: dict[str, Callable[[Entry], None]] = {
        "map": declarations.read_map,
        "author": declarations.read_titled,
        "source": declarations.read_titled,
        "section": declarations.read_titled,
        "by": declarations.read_by,
        "question": declarations.read_question,
        "scenario": declarations.read_scenario,
        "accept": declarations.read_choice,
        "reject": declarations.read_choice,
        "expect": declarations.read_choice,
        "answer": moves.read_answer,
        "claim": moves.read_claim,
        "because": moves.read_step,
        "but": moves.read_step,
        "and": moves.read_premise,
        "assuming": moves.read_premise,
        "unless": moves.read_undercut,
        ">": beneath.read_quotation,
        "key": beneath.read_key,
        "other": moves.read_unknown,
    }
    for file in files:
        reading.enter(file)
        declarations.map_entry = None
        for entry in file.outline.entries:
            read = readers.get(entry.word)
            if read is not None:
                read(entry)
    authors: dict[str, Author] = {}
    sources: dict[str, Source] = {}
    sections: dict[str, Section] = {}
    for draft in declarations.titled:
        record = draft.freeze()
        if isinstance(record, Section):
            sections[record.id] = record
            continue
        first = (
            authors.setdefault(record.id, record)
            if isinstance(record, Author)
            else sources.setdefault(record.id, record)
        )
        if first != record:
            declared = (names.authors if draft.kind == "author" else names.sources)[draft.name]
            reading.report(
                faults.conflicting_declaration(draft.name_span(), draft.kind, draft.name, declared.name_span())
            )
    debate = Map(
        title=declarations.title,
        authors=authors,
        sources=sources,
        sections=sections,
        claims={key: draft.freeze() for key, draft in _keep_first(moves.claims)},
        questions={key: draft.freeze() for key, draft in _keep_first(declarations.questions)},
        scenarios={key: draft.freeze() for key, draft in _keep_first(declarations.scenarios)},
        expectations=beneath.expectations,
        path=files[-1].source.path,
        **declarations.map_part.record_values(),
    )
    return debate, reading.diagnostics
