"""What is read out of a file as a reference manager writes it, oddities included."""

from pathlib import Path

import pytest

from argmap.bibliography import Entry, Library, read_library
from argmap.bibliography.dates import read_csl_date, read_date
from argmap.bibliography.entries import make_id
from argmap.bibliography.latex import decode_latex
from argmap.bibliography.people import name_people
from argmap.bibliography.sources import make_source, read_pages
from argmap.person_name import Person, split_name

HERE = Path(__file__).parent


def read(name: str) -> Library:
    return read_library((HERE / name).read_bytes(), name)


def test_ids_of_a_bibtex_file() -> None:
    library = read("zotero.bib")
    assert library.ids == ("moss-tram-2024", "beethoven1801", "roe", "nodate", "part", "whole", "by-source")
    assert (library.fault, library.lost, library.doubles) == ("", [], [])
    start, end = library.place("roe")
    assert library.source.text[start:end].startswith("@phdthesis(roe")


def test_an_article_in_biblatex() -> None:
    assert read("zotero.bib").read("moss-tram-2024") == Entry(
        key="moss:tram.2024",
        title="A Tram for the Town? 50% of Riders Say “Yes” – Été Edition",
        authors=(Person("Moss", "Ada"), Person("Öztürk", "Beşir")),
        date="2024-05-03",
        accessed="2024-06-01",
        kind="newspaper article",
        container="The Harbour Tribune",
        pages="12–4",
        url="https://example.org/a_b?x=1%20y&z=2",
    )


def test_a_book_in_bibtex() -> None:
    found = read("zotero.bib").read("beethoven1801")
    assert [person.name for person in found.authors] == [
        "Ludwig van Beethoven",
        "Town & Country Bank",
        "Charles de Gaulle",
    ]
    assert [person.last for person in found.authors] == ["van Beethoven", "Town & Country Bank", "de Gaulle"]
    assert [person.name for person in found.editors] == ["Martin King Jr."]
    assert found.title == "Costs of $5 a head: CO₂ und mehr"
    assert (found.date, found.publisher, found.place, found.edition) == ("1801-02-15", "Old House", "København", "2")
    assert found.note == "First line.\nSecond line."


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("roe", {"kind": "PhD thesis", "publisher": "Univ. of Nowhere", "date": "2019-03", "title": "Toys"}),
        ("nodate", {"date": None, "dated": "in press", "container": "Harbour Site", "url": "https://example.org/x_y"}),
        ("part", {"container": "The Whole", "publisher": "Old House", "date": "2001", "pages": "xii–xx"}),
        ("whole", {"kind": "collection", "date": "2001"}),
    ],
)
def test_others_in_bibtex(name: str, wanted: dict[str, object]) -> None:
    found = read("zotero.bib").read(name)
    assert {key: getattr(found, key) for key in wanted} == wanted


def test_csl_json() -> None:
    library = read("zotero.json")
    assert library.ids == ("moss-tram-2024", "EFGH5678", "17")
    assert library.lost == [(14, "it has no citation key"), (16, "it is no work")]
    assert library.doubles == [(15, "17")]
    assert library.read("moss-tram-2024") == Entry(
        key="moss:tram.2024",
        title="A Tram for the Town & More",
        authors=(
            Person("Moss", "Ada"), Person(literal="Town Council"), Person("Beethoven", "Ludwig", "van"),
            Person(literal="Cher"),
        ),
        date="2024-05-03",
        accessed="2024-06",
        kind="newspaper article",
        container="The Harbour Tribune",
        publisher="Harbour House",
        pages="12-14",
        doi="10.1000/xyz",
        note="Read it.\nTwice.",
    )  # fmt: skip
    plan = library.read("EFGH5678")
    assert (plan.kind, plan.date) == ("White paper", "2019")
    numbers = library.read("17")
    assert (numbers.title, numbers.date, numbers.dated, numbers.volume) == ("Numbers only", None, "forthcoming", "3")


