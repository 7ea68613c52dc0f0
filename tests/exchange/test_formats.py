"""Frameworks as text: written and read back, and every bad line told with its number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.evaluation.framework_flatten import Part
from argmap.evaluation.frameworks import make_framework
from argmap.exchange import FORMATS, FrameworkError, read_framework, write_framework, write_table


@st.composite
def frameworks(draw):
    size = draw(st.integers(0, 9))
    numbers = st.integers(0, max(0, size - 1))
    attacks = draw(st.lists(st.tuples(numbers, numbers))) if size else []
    return make_framework(map(str, range(1, size + 1)), attacks)


@given(frameworks(), st.sampled_from(FORMATS), st.booleans())
def test_what_is_written_is_read_back(framework, form, say) -> None:
    text = write_framework(framework, form)
    if not framework.names and form == "apx":
        assert text == ""
    again = read_framework(text, form if say else None)
    assert again.names == framework.names
    assert sorted(again.attacks) == sorted(framework.attacks)


def test_formats_to_the_letter() -> None:
    framework = make_framework("123", [(0, 1), (1, 0), (2, 1)])
    assert write_framework(framework, "iccma") == "p af 3\n1 2\n2 1\n3 2\n"
    assert write_framework(framework, "apx") == "arg(1).\narg(2).\narg(3).\natt(1,2).\natt(2,1).\natt(3,2).\n"
    assert write_framework(framework, "tgf") == "1\n2\n3\n#\n1 2\n2 1\n3 2\n"


@pytest.mark.parametrize(
    "text",
    [
        "# a comment\np af 3\n% another\n\n1 2\n#\n2 1\nc a third\n3 2\n",
        "\ufeffp af 3\r\n1 2\r\n2 1\r\n3 2\r\n1 2\r\n",
        "% comment\narg(1).\n# comment\narg(2).arg( 3 ). % here, too\natt(1, 2).\natt(2,1). att(3,2).\n",
        "att(1,2).\natt(2,1).\natt(3,2).\narg(1).\narg(2).\narg(3).\n",
        "# comment\n1 the first\n2\n% comment\n3\n#\n# comment\n1 2 a label\n2 1\n3 2\n",
    ],
)
def test_comments_empty_lines_and_labels_are_tolerated(text) -> None:
    found = read_framework(text)
    assert found.names == ["1", "2", "3"]
    assert sorted(found.attacks) == [(0, 1), (1, 0), (2, 1)]


@pytest.mark.parametrize(
    ("form", "text", "line", "said"),
    [
        ("iccma", "", 0, "no head"),
        ("iccma", "# x\np af x\n", 2, "no head like `p af 3`"),
        ("iccma", "p cnf 3 4\n", 1, "no head like"),
        ("iccma", "p af -3\n", 1, "no head like"),
        ("iccma", "p af 99999999999\n", 1, "more than 10000000"),
        ("iccma", "p af 3\n1 2\n\n1 4\n", 4, "`4` is no argument from 1 to 3"),
        ("iccma", "p af 3\n1 0\n", 2, "`0` is no argument"),
        ("iccma", "p af 3\n1 2 3\n", 2, "`1 2 3` is no attack like `1 2`"),
        ("iccma", "p af 3\n1 b\n", 2, "no attack"),
        ("iccma", "p af 3\n1 ²\n", 2, "no attack"),
        ("apx", "arg(a).\nfoo(a).\n", 2, "`foo(a).` is neither `arg(a).` nor `att(a,b).`"),
        ("apx", "arg(a)\n", 1, "neither"),
        ("apx", "arg(a,b).\n", 1, "neither"),
        ("apx", "arg().\n", 1, "neither"),
        ("apx", "arg(a).\narg(b). oops\n", 2, "`oops` is neither"),
        ("apx", "arg(a).\narg(a).\n", 2, "`a` is declared twice"),
        ("apx", "arg(a).\natt(a,b).\n", 2, "`b` is no argument"),
        ("tgf", "1\n2\n1 2\n#\n", 3, "`1` is declared twice"),
        ("tgf", "1\n2\n", 0, "no `#`"),
        ("tgf", "1\n#\n1\n", 3, "no attack like"),
        ("tgf", "1\n#\n1 2\n", 3, "`2` is no argument"),
        ("tgf", "1\n#\n#\n", 3, "second `#`"),
    ],
)
def test_bad_lines_are_told_with_their_number(form, text, line, said) -> None:
    with pytest.raises(FrameworkError) as caught:
        read_framework(text, form)
    assert caught.value.line == line
    assert said in caught.value.message


@given(st.text(max_size=60), st.sampled_from((None, *FORMATS)))
def test_any_text_gives_a_framework_or_an_error(text, form) -> None:
    line = 0
    try:
        read_framework(text, form)
    except FrameworkError as error:
        line = error.line
    assert 0 <= line <= text.count("\n") + 1


def test_a_long_bad_line_is_cut() -> None:
    with pytest.raises(FrameworkError) as caught:
        read_framework("p af 3\n" + "9" * 10_000)
    assert len(str(caught.value)) < 100


def test_unknown_formats() -> None:
    with pytest.raises(ValueError, match="no format 'dot'"):
        write_framework(make_framework("1", []), "dot")
    with pytest.raises(ValueError, match="no format 'dot'"):
        read_framework("1", "dot")


def test_the_table_and_ids_that_look_like_formulas() -> None:
    text = write_table([Part("claim", "a"), Part("because", "=cmd", ("b", "+c")), Part("not", "b")])
    assert text == "number\tkind\tclaim\tpremises\n1\tclaim\ta\t\n2\tbecause\t'=cmd\tb +c\n3\tnot\tb\t\n"
