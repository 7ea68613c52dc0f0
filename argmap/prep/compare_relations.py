"""What joins two authors in a map: what each holds, where one moves against the other, what both hold. Prints nothing.

Only declared relations count: who says, agreed, conceded, denied, reported; who moves a `because`, a `but`, an
`unless`; which answers exclude one another. Likeness of words counts for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from attrs import frozen

from argmap.evaluation.conditions import GRANTS
from argmap.model import ME, Claim, Map, Stance
from argmap.prep.answers import Replies, Reply, is_open_doubt

Manner = Literal["says", "agrees", "grants", "takes up"]

_SAID_OF = {"denied": "denies", "reported": "reports"}


@frozen
class Holding:
    """How an author holds a claim: he `says` it, `agrees`, `grants` it, or `takes up` another's in his own step."""

    author: str
    claim: str
    manner: Manner
    stance: Stance | None = None


@frozen
class Clash:
    """A move of one author against what another holds: a reply, or a denial without a reason (`stance`)."""

    mover: str
    against: str
    claim: str
    reply: Reply | None = None
    stance: Stance | None = None


def find_holdings(map_: Map, author: str) -> dict[str, Holding]:
    """Return what an author holds, by claim, in the order of the map."""
    found: dict[str, Holding] = {}
    for claim in map_.claims.values():
        if author in claim.authors and not is_open_doubt(claim):
            found[claim.id] = Holding(author, claim.id, "says")
            continue
        for stance in claim.stances:
            if stance.author == author and stance.kind in GRANTS:
                found[claim.id] = Holding(author, claim.id, "agrees" if stance.kind == "agreed" else "grants", stance)
                break
    taken: dict[str, None] = {}
    for step in map_.steps:
        if author in step.movers:
            taken |= dict.fromkeys(premise.claim for premise in step.premises)
        for undercut in step.undercuts:
            if author in undercut.movers:
                taken[undercut.claim] = None
    for id_ in taken:
        if id_ not in found and id_ in map_.claims and not map_.claims[id_].doubt:
            found[id_] = Holding(author, id_, "takes up")
    order = {id_: at for at, id_ in enumerate(map_.claims)}
    return dict(sorted(found.items(), key=lambda pair: order[pair[0]]))


def find_clashes(map_: Map, replies: Replies, mover: str, against: str, held: Mapping[str, Holding]) -> list[Clash]:
    """Return the moves of one author against what the other holds (`held`) or argues, each once."""
    found: list[Clash] = []
    seen: set[object] = set()
    for claim in map_.claims.values():
        for reply in replies.to(claim.id):
            if mover not in reply.movers or against in reply.movers or reply.kind == "rival":
                continue
            theirs = claim.id in held
            if reply.kind != "rebuttal" and reply.step is not None:
                theirs = against in reply.step.movers or (set(reply.step.movers) <= {ME} and reply.step.claim in held)
            key = (id(reply.step), reply.claims)
            if theirs and key not in seen:
                seen.add(key)
                found.append(Clash(mover, against, claim.id, reply))
        if claim.id in held and held[claim.id].manner == "says":
            denials = (s for s in claim.stances if s.author == mover and s.kind == "denied")
            found += [Clash(mover, against, claim.id, stance=stance) for stance in denials]
    return found


def find_beneath(map_: Map, claims: Iterable[str]) -> dict[str, int]:
    """Return the claims that bear on some claims, by `because`, `but` or `unless`, with their depth beneath them."""
    depth = dict.fromkeys((claim for claim in claims if claim in map_.claims), 0)
    queue = list(depth)
    for id_ in queue:  # grows while it is read
        for other in _list_beneath(map_.claims[id_]):
            if other not in depth and other in map_.claims:
                depth[other] = depth[id_] + 1
                queue.append(other)
    return depth


def _list_beneath(claim: Claim) -> Iterator[str]:
    for step in claim.steps:
        for premise in step.premises:
            yield premise.claim
        for undercut in step.undercuts:
            yield undercut.claim


@frozen
class Position:
    """Where an author stands on an issue: a claim and how he comes to it.

    `manner` is a word for what he does with the claim: `says`, `agrees`, `grants`, `denies`, `reports`, `supports`,
    `opposes`, or `says beneath` for a claim of his with which others move on the issue. For `supports` and `opposes`
    `by` are the claims with which he does it, and `label` what kind of move it is.
    """

    manner: str
    claim: str
    by: tuple[str, ...] = ()
    label: str = ""
    stance: Stance | None = None


def find_positions(
    map_: Map, replies: Replies, author: str, answers: Sequence[str], held: Mapping[str, Holding]
) -> list[Position]:
    """Return where an author stands on a question with these answers: what he holds, else the nearest move he makes.

    What another uses of his words is no answer of his; but who makes no move is not silent on what he says himself.
    """
    found = []
    for answer in answers:
        holding = held.get(answer)
        if holding is not None and holding.manner != "takes up":
            found.append(Position(holding.manner, answer, stance=holding.stance))
        else:
            said = (s for s in map_.claims[answer].stances if s.author == author and s.kind in _SAID_OF)
            found += [Position(_SAID_OF[stance.kind], answer, stance=stance) for stance in said]
    if any(position.manner != "reports" for position in found):
        return found
    nearest: list[Position] = []
    depth = find_beneath(map_, answers)
    at = None
    for claim, deep in depth.items():
        if at is not None and deep > at:
            break
        moves = list(_list_moves(map_.claims[claim], replies, author))
        if moves:
            at = deep
            nearest += moves
    if not nearest:
        said_beneath = [claim for claim in depth if claim in held and held[claim].manner == "says"]
        least = depth[said_beneath[0]] if said_beneath else 0
        nearest = [Position("says beneath", claim) for claim in said_beneath if depth[claim] == least]
    return found + nearest


def _list_moves(claim: Claim, replies: Replies, author: str) -> Iterator[Position]:
    for step in claim.reasons:
        if author in step.movers and author not in claim.authors:
            yield Position("supports", claim.id, tuple(premise.claim for premise in step.premises))
    for reply in replies.to(claim.id):
        if author in reply.movers and author not in claim.authors and reply.kind != "rival":
            yield Position("opposes", claim.id, reply.claims, reply.label)
