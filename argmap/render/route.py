"""Ways for the lines that must run around cards: through gutters, and through the gaps between cards.

A way is a row of horizontal runs joined by vertical ones in gutters. Here it is only settled which gutters and
gaps it takes; lanes.py gives each run its exact place.
"""

from __future__ import annotations

from bisect import bisect_left
from heapq import heappop, heappush

from attrs import define, field

from argmap.diagram import Edge
from argmap.render.frame import PANEL_TOP, Frame, title_columns

CARD_MARGIN = 5.0
"""No line comes nearer to a card it has nothing to do with."""

LANE = 6.0
"""Between two lines that run side by side."""

RING_ROOM = 9.0
"""The ring of an undercut lies so far above or below its junction."""

STUB = 15.0
"""A line comes to a junction from so far above or below it."""

DOT_ROOM = 9.0
"""Between a line that passes by and the centre of a junction or the tip of an arrowhead."""

PITCH = 255.0
OUTSIDE = 60.0

_BEND, _BACK, _ACROSS, _CROSSING, _CROWD, _SHARE = 14.0, 40.0, 60.0, 7.0, 90.0, 3.0


@define
class Port:
    """Where a line may touch what it joins: the gutter, and the heights to choose from.

    `onto` is empty for a card; a junction is reached from `above` or `below`, and left to the `side`.
    """

    key: str
    gutter: int
    side: str
    low: float
    high: float
    cost: float = 0.0
    onto: str = ""

    def clamp(self, y: float) -> float:
        """The height nearest to `y` at which a line may touch."""
        return min(max(y, self.low), self.high)


@define
class Run:
    """A horizontal piece of a line. Cells count gutters and columns from the left: gutter i is 2i, column i 2i+1."""

    first: int
    last: int
    low: float
    high: float
    y: float

    @property
    def cells(self) -> tuple[int, int]:
        """The first and last cell from the left."""
        return (self.first, self.last) if self.first <= self.last else (self.last, self.first)

    @property
    def crosses_column(self) -> bool:
        """Whether it runs between cards, not only within one gutter."""
        return self.first != self.last


@define
class Way:
    """The way of one line: its ports, and runs from tail to head with a gutter between each two."""

    edge: Edge
    tail: Port
    head: Port
    runs: list[Run]
    turns: list[int]
    tracks: list[int] = field(factory=list)


@define
class Terrain:
    """Free gaps of each column, what already crosses each gutter, and the sides of junctions already reached."""

    gaps: list[list[tuple[float, float]]]
    lines: list[list[float]]
    dots: list[list[float]]
    spans: list[list[tuple[float, float]]]
    top: float
    bottom: float
    taken: set[tuple[str, str]]
    used: dict[tuple[int, int], int] = field(factory=dict)


def survey(frame: Frame) -> Terrain:
    """Find the free gaps of every column and the tree lines in every gutter."""
    top, bottom = frame.top, frame.bottom
    blocked: list[list[tuple[float, float]]] = [[] for _ in range(frame.columns)]
    for stand in frame.stands.values():
        blocked[stand.column].append((stand.top - CARD_MARGIN, stand.bottom + CARD_MARGIN))
    for ground in frame.grounds:
        if ground.panel.plain:
            continue
        reach = min(title_columns(ground, PITCH), ground.last - ground.first + 1)
        for column in range(ground.first, ground.first + reach):
            blocked[column].append((ground.top - 4, ground.top + PANEL_TOP - 10))
    gaps = []
    for blocks in blocked:
        blocks.sort()
        free, y = [], top - OUTSIDE
        for low, high in blocks:
            if low > y:
                free.append((y, low))
            y = max(y, high)
        free.append((y, bottom + OUTSIDE))
        gaps.append(free)
    lines: list[list[float]] = [[] for _ in range(frame.columns + 1)]
    spans: list[list[tuple[float, float]]] = [[] for _ in range(frame.columns + 1)]
    for edge in frame.diagram.edges:
        if edge.far:
            continue
        tail_y = frame.tail_ports.get((edge.tail, edge.head), height_of(frame, edge.tail))
        head_y = frame.tree_ports.get((edge.head, edge.kind), height_of(frame, edge.head))
        if edge.tail in frame.stands:
            gutter = frame.gutter(edge.tail, frame.stands[edge.tail].front)
            lines[gutter].append(tail_y)
        else:
            gutter = frame.junction_gutter[edge.tail]
        spans[gutter].append((min(tail_y, head_y), max(tail_y, head_y)))
    dots: list[list[float]] = [[] for _ in range(frame.columns + 1)]
    undercut = {edge.head for edge in frame.diagram.edges if edge.kind == "undercut"}
    for key, gutter in frame.junction_gutter.items():
        y = frame.junction_y[key]
        dots[gutter] += [y - RING_ROOM, y, y + RING_ROOM] if key in undercut else [y]
    for (key, _), y in frame.tree_ports.items():
        back = {"right": "left", "left": "right"}[frame.stands[key].front]
        dots[frame.gutter(key, back)].append(y)
    for row in (*lines, *dots):
        row.sort()
    taken = {
        (edge.head, "below" if frame.stands[edge.tail].y > frame.junction_y[edge.head] else "above")
        for edge in frame.diagram.edges
        if edge.kind == "undercut" and not edge.far
    }
    return Terrain(gaps, lines, dots, spans, top, bottom, taken)


