"""What is told of a verdict, on random small maps: it ends, and tells each claim once."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st
from random_maps import make_map

from argmap.evaluation import evaluate


def draw_question(random: Random) -> tuple[object, dict[str, object]]:
    """Return a random map and a random reading of it."""
    debate = make_map(random, random.randint(1, 6))
    names = list(debate.claims)
    accept, reject = [], []
    if random.random() < 0.4:
        for name in random.sample(names, min(len(names), random.randint(1, 2))):
            (accept if random.random() < 0.5 else reject).append(name)
    author = random.choice((None, None, None, "ada", "ben"))
    return debate, {
        "author": author,
        "accept": accept,
        "reject": reject,
        "circles": random.choice(("struck", "struck", "undecided")),
    }


@given(seed=st.integers(0, 2**32))
def test_every_why_ends_and_tells_each_claim_once(seed: int) -> None:
    debate, reading = draw_question(Random(seed))
    evaluation = evaluate(debate, **reading)
    for name in debate.claims:
        why = evaluation.why(name)
        assert why.lines[1][1] == f"Verdict: {evaluation.verdict(name).word}."
        assert len(why.lines) > 2
        assert len(why.lines) < 12 * (1 + len(debate.claims)) + 4 * sum(1 for _ in debate.steps)
        assert "no statement of truth" in str(why)
