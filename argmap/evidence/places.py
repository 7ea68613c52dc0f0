"""Places in an article: locators to paragraphs and back. Knows nothing of quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from argmap.evidence.articles import Article
from argmap.model import Locator
from argmap.syntax.citations import roman_value

Range = tuple[int, int]
"""The first and the last of some paragraphs, or of some lines, from 1."""

_SHORTENED_FROM = 100  # as style guides have it: ¶123–28 ends at 128


def read_range(locator: Locator) -> Range | None:
    """Return the first and last number of a place; None where they are no whole numbers or in the wrong order."""
    first = roman_value(locator.first)
    last = first if locator.last is None else roman_value(locator.last)
    if first is None or last is None:
        return None
    if last < first and first >= _SHORTENED_FROM and locator.last is not None and len(locator.last) < len(str(first)):
        last = int(str(first)[: -len(locator.last)] + locator.last) if locator.last.isdigit() else last
    return (first, last) if first <= last else None


def holds(locator: Locator, article: Article) -> bool | None:
    """Tell whether an article has a place; None where its text and its record cannot tell."""
    ends = read_range(locator)
    count = {"¶": article.paragraph_count, "l.": article.line_count}.get(locator.unit)
    return None if ends is None or count is None else ends[0] >= 1 and ends[1] <= count


def read_paragraphs(locators: Iterable[Locator], article: Article) -> list[Range] | None:
    """Return the paragraphs that some places mean, as sorted ranges that do not touch; None where one cannot be told.

    Lines are told by the text; a line that is empty means no paragraph. Nothing is cut to what the article has.
    """
    found: list[Range] = []
    unknown = False
    for locator in locators:
        ends = read_range(locator)
        if ends is not None and locator.unit == "l." and article.text is not None:
            numbers = article.text.line_numbers
            ends = bisect_left(numbers, ends[0]) + 1, bisect_right(numbers, ends[1])
            if ends[0] <= ends[1]:
                found.append(ends)
        elif ends is not None and locator.unit == "¶":
            found.append(ends)
        else:
            unknown = True
    if unknown:
        return None
    joined: list[Range] = []
    for first, last in sorted(found):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return joined


def name_place(place: Range, unit: str, article: Article) -> Locator:
    """Return paragraphs as a locator: in lines where that is the `unit` and a text is at hand, else in paragraphs."""
    if unit == "l." and article.text is not None:
        first, last = (article.text.line_numbers[number - 1] for number in place)
        return Locator("l.", str(first), None if first == last else str(last))
    return Locator("¶", str(place[0]), None if place[0] == place[1] else str(place[1]))
