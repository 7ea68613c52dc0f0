"""What every rule is given: a debate, its sources' lengths, and words to name things by. Finds no faults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import field, frozen

from argmap.model import ME, Citation, Claim, Map, Step, Undercut
from argmap.text import SourceText, Span

_LONGEST_NAME = 48  # characters of a claim's text that stand for a name it does not have


@frozen(eq=False)
class RuleContext:
    """A debate as the rules see it.

    `paragraphs` tells how many non-empty lines the text of a source has, for the sources whose text is at
    hand. `whole` is False where errors were found before: then what is absent from the map proves nothing.
    """

    map: Map
    paragraphs: Mapping[str, int] = field(factory=dict)
    whole: bool = True

    @cached_property
    def nowhere(self) -> Span:
        """The place of what was not read from a text: the start of an empty one."""
        return SourceText(self.map.path or "<map>", "").span(0, 0)

    def place(self, *places: Span | None) -> Span:
        """Return the first place that is known."""
        return next((at for at in places if at is not None), self.nowhere)

    def step_place(self, step: Step) -> Span:
        """Return where a step stands, or the claim it bears on."""
        claim = self.map.claims.get(step.claim)
        return self.place(step.at, claim.at if claim else None)

    def claim_name(self, claim: str) -> str:
        """Return a claim's name in backticks, the beginning of its text where it has none."""
        record = self.map.claims.get(claim)
        if record is None or record.named:
            return f"`{claim}`"
        words = " ".join(record.text.split())
        return f"`{words}`" if len(words) <= _LONGEST_NAME else f"`{words[: _LONGEST_NAME - 1].rstrip()}…`"

    @cached_property
    def argued(self) -> list[Claim]:
        """The claims that have reasons or rebuttals."""
        return [claim for claim in self.map.claims.values() if claim.reasons or claim.rebuttals]

    @cached_property
    def disputed(self) -> list[Claim]:
        """The claims that have rebuttals."""
        return [claim for claim in self.argued if claim.rebuttals]

    @cached_property
    def steps(self) -> list[Step]:
        """Every step, claim by claim, reasons before rebuttals."""
        return [step for claim in self.argued for steps in (claim.reasons, claim.rebuttals) for step in steps]

    @cached_property
    def schemed(self) -> list[Step]:
        """The steps that a scheme, a part in one or a critical question is named on."""
        found = []
        for step in self.steps:
            named = step.scheme is not None or step.asks is not None
            for premise in step.premises:
                named = named or premise.role is not None
            for undercut in step.undercuts:
                named = named or not (undercut.scheme is undercut.asks is undercut.role is None)
            if named:
                found.append(step)
        return found

    @cached_property
    def undercuts(self) -> list[Undercut]:
        """Every undercut, of a step or beside an answer."""
        found = [undercut for step in self.steps if step.undercuts for undercut in step.undercuts]
        answers = [answer for question in self.map.questions.values() for answer in question.answers]
        return found + [undercut for answer in answers for undercut in answer.undercuts]

    @cached_property
    def citations(self) -> list[Citation]:
        """Every citation: of a claim, a quotation or a stance."""
        found: list[Citation] = []
        for claim in self.map.claims.values():
            if claim.citations:
                found += claim.citations
            for quotation in claim.quotations:
                found += quotation.citations
            for stance in claim.stances:
                found += stance.citations
        return found

    def answers_himself(self, step: Step, author: str) -> bool:
        """Whether the author himself meets the step: undercuts it, or rebuts one of its premises."""
        if any(author in undercut.movers for undercut in step.undercuts):
            return True
        premises = (self.map.claims.get(premise.claim) for premise in step.premises)
        return any(author in reply.movers for claim in premises if claim for reply in claim.rebuttals)


def name_speaker(author: str) -> str:
    """Return an author's id in backticks; the map-maker has no name."""
    return "the map-maker" if author == ME else f"`{author}`"


def list_speakers(authors: Iterable[str]) -> str:
    """Return authors as words: `` `ada`, `ben` and the map-maker ``."""
    return join_words([name_speaker(author) for author in authors])


def join_words(words: list[str]) -> str:
    """Return words as a list in prose: commas, and an `and` before the last."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
