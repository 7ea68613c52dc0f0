"""Why a claim has its verdict: what is said, in which order, and that nothing is explained by itself."""

from collections.abc import Callable

import pytest

import argmap
from argmap.evaluation.circle import find_circle
from argmap.evaluation.why_words import Wording

BY_DAY = (
    "  But the objection does not carry, answers Ada Moss: “They are built by day.” "
    "(night; Ada Moss; nobody has rebutted it)."
)
Read = Callable[[str], argmap.Map]


def tell(debate: argmap.Map, claim: str, **reading: object) -> list[str]:
    why = debate.evaluate(**reading).why(claim)
    return ["  " * level + text for level, text in why.lines]


def test_down_to_what_nobody_has_rebutted(read: Read) -> None:
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
        "    Ada Moss objects: “Paint is cheap.” (cheap; Ada Moss; nobody has rebutted it).",
        "  Ben Ward objects: “They are loud.” (noise; Ben Ward; nobody has rebutted it).",
        BY_DAY,
    ]


def test_of_linked_premises_the_one_that_an_objection_hits_is_named(read: Read) -> None:
    debate = read("""
        claim lanes by ada: Build lanes.
          because safe: They are safer.
            but junctions by ben: Not at junctions.
              but few by ada: There are few.
          and cheap: They are cheap.
            but upkeep by ben: Upkeep is dear.
            unless paint by ada: It is only paint.
          and popular: People want them.
    """)
    assert tell(debate, "lanes")[3:-1] == [
        "    On safe: Ada Moss puts it forward.",
        "    Ben Ward objects: “Not at junctions.” (junctions; Ben Ward; falls).",
        "      Ada Moss objects: “There are few.” (few; Ada Moss; nobody has rebutted it).",
        "    On cheap: Ada Moss puts it forward.",
        "    Ben Ward objects: “Upkeep is dear.” (upkeep; Ben Ward; nobody has rebutted it).",
        (
            "    But the objection does not carry, answers Ada Moss: “It is only paint.” "
            "(paint; Ada Moss; nobody has rebutted it)."
        ),
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
        "    Ben Ward objects: “Not at junctions.” (junctions; Ben Ward; nobody has rebutted it).",
        "  Besides, a rival answer stands, and only one can: “Trams.” (trams; Ben Ward; stands).",
    ]
    assert tell(debate, "trams")[2:] == [
        "  Ben Ward gives a reason: “Faster.” (speed; Ben Ward; nobody has rebutted it).",
        "  A rival answer to the same question is “Lanes.” (lanes; Ada Moss; falls).",
        "    Ada Moss gives a reason: “Safer.” (safety; Ada Moss; falls).",
        "      Ben Ward objects: “Not at junctions.” (junctions; Ben Ward; nobody has rebutted it).",
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
        "    It hangs in a circle: y speaks against x, x speaks against y.",
        "    Ben Ward objects: “Y.” (y; Ben Ward; undecided).",
        "  Stands in some positions and falls in others.",
        "  It stands in a position where x stands.",
        "  It falls in a position where x falls.",
    ]


def test_rivals_shut_each_other_out(read: Read) -> None:
    debate = read("""
        question what: What?
          answer lanes
          answer trams
          unless both: There may be room for both.
        claim lanes by ada: Lanes.
          because safe by ada: Safer.
        claim trams by ben: Trams.
          because fast by ben: Faster.
        claim both
          agreed: ada
          but narrow by ben: The street is narrow.
            but wide by ada: It is wide.
              but narrow by ben
    """)
    both = (
        "Whether the two exclude one another depends on “There may be room for both.” "
        "(both; a doubt of the map-maker’s; undecided)."
    )
    assert tell(debate, "lanes")[2:10] == [
        "  It and its rival trams shut each other out.",
        "  Ada Moss gives a reason: “Safer.” (safe; Ada Moss; nobody has rebutted it).",
        "  A rival answer to the same question is “Trams.” (trams; Ben Ward; undecided).",
        f"  {both}",
        "    On trams: A rival answer to the same question is “Lanes.” (lanes; Ada Moss; undecided, told above).",
        f"    {both}",
        "      On both: Ben Ward objects: “The street is narrow.” (narrow; Ben Ward; undecided).",
        "        It hangs in a circle: wide speaks against narrow, narrow speaks against wide.",
    ]
    granted = debate.evaluate(accept=["wide"]).why("lanes")
    assert "But the two need not exclude one another: “There may be room for both.” " in str(granted)


