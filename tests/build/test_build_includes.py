"""Includes: paths, the root that none may leave, files read once."""

import os
from pathlib import Path

import pytest

import argmap
from argmap.app import load_map
from argmap.build import build_map


@pytest.fixture
def write(tmp_path):
    def write(**files):
        for name, text in files.items():
            path = tmp_path / (name.replace("__", "/") + ".argmap")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write


def names(path, **options):
    return [(os.path.basename(d.path), d.line, d.name) for d in load_map(path, **options).diagnostics]  # noqa: PTH119


def test_a_path_starts_from_the_folder_of_the_including_file(write):
    root = write(
        debate="include deep/one.argmap\n",
        deep__one="include deeper/two.argmap\nclaim a: A.\n  because b\n",
        deep__deeper__two="claim b: B.\n  but c: C.\n",
    )
    assert names(root / "debate.argmap") == []
    assert names(root / "deep" / "one.argmap") == []


def test_a_path_may_have_spaces_and_any_script(tmp_path):
    (tmp_path / "the long war и мир.argmap").write_text("claim a: A.\n  because b: B.\n", encoding="utf-8")
    m = argmap.loads("include the long war и мир.argmap as w  # read twice\n", tmp_path / "debate.argmap")
    assert list(m.claims) == ["w.a", "w.b"]


def test_a_path_up_and_down_again_stays_inside(write):
    root = write(debate="include deep/../one.argmap\n", one="claim a: A.\n  because b: B.\n")
    (root / "deep").mkdir()
    assert names(root / "debate.argmap") == []


def test_what_leaves_the_root_is_refused(write):
    root = write(other="claim s: S.\n  because t: T.\n", inner__debate="include ../other.argmap\n")
    assert names(root / "inner" / "debate.argmap") == [("debate.argmap", 1, "include-outside-root")]


def test_what_leaves_the_folder_is_allowed_inside_a_given_root(write):
    root = write(shared="claim s: S.\n  because t: T.\n", inner__debate="include ../shared.argmap\n")
    assert names(root / "inner" / "debate.argmap", root=root) == []
    assert list(argmap.load(root / "inner" / "debate.argmap", root=root).claims) == ["s", "t"]
    assert argmap.check(root / "inner" / "debate.argmap", root=root) == []


def test_an_absolute_path(write):
    root = write(one="claim a: A.\n  because b: B.\n")
    inside = root / "one.argmap"
    assert argmap.check_text(f"include {inside}\n", root / "debate.argmap") == []
    found = argmap.check_text("include /etc/hostname\n", root / "debate.argmap")
    assert [d.name for d in found] == ["include-outside-root"]


def test_a_link_that_leads_out_is_refused(write):
    root = write(other="claim s: S.\n", inner__debate="include link.argmap\n")
    (root / "inner" / "link.argmap").symlink_to(root / "other.argmap")
    assert names(root / "inner" / "debate.argmap") == [("debate.argmap", 1, "include-outside-root")]


def test_a_linked_folder_that_leads_out_is_refused(write):
    root = write(private__other="claim s: S.\n", inner__debate="include way/other.argmap\n")
    (root / "inner" / "way").symlink_to(root / "private")
    assert names(root / "inner" / "debate.argmap") == [("debate.argmap", 1, "include-outside-root")]


def test_a_link_that_stays_inside_is_the_file_itself(write):
    root = write(debate="include one.argmap\ninclude link.argmap as l\n", one="claim a: A.\n  because b: B.\n")
    (root / "link.argmap").symlink_to(root / "one.argmap")
    assert list(argmap.load(root / "debate.argmap").claims) == ["a", "b"]


def test_an_included_file_may_not_leave_the_root_either(write):
    root = write(
        other="claim s: S.\n",
        inner__debate="include deep/one.argmap\n",
        inner__deep__one="include ../../other.argmap\n",
    )
    assert names(root / "inner" / "debate.argmap") == [("one.argmap", 1, "include-outside-root")]


def test_links_that_lead_round_in_a_circle(write):
    root = write(debate="include a.argmap\n")
    (root / "a.argmap").symlink_to(root / "b.argmap")
    (root / "b.argmap").symlink_to(root / "a.argmap")
    assert names(root / "debate.argmap") == [("debate.argmap", 1, "include-not-found")]


