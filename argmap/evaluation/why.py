"""Why a claim stands, falls or stays undecided: the moves that decide it, in sentences. Decides nothing itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from argmap.evaluation.conditions import GRANTS, Conditions
from argmap.evaluation.evaluation import Evaluation
from argmap.evaluation.grounded import IN, OUT, UNDECIDED
from argmap.evaluation.words import NO_TRUTH, NOT_PUT_FORWARD, REJECTED, UNSUPPORTED, name_claim, write_circle
from argmap.model import ME, Citation, Claim, Step
from argmap.rules.context import join_words

DEEPEST = 12
"""Levels of the tree that are shown by indent; what lies deeper is not set in further."""

_LOOK = 200  # claims looked at for one circle beneath the first claim
_LOOKS = 100_000  # and for all of them
_MOST_NAMED = 8  # claims of a circle, or of a position, that a sentence still bears


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


class _Teller:
    """Tells claims, each once, down to what nobody has answered."""

    def __init__(self, evaluation: Evaluation):
        self.evaluation = evaluation
        self.map = evaluation.map
        self.conditions: Conditions = evaluation.conditions
        self.labels = evaluation.labelling.claims
        self.steps = evaluation.labelling.steps
        self.rank = {c: at for at, c in enumerate(evaluation.labelling.order)}
        self.told: set[int] = set()
        self.circles: set[frozenset[int]] = set()  # that were named
        self.look = _LOOKS  # claims that the search for circles beneath the first claim may still look at

    def tell(self, root: int) -> Iterator[tuple[int, str]]:
        """Yield the lines on a claim and on all that decides it."""
        verdict = self.evaluation.verdict(self.conditions.names[root])
        yield 0, f"{self._quote(root, tail=False)}"
        yield 0, f"Verdict: {verdict.word}."
        self.told.add(root)
        stack = [self._tell_claim(root)]
        while stack:
            said = next(stack[-1], None)
            if said is None:
                stack.pop()
            elif isinstance(said, str):
                yield len(stack), said
            elif said not in self.told:
                self.told.add(said)
                stack.append(self._tell_claim(said))
        if self.labels[root] == UNDECIDED:
            yield from self._tell_sides(root)

    def _tell_claim(self, c: int) -> Iterator[str | int]:
        """Yield sentences on what decides a claim, and after each the numbers of the claims to tell next."""
        if self.labels[c] == IN:
            return self._tell_standing(c)
        if self.labels[c] == OUT:
            return self._tell_fallen(c)
        return self._tell_undecided(c)

    # what a claim is called, and how it is quoted

    def _claim(self, c: int) -> Claim:
        return self.map.claims[self.conditions.names[c]]

    def _name(self, c: int) -> str:
        return name_claim(self.map, self.conditions.names[c])

    def _people(self, authors: Iterable[str]) -> str:
        return join_words([self.map.author_name(author) for author in authors])

    def _quote(self, c: int, *, tail: bool = True) -> str:
        """Return a claim's words, with who says them where, and what there is to say of it in a word."""
        claim = self._claim(c)
        notes = [claim.id] if claim.named else []
        cited = _cite(claim.citations)
        if claim.doubt:
            notes.append("a doubt of the map-maker’s")
        elif claim.implicit:
            notes.append(f"left unstated by {self._people(claim.authors)}")
        else:
            notes.append(self._people(claim.authors) + cited)
        if tail:
            notes.append(self._tail(c))
        words = " ".join(claim.text.split())
        return f"“{words}” ({'; '.join(filter(None, notes))})"

    def _tail(self, c: int) -> str:
        """Return what can be said of a claim in passing; empty where it takes sentences."""
        conditions = self.conditions
        if self.labels[c] == UNDECIDED:
            return "undecided, told above" if c in self.told else "undecided"
        word = "stands" if self.labels[c] == IN else "falls"
        if c in self.told:
            return f"{word}, told above"
        if conditions.fixed[c]:
            return f"{word}, {self._fixed(c)}"
        if word == "stands":
            return "nobody has answered it" if self._is_plain(c) else word
        if self._is_plain(c):
            return "nobody has taken it up" if self._is_open_doubt(c) else "falls, for no reason is given for it"
        return word

    def _fixed(self, c: int) -> str:
        name = self.conditions.names[c]
        if name in self.evaluation.accept or name in self.evaluation.reject:
            return "as supposed"
        return f"for {self._people([self.evaluation.author or ME])} does not put it forward"

    def _is_plain(self, c: int) -> bool:
        """Tell whether a claim needs no sentences: it is only put forward, or only not."""
        conditions = self.conditions
        if conditions.fixed[c]:
            return True
        if any(s.kind in GRANTS for s in self._claim(c).stances) or self._idle_rebuttals(c):
            return False
        if self.labels[c] == IN:
            return conditions.asserted[c] and not conditions.rebuttals[c]
        return self.labels[c] == OUT and not (
            conditions.asserted[c] or conditions.rebuttals[c] or conditions.reasons[c]
        )

    def _is_open_doubt(self, c: int) -> bool:
        claim = self._claim(c)
        return claim.doubt and claim.asserted is None

    def _next(self, claims: Iterable[int]) -> Iterator[int]:
        """Yield those claims that take sentences of their own."""
        for c in claims:
            if not self._is_plain(c):
                yield c

    # the moves

    def _step(self, i: int) -> Step | None:
        record = self.conditions.record[i]
        return record if isinstance(record, Step) else None

    def _premises(self, i: int) -> str:
        return " and ".join(self._quote(p) for p in self.conditions.premises[i])

    def _culprit(self, i: int) -> tuple[int, bool]:
        """Return what broke a step first: a premise that falls (True) or an undercut that stands."""
        premises, undercuts = self.conditions.premises[i], self.conditions.undercuts[i]
        broken = [(self.rank[p], p, True) for p in premises if self.labels[p] == OUT]
        broken += [(self.rank[u], u, False) for u in undercuts if self.labels[u] == IN]
        _, claim, is_premise = min(broken)
        return claim, is_premise

    def _undercutters(self, i: int, undercut: int) -> str:
        step = self._step(i)
        name = self.conditions.names[undercut]
        if step is None:
            return ""
        movers = dict.fromkeys(mover for u in step.undercuts if u.claim == name for mover in u.movers)
        return self._people(movers)

    def _tell_break(self, i: int, what: str) -> Iterator[str | int]:
        """Yield why a step is not in force; `what` is what the step is, such as `the objection`."""
        claim, is_premise = self._culprit(i)
        if is_premise:
            if len(self.conditions.premises[i]) > 1:
                yield f"But {what} is broken, for {self._name(claim)} falls."
            yield from self._next([claim])
            return
        who = self._undercutters(i, claim)
        yield f"But {what} does not carry{f', answers {who}' if who else ''}: {self._quote(claim)}."
        yield from self._next([claim])

    def _tell_answers(self, i: int) -> Iterator[str | int]:
        """Yield the answers to a step that do not help, since they fall."""
        for u in self.conditions.undercuts[i]:
            if self.labels[u] == OUT:
                yield f"The answer to that falls: {self._quote(u)}."
                yield from self._next([u])

    def _idle_rebuttals(self, c: int) -> list[tuple[Step, str]]:
        """Return the rebuttals that do not count, each with who granted the claim."""
        claim = self._claim(c)
        counted = {id(self.conditions.record[i]) for i in self.conditions.rebuttals[c]}
        granted = {stance.author for stance in claim.stances if stance.kind in GRANTS}
        if self.evaluation.author is not None:
            granted &= {self.evaluation.author}
        return [
            (step, self._people(mover for mover in step.movers if mover in granted))
            for step in claim.rebuttals
            if id(step) not in counted and not granted.isdisjoint(step.movers)
        ]

    def _name_objection(self, i: int, rival: str = "A rival answer to the same question is") -> str:
        step = self._step(i)
        if step is not None:
            return f"{_begin(self._people(step.movers))} {_verb(step.movers, 'object')}: {self._premises(i)}."
        if self.conditions.record[i] is None:
            return "Other answers to the same question are its rivals."
        return f"{rival} {self._premises(i)}."

    def _name_reason(self, i: int) -> str:
        step = self._step(i)
        assert step is not None
        return f"{_begin(self._people(step.movers))} {_verb(step.movers, 'give')} a reason: {self._premises(i)}."

    # the three labels

    def _tell_standing(self, c: int) -> Iterator[str | int]:
        conditions = self.conditions
        if conditions.fixed[c]:
            yield "It is supposed to hold."
            return
        rebuttals = conditions.rebuttals[c]
        if conditions.asserted[c]:
            yield self._put_forward(c) + ("." if rebuttals else ", and nobody has answered it.")
        else:
            in_force = [i for i in conditions.reasons[c] if self.steps[i] == IN]
            best = min(in_force, key=lambda i: max((self.rank[p] for p in conditions.premises[i]), default=0))
            yield self._name_reason(best)
            yield from self._next(conditions.premises[best])
            yield from self._tell_answers(best)
            if not rebuttals:
                yield "Nobody has rebutted it."
        for i in rebuttals:
            yield self._name_objection(i)
            yield from self._tell_break(i, "the objection" if self._step(i) else "the exclusion")
        for step, who in self._idle_rebuttals(c):
            names = [name_claim(self.map, premise.claim) for premise in step.premises]
            yield f"The objection from {join_words(names)} does not count, for {who} granted the claim."

    def _put_forward(self, c: int) -> str:
        """Return who puts a claim forward: who gives no reason of his own for it, and who granted it."""
        claim, author = self._claim(c), self.evaluation.author
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
            said.append(
                f"{_begin(self._people(speakers))} {_verb(speakers, does)} it "
                + ("for granted" if claim.implicit else "forward")
            )
        words = {"agreed": "agrees", "conceded": "concedes it"}
        said += [f"{self._people([s.author])} {words[s.kind]}{_cite(s.citations)}" for s in granted]
        if not said and author is not None and claim.asserted is None:
            return f"{self._people([author])} builds on it"
        return join_words(said) if said else "It counts as put forward"

    def _tell_fallen(self, c: int) -> Iterator[str | int]:
        """Yield every cause: first what decided it, then what came after, which is named only."""
        conditions = self.conditions
        for cause in self.evaluation.causes(c):
            if cause == REJECTED:
                yield "It is supposed to fail."
            elif cause == NOT_PUT_FORWARD:
                yield f"{self._people([self.evaluation.author or ME])} does not put it forward."
        attacks = sorted((self._rank_of_step(i), i) for i in conditions.rebuttals[c] if self.steps[i] == IN)
        decided = self.rank[c]
        for rank, i in attacks:
            if rank < decided:
                yield from self._tell_attack(i, first=True)
        for cause in self.evaluation.causes(c):
            if cause == UNSUPPORTED:
                yield from self._tell_unsupported(c, cause.circle)
        for rank, i in attacks:
            if rank > decided and not self.told.issuperset(conditions.premises[i]):
                yield from self._tell_attack(i, first=False)

    def _rank_of_step(self, i: int) -> int:
        """Return when a step came to be in force."""
        return max((self.rank[q] for q in (*self.conditions.premises[i], *self.conditions.undercuts[i])), default=-1)

    def _tell_attack(self, i: int, *, first: bool) -> Iterator[str | int]:
        """Yield a rebuttal that is in force; one that came after the claim fell is only named."""
        if not first:
            yield self._name_objection(i, "Besides, a rival answer stands, and only one can:")
            return
        yield self._name_objection(i, "A rival answer to the same question stands, and only one can:")
        yield from self._next(self.conditions.premises[i])
        yield from self._tell_answers(i)

    def _tell_unsupported(self, c: int, circle: tuple[str, ...]) -> Iterator[str | int]:
        conditions = self.conditions
        if circle:
            into = "run in" if self.evaluation.is_in_circle(c) else "lead into"
            yield f"Its reasons {into} a circle that nothing outside supports: {write_circle(self.map, circle)}."
            self.told.update(conditions.number[name] for name in circle)
        elif not conditions.reasons[c]:
            bare = self.evaluation.explain_bare(c)
            yield f"It is {bare}." if self._is_open_doubt(c) else f"{_begin(bare)}."
        around = {conditions.number[name] for name in circle}
        for i in conditions.reasons[c]:
            if not around.isdisjoint(conditions.premises[i]):
                continue
            yield self._name_reason(i)
            if self.rank[self._culprit(i)[0]] < self.rank[c]:
                yield from self._tell_break(i, "the step from there")

    def _tell_undecided(self, c: int) -> Iterator[str | int]:
        conditions = self.conditions
        circle = self._find_circle(c)
        if circle:
            yield f"It hangs in a circle: {circle}."
        for i in conditions.rebuttals[c]:
            if self.steps[i] == UNDECIDED and not self._is_named(i, c):
                yield self._name_objection(i)
                yield from self._tell_hanging(i, c)
        held = conditions.asserted[c] or any(self.steps[i] == IN for i in conditions.reasons[c])
        for i in conditions.reasons[c] if not held else ():
            if self.steps[i] == UNDECIDED and not self._is_named(i, c):
                yield self._name_reason(i)
                yield from self._tell_hanging(i, c)
        for i in conditions.rebuttals[c]:
            if self.steps[i] == OUT:
                yield self._name_objection(i)
                yield from self._tell_break(i, "the objection" if self._step(i) else "the exclusion")

    def _tell_hanging(self, i: int, c: int) -> Iterator[str | int]:
        """Yield what keeps a step undecided."""
        for u in self.conditions.undercuts[i]:
            if self.labels[u] == UNDECIDED:
                yield f"Whether that carries depends on {self._quote(u)}."
        uses = (*self.conditions.premises[i], *self.conditions.undercuts[i])
        for other in uses:
            if self.labels[other] == UNDECIDED and other != c and other < len(self.conditions.names):
                yield other

    def _is_named(self, i: int, c: int) -> bool:
        """Tell whether all that keeps a step undecided was told, and its circle named."""
        uses = (*self.conditions.premises[i], *self.conditions.undercuts[i])
        others = [q for q in uses if self.labels[q] == UNDECIDED]
        return all(q in self.told and any({q, c} <= circle for circle in self.circles) for q in others)

    def _find_circle(self, c: int) -> str:
        """Return a shortest circle of moves through an undecided claim in words, an odd one where the claim is open."""
        odd = self.evaluation.verdict(self.conditions.names[c]).word == "open"
        is_root = len(self.told) == 1
        path, looked = find_circle(self.evaluation, c, odd=odd, most=None if is_root else min(_LOOK, self.look))
        self.look -= 0 if is_root else looked
        if not path or any(claim >= len(self.conditions.names) for claim, _ in path):
            return ""
        members = frozenset(claim for claim, _ in path)
        if members in self.circles:
            return ""
        self.circles.add(members)
        said = []
        for at, (claim, hurts) in enumerate(path):
            following = path[(at + 1) % len(path)][0]
            said.append(f"{self._name(claim)} {'gives way to' if hurts else 'rests on'} {self._name(following)}")
        if len(said) > 3 * _MOST_NAMED:
            said[_MOST_NAMED:-_MOST_NAMED] = [f"and so on through {len(said) - 2 * _MOST_NAMED} more"]
        return ", ".join(said)

    def _tell_sides(self, root: int) -> Iterator[tuple[int, str]]:
        """Yield a position for each side that an undecided claim can be on."""
        name = self.conditions.names[root]
        positions = self.evaluation.positions()
        inputs = dict.fromkeys(c for c in self.conditions.inputs(root) if not self.labels[c] and c != root)
        around = [c for c in inputs if c < len(self.conditions.names)]
        remark = self.evaluation.verdict(name).remark
        if remark:
            yield 1, f"{_begin(remark)}."
        for word in ("stands", "falls"):
            position = positions.position_where(name, word)
            if position is None:
                continue
            said = []
            for other, verb in (("stands", "stands"), ("falls", "falls")):
                names = [self._name(c) for c in around if position[self.conditions.names[c]] == other]
                if len(names) > _MOST_NAMED:
                    names = [*names[:_MOST_NAMED], f"{len(names) - _MOST_NAMED} more"]
                if names:
                    said.append(f"{join_words(names)} {verb if len(names) == 1 else verb[:-1]}")
            yield 1, f"It {word} in a position where {' and '.join(said) or 'one takes it so'}."


