"""Rules on citations: claims without one, places that no source has. Reads no source's text."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from argmap.diagnostics import Finding, Label, Severity, rule
from argmap.model import ME, Locator, Source
from argmap.rules.context import RuleContext, list_speakers
from argmap.syntax.citations import roman_value

Reading = tuple[str, int]
"""A number as it counts: which numerals (`arabic`, `roman`, `time`) and how much."""

_SHORTENED_FROM = 100  # from here on, style guides let the second number of a range drop what it shares: 123–28


def _read_number(number: str) -> Reading | None:
    """Return the value of a number or a time; None where it cannot be compared, such as `3.1`."""
    if number.isdigit():
        return "arabic", int(number)
    if ":" in number:
        seconds = 0
        for part in number.split(":"):
            if not part.isdigit():
                return None
            seconds = 60 * seconds + int(part)
        return "time", seconds
    value = roman_value(number)
    return None if value is None else ("roman", value)


def _complete(locator: Locator) -> Locator:
    """Return a range with its second number in full: `pp. 123–28` ends on page 128."""
    first, last = locator.first, locator.last
    if (
        last is None
        or not (first.isdigit() and last.isdigit())
        or len(last) >= len(first)
        or int(first) < _SHORTENED_FROM
    ):
        return locator
    return evolve(locator, last=first[: -len(last)] + last)


@rule("AM611", "missing-citation", Severity.WARNING, whole=True)
def find_missing_citations(context: RuleContext) -> Iterator[Finding]:
    """A claim of an author that cites no place.

    What it checks:
    In a map with sources, each claim that an author says has a citation, or a quotation with one. The
    map-maker's own claims need none, nor do premises marked `assuming`. A citation on a stance says where
    somebody else agreed or denied; it is no evidence that the author said it.

    Why it matters:
    What is put into somebody's mouth must be found where he said it.

    Example:
    ```argmap
    author ada: Ada Moss
    source plan: The city's transport plan

    claim lanes by ada: The city should build bicycle lanes. [@plan p. 4]
      because safety: Lanes keep riders apart from cars.
    ```

    Instead:
    ```argmap
    author ada: Ada Moss
    source plan: The city's transport plan

    claim lanes by ada: The city should build bicycle lanes. [@plan p. 4]
      because safety: Lanes keep riders apart from cars. [@plan p. 6]
    ```
    """
    if not context.map.sources:
        return
    mine = (ME,)
    for claim in context.map.claims.values():
        if claim.citations or claim.authors == mine or claim.implicit or claim.doubt:
            continue
        authors = [author for author in claim.authors if author != ME]
        if not authors or any(quotation.citations for quotation in claim.quotations):
            continue
        yield Finding(
            context.place(claim.at),
            f"{context.claim_name(claim.id)} is said by {list_speakers(authors)} and cites no place",
            hint="end the text with the place: `[@source ¶9]`; "
            "what he left unstated is `assuming`, what you add is `by me`",
        )


@rule("AM612", "locator-out-of-range", Severity.ERROR)
def find_locators_out_of_range(context: RuleContext) -> Iterator[Finding]:
    """A place that its source does not have.

    What it checks:
    Paragraphs, pages and the like lie within the `extent` of the source, where it states one for that unit; a
    paragraph lies within the source's own text, where that is at hand. Roman numbers are held against roman
    ones only.

    Why it matters:
    Nobody can look up the ninetieth paragraph of thirty; the number is a slip, or the source another.

    Example:
    ```argmap
    author ada: Ada Moss
    source plan: The city's transport plan
      extent: pp. 1–40

    claim lanes by ada: The city should build bicycle lanes. [@plan p. 4]
      because safety: Lanes keep riders apart from cars. [@plan p. 60]
    ```

    Instead:
    ```argmap
    author ada: Ada Moss
    source plan: The city's transport plan
      extent: pp. 1–40

    claim lanes by ada: The city should build bicycle lanes. [@plan p. 4]
      because safety: Lanes keep riders apart from cars. [@plan p. 6]
    ```
    """
    measured = {
        source.id: source for source in context.map.sources.values() if source.extent or source.id in context.paragraphs
    }
    if not measured:
        return
    for citation in context.citations:
        source = measured.get(citation.source or "")
        if source is None:
            continue
        paragraphs = context.paragraphs.get(source.id)
        for locator in citation.locators:
            if _lies_within(locator, source, paragraphs):
                continue
            has = ", ".join(_places_of(locator, source, paragraphs))
            yield Finding(
                context.place(citation.at),
                f"`{locator}` lies outside `{source.id}`, which has {has}",
                hint="look the place up again, or cite the source that has it",
                related=(Label(source.at, "the source"),) if source.at else (),
            )


def _places_of(locator: Locator, source: Source, paragraphs: int | None) -> list[str]:
    """Return the places of the locator's unit that the source has, as words."""
    places = [str(part) for part in source.extent if part.unit == locator.unit]
    if locator.unit == "¶" and paragraphs is not None:
        places = [f"¶1–{paragraphs}" if paragraphs else "no paragraphs"]
    return [f"`{place}`" for place in places]