@pytest.mark.parametrize("path", ["x" * 5000, "nul\u200b", ".", "..", "a/" * 500 + "b", "~", "debate.argmap/x"])
def test_odd_paths_are_told_and_never_raise(tmp_path, path):
    found = argmap.check_text(f"include {path}\n", tmp_path / "debate.argmap")
    assert [d.name for d in found if d.severity == "error"] in (["include-not-found"], ["include-outside-root"])


def test_a_file_that_may_not_be_read(write, monkeypatch):
    root = write(debate="include one.argmap\n", one="claim a: A.\n")
    read_bytes = Path.read_bytes

    def refuse(path):
        if path.name == "one.argmap":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (found,) = load_map(root / "debate.argmap").diagnostics
    assert (found.line, found.name) == (1, "include-unreadable")
    assert found.message == "the included file `one.argmap` cannot be read: permission denied"


def test_an_included_file_with_faults_is_told_at_its_own_place(write):
    root = write(debate="include one.argmap as o\nclaim p: P.\n  because o.b\n", one="claim a: A.\n  becuase b: B.\n")
    assert names(root / "debate.argmap") == [("one.argmap", 2, "bad-line")]


def test_an_included_file_that_is_no_utf8(write):
    root = write(debate="include one.argmap\n")
    (root / "one.argmap").write_bytes(b"\xff\xfeclaim a: A.\n")
    assert names(root / "debate.argmap") == [("one.argmap", 1, "invalid-utf8")]


def test_a_circle_is_told_with_its_path(write):
    root = write(
        a="include b.argmap\nclaim a1: A.\n", b="include c.argmap\n", c="include a.argmap\nclaim c1: C.\n  because a1\n"
    )
    (found,) = load_map(root / "a.argmap").diagnostics
    assert found.name == "include-cycle"
    path = (root / "a.argmap").as_posix()
    assert found.message.startswith(f"the files include one another in a circle: {path} → ")
    assert found.message.endswith(f"c.argmap → {path}")


def test_a_file_that_is_given_is_not_read_again(write):
    root = write(a="include b.argmap as b\nclaim x: X.\n", b="include ./a.argmap\n")
    assert names(root / "a.argmap") == [("b.argmap", 1, "include-cycle")]


def test_a_text_from_nowhere_includes_from_the_working_folder(write, monkeypatch):
    root = write(one="claim a: A.\n  because b: B.\n")
    monkeypatch.chdir(root)
    assert list(argmap.loads("include one.argmap\n").claims) == ["a", "b"]
    assert [d.name for d in argmap.check_text("include ../one.argmap\n")] == ["include-outside-root"]


def test_a_text_with_a_path_includes_from_there(write):
    root = write(deep__one="claim a: A.\n  because b: B.\n")
    m = argmap.loads("include one.argmap as o\n", path=root / "deep" / "new.argmap")
    assert list(m.claims) == ["o.a", "o.b"]
    assert m.path == (root / "deep" / "new.argmap").as_posix()


def test_the_text_given_counts_and_not_the_file(write):
    root = write(a="claim old: O.\n")
    assert list(argmap.loads("claim new: N.\n", path=root / "a.argmap").claims) == ["new"]


def test_includes_may_stand_anywhere_at_the_margin(debate):
    m = debate("claim p: P.\n  because a\ninclude one.argmap\n", {"one.argmap": "claim a: A.\n"})
    assert [c.id for c in m.claims.values()] == ["a", "p"]


def test_an_include_in_the_wrong_place_is_told_once_and_read_all_the_same(write):
    root = write(
        debate="map: T\n  include one.argmap as o\n\nclaim p: P.\n  because o.a\n",
        one="claim a: A.\n  because b: B.\n",
        other="map: T\n  include nowhere.argmap as o\n\nclaim p: P.\n  because o.a\n",
        third="map: T\n  include ../one.argmap as o\n\nclaim p: P.\n  because o.a\n",
    )
    for name in ("debate", "other", "third"):
        assert names(root / f"{name}.argmap") == [(f"{name}.argmap", 2, "misplaced-line")]


