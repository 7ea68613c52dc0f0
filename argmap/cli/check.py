"""`argmap check`: reports what is wrong with maps. Finds no fault itself."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from argmap.cli.command import Command, add_choice, add_color, add_root, add_texts
from argmap.cli.console import CommandError, count, put, tell, use_color

if TYPE_CHECKING:
    from argmap.diagnostics import Diagnostic

FORMATS = ("full", "concise", "json", "github", "sarif")
FAIL_ON = ("error", "warning", "info", "never")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `check`."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a map, a folder of maps, or - for standard input")
    add_choice(
        parser,
        "--format",
        FORMATS,
        "full",
        "how findings are written: full, concise (a line each), json, github (annotations) or sarif (default: full)",
        metavar="FORMAT",
    )
    parser.add_argument(
        "--select",
        action="append",
        default=[],
        metavar="RULES",
        help="report only these rules: codes, beginnings of codes or names, with commas between (AM5,bad-line)",
    )
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="RULES", help="do not report these rules; wins over --select"
    )
    add_choice(
        parser,
        "--fail-on",
        FAIL_ON,
        "warning",
        "the least finding that makes the exit status 1: error, warning, info or never (default: warning)",
        metavar="SEVERITY",
    )
    parser.add_argument("--fix", action="store_true", help="mend what can be mended safely, and report the rest")
    parser.add_argument(
        "--teach", action="store_true", help="run the teaching checks, too: on English texts, remarks for a class"
    )
    add_texts(parser)
    add_root(parser)
    add_color(parser)


def run(options: Namespace) -> int:
    """Report the findings; 1 if one is at or above --fail-on."""
    from argmap.cli.selection import choose_rules
    from argmap.report import report, summarize

    chosen = choose_rules(options.select, options.ignore)
    number, found = _check(options)
    if options.fix:
        found = _fix(options, found, chosen)
    reported = _choose(found, chosen)
    put(report(reported, options.format, color=use_color(options.color, sys.stdout)))
    hidden = len(found) - len(reported)
    left_out = f" ({count(hidden, 'finding')} not selected)" if hidden else ""
    tell(f"checked {count(number, 'map')}: {summarize(reported)}{left_out}")
    if options.fail_on == "never":
        return 0
    from argmap.diagnostics import Severity

    return 1 if any(d.severity.rank >= Severity(options.fail_on).rank for d in reported) else 0


def _check(options: Namespace) -> tuple[int, list[Diagnostic]]:
    """Return how many maps were checked and every finding once."""
    from argmap.app import check_paths, load_map
    from argmap.cli.reading import find_files, read_stdin, require_root, require_texts

    require_root(options.root)
    require_texts(options.texts, options.records)
    held = {"texts": options.texts, "records": options.records, "teach": options.teach}
    if "-" not in options.paths:
        files = find_files(options.paths)
        return len(files), check_paths(
            options.paths, root=options.root, **held
        )  # a folder is the root of what it holds
    if len(options.paths) > 1:
        raise CommandError("`-` stands alone: standard input is checked by itself")
    if options.fix:
        raise CommandError("standard input cannot be mended", "leave `--fix` out, or name the file")
    return 1, load_map(None, text=read_stdin(), root=options.root, **held).diagnostics


def _choose(found: list[Diagnostic], chosen: frozenset[str] | None) -> list[Diagnostic]:
    return found if chosen is None else [d for d in found if d.code in chosen]


def _fix(options: Namespace, found: list[Diagnostic], chosen: frozenset[str] | None) -> list[Diagnostic]:
    """Mend what can be mended, then check again, as long as that helps; return what is left."""
    from argmap.cli.mending import MOST_ROUNDS, mend_files

    for _ in range(MOST_ROUNDS):
        if not mend_files(_choose(found, chosen)):
            break
        found = _check(options)[1]
    return found


COMMAND = Command(
    "check",
    "report every fault of maps, in all files at once",
    "Report every fault of maps and of the files they include, in one run. Findings go to standard output, a\n"
    "summary to standard error. `argmap explain RULE` tells more about a rule.",
    (
        ("argmap check debate.argmap", "check a map and all it includes"),
        ("argmap check maps/ --format concise", "check a folder, a line a finding"),
        ("argmap check maps/ --select AM1,AM2 --fail-on error", "only faults of writing and of names"),
        ("argmap check maps/ --fix", "mend what can be mended safely"),
        ("argmap check maps/ --texts articles/", "hold each quotation and place against the articles, too"),
        ("argmap check essay.argmap --teach", "also how reasons are put together and claims are worded, for a class"),
        ("argmap check - < debate.argmap", "check standard input"),
    ),
    add_arguments,
    run,
)
