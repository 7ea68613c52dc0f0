"""The attack sheet: who opposes whom, what counts as an answer, what falls, what conceding a claim changes."""

import sys
from pathlib import Path
from random import Random

import pytest

import argmap
from argmap.evaluation import evaluate
from argmap.model import ME, Map
from argmap.prep.answers import find_replies, judge, judge_replies
from argmap.prep.attack import make_attack
from argmap.prep.attack_stakes import find_stakes
from argmap.prep.opponents import NoOpponentsError, find_shared, find_sides
from argmap.prep.sheet import plain
from argmap.render.sheets import print_sheet

sys.path.insert(0, str(Path(__file__).parent.parent / "evaluation"))
from random_maps import make_map

DEBATE = """\
map: Should the port grow?

author ann: Ann Lee
  side: for
author bo: Bo Roe
  side: against
author cy: Cy Fox
  side: against
author dee: Dee Hay

source report: The port in figures
  authors: ann
source paper: The other view
  authors: bo

question growth: Should the port grow?
  answer grow
  answer stay

claim grow by ann: The port should grow. [@report ¶1]
  because ships by ann: More ships come. [@report ¶2]
  but noise by bo: The noise drives people out. [@paper ¶3]
  but dust by cy: The dust is bad.

claim stay by bo: The port should stay as it is. [@paper ¶1]
  because calm by bo: People want calm. [@paper ¶4]
  unless jobs by ann: People want jobs more. [@report ¶5]
  because old by cy: The port is old.
  unless new-cranes: New cranes may be put up.
  because ships by bo
  unless far by cy: The ships lie far out.

claim noise
  because heard by bo: The noise was heard in every street. [@paper ¶5]
  but quiet by dee: New cranes are quiet.

claim dust
  conceded: ann [@report ¶9]

claim ships
  agreed: bo [@paper ¶7]
"""


@pytest.fixture
def port() -> argmap.Map:
    return argmap.loads(DEBATE)


def read_rows(sheet) -> dict[str, dict[str, object]]:
    """The rows of the table of targets by claim, as programs get them."""
    table = sheet.tables["targets"]
    rows = [
        {
            c.key: one.value if one.has_value else plain(one.words)
            for c, one in zip(table.columns, row.cells, strict=True)
        }
        for row in table.rows
    ]
    return {str(row["claim"]): row for row in rows}


def list_unanswered(map_: Map, authors: set[str]) -> set[str]:
    """Said anew, without the code that is tested: the claims of these authors that no relation answers."""
    taken_up = {
        c.id
        for c in map_.claims.values()
        if not c.doubt or c.reasons or any(s.kind in ("agreed", "conceded") for s in c.stances)
    }
    rivals = {a.claim for q in map_.questions.values() if q.exclusive and len(q.answers) > 1 for a in q.answers}
    found = set()
    for claim in map_.claims.values():
        if not authors & set(claim.authors) or claim.doubt:
            continue
        against = [s for s in claim.rebuttals if s.premises[0].claim in taken_up]
        broken = [u for s in claim.reasons for u in s.undercuts if u.claim in taken_up]
        used = [
            u
            for use in map_.uses(claim.id)
            if use.role == "premise"
            for u in use.step.undercuts
            if u.claim in taken_up and not set(u.movers) <= set(claim.authors)
        ]
        if not against and not broken and not used and claim.id not in rivals:
            found.add(claim.id)
    return found


def test_lamear_against_berman_names_exactly_what_nothing_answers(maps: Path) -> None:
    debate = argmap.load(maps / "necessity-or-alliance.argmap")
    rows = read_rows(debate.attack("lamear"))
    assert set(rows) == {claim.id for claim in debate.claims_of("berman")}
    expected = list_unanswered(debate, {"berman"})
    assert {id_ for id_, row in rows.items() if row["unanswered"]} == expected
    assert 20 < len(expected) < len(rows)
    text = debate.attack("lamear").print(width=80)
    assert text.count("  Answers: unanswered") == len(expected)
    assert max(map(len, text.splitlines())) <= 80


def test_opponents_by_side(port: argmap.Map) -> None:
    assert find_sides(port, "ann").opponents == ("bo", "cy")
    assert find_sides(port, "bo").own == ("bo", "cy")
    assert set(read_rows(port.attack("ann"))) == {"stay", "noise", "dust", "calm", "old", "heard", "far"}


