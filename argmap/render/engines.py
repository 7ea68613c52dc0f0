"""The programs that lay graphs out: the embedded Graphviz, a system's `dot`, pygraphviz. Draws nothing itself.

Each runs as a process of its own with a time limit, reads DOT from its input and answers in Graphviz's `plain` format.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from shutil import which

from argmap.diagram.errors import RenderError

ENGINES = ("auto", "embedded", "system", "pygraphviz")
TIME_LIMIT = 30.0
"""Seconds after which a layout is given up."""

_PYGRAPHVIZ = (
    "import sys, pygraphviz\n"
    "graph = pygraphviz.AGraph(string=sys.stdin.buffer.read().decode('utf-8'))\n"
    "sys.stdout.buffer.write(graph.draw(format=sys.argv[1], prog='dot'))\n"
)


def find_embedded() -> list[str] | None:
    """The command of the embedded engine, found through its installed files and never through PATH."""
    try:
        installed = metadata.distribution("graphviz-pure").files or []
    except metadata.PackageNotFoundError:
        return None
    for file in installed:
        if file.name in ("graphviz-pure", "graphviz-pure.exe"):
            path = file.locate()
            return [str(path)] if path.exists() else None  # type: ignore[attr-defined]
    return None


def find_system() -> list[str] | None:
    """The command of a `dot` on the PATH."""
    path = which("dot")
    return [path] if path else None


def find_pygraphviz() -> list[str] | None:
    """A command that runs pygraphviz in a process of its own, as it is not safe among threads."""
    try:
        metadata.distribution("pygraphviz")
    except metadata.PackageNotFoundError:
        return None
    return [sys.executable, "-c", _PYGRAPHVIZ]


_FINDERS: dict[str, Callable[[], list[str] | None]] = {
    "embedded": find_embedded,
    "system": find_system,
    "pygraphviz": find_pygraphviz,
}
_HINTS = {
    "embedded": "install the package graphviz-pure, or use `--engine system` with Graphviz installed",
    "system": "install Graphviz so that its `dot` is on the PATH, or use `--engine embedded`",
    "pygraphviz": "install the package pygraphviz, or use `--engine embedded`",
}


def engines_here() -> dict[str, list[str]]:
    """The engines found on this machine, in the order in which `auto` takes them, with their commands."""
    return {name: command for name, find in _FINDERS.items() if (command := find())}


def run_engine(
    source: str,
    output: str = "plain",
    *,
    engine: str = "auto",
    notes: list[str] | None = None,
    time_limit: float = TIME_LIMIT,
) -> bytes:
    """Lay `source` (DOT) out and return what the engine writes in the format `output`.

    `auto` takes the embedded engine and falls back to the system's, then to pygraphviz, with a line in `notes`.
    Raises RenderError for an unknown or missing engine, one that fails, and one that takes longer than
    `time_limit` seconds.
    """
    if engine not in ENGINES:
        raise RenderError(f"unknown engine `{engine}`", f"choose one of {', '.join(ENGINES)}")
    if engine != "auto":
        command = _FINDERS[engine]()
        if command is None:
            raise RenderError(f"engine `{engine}` is not installed", _HINTS[engine])
        return _run(engine, command, source, output, time_limit)
    here = engines_here()
    if not here:
        raise RenderError("no layout engine is installed", _HINTS["embedded"])
    fault: RenderError | None = None
    for name, command in here.items():
        if name != "embedded" and notes is not None:
            why = fault.message if fault else "the embedded layout engine is not installed"
            note = f"{why}; drawn with engine `{name}`, so places may differ from other machines"
            if note not in notes:
                notes.append(note)
        try:
            return _run(name, command, source, output, time_limit)
        except RenderError as error:
            if isinstance(error, TooSlow):
                raise  # a slower engine will not do better
            fault = error
    assert fault is not None
    raise fault


class TooSlow(RenderError):
    """A layout was given up for its time."""


def _run(name: str, command: list[str], source: str, output: str, time_limit: float) -> bytes:
    arguments = [*command, output] if name == "pygraphviz" else [*command, "-Kdot", f"-T{output}"]
    try:
        done = subprocess.run(
            arguments, input=source.encode("utf-8"), capture_output=True, timeout=time_limit, check=False
        )
    except subprocess.TimeoutExpired:
        raise TooSlow(
            f"the layout took longer than {time_limit:g} seconds", "draw a part of the map: `--focus ID --depth 2`"
        ) from None
    except OSError as error:
        raise RenderError(f"engine `{name}` does not start: {error.strerror or error}", _HINTS[name]) from None
    if done.returncode or not done.stdout:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RenderError(f"engine `{name}` failed" + (f": {told[-1]}" if told else ""), _HINTS[name])
    return done.stdout


def read_plain(plain: bytes) -> dict[str, tuple[float, float]]:
    """The centre of each node in points, y downwards, from Graphviz's `plain` format. Names must be plain words."""
    places: dict[str, tuple[float, float]] = {}
    height = 0.0
    for line in plain.decode("utf-8").splitlines():
        words = line.split()
        if words[:1] == ["graph"]:
            height = float(words[3])
        elif words[:1] == ["node"]:
            places[words[1]] = (float(words[2]) * 72, (height - float(words[3])) * 72)
    return places
