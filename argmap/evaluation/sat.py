"""Satisfiability of clauses: a small solver of our own, and python-sat behind the same two methods. Knows no claims.

The solver learns a clause from each conflict (first unique implication point) and watches two literals of each clause
(Marques-Silva, Sakallah 1999; Moskewicz and others 2001).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from importlib.util import find_spec
from typing import Protocol


class Stopped(Exception):
    """A search used up what it may spend."""


class Effort:
    """What searches may still spend together, in conclusions drawn; python-sat pays a hundredth for each."""

    def __init__(self, most: int):
        self.left = most

    def spend(self, conclusions: int) -> None:
        """Spend some. Raises Stopped where nothing is left."""
        self.left -= conclusions
        if self.left <= 0:
            raise Stopped


class Solver(Protocol):
    """What a search for positions needs. Literals are numbers from 1, negative where negated."""

    def add(self, clause: Sequence[int]) -> None:
        """Demand that one of these literals be true."""

    def solve(self, assumptions: Sequence[int] = ()) -> list[bool] | None:
        """Return the values of the variables, or None where there is no solution. Raises Stopped."""


def make_solver(variables: int, effort: Effort, *, fast: bool) -> Solver:
    """Return a solver that spends this effort; `fast` takes python-sat where it is installed."""
    return FastSolver(variables, effort) if fast and has_fast_solver() else PlainSolver(variables, effort)


def has_fast_solver() -> bool:
    """Tell whether python-sat, the extra `argmap[solver]`, is installed. Does not import it."""
    return find_spec("pysat") is not None


class FastSolver:
    """A solver of python-sat."""

    def __init__(self, variables: int, effort: Effort):
        from pysat.solvers import Solver as Pysat

        self.variables = variables
        self.effort = effort
        self.spent = 0
        self.solver = Pysat(name="glucose4", use_timer=False)

    def add(self, clause: Sequence[int]) -> None:
        """Demand that one of these literals be true."""
        self.variables = max(self.variables, *map(abs, clause)) if clause else self.variables
        self.solver.add_clause(list(clause))

    def solve(self, assumptions: Sequence[int] = ()) -> list[bool] | None:
        """Return the values of the variables, or None where there is no solution. Raises Stopped."""
        self.effort.spend(1)
        self.solver.prop_budget(100 * self.effort.left)
        answer = self.solver.solve_limited(assumptions=list(assumptions))
        spent = self.solver.accum_stats()["propagations"]
        self.effort.left -= (spent - self.spent) // 100
        self.spent = spent
        if answer is None:
            raise Stopped
        if not answer:
            return None
        values = [False] * (self.variables + 1)
        for literal in self.solver.get_model():
            if 0 < literal <= self.variables:
                values[literal] = True
        return values

    def __del__(self) -> None:
        """Give the memory back."""
        if hasattr(self, "solver"):
            self.solver.delete()


class PlainSolver:
    """A solver in plain Python, for parts of up to some thousand claims."""

    def __init__(self, variables: int, effort: Effort):
        self.effort = effort
        self.sound = True
        self.variables = 0
        self.value: list[int] = [0]  # by variable: 1 true, -1 false, 0 open
        self.level: list[int] = [0]
        self.reason: list[list[int] | None] = [None]
        self.activity: list[float] = [0.0]
        self.watches: dict[int, list[list[int]]] = {}
        self.trail: list[int] = []
        self.limits: list[int] = []  # length of the trail at each decision
        self.done = 0
        self.heap: list[tuple[float, int]] = []
        self.step = 1.0
        self._grow(variables)

    def _grow(self, variables: int) -> None:
        for v in range(self.variables + 1, variables + 1):
            self.value.append(0)
            self.level.append(0)
            self.reason.append(None)
            self.activity.append(0.0)
            self.watches[v] = []
            self.watches[-v] = []
            heappush(self.heap, (0.0, v))
        self.variables = max(self.variables, variables)

    def _of(self, literal: int) -> int:
        return self.value[literal] if literal > 0 else -self.value[-literal]

    def add(self, clause: Sequence[int]) -> None:
        """Demand that one of these literals be true."""
        self._return_to(0)
        self._grow(max(map(abs, clause), default=0))
        literals = list(dict.fromkeys(clause))
        if any(-literal in literals or self._of(literal) > 0 for literal in literals):
            return
        literals = [literal for literal in literals if not self._of(literal)]
        if not literals:
            self.sound = False
        elif len(literals) == 1:
            self._set(literals[0], None)
            self.sound = self._propagate() is None and self.sound  # what was contradictory stays so
        else:
            self._watch(literals)

    def _watch(self, clause: list[int]) -> None:
        self.watches[clause[0]].append(clause)
        self.watches[clause[1]].append(clause)

    def _set(self, literal: int, reason: list[int] | None) -> None:
        v = abs(literal)
        self.value[v] = 1 if literal > 0 else -1
        self.level[v] = len(self.limits)
        self.reason[v] = reason
        self.trail.append(literal)

    def _propagate(self) -> list[int] | None:
        """Draw all conclusions; return a clause that they make false, if they make one."""
        value, watches = self.value, self.watches
        while self.done < len(self.trail):
            false = -self.trail[self.done]
            self.done += 1
            watching = watches[false]
            kept: list[list[int]] = []
            watches[false] = kept
            for at, clause in enumerate(watching):
                if clause[0] == false:
                    clause[0], clause[1] = clause[1], false
                first = clause[0]
                now = value[first] if first > 0 else -value[-first]
                if now > 0:
                    kept.append(clause)
                    continue
                for k in range(2, len(clause)):
                    other = clause[k]
                    if (value[other] if other > 0 else -value[-other]) >= 0:
                        clause[1], clause[k] = other, false
                        watches[other].append(clause)
                        break
                else:
                    kept.append(clause)
                    if now < 0:
                        kept.extend(watching[at + 1 :])
                        return clause
                    self._set(first, clause)
        return None

    def _return_to(self, level: int) -> None:
        if len(self.limits) <= level:
            return
        start = self.limits[level]
        for literal in self.trail[start:]:
            v = abs(literal)
            self.value[v] = 0
            heappush(self.heap, (-self.activity[v], v))
        del self.trail[start:]
        del self.limits[level:]
        self.done = min(self.done, len(self.trail))

    def _learn(self, conflict: list[int]) -> tuple[list[int], int]:
        """Return the clause that the conflict teaches, its newest literal first, and the level to go back to."""
        seen: set[int] = set()
        learnt: list[int] = []
        here = len(self.limits)
        at = len(self.trail)
        open_ones = 0
        clause: Iterable[int] = conflict
        while True:
            for literal in clause:
                v = abs(literal)
                if v in seen or not self.level[v]:
                    continue
                seen.add(v)
                self.activity[v] += self.step
                if self.level[v] == here:
                    open_ones += 1
                else:
                    learnt.append(literal)
            while True:
                at -= 1
                if abs(self.trail[at]) in seen:
                    break
            literal = self.trail[at]
            open_ones -= 1
            if not open_ones:
                break
            reason = self.reason[abs(literal)]
            assert reason is not None
            clause = [other for other in reason if other != literal]
        learnt.insert(0, -literal)
        if len(learnt) > 1:
            newest = max(range(1, len(learnt)), key=lambda k: self.level[abs(learnt[k])])
            learnt[1], learnt[newest] = learnt[newest], learnt[1]
            return learnt, self.level[abs(learnt[1])]
        return learnt, 0

    def solve(self, assumptions: Sequence[int] = ()) -> list[bool] | None:
        """Return the values of the variables, or None where there is no solution. Raises Stopped."""
        self._return_to(0)
        self._grow(max(map(abs, assumptions), default=0))
        while self.sound:
            before = self.done
            conflict = self._propagate()
            self.effort.spend(self.done - before + 1)
            if conflict is not None:
                if not self.limits:
                    self.sound = False
                    break
                learnt, level = self._learn(conflict)
                self._return_to(level)
                if len(learnt) > 1:
                    self._watch(learnt)
                self._set(learnt[0], learnt if len(learnt) > 1 else None)
                self.step *= 1.05
                if self.step > 1e100:
                    self._rescale()
                continue
            if len(self.limits) < len(assumptions):
                literal = assumptions[len(self.limits)]
                if self._of(literal) < 0:
                    return None
                self.limits.append(len(self.trail))
                if not self._of(literal):
                    self._set(literal, None)
                continue
            v = self._choose()
            if not v:
                return [value > 0 for value in self.value]
            self.limits.append(len(self.trail))
            self._set(-v, None)
        return None

    def _choose(self) -> int:
        """Return the open variable that conflicts have met most, 0 where none is open."""
        while self.heap:
            _, v = heappop(self.heap)
            if not self.value[v]:
                return v
        return 0

    def _rescale(self) -> None:
        self.activity = [a * 1e-100 for a in self.activity]
        self.step *= 1e-100
        self.heap = [(-self.activity[v], v) for v in range(1, self.variables + 1) if not self.value[v]]
        heapify(self.heap)
