"""What tests of the evaluation share: maps from text, and the helpers beside them."""

import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

import argmap

sys.path.insert(0, str(Path(__file__).parent))

PEOPLE = "author ada: Ada Moss\nauthor ben: Ben Ward\n\n"


@pytest.fixture
def read() -> Callable[[str], argmap.Map]:
    """Reads a map of Ada and Ben from a text."""
    return lambda text: argmap.loads(PEOPLE + textwrap.dedent(text))


@pytest.fixture
def words(read: Callable[[str], argmap.Map]) -> Callable[..., dict[str, str]]:
    """The verdict words of a text by claim: `words(text, author="ada")`."""

    def find(text: str, **options: object) -> dict[str, str]:
        return {verdict.claim: verdict.word for verdict in read(text).evaluate(**options)}

    return find
