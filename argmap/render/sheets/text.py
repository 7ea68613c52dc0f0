"""A sheet as text for a terminal: headings underlined, tables in columns or, where those are too many, row by row.

Knows no colour: what a style means is told by signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.diagram.measure import clean_text
from argmap.prep.sheet import Block, Card, Column, Listing, Paragraph, Part, Row, Sheet, Table, plain
from argmap.render.cells import count_cells, fill_rows
from argmap.render.sheets.columns import GAP, share_width
from argmap.render.sheets.origin import describe_origin

NARROWEST = 24
_BREAKS = ".-_/=&?,"
UNDERLINES = {1: "=", 2: "-"}
BULLETS = ("•", "–", "·")
TALLEST = 12
"""Lines of a row on the average above which a table is told row by row."""


def write_text(sheet: Sheet, width: int) -> str:
    """Return the sheet as lines of at most `width` terminal cells, long words broken."""
    return "".join(line.rstrip() + "\n" for line in _write_sheet(sheet, max(width, NARROWEST)))


def _write_sheet(sheet: Sheet, width: int) -> Iterator[str]:
    yield from wrap(sheet.title.upper(), width)
    for line in (sheet.map_title, sheet.subtitle, describe_origin(sheet)):
        if line:
            yield from wrap(line, width)
    for part in sheet.parts:
        yield ""
        yield from _write_part(part, width)


def _write_part(part: Part, width: int) -> Iterator[str]:
    heading = list(wrap(part.heading, width))
    yield from heading
    if part.level in UNDERLINES:
        yield UNDERLINES[part.level] * max(map(count_cells, heading))
    between = False
    if part.is_empty and part.empty:
        yield from wrap(part.empty, width)
        between = True
    for block in part.blocks:
        lines = list(_write_block(block, width))
        if lines and between:
            yield ""
        yield from lines
        between = between or bool(lines)


def _write_block(block: Block, width: int) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from wrap(plain(block.words), width)
    elif isinstance(block, Listing):
        yield from _write_list(block, width)
    elif isinstance(block, Table):
        yield from _write_table(block, width)
    elif isinstance(block, Card):
        label = f"{block.label.upper()}: " if block.label else ""
        yield from wrap(label + plain(block.tag), width)
        yield from wrap(plain(block.cite), width, 2)
        for body in block.body:
            yield from wrap(plain(body), width, 4)


def _write_list(listing: Listing, width: int) -> Iterator[str]:
    numbers: list[int] = []
    for item in listing.items:
        numbers = [*numbers[: item.level + 1], *[0] * (item.level + 1 - len(numbers))]
        numbers[item.level] += 1
        mark = f"{numbers[item.level]}." if listing.numbered else BULLETS[min(item.level, len(BULLETS) - 1)]
        indent = 2 * item.level
        rows = list(wrap(plain(item.words), width - indent - len(mark) - 1))
        for at, row in enumerate(rows):
            yield " " * indent + (f"{mark} " if at == 0 else " " * (len(mark) + 1)) + row


def _write_table(table: Table, width: int) -> Iterator[str]:
    if not table.rows:
        return
    table = table.keep_printed()
    if table.caption:
        yield from wrap(table.caption, width)
    widths = share_width(table, width)
    laid = [_wrap_row(row, widths) for row in table.rows] if widths is not None else []
    height = sum(max(map(len, cells)) for cells in laid)
    if widths is None or height > TALLEST * len(laid):
        yield from _write_records(table, width)
        return
    yield from _lay_row([list(wrap(column.name, wide)) for column, wide in zip(table.columns, widths, strict=True)],
                        table.columns, widths)  # fmt: skip
    yield (" " * GAP).join("-" * wide for wide in widths)
    for at, cells in enumerate(laid):
        if at and height > len(laid):
            yield ""
        yield from _lay_row(cells, table.columns, widths)


def _wrap_row(row: Row, widths: list[int]) -> list[list[str]]:
    """Return the lines of each cell, wrapped in its column."""
    return [list(wrap(text, wide)) for text, wide in zip(_texts(row), widths, strict=True)]


def _texts(row: Row) -> list[str]:
    return [plain(one.words) for one in row.cells]


def _lay_row(cells: list[list[str]], columns: tuple[Column, ...], widths: list[int]) -> Iterator[str]:
    """Yield the lines of a row, the lines of its cells side by side."""
    for at in range(max(map(len, cells))):
        yield (" " * GAP).join(
            _align(lines[at] if at < len(lines) else "", column, wide)
            for lines, column, wide in zip(cells, columns, widths, strict=True)
        )


def _align(text: str, column: Column, width: int) -> str:
    spare = max(0, width - count_cells(text))
    before = {"start": 0, "end": spare, "center": spare // 2}[column.align]
    return " " * before + text + " " * (spare - before)


def _write_records(table: Table, width: int) -> Iterator[str]:
    """Yield each row as its first cell and, beneath, what the others say, each under its column's name."""
    for at, row in enumerate(table.rows):
        if at:
            yield ""
        first, *others = _texts(row)
        yield from wrap(first, width)
        for column, text in zip(table.columns[1:], others, strict=True):
            if text:
                lines = list(wrap(f"{column.name}: {text}", width - 4, 0))
                yield from ("  " + ("  " if at else "") + line for at, line in enumerate(lines))


def wrap(text: str, width: int, indent: int = 0) -> Iterator[str]:
    """Yield the lines of a text, each at most `width` cells with the indent before it."""
    room = max(1, width - indent)
    for paragraph in clean_text(text).split("\n"):
        parted = re.sub(rf"\S{{{room + 1},}}", lambda word: _part_word(word[0], room), paragraph)
        for start, end in fill_rows(parted, room, room):
            yield " " * indent + parted[start:end]


def _part_word(word: str, room: int) -> str:
    """Return a word that is too long with spaces where it is best broken: each ends a line, so none is seen."""
    parts = []
    while len(word) > room:
        end = max(map(word[:room].rfind, _BREAKS)) + 1
        if end <= 1:
            break
        parts.append(word[:end])
        word = word[end:]
    return " ".join([*parts, word])
