"""Every colour of a picture, light and dark, and the style rules made of them. Draws no shape.

The one place for colours: themes name them, `theme_css` turns them into rules for the classes of the drawing.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, frozen

from argmap.diagram.colors import contrast, readable, tint

FONT_STACK = '"Argmap Sans",Arimo,Arial,"Liberation Sans",Helvetica,sans-serif'
"""The embedded font's name first, then its metric twins."""

LEAST_CONTRAST = 4.8
"""The least contrast of any text against what it stands on (WCAG 2 asks 4.5)."""


@frozen
class Palette:
    """The colours of one theme in one mode, all `#RRGGBB`. `authors` repeat beyond their number."""

    page: str
    card: str
    ink: str
    muted: str
    hairline: str
    support: str
    rebuttal: str
    undercut: str
    authors: tuple[str, ...]
    panel_light: float = 0.965
    thesis_light: float = 0.90
    saturation: float = 0.7

    def author(self, slot: int, own: str | None = None) -> str:
        """The colour of the author in `slot` (from 1; 0 is the map-maker), or his `own` one, made readable."""
        if slot == 0:
            return self.muted
        color = own or self.authors[(slot - 1) % len(self.authors)]
        for ground in (self.card, self.panel(color), self.thesis(color)):
            color = readable(color, ground, LEAST_CONTRAST)
        return color

    def panel(self, color: str) -> str:
        """The ground of an author's panel."""
        return tint(color, self.panel_light, self.saturation)

    def thesis(self, color: str) -> str:
        """The ground of an author's thesis."""
        return tint(color, self.thesis_light, self.saturation)

    def text_pairs(self) -> list[tuple[str, str, str]]:
        """Every pair of text colour and ground that a picture can show: what it is, text, ground."""
        pairs = [
            ("ink on page", self.ink, self.page),
            ("ink on card", self.ink, self.card),
            ("muted on page", self.muted, self.page),
            ("muted on card", self.muted, self.card),
        ]
        for name in ("support", "rebuttal", "undercut"):
            text: str = getattr(self, name)
            pairs += [(f"{name} chip on card", text, self.card)]
        for slot in range(len(self.authors) + 1):
            color = self.author(slot)
            for name, text in (("ink", self.ink), ("muted", self.muted), (f"author {slot}", color)):
                pairs.append((f"{name} on thesis {slot}", text, self.thesis(color)))
                pairs.append((f"{name} on panel {slot}", text, self.panel(color)))
            pairs.append((f"author {slot} on card", color, self.card))
        return pairs


_LIGHT_AUTHORS = ("#1D4E89", "#8A5300", "#8B2C6F", "#374151", "#0E7490", "#5B6B00")
_DARK_AUTHORS = ("#8AB8F0", "#E5B567", "#E79AC9", "#CBD5E1", "#67D5E8", "#C6D46A")

_SAFE = Palette(
    page="#FFFFFF",
    card="#FFFFFF",
    ink="#111827",
    muted="#4B5563",
    hairline="#CBD5E1",
    support="#0F766E",
    rebuttal="#C2410C",
    undercut="#7E22CE",
    authors=_LIGHT_AUTHORS,
)
_SAFE_DARK = Palette(
    page="#0F1520",
    card="#182131",
    ink="#E5E9F0",
    muted="#A3AEBF",
    hairline="#334155",
    support="#99F6E4",
    rebuttal="#F97316",
    undercut="#C4A1FF",
    authors=_DARK_AUTHORS,
    panel_light=0.105,
    thesis_light=0.18,
    saturation=0.35,
)

THEMES: Mapping[str, tuple[Palette, Palette]] = {
    "safe": (_SAFE, _SAFE_DARK),
    "classic": (
        evolve(_SAFE, support="#15803D", rebuttal="#B91C1C", undercut="#B45309"),
        evolve(_SAFE_DARK, support="#4ADE80", rebuttal="#F87171", undercut="#FBBF24"),
    ),
    "debate": (
        evolve(_SAFE, support="#1D4ED8", rebuttal="#B91C1C", undercut="#7E22CE"),
        evolve(_SAFE_DARK, support="#93C5FD", rebuttal="#FCA5A5", undercut="#D8B4FE"),
    ),
    "mono": (
        evolve(
            _SAFE,
            support="#111827",
            rebuttal="#111827",
            undercut="#111827",
            authors=("#111827", "#4B5563"),
            saturation=0.0,
        ),
        evolve(
            _SAFE_DARK,
            support="#E5E9F0",
            rebuttal="#E5E9F0",
            undercut="#E5E9F0",
            authors=("#E5E9F0", "#A3AEBF"),
            saturation=0.0,
        ),
    ),
}
"""Each theme's light and dark palette: `safe` for every eye, `classic` as taught, `debate` as cards are, `mono`."""


def palette(theme: str, dark: bool = False) -> Palette:
    """The colours of a theme. Raises KeyError for an unknown one."""
    return THEMES[theme][1 if dark else 0]


