"""A map as a network of base scores and steps, in integers, in an order in which strengths can be found. Finds none.

Which steps count in a reading is what `conditions.py` says; rival answers are rebuttals of one another of weight 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define, field

from argmap.evaluation.components import find_components
from argmap.evaluation.conditions import GRANTS, compile_conditions
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
    number = dict(zip(names, range(len(names)), strict=True))
    fixed: list[float | None] = [None] * len(names)
    steps: Iterable[Step] = _counted_steps(debate.claims.values())
    if author is not None or accept or reject:
        conditions = compile_conditions(debate, author, accept, reject)
        fixed = [None if not label else max(0.0, float(label)) for label in conditions.fixed[: len(names)]]
        if author is not None:
            steps = [record for record in conditions.record if isinstance(record, Step)]
    base = [claim.credence for claim in debate.claims.values()]
    into: list[list[Link]] = [[] for _ in names]
    for step in steps:  # of a map made in Python they may name claims that it does not have: those count for nothing
        premises = step.premises
        try:
            used = (number[premises[0].claim],) if len(premises) == 1 else tuple([number[p.claim] for p in premises])
        except KeyError:
            continue
        undercuts = step.undercuts
        into[number[step.claim]].append(
            (
                step.kind == "rebuttal",
                1.0 if step.weight is None else step.weight,
                used,
                tuple(dict.fromkeys([number[u.claim] for u in undercuts if u.claim in number])) if undercuts else (),
            )
        )
    for question in debate.questions.values():
        _add_rivals(question, number, into)
    for c, value in enumerate(fixed):
        if value is not None:
            into[c] = []
    network = Network(names, number, base, fixed, into)
    network.blocks = _order(network)
    return network


def _counted_steps(claims: Iterable[Claim]) -> Iterator[Step]:
    """Yield every step but the rebuttals whose movers have all granted the claim."""
    for claim in claims:
        yield from claim.reasons
        if not claim.rebuttals:
            continue
        if not claim.stances:
            yield from claim.rebuttals
            continue
        granted = {stance.author for stance in claim.stances if stance.kind in GRANTS}
        yield from (step for step in claim.rebuttals if not step.movers or not granted.issuperset(step.movers))


def _add_rivals(question: Question, number: dict[str, int], into: list[list[Link]]) -> None:
    """Let each answer be rebutted by each other one; an `unless` beside either stands in the way."""
    if not question.exclusive:
        return
    beside: dict[int, list[int]] = {}
    for answer in question.answers:
        if answer.claim in number:
            found = beside.setdefault(number[answer.claim], [])
            found.extend(number[u.claim] for u in answer.undercuts if u.claim in number)
    if len(beside) > MOST_RIVALS:
        raise ValueError(f"question {question.id!r} has more than {MOST_RIVALS} answers that exclude one another")
    for c, own in beside.items():
        for rival, theirs in beside.items():
            if rival != c:
                into[c].append((True, 1.0, (rival,), tuple(dict.fromkeys(theirs + own)) if theirs or own else ()))


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
