"""A source cited in a style: APA, MLA, Chicago author-date, and the line of a debater's card. Reads no formats.

Our own and small: of the style processors for Python, citeproc-py is kept but calls itself an alpha and needs lxml, and
the styles it would be fed with are CC BY-SA and 15 MB. Four styles over the dozen fields of a source need neither.
After the Publication Manual of the APA (7th ed., 2020), the MLA Handbook (9th ed., 2021) and The Chicago Manual of
Style (17th ed., 2017, chapter 15); the card's line after the rules on evidence of the NSDA.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from argmap.bibliography.dates import MONTHS, spell_date
from argmap.bibliography.entries import Entry
from argmap.bibliography.kinds import find_kind, is_periodical
from argmap.bibliography.sources import make_cited
from argmap.model.records import Author, Source
from argmap.person_name import Person

STYLES = ("apa", "mla", "chicago", "debate")
"""The styles of citation."""

_MLA_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_WHOLE = frozenset({"book", "collection", "dataset", "film", "report", "software", "thesis"})
"""Kinds of works that stand on their own, so that their titles are set in italics."""

_APA_MOST, _CHICAGO_MOST, _CHICAGO_SHOWN = 20, 10, 7


@frozen
class Piece:
    """A stretch of a citation; titles of whole works are `italic`."""

    text: str
    italic: bool = False


def write_citation(source: Source, authors: Mapping[str, Author], style: str = "apa") -> str:
    """Return a source as one entry of a list of sources, without the italics. Raises KeyError for no such style."""
    return "".join(piece.text for piece in cite_source(source, authors, style))


def cite_source(source: Source, authors: Mapping[str, Author], style: str = "apa") -> tuple[Piece, ...]:
    """Return a source as one entry of a list of sources, in pieces. Raises KeyError for no such style.

    `authors` are those of the map, by id. What is not known is left out, or told where the style wants it told.
    """
    if style == "debate":
        return _join(_write_debate(source, authors))
    write = {"apa": _write_apa, "mla": _write_mla, "chicago": _write_chicago}[style]
    return _join(write(make_cited(source, authors)))


def sort_sources(sources: Iterable[Source], authors: Mapping[str, Author]) -> list[Source]:
    """Return sources in the order of a list: by the first author's last name, or the title where there is none."""

    def find_place(source: Source) -> tuple[str, ...]:
        entry = make_cited(source, authors)
        people = entry.authors or entry.editors
        names = [part for person in people for part in (person.last, person.given)] or [_drop_article(entry.title)]
        return "\x00".join(names).casefold(), entry.date or "", entry.title.casefold(), entry.key

    return sorted(sources, key=find_place)


def _drop_article(title: str) -> str:
    first, _, rest = title.partition(" ")
    return rest if rest and first.lower() in ("a", "an", "the") else title


def _join(parts: Iterable[Piece | str]) -> tuple[Piece, ...]:
    """Join parts of one kind, and leave out the empty ones."""
    joined: list[Piece] = []
    for part in parts:
        piece = Piece(part) if isinstance(part, str) else part
        if joined and joined[-1].italic == piece.italic:
            joined[-1] = Piece(joined[-1].text + piece.text, piece.italic)
        elif piece.text:
            joined.append(piece)
    return tuple(joined)


def _end(text: str) -> str:
    """Return what ends a sentence that has this text at its end: a full stop, unless it has its own."""
    return "" if text.rstrip("”’\"')]").endswith((".", "?", "!", "…", "。", "？", "！")) else "."


def _is_whole(entry: Entry) -> bool:
    """Tell whether a work stands on its own: a book, or what is in nothing larger."""
    return not entry.container or (find_kind(entry.kind) in _WHOLE and not is_periodical(entry.kind))


def _initials(given: str) -> str:
    """Return given names as initials, `Jean-Paul A.` as `J.-P. A.`; scripts without capitals are left as they are."""
    words = []
    for word in given.split(" "):
        parts = [f"{part[0]}." if part[:1].isupper() else part for part in word.split("-")]
        words.append("-".join(parts))
    return " ".join(words)


def _invert(person: Person, *, initials: bool = False) -> str:
    given = _initials(person.given) if initials else person.given
    return ", ".join(filter(None, (person.last, given, person.suffix)))


def _list(names: Sequence[str], word: str, *, comma: bool = True) -> str:
    """Return names as a list with a word before the last."""
    if len(names) < 2:
        return "".join(names)
    mark = "," if comma and (len(names) > 2 or word == "&") else ""
    return f"{', '.join(names[:-1])}{mark} {word} {names[-1]}"


