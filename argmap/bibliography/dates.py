"""Dates as bibliographies write them, to ISO 8601 as precise as is known. Guesses nothing that is not there."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_ISO = re.compile(r"~?(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:[T ]\d.*)?[?~%]?", re.ASCII)
_DAY_FIRST = re.compile(r"(?:(\d{1,2})\.? )?([A-Za-z]{3,9})\.?,? (\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})", re.ASCII)


def read_month(text: str) -> int | None:
    """Return the number of a month that is given by number, by name or by the first letters of its name."""
    word = text.strip().rstrip(".").lower()
    if word.isascii() and word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else None
    found = [at for at, name in enumerate(MONTHS, 1) if len(word) >= 3 and name.lower().startswith(word)]
    return found[0] if found else (9 if word == "sept" else None)


def make_date(parts: Sequence[int]) -> str | None:
    """Return year, month and day, the last ones perhaps missing, as ISO 8601; None for what is no date."""
    filled = [*parts[:3], *(1 for _ in range(3 - len(parts)))]
    try:
        dt.date(*filled)
    except (ValueError, OverflowError):
        return None
    return "-".join([f"{parts[0]:04d}", *(f"{part:02d}" for part in parts[1:3])]) if parts else None


def read_date(text: str) -> str | None:
    """Return a date in words or in figures as ISO 8601; None for anything else.

    A range is as precise as both its ends agree; without an agreement it is dated by its beginning.
    """
    text = text.strip()
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if month is not None and month > 12:  # a season, in BibLaTeX from 21 on
            return make_date([year]) if 21 <= month <= 41 else None
        return make_date([part for part in (year, month, day) if part is not None])
    if text.count("/") == 1:
        first, _, last = text.partition("/")
        return join_range(read_date(first), read_date(last))
    if match := _DAY_FIRST.fullmatch(text):
        found = read_month(match[2])
        return make_date([int(match[3]), found, *([int(match[1])] if match[1] else [])]) if found else None
    if match := _MONTH_FIRST.fullmatch(text):
        found = read_month(match[1])
        return make_date([int(match[3]), found, int(match[2])]) if found else None
    return None


def join_range(first: str | None, last: str | None) -> str | None:
    """Return the date that the two ends of a range agree on, else its beginning."""
    if first is None or last is None:
        return first or last
    common: list[str] = []
    for ours, theirs in zip(first.split("-"), last.split("-"), strict=False):
        if ours != theirs:
            break
        common.append(ours)
    return "-".join(common) or first


def read_csl_date(value: Any) -> tuple[str | None, str]:
    """Return a date of CSL as ISO 8601, and its words where they say more or something else."""
    if isinstance(value, str):
        value = {"raw": value}
    if not isinstance(value, dict):
        return None, ""
    words = next((str(value[key]) for key in ("raw", "literal", "edtf") if isinstance(value.get(key), str)), "")
    ends: list[str | None] = []
    parts = value.get("date-parts")
    for end in parts if isinstance(parts, list) else ():
        numbers = _read_parts(end)
        if numbers:
            ends.append(make_date(numbers))
            words = words or "-".join(map(str, numbers))
    found = join_range(ends[0], ends[1] if len(ends) > 1 else None) if ends else read_date(words)
    return found, "" if found else words


def _read_parts(end: Any) -> list[int]:
    numbers: list[int] = []
    for part in end if isinstance(end, list) else ():
        text = str(part).strip()
        if not re.fullmatch(r"-?\d{1,6}", text, re.ASCII) or int(text) == 0:
            break
        numbers.append(int(text))
    return numbers


def write_csl_date(date: str) -> dict[str, list[list[int]]]:
    """Return a date as CSL holds it."""
    return {"date-parts": [[int(part) for part in date.split("-")]]}


def spell_date(date: str, months: Sequence[str], order: str) -> str:
    """Return a date in words: `order` is `mdy` (`February 15, 2023`), `dmy` or `ymd` (`2023, February 15`)."""
    year, *rest = date.split("-")
    if not rest:
        return year
    month = months[int(rest[0]) - 1]
    day = str(int(rest[1])) if len(rest) > 1 else ""
    if order == "ymd":
        return f"{year}, {month} {day}".rstrip()
    if order == "dmy":
        return f"{day} {month} {year}".lstrip()
    return f"{month} {day}, {year}" if day else f"{month} {year}"
