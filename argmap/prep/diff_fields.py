"""What changed beside words and relations: citations, quotations, notes, authors, sources. Compares no relations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs
from attrs import frozen

from argmap.model import ME, Citation, Claim, Expectation, Locator, Map, Quotation, Stance, Undercut

_CLAIM_LABELS = {
    "basis": "basis",
    "credence": "credence",
    "date": "date",
    "tags": "tags",
    "note": "note",
    "asserted": "put forward",
    "implicit": "left unstated by the speaker",
    "doubt": "open doubt",
}
_OWN = (
    "id",
    "at",
    "extras",
    "answers",
    "expectations",
)  # fields of the other records that are not compared as they are


@frozen
class FieldChange:
    """One thing of one record that changed, in words; `before` or `after` is None where there was or is nothing.

    `kind` is `claim`, `map`, `author`, `source`, `section`, `question`, `scenario` or `expectation`. An empty `field`
    stands for the whole record.
    """

    kind: str
    id: str
    field: str
    before: str | None
    after: str | None


def compare_claim(
    old: Map, new: Map, before: Claim, after: Claim, evidence: list[FieldChange], details: list[FieldChange]
) -> None:
    """Add what changed of a claim beside its text, its authors and its relations: its evidence, and the rest."""
    told = _say_citations(before.citations), _say_citations(after.citations)
    if told[0] != told[1]:
        evidence.append(FieldChange("claim", after.id, "citation", *told))
    evidence += _compare_lists(
        after.id, "quotation", map(_say_quotation, before.quotations), map(_say_quotation, after.quotations)
    )
    stances = [[_say_stance(map_, stance) for stance in claim.stances] for map_, claim in ((old, before), (new, after))]
    evidence += _compare_lists(after.id, "stance", *stances)
    for name, label in _CLAIM_LABELS.items():
        was, now = say_value(getattr(before, name)), say_value(getattr(after, name))
        if was != now:
            details.append(FieldChange("claim", after.id, label, was, now))
    details += _compare_extras("claim", after.id, before.extras, after.extras)


def _compare_lists(claim: str, label: str, before: Iterable[str], after: Iterable[str]) -> list[FieldChange]:
    """Return what left a list and what came, the first to leave held against the first to come."""
    was, now = list(before), list(after)
    left, come = _take_away(was, now), _take_away(now, was)
    longest = max(len(left), len(come))
    gone = [*left, *[None] * (longest - len(left))]
    fresh = [*come, *[None] * (longest - len(come))]
    return [FieldChange("claim", claim, label, one, other) for one, other in zip(gone, fresh, strict=True)]


def _take_away(texts: list[str], others: list[str]) -> list[str]:
    rest = list(others)
    kept = []
    for text in texts:
        if text in rest:
            rest.remove(text)
        else:
            kept.append(text)
    return kept


def compare_rest(old: Map, new: Map) -> list[FieldChange]:
    """Return what changed of the map itself, its authors, sources, sections, questions, scenarios and expectations.

    Answers of questions are relations, and left out.
    """
    found = [
        FieldChange("map", "", label, was, now)
        for label in ("title", "date", "editor", "note")
        if (was := say_value(getattr(old, label))) != (now := say_value(getattr(new, label)))
    ]
    found += _compare_extras("map", "", old.extras, new.extras)
    for kind, olds, news in (
        ("author", old.authors, new.authors),
        ("source", old.sources, new.sources),
        ("section", old.sections, new.sections),
        ("question", old.questions, new.questions),
        ("scenario", old.scenarios, new.scenarios),
    ):
        found += _compare_records(kind, olds, news)
    expected, expects = ({_say_expectation(one) for one in map_.expectations} for map_ in (old, new))
    found += [FieldChange("expectation", "", "", one, None) for one in sorted(expected - expects)]
    found += [FieldChange("expectation", "", "", None, one) for one in sorted(expects - expected)]
    return found


def _compare_records(kind: str, olds: Mapping[str, Any], news: Mapping[str, Any]) -> list[FieldChange]:
    found = [FieldChange(kind, id_, "", _sum_up(one), None) for id_, one in olds.items() if id_ not in news]
    for id_, now in news.items():
        was = olds.get(id_)
        if was is None:
            found.append(FieldChange(kind, id_, "", None, _sum_up(now)))
            continue
        if was == now:
            continue
        for field in attrs.fields(type(now)):
            if field.name not in _OWN:
                label = "answers" if field.name == "exclusive" else field.name
                told = [_say_field(field.name, getattr(one, field.name)) for one in (was, now)]
                if told[0] != told[1]:
                    found.append(FieldChange(kind, id_, label, *told))
        if kind == "scenario":
            listed = [", ".join(map(_say_expectation, one.expectations)) or None for one in (was, now)]
            if listed[0] != listed[1]:
                found.append(FieldChange(kind, id_, "expectations", *listed))
        found += _compare_extras(kind, id_, was.extras, now.extras)
    return found


def _compare_extras(kind: str, id_: str, old: Mapping[str, str], new: Mapping[str, str]) -> list[FieldChange]:
    return [
        FieldChange(kind, id_, key, old.get(key), new.get(key))
        for key in dict.fromkeys((*old, *new))
        if old.get(key) != new.get(key)
    ]


def _say_field(name: str, value: object) -> str | None:
    if name == "exclusive":  # as a map writes it, `answers: many`
        return "one" if value else "many"
    return say_value(value)


def _sum_up(record: Any) -> str:
    """Return the words by which a record is known."""
    for name in ("name", "title", "heading", "text"):
        if hasattr(record, name) and (found := getattr(record, name)) and isinstance(found, str):
            return found
    return str(record.id)


def say_value(value: object) -> str | None:
    """Return a value in words; None for nothing."""
    if value is None or value in ("", ()):
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(filter(None, map(say_value, value))) or None
    if isinstance(value, str | int | float | Locator | Citation):
        return str(value)
    if isinstance(value, Quotation):
        return _say_quotation(value)
    if isinstance(value, Stance):
        return f"{value.kind}: {value.author}" + _in_brackets(value.citations)
    if isinstance(value, Expectation):
        return _say_expectation(value)
    if isinstance(value, Undercut):
        given = ((name, getattr(value, name)) for name in ("move", "asks", "role", "scheme"))
        return ", ".join([
            value.claim,
            *(f"by {mover}" for mover in value.movers if mover != ME),
            *(f"{name} {one}" for name, one in given if one is not None),
        ])  # fmt: skip
    for name in ("text", "name", "title", "heading", "claim", "kind"):  # what a record is known by
        if isinstance(found := getattr(value, name, None), str):
            return found
    return str(value)


def _say_citations(citations: Iterable[Citation]) -> str | None:
    return "; ".join(map(str, citations)) or None


def _say_quotation(quotation: Quotation) -> str:
    return f"“{quotation.text}”{_in_brackets(quotation.citations)}"


def _in_brackets(citations: Iterable[Citation]) -> str:
    cited = _say_citations(citations)
    return f" [{cited}]" if cited else ""


def _say_stance(map_: Map, stance: Stance) -> str:
    return f"{stance.kind} by {map_.author_name(stance.author)}{_in_brackets(stance.citations)}"


def _say_expectation(expectation: Expectation) -> str:
    return f"{expectation.claim} {expectation.verdict}"
