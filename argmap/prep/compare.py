"""Two authors side by side, issue by issue: the clash table, common ground and cruxes. Guesses no likeness."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.evaluation import Evaluation, evaluate
from argmap.evaluation.moves import Crux, find_cruxes
from argmap.model import Map
from argmap.prep.answers import Replies, Reply, find_replies
from argmap.prep.cards import cite_place, one_line
from argmap.prep.compare_issues import Comparison, Issue, compare_authors
from argmap.prep.compare_relations import Clash, Position
from argmap.prep.map_sheet import make_map_sheet
from argmap.prep.naming import name_briefly, name_people, name_sources, say_citations
from argmap.prep.sheet import Cell, Column, Paragraph, Part, Row, Run, Sheet, Table, Words, cell, words
from argmap.prep.sources_cited import begin_line, list_sources, say_whose

MOST_WORK = 400_000
"""Claims that the search for cruxes may label in all."""

_WORDS = {
    "says": "answers",
    "agrees": "agrees",
    "grants": "grants",
    "takes up": "takes up",
    "denies": "denies",
    "reports": "only reports",
    "supports": "argues for",
    "opposes": "argues against",
    "says beneath": "says on a point beneath",
}


def compare(map_: Map, one: str, other: str, *, evaluation: Evaluation | None = None) -> Sheet:
    """Return the clash table of two authors as a sheet.

    `evaluation` is that of the whole debate, worked out here where it is not given. Raises ValueError for an author
    who is not in the map.
    """
    replies = find_replies(map_)
    found = compare_authors(map_, one, other, replies)
    parts = [
        _write_table(found),
        _write_clashes(found, replies),
        _write_common(found),
        _write_cruxes(found, evaluation or evaluate(map_)),
    ]
    parts.append(list_sources(map_, _find_cited(found)))
    who = name_people(map_, [one]), name_people(map_, [other])
    return make_map_sheet(
        map_,
        "compare",
        "Clash table",
        parts,
        subtitle=f"{who[0]} and {who[1]}",
        wide=True,
    )


def _find_cited(found: Comparison) -> list[str]:
    cited = []
    for issue in found.issues:
        for mine in issue.positions:
            for position in mine:
                cited += [position.claim, *position.by]
        for clash in issue.clashes:
            cited += [clash.claim, *(clash.reply.claims if clash.reply else ())]
    return cited + _list_common(found)


def _write_table(found: Comparison) -> Part:
    columns = [
        Column("Issue", "issue"),
        *(Column(name_people(found.map, [author]), author, share=1.8) for author in found.authors),
        Column("They", "outcome", share=0.8),
        Column("Id", "id", printed=False),
        Column("Kind", "kind", printed=False),
    ]
    rows = []
    for issue in found.issues:
        cells = [_say_position(found, at, issue) for at in (0, 1)]
        outcome = words(Run(issue.outcome, "strong"), f": {issue.why}" if issue.why else "")
        rows.append(Row([issue.heading, *cells, cell(outcome, issue.outcome), issue.id, issue.kind]))
    agree = (
        "Agree: both hold one answer or one claim. Clash: they hold answers that exclude one another, or one moves "
        "against what the other says. Talk past: both speak to the issue, and neither moves against the other there. "
        "Silent: only the other speaks to it. On a point beneath: what he says there "
        "others use for an answer or against one. Only what the map declares counts, never likeness of words."
    )
    notes = [agree]
    if found.neither:
        notes.append(f"Neither speaks to: {'; '.join(one_line(heading).rstrip('.') for heading in found.neither)}.")
    told = [Paragraph(note, note=True) for note in notes]
    one, other = (name_people(found.map, [author]) for author in found.authors)
    empty = f"Neither {one} nor {other} says anything in this map."
    return Part(
        "Issue by issue", [Table("issues", columns, rows), *told], name="issues", empty=f"{empty}anything here."
    )


def _say_position(found: Comparison, at: int, issue: Issue) -> Cell:
    said: list[str | Run | Iterable[Run]] = []
    for position in issue.positions[at]:
        if said:
            said.append("\n")
        word = "says" if issue.kind != "question" and position.manner == "says" else _WORDS[position.manner]
        text = found.map.claims[position.claim].text
        said += [Run(f"{word}:{begin_line(text)}", "faint"), *_say_claim(found.map, position.claim, position)]
        if position.by:
            said.append(Run(f" – {'with' if position.manner == 'supports' else position.label + ':'} ", "faint"))
            said += [run for other in position.by for run in _say_claim(found.map, other)]
    if issue.more[at]:
        said.append(Run(f"\nand {issue.more[at]} more", "faint"))
    claims = tuple(position.claim for position in issue.positions[at])
    return cell(words(*said) if said else words(Run("–", "faint")), claims)


def _say_claim(map_: Map, id_: str, position: Position | None = None) -> Words:
    """Return a claim with where it stands; one that the author does not say himself, with where he takes it up."""
    claim = map_.claims[id_]
    place = cite_place(map_, claim)
    if position is not None and position.stance is not None:
        place = say_citations(position.stance.citations, name_sources(map_)) or "no place given"
    return words(Run(one_line(claim.text), claim=id_), Run(f" [{place}]", "faint"))


def _write_clashes(found: Comparison, replies: Replies) -> Part:
    columns = [
        Column("What is said", "claim"),
        Column("What is moved against it", "move"),
        Column("How", "how", share=0.7),
        Column("What answers that", "answers"),
        Column("By", "by", printed=False),
        Column("Issue", "issue", printed=False),
    ]
    tables = []
    for issue in found.issues:
        rows = []
        for clash in issue.clashes:
            mover = name_people(found.map, [clash.mover])
            move, how, answers = _say_move(found.map, clash, replies)
            rows.append(
                Row([_say_claim(found.map, clash.claim), move, how, answers, mover, issue.heading], clash.claim)
            )
        if rows:
            tables.append(Table("clashes", columns, rows, issue.heading))
    note = Paragraph(
        "Each row is a move of the one against the other. “No link” and “undercut” leave a claim as it is and break a "
        "step from it or to it. An open doubt that nobody has taken up is no answer and is not listed.",
        note=True,
    )
    empty = "None: neither moves against anything that the other says."
    return Part("Where they clash", [*tables, *([note] if tables else [])], name="clashes", empty=empty)


def _say_move(map_: Map, clash: Clash, replies: Replies) -> tuple[Words, str, Words]:
    who = Run(f"{name_people(map_, [clash.mover])}: ", "strong")
    if clash.reply is None:
        assert clash.stance is not None
        place = say_citations(clash.stance.citations, name_sources(map_)) or "no place given"
        return words(who, "denies it and gives no reason", Run(f" [{place}]", "faint")), "denial", words("unanswered")
    said: list[Run] = []
    for id_ in clash.reply.claims:
        said += [Run(" and ")] if said else []
        said += _say_claim(map_, id_)
    against = clash.reply.step
    if clash.reply.kind == "no-link" and against is not None:
        verb = "does not show" if against.kind == "reason" else "does not refute"
        said.append(Run(f" – so it {verb}: {one_line(map_.claims[against.claim].text)}", "faint"))
    elif clash.reply.kind == "undercut" and against is not None:
        reason = " And: ".join(one_line(map_.claims[premise.claim].text) for premise in against.premises)
        said.append(Run(f" – against the reason: {reason}", "faint"))
    answers = [reply for reply in replies.counter(clash.reply) if reply.counts]
    return words(who, said), clash.reply.label, _say_answers(map_, answers)


def _say_answers(map_: Map, answers: Sequence[Reply]) -> Words:
    if not answers:
        return words(Run("unanswered", "strong"))
    said: list[Run] = []
    for reply in answers:
        said += [Run("\n")] if said else []
        said += [Run(f"{reply.label}: ", "faint")]
        for at, id_ in enumerate(reply.claims):
            said += [Run(" and ")] if at else []
            said += _say_claim(map_, id_)
    return tuple(said)


def _list_common(found: Comparison) -> list[str]:
    """Return the claims that both hold, said by one of them at least or granted by both."""
    first, second = found.held
    return [claim for claim in first if claim in second and {first[claim].manner, second[claim].manner} != {"takes up"}]


def _write_common(found: Comparison) -> Part:
    columns = [
        Column("Claim", "text", share=2),
        *(Column(name_people(found.map, [author]), author) for author in found.authors),
        Column("Id", "claim", printed=False),
    ]
    names = name_sources(found.map)
    rows = []
    for id_ in _list_common(found):
        claim = found.map.claims[id_]
        cells = []
        for held in found.held:
            holding = held[id_]
            if holding.stance is not None:
                place = say_citations(holding.stance.citations, names) or "no place given"
            elif holding.manner == "says":
                place = cite_place(found.map, claim)
            else:
                place = "as a premise or an objection"
            cells.append(cell(words(holding.manner, Run(f" [{place}]", "faint")), holding.manner))
        rows.append(Row([words(one_line(claim.text)), *cells, id_], id_))
    note = Paragraph("Grants: though it hurts his side. Takes up: argues with a claim that is the other’s.", note=True)
    empty = "None: the map has neither say, agree to, grant or take up anything that the other says."
    return Part(
        "Common ground", [Table("common", columns, rows), *([note] if rows else [])], name="common", empty=empty
    )


def _write_cruxes(found: Comparison, evaluation: Evaluation) -> Part:
    disputed = [issue for issue in found.issues if issue.kind == "question" and issue.outcome == "clash"]
    columns = [
        Column("If this", "claim", share=1.8),
        Column("Whose", "whose"),
        *(Column(f"{name_briefly(found.map, author)}’s answer", author) for author in found.authors),
        Column("Id", "id", printed=False),
        Column("Issue", "issue", printed=False),
    ]
    tables, stopped = [], []
    for issue in disputed:
        cruxes, complete = find_cruxes(evaluation, issue.id, work=MOST_WORK // len(disputed))
        rows = []
        for crux in cruxes:
            then = [_say_changes(found, at, issue, crux) for at in (0, 1)]
            if any(then):
                claim = found.map.claims[crux.claim]
                forced = Run("stood: " if crux.forced == "stands" else "fell: ", "strong")
                place = Run(f" [{cite_place(found.map, claim)}]", "faint")
                cells = [
                    changed or words(Run("as before" if _list_answers(issue, at) else "–", "faint"))
                    for at, changed in enumerate(then)
                ]
                if_ = words(forced, one_line(claim.text), place)
                rows.append(Row([if_, say_whose(found.map, claim), *cells, crux.claim, issue.heading], crux.claim))
        if rows:
            tables.append(Table("cruxes", columns, rows, issue.heading))
        if not complete:
            stopped.append(issue.heading)
    crux_is = (
        "A crux is a claim on which an answer of the two hangs by itself: were its verdict turned round, the answer’s "
        "would change. A verdict says what follows if the map is all there is; it is no statement of truth."
    )
    notes = [crux_is]
    if stopped:
        notes.append(f"The search was stopped before all claims were tried for: {'; '.join(stopped)}")
    if not disputed:
        empty = "None: they clash on no question."
    else:
        empty = "None was found: no answer of the two hangs on one claim alone."
    told = [Paragraph(note, note=True) for note in notes] if tables or stopped else []
    return Part("Where it bottoms out", [*tables, *told], name="cruxes", empty=empty)


def _list_answers(issue: Issue, at: int) -> set[str]:
    """Return the answers to a question that an author holds."""
    return {p.claim for p in issue.positions[at] if p.manner in ("says", "agrees", "grants")}


def _say_changes(found: Comparison, at: int, issue: Issue, crux: Crux) -> Words:
    """Return how the verdicts on an author's answers change; with the answer where he has several."""
    mine = _list_answers(issue, at)
    said: list[Run] = []
    for answer, before, after in crux.changes:
        if answer in mine:
            said += [Run("\n")] if said else []
            said += [Run(f"{before} → {after}", "strong")]
            said += [Run(f": {one_line(found.map.claims[answer].text)}", "faint")] if len(mine) > 1 else []
    return tuple(said)
