"""The faults of steps: premises that belong to none, or to the wrong one. Makes no step itself."""

from __future__ import annotations

from argmap.diagnostics import Finding, Label, Severity, fault
from argmap.text import Span


@fault("AM401", "repeated-step")
def repeated_step(span: Span, word: str, name: str, first: Span) -> Finding:
    """Two steps that begin with one premise.

    What it checks:
    A step is known by its claim, its word and its first premise, so no two share all three.

    Why it matters:
    Nobody could say which of the two a later `unless` is meant for.

    Example:
    ```argmap
    claim war: The war will be long.
      because costs
      because costs: Both sides can bear the costs.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
    ```
    """
    return Finding(
        span,
        f"a `{word}` with the first premise `{name}` stands here already",
        hint="drop the text to take up the first, or begin with another premise",
        related=(Label(first, "the first step"),),
    )


@fault("AM402", "premise-after-undercut")
def premise_after_undercut(span: Span, word: str) -> Finding:
    """An `and` or `assuming` after an `unless`.

    What it checks:
    In a step, all premises come first, then what undercuts it.

    Why it matters:
    After an `unless`, an `and` reads as if it went on with the objection.

    Example:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
      unless talks: Talks are close to success.
      and aims: Neither side has reached its aims.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
      and aims: Neither side has reached its aims.
      unless talks: Talks are close to success.
    ```
    """
    return Finding(
        span,
        f"`{word}` after `unless` belongs to no step",
        hint="put it before the `unless`, beside its `because` or `but`",
    )


@fault("AM403", "premise-after-taken-up-step")
def premise_after_taken_up(span: Span, word: str, first: Span | None) -> Finding:
    """A further premise for a step that was made elsewhere.

    What it checks:
    A step that is taken up again by its first premise may get an `unless`, a `scheme` or a `weight`, no premise.

    Why it matters:
    Another premise would make it another argument, and put it into its author's mouth.

    Example:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.

    claim war
      because costs
      and aims: Neither side has reached its aims.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
      and aims: Neither side has reached its aims.
    ```
    """
    related = (Label(first, "the step was made here"),) if first else ()
    return Finding(
        span,
        f"`{word}` adds a premise to a step that is only taken up here",
        hint="add it where the step was made, or make a step of your own",
        related=related,
    )


@fault("AM404", "no-step")
def no_step(span: Span, word: str) -> Finding:
    """An `and`, `assuming` or `unless` that stands beside no step.

    What it checks:
    `and` and `assuming` follow a `because` or a `but` at the same indent; `unless` follows one of those or an
    `answer`.

    Why it matters:
    A premise or an objection that belongs to no step says nothing about anything.

    Example:
    ```argmap
    claim war: The war will be long.
      and costs: Both sides can bear the costs.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
    ```
    """
    before = "`because`, `but` or `answer`" if word == "unless" else "`because` or `but`"
    return Finding(span, f"`{word}` stands beside no step", hint=f"it follows a {before} at the same indent")


@fault("AM405", "lost-because", Severity.WARNING)
def lost_because(span: Span, word: str, after: str, first: Span) -> Finding:
    """An `and` that may have lost its `because`.

    What it checks:
    No blank line and no comment stands between an `and` or `assuming` and the step it belongs to.

    Why it matters:
    When the `because` above it is deleted or commented out, the `and` joins the step before it without a word.

    Example:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
      # because aims: Neither side has reached its aims.
      and talks: Talks have failed.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
      and talks: Talks have failed.
      # because aims: Neither side has reached its aims.
    ```
    """
    what = "a blank line" if after == "blank" else "a comment"
    return Finding(
        span,
        f"`{word}` follows {what} and may have lost its `because`",
        hint="remove what stands between, or write `because` if it is a reason of its own",
        related=(Label(first, "it joins this step"),),
    )


@fault("AM406", "distant-premise", Severity.INFO)
def distant_premise(span: Span, word: str, lines: int, first: Span) -> Finding:
    """An `and` that stands far from the step it belongs to.

    What it checks:
    Fewer than a dozen lines stand between a premise and the one before it.

    Why it matters:
    Beneath a long block a reader no longer sees what the `and` goes on with, nor whether a `because` was lost.
    """
    return Finding(
        span,
        f"`{word}` stands {lines} lines below the premise it is linked with",
        hint="give the long block a `claim` of its own, and refer to it here",
        related=(Label(first, "it joins this step"),),
    )


@fault("AM407", "idle-speaker")
def idle_speaker(span: Span, name: str) -> Finding:
    """A `by` on a claim that is only taken up.

    What it checks:
    `claim name by author` is followed by a colon and the text that the author asserts. Without a text, the line
    takes up a claim to add to it, and nobody speaks on it.

    Why it matters:
    Who asserts a claim is said once, where its text stands; who moves is said on the move.

    Example:
    ```argmap
    author ann: Ann

    claim war: The war will be long.

    claim war by ann
      because costs: Both sides can bear the costs.
    ```

    Instead:
    ```argmap
    author ann: Ann

    claim war: The war will be long.

    by ann

    claim war
      because costs: Both sides can bear the costs.
    ```
    """
    return Finding(
        span,
        f"`by` on `{name}`, which is only taken up here",
        hint="name the mover on the move itself or with a `by` line above; or give the claim its text after a colon",
    )
