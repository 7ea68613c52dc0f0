"""Strengths: against the literature, against a second implementation by definition, and where they do not settle."""

from __future__ import annotations

import math
import sys
from importlib.util import find_spec
from pathlib import Path
from random import Random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.debate import Map, as_debate
from argmap.evaluation.strength import Strength
from argmap.evaluation.strength_network import MOST_RIVALS
from argmap.model import Answer, Author, Claim, Premise, Question, Stance, Step, Undercut

sys.path.insert(0, str(Path(__file__).parent))
from random_maps import AUTHORS, make_map

MODELS = ("df-quad", "quadratic-energy", "euler-based", "mlp-based")

HAS_NUMPY = find_spec("numpy") is not None


def make(scores: dict[str, float | None], links: str) -> Map:
    """A map of claims with credences; links are `a > b` (a supports b) and `a ~ b` (a rebuts b), one a line."""
    steps: dict[str, dict[str, list[Step]]] = {name: {">": [], "~": []} for name in scores}
    for line in links.strip().splitlines():
        source, sign, target = line.split()
        kind = "reason" if sign == ">" else "rebuttal"
        steps[target][sign].append(Step(kind, target, tuple(map(Premise, source.split("&")))))
    return Map(
        claims=[
            Claim(name, name, credence=score, reasons=tuple(steps[name][">"]), rebuttals=tuple(steps[name]["~"]))
            for name, score in scores.items()
        ]
    )


# The second implementation: straight from the definitions, every claim from scratch in each round.


class Truth:
    """A map in one reading by definition, and one round of its strengths. Shares no code with the engine."""

    def __init__(self, debate, model, author=None, accept=(), reject=(), default=0.5, without=None):
        self.debate, self.model, self.author = debate, model, author
        self.base = {c.id: default if c.credence is None else c.credence for c in debate.claims.values()}
        self.forced = {}
        if author is not None:
            own = {p.claim for s in debate.steps if author in s.movers for p in s.premises}
            self.forced |= {c.id: 0.0 for c in debate.claims.values() if not self._is_own(c, own)}
        self.forced |= dict.fromkeys(accept, 1.0) | dict.fromkeys(reject, 0.0)
        if without is not None:
            self.forced[without] = 0.0
        self.start = self.base | self.forced

    def _is_own(self, claim, used):
        return self.author in claim.authors or claim.id in used or self._granted(claim, self.author)

    @staticmethod
    def _granted(claim, who):
        return any(s.author == who and s.kind in ("agreed", "conceded") for s in claim.stances)

    def _steps(self, claim):
        for step in claim.reasons + claim.rebuttals:
            movers = [self.author] if self.author is not None else list(step.movers)
            if self.author is not None and self.author not in step.movers:
                continue
            if step.kind == "rebuttal" and all(self._granted(claim, mover) for mover in movers):
                continue
            weight = 1.0 if step.weight is None else step.weight
            yield step.kind, weight, [p.claim for p in step.premises], {u.claim for u in step.undercuts}
        for question in self.debate.questions.values():
            mine = [a for a in question.answers if a.claim == claim.id]
            if mine and question.exclusive:
                for rival in dict.fromkeys(a.claim for a in question.answers if a.claim != claim.id):
                    unless = {u.claim for a in question.answers if a.claim in (rival, claim.id) for u in a.undercuts}
                    yield "rebuttal", 1.0, [rival], unless

    def round(self, s):
        """What all strengths become if those of the last round are `s`."""
        new = {}
        for claim in self.debate.claims.values():
            if claim.id in self.forced:
                new[claim.id] = self.forced[claim.id]
                continue
            t = self.base[claim.id]
            values = {"reason": [], "rebuttal": []}
            for kind, weight, premises, undercuts in self._steps(claim):
                value = weight * min(s[p] for p in premises)
                for u in undercuts:
                    value *= 1 - s[u]
                values[kind].append(value)
            new[claim.id] = self._strength(t, values["reason"], values["rebuttal"])
        return new

    def _strength(self, t, supports, rebuttals):
        if self.model == "df-quad":
            plus = 1 - math.prod(1 - v for v in supports)
            minus = 1 - math.prod(1 - v for v in rebuttals)
            return t + (1 - t) * (plus - minus) if plus >= minus else t - t * (minus - plus)
        energy = sum(supports) - sum(rebuttals)
        if self.model == "quadratic-energy":
            h = max(energy, 0) ** 2 / (1 + max(energy, 0) ** 2)
            g = max(-energy, 0) ** 2 / (1 + max(-energy, 0) ** 2)
            return t + (1 - t) * h - t * g
        if self.model == "euler-based":
            return 1 - (1 - t**2) / (1 + t * math.exp(energy))
        return t if t in (0, 1) else 1 / (1 + math.exp(-math.log(t / (1 - t)) - energy))

    def rounds(self, number, share=1.0):
        s = self.start
        for _ in range(number):
            new = self.round(s)
            s = {c: s[c] + share * (new[c] - s[c]) for c in s}
        return s


