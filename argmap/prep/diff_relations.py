"""Which relations of a map came, went or changed: reasons, rebuttals, undercuts, answers. Judges none of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Literal, TypeAlias

from attrs import frozen

from argmap.model import Map, Premise, Question, Step, Undercut

RelationKind = Literal["reason", "rebuttal", "undercut", "answer"]
IsTold: TypeAlias = "Callable[..., bool]"


@frozen
class RelationChange:
    """A relation that is new, gone or changed.

    `claim` is the claim spoken for or against, or the question answered; `used` the claims that do it, the first
    premise first, of the claim that answers its id. Of a changed one `said` tells each change in a clause.
    """

    manner: Literal["added", "removed", "changed"]
    kind: RelationKind
    claim: str
    used: tuple[str, ...]
    said: tuple[str, ...] = ()


def compare_relations(
    old: Map, new: Map, added: Collection[str], removed: Collection[str], is_told: IsTold
) -> Iterator[RelationChange]:
    """Yield the changes of relations, those of steps first.

    `added` and `removed` are claims in one version only: undercuts and answers by them are told with them. `is_told`
    says the same of a step of the old or, with `now=True`, of the new version.
    """
    broken, breaks = _list_broken(old), _list_broken(new)
    for before, after in _pair_steps(old, new):
        if before is None or after is None:
            step = after or before
            assert step is not None
            if not is_told(step, now=before is None):
                used = tuple(premise.claim for premise in step.premises)
                manner: Literal["added", "removed"] = "removed" if after is None else "added"
                yield RelationChange(manner, step.kind, step.claim, used)
                for undercut in step.undercuts:
                    place = (step.claim, used[0], undercut.claim)
                    if undercut.claim not in (removed if after is None else added) and place not in broken & breaks:
                        yield RelationChange(manner, "undercut", step.claim, (undercut.claim, used[0]))
            continue
        yield from _compare_undercuts(
            after.claim, after.premises[0].claim, before.undercuts, after.undercuts, added, removed
        )
        said = tuple(_say_changes(old, new, before, after))
        if said:
            yield RelationChange("changed", after.kind, after.claim, tuple(p.claim for p in after.premises), said)
    for question in new.questions.values():
        was = old.questions.get(question.id)
        if was is not None:
            yield from _compare_answers(was, question, added, removed)


def _list_broken(map_: Map) -> set[tuple[str, str, str]]:
    """Return what breaks what: a claim, the first premise of a step for or against it, and the claim that breaks it."""
    return {
        (claim.id, step.premises[0].claim, undercut.claim)
        for claim in map_.claims.values()
        for step in (*claim.reasons, *claim.rebuttals)
        for undercut in step.undercuts
    }


def _pair_steps(old: Map, new: Map) -> Iterator[tuple[Step | None, Step | None]]:
    """Yield the steps of both versions side by side: those of one key, then those that share a premise."""
    for claim in dict.fromkeys((*new.claims, *old.claims)):
        for kind in ("reasons", "rebuttals"):
            was = list(getattr(old.claims[claim], kind)) if claim in old.claims else []
            now = list(getattr(new.claims[claim], kind)) if claim in new.claims else []
            if was == now:
                continue
            waiting: dict[object, list[Step]] = {}
            for step in reversed(was):
                waiting.setdefault(step.premises[0].claim, []).append(step)
            loose = []
            for step in now:
                found = waiting.get(step.premises[0].claim)
                if found:
                    yield found.pop(), step
                else:
                    loose.append(step)
            left = [step for steps in waiting.values() for step in reversed(steps)]
            yield from _pair_loose(left, loose)


def _pair_loose(left: list[Step], loose: list[Step]) -> Iterator[tuple[Step | None, Step | None]]:
    holders: dict[str, list[int]] = {}
    for at, step in enumerate(left):
        for premise in step.premises:
            holders.setdefault(premise.claim, []).append(at)
    taken: set[int] = set()
    for step in loose:
        found = next(
            (at for premise in step.premises for at in holders.get(premise.claim, ()) if at not in taken), None
        )
        if found is not None:
            taken.add(found)
        yield None if found is None else left[found], step
    for at, step in enumerate(left):
        if at not in taken:
            yield step, None


def _say_changes(old: Map, new: Map, before: Step, after: Step) -> Iterator[str]:
    was = {premise.claim: premise for premise in before.premises}
    now = {premise.claim: premise for premise in after.premises}
    for claim in was:
        if claim not in now:
            yield f"no longer with {_name(old, claim)}"
    for claim, premise in now.items():
        if claim not in was:
            yield f"now also with {_name(new, claim)}"
        else:
            yield from _say_premise(new, was[claim], premise)
    if [c for c in was if c in now] != [c for c in now if c in was]:
        yield "its premises stand in another order"
    yield from _say_people(old, new, before.movers, after.movers)
    for label, one, other in (
        ("scheme", before.scheme, after.scheme),
        ("weight", before.weight, after.weight),
        ("move", before.move, after.move),
        ("question asked", before.asks, after.asks),
    ):
        if one != other:
            yield _say_value(label, one, other)


def _say_premise(map_: Map, before: Premise, after: Premise) -> Iterator[str]:
    if before.implicit != after.implicit:
        yield f"{_name(map_, after.claim)} is {'now left unstated' if after.implicit else 'no longer left unstated'}"
    if before.role != after.role:
        yield f"{_name(map_, after.claim)}: {_say_value('part in the scheme', before.role, after.role)}"


def _say_people(old: Map, new: Map, before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    if before != after:
        was, now = (", ".join(map(map_.author_name, people)) for map_, people in ((old, before), (new, after)))
        yield f"made by {now}, before by {was}"


def _say_value(label: str, before: object, after: object) -> str:
    if before is None:
        return f"{label} now `{after}`"
    return f"{label} no longer `{before}`" if after is None else f"{label} now `{after}`, before `{before}`"


def _name(map_: Map, claim: str) -> str:
    record = map_.claims[claim]
    return f"`{claim}`" if record.named else f"“{' '.join(record.text.split())}”"


def _compare_undercuts(
    claim: str,
    premise: str,
    before: Iterable[Undercut],
    after: Iterable[Undercut],
    added: Collection[str],
    removed: Collection[str],
) -> Iterator[RelationChange]:
    """Yield changes of what breaks a step; `premise` is the first of the step, for readers to know it by."""
    was: dict[str, list[Undercut]] = {}
    for undercut in before:
        was.setdefault(undercut.claim, []).append(undercut)
    for undercut in after:
        found = was.get(undercut.claim)
        if not found:
            if undercut.claim not in added:
                yield RelationChange("added", "undercut", claim, (undercut.claim, premise))
            continue
        one = found.pop(0)
        said = [
            _say_value(label, getattr(one, name), getattr(undercut, name))
            for name, label in (
                ("move", "move"), ("asks", "question asked"), ("role", "part in the scheme"), ("scheme", "fallacy"),
            )
            if getattr(one, name) != getattr(undercut, name)
        ]  # fmt: skip
        if one.movers != undercut.movers:
            said.append(f"made by {', '.join(undercut.movers)}, before by {', '.join(one.movers)}")
        if said:
            yield RelationChange("changed", "undercut", claim, (undercut.claim, premise), tuple(said))
    for undercut in (undercut for found in was.values() for undercut in found):
        if undercut.claim not in removed:
            yield RelationChange("removed", "undercut", claim, (undercut.claim, premise))


def _compare_answers(
    before: Question, after: Question, added: Collection[str], removed: Collection[str]
) -> Iterator[RelationChange]:
    was = {answer.claim: answer for answer in before.answers}
    now = {answer.claim: answer for answer in after.answers}
    for claim in was:
        if claim not in now and claim not in removed:
            yield RelationChange("removed", "answer", after.id, (claim,))
    for claim, answer in now.items():
        earlier = was.get(claim)
        if earlier is None:
            if claim not in added:
                yield RelationChange("added", "answer", after.id, (claim,))
        else:
            yield from _compare_undercuts(after.id, claim, earlier.undercuts, answer.undercuts, added, removed)
