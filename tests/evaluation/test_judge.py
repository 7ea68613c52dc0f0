"""What a debate judge would say: ten cases, and what else the language promises."""

from collections.abc import Callable

import pytest

import argmap

Words = Callable[..., dict[str, str]]
Read = Callable[[str], argmap.Map]


def test_a_dropped_argument_wins(words: Words) -> None:
    found = words("""
        claim lanes by ada: Build lanes.
          but cost by ben: They cost too much.
    """)
    assert found == {"lanes": "falls", "cost": "stands"}


def test_an_answered_argument_does_not(words: Words) -> None:
    found = words("""
        claim lanes by ada: Build lanes.
          but cost by ben: They cost too much.
            but cheap by ada: Paint is cheap.
    """)
    assert found == {"lanes": "stands", "cost": "falls", "cheap": "stands"}


def test_a_turn_counts_against_its_first_user(words: Words) -> None:
    found = words("""
        claim lanes by ada: Build lanes.
          because traffic: They change the traffic.
          but traffic by ben
    """)
    assert found == {"lanes": "falls", "traffic": "stands"}


def test_one_reason_left_of_two_carries(words: Words) -> None:
    found = words("""
        claim lanes by ada: Build lanes.
          because safety: They are safer.
            but junctions by ben: Not at junctions.
          because air: They clean the air.
    """)
    assert found == {"lanes": "stands", "safety": "falls", "junctions": "stands", "air": "stands"}


def test_a_conceded_premise_stands_without_its_reasons(words: Words) -> None:
    text = """
        claim lanes by ada: Build lanes.
          because safety: They are safer.
            conceded: ben
            because study: A study says so.
              but small by ben: The study was small.
    """
    assert words(text)["lanes"] == "stands"
    assert words(text.replace("conceded: ben", "reported: ben"))["lanes"] == "falls"


def test_a_circle_supports_nothing(read: Read, words: Words) -> None:
    text = """
        claim trust by ada: They trust each other.
          because deals: They sign contracts.
            because trust
        claim alliance by ada: They are allies.
          because trust
    """
    assert set(words(text).values()) == {"falls"}
    evaluation = read(text).evaluate()
    assert evaluation.verdict("trust").causes[0].circle == ("trust", "deals")
    assert evaluation.verdict("trust").remark == ("unsupported: argues in a circle: trust because deals because trust")
    assert evaluation.verdict("alliance").causes[0].circle == ()
    assert set(words(text, circles="undecided").values()) == {"contested"}


def test_a_circle_with_a_foot_outside_stands(words: Words) -> None:
    found = words("""
        claim trust by ada: They trust each other.
          because deals: They sign contracts.
            because trust
            because archive: The contracts are in the archive.
    """)
    assert set(found.values()) == {"stands"}


def test_a_claim_that_defeats_itself_is_open(read: Read) -> None:
    verdict = (
        read("""
        claim doubt: No general statement can be trusted.
          # allow: author-turn, self-rebuttal
          but doubt
    """)
        .evaluate()
        .verdict("doubt")
    )
    assert verdict.word == "open"
    assert verdict.remark == "no position settles it"


def test_two_rivals_without_reasons_both_fall(read: Read) -> None:
    evaluation = read("""
        question what: What to build?
          answer lanes
          answer trams
        claim lanes by ada: Lanes.
        claim trams by ben: Trams.
    """).evaluate()
    for name in ("lanes", "trams"):
        assert evaluation.verdict(name).word == "falls"
        assert evaluation.verdict(name).causes == ("unsupported",)


def test_an_undercut_rebuttal_is_out_of_force(words: Words) -> None:
    found = words("""
        claim lanes by ada: Build lanes.
          but cost by ben: They cost too much.
          unless state by ada: The state pays.
    """)
    assert found == {"lanes": "stands", "cost": "stands", "state": "stands"}


def test_common_ground_cannot_be_rebutted_by_who_granted_it(words: Words) -> None:
    text = """
        claim lanes by ada: Build lanes.
          agreed: ben
          # allow: granted-rebuttal
          but cost by ben: They cost too much.
    """
    assert words(text) == {"lanes": "stands", "cost": "stands"}
    assert words(text.replace("but cost by ben", "but cost by ben, me"))["lanes"] == "falls"


# what else the definitions say


RIVALS = """
    question what: What to build?
      answer lanes
      answer trams
    claim lanes by ada: Lanes.
      because safety: Safer.
    claim trams by ben: Trams.
      because speed: Faster.
"""


def test_rivals_with_reasons_are_contested(read: Read) -> None:
    evaluation = read(RIVALS).evaluate()
    assert evaluation.verdict("lanes").word == evaluation.verdict("trams").word == "contested"
    assert evaluation.positions().count == 2
    assert evaluation.positions().position_where("lanes", "stands")["trams"] == "falls"
    assert evaluation.verdict("lanes").remark == "stands in some positions and falls in others"


def test_an_unless_beside_either_answer_lifts_the_rivalry(words: Words) -> None:
    for answer in ("lanes", "trams"):
        text = RIVALS.replace(f"answer {answer}\n", f"answer {answer}\n      unless both by ada: Build both.\n")
        assert words(text)["lanes"] == words(text)["trams"] == "stands"


