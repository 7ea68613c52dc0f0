"""Heights for lines that run side by side: apart from one another, from tree lines, junctions and cards.

Which gutters and gaps a line takes is settled before (route.py), its tracks in gutters after (tracks.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define

from argmap.render.frame import Frame
from argmap.render.route import DOT_ROOM, LANE, STUB, Port, Run, Terrain, Way
from argmap.render.tracks import count_crossings, find_turn

CLOSE = 5.0
"""Runs that only share a gutter keep this distance; so do tree lines there."""

PORT_ROOM = 10.0
"""Between the points where lines touch one side of a card, so that their heads stand apart."""

TIGHT = 3.6
"""Lines of one gap nearer than this need more room."""

PORT_OFFSET = 11.0
JOG, GIVE = 8.0, 2.5
"""A line that leaves its height by less than `JOG` looks like a mistake; to avoid it, it may come nearer to a card."""

MOST_TO_UNCROSS = 80
"""With more lines than this, crossings are left as they come: trying to save them would take long."""


@define
class _Placed:
    run: Run
    way: int
    place: int


def settle_heights(frame: Frame, terrain: Terrain, ways: Sequence[Way]) -> list[tuple[float, float]]:
    """Give every run its y. Returns where lines still are too close: the y, and how much more room is needed."""
    waiting: list[tuple[float, int, int]] = []
    for number, way in enumerate(ways):
        for place, run in enumerate(way.runs):
            _aim(frame, terrain, way, place)
            rank = -1.0 if way.edge.kind in ("rival", "answer") else run.high - run.low
            waiting.append((rank, number, place))
    waiting.sort()
    settled: list[_Placed] = []
    crowded: list[tuple[float, float]] = []
    for _, number, place in waiting:
        run = ways[number].runs[place]
        _choose_side(terrain, ways, number, place, [s.run for s in settled])
        walls = _find_walls(frame, terrain, ways, number, place, settled)
        if _set_height(run, walls) < TIGHT:
            crowded.append(((run.low + run.high) / 2, LANE))
        settled.append(_Placed(run, number, place))
    if len(ways) <= MOST_TO_UNCROSS:
        _uncross(terrain, ways, settled)
    _straighten(frame, terrain, ways, settled)
    return crowded


def _straighten(frame: Frame, terrain: Terrain, ways: Sequence[Way], settled: list[_Placed]) -> None:
    """Let two runs of a line that all but meet be one, where nothing is in the way."""
    for number, way in enumerate(ways):
        for place in range(len(way.turns)):
            one, other = way.runs[place], way.runs[place + 1]
            if not 0.5 <= abs(one.y - other.y) < JOG:
                continue
            walls = [_find_walls(frame, terrain, ways, number, at, settled) for at in (place, place + 1)]
            lack = _lack(one.y, walls[0]) + _lack(other.y, walls[1])
            joined = place > 0 and abs(way.runs[place - 1].y - one.y) < 0.5
            for y in (one.y,) if joined else (one.y, other.y, (one.y + other.y) / 2):
                if all(_reaches(run, y) for run in (one, other)) and _lack(y, walls[0]) + _lack(y, walls[1]) <= lack:
                    one.y = other.y = y
                    break


def _reaches(run: Run, y: float) -> bool:
    """Whether a run can lie at a height, a little nearer to a card than else if need be."""
    give = GIVE if run.high > run.low else 0.1
    return run.low - give <= y <= run.high + give


def _choose_side(terrain: Terrain, ways: Sequence[Way], number: int, place: int, settled: list[Run]) -> None:
    """Let a line come to its junction from the other side, where lines already lie on the way to this one."""
    way = ways[number]
    run, sides = way.runs[place], {"above": "below", "below": "above"}
    if way.head.onto not in sides or not 0 < place == len(way.runs) - 1 or run.crosses_column:
        return
    other = sides[way.head.onto]
    if any((w.head.key, w.head.onto) == (way.head.key, other) for w in ways) or (way.head.key, other) in terrain.taken:
        return
    across = run.y + (2 * STUB if other == "below" else -2 * STUB)
    gutter = run.cells[0]
    heights = [r.y for r in settled if r.cells[0] <= gutter <= r.cells[1]] + terrain.lines[way.head.gutter]

    def clearance(y: float) -> float:
        return min((abs(y - height) for height in heights), default=STUB)

    if clearance(run.y) < CLOSE < clearance(across):
        run.y = run.low = run.high = way.head.low = way.head.high = across
        way.head.onto = other


def _uncross(terrain: Terrain, ways: Sequence[Way], settled: list[_Placed]) -> None:
    """Let runs that touch one side of a card, or share a gap, change places where that saves crossings."""
    pairs = [
        (one, other, set(_gutters_of(one.run)) | set(_gutters_of(other.run)))
        for place, one in enumerate(settled)
        for other in settled[place + 1 :]
        if one.way != other.way and _may_swap(ways, one, other)
    ]
    crowd = _Crowd(ways)
    for _ in range(3):
        saved = False
        for one, other, gutters in pairs:
            low, high = max(one.run.low, other.run.low), min(one.run.high, other.run.high)
            if not (low <= one.run.y <= high and low <= other.run.y <= high):
                continue
            before = sum(map(crowd.count, gutters))
            if not before:
                continue
            squeezed = _squeeze(terrain, one.run) + _squeeze(terrain, other.run)
            one.run.y, other.run.y = other.run.y, one.run.y
            roomy = _squeeze(terrain, one.run) + _squeeze(terrain, other.run) <= squeezed
            if roomy and sum(map(crowd.count, gutters)) < before:
                saved = True
            else:
                one.run.y, other.run.y = other.run.y, one.run.y
        if not saved:
            return


def _squeeze(terrain: Terrain, run: Run) -> float:
    """How much a run lacks of the distance it should keep from tree lines and junctions."""
    return sum(
        max(0.0, room - abs(run.y - wall))
        for gutter in _gutters_of(run)
        for walls, room in ((terrain.lines[gutter], CLOSE), (terrain.dots[gutter], DOT_ROOM))
        for wall in walls
    )


class _Crowd:
    """What meets in each gutter, so that crossings can be counted again and again."""

    def __init__(self, ways: Sequence[Way]) -> None:
        self.turns: dict[int, list[tuple[Way, int]]] = {}
        self.passing: dict[int, list[Run]] = {}
        for way in ways:
            for place, gutter in enumerate(way.turns):
                self.turns.setdefault(gutter, []).append((way, place))
            for run in way.runs:
                for gutter in _gutters_of(run):
                    if run.cells[0] < 2 * gutter < run.cells[1]:
                        self.passing.setdefault(gutter, []).append(run)

    def count(self, gutter: int) -> int:
        """How often lines cross in a gutter at least, however its turns are put beside one another."""
        row = [turn for way, place in self.turns.get(gutter, ()) if (turn := find_turn(0, way, place))]
        heights = [run.y for run in self.passing.get(gutter, ())]
        count = sum(1 for turn in row for y in heights if turn.low < y < turn.high)
        for place, one in enumerate(row):
            for other in row[place + 1 :]:
                if one.low < other.high and other.low < one.high:
                    count += min(count_crossings(one, other), count_crossings(other, one))
        return count


def _may_swap(ways: Sequence[Way], one: _Placed, other: _Placed) -> bool:
    if _touches(ways[one.way], one.place) & _touches(ways[other.way], other.place):
        return True
    first = max(one.run.cells[0], other.run.cells[0])
    last = min(one.run.cells[1], other.run.cells[1])
    return last > first and abs(one.run.y - other.run.y) < 3 * LANE


def _gutters_of(run: Run) -> range:
    first, last = run.cells
    return range((first + 1) // 2, last // 2 + 1)


def _aim(frame: Frame, terrain: Terrain, way: Way, place: int) -> None:
    """Say where an end of a line would best touch its card: in the middle, or off a tree line that leaves there."""
    run, last = way.runs[place], len(way.runs) - 1
    if run.crosses_column or last == 0:
        return
    port, neighbour = (way.tail, way.runs[1]) if place == 0 else (way.head, way.runs[last - 1])
    if port.onto:
        return
    middle = frame.stands[port.key].y
    busy = any(abs(y - middle) < 1 for y in terrain.lines[port.gutter] + terrain.dots[port.gutter])
    sign = 1 if neighbour.y > middle else -1
    run.y = port.clamp(middle + (sign * PORT_OFFSET if busy else 0.0))


def _share_card(ways: Sequence[Way], number: int, place: int, other: _Placed) -> bool:
    """Whether both runs touch the same side of a card."""
    mine = _touches(ways[number], place)
    return bool(mine & _touches(ways[other.way], other.place))


def _touches(way: Way, place: int) -> set[tuple[str, str]]:
    return {(port.key, port.side) for port in _ends(way, place)}


def _ends(way: Way, place: int) -> Iterator[Port]:
    """The cards' sides that a run of the way touches."""
    if place == 0 and not way.tail.onto:
        yield way.tail
    if place == len(way.runs) - 1 and not way.head.onto:
        yield way.head


