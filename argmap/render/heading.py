"""What stands above the panels: title, sources, what was left out, and the legend. Draws nothing."""

from __future__ import annotations

from attrs import frozen

from argmap.diagram import Diagram
from argmap.diagram.advances import advance
from argmap.diagram.measure import wrap
from argmap.diagram.records import Line, Text
from argmap.render.placed import LegendItem

TITLE_SIZE, SOURCES_SIZE, LEGEND_SIZE = 20.0, 9.5, 9.0
LEAST_WIDTH = 420.0
SAMPLE, SAMPLE_GAP, ITEM_GAP, ROW = 34.0, 7.0, 22.0, 22.0

LABELS = {
    "support": "is a reason for",
    "rebuttal": "speaks against",
    "undercut": "breaks a step: the one does not carry the other",
    "rival": "exclude one another",
    "open": "a doubt that nobody has raised yet",
    "junction": "only work together",
    "implicit": "left unstated by the speaker",
    "doubt": "open doubt",
    "quoted": "with quoted words",
    "mine": "the map-maker’s own",
    "fallen": "falls",
}


@frozen
class Heading:
    """The texts above the panels, the legend, and the room they take."""

    texts: tuple[Text, ...]
    legend: tuple[LegendItem, ...]
    width: float
    height: float


def set_heading(diagram: Diagram, width: float, margin: float) -> Heading:
    """Set the heading to the width of the panels, from the page's corner; its height includes the space beneath."""
    room = max(width, LEAST_WIDTH)
    texts: list[Text] = []
    y = margin
    widest = 0.0

    def add(role: str, paragraphs: list[str], size: float, bold: bool = False) -> None:
        nonlocal y, widest
        lines = []
        for line in (w for p in paragraphs for w in wrap(p, room, size, bold, balanced=False)):
            x = margin + line.width if line.rtl else margin
            lines.append(Line(line.text, x, y + size * 0.95, line.width, line.rtl))
            widest = max(widest, line.width)
            y += size * 1.35
        if lines:
            texts.append(Text(role, tuple(lines), size, bold))

    add("title", [diagram.title] if diagram.title else [], TITLE_SIZE, True)
    add("sources", ["   ·   ".join(diagram.sources)] if diagram.sources else [], SOURCES_SIZE)
    add("remark", ["; ".join(diagram.remarks)] if diagram.remarks else [], SOURCES_SIZE)
    legend: list[LegendItem] = []
    if diagram.legend:
        y += 8
        x = margin
        for mark in diagram.legend:
            label = LABELS[mark]
            wide = SAMPLE + SAMPLE_GAP + advance(label, LEGEND_SIZE)
            if x > margin and x + wide > margin + room:
                x, y = margin, y + ROW
            line = Line(label, x + SAMPLE + SAMPLE_GAP, y + 10 + LEGEND_SIZE * 0.35, advance(label, LEGEND_SIZE))
            legend.append(LegendItem(mark, x, y + 10, Text("legend-label", (line,), LEGEND_SIZE)))
            widest = max(widest, x + wide - margin)
            x += wide + ITEM_GAP
        y += ROW
    if texts or legend:
        y += 10
    return Heading(tuple(texts), tuple(legend), widest, y)
