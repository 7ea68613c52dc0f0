"""What a reader may ask of a picture. Draws nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Literal

from attrs import field, frozen

LAYOUTS = ("auto", "stacked", "face-off", "overview")
LINKS = ("lines", "chips", "none")

WHOLE = 150
"""Up to so many claims a map is drawn whole, and nothing is said of it."""

FOLD_ABOVE = 500
"""Above so many claims only an overview is drawn, with leaves folded."""


def _list_authors(authors: str | Iterable[str] | None) -> tuple[str, ...]:
    return (authors,) if isinstance(authors, str) else tuple(dict.fromkeys(authors or ()))


@frozen
class DrawingOptions:
    """Choices for one picture.

    `layout` is `auto`, `stacked`, `face-off` or `overview` (the questions and their answers, and no more). `focus`
    is the id of a claim, drawn with what lies within `depth` moves of it (2 when not given), or of a question, drawn
    with its answers and what lies so far beneath them. `authors` keeps, of one author, his claims and those he
    answers; of several, what these say of one another. `links` says how lines between panels are shown: `lines`,
    `chips` (named at the foot of the cards) or `none`. `verdicts` gives the verdict of each evaluated claim by id,
    `strengths` its strength from 0 to 1, None where it did not settle; `readings` say how these were found.
    `claims` draws just these claims and the steps among them, as one sheet of several; `references` are lines for
    the foot of a claim's card, by its id.
    """

    layout: str = "auto"
    focus: str | None = None
    depth: int | None = None
    authors: tuple[str, ...] = field(default=(), converter=_list_authors)
    links: Literal["lines", "chips", "none"] = "lines"
    verdicts: Mapping[str, str] = field(factory=dict)
    strengths: Mapping[str, float | None] = field(factory=dict)
    readings: tuple[str, ...] = ()
    claims: Collection[str] | None = None
    references: Mapping[str, tuple[str, ...]] = field(factory=dict)
