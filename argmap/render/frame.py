"""Columns, panels and heights: where Graphviz puts each card of a panel, and how panels stand to one another.

Gives every card a column and a y; what lies in the gutters, and so every x, is settled later.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field

from argmap.diagram import Card, Diagram, Edge, Panel
from argmap.diagram.advances import advance
from argmap.render.zones import CARD_GAP, ISLAND_PAD, lay_out_zone

PANEL_TOP, PANEL_SIDE, PANEL_BOTTOM = 34.0, 14.0, 18.0
PANEL_GAP = 30.0
PANEL_TITLE_SIZE = 12.0
PORT_GAP = 18.0
TAIL_GAP = 13.0
SNAP = 7.0
"""A junction so near to the height of one of its premises gets that very height."""

ALIGN_EXTRA = 0.15
MIDDLE_CARDS = 5
"""So many of the map-maker's own claims stand between the panels of a face-off; more get a place beneath."""


@define
class Stand:
    """One thing in a column: a card with the side of its front, or a question's label, which has none."""

    key: str
    column: int
    y: float
    width: float
    height: float
    front: str
    zone: str
    pad: float = 0.0

    @property
    def top(self) -> float:
        """The y of its upper side, with the room around it."""
        return self.y - self.height / 2 - self.pad

    @property
    def bottom(self) -> float:
        """The y of its lower side, with the room around it."""
        return self.y + self.height / 2 + self.pad


@define
class Ground:
    """A panel with its columns and its top and bottom."""

    panel: Panel
    first: int
    last: int
    top: float = 0.0
    bottom: float = 0.0


@define
class Frame:
    """Everything that stands, column by column; gutter `i` lies before column `i`."""

    diagram: Diagram
    stands: dict[str, Stand] = field(factory=dict)
    junction_y: dict[str, float] = field(factory=dict)
    junction_gutter: dict[str, int] = field(factory=dict)
    junction_front: dict[str, str] = field(factory=dict)
    crossbars: dict[str, tuple[int, int]] = field(factory=dict)
    outward: set[str] = field(factory=set)
    tree_ports: dict[tuple[str, str], float] = field(factory=dict)
    tail_ports: dict[tuple[str, str], float] = field(factory=dict)
    grounds: list[Ground] = field(factory=list)
    columns: int = 0

    def gutter(self, key: str, side: str) -> int:
        """The gutter at a side of what stands there."""
        return self.stands[key].column + (1 if side == "right" else 0)

    def column_width(self, column: int) -> float:
        """The width of the widest thing in a column; 0 for an empty one."""
        return max((s.width for s in self.stands.values() if s.column == column), default=0.0)

    def is_border(self, gutter: int) -> bool:
        """Whether a panel ends or begins in the gutter, or nothing stands on one side of it."""
        if gutter in (0, self.columns):
            return True
        return any(g.first == gutter or g.last == gutter - 1 for g in self.grounds)

    @property
    def top(self) -> float:
        """The y of the upper side of all that stands."""
        tops = [s.top for s in self.stands.values()] + [g.top for g in self.grounds]
        return min(tops, default=0.0)

    @property
    def bottom(self) -> float:
        """The y of the lower side of all that stands."""
        bottoms = [s.bottom for s in self.stands.values()] + [g.bottom for g in self.grounds]
        return max(bottoms, default=0.0)


def build_frame(diagram: Diagram, engine: str, notes: list[str] | None, time_limit: float) -> Frame:
    """Lay each panel out by the engine and set the panels together. Raises RenderError as the engine does."""
    frame = Frame(diagram)
    heights: dict[str, tuple[dict[str, float], float]] = {}
    for panel in diagram.panels:
        cards = [card for card in diagram.cards if card.zone == panel.id]
        joints = [j for j in diagram.junctions if j.zone == panel.id and j.kind != "rival"]
        heights[panel.id] = lay_out_zone(diagram, cards, joints, engine, notes, time_limit)
    if diagram.layout == "face-off":
        _set_face_off(frame, heights)
    else:
        _set_stacked(frame, heights)
    settle_ends(frame)
    return frame


