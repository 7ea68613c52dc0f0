"""`argmap evaluate`: what is printed, in which form, for which reading."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

DEBATE = """\
map: Lanes or trams?

author ada: Ada Moss
author ben: Ben Ward

question what: What to build?
  answer lanes
  answer trams

claim lanes by ada: Lanes | with <b>bold</b> paint.
  because safety: Safer.
  but cost by ben: Too dear.
  unless state: The state may pay.
    agreed: ada

claim trams by ben: Trams.
  because speed: Faster.
    but: Not in rush hours.
"""


@pytest.fixture(autouse=True)
def debate(folder: Path) -> None:
    (folder / "debate.argmap").write_text(DEBATE)


def test_verdicts_by_question_and_by_author(run: Run) -> None:
    ran = run("evaluate", "debate.argmap")
    assert ran.status == 0
    assert (
        ran.out
        == """\
Lanes or trams?
Reading: the whole debate; reasons that run in a circle are struck.
A verdict says what follows if the map is all there is. It is no statement of truth.
Of 7 claims, 5 stand and 2 fall.

What to build? (what, takes one answer)
  stands     lanes: Lanes | with <b>bold</b> paint.
             (nothing said against it holds)
  falls      trams: Trams.
             (excluded by lanes; unsupported: its reason from speed is broken)

Ada Moss
  stands     safety: Safer.

Ben Ward
  stands     cost: Too dear.
  falls      speed: Faster.
             (rebutted by “Not in rush hours.”)

Doubts
  stands     state: The state may pay.
             (granted by Ada Moss)

The map-maker
  stands     Not in rush hours.
"""
    )


def test_json_is_an_object_by_claim(run: Run) -> None:
    ran = run("evaluate", "debate.argmap", "--format", "json", "--positions")
    page = json.loads(ran.out)
    assert list(page)[:3] == ["lanes", "safety", "cost"]
    assert page["trams"] == {
        "verdict": "falls",
        "causes": ["excluded", "unsupported"],
        "remark": "excluded by lanes; unsupported: its reason from speed is broken",
        "by": {"excluded": ["lanes"], "unsupported": ["speed"]},
        "positions": ["falls"],
    }
    assert "no statement of truth" in ran.err
    assert set(json.loads(run("evaluate", "debate.argmap", "--format", "json").out)["lanes"]) == {
        "verdict", "causes", "remark",
    }  # fmt: skip


def test_markdown_escapes_what_the_map_says(run: Run) -> None:
    out = run("evaluate", "debate.argmap", "--format", "md").out
    assert out.startswith("# Lanes or trams?\n")
    assert "no statement of truth" in out
    assert "| stands | `lanes` Lanes \\| with \\<b\\>bold\\</b\\> paint. | nothing said against it holds |" in out


def test_positions_are_listed_and_change_no_word(run: Run, folder: Path) -> None:
    (folder / "open.argmap").write_text(DEBATE.replace("    but: Not in rush hours.\n", ""))
    plain = run("evaluate", "open.argmap").out
    ran = run("evaluate", "open.argmap", "--positions").out
    assert ran.startswith(plain)
    assert ran.removeprefix(plain).split("\n")[1:] == [
        "2 positions on what is undecided:", "  1. trams stands; lanes falls", "  2. lanes stands; trams falls", "",
    ]  # fmt: skip
    assert "One position: nothing is left undecided" in run("evaluate", "debate.argmap", "--positions").out


def test_an_authors_reading_is_named(run: Run) -> None:
    out = run("evaluate", "debate.argmap", "--author", "ben").out
    assert "Reading: Ben Ward’s own reading;" in out
    assert "not put forward by Ben Ward" in out
    left = run("evaluate", "debate.argmap", "--circles", "undecided").out
    assert "reasons that run in a circle are left undecided" in left


def test_an_empty_map(run: Run) -> None:
    assert "The map has no claims." in run("evaluate", "-").out
    assert json.loads(run("evaluate", "-", "--format", "json").out) == {}


def test_wrong_usage(run: Run) -> None:
    ran = run("evaluate", "debate.argmap", "--author", "adda")
    assert (ran.status, ran.out) == (2, "")
    assert "no author `adda` in the map" in ran.err
    assert "did you mean `ada`?" in ran.err
    assert run("evaluate", "broken.argmap").status == 1
    assert run("evaluate", "debate.argmap", "--format", "jsn").status == 2
