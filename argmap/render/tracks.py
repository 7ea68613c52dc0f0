"""Tracks of the vertical pieces of lines in gutters, so that they run side by side and cross little.

Heights are settled before (lanes.py); a track becomes an x later (layout.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define

from argmap.render.frame import Frame
from argmap.render.route import DOT_ROOM, LANE, Way


@define
class Turn:
    """A vertical piece of a line in a gutter; `left` and `right` tell at which heights lines leave it to a side."""

    way: int
    place: int
    gutter: int
    low: float
    high: float
    left: tuple[float, ...]
    right: tuple[float, ...]


def drops_from_joint(frame: Frame, way: Way) -> bool:
    """Whether a line leaves a junction among tree lines: then it first runs up or down from the junction itself."""
    stub = not way.runs[0].crosses_column
    return way.tail.onto == "side" and stub and not frame.is_border(way.tail.gutter)


def drops_onto_joint(frame: Frame, way: Way) -> bool:
    """Whether a line that comes from in front of a junction falls on it directly, without going to the tracks."""
    gutter, joint = way.head.gutter, way.head.key
    if way.head.onto not in ("above", "below") or not way.turns or frame.is_border(gutter):
        return False
    before, last = way.runs[-2], way.runs[-1]
    from_right = before.first > 2 * gutter
    if last.crosses_column or not before.crosses_column or from_right != (frame.junction_front[joint] == "right"):
        return False
    here = frame.junction_y[joint]
    if (before.y > here) != (way.head.onto == "below") or abs(before.y - here) < DOT_ROOM:
        return False
    between = sorted((before.y, here))
    return not any(
        between[0] - DOT_ROOM < y < between[1] + DOT_ROOM
        for key, y in frame.junction_y.items()
        if key != joint and frame.junction_gutter[key] == gutter
    )


def turns_of(ways: Sequence[Way]) -> Iterator[Turn]:
    """Every vertical piece of the ways that has a length."""
    for number, way in enumerate(ways):
        for place in range(len(way.turns)):
            turn = find_turn(number, way, place)
            if turn:
                yield turn


def find_turn(number: int, way: Way, place: int) -> Turn | None:
    """The vertical piece at one turn of a way, or nothing where its runs lie at one height."""
    gutter, before, after = way.turns[place], way.runs[place], way.runs[place + 1]
    if abs(before.y - after.y) < 0.5:
        return None
    left: list[float] = []
    right: list[float] = []
    for run, from_left in ((before, before.first < 2 * gutter), (after, after.last < 2 * gutter)):
        if run.crosses_column:
            (left if from_left else right).append(run.y)
        else:
            port = way.tail if run is before else way.head
            (left if port.side == "right" else right).append(run.y)
    low, high = sorted((before.y, after.y))
    return Turn(number, place, gutter, low, high, tuple(left), tuple(right))


def assign_tracks(frame: Frame, ways: Sequence[Way]) -> tuple[list[int], list[int]]:
    """Give every vertical piece a track in its gutter; return the tracks that each gutter needs.

    Tracks are counted from the left. Pieces that start from a junction have tracks of their own in front of the
    junctions, counted from there: the second list.
    """
    rows: list[list[Turn]] = [[] for _ in range(frame.columns + 1)]
    drops: list[list[Turn]] = [[] for _ in range(frame.columns + 1)]
    for way in ways:
        way.tracks = [0] * len(way.turns)
    for turn in turns_of(ways):
        way = ways[turn.way]
        if turn.place == len(way.turns) - 1 and drops_onto_joint(frame, way):
            continue
        fronted = turn.place == 0 and drops_from_joint(frame, way)
        (drops if fronted else rows)[turn.gutter].append(turn)
    return [_fill_tracks(row, ways) for row in rows], [_fill_tracks(row, ways) for row in drops]


def _fill_tracks(row: list[Turn], ways: Sequence[Way]) -> int:
    order = _order_turns(row)
    tracks: list[int] = []
    for place, turn in enumerate(order):
        beside = [tracks[n] for n in range(place) if _overlap(order[n], turn)]
        tracks.append(max(beside, default=-1) + 1)
        ways[turn.way].tracks[turn.place] = tracks[-1]
    return max(tracks, default=-1) + 1


def _overlap(one: Turn, other: Turn) -> bool:
    return one.low < other.high + 2 * LANE and other.low < one.high + 2 * LANE


def count_crossings(one: Turn, other: Turn) -> int:
    """How often two lines cross when `one` lies left of `other`."""
    count = 0
    for y in one.right:
        count += other.low < y < other.high
    for y in other.left:
        count += one.low < y < one.high
    return count


def _order_turns(row: list[Turn]) -> list[Turn]:
    """From left to right, with few crossings: each turn is put where it costs least, until nothing moves."""
    order: list[Turn] = []
    for turn in sorted(row, key=lambda t: (t.low - t.high, t.low, t.way, t.place)):
        order.insert(_best_place(order, turn), turn)
    for _ in range(4):
        moved = False
        for turn in list(order):
            old = order.index(turn)
            order.pop(old)
            new = _best_place(order, turn, old)
            order.insert(new, turn)
            moved = moved or new != old
        if not moved:
            break
    return order


def _best_place(order: list[Turn], turn: Turn, old: int | None = None) -> int:
    costs = [0] * (len(order) + 1)
    total = sum(count_crossings(turn, other) for other in order)
    costs[0] = total
    for place, other in enumerate(order):
        total += count_crossings(other, turn) - count_crossings(turn, other)
        costs[place + 1] = total
    least = min(costs)
    if old is not None and costs[old] == least:
        return old
    return costs.index(least)