def test_answers_many_do_not_exclude_one_another(words: Words) -> None:
    text = RIVALS.replace("to build?\n", "to build?\n      answers: many\n")
    assert words(text)["lanes"] == words(text)["trams"] == "stands"


def test_what_excludes_an_answer_is_named(read: Read) -> None:
    evaluation = read(RIVALS).evaluate(reject=["speed"])
    assert evaluation.verdict("lanes").word == "stands"
    trams = evaluation.verdict("trams")
    assert trams.causes == ("excluded", "unsupported")
    assert trams.causes[0].by == ("lanes",)
    assert trams.remark == "excluded by lanes; unsupported: its reason from speed is broken"


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("unless doubt: Maybe the state pays.", "falls"),
        ("unless doubt: Maybe the state pays.\n    agreed: ben", "stands"),
        ("unless doubt: Maybe the state pays.\n    reported: ben", "falls"),
        ("unless doubt: Maybe the state pays.\n    because law: There is a law.", "stands"),
        ("unless doubt: Maybe the state pays.\n    asserted: yes", "stands"),
        ("unless doubt by me: The state pays.", "stands"),
    ],
)
def test_a_doubt_works_once_somebody_takes_it_up(words: Words, line: str, word: str) -> None:
    text = f"claim lanes by ada: Lanes.\n  but cost by ben: Cost.\n  {line}\n"
    assert words(text)["lanes"] == word


def test_linked_premises_hold_together_or_not_at_all(words: Words) -> None:
    text = """
        claim lanes by ada: Lanes.
          because safety: Safer.
          and use: People use them.
            but empty by ben: They stand empty.
    """
    assert words(text)["lanes"] == "falls"


def test_what_is_denied_or_reported_changes_nothing(words: Words) -> None:
    assert words("claim lanes by ada: Lanes.\n  denied: ben\n") == {"lanes": "stands"}


def test_a_co_speaker_without_reasons_puts_the_claim_forward(words: Words) -> None:
    text = """
        claim lanes by ada, ben: Lanes.
        by ada
        claim lanes
          because safety: Safer.
            but junctions by ben: Not at junctions.
    """
    assert words(text)["lanes"] == "stands"
    assert words(text.replace("ada, ben: Lanes", "ada: Lanes"))["lanes"] == "falls"


READINGS = """
    claim lanes by ada: Lanes.
      because safety: Safer.
      but cost by ben: Too dear.
      unless state by me: The state pays.
    claim safety
      agreed: ben
    by ben
    claim lanes
      but noise: Building them is loud.
      unless safety by ada
"""


def test_an_authors_reading_holds_his_own_commitments_only(words: Words, read: Read) -> None:
    assert words(READINGS)["lanes"] == "stands"
    ben = words(READINGS, author="ben")
    assert ben == {"lanes": "falls", "safety": "stands", "cost": "stands", "state": "falls", "noise": "stands"}
    causes = read(READINGS).evaluate(author="ben").verdict("lanes").causes
    assert causes == ("not put forward", "rebutted")
    assert causes[1].by == ("cost",)  # that of `noise` is undercut by what Ben agreed to
    ada = words(READINGS, author="ada")
    assert ada == {"lanes": "stands", "safety": "stands", "cost": "falls", "state": "falls", "noise": "falls"}


def test_a_premise_taken_over_is_ones_own(words: Words) -> None:
    text = """
        claim safety by ada: Safer.
          because study: A study says so.
        claim law by ben: Change the law.
          because safety
    """
    ben = words(text, author="ben")
    assert ben == {"safety": "stands", "study": "falls", "law": "stands"}


def test_suppositions(words: Words, read: Read) -> None:
    assert words(READINGS, reject=["state"])["lanes"] == "falls"
    assert words(READINGS, accept=["lanes"], reject=["state"])["lanes"] == "stands"
    falls = read(READINGS).evaluate(reject="lanes").verdict("lanes")
    assert (falls.word, falls.causes, falls.remark) == ("falls", ("rejected",), "rejected by supposition")
    with pytest.raises(ValueError, match="both accepted and rejected"):
        read(READINGS).evaluate(accept=["cost"], reject=["cost"])
    with pytest.raises(ValueError, match="no claim 'nothing'"):
        read(READINGS).evaluate(accept=["nothing"])
    with pytest.raises(ValueError, match="no author 'zoe'"):
        read(READINGS).evaluate(author="zoe")
    with pytest.raises(KeyError):
        read(READINGS).evaluate().verdict("nothing")


def test_falls_whichever_side_one_takes(read: Read) -> None:
    verdict = (
        read("""
        claim x by ada: X.
          # allow: both-sides
          but y by ben: Y.
            but x by ada
        claim z by ada: Z.
          but x by ben
          but y by ben
    """)
        .evaluate()
        .verdict("z")
    )
    assert (verdict.word, verdict.remark) == ("contested", "falls whichever side one takes")


def test_an_empty_map_and_one_claim() -> None:
    assert dict(argmap.loads("").evaluate().verdicts) == {}
    assert argmap.loads("").evaluate().positions().count == 1
    assert argmap.loads("claim a: A.\n").evaluate().verdict("a").word == "stands"
