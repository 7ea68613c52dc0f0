"""The map in words, as indented lines of text for a terminal or a text file. Knows no picture and no HTML.

Every claim is told once, with what speaks for and against it beneath; wherever else it works, its line says
that it is told elsewhere. The words of the language tell the relations, so nothing depends on colour.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from attrs import frozen

from argmap.diagram.options import DrawingOptions
from argmap.diagram.select import select_claims
from argmap.model import Citation, Claim, Map, Question, Source, Step, Undercut
from argmap.render.cells import Line, Piece, print_lines

DEEPEST = 12
"""Levels of one branch. What lies deeper is told further down, under a heading of its own."""

_WORD_STYLES = {"because": "1;32", "and": "32", "assuming": "32", "but": "1;31", "unless": "1;33", "answer": "1"}
_AUTHOR_STYLES = ("36", "35", "34", "96", "95", "94")
_HEADING, _FAINT = "1", "2"


def write_outline(
    map_: Map,
    *,
    focus: str | None = None,
    depth: int | None = None,
    author: str | Iterable[str] | None = None,
    color: bool = False,
    width: int | None = None,
) -> str:
    """Return the debate as indented text that ends with a line feed.

    `focus`, `depth` and `author` choose a part as they do for a picture; without them everything is told.
    `color` adds ANSI colours. Lines are wrapped to `width` terminal cells, or not at all without it. Raises
    RenderError for a claim or an author that the map does not know.
    """
    lines = _Teller(map_, focus, depth, author, width).tell()
    return "".join(line + "\n" for line in print_lines(lines, width, color=color))


@frozen
class _Part:
    """What is told: the claims, the steps on each with the undercuts told, the questions, and what was left out."""

    claims: dict[str, Claim]
    steps: dict[str, list[tuple[Step, tuple[Undercut, ...]]]]
    questions: tuple[Question, ...]
    remarks: tuple[str, ...] = ()


def _take_part(map_: Map, focus: str | None, depth: int | None, author: str | Iterable[str] | None) -> _Part:
    steps: dict[str, list[tuple[Step, tuple[Undercut, ...]]]] = {}
    if focus is None and depth is None and not author:
        for step in map_.steps:
            steps.setdefault(step.claim, []).append((step, step.undercuts))
        return _Part(dict(map_.claims), steps, tuple(map_.questions.values()))
    view = select_claims(map_, DrawingOptions(focus=focus, depth=depth, authors=author))
    for numbered in view.steps:
        steps.setdefault(numbered.step.claim, []).append((numbered.step, numbered.undercuts))
    return _Part(view.claims, steps, view.questions, view.remarks)


@frozen
class _Entry:
    """One claim to tell: the word that brings it in, the claim above it, and who moves it if another does."""

    word: str
    claim: str
    above: str = ""
    mover: str = ""
    level: int = 0


class _Teller:
    """Tells the claims one by one, and remembers which it told."""

    def __init__(
        self, map_: Map, focus: str | None, depth: int | None, author: str | Iterable[str] | None, width: int | None
    ) -> None:
        self.map = map_
        self.focus = focus
        self.part = _take_part(map_, focus, depth, author)
        self.deepest = DEEPEST if width is None else max(2, min(DEEPEST, (width - 36) // 2))
        self.styles = {name: _AUTHOR_STYLES[at % len(_AUTHOR_STYLES)] for at, name in enumerate(map_.authors)}
        self.told: set[str] = set()
        self.homes = self._find_homes()
        self.roots = self._find_roots()

    def _find_homes(self) -> dict[str, str]:
        """For a claim the one beneath which it is told: the first that its own author gives it as a reason for.

        An answer is at home under its question (""); a claim without a home is told wherever it comes first.
        """
        claims = self.part.claims
        homes = {answer.claim: "" for question in self.part.questions for answer in question.answers}
        for target, steps in self.part.steps.items():
            for step, _ in steps:
                for premise in step.premises if step.kind == "reason" else ():
                    if set(claims[premise.claim].authors) & set(claims[target].authors):
                        homes.setdefault(premise.claim, target)
        return homes

    def _find_roots(self) -> list[Claim]:
        used: set[str] = set()
        for steps in self.part.steps.values():
            for step, undercuts in steps:
                used.update(premise.claim for premise in step.premises)
                used.update(undercut.claim for undercut in undercuts)
        for question in self.part.questions:
            used.update(answer.claim for answer in question.answers)
            used.update(undercut.claim for answer in question.answers for undercut in answer.undercuts)
        return [claim for claim in self.part.claims.values() if claim.id not in used]

    def tell(self) -> Iterator[Line]:
        """Yield the whole text, line by line."""
        if self.map.title:
            yield Line(0, (Piece(self.map.title, _HEADING),))
        for remark in self.part.remarks:
            yield Line(0, (Piece(f"({remark})", _FAINT),))
        if not self.part.claims:
            yield Line(0, (Piece("No claims.", _FAINT),))
        for section in (None, *self.map.sections):
            yield from self._tell_section(section)
        left = [claim for claim in self.part.claims if claim not in self.told]
        yield from self._tell_block(left)  # circles that hang on no root
        yield from self._tell_sources()

    def _tell_section(self, section: str | None) -> Iterator[Line]:
        questions = [question for question in self.part.questions if question.section == section]
        roots = [claim.id for claim in self.roots if claim.section == section]
        if section is not None and (questions or roots):
            yield Line()
            yield Line(0, (Piece(f"Section: {self.map.sections[section].heading}", _HEADING),))
        for question in questions:
            yield from self._tell_question(question)
        yield from self._tell_block(roots)

    def _tell_question(self, question: Question) -> Iterator[Line]:
        yield Line()
        manner = "its answers exclude one another" if question.exclusive else "its answers may all be right"
        yield Line(
            0,
            (
                Piece("Question", _HEADING),
                Piece(f" {question.id}", _FAINT),
                Piece(": "),
                Piece(question.text, _HEADING),
                Piece(f" ({manner})", _FAINT),
            ),
        )
        if question.note:
            yield Line(4, (Piece(f"note: {question.note}", _FAINT),))
        entries: list[_Entry] = []
        for answer in question.answers:
            if answer.claim in self.part.claims:
                entries.append(_Entry("answer", answer.claim, level=1))
                for undercut in answer.undercuts:
                    if undercut.claim in self.part.claims:
                        mover = self._name_mover(undercut.movers, undercut.claim)
                        entries.append(_Entry("unless", undercut.claim, answer.claim, mover, level=1))
        yield from self._tell_entries(entries)

    def _tell_block(self, claims: Iterable[str]) -> Iterator[Line]:
        """Tell claims that stand under nothing, each with a blank line before it."""
        for claim in claims:
            if claim not in self.told:
                yield Line()
                yield from self._tell_entries([_Entry("claim", claim)])

    def _tell_entries(self, entries: list[_Entry]) -> Iterator[Line]:
        """Tell the entries and all that bears on them; branches that are too deep follow afterwards."""
        later: deque[str] = deque()
        yield from self._tell_branch(entries, later)
        while later:
            claim = later.popleft()
            yield Line()
            yield Line(0, (Piece("More on", _HEADING), Piece(" "), *self._name(claim)))
            yield from self._tell_branch(self._entries_beneath(claim, 1), later)

    def _tell_branch(self, entries: list[_Entry], later: deque[str]) -> Iterator[Line]:
        stack = entries[::-1]
        while stack:
            entry = stack.pop()
            claim = self.part.claims[entry.claim]
            astray = entry.above and self.homes.get(entry.claim, entry.above) != entry.above
            if astray or entry.claim in self.told:
                where = "above" if entry.claim in self.told else "below"
                yield self._tell_claim(entry, claim, f"told {where}")
                continue
            self.told.add(entry.claim)
            beneath = self._entries_beneath(entry.claim, entry.level + 1)
            deep = bool(beneath) and entry.level >= self.deepest
            yield self._tell_claim(entry, claim, "more on it below" if deep else "")
            yield from self._tell_details(claim, 2 * entry.level + 4)
            if deep:
                later.append(entry.claim)
            else:
                stack += reversed(beneath)

    def _entries_beneath(self, claim: str, level: int) -> list[_Entry]:
        entries: list[_Entry] = []
        for step, undercuts in self.part.steps.get(claim, ()):
            opening = "because" if step.kind == "reason" else "but"
            for place, premise in enumerate(step.premises):
                mover = "" if place else self._name_mover(step.movers, premise.claim)
                word = "assuming" if premise.implicit else "and" if place else opening
                entries.append(_Entry(word, premise.claim, claim, mover, level))
            for undercut in undercuts:
                mover = self._name_mover(undercut.movers, undercut.claim)
                entries.append(_Entry("unless", undercut.claim, claim, mover, level))
        return entries

    def _name_mover(self, movers: tuple[str, ...], claim: str) -> str:
        """Name who makes a move, unless those who say its claim make it, or it is an open doubt that nobody makes."""
        record = self.part.claims[claim]
        if record.doubt or set(movers) == set(record.authors):
            return ""
        return self._name_authors(movers)

    def _name_authors(self, authors: Iterable[str]) -> str:
        return ", ".join(map(self.map.author_name, authors))

    def _tell_claim(self, entry: _Entry, claim: Claim, remark: str) -> Line:
        pieces = [Piece(entry.word, _WORD_STYLES.get(entry.word, _HEADING))]
        if claim.named:
            pieces += [Piece(" "), Piece(claim.id, _FAINT)]
        if claim.doubt:
            pieces.append(Piece(" (an open doubt)"))
        else:
            pieces.append(Piece(" unstated by " if claim.implicit else " by "))
            for place, author in enumerate(claim.authors):
                pieces.append(Piece(", " if place else ""))
                pieces.append(Piece(self.map.author_name(author), self.styles.get(author, "")))
        if entry.mover:
            pieces.append(Piece(f" (moved by {entry.mover})"))
        pieces += [Piece(": "), Piece(claim.text, "1" if claim.id == self.focus else "")]
        if claim.citations:
            pieces += [Piece(" "), Piece(_cite(claim.citations), _FAINT)]
        if remark:
            pieces += [Piece(" "), Piece(f"({remark})", _FAINT)]
        if claim.id == self.focus:
            pieces += [Piece(" "), Piece("(in focus)", _HEADING)]
        return Line(2 * entry.level, tuple(pieces))

    def _tell_details(self, claim: Claim, indent: int) -> Iterator[Line]:
        for stance in claim.stances:
            cited = f" {_cite(stance.citations)}" if stance.citations else ""
            yield Line(indent, (Piece(f"{stance.kind}: {self.map.author_name(stance.author)}{cited}"),))
        for quotation in claim.quotations:
            cited = f" {_cite(quotation.citations)}" if quotation.citations else ""
            yield Line(indent, (Piece(f"> {quotation.text}{cited}", _FAINT),))
        if claim.note:
            yield Line(indent, (Piece(f"note: {claim.note}", _FAINT),))

    def _name(self, claim: str) -> tuple[Piece, ...]:
        record = self.part.claims[claim]
        return (Piece(claim),) if record.named else (Piece(f"“{record.text}”"),)

    def _tell_sources(self) -> Iterator[Line]:
        cited = {
            citation.source
            for claim in self.part.claims.values()
            for citation in (*claim.citations, *(c for q in claim.quotations for c in q.citations))
        }
        sources = [source for source in self.map.sources.values() if source.id in cited]
        if sources:
            yield Line()
            yield Line(0, (Piece("Sources", _HEADING),))
        for source in sources:
            yield Line(2, (Piece(f"@{source.id}: {self._describe(source)}"),))

    def _describe(self, source: Source) -> str:
        authors = self._name_authors(source.authors)
        where = ", ".join(filter(None, [source.publisher, source.date]))
        return (f"{authors}, " if authors else "") + f"“{source.title}”" + (f" ({where})" if where else "")


def _cite(citations: tuple[Citation, ...]) -> str:
    return f"[{'; '.join(map(str, citations))}]"
