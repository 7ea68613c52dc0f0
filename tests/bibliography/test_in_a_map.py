"""A map that names a bibliography: what it takes from it, what goes before it, and what is said of a bad one."""

import subprocess
import sys
from pathlib import Path

import pytest

import argmap
from argmap.app import Loaded
from argmap.model import Map

MAP = """\
map: Trams
  bibliography: refs.bib

by moss from moss-2024

claim tram: The town should build a tram. [p. 12]
  but debt by roe: It costs too much. [@roe p. 4]
"""


def sound(loaded: Loaded) -> Map:
    assert [str(d) for d in loaded.diagnostics] == []
    assert loaded.map is not None
    return loaded.map


def faults(loaded: Loaded) -> list[str]:
    return [f"{Path(d.path).name}:{d.line}:{d.column} {d.name}: {d.message}" for d in loaded.diagnostics]


def test_entries_that_are_cited_become_sources(load) -> None:
    found = sound(load(MAP))
    assert set(found.sources) == {"moss-2024", "roe"}
    assert {name: author.name for name, author in found.authors.items()} == {"moss": "Ada Moss", "roe": "Bob Roe"}
    moss = found.sources["moss-2024"]
    assert (moss.title, moss.authors, moss.date, moss.publisher) == ("A Tram", ("moss",), "2024-05-03", "Tribune")
    assert [str(place) for place in moss.extent] == ["pp. 12–14"]
    assert moss.at is not None
    assert (Path(moss.at.path).name, moss.at.line) == ("refs.bib", 1)
    assert found.claims["tram"].citations[0].source == "moss-2024"


def test_the_same_from_csl_json(load) -> None:
    items = (
        '[{"id": "moss:2024", "type": "article-journal", "title": "A Tram", "page": "12-14",'
        ' "author": [{"family": "Moss", "given": "Ada"}], "container-title": "Tribune",'
        ' "issued": {"date-parts": [[2024, 5, 3]]}},'
        ' {"id": "roe", "type": "book", "title": "Toys", "publisher": "Old House", "issued": {"raw": "2019"},'
        ' "author": [{"family": "Roe", "given": "Bob"}, {"family": "Moss", "given": "Ada"}]}]'
    )
    assert sound(load(MAP.replace("refs.bib", "refs.json"), refs_json=items)) == sound(load(MAP))


def test_what_the_map_says_itself_goes_first_key_by_key(load) -> None:
    own = "author ada: Ada Moss\n  qualifications: Planner\n"
    own += "source roe: Toys, revised\n  date: 2020\nauthor roe\n  side: no\n"
    found = sound(load(MAP.replace("by moss", f"{own}\nby ada")))
    assert found.sources["moss-2024"].authors == ("ada",)
    assert found.authors["ada"].qualifications == "Planner"
    assert (found.authors["roe"].name, found.authors["roe"].side) == ("Bob Roe", "no")
    roe = found.sources["roe"]
    assert (roe.title, roe.date, roe.publisher, roe.authors) == ("Toys, revised", "2020", "Old House", ("roe", "ada"))


def test_a_line_without_a_colon_needs_an_entry(load) -> None:
    assert faults(load(MAP + "\nsource nothing\n  date: 2020\n"))[0].startswith("main.argmap:9:1 missing-text")
    assert sound(load(MAP + "\nsource roe\n  note: Read it.\n")).sources["roe"].note == "Read it."


def test_a_library_that_nobody_cites_is_no_fault(load) -> None:
    found = sound(load("map: M\n  bibliography: refs.bib\n\nclaim a: A.\n  because b: B.\n"))
    assert (found.sources, found.authors) == ({}, {})


def test_prose_names_no_source(load) -> None:
    text = "claim a: From roe and @ros to roe, from unusd: nothing. from roe\n  because b: B.\n"
    found = sound(load(f"map: M\n  bibliography: refs.bib\n\n{text}"))
    assert (found.sources, found.authors) == ({}, {})


def test_dumps_holds_what_was_taken_and_loads_anywhere(load, tmp_path: Path, monkeypatch) -> None:
    sound(load(MAP))
    found = argmap.load(tmp_path / "main.argmap")
    text = argmap.dumps(found)
    assert "bibliography" not in text
    monkeypatch.chdir("/")
    assert argmap.loads(text) == found


def test_the_formatter_keeps_the_key() -> None:
    from argmap.syntax.format import format_text

    written = MAP.replace("bibliography: refs.bib", "bibliography:   refs.bib,more.json")
    assert "  bibliography: refs.bib,more.json\n" in format_text(written)


def test_an_included_file_brings_its_bibliography(load) -> None:
    main = "include article.argmap as moss\n\nclaim moss.tram\n  but toys: Trams are toys. [@roe p. 9]\n"
    found = sound(load(main, article_argmap=MAP))
    assert set(found.sources) == {"moss-2024", "roe"}
    assert "moss.tram" in found.claims or "tram" in found.claims


def test_a_file_sees_no_bibliography_of_its_sibling(load) -> None:
    other = "claim x: X. [@roe p. 4]\n  because y: Y.\n"
    loaded = load("include one.argmap\ninclude two.argmap\n", one_argmap=MAP, two_argmap=other)
    assert faults(loaded) == ["two.argmap:1:15 undeclared-name: no source `roe` is declared"]


