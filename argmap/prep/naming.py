"""How a sheet speaks of claims, people, sources and places. Works out nothing of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from argmap.model import ME, Citation, Claim, Map, Source
from argmap.person_name import last_name
from argmap.prep.sheet import Run, Words, words

_UNNAMED = re.compile(r"\s*\((?:unnamed|not named|anonymous)\)")
_NAMELESS = re.compile(r"\b(?:unnamed|not named|anonymous|unknown|no name)\b", re.IGNORECASE)


def name_claim(claim: Claim) -> Words:
    """Return a claim's text and, if the map-maker gave it one, its name in small."""
    return words(claim.text, Run(f" ({claim.id})", "faint", claim=claim.id) if claim.named else "")


def name_people(map_: Map, authors: Iterable[str]) -> str:
    """Return the full names of authors, `the map-maker` for `me`."""
    return join_names([map_.author_name(author) for author in authors])


def join_names(names: list[str]) -> str:
    """Join names as one says them: `A`, `A and B`, `A, B and C`."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def is_nameless(name: str) -> bool:
    """Whether a name only describes somebody whose name is not known: `the writer (unnamed)`."""
    return bool(_NAMELESS.search(name))


def name_briefly(map_: Map, author: str) -> str:
    """Return an author's last name; of the map-maker and of those whose name is not known, the whole of it."""
    name = map_.author_name(author)
    if author not in map_.authors or is_nameless(name):
        return name
    return last_name(name, map_.authors[author].extras.get("x-family"))


def call_author(map_: Map, author: str) -> str:
    """Return what a sentence calls an author: the last name, or what describes one without a name."""
    name = _UNNAMED.sub("", name_briefly(map_, author))
    return name[:1].lower() + name[1:] if name.startswith(("The ", "A ", "An ")) else name


def name_sources(map_: Map) -> dict[str, str]:
    """Return a short name of each source, last names and year (`Berman 2023`), no two alike.

    A source whose author has no name goes by its id.
    """
    names = {source.id: _name_source(map_, source) for source in map_.sources.values()}
    shared = Counter(names.values())
    return {id_: name if shared[name] == 1 else f"{name} ({id_})" for id_, name in names.items()}


def _name_source(map_: Map, source: Source) -> str:
    people = [author for author in source.authors if author != ME]
    named = [name_briefly(map_, author) for author in people if not is_nameless(map_.author_name(author))]
    who = f"{named[0]} and others" if len(named) > 2 else join_names(named)
    year = source.date[:4] if source.date else "n.d."
    return f"{who or source.id} {year}"


def say_citations(citations: Iterable[Citation], names: dict[str, str]) -> str:
    """Return where something stands, each source and place once: `Berman 2023, ¶9, ¶11; LaMear n.d., ¶3`."""
    places: dict[str, dict[str, None]] = {}
    for citation in citations:
        source = names.get(citation.source, citation.source) if citation.source else ""
        places.setdefault(source, {}).update(dict.fromkeys(map(str, citation.locators)))
    return "; ".join(", ".join(filter(None, [source, *found])) for source, found in places.items() if source or found)


def say_places(citations: Iterable[Citation]) -> str:
    """Return the places that citations name, each once, without their sources: `¶9, ¶11`."""
    return ", ".join(dict.fromkeys(str(locator) for citation in citations for locator in citation.locators))


def count(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: `1 claim`, `2 claims`, `no claims`."""
    return f"{number or 'no'} {noun if number == 1 else plural or noun + 's'}"
