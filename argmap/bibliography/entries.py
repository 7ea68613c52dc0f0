"""One work as a reference manager describes it, and the people behind it. Reads no file format."""

from __future__ import annotations

import re
import unicodedata

from attrs import field, frozen

from argmap.vocabulary import RESERVED

_SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})
_PARTICLES = frozenset(
    """af al av bin da das de degli dei del della den der des di do dos du el ibn la las le los ten ter van vom von y zu
    zum zur""".split()
)
# words that stand in the names of bodies and not of people; a wrong guess is mended with `x-family`
_BODY_WORDS = frozenset(
    """academy agency and association authority bank board bureau center centre coalition commission committee company
    congress corporation council department federation for foundation fund government group inc initiative institute
    ltd ministry network news of office organisation organization parliament party post press project research review
    senate service society staff team the times tribune union university &""".split()
)
_NO_NAME = re.compile(r"""[\s\x00-\x1f\x7f-\x9f.:：；;,\[\]()#"|>¶§@{}\\]+""")
_FAMILY_FIRST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


@frozen
class Person:
    """Who wrote something: the parts of a person's name, or the `literal` name of a body.

    `particle` is what a list does not sort away (`van` in `van Beethoven, Ludwig`).
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def name(self) -> str:
        """The name as it is spoken: `Ludwig van Beethoven`, `World Bank`."""
        if self.literal:
            return self.literal
        if self.given and _FAMILY_FIRST.fullmatch(self.family + self.given):
            return self.family + self.given
        return " ".join(filter(None, (self.given, self.particle, self.family, self.suffix)))

    @property
    def last(self) -> str:
        """What comes first in a list: the family name with its particle, or the whole name of a body."""
        return self.literal or " ".join(filter(None, (self.particle, self.family)))


def split_name(name: str, family: str | None = None) -> Person:
    """Split a full name into its parts; `family` is the family name where it is known.

    What cannot be split is taken for the name of a body. The parts always make up the name again.
    """
    found = _split(name, family)
    return found if found.name == name else Person(literal=name)


def _split(name: str, family: str | None) -> Person:
    if family == name or (family is None and _is_body(name)):
        return Person(literal=name)
    if family and name.startswith(family) and _FAMILY_FIRST.fullmatch(name):
        return Person(family, name.removeprefix(family))
    words = name.split(" ")
    suffix = words.pop() if words[-1] in _SUFFIXES and len(words) > 2 else ""
    rest = " ".join(words)
    if family:
        given = rest.removesuffix(family).rstrip(" ")
        particles, last = [], family.split(" ")
        while len(last) > 1 and last[0] in _PARTICLES:
            particles.append(last.pop(0))
        return Person(" ".join(last), given, " ".join(particles), suffix)
    at = len(words) - 1
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    return Person(words[-1], " ".join(words[:at]), " ".join(words[at:-1]), suffix)


def _is_body(name: str) -> bool:
    words = name.split(" ")
    return len(words) == 1 or "," in name or any(w.lower() in _BODY_WORDS or w[-1:].isdigit() for w in words)


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
