"""`argmap why`: tells what decides a claim, in sentences. Decides nothing itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from argmap.cli.command import Command, add_map, add_root
from argmap.cli.evaluate import add_reading, evaluate_debate, put_lines
from argmap.cli.names import require_known
from argmap.cli.reading import load_sound


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `why`."""
    add_map(parser)
    parser.add_argument("claim", metavar="CLAIM", help="the id of a claim")
    add_reading(parser)
    add_root(parser)


def run(options: Namespace) -> int:
    """Print why; 1 if the map has errors."""
    debate, _ = load_sound(options.map, options.root)
    require_known("claim", debate.claims, options.claim)
    evaluation = evaluate_debate(debate, options.author, circles=options.circles)
    from argmap.evaluation import NO_TRUTH
    from argmap.evaluation.why import DEEPEST

    why = evaluation.why(options.claim)
    head = [(0, f"Reading: {evaluation.reading}."), (0, NO_TRUTH), (0, "")]
    put_lines([*head, *((2 * min(level, DEEPEST), text) for level, text in why.lines)])
    return 0


COMMAND = Command(
    "why",
    "tell why a claim stands or falls, move by move",
    "Tell what decides a claim: the moves for and against it, with who makes them and where, down to what nobody has\n"
    "rebutted. What works in several places is told once; circles are named.",
    (
        ("argmap why debate.argmap brandt.keep", "what decides Brandt’s claim in the whole debate"),
        ("argmap why debate.argmap brandt.keep --author brandt", "what decides it by his own commitments"),
    ),
    add_arguments,
    run,
)
