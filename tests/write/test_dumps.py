"""Maps written as text: what the text looks like, what it keeps, what cannot be said."""

from pathlib import Path
from textwrap import dedent
from typing import Any

import attrs
import pytest

import argmap
from argmap import (
    Answer,
    Author,
    Citation,
    Claim,
    Expectation,
    Locator,
    Map,
    Premise,
    Question,
    Quotation,
    Scenario,
    Section,
    Source,
    Stance,
    Step,
    Undercut,
    dumps,
    loads,
)
from argmap.testing import assert_round_trip
from argmap.write.proof import find_difference

MAPS = Path(__file__).parents[2] / "maps"
ANN = Author("ann", "Ann Lee")
BEN = Author("ben", "Ben Ward")
SRC = Source("src", "The Source")


def reason(claim: str, *premises: str, **given: Any) -> Step:
    return Step("reason", claim, tuple(Premise(p) for p in premises), **given)


def rebuttal(claim: str, *premises: str, **given: Any) -> Step:
    return Step("rebuttal", claim, tuple(Premise(p) for p in premises), **given)


def check(debate: Map, text: str) -> None:
    """Assert that the map is written so, and reads back as itself."""
    assert dumps(debate) == dedent(text).lstrip("\n")
    assert_round_trip(debate)


def check_text(text: str) -> None:
    """Assert that a canonical text that the writer would choose comes back through the model."""
    text = dedent(text).lstrip("\n")
    debate = loads(text)
    assert dumps(debate) == text
    assert loads(dumps(debate)) == debate


def test_an_empty_map() -> None:
    check(Map(), "")


def test_a_small_map_made_in_python() -> None:
    check(
        Map(
            title="The war",
            claims=[
                Claim("war", "The war will be long.", reasons=(reason("war", "costs", "aims"),)),
                Claim("costs", "Both sides can bear the costs."),
                Claim("aims", "Neither side has reached its aims."),
            ],
        ),
        """
        map: The war

        claim war: The war will be long.
          because costs: Both sides can bear the costs.
          and aims: Neither side has reached its aims.
        """,
    )


def test_everything_that_a_record_can_hold() -> None:
    check_text(
        """
        map: A title
          |
          | in two paragraphs
          date: 2023-02
          editor: Somebody
          note: n
          x-own: v

        author ann: Ann Lee
          affiliation: a
          qualifications: q
          side: left
          color: #1D4E89
          note: n
          x-own: v

        source src: A Title
          authors: ann
          date: 2023-02-15
          publisher: p
          kind: article
          url: https://example.org/a#b
          accessed: 2024
          text: src.txt
          extent: ¶1–28, pp. 1–9
          note: n
          x-own: v

        claim a by ann: Text. [@src ¶9, ¶11–13; @src pp. 4–5, at 1:23]
          basis: history
          credence: 0.5
          date: 1979-11-04
          tags: one, two words
          note: n
          asserted: no
          expect: stands
          agreed: me
          denied: ann [@src]
          x-own: v
          > Words. [@src ¶9]
          > More
            |
            | words.
          because b: Premise.
            scheme: sign
            weight: 0.25
            role: minor
          assuming by me: Unstated.
            role: major
          unless: A doubt.
            scheme: straw-man
            role: r
            move: no-link
            asks: Why?
          but by ann: Not so.
            scheme: post-hoc
            weight: 1
            role: r
            move: turn
            asks: How?
          unless c by ann, me: Undercut.

        section s: A heading
          note: n
          x-own: v

        question q: What?
          answers: many
          note: n
          x-own: v
          answer a
          unless: Both may be true.

        scenario z: Suppose
          note: n
          x-own: v
          accept a
          reject b
          expect c falls
        """
    )


def test_who_speaks_is_said_once_where_it_stays_the_same() -> None:
    speakers = {"a": "ann", "b": "ann", "c": "ben", "d": "ann", "e": "me", "f": "me"}
    claims = [Claim(name, name.upper(), authors=(speaker,)) for name, speaker in speakers.items()]
    check(
        Map(authors=[ANN, BEN], claims=claims),
        """
        author ann: Ann Lee
        author ben: Ben Ward

        by ann

        claim a: A
        claim b: B
        claim c by ben: C
        claim d: D

        by me

        claim e: E
        claim f: F
        """,
    )


