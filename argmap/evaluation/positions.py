"""The positions one can take on what is undecided, and what they make of each claim. Words only the verdict.

The undecided rest falls into groups that do not touch one another's circles; positions multiply over them. A claim that
depends on one group has the labels that the group's positions give it; one that depends on several, each through ways
of its own, has every combination; only where two ways come from one group are they searched together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice, product
from typing import TYPE_CHECKING

from argmap.evaluation.components import find_components, find_pieces
from argmap.evaluation.conditions import Conditions
from argmap.evaluation.grounded import IN, OUT, UNDECIDED, Labelling
from argmap.evaluation.parts import Labels, Part, cut_part, try_positions
from argmap.evaluation.sat import Effort, Stopped

if TYPE_CHECKING:
    from argmap.evaluation.search import Search

MOST_TRIALS = 256
"""Trials that one group may cost before the search by clauses takes over."""

MOST_EFFORT = 3_000_000
"""What the searches on one map may spend together, in conclusions drawn (see `Effort`): some seconds."""

MOST_COUNTED = 2_000
"""Positions of one group that are counted one by one."""

_BIT = {OUT: 1, UNDECIDED: 2, IN: 4}  # what a claim may be labelled, as a set in one number
_ALL = 7
_SIDES = {
    5: "stands in some positions and falls in others",
    4: "stands in some positions, stays undecided in others",
    1: "falls in some positions, stays undecided in others",
}
LABEL_WORDS = {IN: "stands", OUT: "falls", UNDECIDED: "undecided"}


def _lowest(a: int, b: int) -> int:
    """Return the labels that the lower of two independent labels can be."""
    return sum(1 << k for k in {min(i, j) for i in range(3) for j in range(3) if a >> i & 1 and b >> j & 1})


_MIN = [[_lowest(a, b) for b in range(8)] for a in range(8)]
_TURNED = [(m & 2) | (m >> 2) | ((m & 1) << 2) for m in range(8)]
_MAX = [[_TURNED[_MIN[_TURNED[a]][_TURNED[b]]] for b in range(8)] for a in range(8)]


class Group:
    """Undecided claims whose positions do not depend on other groups.

    `positions` are those known, labels in the order of `part.claims`; `complete` tells whether these are all.
    """

    def __init__(self, part: Part):
        self.part = part
        self.positions: list[Labels] = []
        self.complete = False
        self.search: Search | None = None

    @property
    def claims(self) -> list[int]:
        """The numbers of its claims."""
        return self.part.claims


class Positions:
    """The positions on one map in one reading.

    Iterating gives them one by one, each a mapping from claim ids to `stands`, `falls` or `undecided`; there may be
    very many. `count` is how many there are, or at least are where `exact` is False.
    """

    def __init__(
        self,
        conditions: Conditions,
        labelling: Labelling,
        *,
        strike: bool = True,
        fast: bool | None = None,
        effort: int = MOST_EFFORT,
        trials: int = MOST_TRIALS,
    ):
        self.conditions = conditions
        self.labelling = labelling
        self.strike = strike
        self.fast = fast
        self.most_effort = effort
        self.effort = Effort(effort)
        self.trials = trials
        self.groups: list[Group] = []
        self.labels: dict[int, int] = {}  # by claim: the set of labels that positions give it
        self.unsure: set[int] = set()  # claims of which more labels may be possible
        self._group_of: dict[int, int] = {}  # claims that depend on one group
        self._ancestry: dict[int, int] = {}  # groups that a claim depends on, as a set in one number
        self._inputs: dict[int, list[int]] = {}
        self._joint: list[int] = []  # claims that depend on several groups, each after those it depends on
        self._divide()

    def _divide(self) -> None:
        claims, steps = self.labelling.claims, self.labelling.steps
        conditions = self.conditions
        undecided = [c for c, label in enumerate(claims) if not label]
        for c in undecided:
            self._inputs[c] = [
                q for of in (conditions.reasons, conditions.rebuttals) for i in of[c] if not steps[i]
                for uses in (conditions.premises[i], conditions.undercuts[i]) for q in uses if not claims[q]
            ]  # fmt: skip
        inputs = self._inputs
        order = find_components(undecided, inputs.__getitem__)
        core: set[int] = set()  # what lies in circles, and what these depend on
        for component in reversed(order):
            own = component[0]
            if len(component) > 1 or own in core or own in inputs[own]:
                core.update(component)
                for c in component:
                    core.update(inputs[c])
        members = self._divide_core(core)
        for component in order:
            for c in component:
                if c in core:
                    continue
                groups = {self._group_of.get(q, -1) for q in inputs[c]}
                if len(groups) == 1 and -1 not in groups:
                    group = groups.pop()
                    self._group_of[c] = group
                    members[group].append(c)
                else:
                    self._joint.append(c)
        for number, listed in enumerate(members):
            self._add_group(number, listed)
        for c in self._joint:
            self._combine(c)

    def _divide_core(self, core: set[int]) -> list[list[int]]:
        both: dict[int, list[int]] = {c: list(self._inputs[c]) for c in core}
        for c in core:
            for q in self._inputs[c]:
                both[q].append(c)
        members = find_pieces(sorted(core), both.__getitem__)
        members = [sorted(piece) for piece in members]
        for number, piece in enumerate(members):
            for c in piece:
                self._group_of[c] = number
        return members

    def _add_group(self, number: int, claims: list[int]) -> None:
        group = Group(cut_part(self.conditions, self.labelling, claims))
        self.groups.append(group)
        for c in claims:
            self._ancestry[c] = 1 << number
        self._settle(group)

    def _settle(self, group: Group) -> None:
        """Find which labels the positions of a group give each claim."""
        part = group.part
        found = try_positions(part, self.strike, self.trials) if part.two_valued else None
        if found is not None:
            group.positions, group.complete = found, True
            for c, column in zip(part.claims, zip(*found, strict=True), strict=True):
                self.labels[c] = (_BIT[IN] if IN in column else 0) | (_BIT[OUT] if OUT in column else 0)
            return
        group.search = search = self._new_search(part)
        masks, unsure = _ask(part, search)
        self.labels.update(zip(part.claims, masks, strict=True))
        self.unsure.update(part.claims[k] for k in unsure)
        group.positions = list(search.found)

    def _new_search(self, part: Part, effort: Effort | None = None) -> Search:
        from argmap.evaluation.search import Search

        return Search(part, effort or self.effort, strike=self.strike, fast=self.fast)

    def _combine(self, c: int) -> None:
        """Find which labels the positions give a claim that depends on several groups."""
        conditions, claims, steps = self.conditions, self.labelling.claims, self.labelling.steps
        ancestry = together = 0
        for q in self._inputs[c]:
            together |= ancestry & self._ancestry[q]
            ancestry |= self._ancestry[q]
        self._ancestry[c] = ancestry
        if together:
            self._search_joint(c)
            return

        def force(i: int) -> int:
            mask = _BIT[IN]
            for p in conditions.premises[i]:
                if not claims[p]:
                    mask = _MIN[mask][self.labels[p]]
            for u in conditions.undercuts[i]:
                if not claims[u]:
                    mask = _MIN[mask][_TURNED[self.labels[u]]]
            return mask

        held = conditions.asserted[c] or any(steps[i] == IN for i in conditions.reasons[c])
        mask = _BIT[IN] if held else _BIT[OUT]
        for i in conditions.reasons[c]:
            if not steps[i]:
                mask = _MAX[mask][force(i)]
        for i in conditions.rebuttals[c]:
            if not steps[i]:
                mask = _MIN[mask][_TURNED[force(i)]]
        self.labels[c] = mask
        if not self.unsure.isdisjoint(self._inputs[c]):
            self.unsure.add(c)

    def closure(self, claims: Sequence[int]) -> list[int]:
        """Return the undecided claims that these depend on, themselves included."""
        seen = dict.fromkeys(claims)
        queue = list(claims)
        for c in queue:  # grows while it is read
            for q in self._inputs[c]:
                if q not in seen:
                    seen[q] = None
                    queue.append(q)
        return sorted(seen)

    def _search_joint(self, c: int) -> None:
        try:
            self.effort.spend(1)
        except Stopped:
            self.labels[c] = 0
            self.unsure.add(c)
            return
        part = cut_part(self.conditions, self.labelling, self.closure([c]))
        own = part.claims.index(c)
        self.effort.left -= len(part.claims)
        found = try_positions(part, self.strike, self.trials) if part.two_valued else None
        if found is not None:
            self.labels[c] = sum(_BIT[label] for label in {labels[own] for labels in found})
            return
        masks, unsure = _ask(part, self._new_search(part), own)
        self.labels[c] = masks[0]
        if unsure:
            self.unsure.add(c)

    def word(self, c: int) -> tuple[str, tuple[()], str]:
        """Return the word for an undecided claim, no causes, and a remark."""
        mask = self.labels[c]
        sure = c not in self.unsure
        if mask == _BIT[IN] and sure:
            return "contested", (), "stands whichever side one takes"
        if mask == _BIT[OUT] and sure:
            return "contested", (), "falls whichever side one takes"
        if mask & (_BIT[IN] | _BIT[OUT]):
            return "contested", (), _SIDES[mask & 5] + ("" if sure else "; the search for positions stopped early")
        if sure:
            return "open", (), "no position settles it"
        return "undecided", (), "the search for positions stopped early: contested or open"

    @cached_property
    def _counts(self) -> tuple[int, bool]:
        count, exact = 1, True
        for group in self.groups:
            if not group.complete:
                self._enumerate(group, MOST_COUNTED)
            count *= max(1, len(group.positions))
            exact = exact and group.complete
        return count, exact

    def _enumerate(self, group: Group, most: int) -> None:
        if group.search is None:
            group.search = self._new_search(group.part)
        group.complete = group.search.find_all(most)
        group.positions = list(group.search.found)

    @property
    def count(self) -> int:
        """How many positions there are, at least so many where `exact` is False."""
        return self._counts[0]

    @property
    def exact(self) -> bool:
        """Whether `count` is how many there are, and iterating gives them all."""
        return self._counts[1]

    def __iter__(self) -> Iterator[dict[str, str]]:
        """Yield each position that is known: for each claim of the map `stands`, `falls` or `undecided`."""
        assert self._counts
        for chosen in product(*(group.positions for group in self.groups)):
            yield self._write(chosen)

    def first(self, most: int) -> list[dict[str, str]]:
        """Return the first positions, at most so many."""
        return list(islice(self, most))

    def _write(self, chosen: Sequence[Labels]) -> dict[str, str]:
        labels = list(self.labelling.claims)
        for group, given in zip(self.groups, chosen, strict=True):
            for c, label in zip(group.claims, given, strict=True):
                labels[c] = label
        for c in self._joint:
            labels[c] = self._follow(c, labels)
        return {name: LABEL_WORDS[label] for name, label in zip(self.conditions.names, labels, strict=False)}

    def _follow(self, c: int, labels: Sequence[int]) -> int:
        """Return the label of a claim that those it depends on give it."""
        conditions, steps = self.conditions, self.labelling.steps

        def force(i: int) -> int:
            return steps[i] or min(
                [labels[p] for p in conditions.premises[i]] + [-labels[u] for u in conditions.undercuts[i]]
            )

        support = IN if conditions.asserted[c] else max((force(i) for i in conditions.reasons[c]), default=OUT)
        return min([support] + [-force(i) for i in conditions.rebuttals[c]])

    def position_where(self, claim: str, word: str) -> dict[str, str] | None:
        """Return a position in which a claim `stands` or `falls`; None where there is none, or none was found."""
        c = self.conditions.number[claim]
        label = {"stands": IN, "falls": OUT}[word]
        if self.labelling.claims[c]:
            return next(iter(self)) if self.labelling.claims[c] == label else None
        if not self.labels[c] & _BIT[label]:
            return None
        part = cut_part(self.conditions, self.labelling, self.closure([c]))
        own = part.claims.index(c)
        found = try_positions(part, self.strike, self.trials) if part.two_valued else None
        if found is None:
            try:
                one = self._new_search(part, Effort(self.most_effort)).position_where(own, label)
            except Stopped:
                one = None
            found = [] if one is None else [one]
        fit = next((labels for labels in found if labels[own] == label), None)
        chosen = None if fit is None else self._extend(dict(zip(part.claims, fit, strict=True)))
        return None if chosen is None else self._write(chosen)

    def _extend(self, given: dict[int, int]) -> list[Labels] | None:
        """Return for each group a position that agrees with these labels of a position; None if the search stops."""
        chosen = []
        for group in self.groups:
            fixed = [(k, given[c]) for k, c in enumerate(group.claims) if c in given]
            known = (labels for labels in group.positions if all(labels[k] == label for k, label in fixed))
            fit = next(known, None)
            if fit is None:
                try:
                    fit = self._new_search(group.part, Effort(self.most_effort)).extend(fixed)
                except Stopped:
                    return None
            chosen.append(fit)
        return chosen


def _ask(part: Part, search: Search, only: int | None = None) -> tuple[list[int], set[int]]:
    """Return the labels that positions give each claim of a part (or one), and the claims where more may be possible.

    Whether a claim that is both accepted and rejected somewhere stays undecided elsewhere changes no word, and is not
    asked.
    """
    asked = list(range(len(part.claims))) if only is None else [only]
    accepted, rejected = search.find_settled(asked)
    masks = [(_BIT[IN] if k in accepted else 0) | (_BIT[OUT] if k in rejected else 0) for k in asked]
    if search.stopped:
        return masks, set(asked)
    doubtful = [at for at, k in enumerate(asked) if k in part.unsettled]
    unsure: set[int] = set()
    complete = True
    if any(masks[at] in (_BIT[IN], _BIT[OUT]) for at in doubtful):
        complete = search.find_all(MOST_COUNTED)
    for at in doubtful:
        if not masks[at] or any(labels[asked[at]] == UNDECIDED for labels in search.found):
            masks[at] |= _BIT[UNDECIDED]
        elif not complete and masks[at] in (_BIT[IN], _BIT[OUT]):
            unsure.add(asked[at])
    return masks, unsure
