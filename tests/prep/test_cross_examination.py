"""The questions of a cross-examination: what is open is asked, what the map answers is not."""

import sys
from pathlib import Path

import pytest

import argmap

sys.path.insert(0, str(Path(__file__).parent))
from prepared import DEBATE, load, rows

from argmap.prep.cross_examination import PURPOSES, cross_examine
from argmap.prep.cross_examination_sheet import examine_author


def asks(debate: argmap.Map, author: str) -> list[tuple[str, str, str]]:
    return [(ask.claim, ask.text, ask.purpose) for ask in cross_examine(debate, author).asks]


def test_an_assumption_is_to_be_committed_to() -> None:
    text = "Do you take it for granted that this is so: “The land costs little”?"
    assert ("yes", text, "commit") in asks(load(), "ann")


def test_an_assumption_that_is_argued_for_is_not_asked() -> None:
    text = "Do you take it for granted that this is so: “The land costs little”?"
    argued = argmap.loads(DEBATE + "\nclaim cheap-land\n  because swamp by ann: It is a swamp. [@report ¶8]\n")
    assert text not in [one for _, one, _ in asks(argued, "ann")]
    settled = next(one for one in cross_examine(argued, "ann").settled if one.text == text)
    assert "It is a swamp." in "".join(run.text for run in settled.where)


def test_an_open_doubt_is_a_question_until_somebody_answers_it() -> None:
    text = "Would you grant this: “The ships may only have moved from another port”?"
    assert ("yes", text, "expose gap") in asks(load(), "ann")
    answered = argmap.loads(DEBATE + "\nclaim elsewhere\n  but new by ann: The ships are new. [@report ¶9]\n")
    assert text not in [one for _, one, _ in asks(answered, "ann")]
    assert text in [one.text for one in cross_examine(answered, "ann").settled]


def test_what_is_said_against_him_is_put_to_him_where_he_has_no_answer() -> None:
    found = [text for _, text, _ in asks(load(), "ann")]
    assert "Have you an answer to this: “Fewer ships came last year” (Roe 2023, ¶5)?" in found
    noise = "Have you an answer to this: “The noise drives people out” (Roe 2023, ¶3)?"
    assert noise not in found
    settled = next(one for one in cross_examine(load(), "ann").settled if one.text == noise)
    assert "Quiet cranes are bought." in "".join(run.text for run in settled.where)


def test_a_step_with_a_scheme_is_asked_the_questions_of_the_scheme_in_its_own_words() -> None:
    of_scheme = [text for claim, text, _ in asks(load(), "ann") if claim == "yes" and "“More ships come”" in text]
    assert any("another explanation" in text for text in of_scheme)


def test_a_critical_question_that_the_map_answers_is_told_with_where() -> None:
    asked = DEBATE.replace(
        "  unless elsewhere: The ships may only have moved from another port.\n",
        "  unless elsewhere by bo: The ships may only have moved from another port. [@paper ¶4]\n"
        "    asks: other-explanation\n",
    )
    still_open = [text for _, text, _ in asks(argmap.loads(asked), "ann")]
    question = next(text for text in still_open if "another explanation" in text)
    answered = argmap.loads(asked + "\nclaim elsewhere\n  but new by ann: The ships are new. [@report ¶9]\n")
    assert question not in [text for _, text, _ in asks(answered, "ann")]
    settled = next(one for one in cross_examine(answered, "ann").settled if one.text == question)
    assert "The ships are new." in "".join(run.text for run in settled.where)


def test_a_claim_without_a_source_is_asked_for_it() -> None:
    found = asks(argmap.loads(DEBATE + "\nclaim bare by ann: Ports are good.\n"), "ann")
    assert ("bare", "What is the source for this: “Ports are good”?", "test evidence") in found


def test_the_questions_to_a_claim_come_in_the_order_of_their_purposes() -> None:
    found = asks(load(), "ann")
    for claim in {claim for claim, _, _ in found}:
        order = [PURPOSES.index(purpose) for one, _, purpose in found if one == claim]
        assert order == sorted(order)


def test_no_question_is_asked_twice_of_a_claim(maps: Path) -> None:
    debate = argmap.load(maps / "necessity-or-alliance.argmap")
    for author in debate.authors:
        found = [(claim, text) for claim, text, _ in asks(debate, author)]
        assert len(found) == len(set(found))


def test_nothing_is_both_asked_and_answered(maps: Path) -> None:
    debate = argmap.load(maps / "necessity-or-alliance.argmap")
    for author in debate.authors:
        found = cross_examine(debate, author)
        assert {(ask.claim, ask.text) for ask in found.asks}.isdisjoint({(s.claim, s.text) for s in found.settled})


def test_what_a_source_does_not_tell_is_asked_and_the_rest_is_not() -> None:
    sheet = examine_author(load(), "bo")
    asked = [row["ask"] for row in rows(sheet, "questions")]
    assert "Who published “The other view”?" in asked
    assert "What qualifies Roe to speak on this?" in asked
    answered = {row["question"]: row["where"] for row in rows(sheet, "answered")}
    assert answered["Who wrote “The other view”?"] == "Bo Roe"
    assert answered["When was “The other view” published?"] == "2023"


def test_an_author_who_says_nothing() -> None:
    text = argmap.loads("author a: A A\nclaim c: Trees are green.\n").questions_against("a").print("text", width=80)
    assert "None: the map leaves nothing open in what A says." in text
    with pytest.raises(ValueError, match="no author 'zoe'"):
        load().questions_against("zoe")
