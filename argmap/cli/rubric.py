"""`argmap rubric`: what the teaching checks find in each map of a class, in one table. Counts nothing itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from argmap.cli.command import Command, add_root
from argmap.cli.sheet_output import add_sheet_output, choose_format, put_sheet

# The words of the printing room, written out here so that a page of help loads none of it; a test compares them.
FORMATS = ("text", "md", "html", "csv", "json")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `rubric`."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a map, or a folder of maps")
    add_sheet_output(parser, FORMATS)
    add_root(parser)


def run(options: Namespace) -> int:
    """Print the rubric; 1 if a map has errors."""
    from argmap.app import load_map
    from argmap.cli.reading import find_files, require_root
    from argmap.prep.rubric import Handed, make_rubric

    format_ = choose_format(options, FORMATS)
    require_root(options.root)
    handed = []
    sources = []
    for given in options.paths:
        root = options.root or (given if Path(given).is_dir() else None)  # a folder is the root of what it holds
        for path in find_files([given]):
            loaded = load_map(path, root=root, teach=True)
            sources += loaded.sources
            handed.append(Handed(path.as_posix(), loaded.map, tuple(loaded.diagnostics)))
    put_sheet(make_rubric(handed), sources, options, format_)
    return 1 if any(one.map is None for one in handed) else 0


COMMAND = Command(
    "rubric",
    "count what the teaching checks find in the maps of a class",
    "Make a table with a row a map: its claims and reasons, what each of the teaching checks of\n"
    "`argmap check --teach` found in it, and the share of reasons without finding.",
    (
        ("argmap rubric class/", "a folder of maps, a row each"),
        ("argmap rubric ann.argmap ben.argmap -o rubric.html", "two maps, as a page to print"),
        ("argmap rubric class/ --format csv", "for a spreadsheet"),
    ),
    add_arguments,
    run,
)
