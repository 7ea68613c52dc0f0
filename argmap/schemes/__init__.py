"""Argumentation schemes: what premises each has, which critical questions it must bear. Checks no map.

Nothing is loaded before it is asked for: a map without schemes does not pay for the catalogue.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.schemes.catalogue import FAMILIES, SCHEMES, find_scheme
    from argmap.schemes.questions import (
        Asking,
        Examination,
        QuestionOnStep,
        asked_questions,
        open_questions,
    )
    from argmap.schemes.records import Burden, CriticalQuestion, Place, Role, Scheme, Work

_HOMES = {
    **dict.fromkeys(("FAMILIES", "SCHEMES", "find_scheme"), "argmap.schemes.catalogue"),
    **dict.fromkeys(
        ("Asking", "Examination", "QuestionOnStep", "asked_questions", "open_questions"), "argmap.schemes.questions"
    ),
    **dict.fromkeys(("Burden", "CriticalQuestion", "Place", "Role", "Scheme", "Work"), "argmap.schemes.records"),
}

__all__ = [
    "FAMILIES", "SCHEMES", "Asking", "Burden", "CriticalQuestion", "Examination", "Place", "QuestionOnStep", "Role",
    "Scheme", "Work", "asked_questions", "find_scheme", "open_questions",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'argmap.schemes' has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(home), name)
    return found
