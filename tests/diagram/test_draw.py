"""Map to diagram: cards, junctions, lines and legend."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.diagram import Card, Diagram, DrawingOptions, Edge, RenderError, draw_map
from argmap.model import Map
from argmap.testing import maps

DEBATE = """
author ann: Ann Archer
author bob: Bob
source s: The Source
  authors: ann
  publisher: Press
  date: 2023

question q: Is it so?
  answer yes
  answer no
  unless both: Both may be so.

by ann from s
claim yes: It is so. [¶1]
  > Indeed it is. [¶1]
  because seen: It was seen. [¶2, ¶4–5]
  and clear: The air was clear.
  assuming awake: The watchman was awake.
  unless asleep: He may have slept.
  because fair: It is fair.
    basis: value
  but late by ann: It was late.
claim no by bob: It is not so.
  agreed: ann [¶7]
  but seen
  unless doubted: The witness doubted it himself.
    conceded: ann
"""


def drawn(text: str = DEBATE, **options: object) -> Diagram:
    return draw_map(argmap.loads(text), DrawingOptions(**options))  # type: ignore[arg-type]


def card(diagram: Diagram, claim: str) -> Card:
    return next(c for c in diagram.cards if c.id == claim)


def said(card_: Card, role: str) -> str:
    return " ".join(line.text for text in card_.texts if text.role.startswith(role) for line in text.lines)


def lines(diagram: Diagram, kind: str) -> list[Edge]:
    return [edge for edge in diagram.edges if edge.kind == kind]


@pytest.mark.parametrize(
    ("claim", "kind", "label"),
    [
        ("yes", "thesis", "THESIS"),
        ("seen", "evidence", "EVIDENCE"),
        ("clear", "claim", "CLAIM"),
        ("awake", "premise", "ASSUMED"),
        ("asleep", "doubt", "OPEN DOUBT · MAP-MAKER"),
        ("fair", "claim", "VALUE"),
        ("late", "objection", "OBJECTION"),
        ("doubted", "undercut", "DOUBT · MAP-MAKER"),
    ],
)
def test_the_header_tells_what_a_claim_does(claim: str, kind: str, label: str) -> None:
    found = card(drawn(), claim)
    assert (found.kind, said(found, "label")) == (kind, label)
    assert said(found, "name") == claim


def test_the_body_is_the_claim_and_the_footer_its_source() -> None:
    seen = card(drawn(), "seen")
    assert said(seen, "body") == "It was seen."
    assert said(seen, "footer") == "s ¶2, ¶4–5"
    assert said(card(drawn(), "no"), "footer") == "agreed by Ann Archer (s ¶7)"
    assert said(card(drawn(), "doubted"), "footer") == "conceded by Ann Archer"


def test_marks_in_the_corner() -> None:
    diagram = drawn()
    assert said(card(diagram, "yes"), "mark") == "“"
    assert said(card(diagram, "asleep"), "mark") == "?"
    assert said(card(diagram, "doubted"), "mark") == ""
    assert card(diagram, "yes").quoted


def test_a_shared_claim_names_its_speakers() -> None:
    diagram = drawn("author ann: Ann\nauthor bob: Bob\nclaim a by ann, bob: A.\n")
    assert said(card(diagram, "a"), "footer") == "said by Ann and Bob"


def test_linked_premises_meet_in_a_junction() -> None:
    diagram = drawn()
    joint = next(j for j in diagram.junctions if j.key == "step-1")
    assert (joint.claim, joint.kind) == ("yes", "support")
    into = [edge for edge in diagram.edges if edge.head == "step-1" and edge.part == "premise"]
    assert [edge.sources for edge in into] == [("seen",), ("clear",), ("awake",)]
    (out,) = [edge for edge in diagram.edges if edge.tail == "step-1"]
    assert (out.head, out.sources, out.part) == ("claim-yes", ("seen", "clear", "awake"), "step")


def test_a_single_premise_has_a_junction_only_where_the_step_is_undercut() -> None:
    diagram = drawn()
    (plain,) = [edge for edge in diagram.edges if edge.sources == ("fair",)]
    assert (plain.tail, plain.head, plain.part) == ("claim-fair", "claim-yes", "")
    undercut = next(edge for edge in lines(diagram, "undercut") if edge.sources == ("doubted",))
    assert undercut.head in {joint.key for joint in diagram.junctions}
    assert undercut.target == "no"


def test_an_open_doubt_is_told_from_one_that_was_taken_up() -> None:
    undercuts = {edge.sources[0]: edge.open for edge in lines(drawn(), "undercut")}
    assert undercuts == {"asleep": True, "doubted": False, "both": True}
    supported = DEBATE + "claim asleep\n  because snored: He snored.\n"
    assert not card(drawn(supported), "asleep").doubt


def test_moves_between_panels_cross() -> None:
    rebuttals = {edge.sources: edge.cross for edge in lines(drawn(), "rebuttal") if edge.part != "premise"}
    assert rebuttals == {("late",): False, ("seen",): True}


def test_the_mover_is_told_on_the_line() -> None:
    rebuttal = next(edge for edge in lines(drawn(), "rebuttal") if edge.sources == ("seen",) and edge.part == "step")
    assert rebuttal.movers == ("ann",)


def test_rivals_end_as_rebuttals_do_and_are_undercut_on_their_line() -> None:
    diagram = drawn()
    assert [(e.tail, e.head, e.target) for e in lines(diagram, "rival")] == [
        ("question-q", "claim-yes", "no"),
        ("question-q", "claim-no", "yes"),
    ]
    undercut = next(edge for edge in lines(diagram, "undercut") if edge.sources == ("both",))
    assert undercut.head == "question-q-answer-2"


def test_answers_that_agree_are_no_rivals() -> None:
    diagram = drawn(DEBATE.replace("question q: Is it so?", "question q: Is it so?\n  answers: many"))
    assert not lines(diagram, "rival")
    assert len(lines(diagram, "answer")) == 2


def test_chips_stand_for_lines_between_panels() -> None:
    diagram = drawn(links="chips")
    assert not [edge for edge in diagram.edges if edge.cross and edge.kind == "rebuttal"]
    assert [chip.text for chip in card(diagram, "seen").chips] == ["rebuts no"]
    assert [chip.text for chip in card(diagram, "no").chips] == ["rebutted by seen", "a step undercut by doubted"]
    assert card(diagram, "no").height > card(drawn(), "no").height


def test_lines_between_panels_can_be_left_out() -> None:
    diagram = drawn(links="none")
    assert not [edge for edge in diagram.edges if edge.cross and edge.kind in ("support", "rebuttal")]
    assert not [chip for found in diagram.cards for chip in found.chips]
    with pytest.raises(RenderError, match="unknown kind of links `ropes`"):
        drawn(links="ropes")


def test_an_unnamed_claim_is_named_by_its_first_words() -> None:
    text = (
        "author ann: Ann\nauthor bob: Bob\nclaim a by ann: A.\n  but by bob: Not as long as the river keeps running.\n"
    )
    diagram = drawn(text, links="chips")
    assert [chip.text for chip in card(diagram, "a").chips] == ["rebutted by “Not as long as the …”"]


def test_the_legend_explains_just_the_marks_in_use() -> None:
    assert drawn().legend == (
        "support", "rebuttal", "undercut", "rival", "open", "junction", "implicit", "doubt", "quoted", "mine",
    )  # fmt: skip
    assert drawn("claim a: A.\n  because b: B.\n").legend == ("support",)
    assert drawn("claim a: A.\n").legend == ()


def test_sources_that_are_cited_are_named() -> None:
    assert drawn().sources == ("Ann Archer, “The Source” (Press, 2023)",)


def test_a_fallen_claim_is_marked() -> None:
    assert card(drawn(verdicts={"no": "falls", "yes": "stands"}), "no").fallen
    assert drawn(verdicts={"no": "falls"}).legend[-1] == "fallen"


def test_a_sheet_of_several_says_where_it_goes_on() -> None:
    diagram = drawn(claims=("yes", "fair"), references={"yes": ("more on page 2",)})
    assert [found.id for found in diagram.cards] == ["yes", "fair"]
    assert said(card(diagram, "yes"), "more") == "more on page 2"


def test_the_description_tells_every_claim() -> None:
    told = drawn().description
    assert told.startswith("Argument map of 10 claims.")
    assert (
        "yes (Ann Archer): It is so. — because seen and clear and awake, unless asleep; because fair; but late." in told
    )
    assert "asleep (the map-maker, an open doubt): He may have slept." in told


def test_a_long_description_ends() -> None:
    text = "".join(f"claim c{n}: {'word ' * 40}\n" for n in range(400))
    assert len(drawn(text).description) < 61_000


@given(maps(), st.sampled_from(["auto", "stacked", "face-off"]), st.sampled_from(["lines", "chips", "none"]))
def test_every_line_joins_things_of_the_picture(debate: Map, layout: str, links: str) -> None:
    diagram = draw_map(debate, DrawingOptions(layout=layout, links=links))  # type: ignore[arg-type]
    things = {c.key for c in diagram.cards} | {j.key for j in diagram.junctions} | {q.key for q in diagram.questions}
    for edge in diagram.edges:
        assert {edge.tail, edge.head} <= things
        assert links == "lines" or not edge.cross or edge.kind in ("rival", "undercut")
    assert len({c.key for c in diagram.cards}) == len(debate.claims)
    if links == "lines":
        drawn_steps = {edge.step for edge in diagram.edges}
        assert {f"step-{n}" for n, _ in enumerate(debate.steps, 1)} <= drawn_steps
