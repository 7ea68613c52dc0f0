"""Did you mean: the candidate nearest to a word. Knows no language and no names of its own."""

from __future__ import annotations

from collections.abc import Iterable


def suggest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that `word` was probably meant to be, or None where none is near.

    The same word in another case comes first; then the least number of letters added, dropped, changed or
    swapped with their neighbour (restricted Damerau–Levenshtein distance), at most a third of the word's
    length, case aside. Among equals the earlier candidate wins; the word itself is never one.
    """
    others = [candidate for candidate in candidates if candidate != word]
    folded = word.casefold()
    for candidate in others:
        if candidate.casefold() == folded:
            return candidate
    limit = len(word) // 3
    if not limit or not others:
        return None
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    found = extractOne(folded, others, scorer=OSA.distance, processor=str.casefold, score_cutoff=limit)
    return found[0] if found else None
