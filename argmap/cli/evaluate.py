"""`argmap evaluate`: tells which claims of a map stand and which fall. Decides nothing itself."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING

from argmap.cli.command import Command, add_choice, add_root
from argmap.cli.console import CommandError, find_width, put, tell

if TYPE_CHECKING:
    from argmap.debate import Map
    from argmap.evaluation import Evaluation

FORMATS = ("text", "json", "md")
CIRCLES = ("struck", "undecided")


def add_reading(parser: ArgumentParser) -> None:
    """Add the options that choose a reading."""
    parser.add_argument("--author", metavar="AUTHOR", help="one author’s own reading: only what he says and grants")
    add_choice(
        parser,
        "--circles",
        CIRCLES,
        "struck",
        "reasons that run in a circle: struck, or left undecided (default: struck)",
        metavar="HOW",
    )


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `evaluate`."""
    parser.add_argument("map", metavar="FILE", help="the map, or - for standard input")
    add_reading(parser)
    parser.add_argument(
        "--positions", action="store_true", help="list the positions one can take on what is undecided; words stay"
    )
    add_choice(parser, "--format", FORMATS, "text", "text, json or md (default: text)", metavar="FORMAT")
    add_root(parser)


def run(options: Namespace) -> int:
    """Print the verdicts; 1 if the map has errors."""
    debate = load_debate(options.map, options.root)
    if debate is None:
        return 1
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


def load_debate(path: str, root: str | None) -> Map | None:
    """Load a map and tell what is wrong with it; None if it has errors."""
    from argmap.cli.findings import tell_findings
    from argmap.cli.reading import load_one

    loaded = load_one(path, root)
    tell_findings(loaded.diagnostics)
    if loaded.map is None:
        return None
    from argmap.debate import as_debate

    return as_debate(loaded.map)


def evaluate_debate(
    debate: Map,
    author: str | None = None,
    accept: Iterable[str] = (),
    reject: Iterable[str] = (),
    circles: str = "struck",
) -> Evaluation:
    """Evaluate a map. Raises CommandError for an author or a claim that it does not know."""
    from argmap.evaluation import evaluate

    if author is not None and author not in debate.authors:
        raise CommandError(f"no author `{author}` in the map", advise(author, debate.authors))
    for claim in (*accept, *reject):
        require_claim(debate, claim)
    try:
        return evaluate(debate, author, accept, reject, circles)
    except ValueError as error:
        raise CommandError(str(error).replace("'", "`")) from None


def require_claim(debate: Map, claim: str) -> None:
    """Raise CommandError for a claim that the map does not know."""
    if claim not in debate.claims:
        raise CommandError(f"no claim `{claim}` in the map", advise(claim, debate.claims))


def advise(name: str, names: Iterable[str]) -> str:
    """Return what to do about a name that is not there: the one probably meant, or the few there are."""
    from argmap.suggest import suggest

    listed = list(names)
    near = suggest(name, listed)
    if near:
        return f"did you mean `{near}`?"
    return f"it has {', '.join(listed)}" if 0 < len(listed) <= 8 else ""


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
