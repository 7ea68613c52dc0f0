"""`argmap stats`: the figures of a map. Counts nothing itself."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from argmap.cli.command import Command, add_choice, add_root
from argmap.cli.console import CommandError, find_width, put, tell

# The words of the room of sheets, written out here so that a page of help loads none of it; a test compares them.
FORMATS = ("text", "md", "html", "csv", "json")
TABLES = ("total", "authors", "moves", "bases", "depths", "questions")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `stats`."""
    parser.add_argument("map", metavar="FILE", help="the map, or - for standard input")
    add_choice(parser, "--format", FORMATS, "text", "text, md, html, csv or json (default: text)", metavar="FORMAT")
    tables = "the table that csv holds: total, authors, moves, bases, depths or questions (default: total)"
    add_choice(parser, "--table", TABLES, None, tables, metavar="TABLE")
    parser.add_argument("-o", "--output", metavar="OUT", help="the file to write (default: standard output)")
    add_root(parser)


def run(options: Namespace) -> int:
    """Print the figures; 1 if the map has errors."""
    if options.table and options.format != "csv":
        raise CommandError("`--table` is for csv only", "leave it out, or give `--format csv`")
    from argmap.cli.findings import tell_findings
    from argmap.cli.reading import load_one

    loaded = load_one(options.map, options.root)
    tell_findings(loaded.diagnostics)
    if loaded.map is None:
        return 1
    from argmap import __version__
    from argmap.prep.fingerprint import take_fingerprint
    from argmap.prep.stats import make_stats
    from argmap.render.sheets import print_sheet

    sheet = make_stats(loaded.map, fingerprint=take_fingerprint(loaded.sources), version=__version__)
    text = print_sheet(sheet, options.format, width=find_width(sys.stdout), table=options.table)
    if options.output in (None, "-"):
        put(text)
        return 0
    from argmap.app import write_whole

    write_whole(options.output, text.encode())
    tell(f"wrote {options.output}")
    return 0


COMMAND = Command(
    "stats",
    "count what a map holds",
    "Count the claims of a map: by author, by kind, by what they are based on, by how deep they stand beneath a\n"
    "thesis, question by question; with a citation, with quoted words, answered and unanswered.",
    (
        ("argmap stats debate.argmap", "tables in the terminal"),
        ("argmap stats debate.argmap --format md", "the same as Markdown"),
        ("argmap stats debate.argmap --format csv --table authors", "one table, for a spreadsheet"),
    ),
    add_arguments,
    run,
)
