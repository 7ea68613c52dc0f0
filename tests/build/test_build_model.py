"""The map as Python users ask it: who, what for, what rests on what. Built from text and by hand."""

import attrs
import pytest

import argmap
from argmap import Answer, Author, Citation, Claim, Locator, Map, Premise, Question, Source, Step, Undercut

DEBATE = """
author ann: Ann Moss
author ben: Ben Ward
source essay: An Essay
  authors: ann

by ann from essay

section s: First

claim war: The war will be long. [¶1]
  because costs: Both sides can bear the costs. [¶2]
  and loans: Both have lenders.
    because rates: Rates are low.
  unless gifts: Lenders may tire.
  but talks by ben: Talks are close to success. [@essay ¶9]
  unless hints by ann: Hints are cheap. [¶3]
claim peace by ben: Peace will come early.
  because talks
question end: How will it end?
  answer war
  answer peace
claim lone by me: Nobody asked.
"""


@pytest.fixture
def m(debate):
    return debate(DEBATE)


def test_a_claim_knows_its_reasons_rebuttals_undercuts_and_authors(m):
    war = m.claims["war"]
    assert (war.id, war.text, war.authors, war.section, war.named) == (
        "war", "The war will be long.", ("ann",), "s", True,
    )  # fmt: skip
    assert [[p.claim for p in step.premises] for step in war.reasons] == [["costs", "loans"]]
    assert [[p.claim for p in step.premises] for step in war.rebuttals] == [["talks"]]
    assert [u.claim for u in war.undercuts] == ["gifts", "hints"]
    assert m.undercuts_of("war") == war.undercuts
    assert war.steps == war.reasons + war.rebuttals
    assert war.reasons[0].key == ("war", "reason", "costs")
    assert war.citations == (Citation("essay", (Locator("¶", "1"),)),)


def test_an_author_knows_his_claims_and_moves(m):
    assert [c.id for c in m.claims_of("ben")] == ["talks", "peace"]
    assert [c.id for c in m.claims_of("me")] == ["gifts", "lone"]
    assert [s.key for s in m.moves_of("ben")] == [("war", "rebuttal", "talks"), ("peace", "reason", "talks")]
    assert m.claims_of("nobody") == ()
    assert m.author_name("ann") == "Ann Moss"
    assert m.author_name("me") == "the map-maker"
    assert attrs.evolve(m, editor="Dee").author_name("me") == "Dee"


def test_roots_theses_and_what_rests_on_what(m):
    assert [c.id for c in m.roots] == ["war", "peace", "lone"]
    assert [c.id for c in m.theses] == ["war", "peace"]
    assert m.rests_on("war") == ("costs", "loans", "rates")
    assert m.rests_on("rates") == ()
    assert m.bears_on("rates") == ("loans", "war")
    assert m.bears_on("talks") == ("peace",)  # what it rebuts does not rest on it


def test_where_a_claim_is_used(m):
    assert [(use.role, use.step.claim if use.step else use.question.id) for use in m.uses("talks")] == [
        ("premise", "war"),
        ("premise", "peace"),
    ]
    assert [use.role for use in m.uses("gifts")] == ["undercut"]
    assert [(use.role, use.question.id) for use in m.uses("war")] == [("answer", "end")]
    assert m.uses("lone") == ()


def test_without_a_question_the_theses_are_the_roots_with_reasons(debate):
    assert [c.id for c in debate("claim a: A.\nclaim b: B.\n  because c: C.\n").theses] == ["b"]
    assert [c.id for c in debate("claim a: A.\nclaim b: B.\n").theses] == ["a", "b"]


def test_circles_do_not_hang(debate):
    m = debate("claim a: A.\n  because b: B.\n    because a\n")
    assert m.rests_on("a") == ("b",)
    assert m.roots == ()
    assert m.theses == ()


def test_each_record_knows_where_it_stands(m):
    lines = DEBATE.strip("\n").split("\n")
    for claim in m.claims.values():
        assert claim.at is not None
        assert lines[claim.at.line - 1].strip().startswith(claim.at.text)
    war = m.claims["war"]
    assert (war.at.line, war.at.column, war.at.end_column) == (10, 1, 10)
    assert war.reasons[0].undercuts[0].at.text == "unless gifts"
    assert m.questions["end"].answers[1].at.line == 21
    assert m.authors["ben"].at.line == 2
    assert m.sections["s"].at.text == "section s"


