"""Maps that are large, deep or hard: a right answer, or a search that says that it stopped. Times nothing."""

from collections import Counter

import pytest
from attrs import evolve

from argmap.debate import as_debate
from argmap.evaluation import Evaluation, evaluate
from argmap.evaluation.positions import Positions
from argmap.model import Answer, Claim, Map, Premise, Question, Step, Undercut


def claim(name: str, because: list[str] = (), but: list[str] = (), **options: object) -> Claim:
    return Claim(
        name, name, reasons=tuple(Step("reason", name, (Premise(p),)) for p in because),
        rebuttals=tuple(Step("rebuttal", name, (Premise(p),)) for p in but), **options,
    )  # fmt: skip


def ring(length: int, kind: str) -> Map:
    following = [[f"c{(n + 1) % length}"] for n in range(length)]
    if kind == "because":
        return Map(claims=[claim(f"c{n}", because=next_) for n, next_ in enumerate(following)])
    return Map(claims=[claim(f"c{n}", but=next_) for n, next_ in enumerate(following)])


def count_words(evaluation: Evaluation) -> dict[str, int]:
    return dict(Counter(verdict.word for verdict in evaluation))


def test_a_chain_of_reasons() -> None:
    length = 100_000
    debate = Map(claims=[claim(f"c{n}", [f"c{n + 1}"] if n < length - 1 else []) for n in range(length)])
    evaluation = evaluate(debate)
    assert count_words(evaluation) == {"stands": length}
    assert len(evaluation.why("c0").lines) > length
    assert count_words(evaluate(debate, reject=[f"c{length - 1}"])) == {"falls": length}


def test_a_chain_of_rebuttals() -> None:
    length = 100_001
    debate = Map(claims=[claim(f"c{n}", but=[f"c{n + 1}"] if n < length - 1 else []) for n in range(length)])
    evaluation = evaluate(debate)
    assert evaluation.verdict("c0").word == "stands"
    assert count_words(evaluation) == {"stands": 50_001, "falls": 50_000}


def test_a_ring_of_reasons_is_struck_and_named_in_short() -> None:
    evaluation = evaluate(ring(50_000, "because"))
    assert count_words(evaluation) == {"falls": 50_000}
    assert "… (49994 more) …" in evaluation.verdict("c7").remark


def test_circles_that_fall_one_after_the_other() -> None:
    """Each circle loses its only foot when the one before it falls; a foot that is left holds the rest."""
    claims = [claim("a0", ["b0"], asserted=False), claim("b0", ["a0"], asserted=False)]
    for n in range(1, 20_000):
        feet = [f"a{n - 1}", f"b{n}"] + (["rock"] if n == 15_000 else [])
        claims += [claim(f"a{n}", feet), claim(f"b{n}", [f"a{n}"])]
    found = count_words(evaluate(Map(claims=[*claims, claim("rock")])))
    assert found == {"falls": 30_000, "stands": 10_001}


def test_rings_of_rebuttals() -> None:
    even = evaluate(ring(20_000, "but"))
    assert count_words(even) == {"contested": 20_000}
    assert even.positions().count == 2
    odd = evaluate(ring(2_001, "but"))
    assert count_words(odd) == {"open": 2_001}
    assert (odd.positions().count, odd.positions().exact) == (1, True)


def pairs(number: int) -> list[Claim]:
    return [claim(f"{a}{n}", but=[f"{b}{n}"]) for n in range(number) for a, b in ("xy", "yx")]


def test_groups_multiply() -> None:
    positions = evaluate(Map(claims=pairs(300))).positions()
    assert (positions.count, positions.exact) == (2**300, True)
    assert len(positions.first(5)) == 5


