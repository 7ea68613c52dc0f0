"""Half-made records: what the builder knows of a claim or a step before all lines are read."""

from __future__ import annotations

from typing import Any

import attrs
from attrs import evolve, field

from argmap.model.records import (
    ME,
    Answer,
    Author,
    Claim,
    Premise,
    Question,
    Quotation,
    Scenario,
    Section,
    Source,
    Stance,
    Step,
    StepKind,
    Undercut,
)
from argmap.syntax.nodes import Line
from argmap.text import SourceText, Span


def _thaw(record: type) -> Any:
    """Return an open class with the fields of a frozen record; `made.__class__ = record` freezes what it has made.

    A frozen record sets field after field through a door of its own and takes four times as long to make, which
    tells where there are thousands. What a draft puts in one needs no conversion.
    """
    fields = {f.name: field(default=f.default, kw_only=f.kw_only, eq=f.eq) for f in attrs.fields(record)}
    return attrs.make_class(record.__name__, fields, slots=True, weakref_slot=False, eq=False, repr=False)


_OpenClaim = _thaw(Claim)
_OpenStep = _thaw(Step)
_OpenPremise = _thaw(Premise)

_NONE: dict[str, Any] = {}  # what a draft without keys shares with all others; never written to


class Keyed:
    """Anything that keys describe: their values, and the places that gave them."""

    __slots__ = ("key_spans", "values")

    def __init__(self) -> None:
        self.values = _NONE
        self.key_spans: dict[str, Span] = _NONE

    def claim_key(self, key: str, span: Span) -> Span:
        """Note where a key is given; return the place that gave it first."""
        if self.key_spans is _NONE:
            self.key_spans = {}
        return self.key_spans.setdefault(key, span)

    def set_value(self, key: str, value: Any) -> None:
        """Set what a key says."""
        if self.values is _NONE:
            self.values = {}
        self.values[key] = value

    def record_values(self) -> dict[str, Any]:
        """Return its keys as fields of a record, the free ones together."""
        if not self.values:
            return {}
        fields = {key: value for key, value in self.values.items() if not key.startswith("x-")}
        fields["extras"] = {key: value for key, value in self.values.items() if key.startswith("x-")}
        return fields


class Draft(Keyed):
    """Anything with a name, and where it is declared. `double`: its file gave the name to another thing before."""

    __slots__ = ("double", "id", "line", "name", "source", "span")
    kind: str

    def __init__(self, name: str, line: Line, source: SourceText):
        self.values = _NONE
        self.key_spans = _NONE
        self.name = name
        self.id = name
        self.double = False
        self.line = line
        self.source = source
        self.span: Span | None = None

    def name_span(self) -> Span:
        """Return where its name stands."""
        return self.source.span(self.line.name_start, self.line.name_end)


class ClaimDraft(Draft):
    """A claim in the making: `record` is the claim, not frozen yet; lists are kept apart from it until the end."""

    __slots__ = ("authors", "quotations", "reasons", "rebuttals", "record", "stances")
    kind = "claim"

    def __init__(self, name: str, line: Line, source: SourceText):
        self.values = _NONE
        self.key_spans = _NONE
        self.name = self.id = name
        self.double = False
        self.line = line
        self.source = source
        self.span = None
        self.authors: tuple[str, ...] = (ME,)
        self.reasons: list[StepDraft] | None = None
        self.rebuttals: list[StepDraft] | None = None
        self.stances: list[Stance] | None = None
        self.quotations: list[Quotation] | None = None
        self.record = _OpenClaim(name, "")

    def freeze(self) -> Claim:
        """Return the finished record."""
        claim = self.record
        claim.id = self.id
        claim.authors = self.authors
        if self.reasons is not None:
            claim.reasons = tuple([step.freeze() for step in self.reasons])
        if self.rebuttals is not None:
            claim.rebuttals = tuple([step.freeze() for step in self.rebuttals])
        if self.stances is not None:
            claim.stances = tuple(self.stances)
        if self.quotations is not None:
            claim.quotations = tuple(self.quotations)
        claim.at = self.span
        if self.values:
            for key, value in self.record_values().items():
                setattr(claim, key, value)
        claim.__class__ = Claim
        return claim  # type: ignore[no-any-return]


