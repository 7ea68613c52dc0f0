"""`argmap whatif`: tells what changes when something is supposed. Decides nothing itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from argmap.cli.command import Command, add_map, add_root, add_suppositions
from argmap.cli.console import CommandError, tell
from argmap.cli.evaluate import add_reading, evaluate_debate, put_lines
from argmap.cli.names import require_known
from argmap.cli.reading import load_sound


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `whatif`."""
    add_map(parser)
    add_suppositions(parser)
    parser.add_argument("--scenario", metavar="ID", help="suppose what a scenario of the map supposes")
    add_reading(parser)
    add_root(parser)


def run(options: Namespace) -> int:
    """Print what changes; 1 if the map has errors."""
    if not (options.accept or options.reject or options.scenario):
        raise CommandError("nothing is supposed", "name a claim with `--accept` or `--reject`, or a `--scenario`")
    debate, _ = load_sound(options.map, options.root)
    accept, reject = list(options.accept), list(options.reject)
    if options.scenario is not None:
        require_known("scenario", debate.scenarios, options.scenario)
        scenario = debate.scenarios[options.scenario]
        accept += scenario.accepts
        reject += scenario.rejects
    before = evaluate_debate(debate, options.author, circles=options.circles)
    after = evaluate_debate(debate, options.author, accept, reject, options.circles)
    for question in debate.questions.values():
        both = [answer.claim for answer in question.answers if answer.claim in accept]
        if question.exclusive and len(both) > 1 and not any(answer.undercuts for answer in question.answers):
            tell(f"argmap: warning: {' and '.join(f'`{name}`' for name in both)} exclude one another as answers")
    from argmap.evaluation.whatif import write_changes

    if options.scenario is not None:
        put_lines([(0, " ".join(debate.scenarios[options.scenario].text.split())), (0, "")])
    put_lines(write_changes(before, after))
    return 0


COMMAND = Command(
    "whatif",
    "tell what changes when something is supposed",
    "Tell which verdicts change when claims are supposed to hold or to fail, claim by claim, and through what.",
    (
        ("argmap whatif debate.argmap --reject brandt.keep", "what hangs on Brandt’s claim"),
        ("argmap whatif debate.argmap --accept moreno.close --reject brandt.queue", "two suppositions at once"),
        ("argmap whatif debate.argmap --scenario no-money", "what a scenario of the map brings about"),
    ),
    add_arguments,
    run,
)
