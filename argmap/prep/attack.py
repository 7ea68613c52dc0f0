"""The attack sheet: each claim of the other side, what answers it, and what falls if it is won. Prints nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from argmap.evaluation import NO_TRUTH, Evaluation, evaluate
from argmap.evaluation.conditions import GRANTS
from argmap.model import Claim, Map
from argmap.prep.answers import Replies, Reply, find_replies, find_turns, judge, judge_replies, rank_replies
from argmap.prep.attack_own import list_weak_points
from argmap.prep.attack_stakes import Stakes, find_stakes
from argmap.prep.cards import cite_place, inside, one_line
from argmap.prep.map_sheet import make_map_sheet
from argmap.prep.naming import call_author, count, is_nameless, join_names, name_people, say_places
from argmap.prep.opponents import Sides, describe_sides, find_shared, find_sides
from argmap.prep.sheet import Block, Column, Item, Listing, Paragraph, Part, Row, Run, Sheet, Table, Words, cell, words
from argmap.prep.sources_cited import list_sources

MOST_TOLD = 4
"""Claims that are told in full among those that fall, beside the answers to questions, which all are."""


@frozen
class Target:
    """A claim of the other side as the attack sheet sees it. `replies` are best first; `granted`: we hold it, too."""

    claim: Claim
    stakes: Stakes
    replies: tuple[Reply, ...]
    turns: tuple[str, ...]
    granted: tuple[str, ...]
    word: str


def make_attack(
    map_: Map,
    author: str,
    *,
    against: Iterable[str] = (),
    accept: Iterable[str] = (),
    reject: Iterable[str] = (),
) -> Sheet:
    """Return the attack sheet of an author, ranked by what falls if a claim of the other side is defeated.

    `against` names the opponents, where they are not those of another side; `accept` and `reject` are claims supposed
    to hold or to fail. Raises ValueError for an author or a claim that is not in the map and for a claim both accepted
    and rejected, NoOpponentsError where nobody is on the other side.
    """
    sides = find_sides(map_, author, against)
    evaluation = evaluate(map_, None, accept, reject)
    replies = find_replies(map_)
    targets = rank_targets(map_, sides, evaluation, replies)
    parts = [
        _sum_up(map_, sides, evaluation, targets),
        _list_targets(map_, sides, evaluation, targets, replies),
        *list_weak_points(map_, sides, evaluation, replies),
        _list_shared(map_, sides, evaluation),
        list_sources(map_, _list_told(map_, sides, replies)),
    ]
    return make_map_sheet(
        map_,
        "attack",
        f"Attack sheet for {map_.author_name(author)}",
        parts,
        subtitle=describe_sides(map_, sides),
        wide=True,
    )


def _list_told(map_: Map, sides: Sides, replies: Replies) -> Iterator[str]:
    """Yield the claims that the sheet tells: those of both sides, and what is said against them."""
    for claim in map_.claims.values():
        if sides.is_opposing(claim) or (sides.is_own(claim.authors) and not claim.doubt):
            yield claim.id
            for reply in replies.to(claim.id):
                yield from reply.claims


def rank_targets(map_: Map, sides: Sides, evaluation: Evaluation, replies: Replies) -> list[Target]:
    """Return the claims of the other side, those first with whose defeat most falls.

    Theses count before other claims, then whether nothing answers the claim yet, then the order of the map. Claims that
    have fallen already come after the others, and at the end those that one's own side has granted.
    """
    opposing = [claim for claim in map_.claims.values() if sides.is_opposing(claim)]
    stakes = find_stakes(evaluation, [claim.id for claim in opposing])
    theses = frozenset(claim.id for claim in map_.theses)
    own = frozenset(sides.own)
    labels = judge_replies(evaluation)
    found = []
    for claim in opposing:
        mine = rank_replies(sides, evaluation, labels, replies.to(claim.id))
        granted = tuple(dict.fromkeys(s.author for s in claim.stances if s.kind in GRANTS and s.author in own))
        if claim.id in evaluation.accept:
            granted = granted or (sides.author,)
        turns = tuple(step.claim for step in find_turns(map_, claim.id, own))
        word = evaluation.verdict(claim.id).word
        found.append(Target(claim, stakes[claim.id], tuple(mine), turns, granted, word))

    def place(target: Target) -> tuple[bool, bool, int, int, bool]:
        lost = [*target.stakes.falls, *target.stakes.shaken]
        theirs = [name for name in lost if not sides.is_own(map_.claims[name].authors)]
        ours = [name for name in lost if sides.is_own(map_.claims[name].authors)]
        won = [name for name in target.stakes.rises if sides.is_own(map_.claims[name].authors)]
        itself = target.claim.id in theses and not target.stakes.supposed and target.stakes.now >= 0
        gain = len(theirs) + len(won) - len(ours)
        high = (
            itself + sum(n in theses for n in theirs) + sum(n in theses for n in won) - sum(n in theses for n in ours)
        )
        return bool(target.granted), target.word == "falls", -high, -gain, bool(target.replies)

    found.sort(key=place)
    return found


def _sum_up(map_: Map, sides: Sides, evaluation: Evaluation, targets: Sequence[Target]) -> Part:
    them = name_people(map_, sides.opponents)
    unanswered = [target for target in targets if not target.replies]
    granted = [target for target in targets if target.granted]
    standing = [target for target in targets if target.word == "stands"]
    answered = len(targets) - len(unanswered)
    told = (
        f"{count(len(targets), 'claim')} of the other side, {len(unanswered)} unanswered and {answered} answered; made "
        f"by {them}. As the map stands, {len(standing)} of them {'stands' if len(standing) == 1 else 'stand'}."
    )
    if not targets:
        told = f"The map has no claim of the other side, {them}."
    blocks: list[Block] = [Paragraph(told)]
    if granted:
        blocks.append(Paragraph(f"We have granted {join_names([inside(t.claim.text) for t in granted])}."))
    for names, verb in ((evaluation.accept, "hold"), (evaluation.reject, "fail")):
        blocks += [Paragraph(f"Supposed to {verb}: {inside(map_.claims[name].text)}.") for name in names]
    blocks.append(Paragraph(f"Reading: {_say_reading(evaluation)}. {NO_TRUTH}", note=True))
    return Part("At a glance", blocks, empty="There is nothing to tell.", name="summary")


def _say_reading(evaluation: Evaluation) -> str:
    supposed = ", with what is supposed above" if evaluation.accept or evaluation.reject else ""
    return f"the whole debate{supposed}; reasons that run in a circle are struck"


COLUMNS = (
    Column("Their claim", "text", share=1.6),
    Column("Source", "cite", share=0.7),
    Column("Now", "verdict"),
    Column("Answers", "answers", share=0.7),
    Column("Best answer", "best", share=1.4),
    Column("If we win it", "stakes", share=1.6),
    Column("Rank", "rank", printed=False),
    Column("Claim id", "claim", printed=False),
    Column("Unanswered", "unanswered", printed=False),
    Column("Falls", "falls", printed=False),
    Column("Shaken", "shaken", printed=False),
    Column("Rises", "rises", printed=False),
)


def _list_targets(map_: Map, sides: Sides, evaluation: Evaluation, targets: Sequence[Target], replies: Replies) -> Part:
    labels = judge_replies(evaluation)
    rows = [
        Row(
            [
                cell(_name_target(rank, target.claim), " ".join(target.claim.text.split())),
                cite_place(map_, target.claim),
                target.word,
                cell(_count_answers(map_, target), len(target.replies)),
                _tell_best(map_, evaluation, labels, target, replies),
                _tell_stakes(map_, sides, target),
                rank,
                target.claim.id,
                cell("" if target.replies else "yes", not target.replies),
                cell("", target.stakes.falls),
                cell("", target.stakes.shaken),
                cell("", target.stakes.rises),
            ],
            claim=target.claim.id,
        )
        for rank, target in enumerate(targets, 1)
    ]
    note = Paragraph(
        "Ranked by what falls if we defeat the claim: their theses first, then how many of their claims fall and of "
        "ours stand again; of two alike, the unanswered one first. An answer is a “but” against the claim, an “unless” "
        "that breaks a reason for it or a step it works in, or a rival answer; an open doubt is none until somebody "
        "takes it up.",
        note=True,
    )
    return Part(
        "Their claims, most at stake first",
        [Table("targets", COLUMNS, rows), *([note] if rows else [])],
        empty=f"The map gives {name_people(map_, sides.opponents)} no claim that we do not make ourselves.",
        name="targets",
    )


def _name_target(rank: int, claim: Claim) -> Words:
    unstated = " [unstated premise, in the map-maker’s words]" if claim.implicit else ""
    small = Run(f" ({claim.id})", "faint", claim=claim.id) if claim.named else ""
    return words(f"{rank}. {' '.join(claim.text.split())}", Run(unstated, "faint"), small)


def _count_answers(map_: Map, target: Target) -> Words:
    if target.granted:
        who = name_people(map_, target.granted)
        return words(str(len(target.replies)) if target.replies else Run("unanswered", "strong"), f"; granted by {who}")
    return words(str(len(target.replies)) if target.replies else Run("unanswered", "strong"))


def _tell_best(map_: Map, evaluation: Evaluation, labels: Mapping[int, int], target: Target, replies: Replies) -> Words:
    said: list[str | Run] = []
    if target.replies:
        best = target.replies[0]
        state = {1: "It holds.", 0: "It is contested.", -1: "It is answered in its turn."}
        said += [
            Run(best.label.capitalize(), "strong"),
            f": {_tell_reply(map_, best)} {state[judge(evaluation, labels, best)]}",
        ]
    else:
        said.append("None in the map.")
    doubts = [map_.claims[reply.claim] for reply in replies.doubts_of(target.claim.id)]
    for doubt in _once(doubts):
        said.append(f" Open doubt, which nobody has raised: {inside(doubt.text)}.")
    for turned in dict.fromkeys(target.turns):
        works = _say_turn(map_, target, turned)
        said.append(f" Turn it: it also {works} {inside(map_.claims[turned].text)}.")
    return words(*said)


def _say_turn(map_: Map, target: Target, turned: str) -> str:
    """Return how a claim that can be turned works for us: for our claim, or against theirs."""
    theirs = not set(target.claim.authors).isdisjoint(map_.claims[turned].authors)
    return "speaks against their own" if theirs else "speaks for our"


def _tell_reply(map_: Map, reply: Reply) -> str:
    """Return what a reply says and who says it where: `“…” (LaMear, no date, ¶15)`."""
    return (
        " and ".join(
            f"{inside(map_.claims[name].text)} ({cite_place(map_, map_.claims[name])})" for name in reply.claims
        )
        + "."
    )


def _once(claims: Iterable[Claim]) -> Iterator[Claim]:
    yield from {claim.id: claim for claim in claims}.values()


def _tell_stakes(map_: Map, sides: Sides, target: Target) -> Words:
    stakes = target.stakes
    if stakes.supposed:
        return words("It is supposed to hold here." if stakes.now > 0 else "It is supposed to fail here.")
    if stakes.now < 0:
        return words("It has fallen already, as the map stands.")
    theses = frozenset(claim.id for claim in map_.theses)
    said: list[str | Run] = []
    warning = "But take care: "
    for names, one, many, if_ours in (
        (stakes.falls, "falls", "fall", warning),
        (stakes.shaken, "is no longer sure to stand", "are no longer sure to stand", warning),
        (stakes.rises, "then stands", "then stand", ""),
    ):
        for ours in (False, True):
            chosen = [name for name in names if sides.is_own(map_.claims[name].authors) == ours]
            chosen = [name for name in chosen if not map_.claims[name].doubt]  # nobody's case rests on a doubt
            if chosen:
                high = [name for name in chosen if name in theses]
                low = [name for name in chosen if name not in theses]
                told = [*high, *low[:MOST_TOLD]]
                more = len(chosen) - len(told)
                listed = [f"{_whose(map_, sides, name)} {inside(map_.claims[name].text)}" for name in told]
                listed += [count(more, "other claim")] if more else []
                sentence = f"{if_ours if ours else ''}{join_names(listed)} "
                said.append((" " if said else "") + sentence[:1].upper() + sentence[1:])
                said.append(Run(one if len(chosen) == 1 else many, "strong"))
                said.append(".")
    answered = [q for q in map_.questions.values() if any(a.claim == target.claim.id for a in q.answers)]
    if answered:
        which = join_names([f"“{one_line(question.text)}”" for question in answered])
        said.insert(0, f"Their answer to {which} falls with it." + (" " if said else ""))
    return words(*said) if said else words("Nothing else falls.")


def _whose(map_: Map, sides: Sides, name: str) -> str:
    claim = map_.claims[name]
    if sides.is_own(claim.authors):
        return "our"
    if not set(sides.opponents).isdisjoint(claim.authors):
        return "their"
    if len(claim.authors) != 1 or is_nameless(map_.author_name(claim.authors[0])):
        return "the claim"
    return f"{call_author(map_, claim.authors[0])}’s"


def _list_shared(map_: Map, sides: Sides, evaluation: Evaluation) -> Part:
    items = [_tell_shared(map_, sides, map_.claims[name]) for name in find_shared(map_, sides)]
    for name in evaluation.accept:
        claim = map_.claims[name]
        if sides.is_opposing(claim) and all(item.claim != name for item in items):
            told = words(f"{inside(claim.text)} ({cite_place(map_, claim)}): granted for this sheet.")
            items.append(Item(told, claim=name))
    them = name_people(map_, sides.opponents)
    return Part(
        "What both concede",
        [Listing(items)],
        empty=f"Nothing: the map has no claim that we and {them} both make, or that one of us has agreed to or "
        "conceded to the other.",
        name="shared",
    )


def _tell_shared(map_: Map, sides: Sides, claim: Claim) -> Item:
    by_kind: dict[str, list[str]] = {}
    for stance in claim.stances:
        if stance.kind in GRANTS and stance.author in (*sides.own, *sides.opponents):
            verb = "agrees" if stance.kind == "agreed" else "concedes it"
            places = say_places(stance.citations)
            named = map_.author_name(stance.author) + (f" ({places})" if places else "")
            by_kind.setdefault(verb, []).append(named)
    granted = "; ".join(
        f"{join_names(names)} {verb if len(names) == 1 else {'agrees': 'agree'}.get(verb, 'concede it')}"
        for verb, names in by_kind.items()
    )
    said = f"{inside(claim.text)} ({cite_place(map_, claim)})"
    small = Run(f" ({claim.id})", "faint", claim=claim.id) if claim.named else ""
    return Item(words(f"{said}: {granted or 'both say it'}.", small), claim=claim.id)
