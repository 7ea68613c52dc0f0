"""Rules on claims that rest on themselves or attack themselves. Rates no claim."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from argmap.diagnostics import Finding, Label, Severity, rule
from argmap.model import Premise, Step
from argmap.rules.context import RuleContext

Edges = dict[str, dict[str, tuple[Step, Premise]]]
"""For each claim the claims it directly rests on, each with the step and the premise that say so."""

_MOST_SHOWN = 6  # claims of a circle that a reader can still follow in one message


@rule("AM501", "support-cycle", Severity.WARNING)
def find_support_cycles(context: RuleContext) -> Iterator[Finding]:
    """Reasons that run in a circle.

    What it checks:
    No claim rests on itself, neither directly nor through the reasons of its reasons. Claims that are caught
    up in one another's circles are reported once, with the shortest circle through the first of them.

    Why it matters:
    In a circle each claim waits for the next. Whoever doubts one of them is given no reason at all, so a
    circle that nothing outside it supports falls as a whole.

    Example:
    ```argmap
    claim trust: The two governments trust each other.
      because deals: They sign long contracts with each other.
        because trust
    ```

    Instead:
    ```argmap
    claim trust: The two governments trust each other.
      because deals: They sign long contracts with each other.
        because archives: The contracts stand in the archives of both.
    ```
    """
    edges, starts = _support_edges(context)
    if not starts:
        return
    order = {claim: position for position, claim in enumerate(context.map.claims)}
    for component in _components(edges, starts):
        component.sort(key=order.__getitem__)
        path = next(([c] for c in component if c in edges[c]), None) or _shortest_circle(edges, component)
        yield _report_circle(context, edges, path)


def _support_edges(context: RuleContext) -> tuple[Edges, list[str]]:
    """Return which claim rests on which, and the claims that rest on one written before them.

    A circle cannot run forwards only, so without such claims there is none, and no edges are returned.
    """
    claims = context.map.claims
    seen: set[str] = set()
    starts = []
    for name, claim in claims.items():
        seen.add(name)
        for step in claim.reasons:
            starts += [name for premise in step.premises if premise.claim in seen]
    if not starts:
        return {}, []
    edges: Edges = {name: {} for name in claims}
    for name, claim in claims.items():
        for step in claim.reasons:
            for premise in step.premises:
                if premise.claim in edges:
                    edges[name].setdefault(premise.claim, (step, premise))
    return edges, starts


def _components(edges: Edges, starts: list[str]) -> Iterator[list[str]]:
    """Yield the sets of claims that reach one another, each with a circle (Tarjan 1972, no recursion)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    for start in starts:
        if start in index:
            continue
        index[start] = low[start] = len(index)
        stack.append(start)
        on_stack.add(start)
        walk = [(start, iter(edges[start]))]
        while walk:
            claim, successors = walk[-1]
            for successor in successors:
                if successor not in index:
                    index[successor] = low[successor] = len(index)
                    stack.append(successor)
                    on_stack.add(successor)
                    walk.append((successor, iter(edges[successor])))
                    break
                if successor in on_stack:
                    low[claim] = min(low[claim], index[successor])
            else:
                walk.pop()
                if walk:
                    above = walk[-1][0]
                    low[above] = min(low[above], low[claim])
                if low[claim] == index[claim]:
                    component: list[str] = []
                    while not component or component[-1] != claim:
                        component.append(stack.pop())
                    on_stack.difference_update(component)
                    if len(component) > 1 or claim in edges[claim]:
                        yield component


def _shortest_circle(edges: Edges, component: list[str]) -> list[str]:
    """Return a shortest path from the first claim of a component back to it, without its return."""
    members = set(component)
    first = component[0]
    came_from: dict[str, str] = {}
    queue = [first]
    for claim in queue:  # the queue grows while it is read
        for successor in edges[claim]:
            if successor == first:
                path = [claim]
                while path[-1] != first:
                    path.append(came_from[path[-1]])
                return path[::-1]
            if successor in members and successor not in came_from:
                came_from[successor] = claim
                queue.append(successor)
    raise AssertionError("the claims of a component reach one another")


def _report_circle(context: RuleContext, edges: Edges, path: list[str]) -> Finding:
    name = context.claim_name
    closed = [*path, path[0]]
    places = []
    for claim, ground in list(pairwise(closed))[: _MOST_SHOWN + 1]:
        step, premise = edges[claim][ground]
        label = f"{name(claim)} rests on {name(ground)}"
        places.append(Label(context.place(premise.at, step.at, context.map.claims[claim].at), label))
    if len(path) == 1:
        message = f"{name(path[0])} is given as a reason for itself"
    else:
        if len(path) > _MOST_SHOWN:
            left_out = len(path) - _MOST_SHOWN + 1
            shown = [*map(name, path[: _MOST_SHOWN - 2]), f"… ({left_out} more) …", *map(name, closed[-2:])]
        else:
            shown = [name(claim) for claim in closed]
        message = f"reasons run in a circle: {' because '.join(shown)}"
    return Finding(
        places[0].span,
        message,
        label=places[0].message,
        hint="drop one of these steps; a claim needs a reason that does not rest on it",
        related=tuple(places[1:]),
    )


@rule("AM502", "self-rebuttal", Severity.WARNING)
def find_self_rebuttals(context: RuleContext) -> Iterator[Finding]:
    """A claim that rebuts itself.

    What it checks:
    No claim stands among the premises of a `but` against that same claim.

    Why it matters:
    If such a claim is true it is false, and if nothing answers the `but`, it can neither stand nor fall.

    Example:
    ```argmap
    claim doubt: No general statement can be trusted.
      because errors: Every general statement so far had an exception.
      but doubt
    ```

    Instead:
    ```argmap
    claim doubt: No general statement can be trusted.
      because errors: Every general statement so far had an exception.
      but itself: The claim is a general statement too.
    ```
    """
    for claim in context.disputed:
        for step in claim.rebuttals:
            premise = next((premise for premise in step.premises if premise.claim == claim.id), None)
            if premise is not None:
                yield Finding(
                    context.place(premise.at, step.at, claim.at),
                    f"{context.claim_name(claim.id)} rebuts itself",
                    label="the claim above, as a premise against itself",
                    hint="name the claim that speaks against it, or put the objection in words of its own",
                    related=(Label(context.place(claim.at), "the claim that is rebutted"),),
                )
