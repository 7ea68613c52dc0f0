"""`argmap attack`: what to attack in the other side’s case, and where one’s own is open. Works out nothing itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from argmap.cli.command import Command
from argmap.cli.sheet_output import add_case_sheet, put_case_sheet


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `attack`."""
    add_case_sheet(parser)


def run(options: Namespace) -> int:
    """Print the attack sheet; 1 if the map has errors."""
    from argmap.prep.attack import make_attack

    put_case_sheet(options, make_attack)
    return 0


COMMAND = Command(
    "attack",
    "the other side’s claims, most at stake first",
    "Print the attack sheet of an author: each claim of the other side with its citation, how it is answered and\n"
    "what falls if it is won, ranked by that; then the author’s own claims that are open to attack or without\n"
    "support; then what both sides concede. Opponents are the authors of another side; without sides, those who\n"
    "speak for a rival answer to a question.",
    (
        ("argmap attack debate.argmap --for brandt", "in the terminal"),
        ("argmap attack debate.argmap --for brandt -o attack.html", "a page to print"),
        ("argmap attack debate.argmap --for brandt --accept osei.costs", "what is left to attack if this is conceded"),
        ("argmap attack debate.argmap --for brandt --against osei", "against one opponent"),
    ),
    add_arguments,
    run,
)
