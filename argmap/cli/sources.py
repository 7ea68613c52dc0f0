"""`argmap sources`: the sources of a map as a list in a style, or as a file to import elsewhere. Cites none itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from argmap.cli.command import Command, add_choice, add_map, add_output, add_root
from argmap.cli.console import CommandError, count, tell
from argmap.cli.output import find_output_width, put_output, require_place
from argmap.cli.reading import load_sound
from argmap.cli.sheet_output import find_format

if TYPE_CHECKING:
    from argmap.model import Map

# The words of the room of bibliographies, written out here so that a page of help loads none of it; a test compares.
STYLES = ("apa", "mla", "chicago", "debate")
FORMATS = ("text", "csl-json", "bibtex")
ENDINGS = {".txt": "text", ".json": "csl-json", ".bib": "bibtex"}


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `sources`."""
    add_map(parser)
    what = (
        "text (a list), csl-json or bibtex, for Zotero and the like (default: by the ending of the output, else text)"
    )
    add_choice(parser, "--to", FORMATS, None, what, metavar="FORMAT")
    styles = "of the list: apa, mla, chicago (author-date) or debate (a card's line) (default: apa)"
    add_choice(parser, "--style", STYLES, None, styles, metavar="STYLE")
    parser.add_argument("--ids", action="store_true", help="begin each source of the list with what cites it, `[@id]`")
    add_output(parser)
    add_root(parser)


def run(options: Namespace) -> int:
    """Print or write the sources; 1 if the map has errors."""
    require_place(options.output)
    to = options.to or find_format(options.output, ENDINGS, "--to")
    if to != "text" and (options.style or options.ids):
        flag = "--style" if options.style else "--ids"
        raise CommandError(f"`{flag}` is for the list only", f"leave it out, or give `--to text` in place of {to}")
    debate, _ = load_sound(options.map, options.root)
    if not debate.sources:
        tell("note: the map has no sources")
    put_output(_write(debate, to, options), options.output, count(len(debate.sources), "source"))
    return 0


def _write(debate: Map, to: str, options: Namespace) -> str:
    from argmap import bibliography

    sources = bibliography.sort_sources(debate.sources.values(), debate.authors)
    if to == "csl-json":
        return bibliography.write_csl_json(sources, debate.authors)
    if to == "bibtex":
        return bibliography.write_bibtex(sources, debate.authors)
    from textwrap import fill

    from argmap.report.plain import make_visible

    width = find_output_width(options.output)
    lines = []
    for source in sources:
        line = make_visible(bibliography.write_citation(source, debate.authors, options.style or "apa"))
        if options.ids:
            line = f"[@{source.id}] {line}"
        if width:
            line = fill(line, max(width, 20), subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)
        lines.append(f"{line}\n")
    return "".join(lines)


COMMAND = Command(
    "sources",
    "list the sources of a map, or export them",
    "List the sources of a map as a citation style wants it, in the order of a list of sources; or export them for\n"
    "Zotero and other reference managers. A map reads such a file, too: `bibliography: refs.json` beneath its `map`.",
    (
        ("argmap sources debate.argmap", "a list in APA style"),
        ("argmap sources debate.argmap --style debate", "as the lines beneath a debater's tags"),
        ("argmap sources debate.argmap -o sources.json", "CSL-JSON, for Zotero"),
        ("argmap sources debate.argmap -o sources.bib", "BibTeX, for LaTeX"),
    ),
    add_arguments,
    run,
)
