"""Puts a font together from glyphs of several: one font's glyphs and shaping rules, and copies from others.

Knows nothing of pictures, and looks for no font files.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_JOINERS: Final = "\u200c\u200d"
# Tables of use to us that a borrowed face may bring along: no hints, signatures or notes of a font editor.
_TABLES_READ: Final = frozenset(
    (
        *("GlyphOrder", "head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "name", "post"),
        *("loca", "glyf", "CFF ", "CFF2", "GDEF", "GSUB", "GPOS", "fvar", "gvar", "avar", "HVAR"),
    )
)
_LONG_AGO: Final = 0xB492F400  # a fixed day in a font file's own count of seconds, so that bytes stay the same
_FINEST: Final = 0.5  # how far a converted curve may stray, in units of about a thousandth of an em


@frozen
class Loan:
    """Glyphs to be copied: an open font and the characters wanted of it."""

    font: TTFont = field(eq=False)
    characters: frozenset[str]


def open_font(source: Path | bytes, index: int = 0) -> TTFont:
    """A font, read from a file (of a collection, its face number `index`) or from bytes."""
    from fontTools.ttLib import TTFont

    return TTFont(io.BytesIO(source) if isinstance(source, bytes) else source, fontNumber=index, lazy=True)


def subset_shaped(font: TTFont, characters: frozenset[str]) -> TTFont:
    """The font with only the characters, the forms they can take, and its shaping rules. Changes `font`."""
    from fontTools import subset

    for tag in set(font.keys()) - _TABLES_READ:
        del font[tag]
    subsetter = subset.Subsetter(subset.Options(recalc_timestamp=False, hinting=False, notdef_outline=True))
    subsetter.populate(text="".join(sorted(characters)) + _JOINERS)
    subsetter.subset(font)
    return font


def sort_characters(font: TTFont, characters: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Those of the characters that the font draws as outlines, and those that it has as small pictures.

    A character that it has only as a blank is in neither, spaces apart.
    """
    from fontTools.pens.boundsPen import ControlBoundsPen

    cmap = font.getBestCmap() or {}
    glyphs = font.getGlyphSet() if _has_outlines(font) else None
    outlined, pictured = set(), set()
    for character in characters & frozenset(map(chr, cmap)):
        name = cmap[ord(character)]
        _ = font["hmtx"][name], font["head"].unitsPerEm  # a copy needs them: a font without fails here
        pen = ControlBoundsPen(glyphs)
        if glyphs is not None:
            glyphs[name].draw(pen)
        if glyphs is not None and (pen.bounds is not None or character.isspace()):
            outlined.add(character)
        elif _read_picture(font, name):
            pictured.add(character)
    return frozenset(outlined), frozenset(pictured)


def compose_font(family: str, base: TTFont, loans: Sequence[Loan], bold: bool) -> bytes:
    """A TrueType font of the base's glyphs and shaping rules with glyphs of others copied in at its scale.

    The base, and then the first loan, wins where several have a character.
    """
    from fontTools.fontBuilder import FontBuilder

    units = base["head"].unitsPerEm
    order = list(base.getGlyphOrder())
    glyphs = {name: _draw_glyph(base, name, 1.0) for name in order}
    widths = {name: base["hmtx"][name][0] for name in order}
    codes: dict[int, str] = dict(base.getBestCmap())
    pictures: dict[str, tuple[int, Any]] = {}
    for loan in loans:
        scale = units / loan.font["head"].unitsPerEm
        cmap = loan.font.getBestCmap()
        for code in sorted(set(map(ord, loan.characters)) & cmap.keys() - codes.keys()):
            name = f"copied.{code:X}"
            order.append(name)
            codes[code] = name
            glyphs[name] = _draw_glyph(loan.font, cmap[code], scale)
            widths[name] = round(loan.font["hmtx"][cmap[code]][0] * scale)
            if picture := None if glyphs[name].numberOfContours else _read_picture(loan.font, cmap[code]):
                pictures[name] = picture
    builder = FontBuilder(units, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(codes)
    builder.setupGlyf(glyphs)
    table = builder.font["glyf"]
    builder.setupHorizontalMetrics({name: (widths[name], getattr(table[name], "xMin", 0)) for name in order})
    builder.setupHorizontalHeader(ascent=base["hhea"].ascent, descent=base["hhea"].descent)
    style = "Bold" if bold else "Regular"
    names = {"familyName": family, "styleName": style, "psName": f"{family}-{style}".replace(" ", "")}
    builder.setupNameTable(names, mac=False)
    builder.setupOS2(usWeightClass=700 if bold else 400, fsSelection=0x20 if bold else 0x40)
    builder.setupPost(keepGlyphNames=False)
    for tag in ("GDEF", "GSUB", "GPOS"):
        if tag in base:
            builder.font[tag] = base[tag]
    if pictures:
        builder.font["sbix"] = _make_picture_table(pictures)
    builder.font.recalcTimestamp = False
    builder.font["head"].macStyle = int(bold)
    builder.font["head"].created = builder.font["head"].modified = _LONG_AGO
    output = io.BytesIO()
    builder.font.save(output)
    return output.getvalue()


def _has_outlines(font: TTFont) -> bool:
    return any(tag in font for tag in ("glyf", "CFF ", "CFF2"))


def _draw_glyph(font: TTFont, name: str, scale: float) -> Any:
    """The glyph's outline as a TrueType glyph without parts, scaled; empty in a font of pictures."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    if _has_outlines(font):
        glyphs = font.getGlyphSet()
        record = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(record)
        record.replay(TransformPen(Cu2QuPen(pen, max_err=_FINEST), (scale, 0, 0, scale, 0, 0)))
    return pen.glyph()


def _read_picture(font: TTFont, name: str) -> tuple[int, Any] | None:
    """Pixels per em of an emoji font's largest PNG pictures, and one as a glyph of an `sbix` table."""
    from fontTools.ttLib.tables.sbixGlyph import Glyph

    if "sbix" in font:
        pixels, strike = max(font["sbix"].strikes.items())
        glyph = strike.glyphs.get(name)
        return (pixels, glyph) if glyph is not None and glyph.graphicType == "png " else None
    if "CBDT" not in font:
        return None
    number, glyphs = max(enumerate(font["CBDT"].strikeData), key=lambda strike: len(strike[1]))
    bitmap = glyphs.get(name)
    if not hasattr(bitmap, "imageData"):
        return None
    metrics = bitmap.metrics
    glyph = Glyph(
        graphicType="png ",
        imageData=bitmap.imageData,
        originOffsetX=metrics.BearingX,
        originOffsetY=metrics.BearingY - metrics.height,
    )
    return font["CBLC"].strikes[number].bitmapSizeTable.ppemY, glyph


def _make_picture_table(pictures: Mapping[str, tuple[int, Any]]) -> Any:
    """An `sbix` table of the pictures, all taken to be as large in relation to the em as the first."""
    from fontTools.ttLib import newTable
    from fontTools.ttLib.tables.sbixStrike import Strike

    table = newTable("sbix")
    strike = Strike(ppem=next(iter(pictures.values()))[0], resolution=72)
    for name, (_, picture) in pictures.items():
        picture.glyphName = name
        strike.glyphs[name] = picture
    table.strikes[strike.ppem] = strike
    return table
