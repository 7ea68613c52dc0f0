"""The picture in words, for readers who do not see it, and its line of sources. Draws nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.diagram.select import View
from argmap.model import ME, Map, Source

LONGEST = 60_000
"""Characters of description: more than any reader's software will read out."""


def describe_sources(map_: Map, claims: Iterable[str]) -> list[str]:
    """One entry for each source that the claims cite, in the map's order: who, title, where, when."""
    cited = {
        citation.source
        for id_ in claims
        for claim in (map_.claims[id_],)
        for citation in (*claim.citations, *(c for q in claim.quotations for c in q.citations))
    }
    return [_describe_source(map_, source) for source in map_.sources.values() if source.id in cited]


def _describe_source(map_: Map, source: Source) -> str:
    authors = ", ".join(map_.author_name(author) for author in source.authors)
    where = ", ".join(filter(None, [source.publisher, source.date]))
    return f"{authors + ', ' if authors else ''}“{source.title}”" + (f" ({where})" if where else "")


def describe_map(view: View) -> str:
    """Every claim drawn, with who says it and what speaks for and against it, a line each."""
    lines: list[str] = []
    length = 0
    for line in _tell(view):
        length += len(line) + 1
        if length > LONGEST:
            lines.append("…")
            break
        lines.append(line)
    return "\n".join(lines)


def _tell(view: View) -> Iterator[str]:
    count = len(view.claims)
    yield f"Argument map of {count} claim{'' if count == 1 else 's'}."
    yield from (remark[0].upper() + remark[1:] + "." for remark in view.remarks)
    for question in view.questions:
        answers = ", ".join(a.claim for a in question.answers if a.claim in view.claims)
        yield f"Question {question.id}: {question.text} Answers: {answers}."
    steps: dict[str, list[str]] = {}
    for numbered in view.steps:
        word = "because" if numbered.step.kind == "reason" else "but"
        told = f"{word} {' and '.join(_name(view, p.claim) for p in numbered.step.premises)}"
        if numbered.undercuts:
            told += f", unless {' or '.join(_name(view, u.claim) for u in numbered.undercuts)}"
        steps.setdefault(numbered.step.claim, []).append(told)
    for claim in view.claims.values():
        authors = [a for a in claim.authors if a != ME]
        said = ", ".join(view.map.author_name(a) for a in authors) or "the map-maker"
        manner = ", unstated" if claim.implicit else ", an open doubt" if claim.doubt else ""
        told = "; ".join(steps.get(claim.id, []))
        yield f"{_name(view, claim.id)} ({said}{manner}): {claim.text}" + (f" — {told}." if told else "")


def _name(view: View, id_: str) -> str:
    claim = view.claims[id_]
    return id_ if claim.named else f"“{claim.text}”"
