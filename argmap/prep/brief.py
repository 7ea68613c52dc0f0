"""The brief of a question: theses, points and evidence, clash, assumptions, objections, sources. Prints nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from argmap.bibliography.citations import write_citation
from argmap.evaluation import NO_TRUTH, Evaluation, evaluate
from argmap.evaluation.grounded import IN, OUT
from argmap.evaluation.moves import find_cruxes
from argmap.model import Claim, Map, Question
from argmap.prep.answers import Replies, Reply, find_replies, judge, judge_replies, rank_replies
from argmap.prep.brief_points import Point, choose_points, walk_reasons
from argmap.prep.cards import (
    cite_fully,
    cite_place,
    cite_speakers,
    inside,
    introduce,
    is_analytic,
    list_own_speakers,
    list_speakers,
    make_card,
    one_line,
    quote_words,
)
from argmap.prep.map_sheet import make_map_sheet
from argmap.prep.naming import count, join_names, name_briefly, name_people
from argmap.prep.sheet import Block, Column, Item, Listing, Paragraph, Part, Row, Run, Sheet, Table, Words, words

MOST_CLASHES, MOST_CRUXES, MOST_ASSUMPTIONS = 4, 10, 12
"""How many of each a brief tells; where there are more it says how many."""

WORK = 400_000
"""Claims that the search for what decides the question may label in all, each as often as it is labelled."""


@frozen
class Case:
    """An answer to the question: its claim, who speaks for it, its points, and all claims that it rests on."""

    thesis: Claim
    speakers: tuple[str, ...]
    points: tuple[Point, ...]
    rests_on: Mapping[str, int]


def make_brief(
    map_: Map,
    question: str | None = None,
    *,
    accept: Iterable[str] = (),
    reject: Iterable[str] = (),
) -> Sheet:
    """Return the brief of a question of the map, by default of its first; of a map without questions, of its theses.

    `accept` and `reject` are claims supposed to hold or to fail. Raises ValueError for a question or a claim that is
    not in the map and for a claim both accepted and rejected.
    """
    if question is not None and question not in map_.questions:
        raise ValueError(f"no question {question!r} in the map")
    asked = map_.questions[question] if question is not None else next(iter(map_.questions.values()), None)
    writer = _Writer(map_, asked, evaluate(map_, None, accept, reject), find_replies(map_))
    return make_map_sheet(
        map_,
        "brief",
        "Brief",
        list(writer.write_parts()),
    )


class _Writer:
    """Writes the parts of one brief."""

    def __init__(self, map_: Map, question: Question | None, evaluation: Evaluation, replies: Replies):
        self.map = map_
        self.question = question
        self.evaluation = evaluation
        self.replies = replies
        self.labels = judge_replies(evaluation)
        answers = dict.fromkeys(a.claim for a in question.answers) if question is not None else {}
        theses = [map_.claims[name] for name in answers if name in map_.claims] or (
            [] if question is not None else list(map_.theses)
        )
        self.cases = [self._read_case(thesis) for thesis in theses]
        self.told: dict[str, Claim] = {}

    def _read_case(self, thesis: Claim) -> Case:
        agreed = [stance.author for stance in thesis.stances if stance.kind == "agreed"]
        speakers = tuple(dict.fromkeys((*list_speakers(thesis), *agreed)))
        points = choose_points(self.map, self.labels, thesis)
        return Case(thesis, speakers, points, walk_reasons(self.map, thesis.id))

    def write_parts(self) -> Iterator[Part]:
        """Yield the parts in the order in which a debater needs them."""
        yield self._ask()
        yield self._state_theses()
        for case in self.cases:
            yield self._make_case(case)
        yield self._show_clash()
        yield self._decide()
        yield self._list_assumptions()
        yield self._list_objections()
        yield self._list_sources()

    def _cite(self, claim: Claim) -> str:
        """Return where a claim is from, and note that the brief tells it."""
        self.told[claim.id] = claim
        return cite_place(self.map, claim)

    def _ask(self) -> Part:
        if self.question is None:
            told = [Paragraph("The map asks no question: these are the claims that serve no other one.")]
            return Part("The theses of the map", told, name="question")
        takes = "Its answers exclude one another." if self.question.exclusive else "Several answers can hold together."
        blocks: list[Block] = [Paragraph(takes)]
        if self.question.note:
            blocks.append(Paragraph(f"The map-maker notes: {one_line(self.question.note)}", note=True))
        for names, verb in ((self.evaluation.accept, "hold"), (self.evaluation.reject, "fail")):
            blocks += [Paragraph(f"Supposed to {verb}: {inside(self.map.claims[name].text)}.") for name in names]
        return Part(one_line(self.question.text), blocks, name="question")

    def _state_theses(self) -> Part:
        items = []
        for case in self.cases:
            who = name_people(self.map, list_speakers(case.thesis))
            word = self.evaluation.verdict(case.thesis.id).word
            state = {"stands": "it stands", "falls": "it falls"}.get(word, f"it is {word}")
            agreed = [name for name in case.speakers if name not in list_speakers(case.thesis)]
            also = f", with the agreement of {name_people(self.map, agreed)}" if agreed else ""
            cite = self._cite(case.thesis)
            names = join_names([name_briefly(self.map, author) for author in list_speakers(case.thesis)])
            placed = "" if is_analytic(case.thesis) else f" ({cite.removeprefix(names).lstrip(', ')})"
            said = f" {who[:1].upper()}{who[1:]}{placed}{also}. As the map stands, {state}."
            items.append(Item(words(Run(one_line(case.thesis.text), "strong"), said), claim=case.thesis.id))
        heading = {1: "The thesis", 2: "Both theses"}.get(len(items), "The theses")
        reading = f"Reading: the whole debate; reasons that run in a circle are struck. {NO_TRUTH}"
        return Part(
            heading,
            [Listing(items), Paragraph(reading, note=True)],
            empty="Nobody has answered the question yet.",
            level=2,
            name="theses",
        )

    def _make_case(self, case: Case) -> Part:
        named = self._name_answer(case.thesis.id)
        told = named == inside(case.thesis.text)  # by the heading
        blocks: list[Block] = [] if told else [Paragraph(words(Run(one_line(case.thesis.text), "strong")))]
        if not case.points:
            blocks.append(Paragraph("The map gives no reason for this answer."))
        if 0 < len(case.points) < 3:
            blocks.append(Paragraph(f"The map gives only {count(len(case.points), 'point')} for this answer."))
        more = len(case.thesis.reasons) - len(case.points)
        blocks += [self._write_point(number, case, point) for number, point in enumerate(case.points, 1)]
        if more > 0:
            blocks.append(Paragraph(f"The map gives {count(more, 'more reason')} for this answer.", note=True))
        return Part(f"For {named}", blocks, level=2, name="case")

    def _write_point(self, number: int, case: Case, point: Point) -> Block:
        lead, *others = (self.map.claims[name] for name in point.claims)
        state = {IN: "", OUT: ", answered"}.get(point.label, ", contested")
        extra: list[Words] = []
        by = set(point.step.movers) - set(list_speakers(case.thesis)) if point.step is not None else set()
        if by:
            extra.append(words(Run(f"Joined to this answer by {name_people(self.map, sorted(by))}.", "faint")))
        if point.evidence is not None and point.evidence not in point.claims:
            claim = self.map.claims[point.evidence]
            self._cite(claim)
            extra.append(words(f"Best evidence: {one_line(claim.text)} (", cite_fully(self.map, claim), ")"))
            extra += quote_words(claim)
        for claim in (lead, *others):
            self._cite(claim)
        return make_card(self.map, lead, label=f"point {number}{state}", beside=others, extra=extra)

    def _show_clash(self) -> Part:
        """Show where two cases meet: a claim of one, nearest its thesis first, and what the other says against it."""
        found: list[tuple[tuple[int, int, int], str, Reply]] = []
        for at, case in enumerate(self.cases):
            others = {
                author
                for other in self.cases
                if other.thesis.id != case.thesis.id
                for author in other.thesis.authors
                if author not in case.thesis.authors
            }
            for name, depth in case.rests_on.items():
                for reply in self.replies.to(name):
                    if reply.kind == "no-link":
                        continue  # told where the step leads
                    meets = others.intersection((*reply.movers, *self.map.claims[reply.claim].authors))
                    if meets and not (reply.kind == "rival" and at > 0):
                        found.append(((depth, -abs(judge(self.evaluation, self.labels, reply)), at), name, reply))
        found.sort(key=lambda one: one[0])
        unique = {(name, reply.claims): reply for _, name, reply in found}
        grouped: dict[str, list[Reply]] = {}
        for (name, _), reply in list(unique.items())[:MOST_CLASHES]:
            grouped.setdefault(name, []).append(reply)
        items = []
        for name, replies in grouped.items():
            claim = self.map.claims[name]
            items.append(Item(f"{inside(claim.text)} ({self._cite(claim)})."))
            for reply in replies:
                items.append(Item(words(Run(f"{_say_how(reply)}: ", "strong"), f"{self._tell(reply)}."), 1))
                items += [
                    Item(words(Run(f"{_say_how(counter)}: ", "strong"), f"{self._tell(counter)}."), 2)
                    for counter in self._rank(self.replies.counter(reply))[:1]
                ]
        blocks: list[Block] = [Listing(items)]
        if len(unique) > MOST_CLASHES:
            blocks.append(Paragraph(f"The map has {len(unique) - MOST_CLASHES} more, further from the theses."))
        return Part(
            "Key clash",
            blocks,
            empty="The map holds nothing that one side says against the case of another.",
            level=2,
            name="clash",
        )

    def _rank(self, replies: Iterable[Reply]) -> list[Reply]:
        return rank_replies(None, self.evaluation, self.labels, replies)

    def _tell(self, reply: Reply) -> str:
        claims = [self.map.claims[name] for name in reply.claims]
        said = " and ".join(f"{inside(claim.text)} ({self._cite(claim)})" for claim in claims)
        held = {1: "", 0: ", contested", -1: ", answered in its turn"}[judge(self.evaluation, self.labels, reply)]
        return said + ("" if reply.doubt else held)

    def _decide(self) -> Part:
        heading = "What decides it"
        if self.question is None:
            return Part(heading, empty="Only where a question is asked can a claim decide it.", level=2, name="cruxes")
        cruxes, complete = find_cruxes(self.evaluation, self.question.id, work=WORK)
        grouped: dict[str, list[str]] = {}
        for crux in cruxes[:MOST_CRUXES]:
            then = [f"{self._name_answer(answer)} would {_say_word(new)}" for answer, _, new in crux.changes]
            forced = "stood" if crux.forced == "stands" else "fell"
            grouped.setdefault(f"{forced}, {join_names(then)}:", []).append(crux.claim)
        items = []
        for effect, names in grouped.items():
            items.append(Item(words(Run(f"If {'this' if len(names) == 1 else 'any one of these'} {effect}", "strong"))))
            claims = [self.map.claims[name] for name in names]
            items += [Item(f"{inside(claim.text)} ({self._cite(claim)})", 1) for claim in claims]
        blocks: list[Block] = [Listing(items)]
        if len(cruxes) > MOST_CRUXES:
            blocks.append(Paragraph(f"{count(len(cruxes) - MOST_CRUXES, 'more claim')} would change an answer."))
        if not complete:
            blocks.append(Paragraph("Not all claims were tried: the debate is too large for that.", note=True))
        return Part(
            heading, blocks, empty="No single claim: no answer hangs on one claim alone.", level=2, name="cruxes"
        )

    def _name_answer(self, claim: str) -> str:
        """Return what an answer is called: whose it is, if that tells it from the others."""
        people = [list_speakers(case.thesis) for case in self.cases]
        mine = list_speakers(self.map.claims[claim])
        if people.count(mine) == 1:
            names = join_names([name_briefly(self.map, author) for author in mine])
            return f"the answer of {names}"
        return inside(self.map.claims[claim].text)

    def _list_assumptions(self) -> Part:
        items = []
        for case in self.cases:
            unstated = [name for name in case.rests_on if self.map.claims[name].implicit]
            for name in unstated[:MOST_ASSUMPTIONS]:
                claim = self.map.claims[name]
                self.told[name] = claim
                note = f" {one_line(claim.note)}" if claim.note else ""
                users = [use.step for use in self.map.uses(name) if use.role == "premise" and use.step is not None]
                needed = [inside(self.map.claims[step.claim].text) for step in users if step.claim in case.rests_on]
                by = join_names([name_briefly(self.map, author) for author in claim.authors])
                serves = f", needed for {needed[0]}" if needed else ""
                said = f"{inside(claim.text)} (unstated by {by}{serves})."
                items.append(Item(words(said, Run(note, "faint")), claim=name))
            if len(unstated) > MOST_ASSUMPTIONS:
                more = len(unstated) - MOST_ASSUMPTIONS
                items.append(Item(f"{count(more, 'more unstated premise')} further from {inside(case.thesis.text)}."))
        return Part(
            "The assumptions all rests on",
            [Listing(items)],
            empty="The map writes down no unstated premise for these answers.",
            level=2,
            name="assumptions",
        )

    def _list_objections(self) -> Part:
        items = []
        for case in self.cases:
            mine = [r for r in self.replies.to(case.thesis.id) if r.kind != "no-link"]
            against = self._rank(r for r in mine if r.kind != "rival") or self._rank(mine)
            items.append(Item(f"To {inside(case.thesis.text)}:"))
            if not against:
                items.append(Item("The map has no objection to it.", 1))
                continue
            items.append(Item(words(Run("Strongest objection: ", "strong"), f"{self._tell(against[0])}."), 1))
            counters = [r for r in self._rank(self.replies.counter(against[0])) if r.claim != case.thesis.id]
            said = [r for r in counters if r.counts]
            if said:
                items.append(Item(words(Run("Reply: ", "strong"), f"{self._tell(said[0])}."), 2))
            elif counters:
                items.append(
                    Item(words(Run("No reply yet; a doubt to take up: ", "strong"), self._tell(counters[0])), 2)
                )
            else:
                items.append(Item("The map has no reply to it.", 2))
        return Part(
            "Strongest objection and reply",
            [Listing(items)],
            empty="There is no answer to object to.",
            level=2,
            name="objections",
        )

    def _list_sources(self) -> Part:
        cited: dict[str, list[Claim]] = {}
        for claim in self.told.values():
            for source_id in dict.fromkeys(citation.source for citation in cite_speakers(claim)):
                cited.setdefault(source_id or "", []).append(claim)
        rows = []
        for source in self.map.sources.values():
            if source.id not in cited:
                continue
            handed_on = [c for c in cited[source.id] if not list_own_speakers(self.map, list_speakers(c), source.id)]
            speakers = dict.fromkeys(author for claim in handed_on for author in list_speakers(claim))
            others = [author for author in speakers if author in self.map.authors]
            people = [introduce(self.map, author) for author in source.authors]
            rows.append(
                Row([
                    write_citation(source, self.map.authors, "debate"),
                    "; ".join(people) or "no author given",
                    "; ".join(introduce(self.map, author) for author in others) or "nobody else",
                    len(cited[source.id]),
                ])
            )  # fmt: skip
        columns = (
            Column("Source", "source", share=2),
            Column("Author, with qualifications", "author", share=1.3),
            Column("Speaks in it", "speakers", share=1.3),
            Column("Claims", "claims", "end"),
        )
        return Part(
            "Sources",
            [Table("sources", columns, rows)],
            empty="No claim of this brief names a source.",
            level=2,
            name="sources",
        )


def _say_how(reply: Reply) -> str:
    return {
        "rebuttal": "Against it",
        "undercut": "Against a reason for it",
        "no-link": "It does not follow",
        "rival": "The other answer",
    }[reply.kind]


def _say_word(word: str) -> str:
    return {"stands": "stand", "falls": "fall"}.get(word, f"be {word}")
