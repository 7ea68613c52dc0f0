"""The page of the command line in Markdown, made from the parser. Writes no file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from argmap.cli.command import Command
from argmap.cli.parser import EXAMPLES, SUMMARY, build_parser, load_commands

_OPENING = f"""# Command line

{SUMMARY}

```console
%s
```

## For all commands

- What was asked for goes to standard output, everything else to standard error. `-` instead of a file is standard
  input; with `-o`, standard output.
- Exit status 0: done, nothing found. 1: the map has findings or would change, or nothing here can draw. 2: wrong
  usage, a file that cannot be read or written, or a fault of argmap's own. 130: interrupted. 141: the reader of the
  output has left.
- Files are written whole or not at all.
- Output is UTF-8, whatever the locale says.
- `argmap --version` prints the version, `argmap COMMAND --help` the page of a command.

| environment | |
|---|---|
| `NO_COLOR` | when not empty, no colours unless `--color always` |
| `FORCE_COLOR` | when not empty, colours also where no terminal is |
| `COLUMNS` | the width to which `argmap show` wraps, also where no terminal is |
| `ARGMAP_TRACEBACK` | when not empty, an internal error shows where it happened |
"""


def write_help_page() -> str:
    """Return the page of all commands."""
    lines = _OPENING % "\n".join(f"$ {line}" for line, _ in EXAMPLES)
    return lines + "".join(_write_command(command) for command in load_commands())


def _write_command(command: Command) -> str:
    parser = _find_parser(command.name)
    lines = [
        "",
        f"## argmap {command.name}",
        "",
        command.description,
        "",
        *_write_table("argument", [a for a in parser._actions if not a.option_strings]),  # noqa: SLF001
        *_write_table("option", [a for a in parser._actions if a.option_strings and a.dest != "help"]),  # noqa: SLF001
    ]
    for line, what in command.examples:
        lines += [f"{what[0].upper()}{what[1:]}:", "", "```console", f"$ {line}", "```", ""]
    return "\n".join(lines[:-1]) + "\n"


def _find_parser(name: str) -> argparse.ArgumentParser:
    for action in build_parser()._actions:  # noqa: SLF001 - argparse has no public list
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            found: argparse.ArgumentParser = action.choices[name]
            return found
    raise AssertionError("the parser has no commands")


def _write_table(heading: str, actions: list[argparse.Action]) -> Iterator[str]:
    if not actions:
        return
    yield f"| {heading} | |"
    yield "|---|---|"
    for action in actions:
        value = action.metavar if action.nargs != 0 else None
        names = [f"{flag} {value}" if value else flag for flag in action.option_strings] or [str(value)]
        shown = ", ".join(f"`{name}`" for name in names) + (" …" if action.nargs == "+" else "")
        told = (action.help or "").replace("|", "\\|")
        yield f"| {shown} | {told} |"
    yield ""
