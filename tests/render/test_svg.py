"""Our own SVG: what others rely on in it, what user text may do in it, how it looks where pixels count."""

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from picture_checks import read_two_sides

import argmap
from argmap.diagram import draw_map
from argmap.diagram.theme import THEMES
from argmap.model import Author, Claim, Map, Premise, Step
from argmap.render import RenderError, render
from argmap.render.layout import place
from argmap.render.svg import number, write_svg
from argmap.testing import maps

SVG = "{http://www.w3.org/2000/svg}"
NASTY = [
    "<script>alert(1)</script>", '"', "'", "\\N", "|", "{", "&", "&amp;", "]]>", "<b>bold</b>", "--><!--", "\x00\x1b",
    "\ud800", "ایران و روسیه", "Необходимость", "伊朗与俄罗斯", "👩‍👩‍👧", "</style>", "url(http://x)", "a\\",
]  # fmt: skip


def read(svg: str | bytes) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own picture


def drawn(debate: Map, **options: object) -> ET.Element:
    return read(render(debate, "svg", **options))  # type: ignore[arg-type]


def of_class(root: ET.Element, name: str) -> list[ET.Element]:
    return [element for element in root.iter() if name in element.get("class", "").split()]


@pytest.fixture(scope="module")
def debate() -> Map:
    return read_two_sides()


@pytest.fixture(scope="module")
def picture(debate: Map) -> ET.Element:
    return drawn(debate)


def test_the_picture_is_named_and_told(picture: ET.Element, debate: Map) -> None:
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == "map-title map-desc"
    title, desc = picture[0], picture[1]
    assert (title.tag, title.get("id"), title.text) == (f"{SVG}title", "map-title", debate.title)
    assert desc.get("id") == "map-desc"
    assert all(claim in (desc.text or "") for claim in debate.claims if debate.claims[claim].named)


def test_every_claim_is_an_element_of_its_own(picture: ET.Element, debate: Map) -> None:
    cards = {card.get("data-claim"): card for card in of_class(picture, "claim")}
    assert list(cards) == list(debate.claims)
    for id_, card in cards.items():
        record = debate.claims[id_ or ""]
        assert card.get("id") == f"claim-{id_}"
        assert (card.get("data-authors") or "").split() == list(record.authors)
        assert {f"author-{author}" for author in record.authors} <= set((card.get("class") or "").split())
        said = " ".join("".join(text.itertext()) for text in of_class(card, "body"))
        assert card[0].text == record.text
        shown = " ".join(line.text or "" for text in of_class(card, "body") for line in text)
        assert shown.replace("- ", "-").split() == record.text.split(), said  # a line may end after a hyphen


def test_every_step_is_drawn(picture: ET.Element, debate: Map) -> None:
    lines = of_class(picture, "edge")
    for count, step in enumerate(debate.steps, 1):
        mine = [line for line in lines if line.get("data-step") == f"step-{count}"]
        kind = "support" if step.kind == "reason" else "rebuttal"
        drawn_premises = [
            name for line in mine if line.get("data-part") != "step" and line.get("data-kind") == kind
            for name in (line.get("data-from") or "").split()
        ]  # fmt: skip
        assert sorted(drawn_premises) == sorted(premise.claim for premise in step.premises)
        assert {line.get("data-to") for line in mine} == {step.claim}
        undercuts = [line.get("data-from") for line in mine if line.get("data-kind") == "undercut"]
        assert sorted(filter(None, undercuts)) == sorted(undercut.claim for undercut in step.undercuts)
        assert mine[0].get("data-movers") == " ".join(step.movers)


def test_things_are_drawn_from_the_ground_up(picture: ET.Element) -> None:
    order = ["page", "panel", "edge", "junction", "question", "claim", "title", "sources", "legend"]
    first = {}
    for place_, element in enumerate(picture.iter()):
        for name in order:
            if name in element.get("class", "").split():
                first.setdefault(name, place_)
    assert sorted(first, key=first.__getitem__) == order


def test_relation_and_author_are_told_without_colour(picture: ET.Element, debate: Map) -> None:
    css = "".join(style.text or "" for style in picture.iter(f"{SVG}style"))
    assert ".rebuttal .line,.rival .line{stroke-dasharray" in css
    assert ".undercut .line{stroke-dasharray" in css
    for line in of_class(picture, "edge"):
        whole = line.get("data-part") != "premise" and "open" not in (line.get("class") or "")
        kind = line.get("data-kind")
        assert bool(of_class(line, "bar-head")) == (whole and kind in ("rebuttal", "rival"))
        assert bool(of_class(line, "ring")) == (whole and kind == "undercut")
        assert bool(of_class(line, "head")) == (whole and kind not in ("undercut", "answer"))
    titles = {"".join(title.itertext()) for title in of_class(picture, "panel-title")}
    assert {author.name for author in debate.authors.values()} <= titles
    assert len(of_class(picture, "bar")) >= len(debate.claims)


