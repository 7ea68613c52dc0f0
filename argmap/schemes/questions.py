"""Critical questions on the steps of a map: which are open, which were asked, where they were answered. Judges none."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from argmap.model import Claim, Map, Premise, Step, Undercut
from argmap.schemes.catalogue import SCHEMES
from argmap.schemes.records import CLAIM, CriticalQuestion, Scheme

_GRANTS = ("agreed", "conceded")


@frozen
class Asking:
    """Where a critical question is asked: by the claim `claim`, a `but` or an `unless` with `asks`.

    `movers` ask it; an open doubt is asked by nobody but the map-maker. `answers` are claims that answer the asking
    claim, or the move that brings it; `granted` are movers of the questioned step who agreed with it or conceded it.
    """

    claim: str
    word: str
    movers: tuple[str, ...]
    doubt: bool = False
    answers: tuple[str, ...] = ()
    granted: tuple[str, ...] = ()


@frozen
class QuestionOnStep:
    """A critical question of the scheme of a step, with the step's own words put in.

    `text` is the question with what is known of the step, `plain` the same in general terms. `askings` tells where the
    map asks it. `attacked` are the premises that it is about, if any has that part. `premises` are those that answer
    it: stated ones with a part that the scheme leaves unsaid. What the map-maker put in words for the speaker
    (`assuming`) answers nothing. `reasons` are what stands beneath each of the attacked premises; they answer it as
    long as nobody asks it aloud.
    """

    step: Step
    scheme: Scheme
    question: CriticalQuestion
    text: str
    plain: str
    askings: tuple[Asking, ...] = ()
    attacked: tuple[str, ...] = ()
    premises: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The question's id in its scheme."""
        return self.question.id

    @property
    def asked(self) -> bool:
        """Whether somebody asks it in the map, be it as an open doubt."""
        return bool(self.askings)

    @property
    def answers(self) -> tuple[str, ...]:
        """The claims that answer it, each once: to an asking, in the step, or beneath its premises."""
        told = [answer for asking in self.askings for answer in asking.answers]
        return tuple(dict.fromkeys([*told, *self.premises, *(() if self.askings else self.reasons)]))

    @property
    def answered(self) -> bool:
        """Whether the map answers it: in the step, or to each asking of it, or, unasked, by reasons."""
        if self.premises:
            return True
        return all(asking.answers for asking in self.askings) if self.askings else bool(self.reasons)


