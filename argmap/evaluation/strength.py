"""How strong the claims of a map are, from 0 to 1: a second reading beside the verdicts. Writes no page.

Linked-premise DF-QuAD, quadratic energy, Euler-based and MLP-based strength, as `docs/explanation/strength.md`
defines them. Without circles one pass finds all strengths; in a circle they are approached by damped steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from attrs import frozen

from argmap.evaluation.strength_models import MODELS, Model
from argmap.evaluation.strength_network import Block, Network, build_network
from argmap.evaluation.strength_solve import Solution, Solver, solve
from argmap.model import Map

DEFAULT_CREDENCE = 0.5
"""The base score of a claim without a credence."""

EQUAL = 1e-9
"""Strengths nearer than this rank alike."""

NO_PROBABILITY = (
    "A strength orders claims by what the map says for and against them. It is no probability and no truth."
)
"""What every page that prints a strength says."""

GRID = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""The default credences that are tried for how sensitive a ranking is to them."""


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
