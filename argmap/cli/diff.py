"""`argmap diff`: what changed between two versions of a map, printed or drawn. Compares nothing itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.command import Command, add_root
from argmap.cli.console import CommandError, tell
from argmap.cli.sheet_output import add_output, choose_format, put_data, put_sheet

if TYPE_CHECKING:
    from argmap.app import Loaded

FORMATS = ("text", "md", "html", "json")
# The words of the drawing room, written out here so that a page of help loads none of it; a test compares them.
PICTURES = ("svg", "png", "pdf")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `diff`."""
    named = "a file, - for standard input, or a file in a revision of git, as HEAD~1:maps/debate.argmap"
    parser.add_argument("old", metavar="OLD", help=f"the version before: {named}")
    parser.add_argument("new", metavar="NEW", help="the version after, likewise")
    add_output(parser, (*FORMATS, *PICTURES))
    add_root(parser)


def run(options: Namespace) -> int:
    """Print what changed, or draw it; 1 if one of the two has errors."""
    if options.old == options.new == "-":
        raise CommandError("standard input cannot be both versions", "name a file for one of them")
    picture = options.format or (Path(options.output).suffix.lower()[1:] if options.output not in (None, "-") else "")
    format_ = picture if picture in PICTURES else choose_format(options, FORMATS)
    if picture in PICTURES and options.output not in (None, "-") and not Path(options.output).parent.is_dir():
        raise CommandError(f"the folder `{Path(options.output).parent.as_posix()}` is not there", "make it first")
    if picture in PICTURES and options.template is not None:
        raise CommandError("`--template` is for html only", "leave it out, or give `--format html`")
    loaded = [_load(named, options.root) for named in (options.old, options.new)]
    old, new = (one.map or one.auditable for one in loaded)
    if old is None or new is None:
        return 1
    from argmap.prep.diff import compare_maps

    difference = compare_maps(old, new)
    if format_ in PICTURES:
        from argmap.render.changes import draw_changes
        from argmap.render.errors import RenderError

        notes: list[str] = []
        try:
            data = draw_changes(difference, format_, notes=notes)
        except RenderError as error:
            raise CommandError(error.message, error.hint) from None
        for note in notes:
            tell(f"note: {note}")
        put_data(data, options)
        return 0
    from argmap import __version__
    from argmap.prep.diff_sheet import make_diff
    from argmap.prep.fingerprint import take_fingerprint

    mark = take_fingerprint(loaded[1].sources)
    sheet = make_diff(difference, before=options.old, after=options.new, fingerprint=mark, version=__version__)
    put_sheet(sheet, options, format_)
    return 0


def _load(named: str, root: str | None) -> Loaded:
    """Load one of the versions and tell the errors that keep it from being used."""
    from argmap.cli.findings import tell_findings
    from argmap.cli.reading import load_one
    from argmap.cli.revision import is_revision, load_revision

    loaded = load_revision(named, root) if is_revision(named) else load_one(named, root)
    if loaded.map is None and loaded.auditable is None:
        tell_findings(loaded.diagnostics)
    return loaded


COMMAND = Command(
    "diff",
    "tell what changed between two versions of a map",
    "Tell in words what changed between two versions of a map: claims added, removed, reworded (word by word),\n"
    "renamed and moved; relations and verdicts; citations, quotations and the rest. A version is a file, or a file\n"
    "in a revision of git with what it includes there. As a picture: the new version, its changes in words on the\n"
    "cards. The order of claims in a file does not count.",
    (
        ("argmap diff old.argmap debate.argmap", "what changed, in the terminal"),
        ("argmap diff HEAD~1:maps/debate.argmap maps/debate.argmap", "since the commit before"),
        ("argmap diff main:debate.argmap debate.argmap --format md", "for a review"),
        ("argmap diff old.argmap debate.argmap -o diff.svg", "the new map drawn, with its changes marked"),
    ),
    add_arguments,
    run,
)
