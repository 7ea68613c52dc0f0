"""Which line belongs to which: owners by indent, texts with their continuations. Resolves no names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from attrs import frozen

from argmap.diagnostics import Diagnostic
from argmap.syntax import faults
from argmap.syntax.nodes import TEXT_EDGE, Line, Lines
from argmap.text import SourceText, Span

CLAIM_WORDS = frozenset({"claim", "because", "but", "and", "assuming", "unless", "answer"})
MOVE_WORDS = frozenset({"because", "but", "and", "assuming", "unless"})

_TOP = frozenset({""})
OWNERS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("map", "include", "author", "source", "by", "section", "question", "claim", "scenario"), _TOP),
    "answer": frozenset({"question"}),
    **dict.fromkeys(("because", "but", "and", "assuming"), CLAIM_WORDS),
    "unless": CLAIM_WORDS | {"question"},
    **dict.fromkeys(("accept", "reject", "expect"), frozenset({"scenario"})),
    ">": CLAIM_WORDS,
}
"""Which lines a line may stand under, by first word; the empty word is the file itself."""

_OPENERS = frozenset({"because", "but", "answer"})
_FOLLOWERS = frozenset({"and", "assuming", "unless"})
_UNSURE_WORDS = frozenset({"because", "but", "and", "assuming"})
_SILENT = frozenset({"BLANK", "COMMENT"})
_UNSURE = frozenset({"KEY", "OTHER"})  # shapes that do not tell alone what kind of line it is
_KEYLESS = frozenset({"", "key", "by", "include", ">", "accept", "reject", "expect"})


class Entry:
    """A line in its place: its owner, its text with all continuations, and what the builder notes on it.

    `word` is the kind of line (`key` for an attribute). `lost` is set where the line says nothing that can be
    used: it is not understood, or stands where it cannot; what is beneath it is then not reported again.
    `after` tells what stood between it and the line above at its level: nothing, `blank`, `comment` or `block`.
    """

    __slots__ = ("after", "claim", "closed", "depth", "line", "lost", "opener", "owner", "part", "phase",
                 "pieces", "text", "word")  # fmt: skip

    def __init__(self, word: str, line: Line | None, owner: Entry | None, depth: int, lost: bool = False):
        self.word = word
        self.line: Line = line  # type: ignore[assignment]  # only the file's own root entry has none
        self.owner: Entry = owner  # type: ignore[assignment]  # likewise
        self.depth = depth
        self.lost = lost
        self.after = ""
        self.text = line.text if line is not None else None
        self.pieces: list[tuple[int, int, int]] | None = None
        # the builder's notes: the claim that lines beneath go to, the step or premise that the line makes, the step
        # that lines beside belong to and why it takes no more premises, and how far the block beneath has come
        self.claim: Any = None
        self.part: Any = None
        self.opener: Any = None
        self.closed = ""
        self.phase = 0

    def place(self, at: int) -> int:
        """Return the offset in the file of character `at` of its text."""
        if self.pieces is None:
            return self.line.text_start + at
        found = next(piece for piece in reversed(self.pieces) if piece[0] <= at)
        return found[1] + min(at - found[0], found[2])

    def place_piece(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the file of the characters from `start` to `end` of its text, one of them at least."""
        return self.place(start), self.place(end - 1) + 1


@frozen
class Outline:
    """A file with its lines in their places, and what was wrong with them.

    `allowances` are the `# allow:` comments: where, for which line (from 1; 0 for none), and the rules they name.
    """

    source: SourceText
    entries: list[Entry]
    diagnostics: list[Diagnostic]
    allowances: tuple[tuple[Span, int, tuple[str, ...]], ...] = ()


