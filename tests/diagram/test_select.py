"""Which claims a picture shows."""

import pytest
from hypothesis import given

import argmap
from argmap.diagram.errors import RenderError
from argmap.diagram.options import FOLD_ABOVE, DrawingOptions
from argmap.diagram.select import DEEPEST, OVERVIEW_CLAIMS, View, select_all, select_claims
from argmap.model import Claim, Map, Premise, Step
from argmap.testing import maps

DEBATE = """
author ann: Ann
author bob: Bob

question q: Is it so?
  answer yes
  answer no

by ann
claim yes: It is so.
  because seen: It was seen.
    because photo: There is a photograph.
  and clear: The air was clear.
  unless asleep by bob: The watchman slept.
claim no by bob: It is not so.
  because denied by bob: It was denied.
  but liar: The man who denied it lies.
claim aside: By the way.
"""


def view(**options: object) -> View:
    return select_claims(argmap.loads(DEBATE), DrawingOptions(**options))  # type: ignore[arg-type]


def chain(count: int) -> Map:
    """Claims that rest on one another in one long line."""
    return Map(
        claims=[
            Claim(f"c{n}", "text", reasons=(Step("reason", f"c{n}", (Premise(f"c{n + 1}"),)),) if n + 1 < count else ())
            for n in range(count)
        ]
    )


def test_a_small_map_is_shown_whole() -> None:
    whole = view()
    assert list(whole.claims) == ["yes", "seen", "photo", "clear", "asleep", "no", "denied", "liar", "aside"]
    assert not whole.hidden
    assert not whole.remarks


def test_steps_keep_their_number_in_a_part() -> None:
    assert [step.key for step in view().steps] == ["step-1", "step-2", "step-3", "step-4"]
    assert [step.key for step in view(focus="liar", depth=1).steps] == ["step-4"]


@pytest.mark.parametrize(
    ("focus", "depth", "shown"),
    [
        ("photo", 0, {"photo"}),
        ("photo", 1, {"photo", "seen"}),
        ("photo", 2, {"photo", "seen", "yes", "clear"}),  # a linked premise comes with the step
        ("asleep", 1, {"asleep", "yes", "seen", "clear"}),
        ("yes", 1, {"yes", "seen", "clear", "asleep", "no"}),  # a rival answer is one move away
        ("aside", 3, {"aside"}),
    ],
)
def test_a_focus_shows_what_lies_near(focus: str, depth: int, shown: set[str]) -> None:
    part = view(focus=focus, depth=depth)
    assert set(part.claims) == shown
    assert part.remarks[0].endswith(f"of {focus}")


def test_what_is_hidden_is_counted_where_it_hangs() -> None:
    assert view(focus="no", depth=1).hidden == {"yes": 4}
    assert view(focus="seen", depth=0).hidden == {"seen": 1}


def test_depth_alone_counts_levels_from_the_theses() -> None:
    assert "photo" not in view(depth=1).claims
    assert view(depth=1).hidden == {"seen": 1}
    assert set(view(depth=0).claims) == {"yes", "no"}  # and not `aside`, which answers nothing


def test_an_authors_part_holds_what_it_answers() -> None:
    part = view(authors="bob")
    assert set(part.claims) == {"asleep", "no", "denied", "yes", "seen", "clear"}
    assert part.remarks[0] == "only what Bob says, and what that answers"


def test_author_and_focus_together() -> None:
    assert set(view(authors="bob", focus="yes", depth=1).claims) == {"yes", "seen", "clear", "asleep", "no"}


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        ({"focus": "phot"}, "unknown claim or question `phot`", "did you mean `photo`?"),
        ({"focus": "zzzzzz"}, "unknown claim or question `zzzzzz`", "the map has 10 names: `yes`, `seen`, `photo` …"),
        ({"authors": "Ann"}, "unknown author `Ann`", "did you mean `ann`?"),
        ({"focus": "yes", "depth": -1}, "depth -1 is below 0", "give the number of moves to follow, 0 or more"),
        ({"depth": -1}, "depth -1 is below 0", "give the number of moves to follow, 0 or more"),
    ],
)
def test_what_cannot_be_shown(options: dict[str, object], message: str, hint: str) -> None:
    with pytest.raises(RenderError) as caught:
        view(**options)
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_a_focus_in_an_included_file_is_suggested() -> None:
    debate = Map(claims=[Claim("ann.necessity", "text"), Claim("other", "text")])
    with pytest.raises(RenderError) as caught:
        select_claims(debate, DrawingOptions(focus="necessity"))
    assert caught.value.hint == "did you mean `ann.necessity`?"


