"""Placed picture to SVG text: our own drawing, every text escaped and every look a class. Decides no place.

Elements come in the order of drawing: page, panels, lines, junctions, cards, heading. Nothing in it depends on
hashes, times or folders, so the same map gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from argmap.diagram.measure import clean_text
from argmap.diagram.records import Card, Edge, Text
from argmap.diagram.theme import theme_css
from argmap.model import ME
from argmap.render.marks import draw_head, draw_sample
from argmap.render.placed import Box, Bridge, Command, Placed, PlacedCard, PlacedEdge, PlacedPanel, PlacedQuestion

RADIUS = 3.0
PANEL_RADIUS = 10.0
BAR = 5.0
ISLAND = 5.0
GAUGE_WIDTH, GAUGE_HEIGHT = 60.0, 6.0


def number(value: float) -> str:
    """A coordinate with at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def attribute(text: str) -> str:
    """User text as an attribute's value, without its quotation marks."""
    return escape(clean_text(text), {'"': "&quot;", "\n": " "})


def write_svg(placed: Placed, theme: str = "safe", dark: bool = False, embed_fonts: bool = False) -> str:
    """The whole picture as one SVG document, carrying the letters it needs where `embed_fonts` asks for it.

    Raises KeyError for an unknown theme.
    """
    diagram = placed.diagram
    wide, high = number(placed.width), number(placed.height)
    css = theme_css(theme, dark, diagram.slots, diagram.colors)
    if embed_fonts:
        from argmap.render.fonts import font_css

        css = f"{font_css(*_letters(placed))}\n{css}"
    look = f'class="argmap theme-{attribute(theme)}" role="img" aria-labelledby="map-title map-desc"'
    size = f'viewBox="0 0 {wide} {high}" width="{wide}pt" height="{high}pt"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {look} {size}>',
        f'<title id="map-title">{escape(diagram.title or "Argument map")}</title>',
        f'<desc id="map-desc">{escape(diagram.description)}</desc>',
        f"<style>\n{escape(css)}</style>",
        f'<rect class="page" width="{wide}" height="{high}"/>',
        *_panels(placed),
        *_edges(placed),
        *_junctions(placed),
        *_panel_titles(placed),
        *_questions(placed.questions),
        *(line for card in placed.cards for line in _card(placed, card)),
        *_heading(placed),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _letters(placed: Placed) -> tuple[str, str]:
    """The characters set in regular and in bold type."""
    texts = [*placed.header, *(item.label for item in placed.legend)]
    texts += [text for card in placed.cards for text in card.card.texts]
    texts += [text for question in placed.questions for text in question.question.texts]
    regular = {c for text in texts if not text.bold for line in text.lines for c in line.text}
    bold = {c for text in texts if text.bold for line in text.lines for c in line.text}
    bold |= {c for panel in placed.panels for c in panel.panel.title} | set("?“")
    return "".join(sorted(regular)), "".join(sorted(bold))


def slots_of(placed: Placed, authors: Iterable[str]) -> str:
    """Classes that name the authors and the colours they have."""
    slots = placed.diagram.slots
    names = list(authors)
    first = next((a for a in names if slots.get(a)), names[0] if names else ME)
    return " ".join([f"author-{attribute(a)}" for a in names] + [f"a{slots.get(first, 0)}"])


def rectangle(box: Box, name: str, radius: float = 0.0) -> str:
    """A rectangle of a class."""
    rounded = f' rx="{number(radius)}"' if radius else ""
    return (
        f'<rect class="{name}" x="{number(box.x)}" y="{number(box.y)}"'
        f' width="{number(box.width)}" height="{number(box.height)}"{rounded}/>'
    )


def path_data(path: Iterable[Command]) -> str:
    """The path as the value of a `d` attribute."""
    return " ".join(letter + " ".join(map(number, values)) for letter, values in path)


def write_text(text: Text, x: float = 0.0, y: float = 0.0, name: str = "") -> str:
    """A text element at (x, y) and its lines. Right-to-left lines end at their x, embedded so that every reader
    orders them rightly, as not every one knows the direction property."""
    lines = []
    for line in text.lines:
        said = f"\u202b{line.text}\u202c" if line.rtl else line.text
        anchor = ' text-anchor="end"' if line.rtl else ""
        place = f'x="{number(x + line.x)}" y="{number(y + line.y)}"{anchor}'
        lines.append(f"<tspan {place}>{escape(said)}</tspan>")
    role = name or text.role
    return f'<text class="{attribute(role)}" font-size="{number(text.size)}">{"".join(lines)}</text>'


