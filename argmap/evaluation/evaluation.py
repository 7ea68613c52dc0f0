"""The evaluation of a map in one reading: verdicts with all their causes. Prints nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.evaluation.conditions import GRANTS, Conditions, compile_conditions
from argmap.evaluation.grounded import IN, OUT, UNDECIDED, Labelling, label_grounded
from argmap.evaluation.words import (
    EXCLUDED,
    NOT_PUT_FORWARD,
    REBUTTED,
    REJECTED,
    UNSUPPORTED,
    Cause,
    Verdict,
    list_claims,
    write_circle,
)
from argmap.model import Map, Step
from argmap.rules.context import join_words
from argmap.syntax.parse import paused_collector

if TYPE_CHECKING:
    from argmap.evaluation.positions import Positions
    from argmap.evaluation.why import Why

CIRCLES = ("struck", "undecided")
"""What becomes of reasons that run in a circle."""


_SHORT = 64  # claims of a circle that is told from the claim concerned on
_ANSWERED = "nothing said against it holds"


class Evaluation:
    """What follows from a map in one reading, if the map is all there is. No statement of truth.

    `author` is the one whose reading it is, None for the whole debate; `accept` and `reject` are claims supposed to
    hold or to fail; `circles` tells whether a circle of reasons that nothing outside supports is `struck` or left
    `undecided`. Raises ValueError for an author or a claim that is not in the map, and for a claim both accepted and
    rejected.
    """

    def __init__(
        self,
        debate: Map,
        author: str | None = None,
        accept: Iterable[str] = (),
        reject: Iterable[str] = (),
        circles: str = "struck",
    ):
        if circles not in CIRCLES:
            raise ValueError(f"circles are `struck` or `undecided`, not {circles!r}")
        self.map = debate
        self.author = author
        self.accept = (accept,) if isinstance(accept, str) else tuple(accept)
        self.reject = (reject,) if isinstance(reject, str) else tuple(reject)
        self.circles = circles
        with paused_collector():
            self.conditions: Conditions = compile_conditions(debate, author, self.accept, self.reject)
            self.labelling: Labelling = label_grounded(self.conditions, strike=circles == "struck")

    @property
    def reading(self) -> str:
        """The reading in words, for the head of a page."""
        who = "the whole debate" if self.author is None else f"{self.map.author_name(self.author)}’s own reading"
        parts = [who]
        for names, verb in ((self.accept, "hold"), (self.reject, "fail")):
            if names:
                parts.append(f"supposing that {self._list(names)} {verb}{'s' if len(names) == 1 else ''}")
        circles = "struck" if self.circles == "struck" else "left undecided"
        return f"{', '.join(parts)}; reasons that run in a circle are {circles}"

    def label(self, claim: str) -> int:
        """Return 1 for a claim accepted before anyone takes a side, -1 for one rejected, 0 for one undecided."""
        return self.labelling.claims[self.conditions.number[claim]]

    def verdict(self, claim: str) -> Verdict:
        """Return the verdict on a claim. Raises KeyError for a claim that is not in the map."""
        c = self.conditions.number[claim]
        label = self.labelling.claims[c]
        if label == IN:
            return Verdict(claim, "stands", (), self._remark_standing(c))
        if label == OUT:
            causes = tuple(self.causes(c))
            return Verdict(claim, "falls", causes, self._remark_falling(c, causes))
        return Verdict(claim, *self.positions().word(c))

    @cached_property
    def verdicts(self) -> Mapping[str, Verdict]:
        """The verdict on each claim, in the order of the map."""
        with paused_collector():
            return {name: self.verdict(name) for name in self.conditions.names}

    def __iter__(self) -> Iterator[Verdict]:
        """Yield the verdict on each claim, in the order of the map."""
        return iter(self.verdicts.values())

    def causes(self, c: int) -> Iterator[Cause]:
        """Yield every cause that holds of the rejected claim with number `c`."""
        conditions, steps = self.conditions, self.labelling.steps
        if conditions.names[c] in self.reject:
            yield Cause(REJECTED)
        if conditions.foreign[c]:
            yield Cause(NOT_PUT_FORWARD)
        if conditions.rebuttals[c]:
            standing = [conditions.record[i] for i in conditions.rebuttals[c] if steps[i] == IN]
            rebuttals = [record.premises[0].claim for record in standing if isinstance(record, Step)]
            if rebuttals:
                yield Cause(REBUTTED, rebuttals)
            if len(rebuttals) < len(standing):
                yield Cause(EXCLUDED, self.rivals_that_exclude(c))
        if conditions.asserted[c] or conditions.foreign[c]:
            return
        if all(steps[i] == OUT for i in conditions.reasons[c]):
            yield Cause(UNSUPPORTED, [self._opening(i) for i in conditions.reasons[c]], self._circle(c))

    def _opening(self, i: int) -> str:
        record = self.conditions.record[i]
        assert isinstance(record, Step)
        return record.premises[0].claim

    @cached_property
    def _rivalries(self) -> dict[str, list[tuple[list[str], dict[str, list[int]]]]]:
        """By answer, the questions that take one: which answers stand unimpeded, and the undercuts beside each."""
        conditions, labels = self.conditions, self.labelling.claims
        found: dict[str, list[tuple[list[str], dict[str, list[int]]]]] = {}
        for question in self.map.questions.values():
            if not question.exclusive:
                continue
            unless: dict[str, list[int]] = {}
            for answer in question.answers:
                numbers = (conditions.number.get(undercut.claim) for undercut in answer.undercuts)
                unless.setdefault(answer.claim, []).extend(u for u in numbers if u is not None)
            standing = [name for name in unless if name in conditions.number and self.label(name) == IN]
            standing = [name for name in standing if all(labels[u] == OUT for u in unless[name])]
            for name in unless:
                found.setdefault(name, []).append((standing, unless))
        return found

    def rivals_that_exclude(self, c: int) -> list[str]:
        """Return the rivals of a claim that stand and whose exclusion of it nothing undercuts."""
        conditions, labels, steps = self.conditions, self.labelling.claims, self.labelling.steps
        records = [conditions.record[i] for i in conditions.rebuttals[c] if steps[i] == IN]
        if None not in records:
            return list(dict.fromkeys(conditions.names[record] for record in records if isinstance(record, int)))
        claim = conditions.names[c]
        found: dict[str, None] = {}
        for standing, unless in self._rivalries[claim]:
            if all(labels[u] == OUT for u in unless[claim]):
                found.update(dict.fromkeys(name for name in standing if name != claim))
        return list(found)

    def _circle(self, c: int) -> tuple[str, ...]:
        """Return the claims of a circle in which the reasons of a struck claim run; none for one not struck."""
        struck = self.labelling.struck
        if c not in struck:
            return ()
        if c not in self._circles:
            self._find_circles(c)
        circle = self._circles[c]
        at = circle.index(c) if len(circle) <= _SHORT and c in circle else 0
        return tuple(self.conditions.names[k] for k in (*circle[at:], *circle[:at])) if at else self._named[circle[0]]

    @cached_property
    def _circles(self) -> dict[int, tuple[int, ...]]:
        return {}

    @cached_property
    def _named(self) -> dict[int, tuple[str, ...]]:
        return {}

    @cached_property
    def _in_circles(self) -> set[int]:
        return set()

    def is_in_circle(self, c: int) -> bool:
        """Whether a struck claim is part of the circle that its cause names, and does not merely rest on it."""
        return bool(self._circle(c)) and c in self._in_circles

    def _is_broken_elsewhere(self, i: int, number: int) -> bool:
        """Tell whether a reason is broken by more than the circle struck in a round."""
        conditions, labels, struck = self.conditions, self.labelling.claims, self.labelling.struck
        return any(labels[p] == OUT and struck.get(p) != number for p in conditions.premises[i]) or any(
            labels[u] == IN for u in conditions.undercuts[i]
        )

    def _find_circles(self, start: int) -> None:
        """Follow reasons from a struck claim to others struck in the same round, until they come round."""
        conditions, struck, circles = self.conditions, self.labelling.struck, self._circles
        path: dict[int, None] = {}
        c = start
        while c not in circles and c not in path:
            path[c] = None
            steps = sorted(conditions.reasons[c], key=lambda i: self._is_broken_elsewhere(i, struck[c]))
            c = next(p for i in steps for p in conditions.premises[i] if struck.get(p) == struck[c])
        if c not in circles:
            walked = list(path)
            circle = tuple(walked[walked.index(c) :])
            circles.update(dict.fromkeys(circle, circle))
            self._in_circles.update(circle)
            self._named[circle[0]] = tuple(conditions.names[k] for k in circle)
        for k in path:
            circles.setdefault(k, circles[c])

    def _list(self, claims: Iterable[str]) -> str:
        return list_claims(self.map, claims)

    def _remark_standing(self, c: int) -> str:
        conditions = self.conditions
        if conditions.fixed[c]:
            return "supposed"
        said = []
        claim = self.map.claims[conditions.names[c]]
        if not claim.stances:
            return _ANSWERED if conditions.rebuttals[c] else ""
        granted = dict.fromkeys(
            s.author for s in claim.stances
            if s.kind in GRANTS and s.author not in claim.authors and self.author in (None, s.author)
        )  # fmt: skip
        if granted:
            said.append("granted by " + join_words([self.map.author_name(author) for author in granted]))
        if conditions.rebuttals[c]:
            said.append(_ANSWERED)
        return "; ".join(said)

    def _remark_falling(self, c: int, causes: tuple[Cause, ...]) -> str:
        said = []
        for cause in causes:
            if cause in (REBUTTED, EXCLUDED):
                said.append(f"{cause} by {self._list(cause.by)}")
            elif cause == REJECTED:
                said.append("rejected by supposition")
            elif cause == NOT_PUT_FORWARD and self.author is not None:
                said.append(f"not put forward by {self.map.author_name(self.author)}")
            elif cause == UNSUPPORTED:
                said.append(f"unsupported: {self._explain_unsupported(c, cause)}")
        return "; ".join(said)

    def _explain_unsupported(self, c: int, cause: Cause) -> str:
        if cause.circle:
            does = "argues in" if self.is_in_circle(c) else "rests on"
            return f"{does} a circle: {write_circle(self.map, cause.circle)}"
        if len(cause.by) == 1:
            return f"its reason from {self._list(cause.by)} is broken"
        if cause.by:
            return f"its reasons from {self._list(cause.by)} are broken"
        return self.explain_bare(c)

    def explain_bare(self, c: int) -> str:
        """Return why a claim without reasons is not put forward, in words."""
        claim = self.map.claims[self.conditions.names[c]]
        if claim.asserted is False:
            return "no reason is given for it, and the map does not put it forward (`asserted: no`)"
        if claim.doubt:
            return "an open doubt that nobody has taken up"
        return "no reason is given for it, and an answer that has rivals needs one"

    def why(self, claim: str) -> Why:
        """Return why a claim has its verdict, in sentences. Raises KeyError for a claim that is not in the map."""
        from argmap.evaluation.why import explain

        return explain(self, claim)

    def positions(self) -> Positions:
        """Return the positions that one can take on what is undecided, and what they make of each claim."""
        if self._positions is None:
            from argmap.evaluation.positions import Positions

            self._positions = Positions(self.conditions, self.labelling, strike=self.circles == "struck")
        return self._positions

    _positions: Positions | None = None


def evaluate(
    debate: Map,
    author: str | None = None,
    accept: Iterable[str] = (),
    reject: Iterable[str] = (),
    circles: str = "struck",
) -> Evaluation:
    """Evaluate a map: as a whole or in one author's reading, with claims accepted or rejected. See `Evaluation`."""
    return Evaluation(debate, author, accept, reject, circles)


__all__ = ["CIRCLES", "IN", "OUT", "UNDECIDED", "Evaluation", "evaluate"]
