"""Map to diagram: every card, junction, line, panel and legend entry of a picture. Places nothing on the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from argmap.diagram.arrange import Arrangement, arrange, local_zone
from argmap.diagram.cards import CardSetter, cite, footer_of, name_claim
from argmap.diagram.describe import describe_map, describe_sources
from argmap.diagram.errors import RenderError
from argmap.diagram.measure import clean_text, wrap
from argmap.diagram.options import LINKS, DrawingOptions
from argmap.diagram.records import Card, Diagram, Edge, EdgeKind, Junction, Line, QuestionLabel, Text
from argmap.diagram.select import NumberedStep, View, select_claims
from argmap.model import ME, Claim, Map, Question

QUESTION_WIDTH = 132.0
OVERVIEW_QUESTION_WIDTH = 400.0
QUESTION_SIZE = 10.0
EVIDENCE = frozenset(
    {"example", "case-study", "data", "statistic", "event", "expert-opinion", "history", "law", "media", "personal"}
)
OWN_LABELS = {"value": "VALUE", "definition": "DEFINITION", "common-belief": "COMMON BELIEF", "example": "EXAMPLE"}
LINE_KIND: dict[str, EdgeKind] = {"reason": "support", "rebuttal": "rebuttal"}


def draw_map(map_: Map, options: DrawingOptions | None = None) -> Diagram:
    """Turn a map, or the part of it that the options choose, into a diagram.

    Raises RenderError for a focus, author, layout or kind of links that does not exist.
    """
    options = options or DrawingOptions()
    if options.links not in LINKS:
        raise RenderError(f"unknown kind of links `{options.links}`", "choose one of lines, chips, none")
    view = select_claims(map_, options)
    places = arrange(view, options.layout)
    overview = places.layout == "overview"
    lines = _Lines(view, places, "none" if overview else options.links)
    roles = _roles(view)
    cards = tuple(
        _set_card(view, places, claim, roles[claim.id], lines.chips.get(claim.id, []), options)
        for claim in view.claims.values()
    )
    room = OVERVIEW_QUESTION_WIDTH if overview else QUESTION_WIDTH
    questions = tuple(_set_question(question, view, room) for question in view.questions)
    colors = {author.id: author.color for author in map_.authors.values() if author.color}
    return Diagram(
        title=clean_text(map_.title),
        sources=tuple(map(clean_text, describe_sources(map_, view.claims))),
        description=clean_text(describe_map(view)),
        layout=places.layout,
        cards=cards,
        junctions=tuple(lines.junctions),
        edges=tuple(lines.edges),
        panels=places.panels,
        questions=questions,
        legend=_legend(cards, lines.edges, lines.junctions),
        slots=places.slots,
        colors=colors,
        remarks=tuple(map(clean_text, (*view.remarks, *options.readings))),
    )


class _Lines:
    """The lines of a picture, the junctions they meet in, and the chips that stand for lines not drawn."""

    def __init__(self, view: View, places: Arrangement, links: str) -> None:
        self.view, self.places, self.links = view, places, links
        self.edges: list[Edge] = []
        self.junctions: list[Junction] = []
        self.chips: dict[str, list[tuple[EdgeKind, str, str]]] = {}
        self._hung: set[str] = set()
        for question in view.questions:
            self._join_answers(question)
        for numbered in view.steps:
            self._join_step(numbered)

    def _join_step(self, numbered: NumberedStep) -> None:
        step, zone, column = numbered.step, self.places.zone, self.places.column
        kind = LINE_KIND[step.kind]
        home = local_zone(numbered, zone)
        drawn_undercuts = [u for u in numbered.undercuts if self.links == "lines" or zone[u.claim] == home]
        premises = [p.claim for p in step.premises]
        target = f"claim-{step.claim}"
        across = zone[step.claim] != home
        if self.links != "lines" and across:
            drawn_undercuts = []  # the line they would end on is not drawn
        joined = min(column[p] for p in premises) if across else column[step.claim] + 1
        if not (step.linked or drawn_undercuts):
            for premise in premises:
                self._add(kind, premise, target, numbered, "", zone[premise] != zone[step.claim],
                          column[premise] == column[step.claim] + 1)  # fmt: skip
        else:
            if not (self.links != "lines" and across and not step.linked):
                self.junctions.append(Junction(numbered.key, step.claim, kind, home, joined))
            for premise in premises:
                self._add(kind, premise, numbered.key, numbered, "premise", zone[premise] != home,
                          column[premise] == joined)  # fmt: skip
            self._add(kind, "", target, numbered, "step", across, beside=True)
        for undercut in numbered.undercuts:
            self._add("undercut", undercut.claim, numbered.key, numbered, "",
                      zone[undercut.claim] != home or (self.links != "lines" and across),
                      column[undercut.claim] == joined)  # fmt: skip

    def _add(
        self, kind: EdgeKind, tail: str, head: str, numbered: NumberedStep, part: str, cross: bool, beside: bool
    ) -> None:
        """Add a line, or its chips. `tail` is a claim, or empty for the step's junction.

        `beside`: it only crosses the gutter between two neighbouring columns, if it stays in its zone. Then it is
        a line of the tree, unless the claim already hangs elsewhere; a step against another zone starts beside
        its premises wherever these hang.
        """
        outward = head == numbered.key and self.places.zone[numbered.step.claim] != self.places.zone.get(tail)
        if tail and beside and not cross and not outward:
            beside = tail not in self._hung
            self._hung.add(tail)
        step, view = numbered.step, self.view
        sources = (tail,) if tail else tuple(p.claim for p in step.premises)
        if cross and self.links != "lines":
            if self.links == "chips":
                self._add_chips(kind, sources, step.claim)
            return
        movers = step.movers
        if kind == "undercut":
            movers = next(u.movers for u in numbered.undercuts if u.claim == tail)
        self.edges.append(
            Edge(
                kind=kind,
                tail=f"claim-{tail}" if tail else numbered.key,
                head=head,
                sources=sources,
                target=step.claim,
                step=numbered.key,
                part=part,
                movers=movers,
                cross=cross,
                far=cross or not beside,
                open=kind == "undercut" and is_open_doubt(view.claims[tail]),
            )
        )

    def _add_chips(self, kind: EdgeKind, sources: tuple[str, ...], target: str) -> None:
        does, done = {
            "support": ("supports", "supported by"),
            "rebuttal": ("rebuts", "rebutted by"),
            "undercut": ("undercuts a step to", "a step undercut by"),
        }[kind]
        claims = self.view.claims
        for source in sources:
            self.chips.setdefault(source, []).append((kind, target, f"{does} {name_claim(claims[target])}"))
            self.chips.setdefault(target, []).append((kind, source, f"{done} {name_claim(claims[source])}"))

    def _join_answers(self, question: Question) -> None:
        """Lines from a question's label to its answers: those of rivals end as rebuttals do."""
        claims, zone = self.view.claims, self.places.zone
        drawn = [answer for answer in question.answers if answer.claim in claims]
        key = f"question-{question.id}"
        rivals = question.exclusive and len(drawn) > 1
        if self.places.layout == "overview":
            self._join_rivals([answer.claim for answer in drawn] if rivals else [], key)
            return
        across = len({zone[answer.claim] for answer in drawn}) > 1
        for place, answer in enumerate(drawn, 1):
            others = " ".join(other.claim for other in drawn if other is not answer) if rivals else ""
            self.edges.append(
                Edge("rival" if rivals else "answer", key, f"claim-{answer.claim}", (answer.claim,), others, key,
                     cross=rivals and across, far=True)
            )  # fmt: skip
            undercuts = [undercut for undercut in answer.undercuts if undercut.claim in claims]
            point = f"{key}-answer-{place}"
            if undercuts:
                self.junctions.append(Junction(point, answer.claim, "rival", zone[answer.claim], 0))
            for undercut in undercuts:
                self.edges.append(
                    Edge("undercut", f"claim-{undercut.claim}", point, (undercut.claim,), answer.claim, key,
                         movers=undercut.movers, cross=True, far=True, open=is_open_doubt(claims[undercut.claim]))
                )  # fmt: skip

    def _join_rivals(self, rivals: list[str], question: str) -> None:
        """A line from each answer to the next, without the question's label between them."""
        for one, other in pairwise(rivals):
            self.edges.append(
                Edge("rival", f"claim-{one}", f"claim-{other}", (one,), other, question, cross=True, far=True)
            )


