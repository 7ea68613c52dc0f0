"""Whose a claim is, and a sheet’s sources in full, as its last part. Audits none of them."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import bidirectional

from argmap.bibliography.citations import sort_sources, write_citation
from argmap.model import Claim, Map
from argmap.prep.answers import is_open_doubt
from argmap.prep.cards import list_speakers
from argmap.prep.naming import name_people
from argmap.prep.resting import list_citations
from argmap.prep.sheet import Item, Listing, Part


def list_sources(map_: Map, claims: Iterable[str]) -> Part:
    """Return a part with each source that one of these claims cites, in a debater’s full citation."""
    cited: dict[str, None] = {}
    for id_ in dict.fromkeys(claims):
        claim = map_.claims[id_]
        for citation in (*list_citations(claim), *(c for stance in claim.stances for c in stance.citations)):
            if citation.source is not None and citation.source in map_.sources:
                cited[citation.source] = None
    sources = sort_sources((map_.sources[source] for source in cited), map_.authors)
    items = [Item(write_citation(source, map_.authors, "debate")) for source in sources]
    return Part("Sources", [Listing(items)], name="sources", empty="No claim on this sheet cites a source.")


def begin_line(text: str) -> str:
    """Return what stands between a word of ours and a text: a new line for one that runs from right to left.

    Each line of a cell runs as its first letter does; without the line such a text would run as our word does.
    """
    first = next((one for one in map(bidirectional, text) if one in ("L", "R", "AL")), "L")
    return " " if first == "L" else "\n"


def say_whose(map_: Map, claim: Claim) -> str:
    """Return whose a claim is: who says it, and of a doubt who has taken it up."""
    return "open doubt" if is_open_doubt(claim) else name_people(map_, list_speakers(claim))
