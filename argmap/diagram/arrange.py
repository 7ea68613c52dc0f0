"""Which panel and column each claim stands in, and how panels face one another. Measures and draws nothing.

A zone is the ground of one panel: an author's claims, with the map-maker's that hang in their tree. Column 0 of a
zone is its front: theses, and claims that serve only other zones.
"""

from __future__ import annotations

from collections import deque
from math import ceil, sqrt

from attrs import frozen

from argmap.diagram.errors import RenderError
from argmap.diagram.measure import clean_text
from argmap.diagram.options import LAYOUTS
from argmap.diagram.records import Camp, Layout, Panel
from argmap.diagram.select import NumberedStep, View
from argmap.model import ME, Claim

MINE = "me"
"""The zone of the map-maker's claims that hang in no author's tree."""


@frozen
class Arrangement:
    """Where claims stand: their zone and column, whether they are islands in it, and the panels in order."""

    layout: Layout
    panels: tuple[Panel, ...]
    zone: dict[str, str]
    column: dict[str, int]
    islands: frozenset[str]
    slots: dict[str, int]


def arrange(view: View, layout: str) -> Arrangement:
    """Choose layout, panels and columns. Raises RenderError for an unknown layout, or face-off with one side."""
    if layout not in LAYOUTS:
        raise RenderError(f"unknown layout `{layout}`", f"choose one of {', '.join(LAYOUTS)}")
    authors = _speakers(view)
    slots = {author: place for place, author in enumerate(authors, 1)} | {ME: 0}
    if layout == "overview":  # each claim on its own ground: no panels
        alone = {id_: id_ for id_ in view.claims}
        return Arrangement("overview", (), alone, dict.fromkeys(alone, 0), frozenset(), slots)
    zone = _assign_zones(view)
    rivals = _rival_zones(view, zone)
    chosen = _choose_layout(layout, zone, rivals)
    camps = _assign_camps(view, zone, rivals) if chosen == "face-off" else {}
    islands = frozenset(id_ for id_, claim in view.claims.items() if zone[id_] != MINE and not _said_by_authors(claim))
    return Arrangement(chosen, _panels(view, zone, camps, authors), zone, _assign_columns(view, zone), islands, slots)


def _said_by_authors(claim: Claim) -> tuple[str, ...]:
    return tuple(author for author in claim.authors if author != ME)


def _speakers(view: View) -> list[str]:
    """Authors of the whole map in their order: a part of a map keeps the colours of the whole."""
    said = dict.fromkeys(a for claim in view.map.claims.values() for a in _said_by_authors(claim))
    return [a for a in view.map.authors if a in said] + [a for a in said if a not in view.map.authors]


def _assign_zones(view: View) -> dict[str, str]:
    served: dict[str, str] = {}
    for numbered in view.steps:
        premises = [p.claim for p in numbered.step.premises]
        for premise in premises:
            served.setdefault(premise, numbered.step.claim)
        for undercut in numbered.undercuts:
            # A step that one author makes against another begins at his premises: doubts of it stand there.
            speakers = {author for p in premises for author in _said_by_authors(view.claims[p])}
            served.setdefault(undercut.claim, premises[0] if len(speakers) == 1 else numbered.step.claim)
    zone: dict[str, str] = {}
    for id_, claim in view.claims.items():
        said = _said_by_authors(claim)
        if said:
            above = view.claims.get(served.get(id_, ""))
            shared = [a for a in said if above is not None and a in above.authors]
            zone[id_] = (shared or said)[0]
    for id_ in view.claims:
        if id_ in zone:
            continue
        trail = [id_]
        while trail[-1] not in zone:
            above_id = served.get(trail[-1])
            if above_id is None or above_id in trail:
                break
            trail.append(above_id)
        found = zone.get(trail[-1], MINE)
        for passed in trail:
            zone.setdefault(passed, found)
    return zone


def _rival_zones(view: View, zone: dict[str, str]) -> list[str]:
    """The authors' zones of the first question whose answers exclude one another and lie in two of them."""
    for question in view.questions:
        zones = dict.fromkeys(zone[a.claim] for a in question.answers if a.claim in zone)
        if question.exclusive and len([z for z in zones if z != MINE]) > 1:
            return [z for z in zones if z != MINE]
    return []


def _choose_layout(layout: str, zone: dict[str, str], rivals: list[str]) -> Layout:
    zones = {z for z in zone.values() if z != MINE}
    if layout == "face-off":
        return "face-off" if len(zones) > 1 else "stacked"
    if layout == "stacked" or len(rivals) != 2:
        return "stacked"
    size = dict.fromkeys(zones, 0)
    for z in zone.values():
        if z != MINE:
            size[z] += 1
    # A witness quoted by one side does not make a third side of the debate.
    others = sum(count for z, count in size.items() if z not in rivals)
    return "face-off" if 2 * others <= min(size[z] for z in rivals) else "stacked"


