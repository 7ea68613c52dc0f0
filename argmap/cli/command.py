"""What a command is: its words for the help, its arguments and what runs it. Holds no command."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from typing import NamedTuple

from argmap.cli.names import advise


class Command(NamedTuple):
    """One command: `argmap NAME …`.

    `summary` is one line, `description` a paragraph for its help page; `examples` are command lines with what they
    do. `run` takes the parsed options and returns the exit status.
    """

    name: str
    summary: str
    description: str
    examples: Sequence[tuple[str, str]]
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]


def one_of(words: Sequence[str]) -> Callable[[str], str]:
    """Return a type for an argument that is one of some words; another one is refused with the word it may mean."""

    def read(value: str) -> str:
        if value in words:
            return value
        choose = f"choose from {', '.join(words)}"
        raise ArgumentTypeError(f"`{value}` is not known; {advise(value, words, choose)}")

    return read


def listed(words: Sequence[str]) -> str:
    """Return words as a sentence lists them: `svg, png or pdf`."""
    return f"{', '.join(words[:-1])} or {words[-1]}"


def add_map(parser: ArgumentParser) -> None:
    """Add the map."""
    parser.add_argument("map", metavar="FILE", help="the map, or - for standard input")


def add_choice(
    parser: ArgumentParser, flag: str, words: Sequence[str], default: str | None, text: str, *, metavar: str
) -> None:
    """Add an option that takes one of some words."""
    parser.add_argument(flag, type=one_of(words), choices=words, default=default, metavar=metavar, help=text)


def add_color(parser: ArgumentParser) -> None:
    """Add `--color`."""
    add_choice(
        parser,
        "--color",
        ("auto", "always", "never"),
        "auto",
        "colours: auto, always or never (default: auto, in a terminal unless NO_COLOR is set)",
        metavar="WHEN",
    )


def add_output(parser: ArgumentParser) -> None:
    """Add `--output`."""
    parser.add_argument("-o", "--output", metavar="OUT", help="the file to write (default: standard output)")


def add_suppositions(parser: ArgumentParser) -> None:
    """Add `--accept` and `--reject`."""
    parser.add_argument("--accept", action="append", default=[], metavar="ID", help="suppose that a claim holds")
    parser.add_argument("--reject", action="append", default=[], metavar="ID", help="suppose that a claim fails")


def add_texts(parser: ArgumentParser) -> None:
    """Add `--texts` and `--records`."""
    parser.add_argument(
        "--texts",
        metavar="DIR",
        help="a folder with the texts of the articles, to hold places and quotations against (a source's own `text:` "
        "goes before it)",
    )
    parser.add_argument(
        "--records",
        metavar="DIR",
        help="the folder with the records of the articles (default: `seeds`, beside the map or one folder up)",
    )


def add_root(parser: ArgumentParser) -> None:
    """Add `--root`."""
    parser.add_argument(
        "--root", metavar="DIR", help="the folder that includes may not leave (default: the folder of the map)"
    )
