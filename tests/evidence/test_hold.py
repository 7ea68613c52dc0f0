"""A whole map against its articles: what is held, by what, with which outcome; which claims carry which paragraph."""

from collections.abc import Callable
from pathlib import Path

from argmap.app import Loaded, load_map
from argmap.evidence import Held, cover_paragraphs, hold_evidence
from argmap.evidence.places import holds, read_paragraphs, read_range
from argmap.model import Locator

HEAD = """\
author ada: Ada Moss
source bridge: Why the harbour bridge will be late
source other: Another article

by ada from bridge

"""


def load(claims: str, **options: object) -> Loaded:
    return load_map(None, text=HEAD + claims, **options)  # type: ignore[arg-type]


def hold(claims: str, **options: object) -> list[Held]:
    loaded = load(claims, **options)
    assert loaded.auditable is not None
    return list(hold_evidence(loaded.auditable, loaded.articles))


def tell(held: list[Held]) -> list[tuple[str, str | None, list[str]]]:
    return [(one.outcome, one.by, list(map(str, one.found))) for one in held]


def test_places_and_quotations_in_order(folder: Path) -> None:
    held = hold(
        "claim late: The bridge is late. [¶3, ¶4–5]\n"
        "  conceded: ada [¶6]\n"
        "  > Nobody on the council believes them any longer\n"
        "  > who pays [¶6]\n"
        "  because steel: Steel is dear. [¶4]\n",
        texts=folder,
    )
    assert [(one.claim, one.quotation and one.quotation.text) for one in held] == [
        ("late", None),
        ("late", "Nobody on the council believes them any longer"),
        ("late", "who pays"),
        ("late", None),
        ("steel", None),
    ]
    assert tell(held) == [
        ("verified", "text", ["¶3", "¶4–5"]),
        ("verified", "text", ["¶3"]),
        ("verified", "text", ["¶6"]),
        ("verified", "text", ["¶6"]),
        ("verified", "text", ["¶4"]),
    ]
    assert all(one.at is not None and one.words for one in held)


def test_a_quotation_s_own_place_goes_before_the_claim_s(folder: Path) -> None:
    (held,) = [
        one
        for one in hold("claim late: Late. [¶3]\n  > Nobody on the council [¶4]\n  because x: X. [¶4]\n", texts=folder)
        if one.quotation
    ]
    assert (held.outcome, str(held.citation), list(map(str, held.found))) == ("elsewhere", "@bridge ¶4", ["¶3"])


def test_lines_are_held_and_told_in_lines(folder: Path) -> None:
    held = hold(
        "claim late: Late. [l. 5, ll. 1–2, l. 2]\n  > Nobody on the council\n  > Steel is dear [l. 5]\n"
        "  because x: X. [l. 12]\n",
        texts=folder,
    )
    assert tell(held) == [
        ("verified", "text", ["l. 5", "l. 1–2", "l. 2"]),
        ("verified", "text", ["l. 5"]),
        ("elsewhere", "text", ["l. 7"]),
        ("out-of-range", "text", []),
    ]


def test_pages_cannot_be_held_but_the_words_can(folder: Path) -> None:
    held = hold(
        "claim late: Late. [p. 4]\n  > Nobody on the council\n  > nobody in the town hall\n"
        "  because x: X. [p. 4, ¶9]\n  because y: Y. [p. 4, ¶3]\n",
        texts=folder,
    )
    assert [one.outcome for one in held] == ["unverified", "verified", "missing", "out-of-range", "unverified"]


def test_without_text_or_record_nothing_is_held(tmp_path: Path) -> None:
    held = hold("claim late: Late. [¶3]\n  > Nobody [@other]\n  because x: X. [@other p. 3]\n", records=tmp_path)
    assert {(one.outcome, one.by) for one in held} == {("unverified", None)}


def test_the_record_knows_quotations_without_the_text(folder: Path, make_record: Callable[..., Path]) -> None:
    claims = (
        "claim late: Late. [¶3]\n"
        "  > Nobody on the council believes them\n"
        "  > the council [¶4]\n"
        "  > promised a bridge by spring … Steel is dear [¶3, ¶4]\n"
        "  because x: X. [¶4]\n"
    )
    make_record(load(claims, texts=folder).auditable)
    (folder / "bridge.txt").unlink()
    held = hold(claims.replace("Nobody on", "“Nobody on") + "  because y: Y. [¶1]\n  because z: Z. [¶7]\n")
    assert tell(held) == [
        ("verified", "record", ["¶3"]),
        ("verified", "record", ["¶3"]),
        ("verified", "record", ["¶4"]),
        ("verified", "record", ["¶3", "¶4"]),
        ("verified", "record", ["¶4"]),
        ("furniture", "record", ["¶1"]),
        ("out-of-range", "record", []),
    ]
    moved = claims.replace("the council [¶4]", "the council [¶6]").replace("Nobody on", "Somebody on")
    held = hold(moved.replace("[¶3, ¶4]", "[¶3]"))
    assert tell(held)[1:4] == [
        ("unverified", None, []),
        ("elsewhere", "record", ["¶3", "¶4"]),
        ("elsewhere", "record", ["¶3", "¶4"]),
    ]


