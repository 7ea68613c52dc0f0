"""`argmap fmt`: puts maps in their canonical form. Knows nothing of that form."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from io import StringIO
from pathlib import Path

from argmap.cli.command import Command
from argmap.cli.console import CommandError, count, put, put_bytes, tell
from argmap.cli.reading import find_files, read_file, read_stdin


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `fmt`."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a map, a folder of maps, or - for standard input")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--check", action="store_true", help="write nothing; list the files that would change")
    how.add_argument("--diff", action="store_true", help="write nothing; show what would change")


def run(options: Namespace) -> int:
    """Format each file; 1 if one has errors of syntax or, with --check and --diff, would change."""
    if "-" in options.paths:
        if len(options.paths) > 1:
            raise CommandError("`-` stands alone: standard input is formatted to standard output")
        return _format_stdin(options)
    files = find_files(options.paths)
    changed = refused = 0
    for path in files:
        data = read_file(path)
        formatted = None if data is None else _format(data, path.as_posix())
        if data is None or formatted is None:
            refused += 1
        elif formatted != data:
            changed += 1
            _report(path, data, formatted, options)
    verb = "would change" if options.check or options.diff else "changed"
    told = [f"{count(changed, 'map')} {verb}", f"{len(files) - changed - refused} left as they are"]
    if refused:
        told.append(f"{refused} not formatted because of the errors above")
    tell(", ".join(told))
    return 1 if refused or (changed and (options.check or options.diff)) else 0


def _format_stdin(options: Namespace) -> int:
    text = read_stdin()
    data = text.encode("utf-8", "surrogateescape")
    formatted = _format(data, "<stdin>")
    if formatted is None:
        return 1
    if options.check:
        return 1 if formatted != data else 0
    if options.diff:
        put(_diff("<stdin>", data, formatted))
        return 1 if formatted != data else 0
    put_bytes(formatted)
    return 0


def _format(data: bytes, path: str) -> bytes | None:
    """Return the canonical form, or None after telling why the text has none."""
    from argmap.diagnostics import ArgmapError
    from argmap.syntax.characters import decode
    from argmap.syntax.format import format_text

    try:
        return format_text(decode(data), path).encode("utf-8")
    except ArgmapError as error:
        from argmap.cli.findings import tell_findings

        tell_findings(error.diagnostics)
        return None


def _report(path: Path, data: bytes, formatted: bytes, options: Namespace) -> None:
    """Write a changed file, or say that it would change."""
    if options.check:
        put(f"{path.as_posix()}\n")
    elif options.diff:
        put(_diff(path.as_posix(), data, formatted))
    else:
        from argmap.app import write_whole

        write_whole(path, formatted)
        tell(f"formatted {path.as_posix()}")


def _diff(path: str, data: bytes, formatted: bytes) -> str:
    from difflib import unified_diff

    # not splitlines: only a line feed ends a line of a map
    before, after = (list(StringIO(text.decode("utf-8"), newline="\n")) for text in (data, formatted))
    lines = unified_diff(before, after, path, f"{path} (formatted)")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


COMMAND = Command(
    "fmt",
    "put maps in their one canonical form",
    "Put maps in their one canonical form: indents, spaces, blank lines and citations. What a map says never\n"
    "changes, nor do its comments. A file with errors of syntax is left as it is.",
    (
        ("argmap fmt maps/", "format every map in the folder"),
        ("argmap fmt --check maps/", "only list the maps that are not in canonical form; exit status 1 if any"),
        ("argmap fmt --diff debate.argmap", "show what would change"),
        ("argmap fmt - < debate.argmap", "format standard input to standard output"),
    ),
    add_arguments,
    run,
)
