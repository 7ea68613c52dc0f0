"""Abstract frameworks as text: `p af` (ICCMA 2023), apx (ASPARTIX) and tgf (trivial graph format). Knows no maps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.evaluation.frameworks import Framework, make_framework

FORMATS = ("iccma", "apx", "tgf")

MOST_ARGUMENTS = 10_000_000
"""Arguments that the head of a file may announce."""

_FACT = re.compile(r"\s*(\w+)\s*\(([^()]*)\)\s*\.", re.ASCII)
_LONGEST = 40  # characters of a bad line that an error shows

Line = tuple[int, str]


class FrameworkError(Exception):
    """A file is no framework: what is wrong, and on which line; 0 where it is no one line."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(f"line {line}: {message}" if line else message)
        self.message = message
        self.line = line


def write_framework(framework: Framework, form: str) -> str:
    """Return a framework as text; arguments are numbered from 1. Raises ValueError for an unknown format."""
    size = range(1, len(framework.names) + 1)
    attacks = [(a + 1, b + 1) for a, b in framework.attacks]
    if form == "iccma":
        lines = [f"p af {len(size)}", *(f"{a} {b}" for a, b in attacks)]
    elif form == "apx":
        lines = [*(f"arg({a})." for a in size), *(f"att({a},{b})." for a, b in attacks)]
    elif form == "tgf":
        lines = [*map(str, size), "#", *(f"{a} {b}" for a, b in attacks)]
    else:
        raise ValueError(f"no format {form!r}; there are {', '.join(FORMATS)}")
    return "\n".join(lines) + "\n" if lines else ""


def read_framework(text: str, form: str | None = None) -> Framework:
    """Read a framework; without a format, its first line tells which one it is.

    Comment lines begin with `#` or `%` (in `p af` also with `c` and a space); empty lines do not count. Raises
    FrameworkError for a line that cannot be read, for an attack of or on what is no argument, and for an argument
    declared twice; ValueError for an unknown format.
    """
    lines = _list_lines(text)
    chosen = form or _guess(lines)
    if chosen == "iccma":
        return _read_iccma(lines)
    if chosen == "apx":
        return _read_apx(lines)
    if chosen == "tgf":
        return _read_tgf(lines)
    raise ValueError(f"no format {chosen!r}; there are {', '.join(FORMATS)}")


def _list_lines(text: str) -> list[Line]:
    """Return the lines that say something, each with its number; a line with `#` alone, of tgf, is one."""
    return [
        (number, line)
        for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), 1)
        if (line := raw.strip()) and (line == "#" or line[0] not in "#%")
    ]


def _guess(lines: list[Line]) -> str:
    for _, line in lines:
        if re.match(r"p\s", line):
            return "iccma"
        if re.match(r"\w+\s*\(", line):
            return "apx"
        if not line.startswith("c "):
            return "tgf"
    return "tgf" if lines else "apx"


def _show(line: str) -> str:
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _read_iccma(lines: list[Line]) -> Framework:
    said = ((number, line) for number, line in lines if line != "#" and not line.startswith("c "))
    number, head = next(said, (0, ""))
    words = head.split()
    if len(words) != 3 or words[:2] != ["p", "af"] or not _is_number(words[2]):
        raise FrameworkError(f"`{_show(head)}` is no head like `p af 3`" if head else "there is no head", number)
    size = int(words[2])
    if size > MOST_ARGUMENTS:
        raise FrameworkError(f"{size} arguments are more than {MOST_ARGUMENTS}", number)

    def attacks() -> Iterator[tuple[int, int]]:
        for number, line in said:
            words = line.split()
            if len(words) != 2 or not all(map(_is_number, words)):
                raise FrameworkError(f"`{_show(line)}` is no attack like `1 2`", number)
            a, b = map(int, words)
            for one in (a, b):
                if not 1 <= one <= size:
                    raise FrameworkError(f"`{one}` is no argument from 1 to {size}", number)
            yield a - 1, b - 1

    return make_framework(map(str, range(1, size + 1)), attacks())


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal() and len(word) <= 12


def _read_apx(lines: list[Line]) -> Framework:
    place: dict[str, int] = {}
    attacks: list[tuple[int, list[str]]] = []
    for number, line in lines:
        at = 0
        while at < len(line):
            fact = _FACT.match(line, at)
            names = [word.strip() for word in fact[2].split(",")] if fact else []
            if fact is None or not all(names) or (fact[1], len(names)) not in (("arg", 1), ("att", 2)):
                raise FrameworkError(f"`{_show(line[at:].strip())}` is neither `arg(a).` nor `att(a,b).`", number)
            if fact[1] == "att":
                attacks.append((number, names))
            elif names[0] in place:
                raise FrameworkError(f"the argument `{_show(names[0])}` is declared twice", number)
            else:
                place[names[0]] = len(place)
            at = fact.end()
            while line[at : at + 1].isspace():
                at += 1
            if line[at : at + 1] in ("%", "#"):
                break
    return make_framework(place, _resolve(attacks, place))


def _read_tgf(lines: list[Line]) -> Framework:
    place: dict[str, int] = {}
    attacks: list[tuple[int, list[str]]] = []
    second = False
    for number, line in lines:
        words = line.split()
        if line == "#":
            if second:
                raise FrameworkError("a second `#`: it stands once, between arguments and attacks", number)
            second = True
        elif second:
            if len(words) < 2:
                raise FrameworkError(f"`{_show(line)}` is no attack like `a b`", number)
            attacks.append((number, words[:2]))  # what follows is a label
        elif words[0] in place:
            raise FrameworkError(f"the argument `{_show(words[0])}` is declared twice", number)
        else:
            place[words[0]] = len(place)
    if not second:
        raise FrameworkError("there is no `#` between arguments and attacks")
    return make_framework(place, _resolve(attacks, place))


def _resolve(attacks: list[tuple[int, list[str]]], place: dict[str, int]) -> Iterator[tuple[int, int]]:
    for number, names in attacks:
        for name in names:
            if name not in place:
                raise FrameworkError(f"`{_show(name)}` is no argument", number)
        yield place[names[0]], place[names[1]]
