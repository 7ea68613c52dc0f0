"""The tests that a map brings along: its `expect` lines and scenarios, held against the verdicts. Changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Finding, Severity, fault
from argmap.evaluation.evaluation import Evaluation, evaluate
from argmap.evaluation.words import Verdict, matches
from argmap.model import Expectation, Map, Scenario
from argmap.rules.context import RuleContext
from argmap.text import Span


def has_expectations(debate: Map) -> bool:
    """Tell whether a map brings tests along that are its own, and not those of a file it includes."""
    return any(not e.included for e in debate.expectations) or any(
        scenario.expectations and not scenario.included for scenario in debate.scenarios.values()
    )


def check_expectations(debate: Map) -> Iterator[Diagnostic]:
    """Yield what the map expects and does not get, in its own file; a map without errors is taken for granted."""
    if not has_expectations(debate):
        return
    context = RuleContext(debate)
    plain = evaluate(debate)
    for expected in debate.expectations:
        if not expected.included and expected.claim in debate.claims:
            yield from _hold(context, expected, plain)
    for scenario in debate.scenarios.values():
        contradicts = not set(scenario.accepts).isdisjoint(scenario.rejects)  # told by `scenario-conflict`
        known = all(claim in debate.claims for claim in (*scenario.accepts, *scenario.rejects))
        if scenario.included or not scenario.expectations or contradicts or not known:
            continue
        supposed = evaluate(debate, None, scenario.accepts, scenario.rejects)
        for expected in scenario.expectations:
            if expected.claim not in debate.claims:
                continue
            failures = list(_hold(context, expected, supposed, scenario))
            yield from failures
            if not failures and matches(expected.verdict, plain.verdict(expected.claim).word):
                at = context.place(expected.at, scenario.at)
                yield idle_expectation(at, context.claim_name(expected.claim), expected.verdict, scenario.id)


def evaluate_scenario(
    debate: Map, scenario: Scenario, author: str | None = None, circles: str = "struck"
) -> Evaluation:
    """Evaluate a map as a scenario supposes it. Raises ValueError where it both accepts and rejects a claim."""
    return evaluate(debate, author, scenario.accepts, scenario.rejects, circles)


def _hold(
    context: RuleContext, expected: Expectation, evaluation: Evaluation, scenario: Scenario | None = None
) -> Iterator[Diagnostic]:
    verdict = evaluation.verdict(expected.claim)
    if not matches(expected.verdict, verdict.word):
        claim = context.map.claims[expected.claim]
        at = context.place(expected.at, scenario.at if scenario else None, claim.at)
        name = "" if scenario is None else scenario.id
        yield failed_expectation(at, context.claim_name(expected.claim), expected.verdict, verdict, name)


_MEANT = {
    "stands": "to stand",
    "falls": "to fall",
    "contested": "to be contested",
    "open": "to be open",
    "undecided": "to be undecided",
}


@fault("AM801", "failed-expectation", Severity.WARNING)
def failed_expectation(span: Span, claim: str, expected: str, verdict: Verdict, scenario: str = "") -> Finding:
    """A claim whose verdict is another than the map expects.

    What it checks:
    Each claim with `expect:` has that verdict in the whole debate, with reasons in circles struck, and each `expect`
    of a scenario holds under what the scenario supposes. `undecided` means contested or open. Only the file given to
    the command is tested, not those that it includes.

    Why it matters:
    Either the map does not say what its maker means, or the argument does not do what he thinks. No verdict is a
    statement of truth: it says what follows if the map is all there is.

    Example:
    ```argmap
    claim war: The war will be long.
      expect: stands
      but talks: Both sides have agreed to talks.
    ```

    Instead:
    ```argmap
    author ada: Ada Moss

    claim war: The war will be long.
      expect: stands
      but talks: Both sides have agreed to talks.
      unless talks-fail by ada: Such talks have failed before.
    ```
    """
    is_word = verdict.word if verdict.word in ("stands", "falls") else f"is {verdict.word}"
    under = f" under `{scenario}`" if scenario else ""
    return Finding(
        span,
        f"{claim} is expected {_MEANT[expected]}{under}, and {is_word}",
        label=f"{verdict.word}: {verdict.remark}" if verdict.remark else verdict.word,
        hint=f"`argmap {'whatif' if scenario else 'why'}` tells the moves; mend the map, or expect `{verdict.word}`",
    )


@fault("AM802", "idle-expectation", Severity.WARNING)
def idle_expectation(span: Span, claim: str, expected: str, scenario: str) -> Finding:
    """An `expect` of a scenario that holds without it.

    What it checks:
    What a scenario expects does not hold already in the debate as it is.

    Why it matters:
    A scenario shows what hangs on its suppositions. What holds anyway does not hang on them, and a test of it shows
    nothing.

    Example:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.

    scenario rich: Suppose that money is no object
      accept costs
      expect war stands
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.

    scenario poor: Suppose that money runs out
      reject costs
      expect war falls
    ```
    """
    is_word = {"stands": "stands", "falls": "falls"}.get(expected, f"is {expected}")
    return Finding(
        span,
        f"{claim} {is_word} without `{scenario}`, too",
        label="holds anyway",
        hint="drop the line, or expect something that the scenario brings about",
    )