def _assign_camps(view: View, zone: dict[str, str], rivals: list[str]) -> dict[str, Camp]:
    """Left or right for each zone: rivals first, then by the authors' declared side, then by what they support."""
    zones = [z for z in dict.fromkeys(zone.values()) if z != MINE]
    first, second = (rivals + [z for z in zones if z not in rivals])[:2]
    camps: dict[str, Camp] = {first: "left", second: "right"}
    sides = {z: view.map.authors[z].side for z in zones if z in view.map.authors}
    affinity: dict[tuple[str, str], int] = {}
    for numbered in view.steps:
        target = zone[numbered.step.claim]
        for premise in numbered.step.premises:
            sign = 1 if numbered.step.kind == "reason" else -1
            pair = (zone[premise.claim], target)
            affinity[pair] = affinity.get(pair, 0) + sign
    for z in zones:
        if z in camps:
            continue
        allies = [camp for other, camp in camps.items() if sides.get(z) and sides.get(other) == sides[z]]
        pull = affinity.get((z, first), 0) + affinity.get((first, z), 0)
        pull -= affinity.get((z, second), 0) + affinity.get((second, z), 0)
        camps[z] = allies[0] if allies else "left" if pull > 0 else "right"
    return camps


def _panels(view: View, zone: dict[str, str], camps: dict[str, Camp], authors: list[str]) -> tuple[Panel, ...]:
    present = set(zone.values())
    panels = [
        Panel(author, author, clean_text(view.map.author_name(author)), camps.get(author, "left"))
        for author in _panel_order(view, zone, authors)
        if author in present
    ]
    if MINE in present:
        # A map without authors is all the map-maker's: it needs no ground of its own.
        title = clean_text("The map-maker" + (f": {view.map.editor}" if view.map.editor else ""))
        panels.append(Panel(MINE, None, title if authors else "", "middle", plain=not authors))
    return tuple(panels)


def _panel_order(view: View, zone: dict[str, str], authors: list[str]) -> list[str]:
    """Authors in the order of the answers they give, then as declared."""
    answering = [zone[a.claim] for q in view.questions for a in q.answers if a.claim in zone]
    return [a for a in dict.fromkeys([*answering, *authors]) if a in authors]


def local_zone(numbered: NumberedStep, zone: dict[str, str]) -> str:
    """The zone in which a step's junction lies: that of its premises where they share one, else its claim's."""
    zones = {zone[p.claim] for p in numbered.step.premises}
    return zones.pop() if len(zones) == 1 else zone[numbered.step.claim]


def _assign_columns(view: View, zone: dict[str, str]) -> dict[str, int]:
    """Column of each claim: theses stand in front, and every other claim one behind the nearest it serves.

    So no line within a zone skips a column on its way to the front.
    """
    beneath: dict[str, list[str]] = {id_: [] for id_ in view.claims}
    for numbered in view.steps:
        target = numbered.step.claim
        if local_zone(numbered, zone) != zone[target]:
            continue
        for id_ in [p.claim for p in numbered.step.premises] + [u.claim for u in numbered.undercuts]:
            if zone[id_] == zone[target] and id_ != target:
                beneath[target].append(id_)
    served = {other for others in beneath.values() for other in others}
    fronts = [claim.id for claim in view.map.theses if claim.id in view.claims]
    fronts += [id_ for id_ in view.claims if id_ not in served]
    column: dict[str, int] = {}
    _reach(fronts, beneath, column)
    for id_ in view.claims:  # what is left are circles that nothing leads to
        if id_ not in column:
            _reach([id_], beneath, column)
    _align_undercuts(view, zone, beneath, column)
    _spread_loose(view, zone, column)
    return column


def _reach(fronts: list[str], beneath: dict[str, list[str]], column: dict[str, int]) -> None:
    """Set the fronts in column 0, and all they lead to behind them, nearest first."""
    queue = deque(id_ for id_ in dict.fromkeys(fronts) if id_ not in column)
    column.update(dict.fromkeys(queue, 0))
    while queue:
        id_ = queue.popleft()
        for other in beneath[id_]:
            if other not in column:
                column[other] = column[id_] + 1
                queue.append(other)


def _align_undercuts(view: View, zone: dict[str, str], beneath: dict[str, list[str]], column: dict[str, int]) -> None:
    """Move a claim that only undercuts a step of another zone's claim beside the premises it doubts."""
    served = {other for others in beneath.values() for other in others}
    for numbered in view.steps:
        home = local_zone(numbered, zone)
        if home == zone[numbered.step.claim]:
            continue
        front = min(column[p.claim] for p in numbered.step.premises)
        for undercut in numbered.undercuts:
            if zone[undercut.claim] == home and undercut.claim not in served and not beneath[undercut.claim]:
                column[undercut.claim] = front


def _spread_loose(view: View, zone: dict[str, str], column: dict[str, int]) -> None:
    """Set claims without any relation in a block instead of one endless column."""
    tied = {numbered.step.claim for numbered in view.steps}
    tied |= {p.claim for numbered in view.steps for p in numbered.step.premises}
    tied |= {u.claim for numbered in view.steps for u in numbered.undercuts}
    tied |= {a.claim for q in view.questions for a in q.answers}
    tied |= {u.claim for q in view.questions for a in q.answers for u in a.undercuts}
    loose: dict[str, list[str]] = {}
    for id_ in view.claims:
        if id_ not in tied:
            loose.setdefault(zone[id_], []).append(id_)
    for home, ids in loose.items():
        widest = max((column[id_] for id_ in view.claims if zone[id_] == home), default=0) + 1
        columns = max(widest, ceil(sqrt(len(ids) / 3)))
        if len(ids) > 3:
            for place, id_ in enumerate(ids):
                column[id_] = place % columns
