"""Where each claim of a map is defined, and where each step is written. Writes no lines.

A claim is defined at the margin, or within a step or an undercut where the rules of who speaks give it the same
author. Unnamed claims, doubts and implicit premises can only be defined within; where the line above would give
them another section or another mover, the step stands in a second block, under a line that takes its claim up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs
from attrs import define, field

from argmap.model import Answer, Claim, Map, Premise, Question, Step, Undercut
from argmap.write.prepare import Ready, can_open, find_joint, fits_premise, fits_undercut, is_bound, used_claims

Place = tuple[int, int]
"""A section, as its number in the order of writing, and the part of it: definitions, second blocks, later undercuts."""

HOME, SECOND, LATER = 0, 1, 2
_FAR = 10**9


@define(eq=False)
class Slot:
    """A claim's place in a step or beside an answer; `inline` where it is defined there."""

    claim: Claim
    use: Premise | Undercut
    index: int = 0
    inline: bool = False


@define(eq=False)
class Item:
    """A step or an answer, and where it is written. `late` are undercuts written further on, by section.

    `joint` is the premise with which movers join that the first one cannot name.
    """

    owner: Claim | Question
    record: Step | Answer
    premises: list[Slot]
    undercuts: list[Slot]
    place: Place = (0, HOME)
    late: dict[int, list[Slot]] = field(factory=dict)
    joint: int | None = None

    @property
    def here(self) -> list[Slot]:
        """The undercuts written with it."""
        late = {id(slot) for slots in self.late.values() for slot in slots}
        return [slot for slot in self.undercuts if id(slot) not in late]


@define(eq=False)
class Layout:
    """What is written where. `items` are the steps of each claim and the answers of each question, in order."""

    map: Map
    sections: dict[str | None, int]
    items: dict[str, list[Item]]
    inline: set[str]

    def section_number(self, section: str | None) -> int:
        """Return the place of a section in the order of writing."""
        return self.sections[section]


class _OutOfOrder(Exception):
    """The moves on a claim cannot be written in their order, section by section."""


def plan_layout(ready: Ready) -> Layout:
    """Decide where everything is written. Raises ValueError where it cannot be written in its order."""
    try:
        return _Planner(ready.map).plan()
    except _OutOfOrder as fault:
        if not ready.joined:
            raise ValueError(f"the moves on `{fault}` cannot be written in their order, section by section") from None
    try:
        return _Planner(_settle_sections(ready.map)).plan()
    except _OutOfOrder as fault:
        raise ValueError(f"the moves on `{fault}` cannot be written in their order") from None


def _settle_sections(debate: Map) -> Map:
    """Move each claim that can only be defined within a move to the section of what it bears on.

    In a debate of several files, sections end with their file; in one file they go on to the next.
    """
    sections = {claim.id: claim.section for claim in debate.claims.values()}
    owners = [(c.id, step) for c in debate.claims.values() for step in c.steps]
    waiting = [c.id for c in debate.claims.values() if not is_bound(c)]
    beneath: dict[str, list[str]] = {}
    for owner, step in owners:
        beneath.setdefault(owner, []).extend(used_claims(step))
    for question in debate.questions.values():
        for answer in question.answers:
            for undercut in answer.undercuts:
                if is_bound(debate.claims[undercut.claim]):
                    sections[undercut.claim] = question.section
                    waiting.append(undercut.claim)
    seen = set(waiting)
    for name in waiting:  # grows while it is read
        for used in beneath.get(name, ()):
            if used not in seen and is_bound(debate.claims[used]):
                seen.add(used)
                sections[used] = sections[name]
                waiting.append(used)
    claims = [
        c if sections[c.id] == c.section else attrs.evolve(c, section=sections[c.id]) for c in debate.claims.values()
    ]
    return attrs.evolve(debate, claims=claims)


