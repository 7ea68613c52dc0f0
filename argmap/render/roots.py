"""Reads and rewrites the opening tag of a finished SVG picture: its size and place. Draws nothing."""

from __future__ import annotations

import re
from typing import Final

_ROOT: Final = re.compile(r"<svg\b[^>]*>")
_SIZE: Final = re.compile(r"""\s(width|height)=["']([\d.]+)(?:pt|px)?["']""")


def measure_picture(svg: str) -> tuple[float, float]:
    """Width and height of the picture in points. Raises ValueError where its opening tag gives none."""
    sizes = dict(_SIZE.findall(_find_root(svg).group()))
    return float(sizes["width"]), float(sizes["height"])


def drop_units(svg: str) -> str:
    """The picture with a plain width and height: they are points, and the engines would count pixels."""
    root = _find_root(svg)
    return _SIZE.sub(r' \1="\2"', root.group()) + svg[root.end() :]


def place_picture(svg: str, x: float, y: float, width: float, height: float) -> str:
    """The picture as a part of another one, at a place there and with a size."""
    root = _find_root(svg)
    opening = _SIZE.sub("", root.group())[:-1]
    return f'{opening} x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}">{svg[root.end() :]}'


def _find_root(svg: str) -> re.Match[str]:
    root = _ROOT.search(svg)
    if root is None or len(_SIZE.findall(root.group())) != 2:
        raise ValueError("the picture has no svg element with a width and a height")
    return root
