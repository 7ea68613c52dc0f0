"""How each claim of a debate is answered: by what, by whom, with what kind of move. Says nothing about what stands.

A claim is answered by a `but` against it; by an `unless` that breaks a reason for it or a step in which it is used; and
by a rival answer to the same question. An open doubt that nobody has taken up answers nothing: it is told apart. Where
somebody breaks a step in which another uses his claim, that is no answer to his claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from attrs import frozen

from argmap.evaluation import Evaluation
from argmap.evaluation.conditions import GRANTS
from argmap.model import ME, Claim, Map, Question, Step, Undercut
from argmap.prep.opponents import Sides

Kind = Literal["rebuttal", "undercut", "no-link", "rival"]

LABELS = {
    "not-true": "not true",
    "no-link": "no link",
    "turn": "turn",
    "outweighs": "outweighs",
    "undercut": "undercut",
}
"""What a debater calls each move."""


@frozen
class Reply:
    """One thing said against the claim `to`.

    `claims` is what is said, the first of them leading. `kind`: a `rebuttal` of it, an `undercut` that breaks a reason
    for it, a `no-link` that breaks the step in which it is used, or a `rival` answer to the same `question`. `step` is
    the rebuttal itself, or the step that is broken. `doubt`: nobody says it yet. `void`: all who move it have granted
    the claim, so that it does not count.
    """

    to: str
    claims: tuple[str, ...]
    kind: Kind
    label: str
    movers: tuple[str, ...]
    step: Step | None = None
    undercut: Undercut | None = None
    question: Question | None = None
    doubt: bool = False
    void: bool = False

    @property
    def claim(self) -> str:
        """The claim that leads it."""
        return self.claims[0]

    @property
    def counts(self) -> bool:
        """Whether it is an answer: somebody says it who has not granted the claim."""
        return not self.doubt and not self.void


@frozen
class Replies:
    """What is said against each claim of a map, open doubts included, in the order of the map."""

    map: Map
    by_claim: Mapping[str, tuple[Reply, ...]]

    def to(self, claim: str) -> tuple[Reply, ...]:
        """Return all that is said against a claim and counts."""
        return tuple(reply for reply in self.by_claim.get(claim, ()) if reply.counts)

    def doubts_of(self, claim: str) -> tuple[Reply, ...]:
        """Return the open doubts about a claim or a step with it, which nobody has taken up."""
        return tuple(reply for reply in self.by_claim.get(claim, ()) if reply.doubt)

    def is_answered(self, claim: str) -> bool:
        """Whether anything said against a claim counts."""
        return any(reply.counts for reply in self.by_claim.get(claim, ()))

    def counter(self, reply: Reply) -> tuple[Reply, ...]:
        """Return what is said against a reply, doubts included: beside its own step, then against what it says.

        What breaks other steps, in which its claims are used as well, leaves this reply as it is.
        """
        found = _break(self.map, reply)
        for claim in reply.claims:
            for other in self.by_claim.get(claim, ()):
                if other.void or other.kind == "no-link" or (other.kind == "rival" and other.claim == reply.to):
                    continue  # of two rivals, the one answers the other
                found.append(other)
        return tuple(_once(found))


def _once(replies: list[Reply]) -> Iterator[Reply]:
    seen = set()
    for reply in replies:
        if (reply.claims, id(reply.step)) not in seen:
            seen.add((reply.claims, id(reply.step)))
            yield reply


def _break(map_: Map, reply: Reply) -> list[Reply]:
    """Return what breaks the step that a reply is: beside a rebuttal, or beside answers said not to be rivals."""
    undercuts: list[Undercut] = []
    if reply.kind == "rebuttal" and reply.step is not None:
        undercuts += reply.step.undercuts
    elif reply.kind == "rival" and reply.question is not None:
        pair = (reply.to, reply.claim)
        undercuts += [u for answer in reply.question.answers if answer.claim in pair for u in answer.undercuts]
    return [
        Reply(
            reply.claim, (undercut.claim,), "no-link", _label(undercut.move, "no-link"), undercut.movers, reply.step,
            undercut, reply.question, is_open_doubt(map_.claims[undercut.claim]),
        )
        for undercut in undercuts if undercut.claim in map_.claims
    ]  # fmt: skip


def is_open_doubt(claim: Claim) -> bool:
    """Whether a claim is a doubt that nobody has taken up or given a reason for."""
    return claim.doubt and not claim.reasons and all(stance.kind not in GRANTS for stance in claim.stances)


def find_replies(map_: Map) -> Replies:
    """Find all that is said against each claim, in one walk over the map."""
    found: dict[str, list[Reply]] = {}
    for claim in map_.claims.values():
        mine = {p.claim for step in claim.reasons for p in step.premises}
        for step in claim.rebuttals:
            reply = _read_rebuttal(map_, claim, step, mine)
            if reply is not None:
                found.setdefault(claim.id, []).append(reply)
        for step in claim.steps:
            for undercut in step.undercuts:
                if undercut.claim not in map_.claims:
                    continue
                doubt = is_open_doubt(map_.claims[undercut.claim])
                targets: list[tuple[str, Kind]] = [
                    (premise.claim, "no-link")
                    for premise in step.premises
                    if ME in undercut.movers or not _speaks(map_, premise.claim, undercut.movers)
                ]
                if step.kind == "reason":
                    targets.append((claim.id, "undercut"))
                for to, kind in targets:
                    label = _label(undercut.move, kind)
                    found.setdefault(to, []).append(
                        Reply(to, (undercut.claim,), kind, label, undercut.movers, step, undercut, doubt=doubt)
                    )
    for question in map_.questions.values():
        if question.exclusive:
            answers = [answer.claim for answer in question.answers if answer.claim in map_.claims]
            for to in answers:
                for rival in answers:
                    if rival != to and not any(r.claim == rival and r.kind == "rival" for r in found.get(to, ())):
                        movers = map_.claims[rival].authors
                        reply = Reply(to, (rival,), "rival", "not true", movers, question=question)
                        found.setdefault(to, []).append(reply)
    return Replies(map_, {claim: tuple(replies) for claim, replies in found.items()})


def _speaks(map_: Map, claim: str, movers: tuple[str, ...]) -> bool:
    """Whether all who make a move say a claim themselves."""
    return claim in map_.claims and set(movers).issubset(map_.claims[claim].authors)


def _read_rebuttal(map_: Map, claim: Claim, step: Step, reasons: set[str]) -> Reply | None:
    claims = tuple(premise.claim for premise in step.premises if premise.claim in map_.claims)
    if not claims:
        return None
    said = {author for name in claims for author in map_.claims[name].authors}
    theirs = said.issubset(claim.authors) and ME not in said and not said.intersection(step.movers)
    label = _label(step.move, "turn" if theirs or reasons.intersection(claims) else "rebuttal")
    granted = {stance.author for stance in claim.stances if stance.kind in GRANTS}
    return Reply(
        claim.id, claims, "rebuttal", label, step.movers, step,
        doubt=is_open_doubt(map_.claims[claims[0]]), void=bool(step.movers) and granted.issuperset(step.movers),
    )  # fmt: skip


def _label(move: str | None, kind: str) -> str:
    """Return what a move is called: by the map's own word, else by what kind of move it is.

    What speaks both for and against a claim, or is the other's own claim moved against another of his, is a turn.
    """
    return LABELS.get(move or "", LABELS.get("not-true" if kind in ("rebuttal", "rival") else kind, kind))


def is_cited(claim: Claim) -> bool:
    """Whether a claim names a source, itself or by its quotations."""
    cited = [*claim.citations, *(c for quotation in claim.quotations for c in quotation.citations)]
    return any(citation.source is not None for citation in cited)


def judge_replies(evaluation: Evaluation) -> Mapping[int, int]:
    """Return the labels of the map's steps by `id(step)`: 1 in force, -1 broken, 0 undecided. For `judge`."""
    conditions, labels = evaluation.conditions, evaluation.labelling.steps
    return {id(step): labels[i] for i, step in enumerate(conditions.record) if isinstance(step, Step)}


