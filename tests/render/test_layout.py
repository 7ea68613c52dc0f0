"""Placed pictures: nothing overlaps, nothing strays, whatever the map; and the pictures of known maps."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from picture_checks import boxes, find_breaches, read_two_sides

import argmap
from argmap.diagram import DrawingOptions, draw_map
from argmap.model import Answer, Author, Claim, Map, Premise, Question, Step, Undercut
from argmap.render.layout import place
from argmap.render.paths import sample_path
from argmap.render.placed import Placed, PlacedEdge
from argmap.testing import maps

LAYOUTS = st.sampled_from(["auto", "stacked", "face-off"])
LINKS = st.sampled_from(["lines", "chips", "none"])


def laid_out(debate: Map, **options: object) -> Placed:
    return place(draw_map(debate, DrawingOptions(**options)))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def debate() -> Map:
    return read_two_sides()


@given(maps(), LAYOUTS, LINKS)
def test_any_map_keeps_its_picture_in_order(found: Map, layout: str, links: str) -> None:
    assert not find_breaches(laid_out(found, layout=layout, links=links))


@st.composite
def tangles(draw: Callable[..., object]) -> Map:
    """Maps with far more crossing moves, circles and shared claims than a debate has."""
    count = draw(st.integers(1, 14))
    ids = [f"c{n}" for n in range(count)]  # type: ignore[arg-type]
    some = st.lists(st.sampled_from(ids), unique=True, min_size=1, max_size=3)
    authors = st.sampled_from([("ann",), ("bob",), ("eve",), ("me",), ("ann", "bob")])
    claims = []
    for id_ in ids:
        steps = []
        for premises in draw(st.lists(some, max_size=2, unique_by=lambda names: names[0])):  # type: ignore[attr-defined]
            undercuts = draw(st.lists(st.sampled_from(ids), max_size=2, unique=True))
            kind = draw(st.sampled_from(["reason", "rebuttal"]))
            steps.append(Step(kind, id_, tuple(map(Premise, premises)), undercuts=tuple(map(Undercut, undercuts))))  # type: ignore[arg-type]
        words = draw(
            st.sampled_from(["Short.", "A claim of some length that fills two or three lines.", "длинное " * 20])
        )
        claims.append(
            Claim(
                id_,
                words,  # type: ignore[arg-type]
                draw(authors),  # type: ignore[arg-type]
                reasons=tuple(step for step in steps if step.kind == "reason"),
                rebuttals=tuple(step for step in steps if step.kind == "rebuttal"),
                doubt=draw(st.booleans()),  # type: ignore[arg-type]
            )
        )
    questions = []
    for number in range(draw(st.integers(0, 2))):  # type: ignore[arg-type]
        answers = [
            Answer(id_, tuple(map(Undercut, draw(st.lists(st.sampled_from(ids), max_size=1)))))  # type: ignore[arg-type]
            for id_ in draw(some)  # type: ignore[attr-defined]
        ]
        questions.append(Question(f"q{number}", "What is it?", tuple(answers), draw(st.booleans())))  # type: ignore[arg-type]
    people = [Author("ann", "Ann"), Author("bob", "Bob"), Author("eve", "Eve")]
    return Map("Tangle", authors=people, claims=claims, questions=questions)


@given(tangles(), LAYOUTS, LINKS)
def test_a_tangle_keeps_its_picture_in_order(found: Map, layout: str, links: str) -> None:
    assert not find_breaches(laid_out(found, layout=layout, links=links))


@pytest.mark.parametrize("links", ["lines", "chips", "none"])
@pytest.mark.parametrize("layout", ["stacked", "face-off"])
def test_the_worked_debate_is_in_order(debate: Map, layout: str, links: str) -> None:
    assert not find_breaches(laid_out(debate, layout=layout, links=links))


@pytest.mark.parametrize("author", ["lamear", "berman"])
def test_a_part_of_the_worked_debate_is_in_order(debate: Map, author: str) -> None:
    assert not find_breaches(laid_out(debate, authors=author))
    assert not find_breaches(laid_out(debate, focus=debate.claims_of(author)[0].id))


def test_lines_between_panels_keep_apart(debate: Map) -> None:
    """Two lines run side by side no nearer than 3 points, but where they meet an end of their own."""
    close = 0
    seen: dict[tuple[bool, int], list[tuple[float, float, float, int]]] = {}
    for number, line in enumerate(laid_out(debate).edges):
        for level, at, low, high in _straights(line):
            for near in range(-3, 4):
                for other, first, last, owner in seen.get((level, round(at) + near), []):
                    if owner != number and abs(other - at) < 3 and min(high, last) - max(low, first) > 20:
                        close += 1
            seen.setdefault((level, round(at)), []).append((at, low, high, number))
    assert close == 0


def _straights(line: PlacedEdge) -> list[tuple[bool, float, float, float]]:
    """Level and upright pieces of lines that run around cards, without the last bit at either end."""
    pieces = []
    here = (0.0, 0.0)
    for letter, values in line.path:
        end = (values[-2], values[-1])
        if letter == "L" and line.edge.far:
            level = abs(here[1] - end[1]) < 0.1
            low, high = sorted((here[0], end[0]) if level else (here[1], end[1]))
            pieces.append((level, end[1] if level else end[0], low, high))
        here = end
    return pieces


def test_what_is_said_first_stands_first() -> None:
    placed = laid_out(
        argmap.loads("claim a: A.\n" + "".join(f"  because r{n}: R.\n    because s{n}: S.\n" for n in range(6)))
    )
    tops = {card.card.id: card.box.y for card in placed.cards}
    assert [tops[f"r{n}"] for n in range(6)] == sorted(tops[f"r{n}"] for n in range(6))
    assert [tops[f"s{n}"] for n in range(6)] == sorted(tops[f"s{n}"] for n in range(6))


RIVALS = """
author ann: Ann
author bob: Bob
question q: Is it so?
  answer yes
  answer no
