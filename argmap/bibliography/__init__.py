"""Lists of sources as reference managers keep them: read, written, and cited in a style. Knows no map's lines."""

from __future__ import annotations

from argmap.bibliography.citations import STYLES, Piece, cite_source, sort_sources, write_citation
from argmap.bibliography.entries import Entry
from argmap.bibliography.exporting import write_bibtex, write_csl_json
from argmap.bibliography.library import Library, read_library
from argmap.person_name import Person

__all__ = [
    "STYLES", "Entry", "Library", "Person", "Piece", "cite_source", "read_library", "sort_sources", "write_bibtex",
    "write_citation", "write_csl_json",
]  # fmt: skip
