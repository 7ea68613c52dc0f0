"""Who opposes whom in a debate, and what each side says and has granted. Judges no claim and answers none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from attrs import frozen

from argmap.evaluation.conditions import GRANTS
from argmap.model import ME, Claim, Map
from argmap.prep.naming import name_people


class NoOpponentsError(ValueError):
    """Nobody is on the other side of an author. The message says why, `hint` what can be done about it."""

    hint = "give the authors a `side`, let them speak for answers that exclude one another, or name the opponents"


@frozen
class Sides:
    """The two sides of a debate as one author sees it.

    `own` are the author and those of his `side`; `opponents` those of another side, or without sides those who speak
    for a rival answer; each in the order of the map. `by` tells which of the two it was, or `named` for opponents that
    somebody chose.
    """

    author: str
    own: tuple[str, ...]
    opponents: tuple[str, ...]
    by: Literal["side", "rival", "named"]

    def is_own(self, authors: Iterable[str]) -> bool:
        """Whether one of these authors is on the author's own side."""
        return not set(self.own).isdisjoint(authors)

    def is_opposing(self, claim: Claim) -> bool:
        """Whether the other side asserts a claim that nobody of the author's own side asserts."""
        return not claim.doubt and not self.is_own(claim.authors) and not set(self.opponents).isdisjoint(claim.authors)


def find_sides(map_: Map, author: str, against: Iterable[str] = ()) -> Sides:
    """Return the sides as an author sees them; `against` names the opponents where they are to be chosen.

    Raises ValueError for somebody who is not in the map, NoOpponentsError where nobody is on the other side.
    """
    chosen = (against,) if isinstance(against, str) else tuple(against)
    people = (*map_.authors, ME)
    for name in (author, *chosen):
        if name not in people:
            raise ValueError(f"no author {name!r} in the map")
    side = map_.authors[author].side if author in map_.authors else None
    allies = {a.id for a in map_.authors.values() if side is not None and a.side == side}
    own = tuple(name for name in people if name == author or (name in allies and name not in chosen))
    if chosen:
        if author in chosen:
            raise NoOpponentsError(f"{name_people(map_, [author])} is named as an opponent of himself or herself")
        return Sides(author, own, tuple(name for name in people if name in chosen), "named")
    others = {a.id for a in map_.authors.values() if side is not None and a.side not in (None, side)}
    if others:
        return Sides(author, own, tuple(name for name in people if name in others), "side")
    rivals = set(_find_rivals(map_, author)) - set(own)
    if not rivals:
        raise NoOpponentsError(
            f"{name_people(map_, [author])} has no opponents: nobody has another side, or speaks for a rival answer"
        )
    return Sides(author, own, tuple(name for name in people if name in rivals), "rival")


def speak_for(map_: Map, claim: str) -> frozenset[str]:
    """Return who speaks for a claim: who asserts it, agrees to it or gives a reason for it."""
    found = map_.claims[claim]
    agreed = [stance.author for stance in found.stances if stance.kind == "agreed"]
    return frozenset((*found.authors, *agreed, *(mover for step in found.reasons for mover in step.movers)))


def _find_rivals(map_: Map, author: str) -> Iterator[str]:
    for question in map_.questions.values():
        if not question.exclusive:
            continue
        speakers = {answer.claim: speak_for(map_, answer.claim) for answer in question.answers}
        if any(author in who for who in speakers.values()):
            for who in speakers.values():
                if author not in who:
                    yield from who


def find_granted(map_: Map, sides: Sides) -> dict[str, tuple[str, ...]]:
    """Return the claims of the other side that the author's own side has agreed to or conceded, with who did."""
    return _find_granted(map_, sides.opponents, sides.own)


def find_granted_to_us(map_: Map, sides: Sides) -> dict[str, tuple[str, ...]]:
    """Return the claims of the author's own side that opponents have agreed to or conceded, with who did."""
    return _find_granted(map_, sides.own, sides.opponents)


def _find_granted(map_: Map, speakers: Iterable[str], others: Iterable[str]) -> dict[str, tuple[str, ...]]:
    speaking, granting = frozenset(speakers), frozenset(others)
    found: dict[str, tuple[str, ...]] = {}
    for claim in map_.claims.values():
        if claim.stances and not claim.doubt and not speaking.isdisjoint(claim.authors):
            who = dict.fromkeys(s.author for s in claim.stances if s.kind in GRANTS and s.author in granting)
            if who and granting.isdisjoint(claim.authors):
                found[claim.id] = tuple(who)
    return found


def find_shared(map_: Map, sides: Sides) -> tuple[str, ...]:
    """Return the claims that both sides hold: each asserts it, agreed to it or conceded it, whoever made it."""
    own, opponents = frozenset(sides.own), frozenset(sides.opponents)
    found = []
    for claim in map_.claims.values():
        holders = {s.author for s in claim.stances if s.kind in GRANTS}
        if not claim.doubt:
            holders.update(claim.authors)
        if not own.isdisjoint(holders) and not opponents.isdisjoint(holders):
            found.append(claim.id)
    return tuple(found)


def describe_sides(map_: Map, sides: Sides) -> str:
    """Return in a sentence who opposes whom and how that is known."""
    us, them = name_people(map_, sides.own), name_people(map_, sides.opponents)
    how = {
        "side": "the map puts them on different sides",
        "rival": "they speak for rival answers to a question",
        "named": "the opponents were chosen for this sheet",
    }[sides.by]
    return f"For {us}, against {them}: {how}."