def dress(debate, random: Random):
    """The map with credences and weights, ends included."""

    def weigh(steps):
        return tuple(attrs.evolve(s, weight=random.choice((None, random.random(), 0.0, 1.0))) for s in steps)

    claims = [
        attrs.evolve(
            c, credence=random.choice((None, random.random(), 0.0, 1.0)),
            reasons=weigh(c.reasons), rebuttals=weigh(c.rebuttals),
        )
        for c in debate.claims.values()
    ]  # fmt: skip
    return as_debate(attrs.evolve(debate, claims=claims))


def without_circles(debate):
    """The map with only those steps whose claims come later than their target, and no questions."""
    order = {name: k for k, name in enumerate(debate.claims)}

    def keep(steps):
        return tuple(s for s in steps if all(order[q.claim] > order[s.claim] for q in (*s.premises, *s.undercuts)))

    claims = [attrs.evolve(c, reasons=keep(c.reasons), rebuttals=keep(c.rebuttals)) for c in debate.claims.values()]
    return attrs.evolve(debate, claims=claims, questions=[])


@st.composite
def readings(draw, *, circles=True):
    random = Random(draw(st.integers(0, 2**32)))
    debate = dress(make_map(random, draw(st.integers(1, 8))), random)
    if not circles:
        debate = without_circles(debate)
    author = draw(st.sampled_from((None, None, *AUTHORS)))
    forced = random.sample(list(debate.claims), min(len(debate.claims), random.choice((0, 0, 1, 2))))
    return debate, author, forced[:1], forced[1:], draw(st.sampled_from((0.5, 0.0, 0.2, 1.0)))


# Literature


def test_e_democracy_example_of_rago_and_others_2016() -> None:
    """Rago, Toni, Aurisicchio, Baroni (KR 2016), the e-democracy debate; the strengths by DF-QuAD to all digits."""
    debate = make(
        {"A1": 0.5, "A2": 0.5, "P1": 0.7, "P2": 0.5, "P3": 0.9, "C1": 0.2, "C2": 0.2, "C3": 0.6, "C4": 0.5},
        "C1 ~ A2\nC2 ~ P2\nC3 ~ P2\nC4 ~ P2\nP1 > A1\nP2 > A1\nP3 > A2",
    )
    found = debate.strength()
    assert found["P2"] == pytest.approx(0.08, abs=1e-12)
    assert found["A1"] == pytest.approx(0.862, abs=1e-12)
    assert found["A2"] == pytest.approx(0.85, abs=1e-12)
    assert found.rank(["A2", "A1"]) == (("A1",), ("A2",))


