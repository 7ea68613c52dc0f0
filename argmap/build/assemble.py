"""Lines to records: who says what, which step a line makes or joins, what is written beneath what. Reads no files."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from attrs import frozen

from argmap.build import faults as build_faults
from argmap.build.drafts import (
    AnswerDraft,
    ClaimDraft,
    Draft,
    PartDraft,
    QuestionDraft,
    ScenarioDraft,
    StepDraft,
    TitledDraft,
)
from argmap.build.files import File, FileReader
from argmap.build.keys import find_reader
from argmap.build.names import Names, Scope, declare_names
from argmap.diagnostics import Diagnostic
from argmap.model import Map
from argmap.model.records import ME, Citation, Expectation, Locator, Quotation, Stance
from argmap.model.vocabulary import STANCES
from argmap.syntax import faults
from argmap.syntax.citations import Item, LocatorText, find_lookalike, split_citation
from argmap.syntax.outline import CLAIM_WORDS, Entry
from argmap.syntax.parse import paused_collector
from argmap.text import Span

_FAR = 12  # lines between two linked premises before a reader loses sight of the link


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
        assembler = Assembler(names, reader.files[-1])
        for file in reader.files:
            assembler.read_file(file)
        built = assembler.finish()
        return Built(built, reader.diagnostics + names.diagnostics + assembler.diagnostics, reader.files)


@lru_cache(maxsize=4096)
def _locators(texts: tuple[LocatorText, ...]) -> tuple[Locator, ...]:
    return tuple(Locator(*text) for text in texts)  # type: ignore[arg-type]


class Assembler:
    """Reads the lines of all files in order and makes the records of one debate."""

    def __init__(self, names: Names, root: File):
        self.names = names
        self.root = root
        self.diagnostics: list[Diagnostic] = []
        self.claims: list[ClaimDraft] = []
        self.questions: list[QuestionDraft] = []
        self.scenarios: list[ScenarioDraft] = []
        self.titled: list[TitledDraft] = []
        self.expectations: list[Expectation] = []
        self.steps: dict[tuple[str, str, str], StepDraft] = {}
        self.generated: set[str] = set()
        self.title = ""
        self.map_values: dict[str, Any] = {}
        self.readers: dict[str, Callable[[Entry], None]] = {
            "map": self._read_map,
            "author": self._read_titled,
            "source": self._read_titled,
            "section": self._read_titled,
            "by": self._read_by,
            "question": self._read_question,
            "answer": self._read_answer,
            "claim": self._read_claim,
            "because": self._read_step,
            "but": self._read_step,
            "and": self._read_premise,
            "assuming": self._read_premise,
            "unless": self._read_undercut,
            "scenario": self._read_scenario,
            "accept": self._read_choice,
            "reject": self._read_choice,
            "expect": self._read_choice,
            ">": self._read_quotation,
            "key": self._read_key,
        }

    def read_file(self, file: File) -> None:
        """Read all lines of one file. `by` and `section` begin anew with each."""
        self.file = file
        self.source = file.source
        self.scope: Scope = self.names.scope(file)
        self.by: tuple[str, ...] = (ME,)
        self.by_source: str | None = None
        self.section: str | None = None
        self.map_entry: Entry | None = None
        self.included = file is not self.root
        readers = self.readers
        for entry in file.outline.entries:
            reader = readers.get(entry.word)
            if reader is not None:
                reader(entry)

    def finish(self) -> Map:
        """Return the map of all files."""
        titled: dict[str, dict[str, Any]] = {"author": {}, "source": {}, "section": {}}
        for draft in self.titled:
            record = draft.freeze()
            first = titled[draft.kind].setdefault(draft.id, record)
            if first != record and draft.kind != "section":
                everyone = self.names.authors if draft.kind == "author" else self.names.sources
                self.diagnostics.append(
                    build_faults.conflicting_declaration(
                        draft.name_span(), draft.kind, draft.name, everyone[draft.name].name_span()
                    )
                )
        return Map(
            title=self.title,
            authors=titled["author"],
            sources=titled["source"],
            sections=titled["section"],
            claims={draft.id: draft.freeze() for draft in self.claims},
            questions={draft.id: draft.freeze() for draft in self.questions},
            scenarios={draft.id: draft.freeze() for draft in self.scenarios},
            expectations=self.expectations,
            extras={key: value for key, value in self.map_values.items() if key.startswith("x-")},
            path=self.root.source.path,
            **{key: value for key, value in self.map_values.items() if not key.startswith("x-")},
        )

    # places and names

    def _span(self, entry: Entry) -> Span:
        """Return where the head of a line stands: its word, its name, its speakers."""
        line = entry.line
        return Span(self.source, line.start + line.indent, line.head_end)

    def _text_span(self, entry: Entry) -> Span:
        start = entry.line.text_start
        return Span(self.source, start, max(entry.line.end, start))

    def _find(self, kind: str, name: str, entry: Entry) -> Any:
        def span() -> Span:
            line = entry.line
            if line.name == name:
                return Span(self.source, line.name_start, line.name_end)
            return Span(self.source, *line.find_piece(name, after="from" if kind == "source" else "by"))

        return self.names.find(self.scope, kind, name, span)

    def _known_claim(self, entry: Entry) -> ClaimDraft | None:
        assert entry.line.name is not None
        found: ClaimDraft | None = self._find("claim", entry.line.name, entry)
        return found

    def _speakers(self, entry: Entry, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ids of the authors that a line names, those not declared left out."""
        known = [name for name in names if name == ME or self._find("author", name, entry)]
        return tuple(dict.fromkeys(known))

    # texts and citations

    def _read_prose(self, entry: Entry) -> tuple[str, tuple[Citation, ...], str | None]:
        """Split the text of a line into prose and citations; the third is the source that bare locators mean."""
        text = entry.text or ""
        if entry.pieces is not None:
            text = text.strip(" \n")
        prose, bracket, items = split_citation(text)
        if not prose:
            self.diagnostics.append(faults.empty_text(self._span(entry), entry.line.word))
        if bracket is None:
            self._warn_lookalike(entry, prose)
        if "  #" in prose:
            at = prose.index("  #") + 2
            start = entry.place(at)
            self.diagnostics.append(build_faults.comment_lookalike(Span(self.source, start, entry.line.end)))
        if not items:
            return prose, (), None
        citations, bare = self._cite(entry, len(text) - len(bracket or ""), len(text), items)
        return prose, citations, bare

    def _cite(self, entry: Entry, start: int, end: int, items: tuple[Item, ...]) -> tuple[tuple[Citation, ...], str | None]:
        if entry.pieces is None:
            at = entry.line.text_start
            span = Span(self.source, at + start, at + end)
        else:
            span = Span(self.source, entry.place(start), entry.place(end))
        citations = []
        bare = None
        for source, locators in items:
            if source is None:
                source = bare = self.by_source
                if source is None:
                    shown = ", ".join(map(str, _locators(locators)))
                    self.diagnostics.append(build_faults.locator_without_source(span, shown))
                    continue
            elif source not in self.scope.sources:
                at = span.start + max(span.text.find(f"@{source}"), 0) + 1
                self.names.find(self.scope, "source", source, lambda at=at, n=len(source): Span(self.source, at, at + n))  # type: ignore[misc]
            citations.append(Citation(source, _locators(locators), at=span))
        return tuple(citations), bare

    def _warn_lookalike(self, entry: Entry, prose: str) -> None:
        found = find_lookalike(prose)
        if found:
            start, end = entry.place(found[0]), entry.place(found[1])
            self.diagnostics.append(
                build_faults.citation_lookalike(Span(self.source, start, end), prose[found[0] : found[1]])
            )

    def _warn_borrowed(self, entry: Entry, speakers: tuple[str, ...], bare: str | None, citations: tuple[Citation, ...]) -> None:
        """Warn of a bare locator on a line whose speaker has a source of his own, and not this one."""
        if bare is None or not entry.line.by and speakers == self.by:
            return
        everyone = self.names.sources
        for speaker in speakers:
            own = [name for name, draft in everyone.items() if speaker in draft.values.get("authors", ())]
            if own and bare not in own:
                self.diagnostics.append(build_faults.borrowed_locator(citations[0].at, speaker, bare, own))  # type: ignore[arg-type]
                return

    # declarations

    def _read_map(self, entry: Entry) -> None:
        if not entry.text:
            self.diagnostics.append(faults.empty_text(self._span(entry), "map"))
        if self.map_entry is not None:
            first = self._span(self.map_entry)
            self.diagnostics.append(build_faults.repeated_key(self._span(entry), "map", first))
            return
        self.map_entry = entry
        entry.part = PartDraft("", self._span(entry))
        if not self.included:
            self.title = (entry.text or "").strip(" \n")
            self.map_values = entry.part.values

    def _read_titled(self, entry: Entry) -> None:
        draft = self.names.by_entry[id(entry)]
        assert isinstance(draft, TitledDraft)
        draft.span = self._span(entry)
        draft.text = (entry.text or "").strip(" \n")
        entry.part = draft
        if entry.line.text is None:
            self.diagnostics.append(faults.missing_text(draft.span, entry.word, draft.name))
        elif not draft.text:
            self.diagnostics.append(faults.empty_text(draft.span, entry.word))
        self.titled.append(draft)
        if entry.word == "section":
            self.section = draft.id

    def _read_by(self, entry: Entry) -> None:
        if entry.lost:
            return
        line = entry.line
        self.by = self._speakers(entry, line.by) or (ME,)
        self.by_source = line.second
        if line.second is not None and not self._find("source", line.second, entry):
            self.by_source = None
            self.scope.phantoms.add(line.second)

    def _read_question(self, entry: Entry) -> None:
        if entry.line.text is None:
            entry.part = None if entry.lost else self._find("question", entry.line.name or "", entry)
            return
        draft = self.names.by_entry[id(entry)]
        assert isinstance(draft, QuestionDraft)
        draft.span = self._span(entry)
        draft.section = self.section
        draft.text = self._read_prose(entry)[0]
        entry.part = draft
        self.questions.append(draft)

    def _read_scenario(self, entry: Entry) -> None:
        draft = self.names.by_entry[id(entry)]
        assert isinstance(draft, ScenarioDraft)
        draft.span = self._span(entry)
        draft.included = self.included
        draft.text = (entry.text or "").strip(" \n")
        entry.part = draft
        if entry.line.text is None:
            self.diagnostics.append(faults.missing_text(draft.span, "scenario", draft.name))
        elif not draft.text:
            self.diagnostics.append(faults.empty_text(draft.span, "scenario"))
        self.scenarios.append(draft)

    def _read_choice(self, entry: Entry) -> None:
        """Read what a scenario accepts, rejects or expects."""
        if entry.lost:
            return
        claim = self._known_claim(entry)
        scenario = entry.owner.part
        line = entry.line
        verdict = None
        if entry.word == "expect":
            reader, _ = find_reader("claim", "expect", self._span(entry))
            span = Span(self.source, *line.find_piece(line.second or "", after=line.name))
            assert reader is not None
            verdict, wrong = reader("expect", line.second or "", span)
            if wrong:
                self.diagnostics.append(wrong)
        if claim is None or not isinstance(scenario, ScenarioDraft):
            return
        if entry.word == "accept":
            scenario.accepts.append(claim.id)
        elif entry.word == "reject":
            scenario.rejects.append(claim.id)
        elif verdict:
            scenario.expectations.append(Expectation(claim.id, verdict, self.included, at=self._span(entry)))

    # claims and moves

    def _define(self, entry: Entry, speakers: tuple[str, ...], citations_doubt: bool = False) -> ClaimDraft:
        """Make the claim that a line defines, said by `speakers` unless the line says by whom."""
        draft = self.names.by_entry[id(entry)]
        assert isinstance(draft, ClaimDraft)
        line = entry.line
        draft.text, draft.citations, bare = self._read_prose(entry)
        if citations_doubt and not line.by and not draft.citations:
            draft.doubt = True
            speakers = (ME,)
        elif line.by:
            speakers = self._speakers(entry, line.by) or speakers
        if bare is not None:
            self._warn_borrowed(entry, speakers, bare, draft.citations)
        draft.authors = speakers
        draft.section = self.section
        draft.span = Span(self.source, line.start + line.indent, line.head_end)
        if line.name is None:
            draft.named = False
            draft.id = self._generated_name(entry, draft)
        entry.claim = draft
        self.claims.append(draft)
        return draft

    def _generated_name(self, entry: Entry, draft: ClaimDraft) -> str:
        """Return an id made from the nearest named owner and a hash of the owner's id and the text."""
        above = entry.owner.claim or entry.owner.part
        parent = above.id if isinstance(above, Draft) else ""
        base = parent.partition(":")[0] or "claim"
        text = f"{parent}\n{draft.text}".encode("utf-8", "surrogatepass")
        count = 0
        while True:
            salt = b"" if not count else b"\n%d" % count
            name = f"{base}:{blake2b(text + salt, digest_size=4).hexdigest()}"
            if name not in self.generated:
                self.generated.add(name)
                return name
            count += 1

    def _read_claim(self, entry: Entry) -> None:
        line = entry.line
        if line.text is not None:
            self._define(entry, self.by)
            return
        entry.claim = None if entry.lost else self._known_claim(entry)
        if line.by and not entry.lost:
            self._speakers(entry, line.by)

    def _above(self, entry: Entry) -> ClaimDraft | None:
        """Return the claim that a move bears on, None where its line could not be read; count the block's progress."""
        owner = entry.owner
        owner.phase = 2
        claim: ClaimDraft | None = None if entry.lost else owner.claim
        return claim

    def _read_step(self, entry: Entry) -> None:
        """Read a `because` or a `but`: it opens a step, or takes up one that begins with the same claim."""
        line = entry.line
        word = entry.word
        target = self._above(entry)
        owner = entry.owner
        owner.opener = None
        owner.closed = "unknown"
        if word == "because" and target is not None and owner.line.text is not None:
            movers = target.authors
        else:
            movers = self.by
        if line.text is not None:
            premise: ClaimDraft | None = self._define(entry, movers)
            if word == "but":
                movers = entry.claim.authors
        else:
            premise = entry.claim = None if entry.lost else self._known_claim(entry)
            if line.by:
                movers = self._speakers(entry, line.by) or movers
        if target is None or premise is None:
            return
        key = (target.id, word, premise.id)
        known = self.steps.get(key)
        span = premise.span if line.text is not None else self._span(entry)
        assert span is not None
        if known is not None:
            if line.text is not None:
                self.diagnostics.append(build_faults.repeated_step(span, word, line.name or premise.id, known.span))
            elif line.by:
                known.movers = tuple(dict.fromkeys(known.movers + movers))
            entry.part = owner.opener = known
            owner.closed = "taken"
            return
        step = StepDraft("reason" if word == "because" else "rebuttal", target.id, movers, span)
        step.premises.append(PartDraft(premise.id, span))
        self.steps[key] = step
        if word == "because":
            if target.reasons is None:
                target.reasons = [step]
            else:
                target.reasons.append(step)
        elif target.rebuttals is None:
            target.rebuttals = [step]
        else:
            target.rebuttals.append(step)
        entry.part = owner.opener = step
        owner.closed = ""
        step.entry = entry

    def _read_premise(self, entry: Entry) -> None:
        """Read an `and` or an `assuming`: a further premise of the step beside it."""
        self._above(entry)
        line = entry.line
        owner = entry.owner
        step = owner.opener if not entry.lost else None
        if not isinstance(step, StepDraft):
            step = None
        if not entry.lost and not self._check_premise_place(entry, step):
            step = None
        speakers = step.movers if step is not None else self.by
        if line.text is not None:
            claim: ClaimDraft | None = self._define(entry, speakers)
            if entry.word == "assuming" and claim is not None:
                claim.implicit = True
        else:
            claim = entry.claim = None if entry.lost else self._known_claim(entry)
            if line.by:
                added = self._speakers(entry, line.by)
                if step is not None:
                    step.movers = tuple(dict.fromkeys(step.movers + added))
        if step is None or claim is None:
            return
        part = PartDraft(claim.id, self._span(entry), implicit=entry.word == "assuming")
        step.premises.append(part)
        step.entry = entry
        entry.part = part

    def _check_premise_place(self, entry: Entry, step: StepDraft | None) -> bool:
        """Report an `and` that can join no step; warn of one that may have lost its `because`."""
        owner, word = entry.owner, entry.word
        span = self._span(entry)
        if owner.closed == "undercut":
            self.diagnostics.append(build_faults.premise_after_undercut(span, word))
        elif owner.closed == "taken":
            self.diagnostics.append(
                build_faults.premise_after_taken_up(span, word, step.span if step is not None else None)
            )
        elif step is None:
            if owner.closed != "unknown":
                self.diagnostics.append(build_faults.no_step(span, word))
        else:
            if entry.after in ("blank", "comment"):
                self.diagnostics.append(build_faults.lost_because(span, word, entry.after, step.span))
            elif entry.after == "block":
                lines = self.source.text.count("\n", step.entry.line.start, entry.line.start)
                if lines > _FAR:
                    self.diagnostics.append(build_faults.distant_premise(span, word, lines, step.span))
            return True
        return False

    def _read_undercut(self, entry: Entry) -> None:
        """Read an `unless`: it breaks the step beside it, or a rivalry of answers."""
        if entry.owner.word == "question":
            owner = entry.owner
            owner.phase = 2
        else:
            self._above(entry)
            owner = entry.owner
        line = entry.line
        broken = None if entry.lost else owner.opener
        if not entry.lost and broken is None and owner.closed != "unknown":
            self.diagnostics.append(build_faults.no_step(self._span(entry), "unless"))
        movers = self.by
        if line.text is not None:
            claim: ClaimDraft | None = self._define(entry, movers, citations_doubt=True)
            movers = entry.claim.authors
        else:
            claim = entry.claim = None if entry.lost else self._known_claim(entry)
            if line.by:
                movers = self._speakers(entry, line.by) or movers
        if broken is None or claim is None:
            return
        part = PartDraft(claim.id, self._span(entry), movers=movers)
        if broken.undercuts is None:
            broken.undercuts = [part]
        else:
            broken.undercuts.append(part)
        if owner.closed == "":
            owner.closed = "undercut"
        entry.part = part

    def _read_answer(self, entry: Entry) -> None:
        owner = entry.owner
        owner.phase = 2
        owner.opener, owner.closed = None, "unknown"
        if entry.lost:
            return
        entry.claim = self._known_claim(entry)
        question = owner.part
        if entry.claim is None or not isinstance(question, QuestionDraft):
            return
        answer = question.answers.get(entry.claim.id)
        if answer is None:
            answer = question.answers[entry.claim.id] = AnswerDraft(entry.claim.id, self._span(entry))
        entry.part = owner.opener = answer
        owner.closed = ""

    # what is written beneath

    def _read_quotation(self, entry: Entry) -> None:
        owner = entry.owner
        words, citations, _ = self._read_prose(entry)
        if entry.lost:
            return
        if owner.phase == 2:
            self.diagnostics.append(build_faults.key_out_of_place(self._span(entry), ">"))
        owner.phase = max(owner.phase, 1)
        if owner.claim is not None:
            quotation = Quotation(words, citations, at=self._text_span(entry))
            if owner.claim.quotations is None:
                owner.claim.quotations = [quotation]
            else:
                owner.claim.quotations.append(quotation)

    def _read_key(self, entry: Entry) -> None:
        owner = entry.owner
        if entry.lost or owner.lost and owner.claim is None and owner.part is None:
            return
        line = entry.line
        key = line.word
        key_span = Span(self.source, line.first, line.head_end)
        if owner.phase:
            self.diagnostics.append(build_faults.key_out_of_place(key_span, key))
        if owner.word == "question" and owner.line.text is None and owner.part is None:
            return
        reader, wrong = find_reader(owner.word, key, key_span)
        if reader is None:
            assert wrong is not None
            self.diagnostics.append(wrong)
            return
        value = (entry.text or "").strip(" \n")
        if not value:
            self.diagnostics.append(faults.empty_text(key_span, key))
            return
        if key in STANCES:
            self._read_stance(entry, key)
            return
        span = self._text_span(entry)
        if key == "authors" and owner.word == "source":
            found: Any = self._source_authors(entry, value)
        else:
            found, wrong = reader(key, value, span)
            if wrong is not None:
                self.diagnostics.append(wrong)
                found = None
        if key == "expect":
            self._expect(entry, owner, key_span, found)
            return
        holder = self._holder(owner, key)
        if holder is None:
            return
        first = holder.key_spans.setdefault(key, key_span)
        if first is not key_span:
            self.diagnostics.append(build_faults.repeated_key(key_span, key, first))
        elif found is not None:
            holder.values[key] = found

    def _holder(self, owner: Entry, key: str) -> Any:
        """Return what a key describes: the claim, its part in a step, or the step."""
        if owner.word not in CLAIM_WORDS:
            return owner.part
        if key in ("scheme", "weight"):
            return owner.part
        if key in ("role", "move", "asks"):
            part = owner.part
            if isinstance(part, StepDraft):
                return part.premises[0] if key == "role" else part
            return part
        return owner.claim

    def _source_authors(self, entry: Entry, value: str) -> tuple[str, ...]:
        """Return the ids of a source's authors, reporting those that are not declared."""
        known = []
        start = entry.line.text_start
        for name in (part.strip() for part in value.split(",")):
            at = start + max(entry.line.raw[start - entry.line.start :].find(name), 0)
            if self.names.find(self.scope, "author", name, lambda at=at, n=len(name): Span(self.source, at, at + n)):  # type: ignore[misc]
                known.append(name)
        return tuple(known)

    def _expect(self, entry: Entry, owner: Entry, span: Span, verdict: str | None) -> None:
        if owner.claim is None:
            return
        first = owner.claim.key_spans.setdefault(f"expect {id(self.file)}", span)
        if first is not span:
            self.diagnostics.append(build_faults.repeated_key(span, "expect", first))
        elif verdict:
            self.expectations.append(Expectation(owner.claim.id, verdict, self.included, at=span))

    def _read_stance(self, entry: Entry, key: str) -> None:
        """Read who agreed, conceded, denied or reported a claim, and where."""
        prose, citations, bare = self._read_prose(entry)
        start = entry.line.text_start
        span = Span(self.source, start, start + len(prose))
        author = prose.strip()
        if author != ME and not self.names.find(self.scope, "author", author, lambda: span):
            return
        if bare is not None:
            self._warn_borrowed(entry, (author,), bare, citations)
        claim = entry.owner.claim
        if claim is None:
            return
        stance = Stance(key, author, citations, at=self._span(entry))  # type: ignore[arg-type]
        if claim.stances is None:
            claim.stances = [stance]
        elif any(s.kind == key and s.author == author for s in claim.stances):
            first = next(s.at for s in claim.stances if s.kind == key and s.author == author)
            self.diagnostics.append(build_faults.repeated_key(self._span(entry), f"{key}: {author}", first))  # type: ignore[arg-type]
        else:
            claim.stances.append(stance)
