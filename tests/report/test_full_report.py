"""Findings at length: what stands above what, in every script, and nothing that a terminal would obey."""

import re
import unicodedata
from collections.abc import Callable

import pytest
from findings import ERROR, INFO, WARNING, find, misspelt, plain, source
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagnostics import Diagnostic, Finding, Label
from argmap.report import report
from argmap.report.full import print_full
from argmap.text import SourceText

Golden = Callable[..., None]


def at(text: str, words: str, message: str = "here it is", label: str = "here") -> Diagnostic:
    return ERROR.diagnose(Finding(find(source(text), words), message, label=label))


def underlined(shown: str) -> str:
    """Return what stands above the carets of a finding, column by column as a terminal would show it."""
    lines = shown.splitlines()
    carets = next(number for number, line in enumerate(lines) if "^" in line)
    columns = [match.start() for match in re.finditer(r"\^", lines[carets])]
    column, above = 0, ""
    for character in lines[carets - 1]:
        if unicodedata.combining(character):
            width = 0
        else:
            width = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if any(column <= c < column + width for c in columns) or (not width and column - 1 in columns):
            above += character
        column += width
    return above


def test_all_parts(golden: Golden) -> None:
    golden(report([misspelt(), plain(), plain("again", INFO, "a remark")], "full"))


def test_all_parts_in_colour(golden: Golden) -> None:
    shown = report([misspelt(), plain()], "full", color=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == report([misspelt(), plain()], "full")
    golden(shown.replace("\x1b", "␛"))


def test_without_colour_there_is_no_escape() -> None:
    assert "\x1b" not in report([misspelt(), plain()], "full")


def test_no_findings_no_text() -> None:
    assert report([], "full") == ""


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("claim a: plain words", "plain"),
        ("claim a: 合同在这里 and more", "and"),
        ("claim a: 合同在这里 and more", "这里"),
        ("claim a: caf\u0065\u0301 closed", "closed"),
        ("claim a: caf\u0065\u0301 closed", "f\u0065\u0301"),
        ("claim a: 한국어 text", "text"),
        ("claim a: ｗｉｄｅ text", "text"),
        ("claim ü: Ünïcödé", "Ünïcödé"),
    ],
)
def test_carets_stand_under_the_words(line: str, words: str) -> None:
    assert underlined(print_full([at(line, words)])) == words


def test_a_tab_is_shown_as_spaces() -> None:
    shown = print_full([at("claim a: b\n\tbecause\tc: d", "because")])
    assert "\t" not in shown
    assert "2 |     because c: d" in shown
    assert "  |     ^^^^^^^ here" in shown


def test_an_emoji_of_several_parts_is_one() -> None:
    shown = print_full([at("claim a: 👨‍👩‍👧 👍🏽 end", "end")])
    line, carets = shown.splitlines()[3:5]
    assert carets.index("^") - carets.index("|") == len("| claim a: ") + len("xx xx ")
    assert "👨‍👩‍👧 👍🏽 end" in line


def test_a_right_to_left_line_says_the_words_again() -> None:
    shown = print_full([at("claim a: روابط پایدار است.", "پایدار")])
    assert "^^^^^^ here (پایدار)" in shown
    assert "^ (پایدار)" not in print_full([at("claim a: روابط پایدار است.", "پایدار", label="")])
    assert "^ پایدار" in print_full([at("claim a: روابط پایدار است.", "پایدار", label="")])


def test_a_long_line_is_cut_around_the_mark() -> None:
    text = "claim a: " + "many words " * 200 + "the fault stands here " + "and more words " * 200
    shown = print_full([at(text, "fault")], width=60)
    line, carets = shown.splitlines()[3:5]
    assert underlined(shown) == "fault"
    assert len(line) <= 60 + len(" 1 | ")
    assert line[5] == line[-1] == "…"
    assert "the fault stands here" in line
    assert "^^^^^ here" in carets


def test_a_long_line_is_cut_at_its_end_only_and_at_its_beginning_only() -> None:
    text = "start " + "word " * 100 + "finish"
    first = print_full([at(text, "start")], width=60).splitlines()[3]
    assert first.startswith(" 1 | start")
    assert first.endswith("…")
    last = print_full([at(text, "finish")], width=60).splitlines()[3]
    assert last.startswith(" 1 | …")
    assert last.endswith("finish")
    assert len(last) == 60 - 1 + len(" 1 | ")