def test_a_reason_by_another_is_a_reference() -> None:
    check(
        Map(
            authors=[ANN, BEN],
            claims=[
                Claim("a", "A", authors=("ann",), reasons=(reason("a", "b", movers=("ben", "me")),)),
                Claim("b", "B", authors=("ben",)),
            ],
        ),
        """
        author ann: Ann Lee
        author ben: Ben Ward

        claim a by ann: A
          because b by ben, me

        claim b by ben: B
        """,
    )


def test_an_unnamed_reason_by_another_stands_in_a_second_block() -> None:
    check_text(
        """
        author ann: Ann Lee
        author ben: Ben Ward

        claim a by ann: A
          because by ben: Said by Ben, moved by Ann.

        by ben

        claim a
          because: Said and moved by Ben.
          because by ann: Said by Ann, moved by Ben.
        """
    )


def test_others_who_join_a_step_that_begins_without_a_name() -> None:
    check_text(
        """
        author ann: Ann Lee
        author ben: Ben Ward

        claim a by ann: A
          because: Nameless.
          and b by ben
          and: Said by both.
          but by ben: Nameless, too.
          and b by ann

        claim b: B
        """
    )


def test_later_sections_add_steps_and_undercuts() -> None:
    check_text(
        """
        claim a: A
          because b: B
          because c: C

        section s: S

        claim a
          because: In the section.

        claim a
          because b
          unless: A doubt in the section.

        section t: T

        claim a
          because: In the next section.
        """
    )


def test_an_earlier_section_may_come_first() -> None:
    check_text(
        """
        claim a
          because: Before the claim.

        section s: S

        claim a: A
          because: With the claim.
        """
    )


def test_answers_get_undercuts_in_a_later_section() -> None:
    check_text(
        """
        question q: Q
          answer a
          answer b

        claim a: A
        claim b: B

        section s: S

        question q
          answer a
          unless: Both may be true.
        """
    )


def test_circles_begin_at_the_margin() -> None:
    check_text(
        """
        claim a: A
          because b: B
            because c: C
              because a

        claim x: X
          but x
        """
    )


def test_another_s_argument_is_not_hidden_in_a_tree() -> None:
    check_text(
        """
        author ann: Ann Lee

        claim a: A
          but b by ann
          but c by ann: C

        claim b by ann: B
          because d: D
        """
    )


def test_tests_out_of_the_order_of_the_claims() -> None:
    debate = Map(
        claims=[Claim("a", "A"), Claim("b", "B"), Claim("c", "C")],
        expectations=(Expectation("b", "stands"), Expectation("a", "open"), Expectation("c", "falls")),
    )
    text = dumps(debate)
    assert [e.claim for e in loads(text).expectations] == ["b", "a", "c"]
    assert_round_trip(debate)


def test_brackets_that_are_prose_stay_prose() -> None:
    for text in ("see [¶9]", "see [¶9] []", "int[]", "[@src]", "a\n[¶9]", "[sic]"):
        debate = Map(
            sources=[SRC],
            claims=[
                Claim("a", text, quotations=(Quotation(text), Quotation(text, (Citation("src"),)))),
                Claim("b", text, citations=(Citation("src", (Locator("¶", "9"),)),)),
            ],
            questions=[Question("q", text)],
        )
        assert loads(dumps(debate)) == debate


def test_texts_in_every_script_and_with_every_sign() -> None:
    for text in (
        "جنگ طولانی خواهد بود",
        "戦争：長い",
        "a: b # c  # d",
        '"“‘',
        "| > # claim",
        "<b>&amp;</b>",
        "🕊️",
        "\u2028x",
    ):
        debate = Map(title=text, claims=[Claim("a", text, note=text, extras={"x-k": text})])
        assert loads(dumps(debate)) == debate


def test_white_space_at_the_ends_of_texts_is_not_kept() -> None:
    debate = Map(title=" T\n", claims=[Claim("a", "\tone \n two\n\n", note="  ")])
    assert loads(dumps(debate)) == Map(title="T", claims=[Claim("a", "one\ntwo")])


def test_an_unnamed_claim_that_is_used_twice_gets_a_name() -> None:
    debate = Map(
        claims=[
            Claim("a", "A", reasons=(reason("a", "a:1"),), rebuttals=(rebuttal("a", "b"),)),
            Claim("a:1", "One", named=False),
            Claim("b", "B", reasons=(reason("b", "a:1"),)),
            Claim("loose:1", "Loose", named=False),
            Claim("a-1", "Taken"),
        ],
    )
    read = loads(dumps(debate))
    assert [claim.id for claim in read.claims.values() if claim.text in ("One", "Loose")] == ["a-1-2", "loose-1"]
    assert all(claim.named for claim in read.claims.values())
    assert_round_trip(debate)


