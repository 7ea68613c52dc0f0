"""The difference of two texts, word by word. Knows no map."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from argmap.prep.sheet import Run, Style, Words

_MOST_WORK = 4_000_000  # words of the one text times words of the other that are held against one another
_HAN = "⺀-⿟぀-ヿ㐀-䶿一-鿿豈-﫿"  # scripts without spaces between words
_TOKEN = re.compile(rf"[{_HAN}]|[^\s{_HAN}]+")


def compare_words(before: str, after: str) -> Words:
    """Return two texts in one: what stands only in the first is `removed`, what only in the second `added`.

    Texts that differ in spaces and line breaks only come back as one plain text.
    """
    was, now = _split(before), _split(after)
    one, other = [word.strip() for word in was], [word.strip() for word in now]
    if one == other:
        return (Run(" ".join(after.split())),)
    if len(one) * len(other) > _MOST_WORK:
        changes = [("replace", 0, len(one), 0, len(other))]
    else:
        changes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()  # type: ignore[assignment]
    runs: list[Run] = []
    for manner, first, last, start, end in changes:
        if manner == "equal":
            _add(runs, "plain", now[start:end])
        else:
            _add(runs, "removed", was[first:last])
            _add(runs, "added", now[start:end])
    return tuple(runs)


def _split(text: str) -> list[str]:
    """Return the words of a text, each with a space behind it if the text has one there."""
    flat = " ".join(text.split())
    found = list(_TOKEN.finditer(flat))
    return [word[0] + (" " if flat[word.end() : word.end() + 1] == " " else "") for word in found]


def _add(runs: list[Run], style: Style, pieces: list[str]) -> None:
    """Add words in a style; spaces around a changed stretch stay plain."""
    text = "".join(pieces)
    if not text:
        return
    if style == "plain":
        runs.append(Run(text))
        return
    if runs and runs[-1].style != "plain":
        runs.append(Run(" "))
    runs.append(Run(text.strip(), style))
    if text.endswith(" "):
        runs.append(Run(" "))
