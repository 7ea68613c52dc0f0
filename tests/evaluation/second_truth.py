"""The definitions of `docs/explanation/semantics.md`, tried out on every labelling. Shares no code with the engine.

Labels are 0 rejected, 1 undecided, 2 accepted, in the order of truth.
"""

from __future__ import annotations

from itertools import product

from argmap.model import Claim, Map

GRANT = ("agreed", "conceded")


class Truth:
    """A map in one reading, by definition."""

    def __init__(self, debate: Map, author=None, accept=(), reject=(), circles="struck"):
        self.map, self.author, self.circles = debate, author, circles
        self.forced = dict.fromkeys(accept, 2) | dict.fromkeys(reject, 0)
        self.claims = list(debate.claims)
        self.rivals = [q for q in debate.questions.values() if q.exclusive and len({a.claim for a in q.answers}) > 1]
        # steps: kind, target, premises, undercuts
        self.steps = []
        for claim in debate.claims.values():
            for step in claim.reasons + claim.rebuttals:
                if author is not None and author not in step.movers:
                    continue
                if step.kind == "rebuttal":
                    movers = [author] if author is not None else step.movers
                    if all(self.granted(claim, mover) for mover in movers):
                        continue
                unless = [u.claim for u in step.undercuts]
                self.steps.append((step.kind, claim.id, [p.claim for p in step.premises], unless))
        for question in self.rivals:
            for one in question.answers:
                for other in question.answers:
                    if one.claim != other.claim:
                        unless = [u.claim for u in one.undercuts + other.undercuts]
                        self.steps.append(("rebuttal", one.claim, [other.claim], unless))

    @staticmethod
    def granted(claim: Claim, who: str) -> bool:
        return any(s.author == who and s.kind in GRANT for s in claim.stances)

    def mine(self, claim: Claim) -> bool:
        a = self.author
        uses = [p.claim for s in self.map.steps if a in s.movers for p in s.premises]
        return a is None or a in claim.authors or self.granted(claim, a) or claim.id in uses

    def asserted(self, claim: Claim) -> bool:
        if claim.asserted is not None:
            return claim.asserted
        if claim.doubt and not any(s.kind in GRANT for s in claim.stances):
            return False
        if not claim.reasons and any(claim.id == a.claim for q in self.rivals for a in q.answers):
            return False

        def argues(who: str) -> bool:
            return any(who in step.movers for step in claim.reasons)

        if self.author is not None:
            a = self.author
            return not argues(a) or (a not in claim.authors and self.granted(claim, a))
        others = [s for s in claim.stances if s.kind in GRANT and s.author not in claim.authors]
        return bool(others) or any(not argues(who) for who in claim.authors)

    def claim_value(self, name: str, step_values: list[int], rebuttal_values: list[int]) -> int:
        """φ(c), reasons and rebuttals each with values of their own."""
        if name in self.forced:
            return self.forced[name]
        claim = self.map.claims[name]
        if not self.mine(claim):
            return 0
        for_it = [
            v for (kind, t, _, _), v in zip(self.steps, step_values, strict=True) if t == name and kind == "reason"
        ]
        against = [
            v
            for (kind, t, _, _), v in zip(self.steps, rebuttal_values, strict=True)
            if t == name and kind == "rebuttal"
        ]
        support = 2 if self.asserted(claim) else max(for_it, default=0)
        return min([support] + [2 - v for v in against])

    def step_values(self, v: dict[str, int], undercut_by: dict[str, int]) -> list[int]:
        return [
            min([v[p] for p in premises] + [2 - undercut_by[u] for u in unless])
            for _, _, premises, unless in self.steps
        ]

    def is_complete(self, v: dict[str, int]) -> bool:
        values = self.step_values(v, v)
        return all(self.claim_value(c, values, values) == v[c] for c in self.claims)

    def comes_back(self, v: dict[str, int]) -> bool:
        """Whether supports recomputed from nothing, rebuttals and undercuts held fixed, give the labelling again."""
        fixed = self.step_values(v, v)
        w = dict.fromkeys(self.claims, 0)
        while True:
            values = self.step_values(w, v)
            new = {c: self.claim_value(c, values, fixed) for c in self.claims}
            if new == w:
                return w == v
            w = new

    def labellings(self) -> list[dict[str, int]]:
        found = []
        for values in product((0, 1, 2), repeat=len(self.claims)):
            v = dict(zip(self.claims, values, strict=True))
            if self.is_complete(v) and (self.circles == "undecided" or self.comes_back(v)):
                found.append(v)
        return found

    @staticmethod
    def below(v: dict[str, int], w: dict[str, int]) -> bool:
        return all(v[c] in (1, w[c]) for c in v)

    def grounded_and_positions(self) -> tuple[dict[str, int], list[dict[str, int]]]:
        found = self.labellings()
        least = [v for v in found if all(self.below(v, w) for w in found)]
        assert len(least) == 1
        return least[0], [v for v in found if not any(v != w and self.below(v, w) for w in found)]
