"""The maps that come with the project: they expect what they get, and each verdict can be told."""

from pathlib import Path

import pytest

import argmap

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.argmap"))


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_each_expectation_holds(path: Path) -> None:
    found = [d for d in argmap.check(path) if d.code.startswith("AM8")]
    assert found == [], "\n".join(map(str, found))


def test_each_verdict_of_the_debate_can_be_told() -> None:
    debate = argmap.load(MAPS[0].parent / "necessity-or-alliance.argmap")
    for author in (None, *debate.authors):
        evaluation = debate.evaluate(author)
        for verdict in evaluation:
            why = evaluation.why(verdict.claim)
            assert why.lines[1] == (0, f"Verdict: {verdict.word}.")
            assert verdict.word in ("stands", "falls", "contested", "open")
            assert "None" not in str(why)


def test_the_debate_has_verdicts_of_several_kinds_and_scenarios() -> None:
    debate = argmap.load(MAPS[0].parent / "necessity-or-alliance.argmap")
    assert {verdict.word for verdict in debate.evaluate()} >= {"stands", "falls", "contested"}
    assert any(scenario.expectations for scenario in debate.scenarios.values())
