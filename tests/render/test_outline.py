"""The outline in words: every claim once, every relation told, any shape of map, any width."""

import re
import unicodedata
from collections import Counter

import pytest

import argmap
from argmap.model import Claim, Map, Premise, Step
from argmap.render.cells import Line, Piece, count_cells, print_lines
from argmap.render.errors import RenderError
from argmap.render.outline import write_outline

DEBATE = """\
author ann: Ann Ames
author bob: Bob Byrd
source x: One View
  authors: ann
  publisher: The Paper
  date: 2024
source y: Another View
  authors: bob

map: Is it so?

question q: Is it so?
  answer a
  answer b
  unless both: Both may be so.

by ann from x

claim a: It is so. [¶1]
  conceded: bob [@y ¶2]
  note: Ann is brief.
  > It is so indeed [¶1]
  because r1: One reason. [¶2]
  and r2: Linked with it. [¶3]
  assuming r3: Left unsaid.
  unless d: It may be otherwise.
  because by bob: A reason that Bob gives. [@y ¶3]
  but c by bob: There is a counter. [@y ¶4]
    but e: It is refuted. [¶5]
  unless a2 by bob: It does not follow. [@y ¶6]

by bob from y

claim b: It is not so. [¶1]
  because c
"""


@pytest.fixture
def debate() -> Map:
    return argmap.loads(DEBATE)


def test_the_whole_outline(debate: Map) -> None:
    assert (
        write_outline(debate)
        == """\
Is it so?

Question q: Is it so? (its answers exclude one another)
  answer a by Ann Ames: It is so. [@x ¶1]
      conceded: Bob Byrd [@y ¶2]
      > It is so indeed [@x ¶1]
      note: Ann is brief.
    because r1 by Ann Ames: One reason. [@x ¶2]
    and r2 by Ann Ames: Linked with it. [@x ¶3]
    assuming r3 unstated by Ann Ames: Left unsaid.
    unless d (an open doubt): It may be otherwise.
    because by Bob Byrd (moved by Ann Ames): A reason that Bob gives. [@y ¶3]
    but c by Bob Byrd: There is a counter. [@y ¶4] (told below)
    unless a2 by Bob Byrd: It does not follow. [@y ¶6]
  answer b by Bob Byrd: It is not so. [@y ¶1]
    because c by Bob Byrd: There is a counter. [@y ¶4]
      but e by Ann Ames: It is refuted. [@x ¶5]
  unless both (an open doubt): Both may be so.

Sources
  @x: Ann Ames, “One View” (The Paper, 2024)
  @y: Bob Byrd, “Another View”
"""
    )


def test_colours_add_nothing_to_the_words(debate: Map) -> None:
    for width in (None, 50):
        painted = write_outline(debate, color=True, width=width)
        assert re.sub(r"\x1b\[[\d;]*m", "", painted) == write_outline(debate, width=width)
        for line in painted.splitlines():  # no style runs on into the next line
            assert line.count("\x1b[") == 2 * line.count("\x1b[0m")


def test_wrapping_keeps_every_word_and_the_width(debate: Map) -> None:
    whole = write_outline(debate).split()
    for width in (34, 40, 47, 53, 60, 77, 100):
        wrapped = write_outline(debate, width=width)
        assert max(map(len, wrapped.splitlines())) <= width
        if width > 40:  # a narrow terminal shows deep branches further down
            assert wrapped.split() == whole


def test_a_part_of_the_map(debate: Map) -> None:
    near = write_outline(debate, focus="c", depth=1)
    assert "(only what lies within 1 move of c)" in near
    assert "It is refuted." in near
    assert "There is a counter. [@y ¶4] (in focus)" in near
    assert "One reason." not in near
    bobs = write_outline(debate, author="bob")
    assert "It is not so." in bobs
    assert "One reason." not in bobs
    assert "because" not in write_outline(debate, depth=0)
    with pytest.raises(RenderError, match="unknown claim or question `aa`"):
        write_outline(debate, focus="aa")
    with pytest.raises(RenderError, match="unknown author `bbo`"):
        write_outline(debate, author="bbo")


