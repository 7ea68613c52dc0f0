"""Questions on a debate with their answers, to practise: who says what, why, where, what answers it. Judges none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random
from typing import Literal

from attrs import frozen

from argmap.model import ME, Claim, Map, Step
from argmap.prep.answers import Reply, find_replies, is_open_doubt
from argmap.prep.cards import cite_place, inside, one_line
from argmap.prep.map_sheet import make_map_sheet
from argmap.prep.naming import is_nameless, join_names, name_people, name_sources, say_citations
from argmap.prep.resting import list_citations
from argmap.prep.sheet import Column, Paragraph, Part, Row, Run, Sheet, Table, Words, plain, words
from argmap.prep.sources_cited import list_sources

Kind = Literal["who", "supports", "answers", "where", "assumed", "replies", "quoted", "granted", "question"]

SEED = 1
"""The seed of the order where none is given."""


@frozen
class DrillCard:
    """A question and its answer.

    `claim` is the claim asked about, empty for a question of the debate; `cited` are those that the answer tells.
    """

    kind: Kind
    question: str
    answer: Words
    claim: str
    cited: tuple[str, ...] = ()


def make_cards(map_: Map, seed: int = SEED, count: int | None = None) -> list[DrillCard]:
    """Return the questions that a map can answer, in an order that the seed fixes, `count` of them at most.

    The kinds of question take turns, so that a few of them are of many kinds. Raises ValueError for a count below 1.
    """
    if count is not None and count < 1:
        raise ValueError("a drill has one question at least")
    by_kind: dict[Kind, list[DrillCard]] = {}
    for card in _find_cards(map_):
        by_kind.setdefault(card.kind, []).append(card)
    random = Random(seed)  # noqa: S311 - an order to practise in, no secret
    for cards in by_kind.values():
        random.shuffle(cards)
    mixed = []
    while by_kind:
        kinds = list(by_kind)
        random.shuffle(kinds)
        for kind in kinds:
            mixed.append(by_kind[kind].pop())
            if not by_kind[kind]:
                del by_kind[kind]
    return mixed[:count]


def _find_cards(map_: Map) -> Iterator[DrillCard]:
    replies = find_replies(map_)
    names = name_sources(map_)
    for question in map_.questions.values():
        answers = [map_.claims[answer.claim] for answer in question.answers if answer.claim in map_.claims]
        if answers:
            told = _list_lines(map_, answers)
            cited = tuple(answer.id for answer in answers)
            yield DrillCard("question", f"Which answers are given to “{one_line(question.text)}”", told, "", cited)
    for claim in map_.claims.values():
        if is_open_doubt(claim):
            continue
        if not claim.implicit:
            yield from _ask_about(map_, claim, names)
        yield from _ask_for_reasons(map_, claim)
        for step in claim.reasons:
            yield from _ask_for_assumptions(map_, claim, step)
        against = [reply for reply in replies.to(claim.id) if reply.kind == "rebuttal"]
        if against:
            asked = f"What is said against this: {inside(claim.text)}?"
            yield DrillCard("answers", asked, _list_replies(map_, against), claim.id, _list_claims(against))
        for reply in against:
            counters = [one for one in replies.counter(reply) if one.counts]
            if counters:
                said = " and ".join(inside(map_.claims[other].text) for other in reply.claims)
                question_ = f"Against {inside(claim.text)} it is said: {said}. What answers that?"
                cited = _list_claims([reply, *counters])
                yield DrillCard("replies", question_, _list_replies(map_, counters), claim.id, cited)


def _ask_about(map_: Map, claim: Claim, names: dict[str, str]) -> Iterator[DrillCard]:
    said = inside(claim.text)
    if set(claim.authors) - {ME}:
        place = say_citations(list_citations(claim), names)
        who = name_people(map_, claim.authors)
        yield DrillCard("who", f"Who says: {said}?", words(who, Run(f" ({place})" if place else "", "faint")), claim.id)
    places: dict[str, list[str]] = {}
    for citation in list_citations(claim):
        if citation.source in map_.sources and citation.locators:
            places.setdefault(citation.source or "", []).extend(map(str, citation.locators))
    for source, locators in places.items():
        title = map_.sources[source].title
        told = words(", ".join(dict.fromkeys(locators)), Run(f" ({names[source]})", "faint"))
        yield DrillCard("where", f"Where in “{title}” does it say: {said}?", told, claim.id)
    for quotation in claim.quotations:
        speaker = name_people(map_, claim.authors)
        place = say_citations(quotation.citations or claim.citations, names)
        told = words(f"{speaker}: ", one_line(claim.text), Run(f" ({place})" if place else "", "faint"))
        yield DrillCard("quoted", f"Whose words are these, and for what: “{one_line(quotation.text)}”?", told, claim.id)
    granted = [stance for stance in claim.stances if stance.kind in ("agreed", "conceded")]
    if granted:
        lines = []
        for stance in granted:
            place = say_citations(stance.citations, names)
            where = f" ({place})" if place else ""
            verb = "agrees" if stance.kind == "agreed" else "grants it"
            lines.append(words(f"{name_people(map_, [stance.author])} {verb}", Run(where, "faint")))
        by = _name_inside(map_, claim.authors)
        yield DrillCard("granted", f"Who besides {by} holds this: {said}?", _set_lines(lines), claim.id)


def _ask_for_reasons(map_: Map, claim: Claim) -> Iterator[DrillCard]:
    """Yield a question for all reasons that the same people give for a claim."""
    by_movers: dict[tuple[str, ...], list[Words]] = {}
    cited = tuple(premise.claim for step in claim.reasons for premise in step.premises if premise.claim in map_.claims)
    for step in claim.reasons:
        said = [map_.claims[p.claim] for p in step.premises if p.claim in map_.claims and not p.implicit]
        if said:
            text = " And: ".join(one_line(premise.text) for premise in said)
            place = "; ".join(dict.fromkeys(cite_place(map_, premise) for premise in said))
            by_movers.setdefault(step.movers, []).append(words(text, Run(f" ({place})", "faint")))
    for movers, lines in by_movers.items():
        who = _name_inside(map_, movers)
        verb, give = ("do", "give") if len(movers) > 1 else ("does", "give")
        noun = "reason" if len(lines) == 1 else f"{len(lines)} reasons"
        question = f"What {noun} {verb} {who} {give} for this: {inside(claim.text)}?"
        yield DrillCard("supports", question, _set_lines(lines), claim.id, cited)


def _ask_for_assumptions(map_: Map, claim: Claim, step: Step) -> Iterator[DrillCard]:
    premises = [map_.claims[premise.claim] for premise in step.premises if premise.claim in map_.claims]
    said = [premise for premise in premises if not premise.implicit]
    unsaid = [premise for premise in premises if premise.implicit]
    if said and unsaid:
        given = " and ".join(inside(premise.text) for premise in said)
        question = f"From {given} it is argued: {inside(claim.text)}. What is taken for granted?"
        cited = tuple(premise.id for premise in premises)
        yield DrillCard("assumed", question, _list_lines(map_, unsaid), claim.id, cited)


def _name_inside(map_: Map, authors: Iterable[str]) -> str:
    """Return names as they stand inside a sentence: `the writer` and not `The writer`."""
    names = [map_.author_name(author) for author in authors]
    return join_names([
        name[:1].lower() + name[1:] if is_nameless(name) and name.startswith(("The ", "A ", "An ")) else name
        for name in names
    ])  # fmt: skip


def _list_claims(found: list[Reply]) -> tuple[str, ...]:
    return tuple(claim for reply in found for claim in reply.claims)


def _list_replies(map_: Map, found: list[Reply]) -> Words:
    lines = []
    for reply in found:
        said = " And: ".join(one_line(map_.claims[claim].text) for claim in reply.claims)
        place = join_names([cite_place(map_, map_.claims[claim]) for claim in reply.claims[:1]])
        lines.append(words(said, Run(f" ({place}; {reply.label})", "faint")))
    return _set_lines(lines)


def _list_lines(map_: Map, claims: list[Claim]) -> Words:
    return _set_lines([words(one_line(claim.text), Run(f" ({cite_place(map_, claim)})", "faint")) for claim in claims])


def _set_lines(lines: list[Words]) -> Words:
    return tuple(run for at, line in enumerate(lines) for run in ((Run("\n"), *line) if at else line))


def make_drill(map_: Map, seed: int = SEED, count: int | None = None) -> Sheet:
    """Return a drill as a sheet: the questions, and on a page of its own what to answer.

    Raises ValueError for a count below 1.
    """
    cards = make_cards(map_, seed, count)
    asked = [Row([at, card.question, plain(card.answer), card.kind, card.claim]) for at, card in enumerate(cards, 1)]
    told = [Row([at, card.answer]) for at, card in enumerate(cards, 1)]
    number = Column("No.", "number", "end")
    questions = Table(
        "questions",
        [
            number,
            Column("Question", "question"),
            Column("Answer", "answer", printed=False),
            Column("Kind", "kind", printed=False),
            Column("Id", "claim", printed=False),
        ],
        asked,
    )
    answers = Table("answers", [number, Column("Answer", "answer")], told)
    note = Paragraph(
        "Every answer is what the map says; “not true”, “no link”, “turn”, “outweighs” and “undercut” tell what kind "
        "of answer one is.",
        note=True,
    )
    empty = "The map has no claim to ask about."
    parts = [
        Part("Questions", [questions], name="questions", empty=empty),
        Part("Answers", [answers, *([note] if cards else [])], name="answers", empty=empty, new_page=bool(cards)),
        list_sources(map_, [claim for card in cards for claim in (card.claim, *card.cited) if claim]),
    ]
    return make_map_sheet(
        map_,
        "drill",
        "Drill",
        parts,
        subtitle=f"Order {seed}: the same map and the same number give the same order",
    )


def write_anki(map_: Map, seed: int = SEED, count: int | None = None) -> str:
    """Return a drill as cards, question and answer with a tab between them, as Anki reads them.

    Texts stand on one line each and as plain text; one in which a spreadsheet would see a formula begins with an
    apostrophe.
    """
    lines = ["#separator:tab", "#html:false", "#columns:Question\tAnswer\tKind"]
    for card in make_cards(map_, seed, count):
        answer = " / ".join(plain(card.answer).split("\n"))
        lines.append("\t".join((_guard(card.question), _guard(answer), card.kind)))
    return "\n".join(lines) + "\n"


def _guard(text: str) -> str:
    flat = " ".join(text.split())
    return f"'{flat}" if flat.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")) else flat
