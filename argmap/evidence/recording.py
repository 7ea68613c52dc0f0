"""Making the record of an article from its text, or bringing one up to date. Writes no file and reads no map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from argmap.evidence.articles import Article, ArticleText
from argmap.evidence.places import Range, read_paragraphs
from argmap.evidence.quotations import Checked, hold_quotation
from argmap.evidence.quoted import fingerprint_quotation, read_quotation
from argmap.evidence.records import RecordError, parse_record
from argmap.model import Map, Source

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import AoT, Table

_FACTS = ("title", "publisher", "date", "kind", "url")
_UNSAID = "argument"  # what a paragraph is until somebody says otherwise


@frozen
class Recorded:
    """A record as text, and what came of making it.

    `undigested` are the paragraphs without a digest, `changed` those whose words are not those recorded before.
    `added` and `dropped` count quotations; `unverified` are those of the map, as claim and words, that the text does
    not have where they are cited.
    """

    text: str = field(repr=False)
    undigested: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    quotations: int = 0
    added: int = 0
    dropped: int = 0
    unverified: tuple[tuple[str, str], ...] = ()


def record_article(
    text: ArticleText, source: str, *, file: str, old: str | None = None, debates: Iterable[Map] = ()
) -> Recorded:
    """Make the record of a source's text, or bring the `old` one, as TOML, up to date.

    `file` is the name under which the text is usually kept. Paragraphs that have not changed keep what is said of them,
    wherever they stand now; of quotations recorded before, those remain whose paragraphs have not changed. The
    quotations of the maps that stand where they are cited are added. Raises RecordError where `old` is no record of
    this source.
    """
    import tomlkit

    if old is not None:
        known = parse_record(old, file)
        if known is None or known.source != source:
            raise RecordError(f"is no record of `{source}`")
    document = tomlkit.document() if old is None else tomlkit.parse(old)
    maps = list(debates)
    if old is None:
        _begin(
            document, source, next((debate.sources[source] for debate in maps if source in debate.sources), None), maps
        )
    _set(
        document["article"],
        {"file": file, "sha256": text.sha256, "bytes": text.size, "paragraphs": len(text.paragraphs)},
    )
    moved, changed = _record_paragraphs(document, text)
    kept, dropped = _move_quotations(document, moved)
    before = len(kept)
    unverified = _add_quotations(kept, text, source, maps)
    _write_quotations(document, kept)
    tables = document.get("paragraph", [])
    return Recorded(
        tomlkit.dumps(document).rstrip("\n") + "\n",
        tuple(int(table["number"]) for table in tables if not table.get("digest")),
        changed if old is not None else (),
        len(kept),
        len(kept) - before,
        dropped,
        unverified,
    )


def _begin(document: TOMLDocument, source: str, known: Source | None, maps: Sequence[Map]) -> None:
    """Begin a record with what the map says of its source."""
    import tomlkit

    document.add(
        tomlkit.comment("What is known of an article. Its text is not here; digests are in the recorder's words.")
    )
    document.add(tomlkit.nl())
    article = tomlkit.table()
    article.add("source", source)
    if known is not None:
        authors = [debate.author_name(author) for debate in maps[:1] for author in known.authors]
        facts = {"title": known.title, "author": ", ".join(authors)}
        facts |= {key: getattr(known, key) for key in _FACTS if key != "title"}
        for key, value in facts.items():
            if value:
                article.add(key, value)
    document.add("article", article)


def _set(table: Any, values: Mapping[str, object]) -> None:
    """Change values of a table, the comments beside those that are unchanged kept."""
    for key, value in values.items():
        if table.get(key) != value:
            table[key] = value


def _record_paragraphs(document: TOMLDocument, text: ArticleText) -> tuple[dict[int, int], tuple[int, ...]]:
    """Bring the paragraphs up to date; return where each unchanged one stands now, and the changed ones."""
    import tomlkit

    old = list(document.get("paragraph", []))
    if [str(table.get("sha256")) for table in old] == list(text.fingerprints):
        return {int(table["number"]): number for number, table in enumerate(old, 1)}, ()
    known: dict[str, list[Table]] = {}
    for table in old:
        known.setdefault(str(table.get("sha256")), []).append(table)
    by_number = {int(table["number"]): table for table in old if isinstance(table.get("number"), int)}
    moved: dict[int, int] = {}
    changed = []
    tables = tomlkit.aot()
    for number, sha256 in enumerate(text.fingerprints, 1):
        same = known.get(sha256)
        facts: dict[str, object] = {"number": number}
        if same:
            before = same.pop(0)
            moved[int(before["number"])] = number
            facts |= {key: value for key, value in before.items() if key != "number"}
        else:
            changed.append(number)
            there = by_number.get(number)
            facts |= {"kind": there.get("kind", _UNSAID) if there is not None else _UNSAID, "sha256": sha256}
            facts["digest"] = ""
        tables.append(_make_table(facts))
    _replace(document, "paragraph", tables)
    return moved, tuple(changed)


def _make_table(values: Mapping[str, object]) -> Table:
    import tomlkit

    table = tomlkit.table()
    for key, value in values.items():
        table.add(key, value)
    return table


def _replace(document: TOMLDocument, key: str, tables: AoT) -> None:
    """Put an array of tables in the place of the one that a record has, or at its end."""
    if key in document:
        document[key] = tables
    else:
        document.add(key, tables)


Places = dict[str, list[tuple[int, ...]]]
"""The places of quotations, by the sha256 of their words."""


def _move_quotations(document: TOMLDocument, moved: Mapping[int, int]) -> tuple[Places, int]:
    """Return the quotations of a record whose paragraphs are unchanged, and how many are not among them."""
    kept: Places = {}
    dropped = 0
    for table in document.get("quotation", []):
        places = [tuple(place) if isinstance(place, list) else (place,) for place in table.get("paragraphs", [])]
        standing = [tuple(moved[n] for n in place) for place in places if all(n in moved for n in place)]
        if standing:
            kept[str(table.get("sha256"))] = standing
        else:
            dropped += 1
    return kept, dropped


def _add_quotations(
    kept: Places, text: ArticleText, source: str, debates: Iterable[Map]
) -> tuple[tuple[str, str], ...]:
    """Add the quotations that maps take from the source; return those that it does not have where they are cited."""
    article = Article(source, text)
    unverified: dict[tuple[str, str], None] = {}
    for debate in debates:
        for claim in debate.claims.values():
            for quotation in claim.quotations:
                citations = [cited for cited in quotation.citations or claim.citations if cited.source is not None]
                mine = [locator for cited in citations if cited.source == source for locator in cited.locators]
                passages = read_quotation(quotation.text)
                if not passages or source not in {cited.source for cited in citations}:
                    continue
                cited = read_paragraphs(mine, article) if mine else None
                checked = hold_quotation(passages, text.words, cited)
                if checked.outcome == "verified":
                    everywhere = hold_quotation(passages, text.words, None)
                    places = _list_places(checked) | _list_places(everywhere)
                    kept[fingerprint_quotation(quotation.text)] = sorted(places)
                elif len({cited.source for cited in citations}) == 1:  # else it may be from another source
                    unverified[claim.id, quotation.text] = None
    return tuple(unverified)


def _list_places(checked: Checked) -> set[tuple[int, ...]]:
    def spread(place: Range) -> tuple[int, ...]:
        return tuple(range(place[0], place[1] + 1))

    if checked.skips:
        return {tuple(dict.fromkeys(number for place in checked.places for number in spread(place)))}
    return {spread(place) for place in checked.places}


def _write_quotations(document: TOMLDocument, quotations: Places) -> None:
    import tomlkit

    written = {
        str(table.get("sha256")): [
            tuple(place) if isinstance(place, list) else (place,) for place in table["paragraphs"]
        ]
        for table in document.get("quotation", [])
    }
    if written == quotations:
        return
    tables = tomlkit.aot()
    for sha256, places in sorted(quotations.items(), key=lambda item: (item[1], item[0])):
        listed = [place[0] if len(place) == 1 else list(place) for place in places]
        tables.append(_make_table({"sha256": sha256, "paragraphs": listed}))
    if len(tables):
        _replace(document, "quotation", tables)
    elif "quotation" in document:
        document.remove("quotation")