def test_two_debates_are_equal_when_they_say_the_same(debate):
    assert debate(DEBATE) == debate("# elsewhere\n\n" + DEBATE)
    assert debate(DEBATE) != debate(DEBATE.replace("long", "short"))


def test_records_are_frozen(m):
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        m.claims["war"].text = "other"


def test_the_order_is_that_of_the_text(m):
    assert list(m.claims) == ["war", "costs", "loans", "rates", "gifts", "talks", "hints", "peace", "lone"]
    assert [step.key for step in m.steps][:3] == [
        ("war", "reason", "costs"),
        ("war", "rebuttal", "talks"),
        ("loans", "reason", "rates"),
    ]


def test_a_map_made_by_hand():
    made = Map(
        title="T",
        authors=[Author("ann", "Ann")],
        sources=[Source("essay", "An Essay", authors=("ann",))],
        claims=[
            Claim(
                "war",
                "The war will be long.",
                authors=("ann",),
                citations=(Citation("essay", (Locator("¶", "9", "11"),)),),
                reasons=(Step("reason", "war", (Premise("costs"),), ("ann",), (Undercut("gifts"),)),),
            ),
            Claim("costs", "Both can bear it.", authors=("ann",)),
            Claim("gifts", "Lenders may tire.", doubt=True),
        ],
        questions=[Question("end", "How?", (Answer("war"),))],
    )
    assert list(made.claims) == ["war", "costs", "gifts"]
    assert made.rests_on("war") == ("costs",)
    assert [c.id for c in made.theses] == ["war"]
    assert str(made.claims["war"].citations[0]) == "@essay ¶9–11"
    assert isinstance(made, argmap.Map)


def test_a_map_takes_mappings_as_well_and_refuses_two_records_with_one_id():
    claim = Claim("a", "A.")
    assert Map(claims={"a": claim}) == Map(claims=[claim]) == Map(claims=(c for c in [claim]))
    with pytest.raises(ValueError, match="two records have the id 'a'"):
        Map(claims=[claim, claim])


def test_title_date_editor_and_note_are_those_of_the_file_given(debate):
    m = debate(
        "include part.argmap\nmap: Mine\n  date: 2024\n  editor: Dee\n  note: N\n  x-a: 1\n",
        {"part.argmap": "map: Theirs\n  date: 2023\n  editor: Eve\n"},
    )
    assert (m.title, m.date, m.editor, m.note, dict(m.extras), m.path) == (
        "Mine", "2024", "Dee", "N", {"x-a": "1"}, "debate.argmap",
    )  # fmt: skip


def test_everything_that_keys_say_is_in_the_records(debate):
    m = debate(
        """
        author ann: Ann
          affiliation: A
          qualifications: Q
          side: S
          color: #1d4e89
          x-a: b
        source essay: E
          authors: ann, me
          date: 2023-02-15
          publisher: P
          kind: article
          url: http://example.org
          accessed: 2024
          text: essay.txt
          extent: ¶1–28, pp. 4–9
          note: N
        section s: S
          note: N
        claim c by ann: C.
          basis: law
          credence: 0.5
          date: 1945
          tags: a, b ,, c
          note: N
          asserted: no
        """
    )
    ann, essay, claim = m.authors["ann"], m.sources["essay"], m.claims["c"]
    assert (ann.affiliation, ann.qualifications, ann.side, ann.color, dict(ann.extras)) == (
        "A", "Q", "S", "#1D4E89", {"x-a": "b"},
    )  # fmt: skip
    assert (essay.authors, essay.date, essay.publisher, essay.kind) == (("ann", "me"), "2023-02-15", "P", "article")
    assert (essay.url, essay.accessed, essay.text, essay.note) == ("http://example.org", "2024", "essay.txt", "N")
    assert essay.extent == (Locator("¶", "1", "28"), Locator("p.", "4", "9"))
    assert m.sections["s"].note == "N"
    assert (claim.basis, claim.credence, claim.date, claim.tags, claim.note, claim.asserted) == (
        "law", 0.5, "1945", ("a", "b", "c"), "N", False,
    )  # fmt: skip
