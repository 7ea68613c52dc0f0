"""Rules on what a map holds and nothing uses: claims, authors, sources. They know of no errors elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from argmap.diagnostics import Finding, Severity, rule
from argmap.model import Author, Source
from argmap.rules.context import RuleContext
from argmap.text import Span

_BY_LINE = re.compile(r"^[ \t]*by[ \t]+([^\n:#]+)", re.MULTILINE)


@rule("AM509", "idle-claim", Severity.WARNING, whole=True)
def find_idle_claims(context: RuleContext) -> Iterator[Finding]:
    """A claim that has to do with no other.

    What it checks:
    Each claim has a reason or a rebuttal, serves another as a premise or an undercut, or answers a question.
    A claim on which an author takes a stance is in use too, and so is the only claim of a map.

    Why it matters:
    Such a claim speaks for nothing and against nothing. Most often its `because` was forgotten, or its name
    was meant to stand somewhere.

    Example:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.

    claim winter: The next winter will be hard.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
      unless winter: The next winter will be hard.
    ```
    """
    claims = context.map.claims
    if len(claims) < 2:
        return
    used = {premise.claim for step in context.steps for premise in step.premises}
    used.update(undercut.claim for undercut in context.undercuts)
    used.update(answer.claim for question in context.map.questions.values() for answer in question.answers)
    for claim in claims.values():
        if claim.id not in used and not claim.reasons and not claim.rebuttals and not claim.stances:
            yield Finding(
                context.place(claim.at),
                f"{context.claim_name(claim.id)} has no relation to any other claim",
                hint="put it under the claim it bears on, or offer it as an `answer` to a question",
            )


@rule("AM510", "unused-author", Severity.WARNING, whole=True)
def find_unused_authors(context: RuleContext) -> Iterator[Finding]:
    """An author who says nothing and does nothing.

    What it checks:
    Each author that the file given to the command declares says a claim, makes a move, takes a stance, or has
    written a source. Authors of included files are left alone: one such file serves many debates.

    Why it matters:
    Either his claims stand under another name, or the line is left over.

    Example:
    ```argmap
    author ada: Ada Moss
    author ben: Ben Ward

    claim lanes by ada: The city should build bicycle lanes.
      because safety: Lanes keep riders apart from cars.
    ```

    Instead:
    ```argmap
    author ada: Ada Moss
    author ben: Ben Ward

    claim lanes by ada: The city should build bicycle lanes.
      because safety: Lanes keep riders apart from cars.
      but cost by ben: The lanes cost more than the city can spend.
    ```
    """
    own = _own_declarations(context, context.map.authors)
    if not own:
        return
    groups = {claim.authors for claim in context.map.claims.values()}
    groups.update(source.authors for source in context.map.sources.values())
    used = {author for group in groups for author in group}
    if used.issuperset(own):
        return
    used.update(mover for moves in (context.steps, context.undercuts) for move in moves for mover in move.movers)
    used.update(stance.author for claim in context.map.claims.values() for stance in claim.stances)
    for author in _in_no_by_line(record for name, record in own.items() if name not in used):
        yield Finding(
            context.place(author.at),
            f"author `{author.id}` is declared and never used",
            hint=f"drop the line, or say with `by {author.id}` what is his",
        )


@rule("AM511", "unused-source", Severity.WARNING, whole=True)
def find_unused_sources(context: RuleContext) -> Iterator[Finding]:
    """A source that nothing cites.

    What it checks:
    Each source that the file given to the command declares is cited by a claim, a quotation or a stance, or
    stands in a `by … from` line. Sources of included files are left alone: one such file serves many debates.

    Why it matters:
    A list of sources should name what the debate draws on, and nothing else.

    Example:
    ```argmap
    author ada: Ada Moss
    source plan: The city's transport plan
    source census: The last census

    claim lanes by ada: The city should build bicycle lanes. [@plan p. 4]
      because safety: Lanes keep riders apart from cars. [@plan p. 6]
    ```

    Instead:
    ```argmap
    author ada: Ada Moss
    source plan: The city's transport plan
    source census: The last census

    claim lanes by ada: The city should build bicycle lanes. [@plan p. 4]
      because riders: Every third household has a bicycle. [@census p. 90]
    ```
    """
    own = _own_declarations(context, context.map.sources)
    if not own:
        return
    used = {citation.source for citation in context.citations}
    for source in _in_no_by_line(record for name, record in own.items() if name not in used):
        yield Finding(
            context.place(source.at),
            f"source `{source.id}` is declared and never cited",
            hint=f"drop the line, or cite the source: `[@{source.id} …]`",
        )


Declared = TypeVar("Declared", Author, Source)


def _own_declarations(context: RuleContext, records: Mapping[str, Declared]) -> dict[str, Declared]:
    """Return what the file given declares itself; nothing where it makes no claims, as a list of sources does."""
    own = {name: record for name, record in records.items() if _in_file_given(context, record.at)}
    if own and any(_in_file_given(context, claim.at) for claim in context.map.claims.values()):
        return own
    return {}


def _in_file_given(context: RuleContext, at: Span | None) -> bool:
    return at is None or context.map.path in (None, at.path)


def _in_no_by_line(records: Iterable[Declared]) -> Iterator[Declared]:
    """Yield the records that no `by` line of their file names; the model does not tell who is named for nothing."""
    named: dict[int, set[str]] = {}
    for record in records:
        if record.at is not None:
            text = record.at.source.text
            if id(text) not in named:
                lines = _BY_LINE.findall(text)
                named[id(text)] = {word for line in lines for word in line.replace(",", " ").split()}
            if record.id in named[id(text)]:
                continue
        yield record