def _stand_cards(frame: Frame, zone: str, ys: dict[str, float], shift: float, columns: list[int], front: str) -> None:
    for card in frame.diagram.cards:
        if card.zone == zone:
            pad = ISLAND_PAD if card.island else 0.0
            frame.stands[card.key] = Stand(
                card.key, columns[card.column], ys[card.key] + shift, card.width, card.height, front, zone, pad
            )
    zone_keys = {card.key for card in frame.diagram.cards if card.zone == zone}
    for joint in frame.diagram.junctions:
        if joint.key in ys and joint.zone == zone:
            frame.junction_y[joint.key] = ys[joint.key] + shift
            column = columns[joint.column]
            frame.junction_gutter[joint.key] = column + (1 if front == "right" else 0)
            frame.junction_front[joint.key] = front
            if f"claim-{joint.claim}" not in zone_keys:
                frame.outward.add(joint.key)


def _columns_of(diagram: Diagram, zones: Iterable[str]) -> int:
    """How many columns these zones need; one that only a junction stands before remains empty."""
    wanted = set(zones)
    columns = [card.column for card in diagram.cards if card.zone in wanted]
    columns += [joint.column for joint in diagram.junctions if joint.zone in wanted]
    return max(columns, default=-1) + 1


def _set_stacked(frame: Frame, heights: dict[str, tuple[dict[str, float], float]]) -> None:
    diagram = frame.diagram
    first = 1 if diagram.questions else 0
    top = 0.0
    for panel in diagram.panels:
        ys, high = heights[panel.id]
        count = _columns_of(diagram, [panel.id])
        head, foot = (0.0, 0.0) if panel.plain else (PANEL_TOP, PANEL_BOTTOM)
        _stand_cards(frame, panel.id, ys, top + head, list(range(first, first + count)), "left")
        frame.grounds.append(Ground(panel, first, first + count - 1, top, top + head + high + foot))
        top += head + high + foot + PANEL_GAP
    last = first + _columns_of(diagram, [p.id for p in diagram.panels])
    frame.columns = max(last, first)
    for ground in frame.grounds:
        ground.last = max(ground.last, last - 1)  # panels of one width
    if first:
        _stand_questions(frame, 0)


def _set_face_off(frame: Frame, heights: dict[str, tuple[dict[str, float], float]]) -> None:
    diagram = frame.diagram
    camps = {side: [p for p in diagram.panels if p.camp == side] for side in ("left", "middle", "right")}
    deep = {side: _columns_of(diagram, [p.id for p in camps[side]]) for side in camps}
    own = [card for card in diagram.cards if card.zone in {p.id for p in camps["middle"]}]
    between = bool(own) and deep["middle"] == 1 and len(own) <= MIDDLE_CARDS
    middle = 1 if diagram.questions or between else 0
    columns = {
        "left": list(range(deep["left"]))[::-1],
        "right": list(range(deep["left"] + middle, deep["left"] + middle + deep["right"])),
    }
    frame.columns = deep["left"] + middle + deep["right"]
    tops: dict[str, list[float]] = {}
    heights_in: dict[str, dict[str, float]] = {"left": {}, "right": {}}
    total: dict[str, float] = {}
    for side in ("left", "right"):
        top, tops[side] = 0.0, []
        for panel in camps[side]:
            ys, high = heights[panel.id]
            tops[side].append(top)
            heights_in[side].update((key, top + PANEL_TOP + y) for key, y in ys.items())
            top += PANEL_TOP + high + PANEL_BOTTOM + PANEL_GAP
        total[side] = top - PANEL_GAP
    shift = _align(diagram, heights_in, total)
    ends = [shift[side] + total[side] for side in ("left", "right")]
    for side in ("left", "right"):
        for place, panel in enumerate(camps[side]):
            ys, high = heights[panel.id]
            top = tops[side][place] + shift[side]
            front = "right" if side == "left" else "left"
            _stand_cards(frame, panel.id, ys, top + PANEL_TOP, columns[side], front)
            ground = Ground(panel, min(columns[side]), max(columns[side]), top, top + PANEL_TOP + high + PANEL_BOTTOM)
            if place == 0:
                ground.top = min(shift.values())
            if place == len(camps[side]) - 1:
                ground.bottom = max(ends)
            frame.grounds.append(ground)
    if own and not between:
        top = max(ends) + PANEL_GAP
        for panel in camps["middle"]:
            ys, high = heights[panel.id]
            _stand_cards(frame, panel.id, ys, top + PANEL_TOP, list(range(deep["middle"])), "left")
            bottom = top + PANEL_TOP + high + PANEL_BOTTOM
            frame.columns = max(frame.columns, deep["middle"])
            frame.grounds.append(Ground(panel, 0, frame.columns - 1, top, bottom))
            top = bottom + PANEL_GAP
    _stand_questions(frame, deep["left"])
    if between:
        _stand_between(frame, deep["left"], own)
        _stand_questions(frame, deep["left"])


