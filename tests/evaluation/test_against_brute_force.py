"""The engine against `brute_force.py`: words, causes, every position, witnesses and moves on small maps of all kinds.

Maps come from `Maker`, in which all that bears on a verdict happens often, and from the strategy for whole maps.
"""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from brute_force import MAYBE, NO, YES, Truth, find_cruxes, find_flips
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from argmap.debate import Map, as_debate
from argmap.evaluation import conditions, moves
from argmap.evaluation.positions import Positions
from argmap.model import ME, Answer, Author, Claim, Premise, Question, Stance, Step, Undercut
from argmap.testing import maps

SPEAKERS = (ME, "ada", "ben", "cy")
KINDS = ("many speakers", "one speaker", "two camps")

Number = Callable[[int, int], int]
"""Gives a whole number from the first to the second, both included; the first should be the plainest."""


class Maker:
    """Makes a map of numbers that it asks for, be it of hypothesis or of `random`."""

    def __init__(self, number: Number):
        self.number = number

    def one_in(self, how_many: int) -> bool:
        return self.number(0, how_many - 1) == how_many - 1

    def some(self, things: list[str], most: int) -> list[str]:
        left = list(things)
        return [left.pop(self.number(0, len(left) - 1)) for _ in range(min(most, len(left)))]

    def speakers(self) -> tuple[str, ...]:
        return tuple(self.some(list(SPEAKERS), 2 if self.one_in(5) else 1))

    def undercuts(self, ids: list[str], often: int) -> tuple[Undercut, ...]:
        if not ids or not self.one_in(often):
            return ()
        return tuple(Undercut(u, self.speakers()) for u in self.some(ids, 2 if self.one_in(4) else 1))

    def make(self, most_claims: int, kind: str) -> Map:
        """Make a map of 1 to `most_claims` claims, with many speakers, or `one speaker`, or `two camps` of claims.

        In two camps claims help their own and hurt the others, who hurt them in return, so that circles have an even
        number of attacks.
        """
        plain = kind != "many speakers"
        ids = [f"c{i}" for i in range(self.number(1, most_claims))]
        steps: dict[tuple[str, str], list[Step]] = {}
        for _ in range(self.number(0, 2 * len(ids))):
            word = "rebuttal" if self.one_in(2) else "reason"
            at = self.number(0, len(ids) - 1)
            target = ids[at]
            helpful = ids[at % 2 :: 2] if kind == "two camps" else ids
            harmful = ids[1 - at % 2 :: 2] if kind == "two camps" else ids
            source, other = (helpful, harmful) if word == "reason" else (harmful, helpful)
            premises = self.some(source, 2 if self.one_in(3) else 1)
            made = steps.setdefault((word, target), [])
            if not premises or any(step.premises[0].claim == premises[0] for step in made):
                continue
            others = [c for c in other if c not in premises]
            movers = (ME,) if plain else self.speakers()
            undercuts = self.undercuts(others, 3)
            made.append(Step(word, target, tuple(map(Premise, premises)), movers, undercuts))  # type: ignore[arg-type]
            back = steps.setdefault(("rebuttal", premises[0]), [])
            returned = kind == "two camps" and word == "rebuttal" and len(premises) == 1 and not self.one_in(3)
            if returned and all(step.premises[0].claim != target for step in back):
                back.append(Step("rebuttal", premises[0], (Premise(target),), movers))
        claims = [self.claim(c, steps, plain) for c in ids]
        questions = []
        for i in range(self.number(0, 2) if self.one_in(2) and kind != "two camps" else 0):
            offered = self.some(ids, self.number(0, 3))
            others = [c for c in ids if c not in offered]
            answers = tuple(Answer(c, self.undercuts(others, 4)) for c in offered)
            questions.append(Question(f"q{i}", "which?", answers, not self.one_in(5)))
        authors = [Author(author, author.title()) for author in SPEAKERS[1:]]
        return Map(authors=authors, claims=claims, questions=questions)

    def claim(self, name: str, steps: dict[tuple[str, str], list[Step]], plain: bool) -> Claim:
        reasons, rebuttals = (tuple(steps.get((word, name), ())) for word in ("reason", "rebuttal"))
        asserted = (None, True, False)[self.number(0, 2)] if self.one_in(2 if plain else 6) else None
        if plain:
            return Claim(name, name, reasons=reasons, rebuttals=rebuttals, asserted=asserted)
        stances = []
        for _ in range(self.number(0, 2) if self.one_in(3) else 0):
            kind = ("agreed", "conceded", "denied", "reported")[self.number(0, 3)]
            stances.append(Stance(kind, SPEAKERS[self.number(0, 3)]))  # type: ignore[arg-type]
        doubt = self.one_in(6)
        return Claim(
            name, name, self.speakers(), reasons=reasons, rebuttals=rebuttals, stances=tuple(stances),
            doubt=doubt, asserted=asserted,
        )  # fmt: skip

    def reading(self, debate: Map) -> dict[str, Any]:
        """Make the arguments of `Map.evaluate`; most often nothing is supposed."""
        supposed = self.some(list(debate.claims), self.number(0, 3)) if self.one_in(3) else []
        at = self.number(0, len(supposed))
        authors = [None, None, *debate.authors]
        return {
            "author": authors[self.number(0, len(authors) - 1)],
            "accept": tuple(supposed[:at]),
            "reject": tuple(supposed[at:]),
            "circles": "undecided" if self.one_in(3) else "struck",
        }