def test_opponents_by_rival_answers_where_there_are_no_sides() -> None:
    debate = argmap.loads(DEBATE.replace("  side: for\n", "").replace("  side: against\n", ""))
    sides = find_sides(debate, "ann")
    assert (sides.by, sides.own, sides.opponents) == ("rival", ("ann",), ("bo",))
    reason = argmap.loads(
        DEBATE.replace("  side: for\n", "").replace("  side: against\n", "")
        + "\nby dee\n\nclaim stay\n  because trees: Trees grow there.\n"
    )
    assert find_sides(reason, "ann").opponents == ("bo", "dee")  # who gives a reason for it speaks for it
    with pytest.raises(NoOpponentsError, match="Dee Hay has no opponents"):
        debate.attack("dee")


def test_named_opponents_may_be_of_one_s_own_side(port: argmap.Map) -> None:
    sides = find_sides(port, "bo", ["cy"])
    assert (sides.own, sides.opponents, sides.by) == (("bo",), ("cy",), "named")
    with pytest.raises(ValueError, match="no author 'xy'"):
        port.attack("ann", against=["xy"])
    with pytest.raises(NoOpponentsError, match="opponent of himself"):
        port.attack("bo", against=["bo"])


def test_what_counts_as_an_answer(port: argmap.Map) -> None:
    replies = find_replies(port)
    kinds = {
        claim: [(reply.claim, reply.kind, reply.label) for reply in replies.to(claim)]
        for claim in ("stay", "calm", "old", "noise", "dust", "ships", "grow")
    }
    assert kinds["stay"] == [
        ("jobs", "undercut", "undercut"),
        ("far", "undercut", "undercut"),
        ("grow", "rival", "not true"),
    ]
    assert kinds["calm"] == [("jobs", "no-link", "no link")]
    assert kinds["old"] == []  # an open doubt answers nothing
    assert [reply.claim for reply in replies.doubts_of("old")] == ["new-cranes"]
    assert kinds["noise"] == [("quiet", "rebuttal", "not true")]
    assert kinds["ships"] == [("far", "no-link", "no link")]
    assert [claim for claim, _, _ in kinds["grow"]] == ["noise", "dust", "stay"]


def test_breaking_another_s_use_of_one_s_own_claim_is_no_answer_to_it() -> None:
    debate = argmap.loads("""\
author ann: Ann
author bo: Bo
claim grow by ann: It should grow.
  because ships by bo: More ships come.
  unless far by bo: They lie far out.
claim stay by bo: It should stay.
  but ships by ann
  unless small by bo: They are small.
  because ships by bo
""")
    replies = find_replies(debate)
    assert replies.to("ships") == ()
    (against,) = replies.to("stay")
    assert against.label == "turn"  # the same claim speaks for it and against it
    assert [other.claim for other in replies.counter(against)] == ["small"]


def test_moves_that_the_map_names() -> None:
    text = "claim one: One.\n  because two: Two.\n  unless three by ann: Three.\n    move: turn\n"
    debate = argmap.loads("author ann: Ann\n" + text + "  but four by ann: Four.\n    move: outweighs\n")
    replies = find_replies(debate)
    assert [(r.claim, r.label) for r in replies.to("one")] == [("four", "outweighs"), ("three", "turn")]


def test_an_answer_by_somebody_who_granted_the_claim_does_not_count() -> None:
    debate = argmap.loads("""\
author ann: Ann
author bo: Bo
claim one by ann: One.
  agreed: bo
  but two by bo: Two.
""")
    assert not find_replies(debate).is_answered("one")


def test_ranked_by_what_falls(port: argmap.Map) -> None:
    rows = read_rows(port.attack("ann"))
    # first what brings their thesis down, unanswered before answered; at the end what has fallen, and what we granted
    assert list(rows) == ["old", "stay", "far", "heard", "calm", "noise", "dust"]
    assert rows["old"]["falls"] == ("stay",)
    assert rows["dust"]["shaken"] == ("stay",)
    assert "granted by Ann Lee" in " ".join(port.attack("ann").print("md").split())


