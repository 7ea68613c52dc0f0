"""Findings at length: the marked lines, related places, notes, a hint. Decides nothing about colour or width."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field

from argmap.diagnostics import Diagnostic, Severity
from argmap.report.plain import is_right_to_left, make_line, measure_cells
from argmap.text import SourceText, Span

_COLORS = {
    Severity.ERROR: "1;31",
    Severity.WARNING: "1;33",
    Severity.INFO: "1;36",
    "strong": "1",
    "frame": "1;34",
    "related": "1;34",
    "hint": "1;32",
}
_MOST_LINES = 4  # of a mark that goes over several lines
_MOST_REPEATED = 40  # characters of a mark that are said again in words
_BEFORE = 24  # columns kept before the mark where a long line is cut


@define
class _Mark:
    """What is to be shown of one span: its place, its few words, and whether it is the fault itself."""

    span: Span
    message: str
    sign: str
    color: str | Severity

    @property
    def order(self) -> tuple[int, int]:
        return self.span.start, self.span.end


@define
class _Printer:
    """Writes lines with or without colour, none wider than `width` columns but for messages."""

    color: bool
    width: int
    lines: list[str] = field(factory=list)

    def paint(self, text: str, color: str | Severity) -> str:
        """Return the text in a colour, as it is where none is wanted or nothing would be seen."""
        return f"\x1b[{_COLORS[color]}m{text}\x1b[0m" if self.color and text else text

    def frame(self, gutter: int, number: int | str = "", text: str = "") -> None:
        """Add a line behind the bar, with its number before it."""
        self.lines.append(f"{self.paint(f' {number:>{gutter}} |', 'frame')} {text}".rstrip())


def print_full(diagnostics: Iterable[Diagnostic], *, color: bool = False, width: int = 100) -> str:
    """Return findings at length, a blank line between them; `width` is the most columns a source line may take."""
    return "".join(_print_one(diagnostic, color, width) + "\n" for diagnostic in diagnostics)


def _print_one(diagnostic: Diagnostic, color: bool, width: int) -> str:
    printer = _Printer(color, max(width, 2 * _BEFORE))
    severity = diagnostic.severity
    head = printer.paint(f"{severity}[{diagnostic.code} {diagnostic.name}]", severity)
    printer.lines.append(f"{head}: {printer.paint(make_line(diagnostic.message), 'strong')}")
    marks = [_Mark(diagnostic.span, diagnostic.finding.label, "^", severity)]
    marks += [_Mark(label.span, label.message, "-", "related") for label in diagnostic.related]
    gutter = max(len(str(mark.span.end_line)) for mark in marks)
    files: dict[int, list[_Mark]] = {}
    for mark in marks:
        files.setdefault(id(mark.span.source), []).append(mark)
    for number, group in enumerate(files.values()):
        if number:
            printer.frame(gutter)
        _print_file(printer, gutter, group)
    remarks = list(_remarks(diagnostic))
    if remarks and diagnostic.span.source.text:
        printer.frame(gutter)
    for word, text in remarks:
        _print_remark(printer, gutter, word, text)
    return "\n".join(printer.lines) + "\n"


def _remarks(diagnostic: Diagnostic) -> Iterable[tuple[str, str]]:
    for note in diagnostic.finding.notes:
        yield "note", note
    if diagnostic.hint:
        yield "hint", diagnostic.hint
    if diagnostic.fix is not None:
        how = "`argmap check --fix` does it" if diagnostic.fix.safe else "unsafe: look at it first"
        yield "fix", f"{diagnostic.fix.title} ({how})"


def _print_remark(printer: _Printer, gutter: int, word: str, text: str) -> None:
    first, *more = [make_line(line) for line in text.split("\n")]
    sign = printer.paint("=", "frame")
    printer.lines.append(f" {'':>{gutter}} {sign} {printer.paint(word + ':', 'hint')} {first}")
    printer.lines += [f" {'':>{gutter}}   {' ' * len(word)}  {line}".rstrip() for line in more]


def _print_file(printer: _Printer, gutter: int, marks: list[_Mark]) -> None:
    """Add all marks in one file; the first of them gives the place in the headline."""
    span = marks[0].span
    arrow = printer.paint("-->" if marks[0].sign == "^" else ":::", "frame")
    printer.lines.append(f"{'':>{gutter}} {arrow} {make_line(span.path)}:{span.line}:{span.column}")
    if not span.source.text:
        return
    printer.frame(gutter)
    shown = 0
    under: dict[int, list[tuple[_Mark, bool]]] = {}
    for mark in sorted(marks, key=lambda mark: mark.order):
        numbers = list(range(mark.span.line, _last_line(mark.span) + 1))
        if len(numbers) > _MOST_LINES:
            numbers[_MOST_LINES - 1 : -1] = []
        for number in numbers:
            under.setdefault(number, []).append((mark, number == numbers[-1]))
    for number in sorted(under):
        if shown and number > shown + 1:
            printer.frame(gutter, "." * min(gutter, 3))
        _print_line(printer, gutter, span.source, number, under[number])
        shown = number


def _last_line(span: Span) -> int:
    """Return the last line that has something of the span: a span that ends with a line end ends on that line."""
    return span.line if span.end <= span.start else span.source.position(span.end - 1)[0]


def _print_line(
    printer: _Printer, gutter: int, source: SourceText, number: int, marks: list[tuple[_Mark, bool]]
) -> None:
    """Add a source line and, beneath it, a line for each mark on it."""
    line = source.line_text(number)
    cells = list(measure_cells(line))
    ranges = [_columns_on(mark.span, number, line) for mark, _ in marks]
    start, end = _window(cells, ranges[0], printer.width)
    before, after = ("…" if start else ""), ("…" if end < len(cells) else "")
    printer.frame(gutter, number, before + "".join(shown for shown, _ in cells[start:end]) + after)
    for (mark, is_last), (first, last) in zip(marks, ranges, strict=True):
        first, last = max(first, start), min(last, end)
        gap = len(before) + sum(width for _, width in cells[start:first])
        length = max(sum(width for _, width in cells[first:last]), 1)
        message = make_line(mark.message) if is_last else ""
        if is_right_to_left(line) and is_last:
            # where the terminal turns the line around, the marks stand elsewhere: the words tell it
            words = "".join(shown for shown, _ in cells[first : min(last, first + _MOST_REPEATED)]).strip()
            message = f"{message} ({words})" if message and words else message or words
        signs = printer.paint(f"{mark.sign * length} {message}".rstrip(), mark.color)
        printer.frame(gutter, "", " " * gap + signs)


def _columns_on(span: Span, number: int, line: str) -> tuple[int, int]:
    """Return from which to which character of a line a span goes, counted from 0; an indent it crosses is left out."""
    indent = len(line) - len(line.lstrip())
    first = min(span.column - 1, len(line)) if number == span.line else indent
    last = min(span.end_column - 1, len(line)) if number == span.end_line else len(line)
    return first, max(first, last)


def _window(cells: list[tuple[str, int]], marked: tuple[int, int], width: int) -> tuple[int, int]:
    """Return which characters of a line to show, so that they take no more than `width` columns."""
    if sum(columns for _, columns in cells) <= width:
        return 0, len(cells)
    room = width - 2  # for the two signs that something was left out
    start = marked[0]
    columns = 0
    while start and columns + cells[start - 1][1] <= _BEFORE:
        start -= 1
        columns += cells[start][1]
    end = start
    columns = 0
    while end < len(cells) and columns + cells[end][1] <= room:
        columns += cells[end][1]
        end += 1
    while start and columns + cells[start - 1][1] <= room:
        start -= 1
        columns += cells[start][1]
    return start, end