def test_what_a_source_cannot_hold_is_kept_beside() -> None:
    library = read("zotero.json")
    source = make_source(library.read("moss-tram-2024"), "m", ("moss",))
    assert (source.publisher, source.url) == ("The Harbour Tribune", "https://doi.org/10.1000/xyz")
    assert source.extras == {"x-house": "Harbour House", "x-doi": "10.1000/xyz"}
    assert [str(page) for page in source.extent] == ["pp. 12–14"]
    plan = make_source(library.read("EFGH5678"), "p", ())
    assert (plan.url, plan.extent) == (None, ())
    assert plan.extras == {"x-url": "ftp://example.org/plan", "x-pages": "e1017"}


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"[{]", "it is no CSL-JSON: expecting property name enclosed in double quotes in line 1"),
        (b'[{"id": "a"}\n {"id": "b"}]', "it is no CSL-JSON: expecting `,` or `]` in line 2"),
        (b'{"items": []}', "it is no CSL-JSON: it is no list of works in line 1"),
        (b"[" * 100_000, "it is no CSL-JSON: one of its works cannot be read in line 1"),
        (b'[{"id": ' + b"9" * 9000 + b"}]", "it is no CSL-JSON: one of its works cannot be read in line 1"),
        (b"Dear reader,\nhello", "it is neither CSL-JSON nor BibTeX"),
        (b"@book{a,\n title = {\xfc}}", "its line 2 is not UTF-8"),
        ("@book{a}".encode("utf-16"), "its line 1 is not UTF-8 (it looks like UTF-16)"),
    ],
    ids=range(8),
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, fault: str) -> None:
    library = read_library(data, "refs")
    assert library.fault == fault
    assert library.ids == ()


def test_a_huge_file_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.bibliography.library.LARGEST", 1024 * 1024)
    assert read_library(b" " * 1024 * 1024, "refs").fault == ""
    assert read_library(b" " * (1024 * 1024 + 1), "refs").fault == "it is larger than 1 MB"


def test_what_is_broken_in_bibtex_is_told_by_line_and_the_rest_is_read() -> None:
    text = (
        b"@book{a, title={One}}\n@book{b,\n title={Two\n@book{c, title={Three}}\n@book{, title={x}}\n@book{C}\n@book{d"
    )
    library = read_library(b"\xef\xbb\xbf" + text, "refs")
    assert library.ids == ("a", "c")
    assert library.lost == [
        (2, 'the next entry begins before it ends: a `}` or a `"` is missing'),
        (5, "it has no citation key"),
        (7, 'it never ends: a `}` or a `"` is missing'),
    ]
    assert library.doubles == [(6, "C (differs from c in capitals only)")]


@pytest.mark.parametrize(
    "data",
    [
        b"@a{b, title={" + b"{" * 3000 + b"x" + b"}" * 3000 + b"}}",
        b"@a{b, title={" + b"$x" * 2000 + b"}}",
        b"@a{b, author={" + b"A and " * 2000 + b"}}",
        b"@a{b, author={, , , ,}, editor={and and}, date={////}, month={xiii}, year={99999}, pages={--}}",
        b'[{"id": "b", "title": 5, "author": [1, {"family": []}], "issued": {"date-parts": [[{}]]}, "page": [1]}]',
        b'[{"id": "b", "author": {"family": "x"}, "issued": 7, "note": 5, "URL": true, "title": "\\ud800"}]',
    ],
    ids=range(6),
)
def test_hostile_entries_make_sources_all_the_same(data: bytes) -> None:
    library = read_library(data, "refs")
    source = make_source(library.read("b"), "b", ())
    assert source.title
    str(source).encode()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"{\"U}ber die {NASA}", "Über die NASA"),
        (r"Fran\c{c}ois \& S{\o}n", "François & Søn"),
        ("50% of all & more", "50% of all & more"),
        ("from $5 to $10 a barrel", "from $5 to $10 a barrel"),
        (r"\$5", "$5"),
        (r"CO$_{2}$ and m$^2$", "CO₂ and m²"),
        (r"$\alpha$-ray", "α-ray"),
        (r"\href{https://example.org}{the \textbf{site}}", "the site"),
        (r"by \LaTeX", "by LaTeX"),
        ("``so'' --- or: 1--2", "“so” — or: 1–2"),
        (r"half \textbf{open", "half open"),
        ("plain", "plain"),
    ],
)
def test_letters_of_latex(written: str, read: str) -> None:
    assert decode_latex(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2023-02-15", "2023-02-15"), ("2023-02", "2023-02"), ("2023", "2023"), ("2023/2/5", "2023-02-05"),
        ("2023-02-15T10:00:00Z", "2023-02-15"), ("2023~", "2023"), ("2023-21", "2023"), ("2023-13", None),
        ("2023-02-30", None), ("15 February 2023", "2023-02-15"), ("Feb. 15, 2023", "2023-02-15"),
        ("Sept 2023", "2023-09"), ("2023-02-10/2023-02-15", "2023-02"), ("2001/2003", "2001"),
        ("2023-05/..", "2023-05"),
        ("n.d.", None), ("", None), ("a/b/c", None),
    ],
)  # fmt: skip
def test_dates(written: str, read: str | None) -> None:
    assert read_date(written) == read


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ({"date-parts": [[2023, 2, 15]]}, ("2023-02-15", "")),
        ({"date-parts": [["2023", "02"]]}, ("2023-02", "")),
        ({"date-parts": [[2023, 2, 1], [2023, 2, 9]]}, ("2023-02", "")),
        ({"date-parts": [[-44, 3, 15]]}, (None, "-44-3-15")),
        ({"date-parts": [[]]}, (None, "")),
        ({"raw": "May 2023"}, ("2023-05", "")),
        ({"literal": "in press"}, (None, "in press")),
        ("2023-05", ("2023-05", "")),
        (None, (None, "")),
    ],
)
def test_dates_of_csl(value: object, read: tuple[str | None, str]) -> None:
    assert read_csl_date(value) == read


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("smith2020", "smith2020"), ("smith:2020.a", "smith-2020-a"), ("DBLP:conf/x/Y", "DBLP-conf/x/Y"),
        ("by", "by-source"), ("Émile", "Émile"), ("a b", "a-b"), ("[x]", "x"), (":", ""), ("", ""), ("@x{}", "x"),
    ],
)  # fmt: skip
def test_a_key_becomes_an_id(key: str, name: str) -> None:
    assert make_id(key) == name


