"""`argmap solve`: answers a problem of the argumentation competition on a framework. Searches for nothing itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.command import Command, add_choice
from argmap.cli.console import CommandError, put, tell
from argmap.cli.names import advise
from argmap.cli.reading import read_stdin

if TYPE_CHECKING:
    from argmap.evaluation.framework_solve import FrameworkSolver
    from argmap.evaluation.frameworks import Framework

FORMATS = ("iccma", "apx", "tgf")
_ENDINGS = {".af": "iccma", ".apx": "apx", ".tgf": "tgf"}
_AT_ONCE = 1_000  # extensions that are printed in one go


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `solve`."""
    parser.add_argument("-p", "--problem", metavar="PROBLEM", help="task and semantics, say DC-PR")
    parser.add_argument("-f", "--file", metavar="FILE", help="the framework, or - for standard input")
    parser.add_argument("-a", "--argument", metavar="NAME", help="the argument that DC and DS ask about")
    add_choice(
        parser, "--format", FORMATS, None, "iccma, apx or tgf (default: by the ending, else by what the file says)",
        metavar="FORMAT",
    )  # fmt: skip
    parser.add_argument(
        "--most", type=int, metavar="NUMBER", help="list at most so many extensions (default: 1,000,000)"
    )
    parser.add_argument("--problems", action="store_true", help="list the problems and leave")


def run(options: Namespace) -> int:
    """Print the answer; 1 if a list of extensions is not complete."""
    from argmap.evaluation.framework_solve import PROBLEMS

    if options.problems:
        put(f"[{','.join(PROBLEMS)}]\n")
        return 0
    for value, flag in ((options.problem, "-p"), (options.file, "-f")):
        if value is None:
            raise CommandError(f"`{flag}` is missing", "say `argmap solve -p PROBLEM -f FILE`")
    if options.problem not in PROBLEMS:
        hint = advise(options.problem, PROBLEMS, "`argmap solve --problems` lists them")
        raise CommandError(f"no problem `{options.problem}`", hint)
    task, _, semantics = options.problem.partition("-")
    if options.most is not None and options.most < 1:
        raise CommandError(f"`--most` is a number from 1, not `{options.most}`")
    if (options.argument is not None) != (task in ("DC", "DS")):
        raise CommandError(
            f"{options.problem} asks about an argument" if task in ("DC", "DS") else f"{task} asks about no argument",
            "name it with `-a`" if task in ("DC", "DS") else "leave `-a` out",
        )
    framework = _read(options.file, options.format)
    argument = _find_argument(framework, options.argument) if options.argument is not None else None
    from argmap.evaluation.framework_solve import FrameworkSolver
    from argmap.evaluation.sat import Stopped, has_fast_solver

    solver = FrameworkSolver(framework)
    try:
        return _answer(solver, task, semantics, argument, options.most)
    except Stopped:
        hint = "" if has_fast_solver() else "the extra `argmap[solver]` searches a hundred times as fast"
        raise CommandError("the search was given up: it took too long", hint) from None


def _read(path: str, form: str | None) -> Framework:
    """Read a framework. Raises CommandError for a file that cannot be read and for what is no framework."""
    from argmap.exchange import FrameworkError, read_framework

    try:
        text = read_stdin() if path == "-" else Path(path).read_bytes().decode("utf-8", "replace")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no name of a file"
        raise CommandError(f"`{path}` cannot be read: {reason.lower()}") from None
    try:
        return read_framework(text, form or _ENDINGS.get(Path(path).suffix.lower()))
    except FrameworkError as error:
        where = f"{path}:{error.line}" if error.line else path
        raise CommandError(f"{where}: {error.message}", "see `argmap solve --help` for the formats") from None


def _find_argument(framework: Framework, name: str) -> int:
    try:
        return framework.names.index(name)
    except ValueError:
        size = len(framework.names)
        raise CommandError(f"no argument `{name}` among the {size} of the framework") from None


def _answer(solver: FrameworkSolver, task: str, semantics: str, argument: int | None, most: int | None) -> int:
    names = solver.framework.names

    def write(extension: list[int]) -> str:
        return " ".join(["w", *(names[a] for a in extension)]) + "\n"

    if argument is not None:
        decision = solver.decide(semantics, argument, sceptical=task == "DS")
        put("YES\n" if decision.accepted else "NO\n")
        if decision.witness is not None:
            put(write(decision.witness))
        return 0
    if task == "SE":
        found = solver.find(semantics)
        put("NO\n" if found is None else write(found))
        return 0
    from argmap.evaluation.framework_solve import MOST_EXTENSIONS

    limit = most or MOST_EXTENSIONS
    lines: list[str] = []
    listed = 0
    for extension in solver.list_all(semantics, limit + 1):
        if listed == limit:
            put("".join(lines))
            tell(f"argmap: the list stops after {limit:,} extensions; there are more")
            return 1
        listed += 1
        lines.append(write(extension))
        if len(lines) == _AT_ONCE:
            put("".join(lines))
            lines.clear()
    put("".join(lines) if listed else "NO\n")
    return 0


COMMAND = Command(
    "solve",
    "answer a problem of the argumentation competition on a framework",
    "Answer a problem of the argumentation competition (ICCMA) on an abstract framework, in its formats: SE some\n"
    "extension, DC and DS whether an argument is in one or in each, EE every extension; GR grounded, CO complete,\n"
    "PR preferred, ST stable, SST semi-stable, STG stage, ID ideal. An extension is a line `w 1 3 5`; DC and DS\n"
    "answer YES or NO, with the extension that shows it. Files are `p af`, apx or tgf; lines with # or % are comments.",
    (
        ("argmap solve -p SE-PR -f debate.af", "some preferred extension"),
        ("argmap solve -p DC-ST -f debate.apx -a 7", "is argument 7 in a stable extension? In which?"),
        ("argmap solve -p EE-PR -f debate.tgf --most 100", "the preferred extensions, a hundred at most"),
    ),
    add_arguments,
    run,
)
