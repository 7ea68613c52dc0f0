"""Why words are not in a text: the nearest passage and how it differs, or the places they were spliced from.

Looks for likeness, so it is asked only where the words themselves were not found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from attrs import frozen

from argmap.evidence.passages import Stretch
from argmap.evidence.quoted import Passage
from argmap.evidence.words import UNKNOWN, ReadWords, join_words

_LONGEST = 400  # words of a quotation that are compared; what differs is shown around the first difference
_SEED = 3  # words in a row that show where a passage may stand
_MOST_SEEDS = 8
_MOST_PLACES = 20  # of a seed; what stands more often shows nothing
_SMALL = 3_000  # words of a text that are searched through for likeness without a seed
_LEAST_SLACK, _MOST_SLACK = 6, 20  # words by which the ends of a passage are moved to find the best ones
_LEAST_KEPT = 0.6  # of its words, for a quotation to be an altered one and not another
_LEAST_ALIKE = 0.7  # of two words' letters, for one to be the other misspelt

_LEAST_PART = 4  # words that a part of a splice has; one less where they stand only once
_LEAST_OF_SPLICE = 0.75  # of the words, in such parts
_SENTENCE_GAP = 3  # words left out between two sentences, for it to be a splice
_WORD_GAP = 8  # words left out of a sentence, likewise; fewer are dropped words


@frozen
class Change:
    """A run of words in a comparison of the source with a quotation.

    `kept`: in both; `removed`: in the source, not in the quotation; `added`: in the quotation, not in the source.
    """

    kind: Literal["kept", "removed", "added"]
    words: str


@frozen
class Near:
    """The passage of a text nearest to some words: where, how they differ, what part of them it has (0 to 1)."""

    stretch: Stretch
    changes: tuple[Change, ...]
    kept: float
    distance: int

    @property
    def alike(self) -> bool:
        """Whether the words are this passage altered, rather than words that the text does not have."""
        return self.kept >= _LEAST_KEPT


@frozen
class Part:
    """Words of a quotation that stand in the text in a row: from word `at` of the quotation, `length` of them."""

    at: int
    length: int
    stretch: Stretch


def find_nearest(passage: Passage, text: ReadWords, zones: Sequence[Stretch], parts: Sequence[Part]) -> Near | None:
    """Return the passage nearest to the words, one within the zones where there are equals; None for none at all."""
    words = _held_words(passage)
    code = text.encode(words)
    if len(code) <= _SEED:
        code = _mend_spelling(words, code, text)
    if code.count(UNKNOWN) > len(code) * (1 - _LEAST_KEPT) + 1:
        return None
    found = [_align(code, text, zone) for zone in zones if 0 < zone[1] - zone[0] <= _SMALL]
    seeds = sorted(parts, key=lambda part: -part.length)[:_MOST_SEEDS]
    found += [_settle(code, text, part.stretch[0] - part.at) for part in seeds]
    if not seeds:
        found += [_settle(code, text, start) for start in _guess_starts(code, text)]
    near = [entry for entry in found if entry is not None]
    if not near:
        return None
    stretch, (distance, _) = min(near, key=lambda entry: entry[1])  # of equals the earlier: those of the zones
    changes, kept = _compare(passage, text.words[slice(*stretch)])
    return Near(stretch, changes, kept, distance)


def find_parts(passage: Passage, text: ReadWords) -> list[Part]:
    """Return the longest runs of a passage's words that stand in the text, from the first word to the last."""
    code = text.encode(_held_words(passage))
    parts: list[Part] = []
    at = 0
    while at + _SEED <= len(code):
        seed = code[at : at + _SEED]
        if UNKNOWN in seed or seed not in text.code:
            at += 1
            continue
        fits, fails = _SEED, min(len(code) - at, 2 * _SEED) + 1
        while fails <= len(code) - at and code[at : at + fails] in text.code:
            fits, fails = fails, min(len(code) - at, 2 * fails) + 1
        while fails - fits > 1:
            middle = (fits + fails) // 2
            fits, fails = (middle, fails) if code[at : at + middle] in text.code else (fits, middle)
        run = code[at : at + fits]
        start = text.code.find(run, parts[-1].stretch[1] if parts else 0)
        start = text.code.find(run) if start < 0 else start
        parts.append(Part(at, fits, (start, start + fits)))
        at += fits
    return parts


