"""Turns a finished SVG picture into a PNG, with fonts of our own choice. Lays nothing out."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt
from pathlib import Path
from typing import Final

from argmap.render.equip import equip_pictures
from argmap.render.errors import RenderError
from argmap.render.rendered import Rendered
from argmap.render.roots import measure_picture

MOST_PIXELS: Final = 64_000_000
"""No picture has more pixels than this, which take a quarter of a gigabyte while it is drawn."""


def write_png(
    svg: str, *, scale: float = 2.0, background: str | None = None, font_files: Iterable[Path] | None = None
) -> Rendered:
    """The picture as PNG, `scale` pixels to a point; the same bytes for the same picture and fonts.

    A picture of more than `MOST_PIXELS` is drawn smaller, and a note says so. `background` is a CSS colour laid
    under the picture (default: transparent where it draws nothing). Characters that the shipped fonts lack come
    from `font_files` (default: all of this computer's fonts); those that none has are drawn as boxes and named in
    a note. Raises ValueError where `svg` is no picture, RenderError without the part that writes PNG.
    """
    try:
        import resvg_py
    except ImportError:
        raise RenderError(
            "PNG cannot be written without `resvg-py`, which is not installed",
            "install `resvg-py` if it has a build for this system; or draw svg",
        ) from None

    notes: tuple[str, ...] = ()
    width, height = measure_picture(svg)
    if width * height * scale**2 > MOST_PIXELS:
        scale = sqrt(MOST_PIXELS / (width * height))
        notes = (f"the picture is too large for {MOST_PIXELS:,} pixels: drawn with {scale:.2g} pixels to a point",)
    with equip_pictures([svg], font_files) as equipment:
        data = resvg_py.svg_to_bytes(
            svg_string=equipment.pages[0],
            zoom=scale,
            background=background,
            skip_system_fonts=True,
            font_files=[str(path) for path in equipment.font_files],
        )
    return Rendered(bytes(data), notes + equipment.notes)
