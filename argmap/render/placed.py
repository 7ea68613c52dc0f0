"""Frozen records of a picture with every place settled, in points from its top left corner. Computes nothing."""

from __future__ import annotations

from attrs import frozen

from argmap.diagram import Card, Diagram, Edge, Junction, Panel, QuestionLabel
from argmap.diagram.records import Text

Command = tuple[str, tuple[float, ...]]
"""One piece of a path: `M`, `L`, `Q` or `C` and its absolute coordinates."""


@frozen
class Box:
    """A rectangle: its left top corner, width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return self.y + self.height


@frozen
class PlacedCard:
    """A card and the box it fills."""

    card: Card
    box: Box


@frozen
class Head:
    """What stands at a line's end: `triangle`, `bar` (triangle and bar), `ring` or nothing, pointing along (dx, dy)."""

    shape: str
    x: float
    y: float
    dx: float
    dy: float


@frozen
class Bridge:
    """A short piece of ground laid under a line where it passes over another: its ends and whose panel it is."""

    x1: float
    y1: float
    x2: float
    y2: float
    author: str | None


@frozen
class PlacedEdge:
    """A line: its path, what stands at its ends, and the bridges by which it passes over other lines."""

    edge: Edge
    path: tuple[Command, ...]
    heads: tuple[Head, ...]
    bridges: tuple[Bridge, ...] = ()


@frozen
class PlacedJunction:
    """A junction and its centre; one between rival answers is only a place on a line, and not drawn."""

    junction: Junction
    x: float
    y: float


@frozen
class PlacedPanel:
    """A panel and the box it fills."""

    panel: Panel
    box: Box


@frozen
class PlacedQuestion:
    """A question's label and the box it fills."""

    question: QuestionLabel
    box: Box


@frozen
class LegendItem:
    """One mark of the legend: where its sample begins (its left end, at mid height) and what it means."""

    mark: str
    x: float
    y: float
    label: Text


@frozen
class Placed:
    """A diagram with places for everything in it."""

    diagram: Diagram
    width: float
    height: float
    header: tuple[Text, ...]
    legend: tuple[LegendItem, ...]
    panels: tuple[PlacedPanel, ...]
    cards: tuple[PlacedCard, ...]
    questions: tuple[PlacedQuestion, ...]
    junctions: tuple[PlacedJunction, ...]
    edges: tuple[PlacedEdge, ...]
