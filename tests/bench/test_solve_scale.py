"""How fast extensions are listed; `make bench` runs this. Needs the extra `argmap[solver]`."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

import pytest

from argmap.evaluation.framework_solve import FrameworkSolver
from argmap.evaluation.frameworks import Framework, make_framework

pytest.importorskip("pysat")

ARGUMENTS = 1_000
EXTENSIONS = 2_000


def list_attacks(kind: str) -> Iterator[tuple[int, int]]:
    chance = random.Random(5)
    if kind == "like a debate":  # each argument against an earlier one near it, half of them answered in kind
        for a in range(1, ARGUMENTS):
            b = chance.randrange(max(0, a - 20), a)
            yield a, b
            if chance.random() < 0.5:
                yield b, a
        return
    for _ in range(2 * ARGUMENTS):
        a, b = chance.randrange(ARGUMENTS), chance.randrange(ARGUMENTS)
        yield a, b
        if kind == "mutual":
            yield b, a
    if kind == "half mutual":
        for _ in range(ARGUMENTS):
            a, b = chance.randrange(ARGUMENTS), chance.randrange(ARGUMENTS)
            yield from ((a, b), (b, a))


def make(kind: str) -> Framework:
    return make_framework(map(str, range(ARGUMENTS)), ((a, b) for a, b in list_attacks(kind) if a != b))


@pytest.mark.parametrize("kind", ["like a debate", "mutual", "half mutual"])
def test_two_thousand_preferred_extensions(kind, capsys) -> None:
    """From the framework in memory; the last two kinds are one piece that nothing divides."""
    framework = make(kind)
    used = []
    for _ in range(3):
        before = time.process_time()
        found = list(FrameworkSolver(framework).list_all("PR", EXTENSIONS))
        used.append(time.process_time() - before)
        assert len(set(map(tuple, found))) == EXTENSIONS
    with capsys.disabled():
        print(f"\n{EXTENSIONS:,} preferred extensions of {ARGUMENTS:,} arguments, {kind}: {min(used):.2f} s")
    assert min(used) <= 1
