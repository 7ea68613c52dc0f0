"""The whole diagram as DOT text, for any Graphviz to draw: clusters, labels, line styles. Lays nothing out itself.

A plainer picture than our own SVG. User text stands in labels only, escaped so that Graphviz reads none of it.
"""

from __future__ import annotations

from typing import Any

from argmap.diagram import Card, Diagram, Edge
from argmap.diagram.measure import clean_text
from argmap.diagram.theme import Palette, palette

FONT = "Arial"
"""One plain name: Graphviz measures a list of fonts, or one it does not know, by another."""

_HEADS = {"support": "normal", "rebuttal": "normaltee", "undercut": "odot", "rival": "normaltee", "answer": "none"}
_STYLES = {"support": "solid", "rebuttal": "dashed", "undercut": "dotted", "rival": "dashed", "answer": "solid"}


def write_dot(diagram: Diagram, theme: str = "safe", dark: bool = False) -> str:
    """The diagram as DOT text. Raises KeyError for an unknown theme."""
    import graphviz

    colors = palette(theme, dark)
    names = {card.key: f"claim{n}" for n, card in enumerate(diagram.cards)}
    names |= {question.key: f"question{n}" for n, question in enumerate(diagram.questions)}
    names |= {joint.key: f"step{n}" for n, joint in enumerate(diagram.junctions) if joint.kind != "rival"}
    for edge in diagram.edges:  # an undercut beside an answer has no line here to end on but the question's
        if edge.head not in names:
            names[edge.head] = names[edge.step]
    graph = graphviz.Digraph(
        "argmap",
        graph_attr={
            "rankdir": "RL",
            "label": escape_label(diagram.title),
            "labelloc": "t",
            "fontname": FONT,
            "fontsize": "20",
            "fontcolor": colors.ink,
            "bgcolor": colors.page,
            "nodesep": "0.2",
            "ranksep": "0.3",
        },
        node_attr={
            "shape": "box",
            "fontname": FONT,
            "fontsize": "11",
            "style": "filled",
            "fillcolor": colors.card,
            "fontcolor": colors.ink,
        },
        edge_attr={"fontname": FONT},
    )
    for number, panel in enumerate(diagram.panels):
        color = colors.author(diagram.slots.get(panel.author or "", 0), diagram.colors.get(panel.author or ""))
        with graph.subgraph(name=f"cluster{number}") as cluster:
            cluster.attr(
                label=escape_label(panel.title),
                fontcolor=color,
                fontsize="14",
                style="invis" if panel.plain else "filled,rounded",
                color=colors.hairline,
                fillcolor=colors.panel(color) if panel.author else colors.page,
            )
            for card in diagram.cards:
                if card.zone == panel.id:
                    _add_card(cluster, diagram, card, names[card.key], colors)
            for joint in diagram.junctions:
                if joint.zone == panel.id and joint.kind != "rival":
                    color = getattr(colors, joint.kind)
                    cluster.node(names[joint.key], label="", shape="point", width="0.12", color=color, fillcolor=color)
    for question in diagram.questions:
        text = " ".join(line.text for text in question.texts for line in text.lines)
        graph.node(names[question.key], label=escape_label(text), style="rounded", color=colors.hairline)
    for edge in diagram.edges:
        _add_edge(graph, edge, names, colors)
    source: str = graph.source
    return source


def escape_label(text: str) -> str:
    r"""User text as the value of a label: `\N`, `\l` and HTML-like markup in it are shown, not read.

    The graphviz package takes `<…>` for markup and quotes everything else, leaving backslashes to Graphviz; so
    every backslash is doubled, and a text in angle brackets gets a blank that nobody sees.
    """
    text = clean_text(text).replace("\\", "\\\\").replace("\n", "\\n")
    # Graphviz reads character references such as `&lt;` in any label.
    text = text.replace("&", "&amp;")
    return f"{text} " if text.startswith("<") and text.endswith(">") else text


def _add_card(graph: Any, diagram: Diagram, card: Card, name: str, colors: Palette) -> None:
    slot = next((diagram.slots[a] for a in card.authors if diagram.slots.get(a)), 0)
    own = next((diagram.colors[a] for a in card.authors if a in diagram.colors), None)
    color = colors.author(slot, own)
    styles = ["filled"]
    if card.implicit:
        styles.append("dashed")
    if card.doubt:
        styles.append("dotted")
    if card.kind == "thesis":
        styles.append("bold")
    parts = [" ".join(part for text in card.texts if text.role in ("name", "label") for part in _lines(text.lines))]
    parts += [line for text in card.texts if text.role.startswith("body") for line in _lines(text.lines)]
    parts += [line for text in card.texts if text.role in ("footer", "more") for line in _lines(text.lines)]
    graph.node(
        name,
        label="\\n".join(escape_label(part) for part in parts),
        style=",".join(styles),
        color=color,
        fillcolor=colors.thesis(color) if card.kind == "thesis" else colors.card,
        id=escape_label(card.key),
    )


def _lines(lines: Any) -> list[str]:
    return [line.text for line in lines]


def _add_edge(graph: Any, edge: Edge, names: dict[str, str], colors: Palette) -> None:
    kind = edge.kind
    color = colors.muted if kind == "answer" else getattr(colors, "rebuttal" if kind == "rival" else kind)
    into_junction = edge.part == "premise"
    if kind in ("rival", "answer"):  # drawn from the answer, so that questions stand before what answers them
        ends = {"dir": "back", "arrowtail": _HEADS[kind]}
        graph.edge(names[edge.head], names[edge.tail], color=color, style=_STYLES[kind], minlen="2", **ends)
        return
    graph.edge(
        names[edge.tail],
        names[edge.head],
        color=color,
        style=_STYLES[kind],
        penwidth="2" if kind == "undercut" else "1.5",
        arrowhead="none" if into_junction or edge.open else _HEADS[kind],
        constraint="false" if edge.cross else "true",
        minlen="1" if edge.part or kind == "undercut" else "2",
    )
