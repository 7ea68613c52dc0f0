"""`argmap flow`: a debate as a flow of speeches, printed. Lays out none itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from argmap import __version__
from argmap.cli.command import Command, add_choice, add_map, add_output, add_root
from argmap.cli.console import CommandError
from argmap.cli.names import advise, require_known
from argmap.cli.output import put_output
from argmap.cli.reading import load_sound
from argmap.cli.sheet_output import choose_format, put_sheet

if TYPE_CHECKING:
    from argmap.model import Map
    from argmap.prep.flow import Flow
    from argmap.prep.flow_formats import DebateFormat

FORMS = ("text", "md", "html", "csv", "json", "xlsx", "flower")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `flow`."""
    add_map(parser)
    parser.add_argument(
        "--format",
        dest="debate",
        required=True,
        metavar="DEBATE",
        help="the format of the debate: policy, ld, pf, worlds, bp, or a .toml or .json file of your own",
    )
    parser.add_argument(
        "--first",
        metavar="AUTHOR",
        help="an author of the side that speaks first (default: the first author who has opponents)",
    )
    what = f"{', '.join(FORMS[:-1])} or flower (JSON of the program Flower); default: by the ending, else text"
    add_choice(parser, "--to", FORMS, None, what, metavar="FORM")
    add_output(parser)
    parser.add_argument("--template", metavar="FILE", help="a Jinja template of your own to make the page of html with")
    add_root(parser)


def run(options: Namespace) -> int:
    """Print the flow; 1 if the map has errors."""
    options = Namespace(**vars(options), format=options.to)  # `--format` names the format of the debate here
    form = choose_format(options, FORMS, flag="--to")
    if form == "xlsx" and options.output in (None, "-"):
        raise CommandError("a workbook cannot be printed", "name a file: `-o flow.xlsx`")
    debate_format = read_debate_format(options.debate)
    map_, loaded = load_sound(options.map, options.root)
    from argmap.prep.flow_sheet import write_flow

    flow = _lay_flow(map_, debate_format, options.first)
    if form == "flower":
        from argmap.exchange.flower import write_flower

        put_output(write_flower(flow), options.output)
        return 0
    sheet = write_flow(flow)
    if form == "xlsx":
        from argmap.prep.fingerprint import stamp_sheet
        from argmap.render.sheets.xlsx import write_xlsx

        put_output(write_xlsx(flow, stamp_sheet(sheet, loaded.sources, __version__)), options.output)
    else:
        put_sheet(sheet, loaded.sources, options, form)
    return 0


def _lay_flow(map_: Map, debate_format: DebateFormat, first: str | None) -> Flow:
    from argmap.prep.flow import lay_flow
    from argmap.prep.opponents import NoOpponentsError

    require_known("author", map_.authors, first)
    try:
        return lay_flow(map_, debate_format, first)
    except NoOpponentsError as error:
        raise CommandError(str(error), error.hint) from None


def read_debate_format(name: str) -> DebateFormat:
    """Return a format by its word, or read a file. Raises CommandError for what is neither, and for faults in it."""
    from argmap.prep.flow_formats import FORMATS, FlowFormatError, parse_format

    if name in FORMATS:
        return FORMATS[name]
    path = Path(name)
    if path.suffix.lower() not in (".toml", ".json"):
        hint = advise(name, FORMATS, f"choose {', '.join(FORMATS)}, or a .toml or .json file")
        raise CommandError(f"`{name}` is no format of a debate", hint)
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "it is no UTF-8 text"
        raise CommandError(f"the format `{name}` cannot be read: {reason.lower()}") from None
    try:
        return parse_format(text, toml=path.suffix.lower() == ".toml")
    except FlowFormatError as error:
        raise CommandError(f"{name}: {error}", error.hint) from None


COMMAND = Command(
    "flow",
    "lay a debate out as a flow, a column a speech",
    "Lay a debate out as a flow: a column a speech, and each answer on the row of what it answers. First the case of\n"
    "the side that speaks first, then the other’s. A format of your own is a TOML or JSON file with `sides` and\n"
    "`speeches`; docs/how-to/prepare-a-round.md shows one.",
    (
        ("argmap flow debate.argmap --format policy -o flow.html", "a page to print, laid across"),
        ("argmap flow debate.argmap --format ld --first weil", "in the terminal, Weil’s side affirmative"),
        ("argmap flow debate.argmap --format worlds -o flow.xlsx", "a workbook, a sheet for each side’s case"),
        ("argmap flow debate.argmap --format pf --to flower -o flow.json", "for the program Flower"),
        ("argmap flow debate.argmap --format our-club.toml", "in a format of your own"),
    ),
    add_arguments,
    run,
)