def height_of(frame: Frame, key: str) -> float:
    """The y of the centre of a card or junction."""
    return frame.stands[key].y if key in frame.stands else frame.junction_y[key]


def ports_of(frame: Frame, key: str, edge: Edge, taken: set[tuple[str, str]]) -> list[Port]:
    """The places where a line may leave or reach a card or junction.

    Lines leave at the front; they reach a claim from behind, as its reasons do, or from another panel at the front.
    """
    leaving = key == edge.tail
    if key in frame.stands:
        stand = frame.stands[key]
        inset = min(9.0, stand.height / 2)
        ports = []
        for side in ("left", "right"):
            back = stand.front not in ("", side) and (leaving or edge.cross)
            low, high = stand.y - stand.height / 2 + inset, stand.y + stand.height / 2 - inset
            ports.append(Port(key, frame.gutter(key, side), side, low, high, _BACK if back else 0.0))
        return ports
    y, gutter = frame.junction_y[key], frame.junction_gutter[key]
    # In a panel the tracks lie between premises and junction; between panels they lie beyond the junction.
    beyond = frame.is_border(gutter)
    side = "right" if (frame.junction_front[key] == "right") == beyond else "left"
    if leaving:
        return [Port(key, gutter, side, y, y, 0.0, "side")]
    if key in frame.crossbars:
        return [Port(key, gutter, "right", y, y, 0.0, "across")]
    lines = [line for (tail, end), line in frame.tail_ports.items()
             if end != key and frame.gutter(tail, frame.stands[tail].front) == gutter]  # fmt: skip
    ports = []
    for onto, sign in (("above", -1), ("below", 1)):
        at = y + sign * STUB
        crowded = (key, onto) in taken or any(abs(line - at) < STUB - 2 for line in lines)
        ports.append(Port(key, gutter, side, at, at, _CROWD if crowded else 0.0, onto))
    return ports


