"""Sources cited in the styles, against entries written by hand after each style's own rules."""

import pytest

from argmap.bibliography import STYLES, Piece, cite_source, sort_sources, write_citation
from argmap.model import Author, Locator, Source

AUTHORS = {
    author.id: author
    for author in (
        Author("moss", "Ada Moss", qualifications="Town planner", affiliation="Harbour Office"),
        Author("roe", "Bob B. Roe", qualifications="Driver"),
        Author("lee", "Jean-Paul van der Lee"),
        Author("bank", "Town Bank"),
        Author("li", "李明", extras={"x-family": "李"}),
    )
}
SOURCES = {
    "journal": Source(
        "journal", "A tram?", ("moss", "roe"), "2024-05", "Journal of Towns", "journal article",
        "https://example.org/t", "2024-06-01", extent=(Locator("p.", "12", "24"),),
        extras={"x-volume": "3", "x-issue": "2"},
    ),
    "news": Source("news", "Trams are “toys”", ("lee",), "2024-05-03", "The Harbour Tribune", "newspaper article",
                   "https://example.org/n", "2024-06-01"),
    "book": Source("book", "Toys", ("moss", "roe", "lee"), "2019", "Old House", "book",
                   extras={"x-edition": "2", "x-place": "Harbour"}),
    "chapter": Source("chapter", "A Part", ("bank",), None, "Old House", "chapter", extent=(Locator("p.", "7"),),
                      extras={"x-container": "The Whole", "x-editors": "Cy Poe"}),
    "page": Source("page", "The plan", (), None, "Harbour Site", "web page", "https://example.org/p", "2024-06-01"),
    "script": Source("script", "城市", ("li",), "2020"),
}  # fmt: skip

WANTED = {
    ("apa", "journal"): "Moss, A., & Roe, B. B. (2024, May). A tram? Journal of Towns, 3(2), 12–24. https://example.org/t",
    ("apa", "news"): "van der Lee, J.-P. (2024, May 3). Trams are “toys”. The Harbour Tribune. https://example.org/n",
    ("apa", "book"): "Moss, A., Roe, B. B., & van der Lee, J.-P. (2019). Toys (2nd ed.). Old House.",
    ("apa", "chapter"): "Town Bank. (n.d.). A Part. In C. Poe (Ed.), The Whole (p. 7). Old House.",
    ("apa", "page"): "The plan. (n.d.). Harbour Site. Retrieved June 1, 2024, from https://example.org/p",
    ("apa", "script"): "李, 明. (2020). 城市.",
    ("mla", "journal"): "Moss, Ada, and Bob B. Roe. “A tram?” Journal of Towns, vol. 3, no. 2, May 2024, pp. 12–24, "
                        "example.org/t. Accessed 1 June 2024.",
    ("mla", "news"): "van der Lee, Jean-Paul. “Trams are ‘toys.’” The Harbour Tribune, 3 May 2024, example.org/n. "
                     "Accessed 1 June 2024.",
    ("mla", "book"): "Moss, Ada, et al. Toys. 2nd ed., Old House, 2019.",
    ("mla", "chapter"): "Town Bank. “A Part.” The Whole, edited by Cy Poe, Old House, p. 7.",
    ("mla", "page"): "“The plan.” Harbour Site, example.org/p. Accessed 1 June 2024.",
    ("chicago", "journal"): "Moss, Ada, and Bob B. Roe. 2024. “A tram?” Journal of Towns 3 (2): 12–24. "
                            "Accessed June 1, 2024. https://example.org/t.",
    ("chicago", "news"): "van der Lee, Jean-Paul. 2024. “Trams are ‘toys.’” The Harbour Tribune, May 3, 2024. "
                         "Accessed June 1, 2024. https://example.org/n.",
    ("chicago", "book"): "Moss, Ada, Bob B. Roe, and Jean-Paul van der Lee. 2019. Toys. 2nd ed. Harbour: Old House.",
    ("chicago", "chapter"): "Town Bank. n.d. “A Part.” In The Whole, edited by Cy Poe, 7. Old House.",
    ("chicago", "page"): "“The plan.” n.d. Harbour Site. Accessed June 1, 2024. https://example.org/p.",
    ("debate", "journal"): "Moss and Roe 2024, Moss: Town planner, Harbour Office, Roe: Driver, “A tram?” "
                           "Journal of Towns, May 2024, https://example.org/t, accessed June 1, 2024",
    ("debate", "news"): "van der Lee 2024, “Trams are ‘toys,’” The Harbour Tribune, May 3, 2024, "
                        "https://example.org/n, accessed June 1, 2024",
    ("debate", "book"): "Moss et al. 2019, Moss: Town planner, Harbour Office, Roe: Driver, “Toys,” Old House",
    ("debate", "chapter"): "Town Bank, no date, “A Part,” The Whole, Old House",
    ("debate", "page"): "Harbour Site, no date, “The plan,” Harbour Site, https://example.org/p, accessed June 1, 2024",
    ("debate", "script"): "李 2020, “城市”",
}  # fmt: skip