def test_a_large_map_is_folded_to_an_overview() -> None:
    reasons = {}
    for n in range(1, 1000):
        parent = f"c{(n - 1) // 5}"
        reasons.setdefault(parent, []).append(Step("reason", parent, (Premise(f"c{n}"),)))
    debate = Map(claims=[Claim(f"c{n}", "text", reasons=tuple(reasons.get(f"c{n}", ()))) for n in range(1000)])
    part = select_claims(debate, DrawingOptions())
    assert 20 < len(part.claims) <= OVERVIEW_CLAIMS
    assert "c0" in part.claims
    assert sum(part.hidden.values()) + len(part.claims) == 1000
    assert part.remarks == (f"{len(part.claims)} of 1,000 claims drawn",)
    assert len(select_all(debate, DrawingOptions())) == 1000


def test_many_loose_claims_leave_room_for_the_thesis() -> None:
    count = FOLD_ABOVE + 100
    thesis = Claim("t", "text", reasons=tuple(Step("reason", "t", (Premise(f"c{n}"),)) for n in range(5)))
    debate = Map(claims=[*(Claim(f"c{n}", "text") for n in range(count)), thesis])
    shown = select_claims(debate, DrawingOptions()).claims
    assert {"t", "c0", "c4", "c5"} <= set(shown)
    assert len(shown) <= OVERVIEW_CLAIMS


def test_a_chain_is_folded_where_no_picture_could_follow() -> None:
    part = select_claims(chain(10_000), DrawingOptions())
    assert next(iter(part.claims)) == "c0"
    assert sum(part.hidden.values()) + len(part.claims) == 10_000
    assert len(select_claims(chain(100), DrawingOptions()).claims) == DEEPEST + 1


def test_a_circle_without_a_root_is_shown() -> None:
    ring = Map(
        claims=[
            Claim(f"c{n}", "t", reasons=(Step("reason", f"c{n}", (Premise(f"c{(n + 1) % 3}"),)),)) for n in range(3)
        ]
    )
    assert list(select_claims(ring, DrawingOptions()).claims) == ["c0", "c1", "c2"]


@given(maps())
def test_a_step_is_shown_whole_or_not_at_all(debate: Map) -> None:
    for claim in debate.claims:
        part = select_claims(debate, DrawingOptions(focus=claim, depth=1))
        assert claim in part.claims
        for numbered in part.steps:
            assert {numbered.step.claim, *(p.claim for p in numbered.step.premises)} <= set(part.claims)
        assert sum(part.hidden.values()) <= len(debate.claims) - len(part.claims)


@given(maps())
def test_no_claim_of_a_small_map_is_lost(debate: Map) -> None:
    assert list(select_claims(debate, DrawingOptions()).claims) == list(debate.claims)


def test_a_question_in_focus_is_drawn_with_its_answers_and_what_lies_beneath() -> None:
    assert set(view(focus="q", depth=0).claims) == {"yes", "no"}
    assert set(view(focus="q", depth=1).claims) == {"yes", "no", "seen", "clear", "asleep", "denied", "liar"}


def test_several_authors_and_the_map_makers_doubts_of_what_they_say() -> None:
    text = DEBATE.replace("asleep by bob: The watchman slept.", "asleep: The watchman may have slept.").replace(
        "claim aside", "claim eve by eve: E.\n  because bob-told by bob: B.\nclaim aside"
    )
    debate = argmap.loads("author eve: Eve\n" + text)
    kept = select_claims(debate, DrawingOptions(authors=("ann", "bob"))).claims
    assert {"yes", "no", "asleep", "bob-told"} <= set(kept)
    assert "eve" not in kept
