"""`argmap diff`: what changed between two versions of a map, printed or drawn. Compares nothing itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from argmap.cli.command import Command, add_root
from argmap.cli.console import CommandError, tell
from argmap.cli.output import put_output, require_place
from argmap.cli.sheet_output import add_sheet_output, choose_format, put_sheet

FORMATS = ("text", "md", "html", "json")
# The words of the drawing room, written out here so that a page of help loads none of it; a test compares them.
PICTURES = ("svg", "png", "pdf")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `diff`."""
    named = "a file, - for standard input, or a file in a revision of git, as HEAD~1:maps/debate.argmap"
    parser.add_argument("old", metavar="OLD", help=f"the version before: {named}")
    parser.add_argument("new", metavar="NEW", help="the version after, likewise")
    add_sheet_output(parser, (*FORMATS, *PICTURES))
    add_root(parser)


def run(options: Namespace) -> int:
    """Print what changed, or draw it; 1 if one of the two has errors."""
    if options.old == options.new == "-":
        raise CommandError("standard input cannot be both versions", "name a file for one of them")
    picture = options.format or (Path(options.output).suffix.lower()[1:] if options.output not in (None, "-") else "")
    format_ = picture if picture in PICTURES else choose_format(options, FORMATS)
    if format_ in PICTURES:
        require_place(options.output)
        if options.template is not None:
            raise CommandError("`--template` is for html only", "leave it out, or give `--format html`")
    from argmap.cli.revision import load_version

    loaded = [load_version(named, options.root) for named in (options.old, options.new)]
    old, new = (one.auditable for one in loaded)
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
        put_output(data, options.output)
        return 0
    from argmap.prep.diff_sheet import make_diff

    sheet = make_diff(difference, before=options.old, after=options.new)
    put_sheet(sheet, loaded[1].sources, options, format_)
    return 0


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
