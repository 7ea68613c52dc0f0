"""Rules on what one author says and does: turns, both sides, granted claims, stances. Looks at no text."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Finding, Label, Severity, rule
from argmap.model import ME, Claim, Premise, Step
from argmap.rules.context import RuleContext, list_speakers, name_speaker

_GRANTED = {"agreed": "agreed to", "conceded": "conceded"}


def _grants(claim: Claim) -> dict[str, str]:
    """Return who granted a claim, in which words."""
    return {stance.author: _GRANTED[stance.kind] for stance in claim.stances if stance.kind in _GRANTED}


def _asserters(claim: Claim) -> tuple[str, ...]:
    """Return who says the claim in so many words, but for the map-maker: he may write down both sides."""
    return () if claim.implicit or claim.doubt else tuple(author for author in claim.authors if author != ME)


@rule("AM503", "author-turn", Severity.WARNING)
def find_author_turns(context: RuleContext) -> Iterator[Finding]:
    """One author who uses one claim both for and against another.

    What it checks:
    No author is the mover of a `because` and of a `but` under the same claim in which the same premise works.

    Why it matters:
    To turn an opponent's reason against him is a strong move. To make both moves oneself says that the
    premise speaks for the claim and against it.

    Example:
    ```argmap
    claim sanctions: Sanctions against Iran work.
      because prices: Prices in Iran have doubled.
      but prices
    ```

    Instead:
    ```argmap
    author ben: Ben Ward

    claim sanctions: Sanctions against Iran work.
      because prices: Prices in Iran have doubled.
      but prices by ben
    ```
    """
    for claim in context.disputed:
        used_for = _uses_by_author(claim.reasons)
        for step in claim.rebuttals if used_for else ():
            for premise in step.premises:
                both = [author for author in step.movers if (author, premise.claim) in used_for]
                if not both:
                    continue
                does = "use" if len(both) > 1 else "uses"
                yield Finding(
                    context.place(premise.at, step.at, claim.at),
                    f"{list_speakers(both)} {does} {context.claim_name(premise.claim)} both for and against "
                    f"{context.claim_name(claim.id)}",
                    label="used against it",
                    hint="say who makes which of the two moves with `by`, or drop one of them",
                    related=(Label(context.place(used_for[both[0], premise.claim].at, claim.at), "used for it"),),
                )


def _uses_by_author(steps: tuple[Step, ...]) -> dict[tuple[str, str], Premise]:
    """Return the premises that each author uses in the steps, by author and claim."""
    used: dict[tuple[str, str], Premise] = {}
    for step in steps:
        for author in step.movers:
            for premise in step.premises:
                used.setdefault((author, premise.claim), premise)
    return used


@rule("AM504", "both-sides", Severity.WARNING)
def find_both_sides(context: RuleContext) -> Iterator[Finding]:
    """One author who argues for a claim and against it.

    What it checks:
    No author moves both a `because` and a `but` under one claim. The map-maker may, who writes down both
    sides; so may an author who meets one of his two moves himself, with an `unless` or with a `but` against
    its premise.

    Why it matters:
    A step is its mover's. Where he stands on both sides, one of the moves is most often somebody else's.

    Example:
    ```argmap
    author ada: Ada Moss
    author ben: Ben Ward

    claim lanes by ben: The city should build bicycle lanes.
      because safety: Lanes keep riders apart from cars.
      but cost by ada: The lanes cost more than the city can spend.

    by ada

    claim lanes
      because air: Lanes make the air in the city cleaner.
    ```

    Instead:
    ```argmap
    author ada: Ada Moss
    author ben: Ben Ward

    claim lanes by ben: The city should build bicycle lanes.
      because safety: Lanes keep riders apart from cars.
      but cost by ada: The lanes cost more than the city can spend.

    by ben

    claim lanes
      because air: Lanes make the air in the city cleaner.
    ```
    """
    for claim in context.disputed:
        reasons = {author: reason for reason in reversed(claim.reasons) for author in reason.movers}
        if not reasons:
            continue
        settled = {*_grants(claim), *_asserters(claim), ME}  # told already, or told as granted-rebuttal
        used_for = _uses_by_author(claim.reasons)
        for step in claim.rebuttals:
            for author in step.movers:
                reason = reasons.get(author)
                if author in settled or reason is None:
                    continue
                if any((author, premise.claim) in used_for for premise in step.premises):
                    continue  # that is an author-turn
                if any(context.answers_himself(move, author) for move in (reason, step)):
                    continue
                settled.add(author)
                yield Finding(
                    context.step_place(step),
                    f"{name_speaker(author)} argues both for and against {context.claim_name(claim.id)}",
                    label="argues against it",
                    hint="say who makes which of the two moves with `by`",
                    related=(Label(context.step_place(reason), "argues for it"),),
                )


@rule("AM505", "granted-rebuttal", Severity.WARNING)
def find_granted_rebuttals(context: RuleContext) -> Iterator[Finding]:
    """A `but` by somebody who holds the claim himself.

    What it checks:
    Who moves a `but` has neither `agreed` to the claim above nor `conceded` it, and does not say it himself.
    An author may raise an objection to his own claim where he meets it himself, with an `unless` or with a
    `but` against its premise; the map-maker may write down both sides.

    Why it matters:
    Nobody can hold a claim and rebut it. A `but` by somebody who granted the claim does not count when the map
    is evaluated.

    Example:
    ```argmap
    author ada: Ada Moss
    author ben: Ben Ward

    claim lanes by ada: The city should build bicycle lanes.
      conceded: ben
      because safety: Lanes keep riders apart from cars.
      but cost by ben: The lanes cost more than the city can spend.
    ```

    Instead:
    ```argmap
    author ada: Ada Moss
    author ben: Ben Ward

    claim lanes by ada: The city should build bicycle lanes.
      because safety: Lanes keep riders apart from cars.
      but cost by ben: The lanes cost more than the city can spend.

    claim safety
      conceded: ben
    ```
    """
    for claim in context.disputed:
        granted = _grants(claim)
        asserters = _asserters(claim)
        if not granted and not asserters:
            continue
        target = context.claim_name(claim.id)
        used_for = _uses_by_author(claim.reasons)
        moves = [(step, mover) for step in claim.rebuttals for mover in step.movers]
        for step, author in moves:
            if author in granted:
                stance = next(s for s in claim.stances if s.author == author and s.kind in _GRANTED)
                yield Finding(
                    context.step_place(step),
                    f"{name_speaker(author)} rebuts {target}, which {name_speaker(author)} {granted[author]}",
                    label="this step does not count",
                    hint="drop the stance, or say with `by` who else rebuts the claim",
                    related=(Label(context.place(stance.at, claim.at), f"{granted[author]} here"),),
                )
            elif (
                author in asserters
                and not any((author, premise.claim) in used_for for premise in step.premises)  # that is an author-turn
                and not context.answers_himself(step, author)
                and not _is_own_objection(context, claim, author)
            ):
                yield Finding(
                    context.step_place(step),
                    f"{name_speaker(author)} rebuts {target}, which {name_speaker(author)} says",
                    label="an objection to his own claim",
                    hint=f"say whose objection it is with `by`, or how it is met with `unless … by {author}`",
                    related=(Label(context.place(claim.at), "the claim that is rebutted"),),
                )


def _is_own_objection(context: RuleContext, claim: Claim, author: str) -> bool:
    """Whether the author says the claim only as an objection to what he says himself, and so may rebut it."""
    steps = [use.step for use in context.map.uses(claim.id) if use.step and use.role == "premise"]
    return bool(steps) and all(
        step.kind == "rebuttal" and author in step.movers and author in _asserters(context.map.claims[step.claim])
        for step in steps
    )


@rule("AM506", "own-stance", Severity.WARNING)
def find_own_stances(context: RuleContext) -> Iterator[Finding]:
    """An author who agrees to his own claim, or concedes or denies it.

    What it checks:
    `agreed`, `conceded` and `denied` name authors who do not say the claim themselves. Open doubts, which
    nobody says, and premises marked `assuming` are left out.

    Why it matters:
    A stance tells what others make of a claim. Agreeing to one's own adds nothing; denying it is most often
    the stance of somebody else.

    Example:
    ```argmap
    author ada: Ada Moss

    claim lanes by ada: The city should build bicycle lanes.
      agreed: ada
      because safety: Lanes keep riders apart from cars.
    ```

    Instead:
    ```argmap
    author ada: Ada Moss
    author ben: Ben Ward

    claim lanes by ada: The city should build bicycle lanes.
      agreed: ben
      because safety: Lanes keep riders apart from cars.
    ```
    """
    words = {"agreed": "agrees to", "conceded": "concedes", "denied": "denies"}
    for claim in context.map.claims.values():
        if not claim.stances or claim.implicit or claim.doubt:
            continue
        for stance in claim.stances:
            if stance.author in claim.authors and stance.kind in words:
                speaker = name_speaker(stance.author)
                yield Finding(
                    context.place(stance.at, claim.at),
                    f"{speaker} {words[stance.kind]} {context.claim_name(claim.id)}, which {speaker} says",
                    label=f"his own claim, {stance.kind}",
                    hint="name another author, or drop the line",
                    related=(Label(context.place(claim.at), f"said here by {list_speakers(claim.authors)}"),),
                )
