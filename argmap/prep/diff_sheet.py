"""What changed between two versions of a map, as a sheet for a review. Compares nothing itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.evaluation.words import NO_TRUTH
from argmap.model import Claim, Map
from argmap.prep.cards import one_line
from argmap.prep.diff import Difference, Move
from argmap.prep.diff_fields import FieldChange
from argmap.prep.diff_pairs import list_uses
from argmap.prep.diff_relations import RelationChange
from argmap.prep.diff_words import compare_words
from argmap.prep.map_sheet import make_map_sheet
from argmap.prep.naming import name_claim, name_people
from argmap.prep.sheet import Cell, Column, Paragraph, Part, Row, Run, Sheet, Table, Words, cell, words

_MANNERS = {
    "reason": "a reason for ",
    "rebuttal": "a rebuttal of ",
    "undercut": "an unless on a step for or against ",
    "answer": "an answer to ",
    "answer-undercut": "an unless on an answer to ",
    "section": "in the section ",
    "author": "said by ",
}
_WORKS = {"reason": "for", "rebuttal": "against"}


def make_diff(difference: Difference, *, before: str = "", after: str = "") -> Sheet:
    """Return a difference as a sheet. Parts in which nothing changed are counted at its head and left out.

    `before` and `after` are what readers call the two versions (paths, revisions).
    """
    parts = [_sum_up(difference), *_write_claims(difference), *_write_rest(difference)]
    return make_map_sheet(
        difference.new,
        "diff",
        "What changed",
        [part for part in parts if not part.is_empty],
        subtitle=f"from {before} to {after}" if before or after else "",
    )


def _sum_up(difference: Difference) -> Part:
    rows = [
        ("added", "claims added", difference.added),
        ("removed", "claims removed", difference.removed),
        ("reworded", "claims reworded", difference.reworded),
        ("renamed", "claims renamed", difference.renamed),
        ("moved", "claims moved to another place, section or author", difference.moved),
        ("relations", "relations between them changed", difference.relations),
        ("verdicts", "verdicts changed", difference.verdicts),
        ("evidence", "citations, quotations and stances changed", difference.evidence),
        ("details", "other particulars changed", difference.details),
    ]
    table = Table(
        "total",
        (Column("What", "what", share=2), Column("How many", "number", "end")),
        [Row((cell(said, name), len(found))) for name, said, found in rows],
    )
    nothing = [Paragraph("Nothing: the two versions say the same.")] if difference.is_empty else []
    return Part("In all", (*nothing, table), name="total")


def _write_claims(difference: Difference) -> Iterator[Part]:
    heads: tuple[Column, ...]
    old, new = difference.old, difference.new
    columns = (
        Column("Claim", "text", share=2), Column("By", "authors", share=0.8), Column("Place", "place"),
        Column("Id", "id", printed=False),
    )  # fmt: skip
    for name, heading, map_, claims in (
        ("added", "Claims added", new, difference.added),
        ("removed", "Claims removed", old, difference.removed),
    ):
        rows = [_list_claim(map_, claim) for claim in claims]
        yield Part(heading, (Table(name, columns, rows),), name=name, empty="None.")
    id_column = Column("Id", "id", printed=False)
    rows = []
    for pair in difference.reworded:
        told = compare_words(pair.before.text, pair.after.text)
        if all(run.style == "plain" for run in told):
            told = words(told, Run(" (only spaces or line breaks)", "faint"))
        shown = words(told, Run(f" ({pair.after.id})", "faint") if pair.after.named else "")
        rows.append(Row((cell(shown, pair.after.text), pair.before.text, pair.after.id), pair.after.id))
    note = Paragraph(words("Marked: ", Run("taken out", "removed"), " and ", Run("put in", "added"), "."), note=True)
    table = Table("reworded", (Column("Claim", "text"), Column("Before", "before", printed=False), id_column), rows)
    yield Part("Claims reworded", (table, note) if rows else (), name="reworded", empty="None.")
    rows = [
        Row((_name_id(pair.before), _name_id(pair.after), one_line(pair.after.text)), pair.after.id)
        for pair in difference.renamed
    ]
    heads = (Column("Before", "before"), Column("Now", "after"), Column("Claim", "text", share=2))
    yield Part("Claims renamed", (Table("renamed", heads, rows),), name="renamed", empty="None.")
    rows = [
        Row((name_claim(move.claim), *_say_move(difference, move), move.claim.id), move.claim.id)
        for move in difference.moved
    ]
    heads = (Column("Claim", "text", share=1.5), Column("Before", "before"), Column("Now", "after"), id_column)
    yield Part("Claims moved", (Table("moved", heads, rows),), name="moved", empty="None.")


def _name_id(claim: Claim) -> Cell:
    return cell(claim.id if claim.named else Run("no name", "faint"), claim.id if claim.named else None)


def _list_claim(map_: Map, claim: Claim) -> Row:
    uses = list_uses(map_, claim.id)
    place = _say_places(map_, uses) if uses else words(Run("stands by itself", "faint"))
    people = name_people(map_, claim.authors)
    return Row((cell(name_claim(claim), claim.text), cell(people, claim.authors), place, claim.id), claim.id)


def _say_places(map_: Map, uses: Iterable[tuple[str, str]]) -> Words:
    told: list[str | Run] = []
    for manner, id_ in uses:
        told += ["; " if told else "", _MANNERS[manner], _name_thing(map_, id_, manner)]
    return words(*told)


def _name_thing(map_: Map, id_: str, manner: str) -> str:
    """Return what readers call a claim, a question, a section or an author."""
    if manner == "author":
        return map_.author_name(id_)
    if manner == "section":
        section = map_.sections.get(id_)
        return f"“{one_line(section.heading)}”" if section else id_
    if id_ in map_.claims:
        claim = map_.claims[id_]
        return id_ if claim.named else f"“{one_line(claim.text)}”"
    return id_


def _say_move(difference: Difference, move: Move) -> tuple[Words, Words]:
    nothing = words(Run("in no section", "faint"))
    was = [(manner, difference.former.get(id_, id_)) for manner, id_ in move.before]
    return (
        _say_places(difference.old, was) or nothing,
        _say_places(difference.new, move.after) or nothing,
    )


def _write_rest(difference: Difference) -> Iterator[Part]:
    heads: tuple[Column, ...]
    heads = (
        Column("Change", "change", share=0.5), Column("Relation", "relation", share=3),
        Column("Owner", "owner", printed=False), Column("Kind", "kind", printed=False),
        Column("Claims", "claims", printed=False),
    )  # fmt: skip
    rows = [
        Row((change.manner, _say_relation(difference, change), change.claim, change.kind, cell("", change.used)))
        for change in difference.relations
    ]
    yield Part("Relations changed", (Table("relations", heads, rows),), name="relations", empty="None.")
    rows = [
        Row(
            (name_claim(change.claim), change.before, words(Run(change.after, "strong"), _after_colon(change.remark)),
             change.claim.id),
            change.claim.id,
        )
        for change in difference.verdicts
    ]  # fmt: skip
    heads = (
        Column("Claim", "text", share=2), Column("Before", "before", share=0.6), Column("Now", "after"),
        Column("Id", "id", printed=False),
    )  # fmt: skip
    note = Paragraph(NO_TRUTH, note=True)
    table = Table("verdicts", heads, rows)
    yield Part("Verdicts changed", (table, note) if rows else (), name="verdicts", empty="None.")
    for name, heading, changes in (
        ("evidence", "Citations and quotations changed", difference.evidence),
        ("details", "Other particulars changed", difference.details),
    ):
        heads = (Column("Of", "of"), Column("What", "what", share=0.5), Column("Change", "change", share=2))
        rows = [_list_field(difference.new, change) for change in changes]
        yield Part(heading, (Table(name, heads, rows),), name=name, empty="None.")


def _after_colon(remark: str) -> str:
    return f": {remark}" if remark else ""


def _say_relation(difference: Difference, change: RelationChange) -> Words:
    map_ = difference.old if change.manner == "removed" else difference.new
    back = difference.former if change.manner == "removed" else {}
    used = [_name_thing(map_, back.get(claim, claim), "claim") for claim in change.used]
    owner = _name_thing(map_, back.get(change.claim, change.claim), "claim")
    manner = {"added": "now ", "removed": "no longer "}.get(change.manner, "")
    plural = change.kind in _WORKS and len(used) > 1
    if change.kind == "answer":
        verb, rest = "answers", f" {owner}"
        names = used[0]
    elif change.kind == "undercut":
        verb, names = "breaks", used[0]
        rest = f" the step from {used[1]} to {owner}" if owner in map_.claims or used[1] != owner else f" {owner}"
    else:
        verb, names = ("speak" if plural else "speaks"), " and ".join(used)
        rest = f" {_WORKS[change.kind]} {owner}"
    told = f"{names} {manner}{verb}{rest}"
    return words(told, f": {'; '.join(change.said)}" if change.said else "")


def _list_field(map_: Map, change: FieldChange) -> Row:
    whole = "new" if change.before is None else "gone"
    what = change.field or whole
    if change.kind == "claim":
        of: Words = name_claim(map_.claims[change.id])
    else:
        of = words(f"the {change.kind}{' ' + change.id if change.id else ''}")
    return Row((cell(of, change.id), what, cell(_say_field(change), (change.before or "", change.after or ""))))


def _say_field(change: FieldChange) -> Words:
    if change.before is None:
        return words(Run(change.after or "", "added"))
    if change.after is None:
        return words(Run(change.before, "removed"))
    return compare_words(change.before, change.after)
