"""The audit of a map's evidence as a sheet: what each source is worth, what holds and what does not. Reads no files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import evolve, frozen

from argmap.evidence import Article, Covered, Held, cover_paragraphs, hold_evidence
from argmap.model import ME, Map
from argmap.prep.audit_contradictions import list_contradictions
from argmap.prep.audit_figures import list_compared, list_found
from argmap.prep.audit_outcomes import list_faults
from argmap.prep.audit_reports import list_reports, list_two_reports
from argmap.prep.audit_summary import sum_up
from argmap.prep.fields import find_missing, say_age, say_qualifications
from argmap.prep.figures import list_figures, pair_figures
from argmap.prep.map_sheet import make_map_sheet
from argmap.prep.naming import count, join_names, name_claim, name_people, name_sources, say_places
from argmap.prep.resting import Resting, count_carried, count_placeless, find_resting, list_citations
from argmap.prep.sheet import Cell, Column, Paragraph, Part, Row, Run, Sheet, Table, Words, cell, words

FAULTS = frozenset(("altered", "spliced", "missing", "out-of-range"))
"""Outcomes that make `argmap evidence` end with status 1: what a source does not have, or not so."""

_UNSOURCED = ("an author’s claim without source", "the map-maker’s own", "unstated premise", "open doubt")

FIRST_WORDS = 8
"""Words of a paragraph that tell which it is, where nobody has summed it up."""


@frozen
class Audit:
    """The sheet of an audit, and whether evidence was found that its source does not have, or not so."""

    sheet: Sheet
    faulty: bool


def audit_evidence(
    map_: Map,
    articles: Mapping[str, Article] | None = None,
    *,
    held: Sequence[Held] | None = None,
    on: str | None = None,
) -> Audit:
    """Audit the evidence of a map.

    `articles` is what is at hand of its sources, by id; `held` what came of holding the map against them, worked out
    here where it is not given. `on` is the day on which the ages of the sources are reckoned, ISO 8601, by default
    the date of the map.
    """
    whole, map_ = map_, _keep_cited(map_)
    unused = [source.title for source in whole.sources.values() if source.id not in map_.sources]
    articles = {id_: article for id_, article in (articles or {}).items() if id_ in map_.sources}
    held = hold_evidence(map_, articles) if held is None else held
    on = on or map_.date
    names = name_sources(map_)
    resting = find_resting(map_)
    figures = list_figures(map_)
    compared = pair_figures(map_, figures)
    parts = [
        sum_up(map_, articles, held, resting, compared, on),
        _list_sources(map_, held, resting, on, articles, unused),
        list_faults(map_, held, names),
        _list_single(map_, resting, names),
        _list_unsourced(map_, resting, names),
        _list_placeless(map_, names),
        list_reports(map_, held, names),
        list_two_reports(map_, names),
        list_contradictions(map_, resting, names),
        list_compared(map_, compared, names),
        list_found(map_, figures, names),
        *_list_coverage(map_, articles, names),
    ]
    sheet = make_map_sheet(
        map_,
        "audit",
        "Evidence audit",
        parts,
        subtitle=f"Ages reckoned on {on}" if on else "",
        wide=True,
    )
    return Audit(sheet, any(one.outcome in FAULTS for one in held))


def _keep_cited(map_: Map) -> Map:
    """Return the map without the sources that nothing in it cites, such as those of a list that many maps include."""
    cited = {citation.source for claim in map_.claims.values() for citation in list_citations(claim)}
    cited |= {c.source for claim in map_.claims.values() for stance in claim.stances for c in stance.citations}
    return evolve(map_, sources={id_: source for id_, source in map_.sources.items() if id_ in cited})


def _list_sources(
    map_: Map,
    held: Sequence[Held],
    resting: Resting,
    on: str | None,
    articles: Mapping[str, Article],
    unused: Sequence[str],
) -> Part:
    citing = Counter(source for cited in resting.cites.values() for source in cited)
    on_it = Counter(source for rested in resting.rests_on.values() for source in rested)
    placeless = count_placeless(map_)
    quoted: dict[str, list[Held]] = {}
    for one in held:
        if one.quotation is not None and one.source is not None:
            quoted.setdefault(one.source, []).append(one)
    rows = []
    for source in map_.sources.values():
        missing = find_missing(map_, source, placeless[source.id])
        mine = quoted.get(source.id, [])
        verified: Counter[str | None] = Counter(one.by for one in mine if one.outcome == "verified")
        ways = [way for way in ("text", "record") if verified[way]]
        shown = f"{verified.total()} of {len(mine)}" + (f" (by the {' and the '.join(ways)})" if ways else "")
        article = articles.get(source.id)
        rows.append(
            Row(
                [
                    words(source.title, Run(f" ({source.id})", "faint")),
                    _say_given(name_people(map_, source.authors)),
                    _say_given(say_qualifications(map_, source)),
                    _say_given(source.publisher),
                    _say_given(source.kind),
                    _say_given(_say_dated(source.date, say_age(source.date, on))),
                    cell(f"{on_it[source.id]} ({citing[source.id]} cite it)", on_it[source.id]),
                    cell(shown if mine else "none quoted", verified.total()),
                    cell("; ".join(missing) or "nothing", missing),
                    source.id,
                    source.date or "",
                    say_age(source.date, on),
                    citing[source.id],
                    len(mine),
                    Cell(words(Run(source.url or "", url=source.url))),
                    source.accessed or "",
                    "text" if article and article.text else "record" if article else "",
                ]
            )
        )
    columns = [
        Column("Source", "title", share=1.3),
        Column("Author", "author"),
        Column("Qualifications", "qualifications"),
        Column("Publisher", "publisher"),
        Column("Kind", "kind"),
        Column("Date", "dated"),
        Column("Claims resting on it", "claims"),
        Column("Quotations verified", "verified"),
        Column("Missing", "missing", share=1.3),
        Column("Id", "id", printed=False),
        Column("Date alone", "date", printed=False),
        Column("Age", "age", printed=False),
        Column("Claims citing it", "citing", printed=False),
        Column("Quotations", "quotations", printed=False),
        Column("URL", "url", printed=False),
        Column("Accessed", "accessed", printed=False),
        Column("Checked against", "checked", printed=False),
    ]
    note = (
        "Missing is what the rules on evidence of the NSDA and the NCFCA ask for and the map does not have: the "
        "author’s full name and qualifications, the date, the title, the publisher, address and day of access of what "
        "was read online, the page or paragraph. On a source rest the claims that cite it and all that is argued from "
        "them. “n.d.” means that no date is known."
    )
    table = Table("sources", columns, rows)
    notes = [Paragraph(note, note=True)] if rows else []
    if unused:
        listed = join_names([f"“{title}”" for title in unused])
        notes.append(
            Paragraph(f"Left out, as no claim cites {'them' if len(unused) > 1 else 'it'}: {listed}.", note=True)
        )
    return Part("Sources", [table, *notes], name="sources", empty="No claim cites a source.")


def _say_given(fact: str | None, otherwise: str = "not given") -> Cell:
    return cell(fact, fact) if fact else cell(Run(otherwise, "faint"), None)


def _say_dated(day: str | None, age: str) -> str:
    old = " old" if age and not age.startswith(("later", "of")) else ""
    return f"{day or ''}{f' ({age}{old})' if age else ''}"


def _list_single(map_: Map, resting: Resting, names: dict[str, str]) -> Part:
    carried = count_carried(map_)
    found = [claim for claim in map_.claims.values() if len(resting.rests_on[claim.id]) == 1]
    found.sort(key=lambda claim: -carried[claim.id])
    by_source: dict[str, list[Row]] = {source: [] for source in map_.sources}
    for claim in found:
        source = resting.rests_on[claim.id][0]
        places = say_places(c for c in list_citations(claim) if c.source is not None)
        by_source[source].append(
            Row(
                [
                    name_claim(claim),
                    places or ("no place" if resting.cites[claim.id] else "by its reasons"),
                    carried[claim.id],
                    claim.id,
                    name_people(map_, claim.authors),
                    names[source],
                ],
                claim.id,
            )
        )
    columns = [
        Column("Claim", "text", share=2),
        Column("Place", "place"),
        Column("Reason for", "reason-for", "end"),
        Column("Id", "claim", printed=False),
        Column("Who says it", "authors", printed=False),
        Column("Source", "source", printed=False),
    ]
    tables = [
        Table("one-source", columns, rows, f"{names[source]}: {count(len(rows), 'claim')}")
        for source, rows in by_source.items()
        if rows
    ]
    note = (
        "Counted are a claim’s own citations, those with which another author agrees to it or concedes it, and all "
        "that its reasons rest on. Under each source come first the claims that are a reason for most others."
    )
    return Part(
        "Claims that rest on one source only",
        [Paragraph(note, note=True), *(tables or [Table("one-source", columns, ())])],
        name="one-source",
        empty="None: every claim that has a source has two or more.",
    )


def _list_unsourced(map_: Map, resting: Resting, names: dict[str, str]) -> Part:
    rows = []
    for claim in map_.claims.values():
        if resting.cites[claim.id]:
            continue
        own = set(claim.authors) <= {ME}
        manner = _UNSOURCED[0]
        if claim.implicit or claim.doubt or own:
            manner = _UNSOURCED[2 if claim.implicit else 3 if claim.doubt else 1]
        beneath = join_names([names[source] for source in resting.rests_on[claim.id]])
        cells: list[str | Words] = [
            name_claim(claim),
            name_people(map_, claim.authors),
            manner,
            beneath or "nothing",
            claim.id,
        ]
        rows.append((manner, Row(cells, claim.id)))
    rows.sort(key=lambda told: _UNSOURCED.index(told[0]))
    columns = [
        Column("Claim", "text", share=2),
        Column("Whose", "authors"),
        Column("What it is", "manner"),
        Column("Its reasons rest on", "rests-on"),
        Column("Id", "claim", printed=False),
    ]
    note = (
        "An unstated premise is what an author takes for granted, put in words by the map-maker; an open doubt is one "
        "that nobody in the sources voices."
    )
    return Part(
        "Claims without a source of their own",
        [Paragraph(note, note=True), Table("no-source", columns, [row for _, row in rows])],
        name="no-source",
        empty="None: every claim cites a source.",
    )


def _list_placeless(map_: Map, names: dict[str, str]) -> Part:
    rows = []
    for claim in map_.claims.values():
        for citation in list_citations(claim):
            if citation.source is not None and not citation.locators:
                kind = "quotation" if claim.quotations else "paraphrase"
                rows.append(
                    Row([name_claim(claim), names.get(citation.source, citation.source), kind, claim.id], claim.id)
                )
    columns = [
        Column("Claim", "text", share=1.6),
        Column("Source", "source"),
        Column("How", "how"),
        Column("Id", "claim", printed=False),
    ]
    return Part(
        "Citations without a page or paragraph",
        [Table("no-place", columns, rows)],
        name="no-place",
        empty="None: every citation names a place in its source.",
    )


def _list_coverage(map_: Map, articles: Mapping[str, Article], names: dict[str, str]) -> list[Part]:
    """The paragraphs of each article with the claims that carry them, those without first."""
    covered = cover_paragraphs(map_, articles)
    argued = [one for one in covered if one.argued]
    bare = [one for one in argued if not one.claims]
    columns = [Column("Source", "source"), Column("¶", "paragraph", "end"), Column("What it says", "digest", share=2)]
    uncovered = Table(
        "uncovered", columns, [Row([names[b.source], b.paragraph, _say_paragraph(b, articles)]) for b in bare]
    )
    no_article = "Not known: neither text nor record of an article is at hand."
    claims = Column("Claims that carry it", "claims", share=1.5)
    by_source: dict[str, list[Row]] = {}
    for one in argued:
        carriers = cell(_list_ids(map_, one.claims), one.claims)
        row = Row([names[one.source], one.paragraph, _say_paragraph(one, articles), carriers])
        by_source.setdefault(one.source, []).append(row)
    hidden = [evolve(columns[0], printed=False), *columns[1:], claims]
    listed = [Table("coverage", hidden, rows, names[source]) for source, rows in by_source.items()]
    left = len(covered) - len(argued)
    lost = [names[source] for source in map_.sources if source not in articles]
    notes = []
    if left:
        what = "titles, headings, bylines, and what stands around an article"
        notes.append(f"Left out: {count(left, 'paragraph')} that argue nothing ({what}).")
    if lost and articles:
        notes.append(f"Of {join_names(lost)} neither text nor record is at hand.")
    small = [Paragraph(note, note=True) for note in notes]
    all_carried = "None: every paragraph that argues is carried by a claim."
    none = "The articles have no paragraphs."
    return [
        Part(
            "Paragraphs that no claim carries",
            [uncovered],
            name="uncovered",
            empty=all_carried if articles else no_article,
        ),
        Part("Paragraph by paragraph", [*listed, *small], name="coverage", empty=none if articles else no_article),
    ]


def _say_paragraph(covered: Covered, articles: Mapping[str, Article]) -> str:
    """Return what a paragraph says in the words of its record, else how it begins."""
    text = articles[covered.source].text
    if covered.digest or text is None:
        return covered.digest or ""
    listed = text.paragraphs[covered.paragraph - 1].split()
    return f"“{' '.join(listed[:FIRST_WORDS])}{' …' if len(listed) > FIRST_WORDS else ''}”"


def _list_ids(map_: Map, claims: tuple[str, ...]) -> tuple[Run, ...]:
    told: list[Run] = []
    for at, claim in enumerate(claims):
        name = claim if map_.claims[claim].named else f"“{map_.claims[claim].text}”"
        told += [Run(", ")] if at else []
        told.append(Run(name, claim=claim))
    return tuple(told) or (Run("none", "strong"),)