def _pages(entry: Entry) -> str:
    return entry.pages.replace("-", "–") if entry.pages.replace("-", "").replace(",", "").isalnum() else entry.pages


def _page_word(entry: Entry) -> str:
    return "pp." if any(sign in entry.pages for sign in "-,–") else "p."


# APA


def _write_apa(entry: Entry) -> Iterable[Piece | str]:
    people = entry.authors or entry.editors
    names = [_invert(person, initials=True) for person in people]
    if len(names) > _APA_MOST:
        who = f"{', '.join(names[: _APA_MOST - 1])}, … {names[-1]}"
    else:
        who = _list(names, "&")
    if not entry.authors and people:
        who += " (Eds.)" if len(people) > 1 else " (Ed.)"
    whole = _is_whole(entry)
    title = Piece(entry.title, italic=whole)
    edition = f" ({_number(entry.edition)} ed.)" if entry.edition else ""
    date = spell_date(entry.date, MONTHS, "ymd") if entry.date else entry.dated or "n.d."
    if who:
        yield f"{who}{_end(who)} ({date}). "
        yield title
        yield f"{edition}{'.' if edition else _end(entry.title)}"
    else:
        yield title
        yield f"{edition}{'.' if edition else _end(entry.title)} ({date})."
    if entry.container:
        periodical = is_periodical(entry.kind)
        yield " " if periodical else " In "
        editors = [_plain_initials(person) for person in entry.editors] if entry.authors else []
        if editors and not periodical:
            yield f"{_list(editors, '&', comma=False)} ({'Eds.' if len(editors) > 1 else 'Ed.'}), "
        yield Piece(entry.container, italic=True)
        if entry.volume:
            yield ", "
            yield Piece(entry.volume, italic=True)
        issue = f"({entry.issue})" if entry.issue and entry.volume else f", ({entry.issue})" if entry.issue else ""
        pages = _pages(entry)
        place = f", {pages}" if pages and periodical else f" ({_page_word(entry)} {pages})" if pages else ""
        yield f"{issue}{place}{_end(issue + place or entry.container)}"
    if entry.publisher and not (entry.container and is_periodical(entry.kind)):
        yield f" {entry.publisher}{_end(entry.publisher)}"
    if entry.url:
        dateless = entry.accessed and not entry.date
        yield f" Retrieved {spell_date(entry.accessed or '', MONTHS, 'mdy')}, from " if dateless else " "
        yield entry.url


def _plain_initials(person: Person) -> str:
    return person.literal or " ".join(filter(None, (_initials(person.given), person.last, person.suffix)))


def _number(edition: str) -> str:
    """Return an edition as it is spoken: `2` as `2nd`."""
    if not (edition.isascii() and edition.isdigit()):
        return edition.removesuffix(" ed.").removesuffix(" edition")
    ending = "th" if edition[-2:] in ("11", "12", "13") else {"1": "st", "2": "nd", "3": "rd"}.get(edition[-1], "th")
    return edition + ending


# MLA


def _write_mla(entry: Entry) -> Iterable[Piece | str]:
    people = entry.authors or entry.editors
    if people:
        who = _invert(people[0])
        if len(people) == 2:
            who += f", and {people[1].name}"
        elif len(people) > 2:
            who += ", et al."
        if not entry.authors:
            who += ", editors" if len(people) > 1 else ", editor"
        yield f"{who}{_end(who)} "
    yield from _quote_title(entry)
    rest: list[Piece | str] = []
    if entry.container:
        rest.append(Piece(entry.container, italic=True))
        if entry.authors and entry.editors:
            rest.append(f"edited by {_list([person.name for person in entry.editors], 'and')}")
    rest += filter(None, [
        f"{_number(entry.edition)} ed." if entry.edition else "",
        f"vol. {entry.volume}" if entry.volume else "",
        f"no. {entry.issue}" if entry.issue else "",
        entry.publisher,
        spell_date(entry.date, _MLA_MONTHS, "dmy") if entry.date else entry.dated,
        f"{_page_word(entry)} {_pages(entry)}" if entry.pages else "",
        entry.url.partition("://")[2],
    ])  # fmt: skip
    for at, part in enumerate(rest):
        yield ", " if at else " "
        yield part
    if rest:
        last = rest[-1] if isinstance(rest[-1], str) else rest[-1].text
        yield _end(last)
    if entry.accessed:
        yield f" Accessed {spell_date(entry.accessed, _MLA_MONTHS, 'dmy')}."


def _quote_title(entry: Entry) -> Iterable[Piece | str]:
    """Yield the title: of a whole work in italics, of a part of one between quotation marks."""
    if (_is_whole(entry) and not entry.url) or find_kind(entry.kind) in _WHOLE:
        yield Piece(entry.title, italic=True)
        yield _end(entry.title)
    else:
        yield _quote(entry.title, ".")


