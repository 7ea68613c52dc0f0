"""`argmap check`: what is reported where, which rules, which exit status, what `--fix` changes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import argmap
from argmap.cli.mending import mend_files
from argmap.rules import all_rules

Run = Callable[..., tuple[int, str, str]]


def test_a_sound_map(run: Run) -> None:
    assert run("check", "sound.argmap") == (0, "", "checked 1 map: no findings\n")


def test_findings_go_to_standard_output(run: Run) -> None:
    status, out, err = run("check", "broken.argmap", "--format", "concise")
    assert status == 1
    assert out.startswith("broken.argmap:2:3: error[AM101 bad-line] ")
    assert out.count("\n") == 1
    assert err == "checked 1 map: 1 error in 1 file\n"


def test_the_full_form_shows_the_line_and_a_hint(run: Run) -> None:
    status, out, _ = run("check", "broken.argmap")
    assert status == 1
    assert "  becuase costs: Both sides" in out
    assert "`because`" in out
    assert "\x1b[" not in out
    assert "\x1b[" in run("check", "broken.argmap", "--color", "always").out


def test_json_has_the_fields_of_a_diagnostic(run: Run) -> None:
    status, out, _ = run("check", "broken.argmap", "--format", "json")
    (found,) = json.loads(out)
    (expected,) = argmap.check("broken.argmap")
    for name in ("code", "name", "severity", "message", "path", "line", "column", "end_line", "end_column", "hint"):
        assert found[name] == getattr(expected, name)
    assert status == 1


def test_json_of_nothing_is_an_empty_array(run: Run) -> None:
    assert json.loads(run("check", "sound.argmap", "--format", "json").out) == []


@pytest.mark.parametrize(("format_", "start"), [("github", "::error file=broken.argmap,line=2"), ("sarif", "{")])
def test_forms_for_code_hosts(run: Run, format_: str, start: str) -> None:
    assert run("check", "broken.argmap", "--format", format_).out.startswith(start)


def test_a_folder_is_searched_for_maps(run: Run, folder: Path) -> None:
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "er" / "x.argmap").write_text("nonsense line\n")
    (folder / "deep" / "notes.txt").write_text("nonsense line\n")
    status, out, err = run("check", ".", "--format", "concise")
    assert status == 1
    assert {line.split(":")[0] for line in out.splitlines()} == {
        "broken.argmap",
        "warned.argmap",
        "deep/er/x.argmap",
    }
    assert err.startswith("checked 4 maps: 2 errors, 1 warning in 3 files")


def test_a_fault_in_an_included_file_is_told_once(run: Run, folder: Path) -> None:
    (folder / "one.argmap").write_text("include broken.argmap as b\n")
    (folder / "two.argmap").write_text("include broken.argmap as b\n")
    out = run("check", "one.argmap", "two.argmap", "broken.argmap", "--format", "concise").out
    assert out.count("AM101") == 1


def test_standard_input(run: Run, folder: Path) -> None:
    (folder / "sources.argmap").write_text("author a: Ann\n")
    status, out, _ = run("check", "-", "--format", "concise", stdin="include sources.argmap\nclaim war by a: x\n  y\n")
    assert (status, out.split(" ")[0]) == (1, "<stdin>:3:3:")
    assert run("check", "-", stdin=b"\xff\xfe\x00").status == 1


@pytest.mark.parametrize(
    ("severity", "name", "status"),
    [
        ("error", "broken", 1),
        ("warning", "broken", 1),
        ("info", "broken", 1),
        ("never", "broken", 0),
        ("error", "warned", 0),
        ("warning", "warned", 1),
        ("info", "warned", 1),
        ("never", "warned", 0),
        ("info", "sound", 0),
    ],
)
def test_fail_on(run: Run, severity: str, name: str, status: int) -> None:
    assert run("check", f"{name}.argmap", "--fail-on", severity).status == status


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (["--select", "AM4"], {"AM405"}),
        (["--select", "lost-because"], {"AM405"}),
        (["--select", "AM405,AM101"], {"AM405", "AM101"}),
        (["--select", "AM1", "--select", "AM4"], {"AM405", "AM101"}),
        (["--ignore", "bad-line"], {"AM405"}),
        (["--select", "AM", "--ignore", "AM1, AM2"], {"AM405"}),
        (["--select", "AM1", "--ignore", "AM101"], set()),
    ],
)
def test_selecting_rules(run: Run, options: list[str], codes: set[str]) -> None:
    status, out, err = run("check", ".", "--format", "json", *options)
    assert {found["code"] for found in json.loads(out)} == codes
    assert status == (1 if codes else 0)
    assert ("not selected" in err) == (len(codes) < 2)


@pytest.mark.parametrize(
    ("word", "hint"),
    [("bad-lin", "did you mean `bad-line`?"), ("AM0", "`argmap explain --list`"), ("bad", ""), ("am101", "AM101")],
)
def test_an_unknown_rule_is_wrong_usage(run: Run, word: str, hint: str) -> None:
    status, out, err = run("check", "sound.argmap", "--select", word)
    assert (status, out) == (2, "")
    assert f"no rule `{word}`" in err
    assert hint in err


def test_every_code_and_name_can_be_selected(run: Run) -> None:
    words = ",".join(word for rule in all_rules() for word in (rule.code, rule.name))
    assert run("check", "sound.argmap", "--select", words).status == 0


def test_paths_that_are_not_there(run: Run, folder: Path) -> None:
    status, out, err = run("check", "sond.argmap")
    assert (status, out) == (2, "")
    assert "`sond.argmap` is not there" in err
    assert "did you mean `sound.argmap`?" in err
    (folder / "empty").mkdir()
    status, _, err = run("check", "empty")
    assert status == 2
    assert "no .argmap files in the folder `empty`" in err
    assert run("check", "nul\0byte").status == 2
    assert run("check", "nowhere/at/all.argmap").status == 2


def test_standard_input_stands_alone(run: Run) -> None:
    assert run("check", "-", "sound.argmap").status == 2
    assert run("check", "-", "--fix").status == 2


def test_an_include_may_not_leave_the_root(run: Run, folder: Path) -> None:
    (folder / "inner").mkdir()
    (folder / "inner" / "x.argmap").write_text("include ../sound.argmap\n\nclaim war\n  because more: More.\n")
    status, out, _ = run("check", "inner/x.argmap", "--format", "concise")
    assert status == 1
    assert "AM202" in out
    assert run("check", "inner/x.argmap", "--root", ".").status == 0
    status, _, err = run("check", "inner/x.argmap", "--root", "nowhere")
    assert (status, "the root `nowhere` is no folder" in err) == (2, True)


def test_fix_writes_what_it_can_mend_and_reports_the_rest(run: Run, folder: Path) -> None:
    text = "\ufeffClaim war: The war will be long.\r\n  Because costs: Prices – and more.\r\n  becuase x\r\n# end"
    (folder / "x.argmap").write_bytes(text.encode())
    status, out, err = run("check", "x.argmap", "--fix", "--format", "concise")
    mended = text.replace("Claim", "claim").replace("Because", "because")
    assert (folder / "x.argmap").read_bytes() == mended.encode()
    assert "mended x.argmap:1: " in err
    assert "mended x.argmap:2: " in err
    assert (status, out.count("\n")) == (1, 1)
    assert out.startswith("x.argmap:3:3: error[AM101 bad-line] ")


def test_fix_mends_included_files_too(run: Run, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "x.argmap").write_text("include y.argmap\n\nclaim war\n  because more: More.\n")
    (folder / "sub" / "y.argmap").write_text("Claim war: The war will be long.\n")
    assert run("check", "sub/x.argmap", "--fix").status == 0
    assert (folder / "sub" / "y.argmap").read_text() == "claim war: The war will be long.\n"


def test_fix_leaves_alone_what_is_not_selected(run: Run, folder: Path) -> None:
    text = "Claim war: The war will be long.\n  because costs: Costs.\n"
    (folder / "x.argmap").write_text(text)
    run("check", "x.argmap", "--fix", "--ignore", "AM1")
    assert (folder / "x.argmap").read_text() == text


def test_fix_leaves_alone_a_file_that_changed_meanwhile(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "x.argmap").write_text("Claim war: The war will be long.\n")
    found = argmap.check("x.argmap")
    (folder / "x.argmap").write_text("# Edited.\nClaim war: The war will be long.\n")
    assert mend_files(found) == 0
    assert (folder / "x.argmap").read_text().startswith("# Edited.\nClaim")
    assert "`x.argmap` has changed since it was read" in capsys.readouterr().err


def test_fix_changes_no_sound_file(run: Run, folder: Path) -> None:
    before = (folder / "sound.argmap").stat()
    assert run("check", "sound.argmap", "--fix").status == 0
    assert (folder / "sound.argmap").stat().st_mtime_ns == before.st_mtime_ns
    assert sorted(path.name for path in folder.iterdir()) == ["broken.argmap", "sound.argmap", "warned.argmap"]
