"""`argmap doctor`: tells what argmap finds on this machine and whether it can draw. Mends nothing."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from argmap import __version__
from argmap.cli.command import Command
from argmap.cli.console import put, tell

Row = tuple[str, str, str]
"""What it is about, whether it is there (`ok`, `missing`, `broken`), and more about it."""

_PARTS = ("attrs", "lark", "graphviz", "rapidfuzz", "fonttools", "pypdf", "shtab", "hypothesis")
_GRAPH = 'digraph { "a" -> "b" }'


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `doctor`: it has none."""


def run(options: Namespace) -> int:  # noqa: ARG001 - every command is run with its options
    """Print the table; 1 if no engine can lay a picture out."""
    engines = list(_look_at_engines())
    sections: list[tuple[str, list[Row]]] = [
        ("program", list(_look_at_program())),
        ("layout engines", engines),
        ("formats", list(_look_at_formats())),
        ("fonts", list(_look_at_fonts())),
    ]
    widths = [max(len(row[i]) for _, rows in sections for row in rows) for i in (0, 1)]
    for heading, rows in sections:
        put(f"{heading}\n")
        for what, state, more in rows:
            put(f"  {what:{widths[0]}}  {state:{widths[1]}}  {more}".rstrip() + "\n")
    if any(state == "ok" for _, state, _ in engines):
        return 0
    tell("argmap: no layout engine works: pictures cannot be drawn, only outlines (`.txt`) and `.dot`")
    tell("  hint: `pip install graphviz-pure`, or install Graphviz so that its `dot` is on the PATH")
    return 1


def _look_at_program() -> Iterator[Row]:
    import platform

    yield "argmap", "ok", __version__
    yield "Python", "ok", f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    for name in _PARTS:
        yield _look_at_package(name)


def _look_at_package(name: str, use: str = "") -> Row:
    from importlib import metadata

    try:
        return name, "ok", " ".join(filter(None, [metadata.version(name), use]))
    except metadata.PackageNotFoundError:
        return name, "missing", use


def _look_at_engines() -> Iterator[Row]:
    from argmap.render.engines import ENGINES, engines_here, run_engine
    from argmap.render.errors import RenderError

    here = engines_here()
    for name in ENGINES[1:]:
        if name not in here:
            yield name, "missing", {"embedded": "package graphviz-pure", "system": "no `dot` on the PATH"}.get(name, "")
            continue
        try:
            run_engine(_GRAPH, engine=name, time_limit=10)
        except RenderError as error:
            yield name, "broken", error.message
        else:
            yield name, "ok", _find_version(name, here[name])


def _find_version(engine: str, command: list[str]) -> str:
    import subprocess

    if engine == "pygraphviz":
        return _look_at_package(engine)[2]
    try:
        done = subprocess.run([*command, "-V"], capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return "of unknown version"
    said = (done.stderr or done.stdout).strip().partition("\n")[0]
    return said.removeprefix("graphviz-pure - ").removeprefix("dot - ")


def _look_at_formats() -> Iterator[Row]:
    yield "svg, html, dot, txt", "ok", ""
    yield ("png", *_look_at_package("resvg-py", "(resvg-py)")[1:])
    yield ("pdf", *_look_at_package("svg2pdf-py", "(svg2pdf-py)")[1:])


def _look_at_fonts() -> Iterator[Row]:
    from argmap.render import fonts, system_fonts

    shipped = fonts.list_font_files()
    there = all(path.is_file() for path in shipped)
    yield "shipped", "ok" if there else "missing", ", ".join(path.stem for path in shipped)
    found = len(system_fonts.list_font_files())
    yield "of this system", "ok" if found else "missing", f"{found} files, for scripts that the shipped fonts lack"


COMMAND = Command(
    "doctor",
    "tell what argmap finds on this machine: versions, engines, fonts",
    "Tell which versions, layout engines, formats and fonts argmap finds on this machine. Each engine is tried.\n"
    "Exit status 1 if none works, so that no picture could be drawn.",
    (("argmap doctor", "print the table; send it along when you report a fault"),),
    add_arguments,
    run,
)
