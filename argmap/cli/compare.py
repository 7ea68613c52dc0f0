"""`argmap compare`: two authors side by side, printed. Compares nothing itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from argmap.cli.command import Command, add_map, add_root
from argmap.cli.console import CommandError
from argmap.cli.names import require_known
from argmap.cli.reading import load_sound
from argmap.cli.sheet_output import add_sheet_output, choose_format, put_sheet

FORMATS = ("text", "md", "html", "csv", "json")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `compare`."""
    add_map(parser)
    parser.add_argument("one", metavar="A", help="an author, by id")
    parser.add_argument("other", metavar="B", help="the author to hold against A")
    add_sheet_output(parser, FORMATS)
    add_root(parser)


def run(options: Namespace) -> int:
    """Print the clash table; 1 if the map has errors."""
    format_ = choose_format(options, FORMATS)
    if options.one == options.other:
        raise CommandError(f"`{options.one}` cannot be compared with itself", "name two authors")
    map_, loaded = load_sound(options.map, options.root)
    require_known("author", map_.authors, options.one, options.other)
    from argmap.prep.compare import compare

    put_sheet(compare(map_, options.one, options.other), loaded.sources, options, format_)
    return 0


COMMAND = Command(
    "compare",
    "set two authors side by side: the clash table",
    "Set two authors side by side: on each question and section what each holds and where, and whether they agree,\n"
    "clash, talk past one another or leave it to the other; every move of the one against the other and what answers\n"
    "it; what both hold; and the claims on which their answers hang. From what the map declares only, never from\n"
    "likeness of words.",
    (
        ("argmap compare debate.argmap brandt weil", "the clash table in the terminal"),
        ("argmap compare debate.argmap brandt weil -o clash.html", "a page to print"),
        ("argmap compare debate.argmap brandt weil --format json", "for programs"),
    ),
    add_arguments,
    run,
)
