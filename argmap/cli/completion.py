"""`argmap completion`: prints what a shell needs to complete argmap's words. Installs nothing."""

from __future__ import annotations

from argparse import Action, ArgumentParser, Namespace

from argmap.cli.command import Command, one_of
from argmap.cli.console import CommandError, put

SHELLS = ("bash", "zsh", "tcsh")
_FILES = ("paths", "map", "output")
_FOLDERS = ("root", "dir")
_RULES = ("rule", "select", "ignore")
_SCHEMES = ("scheme",)


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `completion`."""
    parser.add_argument("shell", type=one_of(SHELLS), choices=SHELLS, metavar="SHELL", help="bash, zsh or tcsh")


def run(options: Namespace) -> int:
    """Print the completion script."""
    from argmap.cli.parser import build_parser
    from argmap.rules import all_rules
    from argmap.vocabulary import SCHEMES

    try:
        import shtab
    except ImportError:
        raise CommandError("completion needs the package shtab", "install it: `pip install shtab`") from None
    parser = build_parser()
    for action in _list_actions(parser):
        if action.dest in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        elif action.dest in _FOLDERS:
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
        elif action.dest in _RULES:
            action.choices = [name for rule in all_rules() for name in (rule.name, rule.code)]
        elif action.dest in _SCHEMES:
            action.choices = SCHEMES
    put(shtab.complete(parser, options.shell) + "\n")
    return 0


def _list_actions(parser: ArgumentParser) -> list[Action]:
    actions = list(parser._actions)  # noqa: SLF001 - argparse has no public list, and shtab reads the same one
    for action in actions:
        for own in (action.choices or {}).values() if isinstance(action.choices, dict) else ():
            actions += own._actions  # noqa: SLF001
    return actions


COMMAND = Command(
    "completion",
    "print what a shell needs to complete commands and options",
    "Print a script with which bash, zsh or tcsh completes argmap's commands, options and their words.",
    (
        ("argmap completion bash > ~/.local/share/bash-completion/completions/argmap", "for bash"),
        ("argmap completion zsh > ~/.zfunc/_argmap", "for zsh, with ~/.zfunc in $fpath"),
    ),
    add_arguments,
    run,
)