def test_example_4_1_of_cyras_and_others_2022() -> None:
    """Čyras, Kampik, Weng, Dispute trees as explanations (ArgXAI 2022): quadratic energy, three digits are printed."""
    debate = make(
        {"a": 0.5, "b": 0.2, "c": 0.85, "d": 0.65, "e": 0.4, "f": 1.0}, "b > a\nc ~ a\nd > a\ne ~ b\ne > c\nf ~ c"
    )
    found = debate.strength("quadratic-energy")
    assert {k: round(v, 3) for k, v in found.values.items()} == {
        "a": 0.519,
        "b": 0.172,
        "c": 0.625,
        "d": 0.65,
        "e": 0.4,
        "f": 1.0,
    }
    # by hand: c has the energy 0.4 - 1, so 0.85 - 0.85 · 0.36 / 1.36; e pulls b down by 0.16 / 1.16
    assert found["c"] == pytest.approx(0.85 - 0.85 * 0.36 / 1.36, abs=1e-12)
    assert found["b"] == pytest.approx(0.2 - 0.2 * 0.16 / 1.16, abs=1e-12)


def test_stock_example_of_potyka_2018() -> None:
    """Potyka (KR 2018; the tutorial on Attractor, 2018): buy or sell, with a circle.

    The values are those of his Uncertainpy, which stops at a change of 0.001 and so is right to two digits only.
    """
    debate = make(
        {"Buy": 0.5, "Sell": 0.5, "1": 0.8, "2": 0.7, "3": 0.3, "4": 0.9, "5": 0.9},
        "Buy ~ Sell\nSell ~ Buy\n1 > Sell\n2 > Buy\n2 ~ 1\n3 ~ 2\n4 ~ 3\n4 > 2\n5 ~ 1\n5 > Buy",
    )
    found = debate.strength("quadratic-energy")
    assert found.settled
    assert found["Buy"] == pytest.approx(0.8208178793, abs=2e-3)
    assert found["Sell"] == pytest.approx(0.3634537809, abs=2e-3)
    assert found["1"] == pytest.approx(0.2049496393, abs=2e-3)
    assert found["2"] == pytest.approx(0.8050136080, abs=2e-3)
    assert found["3"] == pytest.approx(0.1657760460, abs=2e-3)


def test_linked_premises_weights_and_undercuts_by_hand() -> None:
    """A step of weight 0.8 with premises 0.5 and 0.75, undercut by 0.25: 0.8 · 0.5 · 0.75 = 0.3."""
    step = Step("reason", "c", (Premise("p"), Premise("q")), undercuts=(Undercut("u"),), weight=0.8)
    debate = Map(
        claims=[
            Claim("c", "", reasons=(step,), credence=0.6), Claim("p", ""), Claim("q", "", credence=0.75),
            Claim("u", "", credence=0.25),
        ]
    )  # fmt: skip
    assert debate.strength()["c"] == pytest.approx(0.6 + 0.4 * 0.3, abs=1e-12)
    assert debate.strength("quadratic-energy")["c"] == pytest.approx(0.6 + 0.4 * 0.09 / 1.09, abs=1e-12)
    assert debate.strength("euler-based")["c"] == pytest.approx(1 - 0.64 / (1 + 0.6 * math.exp(0.3)), abs=1e-12)
    assert debate.strength("mlp-based")["c"] == pytest.approx(1 / (1 + 4 / 6 * math.exp(-0.3)), abs=1e-12)


# The second implementation


@given(readings(circles=False), st.sampled_from(MODELS))
def test_without_circles_equal_to_the_definitions(reading, model) -> None:
    debate, author, accept, reject, default = reading
    found = Strength(debate, model, author, accept, reject, default=default)
    assert found.settled
    assert found.certified
    truth = Truth(debate, model, author, accept, reject, default).rounds(len(debate.claims) + 1)
    assert found.values == pytest.approx(truth, abs=1e-9)


@given(readings(), st.sampled_from(MODELS), st.booleans() if HAS_NUMPY else st.just(False))
def test_with_circles_what_settled_is_a_solution(reading, model, arrays) -> None:
    debate, author, accept, reject, default = reading
    found = Strength(debate, model, author, accept, reject, default=default, arrays=arrays)
    truth = Truth(debate, model, author, accept, reject, default)
    for claim in found.unsettled:
        assert found[claim] is None
    values = {c: 0.5 if v is None else v for c, v in found.values.items()}
    again = truth.round(values)
    for claim, value in found.values.items():
        if value is not None:
            assert again[claim] == pytest.approx(value, abs=1e-9)
            assert -1e-9 <= value <= 1 + 1e-9


