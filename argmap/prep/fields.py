"""What the rules of competitions want to be told of a source, and what of it is missing. Reads no source.

After the rules on evidence of the NSDA (High School Unified Manual, evidence rules) and of the NCFCA: the author's full
name and qualifications, the date, title and publisher, for what was read online its address and the day it was read,
and the page or paragraph of each citation.
"""

from __future__ import annotations

import re
from datetime import date

from argmap.model import ME, Map, Source
from argmap.prep.naming import count, is_nameless, join_names

_UNTITLED = re.compile(r"\buntitled\b|\bno title\b", re.IGNORECASE)
_ON_PAPER = re.compile(r"\b(?:book|print|printed|interview|speech|testimony|letter)\b", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def find_missing(map_: Map, source: Source, without_place: int) -> tuple[str, ...]:
    """Return what is missing, in words. `without_place` counts the citations of it that name no page or paragraph."""
    missing: list[str] = []
    people = [map_.author_name(author) for author in source.authors if author != ME]
    nameless = [name for name in people if is_nameless(name)]
    if not people or nameless:
        missing += ["author’s full name", "author’s qualifications"]
    for author in source.authors:
        record = map_.authors.get(author)
        if record is not None and map_.author_name(author) not in nameless and not record.qualifications:
            only = " (only an affiliation is given)" if record.affiliation else ""
            missing.append(f"qualifications of {map_.author_name(author)}{only}")
    if not source.date:
        missing.append("date")
    if not source.title.strip() or _UNTITLED.search(source.title):
        missing.append("title")
    elif source.title.rstrip().endswith(("…", "...")):
        missing.append("rest of the title (it is cut short)")
    if not source.publisher:
        missing.append("publisher")
    if source.url:
        if not source.accessed:
            missing.append("day of access")
    elif not _ON_PAPER.search(source.kind or ""):
        missing.append("address and day of access, if read online")
    if without_place:
        missing.append(f"page or paragraph of {count(without_place, 'citation')}")
    return tuple(missing)


def say_qualifications(map_: Map, source: Source) -> str:
    """Return who the authors are: qualifications and affiliation, each under the name where there are several."""
    told = []
    for author in source.authors:
        record = map_.authors.get(author)
        facts = ", ".join(filter(None, [record.qualifications, record.affiliation])) if record else ""
        if facts:
            told.append(f"{map_.author_name(author)}: {facts}" if record and len(source.authors) > 1 else facts)
    return "; ".join(told)


def say_age(day: str | None, on: str | None) -> str:
    """Return how old a source of some day is on another, in the largest units that fit; empty if a day is unknown.

    Both days are ISO 8601, of any precision; where one is known to the year only, the age is a guess and says so.
    """
    then, now = _read_day(day), _read_day(on)
    if then is None or now is None:
        return ""
    (first, precision), (last, other) = then, now
    months = (last.year - first.year) * 12 + last.month - first.month
    known = min(precision, other)
    months = (last.year - first.year) * 12 + last.month - first.month - (known == 3 and last.day < first.day)
    if (last.year, last.month, last.day)[:known] < (first.year, first.month, first.day)[:known]:
        return "later than that day"
    if known == 1:
        years = last.year - first.year
        return f"about {count(years, 'year')}" if years else "up to a year"
    if known == 2:
        return f"about {_say_months(months)}" if months else "up to a month"
    days = (last - first).days
    return _say_months(months) if months else count(days, "day") if days else "of that day"


def _say_months(months: int) -> str:
    years, rest = divmod(months, 12)
    return join_names([count(number, unit) for number, unit in ((years, "year"), (rest, "month")) if number])


def _read_day(text: str | None) -> tuple[date, int] | None:
    """Return a day and how many of year, month and day are known; None where the text tells no day."""
    found = _DAY.fullmatch((text or "").partition("T")[0].strip())
    if found is None:
        return None
    known = sum(part is not None for part in found.groups())
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1)), known
    except ValueError:
        return None
