"""Works in BibTeX and BibLaTeX, through bibtexparser. Opens no file."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from argmap.bibliography.dates import MONTHS, make_date, read_date, read_month
from argmap.bibliography.entries import Entry, clean_line, clean_text
from argmap.bibliography.kinds import read_bibtex_kind, write_bibtex_kind
from argmap.bibliography.latex import decode_latex, encode_latex
from argmap.free_name import take_free_name
from argmap.person_name import Person

_INHERITED = ("title", "booktitle", "publisher", "date", "year", "month", "editor", "location", "address", "url")
_READ = frozenset(
    """address author booktitle crossref date day doi edition editor entrysubtype howpublished institution issue journal
    journaltitle location maintitle month note number organization pages publisher school shorttitle subtitle title type
    url urldate volume year""".split()
)
_MONTH_WORDS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORD = re.compile(r'[^\s#{"]+')
_DELIMITER = re.compile(r'(?<!\\)[{}"]')


class Raw(NamedTuple):
    """An entry as it stands in the file: its type, key and fields, and the line (from 0) on which it begins."""

    type: str
    key: str
    fields: dict[str, str]
    line: int


class Lost(NamedTuple):
    """A stretch of the file that is no entry: why, and the line (from 0) on which it begins."""

    reason: str
    line: int


def split_entries(text: str) -> Iterator[Raw | Lost]:
    """Yield the entries of a file in their order, and what cannot be read of it."""
    from bibtexparser import entrypoint, model

    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # we tell of faults ourselves
    strings = dict(zip(_MONTH_WORDS, MONTHS, strict=True))
    for block in entrypoint.parse_string(text, parse_stack=[]).blocks:  # values as they are written
        line = block.start_line or 0
        if isinstance(block, model.ParsingFailedBlock):
            if block.ignore_error_block is None:
                yield Lost(_say_reason(block.error), line)
                continue
            block = block.ignore_error_block  # such as an entry that has one field twice: the last one counts
        if isinstance(block, model.String):
            strings[block.key.lower()] = join_value(block.value, strings)
        elif isinstance(block, model.Entry):
            written = {field.key.lower(): str(field.value) for field in block.fields}
            fields = {key: join_value(value, strings) for key, value in written.items() if key in _READ}
            yield Raw(block.entry_type, clean_line(block.key), fields, line)


def join_value(written: str, strings: Mapping[str, str]) -> str:
    """Return what a value says: its pieces between braces or quotation marks, its strings by name, joined by `#`."""
    if written[:1] == "{" and _find_end(written, 0) == len(written):
        return written[1:-1]
    pieces: list[str] = []
    at = 0
    while at < len(written):
        sign = written[at]
        if sign in '{"':
            end = _find_end(written, at)
            pieces.append(written[at + 1 : end - 1])
        elif sign.isspace() or sign == "#":
            end = at + 1
        else:
            match = _WORD.match(written, at)
            assert match is not None  # what is none of the signs above
            end = match.end()
            pieces.append(strings.get(match[0].lower(), match[0]))
        at = end
    return "".join(pieces)


def _find_end(written: str, start: int) -> int:
    """Return the offset after the brace or the quotation mark that closes the one at `start`."""
    depth = 0
    quoted = written[start] == '"'
    for match in _DELIMITER.finditer(written, start + quoted):
        sign = match[0]
        depth += (sign == "{") - (sign == "}")
        if depth <= 0 and (sign == '"' if quoted else sign == "}"):
            return match.end()
    return len(written) + 1  # never closed: what follows is all within


def _say_reason(error: Exception) -> str:
    """Return why an entry cannot be read, in a few words."""
    reason = " ".join(str(getattr(error, "abort_reason", "") or error).split())
    if "end of file" in reason:
        return 'it never ends: a `}` or a `"` is missing'
    if "Unexpected block start" in reason:
        return 'the next entry begins before it ends: a `}` or a `"` is missing'
    return reason[:1].lower() + reason[1:].rstrip(".") if reason else "it cannot be read"


def read_entry(raw: Raw, parent: Raw | None = None, start: int = 0, end: int = 0) -> Entry:
    """Read one entry; what it does not say itself it takes from its `crossref`."""
    fields = raw.fields
    if parent is not None:
        given = {key: value for key, value in parent.fields.items() if key in _INHERITED}
        given.setdefault("booktitle", given.pop("title", ""))
        fields = given | fields

    def text(*names: str) -> str:
        """Return the first of these fields that is there."""
        return clean_line(next(filter(None, (decode_latex(fields.get(name, "")) for name in names)), ""))

    date, dated = _find_date(fields)
    title = text("title")
    subtitle = text("subtitle")
    kind = read_bibtex_kind(raw.type, text("type"), text("entrysubtype"))
    url = _read_address(fields.get("url", "")) or _find_address(fields.get("howpublished", ""))
    container = text("journaltitle", "journal", "booktitle", "maintitle")
    organization = text("organization")
    if not container and raw.type in ("online", "www", "electronic"):
        container = organization
    return Entry(
        key=raw.key,
        title=f"{title}: {subtitle}" if title and subtitle else title or text("shorttitle"),
        authors=_read_people(fields.get("author", "")),
        editors=_read_people(fields.get("editor", "")),
        date=date,
        dated=dated,
        accessed=read_date(fields.get("urldate", "")),
        kind=kind,
        container=container,
        publisher=text("publisher", "institution", "school") or ("" if container else organization),
        place=text("location", "address"),
        volume=text("volume"),
        issue=text("number", "issue"),
        pages=text("pages"),
        edition=text("edition"),
        doi=_read_address(fields.get("doi", "")),
        url=url,
        note=clean_text(decode_latex(fields.get("note", ""))),
        start=start,
        end=end,
    )


def _find_date(fields: dict[str, str]) -> tuple[str | None, str]:
    """Return the date of an entry, and its words where they are no date."""
    words = clean_line(decode_latex(fields.get("date", "")))
    if words:
        found = read_date(words)
        return found, "" if found else words
    year = clean_line(decode_latex(fields.get("year", "")))
    if not re.fullmatch(r"\d{4}", year, re.ASCII):
        found = read_date(year)
        return found, "" if found else year
    # a month may hold the day, too: `feb # { 15}`, `15~feb`, `February 15`
    parts = re.findall(r"\w+", clean_line(decode_latex(fields.get("month", ""))).replace("#", " "))
    months = [month for part in parts if not part.isdigit() and (month := read_month(part))]
    numbers = [int(part) for part in parts if part.isascii() and part.isdigit()]
    if not months and numbers:
        months = [numbers.pop(0)]
    day = clean_line(fields.get("day", ""))
    if day.isascii() and day.isdigit():
        numbers = [int(day)]
    wanted = [int(year), *months[:1], *(numbers[:1] if months else ())]
    return make_date(wanted) or make_date(wanted[:2]) or make_date(wanted[:1]), ""


def _read_address(value: str) -> str:
    """Return an address without the commands that keep LaTeX from reading signs in it."""
    value = re.sub(r"^\\url\s*\{(.*)\}$", r"\1", value.strip())
    if value.startswith("{") and value.endswith("}"):
        value = value[1:-1]
    return clean_line(re.sub(r"\\([%#&_~{}$])(?:\{\})?", r"\1", value))


def _find_address(value: str) -> str:
    found = re.search(r"https?://[^\s{}]+", value)
    return _read_address(found[0]) if found else ""


def _read_people(value: str) -> tuple[Person, ...]:
    from bibtexparser.middlewares import names

    value = clean_line(value)
    if not value:
        return ()
    try:
        listed = names.split_multiple_persons_names(value)
    except ValueError:
        listed = value.split(" and ")
    people = [_read_person(person) for person in listed if person.strip() not in ("others", "")]
    return tuple(dict.fromkeys(person for person in people if person.name))


def _read_person(value: str) -> Person:
    from bibtexparser.middlewares import names

    value = value.strip()
    if value.startswith("{") and value.endswith("}") and _closes_at_end(value):
        return Person(literal=_plain(value))
    if "=" in value and (parts := _read_named_parts(value)):
        return parts
    try:
        found = names.parse_single_name_into_parts(value, strict=False)
    except ValueError:
        return Person(literal=_plain(value))
    first, von, last, jr = (_plain(" ".join(part)) for part in (found.first, found.von, found.last, found.jr))
    if not first or not last:
        return Person(literal=" ".join(filter(None, (first, von, last, jr))))
    return Person(last, first, von, jr)


def _plain(value: str) -> str:
    return clean_line(decode_latex(value))


def _closes_at_end(value: str) -> bool:
    """Tell whether the brace that opens a value is closed by its last one."""
    depth = 0
    for at, sign in enumerate(value):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return at == len(value) - 1
    return False


def _read_named_parts(value: str) -> Person | None:
    """Read a name in BibLaTeX's longer form, `family=Beethoven, given=Ludwig, prefix=van`."""
    found = dict(re.findall(r'(?:^|,)\s*"?(family|given|prefix|suffix)(?:-i)?\s*=\s*("[^"]*"|\{[^{}]*\}|[^,]*)', value))
    parts = {key: _plain(part.strip(' "')) for key, part in found.items()}
    if not parts.get("family"):
        return None
    if not parts.get("given"):
        return Person(literal=" ".join(filter(None, (parts.get("prefix"), parts["family"]))))
    return Person(parts["family"], parts["given"], parts.get("prefix", ""), parts.get("suffix", ""))


