"""Bibliographies as the builder finds them: several on one line, files that cannot be read, what is marked of each.

Single findings are in tests/rules/bibliography.md, what is taken of an entry in tests/bibliography/.
"""

import textwrap
from pathlib import Path

import pytest

from argmap.build import build_map, listed

MAP = """
    map: Trams
      bibliography: {}

    claim tram: The town should build a tram.
      because toys: Children like trams.
    """
BOOK = "@book{roe, title = {Toys}, author = {Roe, Bob}}\n"


def test_each_path_of_a_line_is_marked_alone(build):
    found = build(MAP.format("bib, a.bib, , bib,c.bib")).diagnostics
    assert [(d.name, d.column, d.span.text) for d in found] == [
        ("bibliography-not-found", 17, "bib"),
        ("bibliography-not-found", 22, "a.bib"),
        ("bibliography-not-found", 35, "c.bib"),
    ]


def test_a_path_that_stands_within_another_one_is_marked_at_its_own_place(build):
    found = build(MAP.format("a.bib, bib, a\n        | .b, b,\n        | ib")).diagnostics
    assert [(d.line, d.column, d.span.text) for d in found] == [
        (2, 17, "a.bib"),
        (2, 24, "bib"),
        (2, 29, "a\n    | .b"),  # where a text goes on, it has a space
        (3, 11, "b"),
        (4, 7, "ib"),
    ]
    assert "`a .b`" in found[2].message


def test_only_bibliographies_are_suggested(build):
    files = {"refs.bib": BOOK, "works.bibtex": BOOK, "zotero.json": "[]", "notes.argmap": "claim a: A.\n"}
    found = build(MAP.format("resf.bib, work.bibtex, zotro.json, note.argmap, sub/x.bib"), files).diagnostics
    paths = "paths start from the folder of the map; several have commas between"
    assert [d.hint for d in found] == [
        "did you mean `refs.bib`?",
        "did you mean `works.bibtex`?",
        "did you mean `zotero.json`?",
        paths,
        paths,
    ]


def test_a_bibliography_that_cannot_be_opened(build, monkeypatch):
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(listed, "_load", refuse)
    (found,) = build(MAP.format("refs.bib"), {"refs.bib": BOOK}).diagnostics
    assert (found.name, found.span.text) == ("bibliography-unreadable", "refs.bib")
    assert found.message == "the bibliography `refs.bib` cannot be read: permission denied"


def test_a_bibliography_that_fails_without_a_reason(build, monkeypatch):
    def fail(_: Path) -> bytes:
        raise OSError

    monkeypatch.setattr(listed, "_load", fail)
    (found,) = build(MAP.format("refs.bib"), {"refs.bib": BOOK}).diagnostics
    assert found.message == "the bibliography `refs.bib` cannot be read: no file"


def test_a_bibliography_that_two_files_name_is_read_once(build, monkeypatch):
    loaded: list[str] = []
    load = listed._load

    def count(path: Path) -> bytes:
        loaded.append(path.name)
        return load(path)

    monkeypatch.setattr(listed, "_load", count)
    files = {"refs.bib": BOOK, "part.argmap": MAP.format("refs.bib").replace("tram:", "rails:")}
    built = build(
        "include part.argmap\n\nmap: All\n  bibliography: ./refs.bib, other.bib\n", files | {"other.bib": BOOK}
    )
    assert [str(d) for d in built.diagnostics] == []
    assert sorted(loaded) == ["other.bib", "refs.bib"]


@pytest.mark.parametrize("limit", [len(BOOK), len(BOOK) - 1])
def test_a_bibliography_of_the_largest_size_is_read_and_a_larger_one_is_not(build, monkeypatch, limit):
    from argmap.bibliography import library

    monkeypatch.setattr(library, "LARGEST", limit)
    found = build(MAP.format("refs.bib"), {"refs.bib": BOOK}).diagnostics
    assert [d.message.partition(": it")[0] for d in found] == (
        [] if limit == len(BOOK) else ["the bibliography `refs.bib` cannot be read"]
    )


def test_a_repeated_work_agrees_without_authors_and_date(build):
    text = MAP.format("one.bib, two.bib").replace("build a tram.", "build a tram. [@toys]")
    book = "@book{toys, title = {Toys}}\n"
    assert build(text, {"one.bib": book, "two.bib": book}).diagnostics == []


def test_what_a_lost_bibliography_might_declare_is_not_missing(build):
    text = """
    map: Trams
      bibliography: lost.bib, refs.bib

    by roe,ann,  bob from essay

    claim tram: The town should build a tram. [p. 4; @book p. 2]
      because toys by cy,dan: Children like trams.
      agreed: eve
    """
    found = build(text.replace("  agreed", "    agreed"), {"refs.bib": BOOK}).diagnostics
    assert [d.name for d in found] == ["bibliography-not-found"]


