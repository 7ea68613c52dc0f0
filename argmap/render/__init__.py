"""One map to one file: SVG, PNG, PDF, HTML page, DOT source or outline. Each format's writing lives in its module."""

from __future__ import annotations

from typing import Any, Literal

from argmap.model import Map
from argmap.render.errors import RenderError

FORMATS = ("svg", "png", "pdf", "html", "dot", "txt")

__all__ = ["FORMATS", "RenderError", "render"]


def render(
    map_: Map,
    format: str = "svg",  # noqa: A002: the name users know
    *,
    layout: str = "auto",
    theme: str = "safe",
    dark: bool = False,
    focus: str | None = None,
    depth: int | None = None,
    author: str | None = None,
    engine: str = "auto",
    links: Literal["lines", "chips", "none"] = "lines",
    page: str | None = None,
    verdicts: dict[str, str] | None = None,
    notes: list[str] | None = None,
    time_limit: float | None = None,
) -> bytes:
    """Draw a map, or the part of it that `focus` with `depth`, or `author`, choose.

    `format` is svg, png, pdf, html, dot or txt. `layout` is auto, stacked or face-off; `theme` safe, classic,
    debate or mono; `links` shows lines between panels as lines, as chips at the cards' feet, or not. `engine` is
    auto, embedded, system or pygraphviz, and has `time_limit` seconds. `verdicts` gives the verdicts of an
    evaluation by claim. `page` is the paper of a PDF, a4 or letter: one sheet where that can be read, else several
    that name one another; without it a PDF is one page of the picture's own size. What the reader should be told
    (an engine that was fallen back to, characters without a font, a large map) is added to `notes`, a line each.

    Raises RenderError for an unknown format, theme, layout, paper, focus, author or engine, for an engine or font that
    is missing, and for a map that no engine lays out in time.
    """
    from argmap.diagram import THEMES, DrawingOptions, draw_map

    if format not in FORMATS:
        raise RenderError(f"unknown format `{format}`", f"choose one of {', '.join(FORMATS)}")
    if theme not in THEMES:
        raise RenderError(f"unknown theme `{theme}`", f"choose one of {', '.join(THEMES)}")
    told: list[str] = notes if notes is not None else []
    if format == "txt":
        from argmap.render.outline import write_outline

        return _encode(write_outline(map_, focus=focus, depth=depth, author=author))
    options = DrawingOptions(layout, focus, depth, author, links, verdicts or {})
    if page is not None:
        return _print(map_, options, format, page, engine, theme, dark, told, time_limit)
    diagram = draw_map(map_, options)
    if format == "dot":
        from argmap.render.dot import write_dot

        return _encode(write_dot(diagram, theme, dark))
    _advise(map_, options, told)
    from argmap.render.engines import TIME_LIMIT
    from argmap.render.layout import place
    from argmap.render.svg import write_svg

    placed = place(diagram, engine, notes=told, time_limit=time_limit or TIME_LIMIT)
    if format == "png":
        from argmap.render.png import write_png

        return _take(write_png(write_svg(placed, theme, dark)), told)
    if format == "pdf":
        from argmap.render.pdf import write_pdf

        return _take(write_pdf([write_svg(placed, theme, dark)], title=map_.title), told)
    svg = write_svg(placed, theme, dark, embed_fonts=True)
    if format == "svg":
        return _encode(svg)
    from argmap.diagram import theme_css
    from argmap.render.html import write_html

    light_css, dark_css = (theme_css(theme, mode, diagram.slots, diagram.colors) for mode in (False, True))
    return _encode(write_html(map_, svg, light_css=light_css, dark_css=dark_css, dark=dark))


def _print(
    map_: Map, options: Any, format_: str, page: str, engine: str, theme: str, dark: bool, notes: list[str],
    time_limit: float | None,
) -> bytes:  # fmt: skip
    from argmap.render.engines import TIME_LIMIT
    from argmap.render.layout import place
    from argmap.render.pages import draw_pages
    from argmap.render.pdf import write_pdf
    from argmap.render.svg import write_svg

    if format_ != "pdf":
        raise RenderError(f"{format_} has no pages", "draw a pdf, or leave out the page")

    def write(diagram: Any) -> str:
        return write_svg(place(diagram, engine, notes=tried, time_limit=time_limit or TIME_LIMIT), theme, dark)

    tried: list[str] = []  # many sheets are drawn on trial, each with the same notes
    sheets = draw_pages(map_, options, write, page)
    notes.extend(dict.fromkeys(tried))
    return _take(write_pdf(sheets, title=map_.title), notes)


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _take(rendered: Any, notes: list[str]) -> bytes:
    notes.extend(rendered.notes)
    data: bytes = rendered.data
    return data


def _advise(map_: Map, options: Any, notes: list[str]) -> None:
    """Say of a large map how to see a part of it."""
    from argmap.diagram.options import FOLD_ABOVE, WHOLE

    count = len(map_.claims)
    if options.focus is not None or count <= WHOLE:
        return
    if count > FOLD_ABOVE:
        notes.append(f"{count} claims are too many for one picture: leaves are folded; see one part with "
                     "`--focus ID --depth N`")  # fmt: skip
    else:
        notes.append(f"{count} claims make a large picture; see one part with `--focus ID --depth N`")