def is_open_doubt(claim: Claim) -> bool:
    """Whether a doubt is still nobody's: no author agreed with it or conceded it, and nothing supports it."""
    taken_up = claim.reasons or any(s.kind in ("agreed", "conceded") for s in claim.stances)
    return claim.doubt and not taken_up


def _roles(view: View) -> dict[str, set[str]]:
    """How each claim is used: `thesis`, `reason`, `implicit`, `rebuttal`, `undercut`."""
    roles: dict[str, set[str]] = {id_: set() for id_ in view.claims}
    for thesis in view.map.theses:
        if thesis.id in roles and (thesis.reasons or view.map.questions):
            roles[thesis.id].add("thesis")
    for numbered in view.steps:
        for premise in numbered.step.premises:
            roles[premise.claim].add(numbered.step.kind)
        for undercut in numbered.undercuts:
            roles[undercut.claim].add("undercut")
    return roles


def _kind_of(claim: Claim, roles: set[str]) -> tuple[str, str]:
    """A card's kind (its class) and the word in its header."""
    if is_open_doubt(claim):
        return "doubt", "OPEN DOUBT"
    if claim.implicit:
        return "premise", "ASSUMED"
    if "thesis" in roles:
        return "thesis", "THESIS"
    if claim.doubt:
        return "undercut", "DOUBT"
    if roles and "reason" not in roles:
        return ("objection", "OBJECTION") if "rebuttal" in roles else ("undercut", "UNDERCUT")
    if claim.basis in OWN_LABELS:
        return ("evidence" if claim.basis in EVIDENCE else "claim"), OWN_LABELS[claim.basis]
    grounded = claim.basis in EVIDENCE or (claim.basis is None and (claim.citations or claim.quotations))
    if "reason" in roles and not claim.reasons and grounded:
        return "evidence", "EVIDENCE"
    return "claim", "CLAIM"


