"""`argmap render`: draws a map into files. Draws nothing itself."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.command import Command, add_choice, add_map, add_root, listed
from argmap.cli.console import CommandError, count, tell
from argmap.cli.output import put_output, require_place
from argmap.cli.reading import load_sound

if TYPE_CHECKING:
    from argmap.model import Map

# The words of the drawing rooms, written out here so that a page of help loads none of them; a test compares them.
FORMATS = ("svg", "png", "pdf", "html", "dot", "txt")
LAYOUTS = ("auto", "stacked", "face-off", "overview")
THEMES = ("safe", "classic", "debate", "mono")
LINKS = ("lines", "chips", "none")
ENGINES = ("auto", "embedded", "system", "pygraphviz")
PAGES = ("a4", "letter")


def read_depth(value: str) -> int:
    """Read a number of moves, 0 or more. Raises ArgumentTypeError for anything else."""
    if not value.isdecimal():
        raise ArgumentTypeError(f"`{value}` is no number of moves, 0 or more")
    return int(value)


def add_part(parser: ArgumentParser) -> None:
    """Add the options that choose a part of the map."""
    parser.add_argument("--focus", metavar="ID", help="only this claim, or this question's answers, and what lies near")
    parser.add_argument(
        "--depth", type=read_depth, metavar="N", help="how many moves from the focus, or levels from the top"
    )
    said = "only what this author says, and what that answers; given more than once, what these say of one another"
    parser.add_argument("--author", action="append", metavar="ID", help=said)


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `render`."""
    add_map(parser)
    parser.add_argument(
        "-o",
        "--output",
        action="append",
        required=True,
        metavar="OUT",
        help="the file to write, its format told by its ending; - for standard output; may be given more than once",
    )
    add_choice(parser, "--format", FORMATS, None, f"{listed(FORMATS)}, whatever the ending", metavar="FORMAT")
    layouts = (
        "stacked (authors above one another), face-off (two sides facing), overview (the questions with their answers) "
        "or auto (default: auto)"
    )
    add_choice(parser, "--layout", LAYOUTS, "auto", layouts, metavar="LAYOUT")
    add_choice(parser, "--theme", THEMES, "safe", f"{listed(THEMES)} (default: safe)", metavar="THEME")
    parser.add_argument("--dark", action="store_true", help="light text on a dark ground")
    add_part(parser)
    links = "moves between authors: as lines, as chips (named on the cards) or none (default: lines)"
    add_choice(parser, "--links", LINKS, "lines", links, metavar="HOW")
    parser.add_argument("--verdicts", action="store_true", help="mark which claims stand and which fall")
    parser.add_argument("--strength", action="store_true", help="mark how strong each claim is, from 0 to 1")
    add_choice(parser, "--engine", ENGINES, "auto", "what lays the picture out (default: auto)", metavar="ENGINE")
    add_choice(parser, "--page", PAGES, None, "paper of a PDF: a4 or letter (default: one page of its own size)",
               metavar="PAPER")  # fmt: skip
    add_choice(parser, "--fit", PAGES, None, "as much as can be read on one sheet of paper: a4 or letter",
               metavar="PAPER")  # fmt: skip
    add_root(parser)


def run(options: Namespace) -> int:
    """Draw the map into each output; 1 if it has errors."""
    outputs = [(path, options.format or _find_format(path)) for path in options.output]
    for path, format_ in outputs:
        if path == "-" and format_ in ("png", "pdf") and sys.stdout.isatty():
            raise CommandError(f"{format_} is not for a terminal", f"write it to a file: `-o map.{format_}`")
        require_place(path, f"name a file in it: `-o {(Path(path) / 'map').as_posix()}.{format_}`")
    if options.page and any(format_ != "pdf" for _, format_ in outputs):
        raise CommandError("`--page` is for PDF only", "leave it out, or write a `.pdf`")
    debate, _ = load_sound(options.map, options.root)
    part = options.focus or options.depth is not None or options.author or options.fit or options.layout == "overview"
    drawn = "" if part else count(len(debate.claims), "claim")
    for path, format_ in outputs:
        put_output(_draw(debate, format_, options), path, drawn)
    return 0


def _find_format(path: str) -> str:
    if path == "-":
        return "svg"
    ending = Path(path).suffix.lower().removeprefix(".")
    if ending in FORMATS:
        return ending
    from argmap.suggest import suggest

    near = suggest(ending, FORMATS)
    advice = f"did you mean `.{near}`?" if near else f"end it in .{', .'.join(FORMATS)}, or give `--format`"
    told = f"`.{ending}` is no format" if ending else f"`{path}` has no ending that tells its format"
    raise CommandError(told, advice)


def _draw(map_: Map, format_: str, options: Namespace) -> bytes:
    from argmap.render import RenderError, render

    notes: list[str] = []
    try:
        drawn = render(
            map_,
            format_,
            layout=options.layout,
            theme=options.theme,
            dark=options.dark,
            focus=options.focus,
            depth=options.depth,
            author=options.author,
            engine=options.engine,
            links=options.links,
            page=options.page,
            fit=options.fit,
            verdicts=options.verdicts,
            strength=options.strength,
            notes=notes,
        )
    except RenderError as error:
        raise CommandError(error.message, error.hint) from None
    for note in notes:
        tell(f"note: {note}")
    return drawn


COMMAND = Command(
    "render",
    "draw a map as SVG, PNG, PDF, web page, DOT or text",
    "Draw a map. The ending of the output tells the format: .svg, .png, .pdf, .html (one page with search, filters\n"
    "and details), .dot (Graphviz source) or .txt (an outline in words). A file is written whole or not at all.",
    (
        ("argmap render debate.argmap -o debate.svg", "draw the debate"),
        ("argmap render debate.argmap -o debate.pdf --page a4", "on sheets of paper"),
        ("argmap render debate.argmap -o debate.png -o debate.html --dark", "two formats, dark"),
        ("argmap render debate.argmap -o near.svg --focus brandt.keep --depth 1", "one claim and its neighbours"),
        ("argmap render debate.argmap -o bridge.pdf --focus bridge --fit a4", "a question, on one sheet of paper"),
        ("argmap render debate.argmap -o overview.svg --layout overview", "the questions and their answers"),
        ("argmap render - -o - --format dot < debate.argmap", "from standard input to standard output"),
    ),
    add_arguments,
    run,
)
