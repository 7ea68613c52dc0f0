"""Turns finished SVG pages into one PDF whose text can be searched and copied. Lays nothing out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from argmap.render.equip import equip_pictures, name_characters
from argmap.render.errors import RenderError
from argmap.render.rendered import Rendered

if TYPE_CHECKING:
    from pypdf import PdfReader

_INVISIBLE_ENTRY: Final = re.compile(rb"(<[0-9A-Fa-f]+>\s*)<(?:20(?:0[B-F]|2[A-E]|60|6[6-9])|FEFF|00AD)>")
_PRODUCER: Final = "argmap"


def write_pdf(pages: Sequence[str], *, title: str = "", font_files: Iterable[Path] | None = None) -> Rendered:
    """The pages, each a whole SVG text, as one PDF; the same bytes for the same pages and fonts.

    A page is as large as its picture: a unit of the picture is a point. Characters that the shipped fonts
    lack come from `font_files` (default: all of this computer's fonts); those that none has are drawn as
    boxes and named in a note. Raises RenderError where the parts that write PDF are not installed.
    """
    try:
        import pypdf
        import svg2pdf_py
    except ImportError as error:
        package = str(error.name).replace("_", "-")
        raise RenderError(
            f"PDF cannot be written without `{package}`, which is not installed",
            f"install `{package}` if it has a build for this system; or draw html and print it to PDF in a browser",
        ) from None

    with equip_pictures(pages, font_files) as equipment:
        fonts = svg2pdf_py.FontDatabase()
        for path in equipment.font_files:
            fonts.load_font_file(str(path))
        sheets = [
            svg2pdf_py.svg_to_pdf(
                page,
                fonts,
                # letters as outlines where emoji are pictures: the writer drops those from real text
                svg2pdf_py.ConversionOptions(embed_text=equipment.pictured.isdisjoint(page)),
            )
            for page in equipment.pages
        ]
    notes = equipment.notes
    if equipment.pictured:
        notes += (
            f"text on the pages with {name_characters(equipment.pictured)} is drawn as shapes and cannot be searched",
        )
    if equipment.clustered:
        notes += (f"letters of the script of {name_characters(equipment.clustered)} may overlap in PDF",)
    writer = pypdf.PdfWriter()
    for sheet in sheets:
        reader = pypdf.PdfReader(io.BytesIO(sheet))
        _tidy(reader)
        writer.append(reader, import_outline=False)
    writer.add_metadata({"/Producer": _PRODUCER, **({"/Title": title} if title else {})})
    output = io.BytesIO()
    writer.write(output)
    return Rendered(output.getvalue(), notes)


def _tidy(reader: PdfReader) -> None:
    """Bring the entries of every dictionary in order, which the writer leaves in a different one each time.

    Also lets spaces be copied as spaces.
    """
    pending: list[Any] = [reader.trailer["/Root"]]
    seen: set[int] = set()
    while pending:
        value = pending.pop()
        value = value.get_object() if hasattr(value, "get_object") else value
        if id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, dict):
            if "/ToUnicode" in value:
                _mend_spaces(value["/ToUnicode"])
            entries = sorted(value.items())
            for key, _ in entries:
                dict.__delitem__(value, key)
            for key, item in entries:
                dict.__setitem__(value, key, item)
            pending += [item for _, item in entries]
        elif isinstance(value, list):
            pending += value


def _mend_spaces(stream: Any) -> None:
    """Say in a font's table for copying text that the blank glyph is a space.

    Joiners and marks of direction are drawn as a blank of no width, and the writer notes the last character
    that used a glyph.
    """
    table = stream.get_data()
    mended = _INVISIBLE_ENTRY.sub(rb"\1<0020>", table)
    if mended != table:
        stream.set_data(mended)
