"""The ids of the people whom a bibliography names. Makes no records."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from argmap.bibliography.entries import make_id
from argmap.free_name import take_free_name
from argmap.person_name import Person, speak_name


def name_people(people: Iterable[Person], declared: Mapping[str, str | None]) -> dict[Person, str]:
    """Return an id for each person.

    `declared` are the authors that the map declares, their full names by id (None where a line only takes one up).
    Who has the name of one of these is that author. Everybody else goes by his last name in small letters, or by it
    and his given names where that is somebody else's.
    """
    by_name = {_fold(speak_name(name)): author for author, name in declared.items() if name}
    by_name |= {_fold(name): author for author, name in declared.items() if name}
    folded = {author.casefold(): author for author in declared}
    ids: dict[Person, str] = {}
    unknown: dict[str, list[Person]] = {}
    for person in dict.fromkeys(people):
        known = by_name.get(_fold(person.name))
        if known is not None:
            ids[person] = known
        else:
            unknown.setdefault(make_id(person.last.lower()) or "author", []).append(person)
    taken = set(folded)
    made: dict[str, str] = {}
    for last, sharing in unknown.items():
        for person in sharing:
            own = folded.get(last.casefold())
            if own is not None and (declared[own] is None or _may_be(speak_name(declared[own] or ""), person)):
                ids[person] = own
                continue
            alone = len({_fold(other.name) for other in sharing}) == 1
            base = last if alone and last.casefold() not in taken else make_id(f"{last}-{person.given.lower()}") or last
            name = _fold(person.name)
            if name not in made:
                made[name] = take_free_name(base, taken)
            ids[person] = made[name]
    return ids


def _fold(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _may_be(name: str, person: Person) -> bool:
    """Tell whether a full name may be another form of a person's: `G. LaMear` of `Geoff LaMear`."""
    words = _fold(name).replace(".", " ").split()
    last = _fold(person.last).split()
    if not words or words[-len(last) :] != last:
        return False
    given = _fold(person.given).replace(".", " ").split()
    first = words[0] if len(words) > len(last) else ""
    return not given or not first or given[0].startswith(first) or first.startswith(given[0])
