"""`argmap show`: tells a map in words in the terminal. Writes no outline itself."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from argmap.cli.command import Command, add_color, add_map, add_root
from argmap.cli.console import CommandError, find_width, put, use_color
from argmap.cli.reading import load_sound
from argmap.cli.render import add_part


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `show`."""
    add_map(parser)
    add_part(parser)
    add_root(parser)
    add_color(parser)


def run(options: Namespace) -> int:
    """Print the outline; 1 if the map has errors."""
    debate, _ = load_sound(options.map, options.root)
    from argmap.render.errors import RenderError
    from argmap.render.outline import write_outline

    try:
        outline = write_outline(
            debate,
            focus=options.focus,
            depth=options.depth,
            author=options.author,
            color=use_color(options.color, sys.stdout),
            width=find_width(sys.stdout),
        )
    except RenderError as error:
        raise CommandError(error.message, error.hint) from None
    put(outline)
    return 0


COMMAND = Command(
    "show",
    "tell a map in words, in the terminal",
    "Tell a map in words: each claim with who says it and where, and beneath it what speaks for and against it.\n"
    "A claim is told once; where it works again, its line says so.",
    (
        ("argmap show debate.argmap", "the whole debate"),
        ("argmap show debate.argmap --author brandt", "what one author says, and what that answers"),
        ("argmap show debate.argmap --focus brandt.keep --depth 1", "one claim and its neighbours"),
        ("argmap show debate.argmap --color always | less -R", "with colours, page by page"),
    ),
    add_arguments,
    run,
)
