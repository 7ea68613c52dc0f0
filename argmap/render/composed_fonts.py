"""Equips a picture with fonts for scripts that argmap does not ship, taken from this computer's fonts.

The engines behind PNG and PDF swap fonts for a whole line at once and lose letters when a line mixes scripts.
So a font is put together for each picture: our glyphs and the borrowed ones in one file. Draws no picture.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree

from attrs import field, frozen

from argmap.render import system_fonts
from argmap.render.fonts import FONT_FAMILY, list_font_files, missing_characters, subset_font
from argmap.render.system_fonts import Face

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_FONT_FACE_RULE: Final = re.compile(r"@font-face\s*\{[^}]*\}")
_SVG: Final = "{http://www.w3.org/2000/svg}"
_BOX: Final = "\u25a1"
"""Drawn in place of a character that no font has."""

# Scripts whose letters change with their neighbours: their font must bring its shaping rules along.
_SHAPED_SCRIPTS: Final = (
    ("Arabic", ((0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE))),
    ("Syriac", ((0x0700, 0x074F), (0x0860, 0x086F))),
    ("N'Ko", ((0x07C0, 0x07FF),)),
    *((f"block {first:X}", ((first, first + 0x7F),)) for first in range(0x0900, 0x1080, 0x80)),  # India to Myanmar
    ("Khmer", ((0x1780, 0x17FF), (0x19E0, 0x19FF))),
    ("Mongolian", ((0x1800, 0x18AF),)),
    ("South-East Asian", ((0x1700, 0x177F), (0x1900, 0x19DF), (0x1A00, 0x1CFF), (0xA800, 0xABFF))),
    ("other", ((0x10A00, 0x10AFF), (0x10D00, 0x10D3F), (0x10F00, 0x11FFF), (0x1E900, 0x1E95F))),
)
_JOINERS: Final = "\u200c\u200d"
# Emoji that are built of several characters come apart: a flag becomes its two letters, skin tones fall away.
_SIMPLER_EMOJI: Final = {
    **{0x1F1E6 + number: chr(ord("A") + number) for number in range(26)},
    **dict.fromkeys(range(0x1F3FB, 0x1F400), ""),
    0xFE0F: "",
}


# Tables that a borrowed face may bring along; others (hints, signatures, an editor's own) are of no use here.
_TABLES_READ: Final = frozenset(
    "GlyphOrder head hhea maxp OS/2 hmtx cmap loca glyf CFF CFF2 name post GDEF GSUB GPOS fvar gvar avar HVAR".split()
) | {"CFF "}
_LONG_AGO: Final = 0xB492F400  # a fixed day in a font file's own count of seconds, so that bytes stay the same


@frozen
class Equipment:
    """SVG texts ready for an engine without font fallback, the files it needs, and notes for the reader."""

    pages: tuple[str, ...]
    font_files: tuple[Path, ...]
    notes: tuple[str, ...] = ()


@frozen
class _Loan:
    """Glyphs to be copied: an open font and the characters wanted of it."""

    font: TTFont = field(eq=False)
    characters: frozenset[str]


@contextmanager
def equip_pictures(pages: Sequence[str], font_files: Iterable[Path] | None = None) -> Iterator[Equipment]:
    """Ready the pages of one document for PNG or PDF; the font files last as long as the context.

    `font_files` are those to borrow from (default: all of this computer's). What no font has is drawn as a
    box, and a note names it.
    """
    pages = [_FONT_FACE_RULE.sub("", page) for page in pages]
    if not any(map(missing_characters, pages)):
        yield Equipment(tuple(pages), list_font_files())
        return
    trees = [ElementTree.fromstring(page.translate(_SIMPLER_EMOJI)) for page in pages]
    drawn = "".join(text for tree in trees for line in _list_lines(tree) for text in line.itertext())
    if not missing_characters(drawn):
        yield Equipment(tuple(pages), list_font_files())
        return
    with TemporaryDirectory(prefix="argmap-") as folder:
        yield _equip(trees, drawn, Path(folder), font_files)


def describe_missing(characters: Iterable[str]) -> str:
    """A note that names the characters, at most a dozen of them."""
    ordered = sorted(characters)
    names = ", ".join(f"`{character}`" for character in ordered[:12])
    more = f" and {len(ordered) - 12} more" if len(ordered) > 12 else ""
    return f"no font on this computer has {names}{more}: boxes stand in their place"


def _equip(
    trees: Sequence[ElementTree.Element], drawn: str, folder: Path, font_files: Iterable[Path] | None
) -> Equipment:
    files = system_fonts.list_font_files() if font_files is None else list(font_files)
    lacking = missing_characters(drawn)
    shaped = {name: kept for name, ranges in _SHAPED_SCRIPTS if (kept := _pick(lacking, ranges))}
    bases = {name: face for name, kept in shaped.items() if (face := _find_shaped_face(kept, files))}
    unshaped = lacking.difference(*(face[1] for face in bases.values()))
    loans, missing = _borrow(unshaped, files)
    ours = "".join(sorted(set(drawn) - lacking))

    made: list[Path] = []
    for bold in (False, True):
        sources = [_heavier(loan) if bold else (loan[0], loan[1]) for loan in loans]
        opened = [_Loan(_open_face(face), kept) for face, kept in sources]
        own = _Loan(_open_bytes(subset_font(ours + _BOX, bold)), frozenset(ours + _BOX))
        made.append(folder / f"0-{bold:d}.ttf")
        made[-1].write_bytes(compose_font(FONT_FAMILY, own.font, opened, bold))
        for number, (base, kept) in enumerate(bases.values(), 1):
            face, kept = _heavier((base, kept)) if bold else (base, kept)
            font = _subset_shaped(face, kept)
            made.append(folder / f"{number}-{bold:d}.ttf")
            made[-1].write_bytes(compose_font(f"{FONT_FAMILY} {number}", font, [own, *opened], bold))
    families = {
        character: f"{FONT_FAMILY} {number}"
        for number, (_, kept) in enumerate(bases.values(), 1)
        for character in kept
    }
    for tree in trees:
        _adapt_lines(tree, families, missing)
    return Equipment(
        tuple(ElementTree.tostring(tree, encoding="unicode") for tree in trees),
        tuple(made),
        (describe_missing(missing),) if missing else (),
    )


def compose_font(family: str, base: TTFont, loans: Sequence[_Loan], bold: bool) -> bytes:
    """A TrueType font of the base's glyphs and shaping rules with glyphs of others copied in at its scale."""
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
        for code in sorted(map(ord, loan.characters)):
            if code in codes or code not in cmap:
                continue
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


def _pick(characters: frozenset[str], ranges: Iterable[tuple[int, int]]) -> frozenset[str]:
    return frozenset(c for c in characters if any(first <= ord(c) <= last for first, last in ranges))


def _find_shaped_face(kept: frozenset[str], files: list[Path]) -> tuple[Face, frozenset[str]] | None:
    """The face with most of a script's characters that has outlines for them all."""
    files = list(files)
    while faces := system_fonts.find_faces(kept, files):
        face, found = faces[0]
        if _drawable(_open_face(face), found):
            return face, found
        files.remove(face.path)
    return None


def _borrow(
    characters: frozenset[str], files: list[Path]
) -> tuple[list[tuple[Face, frozenset[str]]], frozenset[str]]:
    """Faces that can draw the characters as outlines, and the characters that none can."""
    files = list(files)
    loans: list[tuple[Face, frozenset[str]]] = []
    while characters and (faces := system_fonts.find_faces(characters, files)):
        for face, found in faces:
            drawable = _drawable(_open_face(face), found)
            if drawable:
                loans.append((face, drawable))
            characters -= drawable
            if drawable != found and face.path in files:
                files.remove(face.path)
    return loans, characters


def _heavier(loan: tuple[Face, frozenset[str]]) -> tuple[Face, frozenset[str]]:
    """The bold twin of a borrowed face, where it exists and has the same characters."""
    face, characters = loan
    bold = system_fonts.find_bold(face)
    if bold is None or _drawable(_open_face(bold), characters) != characters:
        return loan
    return bold, characters


def _open_face(face: Face) -> TTFont:
    from fontTools.ttLib import TTFont

    return TTFont(face.path, fontNumber=face.index, lazy=True)


def _open_bytes(data: bytes) -> TTFont:
    from fontTools.ttLib import TTFont

    return TTFont(io.BytesIO(data))


def _drawable(font: TTFont, characters: frozenset[str]) -> frozenset[str]:
    """Those of the characters for which the font has an outline or a small picture, not just a blank."""
    from fontTools.pens.boundsPen import ControlBoundsPen

    cmap = font.getBestCmap()
    glyphs = font.getGlyphSet() if _has_outlines(font) else None
    kept = set()
    for character in characters:
        name = cmap.get(ord(character))
        if name is None:
            continue
        if glyphs:
            pen = ControlBoundsPen(glyphs)
            glyphs[name].draw(pen)
            if pen.bounds is not None or character.isspace():
                kept.add(character)
                continue
        if _read_picture(font, name):
            kept.add(character)
    return frozenset(kept)


def _has_outlines(font: TTFont) -> bool:
    return any(tag in font for tag in ("glyf", "CFF ", "CFF2"))


def _read_picture(font: TTFont, name: str) -> tuple[int, Any] | None:
    """An emoji font's largest PNG picture of a glyph, as a glyph of an `sbix` table, and its pixels per em."""
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
    """An `sbix` table of the pictures, which keep their size relative to the em of their first."""
    from fontTools.ttLib import newTable
    from fontTools.ttLib.tables.sbixStrike import Strike

    table = newTable("sbix")
    strike = Strike(ppem=next(iter(pictures.values()))[0], resolution=72)
    for name, (_, picture) in pictures.items():
        picture.glyphName = name
        strike.glyphs[name] = picture
    table.strikes[strike.ppem] = strike
    return table


def _draw_glyph(font: TTFont, name: str, scale: float) -> Any:
    """The glyph's outline as a TrueType glyph without parts, scaled."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    if not _has_outlines(font):
        return pen.glyph()
    glyphs = font.getGlyphSet()
    record = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(record)
    # curves may stray by half a unit of a thousandth of an em, far below a pixel
    record.replay(TransformPen(Cu2QuPen(pen, max_err=0.5), (scale, 0, 0, scale, 0, 0)))
    return pen.glyph()


def _subset_shaped(face: Face, characters: frozenset[str]) -> TTFont:
    """The face with only the characters, the forms they can take, and its shaping rules."""
    from fontTools import subset

    options = subset.Options(recalc_timestamp=False, hinting=False, notdef_outline=True)
    font = _open_face(face)
    for tag in set(font.keys()) - _TABLES_READ:
        del font[tag]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(characters)) + _JOINERS)
    subsetter.subset(font)
    return font


def _list_lines(tree: ElementTree.Element) -> list[ElementTree.Element]:
    """The outermost text elements of a picture."""
    return list(tree.iter(f"{_SVG}text"))


def _adapt_lines(tree: ElementTree.Element, families: Mapping[str, str], missing: frozenset[str]) -> None:
    """Name the font of each line with a shaped script in it, and put boxes for what no font has."""
    table = {ord(character): _BOX for character in missing}
    for line in _list_lines(tree):
        for part in line.iter():
            part.text = part.text and part.text.translate(table)
            if part is not line:
                part.tail = part.tail and part.tail.translate(table)
            words = "".join(part.itertext())
            family = next((families[character] for character in words if character in families), None)
            if family:
                part.set("style", f"font-family:'{family}'")
