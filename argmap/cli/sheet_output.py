"""What the commands that print a sheet share: its format, its place, its template, what is supposed. Makes no sheet."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.command import add_choice
from argmap.cli.console import CommandError, find_width, put, put_bytes, tell

if TYPE_CHECKING:
    from argmap.app import Loaded
    from argmap.model import Map
    from argmap.prep.sheet import Sheet

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


def add_output(parser: ArgumentParser, formats: Sequence[str] = FORMATS) -> None:
    """Add `--format`, `-o` and `--template`."""
    listed = f"{', '.join(formats[:-1])} or {formats[-1]}"
    what = f"{listed} (default: by the ending of the output, else text)".replace(
        "html", "html (prints on Letter and A4)", 1
    )
    add_choice(parser, "--format", formats, None, what, metavar="FORMAT")
    parser.add_argument("-o", "--output", metavar="OUT", help="the file to write (default: standard output)")
    parser.add_argument(
        "--template", metavar="TEMPLATE", help="a Jinja template of your own for the page of html, in place of ours"
    )


def add_suppositions(parser: ArgumentParser) -> None:
    """Add `--accept` and `--reject`."""
    parser.add_argument("--accept", action="append", default=[], metavar="ID", help="suppose that a claim holds")
    parser.add_argument("--reject", action="append", default=[], metavar="ID", help="suppose that a claim fails")


def add_sides(parser: ArgumentParser) -> None:
    """Add `--for` and `--against`."""
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


def choose_format(options: Namespace, formats: Sequence[str] = FORMATS, *, flag: str = "--format") -> str:
    """Return the format meant; `flag` is the option that gives it.

    Raises CommandError for an output that tells none or that cannot be written.
    """
    output = options.output
    if output in (None, "-"):
        format_ = options.format or "text"
    else:
        if Path(output).is_dir():
            raise CommandError(f"`{output}` is a folder", "name a file in it")
        if not Path(output).parent.is_dir():
            raise CommandError(f"the folder `{Path(output).parent.as_posix()}` is not there", "make it first")
        ending = Path(output).suffix.lower()
        format_ = options.format or ENDINGS.get(ending, "")
        if format_ not in formats:
            endings = [known for known, meant in ENDINGS.items() if meant in formats]
            told = f"`{ending}` is no format" if ending else f"`{output}` has no ending that tells its format"
            raise CommandError(told, f"end it in {', '.join(endings)}, or give `{flag}`")
    if options.template is not None and format_ != "html":
        raise CommandError("`--template` is for html only", f"leave it out, or give `{flag} html`")
    if format_ == "docx" and output in (None, "-") and sys.stdout.isatty():
        raise CommandError("a Word file cannot be shown in a terminal", "name the file with `-o`")
    return str(format_)


def read_template(path: str | None) -> str | None:
    """Return a template's text. Raises CommandError where it cannot be read."""
    if path is None:
        return None
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "it is no text in UTF-8").lower()
        raise CommandError(f"the template `{path}` cannot be read: {reason}") from None


def load_for_sheet(options: Namespace) -> tuple[Map, Loaded] | None:
    """Load the map that a sheet is made of and tell what is wrong with it; None if it has errors."""
    from argmap.cli.findings import tell_findings
    from argmap.cli.reading import load_one

    loaded = load_one(options.map, options.root)
    tell_findings(loaded.diagnostics)
    return None if loaded.map is None else (loaded.map, loaded)


def require_author(map_: Map, author: str) -> None:
    """Raise CommandError for an author whom the map does not declare."""
    if author not in map_.authors:
        from argmap.cli.evaluate import advise

        raise CommandError(f"no author `{author}` in the map", advise(author, map_.authors))


def require_names(map_: Map, options: Namespace) -> None:
    """Raise CommandError for authors and claims named on the command line that the map does not know."""
    from argmap.cli.evaluate import advise
    from argmap.model import ME

    authors = [*map_.authors, *([ME] if any(ME in claim.authors for claim in map_.claims.values()) else [])]
    for author in (getattr(options, "for_author", None), *getattr(options, "against", [])):
        if author is not None and author not in authors:
            raise CommandError(f"no author `{author}` in the map", advise(author, authors))
    for claim in (*options.accept, *options.reject):
        if claim not in map_.claims:
            raise CommandError(f"no claim `{claim}` in the map", advise(claim, map_.claims))
    for claim in options.accept:
        if claim in options.reject:
            raise CommandError(f"`{claim}` cannot be both accepted and rejected")


def put_sheet(sheet: Sheet, options: Namespace, format_: str) -> None:
    """Print a sheet to standard output or write it whole to a file. Raises CommandError for an unfit template."""
    from argmap.render.sheets import RenderError, print_sheet

    to_stdout = options.output in (None, "-")
    template = read_template(options.template)
    try:
        if format_ == "docx":
            from argmap.render.sheets.docx import write_docx

            data = write_docx(sheet)
        else:
            width = find_width(sys.stdout) if to_stdout else None
            text = print_sheet(sheet, format_, width=width, template=template)
            if to_stdout:
                put(text)
                return
            data = text.encode("utf-8", "replace")
    except RenderError as error:
        raise CommandError(error.message, error.hint) from None
    put_data(data, options)


def put_data(data: bytes, options: Namespace) -> None:
    """Print what a sheet became to standard output, or write it whole to a file."""
    if options.output in (None, "-"):
        put_bytes(data)
        return
    from argmap.app import write_whole

    write_whole(options.output, data)
    tell(f"wrote {options.output}")