def test_nothing_is_styled_by_attribute_or_fetched(picture: ET.Element) -> None:
    for element in picture.iter():
        assert not {"style", "onload", "onclick", "href"} & set(element.attrib)
        assert element.tag.removeprefix(SVG) in {
            "svg", "title", "desc", "style", "rect", "g", "path", "circle", "text", "tspan",
        }  # fmt: skip
    css = "".join(style.text or "" for style in picture.iter(f"{SVG}style"))
    assert set(re.findall(r"url\(([^;,)]*)", css)) == {"data:font/ttf"}


@pytest.mark.parametrize("layout", ["stacked", "face-off"])
@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_draws(debate: Map, theme: str, layout: str) -> None:
    for dark in (False, True):
        root = drawn(debate, theme=theme, layout=layout, dark=dark)
        assert f"theme-{theme}" in (root.get("class") or "")


@pytest.mark.parametrize("text", NASTY)
def test_user_text_is_only_ever_text(text: str) -> None:
    debate = Map(
        text,
        authors=[Author("ann", text)],
        claims=[
            Claim("a", text, ("ann",), reasons=(Step("reason", "a", (Premise("b"),)),)),
            Claim("b", f"{text} and more {text}", ("ann",), note=text),
        ],
    )
    svg = write_svg(place(draw_map(debate)))
    root = read(svg)
    shown = "".join(line.text or "" for line in of_class(root, "body")[0]).strip("\u202b\u202c")
    assert shown.replace(" ", "") == re.sub("[\x00-\x1f\ud800]", "\ufffd", text).replace(" ", "")
    assert {element.tag for element in root.iter()} <= {
        SVG + tag for tag in ("svg", "title", "desc", "style", "rect", "g", "path", "circle", "text", "tspan")
    }


@given(maps(), st.booleans())
def test_any_map_is_sound_xml(found: Map, dark: bool) -> None:
    svg = write_svg(place(draw_map(found)), "safe", dark).encode("utf-8")
    root = read(svg)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert [card.get("data-claim") for card in of_class(root, "claim")] == list(found.claims)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_at_all_is_sound_xml(title: str, text: str) -> None:
    root = read(write_svg(place(draw_map(Map(title, claims=[Claim("a", text)])))).encode("utf-8", "strict"))
    assert len(of_class(root, "claim")) == 1


def test_right_to_left_lines_start_at_the_right() -> None:
    root = drawn(Map(claims=[Claim("a", "ایران و روسیه از روی نیاز با هم همکاری می‌کنند، نه از روی دوستی.")]))
    (body,) = of_class(root, "body")
    assert len(body) > 1
    for line in body:
        assert line.get("text-anchor") == "end"
        assert (line.text or "").startswith("\u202b")
        assert (line.text or "").endswith("\u202c")


def test_a_shared_claim_has_a_bar_in_both_colours() -> None:
    root = drawn(argmap.loads("author ann: A\nauthor bob: B\nclaim a by ann, bob: Shared.\n"))
    assert [bar.get("class") for bar in of_class(of_class(root, "claim")[0], "bar")] == ["bar a1", "bar a2"]


def test_the_map_makers_card_is_cut_out_of_the_panel() -> None:
    root = drawn(argmap.loads("author ann: A\nclaim a by ann: A.\n  because b by ann: B.\n  unless c: Perhaps.\n"))
    (island,) = of_class(root, "island-ground")
    assert island.get("data-of") == "c"
    card = next(found for found in of_class(root, "claim") if found.get("data-claim") == "c")
    assert {"author-me", "mine", "doubt", "kind-doubt"} <= set((card.get("class") or "").split())


def test_chips_are_drawn_at_the_foot_of_cards(debate: Map) -> None:
    root = drawn(debate, links="chips")
    card = next(found for found in of_class(root, "claim") if found.get("data-claim") == "berman.three-decades")
    assert "rebuts lamear.necessity" in {"".join(text.itertext()) for text in of_class(card, "chip-text")}
    assert "lamear.necessity" in {chip.get("data-other") for chip in of_class(card, "chip")}
    assert not [line for line in of_class(root, "rebuttal") if "cross" in (line.get("class") or "")]