@pytest.mark.parametrize(
    ("name", "family", "last"),
    [
        ("Geoff LaMear", None, "LaMear"), ("Ludwig van Beethoven", None, "van Beethoven"),
        ("Martin Luther King Jr.", None, "King"), ("Reuters", None, "Reuters"), ("World Bank", None, "World Bank"),
        ("Foreign Office", "Foreign Office", "Foreign Office"),
        ("Ana Ortega y Gasset", "Ortega y Gasset", "Ortega y Gasset"),
        ("习近平", "习", "习"), ("Smith, Jane", None, "Smith, Jane"),
    ],
)  # fmt: skip
def test_what_comes_first_in_a_list(name: str, family: str | None, last: str) -> None:
    person = split_name(name, family)
    assert (person.name, person.last) == (name, last)


JANE, JOHN, JAY = Person("Smith", "Jane"), Person("Smith", "John"), Person("Smith", "J.")


@pytest.mark.parametrize(
    ("people", "declared", "ids"),
    [
        ([JANE], {}, ["smith"]),
        ([JANE, JOHN], {}, ["smith-jane", "smith-john"]),
        ([JANE], {"jane": "Jane Smith"}, ["jane"]),
        ([JANE], {"smith": "John Smith"}, ["smith-jane"]),
        ([JAY], {"smith": "Jane Smith"}, ["smith"]),
        ([JANE], {"js": "Smith, Jane"}, ["js"]),
        ([JAY], {"smith": "Smith, Jane"}, ["smith"]),
        ([Person(literal="Smith, Jane")], {"js": "Smith, Jane"}, ["js"]),
        ([JANE], {"smith": None}, ["smith"]),
        ([JANE], {"Smith": "A. Writer", "smith-jane": "B. Writer"}, ["smith-jane-2"]),
        ([Person(literal="World Bank")], {}, ["world-bank"]),
        ([Person(literal="By")], {}, ["by-source"]),
        ([Person("Smith", "Jane"), Person(literal="Jane Smith")], {}, ["smith", "smith"]),
    ],
)
def test_ids_of_people(people: list[Person], declared: dict[str, str | None], ids: list[str]) -> None:
    assert list(name_people(people, declared).values()) == ids


@pytest.mark.parametrize(
    ("pages", "places"),
    [
        ("101--118", ["pp. 101–118"]), ("101-18", ["pp. 101–118"]), ("23–5", ["pp. 23–25"]), ("7", ["p. 7"]),
        ("xii-xx, 4", ["pp. xii–xx", "p. 4"]), ("e1017", []), ("S12-S20", []), ("118-101", []), ("", []),
    ],
)  # fmt: skip
def test_pages(pages: str, places: list[str]) -> None:
    assert [str(place) for place in read_pages(pages)] == places
