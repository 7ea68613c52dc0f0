"""`argmap questions`: the questions for a cross-examination, printed. Finds none itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from argmap.cli.command import Command, add_map, add_root
from argmap.cli.names import require_known
from argmap.cli.reading import load_sound
from argmap.cli.sheet_output import add_sheet_output, choose_format, put_sheet

FORMATS = ("text", "md", "html", "csv", "json")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `questions`."""
    add_map(parser)
    parser.add_argument("--against", required=True, metavar="AUTHOR", help="the author whose case is examined, by id")
    add_sheet_output(parser, FORMATS)
    add_root(parser)


def run(options: Namespace) -> int:
    """Print the questions; 1 if the map has errors."""
    format_ = choose_format(options, FORMATS)
    map_, loaded = load_sound(options.map, options.root)
    require_known("author", map_.authors, options.against)
    from argmap.prep.cross_examination_sheet import examine_author

    put_sheet(examine_author(map_, options.against), loaded.sources, options, format_)
    return 0


COMMAND = Command(
    "questions",
    "list what to ask in cross-examination, and what not to",
    "List what to ask whoever argues an author’s case, claim by claim: the critical questions of the scheme that a\n"
    "step names, what it takes for granted, doubts about it, and what others say against it, each with what it is\n"
    "for and the line that they will lean on. What the map answers is not asked: it is listed at the end, with where.",
    (
        ("argmap questions debate.argmap --against weil", "the questions in the terminal"),
        ("argmap questions debate.argmap --against weil -o cx.html", "a page to print"),
        ("argmap questions debate.argmap --against weil -o cx.csv", "for a spreadsheet"),
    ),
    add_arguments,
    run,
)
