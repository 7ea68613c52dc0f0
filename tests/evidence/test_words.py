"""Words as evidence compares them: what counts as a word, what does not, and texts in their code."""

import pytest

from argmap.evidence.quoted import fingerprint_quotation, read_quotation
from argmap.evidence.words import join_words, read_words, split_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Don’t wait”", '"Don\'t wait"'),
        ("long-term plan", "long – term plan"),
        ("co\u00adoperate", "cooperate"),
        ("a\u00a0wide   space\tor two", "a wide space or two"),
        ("the ﬁnal of\ufb01ce", "the final office"),
        ("cafe\u0301", "café"),
        ("yes, indeed; so it is.", "yes indeed – so it is"),
        ("the \u200bword\ufeff", "the word"),
    ],
)
def test_what_counts_for_nothing(one: str, other: str) -> None:
    assert split_words(one) == split_words(other)
    assert fingerprint_quotation(one) == fingerprint_quotation(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,500 tons", "1500 tons"),
        ("3.5", "35"),
        ("40%", "40"),
        ("$5", "€5"),
        ("it fell to -5", "it fell to 5"),
        ("they can", "they can't"),
        ("its", "it's"),
        ("US policy", "us policy"),
        ("resign", "re-sign"),
        ("हिन्दी", "हिन्दा"),
    ],
)
def test_what_counts(one: str, other: str) -> None:
    assert split_words(one) != split_words(other)
    assert fingerprint_quotation(one) != fingerprint_quotation(other)


def test_a_possessive_is_a_word_and_its_ending() -> None:
    assert split_words("Iran’s allies'") == ["Iran", "'s", "allies"]
    assert join_words(split_words("Iran's aims")) == "Iran's aims"


def test_scripts_without_spaces_are_read_by_characters() -> None:
    assert split_words("俄罗斯 and イラン") == ["俄", "罗", "斯", "and", "イ", "ラ", "ン"]
    assert join_words(["俄", "罗", "斯", "and", "イ"]) == "俄罗斯 and イ"


def test_paragraphs_and_ends_of_sentences() -> None:
    words = read_words(["One two. Three", "", "Four!"])
    assert words.words == ["One", "two", "Three", "Four"]
    assert words.ends == {1, 3}
    assert [words.paragraph_at(n) for n in range(4)] == [1, 1, 1, 3]
    assert words.extent(1, 1) == (0, 3)
    assert words.extent(1, 99) == (0, 4)
    assert words.extent(7, 9) == (0, 0)
    assert words.encode(["THREE", "two"]) == words.code[2] + words.code[1]


def test_a_code_leaves_out_what_is_no_character() -> None:
    words = read_words([" ".join(f"w{n}" for n in range(60_000))])
    assert len(set(words.code)) == 60_000
    words.code.encode("utf-8")  # no surrogate among them


def test_a_quotation_is_read_as_it_is_meant() -> None:
    first, second = read_quotation("“[T]he [old] bridge … was build[ing] [sic]”")
    assert [(word.form, word.inserted, word.any_case, word.stem) for word in first] == [
        ("The", False, True, None),
        ("old", True, False, None),
        ("bridge", False, False, None),
    ]
    assert [(word.form, word.inserted, word.stem) for word in second] == [
        ("was", False, None),
        ("building", False, "build"),
        ("sic", True, None),
    ]


@pytest.mark.parametrize("mark", ["…", "...", ". . .", "....", "[...]", "[…]", "(…)", "[ . . . ]", "……"])
def test_every_mark_of_omission(mark: str) -> None:
    assert len(read_quotation(f"the bridge {mark} was late")) == 2
    assert fingerprint_quotation(f"the bridge {mark} was late") == fingerprint_quotation("the bridge … was late")
    assert fingerprint_quotation(f"{mark} the bridge {mark}") == fingerprint_quotation("the bridge")
    assert fingerprint_quotation("the bridge was late") != fingerprint_quotation(f"the bridge {mark} was late")


@pytest.mark.parametrize("text", ["", "…", "“”", "[all of it]", "[…]", "\ue000", "- – —"])
def test_quotations_without_words(text: str) -> None:
    assert read_quotation(text) == ()


def test_odd_brackets_break_nothing() -> None:
    for text in ("[[a]b", "a]b[", "[" * 5000, "a[" * 3000 + "]", "x[\ue000]y", "[" + " " * 5000 + "."):
        read_quotation(text)
        fingerprint_quotation(text)