def _panels(placed: Placed) -> Iterator[str]:
    for panel in placed.panels:
        if not panel.panel.plain:
            yield from _panel(placed, panel)
    pads = [card for card in placed.cards if card.card.island]
    for card in pads:
        box = card.box
        grown = Box(box.x - ISLAND, box.y - ISLAND, box.width + 2 * ISLAND, box.height + 2 * ISLAND)
        yield f'<g class="island-ground" data-of="{attribute(card.card.id)}">{rectangle(grown, "island", 7.0)}</g>'


def _panel(placed: Placed, panel: PlacedPanel) -> Iterator[str]:
    author = panel.panel.author
    authors = [author] if author else [ME]
    yield f'<g class="panel {slots_of(placed, authors)}" id="panel-{attribute(panel.panel.id)}">'
    ground = "panel-ground panel-tint" if author else "panel-ground panel-mine"
    yield rectangle(panel.box, ground, PANEL_RADIUS)
    yield "</g>"


def _panel_titles(placed: Placed) -> Iterator[str]:
    """Whose each panel is, over the lines that run across it."""
    for panel in placed.panels:
        if not panel.panel.plain:
            slots = slots_of(placed, [panel.panel.author or ME])
            x, y = number(panel.box.x + 14), number(panel.box.y + 21)
            title = f'<text class="panel-title" font-size="12" x="{x}" y="{y}">{escape(panel.panel.title)}</text>'
            yield f'<g class="panel-name {slots}">{title}</g>'


def _edges(placed: Placed) -> Iterator[str]:
    for line in placed.edges:
        yield _edge(placed, line, line.edge)


def _edge(picture: Placed, placed: PlacedEdge, edge: Edge) -> str:
    names = ["edge", edge.kind, *(["cross"] if edge.cross else []), *(["open"] if edge.open else [])]
    facts = {
        "from": " ".join(edge.sources),
        "to": edge.target,
        "kind": edge.kind,
        "step": edge.step,
        "part": edge.part,
        "movers": " ".join(edge.movers),
    }
    told = "".join(f' data-{name}="{attribute(fact)}"' for name, fact in facts.items() if fact)
    path = path_data(placed.path)
    bridges = "".join(_bridge(picture, bridge) for bridge in placed.bridges)
    heads = "".join(draw_head(head) for head in placed.heads)
    return f'<g class="{" ".join(names)}"{told}>{bridges}<path class="line" d="{path}"/>{heads}</g>'


def _bridge(picture: Placed, bridge: Bridge) -> str:
    slot = f" bridge-a{picture.diagram.slots.get(bridge.author, 0)}" if bridge.author else ""
    start, end = f"{number(bridge.x1)} {number(bridge.y1)}", f"{number(bridge.x2)} {number(bridge.y2)}"
    return f'<path class="bridge{slot}" d="M{start} L{end}"/>'


def _junctions(placed: Placed) -> Iterator[str]:
    for joint in placed.junctions:
        if joint.junction.kind == "rival":
            continue
        facts = f'id="{attribute(joint.junction.key)}" data-claim="{attribute(joint.junction.claim)}"'
        dot = f'<circle class="dot" cx="{number(joint.x)}" cy="{number(joint.y)}" r="4.5"/>'
        yield f'<g class="junction {joint.junction.kind}" {facts}>{dot}</g>'


def _questions(questions: Iterable[PlacedQuestion]) -> Iterator[str]:
    for placed in questions:
        yield f'<g class="question" id="{attribute(placed.question.key)}">'
        yield rectangle(placed.box, "question-box", 8.0)
        for text in placed.question.texts:
            yield write_text(text, placed.box.x, placed.box.y)
        yield "</g>"


def _classes(placed: Placed, card: Card) -> str:
    flags = ("implicit", "doubt", "quoted", "mine", "fallen")
    set_flags = [flag for flag in flags if getattr(card, flag) and flag != card.kind]
    verdict = [f"verdict-{card.verdict}"] if card.verdict else []
    return " ".join(["claim", slots_of(placed, card.authors), f"kind-{card.kind}", *set_flags, *verdict])


