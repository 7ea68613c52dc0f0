"""A source that is exported and read again: the fields that both have are as they were."""

import attrs
from hypothesis import given
from hypothesis import strategies as st

from argmap.bibliography import read_library, write_bibtex, write_csl_json
from argmap.bibliography.entries import clean_line, clean_text
from argmap.bibliography.people import name_people
from argmap.bibliography.sources import UNTITLED, make_author, make_source
from argmap.model import Author, Locator, Source

# every sign that means something in LaTeX, JSON, HTML or a list of names is drawn often
SIGNS = st.sampled_from(r"""\{}$&#_%~^"'`-,;:.!?<>/@|[]()=+*""")
LETTERS = st.one_of(SIGNS, st.sampled_from("abzABZ019 éßİ漢字אב…—“”’"), st.characters(exclude_categories=["Cs"]))
PIECES = st.sampled_from(
    ["--", "``", "''", "<i>", "</i>", "&amp;", "\\alpha", "{", "}", " and ", "and", "$5", "50%", "?`"]
)
TEXTS = st.lists(st.one_of(LETTERS, PIECES), max_size=12).map("".join).map(clean_line).filter(bool)
NOTES = st.lists(TEXTS, max_size=3).map("\n".join).map(clean_text)
DATES = st.dates().flatmap(lambda day: st.sampled_from([day.isoformat()[:4], day.isoformat()[:7], day.isoformat()]))
KINDS = st.one_of(
    st.sampled_from(
        ["article", "journal article", "newspaper article", "book", "PhD thesis", "web page", "think piece"]
    ),
    TEXTS.filter(lambda text: text not in ("phdthesis", "mathesis", "techreport")),  # words of BibTeX's own
)
PAGES = st.lists(
    st.tuples(st.integers(1, 500), st.integers(1, 500)).map(
        lambda ends: Locator("p.", str(ends[0]), str(sum(ends)) if ends[1] > 1 else None)
    ),
    max_size=3,
).map(tuple)
URLS = st.text(st.sampled_from("abc/._-%#&?=~:"), min_size=1).map(lambda rest: f"https://x{rest}")
NAMES = st.one_of(
    TEXTS,
    st.sampled_from(
        [
            "Geoff LaMear",
            "Ludwig van Beethoven",
            "World Bank",
            "Reuters",
            "Martin Luther King Jr.",
            "习近平",
            "Charles de la Cruz",
            "A and B",
            "Ibn Rushd",
            "Bell hooks",
            "Smith, Jane",
            "R. Smith and Sons, Ltd.",
        ]
    ),
)


@st.composite
def debates(draw):
    """A source and its authors, as a map may have them."""
    names = draw(st.lists(NAMES, max_size=3, unique_by=str.casefold))
    authors = {f"a{at}": Author(f"a{at}", name) for at, name in enumerate(names)}
    source = Source(
        "s1",
        draw(TEXTS),
        tuple(authors),
        draw(st.none() | DATES),
        draw(st.none() | TEXTS),
        draw(st.none() | KINDS),
        draw(st.none() | URLS),
        draw(st.none() | DATES),
        extent=draw(PAGES),
        note=draw(NOTES) or None,
    )
    return source, authors


def read_back(text: str, authors: dict[str, Author]) -> tuple[Source, list[str]]:
    """Read the one source of a file, with its authors as the map knows them by name."""
    library = read_library(text.encode(), "refs")
    assert (library.fault, library.lost, library.doubles) == ("", [], [])
    (name,) = library.ids
    entry = library.read(name)
    ids = name_people(entry.authors, {author.id: author.name for author in authors.values()})
    names = [make_author(person, ids[person]).name for person in entry.authors]
    return make_source(entry, name, tuple(ids[person] for person in entry.authors)), names


@given(debates())
def test_through_csl_json(debate) -> None:
    source, authors = debate
    found, names = read_back(write_csl_json([source], authors), authors)
    assert names == [author.name for author in authors.values()]
    assert attrs.evolve(found, extras={}) == source


@given(debates())
def test_through_bibtex(debate) -> None:
    source, authors = debate
    found, names = read_back(write_bibtex([source], authors), authors)
    assert names == [author.name for author in authors.values()]
    assert attrs.evolve(found, extras={}) == source


def test_an_untitled_work_stays_one() -> None:
    library = read_library(b'[{"id": "x", "type": "webpage"}]', "refs")
    assert make_source(library.read("x"), "x", ()).title == UNTITLED
