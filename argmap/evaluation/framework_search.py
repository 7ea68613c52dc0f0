"""The search for extensions of one piece of a framework, by satisfiability of clauses. Knows no problems.

Extensions are grown to maximal ones, and what a found one covers is then excluded (Dvořák and others 2014; Niskanen,
Järvisalo 2020). An argument has the variables *accepted*, *attacked by an accepted one* and, where a semantics looks at
it, *in range*: one or the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from argmap.evaluation.frameworks import Framework
from argmap.evaluation.sat import Effort, PlainSolver, Stopped, has_fast_solver

MOST_EFFORT = 50_000_000
"""What the searches for one answer may spend, in conclusions drawn (see `Effort`): about a minute in plain Python."""

_LARGE = 24  # arguments from which on python-sat is worth its import

_CONFLICT = 10  # what a conflict of python-sat costs: for as long a search as in plain Python

COMPLETE, STABLE, FREE = "complete", "stable", "conflict-free"
"""Which sets of arguments a search looks among."""

Extension = list[int]


class _Solver(Protocol):
    def add(self, clause: Sequence[int]) -> None: ...

    def find(self, assumptions: Sequence[int]) -> Extension | None: ...


class _Plain:
    """The solver in plain Python; `size` arguments have the first variables."""

    def __init__(self, size: int, effort: Effort):
        self.size = size
        self.solver = PlainSolver(size, effort)

    def add(self, clause: Sequence[int]) -> None:
        """Demand that one of these literals be true."""
        if self.solver.sound:  # after a contradiction there is nothing to add to
            self.solver.add(clause)

    def find(self, assumptions: Sequence[int]) -> Extension | None:
        """Return the arguments accepted in a solution, None where there is none. Raises Stopped."""
        values = self.solver.solve(assumptions)
        return None if values is None else [k for k in range(self.size) if values[k + 1]]


class _Fast:
    """A solver of python-sat, one that tries to accept before it tries to reject."""

    def __init__(self, size: int, effort: Effort):
        from pysat.solvers import Solver

        self.size = size
        self.effort = effort
        self.spent = 0
        self.calls = 0
        self.solver = Solver(name="cadical195")
        try:
            self.solver.conf_budget(effort.left)
        except NotImplementedError:  # releases of python-sat in which this one cannot be stopped
            self.solver = Solver(name="glucose4")
            self.solver.set_phases(list(range(1, size + 1)))

    def add(self, clause: Sequence[int]) -> None:
        """Demand that one of these literals be true."""
        self.solver.add_clause(clause)

    def find(self, assumptions: Sequence[int]) -> Extension | None:
        """Return the arguments accepted in a solution, None where there is none. Raises Stopped."""
        if self.calls % 256 == 0:  # asking what was spent costs as much as an easy solution
            spent = self.solver.accum_stats()["conflicts"]
            self.effort.spend(1 + _CONFLICT * (spent - self.spent))
            self.spent = spent
            self.solver.conf_budget(self.effort.left // _CONFLICT)
        self.calls += 1
        answer = self.solver.solve_limited(assumptions=assumptions)
        if answer is None:
            raise Stopped
        return [v - 1 for v in self.solver.get_model()[: self.size] if v > 0] if answer else None

    def __del__(self) -> None:
        """Give the memory back."""
        if hasattr(self, "solver"):
            self.solver.delete()


class PieceSearch:
    """Searches one piece; arguments are numbers by their place in `arguments`, attacks from outside do not count.

    `fast` takes python-sat; by itself it does for all but small pieces, where it is installed.
    """

    def __init__(
        self, framework: Framework, arguments: Sequence[int], base: str, effort: Effort, *, fast: bool | None = None
    ):
        place = {a: k for k, a in enumerate(arguments)}
        self.size = len(arguments)
        self.attackers = [[place[b] for b in framework.attackers[a] if b in place] for a in arguments]
        self.attacked = [[place[b] for b in framework.attacked[a] if b in place] for a in arguments]
        if fast is None:
            fast = self.size >= _LARGE and has_fast_solver()
        self.solver: _Solver = _Fast(self.size, effort) if fast else _Plain(self.size, effort)
        self.variables = 2 * self.size
        self.range: int | None = None  # the variable before those for the range
        self._encode(base)

    def _encode(self, base: str) -> None:
        add, size = self.solver.add, self.size
        for k, attackers in enumerate(self.attackers):
            accepted, attacked = k + 1, size + k + 1
            if base == STABLE:  # what is not accepted is attacked, so one variable is enough
                add([accepted, *(b + 1 for b in attackers)])
                for b in attackers:
                    add([-b - 1, -accepted])
                continue
            add([-accepted, -attacked])
            add([-attacked, *(b + 1 for b in attackers)])
            for b in attackers:
                add([-b - 1, attacked])
            if base == COMPLETE:
                for b in attackers:
                    add([-accepted, size + b + 1])
                add([accepted, *(-(size + b + 1) for b in attackers)])

    def _new_variable(self) -> int:
        self.variables += 1
        return self.variables

    def find(self, assumptions: Sequence[int] = ()) -> Extension | None:
        """Return a set that satisfies what is demanded, None where there is none. Raises Stopped."""
        return self.solver.find(assumptions)

    def find_with(self, k: int, *, accepted: bool) -> Extension | None:
        """Return a set with an argument, or one without it; None where there is none. Raises Stopped."""
        return self.find([k + 1 if accepted else -k - 1])

    def list_stable(self) -> Iterator[Extension]:
        """Yield all stable extensions, where these are what is searched. Raises Stopped."""
        while (found := self.find()) is not None:
            yield found
            if not found:
                return
            self.solver.add([-k - 1 for k in found])  # none lies around another

    def list_all(self) -> Iterator[Extension]:
        """Yield all sets, one after the other. Raises Stopped."""
        while (found := self.find()) is not None:
            yield found
            inside = set(found)
            self.solver.add([-k - 1 if k in inside else k + 1 for k in range(self.size)])

    # Preferred: nothing can be added

    def _undecided(self, found: Extension) -> Extension:
        decided = set(found)
        for k in found:
            decided.update(self.attacked[k])
        return [k for k in range(self.size) if k not in decided]

    def _add_one_of(self, found: Extension, wanted: Sequence[int], *more: int) -> Extension | None:
        """Return a set with all of these arguments and one of those wanted; None where there is none."""
        some = self._new_variable()
        self.solver.add([-some, *(k + 1 for k in wanted)])
        grown = self.find([some, *more, *(k + 1 for k in found)])
        self.solver.add([-some])
        return grown

    def grow(self, found: Extension, *more: int) -> Extension:
        """Return a maximal complete set around one; `more` are literals that must be true as well. Raises Stopped."""
        while undecided := self._undecided(found):
            grown = self._add_one_of(found, undecided, *more)
            if grown is None:
                break
            found = grown
        return found

    def exclude_below(self, found: Extension) -> bool:
        """Demand from now on something that is not in a set; tell whether anything is."""
        inside = set(found)
        rest = [k + 1 for k in range(self.size) if k not in inside]
        self.solver.add(rest)
        return bool(rest)

    def list_preferred(self, known: Iterable[Extension] = ()) -> Iterator[Extension]:
        """Yield all preferred extensions but those that are known. Raises Stopped."""
        if not all(map(self.exclude_below, known)):
            return
        while (found := self.find()) is not None:
            found = self.grow(found)
            yield found
            if not self.exclude_below(found):
                return

    def find_preferred_without(self, k: int) -> Extension | None:
        """Return a preferred extension without an argument, None where there is none. Raises Stopped."""
        while (found := self.find([-k - 1])) is not None:
            found = self.grow(found, -k - 1)
            whole = self.grow(found)
            if k not in whole:
                return whole
            self.exclude_below(whole)  # preferred ones within it hold the argument
        return None

    def find_credulous(self) -> set[int]:
        """Return all arguments that some complete set accepts. Raises Stopped."""
        rest = set(range(self.size))
        accepted: set[int] = set()
        while rest:
            found = self._add_one_of([], sorted(rest))
            if found is None:
                break
            accepted.update(found)
            rest.difference_update(found)
        return accepted

    def find_ideal(self) -> Extension:
        """Return the largest admissible set that no admissible set attacks (Dung, Mancarella, Toni 2007).

        That is the largest one within the arguments that are accepted somewhere and nowhere attacked (Dunne 2009).
        Raises Stopped.
        """
        credulous = self.find_credulous()
        kept = {k for k in credulous if credulous.isdisjoint(self.attackers[k])}
        queue = list(kept)
        while queue:
            dropped = [
                k for k in dict.fromkeys(queue)
                if k in kept and any(kept.isdisjoint(self.attackers[b]) for b in self.attackers[k])
            ]  # fmt: skip
            kept.difference_update(dropped)
            queue = [c for k in dropped for b in self.attacked[k] for c in self.attacked[b]]
        return sorted(kept)

    # Semi-stable and stage: nothing more can be accepted or attacked

    def _in_range(self, k: int) -> int:
        if self.range is None:
            self.range = self.variables
            self.variables += self.size
            for j in range(self.size):
                own = self.range + j + 1
                self.solver.add([-own, j + 1, self.size + j + 1])
                self.solver.add([own, -j - 1])
                self.solver.add([own, -self.size - j - 1])
        return self.range + k + 1

    def _range_of(self, found: Extension) -> set[int]:
        covered = set(found)
        for k in found:
            covered.update(self.attacked[k])
        return covered

    def list_ranges(self) -> Iterator[tuple[Extension, list[int]]]:
        """Yield all maximal ranges as literals, each with a set that has it. Raises Stopped."""
        while (found := self.find()) is not None:
            covered = self._range_of(found)
            while len(covered) < self.size:
                some = self._new_range_clause(covered)
                grown = self.find([some, *(self._in_range(k) for k in sorted(covered))])
                self.solver.add([-some])
                if grown is None:
                    break
                found, covered = grown, self._range_of(grown)
            yield found, [self._in_range(k) for k in sorted(covered)]
            if len(covered) == self.size:
                return
            self.solver.add([self._in_range(k) for k in range(self.size) if k not in covered])

    def _new_range_clause(self, covered: set[int]) -> int:
        wanted = [self._in_range(k) for k in range(self.size) if k not in covered]
        some = self._new_variable()
        self.solver.add([-some, *wanted])
        return some

    def list_of_maximal_range(self) -> Iterator[Extension]:
        """Yield all sets of maximal range. Raises Stopped."""
        for _, within in self.list_ranges():
            while (found := self.find(within)) is not None:
                yield found
                if not self.exclude_below(found):
                    return

    def find_of_maximal_range(self, k: int, *, accepted: bool) -> Extension | None:
        """Return a set of maximal range with an argument, or one without it; None where there is none."""
        for _, within in self.list_ranges():
            found = self.find([*within, k + 1 if accepted else -k - 1])
            if found is not None:
                return found
        return None
