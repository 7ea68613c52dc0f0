"""`argmap timeline`: order and precision, the formats, and the drawing: user text as data, the same bytes each run."""

import json
import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pytest

import argmap
from argmap.cli import timeline as command
from argmap.diagram.theme import THEMES
from argmap.prep.timeline import make_timeline, read_days, show_date
from argmap.render.png import write_png
from argmap.render.timeline import draw_timeline
from tests.cli.conftest import run_process

pytestmark = pytest.mark.usefixtures("trams")

MAP = """\
map: Trams <&> "toys"

author ann: Ann Lee
author bob: Bob Roe
source report: A tram <script>
  authors: ann
  date: 2024-05
source letter: No date
  authors: bob

by ann from report

claim tram: Build the tram. [¶1]
  because winter: The buses were full that winter. [¶2]
    date: 2021-12-03
  because oil: Oil became dear: <b>=1+1</b> & "so". [¶3]
    date: 2021
  because fair by ann, bob: They met. [¶3]
    date: 2021-12
  because later: ارتفعت الأسعار [¶4]
    date: 2024-05-01
"""


@pytest.fixture
def trams(folder: Path) -> Path:
    (folder / "trams.argmap").write_text(MAP)
    return folder


def test_what_is_vaguer_comes_first() -> None:
    found = make_timeline(argmap.loads(MAP))
    assert [(event.date, event.precision, event.id) for event in found.events] == [
        ("2021", "year", "oil"),
        ("2021-12", "month", "fair"),
        ("2021-12-03", "day", "winter"),
        ("2024-05", "month", "report"),
        ("2024-05-01", "day", "later"),
    ]
    assert found.remark == "Without a date: 1 claim and 1 source (letter)."


@pytest.mark.parametrize(
    ("date", "first", "last", "shown"),
    [
        ("2024", "2024-01-01", "2024-12-31", "2024"),
        ("2024-02", "2024-02-01", "2024-02-29", "Feb 2024"),
        ("2024-02-05", "2024-02-05", "2024-02-05", "5 Feb 2024"),
        ("0987", "0987-01-01", "0987-12-31", "0987"),
    ],
)
def test_the_days_that_a_date_may_mean(date: str, first: str, last: str, shown: str) -> None:
    found = read_days(date)
    assert (found[0].isoformat(), found[1].isoformat()) == (first, last)
    assert show_date(date) == shown


def test_text_and_json(run) -> None:
    text = run("timeline", "trams.argmap").out
    places = [text.index(word) for word in ("Oil became dear", "They met", "The buses were full", "appears")]
    assert places == sorted(places)
    assert "Without a date: 1 claim and 1 source (letter)." in text
    told = json.loads(run("timeline", "trams.argmap", "--format", "json").out)
    rows = told["parts"][0]["blocks"][0]["rows"]
    assert rows[1] == {
        "claim": "fair", "date": "2021-12", "precision": "month", "kind": "claim", "id": "fair", "text": "They met.",
        "who": ["ann", "bob"], "where": "Lee 2024, ¶3",
    }  # fmt: skip
    assert (rows[3]["kind"], rows[3]["id"], rows[3]["text"]) == ("source", "report", "A tram <script>")


def test_the_ending_tells_the_format(run, trams) -> None:
    done = run("timeline", "trams.argmap", "-o", "t.svg", "--dark", "--theme", "mono")
    assert done.status == 0
    assert done.err.endswith("wrote t.svg (5 events)\n")
    assert (trams / "t.svg").read_text().startswith("<svg ")
    assert run("timeline", "trams.argmap", "-o", "t.md").status == 0
    assert run("timeline", "trams.argmap", "-o", "t.html").status == 0
    assert "| 2021 " in (trams / "t.md").read_text()


def test_the_drawing_holds_each_event_and_no_markup_of_the_map() -> None:
    svg = draw_timeline(argmap.loads(MAP))
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    space = "{http://www.w3.org/2000/svg}"
    events = [group for group in root.iter(f"{space}g") if "event" in (group.get("class") or "").split()]
    assert [group.get("data-date") for group in events] == ["2021", "2021-12", "2021-12-03", "2024-05", "2024-05-01"]
    tags = {element.tag.removeprefix(space) for element in root.iter()}
    assert tags == {"svg", "title", "desc", "style", "rect", "text", "tspan", "g", "path", "circle"}
    said = ["".join(text.itertext()) for text in root.iter(f"{space}text")]
    assert 'Oil became dear: <b>=1+1</b> & "so".' in said
    assert "“A tram <script>”" in said
    assert [event.get("class") for event in events][3] == "event event-source precise-month"


def test_rows_do_not_overlap_and_marks_keep_the_order() -> None:
    svg = draw_timeline(argmap.loads(MAP))
    cards = [
        (float(y), float(height))
        for y, height in re.findall(r'class="card" x="[\d.]+" y="([\d.]+)" width="[\d.]+" height="([\d.]+)"', svg)
    ]
    assert len(cards) == 5
    assert all(y + height < following for (y, height), (following, _) in pairwise(cards))
    starts = [float(y) for y in re.findall(r'class="leader" d="M[\d.]+ ([\d.]+) ', svg)]
    assert starts == sorted(starts)
    assert cards[-1][0] + cards[-1][1] < float(re.search(r'viewBox="0 0 [\d.]+ ([\d.]+)"', svg)[1])


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("dark", [False, True])
def test_each_theme_becomes_a_picture(theme: str, dark: bool) -> None:
    drawn = write_png(draw_timeline(argmap.loads(MAP), theme, dark), scale=0.5)
    assert drawn.data.startswith(b"\x89PNG")


def test_the_same_map_gives_the_same_bytes(trams) -> None:
    outs = {
        run_process("timeline", "trams.argmap", "--format", "svg", cwd=trams, PYTHONHASHSEED=seed).out for seed in "12"
    }
    assert len(outs) == 1
    assert outs == {draw_timeline(argmap.loads(MAP))}


@pytest.mark.parametrize(
    "dates", [["2024"], ["0001", "9999"], ["9999-12-31"], ["2024-02-29", "2024-02-29"], ["1999-12", "2000-01"]]
)
def test_any_stretch_of_time_can_be_drawn(dates: list[str]) -> None:
    reasons = "".join(f"  because r{at}: R.\n    date: {date}\n" for at, date in enumerate(dates))
    svg = draw_timeline(argmap.loads(f"claim a: A.\n{reasons}"))
    assert svg.count('class="card"') == len(dates)
    assert "nan" not in svg.partition("</style>")[2]


def test_a_map_without_dates_says_so(run) -> None:
    assert "Nothing in the map has a date" in run("timeline", "sound.argmap").out
    svg = run("timeline", "sound.argmap", "--format", "svg").out
    assert "Nothing in the map has a date." in svg
    ET.fromstring(svg)  # noqa: S314 - our own drawing


def test_a_thousand_events_take_no_time_to_speak_of() -> None:
    reasons = "".join(f"  because r{at}: Something happened {at}.\n    date: {1000 + at}\n" for at in range(1000))
    svg = draw_timeline(argmap.loads(f"claim a: A.\n{reasons}"))
    assert svg.count('class="card"') == 1000


def test_the_words_of_the_help_are_those_of_the_rooms() -> None:
    assert tuple(THEMES) == command.THEMES
    from argmap.render import sheets

    assert set(command.FORMATS) == {*sheets.FORMATS, "svg"}
