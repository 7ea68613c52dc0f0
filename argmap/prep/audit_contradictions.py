"""The part of the audit on claims of one source that speak against those of another. Judges neither."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from argmap.model import Map
from argmap.prep.naming import name_claim, name_people, say_citations
from argmap.prep.resting import Resting, list_citations
from argmap.prep.sheet import Column, Paragraph, Part, Row, Run, Table, Words, words

MOST = 12
"""Answers of one question beyond which they are not paired."""


def list_contradictions(map_: Map, resting: Resting, names: dict[str, str]) -> Part:
    """List the claims that the map sets against each other and that are from different sources."""
    rows = []
    told: set[frozenset[str]] = set()
    for one, two, how in _find_opposed(map_):
        first, second = (set(resting.cites[claim]) for claim in (one, two))
        if first and second and not first & second and frozenset((one, two)) not in told:
            told.add(frozenset((one, two)))
            rows.append(Row([_show(map_, one, names), _show(map_, two, names), how]))
    columns = [Column("One source", "first"), Column("The other", "second"), Column("How", "how", share=0.7)]
    note = "By what the map declares: rival answers to a question, and claims moved against others."
    return Part(
        "Where sources contradict each other",
        [Paragraph(note, note=True), Table("contradictions", columns, rows)],
        name="contradictions",
        empty="None: no claim is set against one from another source.",
    )


def _find_opposed(map_: Map) -> Iterator[tuple[str, str, str]]:
    for question in map_.questions.values():
        if question.exclusive:
            for one, two in combinations(question.answers[:MOST], 2):
                yield one.claim, two.claim, f"rival answers: {question.text}"
    for step in map_.steps:
        if step.kind == "rebuttal":
            for premise in step.premises:
                yield step.claim, premise.claim, f"moved against it by {name_people(map_, step.movers)}"


def _show(map_: Map, claim_id: str, names: dict[str, str]) -> Words:
    claim = map_.claims[claim_id]
    return words(name_claim(claim), Run(f" – {say_citations(list_citations(claim), names)}", "faint"))
