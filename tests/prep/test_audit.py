"""The audit: what it finds in a map, and what it does not claim."""

import sys
import time
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given

import argmap
from argmap.app import load_map
from argmap.evidence import gather_articles
from argmap.model import Locator, Map
from argmap.prep.audit import audit_evidence
from argmap.prep.fields import say_age
from argmap.prep.figures import list_figures, pair_figures
from argmap.prep.naming import name_briefly, name_sources
from argmap.prep.resting import find_resting
from argmap.prep.secondhand import compare_wordings, find_two_reports
from argmap.prep.sheet import Table, plain
from argmap.render.sheets import FORMATS, print_sheet
from argmap.testing import maps as any_maps

sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))
from trees import write_argmap


def tell(debate: Map, name: str, **options: Any) -> list[list[str]]:
    """The rows of a table as texts."""
    table = audit_evidence(debate, **options).sheet.tables[name]
    return [[plain(one.words) for one in row.cells] for row in table.rows]


def column(debate: Map, name: str, key: str, **options: Any) -> list[Any]:
    table: Table = audit_evidence(debate, **options).sheet.tables[name]
    at = [one.key for one in table.columns].index(key)
    return [row.cells[at].value if row.cells[at].has_value else plain(row.cells[at].words) for row in table.rows]


def test_fields_that_the_rules_ask_for(debate: Map) -> None:
    missing = dict(zip(column(debate, "sources", "id"), column(debate, "sources", "missing"), strict=True))
    assert missing == {
        "report": ("page or paragraph of 1 citation",),
        "letter": (
            "author’s full name",
            "author’s qualifications",
            "date",
            "rest of the title (it is cut short)",
            "publisher",
            "address and day of access, if read online",
        ),
        "paper": (
            "qualifications of Bo Roe (only an affiliation is given)",
            "address and day of access, if read online",
        ),
    }


def test_a_source_with_everything_lacks_nothing(debate: Map) -> None:
    claim = attrs.evolve(debate.claims["grow"], reasons=(), rebuttals=())
    one = Map(authors=debate.authors, sources=debate.sources, claims=[claim])
    assert column(one, "sources", "id") == ["report"]  # the others are cited by nothing
    assert column(one, "sources", "missing") == [()]
    unread = attrs.evolve(one, sources=[attrs.evolve(debate.sources["report"], accessed=None)])
    assert column(unread, "sources", "missing") == [("day of access",)]


def test_ages_are_of_the_day_of_the_map_or_the_one_given(debate: Map) -> None:
    assert column(debate, "sources", "age") == ["3 months", "", "about 2 years"]
    assert column(debate, "sources", "age", on="2024-12-02") == ["1 day", "", "about 1 year"]
    undated = attrs.evolve(debate, date=None)
    assert column(undated, "sources", "age") == ["", "", ""]
    sheet = audit_evidence(undated).sheet
    assert "not reckoned" in print_sheet(sheet)


@pytest.mark.parametrize(
    ("day", "on", "age"),
    [
        ("2023-02-15", "2025-03-01", "2 years and 0 months"),
        ("2024-01-31", "2024-02-29", "29 days"),
        ("2024-02-29", "2025-02-28", "11 months"),
        ("2025-03-01", "2025-03-01", "of that day"),
        ("2025-03-02", "2025-03-01", "later than that day"),
        ("2025-04", "2025-03-01", "later than that day"),
        ("2024-12", "2025-03-01", "about 3 months"),
        ("2025-03", "2025-03-01", "up to a month"),
        ("2025", "2025-03-01", "up to a year"),
        ("1905", "2025-03-01", "about 120 years"),
        ("soon", "2025-03-01", ""),
        (None, "2025-03-01", ""),
        ("2023-02-15", None, ""),
    ],
)
def test_age(day: str | None, on: str | None, age: str) -> None:
    assert say_age(day, on) == age.replace(" and 0 months", "")


def test_what_rests_on_what(debate: Map) -> None:
    resting = find_resting(debate)
    assert resting.rests_on["grow"] == ("report",)
    assert resting.rests_on["noise"] == ("report", "paper")  # Ann concedes it in hers
    assert resting.cites["quiet"] == resting.rests_on["quiet"] == ()
    assert set(column(debate, "one-source", "claim")) == {"ships", "room", "grow", "heard", "fewer", "told"}
    assert column(debate, "no-source", "claim") == ["more-come", "quiet"]
    assert column(debate, "no-source", "manner") == ["unstated premise", "open doubt"]
    assert column(debate, "no-place", "claim") == ["room"]


def test_reports_of_what_others_say(debate: Map) -> None:
    rows = zip(*(column(debate, "reports", key) for key in ("speakers", "claim", "reporter", "relation")), strict=True)
    assert list(rows) == [
        (("dee",), "told", "A clerk (unnamed)", "says"),
        (("dee",), "heard", "Bo Roe", "says"),
        (("bo",), "told", "Bo Roe", "repeats"),
    ]


