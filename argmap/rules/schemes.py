"""Rules on schemes: the parts that premises have in them, and the critical questions that answers raise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from argmap.diagnostics import Finding, Label, Severity, rule
from argmap.rules.context import RuleContext, join_words
from argmap.suggest import suggest
from argmap.text import Span

if TYPE_CHECKING:
    from argmap.schemes import Scheme


def _find(scheme: str | None) -> Scheme | None:
    """Return the scheme of that id; loads the catalogue, so only for what names one."""
    if scheme is None:
        return None
    from argmap.schemes import SCHEMES

    return SCHEMES.get(scheme)


def _parts(context: RuleContext) -> Iterator[tuple[str, str | None, Span]]:
    """Yield each `role` of a premise or an undercut, with the scheme that it is a part of, and where it stands."""
    for step in context.schemed:
        for premise in step.premises:
            if premise.role is not None:
                yield premise.role, step.scheme, context.place(premise.at, step.at)
        for undercut in step.undercuts:
            if undercut.role is not None:
                yield undercut.role, undercut.scheme, context.place(undercut.at, step.at)


def _questions(context: RuleContext) -> Iterator[tuple[str, list[Scheme], Span]]:
    """Yield each `asks`, with the schemes of the steps it may ask about, and where it stands.

    An `unless` asks about the step that it stands beside. A `but` beneath a claim asks about the steps for that claim,
    those that it is a premise of, and the charges of fallacy that it makes.
    """
    known: dict[str, list[Scheme]] = {}
    for step in context.schemed:
        for undercut in step.undercuts:
            if undercut.asks is not None:
                scheme = _find(step.scheme)
                yield undercut.asks, [scheme] if scheme else [], context.place(undercut.at, step.at)
        if step.asks is not None:
            if step.claim not in known:
                known[step.claim] = _schemes_at(context, step.claim)
            yield step.asks, known[step.claim], context.step_place(step)
    for question in context.map.questions.values():
        for answer in question.answers:
            for undercut in answer.undercuts:
                if undercut.asks is not None:
                    yield undercut.asks, [], context.place(undercut.at, answer.at)


def _schemes_at(context: RuleContext, claim: str) -> list[Scheme]:
    """Return the schemes that a `but` beneath a claim may ask about, each once."""
    record = context.map.claims.get(claim)
    named = [step.scheme for step in record.reasons] if record else []
    for use in context.map.uses(claim):
        if use.step is None:
            continue
        if use.role == "premise":
            named.append(use.step.scheme)
        else:
            named += [undercut.scheme for undercut in use.step.undercuts if undercut.claim == claim]
    return [scheme for scheme in map(_find, dict.fromkeys(named)) if scheme is not None]


def _advise(word: str, words: Iterable[str], what: str) -> str:
    """Return a hint: the word that was probably meant, and all that could be."""
    listed = list(words)
    near = suggest(word, listed)
    return (f"did you mean `{near}`? " if near else "") + f"{what} " + ", ".join(f"`{known}`" for known in listed)


@rule("AM651", "unknown-role", Severity.WARNING)
def find_unknown_roles(context: RuleContext) -> Iterator[Finding]:
    """A `role` that the scheme of the step does not have.

    What it checks:
    `role` names a part of the scheme of its step; on an `unless`, of the fallacy that the `unless` charges.
    `argmap schemes` lists the parts of each scheme.

    Why it matters:
    The part tells which critical questions the premise must bear, and which of them it answers.

    Example:
    ```argmap
    claim war: The war will be long.
      because reserves: Both sides are calling up their reserves.
        scheme: sign
        role: signe
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because reserves: Both sides are calling up their reserves.
        scheme: sign
        role: sign
    ```
    """
    for role, name, place in _parts(context):
        scheme = _find(name)
        if scheme is not None and scheme.role(role) is None:
            yield Finding(
                place,
                f"`{scheme.id}` has no part `{role}`",
                hint=_advise(role, (part.id for part in scheme.roles), "its parts are"),
            )


@rule("AM652", "role-without-scheme", Severity.WARNING, whole=True)
def find_roles_without_scheme(context: RuleContext) -> Iterator[Finding]:
    """A `role` in a step that goes by no scheme.

    What it checks:
    A step with a `role` on one of its premises has a `scheme`; so has an `unless` with a `role`.

    Why it matters:
    A part is a part of something: without the scheme it says nothing.

    Example:
    ```argmap
    claim war: The war will be long.
      because reserves: Both sides are calling up their reserves.
        role: sign
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because reserves: Both sides are calling up their reserves.
        scheme: sign
        role: sign
    ```
    """
    for role, scheme, place in _parts(context):
        if scheme is None:
            yield Finding(
                place,
                f"no `scheme` has the part `{role}` here",
                hint="write `scheme:` beneath the line that opens the step, or drop the role",
            )


@rule("AM653", "repeated-role", Severity.WARNING)
def find_repeated_roles(context: RuleContext) -> Iterator[Finding]:
    """Two premises with one part that the scheme has once.

    What it checks:
    A part that a scheme has once is the `role` of one premise of the step. Examples, signs, causes and the like may be
    several.

    Why it matters:
    One of the two has another part, or belongs to a reason of its own.

    Example:
    ```argmap
    author hale: Ruth Hale

    claim war: The war will be long.
      because hale-says by hale: The war will be long.
        scheme: expert-opinion
        role: said
      and hale-years by hale: I have studied wars for thirty years.
        role: said
    ```

    Instead:
    ```argmap
    author hale: Ruth Hale

    claim war: The war will be long.
      because hale-says by hale: The war will be long.
        scheme: expert-opinion
        role: said
      and hale-years by hale: I have studied wars for thirty years.
        role: expert
    ```
    """
    for step in context.schemed:
        scheme = _find(step.scheme) if len(step.premises) > 1 else None
        if scheme is None:
            continue
        first: dict[str, Label] = {}
        for premise in step.premises:
            role = scheme.role(premise.role) if premise.role is not None else None
            if role is None or role.many:
                continue
            at = context.place(premise.at, step.at)
            if role.id in first:
                yield Finding(
                    at,
                    f"another premise of this step is `{role.id}` already",
                    hint=_advise("", (part.id for part in scheme.roles), f"the parts of `{scheme.id}` are"),
                    related=(first[role.id],),
                )
            else:
                first[role.id] = Label(at, "the first one")


@rule("AM654", "unknown-critical-question", Severity.WARNING)
def find_unknown_questions(context: RuleContext) -> Iterator[Finding]:
    """An `asks` that is no critical question of the scheme.

    What it checks:
    `asks` on an `unless` names a critical question of the scheme of the step beside it. On a `but` it names one of the
    scheme of a step that the claim above is a premise of, or that is a reason for that claim.

    Why it matters:
    By its name a question is known to be asked, so that nobody prepares it twice, and to be answered.

    Example:
    ```argmap
    claim war: The war will be long.
      because reserves: Both sides are calling up their reserves.
        scheme: sign
      unless drill: The reserves are called up for a drill.
        asks: other-explanations
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because reserves: Both sides are calling up their reserves.
        scheme: sign
      unless drill: The reserves are called up for a drill.
        asks: other-explanation
    ```
    """
    for asked, schemes, place in _questions(context):
        if not schemes or any(scheme.question(asked) for scheme in schemes):
            continue
        ids = dict.fromkeys(question.id for scheme in schemes for question in scheme.questions)
        have = "has" if len(schemes) == 1 else "have"
        yield Finding(
            place,
            f"{join_words([f'`{scheme.id}`' for scheme in schemes])} {have} no critical question `{asked}`",
            hint=_advise(asked, ids, "the questions are"),
        )


@rule("AM655", "question-without-scheme", Severity.WARNING, whole=True)
def find_questions_without_scheme(context: RuleContext) -> Iterator[Finding]:
    """An `asks` about a step that goes by no scheme.

    What it checks:
    `asks` on an `unless` stands beside a step with a `scheme`. On a `but` it stands beneath a claim that is a premise
    of a step with a scheme, or that a reason with a scheme is for.

    Why it matters:
    Critical questions belong to schemes; of a step without one nobody can tell what was asked.

    Example:
    ```argmap
    claim war: The war will be long.
      because reserves: Both sides are calling up their reserves.
      unless drill: The reserves are called up for a drill.
        asks: other-explanation
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because reserves: Both sides are calling up their reserves.
        scheme: sign
      unless drill: The reserves are called up for a drill.
        asks: other-explanation
    ```
    """
    for asked, schemes, place in _questions(context):
        if not schemes:
            yield Finding(
                place,
                f"no `scheme` here has the critical question `{asked}`",
                hint="write `scheme:` beneath the line that opens the step in question, or drop `asks`",
            )


@rule("AM656", "missing-role", Severity.INFO, whole=True)
def find_missing_roles(context: RuleContext) -> Iterator[Finding]:
    """A step without the premise that makes its scheme.

    What it checks:
    Where every premise of a step has a `role`, one of them has the part without which the step would not be of that
    scheme, such as the sign in a step from sign. What mostly goes without saying may be left unsaid.

    Why it matters:
    Either the scheme is another, or the step lacks what it rests on.

    Example:
    ```argmap
    claim war: The war will be long.
      because habit: Reserves are called up where a war is going to be long.
        scheme: sign
        role: link
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because reserves: Both sides are calling up their reserves.
        scheme: sign
        role: sign
      and habit: Reserves are called up where a war is going to be long.
        role: link
    ```
    """
    for step in context.schemed:
        if any(premise.role is None for premise in step.premises):
            continue
        scheme = _find(step.scheme)
        if scheme is None or any(scheme.role(premise.role or "") is None for premise in step.premises):
            continue
        for role in scheme.list_missing(premise.role or "" for premise in step.premises):
            yield Finding(
                context.step_place(step),
                f"no premise of this step is the `{role.id}` of `{scheme.id}`",
                hint=f"add the premise that has this part ({_lower(role.text)}), or name another scheme",
            )


@rule("AM657", "fallacy-as-reason", Severity.WARNING)
def find_fallacies_as_reasons(context: RuleContext) -> Iterator[Finding]:
    """A reason whose scheme is a fallacy.

    What it checks:
    The scheme of a `because` is a way of arguing. A fallacy is charged, by an `unless` beside the step that commits it
    or by a `but`.

    Why it matters:
    Nobody argues by a fallacy in his own words. A charge is an objection: it has a target, somebody makes it, and it
    can be answered.

    Example:
    ```argmap
    claim war: The war will be long.
      because reserves: The last war was long, and reserves had been called up before it.
        scheme: post-hoc
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because reserves: The last war was long, and reserves had been called up before it.
        scheme: sign
      unless mere-order: That the one came before the other does not show that it led to it.
        scheme: post-hoc
    ```
    """
    for step in context.schemed:
        scheme = _find(step.scheme) if step.kind == "reason" else None
        if scheme is not None and scheme.charge:
            yield Finding(
                context.step_place(step),
                f"`{scheme.id}` is a fallacy, and this step is a reason",
                hint="charge it with an `unless` beside the step, and name the scheme that the step goes by",
            )


def _lower(text: str) -> str:
    """Return a sentence as a part of another one."""
    return text[:1].lower() + text[1:].rstrip(".")
