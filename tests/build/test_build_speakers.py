"""Who says a claim and who makes a move, told apart as the language has it."""

PEOPLE = """
author ann: Ann
author ben: Ben
author harris: J. Harris
source essay: An Essay
"""


def test_before_the_first_by_the_map_maker_speaks(debate):
    m = debate("claim war: The war will be long.\n  because costs: Both sides can bear it.\n")
    assert m.claims["war"].authors == ("me",)
    assert m.claims["war"].reasons[0].movers == ("me",)
    assert m.claims["costs"].authors == ("me",)


def test_by_holds_until_the_next_by(debate):
    m = debate(PEOPLE + "by ann\nclaim a: A.\nclaim b: B.\nby ann, ben\nclaim c: C.\nby me\nclaim d: D.\n")
    assert {id_: claim.authors for id_, claim in m.claims.items()} == {
        "a": ("ann",),
        "b": ("ann",),
        "c": ("ann", "ben"),
        "d": ("me",),
    }


def test_by_on_a_line_holds_for_that_line_only(debate):
    m = debate(PEOPLE + "by ann\nclaim a by ben, harris: A.\nclaim b: B.\n")
    assert m.claims["a"].authors == ("ben", "harris")
    assert m.claims["b"].authors == ("ann",)


def test_the_map_maker_can_speak_with_others_and_is_named_once(debate):
    m = debate(PEOPLE + "claim a by me, ann, me: A.\n")
    assert m.claims["a"].authors == ("me", "ann")


def test_a_reason_is_made_by_the_speaker_of_the_claim_above(debate):
    m = debate(PEOPLE + "by ann\nclaim war by ben: W.\n  because costs: C.\n    because deep: D.\n")
    assert m.claims["war"].reasons[0].movers == ("ben",)
    assert m.claims["costs"].authors == ("ben",)
    assert m.claims["costs"].reasons[0].movers == ("ben",)
    assert m.claims["deep"].authors == ("ben",)


def test_who_is_quoted_says_the_premise_and_the_claimant_makes_the_step(debate):
    m = debate(
        PEOPLE + "by ann\nclaim war: W.\n  because expert by harris: Harris says so.\n    because why: He does.\n"
    )
    assert m.claims["expert"].authors == ("harris",)
    assert m.claims["war"].reasons[0].movers == ("ann",)
    assert m.claims["expert"].reasons[0].movers == ("harris",)
    assert m.claims["why"].authors == ("harris",)


def test_a_reason_for_a_claim_taken_up_is_made_by_the_last_by(debate):
    m = debate(
        PEOPLE + "by ann\nclaim war: W.\nby ben\nclaim war\n  because costs: C.\n  because loans by harris: L.\n"
    )
    assert [step.movers for step in m.claims["war"].reasons] == [("ben",), ("ben",)]
    assert m.claims["costs"].authors == ("ben",)
    assert m.claims["loans"].authors == ("harris",)
    assert m.claims["war"].authors == ("ann",)


def test_a_reason_beneath_a_reference_in_a_move_is_made_by_the_last_by(debate):
    m = debate(PEOPLE + "claim c by ann: C.\nclaim war by ann: W.\n  because c\n    because d: D.\n")
    assert m.claims["war"].reasons[0].movers == ("ann",)  # war is written there with its text
    assert m.claims["c"].reasons[0].movers == ("me",)
    assert m.claims["d"].authors == ("me",)


def test_a_rebuttal_is_wholly_of_the_by_on_its_line(debate):
    m = debate(PEOPLE + "by ann\nclaim war: W.\n  but talks by ben: T.\n    because hints: H.\n")
    assert m.claims["war"].rebuttals[0].movers == ("ben",)
    assert m.claims["talks"].authors == ("ben",)
    assert m.claims["hints"].authors == ("ben",)


def test_a_rebuttal_without_by_is_of_the_last_by_and_not_of_the_claimant(debate):
    m = debate(PEOPLE + "by ann\nclaim war by ben: W.\n  but talks: T.\n  and hints: H.\n")
    assert m.claims["war"].rebuttals[0].movers == ("ann",)
    assert m.claims["talks"].authors == ("ann",)
    assert m.claims["hints"].authors == ("ann",)


def test_linked_premises_are_said_by_the_mover_of_their_step(debate):
    m = debate(
        PEOPLE + "by ann\nclaim war by ben: W.\n  because expert by harris: E.\n  and loans: L.\n  assuming fair: F.\n"
        "  but frost by ann: F2.\n  and fuel: F3.\n  and snow by harris: S.\n"
    )
    assert m.claims["loans"].authors == ("ben",)
    assert m.claims["fair"].authors == ("ben",)
    assert m.claims["fair"].implicit
    assert not m.claims["loans"].implicit
    assert m.claims["fuel"].authors == ("ann",)
    assert m.claims["snow"].authors == ("harris",)
    assert m.claims["war"].rebuttals[0].movers == ("ann",)


def test_on_a_reference_by_names_the_mover_and_not_who_asserts(debate):
    m = debate(
        PEOPLE + "claim x by ann: X.\nclaim y by ann: Y.\nclaim z by ann: Z.\nclaim u by ann: U.\n"
        "claim war by ann: W.\n  because x by harris\n  but y by ben\n  and z\n  unless u by harris\n"
    )
    war = m.claims["war"]
    assert war.reasons[0].movers == ("harris",)
    assert war.rebuttals[0].movers == ("ben",)
    assert war.rebuttals[0].undercuts[0].movers == ("harris",)
    assert {m.claims[id_].authors for id_ in "xyzu"} == {("ann",)}


