"""Diagram to placed picture: columns from the engine, ways around cards, gutters wide enough, paths. Writes no SVG."""

from __future__ import annotations

from attrs import define

from argmap.diagram import Diagram, Edge
from argmap.render.bridges import build_bridges
from argmap.render.engines import TIME_LIMIT
from argmap.render.frame import (
    ISLAND_PAD,
    PANEL_SIDE,
    Frame,
    Stand,
    build_frame,
    make_room,
    settle_ends,
)
from argmap.render.heading import Heading, set_heading
from argmap.render.lanes import assign_tracks, drops_from_joint, settle_heights
from argmap.render.paths import draw_tree_line, draw_way
from argmap.render.placed import (
    Box,
    Placed,
    PlacedCard,
    PlacedEdge,
    PlacedJunction,
    PlacedPanel,
    PlacedQuestion,
)
from argmap.render.route import LANE, Way, find_way, ports_of, survey

MARGIN = 24.0
ROUNDS = 5
"""How often lines are routed anew after room was made for them."""

CURVE, JOINT_ROOM, HEAD_ROOM, STUB_ROOM = 34.0, 24.0, 10.0, 9.0
PANEL_GUTTER = 12.0


@define
class Gutter:
    """The x coordinates of one gutter: its edges, first track, the bends of tree lines and junctions by front side."""

    left: float
    right: float = 0.0
    track: float = 0.0
    bend: float = 0.0
    turn_left: float = 0.0
    turn_right: float = 0.0
    drop_left: float = 0.0
    drop_right: float = 0.0
    joint_left: float = 0.0
    joint_right: float = 0.0
    border_left: float = 0.0
    border_right: float = 0.0
    rival: float = 0.0


def place(
    diagram: Diagram,
    engine: str = "auto",
    *,
    notes: list[str] | None = None,
    time_limit: float = TIME_LIMIT,
) -> Placed:
    """Settle every place of a diagram. Raises RenderError where the engine is missing, fails or takes too long."""
    frame = build_frame(diagram, engine, notes, time_limit)
    ways = _route(frame)
    counts, drops = assign_tracks(frame, ways)
    gutters, column_x = _measure_gutters(frame, counts, drops)
    return _Placer(frame, ways, gutters, column_x).place()


def _route(frame: Frame) -> list[Way]:
    """Find ways for all lines that run around cards, making room between cards where too many would pass."""
    ways: list[Way] = []
    for attempt in range(ROUNDS):
        terrain = survey(frame)
        frame.crossbars.clear()
        taken = {
            (edge.head, "below" if frame.stands[edge.tail].y > frame.junction_y[edge.head] else "above")
            for edge in frame.diagram.edges
            if edge.kind == "undercut" and not edge.far
        }
        ways = []
        points = {j.key: (e.step, j.claim) for j in frame.diagram.junctions if j.kind == "rival"
                  for e in frame.diagram.edges if e.head == j.key}  # fmt: skip
        far = [edge for edge in frame.diagram.edges if edge.far]
        far.sort(key=lambda edge: edge.kind not in ("rival", "answer"))
        for edge in far:
            if edge.head in points and edge.head not in frame.junction_y:
                _set_rival_point(frame, edge.head, points[edge.head], ways)
            tails = ports_of(frame, edge.tail, True, taken)
            heads = ports_of(frame, edge.head, False, taken)
            way = find_way(frame, terrain, edge, tails, heads)
            if way is None:
                continue
            if way.head.onto:
                taken.add((edge.head, way.head.onto))
            ways.append(way)
        crowded = settle_heights(frame, terrain, ways)
        if not crowded or attempt == ROUNDS - 1:
            break
        for y in sorted({round(y, 1) for y, _ in crowded}, reverse=True):
            make_room(frame, y, LANE)
        settle_ends(frame)
        for key in list(frame.junction_y):
            if frame.junction_front[key] == "rival":
                del frame.junction_y[key], frame.junction_gutter[key], frame.junction_front[key]
    return ways


def _set_rival_point(frame: Frame, key: str, answer: tuple[str, str], ways: list[Way]) -> None:
    """Choose where on the line to an answer an undercut ends."""
    for number, way in enumerate(ways):
        if (way.edge.step, way.edge.sources[0]) != answer or way.edge.kind == "undercut":
            continue
        frame.junction_front[key] = "rival"
        turn = max(range(len(way.turns)), key=lambda n: abs(way.runs[n].y - way.runs[n + 1].y), default=None)
        if turn is not None and abs(way.runs[turn].y - way.runs[turn + 1].y) > 30:
            frame.junction_y[key] = (way.runs[turn].y + way.runs[turn + 1].y) / 2
            frame.junction_gutter[key] = way.turns[turn]
            frame.crossbars[key] = (number, turn)
        else:
            frame.junction_y[key] = way.runs[-1].y
            frame.junction_gutter[key] = way.head.gutter


