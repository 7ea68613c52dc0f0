"""`argmap evidence`: the audit of a map's evidence, printed. Audits nothing itself."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from argmap.cli.command import Command, add_choice, add_root, add_texts
from argmap.cli.console import CommandError, count, find_width, put, tell

# The words of the printing room, written out here so that a page of help loads none of it; a test compares them.
FORMATS = ("text", "md", "html", "csv", "json")
ENDINGS = {".txt": "text", ".md": "md", ".html": "html", ".htm": "html", ".csv": "csv", ".json": "json"}


def read_day(value: str) -> str:
    """Read a day, as ISO 8601 or `today`. Raises ArgumentTypeError for anything else."""
    import datetime as dt

    if value == "today":
        return dt.datetime.now().astimezone().date().isoformat()
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError:
        raise ArgumentTypeError(f"`{value}` is no day; write one as 2025-03-01, or `today`") from None


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `evidence`."""
    parser.add_argument("map", metavar="FILE", help="the map, or - for standard input")
    what = "text, md, html (prints on Letter and A4), csv or json (default: by the ending of the output, else text)"
    add_choice(parser, "--format", FORMATS, None, what, metavar="FORMAT")
    parser.add_argument("-o", "--output", metavar="OUT", help="the file to write (default: standard output)")
    parser.add_argument(
        "--on",
        type=read_day,
        metavar="DATE",
        help="the day on which the ages of the sources are reckoned, or `today` (default: the date of the map)",
    )
    parser.add_argument(
        "--table", metavar="NAME", help="the table that csv holds, by its name in the json (default: sources)"
    )
    add_texts(parser)
    add_root(parser)


def run(options: Namespace) -> int:
    """Print the audit; 1 if a quotation or a place is not in its source, or the map has errors."""
    format_ = options.format or _find_format(options.output)
    if options.table is not None and format_ != "csv":
        raise CommandError("`--table` is for csv only", "leave it out, or give `--format csv`")
    from argmap.cli.findings import tell_findings
    from argmap.cli.reading import load_one

    _require_place(options.output)
    loaded = load_one(options.map, options.root, texts=options.texts, records=options.records)
    if loaded.auditable is None:
        tell_findings(loaded.diagnostics)
        return 1
    from argmap import __version__
    from argmap.prep.audit import audit_evidence
    from argmap.prep.fingerprint import take_fingerprint
    from argmap.render.sheets import RenderError, print_sheet

    audit = audit_evidence(
        loaded.auditable,
        loaded.articles,
        on=options.on,
        fingerprint=take_fingerprint(loaded.sources),
        version=__version__,
    )
    width = find_width(sys.stdout) if options.output in (None, "-") else None
    try:
        text = print_sheet(audit.sheet, format_, width=width, table=options.table)
    except RenderError as error:
        raise CommandError(error.message, error.hint) from None
    if options.output in (None, "-"):
        put(text)
    else:
        from argmap.app import write_whole

        write_whole(options.output, text.encode("utf-8", "replace"))
        tell(f"wrote {options.output} ({count(len(audit.sheet.tables['sources'].rows), 'source')})")
    return 1 if audit.faulty else 0


def _find_format(output: str | None) -> str:
    if output in (None, "-"):
        return "text"
    ending = Path(output).suffix.lower()
    if ending not in ENDINGS:
        told = f"`{ending}` is no format" if ending else f"`{output}` has no ending that tells its format"
        raise CommandError(told, f"end it in {', '.join(ENDINGS)}, or give `--format`")
    return ENDINGS[ending]


def _require_place(output: str | None) -> None:
    """Raise CommandError for an output that cannot be written, before any work is done."""
    if output in (None, "-"):
        return
    if Path(output).is_dir():
        raise CommandError(f"`{output}` is a folder", "name a file in it")
    if not Path(output).parent.is_dir():
        raise CommandError(f"the folder `{Path(output).parent.as_posix()}` is not there", "make it first")


COMMAND = Command(
    "evidence",
    "audit the evidence: sources, quotations, figures",
    "Audit the evidence of a map: each source with what the rules of competitions ask for, quotations that do not\n"
    "hold, claims that rest on one source or on none, reports of what others say, figures side by side, and the\n"
    "paragraphs that no claim carries. Ends with status 1 if a quotation is altered, joined from two passages or\n"
    "not in its source, or a place is not there.",
    (
        ("argmap evidence debate.argmap", "the audit in the terminal"),
        ("argmap evidence debate.argmap --texts articles/", "with the texts of the articles to hold it against"),
        ("argmap evidence debate.argmap -o audit.html --on today", "a page to print, with the ages as of today"),
        ("argmap evidence debate.argmap -o sources.csv", "the table of the sources, for a spreadsheet"),
        ("argmap evidence debate.argmap --format csv --table figures", "the numbers and dates"),
    ),
    add_arguments,
    run,
)
