"""A debate as a flow: cases, answers and their answers, each in the speech that gives it. Writes no sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from argmap.model import ME, Claim, Map, Step
from argmap.prep.answers import Reply, find_replies, is_open_doubt
from argmap.prep.compare_relations import find_beneath
from argmap.prep.flow_formats import DebateFormat
from argmap.prep.opponents import NoOpponentsError, Sides, find_sides

ALWAYS = 1
"""Steps beneath an answer down to which a case is told in full; deeper, only what is answered."""


@define(eq=False)
class Box:
    """What one speech says on one row: claims that are put forward together, with the answers to them.

    `label` is the kind of answer it is, empty in a case. `column` is the speech; None where no speech is left for it.
    `see` is the row where its own answers stand, if they stand elsewhere. `row` counts from 1 through the whole flow.
    """

    claims: tuple[str, ...]
    label: str
    column: int | None
    answers: list[Box] = field(factory=list)
    see: Box | None = None
    row: int = 0

    @property
    def unanswered(self) -> bool:
        """Whether nothing in the map answers it."""
        return not self.answers and self.see is None


@frozen
class Case:
    """What one side brings on one issue: its boxes in order, each the start of an exchange."""

    side: int
    issue: str
    boxes: tuple[Box, ...]


@frozen
class Flow:
    """The exchange of a debate in the speeches of a format.

    `people` are the authors of the two sides, the first to speak first. `left_out` counts claims of the cases that lie
    deeper and that nobody answered. `late` are answers for which no speech is left.
    """

    map: Map
    format: DebateFormat
    people: tuple[tuple[str, ...], tuple[str, ...]]
    cases: tuple[Case, ...]
    left_out: int
    late: tuple[Box, ...]


def lay_flow(map_: Map, format_: DebateFormat, first: str | None = None) -> Flow:
    """Lay out a debate in the speeches of a format; `first` is an author of the side that speaks first.

    Without `first` it is the side of the first author of the map who has opponents. Answers go to the next speech of
    the other side that answers; where a side has two speeches in a row, its issues are dealt out to them in turn, and
    so are those of a case that more than one speech brings. Raises ValueError for an author who is not in the map,
    NoOpponentsError (see `opponents`) where there is nobody to answer.
    """
    return _Layer(map_, format_, _find_first(map_, first)).lay()


def _find_first(map_: Map, first: str | None) -> Sides:
    if first is not None:
        return find_sides(map_, first)
    failed: NoOpponentsError | None = None
    for author in map_.authors:
        try:
            return find_sides(map_, author)
        except NoOpponentsError as error:
            failed = failed or error
    raise failed or NoOpponentsError("the map has no authors, so nobody opposes anybody")


class _Layer:
    """Lays cases and answers out, each answer to a claim once."""

    def __init__(self, map_: Map, format_: DebateFormat, sides: Sides):
        self.map, self.format = map_, format_
        self.people = (sides.own, sides.opponents)
        self.replies = find_replies(map_)
        self.told: dict[tuple[tuple[str, ...], int], Box] = {}
        self.late: list[Box] = []
        self.brought: tuple[set[str], set[str]] = (set(), set())
        self.left_out = 0

    def lay(self) -> Flow:
        cases = []
        for side in (0, 1):
            issues = list(self._list_issues(side))
            for number, (heading, theses) in enumerate(issues):
                column = self._find_case(side, number, len(issues))
                boxes = self._lay_case(side, theses, column, number)
                if boxes:
                    cases.append(Case(side, heading, tuple(boxes)))
        row = 0
        for case in cases:
            for box in case.boxes:
                row = _number_rows(box, row + 1)
        return Flow(self.map, self.format, self.people, tuple(cases), self.left_out, tuple(self.late))

    def _list_issues(self, side: int) -> Iterator[tuple[str, list[str]]]:
        """Yield what a side brings: its answers by question; then its theses that bear on none of these."""
        own = set(self.people[side])
        covered: set[str] = set()
        for question in self.map.questions.values():
            theses = [
                answer.claim for answer in question.answers if answer.claim in self.map.claims
                and answer.claim not in covered and self._holds(own, self.map.claims[answer.claim])
            ]  # fmt: skip
            if theses:
                covered |= find_beneath(self.map, theses).keys()
                yield question.text, theses
        answers = {answer.claim for question in self.map.questions.values() for answer in question.answers}
        others = [
            claim.id
            for claim in self.map.roots
            if claim.id not in covered and claim.id not in answers and self._holds(own, claim)
        ]
        if others:
            yield ("Beside the questions" if covered else "The case"), others

    def _holds(self, own: set[str], claim: Claim) -> bool:
        agreed = any(stance.kind == "agreed" and stance.author in own for stance in claim.stances)
        return not is_open_doubt(claim) and (agreed or not own.isdisjoint(claim.authors))

    def _find_case(self, side: int, number: int, issues: int) -> int:
        """Return the speech that brings an issue: the first issues in the first, and so on."""
        speeches = [
            at for at, speech in enumerate(self.format.speeches) if speech.side == side and "case" in speech.does
        ]
        return speeches[number * len(speeches) // issues]

    def _lay_case(self, side: int, theses: Sequence[str], column: int, issue: int) -> list[Box]:
        """Return the boxes of a case on an issue: theses, their reasons, and deeper what is answered."""
        boxes: list[Box] = []
        seen = self.brought[side]
        theses = [thesis for thesis in theses if thesis not in seen]
        seen.update(theses)
        stack: list[tuple[tuple[str, ...], Step | None, int]] = [((thesis,), None, 0) for thesis in reversed(theses)]
        while stack:
            claims, step, depth = stack.pop()
            answers = self._find_answers(side, claims, step)
            if depth <= ALWAYS or answers:
                box = Box(claims, "", column)
                boxes.append(box)
                self._lay_answers(box, answers, side, issue)
            else:
                self.left_out += len(claims)
            beneath: list[tuple[tuple[str, ...], Step | None, int]] = []
            for claim in claims:
                for reason in self._list_reasons(side, self.map.claims[claim]):
                    premises = tuple(p.claim for p in reason.premises if p.claim in self.map.claims)
                    if premises and not seen.issuperset(premises):
                        seen.update(premises)
                        beneath.append((premises, reason, depth + 1))
            stack += reversed(beneath)
        return boxes

    def _list_reasons(self, side: int, claim: Claim) -> Iterator[Step]:
        """Yield the reasons that a side, or the map-maker for it, gives for a claim that it holds."""
        own = set(self.people[side])
        if self._holds(own, claim):
            yield from (step for step in claim.reasons if not {*own, ME}.isdisjoint(step.movers))

    def _find_answers(self, side: int, claims: Sequence[str], step: Step | None) -> list[Reply]:
        """Return what is said against claims of a case, and against the step by which they serve it."""
        own = set(self.people[side])
        found: dict[tuple[tuple[str, ...], int], Reply] = {}
        said = [reply for claim in claims for reply in self.replies.to(claim) if reply.kind == "rebuttal"]
        if step is not None:
            broken = self.replies.to(step.claim)
            said += [reply for reply in broken if reply.kind == "undercut" and reply.step is step]
        for reply in said:
            if own.isdisjoint(reply.movers):
                found.setdefault((reply.claims, id(reply.step)), reply)
        return list(found.values())

    def _lay_answers(self, start: Box, answers: Sequence[Reply], side: int, issue: int) -> None:
        stack = [(start, reply, 1 - side) for reply in reversed(answers)]
        while stack:
            above, reply, speaker = stack.pop()
            column = None if above.column is None else self._find_answering(above.column, speaker, issue)
            box = Box(reply.claims, reply.label, column)
            if column is None:
                self.late.append(box)
            above.answers.append(box)
            key = (reply.claims, id(reply.step) if reply.step is not None else 0)
            before = self.told.setdefault(key, box)
            counters = [
                counter for counter in self.replies.counter(reply)
                if counter.counts and counter.kind != "rival"
            ]  # fmt: skip
            if before is not box:
                box.see = before if counters else None
            elif column is not None:
                stack += [(box, counter, 1 - speaker) for counter in reversed(counters)]

    def _find_answering(self, after: int, side: int, issue: int) -> int | None:
        """Return the next speech of a side that answers; of two in a row, the issues are dealt out in turn."""
        speeches = self.format.speeches
        for at in range(after + 1, len(speeches)):
            if speeches[at].side == side and "answers" in speeches[at].does:
                block = [at]
                while block[-1] + 1 < len(speeches) and speeches[block[-1] + 1].side == side:
                    block.append(block[-1] + 1)
                block = [one for one in block if "answers" in speeches[one].does]
                return block[issue % len(block)]
        return None


def _number_rows(start: Box, row: int) -> int:
    """Number the rows of an exchange: the first answer stands beside what it answers, the others beneath."""
    stack = [(start, True)]
    first = True
    while stack:
        box, beside = stack.pop()
        if not first and not beside:
            row += 1
        first = False
        box.row = row
        placed = [answer for answer in box.answers if answer.column is not None]
        stack += [(answer, at == 0) for at, answer in reversed(list(enumerate(placed)))]
    return row


def list_boxes(case: Case) -> Iterator[Box]:
    """Yield the boxes of a case that have a place, each before its answers."""
    stack = list(reversed(case.boxes))
    while stack:
        box = stack.pop()
        if box.column is not None:
            yield box
            stack += reversed(box.answers)
