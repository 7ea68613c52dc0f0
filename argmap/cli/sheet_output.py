"""What the commands that print a sheet share: its format, its place, its template, what is supposed. Fills no sheet."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from argmap import __version__
from argmap.cli.command import add_choice, add_map, add_output, add_root, add_suppositions, listed
from argmap.cli.console import CommandError
from argmap.cli.names import require_known
from argmap.cli.output import find_output_width, put_output, require_place
from argmap.cli.reading import load_sound

if TYPE_CHECKING:
    from argmap.model import Map
    from argmap.prep.sheet import Sheet
    from argmap.text import SourceText

# The words of the printing room, written out here so that a page of help loads none of it; a test compares them.
FORMATS = ("text", "md", "html", "json")
ENDINGS = {
    ".txt": "text",
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".docx": "docx",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".tsv": "cards",
}


def add_format(parser: ArgumentParser, formats: Sequence[str] = FORMATS) -> None:
    """Add `--format`, whose default is told by the ending of the output."""
    shown = listed(formats).replace("html", "html (prints on Letter and A4)", 1)
    what = f"{shown} (default: by the ending of the output, else text)"
    add_choice(parser, "--format", formats, None, what, metavar="FORMAT")


def add_sheet_output(parser: ArgumentParser, formats: Sequence[str] = FORMATS) -> None:
    """Add `--format`, `-o` and `--template`."""
    add_format(parser, formats)
    add_output(parser)
    parser.add_argument(
        "--template", metavar="TEMPLATE", help="a Jinja template of your own for the page of html, in place of ours"
    )


def add_case_sheet(parser: ArgumentParser, formats: Sequence[str] = FORMATS) -> None:
    """Add the arguments of a sheet for an author against others."""
    add_map(parser)
    parser.add_argument(
        "--for", dest="for_author", required=True, metavar="AUTHOR", help="the author for whom the sheet is made"
    )
    parser.add_argument(
        "--against",
        action="append",
        default=[],
        metavar="AUTHOR",
        help="an opponent (default: the authors of another side; without sides, those who speak for a rival answer)",
    )
    add_suppositions(parser)
    add_sheet_output(parser, formats)
    add_root(parser)


def choose_format(options: Namespace, formats: Sequence[str] = FORMATS, *, flag: str = "--format") -> str:
    """Return the format meant; `flag` is the option that gives it.

    Raises CommandError for an output that tells none or that cannot be written.
    """
    require_place(options.output)
    format_ = options.format or find_format(options.output, list_endings(formats), flag)
    if getattr(options, "template", None) is not None and format_ != "html":
        raise CommandError("`--template` is for html only", f"leave it out, or give `{flag} html`")
    if format_ == "docx" and options.output in (None, "-") and sys.stdout.isatty():
        raise CommandError("a Word file cannot be shown in a terminal", "name the file with `-o`")
    return str(format_)


def list_endings(formats: Sequence[str]) -> dict[str, str]:
    """Return the endings of files that mean one of some formats."""
    return {ending: meant for ending, meant in ENDINGS.items() if meant in formats}


def find_format(output: str | None, endings: Mapping[str, str], flag: str = "--format") -> str:
    """Return the format that the ending of an output means, text without a file.

    Raises CommandError for an ending that means none; `flag` is the option that would give the format.
    """
    if output in (None, "-"):
        return "text"
    ending = Path(output).suffix.lower()
    if ending not in endings:
        told = f"`{ending}` is no format" if ending else f"`{output}` has no ending that tells its format"
        raise CommandError(told, f"end it in {', '.join(endings)}, or give `{flag}`")
    return endings[ending]


def read_template(path: str | None) -> str | None:
    """Return a template's text. Raises CommandError where it cannot be read."""
    if path is None:
        return None
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "it is no text in UTF-8").lower()
        raise CommandError(f"the template `{path}` cannot be read: {reason}") from None


def require_suppositions(map_: Map, options: Namespace) -> None:
    """Raise CommandError for supposed claims that the map does not know, and for one both accepted and rejected."""
    require_known("claim", map_.claims, *options.accept, *options.reject)
    for claim in options.accept:
        if claim in options.reject:
            raise CommandError(f"`{claim}` cannot be both accepted and rejected")


def put_case_sheet(options: Namespace, make: Callable[..., Sheet], formats: Sequence[str] = FORMATS) -> None:
    """Make a sheet for an author against others and put it out. Raises CommandError if nobody is on the other side."""
    format_ = choose_format(options, formats)
    map_, loaded = load_sound(options.map, options.root)
    from argmap.model import ME
    from argmap.prep.opponents import NoOpponentsError

    authors = [*map_.authors, *([ME] if any(ME in claim.authors for claim in map_.claims.values()) else [])]
    require_known("author", authors, options.for_author, *options.against)
    require_suppositions(map_, options)
    supposed = {"accept": options.accept, "reject": options.reject}
    try:
        sheet = make(map_, options.for_author, against=options.against, **supposed)
    except NoOpponentsError as error:
        raise CommandError(str(error), error.hint) from None
    put_sheet(sheet, loaded.sources, options, format_)


def put_sheet(
    sheet: Sheet,
    sources: Iterable[SourceText],
    options: Namespace,
    format_: str,
    *,
    table: str | None = None,
    what: str = "",
) -> None:
    """Print a sheet to standard output or write it whole to a file and tell so, with `what` is in it.

    `sources` are the files that it was made of, whose fingerprint it gets. `table` names the table that csv
    holds. Raises CommandError for an unknown one and for an unfit template.
    """
    from argmap.prep.fingerprint import stamp_sheet
    from argmap.render.sheets import RenderError, print_sheet

    sheet = stamp_sheet(sheet, sources, __version__)
    template = read_template(getattr(options, "template", None))
    made: str | bytes
    try:
        if format_ == "docx":
            from argmap.render.sheets.docx import write_docx

            made = write_docx(sheet)
        else:
            width = find_output_width(options.output)
            made = print_sheet(sheet, format_, width=width, table=table, template=template)
    except RenderError as error:
        raise CommandError(error.message, error.hint) from None
    put_output(made, options.output, what)
