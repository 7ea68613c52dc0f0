"""Works in CSL-JSON, the format of Zotero's and many others' exports. Opens no file."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from argmap.bibliography.dates import read_csl_date, write_csl_date
from argmap.bibliography.entries import Entry, clean_line, clean_text
from argmap.bibliography.kinds import read_csl_kind, write_csl_kind
from argmap.person_name import Person

# the marks that CSL-JSON has for letters that look different; the text stays when they go
_MARKS = re.compile(r"</?(?:i|b|sc|sub|sup)>|<span\b[^<>]*>|</span>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_BLANK = re.compile(r"[ \t\r\n]*")


class BadJson(Exception):
    """A text that is no list of works: what is wrong, and at which offset."""

    def __init__(self, reason: str, at: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.at = at


def split_items(text: str) -> Iterator[tuple[Any, int, int]]:
    """Yield each element of the list with the offsets of its place. Raises BadJson where the text is none."""
    decoder = json.JSONDecoder()
    at = _skip(text, 0)
    if text[at : at + 1] != "[":
        raise BadJson("it is no list of works", at)
    at = _skip(text, at + 1)
    if text[at : at + 1] == "]":
        return
    while True:
        try:
            item, end = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            raise BadJson(error.msg[:1].lower() + error.msg[1:], error.pos) from None
        except (RecursionError, ValueError):  # nested, or a number with digits, beyond all measure
            raise BadJson("one of its works cannot be read", at) from None
        yield item, at, end
        at = _skip(text, end)
        sign = text[at : at + 1]
        if sign == "]":
            return
        if sign != ",":
            raise BadJson("expecting `,` or `]`", at)
        at = _skip(text, at + 1)


def _skip(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    assert match is not None  # it may be empty
    return match.end()


def find_key(item: dict[str, Any]) -> str:
    """Return the citation key of a work: `citation-key` if it has one, else its `id`, of an address the last part."""
    key = _word(item.get("citation-key")) or _word(item.get("id"))
    return key.rstrip("/").rpartition("/")[2] if "://" in key else key


def read_item(item: dict[str, Any], start: int = 0, end: int = 0) -> Entry:
    """Read one work. What has the wrong form is passed over, as other programs write more than the format says."""
    date, dated = read_csl_date(item.get("issued"))
    accessed, _ = read_csl_date(item.get("accessed"))
    note = item.get("note")
    return Entry(
        key=find_key(item),
        title=_rich(item.get("title")) or _rich(item.get("title-short")),
        authors=_read_people(item, "author"),
        editors=_read_people(item, "editor"),
        date=date,
        dated=clean_line(dated),
        accessed=accessed,
        kind=read_csl_kind(_word(item.get("type")), _rich(item.get("genre"))),
        container=_rich(item.get("container-title")),
        publisher=_rich(item.get("publisher")),
        place=_rich(item.get("publisher-place")),
        volume=_rich(item.get("volume")),
        issue=_rich(item.get("issue")),
        pages=_word(item.get("page")),
        edition=_rich(item.get("edition")),
        doi=_word(item.get("DOI")),
        url=_word(item.get("URL")),
        note=clean_text(note) if isinstance(note, str) else "",
        start=start,
        end=end,
    )


def _word(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return clean_line(str(value))


def _rich(value: Any) -> str:
    """Return a text without the marks of letters that look different."""
    text = _word(value)
    if "<" in text:
        text = clean_line(_MARKS.sub("", text))
    return clean_line(_ENTITY.sub(lambda entity: html.unescape(entity[0]), text)) if "&" in text else text


def _read_people(item: dict[str, Any], role: str) -> tuple[Person, ...]:
    listed = item.get(role)
    given = [person for person in (listed if isinstance(listed, list) else ()) if isinstance(person, dict)]
    people = map(_read_person, given)
    return tuple(dict.fromkeys(person for person in people if person.name))


def _read_person(person: dict[str, Any]) -> Person:
    family, given = _word(person.get("family")), _word(person.get("given"))
    if not family or not given:
        return Person(literal=_word(person.get("literal")) or family or given)
    given = " ".join(filter(None, (given, _word(person.get("dropping-particle")))))
    return Person(family, given, _word(person.get("non-dropping-particle")), _word(person.get("suffix")))


def write_item(entry: Entry) -> dict[str, Any]:
    """Return a work as CSL-JSON holds it, without what is not known."""
    type_, genre = write_csl_kind(entry.kind)
    found: dict[str, Any] = {
        "id": entry.key,
        "type": type_,
        "title": _plain(entry.title),
        "author": [_write_person(person) for person in entry.authors],
        "editor": [_write_person(person) for person in entry.editors],
        "issued": write_csl_date(entry.date) if entry.date else {"literal": entry.dated} if entry.dated else None,
        "genre": _plain(genre),
        "container-title": _plain(entry.container),
        "publisher": _plain(entry.publisher),
        "publisher-place": _plain(entry.place),
        "volume": _plain(entry.volume),
        "issue": _plain(entry.issue),
        "page": entry.pages,
        "edition": _plain(entry.edition),
        "DOI": entry.doi,
        "URL": entry.url,
        "accessed": write_csl_date(entry.accessed) if entry.accessed else None,
        "note": entry.note,
    }
    return {key: value for key, value in found.items() if value}


def _plain(text: str) -> str:
    """Return a text that reads back as it is: what looks like a mark or an entity is written as one."""
    if "&" in text and (_ENTITY.search(text) or _MARKS.search(text)):
        text = text.replace("&", "&amp;")
    return _MARKS.sub(lambda mark: f"&lt;{mark[0][1:]}", text)


def _write_person(person: Person) -> dict[str, str]:
    if person.literal:
        return {"literal": person.literal}
    parts = {
        "family": person.family, "given": person.given, "non-dropping-particle": person.particle,
        "suffix": person.suffix,
    }  # fmt: skip
    return {key: value for key, value in parts.items() if value}
