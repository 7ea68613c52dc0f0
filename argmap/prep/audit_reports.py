"""The parts of the audit on what is known of people only through others. Finds none of it itself."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.evidence import Held
from argmap.model import Map
from argmap.prep.audit_outcomes import show_difference
from argmap.prep.naming import name_claim, name_people, say_citations, say_places
from argmap.prep.resting import list_citations
from argmap.prep.secondhand import Report, find_reports, find_two_reports
from argmap.prep.sheet import Column, Paragraph, Part, Row, Run, Table, Words, cell, words

_MANNERS = {
    "says": "",
    "repeats": "repeats it, and does not vouch for it",
    "agreed": "agrees to it",
    "conceded": "concedes it",
    "denied": "denies it",
}


def list_reports(map_: Map, held: Sequence[Held], names: dict[str, str]) -> Part:
    """List the claims that a source has from somebody who did not write it, source by source."""
    verified = {one.claim for one in held if one.quotation is not None and one.outcome == "verified"}
    by_source: dict[str, list[Row]] = {source: [] for source in map_.sources}
    for report in find_reports(map_):
        row = _report_row(map_, report, names, report.claim in verified)
        by_source[report.source].append(row)
    columns = [
        Column("Who", "speakers"),
        Column("Claim", "text", share=1.6),
        Column("Place", "place"),
        Column("How", "manner"),
        Column("Id", "claim", printed=False),
        Column("Source", "source", printed=False),
        Column("Who tells us", "reporter", printed=False),
        Column("Relation", "relation", printed=False),
    ]
    note = "Here a source stands between us and the one who speaks: we know of it only what the source tells."
    tables = []
    for source, rows in by_source.items():
        if not rows:
            continue
        writer = name_people(map_, map_.sources[source].authors) or "a writer who is not known"
        tables.append(Table("reports", columns, rows, f"As told in {names[source]} – {writer}"))
    return Part(
        "Reports of what others say",
        [Paragraph(note, note=True), *(tables or [Table("reports", columns, ())])],
        name="reports",
        empty="None: every source is by those whose claims it is cited for.",
    )


def _report_row(map_: Map, report: Report, names: dict[str, str], verified: bool) -> Row:
    claim, source = map_.claims[report.claim], map_.sources[report.source]
    if report.kind == "says":
        citations = [c for c in list_citations(claim) if c.source == report.source]
        how = "quoted, verified" if verified else "quoted, not verified" if claim.quotations else "paraphrase"
    else:
        of_stance = [s for s in claim.stances if s.author in report.speakers]
        citations = [c for s in of_stance for c in s.citations if c.source == report.source]
        how = _MANNERS[report.kind]
    return Row(
        [
            cell(name_people(map_, report.speakers), report.speakers),
            name_claim(claim),
            say_places(citations),
            how,
            claim.id,
            names[source.id],
            name_people(map_, source.authors),
            report.kind,
        ],
        claim.id,
    )


def list_two_reports(map_: Map, names: dict[str, str]) -> Part:
    """List one person's sayings as two sources have them."""
    rows = []
    for pair in find_two_reports(map_):
        told: list[Words | str] = []
        for claim, source, quotation in (pair.first, pair.second):
            citations = [c for c in quotation.citations or map_.claims[claim].citations if c.source == source]
            told.append(words(f"“{quotation.text}”", Run(f" – {say_citations(citations, names)}", "faint")))
        outcome = "the same words" if pair.same else words("worded differently: ", show_difference(pair.difference))
        value = "same" if pair.same else "different"
        rows.append(Row([name_people(map_, [pair.speaker]), *told, cell(outcome, value)]))
    columns = [
        Column("Who", "speaker"),
        Column("In one source", "first"),
        Column("In the other", "second"),
        Column("How they compare", "outcome"),
    ]
    note = "Two sources that hand on one person’s words are one voice, not two."
    return Part(
        "One saying in two sources",
        [Paragraph(note, note=True), Table("same-words", columns, rows)],
        name="same-words",
        empty="None: no two sources quote the same words of one author.",
    )
