"""The part of the audit that lists quotations and places that do not hold. Holds nothing against a text itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.evidence import Change, Held
from argmap.model import Map
from argmap.prep.naming import count, name_claim, say_citations
from argmap.prep.sheet import Column, Paragraph, Part, Row, Run, Table, Words, cell, words

OUTCOMES = {
    "altered": "words altered",
    "spliced": "two passages joined",
    "missing": "not in the source",
    "out-of-range": "no such place",
    "elsewhere": "at another place",
    "furniture": "no part of the article",
    "changed": "text has changed",
    "unverified": "could not be checked",
}
"""What is wrong, worst first, in words for the reader."""


def list_faults(map_: Map, held: Sequence[Held], names: dict[str, str]) -> Part:
    """List every quotation that is not verified, and every place that its source does not have, worst first."""
    ranks = {outcome: at for at, outcome in enumerate(OUTCOMES)}
    told = [one for one in held if one.outcome != "verified"]
    told = [one for one in told if one.quotation is not None or one.outcome != "unverified"]
    told.sort(key=lambda one: ranks[one.outcome])
    rows = [
        Row(
            [
                cell(OUTCOMES[one.outcome], one.outcome),
                name_claim(map_.claims[one.claim]),
                say_citations([one.citation], names) if one.citation is not None else "",
                _show_words(one),
                one.words,
                one.claim,
            ],
            one.claim,
        )
        for one in told
    ]
    columns = [
        Column("What is wrong", "outcome"),
        Column("Claim", "text"),
        Column("Cited", "cited"),
        Column("Words quoted", "words", share=1.4),
        Column("Finding", "finding"),
        Column("Id", "claim", printed=False),
    ]
    untold = sum(one.outcome == "unverified" and one.quotation is None for one in held)
    notes = []
    if any(one.difference for one in told):
        note = ("In the words quoted, ", Run("struck out", "removed"), " stands in the source only, ",
                Run("underlined", "added"), " in the quotation only.")  # fmt: skip
        notes.append(Paragraph(words(*note), note=True))
    if untold:
        checked = count(untold, "citation without words quoted", "citations without words quoted")
        notes.append(Paragraph(f"Not listed: {checked} that could not be checked.", note=True))
    return Part(
        "Quotations and places that do not hold",
        [Table("not-verified", columns, rows), *notes],
        name="not-verified",
        empty="None." if not untold else "None of those that could be checked.",
    )


def _show_words(held: Held) -> Words:
    if held.difference:
        return show_difference(held.difference)
    return words(f"“{held.quotation.text}”") if held.quotation is not None else ()


def show_difference(changes: Iterable[Change]) -> Words:
    """Return two wordings in one: what stands in the first only is removed, what stands in the second only added."""
    told: list[Run] = []
    for change in changes:
        if told:
            told.append(Run(" "))
        told.append(Run(change.words, "plain" if change.kind == "kept" else change.kind))
    return tuple(told)
