"""Pages of strengths: as text, Markdown and JSON. Finds no strength."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from argmap.evaluation.strength import GRID, NO_PROBABILITY, Sensitivity, Strength
from argmap.evaluation.words import list_claims, name_claim

MOST_ASKED = 1_000
"""Claims whose contribution to one claim a page works out: the nearest to it."""

_MOST_LISTED = 20  # contributions that text and Markdown list, and names in one sentence


@frozen
class Part:
    """A heading with numbers beneath it, each with the claim it belongs to; `remark` stands under the heading."""

    heading: str
    rows: tuple[tuple[str, str], ...]
    remark: str = ""


def write_json(strength: Strength, of: Sequence[str], *, contributions: bool, sensitivity: bool) -> str:
    """Return an object with the reading, whether strengths settled, and the strength of each claim by its id."""
    page: dict[str, object] = {
        "reading": describe_reading(strength),
        "note": NO_PROBABILITY,
        "model": strength.model.name,
        "default": strength.default,
        "settled": strength.settled,
        "certified": strength.certified,
        "unsettled": list(strength.unsettled),
        "strengths": {claim: strength[claim] for claim in of} if of else dict(strength.values),
    }
    if contributions:
        page["contributions"] = {
            to: dict(strength.contributions(to, MOST_ASKED)) for to in of or [c.id for c in strength.map.theses]
        }
    if sensitivity:
        found = strength.sensitivity(of or None)
        page["sensitivity"] = {
            "stable": found.stable,
            "changes": [list(pair) for pair in found.changes],
            "rankings": {str(default): [list(tied) for tied in found.rankings[default]] for default in GRID},
        }
    return json.dumps(page, ensure_ascii=False, indent=2) + "\n"


def write_text(
    strength: Strength, of: Sequence[str], *, contributions: bool, sensitivity: bool
) -> Iterator[tuple[int, str]]:
    """Yield the lines of the page in plain text, each with its indent."""
    for line in _head(strength):
        yield 0, line
    for part in _parts(strength, of, contributions=contributions, sensitivity=sensitivity):
        yield 0, ""
        yield 0, part.heading
        if part.remark:
            yield 2, part.remark
        for number, said in part.rows:
            yield 2, f"{number:<11} {said}"


def write_markdown(strength: Strength, of: Sequence[str], *, contributions: bool, sensitivity: bool) -> str:
    """Return the page in Markdown. What the map says is escaped."""
    title, *rest = _head(strength)
    lines = [f"# {_escape(title)}", "", *(f"{_escape(line)}\n" for line in rest)]
    for part in _parts(strength, of, contributions=contributions, sensitivity=sensitivity):
        lines += [f"## {_escape(part.heading)}", ""]
        if part.remark:
            lines += [_escape(part.remark), ""]
        if part.rows:
            lines += ["|   |   |", "|---|---|"]
            lines += [f"| {_escape(number)} | {_escape(said)} |" for number, said in part.rows]
            lines.append("")
    return "\n".join(lines)


def describe_reading(strength: Strength) -> str:
    """Return the reading in words, for the head of a page."""
    debate = strength.map
    who = "the whole debate" if strength.author is None else f"{debate.author_name(strength.author)}’s own reading"
    parts = [f"{strength.model.title} strength of {who}"]
    for names, verb in ((strength.accept, "hold"), (strength.reject, "fail")):
        if names:
            parts.append(f"supposing that {list_claims(debate, names)} {verb}{'s' if len(names) == 1 else ''}")
    parts.append(f"claims without a credence begin at {strength.default:g}")
    return ", ".join(parts)


def _head(strength: Strength) -> Iterator[str]:
    yield strength.map.title or "Strengths"
    yield f"Reading: {describe_reading(strength)}."
    yield NO_PROBABILITY
    if strength.unsettled:
        yield (
            f"Not settled: {_list(strength, strength.unsettled)}. Arguments that run in a circle swing on there, "
            "so no number is given."
        )
    others = [claim for claim in strength.uncertified if strength[claim] is not None]
    if others:
        yield (
            f"Settled, but perhaps not the only solution: {_list(strength, others)}. Arguments run in a circle there, "
            "and it is not proved that no other numbers would fit as well."
        )


def _list(strength: Strength, claims: Sequence[str]) -> str:
    if len(claims) <= _MOST_LISTED:
        return list_claims(strength.map, claims)
    return (
        f"{', '.join(name_claim(strength.map, c) for c in claims[:_MOST_LISTED])} and {len(claims) - _MOST_LISTED} more"
    )


def _say(strength: Strength, claim: str) -> str:
    record = strength.map.claims[claim]
    return f"{claim}: {_flat(record.text)}" if record.named else _flat(record.text)


def _number(value: float | None, form: str = ".3f") -> str:
    if value is None:
        return "not settled"
    return format(value + 0.0 if abs(value) >= 0.0005 else 0.0, form)


def _parts(strength: Strength, of: Sequence[str], *, contributions: bool, sensitivity: bool) -> Iterator[Part]:
    debate = strength.map
    if of:
        yield Part("Strength", tuple(_rows(strength, of)))
    else:
        told: set[str] = set()
        for question in debate.questions.values():
            answers = [a.claim for a in question.answers if a.claim in debate.claims]
            told.update(answers)
            yield Part(f"{_flat(question.text)} ({question.id})", tuple(_rows(strength, dict.fromkeys(answers))))
        rest = [claim for claim in debate.claims if claim not in told]
        if rest:
            yield Part("All other claims" if told else "All claims", tuple(_rows(strength, rest)))
    if contributions:
        for to in of or [claim.id for claim in debate.theses]:
            yield _list_contributions(strength, to)
    if sensitivity:
        yield _list_rankings(strength, strength.sensitivity(of or None))


def _rows(strength: Strength, claims: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield strengths with their claims, strongest first, what did not settle last."""
    known = {claim: strength[claim] for claim in claims}
    for claim in sorted(known, key=lambda name: 2.0 if (value := known[name]) is None else -value):
        yield _number(known[claim]), _say(strength, claim)