def test_a_fallen_claim_is_struck_and_not_only_grey(debate: Map) -> None:
    root = drawn(debate, verdicts={"lamear.necessity": "falls"})
    (card,) = [found for found in of_class(root, "claim") if "fallen" in (found.get("class") or "").split()]
    assert card.get("data-claim") == "lamear.necessity"
    assert len(of_class(card, "strike")) == 2


def test_a_folded_claim_says_so() -> None:
    root = drawn(argmap.loads("claim a: A.\n  because b: B.\n    because c: C.\n"), depth=1)
    assert ["".join(text.itertext()) for text in of_class(root, "more")] == ["+ 1 more beneath, not drawn"]
    assert len(of_class(root, "more-line")) == 2


@pytest.mark.parametrize(("value", "text"), [(1.0, "1"), (1.006, "1.01"), (-0.001, "0"), (0.5, "0.5"), (120.0, "120")])
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text


def test_the_same_bytes_on_every_run_and_from_everywhere(tmp_path: Path) -> None:
    code = (
        "import sys, argmap; from argmap.render import render\n"
        "sys.stdout.buffer.write(render(argmap.load(sys.argv[1]), 'svg'))"
    )
    root = Path(__file__).parents[2]
    runs = [
        subprocess.run(
            [sys.executable, "-c", code, str(root / "maps" / "berman.argmap")],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(root), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for folder, seed in ((root, "1"), (tmp_path, "2"))
    ]
    assert runs[0] == runs[1] == render(argmap.load(root / "maps" / "berman.argmap"), "svg")
    assert str(root).encode() not in runs[0]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"format": "gif"}, "unknown format `gif`"),
        ({"theme": "neon"}, "unknown theme `neon`"),
        ({"layout": "radial"}, "unknown layout `radial`"),
        ({"focus": "nothing"}, "unknown claim or question `nothing`"),
        ({"author": "nobody"}, "unknown author `nobody`"),
        ({"engine": "neato"}, "unknown engine `neato`"),
        ({"page": "a4"}, "svg has no pages"),
    ],
)
def test_what_cannot_be_drawn(debate: Map, options: dict[str, str], message: str) -> None:
    with pytest.raises(RenderError) as caught:
        render(debate, **{"format": "svg", **options})  # type: ignore[arg-type]
    assert caught.value.message == message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("count", "note"),
    [(150, None), (151, "make a large picture"), (501, "are too many for one picture: leaves are folded")],
)
def test_a_large_map_is_drawn_with_advice(count: int, note: str | None) -> None:
    notes: list[str] = []
    render(Map(claims=[Claim(f"c{n}", "Claim.") for n in range(count)]), "svg", notes=notes)
    expected = (
        []
        if note is None
        else [f"{count} claims {note}; see one part with `--focus ID --depth N`, or one sheet with `--fit a4`"]
    )
    assert notes == expected


@pytest.mark.parametrize(
    ("format_", "start"),
    [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF"), ("html", b"<!"), ("dot", b"digraph")],
)
def test_every_format_is_written(format_: str, start: bytes) -> None:
    debate = argmap.loads("claim a: A.\n  because b: B.\n")
    assert render(debate, format_).startswith(start)
    assert b"claim a" in render(debate, "txt")


JUDGED = """
claim a: A.
  but b: B.
    but c: C.
claim e: E.
  because f: F.
  unless: Or not.
"""


def test_verdicts_are_words_on_the_cards_and_the_picture_says_what_they_mean() -> None:
    picture = drawn(argmap.loads(JUDGED), verdicts=True)
    cards = {card.get("data-claim"): card for card in of_class(picture, "claim")}
    said = {name: " ".join(card.itertext()) for name, card in cards.items()}
    assert "STANDS" in said["a"]
    assert "FALLS" in said["b"]
    assert "verdict-falls" in (cards["b"].get("class") or "")
    assert len(list(of_class(cards["b"], "strike"))) >= 1
    (doubt,) = [name for name in said if name not in "abcdef"]
    assert "FALLS" not in said[doubt]  # nobody says it
    assert "not what is true" in " ".join(picture.itertext())


def test_strength_is_a_number_with_a_bar_as_long() -> None:
    debate = argmap.loads("claim a: A.\n  credence: 0.25\n")
    picture = drawn(debate, strength=True)
    assert "strength 0.25" in " ".join(picture.itertext())
    assert "no probability" in " ".join(picture.itertext())
    (frame,), (full,) = of_class(picture, "gauge"), of_class(picture, "gauge-full")
    assert float(full.get("width") or 0) == pytest.approx(0.25 * float(frame.get("width") or 0))


def test_an_unknown_model_of_strength() -> None:
    with pytest.raises(RenderError, match="model"):
        render(argmap.loads("claim a: A.\n"), strength="guess")
