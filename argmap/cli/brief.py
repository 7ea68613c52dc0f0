"""`argmap brief`: a question in brief. Works out nothing itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from argmap.cli.command import Command, add_map, add_root, add_suppositions
from argmap.cli.console import tell
from argmap.cli.names import require_known
from argmap.cli.reading import load_sound
from argmap.cli.sheet_output import add_sheet_output, choose_format, put_sheet, require_suppositions

FORMATS = ("text", "md", "html", "json", "docx")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `brief`."""
    add_map(parser)
    parser.add_argument("--question", metavar="ID", help="the question (default: the first of the map)")
    add_suppositions(parser)
    add_sheet_output(parser, FORMATS)
    add_root(parser)


def run(options: Namespace) -> int:
    """Print the brief; 1 if the map has errors."""
    format_ = choose_format(options, FORMATS)
    map_, loaded = load_sound(options.map, options.root)
    require_suppositions(map_, options)
    require_known("question", map_.questions, options.question)
    from argmap.prep.brief import make_brief

    sheet = make_brief(map_, options.question, accept=options.accept, reject=options.reject)
    put_sheet(sheet, loaded.sources, options, format_)
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
