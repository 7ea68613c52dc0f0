"""Text that is safe to show: hostile characters made visible, and the columns that text takes. Prints nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# What a terminal would obey, what turns the order of the text around, what ends a line unseen, what is no character.
_HOSTILE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u2028\u2029\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_TAB = 4
_JOINER = "\u200d"
_EMOJI_LOOK = "\ufe0f"
_SKIN_TONES = range(0x1F3FB, 0x1F400)


def name_character(character: str) -> str:
    """Return a character as a visible name: `<U+202E>`, or `<0x80>` for a byte that is no UTF-8."""
    code = ord(character)
    return f"<0x{code - 0xDC00:02X}>" if 0xDC80 <= code <= 0xDCFF else f"<U+{code:04X}>"


def make_visible(text: str) -> str:
    """Return a text in which every hostile character has a visible name; tabs and line ends are kept."""
    return _HOSTILE.sub(lambda match: name_character(match[0]), text)


def make_line(text: str) -> str:
    """Return a text as one safe line: line ends and tabs become spaces."""
    return make_visible(re.sub(r"[\t\r\n]+", " ", text))


def replace_surrogates(text: str) -> str:
    """Return a text that can be encoded: what stood for a byte that is no UTF-8 becomes U+FFFD."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def measure_cells(line: str) -> Iterator[tuple[str, int]]:
    """Yield for each character of a line what is shown for it and how many columns of a terminal that takes.

    Wide characters take two, combining ones none, a tab goes on to the next multiple of four. What joins an emoji
    to the one before it takes none; terminals that draw the parts apart show more.
    """
    column = 0
    joined = False
    for character in line:
        if character == "\t":
            shown, width = " " * (_TAB - column % _TAB), _TAB - column % _TAB
        elif _HOSTILE.match(character):
            shown = name_character(character)
            width = len(shown)
        else:
            shown, width = character, _width(character)
            if joined or ord(character) in _SKIN_TONES:
                width = 0
        joined = character == _JOINER
        column += width
        yield shown, width


def _width(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def is_right_to_left(text: str) -> bool:
    """Whether a text has characters of a script that runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)
