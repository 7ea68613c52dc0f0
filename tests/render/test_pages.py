"""Dividing a drawing among sheets of paper, with a stand-in for the drawing whose sizes are known."""

import io
import re
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.diagram import Diagram, DrawingOptions
from argmap.model import Answer, Claim, Map, Premise, Question, Step, Undercut
from argmap.render import RenderError, render
from argmap.render.layout import place
from argmap.render.pages import PAPERS, SMALLEST_TEXT, draw_pages, paginate
from argmap.render.svg import write_svg

MAPS = Path(__file__).parents[2] / "maps"
CARD_WIDTH, CARD_HEIGHT = 200.0, 90.0


def sketch(claims: Sequence[str], references: Mapping[str, tuple[str, ...]], _: bool) -> str:
    """A stand-in for a drawing: cards in three columns, each naming its claim and its references."""
    rows = -(-len(claims) // 3)
    cards = "".join(
        f'<g class="claim" data-claim="{escape(claim)}"><text>{" / ".join(references.get(claim, ()))}</text></g>'
        for claim in claims
    )
    width, height = 3 * CARD_WIDTH, rows * CARD_HEIGHT
    return f'<svg class="argmap" viewBox="0 0 {width} {height}" width="{width}pt" height="{height}pt">{cards}</svg>'


def claims_on(page: str) -> list[str]:
    return re.findall(r'data-claim="([^"]*)"', page)


def references_on(page: str) -> dict[str, list[str]]:
    found = re.findall(r'data-claim="([^"]*)"><text>([^<]*)</text>', page)
    return {claim: text.split(" / ") for claim, text in found if text}


def scale_of(page: str) -> float:
    """How much the picture on the page is shrunk."""
    inner = page[page.index('class="argmap') :]
    drawn = re.search(r'viewBox="0 0 ([\d.]+) ', inner)
    shown = re.search(r'x="[\d.]+" y="[\d.]+" width="([\d.]+)"', inner)
    assert drawn
    assert shown
    return float(shown[1]) / float(drawn[1])


def reason(claim: str, *premises: str, undercuts: Sequence[str] = ()) -> Step:
    return Step("reason", claim, tuple(map(Premise, premises)), undercuts=tuple(map(Undercut, undercuts)))


def make_map(children: Mapping[str, Sequence[str]]) -> Map:
    """A map of claims, each with one-premise reasons."""
    names = dict.fromkeys([*children, *(child for listed in children.values() for child in listed)])
    return Map(
        title="A debate",
        claims=[Claim(n, f"Claim {n}", reasons=tuple(reason(n, c) for c in children.get(n, ()))) for n in names],
    )


def tree(branches: int, length: int) -> Map:
    """A thesis with branches, each a chain."""
    children: dict[str, list[str]] = {"thesis": [f"b{branch}-0" for branch in range(branches)]}
    for branch in range(branches):
        for step in range(length - 1):
            children[f"b{branch}-{step}"] = [f"b{branch}-{step + 1}"]
    return make_map(children)


def assert_complete(map_: Map, pages: Sequence[str]) -> None:
    """Every page is XML; every claim is on a page, and every step whole on one, with its undercuts."""
    for page in pages:
        ET.fromstring(page)  # noqa: S314 - our own page
    shown = [set(claims_on(page)) for page in pages]
    assert set().union(*shown) == set(map_.claims)
    for step in map_.steps:
        parts = {step.claim, *(p.claim for p in step.premises), *(u.claim for u in step.undercuts)}
        assert any(parts <= page for page in shown), f"no page shows the step {step.key}"


def test_small_map_is_one_page_without_header() -> None:
    map_ = tree(3, 6)
    (page,) = paginate(map_, tuple(map_.claims), sketch, "a4", title=map_.title)
    assert claims_on(page) == list(map_.claims)
    assert "page 1" not in page
    assert 'width="595.28" height="841.89"' in page
    assert scale_of(page) == pytest.approx((595.28 - 16) / 600, abs=0.001)  # the margins are 8 points wide


def test_wide_map_is_printed_lengthwise() -> None:
    map_ = tree(2, 2)

    def draw_wide(*_: object) -> str:
        return '<svg class="argmap" viewBox="0 0 1000 500" width="1000" height="500"></svg>'

    (page,) = paginate(map_, tuple(map_.claims), draw_wide, "letter")
    assert 'width="792" height="612"' in page
    assert scale_of(page) == pytest.approx((792 - 16) / 1000, abs=0.001)


def test_small_picture_is_not_blown_up() -> None:
    map_ = make_map({"a": []})
    (page,) = paginate(
        map_, ("a",), lambda *_: '<svg class="argmap" viewBox="0 0 50 20" width="50" height="20"></svg>', "a4"
    )
    assert scale_of(page) == 1.0


@pytest.mark.parametrize("paper", PAPERS)
def test_large_map_is_split_by_branch(paper: str) -> None:
    map_ = tree(8, 12)
    pages = paginate(map_, tuple(map_.claims), sketch, paper, title="Is it so? & <why>")
    assert len(pages) > 2
    assert_complete(map_, pages)
    for number, page in enumerate(pages, 1):
        assert f"page {number} of {len(pages)}" in page
        assert "Is it so? &amp; &lt;why&gt;" in page
        assert scale_of(page) * 11 >= SMALLEST_TEXT - 0.01
    assert claims_on(pages[0])[0] == "thesis"
    assert {f"b{branch}-0" for branch in range(8)} <= set(claims_on(pages[0]))


def test_references_lead_to_the_page_and_back() -> None:
    map_ = tree(8, 12)
    pages = paginate(map_, tuple(map_.claims), sketch, "a4")
    followed = 0
    for number, page in enumerate(pages, 1):
        for claim, lines in references_on(page).items():
            for line in lines:
                way, _, other = line.rpartition(" page ")
                assert claim in claims_on(pages[int(other) - 1])
                if way == "continued on" and int(other) > number:
                    back = references_on(pages[int(other) - 1])[claim]
                    assert any(line == f"continued from page {number}" for line in back)
                    followed += 1
    assert followed >= 8


def test_cut_branch_says_where_it_goes_on() -> None:
    map_ = make_map({"thesis": [f"c{n}" for n in range(80)]})
    pages = paginate(map_, tuple(map_.claims), sketch, "a4")
    assert_complete(map_, pages)
    assert references_on(pages[0]) == {"thesis": ["continued on page 2"]}
    assert "continued from page 1" in references_on(pages[1])["thesis"]


def test_shared_premise_is_told_once() -> None:
    children: dict[str, list[str]] = {"thesis": [f"b{n}" for n in range(6)]}
    children |= {f"b{n}": [*(f"b{n}-{k}" for k in range(9)), "shared"] for n in range(6)}
    children["shared"] = [f"s{n}" for n in range(20)]
    map_ = make_map(children)
    pages = paginate(map_, tuple(map_.claims), sketch, "a4")
    assert_complete(map_, pages)
    holding = [n for n, page in enumerate(pages, 1) if {"s0", "shared"} <= set(claims_on(page))]
    assert len(holding) == 1
    for number, page in enumerate(pages, 1):
        if "shared" in claims_on(page) and number not in holding:
            word = "see" if number > holding[0] else "continued on"
            assert f"{word} page {holding[0]}" in references_on(page)["shared"]


def test_undercuts_and_linked_premises_stay_with_their_step() -> None:
    claims = [Claim("thesis", "T", reasons=tuple(
        reason("thesis", f"p{n}", f"q{n}", f"r{n}", undercuts=[f"u{n}"]) for n in range(20)
    ))]  # fmt: skip
    claims += [Claim(f"{letter}{n}", "x") for n in range(20) for letter in "pqru"]
    map_ = Map(claims=claims)
    pages = paginate(map_, tuple(map_.claims), sketch, "a4")
    assert len(pages) > 1
    assert_complete(map_, pages)


def test_objection_to_rivalry_stands_with_the_theses() -> None:
    claims = [Claim(f"t{t}", "T", reasons=tuple(reason(f"t{t}", f"t{t}-{n}") for n in range(30))) for t in (1, 2)]
    claims += [Claim(f"t{t}-{n}", "x") for t in (1, 2) for n in range(30)] + [Claim("both", "Both may hold")]
    question = Question("q", "Which?", (Answer("t1", (Undercut("both"),)), Answer("t2")))
    map_ = Map(claims=claims, questions=[question])
    pages = paginate(map_, tuple(map_.claims), sketch, "a4")
    assert {"t1", "t2", "both"} <= set(claims_on(pages[0]))
    assert_complete(map_, pages)


def test_only_the_chosen_claims_are_printed() -> None:
    map_ = tree(8, 12)
    chosen = [claim for claim in map_.claims if not claim.startswith("b3")]
    pages = paginate(map_, chosen, sketch, "a4")
    assert set().union(*map(claims_on, pages)) == set(chosen)


def test_small_branches_share_a_page() -> None:
    children: dict[str, list[str]] = {"thesis": [f"b{n}" for n in range(24)]}
    children |= {f"b{n}": [f"b{n}-0"] for n in range(24)}
    map_ = make_map(children)
    assert len(paginate(map_, tuple(map_.claims), sketch, "a4")) <= 4


def test_more_theses_than_a_page_holds() -> None:
    map_ = make_map({f"t{n}": [] for n in range(100)})
    pages = paginate(map_, tuple(map_.claims), sketch, "a4")
    assert_complete(map_, pages)
    assert all(scale_of(page) * 11 >= SMALLEST_TEXT - 0.01 for page in pages)


@pytest.mark.parametrize("premises", [0, 60])
def test_answers_that_fit_no_page_together(premises: int) -> None:
    names = [f"t{n}" for n in range(60 if not premises else 2)]
    claims = [
        Claim(name, "T", reasons=(reason(name, *(f"{name}-{n}" for n in range(premises))),) if premises else ())
        for name in names
    ]
    claims += [Claim(f"{name}-{n}", "x") for name in names for n in range(premises)]
    map_ = Map(claims=claims, questions=[Question("q", "Which?", tuple(map(Answer, names)))])
    pages = paginate(map_, tuple(map_.claims), sketch, "a4")
    assert_complete(map_, pages)
    assert len(pages) == 2


def test_step_too_large_for_a_page_is_still_printed() -> None:
    premises = [f"p{n}" for n in range(60)]
    map_ = Map(claims=[Claim("t", "T", reasons=(reason("t", *premises),)), *(Claim(p, "x") for p in premises)])
    pages = paginate(map_, tuple(map_.claims), sketch, "a4")
    assert_complete(map_, pages)


def test_long_chain_and_circle_end() -> None:
    length = 3_000
    map_ = make_map({f"c{n}": [f"c{(n + 1) % length}"] for n in range(length)})
    pages = paginate(map_, tuple(map_.claims), sketch, "a4")
    assert_complete(map_, pages)
    assert len(pages) < length / 10


def test_long_title_is_cut() -> None:
    map_ = tree(8, 12)
    pages = paginate(map_, tuple(map_.claims), sketch, "a4", title="word " * 60)
    assert re.search(r" wo?r?d?…</text>", pages[0])


def test_title_from_right_to_left_keeps_its_direction() -> None:
    map_ = tree(8, 12)
    pages = paginate(map_, tuple(map_.claims), sketch, "a4", title="آیا لازم است؟")
    assert ">\u2067آیا لازم است؟\u2069</text>" in pages[0]


def test_unknown_paper() -> None:
    with pytest.raises(RenderError, match="unknown paper `a5`") as caught:
        paginate(tree(1, 1), ("thesis",), sketch, "a5")
    assert caught.value.hint == "choose one of a4, letter"


def test_picture_without_svg_element() -> None:
    with pytest.raises(ValueError, match="no svg element"):
        paginate(tree(1, 1), ("thesis",), lambda *_: "<svg></svg>", "a4")


def test_same_pages_on_a_second_run() -> None:
    map_ = tree(9, 9)
    first, second = (paginate(map_, tuple(map_.claims), sketch, "a4", title="T") for _ in range(2))
    assert first == second


def write_real(diagram: Diagram) -> str:
    """The real drawing."""
    return write_svg(place(diagram))


@pytest.fixture(scope="module")
def debate() -> Map:
    return argmap.load(MAPS / "lamear.argmap")


def real_claims_on(page: str) -> list[str]:
    return re.findall(r'<g class="claim [^>]* data-claim="([^"]*)"', page)


@pytest.mark.parametrize("paper", PAPERS)
def test_real_drawing_loses_no_claim(debate: Map, paper: str) -> None:
    pages = draw_pages(debate, DrawingOptions(), write_real, paper)
    assert len(pages) > 1
    assert set().union(*map(real_claims_on, pages)) == set(debate.claims)
    shown = [set(real_claims_on(page)) for page in pages]
    for step in debate.steps:
        parts = {step.claim, *(p.claim for p in step.premises), *(u.claim for u in step.undercuts)}
        assert any(parts <= page for page in shown)
    for number, page in enumerate(pages, 1):
        ET.fromstring(page)  # noqa: S314 - our own page
        assert scale_of(page) * 11 >= SMALLEST_TEXT - 0.01
        assert page.count(f"page {number} of {len(pages)}") == 1
    told = re.findall(r"continued (?:on|from) page (\d+)", "".join(pages))
    assert {int(number) for number in told} <= set(range(1, len(pages) + 1))
    assert len(told) > len(pages)


def test_focus_is_printed_alone(debate: Map) -> None:
    thesis = debate.theses[0].id
    (page,) = draw_pages(debate, DrawingOptions(focus=thesis, depth=0), write_real, "a4")
    assert real_claims_on(page) == [thesis]


@given(
    st.integers(1, 90).flatmap(
        lambda count: st.lists(
            st.tuples(
                st.integers(0, count - 1),
                st.lists(st.integers(0, count - 1), min_size=1, max_size=4, unique=True),
                st.lists(st.integers(0, count - 1), max_size=2, unique=True),
            ),
            max_size=120,
        ).map(lambda steps: (count, steps))
    )
)
def test_nothing_is_lost_of_any_map(made: tuple[int, list[tuple[int, list[int], list[int]]]]) -> None:
    count, drafts = made
    steps: dict[str, list[Step]] = {}
    for claim, premises, undercuts in drafts:
        steps.setdefault(f"c{claim}", []).append(
            reason(f"c{claim}", *(f"c{p}" for p in premises), undercuts=[f"c{u}" for u in undercuts])
        )
    map_ = Map(claims=[Claim(f"c{n}", "x", reasons=tuple(steps.get(f"c{n}", ()))) for n in range(count)])
    pages = paginate(map_, tuple(map_.claims), sketch, "a4")
    assert_complete(map_, pages)
    for page in pages:
        for claim, lines in references_on(page).items():
            assert all(claim in claims_on(pages[int(line.split()[-1]) - 1]) for line in lines)


def test_render_prints_on_paper(debate: Map) -> None:
    notes: list[str] = []
    data = render(debate, "pdf", page="a4", notes=notes)
    sheets = pypdf.PdfReader(io.BytesIO(data)).pages
    assert len(sheets) > 1
    assert "page 1 of" in sheets[0].extract_text()
    assert notes == []
    assert render(debate, "pdf", page="a4") == data


def test_render_without_paper_is_one_page(debate: Map) -> None:
    assert len(pypdf.PdfReader(io.BytesIO(render(debate, "pdf"))).pages) == 1


@pytest.mark.parametrize(
    ("format_", "page", "fault"), [("svg", "a4", "svg has no pages"), ("pdf", "a5", "unknown paper")]
)
def test_paper_that_cannot_be_had(debate: Map, format_: str, page: str, fault: str) -> None:
    with pytest.raises(RenderError, match=fault):
        render(debate, format_, page=page)