def find_circle(
    evaluation: Evaluation, c: int, *, odd: bool, most: int | None = None
) -> tuple[list[tuple[int, bool]], int]:
    """Return a shortest circle of undecided moves through a claim: each claim, and whether the next one hurts it.

    `odd` asks for one with an odd number of attacks. Empty where there is none, or where none was found among the
    first `most` claims looked at. Also returns how many were looked at.
    """
    conditions, labels, steps = evaluation.conditions, evaluation.labelling.claims, evaluation.labelling.steps
    start = (c, 0)
    came_from: dict[tuple[int, int], tuple[tuple[int, int], int]] = {}
    queue = [start]
    for looked, node in enumerate(queue):  # grows while it is read
        if looked == most:
            return [], looked
        claim, parity = node
        for source, sign in ((conditions.reasons, 0), (conditions.rebuttals, 1)):
            for i in source[claim]:
                if steps[i]:
                    continue
                for uses, turn in ((conditions.premises[i], 0), (conditions.undercuts[i], 1)):
                    for other in uses:
                        if labels[other]:
                            continue
                        hurts = sign ^ turn
                        reached = (other, parity ^ hurts)
                        if other == c and (not odd or reached[1]):
                            path = [(claim, bool(hurts))]
                            while node != start:
                                node, sign_of = came_from[node]
                                path.append((node[0], bool(sign_of)))
                            return path[::-1], looked
                        if reached not in came_from and reached != start:
                            came_from[reached] = (node, hurts)
                            queue.append(reached)
    return [], len(queue)


def _begin(text: str) -> str:
    return text[:1].upper() + text[1:]


def _verb(people: tuple[str, ...], verb: str) -> str:
    return verb if len(people) > 1 else f"{verb}s"


def _cite(citations: Iterable[Citation]) -> str:
    listed = "; ".join(str(citation) for citation in citations)
    return f" [{listed}]" if listed else ""
