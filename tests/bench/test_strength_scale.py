"""How fast strengths are found; `make bench` runs this. Without numpy, what needs it is skipped."""

from __future__ import annotations

import gc
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from argmap.debate import Map
from argmap.evaluation.strength import Strength
from argmap.evaluation.strength_models import MODELS
from argmap.evaluation.strength_network import build_network
from argmap.evaluation.strength_solve import solve
from argmap.model import Claim, Premise, Step

EDGES = 100_000


def make_map(claims: int, edges: int, *, circles: bool) -> Map:
    """A map of claims with credences and so many steps of one premise, every other one a rebuttal."""
    chance = random.Random(1)
    steps: list[dict[str, list[Step]]] = [{"reason": [], "rebuttal": []} for _ in range(claims)]
    for number in range(edges):
        if circles:
            target, source = chance.randrange(claims), chance.randrange(claims)
        else:
            target = chance.randrange(claims - 1)
            source = chance.randrange(target + 1, claims)
        kind = "reason" if number % 2 else "rebuttal"
        steps[target][kind].append(Step(kind, f"c{target}", (Premise(f"c{source}"),)))
    return Map(
        claims=[
            Claim(
                f"c{k}", "", credence=round(chance.random(), 3), reasons=tuple(made["reason"]),
                rebuttals=tuple(made["rebuttal"]),
            )
            for k, made in enumerate(steps)
        ]
    )  # fmt: skip


def cpu(work: Callable[[], object], runs: int = 7) -> tuple[float, float]:
    """Return the least and the median CPU seconds of a piece of work."""
    used = []
    for _ in range(runs):
        gc.collect()
        before = time.process_time()
        work()
        used.append(time.process_time() - before)
    return min(used), statistics.median(used)


def test_a_thousand_steps_without_circles_from_the_map(capsys) -> None:
    """The whole way from the map to its strengths, in plain Python."""
    debate = make_map(700, 1000, circles=False)
    least, median = cpu(debate.strength, 30)
    with capsys.disabled():
        print(f"\n1,000 steps without circles: {1000 * least:.2f} ms least, {1000 * median:.2f} ms median")
    assert least <= 0.002


@pytest.mark.parametrize("model", ["df-quad", "quadratic-energy"])
def test_a_hundred_thousand_steps_in_circles(model, capsys) -> None:
    """One solution of a network that was built before, as contributions and sensitivity need many."""
    pytest.importorskip("numpy")
    debate = make_map(10_000, EDGES, circles=True)
    before = time.process_time()
    network = build_network(debate)
    built = time.process_time() - before
    assert solve(network, MODELS[model], 0.5).unsettled == set()
    least, median = cpu(lambda: solve(network, MODELS[model], 0.5))
    with capsys.disabled():
        print(
            f"\n{EDGES:,} steps in circles, {model}: {1000 * least:.0f} ms least, {1000 * median:.0f} ms median, "
            f"after {1000 * built:.0f} ms to build the network"
        )
    assert least <= 0.05


def test_small_maps_do_not_import_numpy() -> None:
    code = (
        "import sys, argmap; s = argmap.loads('claim a: A.\\n  but b: B.\\n    but a').strength()['a']; "
        "assert 'numpy' not in sys.modules, 'numpy'; assert 'pysat' not in sys.modules, 'pysat'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_cost_of_a_step_does_not_grow_with_their_number() -> None:
    small, large = make_map(2_000, 3_000, circles=False), make_map(20_000, 30_000, circles=False)
    assert cpu(lambda: Strength(large), 5)[0] / 10 < 2.5 * cpu(lambda: Strength(small), 5)[0]
