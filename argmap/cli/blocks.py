"""`argmap blocks`: answers to each claim of the other side, as cards. Works out nothing itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from argmap.cli.command import Command
from argmap.cli.sheet_output import add_case_sheet, put_case_sheet

FORMATS = ("text", "md", "html", "json", "docx")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `blocks`."""
    add_case_sheet(parser, FORMATS)


def run(options: Namespace) -> int:
    """Print the block file; 1 if the map has errors."""
    from argmap.prep.blocks import make_blocks

    put_case_sheet(options, make_blocks, FORMATS)
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
