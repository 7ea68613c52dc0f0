"""Frozen records of a printed sheet: parts with paragraphs, lists, tables and cards. Knows no debate and no format.

Everything a debater prints is first such a sheet, and `argmap.render.sheets` writes it in each format. All texts
are plain text: what looks like markup in them is shown as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from attrs import Attribute, field, frozen

Style = Literal["plain", "strong", "emphasis", "faint", "quoted", "removed", "added"]
Align = Literal["start", "end", "center"]
Value: TypeAlias = "str | int | float | bool | tuple[str, ...] | None"


@frozen
class Run:
    """A stretch of text in one style.

    `quoted` marks words to be read out; `removed` and `added` tell the difference of two wordings. `claim` is the
    id of the claim that the run speaks of: where the sheet can link, it leads to that claim's place on it. `url`
    is an address; only one that is safe to follow becomes a link.
    """

    text: str
    style: Style = "plain"
    claim: str | None = None
    url: str | None = None


Words: TypeAlias = tuple[Run, ...]


def words(*parts: str | Run | Iterable[Run]) -> Words:
    """Join texts and runs into words; empty texts are left out."""
    joined: list[Run] = []
    for part in parts:
        runs = [Run(part)] if isinstance(part, str) else [part] if isinstance(part, Run) else list(part)
        joined += [run for run in runs if run.text]
    return tuple(joined)


def plain(runs: Iterable[Run]) -> str:
    """Return the text of words without styles; `[-…-]` is a removed stretch, `[+…+]` an added one."""
    marks = {"removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(marks.get(run.style, "{}").format(run.text) for run in runs)


def _words(given: str | Run | Iterable[Run]) -> Words:
    return words(given)


@frozen
class Paragraph:
    """A paragraph. `note`: small print, such as how a list was made."""

    words: Words = field(converter=_words)
    note: bool = False


@frozen
class Item:
    """One entry of a list, `level` steps in, from 0. `claim` makes it the place that links to that claim lead to."""

    words: Words = field(converter=_words)
    level: int = 0
    claim: str | None = None


def _items(given: Iterable[Item | str]) -> tuple[Item, ...]:
    return tuple(Item(item) if isinstance(item, str) else item for item in given)


@frozen
class Listing:
    """A list with bullets, or with numbers that begin anew in each level."""

    items: tuple[Item, ...] = field(converter=_items)
    numbered: bool = False


@frozen
class Column:
    """A column of a table: the name at its head, the key by which programs know it, and where its text stands.

    `share` says how much wider than its content asks for it should be (2) or narrower (0.5). One that is not
    `printed` is for programs only, in CSV and JSON.
    """

    name: str
    key: str
    align: Align = "start"
    share: float = 1.0
    printed: bool = True


@frozen
class Cell:
    """A cell. `value` is what programs get in place of the words, where that differs from their text."""

    words: Words = field(converter=_words)
    value: Value = field(default=None, kw_only=True)
    has_value: bool = field(default=False, kw_only=True)


def cell(shown: str | Run | Iterable[Run], value: Value) -> Cell:
    """Return a cell that shows words to people and gives a value to programs."""
    return Cell(words(shown), value=value, has_value=True)


def _cells(given: Iterable[Cell | str | int | Words]) -> tuple[Cell, ...]:
    return tuple(_cell(one) for one in given)


def _cell(given: Cell | str | int | Words) -> Cell:
    if isinstance(given, Cell):
        return given
    return cell(str(given), given) if isinstance(given, int) else Cell(given)


@frozen
class Row:
    """A row of a table. `claim` makes it the place that links to that claim lead to."""

    cells: tuple[Cell, ...] = field(converter=_cells)
    claim: str | None = None


def _rows(given: Iterable[Row | Iterable[Cell | str | int | Words]]) -> tuple[Row, ...]:
    return tuple(row if isinstance(row, Row) else Row(row) for row in given)


@frozen
class Table:
    """Rows beneath the heads of columns. `name` is what programs and `--table` know it by.

    Tables of one name and the same columns are pieces of one, each under its `caption`.
    """

    name: str
    columns: tuple[Column, ...] = field(converter=tuple[Column, ...])
    rows: tuple[Row, ...] = field(converter=_rows)
    caption: str = ""

    def keep_printed(self) -> Table:
        """Return it without the columns that are for programs only."""
        if all(column.printed for column in self.columns):
            return self
        kept = [at for at, column in enumerate(self.columns) if column.printed]
        rows = [Row([row.cells[at] for at in kept], row.claim) for row in self.rows]
        return Table(self.name, [self.columns[at] for at in kept], rows, self.caption)

    @rows.validator
    def _check_rows(self, _: Attribute[object], rows: tuple[Row, ...]) -> None:
        for row in rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(f"table {self.name!r} has {len(self.columns)} columns, a row {len(row.cells)} cells")


def _bodies(given: Iterable[str | Run | Iterable[Run]]) -> tuple[Words, ...]:
    return tuple(words(body) for body in given)


@frozen
class Card:
    """A piece of evidence: the claim in one line, the line that cites it, the words quoted, a paragraph each.

    `label` stands before the tag (`not true`, `turn`, `analytic`).
    """

    tag: Words = field(converter=_words)
    cite: Words = field(default=(), converter=_words)
    body: tuple[Words, ...] = field(default=(), converter=_bodies)
    label: str = ""
    claim: str | None = None


@frozen
class PageBreak:
    """What follows begins a new page where there are pages."""


Block: TypeAlias = Paragraph | Listing | Table | Card | PageBreak


@frozen
class Part:
    """A part of a sheet under a heading of level 1 to 3. `empty` says why, where there is nothing to tell.

    `name` is what programs know it by. `new_page` lets it begin a page.
    """

    heading: str
    blocks: tuple[Block, ...] = field(default=(), converter=tuple[Block, ...])
    empty: str = field(default="", kw_only=True)
    level: Literal[1, 2, 3] = field(default=1, kw_only=True)
    name: str = field(default="", kw_only=True)
    new_page: bool = field(default=False, kw_only=True)

    @property
    def is_empty(self) -> bool:
        """Whether no block of it tells anything; small print alone tells nothing."""
        return not any(map(tells_something, self.blocks))


def tells_something(block: Block) -> bool:
    """Whether a block holds more than its own frame."""
    if isinstance(block, Paragraph):
        return bool(block.words) and not block.note
    if isinstance(block, Listing):
        return bool(block.items)
    if isinstance(block, Table):
        return bool(block.rows)
    return isinstance(block, Card)


@frozen
class Sheet:
    """One thing to print: a title, where it comes from, and its parts in order.

    `name` is what programs know it by (`audit`). `date` is the map's own, as the map gives it; `fingerprint` the
    SHA-256 of the map's files in hexadecimal, empty for a map that was made in a program. `wide`: best on paper
    laid across.
    """

    name: str
    title: str
    parts: tuple[Part, ...] = field(converter=tuple[Part, ...])
    subtitle: str = field(default="", kw_only=True)
    map_title: str = field(default="", kw_only=True)
    date: str = field(default="", kw_only=True)
    fingerprint: str = field(default="", kw_only=True)
    version: str = field(default="", kw_only=True)
    wide: bool = field(default=False, kw_only=True)

    @parts.validator
    def _check_parts(self, _: Attribute[object], parts: tuple[Part, ...]) -> None:
        for part, following in zip(parts, (*parts[1:], None), strict=True):
            parent = following is not None and following.level > part.level
            if part.is_empty and not part.empty and not parent:
                raise ValueError(f"the part {part.heading!r} is empty and does not say why")

    @property
    def tables(self) -> dict[str, Table]:
        """Its tables by name, in their order; pieces of one table are put together."""
        found: dict[str, Table] = {}
        for block in (block for part in self.parts for block in part.blocks):
            if isinstance(block, Table):
                first = found.get(block.name)
                rows = block.rows if first is None else first.rows + block.rows
                found[block.name] = Table(block.name, block.columns, rows)
        return found

    @property
    def places(self) -> frozenset[str]:
        """The ids of the claims that have a place on it."""
        found: set[str | None] = set()
        for block in (block for part in self.parts for block in part.blocks):
            if isinstance(block, Card):
                found.add(block.claim)
            elif isinstance(block, Table):
                found.update(row.claim for row in block.rows)
            elif isinstance(block, Listing):
                found.update(item.claim for item in block.items)
        return frozenset(claim for claim in found if claim)