def test_a_long_chain_of_includes(tmp_path):
    count = 300
    for i in range(count):
        (tmp_path / f"f{i}.argmap").write_text(f"include f{i + 1}.argmap\nclaim c{i}: C.\n")
    (tmp_path / f"f{count}.argmap").write_text("claim last: L.\n")
    assert len(load_map(tmp_path / "f0.argmap").map.claims) == count + 1


def test_files_that_double_the_names_at_each_level_are_told(tmp_path):
    count = 60
    for i in range(count):
        (tmp_path / f"f{i}.argmap").write_text(f"include f{i + 1}.argmap as a\ninclude f{i + 1}.argmap as b\n")
    (tmp_path / f"f{count}.argmap").write_text("claim c: C.\n  because d: D.\n  bad line here\n")
    found = load_map(tmp_path / "f0.argmap").diagnostics
    assert {d.name for d in found} == {"bad-line", "include-unreadable"}
    told = next(d for d in found if d.name == "include-unreadable")
    assert told.message.endswith("cannot be read: with it, each claim would have too many names")
    line = Path(told.path).read_text().splitlines()[told.line - 1]
    assert (told.column, told.end_column) == (1, len(line) + 1)


def test_too_many_files_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr("argmap.build.files.MOST_FILES", 5)
    for i in range(8):
        (tmp_path / f"f{i}.argmap").write_text(f"include f{i + 1}.argmap as o\nclaim c: C.\n  because o.c\n")
    assert names(tmp_path / "f0.argmap") == [("f4.argmap", 1, "include-unreadable")]
    (found,) = load_map(tmp_path / "f0.argmap").diagnostics
    assert found.message == "the included file `f5.argmap` cannot be read: too many files"


@pytest.mark.parametrize("path", ["maps/war.argmap", "maps\\war.argmap"])
def test_an_included_file_is_shown_beside_the_file_given(tmp_path, path):
    (tmp_path / "one.argmap").write_text("claim a: A.\n")
    built = build_map("include one.argmap\n", path, tmp_path, tmp_path)
    assert [file.source.path for file in built.files] == ["maps/one.argmap", path]


def test_a_folder_is_checked_file_by_file_and_is_the_root_of_all(write):
    root = write(
        shared="claim s: S.\n  because t: T.\n",
        inner__a="include ../shared.argmap as s\nclaim p: P.\n  because s.s\n",
        inner__b="claim b: B.\n  becuase c: C.\n",
        inner__deep__c="include ../b.argmap\n",
    )
    found = argmap.check(root)
    assert [(os.path.basename(d.path), d.line, d.name) for d in found] == [("b.argmap", 2, "bad-line")]  # noqa: PTH119


def test_the_folder_given_and_not_the_one_above_it_is_the_root(write):
    root = write(shared="claim s: S.\n  because t: T.\n", inner__a="include ../shared.argmap as s\n")
    assert [d.name for d in argmap.check(root / "inner")] == ["include-outside-root"]


def test_an_empty_folder_has_no_findings(tmp_path):
    assert argmap.check(tmp_path) == []


def test_the_text_of_a_source_is_counted_in_non_empty_lines(write):
    root = write(debate="source s: S\n  text: texts/s.txt\nclaim c: C. [@s ¶3]\n  because d: D. [@s ¶4]\n")
    (root / "texts").mkdir()
    (root / "texts" / "s.txt").write_bytes("\ufeff\r\nOne\r\n\r\n  \t\r\nTwo\u2028still two\x0cstill\r\nThree".encode())
    (found,) = load_map(root / "debate.argmap").diagnostics
    assert (found.line, found.name) == (4, "locator-out-of-range")


@pytest.mark.parametrize("path", ["../s.txt", "/etc/hostname", "link.txt"])
def test_the_text_of_a_source_may_not_leave_the_root(write, path):
    root = write(inner__debate=f"source s: S\n  text: {path}\nclaim c: C. [@s]\n  because d: D. [@s]\n")
    (root / "s.txt").write_text("One\n")
    (root / "inner" / "link.txt").symlink_to(root / "s.txt")
    assert names(root / "inner" / "debate.argmap") == [("debate.argmap", 1, "text-outside-root")]
    if path != "/etc/hostname":
        assert names(root / "inner" / "debate.argmap", root=root) == []
