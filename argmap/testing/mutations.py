"""Faults put into good texts: letters, words, lines and indents gone wrong. Knows no grammar."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from hypothesis import strategies as st

from argmap.testing.files import argmap_texts

_SIGNS = (
    ":", "：", " ", "  ", "\t", "\n", "\r", "\r\n", "#", "  #", ".", ",", ";", "[", "]", "(", ")", '"', "|", ">", "¶",
    "@", "-", "by", " by ", "from", "as", "because", "but", "and", "unless", "claim", "\u00a0", "\u3000", "\u2028",
    "\u200b", "\ufeff", "\x00", "\x0b", "\x85", "\u202e", "\ud800", "\udcff", "é", "ж", "🕊️", "[]", "[¶9]",
)  # fmt: skip
_LINES = (
    "", "  ", "claim", "because", "  because: x", "claim a:b", "  and", "unless y", "include", "by", "by a b", "> q",
    "|", "| more", "  | more", "# allow: no-such-rule", "# allow:", "key: value", "x-key: value", "expect x stands",
    "      claim deep: x", "\tbecause tab: x", "- bullet", "prose without a word", "[Title]: text", "map: again",
    "section s: h", "question q: t", "answer a", "scenario z: t", "  accept a", "include ../x.argmap as x",
)  # fmt: skip


def mutate(text: str, random: Random) -> str:
    """Return the text with one to three faults put in at random places."""
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        text = random.choice(_MUTATIONS)(text, random)
    return text


def broken_texts() -> st.SearchStrategy[str]:
    """Texts of maps with faults: most do not read as they should, and none may stop the reader."""
    return st.builds(mutate, argmap_texts(), st.randoms(use_true_random=False))


def _place(text: str, random: Random) -> int:
    return random.randrange(len(text) + 1)


def _drop_letter(text: str, random: Random) -> str:
    at = _place(text, random)
    return text[:at] + text[at + 1 :]


def _double_letter(text: str, random: Random) -> str:
    at = _place(text, random)
    return text[: at + 1] + text[at:]


def _swap_letters(text: str, random: Random) -> str:
    at = _place(text, random)
    return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]


def _insert_sign(text: str, random: Random) -> str:
    at = _place(text, random)
    return text[:at] + random.choice(_SIGNS) + text[at:]


def _replace_letter(text: str, random: Random) -> str:
    at = _place(text, random)
    return text[:at] + random.choice(_SIGNS) + text[at + 1 :]


def _cut_off(text: str, random: Random) -> str:
    return text[: _place(text, random)]


def _drop_stretch(text: str, random: Random) -> str:
    start = _place(text, random)
    return text[:start] + text[start + random.randrange(1, 40) :]


def _on_lines(change: Callable[[list[str], int, Random], None]) -> Callable[[str, Random], str]:
    def mutation(text: str, random: Random) -> str:
        lines = text.split("\n")
        change(lines, random.randrange(len(lines)), random)
        return "\n".join(lines)

    return mutation


def _drop_line(lines: list[str], at: int, _: Random) -> None:
    del lines[at]


def _double_line(lines: list[str], at: int, random: Random) -> None:
    lines.insert(random.randrange(len(lines) + 1), lines[at])


def _move_line(lines: list[str], at: int, random: Random) -> None:
    line = lines.pop(at)
    lines.insert(random.randrange(len(lines) + 1), line)


def _insert_line(lines: list[str], at: int, random: Random) -> None:
    lines.insert(at, random.choice(_LINES))


def _indent_line(lines: list[str], at: int, random: Random) -> None:
    lines[at] = random.choice((" ", "  ", "\t", "    ", " \t")) + lines[at]


def _dedent_line(lines: list[str], at: int, random: Random) -> None:
    lines[at] = lines[at][random.choice((1, 2, 2, 4)) :]


def _indent_rest(lines: list[str], at: int, _: Random) -> None:
    for index in range(at, len(lines)):
        lines[index] = "  " + lines[index]


def _drop_word(lines: list[str], at: int, random: Random) -> None:
    words = lines[at].split(" ")
    del words[random.randrange(len(words))]
    lines[at] = " ".join(words)


def _swap_words(lines: list[str], at: int, random: Random) -> None:
    words = lines[at].split(" ")
    other = lines[random.randrange(len(lines))].split(" ")
    words[random.randrange(len(words))] = random.choice(other)
    lines[at] = " ".join(words)


def _change_case(lines: list[str], at: int, random: Random) -> None:
    lines[at] = random.choice((str.upper, str.title, str.swapcase))(lines[at])


_MUTATIONS: tuple[Callable[[str, Random], str], ...] = (
    _drop_letter,
    _double_letter,
    _swap_letters,
    _insert_sign,
    _insert_sign,
    _replace_letter,
    _cut_off,
    _drop_stretch,
    *map(
        _on_lines,
        (
            _drop_line,
            _double_line,
            _move_line,
            _insert_line,
            _insert_line,
            _indent_line,
            _dedent_line,
            _indent_rest,
            _drop_word,
            _swap_words,
            _change_case,
        ),
    ),
)
