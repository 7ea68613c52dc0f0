"""A map as a framework: its complete extensions are the map's labellings, tried out by definition."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from argmap.evaluation.conditions import compile_conditions
from argmap.evaluation.framework_flatten import flatten
from argmap.evaluation.framework_solve import FrameworkSolver
from argmap.model import Answer, Claim, Map, Premise, Question, Step, Undercut

sys.path.insert(0, str(Path(__file__).parent))
from brute_force import MAYBE, NO, YES, Truth
from random_maps import AUTHORS, make_map


def label(flat, extension, claims):
    """What a complete extension makes of the claims: 2 accepted, 0 attacked by it, 1 neither."""
    inside = set(extension)
    attacked = {b for a in inside for b in flat.framework.attacked[a]}
    return tuple(2 if c in inside else 0 if c in attacked else 1 for c in range(claims))


@given(st.integers(0, 2**32), st.integers(1, 5), st.sampled_from((None, *AUTHORS)))
def test_complete_extensions_are_the_labellings_of_the_map(seed, size, author) -> None:
    random = Random(seed)
    debate = make_map(random, size)
    forced = random.sample(list(debate.claims), min(size, random.choice((0, 0, 1, 2))))
    accept, reject = forced[:1], forced[1:]
    flat = flatten(compile_conditions(debate, author, accept, reject))
    assert [part.claim for part in flat.parts[:size]] == list(debate.claims)
    found = [label(flat, e, size) for e in FrameworkSolver(flat.framework).list_all("CO")]
    words = {NO: 0, MAYBE: 1, YES: 2}
    truth = Truth(debate, author, tuple(accept), tuple(reject), "undecided")
    wanted = [tuple(words[labelling[claim]] for claim in debate.claims) for labelling in truth.completes()]
    assert len(found) == len(set(found))
    assert set(found) == set(wanted)


def test_what_each_argument_stands_for() -> None:
    step = Step("reason", "a", (Premise("b"), Premise("c")), undercuts=(Undercut("d"),))
    debate = Map(
        claims=[Claim("a", "", reasons=(step,)), *(Claim(n, "") for n in "bcd")],
        questions=[Question("q", "?", (Answer("a"), Answer("b")))],
    )
    flat = flatten(compile_conditions(debate, reject=["d"]))
    said = [(part.kind, part.claim, part.premises) for part in flat.parts]
    assert said[:4] == [("claim", n, ()) for n in "abcd"]
    assert ("because", "a", ("b", "c")) in said
    assert ("rival", "a", ("b",)) in said
    assert ("rival", "b", ("a",)) in said
    assert [s for s in said if s[0] == "not"] == [("not", "b", ()), ("not", "c", ()), ("not", "a", ())]
    assert ("gate", "a", ()) in said
    assert ("rejection", "d", ()) in said
    assert len(said) == len(flat.framework.names)


def test_a_chain_of_100_000_claims() -> None:
    size = 100_000
    claims = [
        Claim(f"c{k}", "", reasons=(Step("reason", f"c{k}", (Premise(f"c{k + 1}"),)),) if k < size - 1 else ())
        for k in range(size)
    ]
    flat = flatten(compile_conditions(Map(claims=claims)))
    found = FrameworkSolver(flat.framework).find("GR")
    assert found[:size] == list(range(size))
