"""Findings that only follow from something told elsewhere. Looks for no faults itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from argmap.build.files import File
from argmap.diagnostics import Diagnostic, Severity
from argmap.syntax.outline import Entry
from argmap.text import Span

_QUOTED = re.compile(r"`([^`]+)`")
_WORD = re.compile(r"[^\s,.:;\[\]()@]+")
_CITED = re.compile(r"@([^\s,.:;\[\]()@]+)")


def drop_consequences(files: Iterable[File], found: list[Diagnostic]) -> list[Diagnostic]:
    """Return the findings without those that conclude from something absent, where a fault may be why it is absent.

    So they are not believed where the fault stands on the line they are about or beneath it, where that line
    stands beneath one that could not be read, and where a line with a fault names what they are about.
    """
    if not any(map(_concludes, found)):
        return found
    causes = [d for d in found if d.severity == Severity.ERROR or d.name == "citation-lookalike"]
    if not causes:
        return found
    doubts = _Doubts(files, causes)
    return [d for d in found if not (_concludes(d) and doubts.may_explain(d))]


def _concludes(found: Diagnostic) -> bool:
    """Tell whether a finding concludes from what is absent from the map."""
    return found.rule.whole or found.name == "unused-allow"


class _Doubts:
    """The lines that a fault leaves in doubt, and the names on the lines with faults."""

    def __init__(self, files: Iterable[File], causes: list[Diagnostic]):
        self.entries = {file.source.path: file.outline.entries for file in files}
        self.starts = {path: [entry.line.start for entry in entries] for path, entries in self.entries.items()}
        self.lines: set[int] = set()  # entries, by identity
        self.names: set[str] = set()
        for cause in causes:
            self.names.update(_QUOTED.findall(cause.hint))  # the name that was meant
            entry = self._find(cause.span)
            if entry is not None:
                self.names.update(_names_on(entry))
                self._doubt(entry, upwards=cause.severity == Severity.ERROR)
        for entries in self.entries.values():
            unread: set[int] = set()
            for entry in entries:
                if entry.lost or id(entry.owner) in unread:
                    unread.add(id(entry))
                    self.names.update(_names_on(entry))
                    self._doubt(entry, upwards=True)

    def _find(self, span: Span, after: int = -1) -> Entry | None:
        """Return the line that a place belongs to, with `after` 0 the one after it."""
        at = bisect_right(self.starts.get(span.path, []), span.start) + after
        entries = self.entries.get(span.path, [])
        return entries[at] if 0 <= at < len(entries) else None

    def _doubt(self, entry: Entry, upwards: bool) -> None:
        """Put a line in doubt and, `upwards`, all that it stands under."""
        self.lines.add(id(entry))
        while upwards and entry.owner.line is not None and id(entry.owner) not in self.lines:
            entry = entry.owner
            self.lines.add(id(entry))

    def may_explain(self, found: Diagnostic) -> bool:
        """Tell whether a fault may be why something is absent."""
        allowance = found.name == "unused-allow"
        entry = self._find(found.span, after=0 if allowance else -1)
        if entry is not None and id(entry) in self.lines:
            return True
        thing = _QUOTED.search(found.message)
        return not allowance and thing is not None and thing[1].rpartition(".")[2] in self.names


def _names_on(entry: Entry) -> Iterator[str]:
    """Yield the words of a line that may name something: all of them on a line that could not be read."""
    line = entry.line
    if line.shape in ("OTHER", "KEY"):
        yield from _WORD.findall(line.raw)
        return
    for name in (line.name, *line.by, line.second):
        if name is not None:
            yield name.rpartition(".")[2]
    yield from _CITED.findall(entry.text or "")
