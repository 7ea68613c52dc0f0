"""Bibliographies as the builder finds them: several on one line, files that cannot be read, what is marked of each.

Single findings are in tests/rules/bibliography.md, what is taken of an entry in tests/bibliography/.
"""

from pathlib import Path

import pytest

from argmap.build import listed

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
