"""`argmap stats`: the figures counted by hand on a small map, and the forms they are printed in."""

import csv
import io
import json
from pathlib import Path

import pytest

import argmap
from argmap.build import build_map
from argmap.cli.stats import FORMATS, TABLES
from argmap.prep.sheet import plain
from argmap.prep.stats import find_standing, make_stats
from argmap.render import sheets

pytestmark = pytest.mark.usefixtures("trams")

MAP = """\
map: Trams

author ann: Ann Lee
author bob: Bob Roe
source report: A tram
  authors: ann

by ann from report

claim tram: Build the tram. [¶1]
  because crowded: Buses are full. [¶2]
    basis: statistic
    > full buses
  and room: Streets are full. [¶3]
  assuming same: People would make the same trips.
  unless night: Most crowding is on two lines.
  but debt by bob: It costs too much.
  unless grant by me: The state pays.

by bob

claim buses: Run better buses.
  because cheap: Ten buses cost less.
    basis: data
  unless drivers: There are no drivers.

question transport: What should the town do?
  answer tram
  answer buses
"""


@pytest.fixture
def trams(folder: Path) -> Path:
    (folder / "trams.argmap").write_text(MAP)
    return folder


def table(run, name: str) -> list[list[object]]:
    """The rows of a table, as programs get them."""
    done = run("stats", "trams.argmap", "--format", "json")
    assert done.status == 0
    blocks = [block for part in json.loads(done.out)["parts"] for block in part["blocks"]]
    (found,) = [block for block in blocks if block.get("table") == name]
    return [list(row.values()) for row in found["rows"]]


def test_in_all(run) -> None:
    assert dict(table(run, "total")) == {
        "claims": 10, "said": 7, "implicit": 1, "doubts": 2, "cited": 3, "quoted": 1, "answered": 2, "unanswered": 8,
        "deepest": 1, "reasons": 2, "rebuttals": 1, "undercuts": 3, "questions": 1, "authors": 2, "sources": 1,
        "scenarios": 0,
    }  # fmt: skip


def test_by_author(run) -> None:
    assert table(run, "authors") == [  # claims, unstated, doubts, cited, quoted, answered, open
        ["ann", 4, 1, 0, 3, 1, 1, 3],
        ["bob", 3, 0, 0, 0, 0, 1, 2],
        ["me", 3, 0, 2, 0, 0, 0, 3],
    ]
    assert table(run, "moves") == [["ann", 1, 0, 0], ["bob", 1, 1, 0], ["me", 0, 0, 1]]


def test_by_basis_depth_and_question(run) -> None:
    assert table(run, "bases") == [["data", 1], ["statistic", 1], [None, 8]]
    assert table(run, "depths") == [[0, 2, 1], [1, 8, 7]]
    assert table(run, "questions") == [["transport", 2, 10, 2, 2, 1, 3, 8]]


def test_a_table_as_csv(run) -> None:
    done = run("stats", "trams.argmap", "--format", "csv", "--table", "moves")
    rows = list(csv.reader(io.StringIO(done.out)))
    assert rows[:2] == [["Author", "Reasons", "Rebuttals", "Undercuts"], ["Ann Lee ann", "1", "0", "0"]]


def test_what_counts_as_an_answer() -> None:
    standing = find_standing(argmap.loads(MAP))
    assert standing.answered == {"tram", "debt"}  # a `but`; an `unless` by somebody; not an open doubt
    agreed = argmap.loads(MAP.replace("two lines.\n", "two lines.\n    agreed: bob\n"))
    assert find_standing(agreed).answered >= {"crowded", "room"}


def test_claims_that_only_stand_in_a_circle_have_no_depth() -> None:
    here = Path()
    circle = "claim a: A.\n  because b: B.\n\nclaim b\n  because a\n\nclaim c: C.\n  because d: D.\n"
    found = build_map(circle, "<map>", here, here).map
    assert find_standing(found).depth == {"a": None, "b": None, "c": 0, "d": 1}
    (depths,) = [part for part in make_stats(found).parts if part.name == "depths"]
    assert [[plain(cell.words) for cell in row.cells] for row in depths.blocks[0].rows][-1] == [
        "only in a circle",
        "2",
        "2",
    ]


def test_each_format(run, trams) -> None:
    text = run("stats", "trams.argmap").out
    assert "Ann Lee" in text
    assert "By question" in text
    assert "| Ann Lee" in run("stats", "trams.argmap", "--format", "md").out
    assert json.loads(run("stats", "trams.argmap", "--format", "json").out)
    assert run("stats", "trams.argmap", "--format", "html", "-o", "out.html").err.endswith("wrote out.html\n")
    assert (trams / "out.html").read_text().startswith("<!DOCTYPE html>")


def test_what_cannot_be_asked(run) -> None:
    assert run("stats", "trams.argmap", "--table", "authors").status == 2
    assert run("stats", "broken.argmap").status == 1


def test_an_empty_map_says_why_there_is_nothing(run, folder) -> None:
    (folder / "empty.argmap").write_text("map: Nothing\n")
    out = run("stats", "empty.argmap").out
    assert "The map has no claims." in out
    assert "The map has no questions." in out


def test_the_words_of_the_help_are_those_of_the_rooms() -> None:
    assert sheets.FORMATS == FORMATS
    assert tuple(make_stats(argmap.loads(MAP)).tables) == TABLES
