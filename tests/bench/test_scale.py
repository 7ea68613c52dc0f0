"""How fast a map is read and checked, alone, by size, and against Argdown; `make bench` runs this."""

from __future__ import annotations

import gc
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.build import build_map
from argmap.rules import check_map
from argmap.syntax.parse import parse_lines

sys.path.insert(0, str(Path(__file__).parent))
from trees import write_argdown, write_argmap

HERE = Path(__file__).parent
CLAIMS = 10_000


def build(text: str) -> object:
    built = build_map(text, "bench.argmap", HERE, HERE)
    assert not built.diagnostics
    return built.map


def cpu(work: Callable[[], object], runs: int = 5) -> float:
    """Return the median CPU seconds of a piece of work."""
    return statistics.median(cpu_of_each(work, runs))


def cpu_of_each(work: Callable[[], object], runs: int) -> list[float]:
    """Return the CPU seconds of each run of a piece of work."""
    used = []
    for _ in range(runs):
        gc.collect()
        before = time.process_time()
        work()
        used.append(time.process_time() - before)
    return used


def test_parse(benchmark) -> None:
    benchmark(parse_lines, write_argmap(CLAIMS))


def test_build(benchmark) -> None:
    """Parse, build and resolve the names of 10,000 claims."""
    benchmark(build, write_argmap(CLAIMS))


def test_check(benchmark) -> None:
    benchmark(check_map, build(write_argmap(CLAIMS)))


def test_checks_cost_less_than_reading() -> None:
    text = write_argmap(CLAIMS)
    debate = build(text)
    assert cpu(lambda: check_map(debate)) < cpu(lambda: build(text))


def test_cost_of_a_claim_does_not_grow_with_their_number() -> None:
    small, large = write_argmap(CLAIMS), write_argmap(10 * CLAIMS)
    assert cpu(lambda: build(large), 3) / 10 < 1.5 * cpu(lambda: build(small))


def test_a_third_of_argdown(capsys) -> None:
    """Against the parser and model of @argdown/core, run in turn, the median run of each.

    ARGMAP_ARGDOWN names the folder of @argdown/core.
    """
    folder, node = os.environ.get("ARGMAP_ARGDOWN"), shutil.which("node")
    if not folder or not node:
        pytest.skip("needs node and ARGMAP_ARGDOWN=FOLDER, where `npm install @argdown/core` was run")
    text, theirs_text = write_argmap(CLAIMS), write_argdown(CLAIMS)
    command = [node, str(HERE / "argdown.mjs"), folder, "5"]
    ours, theirs = [], []
    for _ in range(3):
        ours += cpu_of_each(lambda: build(text), 5)
        ran = subprocess.run(command, input=theirs_text, capture_output=True, text=True, check=True)
        theirs += [float(line) / 1000 for line in ran.stdout.split()]
    ours_each, theirs_each = statistics.median(ours), statistics.median(theirs)
    with capsys.disabled():
        print(f"\nargmap {ours_each:.3f} s, Argdown {theirs_each:.3f} s of CPU")
    assert ours_each < theirs_each / 3
