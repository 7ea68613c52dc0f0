"""One map to one file: SVG, PNG, PDF, HTML page, DOT source or outline. Each format's writing lives in its module."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from argmap.model import Map
from argmap.render.errors import RenderError

if TYPE_CHECKING:
    from argmap.diagram import Diagram, DrawingOptions
    from argmap.render.placed import Placed
    from argmap.render.rendered import Rendered

FORMATS = ("svg", "png", "pdf", "html", "dot", "txt")

__all__ = ["FORMATS", "RenderError", "render"]


def render(
    map_: Map,
    # The name that users know, and that no code here needs for anything else.
    format: str = "svg",  # noqa: A002
    *,
    layout: str = "auto",
    theme: str = "safe",
    dark: bool = False,
    focus: str | None = None,
    depth: int | None = None,
    author: str | Iterable[str] | None = None,
    engine: str = "auto",
    links: Literal["lines", "chips", "none"] = "lines",
    page: str | None = None,
    fit: str | None = None,
    verdicts: bool | Mapping[str, str] = False,
    strength: bool | str = False,
    notes: list[str] | None = None,
    time_limit: float | None = None,
) -> bytes:
    """Draw a map, or the part of it that `focus` with `depth`, or `author` (one or several), choose.

    `format` is svg, png, pdf, html, dot or txt. `layout` is auto, stacked, face-off or overview; `theme` safe, classic,
    debate or mono; `links` shows lines between panels as lines, as chips at the cards' feet, or not. `engine` is
    auto, embedded, system or pygraphviz, and has `time_limit` seconds. `page` is the paper of a PDF, a4 or letter:
    one sheet where that can be read, else several that name one another; without it a PDF is one sheet of the
    picture's own size. `fit`, a4 or letter, draws as much of the part as can be read on one such sheet, what is nearest
    to the theses first. `verdicts` marks which claims stand and fall, by an evaluation of the whole debate or by the
    words given; `strength` how strong they are, by a model (DF-QuAD if not named). What the reader should be told (an
    engine that was fallen back to, characters without a font, a large map) is added to `notes`, a line each.

    Raises RenderError for an unknown format, theme, layout, focus, author, engine or page, for an engine or font
    that is missing, and for a map that no engine lays out in time.
    """
    from argmap.diagram import THEMES, DrawingOptions, draw_map
    from argmap.render.engines import TIME_LIMIT

    if format not in FORMATS:
        raise RenderError(f"unknown format `{format}`", f"choose one of {', '.join(FORMATS)}")
    if theme not in THEMES:
        raise RenderError(f"unknown theme `{theme}`", f"choose one of {', '.join(THEMES)}")
    if fit is not None and page is not None:
        raise RenderError("a picture is fitted on one sheet or divided among several", "choose either `fit` or `page`")
    if fit is not None and format in ("txt", "html"):
        raise RenderError(f"{format} is no sheet of paper", "leave `fit` out, or draw a picture")
    if page is not None and format != "pdf":
        raise RenderError(f"{format} has no pages", "leave the page out, or draw a PDF")
    told: list[str] = notes if notes is not None else []
    if format == "txt":
        from argmap.render.outline import write_outline

        return _encode(write_outline(map_, focus=focus, depth=depth, author=author))
    options = _mark(map_, DrawingOptions(layout, focus, depth, author, links), verdicts, strength)
    painter = _Painter(map_, theme, dark, engine, time_limit or TIME_LIMIT, told)
    diagram = painter.fit(options, fit) if fit is not None else draw_map(map_, options)
    if format == "dot":
        from argmap.render.dot import write_dot

        return _encode(write_dot(diagram, theme, dark))
    if format == "pdf":
        return painter.write_pdf(diagram, options, page, fit)
    if fit is None:
        _advise(map_, options, told)
    placed = painter.place(diagram)
    if format == "png":
        from argmap.render.png import write_png

        return painter.take(write_png(painter.write_svg(placed)))
    svg = painter.write_svg(placed, embed_fonts=True)
    return _encode(svg if format == "svg" else painter.write_html(diagram, svg))


def _mark(
    map_: Map, options: DrawingOptions, verdicts: bool | Mapping[str, str], strength: bool | str
) -> DrawingOptions:
    """Add to the options what an evaluation says of each claim, and by which reading."""
    from attrs import evolve

    if verdicts is True:
        from argmap.evaluation import evaluate

        found = evaluate(map_)
        words = {id_: found.verdict(id_).word for id_ in map_.claims}
        told = f"verdicts read {found.reading}: they say what follows if the map is all there is, not what is true"
        options = evolve(options, verdicts=words, readings=(*options.readings, told))
    elif verdicts:
        options = evolve(options, verdicts=verdicts)
    if strength:
        from argmap.evaluation.strength import Strength

        model = strength if isinstance(strength, str) else "df-quad"
        try:
            weighed = Strength(map_, model)
        except ValueError as error:
            raise RenderError(str(error), "leave the model out for DF-QuAD") from None
        told = f"strength from 0 to 1 by {weighed.model.title}: no probability and no statement of truth"
        options = evolve(
            options, strengths={id_: weighed[id_] for id_ in map_.claims}, readings=(*options.readings, told)
        )
    return options


class _Painter:
    """Places and writes pictures of one map in one theme by one engine, and collects what there is to tell."""

    def __init__(self, map_: Map, theme: str, dark: bool, engine: str, time_limit: float, notes: list[str]) -> None:
        self.map, self.theme, self.dark = map_, theme, dark
        self.engine, self.time_limit, self.notes = engine, time_limit, notes

    def place(self, diagram: Diagram) -> Placed:
        """Lay a diagram out."""
        from argmap.render.layout import place

        return place(diagram, self.engine, notes=self.notes, time_limit=self.time_limit)

    def fit(self, options: DrawingOptions, paper: str) -> Diagram:
        """The diagram of as much as can be read on one sheet."""
        from argmap.render.fit import fit_map

        return fit_map(self.map, options, lambda part: self.write_svg(self.place(part)), paper)

    def write_svg(self, placed: Placed, *, embed_fonts: bool = False) -> str:
        """A placed diagram as SVG."""
        from argmap.render.svg import write_svg

        return write_svg(placed, self.theme, self.dark, embed_fonts)

    def write_html(self, diagram: Diagram, svg: str) -> str:
        """A page around a picture."""
        from argmap.diagram import theme_css
        from argmap.render.html import write_html

        light, dark = (theme_css(self.theme, mode, diagram.slots, diagram.colors) for mode in (False, True))
        return write_html(self.map, svg, light_css=light, dark_css=dark, dark=self.dark)

    def write_pdf(self, diagram: Diagram, options: DrawingOptions, page: str | None, fit: str | None) -> bytes:
        """One sheet as large as the picture, one of the paper it was fitted on, or sheets of paper."""
        from argmap.render.pdf import write_pdf

        if fit is not None:
            from argmap.render.pages import compose_sheet

            sheets: Sequence[str] = [compose_sheet(self.write_svg(self.place(diagram)), fit)]
        elif page is None:
            _advise(self.map, options, self.notes)
            sheets = [self.write_svg(self.place(diagram))]
        else:
            from argmap.render.pages import draw_pages

            sheets = draw_pages(self.map, options, lambda part: self.write_svg(self.place(part)), page)
        return self.take(write_pdf(sheets, title=self.map.title))

    def take(self, rendered: Rendered) -> bytes:
        """Keep the notes of a written file, and return its bytes."""
        self.notes.extend(note for note in rendered.notes if note not in self.notes)
        return rendered.data


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _advise(map_: Map, options: DrawingOptions, notes: list[str]) -> None:
    """Say of a large picture how to see a part of it."""
    from argmap.diagram.options import FOLD_ABOVE, WHOLE
    from argmap.diagram.select import select_all

    count = len(select_all(map_, options)) if len(map_.claims) > WHOLE else 0
    if count > WHOLE:
        fault = "are too many for one picture: leaves are folded" if count > FOLD_ABOVE else "make a large picture"
        notes.append(f"{count} claims {fault}; see one part with `--focus ID --depth N`, or one sheet with `--fit a4`")
