"""One sheet to one text: for a terminal, as Markdown, HTML page, CSV or JSON. Works out no sheet.

Each format's writing lives in its module. Whatever a sheet says is plain text and stays that in each format.
"""

from __future__ import annotations

from argmap.prep.sheet import Sheet
from argmap.render.errors import RenderError

FORMATS = ("text", "md", "html", "csv", "json")
WIDTH = 88
"""Cells a line of text has where the width of the terminal is not known."""

__all__ = ["FORMATS", "RenderError", "print_sheet"]


def print_sheet(
    sheet: Sheet,
    # The name that users know, and that no code here needs for anything else.
    format: str = "text",  # noqa: A002
    *,
    width: int | None = None,
    table: str | None = None,
    template: str | None = None,
) -> str:
    """Write a sheet, ending with a line feed.

    `format` is text, md, html, csv or json. `width` is that of the text in terminal cells. `table` names the
    table that CSV holds; without it that is the sheet's first. `template` is the source of a Jinja template to
    make the page of HTML with, in place of our own.

    Raises RenderError for an unknown format or table, and for a template that cannot be filled.
    """
    if format not in FORMATS:
        raise RenderError(f"unknown format `{format}`", f"choose one of {', '.join(FORMATS)}")
    if table is not None and format != "csv":
        raise RenderError(f"{format} holds the whole sheet", "leave the table out, or write csv")
    if template is not None and format != "html":
        raise RenderError(f"{format} is made without a template", "leave the template out, or write html")
    if format == "csv":
        from argmap.render.sheets.csv_table import write_csv

        return write_csv(sheet, table)
    if format == "json":
        from argmap.render.sheets.json_data import write_json

        return write_json(sheet)
    if format == "md":
        from argmap.render.sheets.markdown import write_markdown

        return write_markdown(sheet)
    if format == "html":
        from argmap.render.sheets.page import write_page

        return write_page(sheet, template)
    from argmap.render.sheets.text import write_text

    return write_text(sheet, width or WIDTH)
