"""The records of articles: what is known of a text that is not kept here. Reads TOML; writing is in `recording`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from attrs import field, frozen

MOST_PARAGRAPHS = 1_000_000
"""How many paragraphs a record may speak of; a guard against one that is made to keep argmap counting."""


class RecordError(Exception):
    """A file is meant as a record and is none; the message says why, in words that follow the file's name."""


@frozen
class RecordedParagraph:
    """A paragraph: its number from 1, what it is, the sha256 of its words, what it says in our own."""

    number: int
    kind: str | None
    sha256: str
    digest: str | None = None


@frozen
class RecordedQuotation:
    """A quotation that was found in the text: the sha256 of its words, and every place where it stands.

    A place is one paragraph, or the paragraphs over which a quotation goes.
    """

    sha256: str
    places: tuple[tuple[int, ...], ...]


@frozen(eq=False)
class Record:
    """What is known of one article. `facts` is its `[article]` table; `path` is where the record was read."""

    source: str
    path: str
    sha256: str | None = None
    size: int | None = None
    count: int | None = None
    file: str | None = None
    paragraphs: tuple[RecordedParagraph, ...] = field(default=(), repr=False)
    quotations: Mapping[str, RecordedQuotation] = field(factory=dict, repr=False)
    facts: Mapping[str, object] = field(factory=dict, repr=False)

    @cached_property
    def _by_number(self) -> dict[int, RecordedParagraph]:
        return {paragraph.number: paragraph for paragraph in self.paragraphs}

    def paragraph(self, number: int) -> RecordedParagraph | None:
        """Return a paragraph by its number, or None where the record has none of it."""
        return self._by_number.get(number)


def read_record(path: Path) -> Record | None:
    """Read a record; None for a TOML file without an `[article]`. Raises RecordError and OSError."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RecordError("is no UTF-8 text") from None
    return parse_record(text, path.as_posix())


def parse_record(text: str, path: str) -> Record | None:
    """Read the text of a record; None for TOML without an `[article]`. Raises RecordError."""
    try:
        table = tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise RecordError(f"is no TOML: {str(error)[:1].lower()}{str(error)[1:]}") from None
    facts = table.get("article")
    if facts is None:
        return None
    if not isinstance(facts, dict) or not isinstance(facts.get("source"), str):
        raise RecordError("has an `[article]` without a `source`")
    paragraphs = tuple(_read_paragraph(part) for part in _list(table, "paragraph"))
    count = _take(facts, "paragraphs", int, "[article]")
    if count is not None and (count != len(paragraphs) if paragraphs else not 0 <= count <= MOST_PARAGRAPHS):
        raise RecordError(
            f"says that there are {count} paragraphs" + (f" and lists {len(paragraphs)}" * bool(paragraphs))
        )
    return Record(
        facts["source"],
        path,
        sha256=_take(facts, "sha256", str, "[article]"),
        size=_take(facts, "bytes", int, "[article]"),
        count=len(paragraphs) if count is None and paragraphs else count,
        file=_take(facts, "file", str, "[article]"),
        paragraphs=paragraphs,
        quotations={quotation.sha256: quotation for quotation in map(_read_quotation, _list(table, "quotation"))},
        facts=facts,
    )


def _list(table: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    parts = table.get(key, [])
    if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
        raise RecordError(f"has a `{key}` that is no `[[{key}]]`")
    return parts


def _take(table: Mapping[str, Any], key: str, kind: type, where: str) -> Any:
    value = table.get(key)
    if value is not None and (not isinstance(value, kind) or isinstance(value, bool)):
        raise RecordError(f"has a `{key}` in `{where}` that is no {'number' if kind is int else 'text'}")
    return value


def _read_paragraph(part: Mapping[str, Any]) -> RecordedParagraph:
    number = _take(part, "number", int, "[[paragraph]]")
    sha256 = _take(part, "sha256", str, "[[paragraph]]")
    if number is None or sha256 is None:
        raise RecordError("has a `[[paragraph]]` without `number` or `sha256`")
    kind = _take(part, "kind", str, "[[paragraph]]")
    return RecordedParagraph(number, kind, sha256, _take(part, "digest", str, "[[paragraph]]"))


def _read_quotation(part: Mapping[str, Any]) -> RecordedQuotation:
    sha256 = _take(part, "sha256", str, "[[quotation]]")
    places: list[tuple[int, ...]] = []
    listed = part.get("paragraphs", [])
    for place in listed if isinstance(listed, list) else [listed]:
        numbers: list[Any] = place if isinstance(place, list) else [place]
        if not numbers or not all(type(number) is int for number in numbers):
            raise RecordError("has a `[[quotation]]` whose `paragraphs` are neither numbers nor lists of them")
        places.append(tuple(numbers))
    if sha256 is None or not places:
        raise RecordError("has a `[[quotation]]` without `sha256` or `paragraphs`")
    return RecordedQuotation(sha256, tuple(places))
