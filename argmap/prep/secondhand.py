"""What a map has of people only through others: words and claims that a report hands on. Judges no report."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import frozen

from argmap.evidence import Change
from argmap.model import ME, Claim, Map, Quotation
from argmap.prep.resting import list_citations

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SHINGLE = 3
"""Words in a row that two quotations must share to be compared at all."""

COMMON = 4
"""Quotations of one author that share a run of words; what more of them share is a phrase of his, and tells nothing."""

ALIKE = 0.6
"""How much of two wordings, from 0 to 1, must be the same for them to be taken for one saying."""


@frozen
class Report:
    """A claim that a source gives as another's: who says it, and in which source that none of them wrote.

    `kind` is `says` for a claim of the speaker, `repeats` where the one who `reported` it repeats another's claim.
    """

    claim: str
    speakers: tuple[str, ...]
    source: str
    kind: str = "says"


@frozen
class TwoReports:
    """One saying of an author as two sources have it, each in a quotation of a claim.

    `same`: word for word, or one is a part of the other; else `difference` tells the wordings apart, `removed` being
    what stands in the first only, `added` what stands in the second only.
    """

    speaker: str
    first: tuple[str, str, Quotation]
    second: tuple[str, str, Quotation]
    same: bool
    difference: tuple[Change, ...] = ()


def find_reports(map_: Map) -> tuple[Report, ...]:
    """Return every claim that a source has from somebody who did not write it, in the order of the map."""
    found: dict[Report, None] = {}
    for claim in map_.claims.values():
        speakers = tuple(author for author in claim.authors if author != ME)
        for citation in list_citations(claim) if speakers else ():
            source = map_.sources.get(citation.source or "")
            if source is not None and not set(speakers) & set(source.authors):
                found[Report(claim.id, speakers, source.id)] = None
        for stance in claim.stances:
            for citation in stance.citations:
                source = map_.sources.get(citation.source or "")
                if source is None:
                    continue
                if stance.kind == "reported":
                    found[Report(claim.id, (stance.author,), source.id, "repeats")] = None
                elif stance.author not in source.authors:
                    found[Report(claim.id, (stance.author,), source.id, stance.kind)] = None
    return tuple(found)


def find_two_reports(map_: Map) -> tuple[TwoReports, ...]:
    """Return the pairs of quotations in which two sources hand on the same words of one author, or much the same."""
    found: list[TwoReports] = []
    said: dict[str, list[tuple[Claim, str, Quotation]]] = {}
    for claim in map_.claims.values():
        for quotation in claim.quotations:
            cited = quotation.citations or claim.citations
            source = next((c.source for c in cited if c.source is not None), None)
            for author in claim.authors if source is not None else ():
                said.setdefault(author, []).append((claim, source or "", quotation))
    for author, sayings in said.items():
        if author != ME and len({source for _, source, _ in sayings}) > 1:
            found += _compare_sayings(author, sayings)
    return tuple(found)


def _compare_sayings(author: str, sayings: list[tuple[Claim, str, Quotation]]) -> Iterable[TwoReports]:
    """Yield the pairs that share a run of words, each once, found by an index of such runs."""
    read = [_WORD.findall(quotation.text.casefold().replace("’", "'")) for _, _, quotation in sayings]
    index: dict[tuple[str, ...], list[int]] = {}
    pairs: dict[tuple[int, int], None] = {}
    for at, listed in enumerate(read):
        length = min(_SHINGLE, len(listed))
        for start in range(len(listed) - length + 1 if length else 0):
            for other in index.setdefault(tuple(listed[start : start + length]), []):
                if sayings[other][1] != sayings[at][1]:
                    pairs[other, at] = None
            sharing = index[tuple(listed[start : start + length])]
            if at not in sharing and len(sharing) < COMMON:
                sharing.append(at)
    for one, two in pairs:
        first, second = sayings[one], sayings[two]
        shown = (first[0].id, first[1], first[2]), (second[0].id, second[1], second[2])
        short, long = sorted((read[one], read[two]), key=len)
        if f" {' '.join(short)} " in f" {' '.join(long)} ":
            yield TwoReports(author, *shown, same=True)
        else:
            changes, alike = compare_wordings(first[2].text, second[2].text)
            if alike >= ALIKE:
                yield TwoReports(author, *shown, same=False, difference=changes)


def compare_wordings(first: str, second: str) -> tuple[tuple[Change, ...], float]:
    """Tell two wordings apart word by word, and how much of them is the same, from 0 to 1."""
    from rapidfuzz.distance import Indel

    one, two = first.split(), second.split()
    plain_one, plain_two = ([_bare(word) for word in listed] for listed in (one, two))
    changes: list[Change] = []
    for step in Indel.opcodes(plain_one, plain_two):
        if step.tag == "equal":
            changes.append(Change("kept", " ".join(one[step.src_start : step.src_end])))
        if step.tag in ("delete", "replace"):
            changes.append(Change("removed", " ".join(one[step.src_start : step.src_end])))
        if step.tag in ("insert", "replace"):
            changes.append(Change("added", " ".join(two[step.dest_start : step.dest_end])))
    return tuple(changes), Indel.normalized_similarity(plain_one, plain_two)


def _bare(word: str) -> str:
    return "".join(_WORD.findall(word.casefold().replace("’", "'"))) or word