def find_splice(passage: Passage, text: ReadWords, parts: Sequence[Part], near: Near | None) -> tuple[Part, ...]:
    """Return the parts that were put together from two or more places; none where the words are no splice."""
    long = [
        part
        for part in parts
        if part.length >= _LEAST_PART
        or (part.length == _LEAST_PART - 1 and text.code.count(text.code[slice(*part.stretch)]) == 1)
    ]
    total = sum(not word.inserted for word in passage)
    covered = sum(part.length for part in long)
    if len(long) < 2 or covered < _LEAST_OF_SPLICE * total:
        return ()
    if near is not None and (near.distance < _SENTENCE_GAP or total - covered + len(long) - 1 >= near.distance):
        return ()
    apart = [before for before, after in pairwise(long) if _are_apart(before, after, text)]
    return tuple(long) if apart else ()


def show_splice(parts: Sequence[Part], text: ReadWords) -> tuple[Change, ...]:
    """Return the parts of a splice, with the words between them that the quotation leaves out."""
    changes: list[Change] = []
    for before, part in zip([None, *parts], parts, strict=False):
        if before is not None:
            gap = text.words[before.stretch[1] : part.stretch[0]]
            shown = join_words(gap) if len(gap) <= 2 * _WORD_GAP else f"{join_words(gap[:4])} … {join_words(gap[-4:])}"
            changes.append(Change("removed", shown or "…"))
        changes.append(Change("kept", join_words(text.words[slice(*part.stretch)])))
    return tuple(changes)


def compare_words(passage: Passage, source: Sequence[str]) -> tuple[Change, ...]:
    """Return how a passage of a quotation differs from words of the source, word by word."""
    return _compare(passage, source)[0]


def _held_words(passage: Passage) -> list[str]:
    return [word.form for word in passage if not word.inserted]