def _card_lines(frame: Frame, terrain: Terrain, port: Port) -> list[float]:
    """Where tree lines already touch that side of a card."""
    stand = frame.stands[port.key]
    lines = terrain.lines if port.side == stand.front else terrain.dots
    return [y for y in lines[port.gutter] if abs(y - stand.y) <= stand.height / 2]


def _find_walls(
    frame: Frame, terrain: Terrain, ways: Sequence[Way], number: int, place: int, settled: list[_Placed]
) -> list[tuple[float, float, bool]]:
    """What a run must keep away from: the height, the distance, and whether that matters most."""
    run = ways[number].runs[place]
    first, last = run.cells
    walls: list[tuple[float, float, bool]] = []
    for port in _ends(ways[number], place):
        walls += [(y, PORT_ROOM, True) for y in _card_lines(frame, terrain, port)]
    for gutter in _gutters_of(run):
        walls += [(y, CLOSE, False) for y in terrain.lines[gutter]]
        walls += [(y, DOT_ROOM, False) for y in terrain.dots[gutter]]
    for placed in settled:
        if placed.way == number:
            continue
        if _share_card(ways, number, place, placed):
            walls.append((placed.run.y, PORT_ROOM, True))
            continue
        low, high = placed.run.cells
        if low <= last and first <= high:
            shares_gap = run.crosses_column and placed.run.crosses_column and min(last, high) > max(first, low)
            walls.append((placed.run.y, LANE if shares_gap else CLOSE, shares_gap))
    return walls


def _lack(y: float, walls: list[tuple[float, float, bool]]) -> float:
    """How much a run at this height lacks of the distances it should keep."""
    short = (max(0.0, room - abs(y - wall)) * (3 if hard else 1) for wall, room, hard in walls)
    return round(sum(s * s for s in short), 3)


def _set_height(run: Run, walls: list[tuple[float, float, bool]]) -> float:
    """Move the run to the free height nearest to the wanted one; return how far it is from others in its gap."""
    candidates = {min(max(run.y, run.low), run.high), run.low, run.high}
    for y, room, _ in walls:
        candidates |= {c for c in (y - room, y + room) if run.low <= c <= run.high}
    span = run.high - run.low
    candidates |= {run.low + span * share / 8 for share in range(1, 8)}
    run.y = min(candidates, key=lambda y: (_lack(y, walls), abs(y - run.y), y))
    return min((abs(run.y - wall) for wall, room, hard in walls if hard and room == LANE), default=LANE)
