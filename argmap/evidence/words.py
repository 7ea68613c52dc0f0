"""Words as evidence compares them: what counts as a word, and a text of words that is quick to search.

Quotation marks, dashes, white space, soft hyphens and punctuation between words count for nothing; letters, figures and
signs that are read aloud (%, $, =) do. Judges no quotation.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

from attrs import field, frozen

_UNSEEN = dict.fromkeys(
    map(ord, "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")  # soft hyphen, joiners, marks of direction
)
_ALIKE: dict[int, str | None] = {
    **_UNSEEN,
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFE00, 0xFE10)]),
    **dict.fromkeys(map(ord, "’‘ʼ‛′`´＇"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-"),
    **{0xFB00 + n: letters for n, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))},
}

# scripts written without spaces, where each character is a word: Thai, Lao, Myanmar, Khmer, Han, kana
_SPACELESS = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0eff\u1000-\u1049\u1050-\u109f\u1780-\u17d3"
    "\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003fffd"
)
_SPACELESS_RANGES = [(ord(part[0]), ord(part[-1])) for part in re.findall(".-.", _SPACELESS)]
_SENTENCE_END = ".!?。！？"
OPEN, CLOSE = "\ue000", "\ue001"
"""What stands for the brackets in a word with bracketed letters, `[T]he`; private use, and taken out of every text."""

_FIRST_CODE = 0x100
_LAST_CODE = 0x10FFFF
_SURROGATES = 0x800
UNKNOWN = "\0"
"""The code of a word that the text does not have."""


def unify(text: str) -> str:
    """Return a text with one form of each apostrophe, dash and letter, without what is not seen."""
    return unicodedata.normalize("NFC", text).translate(_ALIKE)


def is_spaceless(character: str) -> bool:
    """Tell whether a character, or the first of a word, belongs to a script that is written without spaces."""
    code = ord(character[0])
    return code >= _SPACELESS_RANGES[0][0] and any(first <= code <= last for first, last in _SPACELESS_RANGES)


def join_words(words: Sequence[str]) -> str:
    """Return words as a line to read, without spaces where their script has none."""
    parts: list[str] = []
    for word in words:
        if parts and word.lower() != "'s" and not (is_spaceless(word) and is_spaceless(parts[-1])):
            parts.append(" ")
        parts.append(word)
    return "".join(parts)


@lru_cache(maxsize=64)
def _word_pattern(marks: str, signs: str, spaceless: str) -> re.Pattern[str]:
    letter = f"[^\\W_{spaceless}]"
    if marks:  # vowel signs and the like, which `\w` leaves out
        letter = f"(?:{letter}|[{re.escape(marks)}])"
    return re.compile(
        f"{letter}+(?:(?:'(?![sS]\\b)|(?<=\\d)[.,](?=\\d)){letter}+)*"
        f"|[{_SENTENCE_END}]+"
        + (f"|[{spaceless}]" if spaceless else "")
        + r"|(?<=\w)'[sS]\b"  # a word by itself, so that `Iran` may be quoted out of `Iran's`
        r"|(?:(?<=[\s(])|^)-(?=\d)" + (f"|[{re.escape(signs)}]" if signs else "")  # a minus
    )


def _pattern_for(text: str) -> re.Pattern[str]:
    marks, signs = [], []
    spaceless = ""  # its many ranges take long to compile, and most texts have no such script
    for character in sorted(set(text)):
        kind = unicodedata.category(character)
        if kind in ("Mn", "Mc", "Me") or character in (OPEN, CLOSE):
            marks.append(character)
        elif kind in ("Sc", "Sm") or character in "%‰&°":
            signs.append(character)
        elif is_spaceless(character):
            spaceless = _SPACELESS
    return _word_pattern("".join(marks), "".join(signs), spaceless)


def split_words(text: str) -> list[str]:
    """Return the words of a text, in the form in which they are compared, capitals kept."""
    text = unify(text)
    return [word for word in _pattern_for(text).findall(text) if word[0] not in _SENTENCE_END]


@frozen(eq=False)
class ReadWords:
    """A text as words: `words` in their form for comparing, `code` with a character for each word, capitals aside.

    `starts` holds the number of the first word of each paragraph; `ends` the numbers of words that end a sentence.
    """

    words: list[str] = field(repr=False)
    code: str = field(repr=False)
    starts: list[int] = field(repr=False)
    ends: frozenset[int] = field(repr=False)
    codes: dict[str, str] = field(repr=False)

    @cached_property
    def names(self) -> list[str]:
        """Every word that the text has, capitals aside, in order."""
        return sorted(self.codes)

    def encode(self, words: Iterable[str]) -> str:
        """Return words in the text's code, capitals aside."""
        return "".join(self.codes.get(word.casefold(), UNKNOWN) for word in words)

    def paragraph_at(self, word: int) -> int:
        """Return the number, from 1, of the paragraph in which a word stands."""
        return bisect_right(self.starts, word)

    def extent(self, first: int, last: int) -> tuple[int, int]:
        """Return where some paragraphs begin and end, in words; what the text does not have is left out."""
        first, last = max(first, 1), min(last, len(self.starts))
        if first > last:
            return 0, 0
        return self.starts[first - 1], self.starts[last] if last < len(self.starts) else len(self.words)


def read_words(paragraphs: Iterable[str]) -> ReadWords:
    """Read the paragraphs of a text into words."""
    words: list[str] = []
    starts: list[int] = []
    ends: set[int] = set()
    whole = [unify(paragraph).replace(OPEN, " ").replace(CLOSE, " ") for paragraph in paragraphs]
    pattern = _pattern_for("".join({character: None for part in whole for character in set(part)}))
    for part in whole:
        starts.append(len(words))
        for word in pattern.findall(part):
            if word[0] in _SENTENCE_END:
                ends.add(len(words) - 1)
            else:
                words.append(word)
    codes: dict[str, str] = {}
    code = []
    for word in words:
        letter = codes.get(word := word.casefold())
        if letter is None:
            number = _FIRST_CODE + len(codes)
            number += _SURROGATES if number >= 0xD800 else 0
            # a million different words are no article; those beyond share a code, and are told apart by their letters
            letter = codes[word] = chr(min(number, _LAST_CODE))
        code.append(letter)
    return ReadWords(words, "".join(code), starts, frozenset(ends), codes)
