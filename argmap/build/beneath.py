"""What is written beneath a line: keys, stances and quotations."""

from __future__ import annotations

import unicodedata
from typing import Any

from argmap.build import faults as build_faults
from argmap.build.drafts import StepDraft
from argmap.build.keys import find_reader, split_list
from argmap.build.reading import Reading
from argmap.model.records import ME, Expectation, Quotation, Stance
from argmap.syntax import faults
from argmap.syntax.outline import CLAIM_WORDS, Entry
from argmap.text import Span
from argmap.vocabulary import STANCES

TOLD = -1
"""The phase of a block in which a key stood too late: the keys right after it are not told of again."""


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
        if owner.phase == 2:
            self.reading.report(build_faults.key_out_of_place(self.reading.span(entry), ">"))
            owner.phase = TOLD
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
        if owner.phase > 0:
            self.reading.report(build_faults.key_out_of_place(key_span, key))
            owner.phase = TOLD
        value = (entry.text or "").strip(" \n")
        if not value:
            self.reading.report(faults.empty_text(key_span, key))
            return
        if key in STANCES:
            self._read_stance(entry, key)
            return
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
            self._expect(owner, key_span, found)
            return
        holder = self._holder(owner, key)
        if holder is None:
            return
        first = holder.claim_key(key, key_span)
        if first is not key_span:
            self.reading.report(build_faults.repeated_key(key_span, key, first))
        elif found is not None:
            holder.set_value(key, found)

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
            if author == ME or self.reading.names.find(self.reading.scope, "author", author, lambda span=span: span):  # type: ignore[misc]
                known.append(author)
        return tuple(dict.fromkeys(known))

    def _expect(self, owner: Entry, span: Span, verdict: str | None) -> None:
        if owner.claim is None:
            return
        first = owner.claim.claim_key(f"expect {id(self.reading.file)}", span)
        if first is not span:
            self.reading.report(build_faults.repeated_key(span, "expect", first))
        elif verdict:
            self.expectations.append(Expectation(owner.claim.id, verdict, self.reading.included, at=span))

    def _read_stance(self, entry: Entry, key: str) -> None:
        """Read who agreed, conceded, denied or reported a claim, and where."""
        prose, citations, bare = self.reading.read_prose(entry)
        start = entry.line.text_start
        span = Span(self.reading.source, start, start + len(prose))
        author = unicodedata.normalize("NFC", prose)
        if author != ME and not self.reading.names.find(self.reading.scope, "author", author, lambda: span):
            return
        if bare is not None:
            self.reading.warn_borrowed(entry, (author,), bare, citations)
        claim = entry.owner.claim
        if claim is None:
            return
        at = self.reading.span(entry)
        first = claim.claim_key(" ".join([key, author, *map(str, citations)]), at)
        stance = Stance(key, author, citations, at=at)  # type: ignore[arg-type]
        if first is not at:
            self.reading.report(build_faults.repeated_key(at, f"{key}: {author}", first))
        elif claim.stances is None:
            claim.stances = [stance]
        else:
            claim.stances.append(stance)
