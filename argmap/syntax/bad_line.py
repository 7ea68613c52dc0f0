"""The pieces of a bad line, and what is said about one. Decides nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from attrs import frozen

_SPACE = "\x0b\x0c\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
NAME = rf"""[^\x00-\x20{_SPACE}.:：；;,\[\]()#"|>][^\x00-\x20{_SPACE}.:：；;,\[\]()#"]*"""
"""A plain name, as a regular expression."""

_PIECE = re.compile(
    rf"""
      (?P<gap>[ \t]+)
    | (?P<odd>[{_SPACE}]+)
    | (?P<colon>:)
    | (?P<wide>：)
    | (?P<comma>,)
    | (?P<comment>\#)
    | (?P<bracket>\[[^\]]*\]?)
    | (?P<quoted>"[^"]*"?)
    | (?P<name>{NAME}(?:\.{NAME})*)
    | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff"
_HIDDEN = re.compile(rf"[ \t{_SPACE}{_UNSEEN}]*")
UNSEEN = re.compile(f"[{_UNSEEN}]+")
"""Characters without width, which may stand in names."""
UNSEEN_IN_NAME = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Those without a use in any script's words."""
DASHES = frozenset("-–—=→") | {"--", "---", "->", "=>"}
"""What people write in the place of a colon."""
_SHOWN = 48  # how much of a text is repeated in an example


@frozen
class Explanation:
    """Why a line is none of the language's.

    `start` and `end` are offsets in the file of the piece that made it so; `message` says what is wrong with
    it, `hint` what would be right, `notes` what was being read, with examples; `names` are its words that
    count as declared all the same, so that what refers to them is not reported too. `mend` is what should
    stand in the place of the piece, None where that is not certain.
    """

    start: int
    end: int
    message: str
    hint: str = ""
    notes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    mend: str | None = None


@frozen
class Piece:
    """A word or a sign at `start` to `end` of a line, with `gap` characters of white space before it."""

    kind: str
    text: str
    start: int
    end: int
    gap: int = 0


def read_pieces(body: str, at: int = 0) -> Iterator[Piece]:
    """Yield the pieces of a line from character `at`."""
    gap = 0
    for match in _PIECE.finditer(body, at):
        kind = str(match.lastgroup)
        if kind == "gap":
            gap = len(match[0])
            continue
        yield Piece(kind, match[0], match.start(), match.end(), gap)
        gap = 0


def skip_hidden(body: str) -> int:
    """Return where the first visible character stands."""
    match = _HIDDEN.match(body)
    return match.end() if match else 0


def cut(text: str) -> str:
    """Return a text short enough to stand in an example."""
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + " …"


def head_of(body: str) -> tuple[str, bool]:
    """Return what stands before the first colon, and whether there is one."""
    parts = re.split("[:：]", body, maxsplit=1)
    return parts[0], len(parts) == 2


def name_character(sign: str) -> str:
    """Return the number and the name of a character that one cannot see or tell from another."""
    return f"U+{ord(sign):04X} ({unicodedata.name(sign, 'a control character').lower()})"


def is_closed(body: str, at: int) -> bool:
    """Tell whether white space or the line's end stands at `at`, as it must after a colon."""
    return body[at : at + 1] in ("", " ", "\t")


def explain_colon(body: str, colon: Piece) -> Explanation | None:
    """Explain a colon that is full-width, after a space or before a letter; None where it is right."""
    start = colon.start - colon.gap
    shown = cut(body[:start]).rsplit(" ", 1)[-1]
    mend = ":" if is_closed(body, colon.end) else ": "
    if colon.kind == "wide":
        hint = "write an ordinary colon and a space"
        return Explanation(start, colon.end, f"a full-width colon after `{shown}`", hint, mend=mend)
    if colon.gap:
        hint = "put the colon right after the word"
        return Explanation(start, colon.end, f"a space before the colon after `{shown}`", hint, mend=mend)
    if mend != ":":
        hint = "put a space after the colon"
        return Explanation(start, colon.end, f"no space after the colon of `{shown}:`", hint, mend=mend)
    return None
