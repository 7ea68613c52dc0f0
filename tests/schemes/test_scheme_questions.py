"""Which critical questions a map leaves open, asks and answers, and how they are worded."""

import time

import pytest

import argmap
from argmap.model import Claim, Map, Premise, Step
from argmap.schemes import SCHEMES, Examination, QuestionOnStep, asked_questions, open_questions

MAP = """\
author lee: Ann Lee
author roe: Bob Roe
author hug: Eva Hug
source talk: A talk
  authors: lee

by lee from talk

claim tram: The town should build a tram. [¶1]
  because hug-says by hug: Trams fill the streets with life. [¶2]
    scheme: expert-opinion
    role: said
{more}
"""


def read(*more: str) -> Map:
    return argmap.loads(MAP.format(more="\n".join(more)))


def questions(debate: Map, claim: str = "tram") -> dict[str, QuestionOnStep]:
    return {question.id: question for question in Examination(debate).examine(debate.claims[claim].steps[0])}


def ids(found: list[QuestionOnStep]) -> list[str]:
    return [question.id for question in found]


def test_nothing_asked_leaves_all_open() -> None:
    debate = read()
    step = debate.claims["tram"].reasons[0]
    assert ids(open_questions(debate, step)) == [question.id for question in SCHEMES["expert-opinion"].questions]
    assert asked_questions(debate, step) == []


def test_a_step_without_scheme_has_no_questions() -> None:
    debate = argmap.loads("claim a: A is so.\n  because b: B is so.\n")
    assert open_questions(debate, debate.claims["a"].reasons[0]) == []
    odd = Map(claims=[Claim("a", "A.", reasons=(Step("reason", "a", (Premise("b"),), scheme="no-such"),))])
    assert open_questions(odd, odd.claims["a"].reasons[0]) == []


def test_an_undercut_asks_and_is_answered_by_a_rebuttal_of_it() -> None:
    asked = read("  unless paid by roe: Hug is paid by the tram works.", "    asks: trust")
    question = questions(asked)["trust"]
    (asking,) = question.askings
    assert (asking.claim, asking.word, asking.movers, asking.doubt) == ("paid", "unless", ("roe",), False)
    assert (question.asked, question.answered, question.answers) == (True, False, ())
    assert "trust" not in ids(open_questions(asked, asked.claims["tram"].reasons[0]))

    answered = read(
        "  unless paid by roe: Hug is paid by the tram works.",
        "    asks: trust",
        "    but unpaid by lee: Hug takes no money.",
    )
    question = questions(answered)["trust"]
    assert (question.answered, question.answers) == (True, ("unpaid",))


def test_an_open_doubt_asks_but_answers_nothing() -> None:
    question = questions(read("  unless paid: Hug may be paid.", "    asks: trust"))["trust"]
    assert question.askings[0].doubt
    assert not question.answered

    debate = read(
        "    but life-no by roe: Trams empty the streets.",
        "      asks: opinion",
        "    unless where: It depends on the street.",
    )
    assert not questions(debate)["opinion"].answered
    said = read(
        "    but life-no by roe: Trams empty the streets.",
        "      asks: opinion",
        "    unless where by lee: It depends on the street.",
    )
    assert questions(said)["opinion"].answers == ("where",)
    taken_up = read("  unless paid: Hug may be paid.", "    asks: trust", "    agreed: roe")
    assert not questions(taken_up)["trust"].askings[0].doubt


@pytest.mark.parametrize("where", ["premise", "conclusion"])
def test_a_rebuttal_asks_beneath_a_premise_and_beneath_the_conclusion(where: str) -> None:
    indent = "    " if where == "premise" else "  "
    debate = read(
        f"{indent}but others by roe: Other experts say the contrary.",
        f"{indent}  asks: agreement",
        f"{indent}  but few by lee: They are few.",
    )
    question = questions(debate)["agreement"]
    assert [(asking.claim, asking.word) for asking in question.askings] == [("others", "but")]
    assert question.answers == ("few",)


def test_each_asking_needs_an_answer() -> None:
    debate = read(
        "  unless paid by roe: Hug is paid by the tram works.",
        "    asks: trust",
        "    but unpaid by lee: Hug takes no money.",
        "  unless owner by roe: Hug owns the tram works.",
        "    asks: trust",
    )
    question = questions(debate)["trust"]
    assert [asking.claim for asking in question.askings] == ["paid", "owner"]
    assert question.answers == ("unpaid",)
    assert not question.answered


def test_what_the_mover_grants_is_told() -> None:
    debate = read(
        "  unless paid by roe: Hug is paid by the tram works.",
        "    asks: trust",
        "    conceded: lee [¶9]",
    )
    assert questions(debate)["trust"].askings[0].granted == ("lee",)


