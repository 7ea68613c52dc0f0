"""The conditions under which each claim and step of a map holds, in integers. Labels nothing.

A step is in force where all its premises stand and none of its undercuts does; a claim stands where it is put
forward or a reason for it is in force, and no rebuttal of it is (a bipolar abstract dialectical framework: Brewka,
Woltran 2010; Brewka, Dunne, Woltran 2011). How a map becomes such conditions is told in
`docs/explanation/semantics.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.model import Answer, Claim, Map, Question, Step, Undercut

GRANTS = ("agreed", "conceded")
"""The stances by which an author makes another's claim his own."""

_NONE: list[int] = []  # what claims without such steps share; never written to
_MOST_PAIRS = 12  # answers of one question up to which each ordered pair of rivals gets a step of its own


class Conditions:
    """The conditions of a map in one reading; claims and steps are numbers.

    Claims have the numbers of `names`, and there may be more: helpers of questions with many answers. For step `i`,
    `target[i]` is the claim it bears on, `rebuts[i]` whether it speaks against it, `record[i]` the step of the map,
    or the rival's claim number for the rebuttal that one answer is to another, or None for a helper.
    For claim `c`, `reasons[c]` and `rebuttals[c]` are the steps for and against it, `premise_of[c]` and
    `undercut_of[c]` those it works in. `asserted[c]`: it is put forward, whatever its reasons. `fixed[c]`: 1 where it
    holds and -1 where it fails by the reading or a supposition, else 0. `foreign[c]`: in the reading of one author,
    it is not his.
    """

    def __init__(
        self, debate: Map, author: str | None, accept: tuple[str, ...], reject: tuple[str, ...], names: list[str]
    ):
        size = len(names)
        self.map = debate
        self.author = author
        self.accept = accept
        self.reject = reject
        self.names = names
        self.number = dict(zip(names, range(size), strict=True))
        self.asserted = [False] * size
        self.fixed = [0] * size
        self.foreign = [False] * size
        self.target: list[int] = []
        self.rebuts: list[bool] = []
        self.premises: list[tuple[int, ...]] = []
        self.undercuts: list[tuple[int, ...]] = []
        self.record: list[Step | int | None] = []
        self.reasons: list[list[int]] = []
        self.rebuttals: list[list[int]] = []
        self.premise_of: list[list[int]] = []
        self.undercut_of: list[list[int]] = []

    def inputs(self, c: int) -> list[int]:
        """Return the claims that work in a step for or against a claim."""
        return [
            q
            for steps in (self.reasons[c], self.rebuttals[c])
            for i in steps
            for uses in (self.premises[i], self.undercuts[i])
            for q in uses
        ]

    def narrow(self, claims: Iterable[int]) -> Conditions:
        """Return the conditions of these claims and all they depend on; no label of these differs there."""
        kept = dict.fromkeys(claims)
        queue = list(kept)
        for c in queue:  # grows while it is read
            for q in self.inputs(c):
                if q not in kept:
                    kept[q] = None
                    queue.append(q)
        order = sorted(kept)
        new = {c: k for k, c in enumerate(order)}
        steps = [i for i, target in enumerate(self.target) if target in new]
        names = [self.names[c] for c in order if c < len(self.names)]
        made = Conditions(self.map, self.author, self.accept, self.reject, names)
        made.asserted = [self.asserted[c] for c in order]
        made.fixed = [self.fixed[c] for c in order]
        made.foreign = [self.foreign[c] for c in order]
        made.target = [new[self.target[i]] for i in steps]
        made.rebuts = [self.rebuts[i] for i in steps]
        made.premises = [tuple(new[p] for p in self.premises[i]) for i in steps]
        made.undercuts = [tuple(new[u] for u in self.undercuts[i]) for i in steps]
        made.record = [new[record] if isinstance(record := self.record[i], int) else record for i in steps]
        index_steps(made)
        return made


