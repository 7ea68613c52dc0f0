"""What `check --fix` does: puts safe fixes into the files. Decides on no fix itself."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.console import tell
from argmap.syntax.characters import decode

if TYPE_CHECKING:
    from argmap.diagnostics import Diagnostic, Edit
    from argmap.text import SourceText

MOST_ROUNDS = 10
"""A fix may uncover another finding with a fix; after so many rounds the rest is only reported."""


def mend_files(found: Iterable[Diagnostic]) -> int:
    """Put the safe fixes of the findings into their files, each file written whole; return how many were put in.

    A fix that touches what another one changes waits for the next round. A file that has changed since it was
    read is left alone.
    """
    from argmap.app import write_whole

    files: dict[str, _Draft | None] = {}
    told: list[str] = []
    for d in found:
        if d.fix is None or not d.fix.safe:
            continue
        drafts = [_open(files, edit.span.source) for edit in d.fix.edits]
        pairs = [(draft, edit) for draft, edit in zip(drafts, d.fix.edits, strict=True) if draft]
        if len(pairs) == len(drafts) and all(draft.has_room(edit) for draft, edit in pairs):
            for draft, edit in pairs:
                draft.add(edit)
            told.append(f"mended {d.path}:{d.line}: {d.fix.title}")
    for path, draft in files.items():
        if draft and draft.edits:
            write_whole(path, draft.write().encode("utf-8", "surrogateescape"))
    for line in told:
        tell(line)
    return len(told)


class _Draft:
    """A text with edits that do not touch one another, in their order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.edits: list[tuple[int, int, str]] = []

    def has_room(self, edit: Edit) -> bool:
        """Tell whether an edit touches none of those that are here."""
        at = bisect_left(self.edits, (edit.span.start,))
        before_ends = at == 0 or self.edits[at - 1][1] <= edit.span.start
        return before_ends and (at == len(self.edits) or max(edit.span.end, edit.span.start + 1) <= self.edits[at][0])

    def add(self, edit: Edit) -> None:
        insort(self.edits, (edit.span.start, edit.span.end, edit.text))

    def write(self) -> str:
        parts: list[str] = []
        at = 0
        for start, end, new in self.edits:
            parts += [self.text[at:start], new]
            at = end
        return "".join([*parts, self.text[at:]])


def _open(files: dict[str, _Draft | None], source: SourceText) -> _Draft | None:
    """Return the draft of a file, None for one that does not hold what was read."""
    if source.path not in files:
        try:
            same = decode(Path(source.path).read_bytes()) == source.text
        except OSError:
            same = False
        if not same:
            tell(f"`{source.path}` has changed since it was read and is left alone")
        files[source.path] = _Draft(source.text) if same else None
    return files[source.path]
