"""A sheet that prints itself, for Python users. The printing is done by its neighbours."""

from __future__ import annotations

from attrs import fields, frozen

from argmap.prep.sheet import Sheet
from argmap.render.sheets import print_sheet


@frozen
class PrintableSheet(Sheet):
    """A sheet with `print`. See `argmap.prep.sheet.Sheet` for what it holds."""

    def print(
        self,
        format: str = "text",  # noqa: A002  # the name that callers use
        *,
        width: int | None = None,
        table: str | None = None,
        template: str | None = None,
    ) -> str:
        """Return the sheet as `text`, `md`, `html`, `csv` or `json`, ending with a line feed.

        `width` is that of the text in characters. `table` names the table that CSV holds, by default the first of
        the sheet. `template` is the source of a Jinja template for the page of HTML, in place of our own. Raises
        `argmap.RenderError` for an unknown format or table, and for a template that cannot be filled.
        """
        return print_sheet(self, format, width=width, table=table, template=template)

    def docx(self) -> bytes:
        """Return the sheet as the bytes of a Word file, with the styles that users of Verbatim know."""
        from argmap.render.sheets.docx import write_docx

        return write_docx(self)


def make_printable(sheet: Sheet) -> PrintableSheet:
    """Return a sheet as one that prints itself."""
    return PrintableSheet(**{field.name: getattr(sheet, field.name) for field in fields(Sheet)})