def judge(evaluation: Evaluation, labels: Mapping[int, int], reply: Reply) -> int:
    """Return 1 for a reply that holds in an evaluation, -1 for one that fails, 0 for one that is undecided."""
    if reply.kind == "rebuttal" and reply.step is not None:
        return labels.get(id(reply.step), -1)
    label = evaluation.label(reply.claim)
    if reply.kind == "rival" and label == 1 and reply.question is not None:
        return min([label, *(-evaluation.label(other.claim) for other in _break(evaluation.map, reply))])
    return label


def find_turns(map_: Map, claim: str, own: frozenset[str]) -> tuple[Step, ...]:
    """Return the steps in which a claim of the other side works for one's own: for a claim of `own`, or against theirs.

    No answer to the claim itself: it is granted and used.
    """
    speakers = frozenset(map_.claims[claim].authors)
    found = []
    for use in map_.uses(claim):
        if use.role == "premise" and use.step is not None:
            target = map_.claims[use.step.claim]
            ours = not own.isdisjoint(target.authors) and speakers.isdisjoint(target.authors)
            theirs = not speakers.isdisjoint(target.authors) and own.isdisjoint(target.authors)
            if (use.step.kind == "reason" and ours) or (use.step.kind == "rebuttal" and theirs):
                found.append(use.step)
    return tuple(found)


def name_movers(map_: Map, reply: Reply) -> tuple[str, ...]:
    """Return who makes a reply: those who move it, and where that is the map-maker alone, those who say the claim."""
    said = map_.claims[reply.claim].authors
    return said if set(reply.movers) <= {ME} and not map_.claims[reply.claim].doubt else reply.movers


def rank_replies(
    sides: Sides | None, evaluation: Evaluation, labels: Mapping[int, int], replies: Iterable[Reply]
) -> list[Reply]:
    """Return replies best first.

    Those that hold come before contested and fallen ones; then those of one's own side, then what speaks against the
    claim itself before what breaks a step, then what has evidence. What says the same thing twice, such as against two
    reasons for the claim, is told once. `labels` are those of `judge_replies`.
    """
    map_ = evaluation.map
    direct = {"rebuttal": 0, "undercut": 1, "no-link": 1, "rival": 2}

    def place(reply: Reply) -> tuple[bool, int, bool, int, bool, bool]:
        claim = map_.claims[reply.claim]
        foreign = sides is not None and not sides.is_own(name_movers(map_, reply))
        held = judge(evaluation, labels, reply)
        return reply.doubt, -held, foreign, direct[reply.kind], not claim.quotations, not is_cited(claim)

    first: dict[tuple[str, ...], Reply] = {}
    for reply in sorted(replies, key=place):
        first.setdefault(reply.claims, reply)
    return list(first.values())