@pytest.mark.parametrize(("style", "name"), WANTED)
def test_a_source_in_a_style(style: str, name: str) -> None:
    assert write_citation(SOURCES[name], AUTHORS, style) == WANTED[style, name]


def test_titles_of_whole_works_are_in_italics() -> None:
    assert [piece.text for piece in cite_source(SOURCES["book"], AUTHORS, "apa") if piece.italic] == ["Toys"]
    assert Piece("The Harbour Tribune", italic=True) in cite_source(SOURCES["news"], AUTHORS, "chicago")
    assert "".join(p.text for p in cite_source(SOURCES["news"], AUTHORS)) == write_citation(SOURCES["news"], AUTHORS)


def test_many_authors() -> None:
    many = {f"a{at}": Author(f"a{at}", f"Ann N{chr(97 + at)}") for at in range(25)}
    source = Source("s", "T", tuple(many), "2020")
    apa = write_citation(source, many, "apa")
    assert "Ns, A., … Ny, A. (2020)" in apa
    assert "Nt" not in apa
    chicago = write_citation(source, many, "chicago")
    assert "Ann Ng, et al. 2020" in chicago
    assert "Nh" not in chicago


def test_a_list_goes_by_last_names_and_by_titles_without_the_article() -> None:
    ordered = [source.id for source in sort_sources(SOURCES.values(), AUTHORS)]
    assert ordered[:4] == ["journal", "book", "page", "chapter"]


@pytest.mark.parametrize("style", STYLES)
def test_a_source_with_nothing_but_a_title(style: str) -> None:
    told = write_citation(Source("x", "Only a title", ("gone",)), {}, style)
    assert "Only a title" in told
    assert "None" not in told
    assert "  " not in told


def test_an_unknown_style() -> None:
    with pytest.raises(KeyError):
        write_citation(SOURCES["book"], AUTHORS, "harvard")


@pytest.mark.parametrize(
    ("style", "wanted"),
    [
        ("apa", "Smith, J., & van Dyke, H. (2022). Tees. In A. Roe (Ed.), The Whole."),
        ("mla", "Smith, Jane, and Hans van Dyke. “Tees.” The Whole, edited by Ada Roe, 2022."),
        ("chicago", "Smith, Jane, and Hans van Dyke. 2022. “Tees.” In The Whole, edited by Ada Roe."),
        ("debate", "Smith and van Dyke 2022, “Tees,” The Whole"),
    ],
)
def test_people_whose_last_name_is_written_first(style: str, wanted: str) -> None:
    authors = {"jane": Author("jane", "Smith, Jane"), "hans": Author("hans", "van Dyke, Hans")}
    extras = {"x-container": "The Whole", "x-editors": "Roe, Ada"}
    source = Source("s", "Tees", ("jane", "hans"), "2022", kind="chapter", extras=extras)
    assert write_citation(source, authors, style) == wanted
