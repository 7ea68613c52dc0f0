"""A sheet as a Word file whose styles a user of Verbatim knows: Pocket, Hat, Block, Tag, cite, underline, emphasis.

Everything a sheet says is text in it: no markup, no field, no formula. US Letter; the same sheet gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from argmap.diagram.measure import clean_text, runs_right_to_left
from argmap.prep.sheet import Block, Card, Listing, PageBreak, Paragraph, Part, Run, Sheet, Table, Words, plain, words
from argmap.render.sheets.columns import GAP, share_width
from argmap.render.sheets.origin import describe_origin, head_pages

if TYPE_CHECKING:
    from docx.document import Document

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LETTER = (12240, 15840)
MARGIN = 1080
STEP = 360
"""The paper, its margins and one step inwards, in twentieths of a point."""

ROOM = {False: 92, True: 128}
BOLD = 1.3
"""Characters side by side on upright paper and on paper laid across; how much wider the heads of columns are."""

HEADINGS = (("Pocket", 26), ("Hat", 22), ("Block", 16), ("Tag", 13))
"""The aliases of the headings 1 to 4 and their sizes in points, as Verbatim has them."""

BULLETS = ("•", "–", "·")
MUTED = "4B5563"

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="12" w:space="3" w:color="auto"/>' for side in ("top", "left", "bottom", "right")
)
_CENTER = '<w:jc w:val="center"/>'
_LOOKS = {
    1: (f"<w:pBdr>{_BORDERS}</w:pBdr>", _CENTER, ""),
    2: ("", _CENTER, '<w:u w:val="double"/>'),
    3: ("", _CENTER, '<w:u w:val="single"/>'),
    4: ("", "", ""),
}
_RUNS = {
    "plain": "",
    "strong": "<w:b/>",
    "emphasis": '<w:rStyle w:val="Emphasis"/>',
    "faint": f'<w:color w:val="{MUTED}"/><w:sz w:val="18"/>',
    "quoted": '<w:rStyle w:val="StyleUnderline"/><w:highlight w:val="yellow"/>',
    "removed": "<w:strike/>",
    "added": '<w:u w:val="single"/>',
}
_CITE = {**_RUNS, "strong": '<w:rStyle w:val="Style13ptBold"/>'}


def write_docx(sheet: Sheet) -> bytes:
    """Return the sheet as a Word file."""
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    _set_styles(document)
    _set_page(document, sheet)
    body = document.element.body
    content = parse_xml(f'<w:body xmlns:w="{NAMESPACE}">{"".join(_write_sheet(sheet))}</w:body>')
    for at, element in enumerate(list(content)):
        body.insert(at, element)
    properties = document.core_properties
    properties.title = clean_text(f"{sheet.title} – {sheet.map_title}" if sheet.map_title else sheet.title)[:255]
    properties.author, properties.comments = "argmap", clean_text(describe_origin(sheet))[:255]
    written = io.BytesIO()
    document.save(written)
    return _settle(written)


def _settle(written: io.BytesIO) -> bytes:
    """Return a Word file without the hour at which its parts were written."""
    settled = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            new.writestr(zipfile.ZipInfo(item.filename), old.read(item), zipfile.ZIP_DEFLATED)
    return settled.getvalue()


def _set_styles(document: Document) -> None:
    """Replace the template's styles by the few of ours."""
    from docx.oxml import parse_xml

    styles = document.styles.element
    kept = ("Normal", "Header", "Footer", "DefaultParagraphFont", "TableNormal", "NoList")
    for style in list(styles.style_lst):
        if style.styleId not in kept or style.styleId in ("Normal", "Header"):
            styles.remove(style)
    for source in _list_styles():
        styles.append(parse_xml(source))


