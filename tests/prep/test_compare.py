"""The clash table: agree, clash, talk past and silent, common ground and cruxes, from declared relations only."""

import sys
from pathlib import Path

import pytest

import argmap

sys.path.insert(0, str(Path(__file__).parent))
from prepared import load, rows

from argmap.prep.compare import compare
from argmap.prep.compare_issues import compare_authors


def outcomes(debate: argmap.Map, one: str = "ann", other: str = "bo") -> dict[str, str]:
    return {issue.id: issue.outcome for issue in compare_authors(debate, one, other).issues}


def test_the_outcome_of_each_issue() -> None:
    assert outcomes(load()) == {"grow": "clash", "rail": "talk past", "town": "silent"}


def test_an_issue_of_which_neither_speaks_is_named_and_has_no_row() -> None:
    assert compare_authors(load(), "ann", "bo").neither == ("What of the museum?",)


def test_who_is_silent_is_told() -> None:
    town = compare_authors(load(), "ann", "bo").issues[-1]
    assert (town.heading, town.why) == ("The town", "Ann Lee")


ALIKE = """\
author ann: Ann Lee
author bo: Bo Roe

question q: What now?
  answers: many
  answer a
  answer b

claim a by ann: The road should be mended soon.

claim b by bo: The road should be mended soon, too.
"""


def test_likeness_of_words_counts_for_nothing() -> None:
    assert outcomes(argmap.loads(ALIKE)) == {"q": "talk past"}


def test_a_stance_makes_them_agree_and_a_denial_makes_them_clash() -> None:
    agreed = ALIKE + "\nclaim a\n  agreed: bo\n"
    assert outcomes(argmap.loads(agreed)) == {"q": "agree"}
    denied = ALIKE + "\nclaim a\n  denied: bo\n"
    assert outcomes(argmap.loads(denied)) == {"q": "clash"}


def test_answers_that_somebody_of_the_two_reconciles_are_no_clash() -> None:
    text = ALIKE.replace("  answers: many\n", "")
    assert outcomes(argmap.loads(text)) == {"q": "clash"}
    reconciled = text.replace("  answer b\n", "  answer b\n  unless both by bo: One can do both.\n")
    assert outcomes(argmap.loads(reconciled)) == {"q": "talk past"}


def test_each_move_of_the_one_against_the_other_is_listed_with_its_answer() -> None:
    found = rows(compare(load(), "ann", "bo"), "clashes")
    assert {(row["move"].split(":")[0], row["how"]) for row in found} == {
        ("Bo Roe", "outweighs"),
        ("Bo Roe", "not true"),
        ("Ann Lee", "not true"),
        ("Ann Lee", "no link"),
    }
    noise = next(row for row in found if row["how"] == "outweighs")
    assert noise["answers"].startswith("no link: Quiet cranes are bought.")
    jobs = next(row for row in found if "Jobs would be lost" in row["move"])
    assert jobs["answers"] == "unanswered"


def test_common_ground_is_what_both_say_grant_or_take_up() -> None:
    (row,) = rows(compare(load(), "ann", "bo"), "common")
    assert row["claim"] == "noise"
    assert row["ann"] == "grants [Lee 2024, ¶6]"
    assert row["bo"].startswith("says [Roe 2023")


def test_a_crux_tells_whose_answer_changes() -> None:
    found = rows(compare(load(), "ann", "bo"), "cruxes")
    evaluation = load().evaluate(reject=["jobs"])
    changed = next(row for row in found if row["id"] == "jobs")
    assert changed["claim"].startswith("fell: Jobs would be lost.")
    assert changed["bo"].endswith(f"→ {evaluation.verdict('no').word}")


def test_wrong_names() -> None:
    with pytest.raises(ValueError, match="no author 'zoe'"):
        compare(load(), "ann", "zoe")
    with pytest.raises(ValueError, match="himself or herself"):
        compare(load(), "ann", "ann")


def test_two_who_share_nothing_get_a_reason_for_each_empty_part() -> None:
    debate = argmap.loads("author a: A A\nauthor b: B B\nclaim c by a: Trees are green.\n")
    text = debate.compare("a", "b").print("text", width=80)
    assert "All claims" in text
    assert "None: neither moves against anything that the other says." in text
    assert "None: they clash on no question." in text
    assert "No claim on this sheet cites a source." in text


def test_lamear_and_berman(maps: Path) -> None:
    debate = argmap.load(maps / "necessity-or-alliance.argmap")
    found = outcomes(debate, "lamear", "berman")
    assert found["durability"] == found["splitting"] == found["causes"] == "clash"
    assert found["drones"] == "talk past"
    common = {row["claim"] for row in rows(compare(debate, "lamear", "berman"), "common")}
    assert common == {"lamear.israel-ties", "lamear.trade-incentive"}


THROUGH = """\
author ann: Ann Lee
author bob: Bob Roe
author cy: Cy Poe

question what: What?
  answer tram
  answer bus

claim tram by ann: A tram.
  because full by cy: Buses are full.
    because counted by cy: They were counted.
  but debt by bob: The city is in debt.
    but grant by ann: The state pays.

claim bus by bob: A bus.
  because cheap: Buses are cheap.

claim full
  but empty by bob: They are empty at night.
    but seats by me: Night seats do not matter.
"""


def test_who_speaks_only_through_what_others_use_is_not_silent() -> None:
    (issue,) = compare_authors(argmap.loads(THROUGH), "ann", "cy").issues
    assert issue.outcome == "talk past"
    assert [(p.manner, p.claim) for p in issue.positions[1]] == [("says beneath", "full")]
    (row,) = rows(compare(argmap.loads(THROUGH), "ann", "cy"), "issues")
    assert row["cy"] == "says on a point beneath: Buses are full. [Poe]"
    (issue,) = compare_authors(argmap.loads(THROUGH), "cy", "bob").issues
    assert (issue.outcome, issue.why) == ("clash", "1 move by Roe")


def test_who_gives_no_answer_has_none_that_hangs_on_a_crux() -> None:
    found = rows(compare(argmap.loads(THROUGH), "cy", "bob"), "cruxes")
    assert {row["cy"] for row in found} == {"–"}
    assert all("→" in row["bob"] for row in found)
