"""Why a claim has its verdict: what is said, in which order, and that nothing is explained by itself."""

from collections.abc import Callable

import argmap

BY_DAY = (
    "  But the objection does not carry, answers Ada Moss: “They are built by day.” "
    "(night; Ada Moss; nobody has answered it)."
)
Read = Callable[[str], argmap.Map]


def tell(debate: argmap.Map, claim: str, **reading: object) -> list[str]:
    why = debate.evaluate(**reading).why(claim)
    return ["  " * level + text for level, text in why.lines]


def test_down_to_what_nobody_has_answered(read: Read) -> None:
    debate = read("""
        source report: A report
          authors: ben
        claim lanes by ada: Build lanes.
          but cost by ben: They cost too much. [@report ¶3]
            but cheap by ada: Paint is cheap.
          but noise by ben: They are loud.
          unless night by ada: They are built by day.
    """)
    assert tell(debate, "lanes") == [
        "“Build lanes.” (lanes; Ada Moss)",
        "Verdict: stands.",
        "  Ada Moss puts it forward.",
        "  Ben Ward objects: “They cost too much.” (cost; Ben Ward [@report ¶3]; falls).",
        "    Ada Moss objects: “Paint is cheap.” (cheap; Ada Moss; nobody has answered it).",
        "  Ben Ward objects: “They are loud.” (noise; Ben Ward; nobody has answered it).",
        BY_DAY,
    ]


def test_what_decided_comes_first_and_what_followed_is_only_named(read: Read) -> None:
    debate = read("""
        question what: What?
          answer lanes
          answer trams
        claim lanes by ada: Lanes.
          because safety: Safer.
            but junctions by ben: Not at junctions.
        claim trams by ben: Trams.
          because speed: Faster.
    """)
    assert tell(debate, "lanes")[2:] == [
        "  Ada Moss gives a reason: “Safer.” (safety; Ada Moss; falls).",
        "    Ben Ward objects: “Not at junctions.” (junctions; Ben Ward; nobody has answered it).",
        "  Besides, a rival answer stands, and only one can: “Trams.” (trams; Ben Ward; stands).",
    ]
    assert tell(debate, "trams")[2:] == [
        "  Ben Ward gives a reason: “Faster.” (speed; Ben Ward; nobody has answered it).",
        "  A rival answer to the same question is “Lanes.” (lanes; Ada Moss; falls).",
        "    Ada Moss gives a reason: “Safer.” (safety; Ada Moss; falls).",
        "      Ben Ward objects: “Not at junctions.” (junctions; Ben Ward; nobody has answered it).",
    ]


def test_circles_are_named_and_sides_shown(read: Read) -> None:
    debate = read("""
        claim x by ada: X.
          # allow: both-sides
          but y by ben: Y.
            but x by ada
        claim z by ada: Z.
          because x
    """)
    assert tell(debate, "z") == [
        "“Z.” (z; Ada Moss)",
        "Verdict: contested.",
        "  Ada Moss gives a reason: “X.” (x; Ada Moss; undecided).",
        "    It hangs in a circle: x gives way to y, y gives way to x.",
        "    Ben Ward objects: “Y.” (y; Ben Ward; undecided).",
        "  Stands in some positions and falls in others.",
        "  It stands in a position where x stands.",
        "  It falls in a position where x falls.",
    ]


def test_shared_parts_are_told_once(read: Read) -> None:
    debate = read("""
        claim a by ada: A.
          because b: B.
            because d: D.
              because e: E.
          and c: C.
            because d
    """)
    told = tell(debate, "a")
    assert sum("“E.”" in line for line in told) == 1
    assert [line.strip()[:20] for line in told[2:]] == [
        "Ada Moss gives a rea", "Ada Moss gives a rea", "Ada Moss gives a rea", "Nobody has rebutted ",
        "Nobody has rebutted ", "Ada Moss gives a rea", "Nobody has rebutted ", "Nobody has rebutted ",
    ]  # fmt: skip
    assert "(d; Ada Moss; stands, told above)" in told[7]


def test_doubts_grants_and_readings(read: Read) -> None:
    debate = read(
        """
        claim lanes by ada: Lanes.
          because safety: Safer.
          unless doubt: Maybe not.
            agreed: ben
          but cost by ben: Cost.
          # allow: granted-rebuttal
          but noise by ada: Noise.
          agreed: ada
    """.replace("          agreed: ada\n", "")
    )
    lines = tell(debate, "doubt")
    assert lines[0] == "“Maybe not.” (doubt; a doubt of the map-maker’s)"
    assert lines[2] == "  Ben Ward agrees, and nobody has answered it."
    assert "  Ben Ward does not put it forward." in tell(debate, "lanes", author="ben")
    assert "  It is supposed to hold." in tell(debate, "lanes", accept=["lanes"])
    assert "  It is supposed to fail." in tell(debate, "lanes", reject=["lanes"])


def test_a_rebuttal_that_does_not_count_is_told(read: Read) -> None:
    debate = read("""
        claim lanes by ada: Lanes.
          agreed: ben
          # allow: granted-rebuttal
          but cost by ben: Cost.
    """)
    assert tell(debate, "lanes")[2:] == [
        "  Ada Moss puts it forward and Ben Ward agrees, and nobody has answered it.",
        "  The objection from cost does not count, for Ben Ward granted the claim.",
    ]


def test_prose_is_quoted_and_unnamed_claims_have_no_id(read: Read) -> None:
    debate = read("""
        claim lanes by ada: Lanes
          | in the city.
          but by ben: They cost *too* much.
    """)
    assert tell(debate, "lanes")[0] == "“Lanes in the city.” (lanes; Ada Moss)"
    assert tell(debate, "lanes")[2] == "  Ben Ward objects: “They cost *too* much.” (Ben Ward; nobody has answered it)."
