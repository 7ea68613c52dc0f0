"""The sources that a sheet cites, in full, as its last part. Audits none of them."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.bibliography.citations import sort_sources, write_citation
from argmap.model import Map
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
