"""Two people's edits of one map: what is taken, what is a conflict, and that one side's edits alone come out whole."""

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

import argmap
from argmap.prep.merge import Merged, merge_maps
from argmap.testing import maps

BASE = """\
map: Trams

author ann: Ann Lee
author bob: Bob Roe

question transport: What should the town do?
  answer tram

claim tram by ann: Build the tram.
  because crowded: Buses are full.
    note: Each morning.
  because: Nobody likes to stand in a bus for an hour.
  but debt by bob: It costs too much.

claim buses by bob: Run better buses.
"""


def edit(*pairs: tuple[str, str]) -> argmap.Map:
    text = BASE
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    return argmap.loads(text)


def merge(ours: tuple[str, str], theirs: tuple[str, str]) -> Merged:
    return merge_maps(edit(), edit(ours), edit(theirs))


def test_each_side_changed_something_else() -> None:
    ours, theirs = ("Buses are full.", "All buses are full."), ("Each morning.", "Each evening.")
    more = ("  but debt", "  because clean: Trams are clean.\n  but debt")
    answer = ("  answer tram\n", "  answer tram\n  answer buses\n")
    found = merge_maps(edit(), edit(ours, answer), edit(theirs, more))
    assert not found.conflicts
    assert found.map == edit(ours, theirs, more, answer)
    assert argmap.loads(argmap.Map.dumps(found.map)) == edit(ours, theirs, more, answer)


def test_the_same_change_is_taken_once() -> None:
    both = ("Buses are full.", "All buses are full.")
    found = merge(both, both)
    assert not found.conflicts
    assert found.map == edit(both)


def test_a_renamed_claim_keeps_what_the_other_side_changed() -> None:
    ours, theirs = ("crowded:", "full:"), ("Each morning.", "Each evening.")
    found = merge(ours, theirs)
    assert not found.conflicts
    assert found.map == edit(ours, theirs)


def test_a_removed_claim_stays_removed() -> None:
    ours, theirs = ("\nclaim buses by bob: Run better buses.\n", ""), ("Each morning.", "Each evening.")
    found = merge(ours, theirs)
    assert not found.conflicts
    assert found.map == edit(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs", "what", "said"),
    [
        (
            ("Buses are full.", "All buses are full."),
            ("Buses are full.", "No bus has room."),
            "the text of the claim `crowded`",
            ("All buses are full.", "No bus has room."),
        ),
        (
            ("\nclaim buses by bob: Run better buses.\n", ""),
            ("Run better", "Run many better"),
            "the claim `buses`, removed by one and changed by the other",
            (None, "Run many better buses."),
        ),
        (
            ("claim buses", "claim new: One.\n\nclaim buses"),
            ("claim buses", "claim new: Two.\n\nclaim buses"),
            "the text of the claim `new`",
            ("One.", "Two."),
        ),
        (("crowded:", "full:"), ("crowded:", "packed:"), "the name of the claim `crowded`", ("full", "packed")),
        (("map: Trams", "map: Rails"), ("map: Trams", "map: Trains"), "the map's title", ("Rails", "Trains")),
    ],
)
def test_conflicts(ours: tuple[str, str], theirs: tuple[str, str], what: str, said: tuple[str | None, str]) -> None:
    (conflict,) = merge(ours, theirs).conflicts
    assert conflict.what == what
    assert (conflict.ours, conflict.theirs) == said


@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        (("  but debt", "  because price: Fares would fall.\n  but debt"), "Fares would fall."),
        (("debt by", "price by"), "It costs too much."),
    ],
)
def test_one_name_for_two_claims_is_a_conflict(theirs: tuple[str, str], said: str) -> None:
    ours = ("crowded:", "price:")
    texts = {"Buses are full.", said}
    for one, other in ((ours, theirs), (theirs, ours)):
        found = merge(one, other)
        (conflict,) = found.conflicts
        assert conflict.what == "the name `price`, which two claims would have"
        assert {conflict.ours, conflict.theirs} == texts
        assert (conflict.ours == said) == (one == theirs)
        assert texts <= {claim.text for claim in found.map.claims.values()}


def test_a_claim_renamed_to_the_name_of_a_section_leaves_the_section_alone() -> None:
    section = argmap.Section("debt", "Money")
    base = attrs.evolve(edit(), sections=[attrs.evolve(section, id="price")])
    edited = attrs.evolve(edit(("debt by", "price by")), sections=[section])
    assert merge_maps(base, edited, base) == Merged(edited)
    assert merge_maps(base, base, edited) == Merged(edited)