def test_a_stated_premise_answers_what_the_scheme_leaves_unsaid() -> None:
    debate = read("  and years: Hug has planned streets for thirty years. [¶3]", "    role: expert")
    question = questions(debate)["expertise"]
    assert (question.asked, question.answered, question.answers) == (False, True, ("years",))
    step = debate.claims["tram"].reasons[0]
    assert "expertise" not in ids(open_questions(debate, step))
    assert ids(asked_questions(debate, step)) == ["expertise"]


def test_a_premise_that_the_map_maker_put_in_words_answers_nothing() -> None:
    unstated = read("  assuming years: Hug has planned streets for years.", "    role: expert")
    question = questions(unstated)["expertise"]
    assert (question.answered, question.attacked) == (False, ("years",))
    backed = read(
        "  assuming years: Hug has planned streets for years.",
        "    role: expert",
        "    because works: Her streets are known. [¶4]",
    )
    assert questions(backed)["expertise"].answers == ("works",)


def test_reasons_beneath_a_premise_answer_as_long_as_nobody_asks() -> None:
    text = "claim a: A is so.\n  because b: Not B.\n    scheme: alternatives\n    because c: C is so.\n"
    quiet = argmap.loads(text)
    assert questions(quiet, "a")["excluded"].answers == ("c",)
    asked = argmap.loads(text + "    but d: B all the same.\n      asks: excluded\n")
    question = questions(asked, "a")["excluded"]
    assert (question.answered, question.answers, question.reasons) == (False, (), ("c",))


def test_reasons_do_not_tell_the_exact_words() -> None:
    debate = read("    because seen: Streets with trams are full. [¶4]")
    assert not questions(debate)["opinion"].answered


# words


def test_questions_name_the_speaker_and_quote_the_claim() -> None:
    asked = questions(read())
    assert asked["evidence"].text == "On what evidence does Eva Hug say so?"
    assert asked["evidence"].plain == "On what evidence does the expert say so?"
    assert "“The town should build a tram”" in asked["field"].text


def test_words_of_the_mover_himself_leave_the_speaker_in_general_terms() -> None:
    debate = argmap.loads("claim a: A is so.\n  because b: An expert said so.\n    scheme: expert-opinion\n")
    assert questions(debate, "a")["evidence"].text == "On what evidence does the expert say so?"


def test_the_one_premise_left_has_the_one_part_left() -> None:
    alone = argmap.loads("claim a: A is so.\n  because b: B is there.\n    scheme: sign\n")
    assert questions(alone, "a")["other-explanation"].text == "Is there another explanation for “B is there”?"
    with_link = argmap.loads(
        "claim a: A is so.\n  because l: B goes with A.\n    scheme: sign\n    role: link\n  and b: B is there.\n"
    )
    assert "“B is there”" in questions(with_link, "a")["other-explanation"].text
    two = argmap.loads("claim a: A is so.\n  because b: B is there.\n    scheme: sign\n  and c: C is there.\n")
    assert questions(two, "a")["other-explanation"].text == "Is there another explanation for the sign?"


def test_a_rebuttal_is_for_the_contrary() -> None:
    debate = argmap.loads("claim a: A is so.\n  but b: B is there.\n    scheme: sign\n")
    assert "infer the contrary of “A is so” from “B is there”" in questions(debate, "a")["strength"].text


def test_texts_stay_text_on_one_line() -> None:
    text = "claim a: {claim} <b>&\n  | =1+1...\n  because b: {who} {0}.\n    scheme: sign\n"
    worded = questions(argmap.loads(text), "a")["strength"].text
    assert worded == "How surely can one infer “{claim} <b>& =1+1...” from “{who} {0}”?"


# size


def test_many_steps_cost_little() -> None:
    count = 5000
    reasons = tuple(Step("reason", "top", (Premise(f"r{n}"),), movers=("a",), scheme="sign") for n in range(count))
    against = tuple(Step("rebuttal", "top", (Premise(f"b{n}"),), movers=("b",), asks="none") for n in range(count))
    claims = [Claim("top", "The thesis of all.", reasons=reasons, rebuttals=against)]
    claims += [Claim(f"{kind}{n}", f"Claim {kind} {n}.") for kind in "rb" for n in range(count)]
    debate = Map(claims=claims)
    examination = Examination(debate)
    start = time.perf_counter()
    found = sum(len(examination.open_questions(step)) for step in debate.claims["top"].reasons)
    assert found == 2 * count
    assert time.perf_counter() - start < 5
