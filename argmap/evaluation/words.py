"""Verdicts in the reader's words: stands, falls, contested, open, each with its causes. Searches for nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from attrs import frozen

from argmap.model import Map
from argmap.rules.context import join_words

WORDS = ("stands", "falls", "contested", "open", "undecided")
"""The words of a verdict; `undecided` only where a search stopped before it knew whether `contested` or `open`."""

REBUTTED, EXCLUDED, UNSUPPORTED = "rebutted", "excluded", "unsupported"
NOT_PUT_FORWARD, REJECTED = "not put forward", "rejected"

NO_TRUTH = "A verdict says what follows if the map is all there is. It is no statement of truth."
"""What every page that prints a verdict says."""


class Cause(str):
    """Why a claim falls: one of `rebutted`, `excluded`, `unsupported`, `not put forward`, `rejected`.

    `by` holds the claims that bring it about: the first premises of the rebuttals, the rivals that stand, or the
    first premises of the reasons that fell. `circle` holds the claims of the circle in which the reasons run.
    """

    __slots__ = ("by", "circle")

    by: tuple[str, ...]
    circle: tuple[str, ...]

    def __new__(cls, kind: str, by: Iterable[str] = (), circle: Iterable[str] = ()) -> Self:
        """Make a cause of a kind."""
        made = super().__new__(cls, kind)
        made.by = tuple(by)
        made.circle = tuple(circle)
        return made


@frozen(slots=False)
class Verdict:
    """What is to be said of a claim in one reading.

    `word` is `stands`, `falls`, `contested` or `open` (`undecided` where a search was stopped), `causes` are all that
    hold of one that falls, and `remark` is what else a reader should know, empty where there is nothing.
    """

    claim: str
    word: str
    causes: tuple[Cause, ...] = ()
    remark: str = ""

    def __str__(self) -> str:
        return f"{self.word}: {self.remark}" if self.remark else self.word


_MOST_NAMED = 8  # claims of a circle that are named
_LONGEST = 60  # characters of a claim's text that stand for a name it does not have


def name_claim(debate: Map, claim: str) -> str:
    """Return what a claim is called on a page: its id, or the beginning of its text where the map gives it no name."""
    record = debate.claims[claim]
    if record.named:
        return claim
    words = " ".join(record.text.split())
    return f"“{words}”" if len(words) <= _LONGEST else f"“{words[: _LONGEST - 1].rstrip()}…”"


def list_claims(debate: Map, claims: Iterable[str]) -> str:
    """Return claims as a list in prose."""
    return join_words([name_claim(debate, claim) for claim in claims])


def write_circle(debate: Map, circle: tuple[str, ...]) -> str:
    """Return a circle of reasons in words, its middle left out where it is long."""
    long = len(circle) > _MOST_NAMED
    names = [name_claim(debate, claim) for claim in (circle[:3] + circle[-3:] + circle[-3:] if long else circle)]
    if long:
        names[3:3] = [f"… ({len(circle) - 6} more) …"]
    return " because ".join([*names, names[0]])


def matches(expected: str, word: str) -> bool:
    """Tell whether a verdict is what an `expect` line says; `undecided` means contested or open."""
    return expected == word or (expected == "undecided" and word in ("contested", "open", "undecided"))
