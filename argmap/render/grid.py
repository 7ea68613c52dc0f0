"""An overview as placed picture: each question above its answers, no panels. Writes no SVG, needs no engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

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


def _stack(groups: Sequence[_Group], columns: int, pitch: float) -> list[list[_Group]]:
    """Put the groups on shelves of so many columns, each on the first that has room for it in one line."""
    shelves: list[list[_Group]] = []
    for group in groups:
        for shelf in shelves:
            if sum(_span(other, pitch) for other in shelf) + _span(group, pitch) <= columns:
                shelf.append(group)
                break
        else:
            shelves.append([group])
    return shelves


def _span(group: _Group, pitch: float) -> int:
    """How many columns the group takes in one line, its question included."""
    label = group.question.width + CARD_GAP if group.question is not None else 0.0
    return max(len(group.cards), ceil(label / pitch), 1)


def _place(diagram: Diagram, groups: Sequence[_Group], columns: int) -> Placed:
    pitch = max((card.width for card in diagram.cards), default=0.0) + CARD_GAP
    boxes: dict[str, Box] = {}
    labels: dict[str, Box] = {}
    y = 0.0
    for shelf in _stack(groups, columns, pitch):
        rise = max((g.question.height + LABEL_GAP for g in shelf if g.question is not None), default=0.0)
        first, bottom = 0, y + rise
        for group in shelf:
            left = MARGIN + first * pitch
            if group.question is not None:
                label = group.question
                labels[label.key] = Box(left, y + rise - LABEL_GAP - label.height, label.width, label.height)
            top = y + rise
            for at in range(0, len(group.cards), columns):
                line = group.cards[at : at + columns]
                for place, card in enumerate(line):
                    boxes[card.key] = Box(left + place * pitch, top, card.width, card.height)
                top += max(card.height for card in line) + LINE_GAP
                bottom = max(bottom, top - LINE_GAP)
            first += _span(group, pitch)
        y = bottom + GROUP_GAP
    width = max((box.right for box in (*boxes.values(), *labels.values())), default=MARGIN) - MARGIN
    heading = set_heading(diagram, width, MARGIN)
    boxes = {key: _lower(box, heading.height) for key, box in boxes.items()}
    return Placed(
        diagram=diagram,
        width=round(max(width, heading.width) + 2 * MARGIN, 2),
        height=round(heading.height + max(y - GROUP_GAP, 0.0) + MARGIN, 2),
        header=heading.texts,
        legend=heading.legend,
        panels=(),
        cards=tuple(PlacedCard(card, boxes[card.key]) for card in diagram.cards),
        questions=tuple(PlacedQuestion(q, _lower(labels[q.key], heading.height)) for q in diagram.questions),
        junctions=(),
        edges=tuple(_join_rivals(edge, boxes) for edge in diagram.edges),
    )


def _lower(box: Box, by: float) -> Box:
    return Box(box.x, box.y + by, box.width, box.height)


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
