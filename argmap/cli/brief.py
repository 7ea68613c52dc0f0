"""`argmap brief`: a question in brief. Works out nothing itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from argmap.cli.command import Command, add_root
from argmap.cli.console import CommandError, tell
from argmap.cli.sheet_output import (
    add_output,
    add_suppositions,
    choose_format,
    load_for_sheet,
    put_sheet,
    require_names,
)

FORMATS = ("text", "md", "html", "json", "docx")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `brief`."""
    parser.add_argument("map", metavar="FILE", help="the map, or - for standard input")
    parser.add_argument("--question", metavar="ID", help="the question (default: the first of the map)")
    add_suppositions(parser)
    add_output(parser, FORMATS)
    add_root(parser)


def run(options: Namespace) -> int:
    """Print the brief; 1 if the map has errors."""
    format_ = choose_format(options, FORMATS)
    found = load_for_sheet(options)
    if found is None:
        return 1
    map_, loaded = found
    require_names(map_, options)
    if options.question is not None and options.question not in map_.questions:
        from argmap.cli.evaluate import advise

        raise CommandError(f"no question `{options.question}` in the map", advise(options.question, map_.questions))
    from argmap import __version__
    from argmap.prep.brief import make_brief
    from argmap.prep.fingerprint import take_fingerprint

    sheet = make_brief(
        map_,
        options.question,
        accept=options.accept,
        reject=options.reject,
        fingerprint=take_fingerprint(loaded.sources),
        version=__version__,
    )
    put_sheet(sheet, options, format_)
    if options.question is None and len(map_.questions) > 1:
        first, *others = map_.questions
        tell(f"the brief is on `{first}`; `--question` chooses another: {', '.join(others)}")
    return 0


COMMAND = Command(
    "brief",
    "a question in brief: points, clash, sources",
    "Print the brief of a question: the theses, three to five points for each with their best evidence, where they\n"
    "clash and what decides it, the assumptions all rests on, the strongest objections with their replies, and the\n"
    "sources with their authors’ qualifications.",
    (
        ("argmap brief debate.argmap", "the first question of the map, in the terminal"),
        ("argmap brief debate.argmap --question costs -o brief.docx", "another question, as a Word file"),
        ("argmap brief debate.argmap -o brief.html --template ours.html", "with a page of your own"),
    ),
    add_arguments,
    run,
)