def test_two_files_may_name_one_bibliography(load) -> None:
    other = "map: Other\n  bibliography: refs.bib\n\nclaim x: X. [@roe p. 4]\n  because y: Y.\n"
    found = sound(load(f"include other.argmap\n{MAP}", other_argmap=other))
    assert set(found.sources) == {"moss-2024", "roe"}


@pytest.mark.parametrize("named", ["refs.bib, more.bib", "more.bib, refs.bib"])
def test_one_id_for_two_works_counts_where_it_is_cited(load, named: str) -> None:
    more = "@book{roe, title = {Something else}, author = {Roe, Rita}}\n@misc{unused, title = {Other}}\n"
    text = MAP.replace("refs.bib", named).replace(" by roe", " by me")
    path = named.partition(", ")[2]
    first = named.partition(", ")[0]
    (told,) = [fault for fault in faults(load(text, more_bib=more)) if "conflicting-entries" in fault]
    assert told.startswith(f"main.argmap:2:{19 + len(first)}")
    assert f"`roe` is another work in `{path}` than in" in told
    settled = sound(load(text + "\nsource roe: Toys\n  authors: moss\n", more_bib=more))
    assert settled.sources["roe"].authors == ("moss",)


def test_a_misspelt_source_is_told_with_the_one_that_is_meant(load) -> None:
    (found,) = load(MAP.replace("@roe", "@rooe")).diagnostics
    assert (found.name, found.hint) == ("undeclared-name", "did you mean `roe`?")


def test_names_that_differ_in_capitals_only(load) -> None:
    loaded = load(MAP + "\nsource Roe: Toys\n  date: 2019\n")
    assert [d.name for d in loaded.diagnostics if d.severity == "error"] == ["name-case"]


@pytest.mark.parametrize(
    ("path", "body", "told"),
    [
        ("nope.bib", "", "17 bibliography-not-found: the bibliography `nope.bib` is not there"),
        ("../x.bib", "", "17 bibliography-outside-root: the bibliography `../x.bib` lies outside the folder"),
        ("bad.bib", b"@b{roe, title = {\xff}}", "17 bibliography-unreadable: the bibliography `bad.bib` cannot be"),
        ("bad.bib", b"[{", "17 bibliography-unreadable: the bibliography `bad.bib` cannot be read: it is no"),
        (".", "", "17 bibliography-not-found: the bibliography `.` is not there"),
        ("a\x00b", "", "18 control-character"),
    ],
)  # fmt: skip
def test_a_bad_bibliography_is_told_once_and_what_it_may_hold_is_not(load, path: str, body, told: str) -> None:
    found = faults(load(MAP.replace("refs.bib", path), bad_bib=body))
    assert len(found) == 1, found
    assert found[0].startswith(f"main.argmap:2:{told}")


def test_a_link_that_leads_outside_is_not_followed(load, tmp_path: Path, tmp_path_factory) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.bib"
    secret.write_text("@book{roe, title = {Secret}}")
    (tmp_path / "link.bib").symlink_to(secret)
    (found,) = load(MAP.replace("refs.bib", "link.bib")).diagnostics
    assert found.name == "bibliography-outside-root"


def test_what_is_wrong_within_is_told_at_the_line_that_names_it(load) -> None:
    bad = "@book{moss:2024, title={A}, author={Moss, Ada}}\n@book{roe, title={B}, author={Roe, Bob}}\n"
    bad += "@book{, title={C}}\n@book{roe}\n@misc{x,\n"
    loaded = load(MAP, refs_bib=bad)
    assert loaded.map is not None
    assert faults(loaded) == [
        "main.argmap:2:17 lost-entry: 2 entries of `refs.bib` cannot be used",
        "main.argmap:2:17 repeated-entry: an entry of `refs.bib` has the id of an earlier one",
    ]
    assert loaded.diagnostics[0].finding.notes == (
        "line 3: it has no citation key",
        'line 5: it never ends: a `}` or a `"` is missing',
    )
    silenced = MAP.replace("  bib", "  # allow: lost-entry, repeated-entry\n  bib")
    assert faults(load(silenced, refs_bib=bad)) == []


def test_an_empty_bibliography_is_told(load) -> None:
    (found,) = load("map: M\n  bibliography: refs.bib\n", refs_bib="% nothing\n").diagnostics
    assert found.name == "empty-bibliography"


def test_a_key_elsewhere_is_a_wrong_key(load) -> None:
    (found,) = load("claim a: A.\n  bibliography: refs.bib\n").diagnostics
    assert (found.name, found.hint) == ("wrong-key", "`bibliography` is a key of `map`")


def test_nothing_is_imported_where_no_map_has_the_key(load, tmp_path: Path) -> None:
    load("claim a: A.\n  because b: B.\n")
    code = (
        f"import sys, argmap; argmap.load({str(tmp_path / 'main.argmap')!r});"
        "print([m for m in sys.modules if m.partition('.')[0] in ('bibtexparser', 'pylatexenc') or"
        " m.startswith('argmap.bibliography')])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