@given(readings(), st.sampled_from(MODELS))
def test_certified_circles_are_reached_from_anywhere(reading, model) -> None:
    debate, author, accept, reject, default = reading
    found = Strength(debate, model, author, accept, reject, default=default)
    if not found.certified or not found.settled:
        return
    truth = Truth(debate, model, author, accept, reject, default)
    for guess in (0.0, 1.0):
        truth.start = dict.fromkeys(debate.claims, guess) | truth.forced
        near = truth.rounds(300)
        if max(abs(near[c] - v) for c, v in truth.round(near).items()) < 1e-12:
            assert found.values == pytest.approx(near, abs=1e-9)


@pytest.mark.skipif(not HAS_NUMPY, reason="needs numpy")
@given(readings(), st.sampled_from(MODELS))
def test_numpy_and_plain_python_agree(reading, model) -> None:
    debate, author, accept, reject, default = reading
    plain = Strength(debate, model, author, accept, reject, default=default, arrays=False)
    arrays = Strength(debate, model, author, accept, reject, default=default, arrays=True)
    assert plain.unsettled == arrays.unsettled
    for claim, value in plain.values.items():
        assert arrays[claim] == pytest.approx(value, abs=1e-9)


@given(readings(circles=False), st.sampled_from(MODELS))
def test_contribution_is_what_taking_away_changes(reading, model) -> None:
    debate, author, accept, reject, default = reading
    found = Strength(debate, model, author, accept, reject, default=default)
    rounds = len(debate.claims) + 1
    with_it = Truth(debate, model, author, accept, reject, default).rounds(rounds)
    to = next(iter(debate.claims))
    listed = found.contributions(to)
    for claim in debate.claims:
        without = Truth(debate, model, author, accept, reject, default, without=claim).rounds(rounds)
        assert found.contribution(claim, to) == pytest.approx(with_it[to] - without[to], abs=1e-9)
        if claim in listed:
            assert listed[claim] == pytest.approx(with_it[to] - without[to], abs=1e-9)
        elif claim != to:
            assert with_it[to] == pytest.approx(without[to], abs=1e-9)
    sizes = [abs(value) for value in listed.values()]
    assert sizes == sorted(sizes, reverse=True)


@given(readings(), st.sampled_from(MODELS))
def test_contribution_in_circles(reading, model) -> None:
    """As if the map had been solved with the claim rejected, which is no other thing."""
    debate, author, accept, reject, default = reading
    found = Strength(debate, model, author, accept, reject, default=default)
    to, claim = next(iter(debate.claims)), list(debate.claims)[-1]
    if claim in accept or found[to] is None:
        return
    without = Strength(debate, model, author, accept, (*reject, claim), default=default)
    if found.certified and without.settled:
        assert found.contribution(claim, to) == pytest.approx(found[to] - without[to], abs=1e-9)


# Readings


def test_rivals_weaken_one_another() -> None:
    debate = Map(
        claims=[Claim("a", "", credence=0.8), Claim("b", "", credence=0.4), Claim("u", "", credence=0.5)],
        questions=[Question("q", "?", (Answer("a", (Undercut("u"),)), Answer("b")))],
    )
    found = debate.strength()
    # a = 0.8 (1 - b/2), b = 0.4 (1 - a/2)
    assert found["a"] == pytest.approx(0.64 / 0.92, abs=1e-9)
    assert found["b"] == pytest.approx(0.4 * (1 - 0.32 / 0.92), abs=1e-9)
    assert found.certified
    assert (
        Map(
            claims=debate.claims, questions=[Question("q", "?", (Answer("a"), Answer("b")), exclusive=False)]
        ).strength()["a"]
        == 0.8
    )


def test_a_rebuttal_by_someone_who_granted_the_claim_does_not_count() -> None:
    step = Step("rebuttal", "c", (Premise("p"),), movers=("ben",))
    claims = [
        Claim("c", "", rebuttals=(step,), stances=(Stance("conceded", "ben"),)),
        Claim("d", "", rebuttals=(attrs.evolve(step, claim="d"),)), Claim("p", ""),
    ]  # fmt: skip
    found = Map(authors=[Author("ben", "Ben")], claims=claims).strength()
    assert found["c"] == 0.5
    assert found["d"] == 0.25