def _measure_gutters(frame: Frame, counts: list[int], drops: list[int]) -> tuple[list[Gutter], list[float]]:
    """Widths of gutters by what lies in them, and from these the x of each column."""
    stands = list(frame.stands.values())
    widths = [
        max((s.width for s in stands if s.column == column), default=0.0) for column in range(frame.columns)
    ]
    joints = {
        (gutter, frame.junction_front[key])
        for key, gutter in frame.junction_gutter.items()
    }
    islands = {
        gutter
        for s in stands
        if s.pad
        for gutter in (s.column, s.column + 1)
    }
    children = {
        (frame.gutter(e.tail, frame.stands[e.tail].front), frame.stands[e.tail].front)
        for e in frame.diagram.edges
        if not e.far and e.tail in frame.stands
    }
    gutters: list[Gutter] = []
    xs: list[float] = []
    x = 0.0
    for number in range(frame.columns + 1):
        gutter = Gutter(x)
        pad = ISLAND_PAD if number in islands else 0.0
        lanes = LANE * max(0, counts[number] - 1)
        if frame.is_border(number):
            _fit_border(frame, gutter, number, lanes, counts[number], joints, pad)
        else:
            _fit_inner(gutter, number, lanes, counts[number], drops[number], joints, children, pad)
        gutters.append(gutter)
        if number < frame.columns:
            xs.append(gutter.right)
            x = gutter.right + widths[number]
    return gutters, xs


def _fit_border(
    frame: Frame, gutter: Gutter, number: int, lanes: float, count: int, joints: set[tuple[int, str]], pad: float
) -> None:
    x = gutter.left
    ends = [g for g in frame.grounds if g.last == number - 1 and not g.panel.plain]
    begins = [g for g in frame.grounds if g.first == number and not g.panel.plain]
    if number > 0:
        gutter.joint_right = x + 16 + pad
        x += PANEL_SIDE * bool(ends) + pad + (JOINT_ROOM if (number, "right") in joints else 0.0)
    gutter.border_left = x
    x += PANEL_GUTTER
    gutter.track = x
    x += lanes + (PANEL_GUTTER if count else 0.0)
    if (number, "rival") in joints:
        gutter.rival = x + 4
        x += 20
    gutter.border_right = x
    if number < frame.columns:
        x += PANEL_SIDE * bool(begins) + pad + (JOINT_ROOM if (number, "left") in joints else 0.0)
        gutter.joint_left = x - 16 - pad
    gutter.right = x
    gutter.bend = (gutter.left + gutter.right) / 2


def _fit_inner(
    gutter: Gutter,
    number: int,
    lanes: float,
    count: int,
    drops: int,
    joints: set[tuple[int, str]],
    children: set[tuple[int, str]],
    pad: float,
) -> None:
    stub = STUB_ROOM + pad + (lanes + 8 if count else 0.0)
    joint = JOINT_ROOM if any(g == number and front != "rival" for g, front in joints) else 0.0
    tree = (number, "left") in children or (number, "right") in children
    drop = 12 + LANE * (drops - 1) if drops else 0.0
    wide = stub + joint + drop + (CURVE + HEAD_ROOM if tree else 12.0) + pad
    gutter.right = gutter.left + wide
    if (number, "left") in children and (number, "right") not in children:
        gutter.bend = gutter.right - stub
        gutter.track = gutter.right - STUB_ROOM - pad - lanes
    else:
        gutter.bend = gutter.left + stub
        gutter.track = gutter.left + STUB_ROOM + pad
    gutter.joint_left = gutter.right - stub - joint
    gutter.joint_right = gutter.left + stub + joint
    gutter.turn_left, gutter.turn_right = gutter.joint_left - drop, gutter.joint_right + drop
    gutter.drop_left, gutter.drop_right = gutter.joint_left - 12, gutter.joint_right + 12
    gutter.rival = gutter.bend


