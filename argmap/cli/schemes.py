"""`argmap schemes`: tells what ways of arguing `scheme:` may name. Holds no scheme itself."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from argmap.cli.command import Command, add_choice
from argmap.cli.console import CommandError, find_width, put

FORMATS = ("text", "md", "json")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `schemes`."""
    parser.add_argument("scheme", nargs="?", metavar="ID", help="the id of a scheme (default: list all)")
    add_choice(parser, "--format", FORMATS, "text", "text, md or json (default: text)", metavar="FORMAT")


def run(options: Namespace) -> int:
    """Print the list of all schemes, or one of them."""
    from argmap.schemes import SCHEMES, find_scheme, pages
    from argmap.schemes.catalogue import UnknownScheme

    if options.scheme is None:
        if options.format == "json":
            put(pages.write_json([pages.describe_scheme(scheme) for scheme in SCHEMES.values()]))
        else:
            put(pages.write_markdown_list() if options.format == "md" else pages.list_schemes(find_width(sys.stdout)))
        return 0
    try:
        scheme = find_scheme(options.scheme)
    except UnknownScheme as error:
        raise CommandError(str(error), "`argmap schemes` lists them") from None
    if options.format == "json":
        put(pages.write_json(pages.describe_scheme(scheme)))
    elif options.format == "md":
        put(pages.write_markdown_scheme(scheme))
    else:
        put(pages.tell_scheme(scheme, find_width(sys.stdout)))
    return 0


COMMAND = Command(
    "schemes",
    "list the schemes of argument with their critical questions",
    "List the ways of arguing that `scheme:` may name, by family, and the fallacies that an objection may charge; or\n"
    "tell one: the parts that `role:` names, the critical questions that `asks:` names, and where it is found.",
    (
        ("argmap schemes", "all of them, by family"),
        ("argmap schemes expert-opinion", "one, with its parts and critical questions"),
        ("argmap schemes --format json", "all, as data"),
    ),
    add_arguments,
    run,
)