def _lies_within(locator: Locator, source: Source, paragraphs: int | None) -> bool:
    """Whether the source has the place, as far as is known: what cannot be compared is taken to be there."""
    locator = _complete(locator)
    ends = [_read_number(end) for end in (locator.first, locator.last) if end is not None]
    if None in ends:
        return True
    ranges: list[tuple[Reading, Reading]] = []
    if locator.unit == "¶" and paragraphs is not None:
        ranges.append((("arabic", 1), ("arabic", paragraphs)))
    for part in source.extent:
        if part.unit != locator.unit:
            continue
        part = _complete(part)
        first, last = _read_number(part.first), _read_number(part.last or part.first)
        if first is None or last is None or first[0] != last[0] or last < first:
            return True
        ranges.append((first, last))
    for end in ends:
        assert end is not None
        rivals = [(first, last) for first, last in ranges if first[0] == end[0]]
        if rivals and not any(first <= end <= last for first, last in rivals):
            return False
    return True


@rule("AM613", "reversed-range", Severity.ERROR)
def find_reversed_ranges(context: RuleContext) -> Iterator[Finding]:
    """A range that ends before it begins.

    What it checks:
    The second number of a range is not less than the first. `pp. 123–28` is read as it is meant, up to page
    128.

    Why it matters:
    One of the two numbers is a slip, and nobody but the map-maker can say which.

    Example:
    ```argmap
    author ada: Ada Moss
    source plan: The city's transport plan

    claim lanes by ada: The city should build bicycle lanes. [@plan p. 4]
      because safety: Lanes keep riders apart from cars. [@plan pp. 31–13]
    ```

    Instead:
    ```argmap
    author ada: Ada Moss
    source plan: The city's transport plan

    claim lanes by ada: The city should build bicycle lanes. [@plan p. 4]
      because safety: Lanes keep riders apart from cars. [@plan pp. 13–31]
    ```
    """
    for citation in context.citations:
        for locator in citation.locators:
            if locator.last is not None and _is_reversed(locator):
                yield Finding(
                    context.place(citation.at),
                    f"the range `{locator}` ends before it begins",
                    hint="write the smaller number first, or correct the one that is wrong",
                )
    for source in context.map.sources.values():
        for part in source.extent:
            if _is_reversed(part):
                yield Finding(
                    context.place(source.at),
                    f"the range `{part}` in the extent of `{source.id}` ends before it begins",
                    hint="write the smaller number first, or correct the one that is wrong",
                )


def _is_reversed(locator: Locator) -> bool:
    locator = _complete(locator)
    if locator.last is None:
        return False
    first, last = _read_number(locator.first), _read_number(locator.last)
    return first is not None and last is not None and first[0] == last[0] and last < first
