"""A quotation as it is meant: its words, what it marks as left out, put in or altered. Holds it against nothing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from attrs import frozen

from argmap.evidence.words import CLOSE, OPEN, is_spaceless, split_words, unify

_DOTS = r"(?:…[\s.…]*|\.(?:\s?\.){2,})"
_OMISSION = re.compile(rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS}")
_BRACKET = re.compile(r"\[([^\[\]]*)\]")
_OMITTED = "…"


@frozen
class Word:
    """A word that the source must have.

    `inserted`: in brackets of its own, so the source need not have it. `any_case`: its first letters stand in brackets
    (`[T]he`). `stem`: its last ones do (`cooperat[ed]`), and only what stands before them is held.
    """

    form: str
    inserted: bool = False
    any_case: bool = False
    stem: str | None = None

    def fits(self, source: str, *, first: bool = False) -> bool:
        """Tell whether a word of the source is this one; the `first` of a passage may have another capital."""
        if self.stem is not None:
            return source.startswith(self.stem)
        if self.form == source:
            return True
        if source.casefold() != self.form.casefold():
            return False
        return self.any_case or (first and source[1:] == self.form[1:])


Passage = tuple[Word, ...]
"""Words that stand one after the other; marks of omission stand between the passages of a quotation."""


def read_quotation(text: str) -> tuple[Passage, ...]:
    """Return the passages of a quotation; none where it holds no word of the source."""
    passages = (tuple(_read_words(part)) for part in _OMISSION.split(_clean(text)))
    return tuple(passage for passage in passages if any(not word.inserted for word in passage))


def fingerprint_quotation(text: str) -> str:
    """Return the sha256 of a quotation's words.

    Quotation marks, apostrophes, dashes, white space and punctuation between words do not touch it; capitals, brackets
    and marks of omission do.
    """
    parts = [" ".join(map(_write, _read_words(part))) for part in _OMISSION.split(_clean(text))]
    written = f" {_OMITTED} ".join(part for part in parts if part)
    return hashlib.sha256(written.encode("utf-8")).hexdigest()


def _clean(text: str) -> str:
    return unify(text.replace(OPEN, " ").replace(CLOSE, " "))


def _write(word: Word) -> str:
    if word.stem is not None:
        return f"{word.stem}[{word.form[len(word.stem) :]}]"
    return f"[{word.form}]" if word.any_case or word.inserted else word.form


def _read_words(part: str) -> Iterator[Word]:
    """Yield the words between two marks of omission."""
    at = 0
    pieces: list[tuple[str, bool]] = []
    prose = ""
    for bracket in _BRACKET.finditer(part):
        before, after = part[bracket.start() - 1 : bracket.start()], part[bracket.end() : bracket.end() + 1]
        prose += part[at : bracket.start()]
        at = bracket.end()
        inside = bracket[1]
        if (_in_word(before) or _in_word(after)) and (inside.isalnum() or not inside):
            prose += f"{OPEN}{inside}{CLOSE}"
        else:
            pieces += [(prose, False), (inside, True)]
            prose = ""
    for piece, inserted in [*pieces, (prose + part[at:], False)]:
        for form in split_words(piece):
            yield Word(form, inserted=True) if inserted else _read_word(form)


def _in_word(character: str) -> bool:
    return character.isalnum() and not is_spaceless(character)


def _read_word(form: str) -> Word:
    if OPEN not in form:
        return Word(form)
    plain = form.replace(OPEN, "").replace(CLOSE, "")
    if form.endswith(CLOSE) and not form.startswith(OPEN):
        return Word(plain, stem=form[: form.rindex(OPEN)].replace(OPEN, "").replace(CLOSE, ""))
    return Word(plain, any_case=True)
