"""Diagram to placed picture: columns from the engine, ways around cards, gutters wide enough, paths. Writes no SVG."""

from __future__ import annotations

from attrs import define, field

from argmap.diagram import Diagram, Edge
from argmap.render.bridges import build_bridges
from argmap.render.engines import TIME_LIMIT
from argmap.render.frame import (
    PANEL_SIDE,
    Frame,
    Stand,
    build_frame,
    make_room,
    settle_ends,
)
from argmap.render.heading import set_heading
from argmap.render.lanes import settle_heights
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
from argmap.render.tracks import assign_tracks, drops_from_joint, drops_onto_joint
from argmap.render.zones import ISLAND_PAD

MARGIN = 24.0
ROUNDS = 5
"""How often lines are routed anew after room was made for them."""

CURVE, JOINT_ROOM, HEAD_ROOM, STUB_ROOM = 34.0, 24.0, 10.0, 9.0
OUTWARD_ROOM = 15.0
"""Junctions of steps against other panels lie so far in front of others, so that no undercut runs over those."""

PANEL_GUTTER = 12.0


@define
class Bends:
    """Where tree lines of one front side turn in a gutter: behind the tracks, at junctions, before the curve."""

    bend: float
    joint: float
    outward: float
    turn: float
    drop: float


@define
class Gutter:
    """The x coordinates of one gutter: its edges, its first track, where panels end, and bends by front side."""

    left: float
    right: float = 0.0
    track: float = 0.0
    border_left: float = 0.0
    border_right: float = 0.0
    rival: float = 0.0
    bends: dict[str, Bends] = field(factory=dict)


def place(
    diagram: Diagram,
    engine: str = "auto",
    *,
    notes: list[str] | None = None,
    time_limit: float = TIME_LIMIT,
) -> Placed:
    """Settle every place of a diagram. Raises RenderError where the engine is missing, fails or takes too long."""
    if diagram.layout == "overview":
        from argmap.render.grid import place_grid

        return place_grid(diagram)
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
        taken = set(terrain.taken)
        ways = []
        points = {j.key: (e.step, j.claim) for j in frame.diagram.junctions if j.kind == "rival"
                  for e in frame.diagram.edges if e.head == j.key}  # fmt: skip
        far = [edge for edge in frame.diagram.edges if edge.far]
        far.sort(key=lambda edge: edge.kind not in ("rival", "answer"))
        for edge in far:
            if edge.head in points and edge.head not in frame.junction_y:
                _set_rival_point(frame, edge.head, points[edge.head], ways)
            tails = ports_of(frame, edge.tail, edge, taken)
            heads = ports_of(frame, edge.head, edge, taken)
            way = find_way(frame, terrain, edge, tails, heads)
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


@define
class _Lanes:
    """What lies in one gutter: tracks and their width, drops from junctions, and by front side the rest."""

    count: int
    drops: int
    pad: float
    joints: set[str]
    children: set[str]
    outward: bool = False
    inward: bool = False

    @property
    def width(self) -> float:
        return LANE * max(0, self.count - 1)


def _measure_gutters(frame: Frame, counts: list[int], drops: list[int]) -> tuple[list[Gutter], list[float]]:
    """Widths of gutters by what lies in them, and from these the x of each column."""
    lanes = [_Lanes(count, drop, 0.0, set(), set()) for count, drop in zip(counts, drops, strict=True)]
    for stand in frame.stands.values():
        if stand.pad:
            lanes[stand.column].pad = lanes[stand.column + 1].pad = ISLAND_PAD
    for key, number in frame.junction_gutter.items():
        lanes[number].joints.add(frame.junction_front[key])
        if key in frame.outward:
            lanes[number].outward = True
        else:
            lanes[number].inward = True
    for edge in frame.diagram.edges:
        if not edge.far:
            if edge.tail in frame.stands:
                front = frame.stands[edge.tail].front
                lanes[frame.gutter(edge.tail, front)].children.add(front)
            else:
                lanes[frame.junction_gutter[edge.tail]].children.add(frame.junction_front[edge.tail])
    gutters: list[Gutter] = []
    xs: list[float] = []
    x = 0.0
    for number in range(frame.columns + 1):
        gutter = Gutter(x)
        if frame.is_border(number):
            _fit_border(gutter, number, frame, lanes[number])
        else:
            _fit_inner(gutter, lanes[number])
        gutters.append(gutter)
        if number < frame.columns:
            xs.append(gutter.right)
            x = gutter.right + frame.column_width(number)
    return gutters, xs


