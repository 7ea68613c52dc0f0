"""The records of a sheet, and what each format makes of them. The page is looked at in test_page.py."""

import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.prep.sheet import (
    Card,
    Cell,
    Column,
    Item,
    Listing,
    PageBreak,
    Paragraph,
    Part,
    Row,
    Run,
    Sheet,
    Table,
    cell,
    plain,
    words,
)
from argmap.render.cells import count_cells
from argmap.render.sheets import FORMATS, RenderError, print_sheet
from argmap.render.sheets.csv_table import guard_cell
from argmap.render.sheets.markdown import escape

LONG = "Claim number one says something rather long about the world, and goes on and on"
COLUMNS = [Column("Claim", "text"), Column("Count", "count", "end"), Column("Id", "id", printed=False)]
TABLE = Table("claims", COLUMNS, [[LONG, 3, "one"], ["Short", 12, "two"]], "All of them")


def make_sheet(*parts: Part, **facts: object) -> Sheet:
    return Sheet("trial", "A trial", parts, map_title="The map", version="0.1.0", **facts)  # type: ignore[arg-type]


def print_part(format_: str, *blocks: object, width: int = 60) -> str:
    """What a part with these blocks looks like, without what stands above it."""
    part = Part("Part", blocks, empty="Nothing.")  # type: ignore[arg-type]
    text = print_sheet(make_sheet(part), format_, width=width)
    return text.partition({"text": "====\n", "md": "## Part\n\n"}[format_])[2]


def test_a_part_without_content_says_why() -> None:
    with pytest.raises(ValueError, match="does not say why"):
        make_sheet(Part("Part"))
    with pytest.raises(ValueError, match="does not say why"):
        make_sheet(Part("Part", [Table("t", COLUMNS, []), Paragraph("how it was made", note=True)]))
    parent = make_sheet(Part("Parent"), Part("Child", level=2, empty="None: no claim is unanswered."))
    for format_ in ("text", "md", "html", "json"):
        assert "None: no claim is unanswered." in print_sheet(parent, format_)


def test_rows_fit_their_columns() -> None:
    with pytest.raises(ValueError, match="3 columns, a row 2 cells"):
        Table("t", COLUMNS, [["a", 1]])


def test_a_table_without_rows_may_have_a_column_without_a_head() -> None:
    table = Table("t", (Column(" ", "one"), Column("Two", "two")), ())
    for form in FORMATS:
        assert print_sheet(make_sheet(Part("Part", (table,), empty="Nothing to tell.")), form).strip()


def test_tables_of_one_name_are_one() -> None:
    sheet = make_sheet(Part("Part", [TABLE, Table("claims", COLUMNS, [["More", 1, "three"]], "The rest")]))
    assert len(sheet.tables["claims"].rows) == 3
    assert print_sheet(sheet, "csv").splitlines() == [
        "Claim,Count,Id",
        f'"{LONG}",3,one',
        "Short,12,two",
        "More,1,three",
    ]


def test_text_table() -> None:
    assert print_part("text", TABLE, width=40) == (
        "All of them\n"
        "Claim                              Count\n"
        "---------------------------------  -----\n"
        "Claim number one says something        3\n"
        "rather long about the world, and\n"
        "goes on and on\n"
        "\n"
        "Short                                 12\n"
    )


def test_text_table_with_too_many_columns_is_told_row_by_row() -> None:
    columns = [Column(f"Column{at}", f"c{at}") for at in range(9)]
    row = [f"something{at}" for at in range(8)] + [""]
    text = print_part("text", Table("t", columns, [row]), width=60)
    assert text.splitlines()[:3] == ["something0", "  Column1: something1", "  Column2: something2"]
    assert "Column8" not in text


def test_text_lists_and_cards() -> None:
    listing = Listing([Item("one"), Item("one a", 1), Item("one b", 1), Item("two")], numbered=True)
    card = Card("The tag", "Lee 2024, ¶3", ["Words that were said."], label="turn")
    assert print_part("text", listing, card) == (
        "1. one\n  1. one a\n  2. one b\n2. two\n\nTURN: The tag\n  Lee 2024, ¶3\n    Words that were said.\n"
    )


def test_differences_are_told_without_colour() -> None:
    runs = words("the ", Run("great", "removed"), Run("small", "added"), " port")
    assert "the [-great-][+small+] port" in print_part("text", Paragraph(runs))
    assert "the ~~great~~**small** port" in print_part("md", Paragraph(runs))
    assert "the <del>great</del><ins>small</ins> port" in print_sheet(make_sheet(Part("P", [Paragraph(runs)])), "html")


@given(st.text(max_size=200), st.integers(24, 80))
def test_no_line_of_text_is_wider_than_asked(text: str, width: int) -> None:
    sheet = make_sheet(
        Part(
            "Part",
            [Paragraph(text or "x"), Listing([text or "x"]), Table("t", COLUMNS, [[text, 1, ""], ["y" * 90, 2, ""]])],
        )
    )
    for line in print_sheet(sheet, "text", width=width).splitlines():
        assert count_cells(line) <= width + 1  # a wide character that alone is wider than its column


