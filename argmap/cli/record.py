"""`argmap record`: makes the record of an article from its text. Decides nothing about what a record holds."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.command import Command, add_root
from argmap.cli.console import CommandError, count, put, tell
from argmap.cli.names import advise
from argmap.cli.reading import load_auditable

if TYPE_CHECKING:
    from argmap.evidence.recording import Recorded

_MOST_TOLD = 10


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `record`."""
    parser.add_argument("text", metavar="TEXT", help="the text of the article: UTF-8, a line a paragraph")
    parser.add_argument("--source", required=True, metavar="ID", help="the source's name in the maps")
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="FILE",
        help="a map whose quotations from the source are recorded, too; may be given again",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="the record to write, or to bring up to date (default: standard output)"
    )
    add_root(parser)


def run(options: Namespace) -> int:
    """Write the record; 1 if a quotation of a map does not stand in the text where it is cited."""
    from argmap.app import write_whole
    from argmap.evidence.articles import TextError, read_text
    from argmap.evidence.recording import record_article
    from argmap.evidence.records import RecordError

    debates = [load_auditable(path, options.root).auditable for path in options.map]
    if None in debates:
        return 1
    maps = [debate for debate in debates if debate is not None]
    if maps and not any(options.source in debate.sources for debate in maps):
        near = advise(options.source, (name for debate in maps for name in debate.sources))
        raise CommandError(f"no map given declares the source `{options.source}`", near)
    target = None if options.output in (None, "-") else Path(options.output)
    try:
        text = read_text(Path(options.text))
    except TextError as error:
        raise CommandError(f"`{options.text}` {error}") from None
    try:
        old = target.read_bytes().decode("utf-8-sig") if target is not None and target.exists() else None
        recorded = record_article(text, options.source, file=Path(options.text).name, old=old, debates=maps)
        if target is None:
            put(recorded.text)
        elif recorded.text != old:
            write_whole(target, recorded.text.encode("utf-8"))
    except (RecordError, UnicodeDecodeError) as error:
        reason = str(error) if isinstance(error, RecordError) else "is no UTF-8 text"
        raise CommandError(f"`{options.output}` {reason}", "name another file, or move that one away") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file can have that name"
        raise CommandError(f"`{options.output}` cannot be written: {reason.lower()}") from None
    _tell(recorded, options.output or "-")
    return 1 if recorded.unverified else 0


def _tell(recorded: Recorded, output: str) -> None:
    quotations = f"{count(recorded.quotations, 'quotation')} ({recorded.added} added, {recorded.dropped} dropped)"
    tell(f"recorded {output}: {quotations}")
    if recorded.changed:
        tell(f"changed since it was recorded: {_list(recorded.changed)}")
    if recorded.undigested:
        tell(f"without a digest, to be written by hand: {_list(recorded.undigested)}")
    for claim, words in recorded.unverified[:_MOST_TOLD]:
        tell(f"not recorded, as it does not stand where it is cited: `{words}` (claim `{claim}`)")
    if len(recorded.unverified) > _MOST_TOLD:
        tell(f"and {len(recorded.unverified) - _MOST_TOLD} more; `argmap check --texts` tells about them")


def _list(numbers: tuple[int, ...]) -> str:
    more = len(numbers) - _MOST_TOLD
    return ", ".join(f"¶{number}" for number in numbers[:_MOST_TOLD]) + (f" and {more} more" if more > 0 else "")


COMMAND = Command(
    "record",
    "keep the fingerprints of an article, to check without its text",
    "Make the record of an article from its text, or bring one up to date: the fingerprint of the text and of each of\n"
    "its paragraphs, and of the quotations in a map that stand where they are cited. The text itself is not kept.\n"
    "What each paragraph is and says, `kind` and `digest`, is written by hand, and stays while the paragraph does.",
    (
        (
            "argmap record articles/walkers.txt --source walkers -o seeds/walkers.toml",
            "make a record, or bring it up to date",
        ),
        (
            "argmap record articles/walkers.txt --source walkers --map debate.argmap -o seeds/walkers.toml",
            "the same with the quotations of a map",
        ),
    ),
    add_arguments,
    run,
)
