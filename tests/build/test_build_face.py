"""The names that others rely on from day one: load, loads, check, check_text, ArgmapError, Diagnostic."""

import pytest

import argmap
from argmap import ArgmapError, Diagnostic, Map

BAD = "claim war: The war will be long.\n  becuase costs: Both can bear it.\n  bassis: history\n"


def test_load_gives_a_map(tmp_path):
    path = tmp_path / "x.argmap"
    path.write_text("claim war: W.\n  because costs: C.\n", encoding="utf-8")
    for given in (path, str(path)):
        m = argmap.load(given)
        assert type(m) is Map
        assert m.claims["war"].reasons[0].premises[0].claim == "costs"
        assert m.claims["war"].rebuttals == ()
        assert m.claims["costs"].authors == ("me",)
        assert m.claims["costs"].citations == ()


def test_loads_needs_no_path():
    m = argmap.loads("claim war: W.\n")
    assert m.claims["war"].id == "war"
    assert m.claims["war"].text == "W."
    assert argmap.loads("claim war: W.\n", path=None) == m


def test_load_raises_with_every_finding(tmp_path):
    path = tmp_path / "x.argmap"
    path.write_text(BAD, encoding="utf-8")
    with pytest.raises(ArgmapError) as caught:
        argmap.load(path)
    assert [(d.path, d.line, d.name) for d in caught.value.diagnostics] == [
        (path.as_posix(), 2, "bad-line"),
        (path.as_posix(), 3, "unknown-key"),
    ]
    assert f"{path.as_posix()}:2:3: error[AM101 bad-line]" in str(caught.value)
    with pytest.raises(ArgmapError) as again:
        argmap.loads(BAD)
    assert len(again.value.diagnostics) == 2


def test_an_error_names_ten_and_counts_the_rest():
    with pytest.raises(ArgmapError, match="… and 5 more"):
        argmap.loads("bad line here\n" * 15)


def test_warnings_do_not_keep_a_map_from_loading():
    text = "claim a: A.\n  because b: B.\n    because a\n  but a\n"
    assert {d.severity for d in argmap.check_text(text)} == {"warning"}
    assert list(argmap.loads(text).claims) == ["a", "b"]


@pytest.mark.parametrize("call", [argmap.load, argmap.check])
@pytest.mark.parametrize("path", ["nowhere.argmap", "no/where.argmap", "nul\0byte", "x" * 5000])
def test_what_is_not_there_is_a_finding(call, path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    if call is argmap.load:
        with pytest.raises(ArgmapError) as caught:
            call(path)
        found = caught.value.diagnostics
    else:
        found = call(path)
    assert [(d.name, d.line, d.column) for d in found] == [("unreadable-file", 1, 1)]


def test_a_folder_cannot_be_loaded(tmp_path):
    with pytest.raises(ArgmapError) as caught:
        argmap.load(tmp_path)
    assert [d.name for d in caught.value.diagnostics] == ["unreadable-file"]


def test_check_gives_a_list_of_diagnostics(tmp_path):
    path = tmp_path / "x.argmap"
    path.write_text(BAD, encoding="utf-8")
    found = argmap.check(path)
    assert isinstance(found, list)
    assert all(isinstance(d, Diagnostic) for d in found)
    first, second = found
    assert (first.code, first.name, first.severity, first.path) == ("AM101", "bad-line", "error", path.as_posix())
    assert (first.line, first.column, first.end_line, first.end_column) == (2, 3, 2, 10)
    assert first.message == "`becuase` is no word of the language"
    assert first.hint == "did you mean `because`?"
    assert (second.line, second.column, second.end_line, second.end_column) == (3, 3, 3, 9)
    assert second.fix.edits[0].text == "basis"
    assert argmap.check(str(path)) == found or [str(d) for d in argmap.check(str(path))] == [str(d) for d in found]


def test_check_text_needs_no_path():
    assert [(d.path, d.line) for d in argmap.check_text(BAD)] == [("<stdin>", 2), ("<stdin>", 3)]
    assert [d.path for d in argmap.check_text(BAD, "some/where.argmap")] == ["some/where.argmap"] * 2
    assert argmap.check_text("") == []


def test_columns_count_characters_and_no_mark():
    (found,) = argmap.check_text("\ufeffclaim 🕊é: T [@n ¶1]\n  because b: B.\n")
    assert (found.line, found.column, found.end_column) == (1, 15, 16)


def test_findings_come_in_the_order_of_the_text_the_given_file_first(tmp_path):
    (tmp_path / "a.argmap").write_text("bad line one\n\nbad line two\n")
    found = argmap.check_text("include a.argmap\nbad line here\nclaim c: C.\n  bassis: x\n", tmp_path / "z.argmap")
    assert [(d.path.rpartition("/")[2], d.line) for d in found] == [
        ("z.argmap", 2), ("z.argmap", 4), ("a.argmap", 1), ("a.argmap", 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "\0", "\ud800", "\udcff\udcfe", "\u202e", ":", "::", "|", ">", "#", "[", "]", "@", ".", "  ", "\t\t", "\r",
        "\r\r\n",
        "claim", "claim ", "claim:", "claim c", "claim c:", "because", "because:", "by", "by ,", "include", "include ",
        "map", "map:", "answer", "expect", "expect x", "question", "scenario s", "author a", "source s", "section s",
        "claim c: [", "claim c: []", "claim c: [@", "claim c: [@]", "claim c: [@x", "  claim c: C", "\tclaim c: C",
        "claim c: C\n\t  because d: D\n  \tbecause e: E", "claim c: C\n  > ", "claim c: C\n  >", "claim c: C\n  |",
        "question q:\n  answer q\n    expect: stands", "scenario s: S\n  expect s stands", "by me from me",
        "by by from from", "include /\n", "include .", "include \x7f", "claim c: C\n  agreed:",
        "claim c: C\n  agreed: [@x]",
        "source s:\n  authors: ,",
        "claim c: C\n  because nope\n  unless: U\n  and: A\n  assuming: B", "claim c: C\n  note: n\n    note: m",
        "claim a.b.c\n", "claim a.: A", "claim .a: A", "claim c by: C", "claim c by ,: C", "claim c by a,: C",
    ],
)  # fmt: skip
def test_nothing_that_is_written_raises(text):
    found = argmap.check_text(text)
    for d in found:
        assert 1 <= d.line <= d.end_line
        assert d.column >= 1
        assert d.name != "broken-rule"
    if any(d.severity == "error" for d in found):
        with pytest.raises(ArgmapError) as caught:
            argmap.loads(text)
        assert [str(d) for d in caught.value.diagnostics] == [str(d) for d in found]
    else:
        assert argmap.loads(text).claims is not None


def test_each_name_of_the_face_is_there():
    for name in argmap.__all__:
        assert getattr(argmap, name) is not None
    assert set(argmap.__all__) <= set(dir(argmap))
    with pytest.raises(AttributeError, match="nothing"):
        argmap.nothing  # noqa: B018
