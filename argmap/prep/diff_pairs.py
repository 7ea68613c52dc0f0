"""Which claim of one version is which claim of the other. Compares nothing beyond what tells claims apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from argmap.model import Claim, Map
from argmap.write.prepare import rename_claims

LIKE = 0.5
"""How much of their words two unnamed claims in one place share, from 0 to 1, to count as one claim reworded."""

_MOST_PAIRS = 2_000  # unnamed claims in one place that are held against one another, old times new
_MOST_WORDS = 400  # of a claim that are held against those of another


def pair_claims(old: Map, new: Map) -> dict[str, str]:
    """Return for each claim of the old version, by id, the id it has in the new one; claims that are gone have none.

    Claims of one id and one text are the same claim. Of the others those are that have one text, the same authors
    first; then those of one id; and then unnamed claims in the same place beneath the same claim that share at least
    `LIKE` of their words.
    """
    both = [claim for claim in old.claims if claim in new.claims]
    pairs = {claim: claim for claim in both if _take_text(old.claims[claim]) == _take_text(new.claims[claim])}
    _pair_texts(old, new, pairs)
    taken = set(pairs.values())
    pairs.update((claim, claim) for claim in both if claim not in pairs and claim not in taken)
    _pair_places(old, new, pairs)
    return pairs


def _pair_texts(old: Map, new: Map, pairs: dict[str, str]) -> None:
    taken = set(pairs.values())
    for with_authors in (True, False):
        waiting: dict[tuple[object, ...], list[str]] = {}
        for claim in new.claims.values():
            if claim.id not in taken:
                waiting.setdefault(_take_text(claim, with_authors), []).append(claim.id)
        for queue in waiting.values():
            queue.reverse()  # the first is taken from the end
        for claim in old.claims.values():
            if claim.id not in pairs and (found := waiting.get(_take_text(claim, with_authors))):
                pairs[claim.id] = found.pop()
                taken.add(pairs[claim.id])


def _take_text(claim: Claim, with_authors: bool = False) -> tuple[object, ...]:
    return " ".join(claim.text.split()), claim.authors if with_authors else ()


def _pair_places(old: Map, new: Map, pairs: dict[str, str]) -> None:
    """Pair the unnamed claims left over, from the claims above downwards, each with the likest in its place."""
    gone = {claim.id for claim in old.claims.values() if claim.id not in pairs and not claim.named}
    taken = set(pairs.values())
    come = {claim.id for claim in new.claims.values() if claim.id not in taken and not claim.named}
    queue = list(pairs.items()) if gone and come else []
    for before, after in queue:  # grows while it is read: what is beneath a pair is looked at in its turn
        places = _list_beneath(new.claims[after], come)
        for place, olds in _list_beneath(old.claims[before], gone).items():
            for one, other in _match(old, new, olds, places.get(place, [])):
                if one in gone and other in come:
                    gone.discard(one)
                    come.discard(other)
                    pairs[one] = other
                    queue.append((one, other))


def _list_beneath(claim: Claim, wanted: set[str]) -> dict[str, list[str]]:
    places: dict[str, list[str]] = {}
    for step in claim.steps:
        for premise in step.premises:
            if premise.claim in wanted:
                places.setdefault(step.kind, []).append(premise.claim)
        for undercut in step.undercuts:
            if undercut.claim in wanted:
                places.setdefault("undercut", []).append(undercut.claim)
    return places


def _match(old: Map, new: Map, olds: list[str], news: list[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of claims, the likest first."""
    if not news or len(olds) * len(news) > _MOST_PAIRS:
        return
    found = []
    for at, one in enumerate(olds):
        for there, other in enumerate(news):
            likeness = measure_likeness(old.claims[one].text, new.claims[other].text)
            if likeness >= LIKE:
                found.append((-likeness, at, there))
    for _, at, there in sorted(found):
        yield olds[at], news[there]


def measure_likeness(one: str, other: str) -> float:
    """Return how much of their words two texts share in the same order, from 0 to 1."""
    was, now = (text.casefold().split()[:_MOST_WORDS] for text in (one, other))
    return SequenceMatcher(None, was, now, autojunk=False).ratio()


def list_uses(map_: Map, claim: str) -> list[tuple[str, str]]:
    """Return where a claim works, each place once: the manner and the id of the claim or question it works on.

    The manner is `reason`, `rebuttal`, `undercut`, `answer` or `answer-undercut`.
    """
    found: dict[tuple[str, str], None] = {}
    for use in map_.uses(claim):
        if use.step is not None:
            found[use.step.kind if use.role == "premise" else "undercut", use.step.claim] = None
        elif use.question is not None:
            found[use.role, use.question.id] = None
    return list(found)


def align_claims(side: Map, pairs: Mapping[str, str]) -> tuple[Map, dict[str, str]]:
    """Return a version with its claims under the ids that `pairs` gives them, and those that had to give way.

    Those are claims without a pair, whose id another claim gets: they go by one that no file can give, and the second
    value tells their own by it.
    """
    names = {own: other for own, other in pairs.items() if own != other}
    taken = set(names.values())
    displaced = {f"{id_} (another)": id_ for id_ in side.claims if id_ in taken and id_ not in pairs}
    names.update((id_, stand_in) for stand_in, id_ in displaced.items())
    return rename_claims(side, names), displaced
