"""Two people's edits of one map put together, record by record. Reads no files, and settles no conflict.

What only one side changed is taken, a change that both made is taken once; the rest are conflicts.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import attrs
from attrs import frozen

from argmap.model import Map
from argmap.prep.diff_fields import say_value
from argmap.prep.diff_pairs import align_claims, pair_claims
from argmap.prep.merge_fit import find_misfits, find_shared_names
from argmap.text import Span
from argmap.write.prepare import rename_claims

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

_COLLECTIONS = {
    "author": "authors",
    "source": "sources",
    "section": "sections",
    "question": "questions",
    "claim": "claims",
    "scenario": "scenarios",
}


@frozen
class Conflict:
    """What both sides changed, each in another way. `ours` and `theirs` are in words, None where it was removed.

    `what` names it (`the text of the claim costs`); the places are those of the two records, where they are known.
    """

    what: str
    ours: str | None
    theirs: str | None
    ours_at: Span | None = None
    theirs_at: Span | None = None


@frozen
class Merged:
    """A map with the edits of both sides. Where there are conflicts, it holds what our side says of them."""

    map: Map
    conflicts: tuple[Conflict, ...] = ()


def merge_maps(base: Map, ours: Map, theirs: Map) -> Merged:
    """Return a map with what both sides changed since the base, and the conflicts.

    Claims are known by their texts and ids (`pair_claims`); steps by their claim, their kind and their first premise;
    what else a record lists (stances, quotations, undercuts, tags) by what it says.
    """
    merge = _Merge()
    ids = [pair_claims(base, side) for side in (ours, theirs)]
    sides = ours, theirs
    (ours, ours_own), (theirs, theirs_own) = (
        align_claims(side, {now: was for was, now in pairs.items()}) for side, pairs in zip(sides, ids, strict=True)
    )
    collections: dict[str, Any] = {
        field: merge.records(kind, getattr(base, field), getattr(ours, field), getattr(theirs, field))
        for kind, field in _COLLECTIONS.items()
    }
    for field in ("title", "date", "editor", "note"):
        first, mine, yours = (getattr(side, field) for side in (base, ours, theirs))
        collections[field] = merge.choose(f"the map's {field}", first, mine, yours, ())
    collections["extras"] = merge.extras("the map", base.extras, ours.extras, theirs.extras, ())
    tested = (side.expectations for side in (base, ours, theirs))
    made = attrs.evolve(ours, **collections, expectations=merge.listed("expectations", "", *tested))
    misfits = [*find_misfits(base, ours, theirs, made)]
    made = rename_claims(made, merge.choose_names(made, base, ids[0], ids[1], {**theirs_own, **ours_own}))
    for what, mine, yours in (*misfits, *find_shared_names(*sides, made)):
        merge.conflict(what, mine, yours, (mine, yours))
    return Merged(made, tuple(merge.conflicts))


_LISTED: Mapping[str, tuple[Callable[[Any], Hashable], str]] = {
    "reasons": (lambda step: step.premises[0].claim, "the reason `{}` for {}"),
    "rebuttals": (lambda step: step.premises[0].claim, "the rebuttal `{}` of {}"),
    "undercuts": (lambda undercut: undercut.claim, "the `unless {}` of {}"),
    "answers": (lambda answer: answer.claim, "the answer `{}` to {}"),
    "stances": (lambda stance: f"{stance.kind}: {stance.author}", "`{}` on {}"),
    "quotations": (lambda quotation: quotation.text, "the quotation “{}” of {}"),
    "expectations": (lambda expectation: expectation.claim, "what is expected of `{}`"),
    "tags": (lambda tag: tag, "the tag `{}` of {}"),
}
"""What records list: what an item is known by, and what to call it, with that and the record that lists it."""


class _Merge:
    """Chooses among three versions and keeps the conflicts."""

    def __init__(self) -> None:
        self.conflicts: list[Conflict] = []

    def conflict(self, what: str, ours: object, theirs: object, sides: Sequence[object]) -> None:
        """Keep a conflict; `sides` are the records of both, for their places."""
        places = [getattr(side, "at", None) for side in sides]
        self.conflicts.append(Conflict(what, say_value(ours), say_value(theirs), *places))

    def choose(self, what: str, base: T, ours: T, theirs: T, sides: Sequence[object]) -> T:
        """Return the value that one side changed; ours where both did."""
        if base == ours:
            return theirs
        if theirs not in (base, ours):
            self.conflict(what, ours, theirs, sides)
        return ours

    def extras(
        self,
        what: str,
        base: Mapping[str, str],
        ours: Mapping[str, str],
        theirs: Mapping[str, str],
        sides: Sequence[object],
    ) -> dict[str, str]:
        """Merge keys that the language does not know, one by one."""
        chosen = {
            key: self.choose(f"`{key}` of {what}", base.get(key), ours.get(key), theirs.get(key), sides)
            for key in _merge_order(list(base), list(ours), list(theirs))
        }
        return {key: value for key, value in chosen.items() if value is not None}

    def keyed(
        self,
        name: Callable[[K], str],
        base: Mapping[K, T],
        ours: Mapping[K, T],
        theirs: Mapping[K, T],
        merge: Callable[[str, T | None, T, T], T],
    ) -> list[T]:
        """Merge records by their keys, each side's new ones after what they follow there."""
        found = []
        for key in _merge_order(list(base), list(ours), list(theirs)):
            was, mine, yours = base.get(key), ours.get(key), theirs.get(key)
            if mine is not None and yours is not None:
                found.append(mine if mine == yours else merge(name(key), was, mine, yours))
                continue
            left = mine if mine is not None else yours
            if left is None or left == was:
                continue  # both removed it, or one did and the other left it as it was
            if was is not None:
                self.conflict(f"{name(key)}, removed by one and changed by the other", mine, yours, (mine, yours))
            found.append(left)
        return found

    def records(self, kind: str, base: Mapping[str, T], ours: Mapping[str, T], theirs: Mapping[str, T]) -> list[T]:
        """Merge records of one kind by their ids."""
        return self.keyed(lambda id_: f"the {kind} `{id_}`", base, ours, theirs, self.fields)

    def fields(self, what: str, base: T | None, ours: T, theirs: T) -> T:
        """Merge one record field by field; of one that both added, what differs is a conflict."""
        if base == ours:
            return theirs
        if base == theirs:
            return ours
        sides = (ours, theirs)
        changes: dict[str, Any] = {}
        for field in attrs.fields(type(ours)):  # type: ignore[arg-type]  # all are attrs records
            if field.eq is False:
                continue
            name = field.name
            was: Any = getattr(base, name, None)
            mine, yours = getattr(ours, name), getattr(theirs, name)
            if mine == yours:
                continue
            if name == "extras":
                changes[name] = self.extras(what, was or {}, mine, yours, sides)
            elif name in _LISTED:
                changes[name] = tuple(self.listed(name, what, was or (), mine, yours))
            else:
                changes[name] = self.choose(f"the {name} of {what}", was, mine, yours, sides)
        return attrs.evolve(ours, **changes)  # type: ignore[misc]  # likewise

    def listed(
        self, name: str, what: str, base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]
    ) -> list[Any]:
        """Merge what records of `what` list in the field `name`; several that are known by the same, by their order."""
        know, said = _LISTED[name]
        first, second, third = (_number(items, know) for items in (base, ours, theirs))
        return self.keyed(lambda key: said.format(key[0], what), first, second, third, self.fields)

    def choose_names(
        self, made: Map, base: Map, ours: Mapping[str, str], theirs: Mapping[str, str], displaced: Mapping[str, str]
    ) -> dict[str, str]:
        """Return the new ids of claims that a side renamed. A claim whose new name is taken by another keeps its own.

        `made` is the map before they are renamed; `ours` and `theirs` tell the ids that the base's claims have there,
        `displaced` those of new claims that had to give way to others.
        """
        names: dict[str, str] = {}
        for claim in base.claims.values():
            mine, yours = ours.get(claim.id, claim.id), theirs.get(claim.id, claim.id)
            names[claim.id] = yours if mine == claim.id else mine
            if claim.named and yours not in (claim.id, mine) and mine != claim.id:
                self.conflict(f"the name of the claim `{claim.id}`", mine, yours, ())
        names.update(displaced)
        names = {was: now for was, now in names.items() if was != now and was in made.claims}
        taken = {id_: id_ for id_ in made.claims if id_ not in names}
        for was, now in tuple(names.items()):
            if now in taken:
                one, other = made.claims[was].text, made.claims[taken[now]].text
                said = (one, other) if ours.get(was) == now else (other, one)
                self.conflict(f"the name `{now}`, which two claims would have", *said, ())
                del names[was]
            taken[names.get(was, was)] = was
        return names


def _number(items: Iterable[T], know: Callable[[T], Hashable]) -> dict[tuple[Hashable, int], T]:
    """Return items by what they are known by, and a number where several are known by the same."""
    found: dict[tuple[Hashable, int], T] = {}
    for item in items:
        key, number = know(item), 0
        while (key, number) in found:
            number += 1
        found[key, number] = item
    return found


def _merge_order(base: list[K], ours: list[K], theirs: list[K]) -> list[K]:
    """Return all keys in the order of the side that changed it, those of the other side after what they follow."""
    lead, other = (theirs, ours) if ours == base else (ours, theirs)
    known = set(lead)
    following: dict[K | None, list[K]] = {}
    last: K | None = None
    for key in other:
        if key in known:
            last = key
        else:
            following.setdefault(last, []).append(key)
    order = list(following.get(None, ()))
    for key in lead:
        order.append(key)
        order += following.get(key, ())
    return order
