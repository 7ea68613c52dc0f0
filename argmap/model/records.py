"""Frozen records of a debate: who says what, and what speaks for or against it. Nothing here reads files.

Records name one another by id (`Step.premises` holds claim ids), so a debate with circles is still plain
data, and two debates are equal when they say the same, wherever their lines stand. Claims, steps and premises cannot be
referred to weakly: the builder makes them open and then changes their class, which Python allows only without.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

from argmap.text import Span

ME = "me"
"""The id of the map-maker, who needs no declaration."""

StepKind = Literal["reason", "rebuttal"]
StanceKind = Literal["agreed", "conceded", "denied", "reported"]
Unit = Literal["¶", "p.", "§", "l.", "ch.", "at"]
Place = Span | None


def _at() -> Place:
    return field(default=None, eq=False, repr=False, kw_only=True)  # type: ignore[no-any-return]


@frozen
class Locator:
    """A place in a source: unit and number (`¶ 9`), or a range with both ends (`¶ 11–13`)."""

    unit: Unit
    first: str
    last: str | None = None

    def __str__(self) -> str:
        gap = "" if self.unit in ("¶", "§") else " "
        unit = "pp." if self.unit == "p." and self.last else self.unit
        return f"{unit}{gap}{self.first}" + (f"–{self.last}" if self.last else "")


@frozen(slots=False)
class Citation:
    """Where a claim is found: a source and places in it. `source` is None where the text names none."""

    source: str | None
    locators: tuple[Locator, ...] = ()
    at: Place = _at()

    def __str__(self) -> str:
        return " ".join(filter(None, [self.source and f"@{self.source}", ", ".join(map(str, self.locators))]))


@frozen
class Quotation:
    """Words quoted from the claim's source, or from the one cited."""

    text: str
    citations: tuple[Citation, ...] = ()
    at: Place = _at()


@frozen
class Stance:
    """What an author does with a claim he did not make: agreed, conceded, denied or reported it."""

    kind: StanceKind
    author: str
    citations: tuple[Citation, ...] = ()
    at: Place = _at()


@frozen(weakref_slot=False)
class Premise:
    """A claim used in a step. `implicit`: the speaker left it unstated (`assuming`). `role`: its part in the scheme."""

    claim: str
    implicit: bool = False
    role: str | None = None
    at: Place = _at()


@frozen
class Undercut:
    """A claim that breaks a step: both ends may be true, and still the one does not carry the other.

    `scheme` is the fallacy that it charges.
    """

    claim: str
    movers: tuple[str, ...] = (ME,)
    move: str | None = None
    asks: str | None = None
    role: str | None = None
    scheme: str | None = None
    at: Place = _at()


@frozen(weakref_slot=False)
class Step:
    """An inference: linked premises that together support (`reason`) or attack (`rebuttal`) a claim.

    Premises hold together or not at all. `movers` are the authors who make the step; `weight` lies in 0 to 1.
    """

    kind: StepKind
    claim: str
    premises: tuple[Premise, ...]
    movers: tuple[str, ...] = (ME,)
    undercuts: tuple[Undercut, ...] = ()
    scheme: str | None = None
    weight: float | None = None
    move: str | None = None
    asks: str | None = None
    at: Place = _at()

    @property
    def linked(self) -> bool:
        """Whether two or more premises work together in it."""
        return len(self.premises) > 1

    @property
    def key(self) -> tuple[str, str, str]:
        """What a step is known by: its claim, its kind and its first premise."""
        return self.claim, self.kind, self.premises[0].claim


@frozen(weakref_slot=False)
class Claim:
    """An assertion in the debate.

    `authors` are the ids of those who assert it (`me` is the map-maker). `reasons` and `rebuttals` are the
    steps for and against it. `implicit`: an author's unstated premise, put in words by the map-maker.
    `doubt`: an open doubt that nobody says. `named`: the map gives it its id; otherwise the id is made from its
    nearest named owner and a hash of its text. `credence` lies in 0 to 1. `asserted` overrides whether the
    claim is put forward. `section` is the id of the section it was written in.
    """

    id: str
    text: str
    authors: tuple[str, ...] = (ME,)
    citations: tuple[Citation, ...] = ()
    reasons: tuple[Step, ...] = ()
    rebuttals: tuple[Step, ...] = ()
    stances: tuple[Stance, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    implicit: bool = False
    doubt: bool = False
    named: bool = True
    section: str | None = None
    basis: str | None = None
    credence: float | None = None
    date: str | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None
    asserted: bool | None = None
    extras: Mapping[str, str] = field(factory=dict)
    at: Place = _at()

    @property
    def undercuts(self) -> tuple[Undercut, ...]:
        """Every undercut of a step for or against this claim."""
        return tuple(u for step in self.steps for u in step.undercuts)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Its reasons, then its rebuttals."""
        return self.reasons + self.rebuttals


@frozen
class Answer:
    """A claim offered as an answer; its undercuts say that it does not exclude its rivals after all."""

    claim: str
    undercuts: tuple[Undercut, ...] = ()
    at: Place = _at()


@frozen
class Question:
    """What is disputed. `exclusive`: its answers exclude one another."""

    id: str
    text: str
    answers: tuple[Answer, ...] = ()
    exclusive: bool = True
    section: str | None = None
    note: str | None = None
    extras: Mapping[str, str] = field(factory=dict)
    at: Place = _at()


@frozen
class Author:
    """One who speaks in the debate. `color` is `#RRGGBB`; `side` groups authors into camps."""

    id: str
    name: str
    affiliation: str | None = None
    qualifications: str | None = None
    side: str | None = None
    color: str | None = None
    note: str | None = None
    extras: Mapping[str, str] = field(factory=dict)
    at: Place = _at()


@frozen
class Source:
    """Where something was said. `authors` are ids; `date` and `accessed` are ISO 8601, as precise as is known.

    `text` is the path of the source's own text, for those who have it. `extent` lists the places the source
    has (`¶ 1–28`, `p. 4–9`), a unit that it does not name being of unknown length.
    """

    id: str
    title: str
    authors: tuple[str, ...] = ()
    date: str | None = None
    publisher: str | None = None
    kind: str | None = None
    url: str | None = None
    accessed: str | None = None
    text: str | None = None
    extent: tuple[Locator, ...] = ()
    note: str | None = None
    extras: Mapping[str, str] = field(factory=dict)
    at: Place = _at()


@frozen
class Section:
    """A group of claims: a heading in the brief, a cluster in the diagram."""

    id: str
    heading: str
    note: str | None = None
    extras: Mapping[str, str] = field(factory=dict)
    at: Place = _at()


@frozen
class Expectation:
    """A test of a verdict. `included`: written in an included file, so not tested here."""

    claim: str
    verdict: str
    included: bool = False
    at: Place = _at()


@frozen
class Scenario:
    """A what-if: claims taken as accepted or rejected, and what should follow."""

    id: str
    text: str
    accepts: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    included: bool = False
    note: str | None = None
    extras: Mapping[str, str] = field(factory=dict)
    at: Place = _at()
