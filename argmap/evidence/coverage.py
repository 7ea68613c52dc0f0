"""Which claims carry which paragraph of an article. Holds no quotation and judges no claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from argmap.evidence.articles import Article
from argmap.evidence.places import read_paragraphs
from argmap.model import Citation, Claim, Map

ARGUED = "argument"


@frozen
class Covered:
    """A paragraph of an article and the claims that cite it, in the order of the map.

    `kind` is what the record calls it (`argument`, `title`, `heading`, `byline`, `furniture`), None where no record
    tells; `digest` what it says, in the words of the record's maker.
    """

    source: str
    paragraph: int
    kind: str | None
    digest: str | None
    claims: tuple[str, ...]

    @property
    def argued(self) -> bool:
        """Whether a claim ought to carry it: the record calls it an argument, or tells nothing."""
        return self.kind in (ARGUED, None)


def cover_paragraphs(debate: Map, articles: Mapping[str, Article]) -> tuple[Covered, ...]:
    """Return each paragraph of each article, in order, with the claims that cite it.

    A claim cites a paragraph by its own citation or by one of a quotation or a stance; a range (`¶11–13`) cites all in
    it, a citation without a paragraph (`[@plan]`, `[@plan p. 4]`) none. Lines count (`l. 4`) where a text is at hand.
    """
    carried: dict[tuple[str, int], dict[str, None]] = {}
    for claim in debate.claims.values():
        for citation in _list_citations(claim):
            article = articles.get(citation.source or "")
            if article is None:
                continue
            for first, last in read_paragraphs(citation.locators, article) or ():
                for number in range(max(first, 1), min(last, article.paragraph_count or 0) + 1):
                    carried.setdefault((article.source, number), {})[claim.id] = None
    return tuple(
        Covered(
            source,
            number,
            article.kind_of(number),
            article.digest_of(number),
            tuple(carried.get((source, number), ())),
        )
        for source, article in articles.items()
        for number in range(1, (article.paragraph_count or 0) + 1)
    )


def _list_citations(claim: Claim) -> Iterator[Citation]:
    yield from claim.citations
    for quotation in claim.quotations:
        yield from quotation.citations
    for stance in claim.stances:
        yield from stance.citations
