"""A claim set as a card: its header, text, footer and chips, measured and placed. Knows no panel and no line."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from argmap.diagram.advances import advance
from argmap.diagram.measure import Wrapped, clean_text, wrap
from argmap.diagram.records import Chip, EdgeKind, Line, Text
from argmap.model import Citation, Claim, Map

BAR = 5.0
TEXT_WIDTH = 176.0
THESIS_TEXT_WIDTH = 206.0
LEFT, RIGHT, TOP, BOTTOM = 14.0, 10.0, 7.0, 8.0
HEADER_SIZE, FOOTER_SIZE = 8.0, 8.0
BODY_SIZE, THESIS_SIZE = 11.0, 13.0
HEADER_LEADING, FOOTER_LEADING = 10.0, 10.0
MARK_ROOM = 14.0
CHIP_HEIGHT = 14.0

_ASCENT = 0.8
"""How far a line's baseline lies below its top, as a share of its leading."""


class CardSetter:
    """Sets the parts of one card from the top down; `height` grows with each part."""

    def __init__(self, thesis: bool) -> None:
        self.thesis = thesis
        self.text_width = THESIS_TEXT_WIDTH if thesis else TEXT_WIDTH
        self.width = LEFT + self.text_width + RIGHT
        self.height = TOP
        self.texts: list[Text] = []
        self.chips: list[Chip] = []

    def set_header(self, name: str, label: str, mark: str) -> None:
        """Set the claim's name and kind on one line where both fit, and the mark in the corner."""
        room = self.text_width - (MARK_ROOM if mark else 0.0)
        if mark:
            size = 20.0 if mark == "“" else 12.0
            wide = advance(mark, size, True)
            low = 17.0 if mark == "“" else 10.5
            line = Line(mark, self.width - RIGHT - wide + 2, self.height + low, wide)
            self.texts.append(Text("mark", (line,), size, True))
        # A name stands at the left whatever its script, as its kind follows it.
        name_lines = [evolve(w, rtl=False) for w in wrap(clean_text(name), room, HEADER_SIZE, True, balanced=False)]
        label_wide = advance(label, HEADER_SIZE)
        gap = 6.0
        fits = not name_lines or (len(name_lines) == 1 and name_lines[0].width + gap + label_wide <= room)
        if name_lines:
            self._add("name", name_lines, HEADER_SIZE, HEADER_LEADING, True)
        if label and fits and name_lines:
            last = self.texts[-1].lines[-1]
            line = Line(label, last.x + last.width + gap, last.y, label_wide)
            self.texts.append(Text("label", (line,), HEADER_SIZE))
        elif label:
            self._add("label", wrap(label, room, HEADER_SIZE), HEADER_SIZE, HEADER_LEADING)

    def set_body(self, text: str) -> None:
        """Set the claim's text."""
        size = THESIS_SIZE if self.thesis else BODY_SIZE
        lines = wrap(clean_text(text), self.text_width, size, self.thesis)
        self.height += 3
        self._add("body-thesis" if self.thesis else "body", lines, size, size * 1.27, self.thesis)

    def set_footer(self, paragraphs: Sequence[str], role: str = "footer") -> None:
        """Set small lines beneath the text."""
        lines = [w for p in paragraphs for w in wrap(clean_text(p), self.text_width, FOOTER_SIZE)]
        if lines:
            self.height += 3
            self._add(role, lines, FOOTER_SIZE, FOOTER_LEADING)

    def set_strength(self, strength: float | None) -> None:
        """Set how strong the claim is, with room for a gauge beside the number; None: it did not settle."""
        words = "strength not settled" if strength is None else f"strength {strength:.2f}"
        self.set_footer([words], "strength")

    def set_chips(self, chips: Sequence[tuple[EdgeKind, str, str]]) -> None:
        """Set a chip (kind, other end, text) under the other, wide as its text; a long text is wrapped in it."""
        self.height += 2 if chips else 0
        for kind, other, text in chips:
            lines = wrap(clean_text(text), self.text_width - 10, FOOTER_SIZE, balanced=False)
            high = CHIP_HEIGHT + FOOTER_LEADING * (len(lines) - 1)
            self.height += 4
            wide = max(line.width for line in lines) + 10
            self.chips.append(Chip(kind, other, text, LEFT, self.height, wide, high))
            set_lines = tuple(
                Line(line.text, LEFT + 5, self.height + 10 + n * FOOTER_LEADING, line.width)
                for n, line in enumerate(lines)
            )
            self.texts.append(Text(f"chip-text {kind}", set_lines, FOOTER_SIZE))
            self.height += high

    def close(self) -> None:
        """Add the space beneath the last part."""
        self.height += BOTTOM

    def _add(self, role: str, lines: Sequence[Wrapped], size: float, leading: float, bold: bool = False) -> None:
        placed = []
        for line in lines:
            x = LEFT + self.text_width if line.rtl else LEFT
            placed.append(Line(line.text, x, self.height + leading * _ASCENT, line.width, line.rtl))
            self.height += leading
        self.texts.append(Text(role, tuple(placed), size, bold))


def cite(citations: Sequence[Citation]) -> str:
    """Sources and places in a few words: `inkstick ¶9, ¶11; jst ¶2`."""
    told = []
    for citation in citations:
        places = ", ".join(map(str, citation.locators))
        told.append(" ".join(part for part in (citation.source or "", places) if part))
    return "; ".join(dict.fromkeys(part for part in told if part))


def footer_of(map_: Map, claim: Claim) -> list[str]:
    """What stands beneath a claim's text: where it is found, who else holds it, what others do with it."""
    lines = [cite(claim.citations or tuple(c for q in claim.quotations for c in q.citations))]
    if len(claim.authors) > 1:
        names = [map_.author_name(author) for author in claim.authors]
        lines.append(f"said by {', '.join(names[:-1])} and {names[-1]}")
    for stance in claim.stances:
        where = cite(stance.citations)
        lines.append(f"{stance.kind} by {map_.author_name(stance.author)}" + (f" ({where})" if where else ""))
    return [line for line in lines if line]


def name_claim(claim: Claim) -> str:
    """How other cards speak of a claim: by its name, or its first words where the map gives it none."""
    if claim.named:
        return claim.id
    words = claim.text.split()
    return "“" + " ".join(words[:5]) + (" …”" if len(words) > 5 else "”")