def _quote(title: str, mark: str) -> str:
    """Return a title between quotation marks, and within them the mark that follows it."""
    inside, mark = title.replace("“", "‘").replace("”", "’"), mark if _end(title) else ""
    if mark and title.endswith("”"):
        return f"“{inside[:-1]}{mark}’”"
    return f"“{inside}{mark}”"


# Chicago, author-date


def _write_chicago(entry: Entry) -> Iterable[Piece | str]:
    people = entry.authors or entry.editors
    shown = people if len(people) <= _CHICAGO_MOST else people[:_CHICAGO_SHOWN]
    names = [_invert(person) if at == 0 else person.name for at, person in enumerate(shown)]
    if len(shown) < len(people):
        who = f"{', '.join(names)}, et al."
    elif len(names) == 2:
        who = f"{names[0]}, and {names[1]}"
    else:
        who = _list(names, "and")
    if who and not entry.authors:
        who += ", eds." if len(people) > 1 else ", ed."
    year = entry.date[:4] if entry.date else entry.dated or "n.d."
    if who:
        yield f"{who}{_end(who)} {year}{_end(year)} "
        yield from _quote_title(entry)
    else:
        yield from _quote_title(entry)
        yield f" {year}{_end(year)}"
    if entry.edition:
        yield f" {_number(entry.edition)} ed."
    day = spell_date(entry.date, MONTHS, "mdy") if entry.date and len(entry.date) > 4 else ""
    pages = _pages(entry)
    if entry.container and is_periodical(entry.kind):
        yield " "
        yield Piece(entry.container, italic=True)
        place = f" {entry.volume}" if entry.volume else ""
        place += f" ({entry.issue})" if entry.issue else ""
        if day and not entry.volume:
            place += f", {day}"
        place += f"{': ' if entry.volume or entry.issue else ', '}{pages}" if pages else ""
        yield f"{place}{_end(place or entry.container)}"
        day = ""
    elif entry.container:
        yield " In "
        yield Piece(entry.container, italic=True)
        editors = [person.name for person in entry.editors] if entry.authors else []
        place = f", edited by {_list(editors, 'and')}" if editors else ""
        place += f", {pages}" if pages else ""
        yield f"{place}{_end(place or entry.container)}"
    if entry.publisher and not (entry.container and is_periodical(entry.kind)):
        house = ": ".join(filter(None, (entry.place, entry.publisher)))
        yield f" {house}{'' if entry.url and day else _end(house)}"
        yield f", {day}." if entry.url and day else ""
        day = ""
    if entry.accessed:
        yield f" Accessed {spell_date(entry.accessed, MONTHS, 'mdy')}."
    if entry.url:
        yield f" {entry.url}."


# a debater's card


def _write_debate(source: Source, authors: Mapping[str, Author]) -> Iterable[Piece | str]:
    """Yield last name, year, qualifications, title, publisher, date, address and day of access, in one line."""
    entry = make_cited(source, authors)
    people = entry.authors
    declared = [authors[name] for name in source.authors if name in authors]
    parts: list[str] = [cite_short(source, authors)]
    titles = [
        (person.last, ", ".join(filter(None, (author.qualifications, author.affiliation))))
        for person, author in zip(people, declared, strict=True)
    ]
    if len(titles) == 1:
        parts += [title for _, title in titles if title]
    else:
        parts += [f"{name}: {title}" for name, title in titles if title]
    before = ", ".join(parts)
    parts = [text for text in (source.extras.get("x-container"), source.publisher) if text]
    if entry.date and len(entry.date) > 4:
        parts.append(spell_date(entry.date, MONTHS, "mdy"))
    parts += [text for text in (entry.url, entry.doi if not entry.url else "") if text]
    if entry.accessed:
        parts.append(f"accessed {spell_date(entry.accessed, MONTHS, 'mdy')}")
    yield f"{before}, {_quote(entry.title, ',' if parts else '')}{' ' if parts else ''}{', '.join(parts)}"


def cite_short(source: Source, authors: Mapping[str, Author]) -> str:
    """Return last name and year, as one says them aloud: `LaMear 2023`, `Lee and Roe 2024`, `Reuters, no date`."""
    entry = make_cited(source, authors)
    people = [person.last for person in entry.authors]
    if len(people) > 2:
        who = f"{people[0]} et al."
    else:
        who = " and ".join(people) or source.publisher or "no author"
    return f"{who} {entry.date[:4]}" if entry.date else f"{who}, {entry.dated or 'no date'}"
