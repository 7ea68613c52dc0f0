"""Lines and their owners on odd layouts, held against a golden file. Each text tells a small change to the code.

The texts are in layouts.json: what mutants of `parse`, `outline` and `nodes` were told apart by, and a few by hand.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from argmap.syntax.characters import find_bad_lines
from argmap.syntax.nodes import Line
from argmap.syntax.outline import Entry, outline_lines
from argmap.syntax.parse import parse_lines
from argmap.text import SourceText

TEXTS = json.loads((Path(__file__).parent / "layouts.json").read_text(encoding="utf-8"))


def tell_line(line: Line) -> str:
    told = f"{line.shape} {line.word!a} {line.start}+{line.indent} to {line.head_end}"
    told += f" name {line.name!a} by {line.by!a} second {line.second!a} text {line.text!a}"
    if line.shape in ("BLANK", "COMMENT", "OTHER", "QUOTE", "MORE"):
        return told
    pieces = list(line.head_pieces())
    found = [(line.find_piece(word), line.find_piece(word, pieces[0][0])) for word, _, _ in pieces]
    places = (line.name_start, line.name_end, line.text_start, line.end)
    return f"{told}\n    head {pieces!a} {places} found {found}"


def tell_entry(entry: Entry) -> str:
    owner = entry.owner.line.start if entry.owner.line is not None else "file"
    told = f"{entry.word} at {entry.line.start} of {owner} depth {entry.depth}{' lost' if entry.lost else ''}"
    return f"{told} after {entry.after!r} text {entry.text!a} pieces {entry.pieces}"


def tell_text(text: str) -> Iterator[str]:
    source = SourceText("t", text)
    lines = parse_lines(text)
    outline = outline_lines(source, lines, find_bad_lines(source))
    yield f"== {text!a}"
    yield from map(tell_line, lines.lines)
    yield from map(tell_entry, outline.entries)
    for diagnostic in outline.diagnostics:
        span = diagnostic.span
        yield f"{diagnostic.name} {span.start}–{span.end} {diagnostic.message!a} hint {diagnostic.hint!a}"
    for allowed, line, names in outline.allowances:
        yield f"allowed {allowed.start}–{allowed.end} for line {line}: {names}"


def test_lines_and_owners(golden: Callable[..., None]) -> None:
    golden("".join(f"{line}\n" for text in TEXTS for line in tell_text(text)))