class _Placer:
    """Turns a settled frame into boxes and paths, shifted so that the page begins at its corner."""

    def __init__(self, frame: Frame, ways: list[Way], gutters: list[Gutter], column_x: list[float]) -> None:
        self.frame, self.ways, self.gutters = frame, ways, gutters
        self.widths = [
            max((s.width for s in frame.stands.values() if s.column == c), default=0.0)
            for c in range(frame.columns)
        ]
        self.column_x = column_x

    def place(self) -> Placed:
        """Work out the page, then everything on it."""
        frame, diagram = self.frame, self.frame.diagram
        left = min(self.gutters[0].border_left, self.gutters[0].track) if self.ways else self.gutters[0].border_left
        right = self.gutters[-1].border_right
        ys = [run.y for way in self.ways for run in way.runs]
        top = min([frame.top, *(y - 8 for y in ys)])
        bottom = max([frame.bottom, *(y + 8 for y in ys)])
        heading = set_heading(diagram, max(right - left, 0.0), MARGIN)
        self.dx = MARGIN - left
        self.dy = heading.height - top
        width = max(right - left, heading.width) + 2 * MARGIN
        panels = tuple(self._panels())
        return Placed(
            diagram=diagram,
            width=round(width, 2),
            height=round(heading.height + bottom - top + MARGIN, 2),
            header=heading.texts,
            legend=heading.legend,
            panels=panels,
            cards=tuple(PlacedCard(card, self.box(frame.stands[card.key])) for card in diagram.cards),
            questions=tuple(PlacedQuestion(q, self.box(frame.stands[q.key])) for q in diagram.questions),
            junctions=tuple(
                PlacedJunction(j, *self.joint(j.key)) for j in diagram.junctions if j.key in frame.junction_y
            ),
            edges=tuple(build_bridges(self._edges(), panels)),
        )

    def box(self, stand: Stand) -> Box:
        """Where a card lies: its front edge on the edge of its column."""
        x = self.column_x[stand.column]
        if stand.front != "left":
            x += (self.widths[stand.column] - stand.width) * (1.0 if stand.front else 0.5)
        return Box(x + self.dx, stand.y - stand.height / 2 + self.dy, stand.width, stand.height)

    def joint(self, key: str) -> tuple[float, float]:
        """The centre of a junction."""
        frame = self.frame
        gutter = self.gutters[frame.junction_gutter[key]]
        front = frame.junction_front[key]
        if key in frame.crossbars:
            way, turn = frame.crossbars[key]
            x = gutter.track + LANE * self.ways[way].tracks[turn]
        else:
            x = {"left": gutter.joint_left, "right": gutter.joint_right, "rival": gutter.rival}[front]
        return x + self.dx, frame.junction_y[key] + self.dy

    def _panels(self) -> list[PlacedPanel]:
        panels = []
        for ground in self.frame.grounds:
            left = self.gutters[ground.first].border_right
            right = self.gutters[ground.last + 1].border_left
            box = Box(left + self.dx, ground.top + self.dy, right - left, ground.bottom - ground.top)
            panels.append(PlacedPanel(ground.panel, box))
        return panels

    def _edges(self) -> list[PlacedEdge]:
        ways = {id(way.edge): way for way in self.ways}
        placed = []
        for edge in self.frame.diagram.edges:
            if not edge.far:
                placed.append(self._tree_line(edge))
            elif id(edge) in ways:
                placed.append(self._way_line(ways[id(edge)]))
        # Lines of the tree first, so that those from afar pass over them.
        return sorted(placed, key=lambda line: line.edge.far)

    def _tree_line(self, edge: Edge) -> PlacedEdge:
        frame = self.frame
        if edge.tail in frame.stands:
            stand = frame.stands[edge.tail]
            front, number = stand.front, frame.gutter(edge.tail, stand.front)
            box = self.box(stand)
            y = frame.tail_ports[edge.tail, edge.head] + self.dy
            start = (box.right if front == "right" else box.x, y)
        else:
            front, number = frame.junction_front[edge.tail], frame.junction_gutter[edge.tail]
            start = self.joint(edge.tail)
        gutter = self.gutters[number]
        if edge.head in frame.stands:
            box = self.box(frame.stands[edge.head])
            y = frame.tree_ports[edge.head, edge.kind] + self.dy
            end = (box.x if front == "right" else box.right, y)
        else:
            end = self.joint(edge.head)
        bend = {"left": gutter.turn_left, "right": gutter.turn_right}[front]
        if edge.part == "premise":
            bend = start[0] - self.dx if frame.is_border(number) else gutter.bend
        return draw_tree_line(edge, start, bend + self.dx, end, 1 if front == "right" else -1)

    def _way_line(self, way: Way) -> PlacedEdge:
        frame = self.frame

        def end_of(port_key: str, side: str) -> tuple[float, float]:
            if port_key in frame.stands:
                box = self.box(frame.stands[port_key])
                return (box.right if side == "right" else box.x, 0.0)
            return self.joint(port_key)

        tail, head = end_of(way.tail.key, way.tail.side), end_of(way.head.key, way.head.side)
        points = [(tail[0], way.runs[0].y + self.dy)]
        for place, number in enumerate(way.turns):
            before, after = way.runs[place].y, way.runs[place + 1].y
            if abs(before - after) < 0.5:
                continue
            if place == 0 and drops_from_joint(frame, way):
                front = frame.junction_front[way.tail.key]
                sign = 1 if front == "right" else -1
                base = self.gutters[number].drop_right if sign == 1 else self.gutters[number].drop_left
                x = base + sign * LANE * way.tracks[0] + self.dx
            else:
                x = self.gutters[number].track + LANE * way.tracks[place] + self.dx
            points += [(x, before + self.dy), (x, after + self.dy)]
        points.append((head[0], way.runs[-1].y + self.dy))
        return draw_way(way, points, head)


__all__ = ["Heading", "place"]
