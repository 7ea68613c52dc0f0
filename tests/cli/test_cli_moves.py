"""`argmap moves`: the page and what is refused."""

from collections.abc import Callable
from typing import Any

Run = Callable[..., Any]

DEBATE = """\
author ada: Ada Moss
author ben: Ben Ward

question what: What to build?
  answer lanes
  answer trams

claim lanes by ada: Lanes.
  because safety: Safer.
    but junctions by ben: Not at junctions.

claim trams by ben: Trams.
  because speed: Faster.
"""


def test_a_claim_and_the_cruxes_of_its_question(run: Run) -> None:
    ran = run("moves", "-", "trams", stdin=DEBATE)
    assert ran.status == 0
    assert (
        ran.out
        == """\
Reading: the whole debate; reasons that run in a circle are struck.
A verdict says what follows if the map is all there is. It is no statement of truth.

trams “Trams.” stands.
Any of these moves by Ada Moss or the map-maker would make it fall:
  – winning lanes “Lanes.”
  – a new answer to speed “Faster.”

Cruxes of the question “What to build?” (what):
  if safety “Safer.” stood:
    lanes: falls → contested
    trams: stands → contested
  if junctions “Not at junctions.” fell:
    lanes: falls → contested
    trams: stands → contested
  if speed “Faster.” fell:
    trams: stands → falls
"""
    )


def test_one_authors_moves(run: Run) -> None:
    out = run("moves", "-", "lanes", "--for", "ada", stdin=DEBATE).out
    assert "It takes 2 moves by Ada Moss to make it stand. Any of these sets would do:" in out
    assert "  – winning safety “Safer.”, and a new answer to trams “Trams.”" in out
    assert (
        "No single move by Ada Moss would make it stand."
        in run("moves", "-", "lanes", "--for", "ada", "--size", "1", stdin=DEBATE).out
    )
    assert (
        "That is what Ben Ward would have: no move is needed."
        in run("moves", "-", "lanes", "--for", "ben", stdin=DEBATE).out
    )


def test_a_question(run: Run) -> None:
    out = run("moves", "-", "what", stdin=DEBATE).out
    assert "Any of these moves" not in out
    assert "Cruxes of the question “What to build?” (what):" in out


def test_wrong_usage(run: Run) -> None:
    assert "no claim and no question `tram`" in run("moves", "-", "tram", stdin=DEBATE).err
    assert "no author `bem` in the map" in run("moves", "-", "trams", "--for", "bem", stdin=DEBATE).err
    assert run("moves", "-", "trams", "--size", "9", stdin=DEBATE).status == 2
    assert run("moves", "broken.argmap", "war").status == 1
