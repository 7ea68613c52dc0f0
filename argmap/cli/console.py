"""What a command says and where: results to standard output, everything else to standard error. Runs nothing."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO


class CommandError(Exception):
    """A command cannot do what was asked: what is wrong, and what to do about it. Ends with exit status 2."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class FaultyMap(Exception):
    """A map has errors, which have been told. Ends with exit status 1."""


def prepare_streams() -> None:
    """Let all output be UTF-8, whatever the locale says, and show what even UTF-8 cannot as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def tell(text: str) -> None:
    """Write a line to standard error; a standard error that is closed stops nothing."""
    if not text.replace("\n", "").isprintable():
        from argmap.report.plain import make_visible  # a file name, say, may hold what a terminal would obey

        text = make_visible(text)
    try:
        print(text, file=sys.stderr)
    except (OSError, ValueError):
        return


def put(text: str) -> None:
    """Write a text to standard output, with line feeds as they are."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        put_bytes(text.encode("utf-8", "backslashreplace"))
    else:
        sys.stdout.write(text)


def put_bytes(data: bytes) -> None:
    """Write bytes to standard output."""
    sys.stdout.flush()
    left = memoryview(data)
    while left:  # unbuffered, as PYTHONUNBUFFERED makes it, a write may take a part and say so
        left = left[sys.stdout.buffer.write(left) :]
    sys.stdout.buffer.flush()


def use_color(choice: str, stream: TextIO) -> bool:
    """Tell whether to colour what goes to a stream. `choice` is `always`, `never` or `auto`.

    For `auto` the environment decides (NO_COLOR and FORCE_COLOR, each counting when not empty), then whether the
    stream is a terminal that can show colours.
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def find_width(stream: TextIO) -> int | None:
    """Return the width to wrap to: the terminal's, the one that COLUMNS gives, or None for a file or a pipe."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return int(columns)
    try:
        return os.get_terminal_size(stream.fileno()).columns or None if stream.isatty() else None
    except (OSError, ValueError):
        return None


def count(number: int, noun: str) -> str:
    """Return a number with its noun: `1 map`, `2 maps`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
