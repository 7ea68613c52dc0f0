"""A file of works: its entries by id, and what is wrong with it. Opens no file, and knows no map."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from attrs import define, field

from argmap.bibliography.entries import Entry, make_id
from argmap.text import SourceText

LARGEST = 64 * 1024 * 1024
"""How many bytes a file may have: some 30,000 works with their abstracts."""


@define(eq=False)
class Library:
    """The works of a file. They are read one by one when they are asked for, as most are never cited.

    `fault` is why the file as a whole cannot be read. `lost` tells of entries that cannot be used, `doubles` of those
    whose id an earlier one has: each with the line it stands on, from 1.
    """

    source: SourceText
    fault: str = ""
    lost: list[tuple[int, str]] = field(factory=list)
    doubles: list[tuple[int, str]] = field(factory=list)
    _waiting: dict[str, tuple[int, int, Callable[[], Entry]]] = field(factory=dict)
    _folded: dict[str, str] = field(factory=dict)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all works, in their order."""
        return tuple(self._waiting)

    def __contains__(self, name: str) -> bool:
        return name in self._waiting

    def read(self, name: str) -> Entry:
        """Return the work with this id."""
        return self._waiting[name][2]()

    def place(self, name: str) -> tuple[int, int]:
        """Return the offsets of the work with this id."""
        start, end, _ = self._waiting[name]
        return start, end

    def add(self, key: str, start: int, end: int, read: Callable[[], Entry]) -> None:
        """Note a work under the id that its key gives."""
        name = make_id(key)
        line = self.source.position(start)[0]
        if not name:
            self.lost.append((line, "it has no citation key"))
        elif (first := self._folded.setdefault(name.casefold(), name)) in self._waiting:
            self.doubles.append((line, name if name == first else f"{name} (differs from {first} in capitals only)"))
        else:
            self._waiting[name] = (start, end, read)


def read_library(data: bytes, shown: str) -> Library:
    """Read a file of works; `shown` is its name for readers. It may be CSL-JSON, BibTeX or BibLaTeX, in UTF-8."""
    if len(data) > LARGEST:
        return Library(SourceText(shown, ""), f"it is larger than {LARGEST // 1024 // 1024} MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        encoding = " (it looks like UTF-16)" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ""
        return Library(SourceText(shown, ""), f"its line {line} is not UTF-8{encoding}")
    library = Library(SourceText(shown, text))
    if text.lstrip()[:1] in ("[", "{"):
        _read_csl(library)
    else:
        _read_bibtex(library)
    return library


def _read_csl(library: Library) -> None:
    from argmap.bibliography.csl import BadJson, find_key, read_item, split_items

    try:
        items = list(split_items(library.source.text))
    except BadJson as fault:
        line = library.source.position(fault.at)[0]
        library.fault = f"it is no CSL-JSON: {fault.reason} in line {line}"
        return
    for item, start, end in items:
        if isinstance(item, dict):
            library.add(find_key(item), start, end, partial(read_item, item, start, end))
        else:
            library.lost.append((library.source.position(start)[0], "it is no work"))


def _read_bibtex(library: Library) -> None:
    from argmap.bibliography.bibtex import Lost, Raw, read_entry, split_entries

    text = library.source.text
    starts = library.source.line_starts
    raws: dict[str, Raw] = {}
    found = list(split_entries(text))
    for entry in found:
        if isinstance(entry, Raw):
            raws.setdefault(entry.key.casefold(), entry)
    for entry in found:
        if isinstance(entry, Lost):
            library.lost.append((entry.line + 1, entry.reason))
            continue
        start = starts[min(entry.line, len(starts) - 1)]
        end = text.find("\n", start)
        parent = raws.get(entry.fields.get("crossref", "").strip().casefold()) if "crossref" in entry.fields else None
        read = partial(read_entry, entry, parent if parent is not entry else None, start, end)
        library.add(entry.key, start, end if end >= 0 else len(text), read)
    if not found and text.strip() and not re.search(r"^\s*(?:@|%)", text, re.MULTILINE):
        library.fault = "it is neither CSL-JSON nor BibTeX"
