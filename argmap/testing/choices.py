"""Choosing step by step within a strategy: numbers, one of several, now and then. Makes nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

from argmap.testing.words import names

T = TypeVar("T")

Draw = Callable[[st.SearchStrategy[Any]], Any]
"""What hypothesis gives to a composite strategy."""


@cache
def _numbers(least: int, most: int) -> st.SearchStrategy[int]:
    return st.integers(least, most)  # made once: making strategies costs more than drawing from them


_NAMES = names()


class Chooser:
    """Draws one thing after another; the simplest outcome of each draw is the smallest."""

    def __init__(self, draw: Draw):
        self.draw = draw
        self.taken: set[str] = set()

    def number(self, least: int, most: int) -> int:
        """Return a number within the bounds."""
        return int(self.draw(_numbers(least, most)))

    def pick(self, things: Sequence[T]) -> T:
        """Return one of several things."""
        return things[self.number(0, len(things) - 1)]

    def some(self, things: Sequence[T], most: int = 2) -> tuple[T, ...]:
        """Return a few of several things, none twice."""
        found: dict[T, None] = {}
        for _ in range(self.number(0, most) if things else 0):
            found[self.pick(things)] = None
        return tuple(found)

    def now_and_then(self, chance: int = 3) -> bool:
        """Return true in one of `chance` cases, and never in the simplest one."""
        return self.number(1, chance) == chance

    def new_name(self, without: str = "") -> str:
        """Return a name that no other resembles, without certain characters."""
        while True:
            name = str(self.draw(_NAMES))
            if not {*without} & {*name}:
                break
        base, count = name, 1
        while name.casefold() in self.taken:
            count += 1
            name = f"{base}{count}"
        self.taken.add(name.casefold())
        return name
