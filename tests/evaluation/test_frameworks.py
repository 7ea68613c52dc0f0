"""Every problem on abstract frameworks against all subsets tried out by definition, with both solvers."""

from __future__ import annotations

from importlib.util import find_spec
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.evaluation.framework_solve import PROBLEMS, SEMANTICS, FrameworkSolver
from argmap.evaluation.frameworks import label_grounded_framework, make_framework
from argmap.evaluation.sat import Stopped

# By definition (Dung 1995; Caminada 2006; Verheij 1996; Dung, Mancarella, Toni 2007). Shares no code with the engine.


class ByDefinition:
    def __init__(self, size: int, attacks: set[tuple[int, int]]):
        self.size, self.attacks = size, attacks
        self.subsets = [frozenset(c) for k in range(size + 1) for c in combinations(range(size), k)]
        free = [s for s in self.subsets if not any((a, b) in attacks for a in s for b in s)]
        admissible = [s for s in free if all(self.defends(s, a) for a in s)]
        complete = [s for s in admissible if all(a in s for a in range(size) if self.defends(s, a))]
        preferred = self.largest(admissible)
        ideal = [s for s in admissible if all(s <= p for p in preferred)]
        self.extensions = {
            "CO": complete,
            "GR": [s for s in complete if all(s <= c for c in complete)],
            "PR": preferred,
            "ST": [s for s in free if len(self.reach(s)) == size],
            "SST": [s for s in complete if not any(self.reach(s) < self.reach(c) for c in complete)],
            "STG": [s for s in free if not any(self.reach(s) < self.reach(c) for c in free)],
            "ID": self.largest(ideal),
        }

    def defends(self, s, a) -> bool:
        return all(any((d, b) in self.attacks for d in s) for b in range(self.size) if (b, a) in self.attacks)

    def reach(self, s) -> frozenset[int]:
        return s | {b for a in s for b in range(self.size) if (a, b) in self.attacks}

    @staticmethod
    def largest(sets):
        return [s for s in sets if not any(s < other for other in sets)]


@st.composite
def frameworks(draw, largest=7):
    """Sparse and dense ones, with self-attacks, pieces that do not touch, and none of anything."""
    random = Random(draw(st.integers(0, 2**32)))
    size = draw(st.integers(0, largest))
    density = random.choice((0.1, 0.2, 0.3, 0.5))
    attacks = {
        (a, b) for a in range(size) for b in range(size) if random.random() < (density if a != b else density / 3)
    }
    return size, attacks


HAS_SAT = find_spec("pysat") is not None


@given(frameworks(), st.booleans() if HAS_SAT else st.just(False))
def test_all_problems_by_definition(given_framework, fast) -> None:
    size, attacks = given_framework
    framework = make_framework(map(str, range(size)), sorted(attacks))
    truth = ByDefinition(size, attacks)
    solver = FrameworkSolver(framework, fast=fast)
    for semantics in SEMANTICS:
        wanted = set(truth.extensions[semantics])
        listed = list(solver.list_all(semantics))
        assert len(listed) == len(wanted), semantics
        assert set(map(frozenset, listed)) == wanted, semantics
        one = solver.find(semantics)
        assert (one is None) == (not wanted)
        assert one is None or frozenset(one) in wanted, semantics
        for a in range(size):
            some = solver.decide(semantics, a, sceptical=False)
            assert some.accepted == any(a in s for s in wanted), semantics
            assert (some.witness is not None) == some.accepted
            if some.witness is not None:
                assert frozenset(some.witness) in wanted
                assert a in some.witness
            every = solver.decide(semantics, a, sceptical=True)
            assert every.accepted == all(a in s for s in wanted), semantics
            assert (every.witness is None) == every.accepted
            if every.witness is not None:
                assert frozenset(every.witness) in wanted
                assert a not in every.witness


@pytest.mark.skipif(not HAS_SAT, reason="needs python-sat")
@given(st.integers(0, 2**32), st.integers(8, 40))
def test_both_solvers_agree_on_larger_frameworks(seed, size) -> None:
    random = Random(seed)
    attacks = {(random.randrange(size), random.randrange(size)) for _ in range(random.choice((1, 2, 3)) * size)}
    framework = make_framework(map(str, range(size)), sorted(attacks))
    plain, fast = FrameworkSolver(framework, fast=False), FrameworkSolver(framework, fast=True)
    for semantics in SEMANTICS:
        assert sorted(plain.list_all(semantics, 3000)) == sorted(fast.list_all(semantics, 3000)), semantics
        for a in random.sample(range(size), 3):
            for sceptical in (False, True):
                one = plain.decide(semantics, a, sceptical=sceptical)
                assert one.accepted == fast.decide(semantics, a, sceptical=sceptical).accepted, semantics


def test_no_stable_extension() -> None:
    solver = FrameworkSolver(make_framework("abc", [(0, 1), (1, 2), (2, 0)]))
    assert solver.find("ST") is None
    assert list(solver.list_all("ST")) == []
    assert solver.decide("ST", 0, sceptical=True).accepted
    assert not solver.decide("ST", 0, sceptical=False).accepted
    assert sorted(solver.list_all("STG")) == [[0], [1], [2]]
    assert solver.find("PR") == []


def test_pieces_multiply_and_lists_are_bounded() -> None:
    pairs = 30
    framework = make_framework(map(str, range(2 * pairs)), [(a, a ^ 1) for a in range(2 * pairs)])
    solver = FrameworkSolver(framework)
    found = list(solver.list_all("PR", 500))
    assert len(set(map(tuple, found))) == len(found) == 500
    assert all(len(one) == pairs for one in found)
    assert solver.find("ID") == []


def test_a_chain_of_100_000_arguments() -> None:
    size = 100_000
    framework = make_framework(map(str, range(size)), [(a, a + 1) for a in range(size - 1)])
    assert label_grounded_framework(framework) == [1 if a % 2 == 0 else -1 for a in range(size)]
    solver = FrameworkSolver(framework)
    for semantics in ("GR", "PR", "ST", "ID"):
        assert solver.find(semantics) == list(range(0, size, 2))


def test_a_search_that_costs_too_much_says_so() -> None:
    random = Random(1)
    size = 200
    attacks = [(random.randrange(size), random.randrange(size)) for _ in range(4 * size)]
    solver = FrameworkSolver(make_framework(map(str, range(size)), attacks), fast=False, effort=2000)
    with pytest.raises(Stopped):
        list(solver.list_all("PR"))


def test_names_of_problems() -> None:
    assert len(PROBLEMS) == 28
    with pytest.raises(ValueError, match="no semantics 'XX'"):
        FrameworkSolver(make_framework("a", [])).find("XX")
