"""Texts that once stopped argmap, or that it once misread: each file beside this one is read, formatted, written.

Put what a fuzzer finds here as `<what was wrong>.argmap`, as small as it can be made; bytes that are no UTF-8 and
odd line ends are kept as they are.
"""

from pathlib import Path

import pytest

import argmap
from argmap.syntax.characters import decode
from argmap.syntax.format import format_text
from argmap.testing import assert_lossless, assert_round_trip

FINDS = sorted(Path(__file__).parent.glob("*.argmap"))


@pytest.mark.parametrize("path", FINDS, ids=lambda path: path.stem)
def test_find(path: Path) -> None:
    text = decode(path.read_bytes())
    assert_lossless(text)
    diagnostics = argmap.check_text(text)
    assert all(str(found) for found in diagnostics)
    try:
        formatted = format_text(text)
    except argmap.ArgmapError:
        return
    if not any(found.severity == "error" for found in diagnostics):
        debate = argmap.loads(text)
        assert argmap.loads(formatted) == debate
        assert argmap.loads(assert_round_trip(debate)) == debate


def test_there_are_finds() -> None:
    assert FINDS
