"""Text in terminal cells: how wide it is, where its lines break, which colours it has. Knows no debate."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from attrs import frozen

from argmap.diagram.measure import clean_text, split_clusters

HANGING = 4
"""So much deeper a wrapped line goes on."""

NARROWEST = 20
"""Cells that a line may use however narrow the terminal is."""

_NARROW = re.compile("[\\x00-\\xac\\xae-\u02ff\u2010-\u2027]*")  # Latin, quotation marks, dashes: a cell each


@frozen
class Piece:
    """A stretch of text in one style: the parameters of an ANSI colour sequence, empty for plain."""

    text: str
    style: str = ""


@frozen
class Line:
    """What stands on a line, from `indent` cells on. A line feed in a text starts a new line."""

    indent: int = 0
    pieces: tuple[Piece, ...] = ()


def count_cells(text: str) -> int:
    """Return how many cells a terminal gives the text: two to a wide character, none to an accent."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    return sum(map(_count_cluster, split_clusters(text)))


def _count_cluster(cluster: str) -> int:
    if unicodedata.category(cluster[0]) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(cluster[0]) in "WF" or "\ufe0f" in cluster else 1


def print_lines(lines: Iterable[Line], width: int | None, *, color: bool) -> Iterator[str]:
    """Yield the lines as they are printed, wrapped to `width` cells or not at all.

    Characters that could steer a terminal are replaced by U+FFFD.
    """
    for line in lines:
        pieces = [Piece(clean_text(piece.text), piece.style) for piece in line.pieces]
        text = "".join(piece.text for piece in pieces)
        indent = line.indent
        for start, end in _break_rows(text, indent, width):
            row = _paint(pieces, start, end) if color else text[start:end]
            yield " " * indent + row if row else ""
            indent = line.indent + HANGING


def _break_rows(text: str, indent: int, width: int | None) -> Iterator[tuple[int, int]]:
    """Yield where each printed row of a text begins and ends."""
    offset = 0
    for paragraph in text.split("\n"):
        if width is None:
            yield offset, offset + len(paragraph)
        else:
            rest = max(NARROWEST, width - indent - HANGING)
            first = rest if offset else rest + HANGING
            for start, end in fill_rows(paragraph, first, rest):
                yield offset + start, offset + end
        offset += len(paragraph) + 1


def fill_rows(paragraph: str, first: int, rest: int) -> Iterator[tuple[int, int]]:
    """Yield rows of at most `first` cells for the first one and `rest` for each after it."""
    room = first
    row: tuple[int, int] | None = None
    taken = 0
    for start, end, cells in _find_parts(paragraph, rest):
        gap = start - row[1] if row else 0
        if row and taken + gap + cells > room:
            yield row
            row, taken, gap, room = None, 0, 0, rest
        row = (row[0] if row else start, end)
        taken += gap + cells
    yield row or (0, 0)


def _find_parts(paragraph: str, longest: int) -> Iterator[tuple[int, int, int]]:
    """Yield what is never torn, with its cells: words, wide characters, and the parts of a word too long for a line."""
    for word in re.finditer(r"\S+", paragraph):
        cells = count_cells(word[0])
        if cells <= longest and cells == len(word[0]):
            yield word.start(), word.end(), cells
            continue
        start = end = word.start()
        taken = 0
        for cluster in split_clusters(word[0]):
            wide = _count_cluster(cluster)
            starts_anew = wide == 2 and unicodedata.category(cluster[0])[0] != "P"
            if end > start and (starts_anew or taken + wide > longest):
                yield start, end, taken
                start, taken = end, 0
            end += len(cluster)
            taken += wide
        yield start, end, taken


def _paint(pieces: list[Piece], start: int, end: int) -> str:
    painted: list[str] = []
    offset = 0
    for piece in pieces:
        part = piece.text[max(0, start - offset) : max(0, end - offset)]
        offset += len(piece.text)
        if part:
            painted.append(f"\x1b[{piece.style}m{part}\x1b[0m" if piece.style else part)
    return "".join(painted)
