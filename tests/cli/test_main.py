"""The command line as a whole: help, versions, wrong usage, streams, and what happens when things go wrong."""

import argparse
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import argmap
from argmap.cli import check, console, doctor, parser, render
from argmap.cli.console import find_width, use_color
from argmap.cli.help_page import write_help_page
from tests.cli.conftest import run_process

Run = Callable[..., tuple[int, str, str]]


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"argmap {argmap.__version__}\n", "")


def test_the_version_loads_nothing_heavy() -> None:
    code = "import sys; from argmap.cli import main; main(['--version']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & {"lark", "graphviz", "jinja2", "attr", "attrs", "hypothesis", "fontTools", "rapidfuzz"}


@pytest.mark.parametrize("command", parser.load_commands(), ids=lambda command: command.name)
def test_help_has_examples_that_are_right_usage(run: Run, command: parser.Command) -> None:
    status, out, err = run(command.name, "--help")
    assert (status, err) == (0, "")
    assert command.examples
    for line, what in command.examples:
        assert f"  {line}\n      {what}\n" in out
        words = line.partition(" < ")[0].partition(" > ")[0].partition(" | ")[0].split()
        assert parser.parse_arguments(words[1:])[0] == command


def test_help_lists_every_command(run: Run) -> None:
    out = run("--help").out
    for command in parser.load_commands():
        assert f"    {command.name}" in out
        assert command.summary in out


def test_the_page_of_the_command_line_is_up_to_date() -> None:
    page = Path(__file__).parents[2] / "docs" / "reference" / "cli.md"
    assert page.read_text(encoding="utf-8") == write_help_page(), "run `make generated`"


def test_no_command_is_wrong_usage(run: Run) -> None:
    status, out, err = run()
    assert (status, out) == (2, "")
    assert "usage: argmap" in err


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["chekc"], "unknown command `chekc`", "did you mean `check`?"),
        (["zzz"], "unknown command `zzz`", "see `argmap --help`"),
        (["--verison"], "unknown option `--verison`", ""),
        (["check", "x", "--selct=AM1"], "unknown option `--selct`", "did you mean `--select`?"),
        (["check", "x", "--zzz"], "unknown option `--zzz`", "see `argmap check --help`"),
        (["check", "x", "--format", "jsn"], "`jsn` is not known; did you mean `json`?", "argmap check --help"),
        (["check", "x", "--color", "mauve"], "choose from auto, always, never", ""),
        (["check"], "PATH", "see `argmap check --help`"),
        (["show", "x", "y"], "`y` is one argument too many", "see `argmap show --help`"),
        (["show", "x", "--depth", "-1"], "", ""),
        (["show", "x", "--depth", "two"], "`two` is no number of moves", ""),
        (["render", "x"], "--output", ""),
    ],
)
def test_wrong_usage(run: Run, arguments: list[str], message: str, hint: str) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("argmap: error: ")
    assert message in err
    assert hint in err
    assert "Traceback" not in err


def test_the_words_of_the_options_are_those_of_the_rooms() -> None:
    from argmap.diagram import options, theme
    from argmap.render import FORMATS, engines, pages
    from argmap.report import FORMATS as REPORT_FORMATS

    assert render.FORMATS == FORMATS
    assert render.LAYOUTS == options.LAYOUTS
    assert render.LINKS == options.LINKS
    assert tuple(theme.THEMES) == render.THEMES
    assert render.ENGINES == engines.ENGINES
    assert tuple(pages.PAPERS) == render.PAGES
    assert check.FORMATS == REPORT_FORMATS


