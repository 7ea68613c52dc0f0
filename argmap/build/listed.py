"""Sources and authors that a file's bibliographies list, as if it had declared them. Reads no format of them.

Of a bibliography, only what the debate names is taken: an export of somebody's whole library is welcome.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from argmap.build.drafts import Draft, TitledDraft
from argmap.build.files import File, show_beside
from argmap.build.keys import split_list
from argmap.build.names import Names
from argmap.diagnostics import Diagnostic
from argmap.model.records import Author, Source
from argmap.suggest import suggest
from argmap.syntax.nodes import Line
from argmap.syntax.outline import Entry
from argmap.text import Span

if TYPE_CHECKING:
    from argmap.bibliography import Library, Person

_NAME = r'[^\s.:：；;,\[\]()#"|>¶§][^\s.:：；;,\[\]()#"¶§]*'
_SOURCE_NAMED = re.compile(
    rf"@({_NAME})|^[ \t]*by[ \t][^:\n]*?[ \t]from[ \t]+({_NAME})|^[ \t]*source[ \t]+({_NAME})", re.MULTILINE
)
_CITED = re.compile(rf"[\[;][ \t]*@({_NAME})")
_AUTHORS_NAMED = re.compile(
    r"\bby[ \t]+([^:#\n]+)|^[ \t]*(?:authors|agreed|conceded|denied|reported):([^\[\n]+)", re.MULTILINE
)
_MOST_SUGGESTED = 50  # misspelt names for which a near entry is sought


class ListedDraft(TitledDraft):
    """An author or a source that a bibliography lists."""

    __slots__ = ()

    def __init__(self, record: Author | Source, span: Span):
        kind = "source" if isinstance(record, Source) else "author"
        super().__init__(kind, record.id, Line("LISTED", kind, span.start, "", 0, span.start), span.source)
        self.text = record.title if isinstance(record, Source) else record.name
        self.span = span
        for key in attrs.fields_dict(type(record)):
            value = getattr(record, key)
            if key not in ("id", "title", "name", "extras", "at") and value not in (None, ()):
                self.set_value(key, value)
        for key, value in record.extras.items():
            self.set_value(key, value)

    def name_span(self) -> Span:
        """Return where its entry stands in the bibliography."""
        assert self.span is not None
        return self.span


class NearDraft(ListedDraft):
    """A source that is only listed, for a misspelt name to be told what it may mean."""

    __slots__ = ()


@frozen(eq=False)
class _Shelf:
    """A bibliography that a file names: its path as written, where it is named, and what it holds."""

    file: File
    path: str
    span: Span
    library: Library | None


# reading


def list_bibliographies(files: list[File], root: Path) -> list[Diagnostic]:
    """Read the bibliographies that the files name; note on each file what the debate takes from them."""
    found: list[Diagnostic] = []
    shelves: list[_Shelf] = []
    read: dict[Path, Library] = {}
    for file in files:
        for entry in file.outline.entries:
            if entry.word == "key" and entry.line.word == "bibliography" and _is_of_map(entry):
                shelves += _read_named(file, entry, root, read, found)
    if shelves:
        _list_named(files, shelves, found)
    return found


def _is_of_map(entry: Entry) -> bool:
    return not entry.lost and entry.owner.word == "map" and not entry.owner.lost


def _read_named(
    file: File, entry: Entry, root: Path, read: dict[Path, Library], found: list[Diagnostic]
) -> Iterator[_Shelf]:
    """Yield a shelf for each path that a `bibliography` line names."""
    from argmap.bibliography import faults, read_library

    places: dict[str, int] = {}
    for wanted, at in split_list(entry.text or ""):
        places.setdefault(wanted, at)
    for wanted, at in places.items():
        span = Span(file.source, *entry.place_piece(at, at + len(wanted)))
        path = _find(file, wanted, span, root, found)
        library = read.get(path) if path is not None else None
        if path is not None and library is None:
            try:
                library = read[path] = read_library(_load(path), show_beside(file, wanted))
            except OSError as error:
                found.append(faults.bibliography_unreadable(span, wanted, (error.strerror or "no file").lower()))
            else:
                _report(library, wanted, span, found)
        yield _Shelf(file, wanted, span, library if library is not None and not library.fault else None)


def _find(file: File, wanted: str, span: Span, root: Path, found: list[Diagnostic]) -> Path | None:
    """Return the real path of a bibliography, or None with a diagnostic."""
    from argmap.bibliography import faults

    try:
        path = (file.folder / wanted).resolve()
        if not path.is_relative_to(root.resolve()):
            found.append(faults.bibliography_outside(span, wanted, root))
            return None
        if path.is_file():
            return path
        endings = (".bib", ".bibtex", ".json")
        beside = [p.name for p in path.parent.iterdir() if p.suffix in endings]
    except ValueError:  # a character that no path can have was told with the characters
        return None
    except (OSError, RuntimeError):
        beside = []
    found.append(faults.bibliography_not_found(span, wanted, sorted(beside)))
    return None


def _load(path: Path) -> bytes:
    """Return what a file holds, but no more than tells that it is too large."""
    from argmap.bibliography.library import LARGEST

    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _report(library: Library, shown: str, span: Span, found: list[Diagnostic]) -> None:
    from argmap.bibliography import faults

    if library.fault:
        found.append(faults.bibliography_unreadable(span, shown, library.fault))
        return
    if library.lost:
        found.append(faults.lost_entries(span, shown, library.lost))
    if library.doubles:
        found.append(faults.repeated_entries(span, shown, library.doubles))
    if not library.ids and not library.lost:
        found.append(faults.empty_bibliography(span, shown))


# what is taken


def _list_named(files: list[File], shelves: list[_Shelf], found: list[Diagnostic]) -> None:
    """Note on each file the sources that the debate names and their authors."""
    from argmap.bibliography.people import name_people
    from argmap.bibliography.sources import make_author, make_source

    texts = [unicodedata.normalize("NFC", file.source.text) for file in files]
    named = dict.fromkeys(name for text in texts for match in _SOURCE_NAMED.findall(text) for name in match if name)
    own = {(entry.word, entry.line.name or ""): entry for file in files for entry in _declarations(file)}
    if any(shelf.library is None for shelf in shelves):  # what it would have declared is not reported as missing
        lists = [names for text in texts for match in _AUTHORS_NAMED.findall(text) for names in match]
        unknown = {*named, *(name for names in lists for name in names.replace(",", " ").split())}
        for shelf in shelves:
            if shelf.library is None:
                shelf.file.unlisted |= unknown
    works = [
        (shelf, name, shelf.library.read(name))
        for shelf in shelves
        if shelf.library is not None
        for name in named
        if name in shelf.library
    ]
    declared = {name: entry.text for (word, name), entry in own.items() if word == "author"}
    ids: dict[Person, str] = name_people((person for _, _, work in works for person in work.authors), declared)
    first: dict[str, ListedDraft] = {}
    for shelf, name, work in works:
        assert shelf.library is not None
        span = Span(shelf.library.source, *shelf.library.place(name))
        source = make_source(work, name, tuple(dict.fromkeys(ids[person] for person in work.authors)))
        draft = first.setdefault(name, ListedDraft(source, span))
        if not _agree(draft, source) and ("source", name) not in own:
            from argmap.bibliography import faults

            found.append(faults.conflicting_entries(shelf.span, name, shelf.path, draft.name_span()))
        shelf.file.listed.append(draft)
        for person in work.authors:
            shelf.file.listed.append(ListedDraft(make_author(person, ids[person]), span))
    cited = [name for text in texts for name in _CITED.findall(text) if ("source", name) not in own]
    _add_near(shelves, list(dict.fromkeys(cited)), declared | {name: person.name for person, name in ids.items()})


def _declarations(file: File) -> Iterator[Entry]:
    """Yield the lines of a file that declare authors and sources."""
    return (entry for entry in file.outline.entries if entry.word in ("author", "source") and entry.line.name)


def _add_near(shelves: list[_Shelf], names: list[str], declared: dict[str, str | None]) -> None:
    """Note on each file the entries that names may mean which no bibliography has, and their authors."""
    from argmap.bibliography.people import name_people
    from argmap.bibliography.sources import make_author

    missing = [name for name in names if not any(shelf.library and name in shelf.library for shelf in shelves)]
    for name in missing[:_MOST_SUGGESTED]:
        for shelf in shelves:
            near = suggest(name, shelf.library.ids) if shelf.library is not None else None
            if near is None or shelf.library is None:
                continue
            span = Span(shelf.library.source, *shelf.library.place(near))
            people = name_people(shelf.library.read(near).authors, declared)
            shelf.file.listed.append(NearDraft(Source(near, near), span))
            shelf.file.listed += [ListedDraft(make_author(person, author), span) for person, author in people.items()]


def _agree(draft: ListedDraft, source: Source) -> bool:
    """Tell whether two entries mean the same work."""
    ours = (draft.text, draft.values.get("authors", ()), draft.values.get("date"))
    return ours == (source.title, source.authors, source.date)


# declaring


def declare_listed(names: Names) -> dict[tuple[str, str], TitledDraft]:
    """Let each file see what its bibliographies list, and what those of its includes do.

    Return what is listed by kind and id. What a file declares itself goes before it.
    """
    listed: dict[tuple[str, str], TitledDraft] = {}
    if not any(scope.file.listed or scope.file.unlisted for scope in names.scopes.values()):
        return listed
    seen: dict[int, dict[tuple[str, str], Draft]] = {}
    for key, scope in names.scopes.items():
        own = seen[key] = {}
        for include in scope.file.includes:
            if include.file is not None:
                own.update(seen[id(include.file)])
                scope.file.unlisted |= include.file.unlisted
        scope.phantoms |= scope.file.unlisted
        own.update({(draft.kind, draft.name): draft for draft in reversed(scope.file.listed)})
        for (kind, name), draft in own.items():
            everyone, table = (names.authors, scope.authors) if kind == "author" else (names.sources, scope.sources)
            table.setdefault(name, draft)
            everyone.setdefault(name, draft)
        for listing in scope.file.listed:
            if not isinstance(listing, NearDraft):
                _check_case(names, listing)
                listed.setdefault((listing.kind, listing.name), listing)
    return listed


def _check_case(names: Names, draft: TitledDraft) -> None:
    """Report a source that the map declares under the id of a listed one in other capitals."""
    from argmap.build.faults import name_case

    other = names.folded.setdefault((draft.kind, draft.name.casefold()), draft)
    if other.name != draft.name:
        names.diagnostics.append(name_case(other.name_span(), other.name, draft.name_span(), draft.name))
        names.folded[draft.kind, draft.name.casefold()] = draft
