"""One panel's tree laid out by Graphviz: the height of each card and junction. Knows nothing of other panels."""

from __future__ import annotations

from argmap.diagram import Card, Diagram, Junction
from argmap.render.engines import read_plain, run_engine

CARD_GAP = 14.0
"""Between two cards of a column: room for one line; more is made where more pass."""

ISLAND_PAD = 6.0
"""Around a card that is cut out of its panel."""

LARGE = 300
"""Above so many nodes Graphviz is told to spend less time on crossings."""


def zone_source(diagram: Diagram, cards: list[Card], joints: list[Junction]) -> tuple[str, dict[str, str]]:
    """The DOT text of one zone, and the node name of each card and junction in it.

    Cards have odd ranks and junctions even ones, held by a spine, so that cards stay in columns. Only the tree is
    given, in the order of the text: left to itself Graphviz would part linked premises to save a crossing.
    """
    import graphviz

    # A junction of a step against another zone has nothing before it, and lies where its premises are.
    inner = [joint for joint in joints if joint.claim in {card.id for card in cards}]
    ranks = {card.key: 2 * card.column + 1 for card in cards} | {joint.key: 2 * joint.column for joint in inner}
    names = {key: f"n{place}" for place, key in enumerate(ranks)}
    graph = graphviz.Digraph(
        graph_attr={
            "rankdir": "LR",
            "ordering": "out",
            "nodesep": f"{CARD_GAP / 72:.4f}",
            "ranksep": "0.2",
            "splines": "none" if len(names) <= LARGE else "line",
            **({"mclimit": "0.1"} if len(names) > LARGE else {}),
        },
        node_attr={"shape": "box", "fixedsize": "true", "width": "1", "label": ""},
        edge_attr={"arrowhead": "none"},
    )
    rows: dict[int, list[str]] = {rank: [] for rank in range(max(ranks.values(), default=0) + 1)}
    for key, rank in ranks.items():
        rows[rank].append(names[key])
    for card in cards:
        pad = ISLAND_PAD if card.island else 0.0
        graph.node(names[card.key], height=f"{(card.height + 2 * pad) / 72:.4f}")
    for joint in inner:
        graph.node(names[joint.key], height="0.1")
    for rank, row in rows.items():
        graph.node(f"s{rank}", height="0.01", width="0.01")
        if rank:
            graph.edge(f"s{rank - 1}", f"s{rank}", weight="0")
        graph.body.append("\t{rank=same; " + "; ".join([f"s{rank}", *row]) + "}\n")
    roots, beneath = _find_tree(diagram, cards, ranks)
    for root in roots:
        graph.edge("s0", names[root], weight="0")
    for owner, owned in beneath.items():
        for key, weight in owned:
            graph.edge(names[owner], names[key], minlen=str(ranks[key] - ranks[owner]), weight=weight)
    source: str = graph.source
    return source, names


def _find_tree(
    diagram: Diagram, cards: list[Card], ranks: dict[str, int]
) -> tuple[list[str], dict[str, list[tuple[str, str]]]]:
    """The cards at the front, and what hangs directly beneath each thing with the weight of the line to it.

    An undercut of a step against another zone hangs beside the last premise of that step.
    """
    beneath: dict[str, list[tuple[str, str]]] = {}
    owner: dict[str, str] = {}
    last: dict[str, str] = {}
    for edge in diagram.edges:
        if edge.far or edge.tail not in ranks:
            continue
        if edge.head in ranks and edge.tail not in owner and ranks[edge.head] < ranks[edge.tail]:
            owner[edge.tail] = edge.head
            beneath.setdefault(edge.head, []).append((edge.tail, "1" if edge.kind == "undercut" else "3"))
        elif edge.head not in ranks:
            last.setdefault(edge.head, edge.tail)
    for edge in diagram.edges:
        beside = last.get(edge.head)
        if edge.kind == "undercut" and not edge.far and beside in owner and edge.tail not in owner:
            row = beneath[owner[beside]]
            place = next(n for n, (key, _) in enumerate(row) if key == beside)
            row.insert(place + 1, (edge.tail, "1"))
            owner[edge.tail] = owner[beside]
    fronts = [card.key for card in cards if card.column == 0 and card.key not in owner]
    answers = [f"claim-{answer}" for question in diagram.questions for answer in question.answers]
    order = {key: place for place, key in enumerate(dict.fromkeys([*answers, *fronts]))}
    return sorted(fronts, key=order.__getitem__), beneath


def lay_out_zone(
    diagram: Diagram,
    cards: list[Card],
    joints: list[Junction],
    engine: str,
    notes: list[str] | None,
    time_limit: float,
) -> tuple[dict[str, float], float]:
    """The y of each card and junction of a zone, from 0 at its top, and the height of the whole."""
    if not cards:
        return {}, 0.0
    source, names = zone_source(diagram, cards, joints)
    places = read_plain(run_engine(source, engine=engine, notes=notes, time_limit=time_limit))
    y = {key: places[name][1] for key, name in names.items()}
    for joint in joints:
        if joint.key not in y:
            fed = [y[e.tail] for e in diagram.edges if e.head == joint.key and e.tail in y]
            y[joint.key] = sum(fed) / len(fed) if fed else 0.0
    pads = {card.key: card.height / 2 + (ISLAND_PAD if card.island else 0) for card in cards}
    top = min(y[key] - pad for key, pad in pads.items())
    bottom = max(y[key] + pad for key, pad in pads.items())
    return {key: value - top for key, value in y.items()}, bottom - top
