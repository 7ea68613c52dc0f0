"""Steps: which premises belong together, what undercuts them, and how a step is taken up again."""

import pytest


def steps(claim):
    return [(s.kind, [p.claim for p in s.premises], [u.claim for u in s.undercuts]) for s in claim.steps]


def test_two_because_are_two_reasons_and_because_and_is_one(debate):
    m = debate("claim w: W.\n  because a: A.\n  because b: B.\n  and c: C.\n  assuming d: D.\n  and e: E.\n")
    assert steps(m.claims["w"]) == [("reason", ["a"], []), ("reason", ["b", "c", "d", "e"], [])]
    assert [p.implicit for p in m.claims["w"].reasons[1].premises] == [False, False, True, False]
    assert m.claims["w"].reasons[1].linked
    assert not m.claims["w"].reasons[0].linked


def test_every_move_is_itself_a_claim(debate):
    m = debate(
        """
        claim w: W.
          because a: A.
            because b: B.
              but c: C.
          and d: D.
            but e: E.
          unless u: U.
            because f: F.
        """
    )
    assert steps(m.claims["w"]) == [("reason", ["a", "d"], ["u"])]
    assert steps(m.claims["a"]) == [("reason", ["b"], [])]
    assert steps(m.claims["b"]) == [("rebuttal", ["c"], [])]
    assert steps(m.claims["d"]) == [("rebuttal", ["e"], [])]
    assert steps(m.claims["u"]) == [("reason", ["f"], [])]


def test_and_joins_past_what_is_beneath_its_neighbour(debate):
    m = debate("claim w: W.\n  because a: A.\n    because deep: D.\n    and deeper: E.\n    but no: N.\n  and b: B.\n")
    assert steps(m.claims["w"]) == [("reason", ["a", "b"], [])]
    assert steps(m.claims["a"]) == [("reason", ["deep", "deeper"], []), ("rebuttal", ["no"], [])]


def test_unless_belongs_to_the_nearest_step_beside_it(debate):
    m = debate("claim w: W.\n  because a: A.\n  unless u: U.\n  unless v: V.\n  but b: B.\n  unless x: X.\n")
    assert steps(m.claims["w"]) == [("reason", ["a"], ["u", "v"]), ("rebuttal", ["b"], ["x"])]


def test_unless_beside_an_answer(debate):
    m = debate("claim a: A.\nclaim b: B.\nclaim u: U.\nquestion q: Q?\n  answer a\n  unless u\n  answer b\n")
    assert [(x.claim, [u.claim for u in x.undercuts]) for x in m.questions["q"].answers] == [("a", ["u"]), ("b", [])]


def test_moves_beneath_an_answer_go_to_its_claim(debate):
    m = debate("claim a: A.\nquestion q: Q?\n  answer a\n    because r: R.\n    unless u: U.\n")
    assert steps(m.claims["a"]) == [("reason", ["r"], ["u"])]
    assert m.questions["q"].answers[0].undercuts == ()


def test_a_reference_makes_a_graph(debate):
    m = debate("claim w: W.\n  because a: A.\nclaim x: X.\n  because a\n    because deep: D.\n  and w\n")
    assert steps(m.claims["x"]) == [("reason", ["a", "w"], [])]
    assert steps(m.claims["a"]) == [("reason", ["deep"], [])]
    assert [use.step.claim for use in m.uses("a")] == ["w", "x"]


def test_a_reference_may_come_before_its_claim(debate):
    m = debate("claim w\n  because a\nclaim w: W.\nclaim a: A.\n")
    assert steps(m.claims["w"]) == [("reason", ["a"], [])]


@pytest.mark.parametrize("word", ["because", "but"])
def test_a_step_is_taken_up_by_its_first_premise(debate, word):
    m = debate(
        f"""
        author ann: Ann
        author ben: Ben
        claim w by ann: W.
          {word} a: A.
          and b: B.

        by ben

        claim w
          {word} a by ben
            scheme: sign
            weight: 0.5
            note: This goes to the claim.
            because r: R.
          unless u by ben: U.
        """
    )
    (step,) = m.claims["w"].steps
    assert [p.claim for p in step.premises] == ["a", "b"]
    assert [u.claim for u in step.undercuts] == ["u"]
    assert (step.scheme, step.weight) == ("sign", 0.5)
    assert step.movers == (("ann", "ben") if word == "because" else ("me", "ben"))
    assert m.claims["a"].note == "This goes to the claim."
    assert [s.movers for s in m.claims["a"].reasons] == [("ben",)]


def test_taking_a_step_up_without_by_adds_no_mover(debate):
    m = debate(
        "author ann: A\nauthor ben: B\nby ann\nclaim w: W.\n  because a: A.\n"
        "by ben\nclaim w\n  because a\n  unless u: U.\n"
    )
    assert m.claims["w"].reasons[0].movers == ("ann",)


def test_a_reference_with_another_first_premise_is_a_step_of_its_own(debate):
    m = debate("claim w: W.\n  because a: A.\n  and b: B.\nclaim w\n  because b\n  unless u: U.\n")
    assert steps(m.claims["w"]) == [("reason", ["a", "b"], []), ("reason", ["b"], ["u"])]


