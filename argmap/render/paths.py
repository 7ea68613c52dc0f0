"""Shapes of lines: curves of the tree, rounded corners of lines that run around cards, and what ends them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from argmap.diagram import Edge
from argmap.render.placed import Command, Head, PlacedEdge
from argmap.render.route import Way

DOT_RADIUS = 4.5
RING_RADIUS = 3.6
HEAD_LENGTH = 9.0
CORNER = 7.0

Point = tuple[float, float]


def head_shape(edge: Edge) -> str:
    """What ends a line of this kind; the piece from a premise to its junction, and an open doubt, end in nothing."""
    if edge.part == "premise" or edge.open or edge.kind == "answer":
        return ""
    return {"support": "triangle", "rebuttal": "bar", "undercut": "ring", "rival": "bar"}[edge.kind]


def draw_tree_line(edge: Edge, start: Point, bend: float, end: Point, direction: int, far_edge: float) -> PlacedEdge:
    """A line across one gutter: level from the premise to `bend`, then curving to the gutter's `far_edge`, then
    level to its end, which lies further on where the card is narrower than its column.

    `bend` and `far_edge` are x coordinates; `direction` is 1 where the line runs rightwards, -1 leftwards.
    """
    shape = head_shape(edge)
    if edge.kind == "undercut":
        return _draw_elbow(edge, start, end, direction, shape)
    to_junction = edge.part == "premise"
    reach = DOT_RADIUS - 0.5 if to_junction else HEAD_LENGTH if shape else 0.0
    x, y = end[0] - direction * reach, end[1]
    path: list[Command] = [("M", start)]
    if abs(bend - start[0]) > 0.5:
        path.append(("L", (bend, start[1])))
    if abs(start[1] - y) < 0.05:
        path.append(("L", (x, y)))
    else:
        landing = x if to_junction else min((x, far_edge), key=lambda place: place * direction)
        half = (bend + landing) / 2
        path.append(("C", (half, start[1], half, y, landing, y)))
        if landing != x:
            path.append(("L", (x, y)))
    heads = (Head(shape, end[0], end[1], direction, 0.0),) if shape else ()
    return PlacedEdge(edge, tuple(path), heads)


def _draw_elbow(edge: Edge, start: Point, end: Point, direction: int, shape: str) -> PlacedEdge:
    """An undercut beside the step it breaks: level, then up or down onto the junction."""
    x, sign = end[0], 1 if start[1] > end[1] else -1
    gap = DOT_RADIUS + (2 * RING_RADIUS + 0.6 if shape else 1.5)
    y = end[1] + sign * gap
    turn = min(14.0, abs(start[1] - y), abs(start[0] - x))
    path: tuple[Command, ...] = (
        ("M", start),
        ("L", (x - direction * turn, start[1])),
        ("Q", (x, start[1], x, start[1] - sign * turn)),
        ("L", (x, y)),
    )
    heads = (Head(shape, x, end[1] + sign * (DOT_RADIUS + RING_RADIUS + 0.6), 0.0, -sign),) if shape else ()
    return PlacedEdge(edge, path, heads)


def draw_way(way: Way, points: list[Point], head: Point) -> PlacedEdge:
    """A line around cards, from its corners; `head` is the centre of the junction where it ends on one."""
    edge, shape = way.edge, head_shape(way.edge)
    points = _without_repeats(points)
    heads: list[Head] = []
    if way.head.onto in ("above", "below"):
        sign = 1 if way.head.onto == "below" else -1
        gap = DOT_RADIUS + (2 * RING_RADIUS + 0.6 if shape == "ring" else 0.0)
        points.append((head[0], head[1] + sign * gap))
        if shape:
            heads.append(Head(shape, head[0], head[1] + sign * (DOT_RADIUS + RING_RADIUS + 0.6), 0.0, -sign))
    elif way.head.onto == "across":
        heading = 1.0 if points[-1][0] > points[-2][0] else -1.0
        points[-1] = (points[-1][0] - heading * (2 * RING_RADIUS if shape else 0.0), points[-1][1])
        if shape:
            heads.append(Head(shape, points[-1][0] + heading * RING_RADIUS, points[-1][1], heading, 0.0))
    elif shape:
        heads.append(_shorten(points, shape))
    return PlacedEdge(edge, tuple(round_corners(points)), tuple(heads))


def _shorten(points: list[Point], shape: str) -> Head:
    """Take the room of an arrowhead off the end of a line, and return the head."""
    (x, y), before = points[-1], points[-2]
    direction = 1.0 if x > before[0] else -1.0
    room = min(HEAD_LENGTH, abs(x - before[0]))
    points[-1] = (x - direction * room, y)
    return Head(shape, x, y, direction, 0.0)


def _without_repeats(points: Sequence[Point]) -> list[Point]:
    kept: list[Point] = []
    for point in points:
        if not kept or abs(point[0] - kept[-1][0]) > 0.05 or abs(point[1] - kept[-1][1]) > 0.05:
            kept.append(point)
    return kept


def round_corners(points: Sequence[Point], radius: float = CORNER) -> list[Command]:
    """A path through the points, with its corners rounded as far as the pieces beside them allow."""
    path: list[Command] = [("M", points[0])]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        first = abs(here[0] - before[0]) + abs(here[1] - before[1])
        second = abs(after[0] - here[0]) + abs(after[1] - here[1])
        r = min(radius, first / 2, second / 2)
        if r < 0.5:
            path.append(("L", here))
            continue
        path.append(("L", _toward(here, before, r / first)))
        path.append(("Q", (*here, *_toward(here, after, r / second))))
    path.append(("L", points[-1]))
    return path


def _toward(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def sample_path(path: Sequence[Command], step: float = 2.0) -> list[Point]:
    """Points along a path, about `step` apart."""
    points: list[Point] = []
    x = y = 0.0
    for letter, c in path:
        if letter == "M":
            points.append((c[0], c[1]))
        else:
            ends = [(c[n], c[n + 1]) for n in range(0, len(c), 2)]
            far = sum(abs(a - b) + abs(p - q) for (a, p), (b, q) in zip([(x, y), *ends], ends, strict=False))
            count = max(2, int(far / step))
            points += [_bezier([(x, y), *ends], n / count) for n in range(1, count + 1)]
        x, y = c[-2], c[-1]
    return points


def _bezier(points: list[Point], t: float) -> Point:
    while len(points) > 1:
        points = [_toward(a, b, t) for a, b in pairwise(points)]
    return points[0]
