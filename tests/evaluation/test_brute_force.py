"""Verdicts, positions and witnesses against every labelling of small maps, tried out by definition."""

import importlib.util
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_maps import make_map
from second_truth import Truth

from argmap.evaluation import evaluate
from argmap.evaluation.positions import Positions

WORDS = {0: "falls", 1: "undecided", 2: "stands"}
WAYS = {
    "as it comes": {},
    "by clauses, in plain Python": {"trials": 0, "fast": False},
    "by clauses, with python-sat": {"trials": 0, "fast": True},
}


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


@pytest.mark.parametrize("way", WAYS)
@given(seed=st.integers(0, 2**32))
def test_equal_to_brute_force(way: str, seed: int) -> None:
    if way.endswith("python-sat") and importlib.util.find_spec("pysat") is None:
        pytest.skip("needs python-sat")
    debate, reading = draw_question(Random(seed))
    least, best = Truth(debate, **reading).grounded_and_positions()
    evaluation = evaluate(debate, **reading)
    positions = Positions(
        evaluation.conditions, evaluation.labelling, strike=reading["circles"] == "struck", **WAYS[way]
    )
    evaluation._positions = positions
    names = list(debate.claims)

    assert {name: evaluation.label(name) + 1 for name in names} == least
    wanted = sorted(tuple(WORDS[position[name]] for name in names) for position in best)
    assert sorted(tuple(position[name] for name in names) for position in positions) == wanted
    assert (positions.count, positions.exact) == (len(best), True)
    for name in names:
        verdict = evaluation.verdict(name)
        settled = {position[name] for position in best}
        if least[name] != 1:
            assert verdict.word == WORDS[least[name]]
        else:
            assert verdict.word == ("open" if settled == {1} else "contested")
            assert ("whichever side" in verdict.remark) == (settled in ({0}, {2}))
        assert bool(verdict.causes) == (verdict.word == "falls")
        for word, label in (("stands", 2), ("falls", 0)):
            witness = positions.position_where(name, word)
            assert (witness is not None) == (label in settled)
            if witness is not None:
                assert witness[name] == word
                assert tuple(witness[other] for other in names) in wanted


@given(seed=st.integers(0, 2**32))
def test_causes_by_definition(seed: int) -> None:
    debate, reading = draw_question(Random(seed))
    truth = Truth(debate, **reading)
    least, _ = truth.grounded_and_positions()
    evaluation = evaluate(debate, **reading)
    values = truth.step_values(least, least)
    for name, claim in debate.claims.items():
        if least[name] != 0:
            continue
        on_it = [(kind, ps, v) for (kind, t, ps, _), v in zip(truth.steps, values, strict=True) if t == name]
        moved = {step.premises[0].claim for step in claim.rebuttals}
        rivals = {a.claim for q in truth.rivals for a in q.answers if name in {b.claim for b in q.answers}}
        in_force = [ps[0] for kind, ps, v in on_it if kind == "rebuttal" and v == 2]
        causes = {str(cause): cause for cause in evaluation.verdict(name).causes}
        assert ("rejected" in causes) == (name in reading["reject"])
        assert ("not put forward" in causes) == (not truth.mine(claim))
        unsupported = all(v == 0 for kind, _, v in on_it if kind == "reason") and not truth.asserted(claim)
        assert ("unsupported" in causes) == (unsupported and truth.mine(claim))
        assert set(in_force) - rivals <= set(causes["rebutted"].by if "rebutted" in causes else ()) <= set(in_force)
        assert set(in_force) - moved <= set(causes["excluded"].by if "excluded" in causes else ()) <= set(in_force)


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
