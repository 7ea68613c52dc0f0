"""What falls if a claim is defeated: each is rejected in turn and the verdicts compared. Words nothing.

Only what a claim bears on can change with it, so each trial is made on that part of the map alone, with the labels of
what bears on it from outside held as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from argmap.evaluation import Evaluation
from argmap.evaluation.conditions import Conditions, index_steps
from argmap.evaluation.grounded import IN, OUT, label_grounded


@frozen
class Stakes:
    """What defeating the claim would change, other claims only, in the order of the map.

    `falls`: rejected then and not before. `shaken`: stood before and is undecided then. `rises`: stands then and did
    not before. `now` is the claim's own label: 1, 0 or -1. `supposed`: the evaluation itself supposes that it holds or
    fails.
    """

    claim: str
    now: int
    falls: tuple[str, ...] = ()
    shaken: tuple[str, ...] = ()
    rises: tuple[str, ...] = ()
    supposed: bool = False


def find_stakes(evaluation: Evaluation, claims: Iterable[str]) -> Mapping[str, Stakes]:
    """Return for each claim what would change if it were rejected, beyond what the evaluation supposes."""
    conditions = evaluation.conditions
    before = evaluation.labelling.claims
    strike = evaluation.circles == "struck"
    names = conditions.names
    found: dict[str, Stakes] = {}
    for name in claims:
        c = conditions.number[name]
        if before[c] == OUT or conditions.fixed[c]:
            found[name] = Stakes(name, before[c], supposed=bool(conditions.fixed[c]))
            continue
        affected = _find_affected(conditions, c)
        trial = _cut_out(conditions, affected, before)
        trial.fixed[affected.index(c)] = OUT
        after = label_grounded(trial, strike=strike).claims
        changed = [
            (names[k], before[k], after[at])
            for at, k in enumerate(affected)
            if k != c and k < len(names) and after[at] != before[k]
        ]
        found[name] = Stakes(
            name,
            before[c],
            tuple(other for other, _, new in changed if new == OUT),
            tuple(other for other, old, new in changed if old == IN and new != OUT),
            tuple(other for other, _, new in changed if new == IN),
        )
    return found


def _find_affected(conditions: Conditions, c: int) -> list[int]:
    """Return a claim and all that it bears on, in the order of their numbers."""
    seen = {c}
    queue = [c]
    for k in queue:  # grows while it is read
        for steps in (conditions.premise_of[k], conditions.undercut_of[k]):
            for i in steps:
                target = conditions.target[i]
                if target not in seen:
                    seen.add(target)
                    queue.append(target)
    return sorted(queue)


def _cut_out(conditions: Conditions, claims: list[int], labels: list[int]) -> Conditions:
    """Return the conditions of these claims; for all others stand three helpers, one a label.

    The undecided helper is put forward and speaks against itself.
    """
    size = len(claims)
    new = {c: at for at, c in enumerate(claims)}
    helper = {1: size, -1: size + 1, 0: size + 2}
    made = Conditions(conditions.map, conditions.author, conditions.accept, conditions.reject, [])
    made.asserted = [*(conditions.asserted[c] for c in claims), False, False, True]
    made.fixed = [*(conditions.fixed[c] for c in claims), IN, OUT, 0]

    def renumber(used: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(new[c] if c in new else helper[labels[c]] for c in used))

    made.target, made.rebuts, made.premises, made.undercuts = [helper[0]], [True], [(helper[0],)], [()]
    for c in claims:
        for i in (*conditions.reasons[c], *conditions.rebuttals[c]):
            made.target.append(new[c])
            made.rebuts.append(conditions.rebuts[i])
            made.premises.append(renumber(conditions.premises[i]))
            made.undercuts.append(renumber(conditions.undercuts[i]))
    index_steps(made)
    return made
