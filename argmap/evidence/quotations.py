"""One quotation held against one text: verified, elsewhere, altered, spliced or missing, and where. Reads no files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from attrs import frozen

from argmap.evidence.nearest import (
    Change,
    compare_words,
    find_nearest,
    find_parts,
    find_splice,
    show_splice,
    trim_passage,
)
from argmap.evidence.passages import Needle, Stretch, place_anywhere, place_in
from argmap.evidence.quoted import Passage
from argmap.evidence.words import ReadWords, join_words

__all__ = ["Change", "Checked", "hold_quotation"]

Range = tuple[int, int]

_SHORT = 3  # words of a passage from which on it says something that it stands far from the others


@frozen
class Checked:
    """What came of holding a quotation against a text.

    `places` are paragraphs, as ranges: for `verified` and `elsewhere` every place where the quotation stands, each
    by itself or, where `skips`, the places of its passages; for `altered` the nearest passage; for `spliced` where
    the parts come from. `skips`: a mark of omission skips over the border of a paragraph.
    """

    outcome: Literal["verified", "elsewhere", "altered", "spliced", "missing"]
    places: tuple[Range, ...] = ()
    changes: tuple[Change, ...] = ()
    skips: bool = False
    out_of_order: bool = False


def hold_quotation(passages: Sequence[Passage], text: ReadWords, cited: Sequence[Range] | None) -> Checked:
    """Hold the passages of a quotation against a text; `cited` are the paragraphs where they should stand, if known.

    One passage at least is needed. Where paragraphs are cited, the quotation may stand in any of them, its passages
    one after the other; else anywhere.
    """
    needles = [Needle(passage, text) for passage in passages]
    zones = [text.extent(*place) for place in cited] if cited is not None else []
    placed = _place_closely(needles, zones, cited or ())
    if placed is not None:
        return Checked("verified", _unite([placed], text), skips=_skips(placed, text))
    everywhere = place_anywhere(needles, text)
    if everywhere:
        skips = _skips(everywhere[0], text)
        loose = skips and cited is not None and any(len(needle.passage) < _SHORT for needle in needles)
        changed = _explain(needles, text, zones) if loose else None
        if changed is None or changed.outcome != "altered":
            places = _unite(everywhere, text)
            return Checked("verified" if cited is None else "elsewhere", places, skips=skips)
        return changed
    return _explain(needles, text, zones)


def _place_closely(
    needles: Sequence[Needle], zones: Sequence[Stretch], cited: Sequence[Range]
) -> tuple[Stretch, ...] | None:
    """Return where passages stand within the paragraphs cited, within a single one if they can."""
    placed = place_in(needles, zones)
    if placed is None or len(needles) == 1:
        return placed
    text = needles[0].text
    if not _skips(placed, text):
        return placed
    for first, last in cited:
        for paragraph in range(max(first, 1), min(last, len(text.starts)) + 1):
            within = place_in(needles, [text.extent(paragraph, paragraph)])
            if within is not None:
                return within
    return placed


def _skips(placed: Sequence[Stretch], text: ReadWords) -> bool:
    """Tell whether a border of a paragraph lies between two passages."""
    pairs = pairwise(placed)
    return any(text.paragraph_at(before[1] - 1) != text.paragraph_at(after[0]) for before, after in pairs)


def _unite(places: Iterable[Sequence[Stretch]], text: ReadWords) -> tuple[Range, ...]:
    """Return the paragraphs in which passages stand, each range once."""
    found: dict[Range, None] = {}
    for placed in places:
        if _skips(placed, text):
            found.update(dict.fromkeys(_paragraphs(stretch, text) for stretch in placed))
        else:
            found[_paragraphs((placed[0][0], placed[-1][1]), text)] = None
    return tuple(found)


def _paragraphs(stretch: Stretch, text: ReadWords) -> Range:
    return text.paragraph_at(stretch[0]), text.paragraph_at(max(stretch[1] - 1, stretch[0]))


def _explain(needles: Sequence[Needle], text: ReadWords, zones: Sequence[Stretch]) -> Checked:
    """Tell why a quotation does not stand in a text as it is."""
    told: list[Checked] = []
    words = found = 0
    for needle in needles:
        length = sum(not word.inserted for word in needle.passage)
        part = _explain_passage(needle, text, zones)
        words += length
        found += length if part.outcome != "missing" else 0
        told.append(part)
    places = tuple(dict.fromkeys(place for part in told for place in part.places))
    changes = tuple(change for part in told for change in part.changes)
    if any(part.outcome == "spliced" for part in told):
        return Checked("spliced", places, changes)
    if all(part.outcome == "verified" for part in told):
        return Checked("spliced", places, changes, out_of_order=True)
    if found * 2 >= words and found:
        return Checked("altered", places, changes)
    return Checked("missing")


def _explain_passage(needle: Needle, text: ReadWords, zones: Sequence[Stretch]) -> Checked:
    """Hold one passage by itself."""
    whole = (0, len(text.code))
    for zone in [*zones, whole]:
        stretch = needle.first(*zone)
        if stretch is not None:
            kept = Change("kept", join_words(text.words[slice(*stretch)]))
            return Checked("verified", (_paragraphs(stretch, text),), (kept,))
    for zone in [*zones, whole]:
        stretch = next(needle.find(*zone, any_case=True), None)
        if stretch is not None:  # only its capitals differ
            changes = compare_words(needle.passage, text.words[slice(*stretch)])
            return Checked("altered", (_paragraphs(stretch, text),), changes)
    passage = trim_passage(needle.passage, text)
    parts = find_parts(passage, text)
    near = find_nearest(passage, text, zones, parts)
    spliced = find_splice(passage, text, parts, near)
    if spliced:
        places = tuple(dict.fromkeys(_paragraphs(part.stretch, text) for part in spliced))
        return Checked("spliced", places, show_splice(spliced, text))
    if near is None or not near.alike:
        added = Change("added", join_words([word.form for word in needle.passage if not word.inserted]))
        return Checked("missing", changes=(added,))
    return Checked("altered", (_paragraphs(near.stretch, text),), near.changes)
