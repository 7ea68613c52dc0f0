"""The maps of the project, with faults put in at random: nothing raises, and nothing is lost.

`ARGMAP_MUTATIONS` says how many mutants to try, 100,000 of them in the deep profile; `ARGMAP_MUTATION_SEED` where
to start. A mutant is made from its number alone, so a failure can be made again.
"""

import os
from pathlib import Path
from random import Random

import pytest

from argmap.app import load_map
from argmap.diagnostics import ArgmapError
from argmap.syntax.format import format_text
from argmap.syntax.parse import parse_lines
from argmap.testing import mutate

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.argmap"))
DEEP = os.environ.get("ARGMAP_PROFILE") == "deep"
COUNT = int(os.environ.get("ARGMAP_MUTATIONS", "100000" if DEEP else "150"))
FIRST = int(os.environ.get("ARGMAP_MUTATION_SEED", "0"))


def check_mutant(path: Path, text: str) -> None:
    assert parse_lines(text).join() == text
    loaded = load_map(path, text=text)
    for found in loaded.diagnostics:
        assert str(found)
        assert found.span.end <= len(found.span.source.text)
    try:
        formatted = format_text(text)
    except ArgmapError:
        assert loaded.map is None
        return
    again = load_map(path, text=formatted)
    names = sorted(d.name for d in loaded.diagnostics)
    if "mixed-indent" not in names:  # which the formatter mends
        assert again.map == loaded.map
        assert sorted(d.name for d in again.diagnostics) == names


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_mutants(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for number in range(FIRST, FIRST + COUNT // len(MAPS)):
        mutant = mutate(text, Random(f"{path.stem} {number}"))
        try:
            check_mutant(path, mutant)
        except Exception as error:
            where = f"mutant {number} of {path.name}: put it in tests/fuzz_finds/"
            raise AssertionError(f"{where}\n{mutant!r}") from error
