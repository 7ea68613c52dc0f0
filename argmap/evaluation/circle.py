"""A shortest circle of undecided moves through a claim. Says nothing of it in words."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from argmap.evaluation.evaluation import Evaluation
from argmap.model import Step

Bearing = Literal["reason", "objection", "rival", "break", "answer", "exception"]
"""How one claim bears on another: as a reason for it, an objection to it or a rival; or it breaks a reason for it,
answers an objection to it, or lets it stand beside a rival."""


@frozen
class Move:
    """A claim, and how the claim after it in the circle bears on it."""

    claim: int
    bearing: Bearing


def find_circle(evaluation: Evaluation, c: int, *, odd: bool, most: int | None = None) -> tuple[list[Move], int]:
    """Return a shortest circle of undecided moves through a claim, which comes first.

    `odd` asks for one with an odd number of attacks. Empty where there is none, or where none was found among the
    first `most` claims looked at. Also returns how many were looked at.
    """
    conditions, labels, steps = evaluation.conditions, evaluation.labelling.claims, evaluation.labelling.steps
    start = (c, 0)
    came_from: dict[tuple[int, int], tuple[tuple[int, int], Bearing]] = {}
    queue = [start]
    for looked, node in enumerate(queue):  # grows while it is read
        if looked == most:
            return [], looked
        claim, parity = node
        for source, sign in ((conditions.reasons, 0), (conditions.rebuttals, 1)):
            for i in source[claim]:
                if steps[i]:
                    continue
                declared = isinstance(conditions.record[i], Step)
                for uses, turn in ((conditions.premises[i], 0), (conditions.undercuts[i], 1)):
                    bearing = _name_bearing(bool(sign), bool(turn), declared)
                    for other in uses:
                        if labels[other]:
                            continue
                        reached = (other, parity ^ sign ^ turn)
                        if other == c and (not odd or reached[1]):
                            path = [Move(claim, bearing)]
                            while node != start:
                                node, bearing = came_from[node]
                                path.append(Move(node[0], bearing))
                            return path[::-1], looked
                        if reached not in came_from and reached != start:
                            came_from[reached] = (node, bearing)
                            queue.append(reached)
    return [], len(queue)


def _name_bearing(against: bool, undercut: bool, declared: bool) -> Bearing:
    """Return how a claim bears on another by a step for or against it, declared in the map or between rivals."""
    if not against:
        return "break" if undercut else "reason"
    if undercut:
        return "answer" if declared else "exception"
    return "objection" if declared else "rival"
