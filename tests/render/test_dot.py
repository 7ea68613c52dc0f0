"""DOT text: user text in it is shown, never read."""

import json
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.diagram import draw_map
from argmap.model import Author, Claim, Map, Premise, Step
from argmap.render import render
from argmap.render.dot import escape_label, write_dot
from argmap.render.engines import run_engine
from argmap.testing import maps, texts

SVG = "{http://www.w3.org/2000/svg}"
NASTY = [
    r"\N", r"\G and \L", "a | b", "{x}", '"quoted"', "<b>bold</b>", "<b>", "ends in \\", "\\", '\\"', "&lt;", "&amp;",
    "a -> b; c", "]; x [", "#c", "//", "é", "ایران", "戦争", "👩‍👩‍👧", "%s", "<",
]  # fmt: skip


def shown(dot: str) -> list[list[str]]:
    """The lines of text that Graphviz draws, node by node."""
    drawing = ET.fromstring(run_engine(dot, "svg"))  # noqa: S314 - our own picture
    nodes = [group for group in drawing.iter(f"{SVG}g") if group.get("class") == "node"]
    return [["".join(text.itertext()) for text in node.iter(f"{SVG}text")] for node in nodes]


@pytest.mark.parametrize("text", NASTY)
def test_graphviz_draws_user_text_as_it_is(text: str) -> None:
    debate = Map(claims=[Claim("c", text)])
    ((header, *lines),) = shown(write_dot(draw_map(debate)))
    assert header == "c CLAIM"
    assert "".join(lines).replace("\u00a0", " ").strip() == text


@given(texts(lines=False))
def test_any_text_is_a_label(text: str) -> None:
    debate = Map(text, authors=[Author("a", text)], claims=[Claim("c", text, ("a",))])
    assert shown(write_dot(draw_map(debate)))


@given(maps(), st.booleans())
def test_any_map_is_dot(debate: Map, dark: bool) -> None:
    dot = write_dot(draw_map(debate), "safe", dark)
    drawing = json.loads(run_engine(dot, "json0"))
    ids = {thing.get("id") for thing in drawing.get("objects", ())}
    assert len([found for found in ids if found and found.startswith("claim-")]) == len(debate.claims)


def test_an_id_is_no_markup() -> None:
    debate = Map(claims=[Claim("<a>", "A.", reasons=(Step("reason", "<a>", (Premise("b"),)),)), Claim("b", "B.")])
    drawing = json.loads(run_engine(write_dot(draw_map(debate)), "json0"))
    assert "claim-<a>" in {thing.get("id") for thing in drawing["objects"]}


def test_a_label_in_angle_brackets_is_no_markup() -> None:
    assert escape_label("<b>x</b>") == "<b>x</b> "
    assert escape_label("a\\") == "a\\\\"
    assert escape_label("1 < 2 > 0") == "1 < 2 > 0"


def test_relations_differ_in_line_and_head() -> None:
    text = "claim a: A.\n  because b: B.\n  unless c: Perhaps.\n    because d: D.\n  but e: E.\n"
    dot = render(argmap.loads(text), "dot").decode()
    assert "style=solid" in dot
    assert "arrowhead=normaltee" in dot
    assert "style=dashed" in dot
    assert "arrowhead=odot" in dot
    assert "style=dotted" in dot


def test_the_same_text_on_every_run() -> None:
    debate = argmap.loads("claim a: A.\n  because b: B.\n")
    assert render(debate, "dot") == render(debate, "dot")
