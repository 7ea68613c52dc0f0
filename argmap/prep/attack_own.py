"""Where an author's own side is weak and where it is safe: claims attacked, claims without support, claims dropped."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.evaluation import Evaluation
from argmap.evaluation.grounded import IN
from argmap.model import Claim, Map
from argmap.prep.answers import Replies, Reply, is_cited, judge, judge_replies, name_movers
from argmap.prep.cards import cite_place, inside
from argmap.prep.naming import name_people
from argmap.prep.opponents import Sides
from argmap.prep.sheet import Item, Listing, Part, Run, Words, words


def list_weak_points(map_: Map, sides: Sides, evaluation: Evaluation, replies: Replies) -> list[Part]:
    """Return the parts on one's own claims: those under attack, those without support, those nobody answers."""
    own = [claim for claim in map_.claims.values() if not claim.doubt and sides.is_own(claim.authors)]
    return [
        _list_attacked(map_, sides, evaluation, replies, own),
        _list_unsupported(map_, evaluation, own),
        _list_dropped(map_, sides, replies, own),
    ]


def _list_attacked(map_: Map, sides: Sides, evaluation: Evaluation, replies: Replies, own: Sequence[Claim]) -> Part:
    """List what is said against our claims that we have not answered: it holds, and no reply of ours meets it."""
    labels = judge_replies(evaluation)
    told: set[tuple[str, tuple[str, ...]]] = set()
    items = []
    for claim in own:
        for reply in replies.to(claim.id):
            if judge(evaluation, labels, reply) < 0 or reply.kind == "no-link":
                continue  # what breaks a step is told once, at the claim that the step serves
            if any(sides.is_own(name_movers(map_, other)) and other.counts for other in replies.counter(reply)):
                continue
            if (claim.id, reply.claims) not in told:
                told.add((claim.id, reply.claims))
                items.append(Item(_tell_attack(map_, claim, reply), claim=claim.id))
    return Part(
        "Attacks on us that we have not answered",
        [Listing(items)],
        empty="None: whatever is said against our claims, we have answered it or it has fallen.",
        name="attacked",
    )


def _tell_attack(map_: Map, claim: Claim, reply: Reply) -> Words:
    said = " and ".join(
        f"{inside(map_.claims[name].text)} ({cite_place(map_, map_.claims[name])})" for name in reply.claims
    )
    how = {
        "rebuttal": "Against it",
        "undercut": "Against our reason for it",
        "rival": "Rival answer",
        "no-link": "Against what we infer from it",
    }[reply.kind]
    return words(
        f"Our claim {inside(claim.text)} ({cite_place(map_, claim)}). {how}: {said}, ", Run(reply.label, "strong"), "."
    )


def _list_unsupported(map_: Map, evaluation: Evaluation, own: Sequence[Claim]) -> Part:
    steps = judge_replies(evaluation)
    items = []
    for claim in own:
        why = ""
        if claim.implicit and not claim.reasons:
            why = "no source says it, and no reason is given for it"
        elif not claim.reasons and not is_cited(claim):
            why = "neither a reason nor a source"
        elif claim.reasons and not is_cited(claim) and all(steps.get(id(step), -1) < 0 for step in claim.reasons):
            why = "no source, and every reason for it is broken"
        elif claim.reasons and all(steps.get(id(step), -1) != IN for step in claim.reasons):
            broken = all(steps.get(id(step), -1) < 0 for step in claim.reasons)
            why = "every reason for it is broken" if broken else "no reason for it is sure to hold"
        if why:
            small = Run(f" ({claim.id})", "faint", claim=claim.id) if claim.named else ""
            items.append(
                Item(words(f"{inside(claim.text)} ({cite_place(map_, claim)}): {why}.", small), claim=claim.id)
            )
    return Part(
        "Our claims without support",
        [Listing(items)],
        empty="None: each of our claims has a source, or a reason that holds.",
        name="unsupported",
    )


def _list_dropped(map_: Map, sides: Sides, replies: Replies, own: Sequence[Claim]) -> Part:
    dropped = [claim for claim in own if not claim.implicit and not replies.is_answered(claim.id)]
    items = []
    for claim in dropped:
        small = Run(f" ({claim.id})", "faint", claim=claim.id) if claim.named else ""
        items.append(Item(words(f"{inside(claim.text)} ({cite_place(map_, claim)})", small), claim=claim.id))
    return Part(
        "Our claims that nobody answers: extend them",
        [Listing(items)],
        empty=f"None: the map has something against each of our claims, by {name_people(map_, sides.opponents)} or "
        "by others.",
        name="dropped",
    )
