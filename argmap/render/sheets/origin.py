"""What stands at the head of every sheet and every page: where the sheet comes from. Writes no format."""

from __future__ import annotations

from argmap.diagram.measure import clean_text, split_clusters
from argmap.prep.sheet import Sheet

FINGERPRINT = 12
"""Digits of the fingerprint that people are shown: enough to tell any two states of a map apart."""

LONGEST_TITLE = 110
"""Characters of the map's title in the line that runs at the head of each page."""


def describe_origin(sheet: Sheet) -> str:
    """Return one line: the map's date, the fingerprint of its files and the version of argmap."""
    date = f"map of {sheet.date}" if sheet.date else "map without a date"
    mark = f"fingerprint {sheet.fingerprint[:FINGERPRINT]}" if sheet.fingerprint else "made in a program"
    return " · ".join(filter(None, [clean_text(date), mark, f"argmap {sheet.version}" if sheet.version else ""]))


def head_pages(sheet: Sheet) -> tuple[str, str]:
    """Return the two lines at the head of each page: the map's title, and the sheet's with its origin."""
    return _shorten(sheet.map_title or "Untitled map"), f"{_shorten(sheet.title)} · {describe_origin(sheet)}"


def _shorten(title: str) -> str:
    clusters = split_clusters(clean_text(title).replace("\n", " "))
    return "".join(clusters if len(clusters) <= LONGEST_TITLE else [*clusters[: LONGEST_TITLE - 1], "…"])
