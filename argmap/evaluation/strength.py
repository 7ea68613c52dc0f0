"""How strong the claims of a map are, from 0 to 1: a second reading beside the verdicts. Writes no page.

Linked-premise DF-QuAD, quadratic energy, Euler-based and MLP-based strength, as `docs/explanation/strength.md`
defines them. Without circles one pass finds all strengths; in a circle they are approached by damped steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib.util import find_spec

from attrs import define, field, frozen

from argmap.evaluation.strength_models import MODELS, Model, find_pull
from argmap.evaluation.strength_network import Block, Network, build_network
from argmap.model import Map

DEFAULT_CREDENCE = 0.5
"""The base score of a claim without a credence."""

TOLERANCE = 1e-12
"""The change of an undamped round up to which strengths have settled."""

MOST_ROUNDS = 2_000
"""Rounds after which a circle counts as not settled."""

EQUAL = 1e-9
"""Strengths nearer than this rank alike."""

NO_PROBABILITY = (
    "A strength orders claims by what the map says for and against them. It is no probability and no truth."
)
"""What every page that prints a strength says."""

GRID = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""The default credences that are tried for how sensitive a ranking is to them."""

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


@frozen
class Sensitivity:
    """How the ranking of some claims depends on the default credence.

    `rankings` holds for each default credence the claims from strong to weak, those of equal strength together;
    a claim whose strength did not settle there is left out. `stable` tells whether all rankings are the same.
    """

    claims: tuple[str, ...]
    rankings: Mapping[float, tuple[tuple[str, ...], ...]]
    strengths: Mapping[float, Mapping[str, float | None]]

    @property
    def stable(self) -> bool:
        """Whether the claims rank alike for every default credence."""
        return len({tuple(map(frozenset, ranking)) for ranking in self.rankings.values()}) < 2

    @property
    def changes(self) -> tuple[tuple[str, str], ...]:
        """The pairs of claims of which now one, now the other is the stronger."""
        found = []
        for k, one in enumerate(self.claims):
            for other in self.claims[k + 1 :]:
                signs = set()
                for values in self.strengths.values():
                    a, b = values[one], values[other]
                    if a is not None and b is not None and abs(a - b) > EQUAL:
                        signs.add(a > b)
                if len(signs) == 2:
                    found.append((one, other))
        return tuple(found)


