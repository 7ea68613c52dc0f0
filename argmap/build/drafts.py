"""Half-made records: what the builder knows of a claim or a step before all lines are read.

What most drafts never learn has its default on the class: made by the thousand, they set only what differs.
"""

from __future__ import annotations

from typing import Any

from argmap.model.records import (
    ME,
    Answer,
    Author,
    Citation,
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

_NONE: dict[str, Any] = {}  # what a draft without keys shares with all others; never written to


class Keyed:
    """Anything that keys describe: their values, and the places that gave them."""

    values = _NONE
    key_spans: dict[str, Span] = _NONE

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

    double = False
    section: str | None = None
    span: Span | None = None

    def __init__(self, kind: str, name: str, line: Line, source: SourceText):
        self.kind = kind
        self.name = name
        self.id = name
        self.line = line
        self.source = source

    def name_span(self) -> Span:
        """Return where its name stands."""
        return self.source.span(self.line.name_start, self.line.name_end)


class ClaimDraft(Draft):
    """A claim in the making."""

    kind = "claim"
    text = ""
    authors: tuple[str, ...] = (ME,)
    citations: tuple[Citation, ...] = ()
    reasons: list[StepDraft] | None = None
    rebuttals: list[StepDraft] | None = None
    stances: list[Stance] | None = None
    quotations: list[Quotation] | None = None
    implicit = False
    doubt = False
    named = True

    def __init__(self, name: str, line: Line, source: SourceText):
        self.name = self.id = name
        self.line = line
        self.source = source

    def freeze(self) -> Claim:
        """Return the finished record."""
        return Claim(
            self.id,
            self.text,
            self.authors,
            self.citations,
            tuple([step.freeze() for step in self.reasons]) if self.reasons else (),
            tuple([step.freeze() for step in self.rebuttals]) if self.rebuttals else (),
            tuple(self.stances) if self.stances else (),
            tuple(self.quotations) if self.quotations else (),
            self.implicit,
            self.doubt,
            self.named,
            self.section,
            at=self.span,
            **(self.record_values() if self.values else _NONE),
        )


class PartDraft(Keyed):
    """A claim's part in a step or an answer, a premise or an undercut, with the keys given to it."""

    def __init__(self, claim: str, span: Span, implicit: bool = False, movers: tuple[str, ...] = ()):
        self.claim = claim
        self.span = span
        self.implicit = implicit
        self.movers = movers

    def undercut(self) -> Undercut:
        """Return it as an undercut."""
        return Undercut(self.claim, self.movers, at=self.span, **self.values)


class StepDraft(Keyed):
    """A step in the making."""

    undercuts: list[PartDraft] | None = None

    def __init__(self, kind: StepKind, claim: str, movers: tuple[str, ...], span: Span, last: Line):
        self.kind = kind
        self.claim = claim
        self.movers = movers
        self.span = span
        self.last = last  # the line of its last premise
        self.premises: list[PartDraft] = []

    def freeze(self) -> Step:
        """Return the finished record."""
        first = self.premises[0]
        premises: tuple[Premise, ...] = (Premise(first.claim, first.implicit, first.values.get("role"), at=first.span),)
        if len(self.premises) > 1:
            premises += tuple(
                [
                    Premise(part.claim, part.implicit, part.values.get("role"), at=part.span)
                    for part in self.premises[1:]
                ]
            )
        undercuts = tuple([part.undercut() for part in self.undercuts]) if self.undercuts else ()
        if not self.values:
            return Step(self.kind, self.claim, premises, self.movers, undercuts, at=self.span)
        return Step(self.kind, self.claim, premises, self.movers, undercuts, at=self.span, **self.values)


class AnswerDraft:
    """An answer in the making."""

    undercuts: list[PartDraft] | None = None

    def __init__(self, claim: str, span: Span):
        self.claim = claim
        self.span = span

    def freeze(self) -> Answer:
        """Return the finished record."""
        return Answer(self.claim, tuple(part.undercut() for part in self.undercuts or ()), at=self.span)


class QuestionDraft(Draft):
    """A question in the making."""

    def __init__(self, name: str, line: Line, source: SourceText):
        super().__init__("question", name, line, source)
        self.text = ""
        self.answers: dict[str, AnswerDraft] = {}

    def freeze(self) -> Question:
        """Return the finished record."""
        values = self.record_values()
        exclusive = values.pop("answers", "one") == "one"
        answers = tuple(answer.freeze() for answer in self.answers.values())
        return Question(self.id, self.text, answers, exclusive, self.section, at=self.span, **values)


class ScenarioDraft(Draft):
    """A scenario in the making."""

    def __init__(self, name: str, line: Line, source: SourceText):
        super().__init__("scenario", name, line, source)
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

    def __init__(self, kind: str, name: str, line: Line, source: SourceText):
        super().__init__(kind, name, line, source)
        self.text = ""

    def freeze(self) -> Author | Source | Section:
        """Return the finished record."""
        kinds = {"author": Author, "source": Source, "section": Section}
        record: Author | Source | Section = kinds[self.kind](self.id, self.text, at=self.span, **self.record_values())
        return record
