"""What holds of any text: nothing is lost in reading it, and nothing in it stops the reader."""

from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.syntax.format import FormatFault, format_text
from argmap.syntax.parse import parse_lines
from argmap.testing import argmap_texts, assert_lossless, broken_texts, mutate
from argmap.vocabulary import LINE_WORDS

# all characters, those that decode() makes of bytes that are no UTF-8 among them
ANY_TEXT = st.text(st.characters(exclude_categories=()))
LINE_PIECES = st.sampled_from(
    [*LINE_WORDS, " ", "  ", "\t", "\n", "\n  ", "\r\n", "\r", ":", "：", "#", "  #", "x", "a.b", ",", "by", "from",
     "as", "[¶9]", "[]", '"', "|", ">", "\ufeff", "\u2028", "\x0b", "\x85", "\u00a0", "\ud800", "\udcff", "\x00"]
)  # fmt: skip


def check_any(text: str) -> None:
    assert_lossless(text)
    for found in argmap.check_text(text):
        assert 0 <= found.span.start <= found.span.end <= len(text)
        assert found.line >= 1
        assert found.column >= 1
        assert (found.end_line, found.end_column) >= (found.line, found.column)
        assert str(found).startswith(f"<stdin>:{found.line}:{found.column}: ")


@given(ANY_TEXT)
def test_any_characters(text: str) -> None:
    check_any(text)


@given(st.lists(LINE_PIECES, max_size=30).map("".join))
def test_any_pieces_of_lines(text: str) -> None:
    check_any(text)


@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    check_any(data.decode("utf-8", "surrogateescape"))


@given(broken_texts())
def test_maps_gone_wrong(text: str) -> None:
    check_any(text)


@given(broken_texts())
def test_the_formatter_refuses_or_keeps_what_is_said(text: str) -> None:
    try:
        formatted = format_text(text)
    except argmap.ArgmapError:
        return
    except FormatFault as fault:
        raise AssertionError(text) from fault
    assert format_text(formatted) == formatted
    before, after = ([d.name for d in argmap.check_text(each)] for each in (text, formatted))
    assert sorted(before) == sorted(after) or "mixed-indent" in before


@given(argmap_texts(), st.data())
def test_one_bad_line_makes_one_finding_in_its_place(text: str, data: st.DataObject) -> None:
    lines = text.split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    bad = data.draw(st.sampled_from(["claim zzz:text", "becuase zzz: text", "no line of the language", "by a b"]))
    lines.insert(at, bad)
    text = "\n".join(lines)
    found = [d for d in argmap.check_text(text) if d.line == at + 1]
    assert [d.name for d in found] == ["bad-line"]


@given(argmap_texts())
def test_lines_tell_where_they_stand(text: str) -> None:
    at = 0
    read = parse_lines(text)
    for line in (*read.lines,):
        at = line.start
        assert text[at : at + len(line.raw)] == line.raw
        assert line.start <= line.first <= line.end <= line.start + len(line.raw)
        assert line.first <= line.name_start <= line.name_end
        assert line.head_end <= line.start + len(line.raw)
    assert not read.lines or at + len(read.lines[-1].raw) == len(text)


def test_mutations_are_the_same_for_the_same_seed() -> None:
    from random import Random

    text = "claim a: b\n  because c: d\n" * 20
    assert [mutate(text, Random(n)) for n in range(50)] == [mutate(text, Random(n)) for n in range(50)]
    assert len({mutate(text, Random(n)) for n in range(50)}) > 40
