"""What `check --fix` does: puts safe fixes into the files. Decides on no fix itself."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.console import tell

if TYPE_CHECKING:
    from argmap.diagnostics import Diagnostic

MOST_ROUNDS = 10
"""A fix may uncover another finding with a fix; after so many rounds the rest is only reported."""


def mend_files(found: Iterable[Diagnostic]) -> int:
    """Put the safe fixes of the findings into their files, each file written whole; return how many were put in.

    A file that has changed since it was read is left alone.
    """
    from argmap.app import write_whole
    from argmap.report.fixes import apply_fixes, choose_fixes
    from argmap.syntax.characters import decode

    files: dict[str, list[Diagnostic]] = {}
    for d in found:
        files.setdefault(d.path, []).append(d)
    mended = 0
    for path, own in files.items():
        text = own[0].span.source.text
        chosen = choose_fixes(text, own)
        if not chosen:
            continue
        if decode(Path(path).read_bytes()) != text:
            tell(f"`{path}` has changed since it was read and is left alone")
            continue
        write_whole(path, apply_fixes(text, chosen).encode("utf-8", "surrogateescape"))
        for d in chosen:
            tell(f"mended {path}:{d.line}: {d.fix.title if d.fix else d.message}")
        mended += len(chosen)
    return mended
