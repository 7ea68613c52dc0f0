"""Strengths of a network: one pass where nothing runs in a circle, damped rounds where it does. Knows no maps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.util import find_spec

from attrs import define, field

from argmap.evaluation.strength_models import Model, find_pull
from argmap.evaluation.strength_network import Block, Network

TOLERANCE = 1e-12
"""The change of an undamped round up to which strengths have settled."""

MOST_ROUNDS = 2_000
"""Rounds after which a circle counts as not settled."""

_LARGE = 2_000  # steps in a circle from which on numpy is worth its import
_PATIENCE = 3  # rounds in which the change may fail to fall before less of it is taken
_SMALLEST = 1 / 64


class Damping:
    """How far each round goes: the share of the change that is taken.

    A certified circle needs no damping. Another one is entered with half of the change; the share grows while the
    change falls, and is halved, with a lower limit from then on, where it does not. Ends after `MOST_ROUNDS`.
    """

    def __init__(self, *, certified: bool):
        self.share = 1.0 if certified else 0.5
        self.certified = certified
        self.limit = 1.0
        self.least = float("inf")
        self.risen = 0

    def __iter__(self) -> Iterator[float]:
        """Yield the share of the change to take in each round."""
        for _ in range(MOST_ROUNDS):
            yield self.share

    def tell(self, change: float) -> bool:
        """Take note of the greatest change of a round; tell whether the strengths have settled."""
        if change <= TOLERANCE:
            return True
        if self.certified:
            return False
        if change < self.least:
            self.least, self.risen = change, 0
            self.share = min(self.limit, 1.1 * self.share)
        else:
            self.risen += 1
            if self.risen >= _PATIENCE:
                self.limit = max(_SMALLEST, 0.8 * self.share)
                self.share = max(_SMALLEST, self.share / 2)
                self.least, self.risen = change, 0
        return False


@define(eq=False)
class Solution:
    """Strengths by claim number; those of `unsettled` claims mean nothing. `uncertified` claims may have others."""

    base: list[float]
    strengths: list[float]
    unsettled: set[int] = field(factory=set)
    uncertified: set[int] = field(factory=set)


def solve(network: Network, model: Model, default: float, arrays: bool | None = None) -> Solution:
    """Return the strengths of a network, `default` being the base score of claims without a credence.

    `arrays` tells whether circles are worked out with numpy; by itself, large ones are, where it is installed.
    """
    base = [default if credence is None else credence for credence in network.base]
    for c, value in enumerate(network.fixed):
        if value is not None:
            base[c] = value
    return Solver(network, model, base, arrays).solve()


class Solver:
    """Finds strengths block by block."""

    def __init__(self, network: Network, model: Model, base: list[float], arrays: bool | None):
        self.network = network
        self.model = model
        self.base = base
        self.arrays = arrays
        self.without = -1

    def solve(self) -> Solution:
        """Return the strengths of all claims."""
        self.solution = Solution(self.base, list(self.base))
        for block in self.network.blocks:
            if block.circle:
                self._solve_circle(block)
            else:
                self._solve_chain(block.claims)
        return self.solution

    def change(self, blocks: Iterable[Block], before: Solution, without: int) -> Solution:
        """Return the strengths in some blocks without a claim; what it does not reach stays as it was."""
        self.solution = solution = Solution(
            self.base, list(before.strengths), set(before.unsettled), set(before.uncertified)
        )
        self.without = without
        solution.strengths[without] = 0.0
        solution.unsettled.discard(without)
        stale = {without}
        inputs = self.network.inputs
        for block in blocks:
            if not block.circle:
                for c in block.claims:
                    if c != without and not stale.isdisjoint(inputs(c)):
                        stale.add(c)
                        self._solve_chain([c])
            elif without in block.claims or any(not stale.isdisjoint(inputs(c)) for c in block.claims):
                stale.update(block.claims)
                self._solve_circle(block)
        return solution

    def _solve_chain(self, claims: Iterable[int]) -> None:
        """Find the strengths of claims each of which comes after those that it depends on."""
        strengths, unsettled = self.solution.strengths, self.solution.unsettled
        into, base, model, move = self.network.into, self.base, self.model, self.model.move
        for c in claims:
            links = into[c]
            if not links:
                continue
            if unsettled:
                unsettled.discard(c)
                if not unsettled.isdisjoint(self.network.inputs(c)):
                    unsettled.add(c)
                    continue
            strengths[c] = move(base[c], find_pull(model, links, strengths))

    def _solve_circle(self, block: Block) -> None:
        """Find the strengths of claims in a circle, or note that they do not settle."""
        solution, into = self.solution, self.network.into
        members = set(block.claims)
        solution.unsettled -= members
        free = [c for c in block.claims if c != self.without]
        if solution.unsettled and any(not solution.unsettled.isdisjoint(self.network.inputs(c)) for c in free):
            solution.unsettled.update(free)
            return
        certified = self._is_certified(free, members)
        if not certified:
            solution.uncertified |= members
        damping = Damping(certified=certified)
        size = sum(len(into[c]) for c in free)
        if self.arrays or (self.arrays is None and size >= _LARGE and has_arrays()):
            settled = self._settle_arrays(block, damping)
        else:
            settled = self._settle(free, damping)
        if not settled:
            solution.unsettled.update(free)

    def _is_certified(self, claims: Iterable[int], members: set[int]) -> bool:
        """Tell whether a circle has one solution only, to which undamped rounds lead.

        That is so where at every claim L · Σ w (1 + number of undercuts) < 1: a round then brings any two guesses
        nearer to one another (Mossakowski, Neuhaus 2018; Potyka 2019). Premises and undercuts from outside the circle
        stay as they are and do not count.
        """
        for c in claims:
            total = 0.0
            for _, weight, premises, undercuts in self.network.into[c]:
                total += weight * ((not members.isdisjoint(premises)) + sum(1 for u in undercuts if u in members))
            if self.model.slope(self.base[c]) * total >= 1:
                return False
        return True

    def _settle(self, claims: list[int], damping: Damping) -> bool:
        """Find the strengths of claims in a circle; tell whether they settle."""
        strengths, into, base = self.solution.strengths, self.network.into, self.base
        model, move = self.model, self.model.move
        for c in claims:
            strengths[c] = base[c]
        for share in damping:
            changes = [move(base[c], find_pull(model, into[c], strengths)) - strengths[c] for c in claims]
            if damping.tell(max(map(abs, changes), default=0.0)):
                return True
            for c, change in zip(claims, changes, strict=True):
                strengths[c] += share * change
        return False

    def _settle_arrays(self, block: Block, damping: Damping) -> bool:
        """Do the same with numpy."""
        from argmap.evaluation.strength_arrays import CircleArrays, settle_arrays

        if not isinstance(block.arrays, CircleArrays):
            block.arrays = CircleArrays(block.claims, self.network.into)
        strengths = self.solution.strengths
        base = [0.0 if c == self.without else self.base[c] for c in block.claims]
        held = block.claims.index(self.without) if self.without in block.claims else None
        found = settle_arrays(block.arrays, self.model, base, held, strengths, damping)
        if found is None:
            return False
        for c, strength in zip(block.claims, found, strict=True):
            strengths[c] = strength
        return True


def has_arrays() -> bool:
    """Tell whether numpy, the extra `argmap[strength]`, is installed. Does not import it."""
    return find_spec("numpy") is not None
