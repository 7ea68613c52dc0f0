"""`argmap explain`: tells what a rule checks and why. Holds no page itself."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from argmap.cli.command import Command, add_color
from argmap.cli.console import CommandError, put


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `explain`."""
    parser.add_argument("rule", nargs="?", metavar="RULE", help="the rule's code or name")
    parser.add_argument("--list", action="store_true", help="list all rules")
    add_color(parser)
