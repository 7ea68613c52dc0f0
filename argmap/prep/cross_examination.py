"""The questions to put to whoever argues an author’s case: what the map leaves open. Writes no sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from attrs import evolve, frozen

from argmap.model import Claim, Map, Step, Undercut
from argmap.prep.answers import Replies, Reply, find_replies, is_open_doubt
from argmap.prep.cards import cite_briefly, cite_place, end_sentence, inside, is_analytic, one_line
from argmap.prep.naming import call_author, name_people, say_places
from argmap.prep.resting import list_citations
from argmap.prep.sheet import Run, Words, words
from argmap.schemes import Examination, QuestionOnStep
from argmap.schemes.questions import quote

Purpose = Literal["clarify", "test evidence", "commit", "expose gap"]
PURPOSES: tuple[Purpose, ...] = ("clarify", "test evidence", "commit", "expose gap")
"""What a question is for, in the order in which they are asked of one claim."""

_DATED = re.compile(r"\b(?:1[0-9]|20)\d\d\b")


@frozen
class Ask:
    """A question to put about a claim: its words, what it is for, and the line that they will lean on."""

    claim: str
    text: str
    purpose: Purpose
    lean: Words


@frozen
class Settled:
    """A question that the map answers: the words, and where it is answered."""

    claim: str
    text: str
    where: Words


@frozen
class CrossExamination:
    """The questions to an author’s case: to ask, by claim, and those that the map answers."""

    map: Map
    author: str
    claims: tuple[str, ...]
    asks: tuple[Ask, ...]
    settled: tuple[Settled, ...]


def cross_examine(map_: Map, author: str) -> CrossExamination:
    """Find the questions to an author’s claims and steps. Raises ValueError for an author who is not in the map.

    A step of a known scheme is asked the scheme’s critical questions, one without what its form allows: what it leaves
    unstated, the doubts about it, whether it carries at all. A claim without a reason is asked for its evidence. What
    others say against him is put to him where he has not answered it.
    """
    if author not in map_.authors:
        raise ValueError(f"no author {author!r} in the map")
    return _Examiner(map_, author).examine()


class _Examiner:
    """Collects the questions to one author’s case, host claim by host claim."""

    def __init__(self, map_: Map, author: str):
        self.map, self.author = map_, author
        self.replies: Replies = find_replies(map_)
        self.schemes = Examination(map_)
        self.he = call_author(map_, author)
        self.asks: list[Ask] = []
        self.noted: dict[tuple[str, str], int] = {}
        self.settled: list[Settled] = []

    def examine(self) -> CrossExamination:
        hosted: dict[str, list[Step]] = {}
        for step in self.map.steps:
            if self.author in step.movers:
                hosted.setdefault(step.claim if step.kind == "reason" else step.premises[0].claim, []).append(step)
        claims = [
            claim.id
            for claim in self.map.claims.values()
            if claim.id in hosted or (self.author in claim.authors and not is_open_doubt(claim))
        ]
        for id_ in claims:
            self._examine_claim(self.map.claims[id_], hosted.get(id_, ()))
        order = {purpose: at for at, purpose in enumerate(PURPOSES)}
        place = {claim: at for at, claim in enumerate(claims)}
        settled = {(one.claim, one.text): one for one in self.settled}
        asks = [ask for ask in self.asks if (ask.claim, ask.text) not in settled]
        asks = sorted(asks, key=lambda ask: (place[ask.claim], order[ask.purpose]))
        told = {ask.claim for ask in asks}
        return CrossExamination(
            self.map, self.author, tuple(c for c in claims if c in told), tuple(asks), tuple(settled.values())
        )

    def _examine_claim(self, claim: Claim, steps: Sequence[Step]) -> None:
        for step in steps:
            self._examine_step(claim, step)
        his = self.author in claim.authors
        if his and not claim.implicit:
            if not claim.reasons:
                self._ask_evidence(claim)
            for reply in self.replies.to(claim.id):
                if reply.kind == "rebuttal" and self.author not in reply.movers:
                    self._put_reply(claim, reply, self._lean_on(claim))

    # steps

    def _examine_step(self, host: Claim, step: Step) -> None:
        premises = [self.map.claims[premise.claim] for premise in step.premises if premise.claim in self.map.claims]
        lean = words(*_join(self._line(premise) for premise in premises if not premise.implicit))
        asked: set[str] = set()
        examined = self.schemes.examine(step)
        for question in examined:
            asked.update(asking.claim for asking in question.askings)
            self._put_question(host, question, lean)
        for premise in premises:
            if premise.implicit and self.author in premise.authors:
                self._ask_assumption(host, premise)
        for undercut in step.undercuts:
            if undercut.claim in self.map.claims and undercut.claim not in asked:
                self._put_undercut(host, step, undercut, lean)
        if not examined and not step.undercuts and not any(premise.implicit for premise in premises) and premises:
            self._ask_step(host, step, premises, lean)

    def _ask_step(self, host: Claim, step: Step, premises: Sequence[Claim], lean: Words) -> None:
        given = " and ".join(inside(premise.text) for premise in premises)
        if step.kind == "reason":
            text = f"Could {given} be true and this claim still be false?"
        else:
            text = f"Could {given} be true and {inside(self.map.claims[step.claim].text)} be true as well?"
        self._ask(host, text, "expose gap", lean)

    def _put_question(self, host: Claim, question: QuestionOnStep, lean: Words) -> None:
        text = question.text
        told = quote(host.text)
        if text.count("“") > 1 and question.step.kind == "reason":
            text = text.replace(told, "this claim")
            text = text[:1].upper() + text[1:]
        if not question.answered:
            self._ask(host, text, _find_purpose(question), lean)
            return
        where: list[Words] = []
        for asking in question.askings:
            raised = f"{name_people(self.map, asking.movers)} asks" if not asking.doubt else "A doubt asks"
            where.append(words(f"{raised} it: ", self._line(self.map.claims[asking.claim]), "; answered by "))
            where += [self._line(self.map.claims[answer]) for answer in asking.answers]
        if question.premises:
            where.append(words("In the argument itself: "))
            where += list(_join(self._line(self.map.claims[premise]) for premise in question.premises))
        self.settled.append(Settled(host.id, text, tuple(run for part in where for run in part)))

    def _ask_assumption(self, host: Claim, premise: Claim) -> None:
        backing = [p.claim for step in premise.reasons for p in step.premises if p.claim in self.map.claims]
        text = f"Do you take it for granted that this is so: {inside(premise.text)}?"
        if backing:
            where = _join(self._line(self.map.claims[claim]) for claim in backing)
            self.settled.append(Settled(host.id, text, words("It is argued for: ", *where)))
        elif premise.citations:
            self.settled.append(Settled(host.id, text, words("It is said: ", self._line(premise))))
        else:
            note = f" {end_sentence(premise.note)}" if premise.note else ""
            said = f"Nothing: {self.he} leaves it unstated." if self.author in premise.authors else "Nothing."
            self._ask(host, text, "commit", words(said, Run(note, "faint")))
        for reply in (*self.replies.to(premise.id), *self.replies.doubts_of(premise.id)):
            if reply.kind == "rebuttal" and self.author not in reply.movers:
                self._put_reply(host, reply, words(f"His own assumption: {one_line(premise.text)}"))

    def _put_undercut(self, host: Claim, step: Step, undercut: Undercut, lean: Words) -> None:
        if self.author in undercut.movers:
            return
        to = step.premises[0].claim
        found = [
            reply for reply in self.replies.by_claim.get(to, ()) if reply.undercut is undercut and reply.step is step
        ]
        for reply in found[:1]:
            self._put_reply(host, reply, lean)

    def _put_reply(self, host: Claim, reply: Reply, lean: Words) -> None:
        """Put to him what is said against his case, or tell where he has answered it."""
        against = [self.map.claims[claim] for claim in reply.claims]
        said = " and ".join(inside(claim.text) for claim in against)
        if reply.doubt:
            text = f"Would you grant this: {said}?"
        else:
            place = "" if is_analytic(against[0]) else f" ({cite_place(self.map, against[0])})"
            text = f"Have you an answer to this: {said}{place}?"
        answers = [answer for answer in self.replies.counter(reply) if answer.counts]
        if not answers:
            self._ask(host, text, "expose gap", lean)
            return
        lines = [self._line(self.map.claims[claim]) for answer in answers for claim in answer.claims]
        self.settled.append(Settled(host.id, text, words("Answered: ", *_join(lines))))

    # claims

    def _ask_evidence(self, claim: Claim) -> None:
        cited = [c for c in list_citations(claim) if c.source is not None]
        said = inside(claim.text)
        if not cited:
            self._ask(claim, f"What is the source for this: {said}?", "test evidence", words("Nothing: no source."))
            return
        lean = self._line(claim)
        if not any(citation.locators for citation in cited):
            self._ask(claim, f"On which page or in which paragraph does it stand: {said}?", "clarify", lean)
        if claim.basis in ("statistic", "data"):
            self._ask(claim, f"Who counted, and how: {said}?", "test evidence", lean)
            if claim.date is None and not _DATED.search(claim.text):
                self._ask(claim, "For what year or day is that figure?", "clarify", lean)
        elif claim.basis in ("expert-opinion", "personal", "common-belief", "media"):
            self._ask(claim, f"Does {self.he} name who says so: {said}?", "test evidence", lean)
        elif claim.basis in ("event", "history", "case-study", "example"):
            if claim.basis == "event" and claim.date is None and not _DATED.search(claim.text):
                self._ask(claim, f"When was that: {said}?", "clarify", lean)
            else:
                self._ask(claim, f"Does {self.he} name a record of it: {said}?", "test evidence", lean)
        elif claim.basis not in ("definition", "value"):
            self._ask(claim, f"Does {self.he} give a reason for this, or only say so: {said}?", "test evidence", lean)

    # lines to lean on

    def _lean_on(self, claim: Claim) -> Words:
        """Return the line that supports a claim best: its first reason, else its own words."""
        for step in claim.reasons:
            if self.author in step.movers and step.premises[0].claim in self.map.claims:
                return self._line(self.map.claims[step.premises[0].claim])
        return self._line(claim)

    def _line(self, claim: Claim) -> Words:
        """Return a claim as a line to lean on: the words it quotes, else its own, with who says them and where."""
        place = cite_place(self.map, claim)
        for quotation in claim.quotations[:1]:
            at = say_places(quotation.citations)
            place = f"{cite_briefly(self.map, claim)}, {at}" if at else place
            return words(Run(f"“{one_line(quotation.text)}”", "quoted"), Run(f" ({place})", "faint"))
        return words(one_line(claim.text), Run(f" ({place})", "faint"))

    def _ask(self, host: Claim, text: str, purpose: Purpose, lean: Words) -> None:
        """Note a question; one that two steps of a claim raise alike is put once, with both lines to lean on."""
        at = self.noted.get((host.id, text))
        if at is None:
            self.noted[host.id, text] = len(self.asks)
            self.asks.append(Ask(host.id, text, purpose, lean))
        elif lean != self.asks[at].lean:
            self.asks[at] = evolve(self.asks[at], lean=(*self.asks[at].lean, Run("; "), *lean))


def _join(lines: Iterable[Words]) -> Iterator[Words]:
    for at, line in enumerate(lines):
        yield (Run("; "), *line) if at else line


def _find_purpose(question: QuestionOnStep) -> Purpose:
    """Return what a critical question is for: by who must answer it, and what of the step it attacks."""
    asked = question.question
    if asked.burden == "exception":
        return "expose gap"
    role = question.scheme.role(asked.attacks)
    if role is None:
        return "clarify"
    return "test evidence" if role.needed else "commit"
