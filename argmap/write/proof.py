"""That a text reads back as the map it was written from. Writes nothing."""

from __future__ import annotations

from pathlib import Path

import attrs

from argmap.build import build_map
from argmap.diagnostics import Severity
from argmap.model import Map
from argmap.write.prepare import rename, used_claims


def prove(text: str, wanted: Map) -> None:
    """Raise ValueError, with what cannot be said in the language, unless the text reads back as the map wanted."""
    here = Path()
    built = build_map(text, "<map>", here, here)
    for d in built.diagnostics:
        if d.severity == Severity.ERROR:
            raise ValueError(f"the map cannot be written: {d.message}; it would stand in line {d.line} of the text")
    difference = find_difference(wanted, attrs.evolve(built.map, path=None))
    if difference:
        raise ValueError(f"the map cannot be written: {difference}")


def find_difference(wanted: Map, found: Map) -> str:
    """Return in words where two maps differ, or nothing.

    What id an unnamed claim has makes no difference, nor the order of tests, which an unnamed claim may change.
    """
    if wanted == found:
        return ""
    wanted, found = align_unnamed(wanted), align_unnamed(found)
    for field in attrs.fields(Map):
        ours, theirs = getattr(wanted, field.name), getattr(found, field.name)
        if not field.eq or ours == theirs:
            continue
        if not isinstance(ours, dict):
            return f"{field.name} would be {theirs!r}, and is {ours!r}"
        if ours.keys() != theirs.keys():
            shown = ", ".join(f"`{name}`" for name in sorted(ours.keys() ^ theirs.keys())[:5])
            return f"{field.name} would come or go: {shown}"
        for name, record in ours.items():
            if record != theirs[name]:
                for part in attrs.fields(type(record)):
                    mine, other = getattr(record, part.name), getattr(theirs[name], part.name)
                    if part.eq and mine != other:
                        return f"{part.name} of `{name}` would be {other!r}, and is {mine!r}"
    return ""


def align_unnamed(debate: Map) -> Map:
    """Return the map with ids of unnamed claims that tell where each is used, and its tests in their order."""
    names: dict[str, str] = {}
    waiting = sorted(claim.id for claim in debate.claims.values() if claim.named)
    for question in sorted(debate.questions.values(), key=lambda question: question.id):
        for answer in question.answers:
            for undercut in answer.undercuts:
                _name(debate, undercut.claim, names, waiting)
    for name in waiting:  # grows while it is read
        for step in debate.claims[name].steps:
            for used in used_claims(step):
                _name(debate, used, names, waiting)
    debate = rename(debate, names)
    return attrs.evolve(debate, expectations=sorted(debate.expectations, key=lambda tested: tested.claim))


def _name(debate: Map, name: str, names: dict[str, str], waiting: list[str]) -> None:
    if not debate.claims[name].named and name not in names:
        names[name] = f":{len(names)}"
        waiting.append(name)
