"""Two versions of a map held against one another: what changed, as records. Prints nothing and reads no files.

The order in which claims stand in the files is not compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from attrs import field, frozen

from argmap.evaluation import evaluate
from argmap.model import Claim, Map, Step
from argmap.prep.diff_fields import FieldChange, compare_claim, compare_rest
from argmap.prep.diff_pairs import align_claims, list_uses, pair_claims
from argmap.prep.diff_relations import RelationChange, compare_relations

Manner = Literal["owner", "section", "author"]


@frozen
class Pair:
    """A claim in both versions: as it was and as it is."""

    before: Claim
    after: Claim


@frozen
class Move:
    """A claim that has another owner, section or author. `before` and `after` list what it had and has.

    For an owner they are pairs as in `list_uses`, with the ids of the new version; else ids of sections or authors.
    """

    claim: Claim
    manner: Manner
    before: tuple[tuple[str, str], ...]
    after: tuple[tuple[str, str], ...]


@frozen
class VerdictChange:
    """A claim in both versions on which the whole debate's verdict changed; `remark` says why it is now as it is."""

    claim: Claim
    before: str
    after: str
    remark: str = ""


@frozen
class Difference:
    """All that changed from one version of a map to another.

    `pairs` gives the new id of each old claim that is still there. Records of relations, moves and fields name claims
    by their new ids, those removed by their old ones, or a stand-in for that where it now is another claim's:
    `displaced` gives the old id by the stand-in.
    """

    old: Map
    new: Map
    pairs: Mapping[str, str]
    added: tuple[Claim, ...] = ()
    removed: tuple[Claim, ...] = ()
    reworded: tuple[Pair, ...] = ()
    renamed: tuple[Pair, ...] = ()
    moved: tuple[Move, ...] = ()
    relations: tuple[RelationChange, ...] = ()
    verdicts: tuple[VerdictChange, ...] = ()
    evidence: tuple[FieldChange, ...] = ()
    details: tuple[FieldChange, ...] = ()
    displaced: Mapping[str, str] = field(factory=dict)

    @cached_property
    def former(self) -> dict[str, str]:
        """The old id of each claim that is in both versions, by its new one, and of those displaced."""
        return {**{new: old for old, new in self.pairs.items()}, **self.displaced}

    @property
    def is_empty(self) -> bool:
        """Whether the two versions say the same."""
        return not any((
            self.added, self.removed, self.reworded, self.renamed, self.moved, self.relations, self.verdicts,
            self.evidence, self.details,
        ))  # fmt: skip


def compare_maps(old: Map, new: Map) -> Difference:
    """Return what changed from the old version of a map to the new one.

    Claims are known by their texts and their ids; one that has another id and the same text was renamed. See
    `pair_claims`.
    """
    pairs = pair_claims(old, new)
    aligned, displaced = align_claims(old, pairs)
    both = [(old.claims[one], aligned.claims[other], new.claims[other]) for one, other in pairs.items()]
    stays = set(pairs.values())
    added = tuple(claim for claim in new.claims.values() if claim.id not in stays)
    removed = tuple(claim for claim in old.claims.values() if claim.id not in pairs)
    moved = [move for _, before, after in both for move in _find_moves(aligned, new, before, after)]
    evidence: list[FieldChange] = []
    details: list[FieldChange] = []
    for _, before, after in both:
        compare_claim(old, new, before, after, evidence, details)
    details += compare_rest(aligned, new)
    fresh = {claim.id for claim in added}
    gone = aligned.claims.keys() - pairs.values()
    shifted = {move.claim.id for move in moved if move.manner == "owner"}

    def is_told(step: Step, *, now: bool) -> bool:
        """Whether a step is told with the claims that it uses: they are new, gone or moved."""
        told = fresh if now else gone
        if all(premise.claim in told for premise in step.premises):
            return all(undercut.claim in told for undercut in step.undercuts)
        return len(step.premises) == 1 and not step.undercuts and step.premises[0].claim in shifted

    return Difference(
        old,
        new,
        pairs,
        added,
        removed,
        tuple(Pair(was, after) for was, _, after in both if was.text != after.text),
        tuple(Pair(was, after) for was, _, after in both if _is_renamed(was, after)),
        tuple(moved),
        tuple(compare_relations(aligned, new, fresh, gone, is_told)),
        tuple(_compare_verdicts(aligned, new, both)),
        tuple(evidence),
        tuple(details),
        displaced,
    )


def _is_renamed(before: Claim, after: Claim) -> bool:
    return before.named != after.named or (before.named and before.id != after.id)


def _find_moves(old: Map, new: Map, before: Claim, after: Claim) -> list[Move]:
    found = []
    was, now = list_uses(old, before.id), list_uses(new, after.id)
    left = tuple(use for use in was if use not in now)
    come = tuple(use for use in now if use not in was)
    if left and come:
        found.append(Move(after, "owner", left, come))
    if before.section != after.section:
        sections = (before.section, after.section)
        found.append(Move(after, "section", *(((("section", one),) if one else ()) for one in sections)))
    if before.authors != after.authors:
        listed = [tuple(("author", author) for author in claim.authors) for claim in (before, after)]
        found.append(Move(after, "author", *listed))
    return found


def _compare_verdicts(old: Map, new: Map, both: list[tuple[Claim, Claim, Claim]]) -> list[VerdictChange]:
    found = []
    was, now = evaluate(old), evaluate(new)
    for _, before, after in both:
        one, other = was.verdict(before.id), now.verdict(after.id)
        if one.word != other.word:
            found.append(VerdictChange(after, one.word, other.word, other.remark))
    return found