def test_of_a_contested_claim_what_carries_it_is_told_before_the_positions(read: Read) -> None:
    debate = read("""
        question what: What?
          answer lanes
          answer trams
        claim lanes by ada: Lanes.
          because safe: Safer.
            because few: Few are hurt.
          because clean: Cleaner.
          but cost by ben: Cost.
            but grant by ada: A grant pays.
        claim trams by ben: Trams.
          because fast: Faster.
    """)
    assert tell(debate, "lanes")[1:] == [
        "Verdict: contested.",
        "  It and its rival trams shut each other out.",
        "  Ada Moss gives a reason: “Cleaner.” (clean; Ada Moss; nobody has rebutted it).",
        "  Ada Moss gives a reason: “Safer.” (safe; Ada Moss; stands).",
        "  A rival answer to the same question is “Trams.” (trams; Ben Ward; undecided).",
        "  Ben Ward objects: “Cost.” (cost; Ben Ward; falls).",
        "    Ada Moss objects: “A grant pays.” (grant; Ada Moss; nobody has rebutted it).",
        "  Stands in some positions and falls in others.",
        "  It stands in a position where trams falls.",
        "  It falls in a position where trams stands.",
    ]


def test_what_carries_a_contested_claim_is_told_down_to_what_nobody_has_rebutted(read: Read) -> None:
    debate = read("""
        claim x by ada: X.
          # allow: both-sides
          but y by ben: Y.
            but x by ada
          because w by ben: W.
            because v by ben: V.
            unless u by ada: U.
              but t by ben: T.
    """)
    assert tell(debate, "x")[2:7] == [
        "  It hangs in a circle: y speaks against x, x speaks against y.",
        "  Ada Moss gives a reason: “W.” (w; Ben Ward; stands).",
        "    Ben Ward gives a reason: “V.” (v; Ben Ward; nobody has rebutted it).",
        "    The answer to that falls: “U.” (u; Ada Moss; falls).",
        "      Ben Ward objects: “T.” (t; Ben Ward; nobody has rebutted it).",
    ]


def test_of_an_objection_broken_twice_both_are_told(read: Read) -> None:
    debate = read("""
        claim lanes by ada: Lanes.
          but debt by ben: The city is in debt.
            but grant by ada: The state pays.
          unless cheap by ada: Paint is cheap.
    """)
    assert tell(debate, "lanes")[2:] == [
        "  Ada Moss puts it forward.",
        "  Ben Ward objects: “The city is in debt.” (debt; Ben Ward; falls).",
        "    Ada Moss objects: “The state pays.” (grant; Ada Moss; nobody has rebutted it).",
        (
            "  But the objection does not carry, answers Ada Moss: “Paint is cheap.” "
            "(cheap; Ada Moss; nobody has rebutted it)."
        ),
    ]


def test_of_a_linked_objection_all_that_falls_is_told(read: Read) -> None:
    debate = read("""
        claim lanes by ada: Lanes.
          but debt by ben: The city is in debt.
            but grant by ada: The state pays.
          and dear by ben: Lanes are dear.
            but paint by ada: Paint is cheap.
    """)
    assert tell(debate, "lanes")[4:] == [
        "  But the objection is broken, for debt and dear fall.",
        "    On debt: Ada Moss objects: “The state pays.” (grant; Ada Moss; nobody has rebutted it).",
        "    On dear: Ada Moss objects: “Paint is cheap.” (paint; Ada Moss; nobody has rebutted it).",
    ]


def test_a_claim_denied_and_used_in_vain_is_still_one_that_nobody_has_rebutted(read: Read) -> None:
    debate = read("""
        claim lanes by ada: Lanes.
          because safe: Safer.
          unless junctions by ben: Not at junctions.
        claim safe
          denied: ben
    """)
    assert tell(debate, "lanes")[2].endswith("(safe; Ada Moss; nobody has rebutted it).")
    assert "answered" not in "".join(tell(debate, "lanes"))


