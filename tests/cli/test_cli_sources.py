"""`argmap sources`: the list in each style, the exports, and what cannot be asked."""

import json
from pathlib import Path

import pytest

import argmap
from argmap import bibliography
from argmap.cli.sources import FORMATS, STYLES

pytestmark = pytest.mark.usefixtures("trams")

MAP = """\
map: Trams

author moss: Ada Moss
  qualifications: Planner

source toys: Toys & $5 = <b>trams</b> {100%}
  authors: moss
  date: 2024-05-03
  publisher: The Harbour Tribune
  kind: newspaper article
  url: https://example.org/a_b?c=1%20d
  accessed: 2024-06
  extent: pp. 3–5
source anon: Nobody's words

claim tram by moss: Build it. [@toys p. 3]
  because riders: There are riders. [@toys p. 4; @anon]
"""


@pytest.fixture
def trams(folder: Path) -> Path:
    (folder / "trams.argmap").write_text(MAP)
    return folder


def test_the_list_in_each_style(run) -> None:
    done = run("sources", "trams.argmap")
    assert done.status == 0
    assert done.out == (
        "Moss, A. (2024, May 3). Toys & $5 = <b>trams</b> {100%}. The Harbour Tribune, 3–5. "
        "https://example.org/a_b?c=1%20d\nNobody's words. (n.d.).\n"
    )
    lists = {style: run("sources", "trams.argmap", "--style", style).out for style in STYLES}
    assert len(set(lists.values())) == len(STYLES)
    assert lists["debate"].startswith("Moss 2024, Planner, ")


def test_ids_and_the_width_of_a_terminal(run, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = run("sources", "trams.argmap", "--ids").out.splitlines()
    assert lines[0].startswith("[@toys] Moss")
    assert lines[1].startswith("    ")
    assert all(len(line) <= 40 for line in lines)
    assert lines[-1] == "[@anon] Nobody's words. (n.d.)."


@pytest.mark.parametrize(("format_", "name"), [("csl-json", "out.json"), ("bibtex", "out.bib")])
def test_what_is_exported_is_read_again_by_a_map(run, trams, format_: str, name: str) -> None:
    done = run("sources", "trams.argmap", "--to", format_, "-o", name)
    assert (done.status, done.out, done.err) == (0, "", f"wrote {name} (2 sources)\n")
    text = (
        MAP.partition("author")[0].rstrip() + f"\n  bibliography: {name}\n\nclaim tram" + MAP.partition("claim tram")[2]
    )
    (trams / "again.argmap").write_text(text)
    again, first = argmap.load(trams / "again.argmap"), argmap.load(trams / "trams.argmap")
    assert again.sources == first.sources
    assert again.authors["moss"].name == "Ada Moss"


def test_the_exports_are_what_they_are_called(run) -> None:
    (toys,) = [
        item for item in json.loads(run("sources", "trams.argmap", "--to", "csl-json").out) if item["id"] == "toys"
    ]
    assert toys["type"] == "article-newspaper"
    assert toys["issued"] == {"date-parts": [[2024, 5, 3]]}
    assert toys["title"] == "Toys & $5 = &lt;b>trams&lt;/b> {100%}".replace("&", "&amp;").replace("&amp;lt;", "&lt;")
    bib = run("sources", "trams.argmap", "--to", "bibtex").out
    assert "@article{toys," in bib
    assert r"\&" in bib
    assert r"\textbraceleft{}100\%\textbraceright{}" in bib
    assert "url = {https://example.org/a_b?c=1%20d}" in bib


def test_what_cannot_be_asked(run) -> None:
    done = run("sources", "trams.argmap", "--to", "bibtex", "--style", "mla")
    assert (done.status, done.err) == (
        2,
        "argmap: error: `--style` is for the list only\n  hint: leave it out, or give `--to text` in place of bibtex\n",
    )  # fmt: skip
    assert "did you mean `chicago`" in run("sources", "trams.argmap", "--style", "chicgo").err
    assert run("sources", "broken.argmap").status == 1
    assert run("sources", "sound.argmap").err == "note: the map has no sources\n"


def test_the_words_of_the_help_are_those_of_the_room() -> None:
    assert bibliography.STYLES == STYLES
    assert FORMATS[0] == "text"
