"""`argmap strength`: tells how strong the claims of a map are, from 0 to 1. Works out nothing itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from argmap.cli.command import Command, add_choice, add_map, add_root, add_suppositions
from argmap.cli.console import CommandError, put
from argmap.cli.evaluate import add_author, put_lines
from argmap.cli.names import require_known
from argmap.cli.reading import load_sound

FORMATS = ("text", "json", "md")
MODELS = ("df-quad", "quadratic-energy", "euler-based", "mlp-based")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `strength`."""
    add_map(parser)
    add_choice(
        parser, "--model", MODELS, "df-quad", f"how strengths are found: {', '.join(MODELS)} (default: df-quad)",
        metavar="MODEL",
    )  # fmt: skip
    parser.add_argument("--of", action="append", default=[], metavar="ID", help="only this claim; may be repeated")
    parser.add_argument(
        "--contributions", action="store_true", help="what each claim adds to the answers, or to the claims of --of"
    )
    parser.add_argument(
        "--sensitivity",
        action="store_true",
        help="whether the ranking of the answers, or of the claims of --of, depends on the default credence",
    )
    parser.add_argument(
        "--default", type=float, default=0.5, metavar="NUMBER", help="the credence of claims without one (default: 0.5)"
    )
    add_author(parser)
    add_suppositions(parser)
    add_choice(parser, "--format", FORMATS, "text", "text, json or md (default: text)", metavar="FORMAT")
    add_root(parser)


def run(options: Namespace) -> int:
    """Print the strengths; 1 if the map has errors."""
    if not 0 <= options.default <= 1:
        raise CommandError(f"a credence lies between 0 and 1, not `{options.default:g}`")
    debate, _ = load_sound(options.map, options.root)
    require_known("author", debate.authors, options.author)
    require_known("claim", debate.claims, *options.of, *options.accept, *options.reject)
    from argmap.evaluation import strength_pages as pages
    from argmap.evaluation.strength import Strength

    reading = options.author, options.accept, options.reject
    try:
        strength = Strength(debate, options.model, *reading, default=options.default)
    except ValueError as error:
        raise CommandError(str(error).replace("'", "`")) from None
    of = list(dict.fromkeys(options.of))
    more = {"contributions": options.contributions, "sensitivity": options.sensitivity}
    if options.format == "json":
        put(pages.write_json(strength, of, **more))
    elif options.format == "md":
        put(pages.write_markdown(strength, of, **more))
    else:
        put_lines(pages.write_text(strength, of, **more))
    return 0


COMMAND = Command(
    "strength",
    "tell how strong claims are, from 0 to 1",
    "Tell how strong each claim is, from 0 to 1, by the credences in the map and what speaks for and against it: a\n"
    "second reading beside the verdicts of `argmap evaluate`. A strength is no probability and no truth.\n"
    "docs/explanation/strength.md says how it is found.",
    (
        ("argmap strength debate.argmap", "the answers of each question, then all other claims"),
        ("argmap strength debate.argmap --of brandt.keep --contributions", "what makes one claim strong or weak"),
        ("argmap strength debate.argmap --sensitivity", "would the answers rank alike with another default credence?"),
        ("argmap strength debate.argmap --model quadratic-energy --format json", "another model, for programs"),
    ),
    add_arguments,
    run,
)
