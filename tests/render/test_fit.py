"""As much of a map as can be read on one sheet, and the overview of its questions."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdf
import pytest
from hypothesis import given, settings

import argmap
from argmap.diagram import DrawingOptions, draw_map
from argmap.diagram.cards import BODY_SIZE
from argmap.render import RenderError, render
from argmap.render.fit import SMALLEST_TEXT
from argmap.render.layout import place
from argmap.render.pages import BARE_MARGIN, PAPERS
from argmap.render.placed import Placed
from argmap.testing import maps

MAPS = Path(__file__).parents[2] / "maps"
DEBATE = argmap.load(MAPS / "necessity-or-alliance.argmap")

TWO = """
author ann: Ann
author bob: Bob
question q: Is it so?
  answer yes
  answer no
question r: And so what?
  answers: many
  answer act
  answer wait
  answer ask
by ann
claim yes: It is so.
claim act: Act now.
claim wait: Wait.
claim ask: Ask again.
by bob
claim no: It is not so.
  because nobody: Nobody saw it.
"""


def size(svg: bytes) -> tuple[float, float]:
    found = re.search(rb'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert found
    return float(found[1]), float(found[2])


def drawn(svg: bytes) -> set[str]:
    return {name.decode() for name in re.findall(rb' data-claim="([^"]+)" data-authors=', svg)}


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("question", ["durability", "policy"])
def test_a_fitted_picture_can_be_read_on_its_paper(paper: str, question: str) -> None:
    svg = render(DEBATE, focus=question, fit=paper)
    width, height = size(svg)
    room = [length - 2 * BARE_MARGIN for length in PAPERS[paper]]
    scale = max(min(room[0] / width, room[1] / height), min(room[1] / width, room[0] / height))
    assert scale * BODY_SIZE >= SMALLEST_TEXT
    answers = {answer.claim for answer in DEBATE.questions[question].answers}
    assert answers <= drawn(svg)
    assert len(drawn(svg)) > len(answers)
    assert b"claims drawn" in svg
    assert b"more beneath, not drawn" in svg


def test_what_fits_is_drawn_whole() -> None:
    debate = argmap.loads(TWO)
    svg = render(debate, fit="a4")
    assert drawn(svg) == set(debate.claims)
    assert b"claims drawn" not in svg


def test_a_claim_in_focus_is_seen_in_what_it_serves() -> None:
    svg = render(DEBATE, focus="lamear.us-policy", fit="a4")
    assert {"lamear.us-policy", "lamear.necessity"} <= drawn(svg)


def test_two_authors_face_one_another_on_a_sheet() -> None:
    svg = render(DEBATE, layout="face-off", author=["lamear", "berman"], focus="durability", fit="letter")
    speakers = {author for claim in drawn(svg) for author in DEBATE.claims[claim].authors}
    assert {"lamear", "berman"} <= speakers <= {"lamear", "berman", "me"}


def test_a_fitted_pdf_is_one_sheet_of_the_paper() -> None:
    pages = pypdf.PdfReader(io.BytesIO(render(DEBATE, "pdf", focus="missiles", fit="letter"))).pages
    assert len(pages) == 1
    assert sorted(map(float, pages[0].mediabox[2:])) == sorted(PAPERS["letter"])


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"fit": "a5"}, "unknown paper"),
        ({"fit": "a4", "page": "a4", "format": "pdf"}, "one sheet or divided"),
        ({"fit": "a4", "format": "html"}, "no sheet of paper"),
    ],
)
def test_what_cannot_be_fitted(options: dict[str, str], told: str) -> None:
    with pytest.raises(RenderError, match=told):
        render(DEBATE, **options)  # type: ignore[arg-type]


def overview(text: str) -> Placed:
    return place(draw_map(argmap.loads(text), DrawingOptions(layout="overview")))


def test_an_overview_has_each_question_above_its_answers_and_nothing_else() -> None:
    placed = overview(TWO)
    cards = {placed_card.card.id: placed_card.box for placed_card in placed.cards}
    assert set(cards) == {"yes", "no", "act", "wait", "ask"}
    for question in placed.questions:
        boxes = [cards[answer] for answer in question.question.answers]
        assert all(box.y >= question.box.bottom for box in boxes)
        assert question.box.x == min(box.x for box in boxes)
    assert not placed.panels
    assert {line.text for card in placed.cards for text in card.card.texts for line in text.lines} >= {"Ann", "Bob"}


def test_an_overview_joins_only_answers_that_exclude_one_another() -> None:
    (line,) = overview(TWO).edges
    assert (line.edge.kind, line.edge.sources, line.edge.target) == ("rival", ("yes",), "no")
    boxes = {placed.card.id: placed.box for placed in overview(TWO).cards}
    (_, start), (_, end) = line.path
    assert boxes["yes"].right < start[0] < end[0] < boxes["no"].x


def test_an_overview_without_questions_shows_the_theses() -> None:
    placed = overview("claim a: A.\n  because b: B.\nclaim c: C.\n  because d: D.\n")
    assert {placed_card.card.id for placed_card in placed.cards} == {"a", "c"}


@settings(deadline=None)
@given(maps())
def test_nothing_in_an_overview_lies_over_anything_else(debate: argmap.Map) -> None:
    placed = place(draw_map(debate, DrawingOptions(layout="overview")))
    boxes = [card.box for card in placed.cards] + [question.box for question in placed.questions]
    for number, box in enumerate(boxes):
        assert box.x >= 0
        assert box.right <= placed.width
        assert box.bottom <= placed.height
        for other in boxes[:number]:
            apart = box.right <= other.x or other.right <= box.x or box.bottom <= other.y or other.bottom <= box.y
            assert apart