def test_unnamed_claims_in_a_circle_get_a_name() -> None:
    debate = Map(
        claims=[
            Claim("x:1", "One", named=False, reasons=(reason("x:1", "x:2"),)),
            Claim("x:2", "Two", named=False, reasons=(reason("x:2", "x:1"),)),
        ],
    )
    assert sorted(claim.named for claim in loads(dumps(debate)).claims.values()) == [False, True]


def test_ids_of_unnamed_claims_are_made_anew() -> None:
    debate = Map(claims=[Claim("a", "A", reasons=(reason("a", "z:1"),)), Claim("z:1", "One", named=False)])
    (made,) = [claim.id for claim in loads(dumps(debate)).claims.values() if not claim.named]
    assert made.startswith("a:")
    assert_round_trip(debate)


def test_a_map_of_the_public_class_and_its_method() -> None:
    debate = argmap.load(MAPS / "lamear.argmap")
    assert debate.dumps() == dumps(debate)
    assert loads(debate.dumps()) == debate


@pytest.mark.parametrize("name", ["lamear", "berman", "sources"])
def test_the_articles_come_back(name: str) -> None:
    debate = argmap.load(MAPS / f"{name}.argmap")
    assert loads(dumps(debate)) == debate
    assert_round_trip(debate)


def test_a_joined_debate_becomes_one_file() -> None:
    debate = argmap.load(MAPS / "necessity-or-alliance.argmap")
    read = loads(dumps(debate))
    assert "lamear-necessity" in read.claims
    assert not any("." in name for name in read.claims)
    assert sorted(claim.text for claim in debate.claims.values()) == sorted(c.text for c in read.claims.values())
    assert len(read.claims) == len(debate.claims)
    assert len(list(read.steps)) == len(list(debate.steps))
    assert {e.claim for e in read.expectations} == {
        e.claim.replace(".", "-") for e in debate.expectations if not e.included
    }
    assert_round_trip(debate)


def test_included_scenarios_keep_what_they_suppose_and_lose_what_they_test() -> None:
    debate = Map(
        claims=[Claim("x.a", "A")],
        scenarios=[Scenario("x.s", "S", ("x.a",), (), (Expectation("x.a", "stands", True),), included=True)],
        expectations=(Expectation("x.a", "stands", True),),
    )
    assert dumps(debate) == "claim x-a: A\n\nscenario x-s: S\n  accept x-a\n"


def test_names_of_several_files_that_fall_together() -> None:
    debate = Map(claims=[Claim("x.a", "1"), Claim("x-a", "2"), Claim("X.A", "3"), Claim("x.a.b", "4")])
    read = loads(dumps(debate))
    assert {claim.id: claim.text for claim in read.claims.values()} == {
        "x-a-2": "1", "x-a": "2", "X-A-3": "3", "x-a-b": "4",
    }  # fmt: skip


def test_a_doubt_from_another_file_moves_to_the_section_of_what_it_doubts() -> None:
    debate = Map(
        sections=[Section("x.s", "S")],
        claims=[
            Claim("x.a", "A", section="x.s", reasons=(
                reason("x.a", "x.b:1"),
                reason("x.a", "x.b"),
                reason("x.a", "x.c", undercuts=(Undercut("x.a:1"),)),
            )),
            Claim("x.b", "B", section="x.s"),
            Claim("x.c", "C", section="x.s"),
            Claim("x.b:1", "In the section", named=False, section="x.s"),
            Claim("x.a:1", "Outside", doubt=True, named=False, reasons=(reason("x.a:1", "x.a:2"),)),
            Claim("x.a:2", "Further outside", named=False),
        ],
    )  # fmt: skip
    read = loads(dumps(debate))
    assert {claim.section for claim in read.claims.values()} == {"x-s"}
    plain = attrs.evolve(debate, sections=[], claims=[attrs.evolve(c, section=None) for c in debate.claims.values()])
    assert len(loads(dumps(plain)).claims) == 6


