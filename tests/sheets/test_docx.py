"""A sheet as a Word file, read back by python-docx and by its XML."""

import io
import re
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.prep.sheet import Card, Column, Item, Listing, PageBreak, Paragraph, Part, Run, Sheet, Table, words
from argmap.render.sheets.docx import write_docx

sys.path.insert(0, str(Path(__file__).parent))
from made_sheet import make_sheet

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = [
    "=1+1",
    "@SUM(A1)",
    "<w:br/>&amp;]]>",
    "{ PAGE }",
    "**bold** _it_ \\textbf{x}",
    "a\x00b\x0bc\ud800",
    "x" * 300,
]


def read(sheet: Sheet) -> docx.document.Document:
    return docx.Document(io.BytesIO(write_docx(sheet)))


def read_part(sheet: Sheet, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(write_docx(sheet))) as file:
        return file.read(name).decode()


def one_part(*blocks: object, **facts: object) -> Sheet:
    return Sheet("trial", "Trial", [Part("Part", blocks, empty="Nothing.")], **facts)  # type: ignore[arg-type]


def test_styles_of_verbatim() -> None:
    styles = {style.style_id: style.element for style in read(make_sheet()).styles}
    for level, (alias, size) in enumerate([("Pocket", 26), ("Hat", 22), ("Block", 16), ("Tag", 13)], 1):
        style = styles[f"Heading{level}"]
        assert style.find(f"{W}name").get(f"{W}val") == f"heading {level}"
        assert style.find(f"{W}aliases").get(f"{W}val") == alias
        assert style.find(f"{W}rPr/{W}sz").get(f"{W}val") == str(2 * size)
        assert style.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == str(level - 1)
    for id_, kind in (("Style13ptBold", "character"), ("StyleUnderline", "character"), ("Emphasis", "character")):
        assert styles[id_].get(f"{W}type") == kind
    assert styles["Style13ptBold"].find(f"{W}rPr/{W}sz").get(f"{W}val") == "26"
    assert "ListBullet" not in styles


def test_a_card_is_tag_cite_and_body() -> None:
    cite = words(Run("Lee 2024", "strong"), ", “The port”")
    card = Card(
        "The port grows.", cite, [words("It said: “", Run("read aloud", "quoted"), "” and more")], label="1. turn"
    )
    tag, cited, body = read(one_part(card)).paragraphs[-3:]
    assert (tag.style.style_id, tag.text) == ("Heading4", "[1. turn] The port grows.")
    assert cited.text == "Lee 2024, “The port”"
    assert [run.text for run in cited.runs if run.style.style_id == "Style13ptBold"] == ["Lee 2024"]
    assert body.style.style_id == "Normal"
    read_out = [run for run in body.runs if run.font.highlight_color is not None]
    assert [run.text for run in read_out] == ["read aloud"]
    assert read_out[0].style.style_id == "StyleUnderline"
    assert body.text == "It said: “read aloud” and more"


def test_headings_by_level() -> None:
    parts = [Part("One", level=1), Part("Two", level=2), Part("Three", [Paragraph("x")], level=3)]
    document = read(Sheet("t", "T", parts))
    told = [(p.style.style_id, p.text) for p in document.paragraphs if p.style.style_id.startswith("Heading")]
    assert told == [("Heading1", "One"), ("Heading2", "Two"), ("Heading3", "Three")]


@pytest.mark.parametrize(("wide", "size"), [(False, (8.5, 11.0)), (True, (11.0, 8.5))])
def test_letter_paper_and_the_head_of_pages(wide: bool, size: tuple[float, float]) -> None:
    sheet = make_sheet(wide=wide)
    section = read(sheet).sections[0]
    assert (section.page_width.inches, section.page_height.inches) == size
    names = [n for n in zipfile.ZipFile(io.BytesIO(write_docx(sheet))).namelist() if re.search(r"header\d*\.xml$", n)]
    (header,) = [read_part(sheet, name) for name in names]
    assert "Is &quot;this&quot;" in header or 'Is "this" &lt;/style&gt;' in header
    for said in ("Trial", "map of 2025-01-02", "fingerprint abcdefabcdef", "argmap 0.1.0"):
        assert said in header
    assert re.findall(r'fldSimple w:instr=" (\w+) "', header) == ["PAGE", "NUMPAGES"]


def test_tables_keep_their_rows_and_tell_their_heads_again() -> None:
    columns = [Column("Claim", "text"), Column("Count", "n", "end"), Column("Id", "id", printed=False)]
    sheet = one_part(Table("t", columns, [["One", 1, "a"], ["Two\nlines", 22, "b"]], "All"), Table("u", columns, []))
    (table,) = read(sheet).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Claim", "Count"],
        ["One", "1"],
        ["Two\nlines", "22"],
    ]
    xml = read_part(sheet, "word/document.xml")
    assert xml.count("<w:tblHeader/>") == 1
    assert xml.count("<w:cantSplit/>") == 3
    total = sum(int(w) for w in re.findall(r'gridCol w:w="(\d+)"', xml))
    assert 9000 < total <= 12240 - 2 * 1080


def test_lists_and_empty_parts() -> None:
    listing = Listing([Item("a"), Item("b", 1), Item("c")], numbered=True)
    texts = [p.text for p in read(one_part(listing, PageBreak())).paragraphs]
    assert texts[-4:-1] == ["1.\ta", "1.\tb", "2.\tc"]
    assert [p.text for p in read(one_part()).paragraphs][-1] == "Nothing."
    assert "Nothing." not in [p.text for p in read(one_part(listing)).paragraphs]


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_stay_texts(text: str) -> None:
    shown = re.sub("[\x00\x0b\ud800]", "\ufffd", text)
    card = Card(text, text, [words(Run(text, "quoted"))], label="x")
    table = Table("t", [Column(text, "a")], [[text]], text)
    sheet = Sheet(
        "t", text, [Part(text, [card, table, Listing([text]), Paragraph(text, note=True)])],
        subtitle=text, map_title=text, date=text, version=text,
    )  # fmt: skip
    document = read(sheet)
    told = [p.text for p in document.paragraphs]
    assert told.count(shown) == 8  # title, map, subtitle, heading, cite, body, caption, note
    assert f"[x] {shown}" in told
    assert document.tables[0].rows[1].cells[0].text == shown
    assert not re.search(r"<w:(fldSimple|fldChar|instrText|object|hyperlink)", read_part(sheet, "word/document.xml"))


def test_right_to_left() -> None:
    xml = read_part(one_part(Paragraph("روسيا وإيران"), Paragraph("Both (روسيا)")), "word/document.xml")
    paragraphs = re.findall(r"<w:p>.*?</w:p>", xml)
    rtl = [p for p in paragraphs if "<w:bidi/>" in p]
    assert len(rtl) == 1
    assert "<w:rtl/>" in rtl[0]
    assert "روسيا وإيران" in rtl[0]


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert write_docx(make_sheet()) == write_docx(make_sheet())


def test_python_face(maps: Path) -> None:
    debate = argmap.load(maps / "necessity-or-alliance.argmap")
    document = docx.Document(io.BytesIO(debate.blocks("lamear").docx()))
    blocks = [p.text for p in document.paragraphs if p.style.style_id == "Heading3"]
    assert len(blocks) == 38
    assert blocks[0].startswith("AT: The Russian–Iranian partnership is a durable alliance")


@pytest.fixture
def maps() -> Path:
    return Path(__file__).parent.parent.parent / "maps"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_any_text_can_be_printed(texts: list[str]) -> None:
    read(one_part(*[Paragraph(text) for text in texts], Card(texts[0], texts[-1], texts), map_title=texts[0]))