def test_a_claim_on_many_groups_needs_no_search() -> None:
    thesis = Claim("t", "t", reasons=(Step("reason", "t", tuple(Premise(f"x{n}") for n in range(100))),))
    positions = evaluate(Map(claims=[*pairs(100), thesis])).positions()
    assert positions.word(200)[0] == "contested"
    assert (positions.count, positions.exact) == (2**100, True)
    witness = positions.position_where("t", "stands")
    assert witness is not None
    assert {witness[f"x{n}"] for n in range(100)} == {"stands"}


def test_ways_from_one_group_are_searched_together() -> None:
    """Each `either` stands if one of a pair does, which one always does; that holds for the thesis on all of them."""
    either = [claim(f"either{n}", [f"x{n}", f"y{n}"]) for n in range(40)]
    thesis = Claim("t", "t", reasons=(Step("reason", "t", tuple(Premise(f"either{n}") for n in range(40))),))
    evaluation = evaluate(Map(claims=[*pairs(40), *either, thesis]))
    assert evaluation.verdict("t").remark == "stands whichever side one takes"
    crossed = Claim("t", "t", reasons=(Step("reason", "t", (Premise("x0"), Premise("x1"), Premise("both"))),))
    both = Claim("both", "both", reasons=(Step("reason", "both", (Premise("y0"), Premise("y1"))),))
    evaluation = evaluate(Map(claims=[*pairs(2), both, crossed]))
    assert evaluation.verdict("t").remark == "falls whichever side one takes"


def test_a_count_that_is_a_lower_bound_says_so() -> None:
    claims = [claim(f"x{n}", but=[f"y{n}"] + ([f"x{n - 1}"] if n else [])) for n in range(60)]
    claims += [claim(f"y{n}", but=[f"x{n}"]) for n in range(60)]
    positions = evaluate(Map(claims=claims)).positions()
    assert not positions.exact
    assert positions.count >= 1_000
    assert {positions.word(c)[0] for c in range(120)} == {"contested"}


def test_many_answers_take_as_many_steps() -> None:
    size = 5_000
    names = [f"c{n}" for n in range(size)]
    question = Question("q", "?", tuple(Answer(name) for name in names))
    debate = as_debate(Map(claims=[claim(name, asserted=True) for name in names], questions=[question]))
    first = debate.evaluate(accept=["c7"])
    assert count_words(first) == {"stands": 1, "falls": size - 1}
    assert first.verdict("c99").causes[0].by == ("c7",)
    small = evolve(debate, questions=[question, Question("r", "?", (Answer("c7", (Undercut("c8"),)), Answer("c9")))])
    assert small.evaluate(accept=["c7", "c8"]).verdict("c9").word == "falls"


@pytest.mark.parametrize("accepted", ["c3", "c12", "c19"])
def test_many_answers_with_an_unless_beside_some(accepted: str) -> None:
    names = [f"c{n}" for n in range(20)]
    answers = tuple(Answer(name, (Undercut("lift"),) if name == "c12" else ()) for name in names)
    claims = [*(claim(name, asserted=True) for name in names), claim("lift")]
    evaluation = evaluate(Map(claims=claims, questions=[Question("q", "?", answers)]), accept=[accepted])
    stands = {verdict.claim for verdict in evaluation if verdict.word == "stands"}
    if accepted == "c12":
        assert stands == {"c12", "lift"}
        assert evaluation.verdict("c1").word == "contested"
    else:
        assert stands == {accepted, "c12", "lift"}
        assert evaluation.verdict("c1").causes[0].by == (accepted,)


def test_a_search_that_is_stopped_says_so_and_lies_about_nothing() -> None:
    debate = ring(400, "but")
    debate = evolve(debate, claims=[*debate.claims.values(), *ring(3, "but").claims.values()][:400])
    evaluation = evaluate(debate)
    evaluation._positions = Positions(evaluation.conditions, evaluation.labelling, trials=0, fast=False, effort=100)
    assert count_words(evaluation) == {"undecided": 400}
    assert evaluation.verdict("c0").remark == "the search for positions stopped early: contested or open"
    assert not evaluation.positions().exact
    assert "Verdict: undecided." in str(evaluation.why("c0"))