def write_entries(entries: list[Entry]) -> str:
    """Return works as a BibLaTeX file."""
    from bibtexparser import entrypoint
    from bibtexparser.library import Library
    from bibtexparser.model import Entry as Block
    from bibtexparser.model import Field
    from bibtexparser.writer import BibtexFormat

    library = Library()
    taken: set[str] = set()
    for entry in entries:
        type_, fields = _make_fields(entry)
        given = [Field(key, value) for key, value in fields.items() if value]
        library.add(Block(type_, _make_key(entry.key, taken), given))
    layout: Any = BibtexFormat()  # type: ignore[no-untyped-call]
    layout.indent = "  "
    layout.block_separator = "\n"
    return entrypoint.write_string(library, bibtex_format=layout)


def _make_key(key: str, taken: set[str]) -> str:
    """Return a key that BibTeX can read, and no other one in capitals."""
    base = re.sub(r"""[\s{}"'=#%~\\,@()]+""", "-", key).strip("-") or "source"
    return take_free_name(base, taken)


def _make_fields(entry: Entry) -> tuple[str, dict[str, str]]:
    type_, own, subtype = write_bibtex_kind(entry.kind)
    texts = {
        "journaltitle" if type_ in ("article", "online") else "booktitle": entry.container,
        "publisher": entry.publisher,
        "location": entry.place,
        "volume": entry.volume,
        "number": entry.issue,
        "pages": entry.pages.replace("–", "-"),
        "edition": entry.edition,
        "type": own,
        "entrysubtype": subtype,
        "note": entry.note,
    }
    return type_, {
        "author": _write_people(entry.authors),
        "editor": _write_people(entry.editors),
        # two braces: no style may put its capitals into small letters
        "title": f"{{{encode_latex(entry.title)}}}" if entry.title else "",
        "date": entry.date or encode_latex(entry.dated),
        **{key: encode_latex(value) for key, value in texts.items()},
        "doi": _write_address(entry.doi),
        "url": _write_address(entry.url),
        "urldate": entry.accessed or "",
    }


def _write_address(value: str) -> str:
    """Return an address as it is, which BibLaTeX takes it for; only a brace could end the field."""
    return value.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _write_people(people: tuple[Person, ...]) -> str:
    return " and ".join(map(_write_person, people))


def _write_person(person: Person) -> str:
    if person.literal:
        return f"{{{encode_latex(person.literal)}}}"
    family, given, particle, suffix = map(_guard, (person.family, person.given, person.particle, person.suffix))
    # a family name of several words, or one that begins with a small letter, would be read as a particle and a name
    if not family.startswith("{") and (" " in family or not family[:1].isupper()):
        family = f"{{{family}}}"
    last = " ".join(filter(None, (particle, family)))
    return ", ".join(filter(None, (last, suffix, given)))


def _guard(part: str) -> str:
    """Return a part of a name, in braces where it holds what divides names."""
    encoded = encode_latex(part)
    return f"{{{encoded}}}" if "," in part or "and" in part.casefold().split() else encoded
