"""Finds passages in a text, word for word: one passage, or several in their order. Explains no failure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby

from attrs import frozen

from argmap.evidence.quoted import Passage
from argmap.evidence.words import UNKNOWN, ReadWords

Stretch = tuple[int, int]
"""Some words of a text: the number of the first, and of the one after the last."""

_MOST_TRIED = 2_000  # words that stand everywhere, `the`, need not be looked at everywhere
_MOST_PLACES = 20
_LONGEST_ENDING = 8  # letters that `[ed]` may stand for


@frozen(eq=False)
class Needle:
    """A passage to be looked for in one text."""

    passage: Passage
    text: ReadWords

    @cached_property
    def plain(self) -> str | None:
        """Its words in the text's code; None where brackets leave more than one way to read them."""
        if any(word.inserted or word.stem is not None for word in self.passage):
            return None
        return self.text.encode(word.form for word in self.passage)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Its words as a pattern of the text's code."""
        parts = []
        for inserted, words in groupby(self.passage, key=lambda word: word.inserted):
            if inserted:
                code = self.text.encode(word.form for word in words)
                parts.append("" if UNKNOWN in code else f"(?:{re.escape(code)})?")
                continue
            for word in words:
                codes = self.text.encode([word.form]) if word.stem is None else self._with_stem(word.stem)
                parts.append(f"[{re.escape(codes)}]" if len(codes) > 1 else re.escape(codes))
        return re.compile("".join(parts), re.DOTALL)

    def _with_stem(self, stem: str) -> str:
        """Return the codes of all words that begin with some letters and go on a little."""
        stem = stem.casefold()
        names = self.text.names
        found = []
        for at in range(bisect_left(names, stem), len(names)):
            if not names[at].startswith(stem):
                break
            if len(names[at]) <= len(stem) + _LONGEST_ENDING:
                found.append(self.text.codes[names[at]])
        return "".join(found) or UNKNOWN

    def find(self, start: int, end: int, *, any_case: bool = False) -> Iterator[Stretch]:
        """Yield where it stands between two words of the text, in order."""
        code = self.text.code
        for _ in range(_MOST_TRIED):
            if self.plain is not None:
                if not self.plain or UNKNOWN in self.plain:
                    return
                at = code.find(self.plain, start, end)
                if at < 0:
                    return
                stretch = at, at + len(self.plain)
            else:
                match = self.pattern.search(code, start, end)
                if match is None or not match[0]:
                    return
                stretch = match.span()
            if any_case or self._fits(stretch):
                yield stretch
            start = stretch[0] + 1

    def _fits(self, stretch: Stretch) -> bool:
        """Tell whether the capitals agree, too."""
        at, end = stretch
        words = self.text.words
        first = True
        for word in self.passage:
            if word.inserted:
                if at < end and words[at].casefold() == word.form.casefold():
                    at += 1
                continue
            if at >= end or not word.fits(words[at], first=first):
                return False
            at += 1
            first = False
        return True

    def first(self, start: int, end: int) -> Stretch | None:
        """Return where it first stands between two words of the text."""
        return next(self.find(start, end), None)


def place_in(needles: Sequence[Needle], zones: Sequence[Stretch]) -> tuple[Stretch, ...] | None:
    """Return where passages stand one after the other, within zones that are in order; None where they do not."""
    placed: list[Stretch] = []
    zone = 0
    after = 0
    for needle in needles:
        stretch = None
        while zone < len(zones):
            stretch = needle.first(max(after, zones[zone][0]), zones[zone][1])
            if stretch is not None:
                break
            zone += 1
        if stretch is None:
            return None
        placed.append(stretch)
        after = stretch[1]
    return tuple(placed)


def place_anywhere(needles: Sequence[Needle], text: ReadWords) -> list[tuple[Stretch, ...]]:
    """Return where passages stand one after the other: each place in a text for one passage.

    Several passages are looked for within a paragraph first; over the borders of paragraphs, one place is returned.
    """
    whole = (0, len(text.code))
    if len(needles) == 1:
        found: list[tuple[Stretch, ...]] = []
        for stretch in needles[0].find(*whole):
            found.append((stretch,))
            if len(found) == _MOST_PLACES:
                break
        return found
    places: dict[int, tuple[Stretch, ...]] = {}
    longest = max(needles, key=lambda needle: len(needle.passage))
    seen = set()
    for stretch in longest.find(*whole):
        paragraph = text.paragraph_at(stretch[0])
        if paragraph in seen:
            continue
        seen.add(paragraph)
        placed = place_in(needles, [text.extent(paragraph, paragraph)])
        if placed is not None:
            places[paragraph] = placed
            if len(places) == _MOST_PLACES:
                break
    if places:
        return [places[paragraph] for paragraph in sorted(places)]
    placed = place_in(needles, [whole])
    return [] if placed is None else [_draw_together(needles, placed)]


def _draw_together(needles: Sequence[Needle], placed: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Move each passage as near to the one after it as it stands."""
    drawn = [placed[-1]]
    for needle, stretch in zip(reversed(needles[:-1]), reversed(placed[:-1]), strict=True):
        for later in needle.find(stretch[0], drawn[0][0]):
            stretch = later
        drawn.insert(0, stretch)
    return tuple(drawn)
