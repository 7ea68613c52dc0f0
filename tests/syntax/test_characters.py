"""Characters that no map may hold: how they are shown, and the lines that they make bad."""

import pytest

from argmap.syntax.characters import decode, find_bad_characters, find_bad_lines
from argmap.text import SourceText


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x01\x02\x03\x04\x05", "the control character U+0001, U+0002, U+0003, U+0004 stands"),
        ("a\u202a\u202b\u202c\u202d\u202e", "the invisible character U+202A, U+202B, U+202C, U+202D changes"),
        ("a\udc80\udcff\udcfe\udc81\udc82", "bytes that are no UTF-8: 0x80, 0xFF, 0xFE, 0x81"),
        ("a\ud800\udc7f\udc80", "bytes that are no UTF-8: U+D800, U+DC7F, 0x80"),
    ],
)
def test_of_a_run_the_first_four_are_shown(text: str, shown: str) -> None:
    (told,) = find_bad_characters(SourceText("x", text))
    assert told.message.startswith(shown)
    assert not told.message.removeprefix(shown).startswith(",")


@pytest.mark.parametrize("data", [b"\xff\xfea\x00\n\x00\xff", b"\xfe\xff\x00a\x00\n\xff"])
def test_another_encoding_is_named_once(data: bytes) -> None:
    (told,) = find_bad_characters(SourceText("x", decode(data)))
    assert told.hint == "the file looks like UTF-16; save it as UTF-8"


@pytest.mark.parametrize("line", ["claim \x00a: b", "xyz \x00"])
def test_lines_with_bad_characters(line: str) -> None:
    assert find_bad_lines(SourceText("x", f"{line}\n{line}\n")) == {0, len(line) + 1}
    assert find_bad_lines(SourceText("x", f"\ufeff{line}\nclaim c: d\n")) == {0, 1}  # the mark is no part of the line
    assert find_bad_lines(SourceText("x", f"\ufeffclaim c: d\n{line}\n")) == {12}
    assert find_bad_lines(SourceText("x", f"claim c: d\n{line}\n")) == {11}
