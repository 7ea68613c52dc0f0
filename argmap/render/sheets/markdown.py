"""A sheet as Markdown, with the tables of GitHub's kind. Every character of a text stands for itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.diagram.measure import clean_text
from argmap.prep.sheet import Block, Card, Listing, PageBreak, Paragraph, Part, Run, Sheet, Table, Words, plain
from argmap.render.sheets.origin import describe_origin

_MARKS = {"strong": "**", "emphasis": "*", "quoted": "**", "removed": "~~", "added": "**"}
# Signs that mean something within a line, and those that do so at its beginning.
_ANYWHERE = re.compile(r"[\\`*_\[\]|~$]")
_AT_START = re.compile(r"^(|\d+(?=[.)]))([#+\-=:>.)])", re.MULTILINE)
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ALIGN = {"start": "---", "end": "--:", "center": ":-:"}


def write_markdown(sheet: Sheet) -> str:
    """Return the sheet as Markdown."""
    return "\n\n".join(_write_sheet(sheet)) + "\n"


def _write_sheet(sheet: Sheet) -> Iterator[str]:
    yield f"# {_one_line(sheet.title)}"
    head = [f"**{_one_line(sheet.map_title)}**" if sheet.map_title else "", _one_line(sheet.subtitle)]
    yield "\\\n".join(filter(None, [*head, _one_line(describe_origin(sheet))]))
    for part in sheet.parts:
        yield from _write_part(part)


def _write_part(part: Part) -> Iterator[str]:
    if part.new_page:
        yield "---"
    yield f"{'#' * (part.level + 1)} {_one_line(part.heading)}"
    if part.is_empty and part.empty:
        yield escape(part.empty)
    for block in part.blocks:
        yield from filter(None, _write_block(block))


def _write_block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _write_words(block.words, "\\\n")
    elif isinstance(block, Listing):
        yield "\n".join(_write_items(block))
    elif isinstance(block, Table):
        if block.rows:
            yield escape(block.caption)
            yield "\n".join(_write_table(block.keep_printed()))
    elif isinstance(block, Card):
        label = f"*{_one_line(block.label)}:* " if block.label else ""
        cite = _write_words(block.cite, "\\\n")
        yield f"{label}**{_one_line(plain(block.tag))}**" + (f"\\\n{cite}" if cite else "")
        yield "\n>\n".join(f"> {_write_words(body, chr(92) + chr(10) + '> ')}" for body in block.body)
    elif isinstance(block, PageBreak):
        yield "---"


def _write_items(listing: Listing) -> Iterator[str]:
    numbers: list[int] = []
    for item in listing.items:
        numbers = [*numbers[: item.level + 1], *[0] * (item.level + 1 - len(numbers))]
        numbers[item.level] += 1
        mark = f"{numbers[item.level]}." if listing.numbered else "-"
        step = 4 if listing.numbered else 2  # a level stands beneath the text of the one above, past its mark
        indent = " " * (step * item.level)
        yield f"{indent}{mark} {_write_words(item.words, '<br>')}"


def _write_table(table: Table) -> Iterator[str]:
    yield f"| {' | '.join(_one_line(column.name) for column in table.columns)} |"
    yield f"|{'|'.join(_ALIGN[column.align] for column in table.columns)}|"
    for row in table.rows:
        yield f"| {' | '.join(_write_words(one.words, '<br>') for one in row.cells)} |"


def _write_words(runs: Words, line_end: str) -> str:
    """Write words; the signs of a style stand close to its text, as Markdown wants them."""
    told = "".join(_write_run(run) for run in runs)
    return _escape_starts(told).replace("\n", line_end)


def _write_run(run: Run) -> str:
    text = _escape_signs(clean_text(run.text))
    mark = _MARKS.get(run.style, "")
    inner = text.strip()
    if not mark or not inner:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{inner.replace(chr(10), f'{mark}{chr(10)}{mark}')}{mark}{after}"


def escape(text: str) -> str:
    """Return a text in which no character is markup; its line ends are kept."""
    return _escape_starts(_escape_signs(clean_text(text)))


def _escape_signs(text: str) -> str:
    return _ANYWHERE.sub(r"\\\g<0>", text.translate(_ENTITIES))


def _escape_starts(text: str) -> str:
    # spaces at the start of a line would make it code
    return _AT_START.sub(r"\1\\\2", re.sub(r"^[ ]+", "", text, flags=re.MULTILINE))


def _one_line(text: str) -> str:
    return escape(" ".join(text.split()))
