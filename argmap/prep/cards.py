"""Claims as cards: the claim in one line, the line that cites it, the words quoted. Chooses no claims."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.bibliography.citations import cite_short, write_citation
from argmap.evaluation.conditions import GRANTS
from argmap.model import ME, Citation, Claim, Map
from argmap.prep.answers import is_open_doubt
from argmap.prep.naming import join_names, name_briefly, say_places
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
    """Return who says a claim and when, as one says it aloud: `Berman 2023`, `Alterman, no date`.

    Of several speakers it names those whose source it is.
    """
    if is_open_doubt(claim):
        return "open doubt"
    speakers = list_speakers(claim)
    cited = [c.source for c in cite_speakers(claim) if c.source in map_.sources]
    own = list_own_speakers(map_, speakers, cited[0] or "") if cited else ()
    who = join_names([name_briefly(map_, author) for author in own or speakers])
    if not cited:
        return f"{who}, unstated" if claim.implicit else who
    date = map_.sources[cited[0] or ""].date
    return f"{who} {date[:4]}" if date else f"{who}, no date"


def list_speakers(claim: Claim) -> tuple[str, ...]:
    """Return who says a claim; of a doubt, those who have taken it up."""
    took_up = tuple(dict.fromkeys(stance.author for stance in claim.stances if stance.kind in GRANTS))
    return took_up if claim.doubt and took_up else claim.authors


def list_own_speakers(map_: Map, speakers: Iterable[str], source: str) -> tuple[str, ...]:
    """Return which of those who say a claim wrote the source that it is from."""
    return tuple(author for author in speakers if author in map_.sources[source].authors)


def cite_speakers(claim: Claim) -> list[Citation]:
    """Return where those who say a claim say it."""
    cited = list(list_citations(claim))
    if claim.doubt and not cited:
        cited = [c for stance in claim.stances if stance.kind in GRANTS for c in stance.citations]
    return cited


def cite_place(map_: Map, claim: Claim) -> str:
    """Return who says a claim, when and where: `Berman 2023, ¶9, ¶11`.

    Where none of those who say it wrote the source, and for each source after the first, it names the source.
    """
    speakers = list_speakers(claim)
    by_source: dict[str | None, list[Citation]] = {}
    for citation in cite_speakers(claim):
        by_source.setdefault(citation.source if citation.source in map_.sources else None, []).append(citation)
    said = [cite_briefly(map_, claim)]
    first = True
    for id_, citations in by_source.items():
        places = say_places(citations)
        if id_ is None:
            said.append(places)
            continue
        source = map_.sources[id_]
        own = list_own_speakers(map_, speakers, id_)
        if not first:
            said[-1] += f"; {cite_short(source, map_.authors)}" if own else f"; in “{one_line(source.title)}”"
        elif not own:
            said.append(f"in “{one_line(source.title)}”")
        said.append(places)
        first = False
    return ", ".join(filter(None, said))


def cite_fully(map_: Map, *claims: Claim) -> Words:
    """Return the whole line that cites claims: who says them, with qualifications, in what source, and where in it.

    A source of which one of the speakers is an author is cited as his own, and told who else says it; what only others
    say in it is cited as theirs. The words that are said aloud, a name and a year, are strong.
    """
    cites: dict[tuple[str, bool], tuple[list[Citation], dict[str, None]]] = {}
    for claim in claims:
        speakers = [author for author in list_speakers(claim) if author != ME]
        for citation in cite_speakers(claim):
            if citation.source in map_.sources:
                own = list_own_speakers(map_, speakers, citation.source or "")
                cited, others = cites.setdefault((citation.source or "", bool(own or not speakers)), ([], {}))
                cited.append(citation)
                others.update((author, None) for author in speakers if author not in own)
    said: list[Run | str] = []
    for (id_, is_own), (citations, others) in cites.items():
        source = map_.sources[id_]
        short, line = cite_short(source, map_.authors), write_citation(source, map_.authors, "debate")
        place = say_places(citations) or "no place given"
        said.append("; " if said else "")
        if is_own:
            said += [Run(short, "strong"), f"{line.removeprefix(short)}, {place}"]
            if others:
                names = join_names([introduce(map_, author) for author in others])
                said.append(f" ({names} {'say' if len(others) > 1 else 'says'} it too)")
            continue
        for at, author in enumerate(others):
            name = map_.author_name(author)
            said += [" and " if at else "", Run(name, "strong"), introduce(map_, author).removeprefix(name)]
        said.append(f", cited in: {line}, {place}")
    return words(*said)


def introduce(map_: Map, author: str) -> str:
    """Return an author with qualifications and affiliation: `Jon Alterman (Director, CSIS)`."""
    known = map_.authors.get(author)
    titles = ", ".join(filter(None, (known.qualifications, known.affiliation))) if known is not None else ""
    name = map_.author_name(author)
    return f"{name} ({titles})" if titles else name


def explain_lack(map_: Map, claim: Claim) -> str:
    """Return in words why a claim has no citation."""
    if claim.implicit:
        return f"Analytic: {join_names([map_.author_name(a) for a in claim.authors])} leaves this unstated."
    if is_open_doubt(claim):
        return "Analytic: an open doubt that nobody has raised yet, no source."
    return f"Analytic: no source, in the words of {join_names([map_.author_name(a) for a in list_speakers(claim)])}."


def is_analytic(claim: Claim) -> bool:
    """Whether a claim comes without any source."""
    return not cite_speakers(claim)


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
    sourced = [one for one in together if not is_analytic(one)]
    lacks = dict.fromkeys(explain_lack(map_, one) for one in together if one not in sourced)
    cite = words(cite_fully(map_, *sourced), " / " if sourced and lacks else "", " ".join(lacks))
    body = [line for one in together for line in quote_words(one)]
    if not body and sourced:
        where = say_places([citation for one in sourced for citation in cite_speakers(one)])
        look = f": look them up at {where}" if where else ""
        body = [words(Run(f"In our own words; no words of the source are quoted in the map{look}.", "faint"))]
    return Card(words(tag), cite, (*body, *extra), label=label, claim=claim.id)
