"""Rules on questions and what-ifs: answers that exclude one another. Evaluates nothing."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Finding, Label, Severity, rule
from argmap.model import ME, Question
from argmap.rules.context import RuleContext, join_words, list_speakers


@rule("AM507", "one-sided-question", Severity.WARNING)
def find_one_sided_questions(context: RuleContext) -> Iterator[Finding]:
    """A question whose answers exclude one another and are all one author's.

    What it checks:
    Where a question takes one answer, its two or more answers are not all said by the same author. The
    map-maker may list answers; an `unless` beside one of them, which says that they do not exclude one
    another after all, or `asserted: no` beneath one settles the matter too.

    Why it matters:
    He would contradict himself: each of his answers counts against the others.

    Example:
    ```argmap
    author ada: Ada Moss

    question lanes: What should the city build?
      answer bicycle-lanes
      answer bus-lanes

    by ada

    claim bicycle-lanes: The city should build bicycle lanes.
    claim bus-lanes: The city should build bus lanes.
    ```

    Instead:
    ```argmap
    author ada: Ada Moss

    question lanes: What should the city build?
      answers: many
      answer bicycle-lanes
      answer bus-lanes

    by ada

    claim bicycle-lanes: The city should build bicycle lanes.
    claim bus-lanes: The city should build bus lanes.
    ```
    """
    claims = context.map.claims
    for question in context.map.questions.values():
        answers = [claims[answer.claim] for answer in question.answers if answer.claim in claims]
        if not _excludes(question) or len(answers) < 2 or any(claim.asserted is False for claim in answers):
            continue
        same = [
            author
            for author in answers[0].authors
            if author != ME and all(author in claim.authors for claim in answers[1:])
        ]
        if same:
            yield Finding(
                context.place(question.at),
                f"the answers of `{question.id}` exclude one another and are all by {list_speakers(same)}",
                label=f"{len(answers)} answers, one author",
                hint="write `answers: many` beneath the question, or add the answer of somebody else",
                related=tuple(
                    Label(
                        context.place(answer.at, question.at),
                        f"said by {list_speakers(claims[answer.claim].authors)}",
                    )
                    for answer in question.answers[:4]
                    if answer.claim in claims
                ),
            )


def _excludes(question: Question) -> bool:
    """Whether the answers of a question exclude one another, and nothing questions that."""
    return question.exclusive and not any(answer.undercuts for answer in question.answers)


@rule("AM508", "scenario-conflict", Severity.WARNING)
def find_scenario_conflicts(context: RuleContext) -> Iterator[Finding]:
    """A what-if that supposes what cannot be at once.

    What it checks:
    A scenario does not both accept and reject a claim, and does not accept two answers of a question that
    takes one. Where an `unless` beside an answer says that the answers do not exclude one another, it may.

    Why it matters:
    From two suppositions that exclude each other nothing can be learnt about the debate.

    Example:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.

    scenario rich: Suppose that money is no object
      accept costs
      reject costs
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.

    scenario rich: Suppose that money is no object
      accept costs
    ```
    """
    rivalries = [
        (question, {answer.claim for answer in question.answers})
        for question in context.map.questions.values()
        if _excludes(question)
    ]
    for scenario in context.map.scenarios.values():
        at = context.place(scenario.at)
        rejected = set(scenario.rejects)
        for claim in dict.fromkeys(scenario.accepts):
            if claim in rejected:
                yield Finding(
                    at,
                    f"scenario `{scenario.id}` both accepts and rejects {context.claim_name(claim)}",
                    hint="keep the `accept` or the `reject`",
                )
        accepted = list(dict.fromkeys(scenario.accepts))
        for question, answers in rivalries:
            rivals = [claim for claim in accepted if claim in answers]
            if len(rivals) > 1:
                names = join_words([context.claim_name(claim) for claim in rivals])
                yield Finding(
                    at,
                    f"scenario `{scenario.id}` accepts {names}, which exclude one another",
                    hint="accept one of them, or write `answers: many` beneath the question",
                    related=(Label(context.place(question.at), "this question takes one answer"),),
                )
