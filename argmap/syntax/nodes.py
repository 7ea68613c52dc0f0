"""The lines of a file and the pieces of a line. Says nothing about which line belongs to which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from attrs import define, field, frozen

_HEAD_PIECE = re.compile(r"[^\s,:]+")

TEXT_EDGE = " \t\r\n"
"""What is stripped from both ends of a text; a no-break space is part of it."""


@define  # never changed; not frozen because a frozen record takes twice as long to make
class Line:
    """One line of a file.

    `shape` is the grammar's name for its form (`MOVE`, `CLAIM`, … `OTHER`); `word` its first word, which for a
    key is the key. `raw` is the whole line with indent and line end, from offset `start`; `indent` counts the
    white space before the first word; `head_end` is the offset after what stands before the colon. `name` is
    what it defines or refers to, `by` the authors it names; `second` is the source after `from`, the prefix
    after `as` or the verdict of an `expect`. `text` is what stands after the colon (the path of an include, the
    words of a quotation), None where there is no colon.
    """

    shape: str
    word: str
    start: int
    raw: str = field(repr=False)
    indent: int
    head_end: int
    name: str | None = None
    by: tuple[str, ...] = ()
    second: str | None = None
    text: str | None = None

    # a line is a token of the grammar too; of these lark asks the last line only, and makes nothing of them
    line: ClassVar[None] = None
    column: ClassVar[None] = None
    start_pos: ClassVar[None] = None
    end_line: ClassVar[None] = None
    end_column: ClassVar[None] = None
    end_pos: ClassVar[None] = None

    @property
    def end(self) -> int:
        """The offset just after its last visible character."""
        return self.start + max(len(self.raw.rstrip(TEXT_EDGE)), self.indent)

    @property
    def first(self) -> int:
        """The offset of its first visible character."""
        return self.start + self.indent

    @property
    def name_start(self) -> int:
        """The offset of the name; of the first word where there is none."""
        if self.name is None:
            return self.first
        # the name may stand there in a form that is not NFC: take the first word after the line word
        gap = re.compile(r"[ \t]+").match(self.raw, self.indent + len(self.word))
        return self.start + (gap.end() if gap else self.indent)

    @property
    def name_end(self) -> int:
        """The offset after the name; after the first word where there is none."""
        start = self.name_start - self.start
        piece = _HEAD_PIECE.match(self.raw, start)
        return self.start + (piece.end() if piece else start)

    @property
    def text_start(self) -> int:
        """The offset at which the text begins; the end of the line where it has none."""
        if self.shape in ("QUOTE", "MORE"):
            at = self.indent + 1
        elif self.shape == "INCLUDE":
            at = self.indent + len("include")
        else:
            at = self.raw.find(":") + 1
        while at < len(self.raw) and self.raw[at] in " \t":
            at += 1
        return self.start + at

    def head_pieces(self) -> Iterator[tuple[str, int, int]]:
        """Yield the words before the colon or the comment with their offsets, commas left out."""
        stop = min((at for at in (self.raw.find(":"), self.raw.find("#")) if at >= 0), default=len(self.raw))
        for piece in _HEAD_PIECE.finditer(self.raw, self.indent, stop):
            yield piece[0], self.start + piece.start(), self.start + piece.end()

    def find_piece(self, word: str, after: str | None = None) -> tuple[int, int]:
        """Return where `word` stands in the head, once `after` has been passed; the whole line if nowhere."""
        passed = after is None
        for text, start, end in self.head_pieces():
            if passed and text == word:
                return start, end
            passed = passed or text == after
        return self.first, self.end


Line.type = Line.__dict__["shape"]  # type: ignore[attr-defined]  # lark's name for the same slot, at no cost


@frozen
class Lines:
    """A file read: its lines, and its byte order mark if it began with one. Joined, they give the text back."""

    lines: tuple[Line, ...]
    mark: str = ""

    def join(self) -> str:
        """Return the text that was read, character by character."""
        return self.mark + "".join(line.raw for line in self.lines)