@frozen(eq=False)
class Examination:
    """The critical questions of a map's steps. Keep one for many steps: it notes who asks what."""

    map: Map
    _asking: dict[str, dict[str, list[Step]]] = field(factory=dict, init=False, repr=False)

    def examine(self, step: Step) -> tuple[QuestionOnStep, ...]:
        """Return every critical question of the step's scheme, in its order; none for a step without one."""
        scheme = SCHEMES.get(step.scheme or "")
        if scheme is None:
            return ()
        parts = assign_roles(step, scheme)
        fillings = {**scheme.plain, **self._fill(step, scheme, parts)}
        undercuts: dict[str, list[Undercut]] = {}
        for undercut in step.undercuts:
            if undercut.asks is not None:
                undercuts.setdefault(undercut.asks, []).append(undercut)
        against = [premise.claim for premise in step.premises]
        if step.kind == "reason":
            against.append(step.claim)
        found = []
        for question in scheme.questions:
            askings = [self._asked_beside(step, undercut) for undercut in undercuts.get(question.id, ())]
            askings += [self._asked_beneath(step, move) for move in self._rebuttals(against, question.id)]
            attacked = parts.get(question.attacks, [])
            premises, reasons = self._backing(question, scheme, attacked)
            found.append(
                QuestionOnStep(
                    step,
                    scheme,
                    question,
                    question.word(fillings),
                    scheme.word(question),
                    tuple(askings),
                    tuple(premise.claim for premise in attacked),
                    premises,
                    reasons,
                )
            )
        return tuple(found)

    def open_questions(self, step: Step) -> list[QuestionOnStep]:
        """Return the questions that the map neither asks nor answers."""
        return [question for question in self.examine(step) if not question.asked and not question.answered]

    def asked_questions(self, step: Step) -> list[QuestionOnStep]:
        """Return the questions that the map asks, or answers unasked; each tells where."""
        return [question for question in self.examine(step) if question.asked or question.answered]

    def _rebuttals(self, claims: Iterable[str], question: str) -> list[Step]:
        """Return the rebuttals of some claims that ask a question."""
        found: list[Step] = []
        for claim in claims:
            if claim not in self._asking:
                noted: dict[str, list[Step]] = {}
                record = self.map.claims.get(claim)
                for rebuttal in record.rebuttals if record is not None else ():
                    if rebuttal.asks is not None:
                        noted.setdefault(rebuttal.asks, []).append(rebuttal)
                self._asking[claim] = noted
            found += self._asking[claim].get(question, ())
        return found

    def _asked_beside(self, step: Step, undercut: Undercut) -> Asking:
        """Tell of a question that an `unless` asks."""
        claim = self.map.claims.get(undercut.claim)
        answers = [rebuttal.premises[0].claim for rebuttal in claim.rebuttals] if claim else []
        doubt = claim is not None and _is_open_doubt(claim)
        return Asking(undercut.claim, "unless", undercut.movers, doubt, tuple(answers), self._granted(step, [claim]))

    def _asked_beneath(self, step: Step, rebuttal: Step) -> Asking:
        """Tell of a question that a `but` asks."""
        premises = [self.map.claims.get(premise.claim) for premise in rebuttal.premises]
        answers = [
            undercut.claim
            for undercut in rebuttal.undercuts
            if (claim := self.map.claims.get(undercut.claim)) is not None and not _is_open_doubt(claim)
        ]
        answers += [reply.premises[0].claim for claim in premises if claim for reply in claim.rebuttals]
        granted = self._granted(step, premises)
        return Asking(rebuttal.premises[0].claim, "but", rebuttal.movers, False, tuple(dict.fromkeys(answers)), granted)

    def _granted(self, step: Step, claims: Iterable[Claim | None]) -> tuple[str, ...]:
        granted = [
            stance.author
            for claim in claims
            if claim is not None
            for stance in claim.stances
            if stance.kind in _GRANTS and stance.author in step.movers
        ]
        return tuple(dict.fromkeys(granted))

    def _backing(
        self, question: CriticalQuestion, scheme: Scheme, attacked: list[Premise]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the premises, and the reasons beneath premises, that answer a question for the step's mover."""
        role = scheme.role(question.attacks)
        if role is None or question.burden != "assumption":
            return (), ()
        stated = () if role.needed else tuple(premise.claim for premise in attacked if not premise.implicit)
        reasons: list[str] = []
        for premise in attacked if question.settled_by_reasons else ():
            claim = self._claim(premise)
            if claim is None or not claim.reasons:
                return stated, ()
            reasons += [step.premises[0].claim for step in claim.reasons]
        return stated, tuple(dict.fromkeys(reasons))

    def _fill(self, step: Step, scheme: Scheme, parts: dict[str, list[Premise]]) -> dict[str, str]:
        """Return what is known of a step for the slots of questions: texts in quotation marks, names of speakers."""
        texts = {
            role: " and ".join(quote(claim.text) for premise in premises if (claim := self._claim(premise)))
            for role, premises in parts.items()
        }
        claim = self.map.claims.get(step.claim)
        if claim is not None:
            texts[CLAIM] = quote(claim.text) if step.kind == "reason" else f"the contrary of {quote(claim.text)}"
        if scheme.voice is not None:
            speakers = [
                author
                for premise in parts.get(scheme.voice, ())
                if (said := self._claim(premise)) is not None
                for author in said.authors
                if author not in step.movers
            ]
            texts["who"] = " and ".join(self.map.author_name(author) for author in dict.fromkeys(speakers))
        return {slot: text for slot, text in texts.items() if text}

    def _claim(self, premise: Premise) -> Claim | None:
        return self.map.claims.get(premise.claim)


def open_questions(debate: Map, step: Step) -> list[QuestionOnStep]:
    """Return the critical questions of a step that the map neither asks nor answers.

    For many steps of one map, make an `Examination` once and ask that.
    """
    return Examination(debate).open_questions(step)


def asked_questions(debate: Map, step: Step) -> list[QuestionOnStep]:
    """Return the critical questions of a step that the map asks, or answers unasked, each with where."""
    return Examination(debate).asked_questions(step)


def assign_roles(step: Step, scheme: Scheme) -> dict[str, list[Premise]]:
    """Return the premises of a step by the part they have in its scheme, as `role` says.

    Where one needed part is left and one premise without a part, that premise has it: it can have no other.
    """
    parts: dict[str, list[Premise]] = {}
    free = []
    for premise in step.premises:
        if premise.role is None:
            free.append(premise)
        elif scheme.role(premise.role) is not None:
            parts.setdefault(premise.role, []).append(premise)
    missing = scheme.list_missing(parts)
    if len(free) == 1 and len(missing) == 1:
        parts[missing[0].id] = free
    return parts


def quote(text: str) -> str:
    """Return a claim's text as a part of a sentence: in quotation marks, on one line, without its full stop."""
    words = " ".join(text.split())
    if words.endswith(".") and not words.endswith(".."):
        words = words[:-1]
    return f"“{words}”"


def _is_open_doubt(claim: Claim) -> bool:
    """Whether a claim is a doubt that nobody says: no author took it up and no reason supports it."""
    return claim.doubt and not claim.reasons and all(stance.kind not in _GRANTS for stance in claim.stances)
