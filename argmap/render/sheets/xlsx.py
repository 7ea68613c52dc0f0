"""A flow as an Excel workbook: a sheet for each case, a column a speech, every cell plain text. Lays out no flow."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from argmap.diagram.measure import clean_text
from argmap.prep.flow import Case, Flow, list_boxes
from argmap.prep.flow_sheet import say_box
from argmap.prep.naming import name_people
from argmap.prep.sheet import Sheet, plain
from argmap.render.sheets.origin import describe_origin

if TYPE_CHECKING:
    from openpyxl.styles import PatternFill
    from openpyxl.worksheet.worksheet import Worksheet

COLORS = ("CCE5FF", "FFCCCC")
"""The convention of flows: who speaks first in blue, the other side in red."""

INK = ("1F4E8C", "9C2A2A")
WIDTH = 30
"""Characters a column has room for."""

LONGEST = 32_767
"""Characters that a cell of a workbook can hold."""

MADE = b"1980-01-01T00:00:00Z"
"""The time that stands in each workbook in place of the one at which it was made."""

_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def write_xlsx(flow: Flow, sheet: Sheet) -> bytes:
    """Return the flow as a workbook that opens as it is; `sheet` is the same flow as a sheet, for the heads of pages.

    Cells are text, whatever they look like: a claim that begins with `=` is no formula.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = _write_text(f"{sheet.title} – {sheet.map_title}")
    book.properties.creator = "argmap"
    for side in (0, 1):
        made = book.create_sheet(_name_sheet(flow.format.sides[side], book.sheetnames))
        _fill_sheet(made, flow, sheet, side)
    written = io.BytesIO()
    book.save(written)
    return _drop_times(written)


def _drop_times(written: io.BytesIO) -> bytes:
    """Return the workbook without the time at which it was made: the same map gives the same file."""
    made = io.BytesIO()
    with ZipFile(written) as before, ZipFile(made, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = before.read(name)
            if name == "docProps/core.xml":
                data = _TIME.sub(MADE, data)
            after.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, ZIP_DEFLATED)
    return made.getvalue()


def _name_sheet(name: str, taken: list[str]) -> str:
    """Return a name that a workbook takes: at most 31 characters, without signs that mean something to it."""
    base = _FORBIDDEN.sub(" ", clean_text(name)).strip()[:28] or "Side"
    return base if base.lower() not in (other.lower() for other in taken) else f"{base} 2"


def _fill_sheet(made: Worksheet, flow: Flow, sheet: Sheet, side: int) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    speeches = flow.format.speeches
    fills = tuple(PatternFill("solid", fgColor=color) for color in COLORS)
    line = Side(style="thin", color="BFBFBF")
    border = Border(top=line, bottom=line, left=line, right=line)
    for at, speech in enumerate(speeches, 1):
        _put(made, 1, at, speech.name)
        head = made.cell(1, at)
        head.font = Font(bold=True, color=INK[speech.side])
        head.fill = fills[speech.side]
        head.border = border
        made.column_dimensions[get_column_letter(at)].width = WIDTH
    row = 1
    cases = [case for case in flow.cases if case.side == side]
    for case in cases:
        row += 1
        _put(made, row, 1, case.issue)
        made.cell(row, 1).font = Font(bold=True)
        made.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(speeches))
        row = _fill_case(made, flow, case, row, fills)
    if not cases:
        _put(
            made, 2, 1, f"{name_people(flow.map, flow.people[side])}: no answer to a question and no thesis in the map"
        )
    for cells in made.iter_rows(min_row=2, max_row=made.max_row, max_col=len(speeches)):
        for one in cells:
            one.alignment = Alignment(wrap_text=True, vertical="top", readingOrder=0)
            one.border = border
    made.freeze_panes = "A2"
    made.page_setup.orientation = "landscape"
    made.page_setup.fitToWidth = 1
    made.page_setup.fitToHeight = 0
    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    made.print_title_rows = "1:1"
    top, foot = made.oddHeader, made.oddFooter
    if top is not None and foot is not None:
        top.left.text = _escape_header(clean_text(sheet.map_title)[:100])
        top.right.text = "page &P of &N"
        foot.left.text = _escape_header(describe_origin(sheet))


def _fill_case(made: Worksheet, flow: Flow, case: Case, row: int, fills: tuple[PatternFill, ...]) -> int:
    """Put the boxes of a case beneath a row, and return the last row used."""
    first = min((box.row for box in list_boxes(case)), default=1)
    last = row
    for box in list_boxes(case):
        if box.column is not None:
            at = row + 1 + box.row - first
            _put(made, at, box.column + 1, plain(say_box(flow.map, box)))
            made.cell(at, box.column + 1).fill = fills[flow.format.speeches[box.column].side]
            last = max(last, at)
    return last


def _put(made: Worksheet, row: int, column: int, text: str) -> None:
    """Put a text into a cell as text: no formula, no error, no number."""
    cell = made.cell(row, column)
    cell.value = _write_text(text)
    cell.data_type = "s"
    cell.quotePrefix = True  # a spreadsheet that edits the cell keeps it a text, too


def _write_text(text: str) -> str:
    return _UNWRITABLE.sub("�", clean_text(text))[:LONGEST]


def _escape_header(text: str) -> str:
    return _UNWRITABLE.sub(" ", text.replace("\n", " ")).replace("&", "&&")
