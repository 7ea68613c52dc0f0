"""`argmap export`: writes a map for other argumentation software. Knows no format itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from argmap.cli.command import Command, add_choice, add_root
from argmap.cli.console import CommandError, put, tell
from argmap.cli.evaluate import advise, load_debate, require_claim

FORMATS = ("iccma", "apx", "tgf", "bag")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `export`."""
    parser.add_argument("map", metavar="FILE", help="the map, or - for standard input")
    add_choice(parser, "--to", FORMATS, None, "iccma (p af), apx, tgf, or bag with credences", metavar="FORMAT")
    parser.add_argument("-o", "--output", metavar="OUT", help="write to this file (default: standard output)")
    parser.add_argument("--table", metavar="OUT", help="write to this file what each number stands for")
    parser.add_argument("--author", metavar="AUTHOR", help="one author’s own reading: only what he says and grants")
    parser.add_argument("--accept", action="append", default=[], metavar="ID", help="suppose that a claim holds")
    parser.add_argument("--reject", action="append", default=[], metavar="ID", help="suppose that a claim fails")
    add_root(parser)


def run(options: Namespace) -> int:
    """Write the framework; 1 if the map has errors."""
    if options.to is None:
        raise CommandError("no format was named", f"choose one with `--to`: {', '.join(FORMATS)}")
    if options.table is not None and options.table == options.output:
        raise CommandError("the table and the framework would go to one file", "name two files")
    debate = load_debate(options.map, options.root)
    if debate is None:
        return 1
    if options.author is not None and options.author not in debate.authors:
        raise CommandError(f"no author `{options.author}` in the map", advise(options.author, debate.authors))
    for claim in (*options.accept, *options.reject):
        require_claim(debate, claim)
    from argmap.exchange import write_bag, write_framework, write_table

    reading = options.author, options.accept, options.reject
    try:
        if options.to == "bag":
            from argmap.evaluation.strength_network import build_network

            text, parts = write_bag(build_network(debate, *reading))
        else:
            from argmap.evaluation.conditions import compile_conditions
            from argmap.evaluation.framework_flatten import flatten

            flat = flatten(compile_conditions(debate, *reading))
            text, parts = write_framework(flat.framework, options.to), flat.parts
    except ValueError as error:
        raise CommandError(str(error).replace("'", "`")) from None
    if options.table is not None:
        _write(options.table, write_table(parts))
    if options.output is None:
        put(text)
    else:
        _write(options.output, text)
    return 0


def _write(path: str, text: str) -> None:
    from argmap.app import write_whole

    try:
        write_whole(path, text.encode())
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CommandError(f"`{path}` cannot be written: {reason.lower()}") from None
    tell(f"wrote {path}")


COMMAND = Command(
    "export",
    "write a map for other argumentation software",
    "Write a map as an abstract framework (iccma, apx, tgf) whose complete labellings are those of the map, circles\n"
    "of reasons left undecided, or as a quantitative bipolar framework (bag) with the map’s credences, which gives\n"
    "the same DF-QuAD strengths. Arguments are numbers; --table says what each stands for.",
    (
        ("argmap export debate.argmap --to iccma -o debate.af --table debate.tsv", "for solvers of the competition"),
        ("argmap export debate.argmap --to apx --author brandt", "one author’s reading, for ASPARTIX"),
        ("argmap export debate.argmap --to bag -o debate.bag", "with credences, for Uncertainpy and the like"),
    ),
    add_arguments,
    run,
)
