"""A map as an abstract framework whose complete labellings are those of the map's conditions. Solves nothing.

Circles of reasons are left undecided by it: no framework can say that they support nothing
(`docs/explanation/semantics.md`).
"""

from __future__ import annotations

from attrs import define, frozen

from argmap.evaluation.conditions import Conditions
from argmap.evaluation.frameworks import Framework, make_framework
from argmap.model import Step


@frozen
class Part:
    """What an argument of a flattened map stands for.

    `kind` is `claim`; `because`, `but` or `rival` for a step towards `claim` from `premises`; `not` for the contrary
    of a claim that is used as a premise; `gate` for what keeps a claim down that is not put forward, until a reason for
    it is in force; `rejection` for what attacks a claim supposed to fail; `helper` and `helper-step` for questions with
    many answers.
    """

    kind: str
    claim: str = ""
    premises: tuple[str, ...] = ()


@define(eq=False)
class Flattened:
    """A framework with what each of its arguments stands for; the claims of the map come first, in its order."""

    framework: Framework
    parts: list[Part]


def flatten(conditions: Conditions) -> Flattened:
    """Return the framework of a map's conditions.

    Premise p of step i: p attacks `not p`, which attacks i. Claim c that is not put forward: every reason for it
    attacks its gate, which attacks c. Rebuttals attack their claim and undercuts their step. An accepted claim has no
    attackers, a rejected one an attacker that nothing attacks.
    """
    names = conditions.names
    claims = len(conditions.asserted)

    def name(c: int) -> str:
        return names[c] if c < len(names) else ""

    parts = [Part("claim", names[c]) if c < len(names) else Part("helper") for c in range(claims)]
    attacks: list[tuple[int, int]] = []
    contrary: dict[int, int] = {}
    reasons: list[list[int]] = [[] for _ in range(claims)]
    for i, target in enumerate(conditions.target):
        own = len(parts)
        record = conditions.record[i]
        kind = ("but" if conditions.rebuts[i] else "because") if isinstance(record, Step) else (
            "rival" if record is not None else "helper-step"
        )  # fmt: skip
        premises = tuple(name(p) for p in conditions.premises[i] if p < len(names))
        parts.append(Part(kind, name(target), premises))
        attacks += [(u, own) for u in conditions.undercuts[i]]
        for p in conditions.premises[i]:
            if p not in contrary:
                contrary[p] = len(parts)
                parts.append(Part("not", name(p)))
                attacks.append((p, contrary[p]))
            attacks.append((contrary[p], own))
        if not conditions.rebuts[i]:
            reasons[target].append(own)
        elif conditions.fixed[target] != 1:
            attacks.append((own, target))
    for c, asserted in enumerate(conditions.asserted):
        if conditions.fixed[c] == -1:
            attacks.append((len(parts), c))
            parts.append(Part("rejection", name(c)))
        elif conditions.fixed[c] == 0 and not asserted:
            gate = len(parts)
            parts.append(Part("gate", name(c)))
            attacks.append((gate, c))
            attacks += [(i, gate) for i in reasons[c]]
    return Flattened(make_framework([str(k) for k in range(1, len(parts) + 1)], attacks), parts)
