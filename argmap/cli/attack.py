"""`argmap attack`: what to attack in the other side’s case, and where one’s own is open. Works out nothing itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from argmap.cli.command import Command, add_root
from argmap.cli.console import CommandError
from argmap.cli.sheet_output import (
    add_output,
    add_sides,
    add_suppositions,
    choose_format,
    load_for_sheet,
    put_sheet,
    require_names,
)


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `attack`."""
    parser.add_argument("map", metavar="FILE", help="the map, or - for standard input")
    add_sides(parser)
    add_suppositions(parser)
    add_output(parser)
    add_root(parser)


def run(options: Namespace) -> int:
    """Print the attack sheet; 1 if the map has errors."""
    format_ = choose_format(options)
    found = load_for_sheet(options)
    if found is None:
        return 1
    map_, loaded = found
    require_names(map_, options)
    from argmap import __version__
    from argmap.prep.attack import make_attack
    from argmap.prep.fingerprint import take_fingerprint
    from argmap.prep.opponents import NoOpponentsError

    try:
        sheet = make_attack(
            map_,
            options.for_author,
            against=options.against,
            accept=options.accept,
            reject=options.reject,
            fingerprint=take_fingerprint(loaded.sources),
            version=__version__,
        )
    except NoOpponentsError as error:
        raise CommandError(str(error), error.hint) from None
    put_sheet(sheet, options, format_)
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