ALPHA = "claim a: Alpha.\n  because cheap: Ten buses cost little.\n  and frequent: They run often.\n"


def merge_texts(base: str, ours: str, theirs: str) -> Merged:
    return merge_maps(argmap.loads(base), argmap.loads(ours), argmap.loads(theirs))


@pytest.mark.parametrize(
    "ours",
    [
        ALPHA.replace("cheap", "bargain") + "\nclaim cheap: Talk is idle.\n  because idle: It is.\n",
        ALPHA.replace("cheap", "x").replace("frequent", "cheap").replace("x", "frequent"),
    ],
)
def test_an_edit_follows_the_words_of_a_claim_and_not_its_name(ours: str) -> None:
    theirs = ALPHA.replace("little.\n", "little.\n    but wrong: They cost a lot.\n")
    expected = ours.replace("little.\n", "little.\n    but wrong: They cost a lot.\n")
    for pair in ((ours, theirs), (theirs, ours)):
        assert merge_texts(ALPHA, *pair) == Merged(argmap.loads(expected))


MOVED = "claim tram: T.\n  but debt: D.\n{}\nclaim buses: B.\n{}"
EXPECTS = "claim a: A.\n{}  because b: B.\n"
PEOPLE = "author bob: Bob\n\nclaim a: A.\n  because b: B.\n"


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "what", "said"),
    [
        pytest.param(
            EXPECTS.format("  expect: stands\n"), EXPECTS.format(""), EXPECTS.format("  expect: falls\n"),
            "what is expected of `a`, removed by one and changed by the other", (None, "a falls"), id="expectation",
        ),
        pytest.param(
            EXPECTS.format("  expect: stands\n"), EXPECTS.format("  expect: open\n"),
            EXPECTS.format("  expect: falls\n"),
            "the verdict of what is expected of `a`", ("open", "falls"), id="verdict",
        ),
        pytest.param(
            MOVED.format("", "  because cheap: C.\n"), MOVED.format("  but cheap: C.\n", ""),
            MOVED.format("    because cheap: C.\n", ""),
            "the place of the claim `cheap`", ("rebuttal on tram", "reason on debt"), id="place",
        ),
        pytest.param(
            PEOPLE, PEOPLE.replace("author bob: Bob\n\n", ""), PEOPLE + "  because c by bob: C.\n",
            "the author `bob`, removed by one and used by the other", (None, "Bob"), id="author",
        ),
        pytest.param(
            PEOPLE, PEOPLE + "\nclaim zed: Zed.\n", PEOPLE + "\nsection Zed: Head\n",
            "the name `Zed`, for a claim and a section", ("Zed.", "Head"), id="name",
        ),
    ],
)  # fmt: skip
def test_what_does_not_fit_together_is_a_conflict(
    base: str, ours: str, theirs: str, what: str, said: tuple[str | None, str]
) -> None:
    (conflict,) = merge_texts(base, ours, theirs).conflicts
    assert (conflict.ours, conflict.theirs) == said
    assert conflict.what == what
    (conflict,) = merge_texts(base, theirs, ours).conflicts
    assert (conflict.theirs, conflict.ours) == said


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("  agreed: bob", "  agreed: me"),
        ("  > one word", "  > two words"),
        ("  tags: one", "  tags: two"),
        ("  because b: B.\n  unless: One.", "  because b: B.\n  unless: Two."),
    ],
)
def test_what_both_added_to_a_list_is_kept(ours: str, theirs: str) -> None:
    pair = [PEOPLE.replace("  because b: B.", line if "because" in line else f"{line}\n  because b: B.")
            for line in (ours, theirs)]  # fmt: skip
    found = merge_texts(PEOPLE, *pair)
    assert not found.conflicts
    text = argmap.dumps(found.map)
    for line in (ours, theirs):
        last = line.split("\n")[-1].strip().removeprefix("tags: ")
        assert last in text


def test_an_unnamed_claim_that_both_reworded_is_a_conflict() -> None:
    found = merge(("for an hour", "for half an hour"), ("for an hour", "for one hour"))
    assert [conflict.what.split(" `")[0] for conflict in found.conflicts] == ["the text of the claim"]


@given(maps(), maps())
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
def test_edits_of_one_side_come_out_whole(base: argmap.Map, edited: argmap.Map) -> None:
    assert merge_maps(base, edited, base) == Merged(edited)
    assert merge_maps(base, base, edited) == Merged(edited)
    assert merge_maps(base, edited, edited) == Merged(edited)
