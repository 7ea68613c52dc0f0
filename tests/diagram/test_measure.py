"""Wrapping by measured width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagram.advances import advance
from argmap.diagram.measure import clean_text, runs_right_to_left, split_clusters, wrap
from argmap.testing import texts

WIDTH, SIZE = 176.0, 11.0


def lines_of(text: str, width: float = WIDTH) -> list[str]:
    return [line.text for line in wrap(clean_text(text), width, SIZE)]


@given(texts(lines=True), st.sampled_from([40.0, 176.0, 206.0]), st.booleans())
def test_no_line_is_wider_than_its_room(text: str, width: float, bold: bool) -> None:
    for line in wrap(clean_text(text), width, SIZE, bold):
        assert line.width == advance(line.text, SIZE, bold)
        assert line.width <= width + 0.01 or len(split_clusters(line.text)) == 1


@given(texts(lines=True), st.sampled_from([40.0, 176.0]))
def test_nothing_but_white_space_is_lost(text: str, width: float) -> None:
    cleaned = clean_text(text)
    assert "".join("".join(lines_of(text, width)).split()) == "".join(cleaned.split())


@given(st.text(max_size=60))
def test_any_text_can_be_set(text: str) -> None:
    cleaned = clean_text(text)
    assert "".join("".join(lines_of(text)).split()) == "".join(cleaned.split())


def test_lines_are_balanced() -> None:
    lines = wrap("Sanctions, threats and alarm over the drones drive Russia and Iran closer together.", WIDTH, SIZE)
    widths = [line.width for line in lines]
    assert len(lines) == 3
    assert max(widths) - min(widths) < 30


def test_balancing_needs_no_further_line() -> None:
    text = "The chance of prising Moscow and Tehran apart is now smaller than it has ever been."
    assert len(wrap(text, WIDTH, SIZE)) == len(wrap(text, WIDTH, SIZE, balanced=False))


def test_a_long_word_is_broken() -> None:
    lines = lines_of("a " + "x" * 200)
    assert len(lines) > 5
    assert "".join(lines).replace(" ", "") == "a" + "x" * 200


def test_an_address_breaks_after_its_signs() -> None:
    lines = lines_of("https://example.org/sanctions/and/trade/in/the/region?year=2023")
    assert lines[0][-1] in "/.?="


@pytest.mark.parametrize("joined", ["20-30", "3.14", "1,000", "-5"])
def test_numbers_stay_whole(joined: str) -> None:
    for width in range(30, 120, 7):
        if advance(joined, SIZE) <= width:
            assert any(joined in line for line in lines_of(f"between {joined} years", width))


@pytest.mark.parametrize(
    "cluster", ["e\u0301", "👩\u200d👩\u200d👧", "🇮🇷", "👍🏽", "한", "\u1112\u1161\u11ab", "क्षि"[:2]]
)
def test_what_reads_as_one_character_is_not_torn(cluster: str) -> None:
    assert split_clusters(cluster) == [cluster]
    assert all(len(line) % len(cluster) == 0 for line in lines_of(cluster * 60))


def test_flags_are_pairs() -> None:
    assert split_clusters("🇮🇷🇷🇺") == ["🇮🇷", "🇷🇺"]


def test_chinese_breaks_between_characters_but_not_before_a_full_stop() -> None:
    lines = lines_of("俄罗斯和伊朗的合作只在双方都有利可图的时候才能维持下去。" * 2)
    assert len(lines) > 2
    assert not any(line.startswith(("。", "，")) for line in lines)


def test_a_line_feed_starts_a_paragraph() -> None:
    assert lines_of("one\n\ntwo") == ["one", "two"]


@pytest.mark.parametrize(
    ("text", "rtl"),
    [("ایران و روسیه", True), ("(۲۰۲۳) ایران", True), ("Iran ایران", False), ("2023", False), ("«שלום»", True)],
)
def test_a_paragraph_runs_as_its_first_letter_does(text: str, rtl: bool) -> None:
    assert runs_right_to_left(text) is rtl
    assert wrap(text, WIDTH, SIZE)[0].rtl is rtl


def test_what_no_picture_can_hold_is_replaced() -> None:
    assert clean_text("a\x00b\ud800c\u202ed\x85e\uffff") == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffd"
    assert clean_text("a\tb\r\nc\u2028d") == "a b\nc\nd"
    assert clean_text("می\u200cخواهد") == "می\u200cخواهد"