def test_forced_claims_and_one_authors_reading() -> None:
    step = Step("reason", "c", (Premise("p"),), movers=("ada",))
    claims = [Claim("c", "", ("ada",), reasons=(step,)), Claim("p", "", ("ada",)), Claim("x", "", ("ben",))]
    debate = Map(authors=[Author("ada", "Ada"), Author("ben", "Ben")], claims=claims)
    assert debate.strength(accept=["p"]).values == {"c": 1.0, "p": 1.0, "x": 0.5}
    assert debate.strength(reject=["p"]).values == {"c": 0.5, "p": 0.0, "x": 0.5}
    assert debate.strength(author="ada").values == {"c": 0.75, "p": 0.5, "x": 0.0}


def test_what_is_not_there_is_refused() -> None:
    debate = Map(claims=[Claim("a", "")])
    with pytest.raises(ValueError, match="no model 'quad'"):
        debate.strength("quad")
    with pytest.raises(ValueError, match="no author 'x'"):
        debate.strength(author="x")
    with pytest.raises(ValueError, match="no claim 'b'"):
        debate.strength(accept=["b"])
    with pytest.raises(ValueError, match="accepted and rejected"):
        debate.strength(accept=["a"], reject=["a"])
    with pytest.raises(ValueError, match="0 to 1"):
        debate.strength(default=1.5)
    with pytest.raises(KeyError):
        debate.strength()["b"]


def test_a_step_from_a_claim_that_is_not_there_counts_for_nothing() -> None:
    step = Step("reason", "a", (Premise("gone"),))
    assert Map(claims=[Claim("a", "", reasons=(step,))]).strength()["a"] == 0.5


def test_more_rivals_than_can_be_paired_are_refused() -> None:
    names = [f"a{k}" for k in range(MOST_RIVALS + 1)]
    debate = Map(claims=[Claim(n, "") for n in names], questions=[Question("q", "?", tuple(map(Answer, names)))])
    with pytest.raises(ValueError, match="more than 500 answers"):
        debate.strength()


# Circles


def swinging() -> Map:
    """DF-QuAD on five claims: all against all, and all certain to begin with."""
    names = "abcde"
    return make(dict.fromkeys(names, 1.0), "\n".join(f"{a} ~ {b}" for a in names for b in names if a != b))


@pytest.mark.parametrize("model", MODELS[:2])
def test_what_swings_for_ever_without_damping_settles_with_it(model) -> None:
    debate = swinging()
    truth = Truth(debate, model)
    late, later = truth.rounds(1000), truth.rounds(1001)
    assert max(abs(late[c] - later[c]) for c in late) > 0.5
    found = debate.strength(model)
    assert found.settled
    assert not found.certified
    assert set(found.uncertified) == set("abcde")
    assert truth.round(found.values) == pytest.approx(found.values, abs=1e-9)


def test_what_does_not_settle_has_no_number() -> None:
    """A claim for and against itself, and against a rival: ever slower, beyond any number of rounds."""
    debate = make({"a": 0.5, "b": 1.0, "up": 0.5, "free": 0.5}, "a > a\na ~ a\nb ~ a\na ~ b\na > up\nfree > up")
    weak = attrs.evolve(debate.claims["a"].rebuttals[0], weight=0.6165570051119298)
    a = attrs.evolve(debate.claims["a"], rebuttals=(weak, debate.claims["a"].rebuttals[1]))
    debate = Map(claims=[a, *(c for c in debate.claims.values() if c.id != "a")])
    found = debate.strength()
    assert not found.settled
    assert found.unsettled == ("a", "b", "up")
    assert found["a"] is None
    assert found["up"] is None
    assert found["free"] == 0.5
    assert found.contribution("free", "up") is None
    assert found.contribution("a", "free") == 0.0
    assert found.rank(["up", "free"]) == (("free",),)
    assert found.sensitivity(["up", "free"], [0.5]).rankings == {0.5: (("free",),)}


