"""A flow as a sheet: a column a speech, answers on the row of what they answer. Lays out no flow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import sqrt

from argmap.model import Claim, Map
from argmap.prep.cards import cite_place, one_line
from argmap.prep.flow import Box, Case, Flow, lay_flow, list_boxes
from argmap.prep.flow_formats import DebateFormat
from argmap.prep.map_sheet import make_map_sheet
from argmap.prep.naming import count, name_people
from argmap.prep.sheet import (
    Cell,
    Column,
    Item,
    Listing,
    Paragraph,
    Part,
    Row,
    Run,
    Sheet,
    Table,
    Words,
    cell,
    plain,
    words,
)
from argmap.prep.sources_cited import begin_line, list_sources

FULL, BARE = 36, 22
"""How wide columns with and without a text are made, in the measure of the printer."""


def make_flow(map_: Map, format_: DebateFormat, first: str | None = None) -> Sheet:
    """Return the flow of a debate as a sheet; see `lay_flow` for `first` and what is raised."""
    return write_flow(lay_flow(map_, format_, first))


def write_flow(flow: Flow) -> Sheet:
    """Return a flow as a sheet."""
    parts = [_list_values(flow)] if flow.format.values_first else []
    parts += [_write_side(flow, side) for side in (0, 1)]
    if flow.late:
        parts.append(_list_late(flow))
    parts.append(_explain(flow))
    cited = [claim for case in flow.cases for box in list_boxes(case) for claim in box.claims]
    parts.append(list_sources(flow.map, [*cited, *(claim for box in flow.late for claim in box.claims)]))
    sides = [f"{flow.format.sides[side]}: {name_people(flow.map, flow.people[side])}" for side in (0, 1)]
    return make_map_sheet(
        flow.map,
        "flow",
        "Flow",
        parts,
        subtitle=f"{flow.format.name} · {' · '.join(sides)}",
        wide=True,
    )


def say_box(map_: Map, box: Box, *, row: bool = False) -> Words:
    """Return what a box says: what kind of answer, the claims, where they stand, and whether nothing answers it."""
    label = f"{box.label}:" if box.label else ""
    said: list[Run] = [Run(label, "strong")]
    for at, id_ in enumerate(box.claims):
        claim = map_.claims[id_]
        said += [Run(" And:", "strong")] if at else []
        text = one_line(claim.text)
        before = begin_line(text) if said[0].text or at else ""
        said += [Run(f"{before}{text}"), Run(f" [{cite_place(map_, claim)}]", "faint")]
    if box.see is not None:
        said.append(
            Run(f" → answered in row {box.see.row}" if row else " → answered where it is said first", "emphasis")
        )
    elif box.unanswered:
        said.append(Run(" – unanswered", "emphasis"))
    return words(said)


def _write_side(flow: Flow, side: int) -> Part:
    name = flow.format.sides[side]
    tables = []
    cases = [case for case in flow.cases if case.side == side]
    for case in cases:
        laid = list(_lay_rows(flow, case))
        shares = _share([speech.name for speech in flow.format.speeches], [cells for _, cells, _ in laid])
        columns = [
            Column("Row", "row", "end", share=0.5),
            *(Column(speech.name, speech.name, share=shares[at]) for at, speech in enumerate(flow.format.speeches)),
            Column("Issue", "the issue", printed=False),
            Column("Case of", "the case of", printed=False),
        ]
        rows = [Row([number, *cells, case.issue, name], claim) for number, cells, claim in laid]
        tables.append(Table("flow", columns, rows, case.issue))
    heading = f"{name}: the case and what answers it"
    empty = f"None: {name_people(flow.map, flow.people[side])} gives no answer to a question and has no thesis."
    return Part(heading, tables, name=f"case-{side + 1}", empty=empty, new_page=side == 1 and bool(tables))


def _lay_rows(flow: Flow, case: Case) -> Iterator[tuple[int, list[Cell], str | None]]:
    """Yield each row of a case: its number, the cell of each speech, and the claim in its first cell."""
    rows: dict[int, dict[int, Box]] = {}
    for box in list_boxes(case):
        if box.column is not None:
            rows.setdefault(box.row, {})[box.column] = box
    for number, boxes in rows.items():
        said = [boxes.get(column) for column in range(len(flow.format.speeches))]
        cells = [cell("", None) if box is None else Cell(say_box(flow.map, box, row=True)) for box in said]
        starts = [box for box in boxes.values() if not box.label]
        yield number, cells, starts[0].claims[0] if starts else None


def _share(names: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[float]:
    """Return the shares that make the columns of a case alike, and those without a text narrower: room to write."""
    shares = []
    for name, cells in zip(names, zip(*rows, strict=True), strict=True):
        lengths = [len(plain(one.words)) for one in cells]
        # what a printer would give it by its text alone; see `sheets.columns`
        asked = min(max(len(name), *lengths), 4 + 5 * sqrt(sum(lengths) / len(lengths)))
        shares.append((FULL if any(lengths) else BARE) / asked)
    return shares


def _list_values(flow: Flow) -> Part:
    columns = [Column("Side", "side"), Column("Value", "value", share=1.5), Column("Criterion", "criterion", share=1.5)]
    rows = []
    for side in (0, 1):
        cells = []
        for kind in ("value", "criterion"):
            found = [claim for claim in flow.map.claims.values() if _is_named(claim, kind, flow.people[side])]
            lines: list[Run] = []
            for claim in found:
                lines += [Run("\n")] if lines else []
                lines += [Run(one_line(claim.text)), Run(f" [{cite_place(flow.map, claim)}]", "faint")]
            missing = Run(f"none in the map: no claim of this side has the tag “{kind}”", "faint")
            cells.append(cell(words(lines) or words(missing), tuple(claim.id for claim in found)))
        who = name_people(flow.map, flow.people[side])
        rows.append(Row([words(Run(flow.format.sides[side], "strong"), f": {who}"), *cells]))
    return Part("Value and criterion", [Table("values", columns, rows)], name="values")


def _is_named(claim: Claim, kind: str, people: Sequence[str]) -> bool:
    """Whether a side gives a claim as its value or criterion: by a tag, and a value also by its basis."""
    mine = not set(people).isdisjoint(claim.authors)
    return mine and (kind in claim.tags or (kind == "value" and claim.basis == "value"))


def _list_late(flow: Flow) -> Part:
    items = [Item(say_box(flow.map, box)) for box in flow.late]
    why = Paragraph("The map goes on where the speeches of this format end:", note=True)
    return Part("For which no speech is left", [why, Listing(items)], name="late")


def _explain(flow: Flow) -> Part:
    speeches = flow.format.speeches
    how = (
        "An answer stands on the row of what it answers, a second one on the row beneath. In brackets: who says it and "
        "where. Not true: the claim is denied. No link or undercut: both may be true, and the one does not show the "
        "other. Unanswered: nothing in the map answers it; an open doubt that nobody has taken up is no answer."
    )
    notes = [how, "A column holds what the map has for that side, whoever says it."]
    rows = any(one.side == after.side for one, after in pairwise(speeches))
    cases = any(sum(s.side == side and "case" in s.does for s in speeches) > 1 for side in (0, 1))
    if rows or cases:
        notes.append("Where more than one speech can take an issue, the issues are dealt out in the order of the map.")
    if flow.left_out:
        notes.append(
            f"Left out: {count(flow.left_out, 'claim')} further down in the cases that nobody has answered. Empty "
            "columns are for what is said in the round."
        )
    else:
        notes.append("Empty columns are for what is said in the round.")
    return Part("How to read it", [Listing(notes)], name="legend")
