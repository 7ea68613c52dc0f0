"""What was held against the texts, as diagnostics of the rules on evidence. Holds nothing itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.diagnostics import RULES, Diagnostic, Edit, Finding, Fix
from argmap.evidence.rules import (
    absent_text,
    altered_quotation,
    changed_text,
    cited_furniture,
    misplaced_quotation,
    missing_quotation,
    spliced_quotation,
    unreadable_record,
    unreadable_text,
)
from argmap.text import Span

if TYPE_CHECKING:
    from argmap.evidence.articles import Article, Trouble
    from argmap.evidence.hold import Held
    from argmap.model import Map


def find_faults(
    debate: Map,
    articles: Mapping[str, Article],
    held: Iterable[Held],
    troubles: Iterable[Trouble],
    keys: Mapping[str, Span],
    start: Span,
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the evidence of a map.

    `keys` tells where the `text:` of a source stands, `start` where the map begins: the place of what has no other.
    A place that its article does not have is told only where the rules on the map cannot tell it (lines).
    """
    for trouble in troubles:
        source = debate.sources.get(trouble.source)
        path = Path(trouble.path)
        shown = source.text if trouble.named and source is not None and source.text else path.as_posix()
        span = keys.get(trouble.source) if trouble.named else None
        span = span or (source.at if source is not None else None) or start
        if trouble.kind == "record":
            yield unreadable_record(start, f"{path.parent.name}/{path.name}", trouble.reason)
        elif trouble.kind == "absent":
            yield absent_text(span, trouble.source, shown, trouble.named)
        else:
            yield unreadable_text(span, trouble.source, shown, trouble.reason)
    for article in articles.values():
        if article.changed:
            source = debate.sources[article.source]
            place = keys.get(article.source) or source.at or start
            yield changed_text(place, article.source, article.changed, article.paragraph_count or 0)
    for one in held:
        found = _word_fault(one, articles, start)
        if found is not None:
            yield found


def _word_fault(held: Held, articles: Mapping[str, Article], start: Span) -> Diagnostic | None:
    span = held.at or start
    source = held.source or ""
    match held.outcome:
        case "altered":
            return altered_quotation(span, source, held)
        case "spliced":
            return spliced_quotation(span, source, held)
        case "missing":
            return missing_quotation(span, source)
        case "elsewhere":
            own = held.quotation.citations if held.quotation is not None else ()
            return misplaced_quotation(own[0].at if own and own[0].at else span, source, held, _mend_place(held))
        case "furniture":
            return cited_furniture(span, source, held)
        case "out-of-range" if held.citation is not None and any(
            place.unit == "l." for place in held.citation.locators
        ):
            return _line_out_of_range(span, held, articles[source])
    return None


def _line_out_of_range(span: Span, held: Held, article: Article) -> Diagnostic | None:
    """Tell of lines beyond the text; of paragraphs the rule on the map tells."""
    from argmap.evidence.places import holds

    assert held.citation is not None
    lost = [place for place in held.citation.locators if place.unit == "l." and holds(place, article) is False]
    if not lost:
        return None
    return RULES["locator-out-of-range"].diagnose(
        Finding(
            span,
            f"`{lost[0]}` lies outside `{article.source}`, whose text has {article.line_count} lines",
            hint="look the place up again, or cite the source that has it",
        )
    )


def _mend_place(held: Held) -> Fix | None:
    """Return the mend of a misplaced quotation where there is one way only to do it."""
    quotation = held.quotation
    if quotation is None or quotation.at is None or len(held.found) != 1 or held.source is None:
        return None
    place = str(held.found[0])
    title = f"cite {place}"
    if quotation.citations:
        if len(quotation.citations) > 1 or len(quotation.citations[0].locators) != 1:
            return None
        span = quotation.citations[0].at
        if span is None:
            return None
        named = f"@{held.source} " if "@" in span.text else ""
        return Fix(title, (Edit(span, f"[{named}{place}]"),))
    cited = held.citation
    if cited is None or cited.at is None or cited.at.source is not quotation.at.source:
        return None  # another file may know the source by no name
    text = quotation.at.source
    following = text.line_text(quotation.at.end_line + 1).strip()
    if quotation.at.text.rstrip().endswith("]") or following.startswith("|"):
        return None
    return Fix(title, (Edit(text.span(quotation.at.end, quotation.at.end), f" [@{held.source} {place}]"),))
