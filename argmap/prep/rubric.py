"""The rubric of a class: a row a map, with what the teaching checks found in it. Runs no check and gives no mark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from argmap.diagnostics import Diagnostic, Severity
from argmap.model import Map
from argmap.prep.sheet import Cell, Column, Paragraph, Part, Row, Run, Sheet, Table, cell, words
from argmap.text import Span

CHECKS = {
    "rabbit-rule": "Rabbit",
    "holding-hands": "Hands",
    "two-claims": "Two",
    "not-a-sentence": "Sentence",
    "reasoning-inside": "Inside",
    "loose-pronoun": "Pronoun",
}
"""The teaching checks of the rubric, each with the head of its column."""

_ON_REASONS = ("rabbit-rule", "holding-hands")
_COUNTED = """
Each map is counted by itself, without what it includes. Rabbit: reasons whose conclusion says what no premise spoke of.
Hands: reasons with a premise that says what nothing else takes up; of a reason with one premise, Rabbit tells both.
Two: claims that hold two claims. Sentence: claims that are no full sentence. Inside: claims that hold their own reason.
Pronoun: claims that begin with a pronoun that nothing explains. Laid out: the share of reasons that keep both rules.
"""
_READ_THEM = """
The checks read English words, not meanings: see what they found (argmap check --teach) before you mark it. What an
allow comment silences is not counted.
"""
_NOTES = tuple(" ".join(note.split()) for note in (_COUNTED, _READ_THEM))


@frozen
class Handed:
    """A map as it was handed in: the path it was read from, what was found in it, and itself, None with errors."""

    path: str
    map: Map | None
    diagnostics: tuple[Diagnostic, ...]


@frozen
class Graded:
    """What a map holds in its own file: claims, reasons, findings by check, reasons that no check found fault with."""

    claims: int
    reasons: int
    found: dict[str, int]
    sound: int

    @property
    def share(self) -> float | None:
        """The share of reasons without finding, 0 to 1; None without reasons."""
        return self.sound / self.reasons if self.reasons else None


def grade(handed: Handed) -> Graded | None:
    """Count what stands in a map's own file, not in those it includes; None for a map with errors.

    A reason is without finding where neither the rabbit rule nor the holding hands rule is broken in it.
    """
    debate = handed.map
    if debate is None:
        return None

    def is_own(at: Span | None) -> bool:
        return at is None or at.path == handed.path

    told = [d for d in handed.diagnostics if d.name in CHECKS and d.path == handed.path]
    found = Counter(d.name for d in told)
    broken = {d.span.start for d in told if d.name in _ON_REASONS}
    reasons = [step for claim in debate.claims.values() for step in claim.reasons if is_own(step.at)]
    return Graded(
        sum(is_own(claim.at) for claim in debate.claims.values()),
        len(reasons),
        {check: found[check] for check in CHECKS},
        sum(step.at is None or step.at.start not in broken for step in reasons),
    )


def make_rubric(handed: Iterable[Handed]) -> Sheet:
    """Return the rubric of maps as a sheet, in the order given, with the sums beneath."""
    columns = (
        Column("Map", "map"),
        Column("Claims", "claims", "end"),
        Column("Reasons", "reasons", "end"),
        *(Column(head, check, "end") for check, head in CHECKS.items()),
        Column("Laid out", "share", "end"),
    )
    rows, graded, errors = [], [], 0
    for one in handed:
        counts = grade(one)
        if counts is None:
            number = sum(d.severity == Severity.ERROR for d in one.diagnostics)
            errors += 1
            told = f"{number} error{'s' if number != 1 else ''}"
            rows.append(Row((words(one.path, Run(f" {told}", "faint")), *_fill(len(columns) - 1))))
            continue
        graded.append(counts)
        rows.append(Row((one.path, *_count(counts))))
    if len(graded) > 1:
        total = Graded(
            sum(one.claims for one in graded),
            sum(one.reasons for one in graded),
            {check: sum(one.found[check] for one in graded) for check in CHECKS},
            sum(one.sound for one in graded),
        )
        rows.append(Row((cell(Run("all", "strong"), None), *_count(total))))
    notes = list(_NOTES)
    if errors:
        notes.append("A map with errors is not counted: mend what argmap check reports first.")
    table = Table("rubric", columns, rows)
    part = Part(
        "What the teaching checks found",
        (table, *(Paragraph(note, note=True) for note in notes)),
        empty="No map was handed in.",
        name="rubric",
    )
    return Sheet("rubric", "Rubric", (part,), wide=True)


def _count(counts: Graded) -> list[Cell]:
    share = counts.share
    return [
        *(cell(str(number), number) for number in (counts.claims, counts.reasons, *counts.found.values())),
        cell(Run("no reasons", "faint"), None) if share is None else cell(f"{share:.0%}", round(share, 4)),
    ]


def _fill(number: int) -> list[Cell]:
    return [cell("–", None)] * number
