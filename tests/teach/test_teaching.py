"""The teaching checks: what they find, what they let pass, and that they run only where they are asked for."""

import pytest

import argmap
from argmap.app import check_paths, load_map
from argmap.model import Claim, Map, Premise, Step
from argmap.rules.teaching import check_teaching
from argmap.rules.teaching_sentences import find_joint, find_loose_pronoun, find_second_claim, find_sentence_fault
from argmap.rules.teaching_words import Synonyms, find_bad_group, is_english

LAID_OUT = """\
claim mortal: Socrates is mortal.
  because man: Socrates is a man.
  and all: All men are mortal.
"""
BRIEF = """\
claim tram: The town should build a tram.
  because full: The buses are crowded.
"""


def teach(text: str) -> list[tuple[int, str, str]]:
    return [(d.line, d.name, d.message) for d in load_map(None, text=text, teach=True).diagnostics]


def test_nothing_is_taught_unasked() -> None:
    assert load_map(None, text=BRIEF).diagnostics == []
    assert [d.name for d in load_map(None, text=BRIEF, teach=True).diagnostics] == ["rabbit-rule"]


def test_a_syllogism_keeps_both_rules() -> None:
    assert teach(LAID_OUT) == []


def test_one_remark_tells_both_ends_of_what_one_premise_leaves_out() -> None:
    (found,) = load_map(None, text=BRIEF, teach=True).diagnostics
    assert (found.line, str(found.severity)) == (2, "info")
    assert (
        found.message == "its one premise does not speak of `town`, `build` or `tram`, which the conclusion speaks of"
    )
    assert "what ties it to `buses` and `crowded`" in found.hint


def test_a_single_premise_that_says_more_than_its_conclusion() -> None:
    assert teach("claim tram: The tram is cheap.\n  because both: The tram is cheap and quiet.\n") == [
        (2, "holding-hands", "`quiet` stands in the premise and not in the conclusion")
    ]


def test_linked_premises_hold_hands_with_one_another_and_with_the_conclusion() -> None:
    assert teach(LAID_OUT.replace("a man", "a bearded man from Athens")) == [
        (2, "holding-hands", "`bearded` and `Athens` stand in a single premise each and not in the conclusion")
    ]
    assert teach(LAID_OUT.replace("is mortal", "is mortal and poor")) == [
        (2, "rabbit-rule", "none of its 2 premises speaks of `poor`, which the conclusion speaks of")
    ]


def test_an_unstated_premise_counts() -> None:
    assert teach(BRIEF + "  assuming crowd: A town whose buses are crowded should build a tram.\n") == []


def test_rebuttals_are_passed_over() -> None:
    assert teach("claim tram: The town should build a tram.\n  but debt: The plan is dear.\n") == []


def test_forms_of_a_word_are_one() -> None:
    text = (
        "claim tie: Russian cooperation with Iran's leaders is a partnership.\n"
        "  because one: Iran and Russia cooperate as partners who lead.\n"
    )
    assert teach(text) == []


def test_synonyms_of_the_map_silence_false_alarms() -> None:
    text = "claim last: The bargain of Moscow will last.\n  because one: The deal of the Russian Federation lasts.\n"
    assert [name for _, name, _ in teach(text)] == ["rabbit-rule"]
    listed = "map: The tie\n  x-synonyms: bargain = deal, pact; Moscow = Russian Federation, Russia\n\n"
    assert teach(listed + text) == []
    assert argmap.loads(listed + text).dumps().count("x-synonyms: bargain = deal") == 1


def test_synonyms_of_an_included_file_count(tmp_path) -> None:
    (tmp_path / "words.argmap").write_text("map: Words\n  x-synonyms: bargain = deal\n", encoding="utf-8")
    own = "include words.argmap\n\nclaim last: The bargain will last.\n  because one: The deal will last.\n"
    (tmp_path / "own.argmap").write_text(own, encoding="utf-8")
    assert check_paths([tmp_path / "own.argmap"], teach=True) == []


def test_a_list_that_cannot_be_read_is_told() -> None:
    found = teach("map: T\n  x-synonyms: bargain = deal; pact\n\nclaim a: The tie will last.\n")
    assert found == [(2, "bad-synonyms", "`pact` does not say which words mean the same")]
    assert [find_bad_group(g) for g in ("a = b", "a = b; ", "", "a = ", "= b", "a = b,, c", "a = b = c")] == [
        None, None, None, "a =", "= b", "a = b,, c", "a = b = c",
    ]  # fmt: skip


def test_the_longest_phrase_counts_and_groups_join() -> None:
    synonyms = Synonyms(["United States = America", "America = Washington; states = lands"])
    forms = dict(synonyms.list_terms("Washington; the United States; these states"))
    assert set(forms) == {"Washington", "states"}  # `United States` is the term that `Washington` was
    assert forms["Washington"] != forms["states"]


def test_a_comment_silences_a_check_and_is_idle_only_where_it_ran() -> None:
    text = BRIEF.replace("  because", "  # allow: rabbit-rule\n  because")
    assert teach(text) == []
    assert load_map(None, text=text).diagnostics == []
    idle = LAID_OUT.replace("  because", "  # allow: rabbit-rule\n  because")
    assert [name for _, name, _ in teach(idle)] == ["unused-allow"]
    assert load_map(None, text=idle).diagnostics == []


