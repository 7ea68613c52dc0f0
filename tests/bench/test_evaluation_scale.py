"""How fast a debate is evaluated, by size and as a whole process; `make bench` runs this."""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from debates import make_chain, make_debate

from argmap.evaluation import evaluate
from argmap.model import Map
from argmap.write import dumps

CLAIMS = 20_000


def cpu(work: Callable[[], object], runs: int = 7) -> float:
    """Return the least CPU seconds of a piece of work: what else the machine does only adds to it."""
    used = []
    for _ in range(runs):
        gc.collect()
        before = time.process_time()
        work()
        used.append(time.process_time() - before)
    return min(used)


@pytest.fixture(scope="module")
def debate() -> Map:
    return make_debate(CLAIMS)


def test_labelling(benchmark, debate: Map) -> None:
    benchmark(evaluate, debate)


def test_words(benchmark, debate: Map) -> None:
    benchmark(lambda: evaluate(debate).verdicts)


def test_the_debate_is_one_with_contested_parts(debate: Map) -> None:
    evaluation = evaluate(debate)
    counts = Counter(verdict.word for verdict in evaluation)
    assert sum(counts.values()) == CLAIMS
    assert counts["contested"] > 500
    assert evaluation.positions().count > 2**200
    assert evaluation.positions().exact
    assert evaluation.labelling.struck


def test_labelling_takes_a_tenth_of_a_second(debate: Map) -> None:
    assert cpu(lambda: evaluate(debate)) <= 0.1


def test_words_take_three_tenths(debate: Map) -> None:
    assert cpu(lambda: evaluate(debate).verdicts) <= 0.3


def test_cost_of_a_claim_does_not_grow_with_their_number(debate: Map) -> None:
    small = make_debate(CLAIMS // 10)
    assert cpu(lambda: evaluate(debate).verdicts) / 10 < 2 * cpu(lambda: evaluate(small).verdicts)


def test_a_chain_of_100_000_claims() -> None:
    chain = make_chain(100_000)
    assert cpu(lambda: evaluate(chain).verdicts, 1) < 3


def test_a_small_map_as_a_whole_process(tmp_path: Path) -> None:
    """CPU seconds of `argmap evaluate` on a map of 100 claims; neither numpy nor python-sat is imported."""
    path = tmp_path / "small.argmap"
    path.write_text(dumps(make_debate(100)))
    script = (
        "import resource, sys; from argmap.cli import main; status = main(['evaluate', sys.argv[1]]);"
        "used = resource.getrusage(resource.RUSAGE_SELF);"
        "heavy = sorted({'numpy', 'pysat', 'scipy'} & set(sys.modules));"
        "print(f'\\n{status}|{heavy}|{used.ru_utime + used.ru_stime}', file=sys.stderr)"
    )
    seconds = []
    for _ in range(7):
        command = [sys.executable, "-c", script, str(path)]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
        status, heavy, used = ran.stderr.splitlines()[-1].split("|")
        assert (status, heavy) == ("0", "[]"), ran.stderr
        seconds.append(float(used))
    assert min(seconds) <= 0.2, seconds
