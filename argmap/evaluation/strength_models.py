"""How strong the reasons for and against a claim make it: one formula a model. Walks no map.

Each model first sums up what speaks for and against a claim in one number, the pull, then moves the claim's base score
by it. Symbols: t is the base score, s(i) the strength of a step, E the pull.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from argmap.evaluation.strength_arrays import Array

Link = tuple[bool, float, tuple[int, ...], tuple[int, ...]]
"""A step that bears on a claim: whether it rebuts, its weight, its premises and its undercuts."""

_LARGEST = 700.0  # beyond it, exp leaves the range of a float; no strength changes any more


@frozen
class Model:
    """A gradual semantics. Base scores and strengths lie in 0 to 1.

    `sums`: the pull is Σ s(i) over supports less Σ s(i) over rebuttals; otherwise it is v⁺ - v⁻, with
    v = 1 - ∏(1 - s(i)).
    `move` returns the strength that a base score and a pull give, `move_all` does so for arrays. `slope` bounds how
    fast the strength changes with the pull: L in the condition under which there is one fixed point.
    """

    name: str
    title: str
    sums: bool
    move: Callable[[float, float], float]
    move_all: Callable[[Array, Array], Array]
    slope: Callable[[float], float]


def _move_linear(t: float, pull: float) -> float:
    return t + (1 - t) * pull if pull >= 0 else t + t * pull


def _move_linear_all(t: Array, pull: Array) -> Array:
    import numpy as np

    return t + np.where(pull >= 0, 1 - t, t) * pull


def _move_quadratic(t: float, pull: float) -> float:
    square = pull * pull
    moved = square / (1 + square)
    return t + (1 - t) * moved if pull >= 0 else t - t * moved


def _move_quadratic_all(t: Array, pull: Array) -> Array:
    import numpy as np

    square = pull * pull
    return t + np.where(pull >= 0, 1 - t, -t) * (square / (1 + square))


def _move_euler(t: float, pull: float) -> float:
    return 1 - (1 - t * t) / (1 + t * math.exp(min(pull, _LARGEST)))


def _move_euler_all(t: Array, pull: Array) -> Array:
    import numpy as np

    return 1 - (1 - t * t) / (1 + t * np.exp(np.minimum(pull, _LARGEST)))


def _move_logistic(t: float, pull: float) -> float:
    return t / (t + (1 - t) * math.exp(min(-pull, _LARGEST))) if t else 0.0


def _move_logistic_all(t: Array, pull: Array) -> Array:
    import numpy as np

    with np.errstate(invalid="ignore"):
        moved = t / (t + (1 - t) * np.exp(np.minimum(-pull, _LARGEST)))
    return np.where(t > 0, moved, 0.0)


def _farther_end(t: float) -> float:
    return max(t, 1 - t)


MODELS = {
    model.name: model
    for model in (
        # Rago, Toni, Aurisicchio, Baroni: Discontinuity-free decision support with quantitative argumentation debates
        # (KR 2016).
        Model("df-quad", "DF-QuAD", False, _move_linear, _move_linear_all, _farther_end),
        # Potyka: Continuous dynamical systems for weighted bipolar argumentation (KR 2018). The slope of x²/(1 + x²)
        # is greatest at 1/√3, where it is 3√3/8.
        Model(
            "quadratic-energy", "quadratic energy", True, _move_quadratic, _move_quadratic_all,
            lambda t: _farther_end(t) * 3 * math.sqrt(3) / 8,
        ),
        # Amgoud, Ben-Naim: Evaluation of arguments in weighted bipolar graphs (IJAR 99, 2018).
        Model("euler-based", "Euler-based", True, _move_euler, _move_euler_all, lambda t: (1 - t * t) / 4),
        # Potyka: Interpreting neural networks as quantitative argumentation frameworks (AAAI 2021).
        Model("mlp-based", "MLP-based", True, _move_logistic, _move_logistic_all, lambda t: 0.25),  # noqa: ARG005
    )
}  # fmt: skip
"""The models by name."""


def find_pull(model: Model, links: Sequence[Link], strengths: Sequence[float]) -> float:
    """Return the pull of the steps that bear on a claim; premises hold no more than the weakest of them.

    A step has the strength w · min s(premise) · ∏ (1 - s(undercut)): linked premises by their weakest member.
    """
    rebuttals = supports = 1.0
    pull = 0.0
    for rebuts, strength, premises, undercuts in links:
        if len(premises) == 1:
            strength *= strengths[premises[0]]
        elif premises:
            strength *= min([strengths[p] for p in premises])
        for u in undercuts:
            strength *= 1 - strengths[u]
        if model.sums:
            pull += -strength if rebuts else strength
        elif rebuts:
            rebuttals *= 1 - strength
        else:
            supports *= 1 - strength
    return pull if model.sums else rebuttals - supports
