"""What holds for every quotation from every text: cut out it is right, changed it is told. Counts, not seconds."""

from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.evidence.quotations import hold_quotation
from argmap.evidence.quoted import fingerprint_quotation, read_quotation
from argmap.evidence.words import read_words, split_words

WORDS = (
    "the bridge council engineer will not steel price harbour ferry tunnel mayor spring year worker promise Nobody "
    "Iran's don't 1,500 40% café straße Москва мост γέφυρα גשר जहाज़ long-term U.S. $5.50"
).split()
sentences = st.lists(st.sampled_from(WORDS), min_size=3, max_size=14).map(lambda words: " ".join(words) + ".")
paragraphs = st.lists(st.lists(sentences, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=6)
quotation_marks = st.sampled_from(["“{}”", '"{}"', "‘{}’", "«{}»", "„{}“", "{}", "… {} …"])
spaces = st.sampled_from([" ", "  ", "\u00a0", "\t", "\u202f", " \u200b", ", ", "; "])


@st.composite
def cuts(draw: st.DrawFn, least: int = 1) -> tuple[list[str], int, list[str]]:
    """Paragraphs, the number of one of them, and words in a row out of it."""
    text = draw(paragraphs)
    number = draw(st.integers(1, len(text)))
    words = text[number - 1].split()
    first = draw(st.integers(0, max(len(words) - least, 0)))
    length = draw(st.integers(least, max(least, min(20, len(words) - first))))
    return text, number, words[first : first + length]


@given(cuts())
def test_what_is_cut_from_a_text_is_verified(cut: tuple[list[str], int, list[str]]) -> None:
    text, number, words = cut
    for cited in ([(number, number)], [(1, len(text))], None):
        checked = hold_quotation(read_quotation(" ".join(words)), read_words(text), cited)
        assert checked.outcome == "verified"
        assert not checked.changes
    assert (number, number) in hold_quotation(read_quotation(" ".join(words)), read_words(text), None).places


@given(cuts(), st.data())
def test_marks_and_spaces_do_not_matter(cut: tuple[list[str], int, list[str]], data: st.DataObject) -> None:
    text, number, words = cut
    joined = words[0]
    for word in words[1:]:
        joined += data.draw(spaces) + word
    changed = joined.replace("'", data.draw(st.sampled_from("'’ʼ")))
    changed = changed.replace("-", data.draw(st.sampled_from("-–—‐‑")))
    middle = data.draw(st.integers(0, len(changed)))
    if changed[middle - 1 : middle].isalpha() and changed[middle : middle + 1].isalpha():
        changed = changed[:middle] + "\u00ad" + changed[middle:]
    changed = data.draw(quotation_marks).format(changed)
    checked = hold_quotation(read_quotation(changed), read_words(text), [(number, number)])
    assert checked.outcome == "verified"
    assert fingerprint_quotation(changed) == fingerprint_quotation(" ".join(words))


@given(cuts(least=4), st.data())
def test_one_word_changed_added_or_dropped_is_altered(
    cut: tuple[list[str], int, list[str]], data: st.DataObject
) -> None:
    text, number, words = cut
    assume(len(split_words(" ".join(words))) >= 4)
    at = data.draw(st.integers(1, len(words) - 2))
    other = data.draw(st.sampled_from(["zebra", *WORDS]))
    kind = data.draw(st.sampled_from(["changed", "added", "dropped"]))
    quoted = [*words[:at], *([] if kind == "dropped" else [other]), *words[at + (kind != "added") :]]
    read = read_words(text)
    assume(read.encode(split_words(" ".join(quoted))) not in read.code)
    checked = hold_quotation(read_quotation(" ".join(quoted)), read, [(number, number)])
    # words in such small numbers may stand elsewhere as the other half of a splice, too
    assert checked.outcome in ("altered", "spliced")
    if other == "zebra" and kind != "dropped":
        assert checked.outcome == "altered"
        assert "zebra" in " ".join(change.words for change in checked.changes if change.kind == "added")
    ours = " ".join(change.words for change in checked.changes if change.kind != "removed")
    assert set(split_words(ours)) <= set(split_words(" ".join(quoted))) | set(read.words)


@given(cuts(least=6), st.data())
def test_words_left_out_with_a_mark_are_verified(cut: tuple[list[str], int, list[str]], data: st.DataObject) -> None:
    text, number, words = cut
    assume(len(words) >= 3)
    start = data.draw(st.integers(1, len(words) - 1))
    end = data.draw(st.integers(start, len(words) - 1))
    mark = data.draw(st.sampled_from(["…", "...", "[…]", ". . .", "(...)"]))
    quoted = f"{' '.join(words[:start])} {mark} {' '.join(words[end:])}"
    checked = hold_quotation(read_quotation(quoted), read_words(text), [(number, number)])
    assert (checked.outcome, checked.skips) == ("verified", False)


@given(st.integers(0, 400), st.integers(0, 400), st.integers(4, 12), st.integers(4, 12))
def test_two_passages_without_a_mark_are_a_splice(first: int, second: int, one: int, other: int) -> None:
    words = [f"w{n}" for n in range(500)]
    assume(not first <= second <= first + one + 8)
    text = read_words([" ".join(words[n : n + 50]) + "." for n in range(0, 500, 50)])
    quoted = words[first : first + one] + words[second : second + other]
    checked = hold_quotation(read_quotation(" ".join(quoted)), text, None)
    assert checked.outcome == "spliced"
    assert [change.words for change in checked.changes if change.kind == "kept"] == [
        " ".join(words[first : first + one]),
        " ".join(words[second : second + other]),
    ]


@given(st.text(max_size=80), st.lists(st.text(max_size=60), max_size=5))
def test_any_text_is_held_against_any_text(quoted: str, text: list[str]) -> None:
    passages = read_quotation(quoted)
    fingerprint_quotation(quoted)
    words = read_words(text)
    if passages:
        for cited in ([(1, 1)], [(2, 9)], None):
            checked = hold_quotation(passages, words, cited)
            assert all(1 <= first <= last <= len(text) for first, last in checked.places)
