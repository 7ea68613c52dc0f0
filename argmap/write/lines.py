"""The lines of a map, in the places that its layout gives them. Decides nothing about places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from argmap.model import (
    ME,
    Answer,
    Author,
    Citation,
    Claim,
    Map,
    Premise,
    Question,
    Scenario,
    Section,
    Source,
    Step,
    Undercut,
)
from argmap.syntax.citations import split_citation
from argmap.write.layout import HOME, SECOND, Item, Layout, Slot
from argmap.write.prepare import is_bound

_DEEPEST = 12  # beyond this depth, a claim that can stand at the margin does: indents stay readable, and short

Line = tuple[int, str]
"""A depth and the text of a line."""

Lines = Iterator["Line | Lines"]
"""Lines, and more lines within: walked with a stack, as a chain of claims may be very long."""


def write_lines(layout: Layout) -> str:
    """Return the text of a whole map."""
    told = {expectation.claim: expectation.verdict for expectation in reversed(layout.map.expectations)}
    writer = _Writer(layout, told)
    text = writer.write()
    order = {name: number for number, name in enumerate(writer.defined)}
    wanted = [expectation.claim for expectation in layout.map.expectations]
    if wanted == sorted(wanted, key=order.__getitem__) and len(told) == len(wanted):
        return text
    early = 0  # so many of the expectations come in the order of the definitions
    while early < len(wanted) and (not early or order[wanted[early - 1]] < order[wanted[early]]):
        early += 1
    kept = {c: v for c, v in told.items() if c in wanted[:early] or not layout.map.claims[c].named}
    return _Writer(layout, kept).write()


class _Writer:
    """Writes block by block. `by` is who speaks at the place reached; `defined` the claims in their order."""

    def __init__(self, layout: Layout, expected: Mapping[str, str]):
        self.layout = layout
        self.map: Map = layout.map
        self.expected = expected
        self.by: tuple[str, ...] = (ME,)
        self.defined: dict[str, None] = {}
        self.blocks: list[list[Line]] = []
        self.postponed: list[Claim] = []
        numbers = range(len(layout.sections))
        self.questions: list[list[Question]] = [[] for _ in numbers]
        self.claims: list[list[Claim]] = [[] for _ in numbers]
        self.added: list[list[str]] = [[] for _ in numbers]
        for question in self.map.questions.values():
            self.questions[layout.section_number(question.section)].append(question)
        for claim in self.map.claims.values():
            if claim.id not in layout.inline:
                self.claims[layout.section_number(claim.section)].append(claim)
        for name, items in layout.items.items():
            elsewhere = {item.place[0] for item in items if item.place[1] == SECOND}
            for number in elsewhere.union(*(item.late for item in items)):
                self.added[number].append(name)

    def write(self) -> str:
        """Return the text."""
        self._add(self._write_map())
        for author in self.map.authors.values():
            self._add(self._write_author(author))
        for source in self.map.sources.values():
            self._add(self._write_source(source))
        for section, number in self.layout.sections.items():
            if section is not None:
                self._add(self._write_section(self.map.sections[section]))
            self._write_section_blocks(number)
        for expectation in self.map.expectations:
            if expectation.claim not in self.expected:
                self._add(iter([(0, f"claim {expectation.claim}"), (1, f"expect: {expectation.verdict}")]))
        for scenario in self.map.scenarios.values():
            self._add(self._write_scenario(scenario))
        return self._join()

    def _add(self, lines: Lines) -> None:
        """Walk lines within lines and keep them as one block."""
        block: list[Line] = []
        stack = [lines]
        while stack:
            line = next(stack[-1], None)
            if line is None:
                stack.pop()
            elif isinstance(line, tuple):
                block.append(line)
            else:
                stack.append(line)
        if block:
            self.blocks.append(block)

    def _join(self) -> str:
        pieces: list[str] = []
        before: list[Line] | None = None
        for block in self.blocks:
            if before is not None and (
                len(before) > 1 or len(block) > 1 or before[0][1].split(" ")[0] != block[0][1].split(" ")[0]
            ):
                pieces.append("\n")
            pieces.extend(f"{'  ' * depth}{text}\n" for depth, text in block)
            before = block
        return "".join(pieces)

    def _write_section_blocks(self, number: int) -> None:
        """Write what belongs to one section: questions, claims, then what second blocks add to claims."""
        for question in self.questions[number]:
            self._add(self._write_question(question))
        self._write_claims(self.claims[number])
        waiting = self.added[number]
        while waiting or self.postponed:
            claims, self.postponed = self.postponed, []
            self._write_claims(claims)
            # a second block comes after the claim's own, which may itself stand in a second block
            ready = [name for name in waiting if self._is_ready(name, number)] or waiting[:1]
            for name in ready:
                self._write_added(name, number)
            waiting = [name for name in waiting if name not in ready]

    def _is_ready(self, name: str, number: int) -> bool:
        claim = self.map.claims.get(name)
        return claim is None or name in self.defined or self.layout.section_number(claim.section) > number

    def _write_added(self, name: str, number: int) -> None:
        """Write what is added in one section to a claim or a question that stands elsewhere."""
        items = self.layout.items[name]
        second = [item for item in items if item.place == (number, SECOND)]
        if second:
            self._write_second(name, second)
        for item in items:
            if number in item.late:
                self._add(self._write_late(name, item, item.late[number]))

    def _write_claims(self, claims: Sequence[Claim]) -> None:
        for index, claim in enumerate(claims):
            after = claims[index + 1] if index + 1 < len(claims) else None
            if claim.authors != self.by and after is not None and after.authors == claim.authors:
                self._say(claim.authors)
            self._add(self._write_claim(claim))

    def _say(self, authors: tuple[str, ...]) -> None:
        """Let somebody else speak from here on."""
        self.by = authors
        self._add(iter([(0, f"by {', '.join(authors)}")]))

    # declarations

    def _write_map(self) -> Lines:
        found = self.map
        keys = [*_keys(1, date=found.date, editor=found.editor, note=found.note), *_extras(1, found.extras)]
        if found.title or keys:
            yield from _text(0, "map:", found.title)
            yield from keys

    def _write_author(self, author: Author) -> Lines:
        yield from _text(0, f"author {author.id}:", author.name)
        yield from _keys(
            1, affiliation=author.affiliation, qualifications=author.qualifications, side=author.side,
            color=author.color, note=author.note,
        )  # fmt: skip
        yield from _extras(1, author.extras)

    def _write_source(self, source: Source) -> Lines:
        yield from _text(0, f"source {source.id}:", source.title)
        yield from _keys(
            1, authors=", ".join(source.authors), date=source.date, publisher=source.publisher, kind=source.kind,
            url=source.url, accessed=source.accessed, text=source.text,
            extent=", ".join(map(str, source.extent)), note=source.note,
        )  # fmt: skip
        yield from _extras(1, source.extras)

    def _write_section(self, section: Section) -> Lines:
        yield from _text(0, f"section {section.id}:", section.heading)
        yield from _keys(1, note=section.note)
        yield from _extras(1, section.extras)

    def _write_scenario(self, scenario: Scenario) -> Lines:
        yield from _text(0, f"scenario {scenario.id}:", scenario.text)
        yield from _keys(1, note=scenario.note)
        yield from _extras(1, scenario.extras)
        for claim in scenario.accepts:
            yield 1, f"accept {claim}"
        for claim in scenario.rejects:
            yield 1, f"reject {claim}"
        for expectation in scenario.expectations:
            yield 1, f"expect {expectation.claim} {expectation.verdict}"

    # questions and claims

    def _write_question(self, question: Question) -> Lines:
        yield from _text(0, f"question {question.id}:", question.text)
        yield from _keys(1, answers=None if question.exclusive else "many", note=question.note)
        yield from _extras(1, question.extras)
        for item in self.layout.items[question.id]:
            if item.place[1] == HOME:
                yield self._write_item(item, 1, ())

    def _write_claim(self, claim: Claim) -> Lines:
        said_by = "" if claim.authors == self.by else f" by {', '.join(claim.authors)}"
        yield from _text(0, f"claim {claim.id}{said_by}:", _said(claim.text, claim.citations))
        yield self._write_body(claim, 1)

    def _write_body(self, claim: Claim, depth: int) -> Lines:
        """Write what stands beneath the text of a claim."""
        self.defined[claim.id] = None
        yield from _keys(
            depth, basis=claim.basis, credence=claim.credence, date=claim.date, tags=", ".join(claim.tags),
            note=claim.note, asserted=None if claim.asserted is None else "yes" if claim.asserted else "no",
            expect=self.expected.get(claim.id),
        )  # fmt: skip
        for stance in claim.stances:
            yield from _text(depth, f"{stance.kind}:", _said(stance.author, stance.citations))
        yield from _extras(depth, claim.extras)
        for quotation in claim.quotations:
            yield from _text(depth, ">", _said(quotation.text, quotation.citations))
        for item in self.layout.items[claim.id]:
            if item.place[1] == HOME:
                yield self._write_item(item, depth, claim.authors)

    def _write_second(self, name: str, items: Sequence[Item]) -> None:
        """Write steps or answers under a line that takes up their claim or question."""
        block: list[Item] = []
        for item in items:
            record = item.record
            bare = isinstance(record, Step) and record.kind == "reason" and item.premises[0].inline
            if isinstance(record, Step) and bare and record.movers != self.by:
                self._add(self._write_taken_up(name, block))
                block = []
                self._say(record.movers)
            block.append(item)
        self._add(self._write_taken_up(name, block))

    def _write_taken_up(self, name: str, items: Sequence[Item]) -> Lines:
        if items:
            yield 0, f"{'question' if name in self.map.questions else 'claim'} {name}"
        for item in items:
            yield self._write_item(item, 1, self.by)

    def _write_late(self, name: str, item: Item, slots: Sequence[Slot]) -> Lines:
        """Take up a step or an answer to undercut it."""
        yield 0, f"{'question' if name in self.map.questions else 'claim'} {name}"
        yield 1, f"{_word(item.record)} {_first(item.record)}"
        for slot in slots:
            yield self._write_undercut(slot, 1)

    # moves

    def _write_item(self, item: Item, depth: int, speaker: tuple[str, ...]) -> Lines:
        """Write a step, or an answer, with the undercuts that stand beside it."""
        record = item.record
        if isinstance(record, Answer):
            yield depth, f"answer {record.claim}"
        else:
            mover = speaker if record.kind == "reason" else self.by
            keys = [
                *_keys(depth + 1, scheme=record.scheme, weight=record.weight, role=record.premises[0].role),
                *_keys(depth + 1, move=record.move, asks=record.asks),
            ]
            yield self._write_move(_word(record), item.premises[0], depth, mover, record.movers, keys)
            now = record.movers
            if item.joint is not None:
                now = item.premises[0].claim.authors if record.kind == "rebuttal" else speaker
            for slot in item.premises[1:]:
                assert isinstance(slot.use, Premise)
                word = "assuming" if slot.use.implicit else "and"
                keys = list(_keys(depth + 1, role=slot.use.role))
                joining = record.movers[len(now) :] if slot.index == item.joint else now
                yield self._write_move(word, slot, depth, now, joining, keys)
                if slot.index == item.joint:
                    now = record.movers
        for slot in item.here:
            yield self._write_undercut(slot, depth)

    def _write_undercut(self, slot: Slot, depth: int) -> Lines:
        use = slot.use
        assert isinstance(use, Undercut)
        keys = list(_keys(depth + 1, scheme=use.scheme, role=use.role, move=use.move, asks=use.asks))
        # an `unless` with a text and no `by` would be an open doubt
        mover = self.by if not self._is_defined_here(slot, depth) else (ME,) if slot.claim.doubt else ()
        return self._write_move("unless", slot, depth, mover, use.movers, keys)

    def _is_defined_here(self, slot: Slot, depth: int) -> bool:
        return slot.inline and (depth < _DEEPEST or is_bound(slot.claim))

    def _write_move(
        self, word: str, slot: Slot, depth: int, mover: tuple[str, ...], movers: tuple[str, ...], keys: list[Line]
    ) -> Lines:
        """Write a move: the claim's text with who says it, or a reference with who moves.

        `mover` is who says or moves it where the line does not tell.
        """
        claim = slot.claim
        if self._is_defined_here(slot, depth):
            name = f" {claim.id}" if claim.named else ""
            said_by = "" if claim.authors == mover else f" by {', '.join(claim.authors)}"
            yield from _text(depth, f"{word}{name}{said_by}:", _said(claim.text, claim.citations))
            yield from keys
            yield self._write_body(claim, depth + 1)
            return
        if slot.inline:
            self.postponed.append(claim)
        said_by = "" if movers == mover else f" by {', '.join(movers)}"
        yield depth, f"{word} {claim.id}{said_by}"
        yield from keys


def _word(record: Step | Answer) -> str:
    if isinstance(record, Answer):
        return "answer"
    return "because" if record.kind == "reason" else "but"


def _first(record: Step | Answer) -> str:
    return record.claim if isinstance(record, Answer) else record.premises[0].claim


def _text(depth: int, head: str, text: str) -> Iterator[Line]:
    """Yield a line with its text; a line break in the text is a `|` without words."""
    first, *more = text.split("\n")
    yield depth, f"{head} {first}".rstrip(" ")
    for piece in more:
        yield depth + 1, "|"
        if piece:
            yield depth + 1, f"| {piece}"


def _said(text: str, citations: Iterable[Citation] = ()) -> str:
    """Return a text with its citations; `[]` tells that a bracket at its end is prose."""
    shown = "; ".join(map(str, citations))
    if shown:
        return f"{text} [{shown}]"
    return f"{text} []" if split_citation(text)[1] is not None else text


def _keys(depth: int, **values: Any) -> Iterator[Line]:
    for key, value in values.items():
        if isinstance(value, (int, float)):
            value = repr(float(value)).removesuffix(".0")
        if value is not None and value != "":
            yield from _text(depth, f"{key}:", value)


def _extras(depth: int, extras: Mapping[str, str]) -> Iterator[Line]:
    for key, value in extras.items():
        if not key.startswith("x-"):
            raise ValueError(f"the key `{key}` does not begin with `x-`")
        yield from _text(depth, f"{key}:", value)