def test_what_two_maps_differ_in_is_told() -> None:
    one = Map(title="T", claims=[Claim("a", "A"), Claim("b", "B")])
    assert find_difference(one, attrs.evolve(one, path="elsewhere")) == ""
    assert find_difference(one, attrs.evolve(one, title="U")) == "title would be 'U', and is 'T'"
    assert find_difference(one, Map(title="T", claims=[Claim("a", "A")])) == "claims would come or go: `b`"
    other = Map(title="T", claims=[Claim("a", "A"), Claim("b", "C")])
    assert find_difference(one, other) == "text of `b` would be 'C', and is 'B'"


def test_doubts_in_answers_of_a_joined_debate_move_to_the_question_s_section() -> None:
    debate = Map(
        sections=[Section("x.s", "S")],
        claims=[
            Claim("x.a", "A", section="x.s"),
            Claim("x.b", "B", section="x.s"),
            Claim("x.q:1", "In the section", doubt=True, named=False, section="x.s"),
            Claim("x.q:2", "Outside", doubt=True, named=False),
        ],
        questions=[
            Question("x.q", "Q", (Answer("x.a", (Undercut("x.q:1"), Undercut("x.q:2"))), Answer("x.b")), section="x.s")
        ],
    )
    assert {claim.section for claim in loads(dumps(debate)).claims.values()} == {"x-s"}


def test_a_long_chain_and_a_deep_one() -> None:
    names = [f"c{n}" for n in range(1200)]
    claims = [
        Claim(name, name, reasons=(reason(name, after),) if after else ())
        for name, after in zip(names, [*names[1:], ""], strict=True)
    ]
    text = assert_round_trip(Map(claims=claims))
    assert max(len(line) - len(line.lstrip()) for line in text.split("\n")) <= 2 * 13
    unnamed = [
        Claim(
            "c0" if not n else f"c:{n}", "x", named=not n, reasons=(reason("c0" if not n else f"c:{n}", f"c:{n + 1}"),)
        )
        for n in range(500)
    ]
    assert_round_trip(Map(claims=[*unnamed, Claim("c:500", "x", named=False)]))


DOUBT = Claim("d", "D", doubt=True)


