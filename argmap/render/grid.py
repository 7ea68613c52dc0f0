"""An overview as placed picture: each question above its answers, no panels. Writes no SVG, needs no engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from argmap.diagram import Card, Diagram, Edge, QuestionLabel
from argmap.render.heading import set_heading
from argmap.render.paths import HEAD_LENGTH
from argmap.render.placed import Box, Head, Placed, PlacedCard, PlacedEdge, PlacedQuestion

MARGIN = 24.0
LABEL_GAP, CARD_GAP, LINE_GAP, GROUP_GAP = 7.0, 42.0, 16.0, 26.0
MOST_COLUMNS = 5
PAPER = (555.0, 802.0)
"""What a sheet of A4 has room for, upright, in points: the number of columns is chosen to be read on it."""


@frozen
class _Group:
    """A question and the cards of its answers; the last group may have no question."""

    question: QuestionLabel | None
    cards: tuple[Card, ...]


def place_grid(diagram: Diagram) -> Placed:
    """Place each question above its answers, in as many columns as read best on a sheet of paper."""
    groups = list(_group(diagram))
    return max((_place(diagram, groups, columns) for columns in range(MOST_COLUMNS, 0, -1)), key=_scale_on_paper)


def _group(diagram: Diagram) -> Iterator[_Group]:
    cards = {card.id: card for card in diagram.cards}
    for question in diagram.questions:
        yield _Group(question, tuple(cards.pop(answer) for answer in question.answers if answer in cards))
    if cards:
        yield _Group(None, tuple(cards.values()))


def _scale_on_paper(placed: Placed) -> float:
    short, long = PAPER
    return max(
        min(1.0, short / placed.width, long / placed.height), min(1.0, long / placed.width, short / placed.height)
    )


def _stack(groups: Sequence[_Group], columns: int) -> list[list[_Group]]:
    """Put the groups on shelves of so many columns, each on the first that has room for it in one line."""
    shelves: list[list[_Group]] = []
    for group in groups:
        wide = len(group.cards)
        for shelf in shelves:
            if sum(len(other.cards) for other in shelf) + wide <= columns:
                shelf.append(group)
                break
        else:
            shelves.append([group])
    return shelves


def _place(diagram: Diagram, groups: Sequence[_Group], columns: int) -> Placed:
    pitch = max((card.width for card in diagram.cards), default=0.0) + CARD_GAP
    shelves = _stack(groups, columns)
    used = max((min(columns, sum(len(g.cards) for g in shelf)) for shelf in shelves), default=1)
    width = max([used * pitch - CARD_GAP, *(question.width for question in diagram.questions)])
    heading = set_heading(diagram, width, MARGIN)
    boxes: dict[str, Box] = {}
    questions = []
    y = heading.height
    for shelf in shelves:
        labels = max((g.question.height + LABEL_GAP for g in shelf if g.question is not None), default=0.0)
        first, bottom = 0, y
        for group in shelf:
            if group.question is not None:
                label = group.question
                lift = labels - LABEL_GAP - label.height
                questions.append(
                    PlacedQuestion(label, Box(MARGIN + first * pitch, y + lift, label.width, label.height))
                )
            top = y + labels
            for at in range(0, len(group.cards), columns):
                line = group.cards[at : at + columns]
                for place, card in enumerate(line, first):
                    boxes[card.key] = Box(MARGIN + place * pitch, top, card.width, card.height)
                top += max(card.height for card in line) + LINE_GAP
            first += len(group.cards)
            bottom = max(bottom, top - LINE_GAP)
        y = bottom + GROUP_GAP
    return Placed(
        diagram=diagram,
        width=round(max(width, heading.width) + 2 * MARGIN, 2),
        height=round(y - GROUP_GAP + MARGIN, 2),
        header=heading.texts,
        legend=heading.legend,
        panels=(),
        cards=tuple(PlacedCard(card, boxes[card.key]) for card in diagram.cards),
        questions=tuple(questions),
        junctions=(),
        edges=tuple(_join_rivals(edge, boxes) for edge in diagram.edges),
    )


def _join_rivals(edge: Edge, boxes: dict[str, Box]) -> PlacedEdge:
    """A line between two answers that exclude one another: across the gap between them, or down to the next line."""
    one, other = boxes[edge.tail], boxes[edge.head]
    if one.y == other.y:
        y = one.y + min(one.height, other.height) / 2
        ends = (one.right, y), (other.x, y)
        dx, dy = 1.0, 0.0
    else:
        x = other.x + other.width / 2
        ends = (x, one.bottom), (x, other.y)
        dx, dy = 0.0, 1.0
    (x1, y1), (x2, y2) = ends
    path = (
        ("M", (x1 + dx * HEAD_LENGTH, y1 + dy * HEAD_LENGTH)),
        ("L", (x2 - dx * HEAD_LENGTH, y2 - dy * HEAD_LENGTH)),
    )
    return PlacedEdge(edge, path, (Head("bar", x1, y1, -dx, -dy), Head("bar", x2, y2, dx, dy)))
