"""The sources of a map as files that a reference manager reads. Writes no file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.bibliography.sources import make_entry
from argmap.model.records import Author, Source


def write_csl_json(sources: Iterable[Source], authors: Mapping[str, Author]) -> str:
    """Return sources as CSL-JSON."""
    import json

    from argmap.bibliography.csl import write_item

    items = [write_item(make_entry(source, authors)) for source in sources]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def write_bibtex(sources: Iterable[Source], authors: Mapping[str, Author]) -> str:
    """Return sources as a BibLaTeX file; ids that BibTeX could not read get hyphens."""
    from argmap.bibliography.bibtex import write_entries

    return write_entries([make_entry(source, authors) for source in sources])
