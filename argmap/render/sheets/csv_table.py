"""One table of a sheet as CSV, safe to open in a spreadsheet. Holds nothing of the sheet but that table."""

from __future__ import annotations

import csv
import io
import re

from argmap.diagram.measure import clean_text
from argmap.prep.sheet import Cell, Sheet, plain
from argmap.render.errors import RenderError
from argmap.suggest import suggest

# What makes a spreadsheet take a cell for a formula; some take the wide forms of the signs, too.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?%?", re.ASCII)


def write_csv(sheet: Sheet, name: str | None) -> str:
    """Return a table as CSV with a line of column names. Raises RenderError for a name that no table has."""
    tables = sheet.tables
    if name is None:
        name = next(iter(tables), None)
    if name is None:
        raise RenderError("the sheet has no table", "choose another format")
    if name not in tables:
        near = suggest(name, tables)
        raise RenderError(
            f"unknown table `{name}`", f"did you mean `{near}`?" if near else f"choose one of {', '.join(tables)}"
        )
    table = tables[name]
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow([guard_cell(column.name) for column in table.columns])
    writer.writerows([guard_cell(_text(one)) for one in row.cells] for row in table.rows)
    return written.getvalue()


def _text(one: Cell) -> str:
    if one.has_value and isinstance(one.value, int | float) and not isinstance(one.value, bool):
        return str(one.value)
    return plain(one.words)


def guard_cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: with an apostrophe before it where one might."""
    guarded = _FORMULA.match(text) and not _NUMBER.fullmatch(text)
    return ("'" if guarded else "") + clean_text(text)