def test_a_mark_longer_than_the_window_ends_with_it() -> None:
    shown = print_full([at("claim " + "x" * 500, "x" * 500)], width=60)
    assert all(len(line) < 75 for line in shown.splitlines())
    assert "^" * 34 in shown


def test_marks_over_several_lines(golden: Golden) -> None:
    text = source()
    start, end = text.text.index("Peace"), text.text.index("again.") + len("again.")
    golden(print_full([WARNING.diagnose(Finding(text.span(start, end), "all this is wrong", label="all of it"))]))


def test_a_mark_up_to_a_line_end_is_on_one_line() -> None:
    text = source()
    shown = print_full([ERROR.diagnose(Finding(text.span(0, text.text.index("\n") + 1), "the line"))])
    assert shown.count("^" * len("claim war: The war will be long.")) == 1
    assert " 2 |" not in shown


def test_an_empty_mark_has_one_caret() -> None:
    text = source()
    for offset in (0, 5, text.text.index("\n"), len(text.text)):
        shown = print_full([ERROR.diagnose(Finding(text.span(offset, offset), "nothing here"))])
        assert shown.count("^") == 1


def test_a_finding_without_a_text_has_a_headline_and_a_place() -> None:
    nowhere = SourceText("<map>", "").span(0, 0)
    shown = print_full([ERROR.diagnose(Finding(nowhere, "it is wrong", hint="mend it"))])
    assert shown == "error[AM991 test-error]: it is wrong\n  --> <map>:1:1\n   = hint: mend it\n\n"


def test_a_byte_order_mark_moves_no_caret() -> None:
    assert underlined(print_full([at("\ufeffclaim a: words", "words")])) == "words"


def test_line_ends_of_windows_are_not_shown() -> None:
    shown = print_full([at("claim a: words\r\n  because b: c\r\n", "words")])
    assert "\r" not in shown
    assert "U+000D" not in shown


HOSTILE = "\x00\x07\x1b[31m\x7f\x9b\u202e\u2066\u2028\ufeff\udcff\ud800\U000e0041"


def test_hostile_characters_are_named_everywhere() -> None:
    text = source(f"claim a: x{HOSTILE}y\n", path=f"maps/{HOSTILE}.argmap")
    finding = Finding(
        find(text, "y"),
        f"message {HOSTILE}",
        label=f"label {HOSTILE}",
        hint=f"hint {HOSTILE}",
        notes=(f"note {HOSTILE}",),
        related=(Label(find(text, "claim"), f"related {HOSTILE}"),),
    )
    shown = print_full([ERROR.diagnose(finding)], width=300)
    assert not set(shown) & set(HOSTILE.replace("[31m", ""))
    for name in ("<U+0000>", "<U+001B>[31m", "<U+009B>", "<U+202E>", "<U+2028>", "<0xFF>", "<U+D800>", "<U+E0041>"):
        assert shown.count(name) == 7, name
    shown.encode()


def test_a_line_end_in_a_message_or_a_path_ends_no_line() -> None:
    text = source("claim a: b\n", path="maps/a\nerror[AM101 x]: b.argmap")
    shown = print_full([ERROR.diagnose(Finding(find(text, "b"), "one\ntwo\r\nthree"))])
    assert shown.splitlines()[0] == "error[AM991 test-error]: one two three"
    assert shown.splitlines()[1] == "  --> maps/a error[AM101 x]: b.argmap:1:10"


@given(st.text(), st.integers(0, 60), st.integers(0, 60), st.text(), st.booleans())
def test_any_text_and_any_place_can_be_shown(text: str, one: int, two: int, message: str, color: bool) -> None:
    first, last = sorted((min(one, len(text)), min(two, len(text))))
    span = SourceText("a.argmap", text).span(first, last)
    finding = Finding(span, message, label=message, hint=message, related=(Label(span, message),))
    shown = report([ERROR.diagnose(finding)], "full", color)
    plain_text = re.sub(r"\x1b\[[0-9;]*m", "", shown) if color else shown
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]", plain_text)
    assert plain_text.startswith("error[AM991 test-error]: ")
