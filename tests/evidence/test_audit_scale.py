"""Long texts and many quotations: the work grows with both, never with their product squared."""

import random
import sys

from argmap.evidence.quotations import hold_quotation
from argmap.evidence.quoted import read_quotation
from argmap.evidence.words import ReadWords, read_words

VOCABULARY = [f"word{n}" for n in range(5000)]
WEIGHTS = [1 / (n + 1) for n in range(5000)]


def make_text(words: int) -> ReadWords:
    chosen = random.Random(7).choices(VOCABULARY, WEIGHTS, k=words)
    return read_words([" ".join(chosen[n : n + 80]) + "." for n in range(0, words, 80)])


def count_calls(text: ReadWords, quotations: list[tuple[str, tuple[int, int]]]) -> tuple[int, set[str]]:
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    outcomes = set()
    sys.setprofile(count)
    try:
        for words, cited in quotations:
            outcomes.add(hold_quotation(read_quotation(words), text, [cited]).outcome)
    finally:
        sys.setprofile(None)
    return calls, outcomes


def quote(text: ReadWords, number: int, change: str | None = None) -> list[tuple[str, tuple[int, int]]]:
    quotations = []
    for n in range(number):
        at = n * (len(text.words) - 20) // number
        words = text.words[at : at + 15]
        if change is not None:
            words[7] = change
        quotations.append((" ".join(words), (text.paragraph_at(at), text.paragraph_at(at + 14))))
    return quotations


def test_right_quotations_cost_the_same_in_a_long_text() -> None:
    short, long = make_text(4_000), make_text(64_000)
    few, outcomes = count_calls(short, quote(short, 100))
    many, _ = count_calls(long, quote(long, 100))
    assert outcomes == {"verified"}
    assert many < 2 * few


def test_altered_quotations_cost_the_same_in_a_long_text() -> None:
    short, long = make_text(4_000), make_text(64_000)
    few, outcomes = count_calls(short, quote(short, 30, "otherwise"))
    many, _ = count_calls(long, quote(long, 30, "otherwise"))
    assert outcomes == {"altered"}
    assert many < 3 * few


def test_a_word_that_is_everywhere_is_not_looked_at_everywhere() -> None:
    text = read_words(["the " * 50_000])
    calls, outcomes = count_calls(text, [("the", (1, 1)), ("The", (1, 1)), ("the the", (9, 9)), ("THE", (1, 1))])
    assert outcomes == {"verified", "elsewhere", "altered"}
    assert calls < 100_000


def test_a_quotation_of_thousands_of_words() -> None:
    text = make_text(20_000)
    words = text.words[:8_000]
    words[4_000] = "otherwise"
    calls, outcomes = count_calls(text, [(" ".join(words), (1, 250))])
    assert outcomes == {"altered"}
    assert calls < 500_000