claim yes by ann: It is so.
  because seen by ann: It was seen.
claim no by bob: It is not so.
  because denied by bob: It was denied.
"""


def test_theses_meet_in_the_middle() -> None:
    placed = laid_out(argmap.loads(RIVALS))
    where = boxes(placed)
    order = ["claim-seen", "claim-yes", "question-q", "claim-no", "claim-denied"]
    assert [where[key].x for key in order] == sorted(where[key].x for key in order)
    middles = {round(where[key].y + where[key].height / 2) for key in order}
    assert len(middles) == 1
    assert {tuple(p[1] for p in sample_path(line.path)) for line in placed.edges if line.edge.kind == "rival"}


def test_stacked_runs_from_the_thesis_rightwards() -> None:
    where = boxes(laid_out(argmap.loads(RIVALS), layout="stacked"))
    assert where["question-q"].x < where["claim-yes"].x < where["claim-seen"].x
    assert where["claim-yes"].x == where["claim-no"].x
    assert where["claim-yes"].bottom < where["claim-no"].y


def test_an_undercut_ends_on_its_junction() -> None:
    placed = laid_out(argmap.loads(RIVALS + "claim yes\n  because seen\n  unless blurred by ann: It was blurred.\n"))
    (joint,) = placed.junctions
    (line,) = [line for line in placed.edges if line.edge.kind == "undercut"]
    (ring,) = line.heads
    assert ring.shape == "ring"
    assert ring.x == pytest.approx(joint.x)
    assert 7 < abs(ring.y - joint.y) < 10


def test_an_open_doubt_has_no_arrowhead() -> None:
    placed = laid_out(argmap.loads("claim a: A.\n  because b: B.\n  unless c: Perhaps.\n"))
    (line,) = [line for line in placed.edges if line.edge.kind == "undercut"]
    assert line.heads == ()


def test_lines_of_one_kind_share_their_end() -> None:
    placed = laid_out(
        argmap.loads("claim a: A.\n" + "".join(f"  because r{n}: R.\n" for n in range(5)) + "  but x: X.\n")
    )
    ends: dict[str, set[tuple[float, float]]] = {}
    for line in placed.edges:
        ends.setdefault(line.edge.kind, set()).add((line.heads[0].x, line.heads[0].y))
    assert len(ends["support"]) == len(ends["rebuttal"]) == 1
    assert ends["support"] != ends["rebuttal"]


def test_a_line_bridges_those_it_crosses(debate: Map) -> None:
    placed = laid_out(debate)
    assert any(line.bridges for line in placed.edges)
    assert not any(line.bridges for line in placed.edges if not line.edge.far)


@pytest.mark.parametrize("layout", ["auto", "stacked", "face-off"])
def test_an_empty_map_is_a_page(layout: str) -> None:
    placed = laid_out(Map("Nothing yet"), layout=layout)
    assert placed.width > 100
    assert placed.height > 20
    assert [line.text for text in placed.header for line in text.lines] == ["Nothing yet"]


def test_a_single_claim() -> None:
    placed = laid_out(Map(claims=[Claim("a", "A.")]))
    assert len(placed.cards) == 1
    assert not find_breaches(placed)


def test_a_circle_is_drawn_around() -> None:
    placed = laid_out(argmap.loads("claim a: A.\n  because b: B.\n    because c: C.\n      because a\n"))
    assert len(placed.edges) == 3
    assert not find_breaches(placed)


def test_a_claim_that_supports_itself() -> None:
    step = Step("reason", "a", (Premise("a"),))
    placed = laid_out(Map(claims=[Claim("a", "A.", reasons=(step,))]))
    assert len(placed.edges) == 1
    assert not find_breaches(placed)


def test_more_than_two_authors_in_camps() -> None:
    text = (
        RIVALS + "author eve: Eve\nauthor dan: Dan\nclaim e by eve: E.\n  but denied\nclaim d by dan: D.\n  because e\n"
    )
    for layout in ("stacked", "face-off"):
        placed = laid_out(argmap.loads(text), layout=layout)
        assert len(placed.panels) == 4
        assert not find_breaches(placed)


def test_many_claims_of_the_map_maker_get_a_ground_beneath() -> None:
    text = RIVALS + "".join(f"claim m{n} by me: Mine.\n  because n{n} by me: Why.\n" for n in range(4))
    placed = laid_out(argmap.loads(text))
    mine = next(panel for panel in placed.panels if panel.panel.author is None)
    assert all(panel.box.bottom < mine.box.y for panel in placed.panels if panel is not mine)
    assert not find_breaches(placed)


def test_a_few_claims_of_the_map_maker_stand_between_the_panels() -> None:
    placed = laid_out(argmap.loads(RIVALS + "claim m by me: Mine.\n"))
    where = boxes(placed)
    left, right = (panel.box for panel in placed.panels)
    assert left.right < where["claim-m"].x
    assert where["claim-m"].right < right.x
    assert not find_breaches(placed)


def test_places_are_the_same_on_every_run(debate: Map) -> None:
    assert laid_out(debate) == laid_out(debate)


def test_a_thousand_claims_are_laid_out_in_seconds() -> None:
    reasons: dict[str, list[Step]] = {}
    for n in range(1, 500):
        parent = f"c{(n - 1) // 4}"
        reasons.setdefault(parent, []).append(Step("reason", parent, (Premise(f"c{n}"),)))
    claims = [
        Claim(f"c{n}", f"Claim number {n}.", ("ann",), reasons=tuple(reasons.get(f"c{n}", ()))) for n in range(500)
    ]
    placed = laid_out(Map(authors=[Author("ann", "Ann")], claims=claims))
    assert len(placed.cards) == 500
    assert not find_breaches(placed)
