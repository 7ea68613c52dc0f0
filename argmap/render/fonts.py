"""The fonts that argmap ships: their files, subsets of them for one picture, and what they lack.

Does not measure text (diagram/advances.py does) and does not look at the computer's own fonts.
"""

from __future__ import annotations

import base64
from functools import lru_cache
from pathlib import Path
from typing import Final

from argmap.diagram.advances import is_covered

FONT_FAMILY: Final = "Argmap Sans"
"""The name under which a picture carries its own subset of the shipped fonts."""

_FOLDER: Final = Path(__file__).parent / "arimo"

# Kept in a subset: composition and mark placing (accents, Hebrew points) and kerning.
_LAYOUT_FEATURES: Final = ("ccmp", "kern", "locl", "mark", "mkmk")
# Name records kept: copyright, family, style, licence and its address.
_NAME_RECORDS: Final = (0, 1, 2, 13, 14)


def list_font_files() -> tuple[Path, Path]:
    """The files of the shipped fonts, regular and bold."""
    return _FOLDER / "Arimo-Regular.ttf", _FOLDER / "Arimo-Bold.ttf"


def missing_characters(text: str) -> frozenset[str]:
    """The characters of `text` that the shipped fonts lack. Controls and joiners never count."""
    return frozenset(character for character in set(text) if not is_covered(character))


def subset_font(text: str, bold: bool = False) -> bytes:
    """A TrueType font with just the glyphs that `text` needs: the same bytes for the same characters."""
    return _subset_font("".join(sorted(set(text))), bold)


def font_css(text: str, bold_text: str = "") -> str:
    """CSS `@font-face` rules that carry what `text` (regular) and `bold_text` (bold) need as data: addresses.

    Empty text gives no rule. Characters that the shipped fonts lack are left to the reader's fonts.
    """
    return "".join(
        f'@font-face{{font-family:"{FONT_FAMILY}";font-weight:{weight};'
        f"src:url(data:font/ttf;base64,{base64.b64encode(subset_font(used, weight == 700)).decode()}) "
        'format("truetype")}'
        for weight, used in ((400, text), (700, bold_text))
        if used
    )


@lru_cache(maxsize=32)
def _subset_font(characters: str, bold: bool) -> bytes:
    """`characters` are sorted and each stands once: the key under which the subset is kept."""
    import io

    from fontTools import subset

    options = subset.Options(
        recalc_timestamp=False,
        hinting=False,
        glyph_names=False,
        notdef_outline=True,
        layout_features=list(_LAYOUT_FEATURES),
        name_IDs=list(_NAME_RECORDS),
    )
    options.drop_tables += ["STAT", "gasp", "prep"]
    font = subset.load_font(list_font_files()[bold], options)
    try:
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=characters)
        subsetter.subset(font)
        output = io.BytesIO()
        font.save(output, reorderTables=False)
    finally:
        font.close()
    return output.getvalue()
