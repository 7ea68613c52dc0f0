"""The numbers and dates of a map, claim by claim, and side by side where two of them speak of one thing.

Says that two figures differ only where the map relates their claims, or where what is counted and its year are the
same. Whether they mean the same thing is for the reader to judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations
from typing import Literal

from attrs import frozen

from argmap.evidence.figures import Figure, find_figures
from argmap.model import Map
from argmap.prep.resting import list_citations

PairOutcome = Literal["same", "compatible", "other number", "other unit", "other year"]

MOST = 8
"""Claims that may share what they count and its year before they are too many to stand side by side in pairs."""

LARGE = 100
"""A number from which on it is no chance that two claims of one quarrel have it."""

SAME = {"troops": "soldier"}
"""Words for what is counted that mean the same."""


@frozen
class Said:
    """A figure where it is said: in the claim's own text, or in words quoted under it. `source` is the first cited."""

    claim: str
    figure: Figure
    quoted: bool
    source: str | None


@frozen
class Pair:
    """Two figures that speak of one thing, and how they compare.

    `relation` says in words what joins them: a relation of the map, or that noun and year are the same. `outcome`:
    `same`; `compatible` (one is a bound or a guess that the other keeps); `other number`; `other unit` (the same
    number of something else); `other year`.
    """

    first: Said
    second: Said
    relation: str
    outcome: PairOutcome


def list_figures(map_: Map) -> tuple[Said, ...]:
    """Return every number and date in the claims and quotations of a map, in its order."""
    found: list[Said] = []
    for claim in map_.claims.values():
        source = next((c.source for c in list_citations(claim) if c.source), None)
        year = claim.date[:4] if claim.date else None
        found += (Said(claim.id, figure, False, source) for figure in find_figures(claim.text, year))
        for quotation in claim.quotations:
            own = next((c.source for c in quotation.citations if c.source), source)
            found += (Said(claim.id, figure, True, own) for figure in find_figures(quotation.text, year))
    return tuple(found)


def pair_figures(map_: Map, said: Iterable[Said]) -> tuple[Pair, ...]:
    """Return the figures that stand side by side, those that the map relates first, in its order.

    A figure that a claim has both in its text and in its quotation stands for both; the two stand side by side only
    where they are not the same.
    """
    own: dict[str, list[Said]] = {}
    quoted: dict[str, list[Said]] = {}
    for one in said:
        if one.figure.kind != "date":
            (quoted if one.quoted else own).setdefault(one.claim, []).append(one)
    found: dict[tuple[Said, Said], Pair] = {}
    by_claim = {claim: list(figures) for claim, figures in own.items()}
    for claim, figures in quoted.items():
        mine = own.get(claim, [])
        fresh = [one for one in figures if not any(_is_repeated(one.figure, other.figure) for other in mine)]
        repeated = [other for other in mine if any(_is_repeated(one.figure, other.figure) for one in figures)]
        _add_pairs(found, [one for one in mine if one not in repeated], fresh, "the claim and the words it quotes")
        by_claim.setdefault(claim, []).extend(fresh)
    for first, second, relation in _relate_claims(map_):
        if first in by_claim and second in by_claim and first != second:
            _add_pairs(found, by_claim[first], by_claim[second], relation)
    alike: dict[tuple[str, str | None, str | None], list[Said]] = {}
    for figures in by_claim.values():
        for one in figures:
            if one.figure.noun is not None and one.figure.kind in ("count", "money"):
                alike.setdefault((*_unit(one.figure), one.figure.year), []).append(one)
    for (_, _, year), group in alike.items():
        for one, two in combinations(group[:MOST], 2):
            if one.claim == two.claim or one.source == two.source or (one, two) in found or (two, one) in found:
                continue
            outcome = _compare(one.figure, two.figure)
            if outcome == "same" or (year is not None and outcome == "other number"):
                told = "both count the same, in one year" if year else "both count the same, and give no year"
                found[one, two] = Pair(one, two, told, outcome)
    return tuple(found.values())


def merge_quoted(said: Iterable[Said]) -> Iterator[tuple[Said, bool]]:
    """Yield each figure once a claim, with whether words quoted under the claim have it."""
    listed = list(said)
    texts: dict[str, list[Said]] = {}
    quotes: dict[str, list[Said]] = {}
    for one in listed:
        (quotes if one.quoted else texts).setdefault(one.claim, []).append(one)
    for one in listed:
        if not one.quoted:
            yield one, any(_is_repeated(other.figure, one.figure) for other in quotes.get(one.claim, ()))
        elif not any(_is_repeated(one.figure, other.figure) for other in texts.get(one.claim, ())):
            yield one, True


def _is_repeated(one: Figure, two: Figure) -> bool:
    """Whether two figures of one claim are the same one, said in much the same way."""
    if one.kind == "date" or two.kind == "date":
        return one.kind == two.kind and one.words.casefold() == two.words.casefold()
    return one.kind == two.kind and _number(one) == _number(two) and _compare(one, two) == "same"


def _relate_claims(map_: Map) -> Iterator[tuple[str, str, str]]:
    """Yield pairs of claims that the map relates, with what relates them."""
    for step in map_.steps:
        if step.kind == "rebuttal":
            for premise in step.premises:
                yield premise.claim, step.claim, "one rebuts the other"
    for question in map_.questions.values():
        for one, two in combinations(list(question.answers)[:MOST], 2):
            yield one.claim, two.claim, "both answer one question"


def _add_pairs(found: dict[tuple[Said, Said], Pair], firsts: list[Said], seconds: list[Said], relation: str) -> None:
    """Pair the figures of two claims: each with those that count the same, else with those of the same large number."""
    for one in firsts:
        alike = [two for two in seconds if _count_alike(one.figure, two.figure)]
        of_year = [two for two in alike if two.figure.year == one.figure.year]
        numbers = [
            two for two in seconds if two.figure.kind == one.figure.kind and _is_striking(one.figure, two.figure)
        ]
        for two in of_year or alike or numbers:
            if (one, two) not in found and (two, one) not in found:
                found[one, two] = Pair(one, two, relation, _compare(one.figure, two.figure))


def _is_striking(one: Figure, two: Figure) -> bool:
    """Whether two figures give one number, too large to be the same by chance."""
    return _number(one) == _number(two) >= LARGE


def _unit(figure: Figure) -> tuple[str, str | None]:
    return figure.kind, SAME.get(figure.noun or "", figure.noun)


def _count_alike(one: Figure, two: Figure) -> bool:
    """Whether two figures count the same: one noun, or the noun of the one named by the other (`Shahed drones`)."""
    if _unit(one) == _unit(two):
        return True
    if one.noun is None or two.noun is None:
        return one.kind == two.kind
    return one.kind == two.kind and (one.noun in two.words.casefold() or two.noun in one.words.casefold())


def _number(figure: Figure) -> Decimal:
    """The number that is said, whatever bound or `about` stands before it."""
    low, high = figure.low, figure.high
    assert low is not None
    assert high is not None
    if low == high or not high.is_finite():
        return low
    return high if not low else (low + high) / 2


def _compare(one: Figure, two: Figure) -> PairOutcome:
    same = _number(one) == _number(two)
    if not _count_alike(one, two):
        return "other unit"
    if same and (one.year == two.year or None in (one.year, two.year)):
        return "same"
    if one.year != two.year and None not in (one.year, two.year):
        return "other year"
    assert one.low is not None
    assert one.high is not None
    assert two.low is not None
    assert two.high is not None
    overlap = one.low <= two.high and two.low <= one.high
    return "compatible" if overlap else "other number"
