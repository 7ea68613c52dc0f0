"""Claims as cards: the claim in one line, the line that cites it, the words quoted. Chooses no claims."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.bibliography.citations import write_citation
from argmap.model import ME, Citation, Claim, Map
from argmap.prep.answers import is_cited
from argmap.prep.naming import is_nameless, join_names, last_name, say_places
from argmap.prep.resting import list_citations
from argmap.prep.sheet import Card, Run, Words, words


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def end_sentence(text: str) -> str:
    """Return a text on one line with a mark at its end."""
    flat = one_line(text)
    return flat if flat.rstrip("”’\"')]").endswith((".", "?", "!", "…", "。", "؟", "？", "！")) else f"{flat}."


def inside(text: str) -> str:
    """Return a sentence between quotation marks, without the full stop that would stand in the middle of another."""
    flat = one_line(text)
    return f"“{flat[:-1] if flat.endswith('.') and not flat.endswith('..') else flat}”"


def cite_briefly(map_: Map, claim: Claim) -> str:
    """Return who says a claim and when, as one says it aloud: `Berman 2023`, `Alterman, no date`."""
    if is_open_doubt_of_nobody(claim):
        return "an open doubt"
    people = [map_.author_name(author) for author in claim.authors]
    who = join_names([name if is_nameless(name) or author == ME else last_name(name)
                      for name, author in zip(people, claim.authors, strict=True)])  # fmt: skip
    cited = [c.source for c in list_citations(claim) if c.source in map_.sources]
    if not cited:
        return f"{who}, unstated" if claim.implicit else who
    date = map_.sources[cited[0] or ""].date
    return f"{who} {date[:4]}" if date else f"{who}, no date"


def is_open_doubt_of_nobody(claim: Claim) -> bool:
    """Whether a claim is a doubt that carries nobody's name."""
    return claim.doubt and set(claim.authors) <= {ME} and not claim.stances


def cite_place(map_: Map, claim: Claim) -> str:
    """Return who says a claim, when and where: `Berman 2023, ¶9, ¶11`."""
    places = say_places(list_citations(claim))
    return ", ".join(filter(None, [cite_briefly(map_, claim), places]))


def cite_fully(map_: Map, claim: Claim) -> str:
    """Return the whole line that cites a claim: who says it, with qualifications, in what source, and where in it."""
    by_source: dict[str, list[Citation]] = {}
    for citation in list_citations(claim):
        if citation.source in map_.sources:
            by_source.setdefault(citation.source or "", []).append(citation)
    lines = []
    for id_, citations in by_source.items():
        source = map_.sources[id_]
        line = write_citation(source, map_.authors, "debate")
        others = [author for author in claim.authors if author not in (*source.authors, ME)]
        if others:
            line = f"{join_names([introduce(map_, author) for author in others])}, cited in: {line}"
        lines.append(", ".join(filter(None, [line, say_places(citations) or "no place given"])))
    return "; ".join(lines)


def introduce(map_: Map, author: str) -> str:
    """Return an author with qualifications and affiliation: `Jon Alterman (Director, CSIS)`."""
    known = map_.authors.get(author)
    titles = ", ".join(filter(None, (known.qualifications, known.affiliation))) if known is not None else ""
    name = map_.author_name(author)
    return f"{name} ({titles})" if titles else name


def explain_source(map_: Map, claim: Claim) -> str:
    """Return the full citation, or in words why there is none."""
    cited = cite_fully(map_, claim)
    if cited:
        return cited
    if claim.implicit:
        return f"Analytic: {join_names([map_.author_name(a) for a in claim.authors])} leaves this unstated."
    if claim.doubt:
        return "Analytic: an open doubt, no source."
    return f"Analytic: {join_names([map_.author_name(a) for a in claim.authors])}, no source."


def is_analytic(claim: Claim) -> bool:
    """Whether a claim comes without any source."""
    return not is_cited(claim)


def quote_words(claim: Claim) -> list[Words]:
    """Return the words that a claim quotes, each between quotation marks and with its place."""
    return [
        words("“", Run(one_line(quotation.text), "quoted"), "”", _place(say_places(quotation.citations)))
        for quotation in claim.quotations
    ]


def _place(place: str) -> str:
    return f" ({place})" if place else ""


def make_card(
    map_: Map, claim: Claim, *, label: str = "", beside: Iterable[Claim] = (), extra: Iterable[Words] = ()
) -> Card:
    """Return a claim as a card. `beside` are the claims that it works together with, `extra` more of the body."""
    together = [claim, *beside]
    tag = " And: ".join(end_sentence(one.text) for one in together)
    cites = dict.fromkeys(explain_source(map_, one) for one in together)
    body = [line for one in together for line in quote_words(one)]
    if not body and any(not is_analytic(one) for one in together):
        places = dict.fromkeys(say_places(list_citations(one)) for one in together if not is_analytic(one))
        where = "; ".join(filter(None, places))
        look = f": look them up at {where}" if where else ""
        body = [words(Run(f"In our own words; no words of the source are quoted in the map{look}.", "faint"))]
    return Card(
        words(tag), words(" / ".join(cites)), tuple([*body, *extra]), label=label, claim=claim.id
    )  # fmt: skip