def test_one_saying_in_two_sources(debate: Map) -> None:
    (pair,) = find_two_reports(debate)
    assert (pair.speaker, pair.same) == ("dee", False)
    ((who, first, second, how),) = tell(debate, "same-words")
    assert who == "Dee Fox"
    assert first == "“we heard it in every street” – Roe 2023, ¶4"
    assert second == "“heard it in every street at night” – letter n.d., ¶2"
    assert how == "worded differently: [-we-] heard it in every street [+at night+]"


def test_a_part_of_a_quotation_is_the_same_words() -> None:
    changes, alike = compare_wordings("“We heard it,” she said", "we heard it, she said")
    assert alike == 1
    assert {change.kind for change in changes} == {"kept"}


def test_figures_that_differ(debate: Map) -> None:
    ((how, first, second, why),) = tell(debate, "figures-compared")
    assert how == "differ: not the same number"
    assert "more than 11,000 ships (2024)" in first or "more than 11,000 ships (2024)" in second
    assert "9,000 ships (2024)" in first + second
    assert why == "one rebuts the other"


def figures_of(*claims: tuple[str, str, str], relations: str = "") -> list[str]:
    """The outcomes for claims given as (id, source, text)."""
    text = "source s1: One\nsource s2: Two\nby me\n" + "".join(
        f"claim {id_}: {said} [@{source} ¶1]\n" for id_, source, said in claims
    )
    debate = argmap.loads(text + relations)
    return [pair.outcome for pair in pair_figures(debate, list_figures(debate))]


def test_no_figures_are_set_side_by_side_without_a_reason() -> None:
    two = ("a", "s1", "In 2024 there were 300 ships."), ("b", "s2", "In 2024 there were 500 trucks.")
    assert figures_of(*two) == []
    assert (
        figures_of(("a", "s1", "There were 300 ships."), ("b", "s2", "There were 500 ships.")) == []
    )  # of which year?
    years = ("a", "s1", "In 2023 there were 300 ships."), ("b", "s2", "In 2024 there were 500 ships.")
    assert figures_of(*years) == []
    one_source = ("a", "s1", "In 2024 there were 300 ships."), ("b", "s1", "In 2024 there were 500 ships.")
    assert figures_of(*one_source) == []


def test_figures_of_one_noun_and_year() -> None:
    assert figures_of(
        ("a", "s1", "In 2024 there were 300 ships."), ("b", "s2", "In 2024 there were 500 large ships.")
    ) == ["other number"]
    bound = ("a", "s1", "In 2024 there were more than 300 ships."), ("b", "s2", "In 2024 there were 500 ships.")
    assert figures_of(*bound) == []  # both can be right
    assert figures_of(("a", "s1", "11,000 troops came."), ("b", "s2", "About 11,000 soldiers came.")) == ["same"]


def test_figures_that_the_map_relates() -> None:
    units = ("a", "s1", "In 2024 over 11,000 drones flew."), ("b", "s2", "In 2024 over 11,000 missions were flown.")
    assert figures_of(*units, relations="claim a\n  but b\n") == ["other unit"]
    assert figures_of(*units, relations="question q: How many?\n  answer a\n  answer b\n") == ["other unit"]
    years = ("a", "s1", "In 2023 there were 300 ships."), ("b", "s2", "In 2024 there were 500 ships.")
    assert figures_of(*years, relations="claim a\n  but b\n") == ["other year"]
    small = ("a", "s1", "Two ships came."), ("b", "s2", "For two years nobody came.")
    assert figures_of(*small, relations="claim a\n  but b\n") == []


def test_a_claim_that_says_another_number_than_its_quotation() -> None:
    debate = argmap.loads("source s: S\nclaim a: In 2024 12,000 ships came. [@s ¶1]\n  > some 9,000 ships in 2024\n")
    (pair,) = pair_figures(debate, list_figures(debate))
    assert (pair.outcome, pair.relation) == ("other number", "the claim and the words it quotes")


def test_contradictions_between_sources(debate: Map) -> None:
    rows = tell(debate, "contradictions")
    assert [how for _, _, how in rows] == ["moved against it by Bo Roe"] * 2
    assert rows[0][1] == "The noise drives people out. (noise) – Roe 2023, ¶3"


