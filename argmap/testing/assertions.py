"""Assertions on texts and maps. Draws nothing at random."""

from __future__ import annotations

from argmap.model import Map


def assert_lossless(text: str) -> None:
    """Assert that the lines of any text, joined, give the text back."""
    from argmap.syntax.parse import parse_lines

    joined = parse_lines(text).join()
    assert joined == text, f"the lines joined give {joined!r}, not {text!r}"


def assert_canonical(text: str) -> None:
    """Assert that a text without errors of syntax is as the formatter writes it."""
    from argmap.syntax.format import format_text

    formatted = format_text(text)
    assert formatted == text, f"the formatter writes {formatted!r}, not {text!r}"


def assert_round_trip(debate: Map) -> str:
    """Assert that a map written out, in canonical form, reads back as itself; return the text.

    Only ids of unnamed claims may change, and what joining the files of an included debate into one changes.
    """
    import argmap
    from argmap.write import dumps, prepare
    from argmap.write.proof import find_difference

    text = dumps(debate)
    assert_canonical(text)
    ready = prepare(debate)
    difference = find_difference(ready.map, prepare(argmap.loads(text)).map)
    assert not difference, f"{difference}, in\n{text}"
    return text
