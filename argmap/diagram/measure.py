"""Wrapping of texts by measured width: balanced lines that never leave their card. Draws nothing."""

from __future__ import annotations

import re
import unicodedata

from attrs import frozen

from argmap.diagram.advances import advance

_CLOSING = frozenset("、。，．：；！？）］｝」』】〉》〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ%‰℃”’…‥·・")
_OPENING = frozenset("（［｛「『【〈《〔“‘$£¥€")
_BREAK_AFTER = frozenset("-‐–—/|\\_.:@&=?,;")
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


@frozen
class Wrapped:
    """One wrapped line: its text, its width in points and whether its paragraph runs from right to left."""

    text: str
    width: float
    rtl: bool


def clean_text(text: str) -> str:
    """The text with what no picture can hold replaced by U+FFFD: controls, lone surrogates, direction overrides."""
    text = text.replace("\r\n", "\n").replace("\t", " ").replace("\u2028", "\n").replace("\u2029", "\n")
    return _UNSAFE.sub("\ufffd", text)


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is a right-to-left one (rule P2 of Unicode annex 9)."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def split_clusters(text: str) -> list[str]:
    """The text as what a reader takes for single characters: accents, joined emoji and flags stay whole.

    The main rules of Unicode annex 29; Hangul given as single letters stays together too.
    """
    clusters: list[str] = []
    for character in text:
        if clusters and _continues(clusters[-1], character):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _continues(cluster: str, character: str) -> bool:
    code, last = ord(character), cluster[-1]
    if code < 0x300:
        return False
    if last == "\u200d" or character == "\u200d":
        return True
    if unicodedata.category(character) in ("Mn", "Me", "Mc") or 0x1F3FB <= code <= 0x1F3FF:
        return True
    if 0xE0020 <= code <= 0xE007F:  # tags that make a flag of a region
        return True
    if 0x1F1E6 <= code <= 0x1F1FF and all(0x1F1E6 <= ord(c) <= 0x1F1FF for c in cluster):
        return len(cluster) == 1
    return 0x1160 <= code <= 0x11FF and 0x1100 <= ord(last) <= 0x11FF


def _is_ideographic(cluster: str) -> bool:
    """Whether a line may break on either side of it, as in Chinese and Japanese, and around emoji."""
    first = cluster[0]
    return unicodedata.east_asian_width(first) in "WF" and not 0xAC00 <= ord(first) <= 0xD7A3


def _split_pieces(paragraph: str, width: float, size: float, bold: bool) -> list[tuple[str, bool]]:
    """Pieces that are never broken, each with whether a space stands before it. None is wider than `width`."""
    pieces: list[tuple[str, bool]] = []
    for word in paragraph.split():
        spaced = True
        part = ""
        clusters = split_clusters(word)
        for place, cluster in enumerate(clusters):
            part += cluster
            following = clusters[place + 1] if place + 1 < len(clusters) else None
            if following is not None and not _may_break(clusters, place):
                continue
            for short in _cut(part, width, size, bold):
                pieces.append((short, spaced))
                spaced = False
            part = ""
    return pieces


def _may_break(clusters: list[str], place: int) -> bool:
    """Whether a line may end after the cluster at `place`, inside a word."""
    here, following = clusters[place], clusters[place + 1]
    if following in _CLOSING or here in _OPENING:
        return False
    if _is_ideographic(here) or _is_ideographic(following):
        return True
    if here not in _BREAK_AFTER or following in _BREAK_AFTER:
        return False
    # Neither `-5` nor `3.14` nor `20-30` is torn, nor a short stump left behind.
    return place >= 2 and place + 3 < len(clusters) and not (here in "-.,:" and following[0].isdigit())


def _cut(piece: str, width: float, size: float, bold: bool) -> list[str]:
    """The piece, cut between clusters where it is wider than a line."""
    if advance(piece, size, bold) <= width:
        return [piece]
    cuts: list[str] = []
    part, taken = "", 0.0
    for cluster in split_clusters(piece):
        wide = advance(cluster, size, bold)
        if part and taken + wide > width:
            cuts.append(part)
            part, taken = "", 0.0
        part += cluster
        taken += wide
    return [*cuts, part]


def wrap(text: str, width: float, size: float, bold: bool = False, balanced: bool = True) -> list[Wrapped]:
    """Wrap `text` (already cleaned) to lines of at most `width` points, as even as the number of lines allows.

    A line feed starts a paragraph. A single cluster wider than a line stands alone, and is the only thing that
    can be wider than `width`.
    """
    lines: list[Wrapped] = []
    for paragraph in text.split("\n"):
        pieces = _split_pieces(paragraph, width, size, bold)
        if not pieces:
            continue
        rtl = runs_right_to_left(paragraph)
        widths = [advance(piece, size, bold) for piece, _ in pieces]
        space = advance(" ", size, bold)
        starts = _fill(pieces, widths, space, width)
        if balanced and 1 < len(starts) <= 12:
            starts = _balance(pieces, widths, space, width, starts)
        for first, after in zip(starts, [*starts[1:], len(pieces)], strict=True):
            joined = "".join((" " if spaced else "") + piece for piece, spaced in pieces[first:after]).strip()
            lines.append(Wrapped(joined, advance(joined, size, bold), rtl))
    return lines


def _fill(pieces: list[tuple[str, bool]], widths: list[float], space: float, width: float) -> list[int]:
    """Where each line starts when every line takes as much as it can."""
    starts, taken = [0], widths[0]
    for place in range(1, len(pieces)):
        wide = widths[place] + (space if pieces[place][1] else 0.0)
        if taken + wide > width + 0.01:
            starts.append(place)
            taken = widths[place]
        else:
            taken += wide
    return starts


def _balance(
    pieces: list[tuple[str, bool]], widths: list[float], space: float, width: float, starts: list[int]
) -> list[int]:
    """The narrowest setting with the same number of lines."""
    low, high = max(*widths, sum(widths) / len(starts)), width
    best = starts
    while high - low > 1:
        middle = (low + high) / 2
        tried = _fill(pieces, widths, space, middle)
        if len(tried) <= len(starts):
            best, high = tried, middle
        else:
            low = middle
    return best