def test_evidence_that_does_not_hold(tmp_path: Path) -> None:
    (tmp_path / "s.txt").write_text("Ships came in great numbers.\n\nNobody counted them all.\n")
    text = (
        "source s: S\nby me from s\n"
        "claim a: A. [¶1]\n  > Ships came in small numbers.\n"
        "claim b: B. [¶9]\n"
        "claim c: C. [¶1]\n  > Nobody counted them all.\n"
        "claim d: D. [¶2]\n  > Nobody counted them all.\n"
        "claim e: E. [@s]\n"
    )
    (tmp_path / "m.argmap").write_text(text)
    loaded = load_map(tmp_path / "m.argmap", texts=tmp_path)
    assert loaded.map is None
    assert loaded.auditable is not None
    audit = audit_evidence(loaded.auditable, loaded.articles)
    assert audit.faulty
    rows = audit.sheet.tables["not-verified"].rows
    assert [(row.cells[0].value, row.claim) for row in rows] == [
        ("altered", "a"),
        ("out-of-range", "b"),
        ("elsewhere", "c"),
    ]
    assert "[-great-]" in plain(rows[0].cells[3].words)
    assert "[+small+]" in plain(rows[0].cells[3].words)
    summary = print_sheet(audit.sheet)
    assert "1 of 3 quotations" in summary
    assert column(loaded.auditable, "uncovered", "paragraph", articles=loaded.articles) == []


def test_without_texts_and_records_it_says_so(debate: Map) -> None:
    audit = audit_evidence(debate)
    assert not audit.faulty
    text = print_sheet(audit.sheet)
    assert "3 could not be checked" in text
    assert "Not known: neither text nor record of an article is at hand." in text


def test_short_names_of_sources() -> None:
    debate = argmap.loads(
        "author a: Ann Lee Jr.\nauthor b: Bo Roe\nauthor c: Cy Poe\n"
        "source one: One\n  authors: a\n  date: 2024-05\nsource two: Two\n  authors: a\n  date: 2024\n"
        "source three: Three\n  authors: a, b, c\nsource four: Four\n  authors: a, b\n"
    )
    assert name_sources(debate) == {
        "one": "Lee 2024 (one)",
        "two": "Lee 2024 (two)",
        "three": "Lee and others n.d.",
        "four": "Lee and Roe n.d.",
    }
    assert [name_briefly(debate, author) for author in ("a", "b", "c")] == ["Lee", "Roe", "Poe"]


def test_the_joined_debate(maps: Path) -> None:
    """Read as a coach would; here only what must not get lost."""
    loaded = load_map(maps / "necessity-or-alliance.argmap")
    assert loaded.map is not None
    audit = audit_evidence(loaded.map, loaded.articles)
    assert not audit.faulty
    tables = audit.sheet.tables
    assert {row.cells[0].value for row in tables["figures-compared"].rows} >= {"other unit", "same"}
    assert not tables["uncovered"].rows
    assert not tables["not-verified"].rows
    speakers = {row.cells[0].value for row in tables["reports"].rows}
    assert {("alterman",), ("smagin",), ("samaan",), ("hug",), ("kellogg",)} <= speakers
    assert len(tables["same-words"].rows) >= 5


def test_python_face(debate: argmap.Map, maps: Path, tmp_path: Path) -> None:
    sheet = debate.audit(on="2025-03-01")
    assert sheet.fingerprint == ""
    assert sheet.print().startswith("EVIDENCE AUDIT\n")
    assert sheet.print("csv", table="no-place").splitlines()[0] == "Claim,Source,How,Id"
    with pytest.raises(argmap.RenderError):
        sheet.print("docx")
    joined = argmap.load(maps / "necessity-or-alliance.argmap").audit()
    assert len(joined.fingerprint) == 64
    (tmp_path / "report.txt").write_text("One.\n\nmore than 11,000 ships\n")
    verified = debate.audit(texts=tmp_path).tables["sources"].rows[0].cells[7]
    assert plain(verified.words) == "1 of 1 (by the text)"


@given(any_maps())
def test_any_map_can_be_audited_and_printed(debate: Map) -> None:
    sheet = audit_evidence(debate).sheet
    for format_ in FORMATS:
        assert print_sheet(sheet, format_).endswith("\n")


def test_the_same_map_gives_the_same_audit_on_any_day(maps: Path) -> None:
    debate = argmap.load(maps / "lamear.argmap")
    articles, _ = gather_articles(debate.sources.values())
    first, second = (print_sheet(audit_evidence(debate, articles).sheet, "html") for _ in range(2))
    assert first == second


def test_a_thousand_claims_take_a_second() -> None:
    lines = ["source s: S\n  date: 2024\nsource r: R\nby me from s\n"]
    for at, line in enumerate(write_argmap(1000).splitlines()):
        lines.append(f"{line.replace(' world', f' {at},{100 + at % 900} ships')} [@{'sr'[at % 2]} ¶{at % 30 + 1}]\n")
    debate = argmap.loads("".join(lines))
    assert debate.claims["n7"].citations[0].locators == (Locator("¶", "8"),)
    best = 9.0
    for _ in range(3):
        start = time.process_time()
        audit_evidence(debate)
        best = min(best, time.process_time() - start)
    assert best <= 4  # a second on a quiet machine; this finds what grows with the square of the claims
