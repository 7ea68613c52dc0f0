"""`argmap timeline`: the dated claims and sources of a map in order. Orders and draws nothing itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from argmap.cli.command import Command, add_choice, add_map, add_output, add_root
from argmap.cli.console import count
from argmap.cli.output import put_output, require_place
from argmap.cli.reading import load_sound
from argmap.cli.sheet_output import add_format, find_format, list_endings, put_sheet

# The words of the drawing rooms, written out here so that a page of help loads none of them; a test compares them.
FORMATS = ("text", "svg", "json", "md", "html", "csv")
THEMES = ("safe", "classic", "debate", "mono")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `timeline`."""
    add_map(parser)
    add_format(parser, FORMATS)
    add_choice(
        parser, "--theme", THEMES, "safe", "of svg: safe, classic, debate or mono (default: safe)", metavar="THEME"
    )
    parser.add_argument("--dark", action="store_true", help="of svg: light text on a dark ground")
    add_output(parser)
    add_root(parser)


def run(options: Namespace) -> int:
    """Print or draw the timeline; 1 if the map has errors."""
    require_place(options.output)
    endings = {**list_endings(FORMATS), ".svg": "svg"}
    format_ = options.format or find_format(options.output, endings)
    debate, loaded = load_sound(options.map, options.root)
    from argmap.prep.timeline import make_timeline, make_timeline_sheet

    told = count(len(make_timeline(debate).events), "event")
    if format_ == "svg":
        from argmap.render.timeline import draw_timeline

        put_output(draw_timeline(debate, options.theme, options.dark), options.output, told)
    else:
        put_sheet(make_timeline_sheet(debate), loaded.sources, options, format_, what=told)
    return 0


COMMAND = Command(
    "timeline",
    "put the dated claims and sources of a map in order",
    "Put in order what has a date: claims with `date:`, which say when something happened, and sources, which say\n"
    "when it was written. A date that tells only a month or a year stands before the days in it.",
    (
        ("argmap timeline debate.argmap", "a table in the terminal"),
        ("argmap timeline debate.argmap -o timeline.svg", "drawn, with a scale of time"),
        ("argmap timeline debate.argmap --format json", "for another program"),
    ),
    add_arguments,
    run,
)
