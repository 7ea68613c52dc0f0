"""The keys of each kind of line and how their values are read. Resolves no names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import Any

from argmap.build import faults
from argmap.diagnostics import Diagnostic
from argmap.model.records import Locator
from argmap.syntax.citations import read_bracket
from argmap.text import Span
from argmap.vocabulary import BASES, MOVES, SCHEMES, STANCES, VERDICTS

Reading = tuple[Any, Diagnostic | None]
Reader = Callable[[str, str, Span], Reading]

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)


def _read_text(_key: str, value: str, _span: Span) -> Reading:
    return value, None


def _pass_over(_key: str, _value: str, _span: Span) -> Reading:
    return None, None  # it was read with the files, before anything was declared


def _read_date(key: str, value: str, span: Span) -> Reading:
    match = _DATE.fullmatch(value)
    if match:
        year, month, day = (int(part) if part else 1 for part in match.groups())
        try:
            dt.date(year, month, day)
        except ValueError:
            match = None
    if match is None:
        return None, faults.bad_value(span, key, value, "a date such as `2023-02-15`, `2023-02` or `2023`")
    return value, None


def _read_degree(key: str, value: str, span: Span) -> Reading:
    if not _NUMBER.fullmatch(value):
        return None, faults.bad_value(span, key, value, "a number from 0 to 1, such as `0.8`")
    number = float(value)
    if not 0 <= number <= 1:
        return None, faults.number_out_of_range(span, key, value)
    return number, None


def _read_word(words: tuple[str, ...]) -> Reader:
    def read(key: str, value: str, span: Span) -> Reading:
        if value in words:
            return value, None
        wanted = "one of " + ", ".join(f"`{word}`" for word in words)
        return None, faults.bad_value(span, key, value, wanted, words)

    return read


def _read_yes_no(key: str, value: str, span: Span) -> Reading:
    if value in ("yes", "no"):
        return value == "yes", None
    return None, faults.bad_value(span, key, value, "`yes` or `no`", ("yes", "no"))


def _read_scheme(_key: str, value: str, span: Span) -> Reading:
    if value in SCHEMES:
        return value, None
    return None, faults.unknown_scheme(span, value, SCHEMES)


def split_list(value: str) -> Iterator[tuple[str, int]]:
    """Yield the items of a list with commas between them, each with the character at which it begins."""
    at = 0
    for part in value.split(","):
        item = part.strip()
        if item:
            yield item, at + part.index(item)
        at += len(part) + 1


def _read_list(_key: str, value: str, _span: Span) -> Reading:
    return tuple(item for item, _ in split_list(value)), None


def _read_color(key: str, value: str, span: Span) -> Reading:
    if re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        return value.upper(), None
    return None, faults.bad_value(span, key, value, "a colour such as `#1D4E89`")


def _read_url(key: str, value: str, span: Span) -> Reading:
    if re.match(r"https?://[^\s/]", value):
        return value, None
    return None, faults.bad_value(span, key, value, "an address that begins with `https://` or `http://`")


def _read_extent(key: str, value: str, span: Span) -> Reading:
    items = read_bracket(value)
    if not items or len(items) != 1 or items[0][0] is not None:
        return None, faults.bad_value(span, key, value, "the places that it has, such as `¶1–28` or `pp. 101–118`")
    return tuple(Locator(*locator) for locator in items[0][1]), None  # type: ignore[arg-type]


CLAIM_KEYS: dict[str, Reader] = {
    "basis": _read_word(BASES),
    "credence": _read_degree,
    "date": _read_date,
    "tags": _read_list,
    "note": _read_text,
    "asserted": _read_yes_no,
    "expect": _read_word(VERDICTS),
    **dict.fromkeys(STANCES, _read_text),
}
MOVE_KEYS: dict[str, Reader] = {"role": _read_text, "move": _read_word(MOVES), "asks": _read_text}
STEP_KEYS: dict[str, Reader] = {"scheme": _read_scheme, "weight": _read_degree}

KEYS: dict[str, dict[str, Reader]] = {
    "map": {"date": _read_date, "editor": _read_text, "bibliography": _pass_over, "note": _read_text},
    "author": {
        "affiliation": _read_text,
        "qualifications": _read_text,
        "side": _read_text,
        "color": _read_color,
        "note": _read_text,
    },
    "source": {
        "authors": _read_list,
        "date": _read_date,
        "publisher": _read_text,
        "kind": _read_text,
        "url": _read_url,
        "accessed": _read_date,
        "text": _read_text,
        "extent": _read_extent,
        "note": _read_text,
    },
    "section": {"note": _read_text},
    "question": {"answers": _read_word(("one", "many")), "note": _read_text},
    "scenario": {"note": _read_text},
    "claim": CLAIM_KEYS,
    "answer": CLAIM_KEYS,
    "because": {**CLAIM_KEYS, "role": _read_text, **STEP_KEYS},
    "but": {**CLAIM_KEYS, **MOVE_KEYS, **STEP_KEYS},
    "and": {**CLAIM_KEYS, "role": _read_text},
    "assuming": {**CLAIM_KEYS, "role": _read_text},
    "unless": {**CLAIM_KEYS, **MOVE_KEYS, "scheme": _read_scheme},
}
"""The keys of each kind of line; `x-` keys are free on all of them."""


def find_reader(owner: str, key: str, span: Span) -> tuple[Reader | None, Diagnostic | None]:
    """Return how the value of a key is read, or why a line of the kind `owner` has no such key."""
    if key.startswith("x-") and len(key) > 2:
        return _read_text, None
    keys = KEYS[owner]
    if key in keys:
        return keys[key], None
    homes = [kind for kind, its in KEYS.items() if key in its]
    if homes:
        return None, faults.wrong_key(span, key, owner, homes)
    return None, faults.unknown_key(span, key, owner, list(keys))
