"""`argmap drill`: questions on a debate to practise with, printed. Makes none itself."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from argmap.cli.command import Command, add_map, add_root
from argmap.cli.output import put_output
from argmap.cli.reading import load_sound
from argmap.cli.sheet_output import add_sheet_output, choose_format, put_sheet

FORMATS = ("text", "md", "html", "csv", "json", "cards")


def read_count(value: str) -> int:
    """Read how many questions there shall be. Raises ArgumentTypeError for what is no number from 1 on."""
    if not value.isascii() or not value.isdigit() or len(value) > 6 or int(value) < 1:
        raise ArgumentTypeError(f"`{value}` is no number from 1 on")
    return int(value)


def read_seed(value: str) -> int:
    """Read the number that fixes the order. Raises ArgumentTypeError for what is no whole number from 0 on."""
    if not value.isascii() or not value.isdigit() or len(value) > 18:
        raise ArgumentTypeError(f"`{value}` is no whole number from 0 on")
    return int(value)


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `drill`."""
    add_map(parser)
    parser.add_argument(
        "--seed", type=read_seed, default=1, metavar="N", help="the number that fixes the order (default: 1)"
    )
    parser.add_argument(
        "--count", type=read_count, default=None, metavar="N", help="questions at most (default: all that there are)"
    )
    add_sheet_output(parser, FORMATS)
    add_root(parser)


def run(options: Namespace) -> int:
    """Print the questions and answers; 1 if the map has errors."""
    format_ = choose_format(options, FORMATS)
    map_, loaded = load_sound(options.map, options.root)
    if format_ == "cards":
        from argmap.prep.drill import write_anki

        put_output(write_anki(map_, options.seed, options.count), options.output)
        return 0
    from argmap.prep.drill import make_drill

    put_sheet(make_drill(map_, options.seed, options.count), loaded.sources, options, format_)
    return 0


COMMAND = Command(
    "drill",
    "make questions and answers to practise with",
    "Make questions from a map with the answers that it gives: who says it, for what reasons, where, what is taken\n"
    "for granted, what is said against it and what answers that. The same map and the same seed give the same order.",
    (
        ("argmap drill debate.argmap --count 20", "twenty questions, and the answers after them"),
        (
            "argmap drill debate.argmap --seed 7 -o drill.html",
            "another order, to print; the answers on a page of their own",
        ),
        ("argmap drill debate.argmap -o drill.tsv", "cards with a tab between the sides, as Anki reads them"),
    ),
    add_arguments,
    run,
)