def test_a_changed_text_explains_what_it_no_longer_has(folder: Path, make_record: Callable[..., Path]) -> None:
    claims = "claim late: Late. [¶3]\n  > Nobody on the council\n  > who pays [¶6]\n  because x: X. [¶4]\n"
    make_record(load(claims, texts=folder).auditable)
    text = (folder / "bridge.txt").read_text()
    (folder / "bridge.txt").write_text(text.replace("Nobody on", "No one on"))
    loaded = load(claims, texts=folder)
    assert [d.name for d in loaded.diagnostics if d.code.startswith("AM62")] == ["changed-text", "absent-text"]
    assert loaded.auditable is not None
    held = hold_evidence(loaded.auditable, loaded.articles)
    assert [one.outcome for one in held if one.quotation] == ["changed", "verified"]


def test_a_quotation_from_one_of_two_sources(folder: Path) -> None:
    (folder / "other.txt").write_text("The ferry is full on most days.\n")
    claims = "claim late: Late. [¶3; @other ¶1]\n  > {}\n  because x: X. [@other ¶1]\n"

    def hold_one(words: str) -> tuple[str, str | None]:
        (held,) = [one for one in hold(claims.format(words), texts=folder) if one.quotation]
        return held.outcome, held.source

    assert hold_one("full on most days") == ("verified", "other")
    assert hold_one("Nobody on the council") == ("verified", "bridge")
    assert hold_one("The ferry is empty on most days") == ("altered", "other")
    (folder / "other.txt").unlink()
    assert hold_one("full on most days") == ("unverified", "other")
    assert hold_one("Nobody in the council believes them") == ("altered", "bridge")


def test_words_without_a_source_and_quotations_without_words(folder: Path) -> None:
    held = hold("claim late: Late.\n  > Nobody\n  because x: X. [¶3]\n    > [no words]\n", texts=folder)
    assert [(one.outcome, one.source) for one in held if one.quotation] == [
        ("unverified", None),
        ("unverified", "bridge"),
    ]


def test_every_paragraph_has_the_claims_that_cite_it(make_record: Callable[..., Path]) -> None:
    make_record()
    loaded = load(
        "claim late: Late. [¶3, ¶5–99]\n  denied: me [@bridge ¶2]\n  because steel: Steel. [@bridge p. 1]\n"
        "    > Steel is dear [¶4]\n  because x: X. [¶3; @other ¶1]\n"
    )
    # ¶5–99 is an error, and still the claim carries what there is of it
    assert loaded.map is None
    assert loaded.auditable is not None
    covered = cover_paragraphs(loaded.auditable, loaded.articles)
    assert [(one.paragraph, one.kind, one.claims) for one in covered] == [
        (1, "furniture", ()),
        (2, "argument", ("late",)),
        (3, "argument", ("late", "x")),
        (4, "argument", ("steel",)),
        (5, "argument", ("late",)),
        (6, "argument", ("late",)),
    ]
    assert [one.argued for one in covered] == [False, True, True, True, True, True]


def test_ranges() -> None:
    assert read_range(Locator("¶", "123", "28")) == (123, 128)
    assert read_range(Locator("p.", "iv", "ix")) == (4, 9)
    assert read_range(Locator("§", "3.1")) is None
    assert read_range(Locator("¶", "9", "2")) is None
    assert read_range(Locator("at", "1:20")) is None


def test_places_of_a_text(folder: Path) -> None:
    article = load("claim a: A. [¶1]\n", texts=folder).articles["bridge"]
    assert read_paragraphs([Locator("¶", "4", "5"), Locator("¶", "1"), Locator("¶", "2")], article) == [(1, 2), (4, 5)]
    assert read_paragraphs([Locator("l.", "2")], article) == []
    assert read_paragraphs([Locator("l.", "2", "6")], article) == [(2, 3)]
    assert read_paragraphs([Locator("¶", "1"), Locator("p.", "1")], article) is None
    assert [holds(Locator("l.", n), article) for n in ("0", "1", "11", "12")] == [False, True, True, False]
    assert [holds(Locator("¶", n), article) for n in ("0", "1", "6", "7", "1.5")] == [False, True, True, False, None]
