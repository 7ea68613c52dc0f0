"""Debate formats: their sides and speeches in order, five built in and any of a user’s own. Lays out no flow."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from typing import Any

from attrs import frozen

from argmap.suggest import suggest

DOES = ("case", "answers")
"""What a speech may do on a flow: bring a case of its own, answer what was said."""

MOST_SPEECHES = 16
"""Speeches of one format at most: more columns fit on no sheet of paper."""


class FlowFormatError(ValueError):
    """A debate format cannot be used: the message says why, `hint` what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@frozen
class Speech:
    """One speech: its name at the head of its column, its side (0 speaks first, 1), and what it `does`."""

    name: str
    side: int
    does: frozenset[str]


@frozen
class DebateFormat:
    """A format: its name, the names of its two sides, its speeches in order.

    `values_first`: before all else each side gives a value and a criterion, as in Lincoln-Douglas.
    """

    name: str
    sides: tuple[str, str]
    speeches: tuple[Speech, ...]
    values_first: bool = False


def _make(name: str, sides: tuple[str, str], speeches: str, *, values_first: bool = False) -> DebateFormat:
    """Make a format of a line: `1AC:0ca` is a speech of side 0 that brings a case and answers."""
    made = []
    for told in speeches.split(", "):
        title, _, rest = told.partition(":")
        does = frozenset(word for word, sign in (("case", "c"), ("answers", "a")) if sign in rest)
        made.append(Speech(title, int(rest[0]), does))
    return DebateFormat(name, sides, tuple(made), values_first)


FORMATS: Mapping[str, DebateFormat] = {
    "policy": _make(
        "Policy debate", ("Affirmative", "Negative"),
        "1AC:0c, 1NC:1ca, 2AC:0a, 2NC:1a, 1NR:1a, 1AR:0a, 2NR:1a, 2AR:0a",
    ),
    "ld": _make(
        "Lincoln-Douglas debate", ("Affirmative", "Negative"), "AC:0c, NC:1ca, 1AR:0a, NR:1a, 2AR:0a", values_first=True
    ),
    "pf": _make(
        "Public forum debate", ("Pro", "Con"),
        "Pro case:0c, Con case:1c, Pro rebuttal:0a, Con rebuttal:1a, Pro summary:0a, Con summary:1a, "
        "Pro final focus:0a, Con final focus:1a",
    ),
    "worlds": _make(
        "World Schools debate", ("Proposition", "Opposition"),
        "Prop 1:0c, Opp 1:1ca, Prop 2:0ca, Opp 2:1ca, Prop 3:0a, Opp 3:1a, Opp reply:1, Prop reply:0",
    ),
    "bp": _make(
        "British Parliamentary debate", ("Government", "Opposition"),
        "PM:0c, LO:1ca, DPM:0ca, DLO:1ca, MG:0ca, MO:1ca, GW:0a, OW:1a",
    ),
}  # fmt: skip
"""The formats built in, by the word that names them."""


def find_format(name: str) -> DebateFormat:
    """Return a format that is built in. Raises FlowFormatError for a word that names none."""
    if name in FORMATS:
        return FORMATS[name]
    near = suggest(name, FORMATS)
    raise FlowFormatError(
        f"`{name}` is no format of a debate", f"did you mean `{near}`?" if near else f"choose {', '.join(FORMATS)}"
    )


def parse_format(text: str, *, toml: bool) -> DebateFormat:
    """Read a format of a user’s own from TOML, else from JSON. Raises FlowFormatError for whatever is wrong in it."""
    try:
        found = tomllib.loads(text) if toml else json.loads(text)
    except (ValueError, RecursionError) as error:
        kind = "TOML" if toml else "JSON"
        raise FlowFormatError(f"the format is no {kind}: {str(error) or 'nested too deep'}") from None
    if not isinstance(found, dict):
        raise FlowFormatError("the format is no table", "give it `sides` and `speeches`")
    _require_known(found, ("name", "sides", "speeches", "values-first"), "the format")
    sides = found.get("sides")
    if not (isinstance(sides, list) and len(sides) == 2 and all(isinstance(s, str) and s.strip() for s in sides)):
        raise FlowFormatError("`sides` is no list of two names", 'write it as sides = ["Affirmative", "Negative"]')
    if sides[0] == sides[1]:
        raise FlowFormatError(f"both sides are called `{sides[0]}`", "give them different names")
    listed = found.get("speeches")
    if not isinstance(listed, list) or not listed:
        raise FlowFormatError("`speeches` is no list of speeches", "give each a `name` and a `side`, in their order")
    if len(listed) > MOST_SPEECHES:
        raise FlowFormatError(f"{len(listed)} speeches are too many", f"a flow has {MOST_SPEECHES} columns at most")
    speeches: list[Speech] = []
    for number, one in enumerate(listed, 1):
        speech = _read_speech(one, number, sides, {s.side for s in speeches})
        if any(speech.name == other.name for other in speeches):
            raise FlowFormatError(f"two speeches are called `{speech.name}`", "give each a name of its own")
        speeches.append(speech)
    for side, name in enumerate(sides):
        if not any(speech.side == side for speech in speeches):
            raise FlowFormatError(f"`{name}` has no speech", "give each side one at least")
        if not any(speech.side == side and "case" in speech.does for speech in speeches):
            raise FlowFormatError(f"no speech of `{name}` brings a case", 'add "case" to what one of them does')
    name = found.get("name", "Debate")
    if not isinstance(name, str) or not name.strip():
        raise FlowFormatError("`name` is no text")
    first = found.get("values-first", False)
    if not isinstance(first, bool):
        raise FlowFormatError("`values-first` is neither true nor false")
    return DebateFormat(name, (sides[0], sides[1]), tuple(speeches), first)


def _read_speech(found: Any, number: int, sides: list[str], spoken: set[int]) -> Speech:
    which = f"speech {number}"
    if not isinstance(found, dict):
        raise FlowFormatError(f"{which} is no table", "give it a `name` and a `side`")
    name = found.get("name")
    if not isinstance(name, str) or not name.strip() or "\n" in name:
        raise FlowFormatError(f"{which} has no `name`", "write its name on one line")
    which = f"speech `{name}`"
    _require_known(found, ("name", "side", "does"), which)
    side = found.get("side")
    if side not in sides:
        near = suggest(side, sides) if isinstance(side, str) else None
        told = f"`{side}`, which is no side" if side is not None else "no side"
        raise FlowFormatError(
            f"{which} has {told}", f"did you mean `{near}`?" if near else f"choose {' or '.join(sides)}"
        )
    at = sides.index(side)
    does = found.get("does", ["answers"] if at in spoken else ["case", "answers"])
    if not isinstance(does, list) or not all(isinstance(word, str) for word in does):
        raise FlowFormatError(
            f"{which} has a `does` that is no list of words", 'write it as does = ["case", "answers"]'
        )
    for word in does:
        if word not in DOES:
            raise FlowFormatError(f"{which} does `{word}`, which is not known", f"choose from {', '.join(DOES)}")
    return Speech(name, at, frozenset(does))


def _require_known(found: Mapping[str, Any], keys: tuple[str, ...], what: str) -> None:
    for key in found:
        if key not in keys:
            near = suggest(key, keys)
            hint = f"did you mean `{near}`?" if near else f"choose from {', '.join(keys)}"
            raise FlowFormatError(f"{what} has the key `{key}`, which is not known", hint)
