"""The parts of the audit on numbers and dates. Finds and compares none itself."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.model import Map
from argmap.prep.figures import Pair, Said, merge_quoted
from argmap.prep.naming import name_claim
from argmap.prep.sheet import Cell, Column, Paragraph, Part, Row, Run, Table, Words, cell, words

_OUTCOMES = {
    "other number": "differ: not the same number",
    "other unit": "differ: not the same thing counted",
    "other year": "of different years",
    "compatible": "can both be right",
    "same": "the same number",
}


def list_compared(map_: Map, compared: Iterable[Pair], names: dict[str, str]) -> Part:
    """List the figures that speak of one thing, side by side, those that differ first."""
    pairs = sorted(compared, key=lambda pair: list(_OUTCOMES).index(pair.outcome))
    rows = [
        Row(
            [
                cell(_OUTCOMES[pair.outcome], pair.outcome),
                _show(map_, pair.first, names),
                _show(map_, pair.second, names),
                pair.relation,
            ]
        )
        for pair in pairs
    ]
    columns = [
        Column("How they compare", "outcome"),
        Column("One figure", "first"),
        Column("The other", "second"),
        Column("Why side by side", "relation"),
    ]
    note = (
        "Only figures whose claims the map relates stand here, and those of two sources that count the same thing. "
        "Whether they mean the same is for the reader to judge."
    )
    return Part(
        "Figures side by side",
        [Paragraph(note, note=True), Table("figures-compared", columns, rows)],
        name="figures-compared",
        empty="None: no two figures speak of one thing.",
    )


def _show(map_: Map, said: Said, names: dict[str, str]) -> Words:
    claim = map_.claims[said.claim]
    where = names.get(said.source, "") if said.source else ""
    year = f" ({said.figure.year})" if said.figure.year else ""
    return words(
        Run(said.figure.words, "strong"), f"{year} – ", name_claim(claim), Run(f" – {where}" if where else "", "faint")
    )


def list_found(map_: Map, figures: Iterable[Said], names: dict[str, str]) -> Part:
    """List every number and date, claim by claim."""
    rows = []
    last = ""
    for said, quoted in merge_quoted(figures):
        figure = said.figure
        counted = {"%": "percent", "×": "times"}.get(figure.noun or "", figure.noun or "")
        if counted.capitalize() in figure.words:
            counted = counted.capitalize()  # a name, as `Shaheds`
        shown: Cell | Words = name_claim(map_.claims[said.claim]) if said.claim != last else Cell("")
        rows.append(
            Row(
                [
                    shown,
                    figure.words + (" (quoted)" if quoted else ""),
                    cell("date" if figure.kind == "date" else counted, figure.noun),
                    figure.year or "",
                    names.get(said.source, "") if said.source else "",
                    said.claim,
                    figure.kind,
                ],
                said.claim,
            )
        )
        last = said.claim
    columns = [
        Column("Claim", "text", share=1.6),
        Column("Figure", "figure"),
        Column("Of what", "noun"),
        Column("Year", "year"),
        Column("Source", "source"),
        Column("Id", "claim", printed=False),
        Column("Kind", "kind", printed=False),
    ]
    return Part(
        "Numbers and dates, claim by claim",
        [Table("figures", columns, rows)],
        name="figures",
        empty="None: no claim and no quotation holds a number or a date.",
    )
