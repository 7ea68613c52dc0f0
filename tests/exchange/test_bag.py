"""A map as a quantitative bipolar framework: its DF-QuAD strengths, by a solver of the tests' own, are the map's."""

from __future__ import annotations

import math
import re
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.evaluation.strength import Strength
from argmap.evaluation.strength_network import build_network
from argmap.exchange import write_bag

sys.path.insert(0, str(Path(__file__).parent.parent / "evaluation"))
from random_maps import make_map
from test_strength import dress, without_circles


def read_bag(text):
    """The lines as Uncertainpy reads them: a word before the bracket, what is in it divided at commas."""
    base, relations = {}, []
    for line in text.splitlines():
        word, inside = re.fullmatch(r"(\w+)\((.*?)\)\.", line).groups()
        one, other = inside.replace(" ", "").split(",")
        if word == "arg":
            assert one not in base
            base[one] = float(other)
        else:
            assert one in base
            assert other in base
            relations.append((word, one, other))
    assert len(set(relations)) == len(relations)  # a relation holds once
    return base, relations


def solve_bag(base, relations, rounds):
    """DF-QuAD (Rago and others 2016), all at once, so many times."""
    now = dict(base)
    for _ in range(rounds):
        new = {}
        for name, t in base.items():
            minus = 1 - math.prod(1 - now[a] for word, a, b in relations if word == "att" and b == name)
            plus = 1 - math.prod(1 - now[a] for word, a, b in relations if word == "sup" and b == name)
            new[name] = t + (1 - t) * (plus - minus) if plus >= minus else t + t * (plus - minus)
        now = new
    return now


@given(st.integers(0, 2**32), st.integers(1, 6))
def test_strengths_are_those_of_the_map(seed, size) -> None:
    random = Random(seed)
    debate = without_circles(dress(make_map(random, size), random))
    forced = random.sample(list(debate.claims), min(size, random.choice((0, 1, 2))))
    text, parts = write_bag(build_network(debate, None, forced[:1], forced[1:]))
    base, relations = read_bag(text)
    assert list(base) == [str(k) for k in range(1, len(parts) + 1)]
    found = solve_bag(base, relations, len(base) + 1)
    wanted = Strength(debate, accept=forced[:1], reject=forced[1:])
    for number, claim in enumerate(debate.claims, 1):
        assert parts[number - 1].claim == claim
        assert found[str(number)] == pytest.approx(wanted[claim], abs=1e-9)


@given(st.integers(0, 2**32), st.integers(1, 5))
def test_in_circles_strengths_of_the_map_are_a_solution(seed, size) -> None:
    """Helpers worked out from the map's strengths, then one round more, leave the claims as they are."""
    random = Random(seed)
    debate = dress(make_map(random, size), random)
    wanted = Strength(debate)
    if not wanted.settled:
        return
    base, relations = read_bag(write_bag(build_network(debate))[0])
    claims = {str(k): wanted[c] for k, c in enumerate(debate.claims, 1)}
    held = {name: claims.get(name, t) for name, t in base.items()}
    into_helpers = [r for r in relations if r[2] not in claims]
    now = solve_bag(held, into_helpers, len(base) + 1)
    again = {}
    for name in claims:
        t = base[name]
        minus = 1 - math.prod(1 - now[a] for word, a, b in relations if word == "att" and b == name)
        plus = 1 - math.prod(1 - now[a] for word, a, b in relations if word == "sup" and b == name)
        again[name] = t + (1 - t) * (plus - minus) if plus >= minus else t + t * (plus - minus)
    assert again == pytest.approx(claims, abs=1e-9)
