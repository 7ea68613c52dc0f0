"""The words of an explanation: how claims are quoted, moves, circles and positions told. Chooses not what is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from argmap.evaluation.circle import Bearing, Move
from argmap.evaluation.conditions import GRANTS
from argmap.evaluation.evaluation import Evaluation
from argmap.evaluation.grounded import IN, OUT, UNDECIDED
from argmap.evaluation.words import name_claim
from argmap.model import ME, Citation, Claim, Step
from argmap.rules.context import join_words

_MOST_NAMED = 8  # claims of a circle, or of a position, that a sentence still bears

_BEARINGS: Mapping[Bearing, str] = {
    "reason": "{claim} rests on {other}",
    "objection": "{other} speaks against {claim}",
    "rival": "{claim} and {other} are rival answers",
    "break": "{other} would break a reason for {claim}",
    "answer": "{other} answers an objection to {claim}",
    "exception": "{other} would let {claim} stand beside a rival",
}


class Wording:
    """Speaks of the claims and steps of an evaluation by their numbers. `told` are the claims told so far."""

    def __init__(self, evaluation: Evaluation, told: AbstractSet[int]):
        self.evaluation = evaluation
        self.map = evaluation.map
        self.conditions = evaluation.conditions
        self.labels = evaluation.labelling.claims
        self.told = told

    # claims and people

    def claim(self, c: int) -> Claim:
        """Return the record of a claim."""
        return self.map.claims[self.conditions.names[c]]

    def find_claim(self, c: int) -> int | None:
        """Return a claim itself; for a helper that stands for several, one of these that stands, or None."""
        size = len(self.conditions.names)
        while c >= size:
            if self.labels[c] != IN:
                return None
            in_force = [i for i in self.conditions.reasons[c] if self.evaluation.labelling.steps[i] == IN]
            if not in_force:
                return None
            c = max((p for i in in_force for p in self.conditions.premises[i]), key=lambda p: p < size)
        return c

    def name(self, c: int) -> str:
        """Return what a claim is called."""
        return name_claim(self.map, self.conditions.names[c])

    def people(self, authors: Iterable[str]) -> str:
        """Return authors as a list in prose."""
        return join_words([self.map.author_name(author) for author in authors])

    def reader(self) -> str:
        """Return by whose reading it is evaluated."""
        return self.people([self.evaluation.author or ME])

    def quote(self, c: int, *, tail: bool = True) -> str:
        """Return a claim's words, with who says them where, and what there is to say of it in a word."""
        claim = self.claim(c)
        notes = [claim.id] if claim.named else []
        if claim.doubt:
            notes.append("a doubt of the map-maker’s")
        elif claim.implicit:
            notes.append(f"left unstated by {self.people(claim.authors)}")
        else:
            notes.append(self.people(claim.authors) + _cite(claim.citations))
        if tail:
            notes.append(self._tail(c))
        words = " ".join(claim.text.split())
        return f"“{words}” ({'; '.join(filter(None, notes))})"

    def _tail(self, c: int) -> str:
        """Return what can be said of a claim in passing; empty where it takes sentences."""
        if self.labels[c] == UNDECIDED:
            return "undecided, told above" if c in self.told else "undecided"
        word = "stands" if self.labels[c] == IN else "falls"
        if c in self.told:
            return f"{word}, told above"
        if self.conditions.fixed[c]:
            name = self.conditions.names[c]
            supposed = name in self.evaluation.accept or name in self.evaluation.reject
            return f"{word}, {'as supposed' if supposed else f'for {self.reader()} does not put it forward'}"
        if not self.is_plain(c):
            return word
        if word == "stands":
            return self.say_unrebutted(c)
        return "nobody has taken it up" if self.is_open_doubt(c) else "falls, for no reason is given for it"

    def is_plain(self, c: int) -> bool:
        """Tell whether a claim needs no sentences: it is only put forward, or only not."""
        conditions = self.conditions
        if conditions.fixed[c]:
            return True
        if any(s.kind in GRANTS for s in self.claim(c).stances) or self.find_idle_rebuttals(c):
            return False
        if self.labels[c] == IN:
            return conditions.asserted[c] and not conditions.rebuttals[c]
        return self.labels[c] == OUT and not (
            conditions.asserted[c] or conditions.rebuttals[c] or conditions.reasons[c]
        )

    def is_open_doubt(self, c: int) -> bool:
        """Tell whether a claim is a doubt of which the map does not say that somebody puts it forward."""
        claim = self.claim(c)
        return claim.doubt and claim.asserted is None

    def find_idle_rebuttals(self, c: int) -> list[tuple[Step, str]]:
        """Return the rebuttals that do not count, each with who granted the claim."""
        claim = self.claim(c)
        counted = {id(self.conditions.record[i]) for i in self.conditions.rebuttals[c]}
        granted = {stance.author for stance in claim.stances if stance.kind in GRANTS}
        if self.evaluation.author is not None:
            granted &= {self.evaluation.author}
        return [
            (step, self.people(mover for mover in step.movers if mover in granted))
            for step in claim.rebuttals
            if id(step) not in counted and not granted.isdisjoint(step.movers)
        ]

    # moves

    def step(self, i: int) -> Step | None:
        """Return the record of a step; None for one between rivals."""
        record = self.conditions.record[i]
        return record if isinstance(record, Step) else None

    def say_reason(self, i: int) -> str:
        """Return who gives a reason, and which."""
        step = self.step(i)
        assert step is not None
        return f"{begin(self.people(step.movers))} {_verb(step.movers, 'give')} a reason: {self._premises(i)}."

    def say_objection(self, i: int, rival: str = "A rival answer to the same question is") -> str:
        """Return who objects with what; for a rival answer, `rival` and the answer."""
        step = self.step(i)
        if step is not None:
            return f"{begin(self.people(step.movers))} {_verb(step.movers, 'object')}: {self._premises(i)}."
        if self.conditions.record[i] is None:
            found = self.find_claim(self.conditions.premises[i][0])
            if found is None:
                return "Other answers to the same question are its rivals."
            return f"{rival} {self.quote(found)}."
        return f"{rival} {self._premises(i)}."

    def say_idle(self, step: Step, who: str) -> str:
        """Return that a rebuttal does not count since who makes it granted the claim."""
        names = [name_claim(self.map, premise.claim) for premise in step.premises]
        return f"The objection from {join_words(names)} does not count, for {who} granted the claim."

    def _premises(self, i: int) -> str:
        size = len(self.conditions.names)
        premises = self.conditions.premises[i]
        return " and ".join(self.quote(p) if p < size else "a premise that cannot stand" for p in premises)

    def say_unrebutted(self, c: int) -> str:
        """Return that no rebuttal of a claim counts, which in one author's reading only he could make."""
        return f"{self.reader()} has not rebutted it" if self.claim(c).rebuttals else "nobody has rebutted it"

    def say_broken(self, what: str, fallen: Sequence[int]) -> str:
        """Return that a step does not carry since premises of it fall. `what` is as for an undercut."""
        names = join_words([self.name(c) for c in fallen])
        return f"But {what} is broken, for {names} {'fall' if len(fallen) > 1 else 'falls'}."

    def say_undercut(self, i: int, undercut: int, what: str) -> str:
        """Return that a step does not carry, and who says why. `what` is what the step is, such as `the objection`."""
        step = self.step(i)
        if step is None:
            return f"But the two need not exclude one another: {self.quote(undercut)}."
        name = self.conditions.names[undercut]
        who = self.people(dict.fromkeys(mover for u in step.undercuts if u.claim == name for mover in u.movers))
        return f"But {what} does not carry{f', answers {who}' if who else ''}: {self.quote(undercut)}."

    def say_condition(self, i: int, undercut: int) -> str:
        """Return that a step carries only if an undecided claim does not stand."""
        what = "that carries" if self.step(i) is not None else "the two exclude one another"
        return f"Whether {what} depends on {self.quote(undercut)}."

    def say_put_forward(self, c: int) -> str:
        """Return who puts a claim forward: who gives no reason of his own for it, and who granted it."""
        claim, author = self.claim(c), self.evaluation.author
        granted = [
            s for s in claim.stances
            if s.kind in GRANTS and (claim.doubt or s.author not in claim.authors) and author in (None, s.author)
        ]  # fmt: skip
        speakers = tuple(
            speaker for speaker in claim.authors
            if author in (None, speaker) and not any(speaker in step.movers for step in claim.reasons)
        )  # fmt: skip
        said = []
        if speakers and not claim.doubt:
            does = "take" if claim.implicit else "put"
            how = "for granted" if claim.implicit else "forward"
            said.append(f"{begin(self.people(speakers))} {_verb(speakers, does)} it {how}")
        words = {"agreed": "agrees", "conceded": "concedes it"}
        said += [f"{self.people([s.author])} {words[s.kind]}{_cite(s.citations)}" for s in granted]
        if not said and author is not None and claim.asserted is None:
            return f"{self.people([author])} builds on it"
        return join_words(said) if said else "It counts as put forward"

    # circles and positions

    def say_circle(self, path: Sequence[Move]) -> str:
        """Return that the claim which comes first in a circle hangs in it, and how each bears on the one before it."""
        if len(path) == 2 and all(move.bearing == "rival" for move in path):
            return f"It and its rival {self.name(path[1].claim)} shut each other out."
        said = []
        for move, following in zip(path, [*path[1:], path[0]], strict=True):
            claim, other = self.name(move.claim), self.name(following.claim)
            if move.claim == following.claim:
                claim, other = (claim, "itself") if move.bearing == "reason" else ("itself", other)
            said.append(_BEARINGS[move.bearing].format(claim=claim, other=other))
        if len(said) > 3 * _MOST_NAMED:
            said[_MOST_NAMED:-_MOST_NAMED] = [f"and so on through {len(said) - 2 * _MOST_NAMED} more"]
        return f"It hangs in a circle: {', '.join(said)}."

    def say_position(self, word: str, around: Iterable[int], position: Mapping[str, str]) -> str:
        """Return in what position a claim stands or falls: which of the claims `around` it do so too."""
        said = []
        for other, verb in (("stands", "stands"), ("falls", "falls")):
            names = [self.name(c) for c in around if position[self.conditions.names[c]] == other]
            if len(names) > _MOST_NAMED:
                names = [*names[:_MOST_NAMED], f"{len(names) - _MOST_NAMED} more"]
            if names:
                said.append(f"{join_words(names)} {verb if len(names) == 1 else verb[:-1]}")
        return f"It {word} in a position where {' and '.join(said) or 'one takes it so'}."


def begin(text: str) -> str:
    """Return a text as a sentence begins."""
    return text[:1].upper() + text[1:]


def _verb(people: tuple[str, ...], verb: str) -> str:
    return verb if len(people) > 1 else f"{verb}s"


def _cite(citations: Iterable[Citation]) -> str:
    listed = "; ".join(str(citation) for citation in citations)
    return f" [{listed}]" if listed else ""
