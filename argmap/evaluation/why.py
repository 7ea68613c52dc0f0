"""Why a claim stands, falls or stays undecided: which moves are told, and in which order. Decides no verdict itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from attrs import frozen

from argmap.evaluation.circle import Move, find_circle
from argmap.evaluation.conditions import Conditions
from argmap.evaluation.evaluation import Evaluation
from argmap.evaluation.grounded import IN, OUT, UNDECIDED
from argmap.evaluation.why_words import Wording, begin
from argmap.evaluation.words import NO_TRUTH, NOT_PUT_FORWARD, REJECTED, UNSUPPORTED, write_circle

DEEPEST = 12
"""Levels of the tree that are shown by indent; what lies deeper is not set in further."""

_LOOK = 200  # claims looked at for one circle beneath the first claim
_LOOKS = 100_000  # and for all of them


@frozen
class Why:
    """Why a claim has its verdict: lines of sentences, each with its level in the tree, from 0."""

    claim: str
    reading: str
    lines: tuple[tuple[int, str], ...]

    def __str__(self) -> str:
        body = "\n".join(f"{'  ' * min(level, DEEPEST)}{text}" for level, text in self.lines)
        return f"Reading: {self.reading}.\n{NO_TRUTH}\n\n{body}\n"


def explain(evaluation: Evaluation, claim: str) -> Why:
    """Return why a claim has its verdict. Raises KeyError for a claim that is not in the map."""
    lines = tuple(_Teller(evaluation).tell(evaluation.conditions.number[claim]))
    return Why(claim, evaluation.reading, lines)


@frozen
class _Next:
    """A claim to tell next, one level deeper. `among_others`: its sentences must say which claim they are about."""

    claim: int
    among_others: bool = False


_Telling: TypeAlias = "Iterator[str | _Next]"


class _Teller:
    """Tells claims, each once, down to what nobody has rebutted."""

    def __init__(self, evaluation: Evaluation):
        self.evaluation = evaluation
        self.conditions: Conditions = evaluation.conditions
        self.labels = evaluation.labelling.claims
        self.steps = evaluation.labelling.steps
        self.rank = {c: at for at, c in enumerate(evaluation.labelling.order)}
        self.told: set[int] = set()
        self.circles: set[frozenset[int]] = set()  # that were named
        self.look = _LOOKS  # claims that the search for circles beneath the first claim may still look at
        self.wording = Wording(evaluation, self.told)

    def tell(self, root: int) -> Iterator[tuple[int, str]]:
        """Yield the lines on a claim and on all that decides it."""
        verdict = self.evaluation.verdict(self.conditions.names[root])
        yield 0, self.wording.quote(root, tail=False)
        yield 0, f"Verdict: {verdict.word}."
        self.told.add(root)
        stack = [self._tell_claim(root)]
        while stack:
            said = next(stack[-1], None)
            if said is None:
                stack.pop()
            elif isinstance(said, str):
                yield len(stack), said
            elif said.claim not in self.told:
                self.told.add(said.claim)
                telling = self._tell_claim(said.claim)
                stack.append(self._tell_among_others(said.claim, telling) if said.among_others else telling)
        if self.labels[root] == UNDECIDED:
            yield from self._tell_sides(root)

    def _tell_claim(self, c: int) -> _Telling:
        """Yield sentences on what decides a claim, and after each the claims to tell next."""
        if self.labels[c] == IN:
            return self._tell_standing(c)
        if self.labels[c] == OUT:
            return self._tell_fallen(c)
        return self._tell_undecided(c, is_root=len(self.told) == 1)

    def _tell_among_others(self, c: int, telling: _Telling) -> _Telling:
        """Yield what there is to tell of a claim, which the first sentence names."""
        name = f"On {self.wording.name(c)}: "
        for said in telling:
            if isinstance(said, str):
                yield name + said
                name = ""
            else:
                yield said

    def _next(self, claims: Iterable[int]) -> Iterator[_Next]:
        """Yield those claims that take sentences of their own; of linked premises, each is named."""
        linked = [found for c in claims if (found := self.wording.find_claim(c)) is not None]
        for c in linked:
            if not self.wording.is_plain(c):
                yield _Next(c, len(linked) > 1)

    # steps

    def _culprit(self, i: int) -> int:
        """Return what broke a step first: a premise that falls, or an undercut that stands."""
        premises, undercuts = self.conditions.premises[i], self.conditions.undercuts[i]
        broken = [(self.rank[p], p) for p in premises if self.labels[p] == OUT]
        broken += [(self.rank[u], u) for u in undercuts if self.labels[u] == IN]
        return min(broken)[1]

    def _tell_break(self, i: int, what: str) -> _Telling:
        """Yield why a step is not in force; `what` is what the step is, such as `the objection`.

        The words for the step have told of each premise whether it falls, so that each that does is told.
        """
        premises, undercuts = self.conditions.premises[i], self.conditions.undercuts[i]
        culprit = self._culprit(i)
        fallen = [p for p in premises if self.labels[p] == OUT and p < len(self.conditions.names)]
        if len(premises) > 1 and fallen:
            yield self.wording.say_broken(what, fallen)
        yield from self._next(fallen)
        if culprit in undercuts:
            yield self.wording.say_undercut(i, culprit, what)
            yield from self._next([culprit])

    def _tell_answers(self, i: int) -> _Telling:
        """Yield the answers to a step that do not help, since they fall."""
        for u in self.conditions.undercuts[i]:
            if self.labels[u] == OUT:
                yield f"The answer to that falls: {self.wording.quote(u)}."
                yield from self._next([u])

    def _tell_failed_rebuttal(self, i: int) -> _Telling:
        if self.conditions.record[i] is None:
            return  # of many rivals those before it, or those after it, as one
        yield self.wording.say_objection(i)
        yield from self._tell_break(i, "the objection")

    # the three labels

    def _tell_standing(self, c: int) -> _Telling:
        conditions, wording = self.conditions, self.wording
        if conditions.fixed[c]:
            yield "It is supposed to hold."
            return
        rebuttals = conditions.rebuttals[c]
        idle = wording.find_idle_rebuttals(c)
        if conditions.asserted[c]:
            end = "." if rebuttals or idle else f", and {wording.say_unrebutted(c)}."
            yield wording.say_put_forward(c) + end
        else:
            yield from self._tell_reason(self._choose_reason(i for i in conditions.reasons[c] if self.steps[i] == IN))
            if not (rebuttals or idle):
                yield f"{begin(wording.say_unrebutted(c))}."
        for i in rebuttals:
            yield from self._tell_failed_rebuttal(i)
        if any(conditions.record[i] is None for i in rebuttals):
            yield "Other answers to the same question are its rivals, and none of them is in its way."
        for step, who in idle:
            yield wording.say_idle(step, who)

    def _choose_reason(self, in_force: Iterable[int]) -> int:
        """Return the reason that was in force first: the others may rest on it."""
        return min(in_force, key=lambda i: max((self.rank[p] for p in self.conditions.premises[i]), default=0))

    def _tell_reason(self, i: int) -> _Telling:
        """Yield a reason in force and what it rests on."""
        yield self.wording.say_reason(i)
        yield from self._next(self.conditions.premises[i])
        yield from self._tell_answers(i)

    def _tell_fallen(self, c: int) -> _Telling:
        """Yield every cause: first what decided it, then what came after, which is named only."""
        conditions = self.conditions
        for cause in self.evaluation.causes(c):
            if cause == REJECTED:
                yield "It is supposed to fail."
            elif cause == NOT_PUT_FORWARD:
                yield f"{self.wording.reader()} does not put it forward."
        attacks = sorted((self._rank_of_step(i), i) for i in conditions.rebuttals[c] if self.steps[i] == IN)
        decided = self.rank[c]
        for rank, i in attacks:
            if rank < decided:
                yield self.wording.say_objection(i, "A rival answer to the same question stands, and only one can:")
                yield from self._next(conditions.premises[i])
                yield from self._tell_answers(i)
        for cause in self.evaluation.causes(c):
            if cause == UNSUPPORTED:
                yield from self._tell_unsupported(c, cause.circle)
        for rank, i in attacks:
            if rank > decided and not self.told.issuperset(conditions.premises[i]):
                yield self.wording.say_objection(i, "Besides, a rival answer stands, and only one can:")

    def _rank_of_step(self, i: int) -> int:
        """Return when a step came to be in force."""
        return max((self.rank[q] for q in (*self.conditions.premises[i], *self.conditions.undercuts[i])), default=-1)

    def _tell_unsupported(self, c: int, circle: tuple[str, ...]) -> _Telling:
        conditions = self.conditions
        if circle:
            into = "run in" if self.evaluation.is_in_circle(c) else "lead into"
            around = write_circle(self.evaluation.map, circle)
            yield f"Its reasons {into} a circle that nothing outside supports: {around}."
            self.told.update(conditions.number[name] for name in circle)
        elif not conditions.reasons[c]:
            bare = self.evaluation.explain_bare(c)
            yield f"It is {bare}." if self.wording.is_open_doubt(c) else f"{begin(bare)}."
        members = {conditions.number[name] for name in circle}
        for i in conditions.reasons[c]:
            if not members.isdisjoint(conditions.premises[i]):
                continue
            yield self.wording.say_reason(i)
            if self.rank[self._culprit(i)] < self.rank[c]:
                yield from self._tell_break(i, "the step from there")

    def _tell_undecided(self, c: int, *, is_root: bool) -> _Telling:
        """Yield what a claim hangs on; of the first claim also what carries it so far."""
        conditions = self.conditions
        circle = self._find_circle(c, is_root=is_root)
        if circle:
            yield self.wording.say_circle(circle)
        in_force = [i for i in conditions.reasons[c] if self.steps[i] == IN]
        if is_root:
            if conditions.asserted[c]:
                yield f"{self.wording.say_put_forward(c)}."
            if in_force:
                best = self._choose_reason(in_force)
                yield from self._tell_reason(best)
                for i in in_force:
                    if i != best:
                        yield self.wording.say_reason(i)
        held = conditions.asserted[c] or bool(in_force)
        for i in conditions.reasons[c] if not held else ():
            if self.steps[i] == UNDECIDED and not self._is_named(i, c):
                yield self.wording.say_reason(i)
                yield from self._tell_hanging(i, c)
        for i in conditions.rebuttals[c]:
            if self.steps[i] == UNDECIDED and not self._is_named(i, c):
                yield self.wording.say_objection(i)
                yield from self._tell_hanging(i, c)
        for i in conditions.rebuttals[c]:
            if self.steps[i] == OUT:
                yield from self._tell_failed_rebuttal(i)

    # what is undecided

    def _tell_hanging(self, i: int, c: int) -> _Telling:
        """Yield what keeps a step undecided."""
        premises, undercuts = self.conditions.premises[i], self.conditions.undercuts[i]
        for u in undercuts:
            if self.labels[u] == UNDECIDED:
                yield self.wording.say_condition(i, u)
        several = len(premises) > 1 or any(self.labels[u] == UNDECIDED for u in undercuts)
        for other in (*premises, *undercuts):
            if self.labels[other] == UNDECIDED and other != c and other < len(self.conditions.names):
                yield _Next(other, several)

    def _is_named(self, i: int, c: int) -> bool:
        """Tell whether all that keeps a step undecided was told, and its circle named."""
        uses = (*self.conditions.premises[i], *self.conditions.undercuts[i])
        others = [q for q in uses if self.labels[q] == UNDECIDED]
        return all(q in self.told and any({q, c} <= circle for circle in self.circles) for q in others)

    def _find_circle(self, c: int, *, is_root: bool) -> list[Move]:
        """Return a shortest circle through an undecided claim that was not named yet; an odd one if it is open."""
        odd = self.evaluation.verdict(self.conditions.names[c]).word == "open"
        path, looked = find_circle(self.evaluation, c, odd=odd, most=None if is_root else min(_LOOK, self.look))
        self.look -= 0 if is_root else looked
        members = frozenset(move.claim for move in path)
        if any(claim >= len(self.conditions.names) for claim in members) or members in self.circles:
            return []
        if path:
            self.circles.add(members)
        return path

    def _tell_sides(self, root: int) -> Iterator[tuple[int, str]]:
        """Yield a position for each side that an undecided claim can be on."""
        name = self.conditions.names[root]
        positions = self.evaluation.positions()
        inputs = dict.fromkeys(c for c in self.conditions.inputs(root) if not self.labels[c] and c != root)
        around = [c for c in inputs if c < len(self.conditions.names)]
        remark = self.evaluation.verdict(name).remark
        if remark:
            yield 1, f"{begin(remark)}."
        for word in ("stands", "falls"):
            position = positions.position_where(name, word)
            if position is not None:
                yield 1, self.wording.say_position(word, around, position)
