"""Small fonts and pictures made for tests, and a reader of PNG files. Holds no test."""

import io
import struct
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont, newTable
from fontTools.ttLib.tables.BitmapGlyphMetrics import BigGlyphMetrics, SmallGlyphMetrics
from fontTools.ttLib.tables.C_B_D_T_ import cbdt_bitmap_format_17
from fontTools.ttLib.tables.E_B_L_C_ import BitmapSizeTable, SbitLineMetrics, Strike, eblc_index_sub_table_1
from fontTools.ttLib.tables.sbixGlyph import Glyph
from fontTools.ttLib.tables.sbixStrike import Strike as PictureStrike

UNITS = 1000
Box = tuple[int, int, int, int]
"""Left, bottom, right and top of a glyph that is one filled rectangle, in units."""

FULL: Box = (50, 0, 950, 700)
"""An easily recognised block."""

LINE_METRICS = (
    "ascender descender widthMax caretSlopeNumerator caretSlopeDenominator caretOffset minOriginSB minAdvanceSB "
    "maxBeforeBL minAfterBL pad1 pad2"
).split()


def draw_box(pen: Any, box: Box | None) -> None:
    if box:
        left, bottom, right, top = box
        pen.moveTo((left, bottom))
        pen.lineTo((left, top))
        pen.lineTo((right, top))
        pen.lineTo((right, bottom))
        pen.closePath()


