"""`argmap explain`: tells what a rule checks and why. Holds no page itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from argmap.cli.command import Command
from argmap.cli.console import CommandError, put


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `explain`."""
    parser.add_argument("rule", nargs="?", metavar="RULE", help="the rule's code or name")
    parser.add_argument("--list", action="store_true", help="list all rules")


def run(options: Namespace) -> int:
    """Print the page of a rule, or the list of all."""
    from argmap.report.rule_pages import UnknownRule, explain_rule
    from argmap.rules import all_rules

    if options.list == (options.rule is not None):
        raise CommandError("name one rule, or give `--list`", "see `argmap explain --help`")
    if options.rule is None:
        rules = all_rules()
        width = max(len(rule.name) for rule in rules)
        for rule in rules:
            put(f"{rule.code}  {rule.name:{width}}  {rule.severity:7}  {rule.summary}\n")
        return 0
    try:
        put(explain_rule(options.rule))
    except UnknownRule as error:
        raise CommandError(str(error), "`argmap explain --list` lists the rules") from None
    return 0


COMMAND = Command(
    "explain",
    "tell what a rule checks and why",
    "Tell what a rule of `argmap check` checks, why it matters, an example and what to write instead.",
    (
        ("argmap explain bad-line", "the page of a rule, by its name"),
        ("argmap explain AM101", "the same, by its code"),
        ("argmap explain --list", "all rules, a line each"),
    ),
    add_arguments,
    run,
)
