"""A whole map's evidence, held against the articles: each place and each quotation. Words no diagnostics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from attrs import evolve, frozen

from argmap.evidence.articles import Article
from argmap.evidence.places import Range, holds, name_place, read_paragraphs
from argmap.evidence.quotations import Change, Checked, hold_quotation
from argmap.evidence.quoted import fingerprint_quotation, read_quotation
from argmap.evidence.wording import list_locators
from argmap.model import Citation, Claim, Locator, Map, Quotation
from argmap.text import Span

OutcomeKind = Literal[
    "verified", "elsewhere", "altered", "spliced", "missing", "out-of-range", "furniture", "changed", "unverified"
]


@frozen
class Held:
    """One citation or one quotation of a claim, and what came of holding it against its article.

    `quotation` is None where only a place is held. `outcome`:

    - `verified`: the words stand there; of a place alone: it exists;
    - `elsewhere`: the words stand in the article, but not at the place cited; `found` says where;
    - `altered`: words differ from the nearest passage, at `found`; `difference` shows them;
    - `spliced`: parts from the places in `found` are put together without a mark of omission, or out of order;
    - `missing`: nothing like it stands in the article;
    - `out-of-range`: the article has no such place;
    - `furniture`: the place is no part of the article proper (navigation, advertisement), by its record;
    - `changed`: found when the record was made, but no longer in the text at hand, which has changed since;
    - `unverified`: neither a text nor a record can tell.

    `by` says what told it. `words` is a sentence for the reader.
    """

    claim: str
    source: str | None
    citation: Citation | None
    quotation: Quotation | None
    outcome: OutcomeKind
    found: tuple[Locator, ...] = ()
    difference: tuple[Change, ...] = ()
    by: Literal["text", "record"] | None = None
    at: Span | None = None
    words: str = ""


FURNITURE: Literal["furniture"] = "furniture"
_RANKS = ("verified", "elsewhere", "changed", "altered", "spliced", "unverified", "missing")
"""What is told of a quotation that may be from several sources: the first of these."""


def hold_evidence(debate: Map, articles: Mapping[str, Article]) -> tuple[Held, ...]:
    """Hold every citation and quotation of a map against the articles, by source id, in the order of the claims.

    For each claim: its citations, its quotations, then the citations of its stances. A quotation's own citation goes
    before the claim's; one that cites several places may stand in any of them. A citation without source is left out.
    """
    held: list[Held] = []
    for claim in debate.claims.values():
        held += _hold_places(claim, claim.citations, articles)
        held += (_hold_words(claim, quotation, articles) for quotation in claim.quotations)
        for stance in claim.stances:
            held += _hold_places(claim, stance.citations, articles)
    return tuple(held)


def _hold_places(claim: Claim, citations: Iterable[Citation], articles: Mapping[str, Article]) -> Iterator[Held]:
    """Hold the places that citations name."""
    for citation in citations:
        if citation.source is None:
            continue
        held = Held(claim.id, citation.source, citation, None, "unverified", at=citation.at)
        article = articles.get(citation.source)
        if article is None:
            yield evolve(held, words=f"neither the text nor a record of {citation.source} is at hand")
        elif not citation.locators:
            yield evolve(held, words="cites the whole source and no place in it")
        else:
            yield _judge_places(held, citation.locators, article)


def _judge_places(held: Held, locators: tuple[Locator, ...], article: Article) -> Held:
    there = {locator: holds(locator, article) for locator in locators}
    found = tuple(locator for locator, is_there in there.items() if is_there)
    held = evolve(held, found=found, by="record" if article.text is None else "text")
    lost = [locator for locator, is_there in there.items() if is_there is False]
    if lost:
        count = article.paragraph_count
        has = f"{article.source} has {count} paragraphs" if count is not None else f"{article.source} does not have it"
        return evolve(held, outcome="out-of-range", words=f"{list_locators(lost)}: {has}")
    idle = [locator for locator in found if _is_furniture(locator, article)]
    if idle:
        return evolve(held, outcome=FURNITURE, words=f"{list_locators(idle)}: no part of the article proper")
    untold = [locator for locator, is_there in there.items() if is_there is None]
    if untold:
        by = held.by if found else None
        return evolve(
            held, by=by, words=f"{list_locators(untold)}: only paragraphs and lines can be held against a text"
        )
    return evolve(held, outcome="verified", words=f"{list_locators(found)}: there")


def _is_furniture(locator: Locator, article: Article) -> bool:
    """Tell whether a place is nothing but what stands around an article."""
    places = read_paragraphs([locator], article) or []
    numbers = [number for first, last in places for number in range(first, last + 1)]
    return bool(numbers) and all(article.kind_of(number) == FURNITURE for number in numbers)


def _hold_words(claim: Claim, quotation: Quotation, articles: Mapping[str, Article]) -> Held:
    """Hold a quotation against each source that it may be from."""
    cited: dict[str, list[Citation]] = {}
    for citation in quotation.citations or claim.citations:
        if citation.source is not None:
            cited.setdefault(citation.source, []).append(citation)
    held = Held(claim.id, None, None, quotation, "unverified", at=quotation.at)
    if not cited:
        return evolve(held, words="neither the quotation nor its claim cites a source")
    found = []
    for source, citations in cited.items():
        mine = evolve(held, source=source, citation=citations[0])
        locators = tuple(locator for citation in citations for locator in citation.locators)
        found.append(_judge_words(mine, quotation.text, locators, articles.get(source)))
    return min(found, key=lambda one: _RANKS.index(one.outcome))


def _judge_words(held: Held, quoted: str, locators: tuple[Locator, ...], article: Article | None) -> Held:
    passages = read_quotation(quoted)
    if article is None:
        return evolve(held, words=f"neither the text nor a record of {held.source} is at hand")
    if not passages:
        return evolve(held, words="holds no words of the source")
    cited = read_paragraphs(locators, article) if locators else None
    unit = "l." if locators and all(locator.unit == "l." for locator in locators) else "¶"
    recorded = article.record.quotations.get(fingerprint_quotation(quoted)) if article.record is not None else None
    if article.text is not None:
        checked = hold_quotation(passages, article.text.words, cited)
        if checked.outcome == "verified" or recorded is None or not article.changed:
            found = tuple(name_place(place, unit, article) for place in checked.places)
            if checked.outcome == "verified" and len(found) > 1 and not checked.skips:
                found = found[:1] if cited is not None else found
            words = _word_outcome(checked, found, article.source, unheld=bool(locators) and cited is None)
            return evolve(
                held, outcome=checked.outcome, found=found, difference=checked.changes, by="text", words=words
            )
        found = tuple(name_place((n, n), "¶", article) for n in recorded.places[0])
        words = f"stood in {list_locators(found)} when the record was made; the text at hand has changed since"
        return evolve(held, outcome="changed", found=found, by="text", words=words)
    if recorded is None:
        return evolve(held, words=f"the record of {held.source} does not know these words, and the text is not at hand")
    standing = [place for place in recorded.places if cited is None or _within(place, cited)]
    found = tuple(Locator("¶", str(number)) for number in (standing or recorded.places)[0])
    if standing:
        return evolve(
            held, outcome="verified", found=found, by="record", words=f"in {list_locators(found)} by the record"
        )
    places = tuple(Locator("¶", str(number)) for place in recorded.places for number in place)
    words = f"in {list_locators(places)} by the record, not at the place cited"
    return evolve(held, outcome="elsewhere", found=places, by="record", words=words)


def _within(place: Iterable[int], cited: Iterable[Range]) -> bool:
    ranges = list(cited)
    return all(any(first <= number <= last for first, last in ranges) for number in place)


def _word_outcome(checked: Checked, found: tuple[Locator, ...], source: str, *, unheld: bool) -> str:
    skips = "; a mark of omission skips over the border of a paragraph" if checked.skips else ""
    match checked.outcome:
        case "verified":
            many = len(found) > 1 and not checked.skips
            place = f"in {len(found)} places of {source}" if many else f"in {list_locators(found)}"
            return f"word for word {place}{skips}" + "; the place cited cannot be held against a text" * unheld
        case "elsewhere":
            return f"word for word in {list_locators(found)}, not at the place cited{skips}"
        case "altered":
            return f"differs from {list_locators(found)} of {source}"
        case "spliced" if checked.out_of_order:
            return f"its passages, from {list_locators(found)} of {source}, stand there in another order"
        case "spliced":
            return f"joins words from {list_locators(found)} of {source} without a mark of omission"
    return f"nowhere in {source}"
