"""Which question of a debate each claim bears on, by the shortest way. Weighs nothing."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model import Claim, Map, Question


def find_issues(map_: Map) -> dict[str, str]:
    """Return for each claim the id of the nearest question that it bears on; none for what bears on no question."""
    found: dict[str, str] = {}
    queue: list[str] = []
    for question in map_.questions.values():
        for claim in _list_answers(question):
            if claim not in found and claim in map_.claims:
                found[claim] = question.id
                queue.append(claim)
    for claim in queue:  # the queue grows while it is read: breadth first
        for other in list_beneath(map_.claims[claim]):
            if other not in found and other in map_.claims:
                found[other] = found[claim]
                queue.append(other)
    return found


def _list_answers(question: Question) -> Iterator[str]:
    for answer in question.answers:
        yield answer.claim
        yield from (undercut.claim for undercut in answer.undercuts)


def list_beneath(claim: Claim) -> Iterator[str]:
    """Yield the claims that bear on a claim: premises of its steps, and what breaks these."""
    for step in claim.steps:
        yield from (premise.claim for premise in step.premises)
        yield from (undercut.claim for undercut in step.undercuts)