def test_by_on_a_linked_reference_adds_a_mover(debate):
    m = debate(PEOPLE + "claim x by ann: X.\nclaim y by ann: Y.\nclaim war by ann: W.\n  because x\n  and y by ben\n")
    assert m.claims["war"].reasons[0].movers == ("ann", "ben")


def test_an_undercut_with_by_or_citation_is_a_move_like_any_other(debate):
    m = debate(
        PEOPLE
        + "by ann from essay\nclaim war by ben: W.\n  because x: X.\n  unless u by harris: U.\n  unless v: V. [¶2]\n"
        "  unless w by harris: W2. [¶2]\n"
    )
    undercuts = m.claims["war"].reasons[0].undercuts
    assert [(u.claim, u.movers) for u in undercuts] == [("u", ("harris",)), ("v", ("ann",)), ("w", ("harris",))]
    assert [m.claims[u.claim].doubt for u in undercuts] == [False, False, False]
    assert m.claims["v"].authors == ("ann",)


def test_an_undercut_with_neither_is_an_open_doubt_of_the_map_maker(debate):
    m = debate(PEOPLE + "by ann\nclaim war: W.\n  because x: X.\n  unless u: Perhaps not.\n    because v: V.\n")
    doubt = m.claims["u"]
    assert doubt.doubt
    assert doubt.authors == ("me",)
    assert m.claims["war"].reasons[0].undercuts[0].movers == ("me",)
    assert doubt.reasons[0].movers == ("me",)


def test_a_citation_that_is_declared_prose_makes_no_move_of_a_doubt(debate):
    m = debate(PEOPLE + "by ann from essay\nclaim war: W.\n  because x: X.\n  unless u: Perhaps not. [¶2] []\n")
    assert m.claims["u"].doubt
    assert m.claims["u"].text == "Perhaps not. [¶2]"


def test_by_me_on_a_doubt_makes_it_the_map_makers_own_move(debate):
    m = debate("claim war: W.\n  because x: X.\n  unless u by me: Perhaps not.\n")
    assert not m.claims["u"].doubt


def test_an_undercut_that_refers_is_no_doubt(debate):
    m = debate("claim u: U.\nclaim war: W.\n  because x: X.\n  unless u\n")
    assert not m.claims["u"].doubt


def test_an_open_doubt_beside_an_answer(debate):
    m = debate(
        PEOPLE
        + "by ann\nclaim a: A.\nclaim b: B.\nquestion q: Q?\n  answer a\n  answer b\n  unless u: Both may hold.\n"
    )
    assert m.claims["u"].doubt
    answers = m.questions["q"].answers
    assert [len(answer.undercuts) for answer in answers] == [0, 1]
    assert answers[1].undercuts[0].claim == "u"


def test_by_and_section_end_with_their_file(debate):
    m = debate(
        "include part.argmap\nclaim mine: M.\n",
        {"part.argmap": PEOPLE + "by ann from essay\nsection s: S\nclaim hers: H. [¶1]\n"},
    )
    assert m.claims["hers"].authors == ("ann",)
    assert m.claims["hers"].section == "s"
    assert m.claims["mine"].authors == ("me",)
    assert m.claims["mine"].section is None


def test_by_of_the_including_file_is_not_in_force_in_the_included_one(debate):
    m = debate(
        "include people.argmap\nby ann\nclaim hers: H.\ninclude part.argmap\nclaim still: S.\n",
        {"people.argmap": PEOPLE, "part.argmap": "claim mine: M.\n"},
    )
    assert m.claims["mine"].authors == ("me",)
    assert m.claims["still"].authors == ("ann",)


def test_stances_are_an_authors_and_cite(debate):
    m = debate(
        PEOPLE
        + "by ann from essay\nclaim war: W. [¶1]\n  agreed: ben [@essay ¶2]\n  conceded: harris [¶3]\n  denied: me\n"
        "  reported: ben [¶4, ¶6]\n  agreed: harris\n"
    )
    stances = [(s.kind, s.author, " ".join(map(str, s.citations))) for s in m.claims["war"].stances]
    assert stances == [
        ("agreed", "ben", "@essay ¶2"),
        ("conceded", "harris", "@essay ¶3"),
        ("denied", "me", ""),
        ("reported", "ben", "@essay ¶4, ¶6"),
        ("agreed", "harris", ""),
    ]


def test_stances_can_be_added_in_another_file(debate):
    m = debate(
        "include part.argmap as p\ninclude people.argmap\nclaim p.u\n  agreed: ben [@essay ¶2]\n  because why: W.\n",
        {"people.argmap": PEOPLE, "part.argmap": "claim war: W.\n  because x: X.\n  unless u: U.\n"},
    )
    doubt = m.claims["p.u"]
    assert doubt.doubt
    assert [s.author for s in doubt.stances] == ["ben"]
    assert [p.claim for p in doubt.reasons[0].premises] == ["why"]


def test_who_is_not_declared_says_nothing_and_the_rest_still_stands(build):
    built = build(PEOPLE + "by nobody\nclaim a: A.\nclaim b by ann, nobody: B.\n")
    assert [(d.line, d.name) for d in built.diagnostics] == [(5, "undeclared-name"), (7, "undeclared-name")]
    assert built.map.claims["a"].authors == ("me",)
    assert built.map.claims["b"].authors == ("ann",)


def test_an_author_and_a_claim_of_one_name_are_told_apart(faults):
    assert faults("claim ann by ann: A.\n") == ["1:14 undeclared-name"]