class _Planner:
    """Places bound claims first, then steps, then the claims that may stand within one or at the margin."""

    def __init__(self, debate: Map):
        self.map = debate
        self.number = {section: index for index, section in enumerate((None, *debate.sections))}
        self.items: dict[str, list[Item]] = {}
        self.inline: set[str] = set()
        self.above: dict[str, str] = {}

    def plan(self) -> Layout:
        """Return the finished layout."""
        for claim in self.map.claims.values():
            self.items[claim.id] = [self._make_item(claim, step) for step in claim.steps]
        for question in self.map.questions.values():
            self.items[question.id] = [self._make_item(question, answer) for answer in question.answers]
        self._bind_claims()
        for claim in self.map.claims.values():
            items = self.items[claim.id]
            count = len(claim.reasons)
            self._place_items(claim, items[:count])
            self._place_items(claim, items[count:])
        for question in self.map.questions.values():
            self._place_items(question, self.items[question.id])
        self._nest_claims()
        self._mix_items()
        return Layout(self.map, self.number, self.items, self.inline)

    def _make_item(self, owner: Claim | Question, record: Step | Answer) -> Item:
        claims = self.map.claims
        premises = record.premises if isinstance(record, Step) else ()
        return Item(
            owner,
            record,
            [Slot(claims[p.claim], p, index) for index, p in enumerate(premises)],
            [Slot(claims[u.claim], u) for u in record.undercuts],
        )

    # bound claims

    def _bind_claims(self) -> None:
        for items in self.items.values():
            for item in items:
                for slot in (*item.premises, *item.undercuts):
                    claim = slot.claim
                    if is_bound(claim) and claim.id not in self.inline and self._fits(item, slot):
                        self._define_here(slot)
        for claim in self.map.claims.values():
            if is_bound(claim) and claim.id not in self.inline:
                kind = "doubt" if claim.doubt else "implicit premise" if claim.implicit else "unnamed claim"
                raise ValueError(f"the {kind} `{claim.id}` has no place that makes it one")

    def _define_here(self, slot: Slot) -> None:
        slot.inline = True
        self.inline.add(slot.claim.id)

    def _fits(self, item: Item, slot: Slot) -> bool:
        """Tell whether a claim can be defined in a slot, as far as records say."""
        if isinstance(slot.use, Undercut):
            return fits_undercut(slot.claim, slot.use)
        assert isinstance(item.record, Step)
        return fits_premise(self.map, item.record, slot.index)

    def _speaks_at_home(self, item: Item, slot: Slot | None = None) -> bool:
        """Tell whether a claim defined in a slot under its owner's own text would have the right mover.

        Only a reason's first premise cannot name its mover: it is the speaker of the claim above. Without `slot`,
        the first premise is meant, as it is going to be written.
        """
        if not isinstance(item.record, Step) or item.record.kind == "rebuttal":
            return True
        first = item.premises[0]
        if slot is None:
            slot = first
            if not slot.inline:
                return True
        assert isinstance(item.owner, Claim)
        return slot is not first or can_open(self.map, item.record, item.owner.authors)

    # steps and answers

    def _need(self, slots: Iterable[Slot]) -> list[int]:
        return [self.number[slot.claim.section] for slot in slots if slot.inline]

    def _place_items(self, owner: Claim | Question, items: Sequence[Item]) -> None:
        """Give each of the steps of one kind its place, so that they come in their order."""
        home = self.number[owner.section]
        fixed: list[tuple[int | None, bool, Place]] = []
        for item in items:
            needs = set(self._need(item.premises))
            if len(needs) > 1:
                raise _OutOfOrder(owner.id)
            need = needs.pop() if needs else None
            at_home = need in (None, home) and self._speaks_at_home(item)
            last = (_FAR, SECOND) if need is None else (need, SECOND)
            last = min([last, *((n, SECOND) for n in self._need(item.undercuts))])
            fixed.append((need, at_home, last))
        limits: list[Place] = []
        limit: Place = (_FAR, SECOND)
        for _, _, last in reversed(fixed):
            limit = min(limit, last)
            limits.append(limit)
        now: Place = (0, HOME)
        taken_up = isinstance(owner, Question) or owner.named
        for item, (need, at_home, _), limit in zip(items, fixed, reversed(limits), strict=True):
            if at_home and now <= (home, HOME) <= limit:
                place = (home, HOME)
            elif need is not None:
                place = (need, SECOND)
            elif now > (home, HOME):
                place = (now[0], SECOND)
            else:
                place = (limit[0], SECOND)
            if not now <= place <= limit or (place != (home, HOME) and not taken_up):
                raise _OutOfOrder(owner.id)
            item.place = now = place
            self._find_joint(item)
            self._place_undercuts(owner, item)

    def _find_joint(self, item: Item) -> None:
        """Let further movers join a step whose first premise is defined in it."""
        if not isinstance(item.record, Step) or not item.premises[0].inline:
            return
        if item.record.kind == "rebuttal":
            movers = item.premises[0].claim.authors
        elif item.place[1] == HOME and isinstance(item.owner, Claim):
            movers = item.owner.authors
        else:
            return  # a second block can begin with the right `by`
        if item.record.movers != movers:
            item.joint = find_joint(self.map, item.record, movers)

    def _place_undercuts(self, owner: Claim | Question, item: Item) -> None:
        """Put the undercuts of a step beside it, and from the first that needs another section on, further down."""
        now = item.place[0]
        late = False
        for slot in item.undercuts:
            need = self.number[slot.claim.section] if slot.inline else now
            if need < now:
                raise _OutOfOrder(owner.id)
            late = late or need > now
            now = need
            if late:
                first = item.premises[0].claim if item.premises else None
                if (isinstance(owner, Claim) and not owner.named) or (first is not None and not first.named):
                    raise _OutOfOrder(owner.id)
                item.late.setdefault(now, []).append(slot)

    # claims that may be defined within a step or at the margin

    def _nest_claims(self) -> None:
        """Define a claim where it is first used, if that says the same; a circle begins at the margin."""
        bound: list[tuple[str, str]] = []
        for owner, items in self.items.items():
            for item in items:
                if isinstance(item.owner, Claim):
                    bound.extend((slot.claim.id, owner) for slot in (*item.premises, *item.undercuts) if slot.inline)
                    if item.place[1] == HOME:
                        above = [slot for slot in (*item.premises, *item.here) if slot.inline]
                        self.above.update((slot.claim.id, owner) for slot in above)
        self._check_circles()
        root = {name: name for name in self.items}

        def find(name: str) -> str:
            path = []
            while root[name] != name:
                path.append(name)
                name = root[name]
            for passed in path:
                root[passed] = name
            return name

        for name, owner in bound:
            root[find(name)] = find(owner)
        for owner, items in self.items.items():
            for item in items:
                late = {id(slot): section for section, slots in item.late.items() for slot in slots}
                for slot in (*item.premises, *item.undercuts):
                    claim = slot.claim
                    if claim.id in self.inline or not self._fits(item, slot):
                        continue
                    if slot.index == item.joint and isinstance(slot.use, Premise):
                        continue
                    if claim.steps and isinstance(item.owner, Claim) and claim.authors != item.owner.authors:
                        continue  # another's argument reads better on its own
                    if self.number[claim.section] != late.get(id(slot), item.place[0]):
                        continue
                    if isinstance(item.owner, Claim):
                        at_home = item.place[1] == HOME and id(slot) not in late
                        if (at_home and not self._speaks_at_home(item, slot)) or find(owner) == claim.id:
                            continue
                        root[claim.id] = find(owner)
                    self._define_here(slot)

    def _mix_items(self) -> None:
        """Let rebuttals stand between reasons where the claims defined in them do so in the map."""
        order = {name: number for number, name in enumerate(self.map.claims)}
        for claim in self.map.claims.values():
            if claim.reasons and claim.rebuttals:
                keys = []
                reached = -1
                for number, item in enumerate(self.items[claim.id]):
                    if number == len(claim.reasons):
                        reached = -1
                    own = [order[slot.claim.id] for slot in (*item.premises, *item.undercuts) if slot.inline]
                    reached = max([reached, min(own, default=-1)])
                    keys.append((reached, number))
                items = self.items[claim.id]
                self.items[claim.id] = [items[number] for _, number in sorted(keys)]

    def _check_circles(self) -> None:
        done: set[str] = set()
        for start in self.above:
            path: dict[str, None] = {}
            at: str | None = start
            while at is not None and at not in done and at not in path:
                path[at] = None
                at = self.above.get(at)
            if at is not None and at in path:
                raise ValueError(f"`{at}` has no place to be defined: it stands in a circle of claims without names")
            done.update(path)
