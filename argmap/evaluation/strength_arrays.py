"""Strengths in a large circle, by numpy (the extra `argmap[strength]`). Knows no claims and decides no order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from attrs import define
from numpy.typing import NDArray

from argmap.evaluation.strength_models import Link, Model

if TYPE_CHECKING:
    from argmap.evaluation.strength_solve import Damping

Array = NDArray[np.float64]
Numbers = NDArray[np.intp]


@define(eq=False)
class Lists:
    """Lists of numbers laid one behind the other; list k, never empty, begins at `starts[k]`."""

    flat: Numbers
    starts: Numbers
    single: bool

    @classmethod
    def lay(cls, lists: Sequence[Sequence[int]]) -> Lists:
        """Lay out lists, none of them empty."""
        lengths = np.fromiter(map(len, lists), dtype=np.intp, count=len(lists))
        flat = np.fromiter((q for one in lists for q in one), dtype=np.intp, count=int(lengths.sum()))
        return cls(flat, np.cumsum(lengths) - lengths, bool((lengths == 1).all()))


_MOST_COLUMNS = 64  # steps of one kind at a claim that are folded column by column; the rest, in hubs, one by one


class Columns:
    """Values that belong to claims, folded claim by claim: by columns, which is ten times as fast as by rows.

    `order` is the order in which the values must come: first one value of each claim, the claims with most values
    first, then a second one of each that has two, and so on.
    """

    def __init__(self, targets: Numbers, size: int):
        self.size = size
        degree = np.bincount(targets, minlength=size)
        self.claims = np.argsort(-degree, kind="stable")
        place = np.empty(size, dtype=np.intp)
        place[self.claims] = np.arange(size)
        rows = np.argsort(place[targets], kind="stable")
        first = np.cumsum(degree[self.claims]) - degree[self.claims]
        rank = np.empty(len(targets), dtype=np.intp)
        rank[rows] = np.arange(len(targets)) - first[place[targets[rows]]]
        many = rank >= _MOST_COLUMNS
        self.order = np.lexsort(
            (rank, place[targets], np.where(many, 0, place[targets]), np.where(many, _MOST_COLUMNS, rank))
        )
        self.counts: list[int] = np.bincount(rank[~many], minlength=1).tolist()
        hubs = place[targets[self.order[sum(self.counts) :]]]
        self.starts = np.flatnonzero(np.diff(hubs, prepend=-1))
        self.hubs = hubs[self.starts]

    def fold(self, operation: np.ufunc, start: float, values: Array) -> Array:
        """Return for each claim the sum, or the product, of its values; `start` where it has none."""
        folded = np.full(self.size, start)
        at = 0
        for count in self.counts:
            column = folded[:count]
            operation(column, values[at : at + count], out=column)
            at += count
        if len(self.hubs):
            folded[self.hubs] = operation(folded[self.hubs], operation.reduceat(values[at:], self.starts))
        result = np.empty(self.size)
        result[self.claims] = folded
        return result


class CircleArrays:
    """A circle of claims: its steps as arrays, claims by their place in it, what it depends on behind them."""

    def __init__(self, claims: Sequence[int], into: Sequence[Sequence[Link]]):
        place = {c: k for k, c in enumerate(claims)}
        self.size = len(claims)
        self.outside: list[int] = []
        steps: tuple[list[Link], list[Link]] = ([], [])
        targets: tuple[list[int], list[int]] = ([], [])
        for k, c in enumerate(claims):
            for link in into[c]:
                steps[link[0]].append(link)
                targets[link[0]].append(k)
                for uses in link[2:]:
                    for q in uses:
                        if q not in place:
                            place[q] = self.size + len(self.outside)
                            self.outside.append(q)
        self.columns = [Columns(np.array(listed, dtype=np.intp), self.size) for listed in targets]
        self.supports = len(steps[0])
        links = [steps[side][i] for side in (0, 1) for i in self.columns[side].order.tolist()]
        self.weights = np.array([link[1] for link in links], dtype=float)
        self.weighty = bool((self.weights != 1).any())
        # a step of a map made in Python may lack premises: one that always holds stands in
        always = len(place)
        self.premises = Lists.lay([[place[p] for p in link[2]] or [always] for link in links])
        cut = [(i, [place[u] for u in link[3]]) for i, link in enumerate(links) if link[3]]
        self.cut = np.array([i for i, _ in cut], dtype=np.intp)
        self.undercuts = Lists.lay([uses for _, uses in cut])
        self.buffer = np.empty(len(self.premises.flat))

    def extend(self, inside: Array, strengths: Sequence[float]) -> Array:
        """Return the strengths of the circle with those of what it depends on behind them."""
        return np.concatenate([inside, [strengths[q] for q in self.outside], [1.0]])

    def pull(self, model: Model, strengths: Array) -> Array:
        """Return the pull on each claim of the circle, given all strengths in the order of `extend`."""
        # into a buffer: fresh memory each round would cost as much as the sums
        values = strengths.take(self.premises.flat, out=self.buffer, mode="clip")
        if not self.premises.single:
            values = np.minimum.reduceat(values, self.premises.starts)
        if self.weighty:
            values *= self.weights
        if len(self.cut):
            left = 1 - strengths.take(self.undercuts.flat)
            if not self.undercuts.single:
                left = np.multiply.reduceat(left, self.undercuts.starts)
            values[self.cut] *= left
        supports, rebuttals = self.columns
        if model.sums:
            summed = supports.fold(np.add, 0.0, values[: self.supports])
            summed -= rebuttals.fold(np.add, 0.0, values[self.supports :])
            return summed
        np.subtract(1, values, out=values)
        left_over = rebuttals.fold(np.multiply, 1.0, values[self.supports :])
        left_over -= supports.fold(np.multiply, 1.0, values[: self.supports])
        return left_over


def settle_arrays(
    circle: CircleArrays,
    model: Model,
    base: Sequence[float],
    held: int | None,
    strengths: Sequence[float],
    damping: Damping,
) -> list[float] | None:
    """Return the strengths of a circle's claims, or None where they do not settle.

    `strengths` are those of all claims outside it; the claim in place `held` keeps its base score.
    """
    t = np.array(base, dtype=float)
    now = circle.extend(t, strengths)
    inside = now[: circle.size]
    for share in damping:
        change = model.move_all(t, circle.pull(model, now)) - inside
        if held is not None:
            change[held] = 0
        if damping.tell(float(np.abs(change).max())):
            settled: list[float] = inside.tolist()
            return settled
        inside += share * change
    return None
