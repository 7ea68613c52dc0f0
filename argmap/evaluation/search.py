"""The search for positions on a part that trial and error cannot settle. Decides nothing about other parts.

Each claim gets two variables, *accepted* and *not rejected*, bound by the conditions of three-valued complete
labellings; what rests on nothing but itself is ruled out where it turns up, by loop formulas (Lin, Zhao 2004). All
claims are asked about at once: each solution answers for every claim that it settles (as Alviano 2018 and others do for
backbones).
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.evaluation.grounded import IN, OUT, UNDECIDED
from argmap.evaluation.parts import Labels, Part, find_unfounded
from argmap.evaluation.sat import Effort, Stopped, make_solver

_LARGE = 300  # claims from which on python-sat is worth its import


class Search:
    """What positions can be taken on one part.

    `stopped` tells whether a search was given up, so that what it did not find may still be there.
    """

    def __init__(self, part: Part, effort: Effort, *, strike: bool, fast: bool | None = None):
        self.part = part
        self.strike = strike and part.circular
        self.effort = effort
        self.stopped = False
        self.found: dict[Labels, None] = {}
        size = len(part.claims)
        use_fast = size > _LARGE if fast is None else fast
        self.variables = 2 * size
        self.solver = make_solver(self.variables, effort, fast=use_fast)
        self._encode()

    def _accepted(self, k: int) -> int:
        return 2 * k + 1

    def _possible(self, k: int) -> int:
        return 2 * k + 2

    def _new_variable(self) -> int:
        self.variables += 1
        return self.variables

    def _encode(self) -> None:
        part, add = self.part, self.solver.add
        self.in_force: list[int] = []
        self.may_be_in_force: list[int] = []
        for i in range(len(part.target)):
            premises, undercuts = part.premises[i], part.undercuts[i]
            surely = [self._accepted(p) for p in premises] + [-self._possible(u) for u in undercuts]
            maybe = [self._possible(p) for p in premises] + [-self._accepted(u) for u in undercuts]
            self.in_force.append(self._all(surely))
            self.may_be_in_force.append(self._all(maybe))
        for k in range(len(part.claims)):
            accepted, possible = self._accepted(k), self._possible(k)
            add([-accepted, possible])
            if part.two_valued:
                add([accepted, -possible])
            for own, force, attack in (
                (accepted, self.in_force, self.may_be_in_force),
                (possible, self.may_be_in_force, self.in_force),
            ):
                supports = [force[i] for i in part.reasons[k]]
                attacks = [attack[i] for i in part.rebuttals[k]]
                for literal in attacks:
                    add([-own, -literal])
                if part.held[k]:
                    add([own, *attacks])
                else:
                    add([-own, *supports])
                    for literal in supports:
                        add([own, -literal, *attacks])

    def _all(self, literals: list[int]) -> int:
        """Return a literal that is true where all of these are."""
        if len(literals) == 1:
            return literals[0]
        own = self._new_variable()
        for literal in literals:
            self.solver.add([-own, literal])
        self.solver.add([own, *(-literal for literal in literals)])
        return own

    def _value(self, values: list[bool], literal: int) -> bool:
        return values[literal] if literal > 0 else not values[-literal]

    def _solve(self, assumptions: list[int]) -> Labels | None:
        """Return a labelling in which nothing rests on itself alone, or None where there is none."""
        while True:
            self.effort.spend(len(self.part.claims))
            values = self.solver.solve(assumptions)
            if values is None:
                return None
            sound = True
            if self.strike:
                for name, force in ((self._accepted, self.in_force), (self._possible, self.may_be_in_force)):
                    true = [values[name(k)] for k in range(len(self.part.claims))]
                    unfounded = find_unfounded(self.part, true, [self._value(values, literal) for literal in force])
                    if unfounded:
                        sound = False
                        outside = [
                            force[i]
                            for k in unfounded
                            for i in self.part.reasons[k]
                            if unfounded.isdisjoint(self.part.premises[i])
                        ]
                        for k in unfounded:
                            self.solver.add([-name(k), *outside])
            if sound:
                return tuple(
                    IN if values[self._accepted(k)] else UNDECIDED if values[self._possible(k)] else OUT
                    for k in range(len(self.part.claims))
                )

    def _decided(self, k: int, label: int) -> int:
        return self._accepted(k) if label == IN else -self._possible(k)

    def _grow(self, labels: Labels) -> Labels:
        """Return a position that decides all that the labelling decides."""
        while not self.part.two_valued and UNDECIDED in labels:
            more = self._new_variable()
            clause = [-more]
            kept = [more]
            for k, label in enumerate(labels):
                if label:
                    kept.append(self._decided(k, label))
                else:
                    clause += [self._accepted(k), -self._possible(k)]
            self.solver.add(clause)
            grown = self._solve(kept)
            self.solver.add([-more])
            if grown is None:
                break
            labels = grown
        self.found[labels] = None
        return labels

    def position_where(self, k: int, label: int) -> Labels | None:
        """Return a position that accepts claim `k` (1) or rejects it (-1), None where there is none.

        Raises Stopped where the search takes too long.
        """
        labels = self._solve([self._decided(k, label)])
        return None if labels is None else self._grow(labels)

    def extend(self, fixed: Sequence[tuple[int, int]]) -> Labels:
        """Return a position that gives these claims these labels, which a position of what they depend on gives them.

        Raises Stopped where the search takes too long.
        """
        assumptions = []
        for k, label in fixed:
            assumptions += [self._decided(k, label)] if label else [-self._accepted(k), self._possible(k)]
        labels = self._solve(assumptions)
        assert labels is not None, "a position of what claims depend on can always be extended"
        return self._grow(labels)

    def find_settled(self, claims: Sequence[int]) -> tuple[set[int], set[int]]:
        """Return which claims some position accepts, and which some position rejects; all are asked about at once.

        Where `stopped` is set, more may belong to them.
        """
        open_ones = {self._decided(k, label) for k in claims for label in (IN, OUT)}
        try:
            while open_ones:
                some = self._new_variable()
                self.solver.add([-some, *sorted(open_ones)])
                labels = self._solve([some])
                self.solver.add([-some])
                if labels is None:
                    break
                grown = self._grow(labels)
                open_ones.difference_update(self._decided(k, label) for k, label in enumerate(grown) if label)
        except Stopped:
            self.stopped = True
        accepted = {k for labels in self.found for k, label in enumerate(labels) if label == IN}
        rejected = {k for labels in self.found for k, label in enumerate(labels) if label == OUT}
        return accepted, rejected

    def find_all(self, most: int) -> bool:
        """Find further positions until there are no more (True), or `most` are known or the search stops (False)."""
        try:
            for labels in self.found:
                self._exclude(labels)
            while len(self.found) < most:
                further = self._solve([])
                if further is None:
                    return True
                self._exclude(self._grow(further))
            return self._solve([]) is None
        except Stopped:
            self.stopped = True
            return False

    def _exclude(self, labels: Labels) -> None:
        """Let no labelling be found from now on that decides only what this one does."""
        clause = []
        for k, label in enumerate(labels):
            if label != IN:
                clause.append(self._accepted(k))
            if label != OUT:
                clause.append(-self._possible(k))
        self.solver.add(clause)