def _card(placed: Placed, placed_card: PlacedCard) -> Iterator[str]:
    card, box = placed_card.card, placed_card.box
    names = _classes(placed, card) + (" doubt" if card.doubt and card.kind == "doubt" else "")
    authors = attribute(" ".join(card.authors))
    yield (f'<g class="{names}" id="{attribute(card.key)}" data-claim="{attribute(card.id)}" data-authors="{authors}">')
    yield f"<title>{escape(card.text)}</title>"
    if card.hidden:  # like a pile, but not where lines arrive
        for step in (1, 2):
            ends = number(box.x + 3 * step), number(box.right - 3 * step)
            yield f'<path class="more-line" d="M{ends[0]} {number(box.bottom + 2.4 * step)} H{ends[1]}"/>'
    yield rectangle(box, "card", RADIUS)
    yield from _bar(placed, card, box)
    for chip in card.chips:
        yield f'<g class="chip {chip.kind}" data-other="{attribute(chip.other)}">'
        yield rectangle(Box(box.x + chip.x, box.y + chip.y, chip.width, chip.height), "chip-box", 7.0)
        yield "</g>"
    header = [text for text in card.texts if text.role in ("name", "label", "mark")]
    strikes = _strikes(header, box) if card.fallen else ""
    yield '<g class="header">' + "".join(write_text(text, box.x, box.y) for text in header) + f"{strikes}</g>"
    for text in card.texts:
        if text.role in ("name", "label", "mark"):
            continue
        name = "body body-thesis" if text.role == "body-thesis" else text.role
        if text.role.startswith("chip-text"):
            kind = text.role.partition(" ")[2]
            yield f'<g class="{kind}">{write_text(text, box.x, box.y, "chip-text")}</g>'
        else:
            yield write_text(text, box.x, box.y, name)
            if text.role == "strength" and card.strength is not None:
                yield from _gauge(text, box, card.strength)
    yield "</g>"


def _gauge(text: Text, box: Box, strength: float) -> Iterator[str]:
    """A bar beside the number, as full as the claim is strong."""
    line = text.lines[0]
    frame = Box(box.x + line.x + line.width + 6, box.y + line.y - text.size * 0.72, GAUGE_WIDTH, GAUGE_HEIGHT)
    yield rectangle(frame, "gauge", 1.0)
    yield rectangle(Box(frame.x, frame.y, round(GAUGE_WIDTH * strength, 2), GAUGE_HEIGHT), "gauge-full", 1.0)


def _strikes(header: Iterable[Text], box: Box) -> str:
    """Lines through a header: drawn, as not every reader knows where to strike a text."""
    return "".join(
        f'<path class="strike" d="M{number(box.x + line.x)} {number(box.y + line.y - text.size * 0.32)}'
        f' H{number(box.x + line.x + line.width)}"/>'
        for text in header
        if text.role != "mark"
        for line in text.lines
    )


def _bar(placed: Placed, card: Card, box: Box) -> Iterator[str]:
    """The bar at the card's left, one piece for each author, rounded as the card is."""
    slots = placed.diagram.slots
    speakers = [a for a in card.authors if slots.get(a)] or [ME]
    piece = box.height / len(speakers)
    left, inner, right = number(box.x), number(box.x + RADIUS), number(box.x + BAR)
    for place, author in enumerate(speakers):
        top, bottom = box.y + place * piece, box.y + (place + 1) * piece
        start, end = f"M{right} {number(top)}", f"H{right} Z"
        first = f"H{inner} Q{left} {number(top)} {left} {number(top + RADIUS)}" if place == 0 else f"H{left}"
        if place == len(speakers) - 1:
            end = f"V{number(bottom - RADIUS)} Q{left} {number(bottom)} {inner} {number(bottom)} {end}"
        else:
            end = f"V{number(bottom)} {end}"
        yield f'<path class="bar a{slots.get(author, 0)}" d="{start} {first} {end}"/>'


def _heading(placed: Placed) -> Iterator[str]:
    for text in placed.header:
        yield write_text(text)
    if placed.legend:
        yield '<g class="legend">'
        for item in placed.legend:
            yield draw_sample(item) + write_text(item.label)
        yield "</g>"
