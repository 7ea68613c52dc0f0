"""Rules on a single step: which claims may work in it together. Looks at no speakers."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Finding, Label, Severity, rule
from argmap.rules.context import RuleContext


@rule("AM520", "premise-also-undercut", Severity.ERROR)
def find_premises_that_undercut(context: RuleContext) -> Iterator[Finding]:
    """A step with one claim among its premises and its undercuts.

    What it checks:
    No `unless` beside a step names one of the premises of that step, and none beside the answers of a
    question that takes one answer names one of them.

    Why it matters:
    The step would need the claim to be true and to be false, so it could never be in force.

    Example:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
      unless costs
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
      unless weary: People grow weary of a war that they can well afford.
    ```
    """
    for step in context.steps:
        if not step.undercuts:
            continue
        premises = {premise.claim: premise for premise in step.premises}
        for undercut in step.undercuts:
            premise = premises.get(undercut.claim)
            if premise is not None:
                name = context.claim_name(undercut.claim)
                yield Finding(
                    context.place(undercut.at, step.at),
                    f"{name} is a premise of the step that it undercuts",
                    label="used as an undercut",
                    hint="undercut the step with another claim, or rebut the premise with a `but` beneath it",
                    related=(Label(context.place(premise.at, step.at), "used as a premise"),),
                )
    for question in context.map.questions.values():
        if not question.exclusive:
            continue
        answers = {answer.claim: answer for answer in question.answers}
        for answer in question.answers:
            for undercut in answer.undercuts:
                rival = answers.get(undercut.claim)
                if rival is not None:
                    yield Finding(
                        context.place(undercut.at, answer.at),
                        f"{context.claim_name(undercut.claim)} is an answer in the rivalry that it undercuts",
                        label="used as an undercut",
                        hint="say with another claim why the answers do not exclude one another",
                        related=(Label(context.place(rival.at, question.at), "used as an answer"),),
                    )


@rule("AM521", "repeated-premise", Severity.ERROR)
def find_repeated_premises(context: RuleContext) -> Iterator[Finding]:
    """A step with one claim twice among its premises.

    What it checks:
    The premises of a step, `and` and `assuming` included, are different claims.

    Why it matters:
    A claim adds nothing to itself; most often another one was meant.

    Example:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
      and costs
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
      and aims: Neither side has reached its aims.
    ```
    """
    for step in context.steps:
        if len(step.premises) < 2:
            continue
        first: dict[str, Label] = {}
        for premise in step.premises:
            at = context.place(premise.at, step.at)
            if premise.claim in first:
                yield Finding(
                    at,
                    f"{context.claim_name(premise.claim)} is a premise of this step already",
                    hint="drop the line, or name the claim that was meant",
                    related=(first[premise.claim],),
                )
            else:
                first[premise.claim] = Label(at, "first used here")