def test_every_claim_is_told_once_in_a_map_of_circles() -> None:
    def reason(claim: str, *premises: str) -> Step:
        return Step("reason", claim, tuple(map(Premise, premises)))

    claims = [
        Claim("a", "First.", reasons=(reason("a", "b"),)),
        Claim("b", "Second.", reasons=(reason("b", "a"), reason("b", "b"))),
        Claim("c", "Third.", rebuttals=(Step("rebuttal", "c", (Premise("c"),)),)),
    ]
    told = write_outline(Map(claims=claims))
    assert told == (
        "\nclaim a by the map-maker: First.\n"
        "  because b by the map-maker: Second.\n"
        "    because a by the map-maker: First. (told above)\n"
        "    because b by the map-maker: Second. (told above)\n"
        "\nclaim c by the map-maker: Third.\n"
        "  but c by the map-maker: Third. (told above)\n"
    )


@pytest.mark.parametrize("circular", [False, True])
@pytest.mark.parametrize("width", [None, 30, 80])
def test_a_long_chain(circular: bool, width: int | None) -> None:
    count = 3_000  # far deeper than Python's own stack
    claims = [
        Claim(f"c{n}", "Because.", reasons=(Step("reason", f"c{n}", (Premise(f"c{(n + 1) % count}"),)),))
        for n in range(count)
    ]
    if not circular:
        claims[-1] = Claim(f"c{count - 1}", "The end.")
    told = write_outline(Map(claims=claims), width=width)
    times = Counter(re.findall(r"\b(?:because|claim) (c\d+) by\b", told))
    assert times == {f"c{n}": 2 if circular and n == 0 else 1 for n in range(count)}
    assert max(len(line) - len(line.lstrip()) for line in told.splitlines()) <= 30
    assert ("\nMore on c4\n" in told) is (width == 30)


def test_sections_stand_over_what_is_in_them() -> None:
    told = write_outline(
        argmap.loads("""\
claim a: First.
  because x: A reason.

section s: The second part

question q: What else?
  answers: many
  answer b

claim b: Second.
  because y: A reason.

claim c: Third.
  because z: A reason.

section t: Nothing here
""")
    )
    assert [line for line in told.splitlines() if line and not line.startswith(" ")] == [
        "claim a by the map-maker: First.",
        "Section: The second part",
        "Question q: What else? (its answers may all be right)",
        "claim c by the map-maker: Third.",
    ]


def test_an_empty_map() -> None:
    assert write_outline(Map()) == "No claims.\n"


def test_text_that_could_steer_a_terminal_is_replaced() -> None:
    told = write_outline(Map(title="T\x1b[31m", claims=[Claim("a", "x\x07\x9b31m\u202ey\rz")]), color=False)
    assert not any(unicodedata.category(c) in ("Cc", "Cf") and c != "\n" for c in told)
    assert "T\ufffd[31m" in told


def test_paragraphs_of_a_text_keep_apart() -> None:
    told = write_outline(Map(claims=[Claim("a", "One.\nTwo.")]))
    assert told == "\nclaim a by the map-maker: One.\n    Two.\n"


@pytest.mark.parametrize(
    ("text", "cells"), [("abc", 3), ("日本", 4), ("e\u0301", 1), ("متن", 3), ("👩\u200d🔬", 2), ("", 0)]
)
def test_counting_cells(text: str, cells: int) -> None:
    assert count_cells(text) == cells


@pytest.mark.parametrize(
    "text", ["日本語の長い主張文がここにあり、折り返される。" * 4, "w" * 200, "متن فارسی " * 20, "👩‍🔬" * 40]
)
@pytest.mark.parametrize("width", [1, 20, 33, 60])
def test_scripts_without_spaces_are_wrapped_too(text: str, width: int) -> None:
    rows = list(print_lines([Line(2, (Piece(text, "1"),))], width, color=False))
    assert max(map(count_cells, rows)) <= max(width, 26)
    assert "".join("".join(rows).split()) == "".join(text.split())
    assert len(rows) > 1
