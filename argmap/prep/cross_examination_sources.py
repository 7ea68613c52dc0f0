"""The questions to put about the sources of a case: who wrote them, when, for whom. Asks nothing about claims."""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.model import ME, Claim, Map, Source
from argmap.prep.cross_examination import Ask, Settled
from argmap.prep.fields import say_qualifications
from argmap.prep.naming import call_author, is_nameless, name_people, name_sources
from argmap.prep.resting import list_citations
from argmap.prep.sheet import words
from argmap.prep.timeline import show_date


def ask_about_sources(map_: Map, author: str, claims: Sequence[str]) -> tuple[list[Ask], list[Settled]]:
    """Return the questions about the sources that these claims cite, and those that the map answers."""
    asks: list[Ask] = []
    settled: list[Settled] = []
    bare: dict[str, dict[str, None]] = {}
    cited: dict[str, None] = {}
    for id_ in claims:
        claim = map_.claims[id_]
        if author in claim.authors:
            _note_places(claim, cited, bare)
    for id_ in (source for source in cited if source in map_.sources):
        source = map_.sources[id_]
        for text, fact in _list_facts(map_, source):
            if fact:
                settled.append(Settled("", text, words(fact)))
            else:
                asks.append(Ask("", text, "clarify", words("Nothing: the map does not have it.")))
        places = sorted(bare.get(id_, ()), key=_find_order)
        if places:
            text = f"Can you read us the words of {name_sources(map_)[id_]} at {', '.join(places)}?"
            asks.append(Ask("", text, "test evidence", words("The map has these places in its own words only.")))
    return asks, settled


def _note_places(claim: Claim, cited: dict[str, None], bare: dict[str, dict[str, None]]) -> None:
    for citation in list_citations(claim):
        if citation.source is not None:
            cited[citation.source] = None
            if not claim.quotations:
                bare.setdefault(citation.source, {}).update(dict.fromkeys(map(str, citation.locators)))


def _find_order(place: str) -> tuple[str, int, str]:
    """Return what puts places in the order of their source: `¶9` before `¶11`."""
    number = re.search(r"\d+", place)
    return (place[: number.start()], int(number[0]), place) if number else (place, 0, place)


def _list_facts(map_: Map, source: Source) -> list[tuple[str, str]]:
    """Return what is asked of every source, with what the map knows; empty where it does not."""
    title = f"“{source.title}”"
    people = [author for author in source.authors if author != ME]
    named = [author for author in people if not is_nameless(map_.author_name(author))]
    who = " and ".join(call_author(map_, author) for author in named)
    facts = [(f"Who wrote {title}?", name_people(map_, named))]
    if named:
        facts.append((f"What qualifies {who} to speak on this?", say_qualifications(map_, source)))
    facts += [
        (f"When was {title} published?", show_date(source.date) if source.date else ""),
        (f"Who published {title}?", source.publisher or ""),
    ]
    return facts
