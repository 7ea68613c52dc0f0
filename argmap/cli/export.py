"""`argmap export`: writes a map for other argumentation software. Knows no format itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from argmap.cli.command import Command, add_choice, add_map, add_output, add_root, add_suppositions
from argmap.cli.console import CommandError
from argmap.cli.evaluate import add_author
from argmap.cli.names import require_known
from argmap.cli.output import put_output, require_place
from argmap.cli.reading import load_sound

FORMATS = ("iccma", "apx", "tgf", "bag")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `export`."""
    add_map(parser)
    add_choice(parser, "--to", FORMATS, None, "iccma (p af), apx, tgf, or bag with credences", metavar="FORMAT")
    add_output(parser)
    parser.add_argument("--table", metavar="OUT", help="write to this file what each number stands for")
    add_author(parser)
    add_suppositions(parser)
    add_root(parser)


def run(options: Namespace) -> int:
    """Write the framework; 1 if the map has errors."""
    if options.to is None:
        raise CommandError("no format was named", f"choose one with `--to`: {', '.join(FORMATS)}")
    if options.table is not None and options.table == (options.output or "-"):
        raise CommandError("the table and the framework would go to one place", "name two files")
    for output in (options.output, options.table):
        require_place(output)
    debate, _ = load_sound(options.map, options.root)
    require_known("author", debate.authors, options.author)
    require_known("claim", debate.claims, *options.accept, *options.reject)
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
        put_output(write_table(parts), options.table)
    put_output(text, options.output)
    return 0


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