def _list_contributions(strength: Strength, to: str) -> Part:
    found: Mapping[str, float | None] = strength.contributions(to, MOST_ASKED)
    shown = list(found.items())[:_MOST_LISTED]
    bearing = strength.bears_on(to)
    remark = "How much its strength would change if a claim were taken away: strength with it less strength without it."
    if bearing > len(found):
        remark += f" Worked out for the {len(found):,} nearest of the {bearing:,} claims that bear on it."
    if len(shown) < len(found):
        remark += f" The {len(shown)} largest."
    if not found:
        remark = "No other claim bears on it."
    rows = tuple((_number(value, "+.3f"), _say(strength, claim)) for claim, value in shown)
    return Part(f"What contributes to {name_claim(strength.map, to)}", rows, remark)


def _list_rankings(strength: Strength, found: Sensitivity) -> Part:
    debate = strength.map
    if len(found.claims) < 2:
        return Part("How the ranking depends on the default credence", (), "There is nothing to rank.")
    if found.stable:
        remark = f"With a default credence from {GRID[0]} to {GRID[-1]} the ranking is always the same."
    else:
        pairs = [f"{name_claim(debate, a)} and {name_claim(debate, b)}" for a, b in found.changes[:_MOST_LISTED]]
        remark = f"The ranking depends on it. These change places: {'; '.join(pairs)}." if pairs else (
            "The ranking depends on it, but no two change places: some are equal, or do not settle, now and then."
        )  # fmt: skip
    rows = tuple(
        (f"{default:g}", " > ".join(" = ".join(name_claim(debate, c) for c in tied) for tied in ranking))
        for default, ranking in found.rankings.items()
    )
    return Part("How the ranking depends on the default credence", rows, remark)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _escape(text: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>|#&~" else sign for sign in text)
