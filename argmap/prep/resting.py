"""Which sources each claim of a map rests on: by its own citations, and through its reasons. Judges no source."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Mapping

from attrs import frozen

from argmap.model import Citation, Claim, Map


@frozen
class Resting:
    """For each claim the sources that it `cites` itself, and those that it `rests_on` in all; for each, in order.

    What speaks for a claim: its own citations and quotations, those with which another author `agreed` to it or
    `conceded` it, and all that its reasons rest on.
    """

    cites: Mapping[str, tuple[str, ...]]
    rests_on: Mapping[str, tuple[str, ...]]


def list_citations(claim: Claim) -> Iterator[Citation]:
    """Yield the citations by which a claim is in a source: its own, and those of its quotations."""
    yield from claim.citations
    for quotation in claim.quotations:
        yield from quotation.citations


def find_resting(map_: Map) -> Resting:
    """Work out which sources the claims rest on. Circles of reasons are no hindrance."""
    numbers = {source: 1 << at for at, source in enumerate(map_.sources)}
    cites: dict[str, tuple[str, ...]] = {}
    carried: dict[str, int] = {}
    for claim in map_.claims.values():
        cites[claim.id] = tuple(
            dict.fromkeys(c.source for c in list_citations(claim) if c.source is not None and c.source in numbers)
        )
        granted = [c.source for s in claim.stances if s.kind in ("agreed", "conceded") for c in s.citations]
        carried[claim.id] = 0
        for source in (*cites[claim.id], *granted):
            carried[claim.id] |= numbers.get(source or "", 0)
    upwards: dict[str, list[str]] = {}
    for step in map_.steps:
        if step.kind == "reason":
            for premise in step.premises:
                upwards.setdefault(premise.claim, []).append(step.claim)
    waiting = deque(claim for claim, mask in carried.items() if mask)
    while waiting:  # each claim comes again only when a source was added to it
        claim_id = waiting.popleft()
        for above in upwards.get(claim_id, ()):
            if carried[claim_id] & ~carried[above]:
                carried[above] |= carried[claim_id]
                waiting.append(above)
    listed = {mask: tuple(s for s, bit in numbers.items() if mask & bit) for mask in set(carried.values())}
    return Resting(cites, {claim: listed[mask] for claim, mask in carried.items()})


def count_carried(map_: Map) -> dict[str, int]:
    """Return how many claims rest on each claim directly, as a premise of their reasons."""
    counts = dict.fromkeys(map_.claims, 0)
    for step in map_.steps:
        if step.kind == "reason":
            for premise in step.premises:
                counts[premise.claim] += 1
    return counts


def count_placeless(map_: Map) -> Counter[str]:
    """Return for each source how many citations name no place in it."""
    return Counter(
        citation.source
        for claim in map_.claims.values()
        for citation in list_citations(claim)
        if citation.source is not None and not citation.locators
    )