class Strength:
    """The strengths of a map's claims in one reading. No probability, and no statement of truth.

    `model` is one of `df-quad`, `quadratic-energy`, `euler-based`, `mlp-based`; `default` is the base score, 0 to 1, of
    claims without a credence. `author`, `accept` and `reject` choose the reading as they do for verdicts: what is not
    the author's or is rejected has strength 0, what is accepted 1. Raises ValueError for a model, an author or a claim
    that is not there, and for a claim both accepted and rejected.
    """

    def __init__(
        self,
        debate: Map,
        model: str = "df-quad",
        author: str | None = None,
        accept: Iterable[str] = (),
        reject: Iterable[str] = (),
        *,
        default: float = DEFAULT_CREDENCE,
        arrays: bool | None = None,
    ):
        if model not in MODELS:
            raise ValueError(f"no model {model!r}; there are {', '.join(MODELS)}")
        if not 0 <= default <= 1:
            raise ValueError(f"a credence lies in 0 to 1, not {default}")
        self.map = debate
        self.model: Model = MODELS[model]
        self.author = author
        self.accept = (accept,) if isinstance(accept, str) else tuple(accept)
        self.reject = (reject,) if isinstance(reject, str) else tuple(reject)
        self.default = default
        self.network: Network = build_network(debate, author, self.accept, self.reject)
        self.arrays = arrays
        self.solution = solve(self.network, self.model, default, arrays)

    def __getitem__(self, claim: str) -> float | None:
        """Return the strength of a claim, None where it did not settle. Raises KeyError for a claim not in the map."""
        c = self.network.number[claim]
        return None if c in self.solution.unsettled else self.solution.strengths[c]

    @cached_property
    def values(self) -> Mapping[str, float | None]:
        """The strength of each claim, in the order of the map; None where it did not settle."""
        return {name: self[name] for name in self.network.names}

    @property
    def settled(self) -> bool:
        """Whether every claim has a strength: no circle swings on."""
        return not self.solution.unsettled

    @property
    def unsettled(self) -> tuple[str, ...]:
        """The claims without a strength: those in a circle that did not settle, and those that depend on one."""
        return tuple(self.network.names[c] for c in sorted(self.solution.unsettled))

    @property
    def certified(self) -> bool:
        """Whether it is proved that there is one solution only: no circles, or each with a small enough slope."""
        return not self.solution.uncertified

    @property
    def uncertified(self) -> tuple[str, ...]:
        """The claims in circles that may have other solutions, too."""
        return tuple(self.network.names[c] for c in sorted(self.solution.uncertified))

    def contribution(self, claim: str, to: str) -> float | None:
        """Return what a claim contributes to another: its strength with the claim less that without it.

        From -1 to 1; None where one of the two did not settle (Čyras, Kampik, Weng 2022: contribution by removal).
        Without a claim, the steps that it is a premise of are void, and those that it undercuts are not undercut.
        """
        c, target = self.network.number[claim], self.network.number[to]
        bearing = self._bearing_on(target)
        return self._contribution(c, target, self._blocks_of(set(bearing))) if c in bearing else 0.0

    def contributions(self, to: str, most: int | None = None) -> Mapping[str, float | None]:
        """Return what each claim contributes that bears on another, the largest first. See `contribution`.

        Each needs a solution of its own; with `most`, only so many claims are asked about, the nearest.
        """
        target = self.network.number[to]
        bearing = self._bearing_on(target)
        blocks = self._blocks_of(set(bearing))
        asked = bearing[1:] if most is None else bearing[1 : most + 1]
        found = {self.network.names[c]: self._contribution(c, target, blocks) for c in asked}
        return dict(sorted(found.items(), key=lambda item: -2.0 if item[1] is None else -abs(item[1])))

    def bears_on(self, claim: str) -> int:
        """Return how many other claims bear on a claim, by reasons, rebuttals, undercuts or as rivals."""
        return len(self._bearing_on(self.network.number[claim])) - 1

    def _bearing_on(self, target: int) -> list[int]:
        """Return a claim and those that bear on it, nearest first."""
        seen = {target}
        queue = [target]
        for c in queue:  # grows while it is read
            for q in self.network.inputs(c):
                if q not in seen:
                    seen.add(q)
                    queue.append(q)
        return queue

    def _blocks_of(self, bearing: set[int]) -> list[Block]:
        """Return the blocks of some claims, with every claim that these depend on."""
        blocks = []
        for block in self.network.blocks:
            if block.circle:
                if block.claims[0] in bearing:
                    blocks.append(block)
            elif claims := [c for c in block.claims if c in bearing]:
                blocks.append(Block(claims))
        return blocks

    def _contribution(self, c: int, target: int, blocks: list[Block]) -> float | None:
        if target in self.solution.unsettled:
            return None
        without = self._solve(blocks, without=c)
        return None if target in without.unsettled else self.solution.strengths[target] - without.strengths[target]

    def _solve(self, blocks: list[Block], without: int) -> Solution:
        """Return the solution without a claim, worked out anew only for what it reaches in these blocks."""
        solver = Solver(self.network, self.model, self.solution.base, self.arrays)
        return solver.change(blocks, self.solution, without)

    def sensitivity(self, of: Iterable[str] | None = None, defaults: Sequence[float] = GRID) -> Sensitivity:
        """Return how the ranking of claims (by themselves the answers) depends on the default credence."""
        claims = tuple(dict.fromkeys(of)) if of is not None else tuple(claim.id for claim in self.map.theses)
        strengths: dict[float, dict[str, float | None]] = {}
        rankings = {}
        for default in defaults:
            found = solve(self.network, self.model, default, self.arrays)
            numbers = {name: self.network.number[name] for name in claims}
            values = {name: None if c in found.unsettled else found.strengths[c] for name, c in numbers.items()}
            strengths[default] = values
            rankings[default] = rank(values)
        return Sensitivity(claims, rankings, strengths)

    def rank(self, claims: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """Return claims from strong to weak, those of equal strength together; what did not settle is left out."""
        return rank({name: self[name] for name in claims})


def rank(values: Mapping[str, float | None]) -> tuple[tuple[str, ...], ...]:
    """Return names from the greatest value to the least, those of equal value together, those without one left out."""
    known = sorted(((-value, name) for name, value in values.items() if value is not None), key=lambda pair: pair[0])
    ranking: list[list[str]] = []
    last = 0.0
    for value, name in known:
        if ranking and value - last <= EQUAL:
            ranking[-1].append(name)
        else:
            ranking.append([name])
        last = value
    return tuple(map(tuple, ranking))


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
