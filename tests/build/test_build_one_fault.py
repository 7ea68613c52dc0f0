"""One line of a sound map made bad in one way: it is told once, on that line, and nothing around it is."""

import re
from pathlib import Path

import pytest

import argmap

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.argmap"))


def misspell(indent, body):
    return f"{indent}{body[0]}{body}"


def replace_word(indent, body):
    return indent + re.sub(r"^[^\s:]+", "zzqx", body)


def drop_colon(indent, body):
    return indent + body.replace(": ", " ", 1)


def close_up(indent, body):
    return indent + body.replace(": ", ":", 1)


def push_in(indent, body):
    return f" {indent}{body}"


def capitalise(indent, body):
    return indent + body[0].upper() + body[1:]


def add_bullet(indent, body):
    return f"{indent}- {body}"


def add_control_character(indent, body):
    return f"{indent}{body[:2]}\0{body[2:]}"


WAYS = [misspell, replace_word, drop_colon, close_up, push_in, capitalise, add_bullet, add_control_character]


def bad_lines(path):
    """Yield each line that says something in one bad form, another for each line in turn."""
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines):
        body = line.lstrip(" ")
        # what an include would have declared cannot be known once its line is bad
        if not body or body.startswith(("#", "include ")):
            continue
        indent = line[: len(line) - len(body)]
        for turn in range(len(WAYS)):
            bad = WAYS[(number + turn) % len(WAYS)](indent, body)
            if bad != line:
                yield number + 1, "\n".join([*lines[:number], bad, *lines[number + 1 :]])
                break


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_one_bad_line(path):
    told = {}
    for line, text in bad_lines(path):
        found = argmap.check_text(text, path)
        if [(d.line, d.path) for d in found] != [(line, path.as_posix())]:
            told[line] = [str(d) for d in found]
    assert told == {}


def test_there_are_maps():
    assert sum(1 for path in MAPS for _ in bad_lines(path)) > 200
