"""`argmap merge`: two people's edits of one map put together, or their conflicts named. Merges nothing itself."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from argmap.cli.command import Command, add_output
from argmap.cli.console import CommandError, count, put, tell
from argmap.cli.findings import tell_findings
from argmap.cli.output import put_output, require_place

if TYPE_CHECKING:
    from argmap.app import Loaded
    from argmap.prep.merge import Conflict
    from argmap.text import Span

_BIBLIOGRAPHY = re.compile(r"\s+bibliography:")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `merge`."""
    named = "a file without includes, or one in a revision of git, as HEAD~1:debate.argmap"
    parser.add_argument("base", metavar="BASE", help=f"the map that both began from: {named}")
    parser.add_argument("ours", metavar="OURS", help="the map as the one left it")
    parser.add_argument("theirs", metavar="THEIRS", help="the map as the other left it")
    add_output(parser)


def run(options: Namespace) -> int:
    """Write the map with both edits; 1 and nothing written if there are conflicts or a map has errors."""
    require_place(options.output, for_map=True)
    if (options.base, options.ours, options.theirs).count("-") > 1:
        raise CommandError("standard input can be one of the three maps only", "name files for the others")
    loaded = [_load(named) for named in (options.base, options.ours, options.theirs)]
    base, ours, theirs = (one.auditable for one in loaded)
    if base is None or ours is None or theirs is None:
        return 1
    from argmap.app import load_map
    from argmap.prep.merge import merge_maps
    from argmap.write import dumps

    merged = merge_maps(base, ours, theirs)
    for conflict in merged.conflicts:
        put(_say_conflict(conflict, options.ours, options.theirs))
    if merged.conflicts:
        tell(f"{count(len(merged.conflicts), 'conflict')}, nothing written")
        return 1
    try:
        text = dumps(merged.map)
    except ValueError as error:
        tell(f"argmap: error: the two edits do not fit together: {error}")
        return 1
    checked = load_map("merged.argmap" if options.output in (None, "-") else options.output, text=text)
    if checked.auditable is None:
        tell_findings(checked.diagnostics)
        tell("argmap: error: the two edits do not fit together: what is above is found in the map with both")
        return 1
    if any(line.lstrip().startswith("#") for one in loaded[1:] for line in one.sources[0].text.splitlines()):
        tell("note: comments are not kept, and the lines stand in canonical form")
    put_output(text, options.output)
    return 0


def _load(named: str) -> Loaded:
    """Load one version. Raises CommandError for one of several files, of which one file would be made."""
    from argmap.cli.revision import load_version

    loaded = load_version(named)
    if loaded.auditable is not None and len(loaded.sources) > 1:
        raise CommandError(f"`{named}` includes other files", "merge maps of one file each")
    if any(_BIBLIOGRAPHY.match(line) for line in loaded.sources[0].text.splitlines()):
        raise CommandError(f"`{named}` reads a bibliography", "merge maps that declare their sources themselves")
    return loaded


def _say_conflict(conflict: Conflict, ours: str, theirs: str) -> str:
    from argmap.report.plain import make_visible

    lines = [f"conflict: {conflict.what}"]
    for named, at, said in ((ours, conflict.ours_at, conflict.ours), (theirs, conflict.theirs_at, conflict.theirs)):
        lines.append(f"  --> {_say_place(named, at)}: {'removed' if said is None else ' '.join(said.split())}")
    return make_visible("\n".join(lines)) + "\n"


def _say_place(named: str, at: Span | None) -> str:
    return named if at is None else f"{at.path}:{at.line}"


COMMAND = Command(
    "merge",
    "put two people's edits of one map together",
    "Put two people's edits of one map together. What only one of them changed is taken, what both changed\n"
    "alike is taken once; where they differ, the conflict is named with both versions, and nothing is written. Works\n"
    "on claims, steps, questions, authors and sources, wherever their lines stand; comments are not kept. Maps of one\n"
    "file only.",
    (
        ("argmap merge base.argmap mine.argmap hers.argmap -o debate.argmap", "both edits in one map"),
        ("argmap merge HEAD~3:./debate.argmap debate.argmap hers.argmap", "shown, with a revision of git as the base"),
    ),
    add_arguments,
    run,
)