def outline_lines(source: SourceText, lines: Lines, bad_lines: Iterable[int] = ()) -> Outline:
    """Put every line in its place.

    `bad_lines` are offsets of lines whose characters were reported already: a line without a shape that
    starts at one of them is not reported again.
    """
    told = set(bad_lines)
    found: list[Diagnostic] = []
    entries: list[Entry] = []
    allowances: list[tuple[Span, int, tuple[str, ...]]] = []
    waiting: list[tuple[Span, tuple[str, ...]]] = []  # `# allow:` comments that wait for the next line
    root = Entry("", None, None, -1)
    widths = [-2]
    stack = [root]
    child_width: dict[int, int] = {}
    misfits: set[tuple[int, str]] = set()  # owners, by identity, and the words reported beneath them
    opened: set[int] = set()  # the lines, by identity, beneath which a step or an answer stands already
    measure = _measure(source.text, lines)
    gap = ""
    above: Entry | None = None  # the line that a continuation would go on
    mixed = mixed_before = False
    more: list[str] = []  # what continuations add to the text above, joined when it ends
    for number, line in enumerate(lines.lines, 1):
        shape = line.shape
        if more and shape != "MORE":
            _end_text(above, more)
        if shape in _SILENT:
            if shape == "BLANK":
                gap, above = "blank", None
                continue
            gap, above = gap or "comment", None
            names = _allowed_names(line)
            if names is not None:
                waiting.append((Span(source, line.first, line.end), names))
            continue
        if waiting:
            allowances += [(span, number, names) for span, names in waiting]
            waiting.clear()
        width = line.indent
        if measure is not None:
            width, mixed = measure(line)
            if mixed and not mixed_before:
                found.append(faults.mixed_indent(_indent_span(source, line)))
            mixed_before = mixed
        if shape == "MORE":
            gap = ""
            if above is None or above.text is None or above.line.shape == "INCLUDE":
                if above is None or not above.lost:
                    found.append(faults.stray_continuation(source.span(line.first, line.end)))
                above = Entry("other", line, stack[-1], width // 2 - 1, lost=True)  # those after it belong to it
                continue
            if width != widths[-1] + 2 and width != 2 * above.depth + 2:
                found.append(faults.bad_indent(_indent_span(source, line), width, above.depth + 1))
            _continue_text(line, above, more)
            continue
        while widths[-1] >= width and (widths[-1] == width or not _is_beneath(width, widths, stack[-1])):
            del widths[-1], stack[-1]
        owner = stack[-1]
        word = _name_kind(line) if shape in _UNSURE else line.word
        askew = unsure = False
        if width != widths[-1] + 2 or widths[-1] != 2 * owner.depth:  # here the indent alone does not tell the owner
            askew = width != widths[-1] + 2 and _is_askew(width, widths, owner)
            unsure = askew and word in _UNSURE_WORDS and width == widths[-1] + 1 and owner.word in MOVE_WORDS
            if askew or widths[-1] != 2 * owner.depth:
                level = _find_owner(stack, word, opened)
                del stack[level + 1 :], widths[level + 1 :]
                owner = stack[-1]
        if askew and child_width.get(id(owner)) != width:
            child_width[id(owner)] = width
            if not mixed and not (owner.lost and owner.word != "other" and width == 2 * owner.depth + 4):
                found.append(faults.bad_indent(_indent_span(source, line), width, owner.depth + 1))
        depth = owner.depth + 1
        lost = word == "other"
        entry = Entry(word, line, owner, depth, lost)
        if gap:
            entry.after = gap
            gap = ""
        elif entries and entries[-1].depth > depth:
            entry.after = "block"
        if lost:
            if line.start not in told:
                from argmap.syntax.explain import explain_line  # only bad lines need it

                explained = explain_line(line, owner.line)
                found.append(faults.bad_line(source.span(explained.start, explained.end), explained))
        elif word == "key":
            entry.lost = owner.word in _KEYLESS or owner.lost
        else:
            entry.lost = owner.word not in OWNERS[word] or unsure
        if not entry.lost:
            if word in _OPENERS:
                opened.add(id(owner))
        elif not lost and not owner.lost and not askew:
            # what may own nothing is told of once; elsewhere each kind of line is
            misfit = (id(owner), word if owner.depth < 0 or owner.word not in _KEYLESS else "")
            if owner.depth < 0 or misfit not in misfits:
                misfits.add(misfit)
                found.append(faults.misplaced_line(_head_span(source, line), word, owner.word, line.word))
        entries.append(entry)
        widths.append(width)
        stack.append(entry)
        above = entry
    if more:
        _end_text(above, more)
    allowances += [(span, 0, names) for span, names in waiting]
    return Outline(source, entries, found, tuple(allowances))


def _name_kind(line: Line) -> str:
    """Return the kind of a line: its first word, `key` for an attribute, `other` for a line that is none."""
    if line.shape == "OTHER":
        return "other"
    if line.shape != "KEY" or line.word == "map":
        return line.word
    return "other" if line.word in OWNERS and line.word != "expect" else "key"  # `expect: verdict` is a key


def _is_askew(width: int, widths: list[int], owner: Entry) -> bool:
    """Tell whether an indent fits no level beneath `owner`, whose own indent ends `widths`."""
    level, above = 2 * owner.depth, widths[-1]
    if width == level + 2:
        return False
    # under a line that is itself askew, a step from where it stands is right, more or less, and so is one like its own
    return above == level or (abs(width - above - 2) > 1 and width - above != above - widths[-2])


def _is_beneath(width: int, widths: list[int], owner: Entry) -> bool:
    """Tell whether a line stands right beneath one that is too far in, where that should stand."""
    return 2 * owner.depth + 2 == width < widths[-1] and width != widths[-2] + 2


def _find_owner(stack: list[Entry], word: str, opened: set[int]) -> int:
    """Return the place in the stack of the line that a line with a bad indent belongs to: the nearest that may own it.

    Where none may, that is the last; what goes on with a step belongs to a line that has one.
    """
    for level in range(len(stack) - 1, -1, -1):
        owner = stack[level]
        if word == "key":
            fits = owner.word not in _KEYLESS
        else:
            fits = owner.word in OWNERS.get(word, ()) and (word not in _FOLLOWERS or id(owner) in opened)
        if fits or owner.lost:
            return level
    return len(stack) - 1


def _measure(text: str, lines: Lines) -> Callable[[Line], tuple[int, bool]] | None:
    """Return how to measure indents where tabs occur in them; None for a file indented by spaces alone."""
    if "\t" not in text:
        return None
    signs = [line.raw[0] for line in lines.lines if line.indent and line.shape not in ("BLANK", "COMMENT")]
    tabbed = signs.count("\t")
    style = "\t" if 2 * tabbed > len(signs) or (2 * tabbed == len(signs) and signs[:1] == ["\t"]) else " "

    def measure(line: Line) -> tuple[int, bool]:
        indent = line.raw[: line.indent]
        tabs = indent.count("\t")
        if not indent:
            return 0, False
        return 2 * tabs + len(indent) - tabs, indent.strip(style) != ""

    return measure


def _continue_text(line: Line, above: Entry, more: list[str]) -> None:
    """Add a continuation line to the text it goes on."""
    assert above.text is not None
    if above.pieces is None:
        above.pieces = [(0, above.line.text_start, len(above.text))]
    end = above.pieces[-1][0] + above.pieces[-1][2]
    if not line.text:
        above.pieces.append((end + 1, line.text_start, 0))
        more.append("\n")
        return
    joint = " " if end and more[-1:] != ["\n"] else ""
    above.pieces.append((end + len(joint), line.text_start, len(line.text)))
    more.append(joint + line.text)


def _end_text(above: Entry | None, more: list[str]) -> None:
    """Join a text with its continuations, all at once: one by one, each would copy the whole text."""
    assert above is not None
    above.text = f"{above.text}{''.join(more)}"
    more.clear()


def _allowed_names(line: Line) -> tuple[str, ...] | None:
    """Return the rules that an `# allow:` comment names, or None for any other comment."""
    word, colon, names = line.raw.strip(TEXT_EDGE).removeprefix("#").partition(":")
    if not colon or word.strip() != "allow":
        return None
    return tuple(name for name in names.replace(",", " ").split() if name)


def _indent_span(source: SourceText, line: Line) -> Span:
    return source.span(line.start if line.indent else line.first, max(line.first, line.start + 1))


def _head_span(source: SourceText, line: Line) -> Span:
    return source.span(line.first, max(line.head_end, line.first + 1))