def build_font(
    glyphs: Mapping[str, Box | None], *, family: str = "Made", bold: bool = False, cff: bool = False,
    extra: Mapping[str, Box] | None = None, features: str = "",
) -> TTFont:  # fmt: skip
    """A font of rectangles, one for each character; `extra` are further glyphs by name, for `features`."""
    boxes: dict[str, Box | None] = {".notdef": (0, 0, 100, 100), "space": None}
    codes = {0x20: "space"}
    for character, box in glyphs.items():
        name = f"u{ord(character):05X}"
        boxes[name] = box
        codes[ord(character)] = name
    boxes.update(extra or {})
    builder = FontBuilder(UNITS, isTTF=not cff)
    builder.setupGlyphOrder(list(boxes))
    builder.setupCharacterMap(codes)
    if cff:
        pens = {name: T2CharStringPen(UNITS, None) for name in boxes}
        for name, pen in pens.items():
            draw_box(pen, boxes[name])
        strings = {name: pen.getCharString() for name, pen in pens.items()}
        builder.setupCFF(family, {"FullName": family}, strings, {})
    else:
        shapes = {}
        for name, box in boxes.items():
            pen = TTGlyphPen(None)
            draw_box(pen, box)
            shapes[name] = pen.glyph()
        builder.setupGlyf(shapes)
    builder.setupHorizontalMetrics({name: (UNITS, box[0] if box else 0) for name, box in boxes.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Bold" if bold else "Regular", "psName": family})
    builder.setupOS2(usWeightClass=700 if bold else 400)
    builder.setupPost()
    builder.setupMaxp()
    if features:
        builder.addOpenTypeFeatures(features)
    return builder.font


def save_font(font: TTFont, path: Path) -> Path:
    font.save(path)
    font.close()
    return path


def save_collection(fonts: Iterable[TTFont], path: Path) -> Path:
    collection = TTCollection()
    collection.fonts = list(fonts)
    collection.save(path)
    return path


def write_png_picture(color: tuple[int, int, int], side: int = 20) -> bytes:
    """A square of one colour as PNG."""
    rows = (b"\0" + bytes(color) * side) * side

    def chunk(tag: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def add_sbix(font: TTFont, pictures: Mapping[str, bytes], kind: str = "png ") -> TTFont:
    """Give characters pictures in the way of Apple's emoji font."""
    cmap = font.getBestCmap()
    table = newTable("sbix")
    strike = PictureStrike(ppem=20, resolution=72)
    for character, data in pictures.items():
        name = cmap[ord(character)]
        strike.glyphs[name] = Glyph(glyphName=name, graphicType=kind, imageData=data)
    table.strikes[20] = strike
    font["sbix"] = table
    return font


def add_cbdt(font: TTFont, pictures: Mapping[str, bytes]) -> TTFont:
    """Give characters pictures in the way of Google's emoji font."""
    cmap = font.getBestCmap()
    names = [cmap[ord(character)] for character in pictures]
    bitmaps = {}
    for name, data in zip(names, pictures.values(), strict=True):
        bitmap = cbdt_bitmap_format_17(b"", font)
        bitmap.metrics = SmallGlyphMetrics()
        for field, value in zip(
            ("height", "width", "BearingX", "BearingY", "Advance"), (20, 20, 0, 16, 20), strict=True
        ):
            setattr(bitmap.metrics, field, value)
        bitmap.imageData = data
        bitmaps[name] = bitmap
    font["CBDT"] = data_table = newTable("CBDT")
    data_table.version = 3.0
    data_table.strikeData = [bitmaps]
    sizes = BitmapSizeTable()
    for line in ("hori", "vert"):
        metrics = SbitLineMetrics()
        metrics.__dict__.update(dict.fromkeys(LINE_METRICS, 0))
        setattr(sizes, line, metrics)
    sizes.colorRef, sizes.ppemX, sizes.ppemY, sizes.bitDepth, sizes.flags = 0, 20, 20, 32, 1
    index = eblc_index_sub_table_1(b"", font)
    index.indexFormat, index.imageFormat, index.imageSize = 1, 17, 0
    index.names = names
    index.metrics = BigGlyphMetrics()
    strike = Strike()
    strike.bitmapSizeTable, strike.indexSubTables = sizes, [index]
    font["CBLC"] = places = newTable("CBLC")
    places.version = 3.0
    places.strikes = [strike]
    return font


def picture(*lines: str, css: str = "", anchor: str = "start") -> str:
    """An SVG of lines of text, 20 points high and 40 apart, the first on a baseline at 30."""
    x = 10 if anchor == "start" else 390
    texts = "".join(
        f'<text class="t" x="{x}" y="{30 + 40 * place}" text-anchor="{anchor}">{line}</text>'
        for place, line in enumerate(lines)
    )
    height = 40 * len(lines) + 10
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 {height}" width="400" height="{height}">'
        f'<style>.t{{font-family:"Argmap Sans",Arimo,Arial,sans-serif;font-size:20px;fill:#000000}}{css}</style>'
        f'<rect width="400" height="{height}" fill="#FFFFFF"/>{texts}</svg>'
    )


class Image:
    """A decoded PNG with 8 bits for each of red, green, blue and alpha."""

    def __init__(self, data: bytes) -> None:
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        stream, place, packed = io.BytesIO(data[8:]), 0, b""
        while head := stream.read(8):
            size, tag = struct.unpack(">I4s", head)
            body = stream.read(size)
            stream.read(4)
            if tag == b"IHDR":
                self.width, self.height, depth, kind = struct.unpack(">IIBB", body[:10])
                assert (depth, kind) == (8, 6), "expected 8-bit RGBA"
            elif tag == b"IDAT":
                packed += body
        raw, stride, previous = zlib.decompress(packed), 4 * self.width, bytes(4 * self.width)
        self.rows: list[bytes] = []
        for _ in range(self.height):
            previous = unfilter(raw[place], raw[place + 1 : place + 1 + stride], previous)
            self.rows.append(previous)
            place += stride + 1

    def pixel(self, x: int, y: int) -> tuple[int, int, int]:
        red, green, blue = self.rows[y][4 * x : 4 * x + 3]
        return red, green, blue

    def ink(self, left: int = 0, top: int = 0, right: int | None = None, bottom: int | None = None) -> int:
        """How many pixels of the part are dark."""
        return sum(
            sum(self.pixel(x, y)) < 384
            for y in range(top, self.height if bottom is None else bottom)
            for x in range(left, self.width if right is None else right)
        )

    def count(self, color: tuple[int, int, int]) -> int:
        """How many pixels have nearly this colour."""
        return sum(
            all(abs(a - b) < 40 for a, b in zip(self.pixel(x, y), color, strict=True))
            for y in range(self.height)
            for x in range(self.width)
        )


def unfilter(kind: int, line: bytes, above: bytes) -> bytes:
    """Undo a PNG line's filter."""
    out = bytearray(line)
    for place in range(len(out)):
        left = out[place - 4] if place >= 4 else 0
        up = above[place]
        corner = above[place - 4] if place >= 4 else 0
        guess = 0
        if kind == 1:
            guess = left
        elif kind == 2:
            guess = up
        elif kind == 3:
            guess = (left + up) // 2
        elif kind == 4:
            base = left + up - corner
            guess = min((abs(base - left), 0, left), (abs(base - up), 1, up), (abs(base - corner), 2, corner))[2]
        out[place] = (out[place] + guess) & 255
    return bytes(out)
