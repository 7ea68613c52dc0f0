"""`argmap stats`: the figures of a map. Counts nothing itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from argmap.cli.command import Command, add_choice, add_map, add_output, add_root
from argmap.cli.console import CommandError
from argmap.cli.reading import load_sound
from argmap.cli.sheet_output import add_format, choose_format, put_sheet

# The words of the room of sheets, written out here so that a page of help loads none of it; a test compares them.
FORMATS = ("text", "md", "html", "csv", "json")
TABLES = ("total", "authors", "moves", "bases", "depths", "questions")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `stats`."""
    add_map(parser)
    add_format(parser, FORMATS)
    tables = "the table that csv holds: total, authors, moves, bases, depths or questions (default: total)"
    add_choice(parser, "--table", TABLES, None, tables, metavar="TABLE")
    add_output(parser)
    add_root(parser)


def run(options: Namespace) -> int:
    """Print the figures; 1 if the map has errors."""
    format_ = choose_format(options, FORMATS)
    if options.table and format_ != "csv":
        raise CommandError("`--table` is for csv only", "leave it out, or give `--format csv`")
    map_, loaded = load_sound(options.map, options.root)
    from argmap.prep.stats import make_stats

    put_sheet(make_stats(map_), loaded.sources, options, format_, table=options.table)
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
