"""What is written beneath a line: keys, stances and quotations."""

from __future__ import annotations

import unicodedata
from typing import Any

from argmap.build import faults as build_faults
from argmap.build.drafts import StepDraft
from argmap.build.keys import Reader, find_reader, split_list
from argmap.build.reading import Reading
from argmap.model.records import ME, Expectation, Quotation, Stance
from argmap.syntax import faults
from argmap.syntax.outline import CLAIM_WORDS, Entry
from argmap.text import Span
from argmap.vocabulary import STANCES

TOLD, TOLD_QUOTATION, TOLD_KEY = -1, 3, 4
"""The phases of a block in which something stood too late: anything, a quotation only, or a key only.

What is of the same kind right after it is not told of again: it moves up together with the first.
"""


class Beneath:
    """Reads keys and quotations into what they describe."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.expectations: list[Expectation] = []

    def read_quotation(self, entry: Entry) -> None:
        """Read words quoted for the claim above."""
        owner = entry.owner
        words, citations, _ = self.reading.read_prose(entry)
        if entry.lost:
            return
        if owner.phase in (2, TOLD_KEY):
            self.reading.report(build_faults.key_out_of_place(self.reading.span(entry), ">"))
            owner.phase = TOLD_QUOTATION if owner.phase == 2 else TOLD
        owner.phase = owner.phase or 1
        if owner.claim is not None:
            quotation = Quotation(words, citations, at=self.reading.text_span(entry))
            if owner.claim.quotations is None:
                owner.claim.quotations = [quotation]
            else:
                owner.claim.quotations.append(quotation)

    def read_key(self, entry: Entry) -> None:
        """Read a key into what it describes."""
        owner = entry.owner
        if entry.lost or (owner.lost and owner.claim is None and owner.part is None):
            return
        line = entry.line
        key = line.word
        key_span = Span(self.reading.source, line.first, line.head_end)
        if owner.word == "question" and owner.line.text is None and owner.part is None:
            return
        reader, wrong = find_reader(owner.word, key, key_span)
        if reader is None:
            assert wrong is not None
            self.reading.report(wrong)
            return
        late = owner.phase in (1, 2, TOLD_QUOTATION)
        if self._read_value(entry, key, key_span, reader) and late:
            self.reading.report(build_faults.key_out_of_place(key_span, key))
            owner.phase = TOLD_KEY if owner.phase == 2 else TOLD

    def _read_value(self, entry: Entry, key: str, key_span: Span, reader: Reader) -> bool:
        """Read what a key says; return whether nothing gave it before, as a repeated key may as well be dropped."""
        owner = entry.owner
        value = (entry.text or "").strip(" \n")
        if not value:
            self.reading.report(faults.empty_text(key_span, key))
            return True
        if key in STANCES:
            return self._read_stance(entry, key)
        span = self.reading.text_span(entry)
        if key == "authors" and owner.word == "source":
            found: Any = self._source_authors(entry)
        else:
            found, wrong = reader(key, value, span)
            if wrong is not None:
                self.reading.report(wrong)
                found = None
            else:
                self.reading.warn_comment(entry, value)
        if key == "expect":
            return self._expect(owner, key_span, found)
        holder = self._holder(owner, key)
        if holder is None:
            return True
        first = holder.claim_key(key, key_span)
        if first is not key_span:
            self.reading.report(build_faults.repeated_key(key_span, key, first))
            return False
        if found is not None:
            holder.set_value(key, found)
        return True

    def _holder(self, owner: Entry, key: str) -> Any:
        """Return what a key describes: the claim, its part in a step, or the step."""
        if owner.word not in CLAIM_WORDS:
            return owner.part
        if key in ("scheme", "weight"):
            return owner.part
        if key in ("role", "move", "asks"):
            part = owner.part
            if isinstance(part, StepDraft):
                return part.part(0) if key == "role" else part
            return part
        return owner.claim

    def _source_authors(self, entry: Entry) -> tuple[str, ...]:
        """Return the ids of a source's authors, reporting those that are not declared."""
        known = []
        for name, at in split_list(entry.text or ""):
            span = Span(self.reading.source, *entry.place_piece(at, at + len(name)))
            author = unicodedata.normalize("NFC", name)
            find = self.reading.names.find
            if author == ME or find(self.reading.scope, "author", author, lambda span=span: span, several=True):  # type: ignore[misc]
                known.append(author)
        return tuple(dict.fromkeys(known))

    def _expect(self, owner: Entry, span: Span, verdict: str | None) -> bool:
        if owner.claim is None:
            return True
        first = owner.claim.claim_key(f"expect {id(self.reading.file)}", span)
        if first is not span:
            self.reading.report(build_faults.repeated_key(span, "expect", first))
            return False
        if verdict:
            self.expectations.append(Expectation(owner.claim.id, verdict, self.reading.included, at=span))
        return True

    def _read_stance(self, entry: Entry, key: str) -> bool:
        """Read who agreed, conceded, denied or reported a claim, and where; return whether it was not said before."""
        prose, citations, bare = self.reading.read_prose(entry)
        start = entry.line.text_start
        span = Span(self.reading.source, start, start + len(prose))
        if not prose:  # told already
            return True
        author = unicodedata.normalize("NFC", prose)
        if author != ME and not self.reading.names.find(self.reading.scope, "author", author, lambda: span):
            return True
        if bare is not None:
            self.reading.warn_borrowed(entry, (author,), bare, citations)
        claim = entry.owner.claim
        if claim is None:
            return True
        at = self.reading.span(entry)
        first = claim.claim_key(" ".join([key, author, *map(str, citations)]), at)
        stance = Stance(key, author, citations, at=at)  # type: ignore[arg-type]
        if first is not at:
            self.reading.report(build_faults.repeated_key(at, f"{key}: {author}", first))
            return False
        if claim.stances is None:
            claim.stances = [stance]
        else:
            claim.stances.append(stance)
        return True
