"""Where a thing stands in a file: texts, offsets, lines and columns. Opens no files."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from attrs import field, frozen


@frozen(eq=False)
class SourceText:
    """One text and the name it is shown by.

    `path` is what a reader sees in a diagnostic (`<stdin>` for standard input); `text` holds the decoded
    text, where a byte that is no UTF-8 stands as a lone surrogate (Python's `surrogateescape`).
    """

    path: str
    text: str = field(repr=False)

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins; only `\\n` ends a line."""
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column of `offset`, both counted from 1, columns in characters."""
        line = bisect_right(self.line_starts, offset)
        column = offset - self.line_starts[line - 1] + 1
        if line == 1 and self.text.startswith("\ufeff") and column > 1:
            column -= 1  # a byte order mark is no character of the line a reader sees
        return line, column

    def line_text(self, line: int) -> str:
        """Return line number `line` (from 1) without its line end; the empty text beyond the last line."""
        starts = self.line_starts
        if not 1 <= line <= len(starts):
            return ""
        end = starts[line] if line < len(starts) else len(self.text)
        return self.text[starts[line - 1] : end].rstrip("\r\n").removeprefix("\ufeff")

    def span(self, start: int, end: int) -> Span:
        """Return the span from offset `start` up to, not including, offset `end`."""
        return Span(self, start, end)


class Span(NamedTuple):
    """A stretch of one text: from offset `start` up to, not including, `end`."""

    source: SourceText
    start: int
    end: int

    def __repr__(self) -> str:
        return f"Span({self.path}, {self.start}, {self.end})"

    @property
    def text(self) -> str:
        """The characters that stand there."""
        return self.source.text[self.start : self.end]

    @property
    def path(self) -> str:
        """The name of the file, as shown to readers."""
        return self.source.path

    @property
    def line(self) -> int:
        """The line on which it begins, from 1."""
        return self.source.position(self.start)[0]

    @property
    def column(self) -> int:
        """The column at which it begins, from 1, in characters."""
        return self.source.position(self.start)[1]

    @property
    def end_line(self) -> int:
        """The line on which it ends, from 1."""
        return self.source.position(self.end)[0]

    @property
    def end_column(self) -> int:
        """The column just after its last character, from 1."""
        return self.source.position(self.end)[1]