def _list_styles() -> Iterator[str]:
    opening = f'<w:style xmlns:w="{NAMESPACE}" w:styleId='
    fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
    yield (
        f'{opening}"Normal" w:type="paragraph" w:default="1"><w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:spacing w:before="0" w:after="80" w:line="259" w:lineRule="auto"/></w:pPr>'
        f'<w:rPr>{fonts}<w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:style>'
    )
    yield (
        f'{opening}"Header" w:type="paragraph"><w:name w:val="header"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:spacing w:after="0"/></w:pPr>'
        f'<w:rPr><w:color w:val="{MUTED}"/><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>'
    )
    yield (
        f'{opening}"TableText" w:type="paragraph"><w:name w:val="Table Text"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/></w:pPr>'
        '<w:rPr><w:sz w:val="19"/><w:szCs w:val="19"/></w:rPr></w:style>'
    )
    for level, (alias, size) in enumerate(HEADINGS, 1):
        border, place, line = _LOOKS[level]
        yield (
            f'{opening}"Heading{level}" w:type="paragraph"><w:name w:val="heading {level}"/>'
            f'<w:aliases w:val="{alias}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
            f"<w:pPr><w:keepNext/><w:keepLines/>{border}"
            f'<w:spacing w:before="{280 if level < 4 else 200}" w:after="80"/>{place}'
            f'<w:outlineLvl w:val="{level - 1}"/></w:pPr>'
            f'<w:rPr><w:b/><w:bCs/><w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>{line}</w:rPr></w:style>'
        )
    for id_, name, alias, look in (
        ("Style13ptBold", "Style 13 pt Bold", "Cite", '<w:b/><w:bCs/><w:sz w:val="26"/><w:szCs w:val="26"/>'),
        ("StyleUnderline", "Style Underline", "Underline", '<w:u w:val="single"/>'),
        ("Emphasis", "Emphasis", "", '<w:b/><w:bCs/><w:u w:val="single"/><w:bdr w:val="single" w:sz="8" w:space="0"/>'),
    ):
        aliases = f'<w:aliases w:val="{alias}"/>' if alias else ""
        yield (
            f'{opening}"{id_}" w:type="character"><w:name w:val="{name}"/>{aliases}'
            f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{look}</w:rPr></w:style>'
        )


def _set_page(document: Document, sheet: Sheet) -> None:
    """Set the paper and the head that runs on each page: titles, origin, page x of y."""
    from docx.oxml import parse_xml
    from docx.shared import Twips

    section = document.sections[0]
    section.page_width, section.page_height = map(Twips, reversed(LETTER) if sheet.wide else LETTER)
    if sheet.wide:
        from docx.enum.section import WD_ORIENT

        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin = section.right_margin = section.bottom_margin = Twips(MARGIN)
    section.top_margin, section.header_distance = Twips(1300), Twips(560)
    first, second = head_pages(sheet)
    left, right = _find_room(sheet) - 1500, 1500
    header = section.header
    header.is_linked_to_previous = False
    paging = "".join(
        f'{text}<w:fldSimple w:instr=" {field} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        for text, field in ((_text("page "), "PAGE"), (_text(" of "), "NUMPAGES"))
    )
    cells = (
        (left, _paragraph(_text(first), "", "Header") + _paragraph(_text(second), "", "Header")),
        (right, f'<w:p><w:pPr><w:pStyle w:val="Header"/><w:jc w:val="right"/></w:pPr>{paging}</w:p>'),
    )
    line = '<w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="C3CAD4"/></w:tblBorders>'
    table = _open_table([left, right], line) + "<w:tr>"
    for wide, inner in cells:
        table += f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:vAlign w:val="bottom"/></w:tcPr>{inner}</w:tc>'
    element: Any = header._element  # noqa: SLF001 - python-docx has no other way to a table made of XML
    element.insert(0, parse_xml(f"{table}</w:tr></w:tbl>".replace("<w:tbl>", f'<w:tbl xmlns:w="{NAMESPACE}">', 1)))


def _find_room(sheet: Sheet) -> int:
    return (LETTER[1] if sheet.wide else LETTER[0]) - 2 * MARGIN


def _write_sheet(sheet: Sheet) -> Iterator[str]:
    yield _paragraph(_run(sheet.title, '<w:b/><w:sz w:val="36"/><w:szCs w:val="36"/>'), sheet.title)
    if sheet.map_title:
        yield _paragraph(_run(sheet.map_title, "<w:b/>"), sheet.map_title)
    for line in (sheet.subtitle, describe_origin(sheet)):
        if line:
            yield _paragraph(_run(line, _RUNS["faint"]), line)
    for part in sheet.parts:
        yield from _write_part(part, sheet)


def _write_part(part: Part, sheet: Sheet) -> Iterator[str]:
    yield _paragraph(_text(part.heading), part.heading, f"Heading{part.level}", new_page=part.new_page)
    if part.is_empty and part.empty:
        yield _paragraph(_text(part.empty), part.empty)
    for block in part.blocks:
        yield from _write_block(block, sheet)


