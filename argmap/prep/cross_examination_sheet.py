"""The cross-examination sheet: what to ask, claim by claim, and what not to ask. Finds no questions itself."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.model import Map
from argmap.prep.cards import cite_place, one_line
from argmap.prep.compare_relations import find_beneath
from argmap.prep.cross_examination import PURPOSES, Ask, CrossExamination, Settled, cross_examine
from argmap.prep.cross_examination_sources import ask_about_sources
from argmap.prep.map_sheet import make_map_sheet
from argmap.prep.naming import call_author, count, name_people
from argmap.prep.sheet import Cell, Column, Paragraph, Part, Row, Run, Sheet, Table, Words, cell, words
from argmap.prep.sources_cited import list_sources

_MEANING = {
    "clarify": "clarify: what exactly is said",
    "test evidence": "test evidence: what it rests on",
    "commit": "commit: have them hold what they leave unstated",
    "expose gap": "expose gap: what they have not answered",
}


def examine_author(map_: Map, author: str) -> Sheet:
    """Return the questions to put to whoever argues an author’s case, as a sheet.

    Raises ValueError for an author who is not in the map.
    """
    found = cross_examine(map_, author)
    asked, known = ask_about_sources(map_, author, list(map_.claims))
    grouped = _group(map_, found)
    parts = [_list_asks("On the sources", "sources-asked", _ask_rows(map_, asked), "None: the map answers them all.")]
    for heading, name, asks in grouped:
        parts.append(_list_asks(heading, name, _ask_rows(map_, asks), ""))
    if not grouped:
        none = f"None: the map leaves nothing open in what {call_author(map_, author)} says."
        parts.append(Part("On the claims", name="claims", empty=none))
    parts.append(_list_settled(map_, [*found.settled, *known]))
    parts.append(list_sources(map_, [claim for claim in found.claims if author in map_.claims[claim].authors]))
    total = len(found.asks) + len(asked)
    return make_map_sheet(
        map_,
        "questions",
        f"Cross-examination: {name_people(map_, [author])}",
        parts,
        subtitle=f"{count(total, 'question')} to whoever argues this case; “you” is the one who does",
        wide=True,
    )


def _group(map_: Map, found: CrossExamination) -> list[tuple[str, str, list[Ask]]]:
    """Return the questions by the issue that their claim is nearest to, the claims nearest to its answers first."""
    nearest: dict[str, tuple[int, str]] = {}
    for question in map_.questions.values():
        for claim, deep in find_beneath(map_, [answer.claim for answer in question.answers]).items():
            if claim not in nearest or deep < nearest[claim][0]:
                nearest[claim] = (deep, question.id)
    groups: dict[str, list[Ask]] = {question: [] for question in map_.questions}
    rest: list[Ask] = []
    for ask in found.asks:
        groups[nearest[ask.claim][1]].append(ask) if ask.claim in nearest else rest.append(ask)
    told = []
    for id_, asks in groups.items():
        if asks:
            asks.sort(key=lambda ask: nearest[ask.claim][0])  # stable: the claims of one depth stay in their order
            told.append((f"On the question: {map_.questions[id_].text}", id_, asks))
    if rest:
        told.append(("On the other claims" if told else "On the claims", "rest", rest))
    return told


def _ask_rows(map_: Map, asks: Sequence[Ask]) -> list[Row]:
    rows = []
    before = None
    for ask in asks:
        shown: Cell
        if not ask.claim:
            shown = cell("", "")
        else:
            claim = map_.claims[ask.claim]
            text = one_line(claim.text)
            place = Run(f" [{cite_place(map_, claim)}]", "faint")
            shown = cell(words(text, place) if ask.claim != before else words(), text)
        rows.append(
            Row(
                [shown, ask.text, ask.purpose, _shorten_lean(ask), ask.claim],
                ask.claim if ask.claim != before else None,
            )
        )
        before = ask.claim
    return rows


def _shorten_lean(ask: Ask) -> Words:
    """Return the line to lean on; a text that the question has already is not said again."""
    return tuple(
        Run("just that line", "faint")
        if run.style == "plain" and len(run.text) > 1 and run.text.rstrip(".") in ask.text
        else run
        for run in ask.lean
    )


def _list_asks(heading: str, name: str, rows: Sequence[Row], empty: str) -> Part:
    of_claims = any(row.cells[-1].words for row in rows)
    columns = [
        Column("Claim", "text", share=1.2, printed=of_claims),
        Column("Ask", "ask", share=1.6),
        Column("Purpose", "purpose", share=0.7),
        Column("They will lean on", "lean", share=1.3),
        Column("Id", "claim", printed=False),
    ]
    note = Paragraph(f"Purpose: {'; '.join(_MEANING[purpose] for purpose in PURPOSES)}.", note=True)
    return Part(
        heading,
        [Table("questions", columns, rows), *([note] if name == "sources-asked" and rows else [])],
        name=name,
        empty=empty,
    )


def _list_settled(map_: Map, settled: Sequence[Settled]) -> Part:
    columns = [
        Column("Question", "question", share=1.2),
        Column("Where it is answered", "where", share=1.4),
        Column("Claim", "text", printed=False),
        Column("Id", "claim", printed=False),
    ]
    rows = []
    for one in settled:
        text = one_line(map_.claims[one.claim].text) if one.claim else ""
        rows.append(Row([one.text, one.where, text, one.claim]))
    table = Table("answered", columns, rows)
    note = Paragraph("They have an answer ready; put one of these only to get the answer on record.", note=True)
    empty = "None: the map answers none of the questions that may be asked."
    return Part(
        "Do not ask: the map answers it",
        [table, *([note] if rows else [])],
        name="answered",
        empty=empty,
    )
