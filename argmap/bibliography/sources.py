"""Works as sources of a map and back: which field is which, and what a source cannot hold. Finds no ids."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from attrs import evolve

from argmap.bibliography.entries import Entry, clean_line, find_family
from argmap.bibliography.kinds import is_periodical
from argmap.model.records import Author, Locator, Source
from argmap.person_name import Person, read_name, split_name
from argmap.syntax.citations import read_bracket, roman_value

UNTITLED = "[untitled]"
"""The title of a work that has none."""

_EXTRAS = {
    "x-volume": "volume", "x-issue": "issue", "x-edition": "edition", "x-place": "place", "x-doi": "doi",
    "x-pages": "pages", "x-dated": "dated",
}  # fmt: skip
"""Free keys of a source for what it has no key of its own for, and the fields that they hold."""


def make_source(entry: Entry, name: str, authors: tuple[str, ...]) -> Source:
    """Return a work as a source with the id `name`; `authors` are ids.

    Its publisher is what a reader would look for: the journal or site that a periodical work stands in, else the
    house that published it.
    """
    extras: dict[str, str] = {}
    publisher = entry.publisher or entry.container
    if entry.container and is_periodical(entry.kind):
        publisher = entry.container
        if entry.publisher and entry.publisher != publisher:
            extras["x-house"] = entry.publisher
    elif entry.container != publisher:
        extras["x-container"] = entry.container
    extent = read_pages(entry.pages)
    extras |= {key: getattr(entry, field) for key, field in _EXTRAS.items() if field != "pages" or not extent}
    extras["x-editors"] = "; ".join(person.name for person in entry.editors)
    url: str | None = entry.url or (f"https://doi.org/{entry.doi}" if entry.doi and " " not in entry.doi else "")
    if url and not re.fullmatch(r"https?://[^\s/]\S*", url):
        extras["x-url"] = url
        url = None
    return Source(
        name,
        entry.title or UNTITLED,
        authors,
        entry.date,
        publisher or None,
        entry.kind,
        url or None,
        entry.accessed,
        extent=extent,
        note=entry.note or None,
        extras={key: value for key, value in extras.items() if value},
    )


def make_author(person: Person, name: str) -> Author:
    """Return a person as an author with the id `name`; `x-family` is told where the name alone does not."""
    family = find_family(person)
    return Author(name, person.name, extras={"x-family": family} if family else {})


def make_entry(source: Source, authors: Mapping[str, Author]) -> Entry:
    """Return a source as a work, with the names of those of its authors that the map declares."""
    extras = source.extras
    periodical = is_periodical(source.kind)
    container = (source.publisher if periodical else extras.get("x-container")) or ""
    publisher = (extras.get("x-house") if periodical else source.publisher) or ""
    kept: dict[str, Any] = {field: extras[key] for key, field in _EXTRAS.items() if field != "pages" and key in extras}
    return Entry(
        key=source.id,
        title=source.title,
        authors=tuple(make_person(authors[name]) for name in source.authors if name in authors),
        editors=tuple(map(split_name, filter(None, map(clean_line, extras.get("x-editors", "").split(";"))))),
        date=source.date,
        accessed=source.accessed,
        kind=source.kind,
        container=container,
        publisher=publisher,
        pages=write_pages(source.extent) or extras.get("x-pages", ""),
        url=source.url or extras.get("x-url", ""),
        note=source.note or "",
        **kept,
    )


def make_cited(source: Source, authors: Mapping[str, Author]) -> Entry:
    """Return a source as a work to be cited: people whose names the map has as `Smith, Jane` are people there too.

    An export leaves these as they are written, or they would be read back by another name.
    """
    entry = make_entry(source, authors)
    known = [authors[name] for name in source.authors if name in authors]
    people = [read_name(author.name, author.extras.get("x-family")) for author in known]
    editors = [read_name(person.name) for person in entry.editors]
    return evolve(entry, authors=tuple(people), editors=tuple(editors))


def make_person(author: Author) -> Person:
    """Return the parts of an author's name; `x-family` tells what comes first in a list."""
    return split_name(author.name, author.extras.get("x-family"))


def read_pages(pages: str) -> tuple[Locator, ...]:
    """Return the pages of a work as its extent: `23-5` as `pp. 23–25`. Nothing for what are no numbers (`e1017`)."""
    written = re.sub(r"\s*(?:--+|[–—−])\s*", "–", pages.strip())
    written = re.sub(r"^pp?\.\s*", "", written)
    items = read_bracket(f"pp. {written}") if written else None
    if not items or len(items) != 1:
        return ()
    found: list[Locator] = []
    for unit, first, last in items[0][1]:
        if unit != "p." or "." in first + (last or ""):
            return ()
        if last and first.isdigit() and last.isdigit() and len(last) < len(first):
            last = first[: -len(last)] + last
        start, end = roman_value(first), roman_value(last or first)
        if start is None or end is None or end < start or (last and first.isdigit() != last.isdigit()):
            return ()
        found.append(Locator("p.", first, last))
    return tuple(found)


def write_pages(extent: tuple[Locator, ...]) -> str:
    """Return the pages among the places that a source has, as bibliographies write them."""
    pages = (locator for locator in extent if locator.unit == "p.")
    return ", ".join(f"{page.first}-{page.last}" if page.last else page.first for page in pages)
