"""A sheet about a map, headed by the map's title and date. Fills no part."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.model import Map
from argmap.prep.sheet import Part, Sheet


def make_map_sheet(
    map_: Map,
    name: str,
    title: str,
    parts: Iterable[Part],
    *,
    subtitle: str = "",
    wide: bool = False,
) -> Sheet:
    """Return a sheet about a map. See `Sheet` for what it is given."""
    return Sheet(
        name,
        title,
        parts,
        subtitle=subtitle,
        map_title=map_.title,
        date=map_.date or "",
        wide=wide,
    )
