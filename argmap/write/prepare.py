"""A map made ready for one file: plain names, clean texts, nothing that hangs in the air. Writes no lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Mapping
from itertools import chain
from typing import Any, TypeVar

import attrs
from attrs import frozen

from argmap.free_name import take_free_name
from argmap.model import (
    ME,
    Answer,
    Claim,
    Expectation,
    Map,
    Question,
    Scenario,
    Step,
    Undercut,
)
from argmap.vocabulary import RESERVED

R = TypeVar("R")

_NAME = re.compile(r"""[^\s\x00-\x1f.:：；;,\[\]()#"|>][^\s\x00-\x1f.:：；;,\[\]()#"]*""")
_EDGE = " \t\r"


@frozen(eq=False)
class Ready:
    """A map that can be written in one file. `joined`: it came from several."""

    map: Map
    joined: bool


def prepare(debate: Map) -> Ready:
    """Return the map as one file can hold it. Raises ValueError for what no file can hold."""
    joined = any("." in name for name in (*debate.claims, *debate.questions, *debate.sections, *debate.scenarios))
    plain = Map(**{field.name: getattr(debate, field.name) for field in attrs.fields(Map)})
    _check_ids(plain)
    named = _name_used_claims(plain)
    return Ready(_clean(rename(named, _plain_names(named))), joined)


def rename(debate: Map, names: Mapping[str, str]) -> Map:
    """Return the map with some claims, questions, sections and scenarios under other ids, as `names` tells."""
    return _Renamer(names, names).map(debate)


def rename_claims(debate: Map, names: Mapping[str, str]) -> Map:
    """Return the map with some claims under other ids; what else has one of these ids keeps it."""
    return _Renamer(names, {}).map(debate)


class _Renamer:
    """Puts other ids into records: those of claims, and those of questions, sections and scenarios."""

    def __init__(self, claims: Mapping[str, str], others: Mapping[str, str]):
        self.claims = claims
        self.others = others

    def __call__(self, claim: str) -> str:
        return self.claims.get(claim, claim)

    def other(self, name: str) -> str:
        return self.others.get(name, name)

    def map(self, debate: Map) -> Map:
        return attrs.evolve(
            debate,
            claims=[self.claim(claim) for claim in debate.claims.values()],
            questions=[self.question(question) for question in debate.questions.values()],
            sections=[attrs.evolve(section, id=self.other(section.id)) for section in debate.sections.values()],
            scenarios=[self.scenario(scenario) for scenario in debate.scenarios.values()],
            expectations=[self.expectation(expectation) for expectation in debate.expectations],
        )

    def section(self, name: str | None) -> str | None:
        return None if name is None else self.other(name)

    def undercut(self, undercut: Undercut) -> Undercut:
        return attrs.evolve(undercut, claim=self(undercut.claim))

    def step(self, step: Step) -> Step:
        return attrs.evolve(
            step,
            claim=self(step.claim),
            premises=tuple(attrs.evolve(p, claim=self(p.claim)) for p in step.premises),
            undercuts=tuple(map(self.undercut, step.undercuts)),
        )

    def claim(self, claim: Claim) -> Claim:
        return attrs.evolve(
            claim,
            id=self(claim.id),
            section=self.section(claim.section),
            reasons=tuple(map(self.step, claim.reasons)),
            rebuttals=tuple(map(self.step, claim.rebuttals)),
        )

    def answer(self, answer: Answer) -> Answer:
        undercuts = tuple(map(self.undercut, answer.undercuts))
        return attrs.evolve(answer, claim=self(answer.claim), undercuts=undercuts)

    def question(self, question: Question) -> Question:
        answers = tuple(map(self.answer, question.answers))
        return attrs.evolve(
            question, id=self.other(question.id), section=self.section(question.section), answers=answers
        )

    def expectation(self, expectation: Expectation) -> Expectation:
        return attrs.evolve(expectation, claim=self(expectation.claim))

    def scenario(self, scenario: Scenario) -> Scenario:
        return attrs.evolve(
            scenario,
            id=self.other(scenario.id),
            accepts=tuple(map(self, scenario.accepts)),
            rejects=tuple(map(self, scenario.rejects)),
            expectations=tuple(map(self.expectation, scenario.expectations)),
        )


# what hangs in the air


def _check_ids(debate: Map) -> None:
    """Raise ValueError where an id names nothing, or a record stands under another id than its own."""
    for records in (debate.authors, debate.sources, debate.claims, debate.questions, debate.sections, debate.scenarios):
        for name, record in records.items():
            if record.id != name:
                raise ValueError(f"`{record.id}` stands under the id `{name}`")
    _check_known("author", debate.authors, (a for s in debate.sources.values() for a in s.authors))
    _check_known("claim", debate.claims, (e.claim for e in debate.expectations))
    for scenario in debate.scenarios.values():
        tested = (expectation.claim for expectation in scenario.expectations)
        _check_known("claim", debate.claims, (*scenario.accepts, *scenario.rejects, *tested))
    speakers = {ME, *debate.authors}
    for claim in debate.claims.values():
        if claim.section is not None:
            _check_known("section", debate.sections, [claim.section])
        if not claim.authors:
            raise ValueError(f"nobody says the claim `{claim.id}`; `{ME}` is the map-maker")
        _check_known("author", speakers, (*claim.authors, *(stance.author for stance in claim.stances)))
        cited = [claim.citations, *(s.citations for s in claim.stances), *(q.citations for q in claim.quotations)]
        for citation in chain.from_iterable(cited):
            if citation.source is None:
                raise ValueError(f"a citation of `{claim.id}` names no source")
            _check_known("source", debate.sources, [citation.source])
        for kind, steps in (("reason", claim.reasons), ("rebuttal", claim.rebuttals)):
            for step in steps:
                _check_step(debate, claim, kind, step, speakers)
    for question in debate.questions.values():
        if question.section is not None:
            _check_known("section", debate.sections, [question.section])
        for answer in question.answers:
            _check_known("claim", debate.claims, (answer.claim, *(u.claim for u in answer.undercuts)))
            _check_known("author", speakers, (m for u in answer.undercuts for m in u.movers))


def _check_step(debate: Map, claim: Claim, kind: str, step: Step, speakers: Container[str]) -> None:
    if (step.kind, step.claim) != (kind, claim.id):
        raise ValueError(f"a {step.kind} of `{step.claim}` stands among the {kind}s of `{claim.id}`")
    if not step.premises:
        raise ValueError(f"a {kind} of `{claim.id}` has no premise")
    if step.premises[0].implicit:
        raise ValueError(f"the first premise of a {kind} of `{claim.id}` is implicit; another one comes first")
    if not step.movers or any(not undercut.movers for undercut in step.undercuts):
        raise ValueError(f"nobody makes a move on `{claim.id}`; `{ME}` is the map-maker")
    _check_known("claim", debate.claims, (*(p.claim for p in step.premises), *(u.claim for u in step.undercuts)))
    _check_known("author", speakers, (*step.movers, *(m for u in step.undercuts for m in u.movers)))


def _check_known(kind: str, known: Container[str], ids: Iterable[str]) -> None:
    for name in ids:
        if name not in known:
            raise ValueError(f"the map has no {kind} `{name}`")


# names


def _name_used_claims(debate: Map) -> Map:
    """Give a name to each unnamed claim that no single move could hold."""
    uses: dict[str, int] = {}
    placed: set[str] = set()
    for claim in debate.claims.values():
        for step in claim.steps:
            for index, premise in enumerate(step.premises):
                uses[premise.claim] = uses.get(premise.claim, 0) + 1
                if fits_premise(debate, step, index) and _can_nest(debate, claim, step, index):
                    placed.add(premise.claim)
            _count_undercuts(debate, step.undercuts, uses, placed)
    referred: list[str] = []
    for scenario in debate.scenarios.values():
        referred += [*scenario.accepts, *scenario.rejects, *(e.claim for e in scenario.expectations)]
    for question in debate.questions.values():
        for answer in question.answers:
            referred.append(answer.claim)
            _count_undercuts(debate, answer.undercuts, uses, placed)
    for name in referred:
        uses[name] = uses.get(name, 0) + 2
    bare = [c for c in debate.claims.values() if not c.named and (uses.get(c.id) != 1 or c.id not in placed)]
    bare += _find_unnamed_circles(debate, {c.id for c in bare})
    if not bare:
        return debate
    for claim in bare:
        if (claim.doubt or claim.implicit) and claim.id not in placed:
            kind = "doubt" if claim.doubt else "implicit premise"
            raise ValueError(f"the {kind} `{claim.id}` has no place that makes it one")
    taken = {name.casefold() for name in (*debate.claims, *debate.questions, *debate.sections, *debate.scenarios)}
    names = {claim.id: _make_name(claim.id, taken) for claim in bare}
    claims = [attrs.evolve(c, named=c.named or c.id in names) for c in debate.claims.values()]
    return rename(attrs.evolve(debate, claims=claims), names)


def is_bound(claim: Claim) -> bool:
    """Tell whether a claim can only be defined within a move."""
    return not claim.named or claim.doubt or claim.implicit


def fits_premise(debate: Map, step: Step, index: int) -> bool:
    """Tell whether a premise can be defined in its place, as far as its own record says."""
    premise = step.premises[index]
    claim = debate.claims[premise.claim]
    if claim.doubt or claim.implicit != premise.implicit:
        return False
    return index > 0 or step.kind == "reason" or can_open(debate, step, claim.authors)


def can_open(debate: Map, step: Step, movers: tuple[str, ...]) -> bool:
    """Tell whether a step that begins with a text, and so with these movers, can have the movers that it has."""
    return step.movers == movers or find_joint(debate, step, movers) is not None


def find_joint(debate: Map, step: Step, movers: tuple[str, ...]) -> int | None:
    """Return the number of the premise with which further movers join a step; it refers and says `by`."""
    first = debate.claims[step.premises[0].claim]
    if not is_bound(first) or len(step.movers) <= len(movers) or step.movers[: len(movers)] != movers:
        return None
    for index, premise in enumerate(step.premises[1:], 1):
        claim = debate.claims[premise.claim]
        if not is_bound(claim) or (claim.named and not fits_premise(debate, step, index)):
            return index
    return None


def fits_undercut(claim: Claim, undercut: Undercut) -> bool:
    """Tell whether the claim can be defined where it undercuts, as far as its own record says."""
    if claim.implicit or claim.authors != undercut.movers:
        return False
    return not claim.doubt or (claim.authors == (ME,) and not claim.citations)


def used_claims(step: Step) -> list[str]:
    """Return the ids of all claims that a step uses."""
    return [premise.claim for premise in step.premises] + [undercut.claim for undercut in step.undercuts]


def _count_undercuts(debate: Map, undercuts: Iterable[Undercut], uses: dict[str, int], placed: set[str]) -> None:
    for undercut in undercuts:
        uses[undercut.claim] = uses.get(undercut.claim, 0) + 1
        if fits_undercut(debate.claims[undercut.claim], undercut):
            placed.add(undercut.claim)


def _can_nest(debate: Map, owner: Claim, step: Step, index: int) -> bool:
    """Tell whether a premise of an unnamed claim, beneath which no second block is possible, can stand there."""
    if owner.named:
        return True
    if debate.claims[step.premises[index].claim].section != owner.section:
        return False
    return index > 0 or step.kind == "rebuttal" or can_open(debate, step, owner.authors)


def _find_unnamed_circles(debate: Map, known: set[str]) -> list[Claim]:
    """Return an unnamed claim of each circle of unnamed claims, which would have no place to begin."""
    above: dict[str, str] = {}
    for claim in debate.claims.values():
        for step in claim.steps:
            for used in used_claims(step):
                if not debate.claims[used].named and used not in known:
                    above[used] = claim.id
    found: list[Claim] = []
    done: set[str] = set()
    for start in above:
        path: dict[str, None] = {}
        at: str | None = start
        while at is not None and at not in done and at not in path:
            path[at] = None
            at = above.get(at)
        if at is not None and at in path:
            found.append(debate.claims[at])
        done.update(path)
    return found


def _plain_names(debate: Map) -> dict[str, str]:
    """Return plain names for ids that have dots or are not in NFC; check that all others are names."""
    for kind, ids in (("author", debate.authors), ("source", debate.sources)):
        for name in ids:
            if not _is_name(name):
                raise ValueError(f"`{name}` cannot be the name of a {kind}")
    kinds = {
        "question": list(debate.questions), "section": list(debate.sections), "scenario": list(debate.scenarios),
        "claim": [claim.id for claim in debate.claims.values() if claim.named],
    }  # fmt: skip
    named = [(kind, name) for kind, ids in kinds.items() for name in ids]
    taken = {name.casefold() for _, name in named if _is_name(name)}
    names: dict[str, str] = {}
    for kind, name in named:
        if _is_name(name):
            continue
        if not all(_is_name(unicodedata.normalize("NFC", part)) for part in name.split(".")):
            raise ValueError(f"`{name}` cannot be the name of a {kind}")
        if name in names:
            raise ValueError(f"`{name}` names two things")
        names[name] = _make_name(name, taken)
    return names


def _is_name(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) and name not in RESERVED and unicodedata.normalize("NFC", name) == name


def _make_name(name: str, taken: set[str]) -> str:
    return take_free_name(unicodedata.normalize("NFC", re.sub("[.:]", "-", name)), taken)


# texts


def clean_text(text: str) -> str:
    """Return a text without white space at the ends of its lines, and without empty lines around it."""
    return "\n".join(line.strip(_EDGE) for line in text.split("\n")).strip("\n ")


def _clean(debate: Map) -> Map:
    """Clean all texts and leave out what included files expected."""
    return attrs.evolve(
        _clean_record(debate),
        authors=[_clean_record(author) for author in debate.authors.values()],
        sources=[_clean_record(source) for source in debate.sources.values()],
        sections=[_clean_record(section) for section in debate.sections.values()],
        questions=[_clean_record(question) for question in debate.questions.values()],
        claims=[_clean_claim(claim) for claim in debate.claims.values()],
        scenarios=[_clean_scenario(_clean_record(scenario)) for scenario in debate.scenarios.values()],
        expectations=[expectation for expectation in debate.expectations if not expectation.included],
        path=None,
    )


_TEXTS = {
    "title", "text", "name", "heading", "note", "editor", "affiliation", "qualifications", "side", "publisher",
    "kind", "role", "asks",
}  # fmt: skip
"""Fields that hold words; an empty optional one is as good as none."""


def _clean_record(record: R) -> R:
    changes: dict[str, Any] = {}
    for field in attrs.fields(type(record)):  # type: ignore[arg-type]  # all are attrs records
        value = getattr(record, field.name)
        if field.name in _TEXTS and isinstance(value, str):
            cleaned: Any = clean_text(value)
            if not cleaned and field.default is None:
                cleaned = None
        elif field.name == "extras" and value:
            cleaned = {key: clean_text(text) for key, text in value.items()}
        else:
            continue
        if cleaned != value:
            changes[field.name] = cleaned
    return attrs.evolve(record, **changes) if changes else record  # type: ignore[misc]  # likewise


def _clean_claim(claim: Claim) -> Claim:
    clean: Callable[[Any], Any] = _clean_record
    parts: dict[str, Any] = {}
    if claim.quotations:
        parts["quotations"] = tuple(map(clean, claim.quotations))
    for field in ("reasons", "rebuttals"):
        steps = getattr(claim, field)
        if steps:
            parts[field] = tuple(
                attrs.evolve(
                    _clean_record(step),
                    premises=tuple(map(clean, step.premises)),
                    undercuts=tuple(map(clean, step.undercuts)),
                )
                for step in steps
            )
    claim = _clean_record(claim)
    return attrs.evolve(claim, **parts) if parts else claim


def _clean_scenario(scenario: Scenario) -> Scenario:
    if not scenario.included:
        return scenario
    return attrs.evolve(scenario, included=False, expectations=())