def compile_conditions(
    debate: Map, author: str | None = None, accept: Iterable[str] = (), reject: Iterable[str] = ()
) -> Conditions:
    """Return the conditions of a map: as a whole, or in one author's reading, with claims accepted or rejected.

    Raises ValueError for an author or a claim that is not there, and for a claim both accepted and rejected.
    """
    accepted, rejected = tuple(dict.fromkeys(accept)), tuple(dict.fromkeys(reject))
    for name in (*accepted, *rejected):
        if name not in debate.claims:
            raise ValueError(f"no claim {name!r} in the map")
    for name in accepted:
        if name in rejected:
            raise ValueError(f"{name!r} cannot be both accepted and rejected")
    if author is not None and author not in debate.authors:
        raise ValueError(f"no author {author!r} in the map")
    return _Compiler(debate, author, accepted, rejected).compile()


class _Compiler:
    """Makes the conditions of one map in one reading."""

    def __init__(self, debate: Map, author: str | None, accept: tuple[str, ...], reject: tuple[str, ...]):
        self.author = author
        self.made = Conditions(debate, author, accept, reject, list(debate.claims))

    def compile(self) -> Conditions:
        made = self.made
        author = self.author
        rivalries = [pairs for q in made.map.questions.values() if (pairs := self._rivalry(q)) is not None]
        contenders = {claim for pairs in rivalries for claim, _ in pairs}
        own = self._own_claims() if author is not None else None
        asserted, target, rebuts, record = made.asserted, made.target, made.rebuts, made.record
        for c, claim in enumerate(made.map.claims.values()):
            if own is not None and claim.id not in own:
                made.foreign[c] = True
                made.fixed[c] = -1
            reasons = claim.reasons
            if not reasons and not claim.stances and not claim.doubt and claim.asserted is None:
                asserted[c] = claim.id not in contenders and bool(claim.authors)  # as for most claims
            else:
                asserted[c] = self._is_asserted(claim, contenders)
                for step in reasons:
                    if author is None or author in step.movers:
                        target.append(c)
                        rebuts.append(False)
                        record.append(step)
            for step in claim.rebuttals:
                if (author is None and not claim.stances) or self._counts(claim, step):
                    target.append(c)
                    rebuts.append(True)
                    record.append(step)
        self._read_steps()
        for pairs in rivalries:
            self._add_rivals(pairs)
        index_steps(made)
        for name in made.reject:
            made.fixed[made.number[name]] = -1
        for name in made.accept:
            made.fixed[made.number[name]] = 1
        return made

    def _own_claims(self) -> set[str]:
        """Return what the author speaks, agreed to, conceded, or uses as a premise of his own steps."""
        author = self.author
        own: set[str] = set()
        for claim in self.made.map.claims.values():
            if author in claim.authors or any(s.author == author and s.kind in GRANTS for s in claim.stances):
                own.add(claim.id)
            for steps in (claim.reasons, claim.rebuttals):
                for step in steps:
                    if author in step.movers:
                        own.update(premise.claim for premise in step.premises)
        return own

    def _is_asserted(self, claim: Claim, contenders: set[str]) -> bool:
        """Tell whether a claim is put forward, so that it stands without a reason.

        In the reading of one author he is the only one who speaks.
        """
        if claim.asserted is not None:
            return claim.asserted
        if claim.doubt and all(stance.kind not in GRANTS for stance in claim.stances):
            return False
        if claim.id in contenders and not claim.reasons:
            return False
        if self.author is not None:
            return grants(claim, self.author) or not any(self.author in step.movers for step in claim.reasons)
        for author in claim.authors:
            for step in claim.reasons:
                if author in step.movers:
                    break
            else:
                return True
        return any(stance.kind in GRANTS and stance.author not in claim.authors for stance in claim.stances)

    def _counts(self, claim: Claim, step: Step) -> bool:
        """Tell whether a rebuttal counts: one of its movers, in his reading the author, has not granted the claim."""
        if self.author is not None:
            return self.author in step.movers and not _stated(claim, self.author)
        if not claim.stances:
            return True
        return not step.movers or not all(_stated(claim, mover) for mover in step.movers)

    def _read_steps(self) -> None:
        """Put the steps of the map in numbers."""
        made, number = self.made, self.made.number
        steps: list[Step] = made.record  # type: ignore[assignment]  # nothing else is in it yet
        try:
            made.premises = [
                (number[step.premises[0].claim],)
                if len(step.premises) == 1
                else tuple(dict.fromkeys([number[premise.claim] for premise in step.premises]))
                for step in steps
            ]
        except KeyError:  # a map made in Python
            nobody = self._new_helper()  # what nobody states is not put forward
            made.premises = [tuple(dict.fromkeys(number.get(p.claim, nobody) for p in step.premises)) for step in steps]
        made.undercuts = [self._numbers(step.undercuts) if step.undercuts else () for step in steps]
        for i, undercuts in enumerate(made.undercuts):
            if undercuts and not set(made.premises[i]).isdisjoint(undercuts):
                made.premises[i] = (self._new_helper(),)  # it needs a claim to stand and to fall: it is never in force

    def _numbers(self, undercuts: Iterable[Undercut]) -> tuple[int, ...]:
        number = self.made.number
        return tuple(dict.fromkeys([number[undercut.claim] for undercut in undercuts if undercut.claim in number]))

    def _add(
        self, target: int, rebuts: bool, premises: tuple[int, ...], undercuts: tuple[int, ...], record: int | None
    ) -> None:
        if not set(premises).isdisjoint(undercuts):
            return  # it is never in force
        made = self.made
        made.target.append(target)
        made.rebuts.append(rebuts)
        made.premises.append(premises)
        made.undercuts.append(undercuts)
        made.record.append(record)

    def _rivalry(self, question: Question) -> list[tuple[str, list[Answer]]] | None:
        """Return the claims that exclude one another as answers, each with its answers; None where none do."""
        if not question.exclusive or len(question.answers) < 2:
            return None
        answers: dict[str, list[Answer]] = {}
        for answer in question.answers:
            if answer.claim in self.made.number:
                answers.setdefault(answer.claim, []).append(answer)
        return list(answers.items()) if len(answers) > 1 else None

    def _add_rivals(self, pairs: Sequence[tuple[str, list[Answer]]]) -> None:
        made = self.made
        claims = [made.number[name] for name, _ in pairs]
        unless = [self._numbers(u for answer in answers for u in answer.undercuts) for _, answers in pairs]
        if len(claims) <= _MOST_PAIRS:
            for c, own in zip(claims, unless, strict=True):
                for rival, theirs in zip(claims, unless, strict=True):
                    if rival != c:
                        self._add(c, True, (rival,), tuple(dict.fromkeys(theirs + own)), rival)
            return
        # Of many answers, each is rebutted by "one before it" and by "one after it": as many steps as answers.
        for order in (range(len(claims)), range(len(claims) - 1, -1, -1)):
            before: int | None = None
            for at in order:
                if before is not None:
                    self._add(claims[at], True, (before,), unless[at], None)
                some = self._new_helper()
                if before is not None:
                    self._add(some, False, (before,), (), None)
                self._add(some, False, (claims[at],), unless[at], None)
                before = some

    def _new_helper(self) -> int:
        made = self.made
        made.asserted.append(False)
        made.fixed.append(0)
        made.foreign.append(False)
        return len(made.asserted) - 1


def index_steps(made: Conditions) -> None:
    """Note for each claim the steps that bear on it and those in which it works."""
    size = len(made.asserted)
    reasons, rebuttals = [_NONE] * size, [_NONE] * size
    for i, (target, rebuts) in enumerate(zip(made.target, made.rebuts, strict=True)):
        steps = rebuttals if rebuts else reasons
        if steps[target]:
            steps[target].append(i)
        else:
            steps[target] = [i]
    made.reasons, made.rebuttals = reasons, rebuttals
    made.premise_of, made.undercut_of = _invert(made.premises, size), _invert(made.undercuts, size)


def _invert(uses: list[tuple[int, ...]], size: int) -> list[list[int]]:
    """Return for each claim the steps that use it."""
    found = [_NONE] * size
    for i, claims in enumerate(uses):
        for claim in claims:
            if found[claim]:
                found[claim].append(i)
            else:
                found[claim] = [i]
    return found


def grants(claim: Claim, author: str) -> bool:
    """Tell whether an author who does not say the claim himself agreed to it or conceded it."""
    return author not in claim.authors and _stated(claim, author)


def _stated(claim: Claim, author: str) -> bool:
    return any(stance.author == author and stance.kind in GRANTS for stance in claim.stances)
