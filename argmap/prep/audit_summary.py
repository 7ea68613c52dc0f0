"""The part of the audit that sums up the others. Lists nothing itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from argmap.evidence import Article, Held, cover_paragraphs
from argmap.model import ME, Map
from argmap.prep.fields import find_missing
from argmap.prep.figures import Pair
from argmap.prep.naming import count, join_names
from argmap.prep.resting import Resting, count_placeless
from argmap.prep.secondhand import find_reports
from argmap.prep.sheet import Listing, Part


def sum_up(
    map_: Map,
    articles: Mapping[str, Article],
    held: Sequence[Held],
    resting: Resting,
    compared: Sequence[Pair],
    on: str | None,
) -> Part:
    """Return the part for a reader in a hurry: what the others list, counted."""
    speakers = {author for claim in map_.claims.values() for author in claim.authors if author != ME}
    own = any(ME in claim.authors for claim in map_.claims.values())
    people = [count(len(speakers), "author")] if speakers or not own else []
    who = join_names(people + ["the map-maker"] * own)
    told = [f"{count(len(map_.claims), 'claim')} by {who}, from {count(len(map_.sources), 'source')}."]
    quoted = [one for one in held if one.quotation is not None]
    places = [one for one in held if one.quotation is None and one.citation is not None and one.citation.locators]
    told += _tell_verified(quoted, "quotation", "quotations", " word for word")
    told += _tell_verified(places, "place cited", "places cited")
    tally: Counter[str] = Counter(one.outcome for one in held)
    bad = [
        f"{tally[kind]} {said}"
        for kind, said in (
            ("altered", "altered"),
            ("spliced", "joined from two passages"),
            ("missing", "not in the source"),
            ("elsewhere", "at another place than cited"),
            ("out-of-range", "citing a place that the source does not have"),
            ("furniture", "citing what is no part of the article"),
            ("changed", "no longer in the text, which has changed"),
        )
        if tally[kind]
    ]
    if bad:
        told.append(f"Found wanting: {', '.join(bad)}.")
    single = sum(len(resting.rests_on[claim]) == 1 for claim in map_.claims)
    none = sum(not resting.cites[claim] for claim in map_.claims)
    told.append(f"{count(single, 'claim rests', 'claims rest')} on one source only; {none} cite none themselves.")
    paraphrased = sum(bool(resting.cites[claim.id]) and not claim.quotations for claim in map_.claims.values())
    if paraphrased:
        told.append(
            f"{count(paraphrased, 'claim')} with a source quote no words of it: paraphrases, which the rules hold to "
            "the same standard as quotations."
        )
    told += _tell_rest(map_, articles, compared)
    if any(article.text is None for article in articles.values()) or len(articles) < len(map_.sources):
        told.append(_tell_texts(map_, articles))
    told[1:1] = [] if on else ["No date is known for the map, so the ages of the sources are not reckoned."]
    return Part(
        "In brief",
        [Listing([line[0].upper() + line[1:] for line in told])],
        name="summary",
        empty="The map has no claims.",
    )


def _tell_rest(map_: Map, articles: Mapping[str, Article], compared: Iterable[Pair]) -> list[str]:
    """What the later parts list, counted."""
    placeless = count_placeless(map_)
    lacking = sum(bool(find_missing(map_, source, placeless[source.id])) for source in map_.sources.values())
    lack = "lacks" if lacking == 1 else "lack"
    told = [f"{lacking} of {count(len(map_.sources), 'source')} {lack} something that the rules ask for."]
    reported = len({report.claim for report in find_reports(map_)})
    if reported:
        told.append(f"{count(reported, 'claim comes', 'claims come')} to us through somebody else’s report.")
    differing = sum(pair.outcome in ("other number", "other unit") for pair in compared)
    if differing:
        told.append(
            f"{count(differing, 'pair of figures differs', 'pairs of figures differ')}: see Figures side by side."
        )
    bare = sum(one.argued and not one.claims for one in cover_paragraphs(map_, articles))
    if bare:
        told.append(f"{count(bare, 'paragraph that argues is', 'paragraphs that argue are')} carried by no claim.")
    return told if map_.sources else []


def _tell_verified(held: Sequence[Held], noun: str, plural: str, how: str = "") -> list[str]:
    if not held:
        return [f"No {plural}."]
    verified: Counter[str | None] = Counter(one.by for one in held if one.outcome == "verified")
    by = [f"{verified[way]} by the {name}" for way, name in (("text", "text"), ("record", "record")) if verified[way]]
    untold = sum(one.outcome == "unverified" for one in held)
    where = "its source" if len(held) == 1 else "their sources"
    return [
        f"{verified.total()} of {count(len(held), noun, plural)} found{how} in {where}"
        + (f" ({' and '.join(by)})" if by else "")
        + (f"; {untold} could not be checked" if untold else "")
        + "."
    ]


def _tell_texts(map_: Map, articles: Mapping[str, Article]) -> str:
    texts = sum(article.text is not None for article in articles.values())
    records = sum(article.text is None for article in articles.values())
    none = len(map_.sources) - texts - records
    ways = [
        (number, said)
        for number, said in (
            (texts, "held against the text itself"),
            (records, "held against a record of fingerprints only, as the text is not at hand"),
            (none, "not held against anything, as neither text nor record is at hand"),
        )
        if number
    ]
    if len(ways) == 1:
        return f"{'The source was' if len(map_.sources) == 1 else 'The sources were'} {ways[0][1]}."
    return f"Of the sources {', '.join(f'{number} {said}' for number, said in ways)}."
