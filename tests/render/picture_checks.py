"""What every placed picture must keep: nothing overlaps, nothing leaves its card, no line crosses a stranger.

Each check yields one line for each breach, so that a test shows them all.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import attrs

import argmap
from argmap.diagram import DrawingOptions
from argmap.diagram.advances import advance
from argmap.diagram.select import select_claims
from argmap.model import Map, Step
from argmap.render.paths import sample_path
from argmap.render.placed import Box, Placed


def find_breaches(placed: Placed) -> list[str]:
    """Every breach of a placed picture, in words."""
    return [
        *overlapping_cards(placed),
        *straying_texts(placed),
        *lines_over_cards(placed),
        *loose_ends(placed),
        *things_off_the_page(placed),
        *strangers_in_panels(placed),
    ]


def boxes(placed: Placed) -> dict[str, Box]:
    """The box of each card and question label by its key."""
    return {c.card.key: c.box for c in placed.cards} | {q.question.key: q.box for q in placed.questions}


def overlapping_cards(placed: Placed) -> Iterator[str]:
    rows = sorted(boxes(placed).items(), key=lambda item: item[1].y)
    for place, (key, box) in enumerate(rows):
        for other, below in rows[place + 1 :]:
            if below.y >= box.bottom + 2:
                break
            if below.x < box.right + 2 and box.x < below.right + 2:
                yield f"{key} and {other} overlap"


def straying_texts(placed: Placed) -> Iterator[str]:
    things = [(c.card.key, c.box, c.card.texts) for c in placed.cards]
    things += [(q.question.key, q.box, q.question.texts) for q in placed.questions]
    for key, box, texts in things:
        for text in texts:
            for line in text.lines:
                wide = advance(line.text, text.size, text.bold)
                left = line.x - wide if line.rtl else line.x
                if left < 4 or left + wide > box.width - 1:
                    yield f"{key}: {line.text!r} is {wide:.0f} wide at {left:.0f} of {box.width:.0f}"
                if line.y - text.size > box.height or line.y - text.size < 0 or line.y > box.height - 2:
                    yield f"{key}: {line.text!r} is at height {line.y:.0f} of {box.height:.0f}"


def lines_over_cards(placed: Placed) -> Iterator[str]:
    standing = boxes(placed)
    cells: dict[tuple[int, int], list[tuple[str, Box]]] = {}
    for key, box in standing.items():
        for column in range(int(box.x // 100), int(box.right // 100) + 1):
            for row in range(int(box.y // 100), int(box.bottom // 100) + 1):
                cells.setdefault((column, row), []).append((key, box))
    for line in placed.edges:
        found = set()
        for x, y in sample_path(line.path, 4.0):
            for key, box in cells.get((int(x // 100), int(y // 100)), ()):
                slack = 1.0 if key in (line.edge.tail, line.edge.head) else -1.5
                if box.x + slack < x < box.right - slack and box.y + slack < y < box.bottom - slack:
                    found.add(key)
        for key in sorted(found):
            yield f"{line.edge.kind} from {line.edge.tail} to {line.edge.head} runs over {key}"


def loose_ends(placed: Placed) -> Iterator[str]:
    """Every line begins and ends at what it joins."""
    standing = boxes(placed) | {j.junction.key: Box(j.x - 13, j.y - 13, 26, 26) for j in placed.junctions}
    for line in placed.edges:
        points = sample_path(line.path)
        for end, (x, y), slack in ((line.edge.tail, points[0], 0.5), (line.edge.head, points[-1], 10.0)):
            box = standing[end]
            if not (box.x - slack <= x <= box.right + slack and box.y - slack <= y <= box.bottom + slack):
                yield f"{line.edge.kind} from {line.edge.tail} to {line.edge.head} misses {end}"


def things_off_the_page(placed: Placed) -> Iterator[str]:
    page = Box(0, 0, placed.width, placed.height)
    for key, box in [*boxes(placed).items(), *((f"panel {p.panel.id}", p.box) for p in placed.panels)]:
        if box.x < 0 or box.y < 0 or box.right > page.width or box.bottom > page.height:
            yield f"{key} leaves the page"
    for line in placed.edges:
        if any(not (0 <= x <= page.width and 0 <= y <= page.height) for x, y in sample_path(line.path, 20.0)):
            yield f"line {line.edge.tail} to {line.edge.head} leaves the page"
    for text in (*placed.header, *(item.label for item in placed.legend)):
        for line in text.lines:
            wide = advance(line.text, text.size, text.bold)
            if (line.x if line.rtl else line.x + wide) > page.width:
                yield f"heading {line.text!r} leaves the page"


def strangers_in_panels(placed: Placed) -> Iterator[str]:
    """Each card stands in its own panel and in no other; panels do not overlap."""
    panels = {p.panel.id: p.box for p in placed.panels}
    for card in placed.cards:
        for zone, box in panels.items():
            inside = box.x <= card.box.x and card.box.right <= box.right
            inside = inside and box.y <= card.box.y and card.box.bottom <= box.bottom
            if inside != (zone == card.card.zone) and (inside or len(panels) > 1):
                if zone == "me":
                    continue  # a few of the map-maker's claims stand between panels, without one
                yield f"{card.card.key} of {card.card.zone} and panel {zone}"
    for (one, a), (other, b) in pairwise(panels.items()):
        if a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom:
            yield f"panels {one} and {other} overlap"


def read_two_sides() -> Map:
    """LaMear against Berman, out of the worked debate: large enough to be a picture, small enough to be drawn often."""
    debate = argmap.load(Path(__file__).parents[2] / "maps" / "necessity-or-alliance.argmap")
    kept = select_claims(debate, DrawingOptions(authors=("lamear", "berman"))).claims

    def keep_steps(steps: tuple[Step, ...]) -> tuple[Step, ...]:
        return tuple(
            attrs.evolve(step, undercuts=tuple(u for u in step.undercuts if u.claim in kept))
            for step in steps
            if all(premise.claim in kept for premise in step.premises)
        )

    claims = [
        attrs.evolve(claim, reasons=keep_steps(claim.reasons), rebuttals=keep_steps(claim.rebuttals), stances=())
        for claim in kept.values()
    ]
    questions = [
        attrs.evolve(question, answers=tuple(a for a in question.answers if a.claim in kept))
        for question in debate.questions.values()
        if any(answer.claim in kept for answer in question.answers)
    ]
    two = [author for author in debate.authors.values() if author.id in ("lamear", "berman")]
    return attrs.evolve(debate, claims=claims, questions=questions, authors=two, scenarios=(), expectations=())
