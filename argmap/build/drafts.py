"""Half-made records: what the builder knows of a claim or a step before all lines are read."""

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

    __slots__ = ("double", "id", "kind", "line", "name", "section", "source", "span")

    def __init__(self, kind: str, name: str, line: Line, source: SourceText):
        self.values = _NONE
        self.key_spans = _NONE
        self.kind = kind
        self.name = name
        self.id = name
        self.double = False
        self.line = line
        self.source = source
        self.section: str | None = None
        self.span: Span | None = None

    def name_span(self) -> Span:
        """Return where its name stands."""
        return self.source.span(self.line.name_start, self.line.name_end)


class ClaimDraft(Draft):
    """A claim in the making."""

    __slots__ = ("authors", "citations", "doubt", "implicit", "named", "quotations", "reasons", "rebuttals", "stances",
                 "text")  # fmt: skip

    def __init__(self, name: str, line: Line, source: SourceText):
        super().__init__("claim", name, line, source)
        self.text = ""
        self.authors: tuple[str, ...] = (ME,)
        self.citations: tuple[Citation, ...] = ()
        self.reasons: list[StepDraft] | None = None
        self.rebuttals: list[StepDraft] | None = None
        self.stances: list[Stance] | None = None
        self.quotations: list[Quotation] | None = None
        self.implicit = False
        self.doubt = False
        self.named = True

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

    __slots__ = ("claim", "implicit", "movers", "span")

    def __init__(self, claim: str, span: Span, implicit: bool = False, movers: tuple[str, ...] = ()):
        self.claim = claim
        self.span = span
        self.implicit = implicit
        self.movers = movers
        self.values = _NONE
        self.key_spans = _NONE

    def undercut(self) -> Undercut:
        """Return it as an undercut."""
        return Undercut(self.claim, self.movers, at=self.span, **self.values)


class StepDraft(Keyed):
    """A step in the making."""

    __slots__ = ("claim", "kind", "last", "movers", "premises", "span", "undercuts")

    def __init__(self, kind: StepKind, claim: str, movers: tuple[str, ...], span: Span, last: Line):
        self.kind = kind
        self.claim = claim
        self.movers = movers
        self.span = span
        self.last = last  # the line of its last premise
        self.premises: list[PartDraft] = []
        self.undercuts: list[PartDraft] | None = None
        self.values = _NONE
        self.key_spans = _NONE

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

    __slots__ = ("claim", "span", "undercuts")

    def __init__(self, claim: str, span: Span):
        self.claim = claim
        self.span = span
        self.undercuts: list[PartDraft] | None = None

    def freeze(self) -> Answer:
        """Return the finished record."""
        return Answer(self.claim, tuple(part.undercut() for part in self.undercuts or ()), at=self.span)


class QuestionDraft(Draft):
    """A question in the making."""

    __slots__ = ("answers", "text")

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

    __slots__ = ("accepts", "expectations", "included", "rejects", "text")

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

    __slots__ = ("text",)

    def __init__(self, kind: str, name: str, line: Line, source: SourceText):
        super().__init__(kind, name, line, source)
        self.text = ""

    def freeze(self) -> Author | Source | Section:
        """Return the finished record."""
        kinds = {"author": Author, "source": Source, "section": Section}
        record: Author | Source | Section = kinds[self.kind](self.id, self.text, at=self.span, **self.record_values())
        return record