def test_each_lost_bibliography_of_a_file_counts(build):
    part = """
    map: Part
      bibliography: lost.bib

    claim rails: Rails are dear. [@moss p. 3]
      because iron: Iron is dear.
    """
    found = build("include part.argmap\n" + MAP.format("gone.bib").replace("\n    ", "\n"), {"part.argmap": part})
    assert [(d.path, d.name) for d in found.diagnostics] == [
        ("part.argmap", "bibliography-not-found"),
        ("debate.argmap", "bibliography-not-found"),
    ]


@pytest.mark.parametrize("lost", ["part.argmap", "debate.argmap"])
def test_a_lost_bibliography_counts_in_its_file_and_where_that_is_included(build, lost):
    files = {
        "part.argmap": "map: Part\n\nclaim rails: Rails are dear.\n  because iron: Iron is dear.\n",
        "debate.argmap": "include part.argmap\nmap: Trams\n\nclaim tram: The town should build a tram. [@moss p. 3]\n"
        "  because rails\n  becuase toys: Children like trams.\n  because toys\n",
    }
    files[lost] = files[lost].replace("\n\n", "\n  bibliography: lost.bib\n\n")
    found = build(files.pop("debate.argmap"), files).diagnostics
    assert {(d.path, d.name) for d in found} == {(lost, "bibliography-not-found"), ("debate.argmap", "bad-line")}


def test_a_listed_source_is_its_authors_own(build):
    text = """
    map: Trams
      bibliography: refs.bib

    source essay: Trams
    by me from essay

    claim tram: The town should build a tram. [p. 4; @roe p. 2]
      but toys by roe: Trams are toys. [p. 9]
    """
    (found,) = build(text, {"refs.bib": BOOK}).diagnostics
    assert found.message == "this locator leads into `essay`, which is not by `roe`"
    assert found.hint == "name the source: `[@roe …]`, or `[@essay …]` if that is meant"


def test_a_line_that_names_no_file_seeks_none(build):
    found = build(MAP.format("")).diagnostics
    assert [(d.line, d.name) for d in found] == [(2, "empty-text")]


def test_what_is_listed_keeps_the_keys_that_argmap_has_no_word_for(debate):
    files = {"refs.bib": BOOK.replace("}}\n", "}, editor = {Moss, Ada}, doi = {10.1/x}}\n")}
    sources = debate(MAP.format("refs.bib").replace("a tram.", "a tram. [@roe]"), files).sources
    assert dict(sources["roe"].extras) == {"x-doi": "10.1/x", "x-editors": "Ada Moss"}


def test_a_misspelt_source_may_mean_an_entry_of_any_bibliography(build):
    files = {"one.bib": "@book{zebra, title = {Z}}\n", "two.bib": BOOK}
    text = MAP.format("one.bib, two.bib").replace("a tram.", "a tram. [@rooe]")
    (found,) = build(text, files).diagnostics
    assert (found.name, found.hint) == ("undeclared-name", "did you mean `roe`?")


def test_a_declared_source_brings_nobody_from_the_entry_it_resembles(debate):
    text = MAP.format("refs.bib").replace("a tram.", "a tram. [@rooe]") + "\n    source rooe: Trains\n"
    found = debate(text, {"refs.bib": BOOK})
    assert (list(found.sources), list(found.authors)) == (["rooe"], [])


def test_an_id_in_three_ways_of_capitals(build):
    files = {"one.bib": BOOK, "two.bib": BOOK.replace("{roe", "{ROE")}
    text = MAP.format("one.bib, two.bib").replace("a tram.", "a tram. [@roe; @ROE; @Roe]") + "\n    source Roe: Toys\n"
    found = build(text, files).diagnostics
    assert {d.name for d in found} == {"name-case"}
    assert [d.message for d in found] == [
        "`Roe` differs from `roe` only in capital letters",
        "`roe` differs from `ROE` only in capital letters",
    ]


@pytest.mark.parametrize(
    ("path", "shown"),
    [("<stdin>", "refs.bib"), ("maps/war.argmap", "maps/refs.bib"), ("maps\\war.argmap", "maps/refs.bib")],
)
def test_a_bibliography_is_shown_beside_the_map(tmp_path, path, shown):
    (tmp_path / "refs.bib").write_text(BOOK, encoding="utf-8")
    text = textwrap.dedent(MAP.format("refs.bib")).replace("a tram.", "a tram. [@roe]")
    at = build_map(text, path, tmp_path, tmp_path).map.sources["roe"].at
    assert at is not None
    assert at.path == shown
