"""Text in its canonical form: one way to write each thing. Writes no files and changes no meaning."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from argmap.diagnostics import ArgmapError, Severity
from argmap.syntax.characters import find_bad_characters
from argmap.syntax.citations import Item, split_citation
from argmap.syntax.nodes import TEXT_EDGE, Line
from argmap.syntax.outline import CLAIM_WORDS, Entry, Outline, outline_lines
from argmap.syntax.parse import parse_lines
from argmap.text import SourceText
from argmap.vocabulary import STANCES

_OPENERS = frozenset({"map", "include", "by", "section"})  # what follows may stand close to them
_CITING = CLAIM_WORDS | {">"}


class FormatFault(AssertionError):
    """The formatter would have changed what a text says: a fault of argmap's own, never of the text."""


def format_text(text: str, path: str = "<text>") -> str:
    """Return a text in canonical form; `path` is its name in diagnostics.

    Lines end in LF; a level is two spaces; a line's head has single spaces; citations are written alike; there
    is at most one blank line in a row, and one around a block at the margin. Comments and the words of texts
    stay as they are. Raises ArgmapError for a text with errors of syntax, FormatFault rather than return
    anything that reads otherwise than the text did.
    """
    before = _read(text, path)
    formatted = _lay_out(before)
    after = _read(formatted, path)
    if list(_meaning(before)) != list(_meaning(after)) or _lay_out(after) != formatted:
        raise FormatFault(f"formatting {path} would change what it says; it is left as it is")
    return formatted


def is_canonical(text: str, path: str = "<text>") -> bool:
    """Tell whether `format_text` leaves a text as it is. Raises what `format_text` raises."""
    return format_text(text, path) == text


def show_citation(items: tuple[Item, ...]) -> str:
    """Return citations as they are written canonically: `[@src ¶9, ¶11–13; @other pp. 4–5]`."""
    return f"[{'; '.join(_show_item(*item) for item in items)}]"


def _show_item(source: str | None, locators: tuple[tuple[str, str, str | None], ...]) -> str:
    shown = []
    for unit, first, last in locators:
        gap = "" if unit in "¶§" else " "
        plural = "pp." if unit == "p." and last else unit
        shown.append(f"{plural}{gap}{first}" + (f"–{last}" if last else ""))
    return " ".join(filter(None, (source and f"@{source}", ", ".join(shown))))


class _Read:
    """A text without errors of syntax: its lines, and the entry of each line that has one."""

    def __init__(self, lines: tuple[Line, ...], outline: Outline):
        self.lines = lines
        self.outline = outline
        self.entries = {entry.line.start: entry for entry in outline.entries}


def _read(text: str, path: str) -> _Read:
    source = SourceText(path, text)
    lines = parse_lines(text)
    outline = outline_lines(source, lines)
    found = find_bad_characters(source) + outline.diagnostics
    read = _Read(lines.lines, outline)
    if all(d.name == "mixed-indent" for d in found) and _levels_are_certain(read):
        found = []
    if any(d.severity == Severity.ERROR for d in found):
        raise ArgmapError(sorted(found, key=lambda d: d.span.start))
    return read


def _levels_are_certain(read: _Read) -> bool:
    """Tell whether tabs and spaces are mixed harmlessly: each level of each line is one tab or two spaces."""
    return all(
        line.raw[: line.indent].replace("  ", "\t").strip("\t") == ""
        for line in read.lines
        if line.shape not in ("BLANK", "COMMENT")
    )


class _Row:
    """A line to be: its depth, its text, whether a blank line stands above it."""

    __slots__ = ("allow", "comment", "depth", "entry", "gap", "text")

    def __init__(self, text: str, gap: bool, depth: int, entry: Entry | None = None, comment: bool = False):
        self.text = text
        self.gap = gap
        self.depth = depth
        self.entry = entry
        self.comment = comment
        self.allow = comment and text[1:].partition(":")[0].strip() == "allow" and ":" in text


def _lay_out(read: _Read) -> str:
    rows = list(_make_rows(read))
    _place_comments(rows)
    _set_gaps(rows)
    if rows:
        rows[0].gap = False
    return "".join(f"{chr(10) * row.gap}{'  ' * row.depth}{row.text}\n" for row in rows)


def _make_rows(read: _Read) -> Iterator[_Row]:
    gap = False
    current: Entry | None = None
    brackets = {entry.line.start: _last_bracket(entry, read) for entry in read.outline.entries if _cites(entry)}
    mends = {mend[0]: mend[1] for mend in brackets.values() if mend}
    for line in read.lines:
        if line.shape == "BLANK":
            gap = True
            continue
        if line.shape == "COMMENT":
            tabs = line.raw.count("\t", 0, line.indent)
            yield _Row(line.raw.strip(TEXT_EDGE), gap, line.indent + tabs, comment=True)
        elif line.shape == "MORE":
            assert current is not None
            text = mends.get(line.start, line.text or "")
            yield _Row(f"| {text}" if text else "|", gap, current.depth + 1)
        else:
            current = read.entries[line.start]
            yield _Row(_write_line(line, mends.get(line.start, line.text)), gap, current.depth, current)
        gap = False