def _fit_border(gutter: Gutter, number: int, frame: Frame, lanes: _Lanes) -> None:
    """A gutter in which panels end: junctions within the panels, tracks between them."""
    x = gutter.left
    ends = [g for g in frame.grounds if g.last == number - 1 and not g.panel.plain]
    begins = [g for g in frame.grounds if g.first == number and not g.panel.plain]
    if number > 0:
        x += PANEL_SIDE * bool(ends) + lanes.pad + JOINT_ROOM * ("right" in lanes.joints)
    gutter.border_left = x
    x += PANEL_GUTTER
    gutter.track = x
    x += lanes.width + (PANEL_GUTTER if lanes.count else 0.0)
    if "rival" in lanes.joints:
        gutter.rival = x + 4
        x += 20
    gutter.border_right = x
    if number < frame.columns:
        x += PANEL_SIDE * bool(begins) + lanes.pad + JOINT_ROOM * ("left" in lanes.joints)
    if lanes.children:  # a panel beneath these goes on where they end
        x = max(x, gutter.left + 2 * STUB_ROOM + JOINT_ROOM + CURVE)
    gutter.right = x
    inset = STUB_ROOM + lanes.pad
    for front, edge, sign in (("right", gutter.left, 1), ("left", gutter.right, -1)):
        joint = edge + sign * (inset + 9)
        gutter.bends[front] = Bends(edge + sign * 2, joint, joint, joint, joint + sign * 12)


def _fit_inner(gutter: Gutter, lanes: _Lanes) -> None:
    """A gutter within panels: tracks beside the premises, then junctions, then the curves to the claims."""
    stub = STUB_ROOM + lanes.pad + (lanes.width + 8 if lanes.count else 0.0)
    joint = JOINT_ROOM if {"left", "right"} & lanes.joints else 0.0
    further = OUTWARD_ROOM if lanes.outward and lanes.inward else 0.0
    drop = 12 + LANE * (lanes.drops - 1) if lanes.drops else 0.0
    curve = CURVE + HEAD_ROOM if lanes.children else 12.0
    gutter.right = gutter.left + stub + joint + further + drop + curve + lanes.pad
    if lanes.children == {"left"}:
        gutter.track = gutter.right - STUB_ROOM - lanes.pad - lanes.width
    else:
        gutter.track = gutter.left + STUB_ROOM + lanes.pad
    for front, edge, sign in (("right", gutter.left, 1), ("left", gutter.right, -1)):
        bend = edge + sign * stub
        middle = bend + sign * joint
        outward = middle + sign * further
        gutter.bends[front] = Bends(bend, middle, outward, outward + sign * drop, outward + sign * 12)
    gutter.rival = gutter.bends["left"].bend


class _Placer:
    """Turns a settled frame into boxes and paths, shifted so that the page begins at its corner."""

    def __init__(self, frame: Frame, ways: list[Way], gutters: list[Gutter], column_x: list[float]) -> None:
        self.frame, self.ways, self.gutters = frame, ways, gutters
        self.widths = [frame.column_width(column) for column in range(frame.columns)]
        self.column_x = column_x

    def place(self) -> Placed:
        """Work out the page, then everything on it."""
        frame, diagram = self.frame, self.frame.diagram
        # Where no line runs outside the panels, the page begins and ends with these.
        first, last = self.gutters[0], self.gutters[-1]
        outside = {number for way in self.ways for number in way.turns}
        left = first.border_left if 0 in outside else first.border_right
        right = last.border_right if frame.columns in outside else last.border_left
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
            x = gutter.rival if front == "rival" else gutter.bends[front].joint
            if key in frame.outward:
                x = gutter.bends[front].outward
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
        bends = gutter.bends[front]
        bend = bends.bend if edge.part == "premise" else bends.turn
        far_edge = gutter.right if front == "right" else gutter.left
        return draw_tree_line(edge, start, bend + self.dx, end, 1 if front == "right" else -1, far_edge + self.dx)

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
                x = self.gutters[number].bends[front].drop + sign * LANE * way.tracks[0] + self.dx
            elif place == len(way.turns) - 1 and drops_onto_joint(frame, way):
                x = head[0]
            else:
                x = self.gutters[number].track + LANE * way.tracks[place] + self.dx
            points += [(x, before + self.dy), (x, after + self.dy)]
        points.append((head[0], way.runs[-1].y + self.dy))
        return draw_way(way, points, head)
