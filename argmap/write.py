"""Debate to text: any map as one `.argmap` file, claims written where they are first used. Reads no files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from attrs import define, evolve, field

from argmap.build import build_map
from argmap.diagnostics import Severity
from argmap.model import Citation, Claim, Map, Question, Step, Undercut
from argmap.model.records import ME
from argmap.syntax.citations import split_citation
from argmap.vocabulary import RESERVED

_EDGE = " \t\r\n"
_Lines: TypeAlias = "Iterator[str | _Lines]"  # lines, and blocks of lines within them


def dumps(debate: Map) -> str:
    """Return a map as `.argmap` text, in one file.

    A map that the language can express comes back equal when the text is read. In a map read from several files
    the dots of names become hyphens. A claim without a name of its own that can stand nowhere inline gets one.
    Raises ValueError for what the language cannot say, such as an empty text or a name with a space in it.
    """
    writer = _Writer(_flatten(debate))
    text = writer.write()
    built = build_map(text, "the text written", Path(), Path())
    for d in built.diagnostics:
        if d.severity == Severity.ERROR:
            line = built.files[-1].source.line_text(d.line).strip()
            raise ValueError(f"the language cannot say this: {d.message} (in the line `{line}`)")
    return text


# names


def _flatten(debate: Map) -> Map:
    """Return the map with names that a single file can define."""
    taken: set[str] = set()
    names: dict[str, str] = {}
    named = [c.id for c in debate.claims.values() if c.named]
    for id_ in [*named, *debate.questions, *debate.sections, *debate.scenarios]:
        name = id_.replace(".", "-")
        while name in taken or name in RESERVED:
            name += "-2"
        taken.add(name)
        names[id_] = name
    if all(name == id_ for id_, name in names.items()):
        return debate

    def new(id_: str) -> str:
        return names.get(id_, id_)

    def undercuts(old: tuple[Undercut, ...]) -> tuple[Undercut, ...]:
        return tuple(evolve(u, claim=new(u.claim)) for u in old)

    def steps(old: tuple[Step, ...]) -> tuple[Step, ...]:
        return tuple(
            evolve(
                step,
                claim=new(step.claim),
                premises=tuple(evolve(p, claim=new(p.claim)) for p in step.premises),
                undercuts=undercuts(step.undercuts),
            )
            for step in old
        )

    return evolve(
        debate,
        claims=[
            evolve(
                c,
                id=new(c.id),
                reasons=steps(c.reasons),
                rebuttals=steps(c.rebuttals),
                section=c.section and new(c.section),
            )
            for c in debate.claims.values()
        ],
        questions=[
            evolve(
                q,
                id=new(q.id),
                section=q.section and new(q.section),
                answers=tuple(evolve(a, claim=new(a.claim), undercuts=undercuts(a.undercuts)) for a in q.answers),
            )
            for q in debate.questions.values()
        ],
        sections=[evolve(s, id=new(s.id)) for s in debate.sections.values()],
        scenarios=[
            evolve(
                s,
                id=new(s.id),
                accepts=tuple(map(new, s.accepts)),
                rejects=tuple(map(new, s.rejects)),
                expectations=tuple(evolve(e, claim=new(e.claim)) for e in s.expectations),
            )
            for s in debate.scenarios.values()
        ],
        expectations=[evolve(e, claim=new(e.claim)) for e in debate.expectations],
    )


# texts


def _lines(text: str, indent: int) -> list[str]:
    """Return a text as the rest of its line and the `|` lines beneath it."""
    first, *rest = (part.strip(_EDGE) for part in text.strip(_EDGE).split("\n"))
    mark = "  " * (indent + 1) + "|"
    lines = [first]
    for part in rest:
        lines.append(mark)
        if part:
            lines.append(f"{mark} {part}")
    return lines


def _bracket(citations: tuple[Citation, ...]) -> str:
    for citation in citations:
        if citation.source is None:
            raise ValueError("a citation names no source")
    return f" [{'; '.join(map(str, citations))}]" if citations else ""


def _prose(text: str, citations: tuple[Citation, ...]) -> str:
    """Return a text with its citations, protected where its own end would read as one."""
    text = text.strip(_EDGE)
    if not citations and split_citation(text)[1] is not None:
        return f"{text} []"
    return text + _bracket(citations)


def _key(indent: int, key: str, value: object) -> list[str]:
    first, *rest = _lines(str(value), indent)
    return [f"{'  ' * indent}{key}: {first}", *rest]


def _keys(indent: int, record: object, names: str, extras: Mapping[str, str] = {}) -> Iterator[str]:
    """Yield the keys of a record that are set, in the order of `names`."""
    for name in names.split():
        value = getattr(record, name)
        if value is None or value == ():
            continue
        if isinstance(value, bool):
            value = "yes" if value else "no"
        elif isinstance(value, tuple):
            value = ", ".join(map(str, value))
        yield from _key(indent, name, value)
    for name, value in extras.items():
        yield from _key(indent, name, value)


@define
class _Home:
    """Where a claim is written with its text: under the claim `owner`, or beside an answer (`owner` is then None)."""

    owner: str | None


@define(eq=False)
class _Writer:
    """Writes one map. `by` is who speaks at the line being written; `written` are the claims already there."""

    debate: Map
    homes: dict[str, _Home] = field(factory=dict)
    written: set[str] = field(factory=set)
    later: list[tuple[Claim, Step]] = field(factory=list)
    lines: list[str] = field(factory=list)
    by: tuple[str, ...] = (ME,)

    def write(self) -> str:
        debate = self.debate
        self._find_homes()
        if debate.title or debate.date or debate.editor or debate.note or debate.extras:
            self._open(_key(0, "map", debate.title or "Untitled"))
            self.lines += _keys(1, debate, "date editor note", debate.extras)
        for author in debate.authors.values():
            self._open(_key(0, f"author {author.id}", author.name))
            self.lines += _keys(1, author, "affiliation qualifications side color note", author.extras)
        for source in debate.sources.values():
            self._open(_key(0, f"source {source.id}", source.title))
            keys = "authors date publisher kind url accessed text extent note"
            self.lines += _keys(1, source, keys, source.extras)
        for section in [None, *debate.sections]:
            if section is not None:
                heading = debate.sections[section]
                self._open(_key(0, f"section {section}", heading.heading))
                self.lines += _keys(1, heading, "note", heading.extras)
            for question in debate.questions.values():
                if question.section == section:
                    self._write_question(question)
            for claim in debate.claims.values():
                if claim.section == section and claim.id not in self.homes:
                    self._speak(claim.authors)
                    self._open([])
                    self._write_tree(claim, f"claim {claim.id}")
                    self._write_later()
        for scenario in debate.scenarios.values():
            self._open(_key(0, f"scenario {scenario.id}", scenario.text))
            self.lines += _keys(1, scenario, "note", scenario.extras)
            self.lines += [f"  accept {claim}" for claim in scenario.accepts]
            self.lines += [f"  reject {claim}" for claim in scenario.rejects]
            self.lines += [f"  expect {e.claim} {e.verdict}" for e in scenario.expectations]
        return "\n".join(self.lines) + "\n" if self.lines else ""

    def _open(self, lines: list[str]) -> None:
        """Begin a block at the margin."""
        if self.lines:
            self.lines.append("")
        self.lines += lines

    def _speak(self, by: tuple[str, ...]) -> None:
        if by != self.by:
            self._open([f"by {', '.join(by)}"])
            self.by = by

    # where a claim is written

    def _find_homes(self) -> None:
        """Choose for each claim that is used where its text is written; the rest stand at the margin."""
        found: dict[str, _Home] = {}
        second: dict[str, _Home] = {}
        for claim in self.debate.claims.values():
            for step in claim.steps:
                for number, premise in enumerate(step.premises):
                    other = self.debate.claims[premise.claim]
                    word = "because" if step.kind == "reason" else "but"
                    if number:
                        word = "assuming" if premise.implicit else "and"
                    if not self._fits(other, word, claim.section, step.movers, claim.authors):
                        continue
                    near = step.kind == "reason" and step.movers == other.authors
                    (found if near else second).setdefault(other.id, _Home(claim.id))
                for undercut in step.undercuts:
                    other = self.debate.claims[undercut.claim]
                    if self._fits(other, "unless", claim.section, undercut.movers, claim.authors):
                        second.setdefault(other.id, _Home(claim.id))
        for question in self.debate.questions.values():
            for answer in question.answers:
                for undercut in answer.undercuts:
                    other = self.debate.claims[undercut.claim]
                    if self._fits(other, "unless", question.section, undercut.movers, ()):
                        second.setdefault(other.id, _Home(None))
        answers = {answer.claim for question in self.debate.questions.values() for answer in question.answers}
        self.homes = {c: home for c, home in (second | found).items() if c not in answers or self._inline(c)}
        self._break_circles()

    def _inline(self, claim: str) -> bool:
        """Whether a claim can be said only where it is used."""
        record = self.debate.claims[claim]
        return record.implicit or record.doubt or not record.named

    @staticmethod
    def _fits(claim: Claim, word: str, section: str | None, movers: tuple[str, ...], above: tuple[str, ...]) -> bool:
        """Whether a move with this word can define the claim and mean what the map says."""
        if claim.section != section or claim.implicit != (word == "assuming"):
            return False
        if word == "unless":
            return claim.authors == movers and (not claim.doubt or (movers == (ME,) and not claim.citations))
        if claim.doubt:
            return False
        if word == "because":
            return movers == above or (not claim.named and claim.authors == movers)
        if word == "but":
            return claim.authors == movers
        return True

    def _break_circles(self) -> None:
        """Take claims to the margin until each one is written under one that stands there."""
        safe: set[str] = set()
        for start in self.homes:
            path: dict[str, None] = {}
            claim: str | None = start
            while claim is not None and claim in self.homes and claim not in safe:
                if claim in path:
                    circle = list(path)[list(path).index(claim) :]
                    out = next((c for c in circle if not self._inline(c)), claim)
                    del self.homes[out]
                    break
                path[claim] = None
                claim = self.homes[claim].owner
            safe.update(path)

    # blocks

    def _write_tree(self, claim: Claim, head: str) -> None:
        """Write a claim with its text at the margin, and all that stands beneath it."""
        self._unroll(self._claim_lines(claim, head, 0))

    def _unroll(self, lines: _Lines) -> None:
        """Write lines, and those of the iterators among them, to any depth without recursion."""
        waiting = [lines]
        while waiting:
            found = next(waiting[-1], None)
            if found is None:
                waiting.pop()
            elif isinstance(found, str):
                self.lines.append(found)
            else:
                waiting.append(found)

    def _write_later(self) -> None:
        """Write the steps that could not stand under their claim, each under the claim taken up again."""
        while self.later:
            waiting, self.later = self.later, []
            for claim, step in waiting:
                self._speak(step.movers)
                self._open([f"claim {claim.id}"])
                self._unroll(self._step_lines(claim, step, 1, ()))

    def _claim_lines(self, claim: Claim, head: str, indent: int, step_keys: tuple[str, ...] = ()) -> _Lines:
        """Yield a claim's own lines; what stands beneath them comes as further iterators."""
        self.written.add(claim.id)
        first, *rest = _lines(_prose(claim.text, claim.citations), indent)
        yield f"{'  ' * indent}{head}: {first}"
        yield from rest
        yield from step_keys
        yield from _keys(indent + 1, claim, "basis credence date tags asserted note", claim.extras)
        for stance in claim.stances:
            yield f"{'  ' * (indent + 1)}{stance.kind}: {stance.author}{_bracket(stance.citations)}"
        for expectation in self.debate.expectations:
            if expectation.claim == claim.id and not expectation.included:
                yield f"{'  ' * (indent + 1)}expect: {expectation.verdict}"
        for quotation in claim.quotations:
            first, *rest = _lines(_prose(quotation.text, quotation.citations), indent + 1)
            yield f"{'  ' * (indent + 1)}> {first}"
            yield from rest
        for steps in (claim.reasons, claim.rebuttals):
            for number, step in enumerate(steps):
                if not self._stands_under(step, claim.authors):
                    self.later += [(claim, other) for other in steps[number:]]
                    break
                yield self._step_lines(claim, step, indent + 1, claim.authors)

    def _stands_under(self, step: Step, above: tuple[str, ...]) -> bool:
        """Whether a step can be written under its claim's text: always, but for a nameless premise of another's."""
        first = self.debate.claims[step.premises[0].claim]
        return step.kind == "rebuttal" or first.named or step.movers == above

    def _step_lines(self, claim: Claim, step: Step, indent: int, above: tuple[str, ...]) -> _Lines:
        """Yield the lines of a step. `above` are the speakers of the claim above, if it stands there with its text."""
        first = step.premises[0]
        if first.implicit:
            raise ValueError(f"the first premise of a step for `{claim.id}` is implicit")
        word = "because" if step.kind == "reason" else "but"
        keys = [*_keys(indent + 1, first, "role"), *_keys(indent + 1, step, "move asks scheme weight")]
        if word == "because":
            default = above or self.by
            yield from self._move(first.claim, word, indent, claim, step.movers, default, keys)
        else:
            yield from self._move(first.claim, word, indent, claim, step.movers, self.by, keys)
        for premise in step.premises[1:]:
            word = "assuming" if premise.implicit else "and"
            keys = list(_keys(indent + 1, premise, "role"))
            yield from self._move(premise.claim, word, indent, claim, step.movers, step.movers, keys)
        for undercut in step.undercuts:
            keys = list(_keys(indent + 1, undercut, "role move asks"))
            yield from self._move(undercut.claim, "unless", indent, claim, undercut.movers, self.by, keys)

    def _move(
        self,
        id_: str,
        word: str,
        indent: int,
        owner: Claim | None,
        movers: tuple[str, ...],
        default: tuple[str, ...],
        keys: list[str],
    ) -> _Lines:
        """Yield one move: its claim with the text where this is its home, else a reference."""
        claim = self.debate.claims[id_]
        home = self.homes.get(id_)
        here = home is not None and home.owner == (owner.id if owner else None) and id_ not in self.written
        section = owner.section if owner else claim.section
        if here and self._fits(claim, word, section, movers, default if word == "because" else ()):
            name = f" {id_}" if claim.named else ""
            if word == "unless":
                by = () if claim.doubt else movers
            elif claim.authors == (movers if word != "but" else default):
                by = ()
            else:
                by = claim.authors
            said = f" by {', '.join(by)}" if by else ""
            yield self._claim_lines(claim, f"{word}{name}{said}", indent, tuple(keys))
            return
        said = f" by {', '.join(movers)}" if movers != default else ""
        yield f"{'  ' * indent}{word} {id_}{said}"
        yield from keys

    def _write_question(self, question: Question) -> None:
        self._open(_key(0, f"question {question.id}", question.text))
        if not question.exclusive:
            self.lines.append("  answers: many")
        self.lines += _keys(1, question, "note", question.extras)
        for answer in question.answers:
            self.lines.append(f"  answer {answer.claim}")
            for undercut in answer.undercuts:
                keys = list(_keys(2, undercut, "role move asks"))
                self._unroll(self._move(undercut.claim, "unless", 1, None, undercut.movers, self.by, keys))
