"""`argmap evaluate`: tells which claims of a map stand and which fall. Decides nothing itself."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING

from argmap.cli.command import Command, add_choice, add_map, add_root
from argmap.cli.console import CommandError, find_width, put, tell
from argmap.cli.names import require_known
from argmap.cli.reading import load_sound

if TYPE_CHECKING:
    from argmap.evaluation import Evaluation
    from argmap.model import Map

FORMATS = ("text", "json", "md")
CIRCLES = ("struck", "undecided")


def add_author(parser: ArgumentParser) -> None:
    """Add `--author`."""
    parser.add_argument("--author", metavar="AUTHOR", help="one author’s own reading: only what he says and grants")


def add_circles(parser: ArgumentParser) -> None:
    """Add `--circles`."""
    add_choice(
        parser,
        "--circles",
        CIRCLES,
        "struck",
        "reasons that run in a circle: struck, or left undecided (default: struck)",
        metavar="HOW",
    )


def add_reading(parser: ArgumentParser) -> None:
    """Add the options that choose a reading."""
    add_author(parser)
    add_circles(parser)


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `evaluate`."""
    add_map(parser)
    add_reading(parser)
    parser.add_argument(
        "--positions", action="store_true", help="list the positions one can take on what is undecided; words stay"
    )
    add_choice(parser, "--format", FORMATS, "text", "text, json or md (default: text)", metavar="FORMAT")
    add_root(parser)


def run(options: Namespace) -> int:
    """Print the verdicts; 1 if the map has errors."""
    debate, _ = load_sound(options.map, options.root)
    evaluation = evaluate_debate(debate, options.author, circles=options.circles)
    from argmap.evaluation import pages

    if options.format == "json":
        put(pages.write_json(evaluation, positions=options.positions))
        tell_reading(evaluation)
    elif options.format == "md":
        put(pages.write_markdown(evaluation, positions=options.positions))
    else:
        put_lines(pages.write_text(evaluation, positions=options.positions))
    return 0


def evaluate_debate(
    debate: Map,
    author: str | None = None,
    accept: Iterable[str] = (),
    reject: Iterable[str] = (),
    circles: str = "struck",
) -> Evaluation:
    """Evaluate a map. Raises CommandError for an author or a claim that it does not know."""
    from argmap.evaluation import evaluate

    require_known("author", debate.authors, author)
    require_known("claim", debate.claims, *accept, *reject)
    try:
        return evaluate(debate, author, accept, reject, circles)
    except ValueError as error:
        raise CommandError(str(error).replace("'", "`")) from None


def tell_reading(evaluation: Evaluation) -> None:
    """Tell the reading on standard error, for results that have no place for it."""
    from argmap.evaluation import NO_TRUTH

    tell(f"reading: {evaluation.reading}. {NO_TRUTH}")


def put_lines(lines: Iterable[tuple[int, str]]) -> None:
    """Write lines with their indents to standard output, wrapped to the terminal if it is one."""
    width = find_width(sys.stdout)
    if width is None:
        put("".join(f"{' ' * indent}{line}".rstrip() + "\n" for indent, line in lines))
        return
    from argmap.render.cells import Line, Piece, print_lines

    laid = (Line(indent, (Piece(line),)) for indent, line in lines)
    put("".join(row + "\n" for row in print_lines(laid, width, color=False)))


COMMAND = Command(
    "evaluate",
    "tell which claims stand and which fall, and why",
    "Tell which claims of a map stand, fall, are contested (it depends on the side one takes) or open (no side\n"
    "settles them), if the map is all there is. No verdict is a statement of truth. docs/explanation/semantics.md\n"
    "says what the words mean.",
    (
        ("argmap evaluate debate.argmap", "every claim, by question and by author"),
        ("argmap evaluate debate.argmap --author brandt", "what stands for Brandt by his own commitments"),
        ("argmap evaluate debate.argmap --positions", "and the positions one can take on what is contested"),
        ("argmap evaluate debate.argmap --format json", "an object by claim, for programs"),
    ),
    add_arguments,
    run,
)
