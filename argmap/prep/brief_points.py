"""The points for an answer: which reasons are spoken, in what order, and the best evidence of each. Words nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from argmap.evaluation.grounded import IN
from argmap.model import Claim, Map, Step
from argmap.prep.answers import is_cited

FEWEST, MOST = 3, 5
"""Points that a side should have, and those it has at most."""


@frozen
class Point:
    """A point: the claims said together, the step in which they work, its label (1, 0 or -1), its best evidence."""

    claims: tuple[str, ...]
    step: Step | None
    label: int
    evidence: str | None


def choose_points(map_: Map, labels: Mapping[int, int], thesis: Claim) -> tuple[Point, ...]:
    """Return three to five points for a thesis in the order in which its speaker makes them.

    They are its reasons; where these are more than five, those that hold and are the speaker's own are chosen; where
    they are fewer than three, the reasons for these are added, as far as there are any. Unstated premises are no
    points of their own.
    """
    steps = list(thesis.reasons)
    if len(steps) > MOST:
        best = sorted(
            steps,
            key=lambda step: (
                labels.get(id(step), -1) != IN,
                set(step.movers).isdisjoint(thesis.authors),
                not is_cited(map_.claims[step.premises[0].claim]),
            ),
        )[:MOST]
        chosen = {id(step) for step in best}
        steps = [step for step in steps if id(step) in chosen]
    seen = {id(step) for step in steps}
    for step in steps:  # grows while it is read
        if len(steps) >= FEWEST:
            break
        for premise in step.premises:
            for deeper in map_.claims[premise.claim].reasons:
                if len(steps) < FEWEST and id(deeper) not in seen:
                    seen.add(id(deeper))
                    steps.append(deeper)
    steps.sort(key=lambda step: (step.claim != thesis.id, set(step.movers).isdisjoint(thesis.authors)))  # stable
    return tuple(_read_point(map_, labels, step) for step in steps)


def _read_point(map_: Map, labels: Mapping[int, int], step: Step) -> Point:
    said = tuple(premise.claim for premise in step.premises if not map_.claims[premise.claim].implicit)
    claims = said or (step.premises[0].claim,)
    return Point(claims, step, labels.get(id(step), -1), find_evidence(map_, claims))


def find_evidence(map_: Map, claims: tuple[str, ...]) -> str | None:
    """Return the best evidence of a point: the nearest claim with quoted words, else the nearest with a source."""
    cited = None
    for name in walk_down(map_, claims):
        claim = map_.claims[name]
        if claim.quotations:
            return name
        if cited is None and is_cited(claim):
            cited = name
    return cited


def walk_down(map_: Map, claims: tuple[str, ...]) -> Iterator[str]:
    """Yield claims and all that they rest on, nearest first."""
    queue = list(dict.fromkeys(claims))
    seen = set(queue)
    for name in queue:  # grows while it is read
        yield name
        for step in map_.claims[name].reasons:
            for premise in step.premises:
                if premise.claim not in seen:
                    seen.add(premise.claim)
                    queue.append(premise.claim)


def walk_reasons(map_: Map, claim: str) -> dict[str, int]:
    """Return a claim and all that it rests on, nearest first, each with how many steps it is away."""
    found = {claim: 0}
    queue = [claim]
    for name in queue:  # grows while it is read
        for step in map_.claims[name].reasons:
            for premise in step.premises:
                if premise.claim not in found:
                    found[premise.claim] = found[name] + 1
                    queue.append(premise.claim)
    return found
