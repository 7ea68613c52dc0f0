"""A person's name and its parts: what is the last name, with its particle. Knows no map and no bibliography."""

from __future__ import annotations

import re

from attrs import evolve, frozen

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "esq", "md", "phd"})
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
_FAMILY_FIRST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


@frozen
class Person:
    """The parts of a person's name, or the `literal` name of a body.

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
    suffix = words.pop() if _is_suffix(words[-1]) else ""
    rest = " ".join(words)
    if family:
        given = rest.removesuffix(family).rstrip(" ")
        particles, last = [], family.split(" ")
        while len(last) > 1 and last[0] in _PARTICLES:
            particles.append(last.pop(0))
        return Person(" ".join(last), given, " ".join(particles), suffix)
    at = len(words) - 1
    while at > 0 and words[at - 1] in _PARTICLES:
        at -= 1
    if at == 0:  # there is nothing but a last name: `de Gaulle`
        return Person(literal=name)
    return Person(words[-1], " ".join(words[:at]), " ".join(words[at:-1]), suffix)


def read_name(name: str, family: str | None = None) -> Person:
    """Return the parts of a full name as people write it: also `Smith, Jane` and `Luis Ortega, Jr.`.

    Unlike those of `split_name` they need not make up the name as it is written. What may as well be a body
    (`Chatham House, London`) is taken for one, unless its family name is known.
    """
    first, *parts = [part.strip() for part in name.split(",")]
    ends = [part for part in parts if all(map(_is_suffix, part.split()))]
    given = [part for part in parts if part not in ends]
    if parts and first and family != name and not _has_body_word(name.replace(",", "")):
        person = split_name(first, family) if not given else Person()
        if len(given) == 1 and (family == first or (family is None and _is_inverted(first, given[0]))):
            words, particles = given[0].split(), _end_particles(given[0])
            spoken = [*words[: len(words) - len(particles)], *particles, first]
            person = split_name(" ".join(spoken), family)
        if person.family and not person.suffix:
            return evolve(person, suffix=", ".join(filter(None, ends)))
    return split_name(name, family)


def _is_inverted(last: str, given: str) -> bool:
    """Tell whether two texts can only be a last name of one word, beside its particles, and given names."""
    words = [word for word in last.split() if word not in _PARTICLES]
    return (
        len(words) == 1
        and not (words[0].isupper() and len(words[0]) > 1 and words[0].isascii())
        and all(word in _PARTICLES or not word[0].islower() for word in given.split())
    )


def speak_name(name: str, family: str | None = None) -> str:
    """Return a full name as one says it in a sentence: `Jane Smith` for `Smith, Jane`."""
    return read_name(name, family).name if "," in name else name


def last_name(name: str, family: str | None = None) -> str:
    """Return what a person is called in short: the last name with its particle, without `Jr.` or a degree.

    `family` is the family name where it is known. A body, and a person of one name, goes by the whole of it. Unlike
    `split_name` it also understands names that have a comma: `Luis Ortega, Jr.`, `Smith, Jane`.
    """
    shown = " ".join(name.split())
    first, *parts = [part.strip() for part in shown.split(",")]
    others = [part for part in parts if not all(map(_is_suffix, part.split()))]
    if family is None and parts and first:
        if not others:
            return last_name(first)
        if len(others) == 1 and not _has_body_word(shown.replace(",", "")):
            return " ".join([*_end_particles(others[0]), first])
    words = shown.split(" ")
    if family is None and len(words) == 2 and (_is_suffix(words[1]) or _FAMILY_FIRST.fullmatch("".join(words))):
        return words[0]
    return split_name(shown, family).last


def _end_particles(given: str) -> list[str]:
    """Return the particles behind the given names of `Beethoven, Ludwig van`."""
    words = given.split(" ")
    at = len(words)
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    return words[at:]


def _is_suffix(word: str) -> bool:
    return word.replace(".", "").lower() in _SUFFIXES


def _is_body(name: str) -> bool:
    words = name.split(" ")
    described = words[-1][:1].islower() and any(
        word[:1].isupper() for word in words
    )  # `Ukrainian defence intelligence`
    return len(words) == 1 or "," in name or described or _has_body_word(name)


def _has_body_word(name: str) -> bool:
    return any(word.rstrip(".").lower() in _BODY_WORDS or word[-1:].isdigit() for word in name.split(" "))