def test_certificate_is_the_condition_of_the_definitions() -> None:
    """L · Σ w (1 + undercuts) < 1: for DF-QuAD with t = 0.5 and one rebuttal of weight w, w < 2 holds always."""
    assert make({"a": 0.5, "b": 0.5}, "a ~ b\nb ~ a").strength().certified
    assert make({"a": 0.99, "b": 0.01}, "a ~ b\nb ~ a").strength().certified
    assert not make({"a": 1.0, "b": 0.5}, "a ~ b\nb ~ a").strength().certified
    assert not make({"a": 0.5, "b": 0.5}, "a ~ b\nb ~ a\na & b ~ a".replace(" & ", "&")).strength().certified
    assert make({"a": 0.5, "b": 0.5}, "a ~ b\nb ~ a\na&b ~ a").strength("mlp-based").certified
    # what is not in the circle does not count
    many = "\n".join(f"x{k} ~ a" for k in range(9))
    scores = {"a": 0.5, "b": 0.5} | {f"x{k}": 0.5 for k in range(9)}
    assert make(scores, "a ~ b\nb ~ a\n" + many).strength().certified


# Size


def test_a_chain_of_100_000_claims() -> None:
    size = 100_000
    claims = [
        Claim(f"c{k}", "", credence=1.0 if k == size - 1 else 0.0,
              reasons=(Step("reason", f"c{k}", (Premise(f"c{k + 1}"),)),) if k < size - 1 else ())
        for k in range(size)
    ]  # fmt: skip
    found = Map(claims=claims).strength()
    assert found["c0"] == 1.0
    assert found.contribution(f"c{size - 1}", "c0") == 1.0
    assert len(found.contributions("c0", most=3)) == 3
    assert found.bears_on("c0") == size - 1


def test_a_circle_of_20_000_claims_and_a_hub() -> None:
    """Large enough for numpy: a ring of rebuttals through one hub with thousands of steps."""
    size = 20_000
    ring = [
        Claim(f"c{k}", "", credence=0.3 + 0.4 * k / size,
              rebuttals=(Step("rebuttal", f"c{k}", (Premise(f"c{(k + 1) % size}"),)),))
        for k in range(size)
    ]  # fmt: skip
    hub = tuple(Step("rebuttal", "c0", (Premise(f"c{k}"),), weight=0.001) for k in range(1, 3000))
    ring[0] = attrs.evolve(ring[0], rebuttals=hub)
    debate = Map(claims=ring)
    for model in MODELS:
        arrays, plain = debate.strength(model), Strength(debate, model, arrays=False)
        assert arrays.settled
        assert arrays.values == pytest.approx(plain.values, abs=1e-9)


def test_many_small_circles_cost_no_more_than_their_number() -> None:
    size = 10_000
    claims = [
        Claim(f"c{k}", "", rebuttals=(Step("rebuttal", f"c{k}", (Premise(f"c{k ^ 1}"),)),)) for k in range(2 * size)
    ]
    found = Map(claims=claims).strength()
    assert found["c7"] == pytest.approx(1 / 3, abs=1e-9)
    assert found.settled


def test_an_empty_map_and_one_claim() -> None:
    assert Map().strength().values == {}
    assert Map().strength().settled
    assert Map().strength().sensitivity().stable
    assert Map(claims=[Claim("a", "", credence=0.3)]).strength()["a"] == 0.3


# Sensitivity


def test_sensitivity_names_those_that_change_places() -> None:
    debate = make({"a": 0.6, "b": None, "c": 0.1}, "c > b")
    found = debate.strength().sensitivity(["a", "b", "c"], [0.2, 0.5, 0.56, 0.9])
    assert not found.stable
    assert found.changes == (("a", "b"),)
    assert found.rankings[0.2] == (("a",), ("b",), ("c",))
    assert found.rankings[0.9] == (("b",), ("a",), ("c",))
    assert debate.strength().sensitivity(["a", "c"]).stable