def _align(diagram: Diagram, heights: dict[str, dict[str, float]], total: dict[str, float]) -> dict[str, float]:
    """How far each side moves down so that answers face each other, without making the picture much taller."""
    gaps = []
    for question in diagram.questions:
        ys = {side: [h[k] for a in question.answers if (k := f"claim-{a}") in h] for side, h in heights.items()}
        if ys["left"] and ys["right"]:
            gaps.append(sum(ys["left"]) / len(ys["left"]) - sum(ys["right"]) / len(ys["right"]))
    if not gaps:
        return {"left": 0.0, "right": 0.0}
    gap = sorted(gaps)[len(gaps) // 2]  # above 0: the right side must come down
    side, other = ("right", "left") if gap > 0 else ("left", "right")
    allowed = max(0.0, total[other] - total[side]) + ALIGN_EXTRA * max(total.values())
    return {side: min(abs(gap), allowed), other: 0.0}


def _stand_questions(frame: Frame, column: int) -> None:
    """Put each question whose answers stand at their mean height, on the lines that join it to them."""
    wanted = []
    for question in frame.diagram.questions:
        ys = [frame.stands[key].y for a in question.answers if (key := f"claim-{a}") in frame.stands]
        if ys and question.key not in frame.stands:
            wanted.append((sum(ys) / len(ys), question))
    wanted.sort(key=lambda pair: pair[0])
    for middle, question in wanted:
        taken = [s for s in frame.stands.values() if s.column == column]
        y = _free_height(middle, question.height, taken)
        frame.stands[question.key] = Stand(question.key, column, y, question.width, question.height, "", "")


def _free_height(wanted: float, height: float, taken: list[Stand]) -> float:
    """The nearest place from `wanted` downwards where so high a thing overlaps nothing."""
    y = wanted
    for stand in sorted(taken, key=lambda s: s.top):
        if stand.top - CARD_GAP < y + height / 2 and y - height / 2 < stand.bottom + CARD_GAP:
            y = stand.bottom + CARD_GAP + height / 2
    return y


def _stand_between(frame: Frame, column: int, cards: list[Card]) -> None:
    """Put the map-maker's few claims between the panels, each beneath the question whose line it ends on."""
    diagram = frame.diagram
    points = {j.key: j.claim for j in diagram.junctions if j.kind == "rival"}
    aims: dict[str, float] = {}
    for edge in diagram.edges:
        near = frame.stands.get(edge.step) or frame.stands.get(f"claim-{points.get(edge.head, edge.target)}")
        if near is not None:
            aims.setdefault(edge.tail, near.bottom + CARD_GAP)
    lowest = max((s.bottom + CARD_GAP for s in frame.stands.values() if s.column == column), default=0.0)
    for card in cards:
        taken = [s for s in frame.stands.values() if s.column == column]
        y = _free_height(aims.get(card.key, lowest) + card.height / 2, card.height, taken)
        frame.stands[card.key] = Stand(card.key, column, y, card.width, card.height, "", card.zone)


def settle_ends(frame: Frame) -> None:
    """Fix the heights of junctions and of the points where tree lines leave and meet cards."""
    _settle_tails(frame)
    _settle_junctions(frame)
    _settle_ports(frame)


def make_room(frame: Frame, y: float, amount: float) -> None:
    """Move everything below `y` down by `amount`; what stands across it stays."""
    for stand in frame.stands.values():
        if stand.top >= y:
            stand.y += amount
    for key, height in frame.junction_y.items():
        if height >= y:
            frame.junction_y[key] = height + amount
    for ground in frame.grounds:
        if ground.top >= y:
            ground.top += amount
        if ground.bottom >= y:
            ground.bottom += amount


def _settle_tails(frame: Frame) -> None:
    """Let lines from one card to different ends leave it at different points, in the order of those ends."""
    leaving: dict[str, dict[str, float]] = {}
    for edge in local_edges(frame):
        if edge.tail in frame.stands:
            end = frame.stands[edge.head].y if edge.head in frame.stands else frame.junction_y[edge.head]
            leaving.setdefault(edge.tail, {})[edge.head] = end
    frame.tail_ports = {}
    for key, ends in leaving.items():
        order = [head for _, head in sorted((end, head) for head, end in ends.items())]
        for place, head in enumerate(order):
            offset = TAIL_GAP * (place - (len(order) - 1) / 2)
            frame.tail_ports[key, head] = frame.stands[key].y + offset


def _settle_ports(frame: Frame) -> None:
    """Let lines of one kind meet a claim in one point, those of another kind in another, in the order they come."""
    arriving: dict[str, dict[str, list[float]]] = {}
    for edge in frame.diagram.edges:
        if not edge.far and edge.head in frame.stands:
            y = frame.stands[edge.tail].y if edge.tail in frame.stands else frame.junction_y[edge.tail]
            arriving.setdefault(edge.head, {}).setdefault(edge.kind, []).append(y)
    frame.tree_ports = {}
    for key, kinds in arriving.items():
        order = sorted(kinds, key=lambda kind: (sum(kinds[kind]) / len(kinds[kind]), kind))
        middle = frame.stands[key].y
        for place, kind in enumerate(order):
            frame.tree_ports[key, kind] = middle + PORT_GAP * (place - (len(order) - 1) / 2)


def _settle_junctions(frame: Frame) -> None:
    """Move each junction to the mean height of its premises, where no other line of the gutter is in its way."""
    lines: dict[int, list[tuple[float, str]]] = {}
    feeding: dict[str, list[float]] = {}
    for edge in local_edges(frame):
        if edge.tail not in frame.stands:
            continue
        y = frame.tail_ports[edge.tail, edge.head]
        lines.setdefault(frame.gutter(edge.tail, frame.stands[edge.tail].front), []).append((y, edge.head))
        if edge.part == "premise":
            feeding.setdefault(edge.head, []).append(y)
    settled: dict[tuple[int, bool], list[float]] = {}
    for key in frame.junction_y:
        ys = feeding.get(key)
        gutter = frame.junction_gutter[key]
        row = settled.setdefault((gutter, key in frame.outward), [])
        if ys:
            mean = sum(ys) / len(ys)
            nearest = min(ys, key=lambda y: abs(y - mean))
            wanted = nearest if abs(nearest - mean) < SNAP else mean
            others = [y for y, head in lines.get(gutter, []) if head != key] + row
            frame.junction_y[key] = _nearest_free(wanted, others, 12.0)
        row.append(frame.junction_y[key])


def _nearest_free(wanted: float, taken: list[float], room: float) -> float:
    """The place nearest to `wanted` that keeps `room` from all that is taken."""
    candidates = [wanted] + [t + sign * room for t in taken for sign in (-1, 1)]
    free = [c for c in candidates if all(abs(c - t) >= room - 0.01 for t in taken)]
    return min(free, key=lambda c: (abs(c - wanted), c)) if free else wanted


def title_columns(ground: Ground, pitch: float) -> int:
    """How many columns the title of a panel reaches over, from its first."""
    wide = advance(ground.panel.title, PANEL_TITLE_SIZE, True) + 2 * PANEL_SIDE
    return 1 + int(wide // pitch)


def local_edges(frame: Frame) -> list[Edge]:
    """The lines that only cross one gutter of their own panel."""
    return [edge for edge in frame.diagram.edges if not edge.far]
