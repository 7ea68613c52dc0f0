"""The map in words, as indented lines of text for a terminal or a text file. Decides not what is told where.

The words of the language tell the relations, so nothing depends on colour. Knows no picture and no HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.model import Citation, Claim, Map, Question, Source
from argmap.render.cells import Line, Piece, print_lines
from argmap.render.outline_walk import Entry, OutlineWalk, take_part

DEEPEST = 12
"""Levels of one branch. What lies deeper is told further down, under a heading of its own."""

_WORD_STYLES = {"because": "1;32", "and": "32", "assuming": "32", "but": "1;31", "unless": "1;33", "answer": "1"}
_AUTHOR_STYLES = ("36", "35", "34", "96", "95", "94")
_HEADING, _FAINT = "1", "2"
_REMARKS = {"deferred": "more on it below", "above": "told above", "below": "told below"}


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


class _Teller:
    """Puts what is told into lines."""

    def __init__(
        self, map_: Map, focus: str | None, depth: int | None, author: str | Iterable[str] | None, width: int | None
    ) -> None:
        self.map = map_
        self.focus = focus
        self.part = take_part(map_, focus, depth, author)
        deepest = DEEPEST if width is None else max(2, min(DEEPEST, (width - 36) // 2))
        self.walk = OutlineWalk(self.part, deepest, resumed=1)
        self.styles = {name: _AUTHOR_STYLES[at % len(_AUTHOR_STYLES)] for at, name in enumerate(map_.authors)}

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
        yield from self._tell_block(self.walk.list_left())  # circles that hang on no root
        yield from self._tell_sources()

    def _tell_section(self, section: str | None) -> Iterator[Line]:
        questions = [question for question in self.part.questions if question.section == section]
        roots = [claim.id for claim in self.walk.roots if claim.section == section]
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
        yield from self._tell_entries(self.walk.list_answers(question, level=1))

    def _tell_block(self, claims: Iterable[str]) -> Iterator[Line]:
        """Tell claims that stand under nothing, each with a blank line before it."""
        for claim in claims:
            if claim not in self.walk.told:
                yield Line()
                yield from self._tell_entries([Entry("claim", claim)])

    def _tell_entries(self, entries: Iterable[Entry]) -> Iterator[Line]:
        """Tell the entries and all that bears on them; branches that are too deep follow under headings."""
        for entry, manner in self.walk.walk(entries):
            if manner == "resumed":
                yield Line()
                yield Line(0, (Piece("More on", _HEADING), Piece(" "), *self._name(entry.claim)))
                continue
            claim = self.part.claims[entry.claim]
            yield self._tell_claim(entry, claim, _REMARKS.get(manner, ""))
            if manner not in ("above", "below"):
                yield from self._tell_details(claim, 2 * entry.level + 4)

    def _name_movers(self, entry: Entry) -> str:
        """Name who makes a move, unless those who say its claim make it, or it is an open doubt that nobody makes."""
        claim = self.part.claims[entry.claim]
        if claim.doubt or set(entry.movers) == set(claim.authors):
            return ""
        return self._name_authors(entry.movers)

    def _name_authors(self, authors: Iterable[str]) -> str:
        return ", ".join(map(self.map.author_name, authors))

    def _tell_claim(self, entry: Entry, claim: Claim, remark: str) -> Line:
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
        movers = self._name_movers(entry)
        if movers:
            pieces.append(Piece(f" (moved by {movers})"))
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
