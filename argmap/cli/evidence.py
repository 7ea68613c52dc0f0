"""`argmap evidence`: the audit of a map's evidence, printed. Audits nothing itself."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from argmap.cli.command import Command, add_map, add_output, add_root, add_texts
from argmap.cli.console import CommandError, count
from argmap.cli.output import require_place
from argmap.cli.reading import load_auditable
from argmap.cli.sheet_output import add_format, find_format, put_sheet

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
    add_map(parser)
    add_format(parser, FORMATS)
    add_output(parser)
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
    format_ = options.format or find_format(options.output, ENDINGS)
    if options.table is not None and format_ != "csv":
        raise CommandError("`--table` is for csv only", "leave it out, or give `--format csv`")
    require_place(options.output)
    loaded = load_auditable(options.map, options.root, texts=options.texts, records=options.records)
    if loaded.auditable is None:
        return 1
    from argmap.prep.audit import audit_evidence

    audit = audit_evidence(loaded.auditable, loaded.articles, on=options.on)
    held = count(len(audit.sheet.tables["sources"].rows), "source")
    put_sheet(audit.sheet, loaded.sources, options, format_, table=options.table, what=held)
    return 1 if audit.faulty else 0


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
