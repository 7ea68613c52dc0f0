"""`argmap moves`: tells which moves would flip a claim, and what a question turns on. Decides nothing itself."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from argmap.cli.command import Command, add_map, add_root
from argmap.cli.evaluate import add_circles, evaluate_debate, put_lines
from argmap.cli.names import require_known
from argmap.cli.reading import load_sound


def _read_size(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= 6:
        raise ArgumentTypeError(f"`{value}` is no number from 1 to 6")
    return int(value)


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `moves`."""
    add_map(parser)
    parser.add_argument("claim", metavar="CLAIM", help="the id of a claim, or of a question to see its cruxes only")
    parser.add_argument("--for", dest="mover", metavar="AUTHOR", help="the moves of this author (default: see above)")
    parser.add_argument(
        "--size", type=_read_size, default=3, metavar="N", help="moves in one set at most, 1 to 6 (default: 3)"
    )
    add_circles(parser)
    add_root(parser)


def run(options: Namespace) -> int:
    """Print moves and cruxes; 1 if the map has errors."""
    debate, _ = load_sound(options.map, options.root)
    if options.mover != "me":
        require_known("author", debate.authors, options.mover)
    require_known("claim and no question", [*debate.claims, *debate.questions], options.claim)
    evaluation = evaluate_debate(debate, circles=options.circles)
    from argmap.evaluation.moves import find_flips, write_moves

    if options.claim in debate.questions:
        put_lines(write_moves(evaluation, None, [options.claim]))
        return 0
    flips = find_flips(evaluation, options.claim, options.mover, most=options.size)
    questions = [q.id for q in debate.questions.values() if any(a.claim == options.claim for a in q.answers)]
    put_lines(write_moves(evaluation, flips, questions))
    return 0


COMMAND = Command(
    "moves",
    "tell what would flip a claim, or decide a question",
    "Tell the smallest sets of moves after which a claim stands, or falls. A move is a new answer to a claim of the\n"
    "other side, or winning a claim of one’s own that does not stand; never the claim itself. Without --for, its\n"
    "speakers try to make it stand where it does not, and all others to make it fall where it does. For an answer,\n"
    "the cruxes of its question follow: claims whose verdict, turned round, changes an answer’s.",
    (
        ("argmap moves debate.argmap brandt.keep", "what would flip Brandt’s claim"),
        ("argmap moves debate.argmap brandt.keep --for costa", "the moves that Costa has"),
        ("argmap moves debate.argmap length", "the claims that a question turns on"),
    ),
    add_arguments,
    run,
)