@pytest.mark.parametrize(
    ("debate", "message"),
    [
        (Map(claims=[Claim("two words", "A")]), "`two words` cannot be the name of a claim"),
        (Map(claims=[Claim("because", "A")]), "`because` cannot be the name of a claim"),
        (Map(claims=[Claim("x.because", "A")]), "`x.because` cannot be the name of a claim"),
        (Map(authors=[Author("a.b", "A")]), "`a.b` cannot be the name of a author"),
        (Map(claims=[Claim("a", " ")]), "`claim` has a colon but no text"),
        (Map(note="n"), "`map` has a colon but no text"),
        (Map(claims=[Claim("a", "x\x00y")]), "U+0000"),
        (Map(claims=[Claim("a", "A", authors=("ann",))]), "the map has no author `ann`"),
        (Map(claims=[Claim("a", "A", authors=())]), "nobody says the claim `a`"),
        (Map(claims=[Claim("a", "A", section="s")]), "the map has no section `s`"),
        (Map(claims=[Claim("a", "A", reasons=(reason("a", "b"),))]), "the map has no claim `b`"),
        (Map(claims=[Claim("a", "A", reasons=(reason("b", "a"),))]), "a reason of `b` stands among the reasons of `a`"),
        (Map(claims=[Claim("a", "A", reasons=(reason("a"),))]), "has no premise"),
        (Map(claims=[Claim("a", "A", reasons=(reason("a", "a", movers=()),))]), "nobody makes a move on `a`"),
        (
            Map(claims=[Claim("a", "A", reasons=(Step("reason", "a", (Premise("a", implicit=True),)),))]),
            "the first premise of a reason of `a` is implicit",
        ),
        (
            Map(claims=[Claim("a", "A", reasons=(reason("a", "b"), reason("a", "b"))), Claim("b", "B")]),
            "the map cannot be written: reasons of `a` would be",
        ),
        (Map(claims=[Claim("a", "A", citations=(Citation("src"),))]), "the map has no source `src`"),
        (Map(claims=[Claim("a", "A", citations=(Citation(None),))]), "a citation of `a` names no source"),
        (Map(claims=[Claim("a", "A", basis="hearsay")]), "`hearsay`"),
        (Map(claims=[Claim("a", "A", credence=1.5)]), "`1.5`"),
        (Map(claims=[Claim("a", "A", credence=float("nan"))]), "`nan`"),
        (Map(claims=[Claim("a", "A", date="yesterday")]), "`yesterday`"),
        (Map(claims=[Claim("a", "A", tags=("one, two",))]), "tags of `a` would be ('one', 'two')"),
        (Map(claims=[Claim("a", "A", extras={"own": "v"})]), "the key `own` does not begin with `x-`"),
        (Map(claims=[Claim("a", "A", extras={"x-my own": "v"})]), "the map cannot be written"),
        (Map(claims=[Claim("a", "A", stances=(Stance("agreed", "me"),) * 2)]), "`agreed: me`"),
        (Map(claims=[Claim("a", "A", reasons=(reason("a", "a", move="turn"),))]), "`move`"),
        (Map(claims=[Claim("a", "A"), Claim("A", "a")]), "`A`"),
        (Map(claims=[DOUBT]), "the doubt `d` has no place that makes it one"),
        (Map(claims=[Claim("i", "I", implicit=True)]), "the implicit premise `i` has no place that makes it one"),
        (
            Map(claims=[Claim("a", "A", reasons=(reason("a", "i"),)), Claim("i", "I", implicit=True, named=False)]),
            "the implicit premise `i` has no place",
        ),
        (
            Map(
                claims=[Claim("a", "A", reasons=(reason("a", "a", undercuts=(Undercut("d", ("ann",)),)),)), DOUBT],
                authors=[ANN],
            ),
            "the doubt `d` has no place that makes it one",
        ),
        (
            Map(
                sections=[Section("s", "S"), Section("t", "T")],
                claims=[
                    Claim("a", "A", reasons=(reason("a", "a:1"), reason("a", "a:2"))),
                    Claim("a:1", "1", named=False, section="t"),
                    Claim("a:2", "2", named=False, section="s"),
                ],
            ),
            "the moves on `a` cannot be written in their order, section by section",
        ),
        (
            Map(
                claims=[
                    Claim("d", "D", doubt=True, reasons=(reason("d", "e", undercuts=(Undercut("e2"),)),)),
                    Claim("e2", "E", doubt=True, reasons=(reason("e2", "e", undercuts=(Undercut("d"),)),)),
                    Claim("e", "E"),
                ],
            ),
            "it stands in a circle",
        ),
        (Map(scenarios=[Scenario("s", "S", accepts=("a",))]), "the map has no claim `a`"),
        (Map(questions=[Question("q", "Q", section="s")]), "the map has no section `s`"),
        (
            Map(
                claims=[Claim("a", "A"), Claim("b", "B", doubt=True)],
                questions=[Question("q", "Q", (Answer("a", (Undercut("c"),)),))],
            ),
            "the map has no claim `c`",
        ),
        (Map(claims={"a": Claim("b", "B")}), "`b` stands under the id `a`"),
        (Map(claims=[Claim("x.a", "A")], scenarios=[Scenario("x.a", "S")]), "`x.a` names two things"),
        (
            Map(
                sections=[Section("s", "S")],
                claims=[
                    Claim("a", "A", reasons=(Step("reason", "a", (Premise("b"), Premise("a:1"), Premise("a:2"))),)),
                    Claim("b", "B"),
                    Claim("a:1", "1", named=False),
                    Claim("a:2", "2", named=False, section="s"),
                ],
            ),
            "the moves on `a` cannot be written in their order, section by section",
        ),
        (
            Map(
                sections=[Section("s", "S")],
                claims=[
                    Claim("a", "A", section="s", reasons=(reason("a", "a:1", undercuts=(Undercut("a:2"),)),)),
                    Claim("a:1", "1", named=False, section="s"),
                    Claim("a:2", "2", named=False, doubt=True),
                ],
            ),
            "the moves on `a` cannot be written in their order, section by section",
        ),
        (
            Map(
                sections=[Section("s", "S")],
                claims=[
                    Claim("a", "A", reasons=(reason("a", "a:1", undercuts=(Undercut("a:2"),)),)),
                    Claim("a:1", "1", named=False),
                    Claim("a:2", "2", named=False, doubt=True, section="s"),
                ],
            ),
            "the moves on `a` cannot be written in their order, section by section",
        ),
        (Map(claims=[Claim("a", "A")], expectations=(Expectation("a", "maybe"),)), "`maybe`"),
        (Map(sources=[Source("s", "S", authors=("ann",))]), "the map has no author `ann`"),
        (Map(sources=[Source("s", "S", url="ftp://x")]), "`ftp://x`"),
    ],
)  # fmt: skip
def test_what_cannot_be_said(debate: Map, message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # the message is looked at below
        dumps(debate)
    assert message in str(caught.value)
