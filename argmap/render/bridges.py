"""Bridges: where one line passes over another, so that the eye follows each. Draws nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from argmap.render.paths import Point, sample_path
from argmap.render.placed import Bridge, Command, PlacedEdge, PlacedPanel

CELL = 48.0
HALF = 3.2
NEAR_END = 5.0
"""Lines that meet at an end do not pass over one another."""

Segment = tuple[Point, Point]


def build_bridges(edges: Sequence[PlacedEdge], panels: Sequence[PlacedPanel]) -> Iterator[PlacedEdge]:
    """Give each line that runs around cards its bridges over the lines before it, in the order of drawing."""
    grid: dict[tuple[int, int], list[tuple[int, Segment]]] = {}
    ends: list[tuple[Point, Point]] = []
    for number, placed in enumerate(edges):
        points = sample_path(placed.path, 6.0)
        ends.append((points[0], points[-1]))
        if placed.edge.far:
            yield evolve(placed, bridges=tuple(_cross(placed.path, grid, ends, panels)))
        else:
            yield placed
        segments = _straights(placed.path) if placed.edge.far else list(pairwise(points))
        for segment in segments:
            for cell in _cells(segment):
                grid.setdefault(cell, []).append((number, segment))


def _straights(path: Iterable[Command]) -> list[Segment]:
    """The straight pieces of a path."""
    pieces: list[Segment] = []
    here = (0.0, 0.0)
    for letter, values in path:
        end = (values[-2], values[-1])
        if letter == "L":
            pieces.append((here, end))
        here = end
    return pieces


def _cells(segment: Segment) -> Iterator[tuple[int, int]]:
    (x1, y1), (x2, y2) = segment
    for column in range(int(min(x1, x2) // CELL), int(max(x1, x2) // CELL) + 1):
        for row in range(int(min(y1, y2) // CELL), int(max(y1, y2) // CELL) + 1):
            yield column, row


def _cross(
    path: Iterable[Command],
    grid: dict[tuple[int, int], list[tuple[int, Segment]]],
    ends: list[tuple[Point, Point]],
    panels: Sequence[PlacedPanel],
) -> Iterator[Bridge]:
    for segment in _straights(path):
        (x1, y1), (x2, y2) = segment
        level = abs(y1 - y2) < abs(x1 - x2)
        found: set[tuple[float, float]] = set()
        seen: set[tuple[int, Segment]] = set()
        for cell in _cells(segment):
            for number, other in grid.get(cell, ()):
                if (number, other) in seen:
                    continue
                seen.add((number, other))
                point = meet(segment, other)
                if point and not any(_near(point, end, NEAR_END) for end in (*ends[number], *ends[-1])):
                    found.add((round(point[0], 2), round(point[1], 2)))
        for x, y in sorted(found):
            author = _ground(x, y, panels)
            if level:
                yield Bridge(x - HALF, y, x + HALF, y, author)
            else:
                yield Bridge(x, y - HALF, x, y + HALF, author)


def _near(one: Point, other: Point, room: float) -> bool:
    return abs(one[0] - other[0]) < room and abs(one[1] - other[1]) < room


def _ground(x: float, y: float, panels: Sequence[PlacedPanel]) -> str | None:
    for placed in panels:
        box = placed.box
        if placed.panel.author and box.x <= x <= box.right and box.y <= y <= box.bottom:
            return placed.panel.author
    return None


def meet(one: Segment, other: Segment) -> Point | None:
    """Where two straight pieces cross; nothing for pieces that run the same way."""
    (ax, ay), (bx, by) = one
    (cx, cy), (dx, dy) = other
    turn = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
    if abs(turn) < 1e-9:
        return None
    t = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / turn
    u = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / turn
    if not (0 <= t <= 1 and 0 <= u <= 1):
        return None
    return ax + t * (bx - ax), ay + t * (by - ay)
