"""`argmap blocks`: answers to each claim of the other side, as cards. Works out nothing itself."""

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

FORMATS = ("text", "md", "html", "json", "docx")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `blocks`."""
    parser.add_argument("map", metavar="FILE", help="the map, or - for standard input")
    add_sides(parser)
    add_suppositions(parser)
    add_output(parser, FORMATS)
    add_root(parser)


def run(options: Namespace) -> int:
    """Print the block file; 1 if the map has errors."""
    format_ = choose_format(options, FORMATS)
    found = load_for_sheet(options)
    if found is None:
        return 1
    map_, loaded = found
    require_names(map_, options)
    from argmap import __version__
    from argmap.prep.blocks import make_blocks
    from argmap.prep.fingerprint import take_fingerprint
    from argmap.prep.opponents import NoOpponentsError

    try:
        sheet = make_blocks(
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
    "blocks",
    "answers to each claim of the other side, as cards",
    "Print the block file of an author: for each claim of the other side “AT: claim”, the answers in the map, each\n"
    "labelled (not true, no link, turn, outweighs, undercut) and with its card, then what they will say to it and\n"
    "what we say to that. Where the map has fewer than three answers, the sheet says so. As docx its headings, tags\n"
    "and cites have the styles of Verbatim.",
    (
        ("argmap blocks debate.argmap --for brandt", "in the terminal"),
        ("argmap blocks debate.argmap --for brandt -o blocks.docx", "a Word file with Verbatim’s styles"),
        ("argmap blocks debate.argmap --for brandt -o blocks.html", "a page to print"),
    ),
    add_arguments,
    run,
)
