"""What does not fit together in a map made of two people's edits, though each by itself was sound. Mends nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from argmap.model import ME, Claim, Map, Undercut
from argmap.prep.diff_pairs import list_uses

Misfit: TypeAlias = "tuple[str, Any, Any]"  # what it is, and what each side has of it: a record, words or None

_NAMED = ("claims", "questions", "sections", "scenarios")  # these share their names


def find_misfits(base: Map, ours: Map, theirs: Map, made: Map) -> Iterator[Misfit]:
    """Yield what one side took away and the other uses, and claims that both moved, each to another place.

    The claims of all four maps go by the ids of the base.
    """
    for kind, id_ in dict.fromkeys(_list_references(made)):
        if id_ not in getattr(made, kind):
            mine, yours = (getattr(side, kind).get(id_) for side in (ours, theirs))
            if mine is not None or yours is not None:
                yield f"the {kind[:-1]} `{id_}`, removed by one and used by the other", mine, yours
    for claim in base.claims:
        was, mine, yours = (set(list_uses(side, claim)) for side in (base, ours, theirs))
        if was - mine and was - yours and mine - was and yours - was and mine != yours:
            yield f"the place of the claim `{claim}`", _say_uses(ours, claim), _say_uses(theirs, claim)


def find_shared_names(ours: Map, theirs: Map, made: Map) -> Iterator[Misfit]:
    """Yield things that only the two edits together give one name, or names that differ in capitals alone."""
    things: dict[str, tuple[str, str]] = {}
    for kind in _NAMED:
        for id_ in getattr(made, kind):
            other = things.setdefault(id_.casefold(), (kind, id_))
            if other == (kind, id_) or any(
                id_ in getattr(side, kind) and other[1] in getattr(side, other[0]) for side in (ours, theirs)
            ):
                continue
            pair = [getattr(side, kind).get(id_) or getattr(side, other[0]).get(other[1]) for side in (ours, theirs)]
            yield f"the name `{id_}`, for a {other[0][:-1]} and a {kind[:-1]}", pair[0], pair[1]


def _list_references(map_: Map) -> Iterator[tuple[str, str]]:
    """Yield what the records of a map name: the collection it should be in, and its id."""
    for source in map_.sources.values():
        yield from _list_people(source.authors)
    for claim in map_.claims.values():
        yield from _list_claim(claim)
    for question in map_.questions.values():
        if question.section is not None:
            yield "sections", question.section
        for answer in question.answers:
            yield "claims", answer.claim
            yield from _list_undercuts(answer.undercuts)
    for expectation in map_.expectations:
        yield "claims", expectation.claim
    for scenario in map_.scenarios.values():
        tested = (expectation.claim for expectation in scenario.expectations)
        for id_ in (*scenario.accepts, *scenario.rejects, *tested):
            yield "claims", id_


def _list_claim(claim: Claim) -> Iterator[tuple[str, str]]:
    yield from _list_people((*claim.authors, *(stance.author for stance in claim.stances)))
    if claim.section is not None:
        yield "sections", claim.section
    for cited in (claim.citations, *(s.citations for s in claim.stances), *(q.citations for q in claim.quotations)):
        for citation in cited:
            if citation.source is not None:
                yield "sources", citation.source
    for step in claim.steps:
        yield from _list_people(step.movers)
        for premise in step.premises:
            yield "claims", premise.claim
        yield from _list_undercuts(step.undercuts)


def _list_undercuts(undercuts: tuple[Undercut, ...]) -> Iterator[tuple[str, str]]:
    for undercut in undercuts:
        yield "claims", undercut.claim
        yield from _list_people(undercut.movers)


def _list_people(authors: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for author in authors:
        if author != ME:
            yield "authors", author


def _say_uses(map_: Map, claim: str) -> str:
    return ", ".join(f"{manner.replace('-', ' ')} on {id_}" for manner, id_ in list_uses(map_, claim))