def test_long_words_break_where_they_read_best() -> None:
    text = print_part("text", Paragraph("see commentary.missions-last-year-and-the-year-before-it there"), width=30)
    assert text.splitlines()[1].endswith("-")


@pytest.mark.parametrize(
    "text",
    ["# no heading", "* no item", "- no item", "1. no item", "+ x", "> x", "| a | b |", "**x** _y_ `z`", "<b>x</b>",
     "[x](http://e.org)", "![x](y)", "&amp; &lt;", "    code", "===", "---", "~~x~~", "a\\*b", "$x$", "Setext\n==="],
)  # fmt: skip
def test_markdown_shows_every_sign(text: str) -> None:
    markdown = pytest.importorskip("markdown_it")
    renderer = markdown.MarkdownIt("gfm-like", {"linkify": False})
    html = renderer.render(f"{escape(text)}\n")
    assert html.startswith("<p>")
    shown = re.sub(r"<br ?/?>", "", html.removeprefix("<p>").rstrip().removesuffix("</p>"))
    assert "<" not in shown
    import html as entities

    assert entities.unescape(shown) == text.lstrip(" ")


def test_markdown_table_cells_keep_to_their_cells() -> None:
    told = print_part("md", Table("t", COLUMNS, [["a | b\nc", 1, ""]]))
    assert told == "| Claim | Count |\n|---|--:|\n| a \\| b<br>c | 1 |\n"


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+44 20", "'+44 20"),
        ("-x", "'-x"),
        ("\t=1", "' =1"),
        ("＝1", "'＝1"),
        ("-5", "-5"),
        ("+3.5", "+3.5"),
        ("-12%", "-12%"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_csv_holds_no_formulas(text: str, guarded: str) -> None:
    assert guard_cell(text) == guarded


@given(st.lists(st.text(max_size=30), min_size=1, max_size=5))
def test_csv_is_read_back(texts: list[str]) -> None:
    rows = [[text, at, ""] for at, text in enumerate(texts)]
    written = print_sheet(make_sheet(Part("P", [Table("t", COLUMNS, rows)])), "csv")
    read = list(csv.reader(io.StringIO(written, newline="")))
    assert [row[0] for row in read[1:]] == [guard_cell(text) for text in texts]
    assert all(not re.match(r"[=@\t\r]", row[0]) for row in read)


def test_csv_by_name_and_without_a_table() -> None:
    sheet = make_sheet(Part("P", [TABLE, Table("others", [Column("X", "x")], [["1"]])]))
    assert print_sheet(sheet, "csv", table="others") == "X\n1\n"
    with pytest.raises(RenderError, match="unknown table `claim`"):
        print_sheet(sheet, "csv", table="claim")
    with pytest.raises(RenderError, match="has no table"):
        print_sheet(make_sheet(Part("P", ["x"] and [Paragraph("x")])), "csv")


def test_json() -> None:
    rows = [Row([words("A ", Run("claim", claim="a")), cell("two of three", 2), Cell("")], claim="a")]
    sheet = make_sheet(
        Part("P", [Table("t", COLUMNS, rows), Listing(["one"]), Card("tag", claim="b"), PageBreak()], name="p"),
        Part("Q", empty="None."),
        date="2025-01-02",
        fingerprint="f" * 64,
    )
    told = json.loads(print_sheet(sheet, "json"))
    assert (told["sheet"], told["map"], told["date"], told["fingerprint"]) == (
        "trial",
        "The map",
        "2025-01-02",
        "f" * 64,
    )
    table, listing, card = told["parts"][0]["blocks"]
    assert table["rows"] == [{"claim": "a", "text": "A claim", "count": 2, "id": None}]
    assert listing["list"] == [{"text": "one", "level": 0, "claim": None}]
    assert card["card"] == "tag"
    assert told["parts"][1] == {"heading": "Q", "level": 1, "empty": "None.", "blocks": []}


def test_options_that_do_not_fit_the_format() -> None:
    sheet = make_sheet(Part("P", [TABLE]))
    with pytest.raises(RenderError, match="unknown format `docx`"):
        print_sheet(sheet, "docx")
    with pytest.raises(RenderError, match="json holds the whole sheet"):
        print_sheet(sheet, "json", table="claims")
    with pytest.raises(RenderError, match="text is made without a template"):
        print_sheet(sheet, "text", template="x")


@given(st.text(max_size=60))
def test_hostile_text_stays_text_in_every_format(text: str) -> None:
    card = Card(text or "x", text, [text], label=text, claim="c")
    sheet = make_sheet(
        Part(
            text or "x",
            [Paragraph(text or "x"), Listing([Item(text, 2)]), card, Table("t", COLUMNS, [[text, 1, text]])],
        ),
        subtitle=text,
        date=text,
    )
    for format_ in FORMATS:
        told = print_sheet(sheet, format_)
        assert told.encode("utf-8")
        assert "\x1b" not in told.replace("\\u001b", "")
        assert format_ == "json" or "\u202e" not in told


def test_plain_words() -> None:
    assert plain(words("a", "", Run("b", "strong"), (Run("c"), Run("")))) == "abc"
