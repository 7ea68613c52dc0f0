"""A part of the undecided rest of a map, in numbers of its own, and its positions by plain trial. Words nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.evaluation.components import find_components
from argmap.evaluation.conditions import Conditions
from argmap.evaluation.grounded import IN, OUT, UNDECIDED, Labelling

Labels = tuple[int, ...]
"""A label for each claim of a part: 1 accepted, -1 rejected, 0 undecided."""


class Part:
    """Undecided claims with all that they depend on, and the undecided steps between them.

    `claims[k]` is the number in the map of claim `k` here. `held[k]`: it is put forward, or a reason for it is in force
    already. Steps have a target, whether they rebut it, and the premises and undercuts that are undecided.
    `two_valued`: no circle in it has an odd number of attacks, so every position decides every claim.
    `circular`: some reasons in it run in a circle. `order`: its claims, what each depends on before it, those that
    depend on one another together. `unsettled`: those that some position may leave undecided. `looped`: those in
    circles of any kind.
    """

    def __init__(self, claims: Sequence[int]):
        self.claims = list(claims)
        self.held = [False] * len(claims)
        self.target: list[int] = []
        self.rebuts: list[bool] = []
        self.premises: list[list[int]] = []
        self.undercuts: list[list[int]] = []
        self.reasons: list[list[int]] = [[] for _ in claims]
        self.rebuttals: list[list[int]] = [[] for _ in claims]
        self.premise_of: list[list[int]] = [[] for _ in claims]
        self.undercut_of: list[list[int]] = [[] for _ in claims]
        self.order: list[list[int]] = []
        self.unsettled: set[int] = set()
        self.looped: list[int] = []
        self.two_valued = True
        self.circular = False

    def inputs(self, k: int) -> list[int]:
        """Return the claims on which claim `k` depends."""
        return [
            q for steps in (self.reasons[k], self.rebuttals[k]) for i in steps
            for uses in (self.premises[i], self.undercuts[i]) for q in uses
        ]  # fmt: skip


def cut_part(conditions: Conditions, labelling: Labelling, claims: Sequence[int]) -> Part:
    """Return the part of a map that these undecided claims make; they must hold all undecided ones they depend on."""
    local = dict(zip(claims, range(len(claims)), strict=True))
    labels, steps = labelling.claims, labelling.steps
    part = Part(claims)
    for k, c in enumerate(claims):
        part.held[k] = conditions.asserted[c] or any(steps[i] == IN for i in conditions.reasons[c])
        for source, own in ((conditions.reasons[c], part.reasons[k]), (conditions.rebuttals[c], part.rebuttals[k])):
            for i in source:
                if steps[i]:
                    continue
                number = len(part.target)
                premises = [local[p] for p in conditions.premises[i] if not labels[p]]
                undercuts = [local[u] for u in conditions.undercuts[i] if not labels[u]]
                part.target.append(k)
                part.rebuts.append(own is part.rebuttals[k])
                part.premises.append(premises)
                part.undercuts.append(undercuts)
                own.append(number)
                for p in premises:
                    part.premise_of[p].append(number)
                for u in undercuts:
                    part.undercut_of[u].append(number)
    _analyse(part)
    return part


def _analyse(part: Part) -> None:
    """Find the circles of a part, and which of them have an odd number of attacks."""
    part.order = find_components(range(len(part.claims)), part.inputs)
    for component in part.order:
        own = component[0]
        if len(component) == 1 and own not in part.inputs(own):
            if part.unsettled and not part.unsettled.isdisjoint(part.inputs(own)):
                part.unsettled.add(own)
            continue
        part.looped += component
        if not _is_balanced(part, component) or any(not part.unsettled.isdisjoint(part.inputs(k)) for k in component):
            part.unsettled.update(component)
    part.two_valued = not part.unsettled
    part.circular = any(
        len(circle) > 1 or circle[0] in _grounds(part, circle[0])
        for circle in find_components(range(len(part.claims)), lambda k: _grounds(part, k))
    )


def _grounds(part: Part, k: int) -> list[int]:
    return [p for i in part.reasons[k] for p in part.premises[i]]


def _signed_inputs(part: Part, k: int) -> Iterator[tuple[int, int]]:
    """Yield the claims that claim `k` depends on, with 0 where they help it and 1 where they hurt."""
    for i in part.reasons[k]:
        yield from ((p, 0) for p in part.premises[i])
        yield from ((u, 1) for u in part.undercuts[i])
    for i in part.rebuttals[k]:
        yield from ((p, 1) for p in part.premises[i])
        yield from ((u, 0) for u in part.undercuts[i])


def _is_balanced(part: Part, component: list[int]) -> bool:
    """Tell whether every circle in a strongly connected component has an even number of attacks."""
    members = set(component)
    side = {component[0]: 0}
    queue = [component[0]]
    for k in queue:  # grows while it is read
        for other, sign in _signed_inputs(part, k):
            if other not in members:
                continue
            if other not in side:
                side[other] = side[k] ^ sign
                queue.append(other)
            elif side[other] != side[k] ^ sign:
                return False
    return True


def find_unfounded(part: Part, accepted: Sequence[bool], in_force: Sequence[bool]) -> set[int]:
    """Return the accepted claims that no chain of reasons in force leads to from one that is put forward."""
    reached = [k for k, label in enumerate(accepted) if label and part.held[k]]
    known = set(reached)
    waiting = [len(premises) for premises in part.premises]
    for i, wanting in enumerate(waiting):
        if not wanting and in_force[i] and not part.rebuts[i] and part.target[i] not in known:
            known.add(part.target[i])
            reached.append(part.target[i])
    for k in reached:  # grows while it is read
        for i in part.premise_of[k]:
            waiting[i] -= 1
            target = part.target[i]
            if not waiting[i] and in_force[i] and not part.rebuts[i] and target not in known:
                known.add(target)
                reached.append(target)
    return {k for k, label in enumerate(accepted) if label and k not in known}


class _State:
    """A trial: labels so far, and the counters of what claims and steps still wait for."""

    __slots__ = ("attack", "held", "labels", "steps", "support", "wanting")

    def __init__(self, part: Part):
        self.labels = [UNDECIDED] * len(part.claims)
        self.steps = [UNDECIDED] * len(part.target)
        self.held = part.held[:]
        self.wanting = [len(p) + len(u) for p, u in zip(part.premises, part.undercuts, strict=True)]
        self.support = [len(r) + h for r, h in zip(part.reasons, part.held, strict=True)]
        self.attack = [len(r) for r in part.rebuttals]

    def copy(self) -> _State:
        """Return a trial that begins where this one stands."""
        made: _State = object.__new__(_State)
        made.labels, made.steps, made.held = self.labels[:], self.steps[:], self.held[:]
        made.wanting, made.support, made.attack = self.wanting[:], self.support[:], self.attack[:]
        return made

    def assume(self, part: Part, claim: int, label: int) -> bool:
        """Give a claim a label and draw the conclusions; return False where they contradict a label."""
        labels, steps, wanting = self.labels, self.steps, self.wanting
        labels[claim] = label
        queue = [claim]
        for c in queue:  # grows while it is read
            if labels[c] > 0:
                fed, cut = part.premise_of[c], part.undercut_of[c]
            else:
                fed, cut = part.undercut_of[c], part.premise_of[c]
            for i in fed:
                if steps[i]:
                    continue
                wanting[i] -= 1
                if wanting[i]:
                    continue
                steps[i] = IN
                target = part.target[i]
                if part.rebuts[i]:
                    if not labels[target]:
                        labels[target] = OUT
                        queue.append(target)
                    elif labels[target] == IN:
                        return False
                else:
                    self.held[target] = True
                    if not self.attack[target] and not self._accept(target, queue):
                        return False
            for i in cut:
                if steps[i]:
                    continue
                steps[i] = OUT
                target = part.target[i]
                if part.rebuts[i]:
                    self.attack[target] -= 1
                    if not self.attack[target] and self.held[target] and not self._accept(target, queue):
                        return False
                else:
                    self.support[target] -= 1
                    if not self.support[target]:
                        if not labels[target]:
                            labels[target] = OUT
                            queue.append(target)
                        elif labels[target] == IN:
                            return False
        return True

    def _accept(self, target: int, queue: list[int]) -> bool:
        if not self.labels[target]:
            self.labels[target] = IN
            queue.append(target)
        return self.labels[target] == IN


def try_positions(part: Part, strike: bool, most: int) -> list[Labels] | None:
    """Return all positions of a two-valued part by trial and error, or None after `most` trials."""
    found: list[Labels] = []
    branches = part.looped
    stack = [(_State(part), 0)]
    trials = 0
    while stack:
        state, at = stack.pop()
        while at < len(branches) and state.labels[branches[at]]:
            at += 1
        if at == len(branches):
            if not (strike and part.circular and _unfounded(part, state)):
                found.append(tuple(state.labels))
            continue
        trials += 2
        if trials > most:
            return None
        for label in (OUT, IN):  # so that the acceptance of the first is tried first
            branch = state.copy()
            if branch.assume(part, branches[at], label):
                stack.append((branch, at + 1))
    return found


def _unfounded(part: Part, state: _State) -> bool:
    accepted = [label == IN for label in state.labels]
    return bool(find_unfounded(part, accepted, [label == IN for label in state.steps]))
