"""Turns a finished SVG picture into a PNG, with fonts of our own choice. Lays nothing out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from argmap.render.equip import equip_pictures
from argmap.render.rendered import Rendered

_DPI = 96  # how many pixels the engine makes of an inch; the picture gives its size without a unit


def write_png(
    svg: str, *, scale: float = 2.0, background: str | None = None, font_files: Iterable[Path] | None = None
) -> Rendered:
    """The picture as PNG, `scale` pixels to a point; the same bytes for the same picture and fonts.

    `background` is a CSS colour laid under the picture (default: transparent where it draws nothing).
    Characters that the shipped fonts lack come from `font_files` (default: all of this computer's fonts);
    those that none has are drawn as boxes and named in a note. Raises ValueError where `svg` is no picture.
    """
    import resvg_py

    with equip_pictures([svg], font_files) as equipment:
        data = resvg_py.svg_to_bytes(
            svg_string=equipment.pages[0],
            zoom=scale,
            dpi=_DPI,
            background=background,
            skip_system_fonts=True,
            font_files=[str(path) for path in equipment.font_files],
        )
    return Rendered(bytes(data), equipment.notes)