def test_a_joined_map_tells_each_finding_once(tmp_path) -> None:
    (tmp_path / "one.argmap").write_text(BRIEF, encoding="utf-8")
    joined = "include one.argmap as one\n\nclaim one.tram\n  because debt: The town can pay for it.\n"
    (tmp_path / "two.argmap").write_text(joined, encoding="utf-8")
    found = [(d.path.rpartition("/")[2], d.line, d.name) for d in check_paths([tmp_path], teach=True)]
    assert found == [("one.argmap", 2, "rabbit-rule"), ("two.argmap", 4, "rabbit-rule")]


def test_maps_made_in_python() -> None:
    claims = [
        Claim("a", "The bargain will last", reasons=(Step("reason", "a", (Premise("b"), Premise("gone"))),)),
        Claim("b", "The deal will last."),
    ]
    assert [d.name for d in check_teaching(Map(claims=claims))] == ["not-a-sentence"]
    whole = [Claim("a", "The bargain will last.", reasons=(Step("reason", "a", (Premise("b"),)),)), claims[1]]
    assert [d.name for d in check_teaching(Map(claims=whole))] == ["rabbit-rule"]
    assert check_teaching(Map(claims=whole, extras={"x-synonyms": "bargain = deal"})) == []


@pytest.mark.parametrize(
    "text",
    [
        "Die Sanktionen sind nicht wirksam",
        "Les sanctions ne sont pas efficaces",
        "Las sanciones no funcionan para el pueblo",
        "De tram is te duur voor de stad",
        "Spårvagnen är för dyr",
        "制裁使伊朗经济停滞不前",
        "روابط دو کشور پایدار است",
    ],
)
def test_other_languages_are_passed_over(text: str) -> None:
    assert not is_english(text)
    assert teach(f"claim a: {text}\n  because b: {text} 2\n") == []
    mixed = f"{LAID_OUT}\nclaim b: {text}\n  because mortal\n"
    assert teach(mixed) == []


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The tram is cheap. It is also quiet.", "It is also quiet."),
        ("Mr. Smith went home. He slept for a day.", "He slept for a…"),
        ("The ban is legal; and the court is wrong to strike it down.", "the court is wrong…"),
        ("Iran needs cash; Russia needs drones.", "Russia needs drones."),
        ("The U.S. Senate voted for it.", None),
        ("Prices rose by 3.5 % in St. Petersburg.", None),
        ("He said “I fight. You do not.” to the press.", None),
        ("The law bans guns, knives; and bombs.", None),
        ("The town built a tram and a bridge.", None),
    ],
)
def test_second_claims(text: str, second: str | None) -> None:
    assert find_second_claim(text) == second


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("The tram is cheap.", None),
        ("“Never again” was the motto!", None),
        ("3,000 people came.", None),
        ("Build the tram.", None),
        ("Is the tram cheap?", "asks a question"),
        ("the tram is cheap.", "does not begin with a capital"),
        ("The tram is cheap", "does not end with a full stop"),
        ("Public transport in the town.", "has no verb"),
        ("…", None),
    ],
)
def test_sentences(text: str, fault: str | None) -> None:
    assert find_sentence_fault(text) == fault


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The town should build a tram because buses are full.", "because"),
        ("Iran is poor, so it must sell.", "so"),
        ("Since Iran is poor, it must sell.", "since"),
        ("Iran sells drones, since it is poor.", "since"),
        ("Socrates is a man and therefore mortal.", "therefore"),
        ("Iran fights mainly because it is afraid.", None),
        ("Iran fights because of its fear.", None),
        ("Since Russia invaded Ukraine, Iran has sold drones.", None),
        ("Since 2014 Iran is under sanctions.", None),
        ("Iran is poor, so far as anyone can tell.", None),
        ("The tram is so dear that nobody rides it.", None),
        ("His motto was “I fight because I must”.", None),
    ],
)
def test_reasoning_inside(text: str, word: str | None) -> None:
    assert find_joint(text) == word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It costs too much.", "It"),
        ("They don't work.", "They"),
        ("This fails.", "This"),
        ("Its economy is stagnant.", "Its"),
        ("It's too dear.", "It"),
        ("It is wrong to lie.", None),
        ("It is uncertain what Russia will ask.", None),
        ("This policy fails.", None),
        ("Those who lie lose.", None),
        ("That Russia needs Iran is plain.", None),
        ("Italy voted.", None),
        ("Iran sold what it had.", None),
    ],
)
def test_loose_pronouns(text: str, word: str | None) -> None:
    assert find_loose_pronoun(text) == word


def test_a_reason_with_thousands_of_premises_and_a_long_chain() -> None:
    step = Step("reason", "top", tuple(Premise(f"p{n}") for n in range(3000)))
    claims = [Claim("top", "The tram is cheap.", reasons=(step,))]
    claims += [Claim(f"p{n}", f"The tram {n} is cheap.") for n in range(3000)]
    (found,) = check_teaching(Map(claims=claims))
    assert found.message.endswith("and 2994 more stand in a single premise each and not in the conclusion")
    chain = [Claim(f"c{n}", "The tram is cheap.", reasons=(Step("reason", f"c{n}", (Premise(f"c{n + 1}"),)),))
             for n in range(5000)]  # fmt: skip
    assert check_teaching(Map(claims=[*chain, Claim("c5000", "The tram is cheap.")])) == []