def test_output_is_utf8_whatever_the_locale_says(folder: Path) -> None:
    (folder / "x.argmap").write_text("claim war: Der Krieg – 戦争.\n  because costs: ¶ 9\n", encoding="utf-8")
    for environment in ({"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}):
        status, out, err = run_process("show", "x.argmap", cwd=folder, **environment)
        assert (status, err) == (0, "")
        assert "Der Krieg – 戦争." in out


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_leaves_is_no_fault(folder: Path, unbuffered: str) -> None:
    (folder / "x.argmap").write_text("".join(f"line {number}\n" for number in range(4_000)))
    with subprocess.Popen(
        [sys.executable, "-m", "argmap", "check", "x.argmap", "--format", "concise"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_an_interrupt_ends_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("argmap.app.check_paths", interrupt)
    assert run("check", "sound.argmap") == (130, "", "")


def test_a_fault_of_ours_is_one_line_and_the_trace_is_to_be_had(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the roof\nleaks")

    monkeypatch.setattr("argmap.app.check_paths", fail)
    status, out, err = run("check", "sound.argmap")
    assert (status, out) == (2, "")
    assert err.splitlines()[0] == "argmap: internal error: RuntimeError: the roof leaks"
    assert "ARGMAP_TRACEBACK=1" in err
    assert "Traceback" not in err
    monkeypatch.setenv("ARGMAP_TRACEBACK", "1")
    err = run("check", "sound.argmap").err
    assert "Traceback" in err
    assert "in fail" in err


def test_a_full_disk_is_an_error_of_one_line(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device", "x.argmap")

    monkeypatch.setattr("argmap.app.write_whole", fail)
    (folder / "x.argmap").write_text("claim  war: The war will be long.\n")
    assert run("fmt", "x.argmap") == (2, "", "argmap: error: `x.argmap`: no space left on device\n")


def test_a_name_that_would_steer_a_terminal_is_made_visible(run: Run) -> None:
    err = run("check", "x\x1b[31m.argmap").err
    assert "\x1b" not in err
    assert "<U+001B>" in err


@pytest.mark.parametrize(
    ("choice", "environment", "terminal", "wanted"),
    [
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
    ],
)
def test_use_of_colour(
    monkeypatch: pytest.MonkeyPatch, choice: str, environment: dict[str, str], terminal: bool, wanted: bool
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: terminal, raising=False)
    assert use_color(choice, stream) is wanted


def test_the_width_to_wrap_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    assert find_width(io.StringIO()) == 72
    for nonsense in ("", "0", "-5", "wide"):
        monkeypatch.setenv("COLUMNS", nonsense)
        assert find_width(io.StringIO()) is None


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_in_a_terminal_there_are_colours_and_lines_are_wrapped(folder: Path) -> None:
    import fcntl
    import pty
    import struct
    import termios

    (folder / "x.argmap").write_text(f"claim war: {'The war will be long. ' * 9}\n  because costs: Costs.\n")
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "FORCE_COLOR")}
    done = subprocess.run(
        [sys.executable, "-m", "argmap", "show", "x.argmap"],
        cwd=folder,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env={**environment, "TERM": "xterm"},
        check=False,
    )
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert done.returncode == 0
    assert "\x1b[1;32mbecause\x1b[0m" in shown
    plain = shown.replace("\x1b[", "\x00").replace("\r", "")
    rows = ["".join(part.partition("m")[2] if at else part for at, part in enumerate(row.split("\x00")))
            for row in plain.splitlines()]  # fmt: skip
    assert max(map(len, rows)) <= 60
    assert len(rows) >= 4


def test_standard_error_that_is_closed_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stderr", closed)
    console.tell("nobody hears this")


def test_doctor(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    status, out, err = run("doctor")
    assert (status, err) == (0, "")
    assert f"argmap               ok       {argmap.__version__}" in out
    assert "  shipped " in out
    for name in render.ENGINES[1:]:
        assert f"\n  {name} " in out
    monkeypatch.setattr("argmap.render.engines.engines_here", dict)
    status, out, err = run("doctor")
    assert status == 1
    assert "no layout engine works" in err


def test_doctor_tells_of_an_engine_that_fails(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    failing = [sys.executable, "-c", "raise SystemExit(3)"]
    monkeypatch.setattr("argmap.render.engines._FINDERS", {"system": lambda: failing})
    status, out, _ = run("doctor")
    assert status == 1
    assert "  system               broken   " in out


def test_doctor_has_no_arguments() -> None:
    assert doctor.add_arguments(argparse.ArgumentParser()) is None


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_knows_commands_options_and_rules(run: Run, shell: str) -> None:
    status, out, err = run("completion", shell)
    assert (status, err) == (0, "")
    for word in ("check", "doctor", "fail-on", "face-off", "lost-because"):
        assert word in out


def test_the_bash_completion_works(run: Run, folder: Path) -> None:
    (folder / "complete.bash").write_text(run("completion", "bash").out)
    script = (
        "source ./complete.bash; COMP_WORDS=(argmap ren); COMP_CWORD=1; _shtab_argmap; echo ${COMPREPLY[@]};"
        "COMP_WORDS=(argmap render --theme ''); COMP_CWORD=3; _shtab_argmap; echo ${COMPREPLY[@]}"
    )
    done = subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["render", "safe classic debate mono"]


def test_completion_without_shtab(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "shtab", None)
    status, out, err = run("completion", "bash")
    assert (status, out) == (2, "")
    assert "pip install shtab" in err


def test_explain(run: Run) -> None:
    status, out, err = run("explain", "bad-line")
    assert (status, err) == (0, "")
    assert out.startswith("AM101 bad-line (error)\n")
    assert run("explain", "AM101").out == out


def test_explain_lists_all_rules(run: Run) -> None:
    from argmap.rules import all_rules

    status, out, _ = run("explain", "--list")
    assert status == 0
    assert [line.split()[:2] for line in out.splitlines()] == [[rule.code, rule.name] for rule in all_rules()]


@pytest.mark.parametrize("arguments", [[], ["bad-line", "--list"], ["bad-lin"], ["x"]])
def test_explain_needs_one_known_rule(run: Run, arguments: list[str]) -> None:
    status, out, err = run("explain", *arguments)
    assert (status, out) == (2, "")
    assert "argmap explain --" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("stats",), ("sources",), ("timeline",), ("brief", "--format", "md"), ("evidence", "--format", "text"),
        ("render", "--format", "txt"), ("export", "--to", "tgf"), ("attack", "--for", "ann", "--format", "text"),
    ],
)  # fmt: skip
def test_a_map_is_not_written_over(run, folder, arguments) -> None:
    text = "author ann: Ann Lee\n\nclaim a by ann: A.\n  because b by ann: B.\n"
    (folder / "d.argmap").write_text(text)
    done = run(arguments[0], "d.argmap", *arguments[1:], "-o", "d.argmap")
    assert done.status == 2
    assert "`d.argmap` is a map" in done.err
    assert (folder / "d.argmap").read_text() == text


@pytest.mark.parametrize(
    ("command", "output", "begins"),
    [
        ("stats", "s.json", "{"), ("stats", "s.csv", "What,How many"), ("stats", "s.html", "<!DOCTYPE"),
        ("timeline", "t.svg", "<svg"), ("timeline", "t.md", "# "),
        ("sources", "s.bib", "@"), ("sources", "s.json", "["),
    ],
)  # fmt: skip
def test_the_ending_of_the_output_tells_the_format(run, folder, command, output, begins) -> None:
    (folder / "d.argmap").write_text(
        "author ann: Ann Lee\nsource s: Trams\n  authors: ann\n  date: 2024\n\n"
        "claim a by ann: A. [@s]\n  because b by ann: B. [@s]\n"
    )
    done = run(command, "d.argmap", "-o", output)
    assert done.status == 0, done.err
    assert (folder / output).read_text().startswith(begins)
    assert "`.xyz` is no format" in run(command, "d.argmap", "-o", "d.xyz").err
