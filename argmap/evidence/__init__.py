"""Evidence: quotations and places held against the articles. Prints nothing; everything is loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.evidence.articles import Article, ArticleText, Trouble, gather_articles
    from argmap.evidence.coverage import Covered, cover_paragraphs
    from argmap.evidence.hold import Held, hold_evidence
    from argmap.evidence.nearest import Change

_HOMES = {
    **dict.fromkeys(("Article", "ArticleText", "Trouble", "gather_articles"), "argmap.evidence.articles"),
    **dict.fromkeys(("Covered", "cover_paragraphs"), "argmap.evidence.coverage"),
    **dict.fromkeys(("Held", "hold_evidence"), "argmap.evidence.hold"),
    "Change": "argmap.evidence.nearest",
}

__all__ = [
    "Article", "ArticleText", "Change", "Covered", "Held", "Trouble", "cover_paragraphs", "gather_articles",
    "hold_evidence",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    # the list of rules is made from `rules` alone, which needs nothing of this
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'argmap.evidence' has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(home), name)
    return found
