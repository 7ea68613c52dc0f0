"""A map as a network of base scores and steps, in integers, in an order in which strengths can be found. Finds none.

Which steps count in a reading is what `conditions.py` says; rival answers are rebuttals of one another of weight 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define, field

from argmap.evaluation.components import find_components
from argmap.evaluation.conditions import GRANTS, Conditions, compile_conditions
from argmap.evaluation.strength_models import Link
from argmap.model import Claim, Map, Question, Step

MOST_RIVALS = 500
"""Answers of a question that excludes all but one; each pair of them is two rebuttals."""


@define(eq=False)
class Block:
    """Claims in the order in which their strengths are found; in a circle, they need one another."""

    claims: list[int]
    circle: bool = False
    arrays: object = None


@define(eq=False)
class Network:
    """The claims of a map in one reading; claims are numbers in the order of `names`.

    `base[c]` is the credence of a claim, None where it has none. `fixed[c]` is its strength where the reading or a
    supposition settles it, else None. `into[c]` are the steps that bear on it. `blocks` come each after those that
    they depend on.
    """

    names: list[str]
    number: dict[str, int]
    base: list[float | None]
    fixed: list[float | None]
    into: list[list[Link]]
    blocks: list[Block] = field(factory=list)

    def inputs(self, c: int) -> list[int]:
        """Return the claims on which a claim's strength depends, as often as they are used."""
        return [q for _, _, premises, undercuts in self.into[c] for uses in (premises, undercuts) for q in uses]


def build_network(
    debate: Map, author: str | None = None, accept: Iterable[str] = (), reject: Iterable[str] = ()
) -> Network:
    """Return the network of a map: as a whole, or in one author's reading, with claims accepted or rejected.

    Raises ValueError for an author or a claim that is not there, for a claim both accepted and rejected, and for a
    question with more than `MOST_RIVALS` answers that exclude one another.
    """
    accept, reject = tuple(accept), tuple(reject)
    names = list(debate.claims)
    size = len(names)
    number = dict(zip(names, range(size), strict=True))
    fixed: list[float | None] = [None] * size
    if author is None and not accept and not reject:
        counted = _list_counted(debate.claims.values())
    else:
        conditions = compile_conditions(debate, author, accept, reject)
        fixed = [None if not label else max(0.0, float(label)) for label in conditions.fixed[:size]]
        counted = _list_of_reading(conditions)
    base = [claim.credence for claim in debate.claims.values()]
    into: list[list[Link]] = [[] for _ in names]
    downwards = True  # so far, every claim depends on later ones only
    for c, rebuts, steps in counted:
        links = into[c]
        if fixed[c] is not None:
            continue
        for step in steps:
            premises, undercuts, weight = step.premises, step.undercuts, step.weight
            try:
                if len(premises) == 1:
                    first = number[premises[0].claim]
                    used: tuple[int, ...] = (first,)
                else:
                    used = tuple([number[premise.claim] for premise in premises])
                    first = min(used, default=size)
            except KeyError:
                continue  # a map made in Python may name claims that it does not have; they count for nothing
            if first <= c:
                downwards = False
            if undercuts:
                broken = tuple(dict.fromkeys([number[u.claim] for u in undercuts if u.claim in number]))
                if min(broken, default=size) <= c:
                    downwards = False
                links.append((rebuts, 1.0 if weight is None else weight, used, broken))
            else:
                links.append((rebuts, 1.0 if weight is None else weight, used, ()))
    network = Network(names, number, base, fixed, into)
    for question in debate.questions.values():
        if question.exclusive:
            downwards = False
            _add_rivals(question, network)
    if downwards:
        network.blocks = [Block(list(range(size - 1, -1, -1)))]
    else:
        network.blocks = _order(network)
    return network


def _list_counted(claims: Iterable[Claim]) -> Iterator[tuple[int, bool, Iterable[Step]]]:
    """Yield for each claim its reasons, and its rebuttals but those whose movers have all granted the claim."""
    for c, claim in enumerate(claims):
        if claim.reasons:
            yield c, False, claim.reasons
        if not claim.rebuttals:
            continue
        if not claim.stances:
            yield c, True, claim.rebuttals
            continue
        granted = {stance.author for stance in claim.stances if stance.kind in GRANTS}
        yield c, True, [step for step in claim.rebuttals if not step.movers or not granted.issuperset(step.movers)]


def _list_of_reading(conditions: Conditions) -> Iterator[tuple[int, bool, Iterable[Step]]]:
    """Yield the steps that count in a reading, each with its claim."""
    for c, rebuts, record in zip(conditions.target, conditions.rebuts, conditions.record, strict=True):
        if isinstance(record, Step):
            yield c, rebuts, (record,)


def _add_rivals(question: Question, network: Network) -> None:
    """Let each answer be rebutted by each other one; an `unless` beside either stands in the way."""
    number = network.number
    beside: dict[int, list[int]] = {}
    for answer in question.answers:
        if answer.claim in number:
            found = beside.setdefault(number[answer.claim], [])
            found.extend(number[u.claim] for u in answer.undercuts if u.claim in number)
    if len(beside) > MOST_RIVALS:
        raise ValueError(f"question {question.id!r} has more than {MOST_RIVALS} answers that exclude one another")
    for c, own in beside.items():
        if network.fixed[c] is not None:
            continue
        for rival, theirs in beside.items():
            if rival != c:
                network.into[c].append((True, 1.0, (rival,), tuple(dict.fromkeys(theirs + own))))


def _order(network: Network) -> list[Block]:
    """Return all claims in blocks: one for what no circle reaches, then circles and what depends on them."""
    into = network.into
    size = len(into)
    waiting = [0] * size
    feeds: list[list[int]] = [[] for _ in range(size)]
    for c, links in enumerate(into):
        for _, _, premises, undercuts in links:
            for p in premises:
                feeds[p].append(c)
            for u in undercuts:
                feeds[u].append(c)
            waiting[c] += len(premises) + len(undercuts)
    ready = [c for c, wanted in enumerate(waiting) if not wanted]
    for q in ready:  # grows while it is read
        for c in feeds[q]:
            waiting[c] -= 1
            if not waiting[c]:
                ready.append(c)
    blocks = [Block(ready)] if ready else []
    if len(ready) == size:
        return blocks
    rest = [c for c, wanted in enumerate(waiting) if wanted]
    inputs = {c: [q for q in network.inputs(c) if waiting[q]] for c in rest}
    for component in find_components(rest, inputs.__getitem__):
        if len(component) > 1 or component[0] in inputs[component[0]]:
            blocks.append(Block(sorted(component), circle=True))
        elif blocks and not blocks[-1].circle:
            blocks[-1].claims.append(component[0])
        else:
            blocks.append(Block(component))
    return blocks
