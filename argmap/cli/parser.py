"""The arguments of all commands, and what is said of wrong ones. Runs no command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

from argmap import __version__
from argmap.cli.command import Command
from argmap.cli.console import CommandError
from argmap.cli.names import advise

NAMES = (
    "check",
    "fmt",
    "render",
    "show",
    "evaluate",
    "why",
    "whatif",
    "moves",
    "attack",
    "brief",
    "blocks",
    "evidence",
    "compare",
    "questions",
    "flow",
    "drill",
    "strength",
    "export",
    "solve",
    "sources",
    "timeline",
    "stats",
    "rubric",
    "diff",
    "merge",
    "record",
    "explain",
    "schemes",
    "new",
    "doctor",
    "completion",
)
"""The commands, each in the module of its name; one alone is imported to run it."""

SUMMARY = "Debates as text: write who argues what and why, have it checked, see it drawn."

EXAMPLES = (
    ("argmap new my-debate", "make a small debate to start from"),
    ("argmap check my-debate", "report every fault of its maps"),
    ("argmap render my-debate/debate.argmap -o debate.svg", "draw it"),
)

EXIT_STATUS = "exit status: 0 done, nothing found; 1 the map has findings; 2 wrong usage or a fault of argmap's own"


def load_commands(names: Sequence[str] = NAMES) -> tuple[Command, ...]:
    """Return the commands of these names, all of them by default."""
    return tuple(import_module(f"argmap.cli.{name}").COMMAND for name in names)


class Parser(argparse.ArgumentParser):
    """A parser whose errors end like all others of argmap's: a message, a hint, exit status 2."""

    def error(self, message: str) -> NoReturn:
        """Raise CommandError instead of printing the usage."""
        raise CommandError(message, f"see `{self.prog} --help`")


def build_parser(names: Sequence[str] = NAMES) -> Parser:
    """Return the parser of the command line, or of some of its commands."""
    parser: Parser = _new_parser(
        Parser, prog="argmap", description=SUMMARY, epilog=_write_epilog(EXAMPLES, EXIT_STATUS)
    )
    parser.add_argument(
        "--version", action="version", version=f"argmap {__version__}", help="print the version and leave"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for command in load_commands(names):
        own = _new_parser(
            commands.add_parser,
            command.name,
            help=command.summary,
            description=command.description,
            epilog=_write_epilog(command.examples),
        )
        command.add_arguments(own)
    return parser


def _new_parser(make: Any, *args: Any, **options: Any) -> Any:
    if sys.version_info >= (3, 14):
        options["color"] = False  # our pages of help are the same in a terminal and in the documentation
    return make(*args, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False, **options)


def _write_epilog(examples: Sequence[tuple[str, str]], last: str = "") -> str:
    lines = ["examples:"]
    for line, what in examples:
        lines += [f"  {line}", f"      {what}"]
    return "\n".join([*lines, "", last] if last else lines)


def parse_arguments(arguments: list[str]) -> tuple[Command, argparse.Namespace]:
    """Return the command meant and its options. Raises CommandError for wrong ones, SystemExit after a help page."""
    if arguments and not arguments[0].startswith("-") and arguments[0] not in NAMES:
        raise CommandError(f"unknown command `{arguments[0]}`", advise(arguments[0], NAMES, "see `argmap --help`"))
    parser = build_parser(arguments[:1] if arguments and arguments[0] in NAMES else NAMES)
    options, unknown = parser.parse_known_args(arguments)
    if options.command is None:
        if unknown:
            raise CommandError(f"unknown option `{unknown[0]}`", "see `argmap --help`")
        parser.print_help(sys.stderr)
        raise SystemExit(2)
    (command,) = load_commands([options.command])
    if unknown:
        flag, page = unknown[0].partition("=")[0], f"see `argmap {command.name} --help`"
        if not flag.startswith("-"):
            raise CommandError(f"`{flag}` is one argument too many", page)
        raise CommandError(f"unknown option `{flag}`", advise(flag, _list_flags(command), page))
    return command, options


def _list_flags(command: Command) -> list[str]:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return [flag for action in parser._actions for flag in action.option_strings]  # noqa: SLF001 - no public list
