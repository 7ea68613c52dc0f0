"""The programs that lay graphs out: found, missing, failing, slow."""

import sys
from pathlib import Path

import pytest

import argmap
from argmap.render import RenderError, engines, render
from argmap.render.engines import TooSlow, engines_here, read_plain, run_engine

GRAPH = "digraph { rankdir=LR; a [shape=box width=1 height=0.5]; b; a -> b }"


def set_engines(monkeypatch: pytest.MonkeyPatch, **commands: list[str] | None) -> None:
    monkeypatch.setattr(engines, "_FINDERS", {name: lambda found=found: found for name, found in commands.items()})


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.mark.parametrize("engine", ["embedded", "pygraphviz"])
def test_an_engine_lays_out(engine: str) -> None:
    if engine not in engines_here():
        pytest.skip(f"{engine} is not installed")
    places = read_plain(run_engine(GRAPH, engine=engine))
    assert set(places) == {"a", "b"}
    assert places["a"][0] < places["b"][0]


def test_the_embedded_engine_needs_no_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    notes: list[str] = []
    assert read_plain(run_engine(GRAPH, notes=notes))
    assert notes == []


def test_y_grows_downwards() -> None:
    plain = (
        b"graph 1 4 3\nnode a 1 2.5 1 0.5 a solid box black lightgrey\nnode b 1 0.5 1 0.5 b solid box black x\nstop\n"
    )
    assert read_plain(plain) == {"a": (72.0, 36.0), "b": (72.0, 180.0)}


def test_auto_falls_back_with_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    set_engines(monkeypatch, embedded=None, system=python("print('graph 1 1 1')"))
    notes: list[str] = []
    assert run_engine(GRAPH, notes=notes).startswith(b"graph")
    run_engine(GRAPH, notes=notes)
    places = "so places may differ from other machines"
    assert notes == [f"the embedded layout engine is not installed; drawn with engine `system`, {places}"]


def test_auto_goes_on_from_an_engine_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    set_engines(
        monkeypatch,
        embedded=python("import sys; sys.exit('no such glyph')"),
        system=["/nowhere/dot"],
        pygraphviz=python("print('graph 1 1 1')"),
    )
    notes: list[str] = []
    assert run_engine(GRAPH, notes=notes).startswith(b"graph")
    assert notes[0].startswith("engine `embedded` failed: no such glyph; drawn with engine `system`")
    assert notes[1].startswith("engine `system` does not start: No such file or directory; drawn with")


@pytest.mark.parametrize(
    ("commands", "engine", "message", "hint"),
    [
        ({"embedded": None, "system": None}, "auto", "no layout engine is installed", "install the package"),
        ({"system": None}, "system", "engine `system` is not installed", "install Graphviz"),
        ({"embedded": ["/nowhere/dot"]}, "auto", "engine `embedded` does not start", "install the package"),
        ({"embedded": python("")}, "embedded", "engine `embedded` failed", "install the package"),
        ({}, "neato", "unknown engine `neato`", "choose one of auto, embedded, system, pygraphviz"),
    ],
)
def test_an_engine_that_cannot_help(
    monkeypatch: pytest.MonkeyPatch, commands: dict[str, list[str] | None], engine: str, message: str, hint: str
) -> None:
    set_engines(monkeypatch, **commands)
    with pytest.raises(RenderError) as caught:
        run_engine(GRAPH, engine=engine)
    assert caught.value.message.startswith(message)
    assert caught.value.hint.startswith(hint)


def test_a_slow_engine_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    set_engines(monkeypatch, embedded=python("import time; time.sleep(60)"), system=python("print('graph 1 1 1')"))
    with pytest.raises(TooSlow) as caught:
        run_engine(GRAPH, time_limit=0.3)
    assert caught.value.message == "the layout took longer than 0.3 seconds"
    assert "--focus" in caught.value.hint


def test_a_map_that_takes_too_long_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    set_engines(monkeypatch, embedded=python("import time; time.sleep(60)"))
    with pytest.raises(TooSlow):
        render(argmap.loads("claim a: A.\n"), "svg", time_limit=0.2)


def test_the_system_engine_is_looked_up_on_the_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert engines.find_system() is None
    dot = tmp_path / "dot"
    dot.write_text("#!/bin/sh\n")
    dot.chmod(0o755)
    assert engines.find_system() == [str(dot)]


def test_engines_that_are_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise engines.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(engines.metadata, "distribution", absent)
    assert engines.find_embedded() is None
    assert engines.find_pygraphviz() is None


@pytest.mark.parametrize("engine", ["embedded", "pygraphviz"])
def test_engines_agree_on_who_stands_above_whom(engine: str) -> None:
    if engine not in engines_here():
        pytest.skip(f"{engine} is not installed")
    svg = render(argmap.loads("claim a: A.\n  because b: B.\n  because c: C.\n"), "svg", engine=engine).decode()
    assert svg.index('id="claim-b"') < svg.index('id="claim-c"')