def _cites(entry: Entry) -> bool:
    """Tell whether a bracket at the end of the entry's text is read as a citation."""
    if entry.text is None or not entry.text.strip(" \n").endswith("]"):
        return False
    return entry.word in _CITING or (entry.word == "key" and entry.line.word in STANCES)


def _last_bracket(entry: Entry, read: _Read) -> tuple[int, str] | None:
    """Return where the line starts that holds the citation of an entry, and the line's text with it canonical."""
    assert entry.text is not None
    bracket, items = split_citation(entry.text.strip(" \n"))[1:]
    if bracket is None:
        return None
    start, last = entry.line.start, entry.line.text or ""
    if entry.pieces is not None:
        pieces = [piece for piece in entry.pieces if piece[2]]
        at, length = pieces[-1][1:]
        start = read.outline.source.text.rfind("\n", 0, at) + 1
        if start == 0 and entry.line.start:  # the file's first line begins after its byte order mark
            start = entry.line.start
        last = read.outline.source.text[at : at + length]
    prose, own, _ = split_citation(last)
    if own != bracket:
        return None  # it began on the line above
    return start, f"{prose} {show_citation(items)}".lstrip(" ")


def _write_line(line: Line, text: str | None) -> str:
    """Return a line as it is written, without its indent."""
    if line.shape == "QUOTE":
        return f"> {text}"
    head = line.word
    if line.name is not None and line.shape != "KEY":
        head += f" {line.name}"
    if line.shape == "BY":
        head += " " + ", ".join(line.by)
    elif line.by:
        head += " by " + ", ".join(line.by)
    if line.shape == "INCLUDE":
        head += f" {text}"
        text = None
    if line.second is not None:
        head += {"BY": " from ", "INCLUDE": " as "}.get(line.shape, " ") + line.second
    if text is not None:
        return f"{head}: {text}" if text else f"{head}:"
    comment = _trailing_comment(line)
    return f"{head}  {comment}" if comment else head


def _trailing_comment(line: Line) -> str:
    """Return the comment after a line without a colon, or nothing."""
    if line.text is not None and line.shape != "INCLUDE":
        return ""
    at = line.raw.find("#")
    return line.raw[at:].strip(TEXT_EDGE) if at >= 0 else ""


def _place_comments(rows: list[_Row]) -> None:
    """Turn the width of each comment's indent into a depth: that of the next line, or of the block above it."""
    following = [0] * len(rows)
    depth = 0
    for index in range(len(rows) - 1, -1, -1):
        following[index] = depth
        if not rows[index].comment:
            depth = rows[index].depth
    deepest = 0
    for row, below in zip(rows, following, strict=True):
        if not row.comment:
            if row.entry is not None:
                deepest = row.depth + 1
        elif row.allow:
            row.depth = below
        else:
            row.depth = max(below, min(row.depth // 2, deepest))


def _set_gaps(rows: list[_Row]) -> None:
    """Put a blank line between two lines at the margin where one of them has a block."""
    tops = [i for i, row in enumerate(rows) if row.entry is not None and row.depth == 0]
    with_block = [
        any(row.entry is not None for row in rows[top + 1 : after]) for top, after in pairwise([*tops, len(rows)])
    ]
    for index in range(1, len(tops)):
        upper = rows[tops[index - 1]].entry
        assert upper is not None
        if with_block[index - 1] or (with_block[index] and upper.word not in _OPENERS):
            top = tops[index]
            while not rows[top].gap and rows[top - 1].comment and rows[top - 1].depth == 0:
                top -= 1
            rows[top].gap = True


def _meaning(read: _Read) -> Iterator[Any]:
    """Yield all that a text says, line by line, for comparison: what no formatting may change."""
    number = {entry.line.start: index for index, entry in enumerate(read.outline.entries)}
    for line in read.lines:
        entry = read.entries.get(line.start)
        if entry is not None:
            text: Any = entry.text
            if _cites(entry):
                assert entry.text is not None
                prose, bracket, items = split_citation(entry.text.strip(" \n"))
                text = prose, bracket is not None, items
            said = line.name, line.by, line.second, text, _trailing_comment(line)
            yield line.shape, line.word, entry.word, entry.depth, said
        elif line.shape == "COMMENT":
            yield line.raw.strip(TEXT_EDGE)
    starts = [line.start for line in read.lines]
    for _, line_number, names in read.outline.allowances:
        below = starts[line_number - 1] if line_number else None
        yield names, number.get(below) if below is not None else None
