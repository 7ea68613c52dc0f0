"""`argmap render`, `show` and `new`: what is written where, and what is told when it cannot be."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import argmap
from argmap.render import RenderError, engines

Run = Callable[..., tuple[int, str, str]]

STARTS = {
    "svg": b"<svg ",
    "png": b"\x89PNG",
    "pdf": b"%PDF",
    "html": b"<!DOCTYPE html>",
    "dot": b"digraph",
    "txt": b"claim war by the map-maker",
}


@pytest.mark.parametrize("format_", STARTS)
def test_the_ending_tells_the_format(run: Run, folder: Path, format_: str) -> None:
    status, out, err = run("render", "sound.argmap", "-o", f"x.{format_.upper()}")
    assert (status, out) == (0, "")
    assert (folder / f"x.{format_.upper()}").read_bytes().lstrip()[: len(STARTS[format_])] == STARTS[format_]
    assert f"wrote x.{format_.upper()} (2 claims)\n" in err


def test_the_format_may_be_given(run: Run, folder: Path) -> None:
    assert run("render", "sound.argmap", "-o", "x.picture", "--format", "png").status == 0
    assert (folder / "x.picture").read_bytes().startswith(STARTS["png"])


def test_several_outputs_and_the_same_bytes_again(run: Run, folder: Path) -> None:
    (folder / "sub").mkdir()
    status, _, err = run("render", "sound.argmap", "-o", "x.svg", "-o", "sub/y.svg", "-o", "z.txt")
    assert status == 0
    assert err.count("wrote ") == 3
    assert (folder / "x.svg").read_bytes() == (folder / "sub" / "y.svg").read_bytes()


def test_standard_input_to_standard_output(run: Run, folder: Path) -> None:
    text = (folder / "sound.argmap").read_text()
    status, out, err = run("render", "-", "-o", "-", stdin=text)
    assert (status, err) == (0, "")
    assert out.startswith("<svg ")
    assert run("render", "-", "-o", "-", "--format", "dot", stdin=text).out.startswith("digraph")


def test_options_reach_the_drawing(run: Run, folder: Path) -> None:
    options = ["--layout", "stacked", "--theme", "mono", "--dark", "--links", "chips"]
    assert run("render", "sound.argmap", "-o", "x.svg", *options).status == 0
    debate = argmap.load("sound.argmap")
    wanted = debate.render(format="svg", layout="stacked", theme="mono", dark=True, links="chips")
    assert (folder / "x.svg").read_text() == wanted
    assert run("render", "sound.argmap", "-o", "y.svg", "--focus", "costs", "--depth", "0").status == 0
    assert (folder / "y.svg").read_text() == debate.render(format="svg", focus="costs", depth=0)


def test_a_map_with_errors_is_not_drawn(run: Run, folder: Path) -> None:
    status, out, err = run("render", "broken.argmap", "-o", "x.svg")
    assert (status, out) == (1, "")
    assert "AM101 bad-line" in err
    assert "broken.argmap:2:3" in err
    assert not (folder / "x.svg").exists()


def test_warnings_are_told_in_a_line_each(run: Run) -> None:
    status, out, err = run("render", "warned.argmap", "-o", "-")
    assert status == 0
    assert out.startswith("<svg ")
    assert [line.split(" ")[0] for line in err.splitlines()] == ["warned.argmap:5:3:"]


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["-o", "x.sgv"], "`.sgv` is no format", "did you mean `.svg`?"),
        (["-o", "x"], "`x` has no ending", ".svg, .png, .pdf"),
        (["-o", "nowhere/x.svg"], "the folder `nowhere` is not there", ""),
        (["-o", "sub"], "has no ending", ""),
        (["-o", "sub", "--format", "svg"], "`sub` is a folder", "-o sub/map.svg"),
        (["-o", "x.svg", "--focus", "csots"], "unknown claim or question `csots`", "did you mean `costs`?"),
        (["-o", "x.svg", "--author", "nobody"], "unknown author `nobody`", ""),
        (["-o", "x.svg", "--page", "a4"], "`--page` is for PDF only", ""),
        (["-o", "x.svg", "--theme", "saef"], "did you mean `safe`?", ""),
    ],
)
def test_wrong_usage_writes_nothing(run: Run, folder: Path, arguments: list[str], message: str, hint: str) -> None:
    (folder / "sub").mkdir()
    before = sorted(folder.rglob("*"))
    status, out, err = run("render", "sound.argmap", *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("argmap: error: ")
    assert message in err
    assert hint in err
    assert sorted(folder.rglob("*")) == before


def test_a_missing_engine(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(engines._FINDERS, "system", lambda: None)
    status, _, err = run("render", "sound.argmap", "-o", "x.svg", "--engine", "system")
    assert status == 2
    assert "engine `system` is not installed" in err
    assert "hint: " in err
    assert not (folder / "x.svg").exists()


def test_notes_of_the_drawing_are_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(engines._FINDERS, "embedded", lambda: None)
    if not engines.engines_here():
        pytest.skip("no second engine to fall back to")
    status, _, err = run("render", "sound.argmap", "-o", "x.svg")
    assert status == 0
    assert err.startswith("note: ")
    assert "embedded" in err


def test_pictures_do_not_go_to_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    status, _, err = run("render", "sound.argmap", "-o", "-", "--format", "png")
    assert (status, "`-o map.png`" in err) == (2, True)


def test_an_old_output_stays_whole_when_writing_fails(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "x.svg").write_text("the old picture")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", fail)
    assert run("render", "sound.argmap", "-o", "x.svg").status == 2
    monkeypatch.undo()
    assert (folder / "x.svg").read_text() == "the old picture"
    assert len(list(folder.iterdir())) == 4


def test_a_folder_is_no_map(run: Run) -> None:
    for command in (["render", ".", "-o", "x.svg"], ["show", "."]):
        status, _, err = run(*command)
        assert status == 2
        assert "`.` is a folder" in err


def test_show_tells_the_outline(run: Run, folder: Path) -> None:
    status, out, err = run("show", "sound.argmap")
    assert (status, err) == (0, "")
    assert out == (
        "\nclaim war by the map-maker: The war will be long.\n"
        "  because costs by the map-maker: Both sides can bear the costs.\n"
    )
    assert run("show", "-", stdin=(folder / "sound.argmap").read_text()).out == out
    assert "\x1b[1;32mbecause\x1b[0m" in run("show", "sound.argmap", "--color", "always").out


def test_show_of_a_part(run: Run) -> None:
    out = run("show", "sound.argmap", "--focus", "war", "--depth", "0").out
    assert "claim war" in out
    assert "because" not in out
    status, out, err = run("show", "sound.argmap", "--focus", "wra")
    assert (status, out) == (2, "")
    assert "unknown claim or question `wra`" in err


def test_show_wraps_to_the_width_given(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert max(map(len, run("show", "sound.argmap").out.splitlines())) <= 40


def test_show_of_a_map_with_errors_or_warnings(run: Run) -> None:
    status, out, err = run("show", "broken.argmap")
    assert (status, out) == (1, "")
    assert "AM101" in err
    status, out, err = run("show", "warned.argmap")
    assert status == 0
    assert "claim war" in out
    assert err.startswith("warned.argmap:5:3: warning[AM405 lost-because] ")


def test_a_new_debate_checks_and_formats_clean_and_is_drawn_face_to_face(run: Run, folder: Path) -> None:
    status, out, err = run("new", "deep/er/bridge")
    assert (status, out) == (0, "")
    for name in ("README.md", "brandt.argmap", "debate.argmap", "moreno.argmap", "sources.argmap"):
        assert f"wrote deep/er/bridge/{name}\n" in err
        assert (folder / "deep" / "er" / "bridge" / name).stat().st_size
    found = run("check", "deep/er/bridge", "--fail-on", "info")
    assert found == (0, "", "checked 4 maps: no findings\n")
    assert run("fmt", "--check", "deep/er/bridge").status == 0
    drawn = argmap.load("deep/er/bridge/debate.argmap")
    assert drawn.render(format="svg") == drawn.render(format="svg", layout="face-off")
    assert drawn.render(format="svg") != drawn.render(format="svg", layout="stacked")


def test_a_new_debate_overwrites_nothing(run: Run, folder: Path) -> None:
    status, _, err = run("new", ".")
    assert (status, "is not empty" in err) == (2, True)
    status, _, err = run("new", "sound.argmap")
    assert (status, "is a file" in err) == (2, True)
    assert len(list(folder.iterdir())) == 3
    (folder / "empty").mkdir()
    assert run("new", "empty").status == 0


def test_render_errors_carry_a_hint() -> None:
    error = RenderError("what is wrong", "what to do")
    assert (error.message, error.hint) == ("what is wrong", "what to do")