def _set_card(
    view: View,
    places: Arrangement,
    claim: Claim,
    roles: set[str],
    chips: list[tuple[EdgeKind, str, str]],
    options: DrawingOptions,
) -> Card:
    kind, label = _kind_of(claim, roles)
    mine = set(claim.authors) <= {ME} and len(places.slots) > 1
    doubt = kind == "doubt"
    quoted = bool(claim.quotations)
    setter = CardSetter(thesis=kind == "thesis")
    mark = "?" if doubt else "“" if quoted else ""
    verdict = "" if doubt else options.verdicts.get(claim.id, "")  # what nobody says cannot fall
    words = [label, *(["MAP-MAKER"] if mine else []), *([verdict.upper()] if verdict else [])]
    setter.set_header(claim.id if claim.named else "", " · ".join(words), mark)
    setter.set_body(claim.text)
    if places.layout == "overview":  # no panel says whose it is
        names = ", ".join(map(view.map.author_name, claim.authors))
        setter.set_footer([" · ".join(filter(None, [names, cite(claim.citations)]))])
    else:
        setter.set_footer(footer_of(view.map, claim))
    hidden = 0 if options.claims is not None else view.hidden.get(claim.id, 0)
    if hidden:
        setter.set_footer([f"+ {hidden:,} more beneath, not drawn"], "more")
    setter.set_footer(options.references.get(claim.id, ()), "more")
    if claim.id in options.strengths:
        setter.set_strength(options.strengths[claim.id])
    setter.set_chips(list(dict.fromkeys(chips)))
    setter.close()
    return Card(
        id=claim.id,
        text=clean_text(claim.text),
        authors=claim.authors,
        kind=kind,
        label=label,
        zone=places.zone[claim.id],
        column=places.column[claim.id],
        texts=tuple(setter.texts),
        width=setter.width,
        height=round(setter.height, 2),
        chips=tuple(setter.chips),
        implicit=claim.implicit,
        doubt=doubt,
        quoted=quoted,
        mine=mine,
        island=claim.id in places.islands,
        hidden=hidden,
        verdict=verdict,
        strength=options.strengths.get(claim.id),
    )


def _set_question(question: Question, view: View, room: float) -> QuestionLabel:
    pad, leading = 9.0, QUESTION_SIZE * 1.3
    lines = wrap(clean_text(question.text), room, QUESTION_SIZE)
    width = max([line.width for line in lines], default=0.0) + 2 * pad
    placed = tuple(
        Line(line.text, width - pad if line.rtl else pad, pad + leading * (n + 0.78), line.width, line.rtl)
        for n, line in enumerate(lines)
    )
    return QuestionLabel(
        id=question.id,
        texts=(Text("question-text", placed, QUESTION_SIZE),),
        answers=tuple(a.claim for a in question.answers if a.claim in view.claims),
        exclusive=question.exclusive,
        width=round(width, 2),
        height=round(2 * pad + leading * max(1, len(lines)), 2),
    )


def _legend(cards: tuple[Card, ...], edges: list[Edge], junctions: list[Junction]) -> tuple[str, ...]:
    """The marks that occur in the picture, in the order in which the legend explains them."""

    def marks() -> Iterator[str]:
        lines = {edge.kind for edge in edges if not edge.open}
        for kind in ("support", "rebuttal", "undercut", "rival"):
            if kind in lines:
                yield kind
        if any(edge.open for edge in edges):
            yield "open"
        if any(j.kind != "rival" for j in junctions):
            yield "junction"
        for mark in ("implicit", "doubt", "quoted", "mine", "fallen"):
            if any(getattr(card, mark) for card in cards):
                yield mark

    return tuple(marks())