class UndercutDraft(Keyed):
    """An undercut in the making."""

    __slots__ = ("claim", "movers", "span")

    def __init__(self, claim: str, span: Span, movers: tuple[str, ...]):
        self.claim = claim
        self.span = span
        self.movers = movers
        self.values = _NONE
        self.key_spans = _NONE

    def freeze(self) -> Undercut:
        """Return the finished record."""
        return Undercut(self.claim, self.movers, at=self.span, **self.values)


class StepDraft(Keyed):
    """A step in the making."""

    __slots__ = ("claim", "kind", "last", "movers", "parts", "premises", "span", "undercuts")

    def __init__(self, kind: StepKind, claim: str, movers: tuple[str, ...], span: Span, last: Line):
        self.kind = kind
        self.claim = claim
        self.movers = movers
        self.span = span
        self.last = last  # the line of its last premise
        self.premises: tuple[Premise, ...] = ()
        self.parts: dict[int, PremisePart] | None = None
        self.undercuts: list[UndercutDraft] | None = None
        self.values = _NONE
        self.key_spans = _NONE

    def add_premise(self, claim: str, span: Span, implicit: bool = False) -> None:
        """Let a further claim work in it."""
        premise = _OpenPremise(claim, implicit, None, at=span)
        premise.__class__ = Premise
        self.premises += (premise,)

    def part(self, number: int) -> PremisePart:
        """Return what the keys of one of its premises describe."""
        if self.parts is None:
            self.parts = {}
        return self.parts.setdefault(number, PremisePart(self, number))

    def freeze(self) -> Step:
        """Return the finished record."""
        undercuts = tuple([undercut.freeze() for undercut in self.undercuts]) if self.undercuts is not None else ()
        step = _OpenStep(self.kind, self.claim, self.premises, self.movers, undercuts, at=self.span)
        for key, value in self.values.items():
            setattr(step, key, value)
        step.__class__ = Step
        return step  # type: ignore[no-any-return]


class PremisePart(Keyed):
    """One premise of a step, for the keys given to it."""

    __slots__ = ("number", "step")

    def __init__(self, step: StepDraft, number: int):
        super().__init__()
        self.step = step
        self.number = number

    def set_value(self, key: str, value: Any) -> None:
        """Set what a key says."""
        premises = list(self.step.premises)
        premises[self.number] = evolve(premises[self.number], **{key: value})
        self.step.premises = tuple(premises)


class AnswerDraft:
    """An answer in the making."""

    __slots__ = ("claim", "span", "undercuts")

    def __init__(self, claim: str, span: Span):
        self.claim = claim
        self.span = span
        self.undercuts: list[UndercutDraft] | None = None

    def freeze(self) -> Answer:
        """Return the finished record."""
        return Answer(self.claim, tuple(undercut.freeze() for undercut in self.undercuts or ()), at=self.span)


class QuestionDraft(Draft):
    """A question in the making."""

    __slots__ = ("answers", "section", "text")
    kind = "question"

    def __init__(self, name: str, line: Line, source: SourceText):
        super().__init__(name, line, source)
        self.text = ""
        self.section: str | None = None
        self.answers: dict[str, AnswerDraft] = {}

    def freeze(self) -> Question:
        """Return the finished record."""
        values = self.record_values()
        exclusive = values.pop("answers", "one") == "one"
        answers = tuple(answer.freeze() for answer in self.answers.values())
        return Question(self.id, self.text, answers, exclusive, self.section, at=self.span, **values)


class ScenarioDraft(Draft):
    """A scenario in the making."""

    __slots__ = ("accepts", "expectations", "included", "rejects", "text")
    kind = "scenario"

    def __init__(self, name: str, line: Line, source: SourceText):
        super().__init__(name, line, source)
        self.text = ""
        self.accepts: list[str] = []
        self.rejects: list[str] = []
        self.expectations: list[Any] = []
        self.included = False

    def freeze(self) -> Scenario:
        """Return the finished record."""
        return Scenario(
            self.id, self.text, tuple(self.accepts), tuple(self.rejects), tuple(self.expectations), self.included,
            at=self.span, **self.record_values(),
        )  # fmt: skip


class TitledDraft(Draft):
    """An author, a source or a section in the making."""

    __slots__ = ("kind", "text")

    def __init__(self, kind: str, name: str, line: Line, source: SourceText):
        super().__init__(name, line, source)
        self.kind = kind
        self.text = ""

    def freeze(self) -> Author | Source | Section:
        """Return the finished record."""
        kinds = {"author": Author, "source": Source, "section": Section}
        record: Author | Source | Section = kinds[self.kind](self.id, self.text, at=self.span, **self.record_values())
        return record
