"""The hint that several faults share: did you mean. Knows no fault itself."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.suggest import suggest


def hint_at(word: str, candidates: Sequence[str], otherwise: str) -> tuple[str, str | None]:
    """Return a hint for a misspelt word, and the word meant if one is near."""
    near = suggest(word, candidates)
    return (f"did you mean `{near}`?", near) if near else (otherwise, None)
