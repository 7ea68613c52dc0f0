"""The map: a whole debate and the questions one asks of it. Draws nothing and judges nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Protocol, TypeVar

from attrs import field, frozen

from argmap.model.records import (
    ME,
    Author,
    Claim,
    Expectation,
    Question,
    Scenario,
    Section,
    Source,
    Step,
    Undercut,
)
from argmap.person_name import speak_name


class _Named(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_Named)


def _by_id(records: Mapping[str, R] | Iterable[R]) -> dict[str, R]:
    """Key records by their id, in their order. Raises ValueError on two with one id."""
    if isinstance(records, Mapping):
        return dict(records)
    kept: dict[str, R] = {}
    for record in records:
        if record.id in kept:
            raise ValueError(f"two records have the id {record.id!r}")
        kept[record.id] = record
    return kept


# attrs converters must be named functions of one type each for a type checker to follow them


def _authors(records: Mapping[str, Author] | Iterable[Author]) -> dict[str, Author]:
    return _by_id(records)


def _sources(records: Mapping[str, Source] | Iterable[Source]) -> dict[str, Source]:
    return _by_id(records)


def _claims(records: Mapping[str, Claim] | Iterable[Claim]) -> dict[str, Claim]:
    return _by_id(records)


def _questions(records: Mapping[str, Question] | Iterable[Question]) -> dict[str, Question]:
    return _by_id(records)


def _sections(records: Mapping[str, Section] | Iterable[Section]) -> dict[str, Section]:
    return _by_id(records)


def _scenarios(records: Mapping[str, Scenario] | Iterable[Scenario]) -> dict[str, Scenario]:
    return _by_id(records)


def _expectations(expectations: Iterable[Expectation]) -> tuple[Expectation, ...]:
    return tuple(expectations)


@frozen
class Use:
    """One place where a claim does work: as a premise or an undercut of `step`, or beside or as an answer.

    `role` is `premise`, `undercut`, `answer` or `answer-undercut`; `step` is None for the last two.
    """

    role: str
    step: Step | None = None
    question: Question | None = None


@frozen
class Map:
    """A debate: its authors, sources, questions, claims and scenarios, each by id in the order of the text.

    The collections take either a mapping by id or any iterable of records.
    """

    title: str = ""
    authors: Mapping[str, Author] = field(factory=dict, converter=_authors)
    sources: Mapping[str, Source] = field(factory=dict, converter=_sources)
    claims: Mapping[str, Claim] = field(factory=dict, converter=_claims)
    questions: Mapping[str, Question] = field(factory=dict, converter=_questions)
    sections: Mapping[str, Section] = field(factory=dict, converter=_sections)
    scenarios: Mapping[str, Scenario] = field(factory=dict, converter=_scenarios)
    expectations: tuple[Expectation, ...] = field(default=(), converter=_expectations, eq=frozenset)
    date: str | None = None
    editor: str | None = None
    note: str | None = None
    extras: Mapping[str, str] = field(factory=dict)
    path: str | None = field(default=None, eq=False)

    @property
    def steps(self) -> Iterator[Step]:
        """Every step, claim by claim, reasons before rebuttals."""
        for claim in self.claims.values():
            yield from claim.reasons
            yield from claim.rebuttals

    @cached_property
    def _uses(self) -> dict[str, list[Use]]:
        uses: dict[str, list[Use]] = {}
        for step in self.steps:
            for premise in step.premises:
                uses.setdefault(premise.claim, []).append(Use("premise", step))
            for undercut in step.undercuts:
                uses.setdefault(undercut.claim, []).append(Use("undercut", step))
        for question in self.questions.values():
            for answer in question.answers:
                uses.setdefault(answer.claim, []).append(Use("answer", question=question))
                for undercut in answer.undercuts:
                    uses.setdefault(undercut.claim, []).append(Use("answer-undercut", question=question))
        return uses

    def uses(self, claim: str) -> tuple[Use, ...]:
        """Where the claim is used: steps it is a premise or an undercut of, questions it answers."""
        return tuple(self._uses.get(claim, ()))

    @property
    def roots(self) -> tuple[Claim, ...]:
        """The claims that serve no other claim: no premise and no undercut. Theses are among them."""
        return tuple(
            claim for claim in self.claims.values() if all(use.role == "answer" for use in self._uses.get(claim.id, ()))
        )

    @property
    def theses(self) -> tuple[Claim, ...]:
        """The answers of the questions, in order; without any, the roots that have reasons."""
        answers = dict.fromkeys(a.claim for q in self.questions.values() for a in q.answers)
        if answers:
            return tuple(self.claims[a] for a in answers)
        return tuple(claim for claim in self.roots if claim.reasons) or self.roots

    def claims_of(self, author: str) -> tuple[Claim, ...]:
        """The claims that this author asserts."""
        return tuple(claim for claim in self.claims.values() if author in claim.authors)

    def moves_of(self, author: str) -> tuple[Step, ...]:
        """The steps that this author makes, for or against whatever claim."""
        return tuple(step for step in self.steps if author in step.movers)

    def author_name(self, author: str) -> str:
        """The author's full name as one says it (`Jane Smith`, also where the map has `Smith, Jane`).

        For `me` it is the map's editor, or `the map-maker`.
        """
        if author == ME:
            return speak_name(self.editor) if self.editor else "the map-maker"
        known = self.authors.get(author)
        return speak_name(known.name, known.extras.get("x-family")) if known is not None else author

    def undercuts_of(self, claim: str) -> tuple[Undercut, ...]:
        """The undercuts of the steps for and against the claim."""
        return self.claims[claim].undercuts

    def rests_on(self, claim: str) -> tuple[str, ...]:
        """Ids of all claims that the claim rests on through reasons, nearest first."""
        return self._walk(claim, lambda c: [p.claim for step in self.claims[c].reasons for p in step.premises])

    def bears_on(self, claim: str) -> tuple[str, ...]:
        """Ids of all claims that rest on this one through reasons, nearest first."""
        return self._walk(
            claim,
            lambda c: [
                use.step.claim
                for use in self._uses.get(c, ())
                if use.role == "premise" and use.step and use.step.kind == "reason"
            ],
        )

    def _walk(self, start: str, neighbours: Callable[[str], list[str]]) -> tuple[str, ...]:
        seen = {start: None}
        queue = [start]
        for claim in queue:  # the queue grows while it is read: breadth first, without recursion
            for other in neighbours(claim):
                if other not in seen:
                    seen[other] = None
                    queue.append(other)
        return tuple(queue[1:])
