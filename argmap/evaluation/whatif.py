"""What changes when something is supposed: claim by claim, and through what. Prints nothing."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from argmap.evaluation.evaluation import Evaluation
from argmap.evaluation.words import NO_TRUTH, Verdict, list_claims


@frozen
class Change:
    """A claim whose verdict a supposition changes; `through` are the changed claims that bear on it directly.

    `through` is empty for what is supposed itself.
    """

    before: Verdict
    after: Verdict
    through: tuple[str, ...] = ()

    @property
    def claim(self) -> str:
        """The id of the claim."""
        return self.before.claim


def find_changes(before: Evaluation, after: Evaluation) -> list[Change]:
    """Return what one evaluation of a map says otherwise than another, from the suppositions outwards."""
    names = before.conditions.names
    changed = {name for name in names if before.verdict(name).word != after.verdict(name).word}
    supposed = [name for name in (*after.accept, *after.reject) if name in changed]
    bears_on: dict[str, list[str]] = {}
    for name in names:
        if name in changed and name not in supposed:
            for source in _inputs(after, name) & changed:
                bears_on.setdefault(source, []).append(name)
    order = dict.fromkeys(supposed)
    queue = list(order)
    for name in queue:  # grows while it is read
        for other in bears_on.get(name, ()):
            if other not in order:
                order[other] = None
                queue.append(other)
    rest = [name for name in names if name in changed and name not in order]
    found = []
    for name in [*order, *rest]:
        through = () if name in supposed else tuple(c for c in names if c in _inputs(after, name) & changed)
        found.append(Change(before.verdict(name), after.verdict(name), through))
    return found


def _inputs(evaluation: Evaluation, name: str) -> set[str]:
    """Return the claims that bear on a claim directly, rival answers among them."""
    conditions = evaluation.conditions
    found: set[str] = set()
    queue = [conditions.number[name]]
    for c in queue:  # grows where many answers to one question are linked by helpers
        for q in conditions.inputs(c):
            if q < len(conditions.names):
                found.add(conditions.names[q])
            elif q not in queue:
                queue.append(q)
    return found - {name}


def write_changes(before: Evaluation, after: Evaluation) -> Iterator[tuple[int, str]]:
    """Yield the lines of a page on what changes, each with its indent."""
    debate = after.map
    yield 0, f"Reading: {after.reading}."
    yield 0, NO_TRUTH
    yield 0, ""
    changes = find_changes(before, after)
    if not changes:
        yield 0, "Nothing changes."
        return
    if not any(change.through for change in changes):
        yield 0, "Nothing changes but what is supposed:"
    for change in changes:
        claim = debate.claims[change.claim]
        words = " ".join(claim.text.split())
        yield 2, f"{change.before.word} → {change.after.word}  " + (f"{claim.id}: {words}" if claim.named else words)
        if change.through:
            remark = f" ({change.after.remark})" if change.after.remark else ""
            yield 6, f"through {list_claims(debate, change.through)}{remark}"
