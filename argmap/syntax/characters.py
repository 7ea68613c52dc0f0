"""Bytes to characters, and the characters that no map may hold. Knows nothing of lines."""

from __future__ import annotations

import re

from argmap.diagnostics import Diagnostic
from argmap.syntax import faults
from argmap.text import SourceText
from argmap.vocabulary import LINE_WORDS

_BAD = re.compile(
    "(?P<utf8>[\ud800-\udfff]+)"
    "|(?P<bidi>[\u202a-\u202e\u2066-\u2069]+)"
    "|(?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+|\r+(?!\n)(?=.))",
    re.DOTALL,
)
_ANY = re.compile(
    "[\ud800-\udfff\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)  # one set: fast on sound texts
_LONE = re.compile("[\ud800-\udc7f\udd00-\udfff]")  # surrogates that stand for no byte
_PLAIN = bytes([*b"\t\n\r", *range(0x20, 0x7F)])
_ENCODINGS = (("utf-32-le", "UTF-32"), ("utf-32-be", "UTF-32"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"))
_MARKS = (  # the marks of UTF-32 first: that of one byte order begins as one of UTF-16
    ("\udcff\udcfe\x00\x00", "UTF-32"), ("\x00\x00\udcfe\udcff", "UTF-32"),
    ("\udcff\udcfe", "UTF-16"), ("\udcfe\udcff", "UTF-16"),
)  # fmt: skip
_LINE = re.compile(rf"^[ \t]*(?:{'|'.join(LINE_WORDS)})[ \t:]", re.MULTILINE)
_MANY = 8  # NULs, at least, that tell alone of an encoding with several bytes for each character
_MOST = 20  # a file that is no text at all should not fill the screen


def decode(data: bytes) -> str:
    """Decode a file. A byte that is no UTF-8 becomes a lone surrogate, so that its place can be told."""
    return data.decode("utf-8", "surrogateescape")


def find_bad_characters(source: SourceText) -> list[Diagnostic]:
    """Report every run of characters that may not stand in a map, the first twenty of each file.

    Of a file in another encoding only its beginning is reported: what follows is wrong for the same reason.
    """
    text = source.text
    plain = text.isascii() and not text.encode("ascii").translate(None, _PLAIN)  # a quarter of the time
    if (plain or not _ANY.search(text)) and text.count("\r") == text.count("\r\n"):
        return []
    encoding = _guess_encoding(text)
    found: list[Diagnostic] = []
    for match in _BAD.finditer(text):
        span = source.span(*match.span())
        shown = ", ".join(f"U+{ord(c):04X}" for c in match[0][:4])
        if encoding and not match["utf8"]:
            found.append(faults.invalid_utf8(span, "", encoding))
        elif match["utf8"]:
            data = ", ".join(f"0x{ord(c) & 0xFF:02X}" if c >= "\udc80" else f"U+{ord(c):04X}" for c in match[0][:4])
            found.append(faults.invalid_utf8(span, data, encoding))
        elif match["bidi"]:
            found.append(faults.bidi_override(span, shown))
        else:
            found.append(faults.control_character(span, shown))
        if encoding or len(found) == _MOST:
            break
    return found


def find_bad_lines(source: SourceText) -> set[int]:
    """Return the offsets of all lines that hold a character which may not stand in a map.

    In a file of another encoding, no line is one.
    """
    if _guess_encoding(source.text):
        return {*source.line_starts, 1}
    starts = {source.line_starts[source.position(match.start())[0] - 1] for match in _BAD.finditer(source.text)}
    return starts | {1} if 0 in starts and source.text.startswith("\ufeff") else starts


def _guess_encoding(text: str) -> str:
    """Name the encoding that the first bytes point to, or the NULs among the others; nothing where it may be UTF-8."""
    for mark, name in _MARKS:
        if text.startswith(mark):
            return name
    count = text.count("\0")
    if not count:
        return ""
    data = text.encode("utf-8", "surrogateescape" if not _LONE.search(text) else "replace")
    for encoding, name in _ENCODINGS:
        if _LINE.search(data.decode(encoding, "replace")):
            return name
    if count < _MANY or 3 * count < len(data):
        return ""
    return "UTF-32" if 5 * count > 3 * len(data) else "UTF-16"
