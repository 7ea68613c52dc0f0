"""Argument maps by author: read, check, draw and write `.argmap` debates. Everything is loaded on first use."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.debate import Map
    from argmap.diagnostics import ArgmapError, Diagnostic, Severity
    from argmap.model import (
        Answer,
        Author,
        Citation,
        Claim,
        Expectation,
        Locator,
        Premise,
        Question,
        Quotation,
        Scenario,
        Section,
        Source,
        Stance,
        Step,
        Undercut,
    )
    from argmap.render.errors import RenderError

__version__ = "0.1.0"

__all__ = [
    "Answer", "ArgmapError", "Author", "Citation", "Claim", "Diagnostic", "Expectation", "Locator", "Map",
    "Premise", "Question", "Quotation", "RenderError", "Scenario", "Section", "Severity", "Source", "Stance",
    "Step", "Undercut", "check", "check_text", "dumps", "format_text", "load", "loads",
]  # fmt: skip

_HOMES = {
    "Map": "argmap.debate",
    "ArgmapError": "argmap.diagnostics",
    "Diagnostic": "argmap.diagnostics",
    "Severity": "argmap.diagnostics",
    "RenderError": "argmap.render.errors",
}
"""Where the public names are that are neither made here nor records of `argmap.model`."""


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name) or ("argmap.model" if name in __all__ else None)
    if home is None:
        raise AttributeError(f"module 'argmap' has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]


def load(path: str | os.PathLike[str], *, root: str | os.PathLike[str] | None = None) -> Map:
    """Read a map and all it includes.

    Includes may not leave `root`, by default the folder of the file. Raises `ArgmapError`, whose
    `diagnostics` hold every finding, where the map has errors or cannot be read.
    """
    from argmap.app import load_map
    from argmap.debate import read_debate

    return read_debate(load_map(path, root=root))


def loads(text: str, path: str | os.PathLike[str] | None = None, *, root: str | os.PathLike[str] | None = None) -> Map:
    """Read a map from a text. `path` is where it would stand: includes start there. Raises like `load`."""
    from argmap.app import load_map
    from argmap.debate import read_debate

    return read_debate(load_map(path, text=text, root=root))


def check(path: str | os.PathLike[str], *, root: str | os.PathLike[str] | None = None) -> list[Diagnostic]:
    """Return every finding on a map, a folder of maps, and what they include. Never raises for bad input."""
    from argmap.app import check_paths

    return check_paths([path], root=root)


def check_text(
    text: str, path: str | os.PathLike[str] | None = None, *, root: str | os.PathLike[str] | None = None
) -> list[Diagnostic]:
    """Return every finding on a text; `path` is where it would stand. Never raises for bad input."""
    from argmap.app import load_map

    return load_map(path, text=text, root=root).diagnostics


def format_text(text: str) -> str:
    """Return a text in its canonical form. Raises `ArgmapError` where the text has errors of syntax."""
    from argmap.syntax.format import format_text as format_lines

    return format_lines(text)


def dumps(map: Map) -> str:  # noqa: A002  # the name that callers use
    """Return a map as `.argmap` text, in one file. Raises ValueError for what the language cannot say."""
    from argmap.write import dumps as write_map

    return write_map(map)