def test_stakes_are_those_of_the_evaluation(port: argmap.Map) -> None:
    """Against the plain way: evaluate the whole map with the claim rejected."""
    random = Random(7)
    debates: list[Map] = [port] + [make_map(random, random.randint(3, 12)) for _ in range(150)]
    changes = 0
    for debate in debates:
        for strike in ("struck", "undecided"):
            before = evaluate(debate, circles=strike)
            stakes = find_stakes(before, debate.claims)
            for name, found in stakes.items():
                if before.label(name) < 0:
                    assert (found.falls, found.shaken, found.rises) == ((), (), ())
                    continue
                after = evaluate(debate, reject=[name], circles=strike)
                pairs = [(n, before.label(n), after.label(n)) for n in debate.claims if n != name]
                changed = [(n, old, new) for n, old, new in pairs if old != new]
                assert found.falls == tuple(n for n, _, new in changed if new == -1)
                assert found.shaken == tuple(n for n, old, new in changed if (old, new) == (1, 0))
                assert found.rises == tuple(n for n, _, new in changed if new == 1)
                changes += len(changed)
    assert changes > 300


def test_replies_hold_as_the_evaluation_says() -> None:
    """A claim that stands has no rebuttal that holds; one with a rebuttal that holds falls."""
    random = Random(3)
    held = 0
    for _ in range(200):
        debate = make_map(random, 8)
        evaluation = evaluate(debate)
        labels = judge_replies(evaluation)
        replies = find_replies(debate)
        for name in debate.claims:
            for reply in replies.by_claim.get(name, ()):
                if reply.kind in ("rebuttal", "rival") and judge(evaluation, labels, reply) == 1:
                    assert evaluation.label(name) == -1
                    held += 1
    assert held > 20


def test_conceding_a_claim_moves_the_sheet(maps: Path) -> None:
    debate = argmap.load(maps / "necessity-or-alliance.argmap")
    before, after = debate.attack("lamear"), debate.attack("lamear", accept=["berman.moscow-prefers"])
    old, new = read_rows(before), read_rows(after)
    assert list(old).index("berman.moscow-prefers") < 3
    assert list(new)[-1] == "berman.moscow-prefers"
    assert "berman.moscow-prefers" in old["berman.voiced-concern"]["falls"]
    assert new["berman.voiced-concern"]["falls"] == ()
    text = after.print(width=300)
    shared = text.partition("What both concede")[2]
    assert "Moscow puts its tie to Tehran above anything" in shared
    assert "granted for this sheet" in shared
    assert "granted for this sheet" not in before.print()


def test_giving_up_a_claim_of_one_s_own(port: argmap.Map) -> None:
    assert read_rows(port.attack("ann"))["calm"]["best"].endswith("It holds.")
    assert read_rows(port.attack("ann", reject=["jobs"]))["calm"]["best"].endswith("It is answered in its turn.")
    with pytest.raises(ValueError, match="both accepted and rejected"):
        port.attack("ann", accept=["jobs"], reject=["jobs"])


def test_weak_points_and_common_ground() -> None:
    debate = argmap.loads(DEBATE + "\nclaim luck by ann: It will go well.\n")
    text = print_sheet(make_attack(debate, "ann"), "text", width=400)
    attacked = text.partition("Attacks on us that we have not answered")[2].partition("Our claims")[0]
    assert "“The dust is bad” (Fox), not true" in attacked
    unsupported = text.partition("Our claims without support")[2].partition("Our claims that")[0]
    assert "“It will go well” (Lee): neither a reason nor a source" in unsupported
    dropped = text.partition("Our claims that nobody answers")[2].partition("What both")[0]
    assert "It will go well" in dropped
    assert "People want jobs" in dropped
    assert "More ships come" not in dropped
    assert find_shared(debate, find_sides(debate, "ann")) == ("ships", "dust")
    assert "“More ships come” (Lee, no date, ¶2): Bo Roe (¶7) agrees." in text


def test_empty_parts_say_why() -> None:
    debate = argmap.loads("author ann: Ann\nauthor bo: Bo\nclaim one by ann: One.\n")
    text = debate.attack("ann", against="bo").print(width=200)
    assert "The map gives Bo no claim that we do not make ourselves." in text
    assert "The map has no claim of the other side, Bo." in text
    assert "Nothing: the map has no claim that we and Bo both make" in text


def test_the_map_maker_can_be_a_side() -> None:
    debate = argmap.loads("""\
author bo: Bo
question q: Grow?
  answer grow
  answer stay
claim grow: Grow.
claim stay by bo: Stay.
""")
    assert find_sides(debate, ME).opponents == ("bo",)
    assert find_sides(debate, "bo").opponents == (ME,)
