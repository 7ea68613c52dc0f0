"""`argmap timeline`: the dated claims and sources of a map in order. Orders and draws nothing itself."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.command import Command, add_choice, add_root
from argmap.cli.console import count, find_width, put, tell

if TYPE_CHECKING:
    from argmap.app import Loaded
    from argmap.model import Map

# The words of the drawing rooms, written out here so that a page of help loads none of them; a test compares them.
FORMATS = ("text", "svg", "json", "md", "html", "csv")
THEMES = ("safe", "classic", "debate", "mono")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `timeline`."""
    parser.add_argument("map", metavar="FILE", help="the map, or - for standard input")
    formats = "text, svg, json, md, html or csv (default: told by the ending of the output, else text)"
    add_choice(parser, "--format", FORMATS, None, formats, metavar="FORMAT")
    add_choice(
        parser, "--theme", THEMES, "safe", "of svg: safe, classic, debate or mono (default: safe)", metavar="THEME"
    )
    parser.add_argument("--dark", action="store_true", help="of svg: light text on a dark ground")
    parser.add_argument("-o", "--output", metavar="OUT", help="the file to write (default: standard output)")
    add_root(parser)


def run(options: Namespace) -> int:
    """Print or draw the timeline; 1 if the map has errors."""
    from argmap.cli.findings import tell_findings
    from argmap.cli.reading import load_one

    loaded = load_one(options.map, options.root)
    tell_findings(loaded.diagnostics)
    if loaded.map is None:
        return 1
    ending = Path(options.output).suffix.lower().removeprefix(".") if options.output else ""
    format_ = options.format or (ending if ending in FORMATS else "text")
    text = _write(loaded.map, loaded, format_, options)
    if options.output in (None, "-"):
        put(text)
        return 0
    from argmap.app import write_whole
    from argmap.prep.timeline import make_timeline

    write_whole(options.output, text.encode())
    tell(f"wrote {options.output} ({count(len(make_timeline(loaded.map).events), 'event')})")
    return 0


def _write(debate: Map, loaded: Loaded, format_: str, options: Namespace) -> str:
    if format_ == "svg":
        from argmap.render.timeline import draw_timeline

        return draw_timeline(debate, options.theme, options.dark)
    from argmap import __version__
    from argmap.prep.fingerprint import take_fingerprint
    from argmap.prep.timeline import make_timeline_sheet
    from argmap.render.sheets import print_sheet

    sheet = make_timeline_sheet(debate, fingerprint=take_fingerprint(loaded.sources), version=__version__)
    return print_sheet(sheet, format_, width=find_width(sys.stdout))


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
