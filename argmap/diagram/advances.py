"""How wide a text is in the shipped fonts, in points. Does not wrap lines and reads no font file.

Widths come from a generated table (advance_table.py); kerning is left out, so a drawn line is at most a
hair wider than measured here. Characters that the fonts lack get the usual width of their script.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from argmap.diagram.advance_table import ADVANCES, UNITS_PER_EM

# Usual widths of letters and of spacing vowel signs, in ems, in scripts that the shipped fonts lack: the mean
# over Noto's bold fonts (the reader's font is unknown: too wide is better than outside its card).
_SCRIPT_EMS = (  # first code point, last code point, a letter, a spacing vowel sign
    (0x0530, 0x058F, 0.69, 0.0),  # Armenian
    (0x0600, 0x06FF, 0.63, 0.0),  # Arabic: shaped letters are narrower than their isolated forms
    (0x0700, 0x074F, 0.79, 0.0),  # Syriac
    (0x0750, 0x077F, 0.63, 0.0),  # Arabic again
    (0x0780, 0x08FF, 0.64, 0.0),  # Thaana, N'Ko and neighbours
    (0x0900, 0x0B7F, 0.74, 0.40),  # Devanagari, Bengali, Gurmukhi, Gujarati, Oriya
    (0x0B80, 0x0BFF, 1.15, 1.10),  # Tamil
    (0x0C00, 0x0CFF, 0.90, 0.52),  # Telugu, Kannada
    (0x0D00, 0x0D7F, 1.15, 0.89),  # Malayalam
    (0x0D80, 0x0DFF, 0.99, 0.77),  # Sinhala
    (0x0E00, 0x0EFF, 0.61, 0.0),  # Thai, Lao
    (0x0F00, 0x0FFF, 0.70, 0.50),  # Tibetan
    (0x1000, 0x109F, 0.89, 0.43),  # Myanmar
    (0x1200, 0x139F, 0.77, 0.0),  # Ethiopic
    (0x13A0, 0x13FF, 0.83, 0.0),  # Cherokee
    (0x1780, 0x17FF, 0.75, 0.60),  # Khmer
    (0xFB50, 0xFDFF, 0.70, 0.0),  # Arabic presentation forms
    (0xFE70, 0xFEFE, 0.63, 0.0),
)
_WIDE_EM = 1.0  # East Asian wide characters
_EMOJI_EM = 1.25  # Noto's colour emoji; others are narrower
_OTHER_EM = 0.85  # any other letter, arrow or symbol: the mean of DejaVu's symbols


class _Widths(dict[str, float]):
    """Width of each character in ems; works out and keeps the ones that the fonts lack."""

    def __missing__(self, character: str) -> float:
        width = self[character] = _usual_width(character)
        return width


def advance(text: str, size: float, bold: bool = False) -> float:
    """Width in points of `text` set in one line at `size` points, kerning left out."""
    return sum(map(_widths(bold).__getitem__, text)) * size


def is_covered(character: str) -> bool:
    """Whether the shipped fonts have the character, or it needs no glyph (line ends, joiners, controls)."""
    return character in _covered() or _is_invisible(character)


def _usual_width(character: str) -> float:
    """Width in ems of a character that the fonts lack, judged by its script."""
    if _is_invisible(character) or unicodedata.category(character) in ("Mn", "Me"):
        return 0.0
    code = ord(character)
    if 0x1F3FB <= code <= 0x1F3FF:  # skin tones colour the emoji before them
        return 0.0
    if 0x1F000 <= code <= 0x1FAFF:
        return _EMOJI_EM
    if unicodedata.east_asian_width(character) in "WF":
        return _WIDE_EM
    for first, last, letter, vowel_sign in _SCRIPT_EMS:
        if first <= code <= last:
            return vowel_sign if unicodedata.category(character) == "Mc" else letter
    return _OTHER_EM


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp") or 0xFE00 <= ord(character) <= 0xFE0F


@cache
def _covered() -> frozenset[str]:
    return frozenset(character for characters, _, _ in _blocks() for character in characters)


@cache
def _widths(bold: bool) -> _Widths:
    """The table by character. Characters drawn as nothing count 0 even where a font gives them a width."""
    return _Widths(
        (character, 0.0 if _is_invisible(character) else (heavy if bold else light) / UNITS_PER_EM)
        for characters, light, heavy in _blocks()
        for character in characters
    )


@cache
def _blocks() -> tuple[tuple[str, int, int], ...]:
    """The table unpacked: characters that share their widths, and those widths in font units."""
    blocks: list[tuple[str, int, int]] = []
    for block in ADVANCES.split():
        widths, _, ranges = block.partition(":")
        light, heavy = map(int, widths.split(","))
        characters: list[str] = []
        for part in ranges.split(","):
            first, _, last = part.partition("-")
            characters.extend(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
        blocks.append(("".join(characters), light, heavy))
    return tuple(blocks)
