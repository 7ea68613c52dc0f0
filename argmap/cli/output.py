"""Where the result of a command goes: to standard output, or whole into a file. Makes no result."""

from __future__ import annotations

import sys
from pathlib import Path

from argmap.cli.console import CommandError, find_width, put, put_bytes, tell


def require_place(output: str | None, hint: str = "name a file in it", *, for_map: bool = False) -> None:
    """Raise CommandError for an output that cannot be written, before any work is done; `hint` is for a folder.

    Nothing but a map (`for_map`) is written into a file that is named as one: it might be the one that is read.
    """
    if output in (None, "-"):
        return
    if Path(output).suffix.lower() == ".argmap" and not for_map:
        raise CommandError(f"`{output}` is a map, and something else would be written into it", "name another file")
    if Path(output).is_dir():
        raise CommandError(f"`{output}` is a folder", hint)
    if not Path(output).parent.is_dir():
        raise CommandError(f"the folder `{Path(output).parent.as_posix()}` is not there", "make it first")


def find_output_width(output: str | None) -> int | None:
    """Return the width to wrap a text to: that of standard output if it goes there, None for a file."""
    return find_width(sys.stdout) if output in (None, "-") else None


def put_output(result: str | bytes, output: str | None, what: str = "") -> None:
    """Print a result, or write it whole to a file and tell so. `what` says what is in it, as `3 claims`."""
    if output not in (None, "-"):
        write_output(result, output, what)
    elif isinstance(result, str):
        put(result)
    else:
        put_bytes(result)


def write_output(result: str | bytes, path: str, what: str = "") -> None:
    """Write a result whole to a file and tell so. Raises OSError."""
    from argmap.app import write_whole

    write_whole(path, result.encode("utf-8", "replace") if isinstance(result, str) else result)
    tell(f"wrote {path}{f' ({what})' if what else ''}")