def find_way(frame: Frame, ground: Terrain, edge: Edge, tails: list[Port], heads: list[Port]) -> Way:
    """The cheapest way from one of `tails` to one of `heads`: short, with few bends, crossings and crowds."""
    goals: dict[int, list[Port]] = {}
    for port in heads:
        goals.setdefault(port.gutter, []).append(port)
    aim = sum((p.low + p.high) / 2 for p in heads) / len(heads)
    heap: list[tuple[float, int, int, float, tuple[int, int, int]]] = []
    trail: list[tuple[int, Port | None, tuple[int, int] | None, int, float]] = []
    best: dict[tuple[int, int, int, str], float] = {}
    done: tuple[float, int, Port] | None = None
    for port in tails:
        trail.append((-1, port, None, port.gutter, port.clamp(aim)))
        heappush(heap, (port.cost, len(trail) - 1, port.gutter, port.clamp(aim), (-1, -1, 0)))
    while heap:
        cost, place, gutter, y, came = heappop(heap)
        if done and cost >= done[0]:
            break
        start_port = trail[place][1]
        for port in goals.get(gutter, ()):
            if start_port is not None and start_port.key == port.key:
                continue
            end = port.clamp(y)
            total = cost + port.cost + _climb(ground, gutter, y, end)
            if done is None or total < done[0]:
                done = (total, place, port)
        for column, step in ((gutter - 1, -1), (gutter, 1)):
            if not 0 <= column < frame.columns or (came[0] == column and came[2] == -step):
                continue
            for number in _near(ground.gaps[column], y, aim):
                low, high = ground.gaps[column][number]
                over = min(max(y, low), high)
                used = ground.used.get((column, number), 0)
                room = int((high - low) // LANE) + 1
                price = cost + _ACROSS + _climb(ground, gutter, y, over) + used * _SHARE
                if start_port is not None and start_port.onto:
                    price += 2 * abs(over - y)  # from a junction straight on, where that can be
                price += _CROWD * max(0, used + 1 - room) ** 2
                price += _CROSSING * _pierced(ground, gutter + step, over)
                price += _CROSSING * 6 * _touches_dot(ground, gutter, over)
                price += _CROSSING * 6 * _touches_dot(ground, gutter + step, over)
                outside = number in (0, len(ground.gaps[column]) - 1)
                price += 25.0 if outside and not ground.top <= over <= ground.bottom else 0.0
                state = (gutter + step, column, number, "")
                if price < best.get(state, float("inf")) - 1e-9:
                    best[state] = price
                    trail.append((place, None, (column, number), gutter + step, over))
                    heappush(heap, (price, len(trail) - 1, gutter + step, over, (column, number, step)))
    assert done is not None, "above and below everything there is always a way"
    return _build(ground, edge, trail, done)


def _near(gaps: list[tuple[float, float]], y: float, aim: float) -> range:
    """Gaps worth trying: those between here and there, and a few beyond either end."""
    low, high = min(y, aim), max(y, aim)
    first = bisect_left(gaps, (low, low)) - 4
    last = bisect_left(gaps, (high, high)) + 4
    return range(max(0, first), min(len(gaps), last))


def _climb(ground: Terrain, gutter: int, y: float, end: float) -> float:
    """What it costs to go from one height to another in a gutter: the length, two bends, lines crossed."""
    if abs(end - y) < 0.5:
        return 0.0
    low, high = min(y, end), max(y, end)
    lines = ground.lines[gutter]
    return high - low + 2 * _BEND + _CROSSING * (bisect_left(lines, high) - bisect_left(lines, low))


def _pierced(ground: Terrain, gutter: int, y: float) -> int:
    """How many tree lines of a gutter a horizontal run at this height meets."""
    return sum(low < y < high for low, high in ground.spans[gutter])


def _touches_dot(ground: Terrain, gutter: int, y: float) -> bool:
    """Whether a run at this height would brush a junction or an arrowhead."""
    dots = ground.dots[gutter]
    place = bisect_left(dots, y - DOT_ROOM)
    return place < len(dots) and dots[place] < y + DOT_ROOM


def _build(
    ground: Terrain,
    edge: Edge,
    trail: list[tuple[int, Port | None, tuple[int, int] | None, int, float]],
    done: tuple[float, int, Port],
) -> Way:
    _, place, head = done
    passed: list[tuple[tuple[int, int], int, float]] = []
    while True:
        before, start, gap, gutter, y = trail[place]
        if gap is None:
            break
        passed.append((gap, gutter, y))
        place = before
    assert start is not None
    tail = start
    passed.reverse()
    for gap, _, _ in passed:
        ground.used[gap] = ground.used.get(gap, 0) + 1
    gutter = tail.gutter
    runs = [Run(2 * gutter, 2 * gutter, tail.low, tail.high, tail.clamp(passed[0][2] if passed else head.clamp(y)))]
    turns: list[int] = []
    for gap, after, y in passed:
        low, high = ground.gaps[gap[0]][gap[1]]
        last = runs[-1]
        fixed = tail.onto or (len(runs) == 1 and tail.low == tail.high)
        if min(high, last.high) - max(low, last.low) >= 0 and not (fixed and not low <= last.y <= high):
            last.last = 2 * after
            last.low, last.high = max(low, last.low), min(high, last.high)
            last.y = min(max(y, last.low), last.high)
        else:
            turns.append(gutter)
            runs.append(Run(2 * gutter, 2 * after, low, high, y))
        gutter = after
    last = runs[-1]
    if head.onto != "across" and min(head.high, last.high) - max(head.low, last.low) >= 0:
        last.low, last.high = max(head.low, last.low), min(head.high, last.high)
        last.y = min(max(last.y, last.low), last.high)
    else:
        turns.append(gutter)
        runs.append(Run(2 * gutter, 2 * gutter, head.low, head.high, head.clamp(last.y)))
    return Way(edge, tail, head, runs, turns)