def test_the_same_claim_for_and_against_is_two_steps(debate):
    m = debate("claim a: A.\nclaim w: W.\n  because a\n  but a\n  unless u: U.\n")
    assert steps(m.claims["w"]) == [("reason", ["a"], []), ("rebuttal", ["a"], ["u"])]


def test_a_step_is_taken_up_across_files_by_any_of_its_names(debate):
    m = debate(
        """
        include article.argmap as a
        include article.argmap
        claim a.w
          because r
          unless u: U.
        """,
        {"article.argmap": "claim w: W.\n  because r: R.\n"},
    )
    assert steps(m.claims["w"]) == [("reason", ["r"], ["u"])]


def test_two_steps_with_one_first_premise_by_text(faults):
    assert faults("claim w: W.\n  because a\n  and b: B.\n  because a: A.\n") == ["4:3 repeated-step"]


def test_a_step_that_failed_takes_no_neighbours_and_reports_none(build):
    built = build(
        "claim w: W.\n  because a: A.\n  because lost\n  and b: B.\n  unless u: U.\n  because c: C.\n  and d: D.\n"
    )
    assert [d.name for d in built.diagnostics] == ["undeclared-name"]
    assert steps(built.map.claims["w"]) == [("reason", ["a"], []), ("reason", ["c", "d"], [])]
    assert {"b", "u"} <= built.map.claims.keys()


def test_a_move_whose_indent_does_not_tell_its_claim_makes_no_step(build):
    built = build("claim war: W.\n  because costs: C.\n   because loans: L.\n")
    assert [d.name for d in built.diagnostics] == ["bad-indent"]
    assert built.map.claims["costs"].reasons == ()


def test_keys_of_a_step_a_premise_and_a_claim_go_where_they_belong(debate):
    m = debate(
        """
        claim w: W.
          because a: A.
            scheme: analogy
            weight: 0.25
            role: similar case
            basis: history
            x-mine: 1
          and b: B.
            role: base case
            basis: data
          but c: C.
            scheme: sign
            weight: 1
            role: sign
            move: outweighs
            asks: what else?
          unless u by me: U.
            move: no-link
            asks: is it alike?
            role: difference
            scheme: false-analogy
            credence: 0.1
        """
    )
    reason, rebuttal = m.claims["w"].steps
    assert (reason.scheme, reason.weight) == ("analogy", 0.25)
    assert [p.role for p in reason.premises] == ["similar case", "base case"]
    assert m.claims["a"].basis == "history"
    assert m.claims["a"].extras == {"x-mine": "1"}
    assert m.claims["b"].basis == "data"
    assert (rebuttal.scheme, rebuttal.weight, rebuttal.move, rebuttal.asks) == ("sign", 1.0, "outweighs", "what else?")
    assert rebuttal.premises[0].role == "sign"
    (undercut,) = rebuttal.undercuts
    assert (undercut.move, undercut.asks, undercut.role, undercut.scheme) == (
        "no-link", "is it alike?", "difference", "false-analogy",
    )  # fmt: skip
    assert m.claims["u"].credence == 0.1
    assert m.claims["w"].basis is None


def test_keys_beneath_a_reference_describe_the_move_or_the_claim(debate):
    m = debate("claim a: A.\nclaim w: W.\n  but a\n    move: turn\n    weight: 0.5\n    basis: event\n")
    assert (m.claims["w"].rebuttals[0].move, m.claims["w"].rebuttals[0].weight) == ("turn", 0.5)
    assert m.claims["a"].basis == "event"


def test_answers_can_be_added_to_a_question_taken_up(debate):
    m = debate(
        "include part.argmap as p\nclaim b: B.\nquestion p.q\n  note: N.\n  answer b\n  answer p.a\n  unless u: U.\n",
        {"part.argmap": "claim a: A.\nquestion q: Q?\n  answer a\n"},
    )
    question = m.questions["p.q"]
    assert [a.claim for a in question.answers] == ["p.a", "b"]
    assert [u.claim for u in question.answers[0].undercuts] == ["u"]
    assert question.note == "N."
    assert question.exclusive


def test_answers_many(debate):
    m = debate("question q: Q?\n  answers: many\n")
    assert not m.questions["q"].exclusive


def test_scenarios(debate):
    m = debate(
        """
        claim a: A.
        claim b: B.
        scenario s: Suppose it
          note: N.
          accept a
          reject b
          expect a stands
          expect b undecided
        """
    )
    s = m.scenarios["s"]
    assert (s.text, s.note, s.accepts, s.rejects, s.included) == ("Suppose it", "N.", ("a",), ("b",), False)
    assert [(e.claim, e.verdict) for e in s.expectations] == [("a", "stands"), ("b", "undecided")]


def test_expectations_count_only_in_the_file_given(debate):
    m = debate(
        "include part.argmap\nclaim a\n  expect: falls\nscenario t: T\n  expect a open\n",
        {"part.argmap": "claim a: A.\n  expect: stands\nscenario s: S\n  expect a contested\n"},
    )
    assert [(e.verdict, e.included) for e in m.expectations] == [("stands", True), ("falls", False)]
    assert {s.id: s.included for s in m.scenarios.values()} == {"s": True, "t": False}