@st.composite
def makers(draw: Callable[..., int]) -> Maker:
    return Maker(lambda low, high: draw(st.integers(low, high)))


def compare(debate: Map, reading: dict[str, Any], search: dict[str, Any]) -> Counter[str]:
    """Hold the engine against the definitions in all it says; return how often each word was said."""
    truth = Truth(debate, **reading)
    evaluation = debate.evaluate(**reading)
    if search:
        strike = reading["circles"] == "struck"
        evaluation._positions = Positions(evaluation.conditions, evaluation.labelling, strike=strike, **search)
    ground, wanted, words = truth.ground(), truth.positions(), truth.words()
    assert truth.least() == ground  # the two definitions of the grounded labelling agree
    assert {c: {1: YES, 0: MAYBE, -1: NO}[evaluation.label(c)] for c in debate.claims} == ground
    assert {verdict.claim: verdict.word for verdict in evaluation} == words

    positions = evaluation.positions()
    assert (positions.count, positions.exact) == (len(wanted), True)
    order = list(debate.claims)
    found = [[position[c] for c in order] for position in positions]
    assert sorted(found) == sorted([position[c] for c in order] for position in wanted)
    for c in order:
        verdict = evaluation.verdict(c)
        causes = [(str(cause), frozenset(cause.by)) for cause in verdict.causes]
        assert len(causes) == len(set(causes))
        assert set(causes) == truth.causes(c)
        one_way = truth.one_way(c) if words[c] == "contested" else None
        assert (verdict.remark == f"{one_way} whichever side one takes") == (one_way is not None)
        for side in (YES, NO):
            witness = positions.position_where(c, side)
            fitting = [position for position in wanted if position[c] == side]
            assert witness in fitting if fitting else witness is None
    return Counter(words.values())


SEARCHES: dict[str, dict[str, Any]] = {
    "trial first": {},
    "clauses": {"trials": 0, "fast": False},
    "python-sat": {"trials": 0, "fast": True},
}


@pytest.mark.parametrize("search", SEARCHES)
@pytest.mark.parametrize("kind", KINDS)
@given(maker=makers())
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_all_that_is_said_of_a_map(search: str, kind: str, maker: Maker) -> None:
    if search == "python-sat" and importlib.util.find_spec("pysat") is None:
        pytest.skip("needs python-sat")
    debate = maker.make(5, kind)
    compare(debate, maker.reading(debate), SEARCHES[search])


@given(maker=makers())
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_questions_that_are_taken_for_large(maker: Maker) -> None:
    """Of many answers, not each pair gets a step of its own; no verdict and no position may show it."""
    debate = maker.make(5, "many speakers")
    reading = maker.reading(debate)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(conditions, "_MOST_PAIRS", 0)
        compare(debate, reading, {})


@given(debate=maps(2).map(as_debate), maker=makers())
@settings(max_examples=max(5, settings().max_examples // 3), suppress_health_check=list(HealthCheck))
def test_whole_maps_of_the_language(debate: Map, maker: Maker) -> None:
    assume(len(debate.claims) <= 6)
    compare(debate, maker.reading(debate), {})


def test_a_fixed_lot_of_maps_on_which_every_word_is_said() -> None:
    said: Counter[str] = Counter()
    for seed in range(150):
        maker = Maker(Random(seed).randint)
        debate = maker.make(5, KINDS[seed % 3])
        said += compare(debate, maker.reading(debate), {})
    assert min(said[word] for word in ("stands", "falls", "contested", "open")) >= 10


@given(maker=makers(), mover=st.sampled_from((None, *SPEAKERS)))
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_moves_flip_the_claim_and_no_fewer_do(maker: Maker, mover: str | None) -> None:
    debate = maker.make(5, "many speakers")
    ground = Truth(debate).ground()
    evaluation = debate.evaluate()
    granted_by = {
        claim.id: {s.author for s in claim.stances if s.kind in ("agreed", "conceded")}
        for claim in debate.claims.values()
    }
    for name, claim in debate.claims.items():
        flips = moves.find_flips(evaluation, name, mover, most=2)
        if mover is None:
            goal = NO if ground[name] == YES else YES
            movers = {*claim.authors} if goal == YES else {*SPEAKERS} - {*claim.authors}
        else:
            goal = YES if mover in claim.authors or mover in granted_by[name] else NO
            movers = {mover}
        assert flips.wanted == goal
        own = {c for c in debate.claims if movers & {*debate.claims[c].authors}} - {name}
        others = {*debate.claims} - own - {name}
        wins = sorted(c for c in own if ground[c] != YES)
        answers = sorted(c for c in others if ground[c] != NO and not movers <= granted_by[c])
        found = {frozenset(("win" if m.wins else "answer", m.claim) for m in chosen) for chosen in flips.sets}
        already = ground[name] == goal
        assert found == (set() if already else find_flips(debate, name, wins, answers, goal, 2))
        assert not flips.stopped


@given(maker=makers(), kind=st.sampled_from(KINDS[:2]))
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_cruxes_are_what_the_answers_hang_on(maker: Maker, kind: str) -> None:
    debate = maker.make(5, kind)
    evaluation = debate.evaluate()
    for question in debate.questions:
        found, complete = moves.find_cruxes(evaluation, question)
        assert complete
        assert {crux.claim for crux in found} == find_cruxes(debate, question)
