"""Shapes of arrowheads and the samples of the legend, as SVG. Knows no map."""

from __future__ import annotations

from argmap.render.heading import SAMPLE
from argmap.render.placed import Head, LegendItem

HALF = 4.0
LENGTH = 9.0
BAR_HALF = 4.6
RING = 3.6


def _n(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def draw_head(head: Head) -> str:
    """An arrowhead: a filled triangle, a triangle before a bar, or a hollow ring."""
    if head.shape == "ring":
        return f'<circle class="ring" cx="{_n(head.x)}" cy="{_n(head.y)}" r="{_n(RING)}"/>'
    back = 1.2 if head.shape == "bar" else 0.6
    tip = (head.x - back * head.dx, head.y - back * head.dy)
    base = (head.x - LENGTH * head.dx, head.y - LENGTH * head.dy)
    across = (-head.dy * HALF, head.dx * HALF)
    corners = [tip, (base[0] + across[0], base[1] + across[1]), (base[0] - across[0], base[1] - across[1])]
    shape = "M" + " L".join(f"{_n(x)} {_n(y)}" for x, y in corners) + " Z"
    drawn = f'<path class="head" d="{shape}"/>'
    if head.shape == "bar":
        side = (-head.dy * BAR_HALF, head.dx * BAR_HALF)
        ends = [(tip[0] + side[0], tip[1] + side[1]), (tip[0] - side[0], tip[1] - side[1])]
        drawn += '<path class="bar-head" d="M' + " L".join(f"{_n(x)} {_n(y)}" for x, y in ends) + '"/>'
    return drawn


def draw_sample(item: LegendItem) -> str:
    """The mark as it looks in the picture, at the left of its meaning."""
    x, y, end = item.x, item.y, item.x + SAMPLE

    def line(kind: str, start: float, stop: float, heads: list[Head]) -> str:
        drawn = "".join(draw_head(head) for head in heads)
        return f'<g class="{kind}"><path class="line" d="M{_n(start)} {_n(y)} L{_n(stop)} {_n(y)}"/>{drawn}</g>'

    def card(classes: str, inside: str = "") -> str:
        box = f'<rect class="card" x="{_n(x + 4)}" y="{_n(y - 7)}" width="26" height="14" rx="2"/>'
        return f'<g class="a0 {classes}">{box}{inside}</g>'

    def mark(sign: str, size: int, low: float) -> str:
        place = f'x="{_n(x + 17)}" y="{_n(y + low)}" text-anchor="middle"'
        return f'<text class="mark" font-size="{size}" {place}>{sign}</text>'

    samples = {
        "support": lambda: line("support", x, end - LENGTH, [Head("triangle", end, y, 1, 0)]),
        "rebuttal": lambda: line("rebuttal", x, end - LENGTH, [Head("bar", end, y, 1, 0)]),
        "undercut": lambda: (
            line("undercut", x, end - 2 * RING - 9.5, [Head("ring", end - RING - 9.5, y, 1, 0)])
            + f'<g class="support"><circle class="dot" cx="{_n(end - 4.5)}" cy="{_n(y)}" r="4.5"/></g>'
        ),
        "rival": lambda: (
            line("rival", x + LENGTH, end - LENGTH, [Head("bar", end, y, 1, 0), Head("bar", x, y, -1, 0)])
            + f'<rect class="question-box" x="{_n(x + 12)}" y="{_n(y - 5)}" width="10" height="10" rx="3"/>'
        ),
        "open": lambda: line("undercut", x, end, []),
        "junction": lambda: _junction_sample(x, y, end),
        "implicit": lambda: card("implicit"),
        "doubt": lambda: card("doubt", mark("?", 10, 3.5)),
        "quoted": lambda: card("quoted", mark("“", 15, 9)),
        "mine": lambda: (
            f'<rect class="island" x="{_n(x)}" y="{_n(y - 10)}" width="34" height="20" rx="4"/>' + card("mine")
        ),
        "fallen": lambda: card("fallen", f'<path class="strike" d="M{_n(x + 8)} {_n(y - 3)} H{_n(x + 22)}"/>'),
    }
    return samples[item.mark]()


def _junction_sample(x: float, y: float, end: float) -> str:
    middle = f"{_n(x + 14)} {_n(y)}"
    curves = [f"M{_n(x)} {_n(y + side)} C{_n(x + 9)} {_n(y + side)} {_n(x + 7)} {_n(y)} {middle}" for side in (-6, 6)]
    line = f'<path class="line" d="{" ".join(curves)} L{_n(end - LENGTH)} {_n(y)}"/>'
    dot = f'<circle class="dot" cx="{_n(x + 14)}" cy="{_n(y)}" r="4.5"/>'
    return f'<g class="support">{line}{dot}{draw_head(Head("triangle", end, y, 1, 0))}</g>'
