"""Questions and answers to practise with: right answers, a fixed order, cards that Anki reads."""

import csv
import io
import sys
from pathlib import Path

import pytest

import argmap

sys.path.insert(0, str(Path(__file__).parent))
from prepared import load, rows

from argmap.prep.drill import make_cards, make_drill, write_anki
from argmap.prep.sheet import plain


def answers(debate: argmap.Map) -> dict[str, str]:
    return {card.question: plain(card.answer) for card in make_cards(debate)}


def test_what_is_asked_and_answered() -> None:
    found = answers(load())
    assert found["Who says: “More ships come”?"] == "Ann Lee (Lee 2024, ¶2)"
    assert found["Where in “The port in figures” does it say: “There is room”?"] == "¶3 (Lee 2024)"
    assert found["What 2 reasons does Ann Lee give for this: “The port should grow”?"] == (
        "More ships come. (Lee 2024, ¶2)\nThere is room. (Lee 2024, ¶3)"
    )
    assumed = "From “There is room” it is argued: “The port should grow”. What is taken for granted?"
    assert found[assumed] == "The land costs little. (Lee, unstated)"
    assert found["What is said against this: “The port should grow”?"].startswith("The noise drives people out.")
    replied = "Against “The port should grow” it is said: “The noise drives people out”. What answers that?"
    assert found[replied] == "Quiet cranes are bought. (Lee 2024, ¶4; no link)"
    assert found["Who besides Bo Roe holds this: “The noise drives people out”?"] == "Ann Lee grants it (Lee 2024, ¶6)"
    assert found["Whose words are these, and for what: “ships come and come”?"].startswith("Ann Lee: More ships come.")


def test_no_question_about_a_doubt_that_nobody_says() -> None:
    assert not [question for question in answers(load()) if question.startswith("Who says: “The ships may only")]


def test_a_seed_fixes_the_order_and_another_one_changes_it(maps: Path) -> None:
    debate = argmap.load(maps / "necessity-or-alliance.argmap")
    assert make_cards(debate, 7) == make_cards(debate, 7)
    assert make_cards(debate, 7) != make_cards(debate, 8)
    key = lambda card: (card.question, plain(card.answer))  # noqa: E731
    assert sorted(make_cards(debate, 7), key=key) == sorted(make_cards(debate, 8), key=key)


def test_a_few_questions_are_of_many_kinds(maps: Path) -> None:
    debate = argmap.load(maps / "necessity-or-alliance.argmap")
    assert len({card.kind for card in make_cards(debate, count=9)}) == 9
    with pytest.raises(ValueError, match="one question at least"):
        make_cards(debate, count=0)


def test_questions_and_answers_have_the_same_numbers() -> None:
    sheet = make_drill(load(), 3, 5)
    asked, told = rows(sheet, "questions"), rows(sheet, "answers")
    assert [(row["number"], row["answer"]) for row in asked] == [(row["number"], row["answer"]) for row in told]
    assert len(asked) == 5


def test_cards_for_anki_are_lines_of_three_fields() -> None:
    debate = argmap.loads('author a: A A\nclaim c by a: <b>One\ttwo</b>\n  | \n  | =1+1 "quoted"\n')
    lines = write_anki(debate).splitlines()
    assert lines[:2] == ["#separator:tab", "#html:false"]
    (card,) = csv.reader(io.StringIO("\n".join(lines[3:])), delimiter="\t", quoting=csv.QUOTE_NONE)
    assert card[0] == 'Who says: “<b>One two</b> =1+1 "quoted"”?'
    assert card[1:] == ["A A", "who"]


def test_an_answer_that_looks_like_a_formula_stays_a_text() -> None:
    debate = argmap.loads('author a: "=SUM(A1)"\nclaim c by a: True.\n')
    assert "\t=" not in write_anki(argmap.loads("author a: =SUM(A1)\nclaim c by a: True.\n"))
    assert debate.drill().print("json")


def test_a_map_without_claims() -> None:
    assert "The map has no claim to ask about." in argmap.loads("map: Nothing yet\n").drill().print("text", width=80)