def _write_block(block: Block, sheet: Sheet) -> Iterator[str]:
    if isinstance(block, Paragraph):
        runs = words(Run(plain(block.words), "faint")) if block.note else block.words
        yield _paragraph(_runs(runs), plain(runs))
    elif isinstance(block, Listing):
        yield from _write_list(block)
    elif isinstance(block, Table):
        if block.rows:
            yield from _write_table(block.keep_printed(), sheet)
    elif isinstance(block, Card):
        tag = f"[{block.label}] {plain(block.tag)}" if block.label else plain(block.tag)
        yield _paragraph(_text(tag), plain(block.tag), "Heading4")
        if block.cite:
            yield _paragraph(_runs(block.cite, _CITE), plain(block.cite), keep=bool(block.body))
        for body in block.body:
            yield _paragraph(_runs(body), plain(body), indent=STEP)
    elif isinstance(block, PageBreak):
        yield '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def _write_list(listing: Listing) -> Iterator[str]:
    numbers: list[int] = []
    for item in listing.items:
        numbers = [*numbers[: item.level + 1], *[0] * (item.level + 1 - len(numbers))]
        numbers[item.level] += 1
        mark = f"{numbers[item.level]}." if listing.numbered else BULLETS[min(item.level, len(BULLETS) - 1)]
        inner = f"<w:r><w:t>{mark}</w:t><w:tab/></w:r>{_runs(item.words)}"
        yield _paragraph(inner, plain(item.words), indent=STEP * (item.level + 1), hanging=STEP)


def _write_table(table: Table, sheet: Sheet) -> Iterator[str]:
    """Yield a table; its first row is told again on each page, and no row is parted."""
    room = ROOM[sheet.wide]
    while (shares := share_width(table, room, head=BOLD)) is None:
        room += 10  # too many columns for their longest words, some of which will be broken
    whole = sum(share + GAP for share in shares)
    widths = [(share + GAP) * _find_room(sheet) // whole for share in shares]
    if table.caption:
        yield _paragraph(_run(table.caption, "<w:b/>"), table.caption, keep=True)
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="C3CAD4"/>' for side in ("top", "bottom", "insideH")
    )
    rows = [_open_table(widths, f"<w:tblBorders>{lines}</w:tblBorders>")]
    heads = [_runs(words(Run(column.name, "strong"))) for column in table.columns]
    texts = [column.name for column in table.columns]
    rows.append(_write_row(table, heads, texts, widths, head=True))
    for row in table.rows:
        cells = [_runs(one.words) for one in row.cells]
        rows.append(_write_row(table, cells, [plain(one.words) for one in row.cells], widths))
    yield "".join([*rows, "</w:tbl>", _paragraph("", "")])


def _open_table(widths: list[int], borders: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )


def _write_row(table: Table, cells: list[str], texts: list[str], widths: list[int], *, head: bool = False) -> str:
    told = []
    for column, inner, text, width in zip(table.columns, cells, texts, widths, strict=True):
        place = {"start": "", "end": "right", "center": "center"}[column.align]
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="EEF2F7"/>' if head else ""
        told.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
            f"{_paragraph(inner, text, 'TableText', place=place)}</w:tc>"
        )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{''.join(told)}</w:tr>"


def _paragraph(
    inner: str,
    text: str,
    style: str = "",
    *,
    indent: int = 0,
    hanging: int = 0,
    place: str = "",
    keep: bool = False,
    new_page: bool = False,
) -> str:
    """Return a paragraph around runs; `text` is what they say, which decides the direction in which it is read."""
    rtl = runs_right_to_left(text)
    looks = [
        f'<w:pStyle w:val="{style}"/>' if style else "",
        "<w:keepNext/>" if keep else "",
        "<w:pageBreakBefore/>" if new_page else "",
        "<w:bidi/>" if rtl else "",
        f'<w:ind w:left="{indent}" w:hanging="{hanging}"/>' if indent else "",
        f'<w:jc w:val="{place}"/>' if place else "",
    ]
    told = "".join(looks)
    return f"<w:p>{f'<w:pPr>{told}</w:pPr>' if told else ''}{inner}</w:p>"


def _runs(runs: Words, looks: dict[str, str] = _RUNS) -> str:
    return "".join(_run(run.text, looks[run.style]) for run in runs)


def _text(text: str) -> str:
    return _run(text, "")


def _run(text: str, look: str) -> str:
    """Return a run of text in a look; where it has right-to-left letters it is marked so."""
    clean = clean_text(text)
    rtl = "<w:rtl/>" if runs_right_to_left(clean) else ""
    properties = f"<w:rPr>{look}{rtl}</w:rPr>" if look or rtl else ""
    lines = clean.split("\n")
    inner = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return f"<w:r>{properties}{inner}</w:r>"