def trim_passage(passage: Passage, text: ReadWords) -> Passage:
    """Return the words of a very long passage around the first that the text does not have; a shorter one as it is."""
    held = tuple(word for word in passage if not word.inserted)
    if len(held) <= _LONGEST:
        return passage
    code = text.encode(word.form for word in held)
    fits, fails = 0, len(code) + 1
    while fails - fits > 1:
        middle = (fits + fails) // 2
        fits, fails = (middle, fails) if code[:middle] in text.code else (fits, middle)
    start = max(0, min(fits, len(held)) - _LONGEST // 4)
    return held[start : start + _LONGEST]


def _are_apart(before: Part, after: Part, text: ReadWords) -> bool:
    """Tell whether two parts were put together from two places, wherever else the first one stands, too."""
    run = text.code[slice(*before.stretch)]
    tail = text.code[slice(*after.stretch)]
    missing = after.at - before.at - before.length
    start = text.code.find(run)
    for _ in range(_MOST_SEEDS):
        if start < 0:
            return True
        end = start + len(run)
        reach = end + missing + _WORD_GAP + len(tail)
        at = text.code.find(tail, end, reach)
        if at >= 0:
            gap = at - end - missing
            crosses = any(word in text.ends for word in range(end - 1, at))
            if gap < _SENTENCE_GAP or not crosses:
                return False
        start = text.code.find(run, start + 1)
    return True


def _guess_starts(code: str, text: ReadWords) -> list[int]:
    """Return where in a text some words may begin, by those of their pairs, or else words, that it has."""
    for length in (2, 1):
        votes: Counter[int] = Counter()
        for at in range(len(code) - length + 1):
            seed = code[at : at + length]
            start = -1 if UNKNOWN in seed else text.code.find(seed)
            for _ in range(_MOST_PLACES):
                if start < 0:
                    break
                votes[max(start - at, 0)] += 1
                start = text.code.find(seed, start + 1)
        if votes:
            return [start for start, _ in votes.most_common(_SEED)]
    return []


Settled = tuple[Stretch, tuple[int, int]]
"""A stretch, in how many words it differs, and the number of words it keeps, below zero."""


def _align(code: str, text: ReadWords, zone: Stretch) -> Settled | None:
    """Return the stretch of a zone that is most like some words."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    start, end = zone
    if end - start <= len(code):
        return _settle(code, text, start, zone)
    found = partial_ratio_alignment(code, text.code[start:end])
    if found is None or not found.score:
        return None
    return _settle(code, text, start + found.dest_start - found.src_start, zone)


def _settle(code: str, text: ReadWords, start: int, zone: Stretch | None = None) -> Settled:
    """Move both ends of a stretch to where it differs least from some words; of equals, to where it keeps most."""
    from rapidfuzz.distance import LCSseq, Levenshtein

    def rank(start: int, end: int) -> tuple[int, int, int, int, int]:
        stretch = text.code[start:end]
        return (
            Levenshtein.distance(code, stretch),
            -LCSseq.similarity(code, stretch),
            abs(len(code) - len(stretch)),
            start,
            end,
        )

    low, high = zone or (0, len(text.code))
    slack = min(max(_LEAST_SLACK, len(code) // 3), _MOST_SLACK)
    start = min(max(start, low), high)
    end = min(start + len(code), high)
    for _ in range(2):
        before = start, end
        nearby = range(max(start, start + len(code) - slack), min(high, start + len(code) + slack) + 1)
        end = min((rank(start, end) for end in nearby), default=rank(start, end))[-1]
        nearby = range(max(low, start - slack), min(end, start + slack) + 1)
        start = min(rank(start, end) for start in nearby)[-2]
        if (start, end) == before:
            break
    return (start, end), rank(start, end)[:2]


def _mend_spelling(words: Sequence[str], code: str, text: ReadWords) -> str:
    """Return the code of a few words, each that the text does not have taken for the one most like it."""
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import extractOne

    letters = list(code)
    for at, letter in enumerate(letters):
        if letter == UNKNOWN:
            like = extractOne(
                words[at].casefold(), text.names, scorer=Indel.normalized_similarity, score_cutoff=_LEAST_ALIKE
            )
            letters[at] = text.codes[like[0]] if like is not None else UNKNOWN
    return "".join(letters)


def _compare(passage: Passage, source: Sequence[str]) -> tuple[tuple[Change, ...], float]:
    """Return the differences, and what part of the quotation's words the source has (a misspelt one counts in part)."""
    from rapidfuzz.distance import Indel, Levenshtein

    quoted = [word for word in passage if not word.inserted]
    # words that fit count as the same; the first one of them that the source has stands for it
    folded: dict[str, str] = {}
    for word in source:
        folded.setdefault(word.casefold(), word)
    forms = []
    for number, ours in enumerate(quoted):
        like = folded.get(ours.form.casefold())
        if like is None and ours.stem is not None:
            like = next((other for other in source if ours.fits(other)), None)
        forms.append(like if like is not None and ours.fits(like, first=number == 0) else ours.form)
    kept = 0.0
    changes: list[Change] = []
    for step in Levenshtein.opcodes(forms, list(source)):
        mine, theirs = forms[step.src_start : step.src_end], source[step.dest_start : step.dest_end]
        if step.tag == "equal":
            kept += len(mine)
            _add(changes, "kept", mine)
            continue
        if step.tag == "replace":
            for one, other in zip(mine, theirs, strict=False):
                likeness = Indel.normalized_similarity(one.casefold(), other.casefold())
                kept += likeness if likeness >= _LEAST_ALIKE else 0
        _add(changes, "removed", theirs)
        _add(changes, "added", mine)
    return tuple(changes), kept / len(quoted) if quoted else 0.0


def _add(changes: list[Change], kind: Literal["kept", "removed", "added"], words: Sequence[str]) -> None:
    if words and changes and changes[-1].kind == kind:
        words = [changes.pop().words, *words]
    if words:
        changes.append(Change(kind, join_words(words)))
