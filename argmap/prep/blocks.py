"""Block files: for each claim of the other side the answers to it as cards, and what follows them. Prints nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from argmap.evaluation import Evaluation, evaluate
from argmap.model import ME, Claim, Map, Step
from argmap.prep.answers import (
    Replies,
    Reply,
    find_replies,
    find_turns,
    judge,
    judge_replies,
    name_movers,
    rank_replies,
)
from argmap.prep.cards import (
    cite_briefly,
    cite_fully,
    cite_place,
    explain_lack,
    inside,
    is_analytic,
    make_card,
    one_line,
)
from argmap.prep.issues import find_issues
from argmap.prep.map_sheet import make_map_sheet
from argmap.prep.naming import count, join_names, name_people
from argmap.prep.opponents import Sides, describe_sides, find_sides
from argmap.prep.sheet import Block, Card, Item, Listing, Paragraph, Part, Run, Sheet, Words, words
from argmap.prep.sources_cited import list_sources

FEWEST, MOST = 3, 6
"""Answers that a block should have, and those it has at most."""

MOST_REASONS = 3
"""Reasons for an answer that stand on its card."""


def make_blocks(
    map_: Map,
    author: str,
    *,
    against: Iterable[str] = (),
    accept: Iterable[str] = (),
    reject: Iterable[str] = (),
) -> Sheet:
    """Return the block file of an author: a part for each opposing side, each issue in it and each claim.

    `against` names the opponents, where they are not those of another side; `accept` and `reject` are claims supposed
    to hold or to fail, which decides which answer is the best. Raises ValueError for an author or a claim that is not
    in the map and for a claim both accepted and rejected, NoOpponentsError where nobody is on the other side.
    """
    sides = find_sides(map_, author, against)
    writer = _Writer(map_, sides, evaluate(map_, None, accept, reject), find_replies(map_))
    return make_map_sheet(
        map_,
        "blocks",
        f"Blocks for {map_.author_name(author)}",
        list(writer.write_parts()),
        subtitle=describe_sides(map_, sides),
    )


class _Writer:
    """Writes the parts of one block file."""

    def __init__(self, map_: Map, sides: Sides, evaluation: Evaluation, replies: Replies):
        self.map = map_
        self.sides = sides
        self.evaluation = evaluation
        self.replies = replies
        self.labels: Mapping[int, int] = judge_replies(evaluation)
        self.told: dict[str, None] = {}

    def _cite(self, claim: Claim) -> str:
        """Return where a claim is from, and note that the sheet tells it."""
        self.told[claim.id] = None
        return cite_place(self.map, claim)

    def write_parts(self) -> Iterator[Part]:
        """Yield the parts: opposing sides, issues and blocks, in the order of the map."""
        issues = find_issues(self.map)
        for pocket, people in self._group_opponents().items():
            claims = [
                claim
                for claim in self.map.claims.values()
                if self.sides.is_opposing(claim) and not set(people).isdisjoint(claim.authors)
            ]
            yield Part(
                pocket,
                self._open_pocket(people, claims),
                name="pocket",
                new_page=pocket != next(iter(self._group_opponents())),
            )
            by_issue: dict[str, list[Claim]] = {}
            for claim in claims:
                by_issue.setdefault(issues.get(claim.id, ""), []).append(claim)
            for issue in (*self.map.questions, ""):
                if issue not in by_issue:
                    continue
                heading = one_line(self.map.questions[issue].text) if issue else "Claims that bear on no question"
                yield Part(heading, level=2, name="hat")
                # stable: what has an answer comes first
                for claim in sorted(by_issue[issue], key=lambda claim: not self.replies.is_answered(claim.id)):
                    yield self._write_block(claim)
        yield list_sources(self.map, self.told)

    def _group_opponents(self) -> dict[str, tuple[str, ...]]:
        """Return the opponents by the heading that their claims stand under."""
        grouped: dict[str, list[str]] = {}
        for name in self.sides.opponents:
            known = self.map.authors.get(name)
            grouped.setdefault((known.side if known is not None else None) or "", []).append(name)
        return {
            f"Against {name_people(self.map, names)}" + (f": {side}" if side else ""): tuple(names)
            for side, names in grouped.items()
        }

    def _open_pocket(self, people: Sequence[str], claims: Sequence[Claim]) -> list[Block]:
        who = name_people(self.map, people)
        if not claims:
            return [Paragraph(f"The map gives {who} no claim that we do not make ourselves.")]
        open_ = sum(not self.replies.is_answered(claim.id) for claim in claims)
        how = f"{len(claims) - open_} answered in the map and {open_} not"
        how = "none answered in the map" if open_ == len(claims) else how if open_ else "all answered in the map"
        told = f"{count(len(claims), 'claim')}, {how}; made by {who}."
        if 0 < open_ < len(claims):
            told += " Within each issue those with an answer come first."
        return [Paragraph(told)]

    def _write_block(self, claim: Claim) -> Part:
        ranked = rank_replies(self.sides, self.evaluation, self.labels, self.replies.to(claim.id))
        doubts = rank_replies(self.sides, self.evaluation, self.labels, self.replies.doubts_of(claim.id))
        turns = find_turns(self.map, claim.id, frozenset(self.sides.own))
        blocks: list[Block] = [Paragraph(self._tell_their_evidence(claim))]
        if claim.note:
            blocks.append(Paragraph(f"The map-maker notes: {one_line(claim.note)}", note=True))
        uses = self._tell_uses(claim)
        blocks += [Paragraph(uses)] if uses else []
        blocks.append(Paragraph(self._tell_count(claim, ranked, turns, doubts)))
        number = 0
        for reply in (*ranked, *doubts)[: MOST - min(len(turns), MOST - 1)]:
            number += 1
            blocks += self._write_answer(number, reply)
        for step in turns[: MOST - number]:
            number += 1
            blocks.append(self._write_turn(number, claim, step))
        heading = f"AT: {one_line(claim.text).removesuffix('.')} ({cite_briefly(self.map, claim)})"
        return Part(heading, blocks, level=3, name="block")

    def _tell_their_evidence(self, claim: Claim) -> Words:
        if is_analytic(claim):
            return words(explain_lack(self.map, claim))
        quoted: list[Run | str] = []
        for quotation in claim.quotations:
            quoted += [" They read: “", Run(one_line(quotation.text), "emphasis"), "”"]
            quoted.append("" if quotation.text.rstrip().endswith((".", "!", "?", "…")) else ".")
        return words(f"Their evidence: {self._cite(claim)}.", *quoted)

    def _tell_uses(self, claim: Claim) -> str:
        """Return what the other side uses a claim for, as a sentence; nothing where it serves no step of theirs."""
        shows: dict[str, None] = {}
        attacks: dict[str, None] = {}
        breaks: dict[str, None] = {}
        for use in self.map.uses(claim.id):
            if use.role == "undercut" and use.step is not None:
                if self._is_theirs(undercut.movers for undercut in use.step.undercuts if undercut.claim == claim.id):
                    breaks[self._tell_step(use.step)] = None
            elif use.role == "answer-undercut" and use.question is not None:
                for answer in (one for one in use.question.answers if one.claim in self.map.claims):
                    if self._is_theirs(undercut.movers for undercut in answer.undercuts if undercut.claim == claim.id):
                        breaks[f"that {inside(self.map.claims[answer.claim].text)} excludes the other answers"] = None
            elif use.role == "premise" and use.step is not None and self._is_theirs([use.step.movers]):
                found = shows if use.step.kind == "reason" else attacks
                found[inside(self.map.claims[use.step.claim].text)] = None
        said = [f"to show {join_names(list(shows))}"] if shows else []
        said += [f"against {join_names(list(attacks))}"] if attacks else []
        said += [f"to deny {join_names(list(breaks))}"] if breaks else []
        return f"They use it {join_names(said)}." if said else ""

    def _is_theirs(self, movers: Iterable[Iterable[str]]) -> bool:
        """Whether an opponent is among those who make one of these moves."""
        return any(not set(self.sides.opponents).isdisjoint(people) for people in movers)

    def _tell_step(self, step: Step) -> str:
        """Return what one denies who breaks a step: `that “A” shows “B”`."""
        premises = join_names([inside(self.map.claims[premise.claim].text) for premise in step.premises])
        several = len(step.premises) > 1
        does = {"reason": "show" if several else "shows", "rebuttal": "refute" if several else "refutes"}[step.kind]
        return f"that {premises} {does} {inside(self.map.claims[step.claim].text)}"

    def _tell_count(self, claim: Claim, ranked: Sequence[Reply], turns: Sequence[Step], doubts: Sequence[Reply]) -> str:
        granted = [s.author for s in claim.stances if s.kind in ("agreed", "conceded") and s.author in self.sides.own]
        if granted:
            return f"We have granted this claim ({name_people(self.map, granted)}): do not attack it."
        if claim.id in self.evaluation.accept:
            return "This claim is granted for this sheet: do not attack it."
        extra = [count(len(turns), "way to turn it", "ways to turn it")] if turns else []
        extra += [count(len(doubts), "open doubt") + " to press"] if doubts else []
        beside = f"; beside {'it' if len(ranked) == 1 else 'them'} {join_names(extra)}" if extra else ""
        if not ranked:
            return "Nothing in the map answers this claim" + (f"; it has {join_names(extra)}." if extra else ".")
        told = f"The map has {count(len(ranked), 'answer')}{beside}"
        if len(ranked) > MOST:
            return f"The map has {len(ranked)} answers; the best {MOST} follow."
        if len(ranked) + len(turns) + len(doubts) < FEWEST:
            return f"{told}: fewer than {FEWEST}, and the map offers no more."
        return f"{told}."

    def _write_answer(self, number: int, reply: Reply) -> Iterator[Block]:
        claim = self.map.claims[reply.claim]
        marks = [reply.label]
        if reply.doubt:
            marks.append("open doubt")
        if is_analytic(claim):
            marks.append("analytic")
        reasons = [
            words(f"Reason: {one_line(premise.text).removesuffix('.')} ({self._cite(premise)}).")
            for step in claim.reasons[:MOST_REASONS]
            for premise in [self.map.claims[step.premises[0].claim]]
        ]
        beside = [self.map.claims[name] for name in reply.claims[1:]]
        self.told.update(dict.fromkeys(reply.claims))
        yield make_card(
            self.map, claim, label=f"{number}. {marks[0]}" + (f" ({', '.join(marks[1:])})" if marks[1:] else ""),
            beside=beside, extra=reasons,
        )  # fmt: skip
        yield Listing(list(self._follow(reply)))

    def _follow(self, reply: Reply) -> Iterator[Item]:
        """Yield what they will say to an answer of ours, and beneath each what we say to that."""
        counters = self._counter(reply, (reply.to, reply.claim))
        if not counters:
            yield Item("They have no reply to this in the map.")
        for theirs in counters:
            yield Item(self._tell_turn(theirs, 0))
            ours = self._counter(theirs, (reply.to, reply.claim, theirs.claim))
            yield from (Item(self._tell_turn(one, 1), 1) for one in ours)
            if not ours:
                yield Item("We have no reply to this in the map.", 1)

    def _counter(self, reply: Reply, told: Sequence[str]) -> list[Reply]:
        found = [other for other in self.replies.counter(reply) if other.claim not in told]
        return rank_replies(None, self.evaluation, self.labels, found)

    def _tell_turn(self, reply: Reply, level: int) -> Words:
        movers = name_movers(self.map, reply)
        if level:
            who = "We say" if self.sides.is_own(movers) else "We can say"
        else:
            who = "They will say" if not set(self.sides.opponents).isdisjoint(movers) else "They may say"
        said = " and ".join(
            f"{inside(claim.text)} ({self._cite(claim)})" for claim in (self.map.claims[name] for name in reply.claims)
        )
        holds = {1: "", 0: " Contested.", -1: " Answered."}[judge(self.evaluation, self.labels, reply)]
        return words(Run(f"{who} ({reply.label}): ", "strong"), f"{said}.", Run("" if reply.doubt else holds, "faint"))

    def _write_turn(self, number: int, claim: Claim, step: Step) -> Card:
        target = self.map.claims[step.claim]
        against = step.kind == "rebuttal"
        tag = f"Grant it: it speaks {'against their own claim' if against else 'for us'}. {one_line(target.text)}"
        movers = step.movers if set(step.movers) != {ME} else (ME,)
        cited = cite_fully(self.map, claim) or words(explain_lack(self.map, claim))
        drawn = f"The step is drawn by {name_people(self.map, movers)}."
        return Card(
            tag,
            words("Their own evidence: ", cited),
            [words(Run(drawn, "faint"))],
            label=f"{number}. turn",
            claim=target.id,
        )
