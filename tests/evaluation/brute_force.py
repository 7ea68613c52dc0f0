"""The verdicts on a small map by definition: every labelling is tried. Knows nothing of how the engine finds them.

A labelling gives each claim one of three labels. Of a map with n claims all 3**n are written down and those kept that
`docs/explanation/semantics.md` asks for, so this is for maps of some seven claims. Claims that a step names and the map
does not have count as the page says: a premise fails, an undercut takes nothing away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import TypeVar

from argmap.model import Claim, Map

YES, NO, MAYBE = "stands", "falls", "undecided"

K = TypeVar("K")

Labelling = dict[str, str]
Fall = tuple[str, frozenset[str]]
"""A cause of a fall, and the claims that bring it about."""


@dataclass
class Move:
    """A step of the map, or what one answer does to another: `word` is `because`, `but` or `rival`."""

    word: str
    claim: str
    premises: list[str]
    undercuts: list[str]


@dataclass
class Truth:
    """What is to be found of a map in one reading. `circles` is `struck` or `undecided`, as in `Map.evaluate`."""

    map: Map
    author: str | None = None
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    circles: str = "struck"
    moves: list[Move] = field(init=False)
    bearing: dict[str, list[int]] = field(init=False)
    his: set[str] = field(init=False)
    forward: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.moves = [*self._steps_that_count(), *self._rivalries()]
        self.bearing = {c: [i for i, move in enumerate(self.moves) if move.claim == c] for c in self.map.claims}
        self.his = {claim.id for claim in self.map.claims.values() if self.is_his(claim)}
        self.forward = {claim.id for claim in self.map.claims.values() if self.is_put_forward(claim)}

    # what counts in the reading

    def _steps_that_count(self) -> Iterator[Move]:
        for claim in self.map.claims.values():
            for step in claim.reasons:
                if self.author is None or self.author in step.movers:
                    yield Move("because", claim.id, [p.claim for p in step.premises], _broken_by(step.undercuts))
            granted = {s.author for s in claim.stances if s.kind in ("agreed", "conceded")}
            for step in claim.rebuttals:
                entitled = [mover for mover in step.movers if mover not in granted]
                if self.author in entitled if self.author is not None else entitled:
                    yield Move("but", claim.id, [p.claim for p in step.premises], _broken_by(step.undercuts))

    def _rivalries(self) -> Iterator[Move]:
        for question in self.map.questions.values():
            if not question.exclusive:
                continue
            for one in question.answers:
                for other in question.answers:
                    if one.claim != other.claim:
                        beside = _broken_by(one.undercuts) + _broken_by(other.undercuts)
                        yield Move("rival", other.claim, [one.claim], beside)

    def is_his(self, claim: Claim) -> bool:
        """Whether a claim is in the reading at all."""
        if self.author is None or self.author in claim.authors:
            return True
        if any(s.author == self.author and s.kind in ("agreed", "conceded") for s in claim.stances):
            return True
        return any(
            claim.id == premise.claim
            for step in self.map.steps
            if self.author in step.movers
            for premise in step.premises
        )

    def is_put_forward(self, claim: Claim) -> bool:
        """Whether a claim holds without reasons as long as nobody rebuts it."""
        if not self.is_his(claim):
            return False
        if claim.asserted is not None:
            return claim.asserted
        grants = [s.author for s in claim.stances if s.kind in ("agreed", "conceded")]
        if claim.doubt and not grants:
            return False
        if not claim.reasons and self._has_rivals(claim.id):
            return False
        if self.author is None:
            if any(author not in claim.authors for author in grants):
                return True
            return any(all(speaker not in step.movers for step in claim.reasons) for speaker in claim.authors)
        if self.author in grants and self.author not in claim.authors:
            return True
        return all(self.author not in step.movers for step in claim.reasons)

    def _has_rivals(self, claim: str) -> bool:
        return any(
            question.exclusive
            and claim in [answer.claim for answer in question.answers]
            and any(answer.claim != claim for answer in question.answers)
            for question in self.map.questions.values()
        )

    # conditions

    def in_force(self, move: Move, holds: Mapping[str, str]) -> str:
        """The label that a labelling of the claims gives a step: what all ways of settling it agree upon."""
        if any(premise not in self.map.claims for premise in move.premises):
            return NO
        undercuts = [claim for claim in move.undercuts if claim in self.map.claims]

        def condition(settled: Mapping[str, bool]) -> bool:
            return all(settled[p] for p in move.premises) and not any(settled[u] for u in undercuts)

        return _agree({claim: holds[claim] for claim in [*move.premises, *undercuts]}, condition)

    def condition(self, claim: Claim, steps: Mapping[int, str]) -> str:
        """The label that the labels of its steps, by their place among the moves, give a claim."""
        if claim.id in self.accept:
            return YES
        if claim.id in self.reject or claim.id not in self.his:
            return NO
        mine = self.bearing[claim.id]
        reasons = [i for i in mine if self.moves[i].word == "because"]
        attacks = [i for i in mine if self.moves[i].word != "because"]

        def condition(settled: Mapping[int, bool]) -> bool:
            supported = claim.id in self.forward or any(settled[i] for i in reasons)
            return supported and not any(settled[i] for i in attacks)

        return _agree({i: steps[i] for i in mine}, condition)

    def label_steps(self, labelling: Labelling) -> dict[int, str]:
        """The labels of all steps under a labelling of the claims."""
        return {i: self.in_force(move, labelling) for i, move in enumerate(self.moves)}

    def judge(self, labelling: Labelling) -> Labelling:
        """What the conditions say of each claim under a labelling."""
        steps = self.label_steps(labelling)
        return {claim.id: self.condition(claim, steps) for claim in self.map.claims.values()}

    # grounded, round by round

    def ground(self) -> Labelling:
        """The grounded labelling, with circles struck after each round if the reading strikes them."""
        struck: set[str] = set()
        while True:
            labelling = dict.fromkeys(self.map.claims, MAYBE)
            while True:
                judged = {claim: NO if claim in struck else label for claim, label in self.judge(labelling).items()}
                if judged == labelling:
                    break
                labelling = judged
            if self.circles == "undecided":
                return labelling
            reached = self._reach(labelling)
            circular = {claim for claim, label in labelling.items() if label == MAYBE and claim not in reached}
            if not circular:
                return labelling
            struck |= circular

    def _reach(self, labelling: Labelling) -> set[str]:
        """The claims that rest on something put forward or supposed, through steps that are not rejected."""
        steps = self.label_steps(labelling)
        reached = self.forward | {*self.accept}
        while True:
            more = {
                move.claim
                for i, move in enumerate(self.moves)
                if move.word == "because" and steps[i] != NO and all(p in reached for p in move.premises)
            }
            if more <= reached:
                return reached
            reached |= more

    # all labellings

    def completes(self) -> list[Labelling]:
        """Every complete labelling: each claim has the label that its condition gives it."""
        claims = list(self.map.claims)
        every = (dict(zip(claims, labels, strict=True)) for labels in product((YES, NO, MAYBE), repeat=len(claims)))
        return [labelling for labelling in every if self.judge(labelling) == labelling]

    def comes_back(self, labelling: Labelling) -> bool:
        """Whether reasons built up from nothing, with rebuttals and undercuts as they are, give the labelling again."""
        steps = self.label_steps(labelling)
        surely = self._build_up(labelling, steps, spared=(NO,))
        possibly = self._build_up(labelling, steps, spared=(NO, MAYBE))
        return all(
            label == (YES if claim in surely else MAYBE if claim in possibly else NO)
            for claim, label in labelling.items()
        )

    def _build_up(self, labelling: Labelling, steps: Mapping[int, str], spared: tuple[str, ...]) -> set[str]:
        """The claims that are built from nothing, where attacks with a label in `spared` take nothing away."""
        built: set[str] = set(self.accept)
        while True:
            before = len(built)
            for claim in self.map.claims.values():
                if claim.id in built or claim.id in self.reject or claim.id not in self.his:
                    continue
                mine = [(steps[i], self.moves[i]) for i in self.bearing[claim.id]]
                if any(label not in spared for label, move in mine if move.word != "because"):
                    continue
                reasons = [move for _, move in mine if move.word == "because"]
                if claim.id in self.forward or any(
                    all(p in built for p in m.premises)
                    and all(labelling.get(u, NO) in spared for u in m.undercuts)
                    and not {*m.premises} & {*m.undercuts}
                    for m in reasons
                ):
                    built.add(claim.id)
            if len(built) == before:
                return built

    def positions(self) -> list[Labelling]:
        """The complete labellings that come back, as far as none of them settles more."""
        found = self.completes()
        if self.circles == "struck":
            found = [labelling for labelling in found if self.comes_back(labelling)]
        return [one for one in found if not any(_settles_more(other, one) for other in found)]

    def least(self) -> Labelling:
        """Of the complete labellings that come back, the one that settles least: grounded once more, another way."""
        found = [one for one in self.completes() if self.circles == "undecided" or self.comes_back(one)]
        (least,) = (one for one in found if all(one == other or _settles_more(other, one) for other in found))
        return least

    # words

    def word(self, claim: str) -> str:
        """Stands, falls, contested or open."""
        label = self.ground()[claim]
        if label != MAYBE:
            return label
        return "open" if all(position[claim] == MAYBE for position in self.positions()) else "contested"

    def words(self) -> dict[str, str]:
        """The words for all claims."""
        ground, positions = self.ground(), self.positions()
        found = dict(ground)
        for claim, label in ground.items():
            if label == MAYBE:
                settled = any(position[claim] != MAYBE for position in positions)
                found[claim] = "contested" if settled else "open"
        return found

    def one_way(self, claim: str) -> str | None:
        """The label that all positions give a claim which is undecided before one is taken, if they agree on one."""
        labels = {position[claim] for position in self.positions()}
        return labels.pop() if len(labels) == 1 and MAYBE not in labels else None

    def causes(self, claim: str) -> set[Fall]:
        """Every cause of a fall that holds, with what brings it about."""
        labelling = self.ground()
        if labelling[claim] != NO:
            return set()
        steps = self.label_steps(labelling)
        found: set[Fall] = set()
        if claim in self.reject:
            found.add(("rejected", frozenset()))
        if claim not in self.his:
            found.add(("not put forward", frozenset()))
        for word, cause in (("but", "rebutted"), ("rival", "excluded")):
            attacks = [i for i in self.bearing[claim] if self.moves[i].word == word]
            by = [self.moves[i].premises[0] for i in attacks if steps[i] == YES]
            if by:
                found.add((cause, frozenset(by)))
        reasons = [i for i in self.bearing[claim] if self.moves[i].word == "because"]
        if claim in self.his and claim not in self.forward and all(steps[i] == NO for i in reasons):
            found.add(("unsupported", frozenset(self.moves[i].premises[0] for i in reasons)))
        return found


# what a debater can do


def find_flips(
    debate: Map, claim: str, wins: Iterable[str], answers: Iterable[str], goal: str, most: int
) -> set[frozenset[tuple[str, str]]]:
    """The least sets of moves after which a claim has the label `goal`: all of the smallest size that has any.

    `wins` may be accepted, `answers` rejected; at most `most` moves are made at once.
    """
    options = [("win", c) for c in wins] + [("answer", c) for c in answers]
    for size in range(1, most + 1):
        found = set()
        for chosen in combinations(options, size):
            accept = tuple(c for word, c in chosen if word == "win")
            reject = tuple(c for word, c in chosen if word == "answer")
            if not {*accept} & {*reject} and Truth(debate, None, accept, reject).ground()[claim] == goal:
                found.add(frozenset(chosen))
        if found:
            return found
    return set()


def find_cruxes(debate: Map, question: str) -> set[str]:
    """The claims, no answers to the question, whose forcing against their verdict changes the word of an answer."""
    answers = {answer.claim for answer in debate.questions[question].answers}
    before = Truth(debate).words()
    found = set()
    for claim in debate.claims:
        if claim in answers:
            continue
        for label, forced in ((YES, Truth(debate, accept=(claim,))), (NO, Truth(debate, reject=(claim,)))):
            if before[claim] != label and any(forced.words()[a] != before[a] for a in answers):
                found.add(claim)
    return found


# small helps


def _broken_by(undercuts: Iterable[object]) -> list[str]:
    return [undercut.claim for undercut in undercuts]  # type: ignore[attr-defined]


def _settles_more(more: Labelling, less: Labelling) -> bool:
    return more != less and all(label in (MAYBE, more[claim]) for claim, label in less.items())


def _agree(labels: Mapping[K, str], condition: Callable[[Mapping[K, bool]], bool]) -> str:
    """What a condition comes to however one settles what is undecided; undecided where that is not always the same."""
    undecided = [key for key, label in labels.items() if label == MAYBE]
    outcomes = set()
    for choice in product((True, False), repeat=len(undecided)):
        settled = {key: label == YES for key, label in labels.items()} | dict(zip(undecided, choice, strict=True))
        outcomes.add(condition(settled))
    return MAYBE if len(outcomes) == 2 else YES if outcomes == {True} else NO
