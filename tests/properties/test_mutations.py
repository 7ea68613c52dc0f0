"""The maps of the project, with faults put in at random: nothing raises, and nothing is lost.

`ARGMAP_MUTATIONS` says how many mutants to try, 100,000 of them in the deep profile; `ARGMAP_MUTATION_SEED` where
to start. Few are mutants of the debate, as one of these takes as long as a hundred of the small maps in the pages of
the rules. A mutant is made from its number alone, so a failure can be made again.
"""

import os
import re
from pathlib import Path
from random import Random

import pytest

from argmap.app import load_map
from argmap.diagnostics import ArgmapError
from argmap.syntax.format import format_text
from argmap.syntax.parse import parse_lines
from argmap.testing import mutate

ROOT = Path(__file__).parents[2]
MAPS = sorted((ROOT / "maps").glob("*.argmap"))
PAGES = sorted([*(ROOT / "docs" / "reference" / "rules").glob("*.md"), *(ROOT / "tests" / "rules").glob("*.md")])
SMALL = sum(page.read_text(encoding="utf-8").count("\n```argmap\n") for page in PAGES)
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


def check_mutants(path: Path, text: str, count: int) -> None:
    for number in range(FIRST, FIRST + count):
        mutant = mutate(text, Random(f"{path.stem} {number}"))
        try:
            check_mutant(path, mutant)
        except Exception as error:
            where = f"mutant {number} of {path.name}: put it in tests/fuzz_finds/"
            raise AssertionError(f"{where}\n{mutant!r}") from error


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_mutants_of_the_debate(path: Path) -> None:
    check_mutants(path, path.read_text(encoding="utf-8"), max(COUNT // 250, 3))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_mutants_of_small_maps(page: Path, tmp_path: Path) -> None:
    small = re.findall(r"^```argmap\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    for number, text in enumerate(small):
        check_mutants(tmp_path / f"{page.stem}-{number}.argmap", text, max(COUNT // SMALL, 1))


def test_there_are_small_maps() -> None:
    assert SMALL > 300
