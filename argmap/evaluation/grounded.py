"""The grounded labelling: what stands and falls before anyone takes a side. Words nothing.

Linear in the size of the map: a worklist over counters. Circles of reasons are struck, as the well-founded model of a
logic program strikes unfounded sets (Van Gelder, Ross, Schlipf 1991), by source pointers (Simons, Niemelä, Soininen
2002), or left undecided (as Carneades leaves them).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from argmap.evaluation.components import find_components
from argmap.evaluation.conditions import Conditions

IN, UNDECIDED, OUT = 1, 0, -1


class Labelling(NamedTuple):
    """A label for each claim and each step: 1 accepted, -1 rejected, 0 undecided.

    `struck` holds the claims that were rejected because their reasons run in a circle, each with the number of the
    round in which it was. `order` holds the labelled claims, each after those that decided it.
    """

    claims: list[int]
    steps: list[int]
    struck: dict[int, int]
    order: list[int]


def label_grounded(conditions: Conditions, *, strike: bool = True) -> Labelling:
    """Return the grounded labelling; `strike` rejects circles of reasons that nothing outside supports."""
    worklist = _Worklist(conditions)
    worklist.run()
    if strike:
        undecided = [c for c, label in enumerate(worklist.claims) if label == UNDECIDED]
        if undecided:
            _Circles(worklist, undecided).strike()
    return Labelling(worklist.claims, worklist.steps, worklist.struck, worklist.queue)


class _Worklist:
    """Claims and steps with the counters of what they still wait for."""

    def __init__(self, conditions: Conditions):
        self.conditions = conditions
        size = len(conditions.asserted)
        self.claims = [UNDECIDED] * size
        self.steps = [UNDECIDED] * len(conditions.target)
        self.struck: dict[int, int] = {}
        self.held = list(conditions.asserted)
        self.wanting = [len(p) + len(u) for p, u in zip(conditions.premises, conditions.undercuts, strict=True)]
        self.support = [len(r) + a for r, a in zip(conditions.reasons, conditions.asserted, strict=True)]
        self.attack = [len(steps) for steps in conditions.rebuttals]
        self.queue: list[int] = []
        self.done = 0
        for c, fixed in enumerate(conditions.fixed):
            if fixed:
                self.decide(c, fixed)
            elif not self.support[c]:
                self.decide(c, OUT)
            elif self.held[c] and not self.attack[c]:
                self.decide(c, IN)
        if 0 in self.wanting:  # a step of a map made in Python may lack premises
            for i, wanting in enumerate(self.wanting):
                if not wanting:
                    self._accept_step(i)

    def decide(self, claim: int, label: int) -> None:
        """Give a claim its label."""
        self.claims[claim] = label
        self.queue.append(claim)

    def _accept_step(self, i: int) -> None:
        conditions = self.conditions
        self.steps[i] = IN
        target = conditions.target[i]
        if conditions.rebuts[i]:
            if not self.claims[target]:
                self.decide(target, OUT)
        else:
            self.held[target] = True
            if not self.claims[target] and not self.attack[target]:
                self.decide(target, IN)

    def run(self) -> int:
        """Draw all conclusions; return how much of the queue was there before."""
        conditions, claims, steps = self.conditions, self.claims, self.steps
        premise_of, undercut_of = conditions.premise_of, conditions.undercut_of
        target_of, rebuts = conditions.target, conditions.rebuts
        wanting, support, attack, held, queue = self.wanting, self.support, self.attack, self.held, self.queue
        start = at = self.done
        while at < len(queue):
            c = queue[at]
            at += 1
            if claims[c] > 0:
                fed, cut = premise_of[c], undercut_of[c]
            else:
                fed, cut = undercut_of[c], premise_of[c]
            for i in fed:
                if steps[i]:
                    continue
                if wanting[i] > 1:
                    wanting[i] -= 1
                    continue
                steps[i] = IN
                target = target_of[i]
                if rebuts[i]:
                    if not claims[target]:
                        claims[target] = OUT
                        queue.append(target)
                else:
                    held[target] = True
                    if not claims[target] and not attack[target]:
                        claims[target] = IN
                        queue.append(target)
            for i in cut:
                if steps[i]:
                    continue
                steps[i] = OUT
                target = target_of[i]
                if rebuts[i]:
                    attack[target] -= 1
                    if not attack[target] and held[target] and not claims[target]:
                        claims[target] = IN
                        queue.append(target)
                else:
                    support[target] -= 1
                    if not support[target] and not claims[target]:
                        claims[target] = OUT
                        queue.append(target)
        self.done = at
        return start


class _Circles:
    """The circles of reasons among undecided claims, each claim in one with the step that supports it from outside."""

    def __init__(self, worklist: _Worklist, undecided: Sequence[int]):
        self.worklist = worklist
        self.source: dict[int, int] = {}  # -1: put forward, or a reason is in force already
        self.circle: dict[int, int] = {}
        claims, steps = worklist.claims, worklist.steps
        premises, reasons = worklist.conditions.premises, worklist.conditions.reasons

        def grounds(c: int) -> list[int]:
            return [p for i in reasons[c] if not steps[i] for p in premises[i] if not claims[p]]

        for number, component in enumerate(find_components(undecided, grounds)):
            if len(component) > 1 or component[0] in grounds(component[0]):
                for c in component:
                    self.circle[c] = number

    def strike(self) -> None:
        """Reject the claims that no undecided step supports from outside, and what follows; repeat."""
        worklist = self.worklist
        lost = set(self.circle)
        while lost:
            self._find_sources(lost)
            lost = {c for c in lost if c not in self.source}
            if not lost:
                break
            number = len(worklist.struck)
            for c in sorted(lost):
                worklist.struck[c] = number
                worklist.decide(c, OUT)
            lost = self._follow(worklist.run())

    def _find_sources(self, lost: set[int]) -> None:
        """Find a source for each claim that has one: a step whose premises in its circle have sources, too."""
        worklist, circle, source = self.worklist, self.circle, self.source
        conditions, steps = worklist.conditions, worklist.steps
        found: list[int] = []
        waiting: dict[int, int] = {}
        for c in lost:
            if worklist.held[c]:
                source[c] = -1
                found.append(c)
                continue
            for i in conditions.reasons[c]:
                if steps[i] == UNDECIDED:
                    waiting[i] = sum(1 for p in conditions.premises[i] if p in lost and circle[p] == circle[c])
                    if not waiting[i] and c not in source:
                        source[c] = i
                        found.append(c)
        for c in found:  # grows while it is read
            for i in conditions.premise_of[c]:
                target = conditions.target[i]
                if i in waiting and circle[target] == circle[c]:
                    waiting[i] -= 1
                    if not waiting[i] and target not in source:
                        source[target] = i
                        found.append(target)

    def _follow(self, start: int) -> set[int]:
        """Return the claims that lost their sources to what was labelled since `start`, and those that rest on them."""
        worklist, circle, source = self.worklist, self.circle, self.source
        conditions, claims = worklist.conditions, worklist.claims
        lost: list[int] = []
        for c in worklist.queue[start:]:
            for i in conditions.premise_of[c] if claims[c] < 0 else conditions.undercut_of[c]:
                target = conditions.target[i]
                if source.get(target) == i and not claims[target]:
                    del source[target]
                    lost.append(target)
        for c in lost:  # grows while it is read
            for i in conditions.premise_of[c]:
                target = conditions.target[i]
                if source.get(target) == i and circle[target] == circle[c] and not claims[target]:
                    del source[target]
                    lost.append(target)
        return set(lost)
