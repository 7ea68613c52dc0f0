"""What a map holds, counted: claims by author, kind, basis and depth, what is answered, question by question.

Counts what is written. What stands and what falls is for `argmap.evaluation`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from argmap.model import ME, Claim, Map
from argmap.prep.map_sheet import make_map_sheet
from argmap.prep.naming import name_people
from argmap.prep.resting import list_citations
from argmap.prep.sheet import Block, Cell, Column, Paragraph, Part, Row, Run, Sheet, Table, cell, words
from argmap.vocabulary import BASES


@frozen
class Standing:
    """How each claim stands in the map: its depth beneath a thesis, and whether anything answers it.

    A thesis has depth 0, what bears on it directly 1, and so on by the shortest way; `None` for what bears on no
    thesis. `answered` are the claims that a `but` speaks against, and those of which an `unless` breaks a step that
    they carry or that carries them. An open doubt, which nobody says, answers nothing until somebody takes it up.
    """

    depth: dict[str, int | None]
    answered: frozenset[str]


def find_standing(map_: Map) -> Standing:
    """Work out depth and answers of all claims, in one walk each. Circles are no hindrance."""
    return Standing(_find_depth(map_), frozenset(_find_answered(map_)))


def _find_depth(map_: Map) -> dict[str, int | None]:
    depth: dict[str, int | None] = dict.fromkeys(map_.claims)
    queue = list(dict.fromkeys(claim.id for claim in (*map_.theses, *map_.roots)))
    depth |= dict.fromkeys(queue, 0)
    for question in map_.questions.values():
        for undercut in (undercut for answer in question.answers for undercut in answer.undercuts):
            if depth[undercut.claim] is None:
                depth[undercut.claim] = 1
                queue.append(undercut.claim)
    for claim in queue:  # the queue grows while it is read: breadth first
        below = depth[claim]
        assert below is not None
        for other in _beneath(map_.claims[claim]):
            if depth[other] is None:
                depth[other] = below + 1
                queue.append(other)
    return depth


def _beneath(claim: Claim) -> Iterable[str]:
    """Yield the claims that bear on a claim: premises of its steps, and what undercuts these."""
    for step in claim.steps:
        yield from (premise.claim for premise in step.premises)
        yield from (undercut.claim for undercut in step.undercuts)


def _find_answered(map_: Map) -> Iterable[str]:
    for claim in map_.claims.values():
        if any(_is_said(map_, premise.claim) for step in claim.rebuttals for premise in step.premises[:1]):
            yield claim.id
        for step in claim.steps:
            if any(_is_said(map_, undercut.claim) for undercut in step.undercuts):
                yield from (premise.claim for premise in step.premises)
                if step.kind == "reason":
                    yield claim.id


def _is_said(map_: Map, claim: str) -> bool:
    """Tell whether somebody says a claim: all but open doubts that nobody took up."""
    found = map_.claims[claim]
    return not found.doubt or bool(found.reasons) or any(s.kind in ("agreed", "conceded") for s in found.stances)


def make_stats(map_: Map) -> Sheet:
    """Return the counts of a map as a sheet."""
    standing = find_standing(map_)
    parts = [
        _sum_up(map_, standing),
        _count_authors(map_, standing),
        _count_bases(map_),
        _count_depths(standing),
        _count_questions(map_, standing),
    ]
    return make_map_sheet(
        map_,
        "stats",
        "Figures of the map",
        parts,
    )


def find_kind(claim: Claim) -> str:
    """Return what kind of claim it is: `said`, `implicit` (left unstated by its speaker) or `doubt`."""
    return "doubt" if claim.doubt else "implicit" if claim.implicit else "said"


def _is_cited(claim: Claim) -> bool:
    return any(citation.source is not None for citation in list_citations(claim))


def _sum_up(map_: Map, standing: Standing) -> Part:
    claims = map_.claims.values()
    kinds = Counter(map(find_kind, claims))
    steps = list(map_.steps)
    undercuts = sum(len(step.undercuts) for step in steps)
    reached = [deep for deep in standing.depth.values() if deep is not None]
    rows: list[tuple[str, str, int]] = [
        ("claims", "claims", len(claims)),
        ("said", "said by somebody", kinds["said"]),
        ("implicit", "left unstated by the speaker", kinds["implicit"]),
        ("doubts", "open doubts that nobody has raised", kinds["doubt"]),
        ("cited", "with a citation", sum(map(_is_cited, claims))),
        ("quoted", "with quoted words", sum(1 for claim in claims if claim.quotations)),
        ("answered", "answered by a but or an unless", len(standing.answered)),
        ("unanswered", "unanswered", len(claims) - len(standing.answered)),
        ("deepest", "steps from a thesis to the deepest claim", max(reached, default=0)),
        ("reasons", "reasons (because)", sum(step.kind == "reason" for step in steps)),
        ("rebuttals", "rebuttals (but)", sum(step.kind == "rebuttal" for step in steps)),
        ("undercuts", "undercuts (unless)", undercuts),
        ("questions", "questions", len(map_.questions)),
        ("authors", "authors", len(map_.authors)),
        ("sources", "sources", len(map_.sources)),
        ("scenarios", "scenarios", len(map_.scenarios)),
    ]
    table = Table(
        "total",
        (Column("What", "what", share=2), Column("How many", "number", "end")),
        [Row((cell(said, key), number)) for key, said, number in rows],
    )
    return Part("In all", (table,), name="total")


def _count_authors(map_: Map, standing: Standing) -> Part:
    said: dict[str, Counter[str]] = {}
    for claim in map_.claims.values():
        facts = ["claims", find_kind(claim)]
        facts += [fact for fact, holds in (("cited", _is_cited(claim)), ("quoted", bool(claim.quotations))) if holds]
        facts.append("answered" if claim.id in standing.answered else "unanswered")
        for author in claim.authors:
            said.setdefault(author, Counter()).update(facts)
    for step in map_.steps:
        for author in step.movers:
            said.setdefault(author, Counter())["reasons" if step.kind == "reason" else "rebuttals"] += 1
        for undercut in step.undercuts:
            if _is_said(map_, undercut.claim):
                for author in undercut.movers:
                    said.setdefault(author, Counter())["undercuts"] += 1
    claims = {
        "claims": "Claims", "implicit": "Unstated", "doubt": "Doubts", "cited": "Cited", "quoted": "Quoted",
        "answered": "Answered", "unanswered": "Open",
    }  # fmt: skip
    moves = {"reasons": "Reasons", "rebuttals": "Rebuttals", "undercuts": "Undercuts"}
    order = [author for author in (*map_.authors, ME) if author in said]
    tables = []
    for name, keys, caption in (("authors", claims, "Claims"), ("moves", moves, "Moves made")):
        columns = (Column("Author", "author", share=2), *(Column(head, key, "end") for key, head in keys.items()))
        rows = [Row((_name(map_, author), *(said[author][key] for key in keys))) for author in order]
        tables.append(Table(name, columns, rows, caption))
    notes = []
    if any(len(claim.authors) > 1 for claim in map_.claims.values()):
        notes.append("A claim of several authors counts for each of them.")
    notes.append(
        "Open: unanswered. Answered: a but speaks against the claim, or an unless breaks a step that it carries or "
        "that carries it. "
        "An open doubt answers nothing until somebody takes it up."
    )
    told = [Paragraph(note, note=True) for note in notes]
    return Part("By author", (*tables, *told), empty="The map has no claims.", name="authors")


def _name(map_: Map, author: str) -> Cell:
    small = Run(f" {author}", "faint") if author != ME else ""
    return cell(words(name_people(map_, [author]), small), author)


def _count_bases(map_: Map) -> Part:
    found = Counter(claim.basis for claim in map_.claims.values())
    rows = [Row((basis, found[basis])) for basis in BASES if found[basis]]
    if rows and found[None]:
        rows.append(Row((cell(words(Run("not told", "faint")), None), found[None])))
    table = Table("bases", (Column("Based on", "basis"), Column("Claims", "claims", "end")), rows)
    return Part("By basis", (table,), empty="No claim says what it is based on (`basis:`).", name="bases")


def _count_depths(standing: Standing) -> Part:
    reached = Counter(standing.depth.values())
    columns = (
        Column("Steps from a thesis", "depth", "end"),
        Column("Claims", "claims", "end"),
        Column("Unanswered", "unanswered", "end"),
    )
    open_ = Counter(deep for claim, deep in standing.depth.items() if claim not in standing.answered)
    rows = [Row((deep, reached[deep], open_[deep])) for deep in sorted(deep for deep in reached if deep is not None)]
    if reached[None]:
        rows.append(Row((cell("only in a circle", None), reached[None], open_[None])))
    note = Paragraph("Theses are the answers to the questions, and what serves no other claim.", note=True)
    table = Table("depths", columns, rows)
    return Part("By depth", (table, note), empty="The map has no claims.", name="depths")


def _count_questions(map_: Map, standing: Standing) -> Part:
    columns = (
        Column("Question", "question", share=3),
        Column("Answers", "answers", "end"),
        Column("Claims", "claims", "end"),
        Column("Authors", "authors", "end"),
        Column("Reasons", "reasons", "end"),
        Column("Rebuttals", "rebuttals", "end"),
        Column("Undercuts", "undercuts", "end"),
        Column("Unanswered", "unanswered", "end"),
    )
    rows = []
    for question in map_.questions.values():
        beneath = dict.fromkeys(answer.claim for answer in question.answers)
        beneath |= dict.fromkeys(undercut.claim for answer in question.answers for undercut in answer.undercuts)
        queue = list(beneath)
        for claim in queue:  # grows while it is read
            for other in _beneath(map_.claims[claim]):
                if other not in beneath:
                    beneath[other] = None
                    queue.append(other)
        claims = [map_.claims[claim] for claim in beneath]
        speakers = {author for claim in claims for author in claim.authors if author != ME}
        rows.append(
            Row((
                cell(words(question.text, Run(f" {question.id}", "faint")), question.id),
                len(question.answers),
                len(claims),
                len(speakers),
                sum(len(claim.reasons) for claim in claims),
                sum(len(claim.rebuttals) for claim in claims),
                sum(len(claim.undercuts) for claim in claims),
                sum(claim.id not in standing.answered for claim in claims),
            ))
        )  # fmt: skip
    note = Paragraph("A question has all claims that bear on one of its answers; some bear on several.", note=True)
    told: list[Block] = [Table("questions", columns, rows), *([note] if len(rows) > 1 else [])]
    return Part("By question", told, empty="The map has no questions.", name="questions")
