"""Findings on evidence in words: places, differences, excerpts. Finds nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.evidence.nearest import Change
    from argmap.model import Locator

_MOST_WORDS = 12  # of one piece that is shown
_MOST_DIFFERENCES = 2
_CONTEXT = 4  # words on each side of a difference


def list_locators(locators: Iterable[Locator]) -> str:
    """Return places as words: `¶4, ¶9 and ¶11`."""
    shown = list(map(str, locators))
    return " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def quote_words(words: str) -> str:
    """Return some words in backticks, many of them by their beginning and their end."""
    listed = words.split()
    if len(listed) > _MOST_WORDS:
        half = _MOST_WORDS // 2
        words = f"{' '.join(listed[:half])} … {' '.join(listed[-half:])}"
    return f"`{words}`"


def describe_changes(changes: Sequence[Change]) -> str:
    """Return the first differences between a source and a quotation as a clause about the source."""
    told = []
    at = 0
    while at < len(changes):
        change, after = changes[at], changes[at + 1] if at + 1 < len(changes) else None
        if change.kind == "removed" and after is not None and after.kind == "added":
            told.append(f"it has {quote_words(change.words)} for {quote_words(after.words)}")
            at += 1
        elif change.kind == "removed":
            told.append(f"it has {quote_words(change.words)}, left out here")
        elif change.kind == "added":
            told.append(f"it does not have {quote_words(change.words)}")
        at += 1
    more = len(told) - _MOST_DIFFERENCES
    return "; ".join(told[:_MOST_DIFFERENCES]) + (f"; and {more} more" if more > 0 else "")


def show_side(changes: Sequence[Change], kind: str) -> str:
    """Return one side of a comparison: `removed` the source's, `added` the quotation's.

    What differs stands in backticks; what agrees is cut short.
    """
    parts = []
    for at, change in enumerate(changes):
        if change.kind == "kept":
            parts.append(_shorten(change.words, first=at == 0, last=at == len(changes) - 1))
        elif change.kind == kind:
            parts.append(quote_words(change.words))
    return " ".join(parts)


def _shorten(words: str, *, first: bool, last: bool) -> str:
    """Return words that agree, those near to a difference."""
    listed = words.split()
    if (first and last) or len(listed) <= (_CONTEXT if first or last else 2 * _CONTEXT):
        return words
    if first:
        return f"… {' '.join(listed[-_CONTEXT:])}"
    if last:
        return f"{' '.join(listed[:_CONTEXT])} …"
    return f"{' '.join(listed[:_CONTEXT])} … {' '.join(listed[-_CONTEXT:])}"
