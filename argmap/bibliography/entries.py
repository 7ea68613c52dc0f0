"""One work as a reference manager describes it, and the people behind it. Reads no file format."""

from __future__ import annotations

import re
import unicodedata

from attrs import field, frozen

from argmap.person_name import Person, split_name
from argmap.vocabulary import RESERVED

_NO_NAME = re.compile(r"""[\s\x00-\x1f\x7f-\x9f.:：；;,\[\]()#"|>¶§@{}\\]+""")


def find_family(person: Person) -> str | None:
    """Return the family name where nobody could tell it from the full name alone; None where he could."""
    return None if split_name(person.name) == person else person.last


@frozen
class Entry:
    """A work in a bibliography.

    `key` is its id there. Dates are ISO 8601, as precise as is known; `dated` holds one that is none. `kind` is in
    words (`journal article`), `container` the journal, site or book it stands in. `start` and `end` tell where it
    stands in its file.
    """

    key: str = ""
    title: str = ""
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    date: str | None = None
    dated: str = ""
    accessed: str | None = None
    kind: str | None = None
    container: str = ""
    publisher: str = ""
    place: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    edition: str = ""
    doi: str = ""
    url: str = ""
    note: str = ""
    start: int = field(default=0, eq=False)
    end: int = field(default=0, eq=False)


def make_id(key: str) -> str:
    """Return a citation key as an id of the language; nothing where no sign of it can stand in one.

    What no name may hold becomes a hyphen, and a word of the language gets `-source` behind it.
    """
    name = _NO_NAME.sub("-", unicodedata.normalize("NFC", key).strip()).strip("-")
    return f"{name}-source" if name in RESERVED else name


_GONE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_SPACE = re.compile(r"[ \t\r\n]+")


def clean_line(text: str) -> str:
    """Return a text as one line, without the invisible characters that no map may hold."""
    return _SPACE.sub(" ", _GONE.sub("", text)).strip(" ")


def clean_text(text: str) -> str:
    """Return a text as lines without white space around them, and without empty ones."""
    return "\n".join(filter(None, map(clean_line, text.splitlines())))
