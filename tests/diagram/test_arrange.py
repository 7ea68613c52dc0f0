"""Panels, columns and the choice of layout."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.diagram.arrange import MINE, Arrangement, arrange
from argmap.diagram.errors import RenderError
from argmap.diagram.options import DrawingOptions
from argmap.diagram.select import select_claims
from argmap.model import Map
from argmap.testing import maps

AUTHORS = "author ann: Ann\nauthor bob: Bob\nauthor eve: Eve\n"
RIVALS = (
    AUTHORS
    + """
question q: Is it so?
  answer yes
  answer no
claim yes by ann: It is so.
  because seen by ann: It was seen.
claim no by bob: It is not so.
  because denied by bob: It was denied.
"""
)


def arranged(text: str, layout: str = "auto", **options: object) -> Arrangement:
    debate = argmap.loads(text)
    return arrange(select_claims(debate, DrawingOptions(**options)), layout)  # type: ignore[arg-type]


def test_two_authors_with_rival_answers_face_each_other() -> None:
    places = arranged(RIVALS)
    assert places.layout == "face-off"
    assert [(panel.id, panel.camp) for panel in places.panels] == [("ann", "left"), ("bob", "right")]


def test_the_first_answer_stands_left() -> None:
    swapped = RIVALS.replace("answer yes\n  answer no", "answer no\n  answer yes")
    assert [(panel.id, panel.camp) for panel in arranged(swapped).panels] == [("bob", "left"), ("ann", "right")]


@pytest.mark.parametrize(
    "text",
    [
        RIVALS.replace("question q: Is it so?", "question q: Is it so?\n  answers: many"),
        RIVALS.replace("no by bob", "no by ann"),
        AUTHORS + "claim a by ann: A.\nclaim b by bob: B.\n",
        RIVALS + "claim c by eve: C.\n  because d by eve: D.\n",
    ],
    ids=["answers that agree", "one author's answers", "no question", "a third side"],
)
def test_without_two_rivals_panels_are_stacked(text: str) -> None:
    assert arranged(text).layout == "stacked"


def test_a_quoted_witness_makes_no_third_side() -> None:
    places = arranged(RIVALS.replace("because seen by ann: It was seen.", "because seen by eve: It was seen."))
    assert places.layout == "stacked"  # as many claims as a side has left
    more = RIVALS.replace("because seen by ann", "because w by eve: Eve saw it.\n  because seen by ann")
    places = arranged(more)
    assert places.layout == "face-off"
    assert {panel.id: panel.camp for panel in places.panels}["eve"] == "left"


def test_a_declared_side_puts_authors_together() -> None:
    text = RIVALS.replace("author bob: Bob", "author bob: Bob\n  side: no").replace(
        "author eve: Eve", "author eve: Eve\n  side: no"
    )
    places = arranged(text + "claim c by eve: C.\n", "face-off")
    assert {panel.id: panel.camp for panel in places.panels} == {"ann": "left", "bob": "right", "eve": "right"}


def test_a_layout_asked_for_is_taken_where_it_can_be() -> None:
    assert arranged(RIVALS, "stacked").layout == "stacked"
    assert arranged(AUTHORS + "claim a by ann: A.\nclaim b by bob: B.\n", "face-off").layout == "face-off"
    assert arranged("claim a: A.\n", "face-off").layout == "stacked"  # nobody faces anybody
    with pytest.raises(RenderError, match="unknown layout `radial`"):
        arranged(RIVALS, "radial")


def test_a_premise_stands_in_its_speakers_panel() -> None:
    places = arranged(RIVALS + "claim yes\n  but doubtful by bob: It is doubtful.\n")
    assert places.zone["doubtful"] == "bob"
    assert places.column["doubtful"] == 0


def test_a_shared_claim_stands_where_it_serves() -> None:
    places = arranged(RIVALS.replace("because denied by bob", "because denied by ann, bob"))
    assert places.zone["denied"] == "bob"
    assert arranged(AUTHORS + "claim a by bob, ann: A.\n").zone["a"] == "bob"


def test_the_map_makers_claims_stand_in_no_panel_of_an_author() -> None:
    places = arranged(RIVALS + "claim yes\n  because seen\n  unless blurred: It was blurred.\nclaim mine by me: M.\n")
    assert places.zone["blurred"] == "ann"
    assert places.islands == {"blurred"}
    assert places.zone["mine"] == MINE
    assert next(panel for panel in places.panels if panel.id == MINE).author is None


def test_a_doubt_of_an_answer_to_the_other_side_stands_beside_what_it_doubts() -> None:
    places = arranged(RIVALS + "claim yes\n  but denied by bob\n  unless bribed: He was bribed.\n")
    assert places.zone["bribed"] == "bob"
    assert places.column["bribed"] == places.column["denied"]


def test_a_map_without_authors_has_one_plain_ground() -> None:
    places = arranged("claim a: A.\n  because b: B.\n")
    assert [(panel.title, panel.plain) for panel in places.panels] == [("", True)]
    assert not places.islands
    assert places.column == {"a": 0, "b": 1}


def test_every_answer_stands_in_front() -> None:
    places = arranged(RIVALS + "question r: So what?\n  answers: many\n  answer seen\n")
    assert places.column["seen"] == 0


def test_circles_have_columns() -> None:
    places = arranged("claim a: A.\n  because b: B.\n    because c: C.\n      because a\n", "stacked")
    assert places.column == {"a": 0, "b": 1, "c": 2}


def test_loose_claims_stand_in_a_block() -> None:
    places = arranged("".join(f"claim c{n}: Claim.\n" for n in range(48)))
    assert max(places.column.values()) == 3


def test_a_part_keeps_the_colours_of_the_whole() -> None:
    assert arranged(RIVALS).slots == {"ann": 1, "bob": 2, "me": 0}
    assert arranged(RIVALS, focus="no", depth=0).slots == {"ann": 1, "bob": 2, "me": 0}


@given(maps(), st.sampled_from(["auto", "stacked", "face-off"]))
def test_every_claim_has_a_place(debate: Map, layout: str) -> None:
    view = select_claims(debate, DrawingOptions())
    places = arrange(view, layout)
    panels = {panel.id for panel in places.panels}
    assert list(view.claims) == [claim for claim in view.claims if places.zone[claim] in panels]
    assert min(places.column.values(), default=0) == 0
    for claim, record in view.claims.items():
        speakers = [author for author in record.authors if author != "me"]
        assert places.zone[claim] in speakers or not speakers
        assert (claim in places.islands) == (not speakers and places.zone[claim] != MINE)