def test_in_the_reading_of_one_author_only_he_has_not_rebutted(read: Read) -> None:
    debate = read("""
        claim lanes by ada: Lanes.
          because safe: Safer.
            but slow by ben: Slow.
          but cost by ben: Cost.
    """)
    assert tell(debate, "lanes", author="ada")[2:] == [
        "  Ada Moss gives a reason: “Safer.” (safe; Ada Moss; Ada Moss has not rebutted it).",
        "  Ada Moss has not rebutted it.",
    ]


def test_rivals_of_a_question_with_many_answers_are_told_by_what_stands(read: Read) -> None:
    answers = [f"a{n}" for n in range(14)]
    text = "question q: Q?\n" + "".join(f"  answer {a}\n" for a in answers)
    text += "".join(f"claim {a} by ada: {a.upper()}.\n  because r-{a}: R.\n" for a in answers)
    debate = read(text)
    assert tell(debate, "a3")[2:4] == [
        "  Ada Moss gives a reason: “R.” (r-a3; Ada Moss; nobody has rebutted it).",
        "  Other answers to the same question are its rivals.",
    ]
    others = [a for a in answers if a != "a5"]
    one_left = debate.evaluate(reject=others)
    assert one_left.why("a5").lines[-1][1] == (
        "Other answers to the same question are its rivals, and none of them is in its way."
    )
    assert one_left.why("a9").lines[-1][1] == (
        "Besides, a rival answer stands, and only one can: “A5.” (a5; Ada Moss; stands)."
    )


def test_a_step_that_its_own_premise_undercuts_is_told_as_one_that_cannot_hold() -> None:
    step = argmap.Step("reason", "a", (argmap.Premise("b"),), undercuts=(argmap.Undercut("b"),))
    debate = argmap.Map(claims=[argmap.Claim("a", "A.", reasons=(step,)), argmap.Claim("b", "B.")])
    told = [text for _, text in debate.evaluate().why("a").lines]
    assert told[2] == "The map-maker gives a reason: a premise that cannot stand."


@pytest.mark.parametrize(
    ("text", "circle", "odd"),
    [
        (
            """
            claim a by ada: A.
              because b: B.
              unless c by ben: C.
                but d by ada: D.
                unless a by ben
            """,
            "c would break a reason for a, a answers an objection to c",
            True,
        ),
        (
            """
            claim a by ada: A.
              because b: B.
                because c: C.
                  but d by ben: D.
                    but a by ada
            """,
            "a rests on b, b rests on c, d speaks against c, a speaks against d",
            False,
        ),
        ("claim a by ada: A.\n  but a by ben\n", "a speaks against itself", True),
        ("claim a by ada: A.\n  because b: B.\n  unless a by ben\n", "a would break a reason for itself", True),
        (
            """
            question q: Q?
              answer a
              unless c by ben: C.
              answer b
            claim a by ada: A.
              because r: R.
            claim b by ben: B.
              because s: S.
            claim c
              but a by ada
            """,
            "c would let a stand beside a rival, a speaks against c",
            True,
        ),
    ],
)
def test_each_way_to_bear_on_a_claim_has_its_words(read: Read, text: str, circle: str, odd: bool) -> None:
    evaluation = read(text).evaluate()
    path, _ = find_circle(evaluation, evaluation.conditions.number["a"], odd=odd)
    assert Wording(evaluation, set()).say_circle(path) == f"It hangs in a circle: {circle}."


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
        "Ada Moss gives a rea", "On b: Ada Moss gives", "Ada Moss gives a rea", "Nobody has rebutted ",
        "Nobody has rebutted ", "On c: Ada Moss gives", "Nobody has rebutted ", "Nobody has rebutted ",
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
    assert lines[2] == "  Ben Ward agrees, and nobody has rebutted it."
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
        "  Ada Moss puts it forward and Ben Ward agrees.",
        "  The objection from cost does not count, for Ben Ward granted the claim.",
    ]


def test_prose_is_quoted_and_unnamed_claims_have_no_id(read: Read) -> None:
    debate = read("""
        claim lanes by ada: Lanes
          | in the city.
          but by ben: They cost *too* much.
    """)
    assert tell(debate, "lanes")[0] == "“Lanes in the city.” (lanes; Ada Moss)"
    assert tell(debate, "lanes")[2] == "  Ben Ward objects: “They cost *too* much.” (Ben Ward; nobody has rebutted it)."
