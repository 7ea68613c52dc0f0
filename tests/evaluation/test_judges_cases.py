"""The ten cases of the judge's test as a table from text to words, and pairs of maps that differ by one line.

Each case is also held against `brute_force.py`. What the pages say of such cases is tested in `test_judge.py`.
"""

from collections.abc import Callable

import pytest
from brute_force import Truth

import argmap

Read = Callable[[str], argmap.Map]

CASES = {
    "dropped argument": (
        """
        claim lanes by ada: Build lanes.
          but cost by ben: They cost too much.
        """,
        "lanes falls, cost stands",
    ),
    "answered argument": (
        """
        claim lanes by ada: Build lanes.
          but cost by ben: They cost too much.
            but paint by ada: Paint is cheap.
        """,
        "lanes stands, cost falls, paint stands",
    ),
    "turn": (
        """
        claim lanes by ada: Build lanes.
          because traffic: They slow the traffic.
          but traffic by ben
        """,
        "lanes falls, traffic stands",
    ),
    "two reasons of which one is rebutted": (
        """
        claim lanes by ada: Build lanes.
          because safe: They are safe.
            but junctions by ben: Not at junctions.
          because clean: They clean the air.
        """,
        "lanes stands, safe falls, junctions stands, clean stands",
    ),
    "conceded premise": (
        """
        claim lanes by ada: Build lanes.
          because safe: They are safe.
            conceded: ben
            because study: A study says so.
              but small by ben: The study was small.
        """,
        "lanes stands, safe stands, study falls, small stands",
    ),
    "circular support": (
        """
        claim trust by ada: They trust each other.
          because deals: They sign contracts.
            because trust
        """,
        "trust falls, deals falls",
    ),
    "self-defeating claim": (
        """
        claim doubt by ada: No claim can be trusted.
          but doubt
        claim rest by ada: Whoever says so is wrong.
          but doubt by ben
        """,
        "doubt open, rest open",
    ),
    "two rivals that are both unsupported": (
        """
        question what: What to build?
          answer lanes
          answer roads
        claim lanes by ada: Build lanes.
        claim roads by ben: Build roads.
        """,
        "lanes falls, roads falls",
    ),
    "undercut rebuttal": (
        """
        claim lanes by ada: Build lanes.
          because safe: They are safe.
          but cost by ben: They cost too much.
          unless grant by ada: The state pays.
        """,
        "lanes stands, safe stands, cost stands, grant stands",
    ),
    "common ground": (
        """
        claim lanes by ada: Build lanes.
          because safe: They are safe.
            agreed: ben
            but junctions by ben: Not at junctions.
        """,
        "lanes stands, safe stands, junctions stands",
    ),
    # and what else a judge may meet
    "circle with a foot in one of two camps": (
        """
        claim left by ada: The left is right.
          but right by ben: The right is right.
            but left by ada
        claim deals by ada: They sign contracts.
          because left
          because trust: They trust each other.
            because deals
        """,
        "left contested, right contested, deals contested, trust contested",
    ),
    "nest of circles": (
        """
        claim a by ada: A.
          because b: B.
            because c: C.
              because b
              because d: D.
                because a
                because c
        """,
        "a falls, b falls, c falls, d falls",
    ),
    "circle that breaks a rebuttal when it is struck": (
        """
        claim a by ada: A.
          because b: B.
            because a
        claim c by ben: C.
          but a
          because d: D.
            because e: E.
              because d
        """,
        "a falls, b falls, c falls, d falls, e falls",
    ),
    "one claim": ("claim alone by ada: Alone.", "alone stands"),
    "empty map": ("", ""),
}


def words_of(debate: argmap.Map) -> dict[str, str]:
    return {verdict.claim: verdict.word for verdict in debate.evaluate()}


@pytest.mark.parametrize("case", CASES)
def test_case(case: str, read: Read) -> None:
    text, wanted = CASES[case]
    debate = read(text)
    assert words_of(debate) == dict(pair.split() for pair in wanted.split(", ") if pair)
    assert words_of(debate) == Truth(debate).words()
    assert debate.evaluate().positions().count == len(Truth(debate).positions())


PAIRS = {
    "a reason for the objection": (
        """
        claim lanes by ada: Build lanes.
          but cost by ben: They cost too much.
            asserted: no
        """,
        "            because bids by ben: The bids are high.\n",
        "lanes",
        ("stands", "falls"),
    ),
    "a reason for a rival": (
        """
        question what: What to build?
          answer lanes
          answer roads
        claim lanes by ada: Build lanes.
          because safe: They are safe.
        claim roads by ben: Build roads.
        """,
        "          because fast: They are fast.\n",
        "lanes",
        ("stands", "contested"),
    ),
    "a reason of his own for what he only said": (
        """
        claim lanes by ada: Build lanes.
        """,
        "          because lanes\n",
        "lanes",
        ("stands", "falls"),
    ),
    "an objection that frees a claim": (
        """
        claim lanes by ada: Build lanes.
          but cost by ben: They cost too much.
        """,
        "            but paint by ada: Paint is cheap.\n",
        "lanes",
        ("falls", "stands"),
    ),
}


@pytest.mark.parametrize("pair", PAIRS)
def test_one_more_line_turns_a_verdict(pair: str, read: Read) -> None:
    """Adding to a map is not monotone: a reason can make a claim fall, and an objection can make it stand."""
    text, line, claim, (before, after) = PAIRS[pair]
    for debate, word in ((read(text), before), (read(text.rstrip(" ") + line), after)):
        assert debate.evaluate().verdict(claim).word == word
        assert Truth(debate).word(claim) == word


def test_a_circle_with_a_foot_has_no_position_of_its_own(read: Read) -> None:
    """Where the foot is lost the circle falls with it: it is no third side that one could take."""
    debate = read(CASES["circle with a foot in one of two camps"][0])
    found = [tuple(position.values()) for position in debate.evaluate().positions()]
    assert sorted(found) == [("falls", "stands", "falls", "falls"), ("stands", "falls", "stands", "stands")]
    assert debate.evaluate(circles="undecided").positions().count == 3