def theme_css(theme: str, dark: bool, authors: Mapping[str, int], colors: Mapping[str, str] | None = None) -> str:
    """Style rules for the classes of a drawing, as text for a style element.

    `authors` gives each author's slot (see `Diagram.slots`), `colors` the colours authors chose for themselves.
    Only class selectors and plain values, which every SVG reader knows. Raises KeyError for an unknown theme.
    """
    p = palette(theme, dark)
    colors = colors or {}
    rules = [
        f".argmap{{font-family:{FONT_STACK}}}",
        f".page{{fill:{p.page}}}",
        f".body,.title{{fill:{p.ink}}}",
        f".footer,.sources,.legend-label,.question-text,.remark,.more{{fill:{p.muted}}}",
        ".title,.name,.panel-title,.mark,.body-thesis{font-weight:700}",
        f".card{{fill:{p.card};stroke:{p.muted};stroke-width:1}}",
        f".panel-title{{paint-order:stroke;stroke:{p.page};stroke-width:5px;stroke-linejoin:round}}",
        f".panel-ground{{fill:{p.page};stroke:{p.hairline};stroke-width:1}}",
        ".panel-mine{stroke-dasharray:5 4}",
        f".island,.island-ground{{fill:{p.page};stroke:{p.hairline};stroke-width:1}}",
        f".question-box{{fill:{p.page};stroke:{p.hairline};stroke-width:1}}",
        ".implicit .card{stroke-dasharray:6 3.5}",
        ".doubt .card{stroke-dasharray:1.5 3;stroke-linecap:round;stroke-width:1.5}",
        f".fallen .body{{fill:{p.muted}}}",
        f".gauge{{fill:none;stroke:{p.muted};stroke-width:.8}}",
        f".gauge-full,.strength{{fill:{p.muted}}}",
        f".strike{{fill:none;stroke:{p.ink};stroke-width:1}}",
        ".line{fill:none}",
        f".bridge{{fill:none;stroke:{p.page};stroke-width:6}}",
        f".answer .line{{stroke:{p.muted};stroke-width:1}}",
        f".more-line{{fill:none;stroke:{p.muted};stroke-width:1}}",
        f".chip-box{{fill:{p.card};stroke-width:1}}",
        ".chip.rebuttal .chip-box{stroke-dasharray:4 2}",
        ".chip.undercut .chip-box{stroke-dasharray:1 2}",
    ]
    for kinds, color in (
        (("support",), p.support),
        (("rebuttal", "rival"), p.rebuttal),
        (("undercut",), p.undercut),
    ):
        for kind in kinds:
            rules += [
                f".{kind} .line{{stroke:{color};stroke-width:{2 if kind == 'undercut' else 1.5}}}",
                f".{kind} .head,.{kind} .dot{{fill:{color}}}",
                f".{kind} .bar-head{{stroke:{color};stroke-width:2.2;fill:none}}",
                f".{kind} .ring{{fill:{p.page};stroke:{color};stroke-width:1.8}}",
                f".{kind} .chip-box{{stroke:{color}}}",
                f".{kind} .chip-text{{fill:{color}}}",
            ]
    rules += [
        ".rebuttal .line,.rival .line{stroke-dasharray:6 3.5}",
        ".undercut .line{stroke-dasharray:0.1 4.4;stroke-linecap:round}",
    ]
    for author, slot in sorted(authors.items(), key=lambda item: item[1]):
        color = p.author(slot, colors.get(author))
        rules += _author_rules(f"a{slot}", color, p)
    for author, slot in sorted(authors.items(), key=lambda item: item[1]):
        if slot:  # for pages that know authors by id only; last, as a reader may stumble over an unusual name
            rules.append(f".author-{_css_name(author)} .bar{{fill:{p.author(slot, colors.get(author))}}}")
    return "\n".join(rules) + "\n"


def _author_rules(slot: str, color: str, p: Palette) -> list[str]:
    return [
        f".{slot} .name,.{slot} .label,.{slot} .mark,.{slot} .panel-title,.claim .{slot}.bar{{fill:{color}}}",
        f".{slot} .card{{stroke:{color}}}",
        f".{slot} .panel-tint{{fill:{p.panel(color)}}}",
        f".{slot} .panel-title{{stroke:{p.panel(color)}}}",
        f".bridge-{slot}{{stroke:{p.panel(color)}}}",
        f".kind-thesis.{slot} .card{{fill:{p.thesis(color)}}}",
    ]


def _css_name(name: str) -> str:
    """An author's id as part of a CSS class: everything but letters, digits and other scripts is escaped."""
    return "".join(c if c.isalnum() or c in "-_" or ord(c) > 127 else f"\\{ord(c):x} " for c in name)


def contrast_of(theme: str, dark: bool) -> dict[str, float]:
    """The contrast of each pair of text and ground in a theme."""
    return {name: contrast(text, ground) for name, text, ground in palette(theme, dark).text_pairs()}
