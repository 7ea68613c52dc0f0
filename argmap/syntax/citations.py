"""Citations at the end of a text: `[@source ¶9, ¶11–13; @other pp. 4-5]`. Resolves no names."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_GAP = "[ \\t\u00a0\u202f]*"
_NAME = r'[^\s.:：；;,\[\]()#"|>¶§][^\s.:：；;,\[\]()#"¶§]*'
_NUMBER = r"(?:[0-9]{1,9}(?:\.[0-9]{1,9})*|[ivxlcdm]{1,15}|[IVXLCDM]{1,15})"
_TIME = r"[0-9]{1,4}:[0-5][0-9](?::[0-5][0-9])?"
_DASH = f"{_GAP}[-–—]{_GAP}"
_LOCATOR = re.compile(
    rf"(?:(?P<unit>¶¶?|par\.?|para\.?|pp?\.|§§?|ll?\.|ch\.){_GAP})?(?P<first>{_NUMBER})(?:{_DASH}(?P<last>{_NUMBER}))?"
    rf"|at{_GAP}(?P<from>{_TIME})(?:{_DASH}(?P<to>{_TIME}))?"
)
_ITEM = re.compile(rf"{_GAP}(?:@(?P<source>{_NAME}))?(?P<rest>.*)", re.DOTALL)
_UNITS: dict[str, str] = {
    "¶": "¶", "¶¶": "¶", "par": "¶", "par.": "¶", "para": "¶", "para.": "¶", "p.": "p.", "pp.": "p.",
    "§": "§", "§§": "§", "l.": "l.", "ll.": "l.", "ch.": "ch.",
}  # fmt: skip

# what a reader takes for a citation although it is none: in brackets, a source's sign or a unit with a number
_BRACKETED = re.compile(r"[\[(（［]([^\[\]()（）［］]*)(?:[\])）］]|$)")
_SIGNED = re.compile(rf"(?:^|[\s;,])@{_NAME}")
_LOCATED = re.compile(
    rf"(?:^|[\s;,])(?:[¶§]|(?:para?s?|pp?|ll?|chs?)\b\.?{_GAP}(?:[0-9]|(?-i:[ivxlc]+|[IVXLC]+)\b))",
    re.IGNORECASE,
)
_SPELT = re.compile(rf"(?:^|[\s;,])(?:paragraph|page|line|chapter|section)s?{_GAP}[0-9]", re.IGNORECASE)

_CLOSING = ("]", ")", "）", "］")

LocatorText = tuple[str, str, str | None]
"""A unit, the first number and, in a range, the last."""

Item = tuple[str | None, tuple[LocatorText, ...]]
"""A source, None for the one of `by … from`, and places in it."""


@lru_cache(maxsize=4096)
def read_bracket(inside: str) -> tuple[Item, ...] | None:
    """Read what stands between the brackets: sources with locators, or None where it is not well formed throughout."""
    items: list[Item] = []
    for part in inside.split(";"):
        match = _ITEM.fullmatch(part)
        assert match is not None  # what is no source is the rest
        source, rest = match["source"], match["rest"].strip(" \t\u00a0\u202f")
        if source is None and not rest:
            return None
        if source is not None and rest and part[match.end("source")] not in " \t\u00a0\u202f,":
            return None
        locators = _read_locators(rest.removeprefix(",") if source else rest)
        if locators is None:
            return None
        items.append((source and unicodedata.normalize("NFC", source), locators))
    return tuple(items)


def _read_locators(text: str) -> tuple[LocatorText, ...] | None:
    if not text.strip():
        return ()
    locators: list[LocatorText] = []
    unit: str | None = None
    for piece in text.split(","):
        match = _LOCATOR.fullmatch(piece.strip(" \t\u00a0\u202f"))
        if match is None:
            return None
        if match["from"]:
            unit = "at"
            locators.append(("at", match["from"], match["to"]))
            continue
        if match["unit"]:
            unit = _UNITS[match["unit"]]
        if unit is None or unit == "at":
            return None  # a bare number says nothing before the first unit
        locators.append((unit, match["first"], match["last"]))
    return tuple(locators)


def split_citation(text: str) -> tuple[str, str | None, tuple[Item, ...]]:
    """Split a text into its prose, the bracket at its end as written, and what that cites.

    A final `[]` right after a bracket says that this bracket is prose; the `[]` is dropped and nothing is cited.
    """
    if not text.endswith("]"):
        return text, None, ()
    at = text.rfind("[")
    if at < 0:
        return text, None, ()
    inside = text[at + 1 : -1]
    if not inside.strip():
        prose = text[:at].rstrip(" \t")
        # without a bracket before it, as in `int[]`, it is prose itself
        return (prose, text[at:], ()) if prose.endswith(_CLOSING) else (text, None, ())
    items = read_bracket(inside)
    if items is None:
        return text, None, ()
    return text[:at].rstrip(" \t"), text[at:], items


def find_lookalike(prose: str) -> tuple[int, int] | None:
    """Return where something in the prose merely resembles a citation, or None."""
    if "[" not in prose and "(" not in prose and "（" not in prose and "［" not in prose:
        return None
    for match in _BRACKETED.finditer(prose):
        inside = match[1].strip()
        # a place in the midst of round brackets is prose: `(see p. 4)`
        if _SIGNED.search(inside) or _LOCATED.match(inside):
            return match.span()
        if match[0][0] in "[［" and (_LOCATED.search(inside) or _SPELT.search(inside)):
            return match.span()
    return None


def roman_value(number: str) -> int | None:
    """Return the value of an arabic or roman number (`12`, `xii`); None for anything else, such as `3.1`."""
    if number.isdigit():
        return int(number)
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    digits = [values.get(letter, 0) for letter in number.lower()]
    if not digits or 0 in digits:
        return None
    following = [*digits[1:], 0]
    return sum(-d if d < after else d for d, after in zip(digits, following, strict=True))
