"""The command line: finds the command, runs it and turns what went wrong into words and an exit status.

Exit status 0: done, nothing found. 1: the map has findings. 2: wrong usage, or a fault of argmap's own.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from argmap.cli.console import CommandError, FaultyMap, prepare_streams, tell

_COLLECT_AFTER = 50_000
"""New objects after which the garbage collector looks: what a run makes is nearly all kept until its end."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name (those of the process if None) and return its exit status."""
    prepare_streams()
    thresholds = gc.get_threshold()
    gc.set_threshold(_COLLECT_AFTER, *thresholds[1:])
    try:
        status = _run(sys.argv[1:] if argv is None else list(argv))
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # The reader of our output, such as `head`, has left; Python would complain when it flushes at the end.
        _drop_output()
        return 141
    except KeyboardInterrupt:
        return 130
    except FaultyMap:
        return 1
    except CommandError as error:
        tell(f"argmap: error: {error.message}")
        if error.hint:
            tell(f"  hint: {error.hint}")
        return 2
    except OSError as error:
        where = f"`{error.filename}`: " if error.filename is not None else ""
        tell(f"argmap: error: {where}{(error.strerror or str(error)).lower()}")
        return 2
    except Exception as error:  # noqa: BLE001 - a fault of ours: one line for the user, the trace on demand
        return _tell_own_fault(error)
    finally:
        gc.set_threshold(*thresholds)


def _run(arguments: list[str]) -> int:
    from argmap.cli.parser import parse_arguments

    try:
        command, options = parse_arguments(arguments)
    except SystemExit as ended:  # --help and --version have printed what was asked
        return int(ended.code or 0)
    return command.run(options)


def _drop_output() -> None:
    with suppress(OSError, ValueError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _tell_own_fault(error: Exception) -> int:
    if os.environ.get("ARGMAP_TRACEBACK"):
        import traceback

        tell("".join(traceback.format_exception(error)).rstrip())
    kind = type(error).__name__
    said = " ".join(str(error).split())
    tell(f"argmap: internal error: {kind}{': ' if said else ''}{said}")
    tell("  this is a fault of argmap, not of your map: report it with the map and what ARGMAP_TRACEBACK=1 shows")
    return 2
