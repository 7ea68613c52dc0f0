"""Text to lines, by the grammar. Reports nothing: a line that has no shape comes back as OTHER."""

from __future__ import annotations

import gc
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.syntax.nodes import TEXT_EDGE, Line, Lines

if TYPE_CHECKING:
    from lark import Lark
    from lark.common import LexerConf


_WIDE_MARKS = "：；"


def name_maker(grammar: str) -> str:
    """Return what a table of the grammar depends on: the version of lark, and a digest of the grammar."""
    import lark

    return f"lark {lark.__version__} {sha256(grammar.encode()).hexdigest()}"


@cache
def load_grammar() -> Lark:
    """Return the parser of the grammar file, made once a process: from its table if that is up to date."""
    from lark import Lark, Transformer
    from lark.lexer import Lexer

    from argmap.syntax import grammar_table

    class LineLexer(Lexer):
        """The grammar's terminals by priority, each read as a line at once.

        Lark's own lexer makes tokens that know their line and column: half of its time, and nobody asks for it.
        """

        def __init__(self, conf: LexerConf):
            shapes = sorted(conf.terminals, key=lambda terminal: -terminal.priority)
            self.shapes = "|".join(f"(?P<{s.name}>{s.pattern.to_regexp()})" for s in shapes)

        def compile(self, text: str) -> re.Pattern[str]:
            """Return the shapes as one expression; for a text without wide marks one that is made in half the time."""
            has_wide = any(mark in text for mark in _WIDE_MARKS)
            return re.compile(self.shapes if has_wide else self.shapes.replace(_WIDE_MARKS, ""))

        def lex(self, text: str) -> Iterator[Line]:  # type: ignore[override]  # a lexer of one's own gets the text
            readers = _READERS
            for found in self.compile(text).finditer(text):
                shape = found.lastgroup
                yield readers[shape](shape, found.start(), found[0])  # type: ignore[index, arg-type]

    class LineTree(Transformer[Line, Lines]):
        """Lines one after the other in one list, instead of a tree as deep as the file is long."""

        def lines(self, children: list[Any]) -> list[Line]:
            if not children:
                return []
            above, line = children
            above.append(line)
            return above  # type: ignore[no-any-return]

        def start(self, children: list[Any]) -> Lines:
            return Lines(tuple(children[-1]), children[0].raw if len(children) > 1 else "")

    grammar = Path(__file__).with_name("grammar.lark").read_text(encoding="utf-8")
    if name_maker(grammar) == grammar_table.MAKER:
        data = grammar_table.DATA
        conf = {**data["parser"]["lexer_conf"], "lexer_type": LineLexer}
        data = {**data, "parser": {**data["parser"], "lexer_conf": conf}}
        read_table: Any = Lark._load_from_dict  # noqa: SLF001 - the public way in takes pickles only
        return read_table(data, grammar_table.MEMO, transformer=LineTree())  # type: ignore[no-any-return]
    # no cache=True: lark would unpickle a file with a predictable name from the temporary folder
    return Lark(grammar, parser="lalr", lexer=LineLexer, transformer=LineTree(), maybe_placeholders=False)


@contextmanager
def paused_collector() -> Iterator[None]:
    """Hold the garbage collector: with it, the cost of a line grows with the number of lines."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():  # what was made meanwhile counts as old, or it would all be traversed now
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def parse_lines(text: str) -> Lines:
    """Read any text as lines. Never fails; the lines joined give the text back."""
    with paused_collector():
        return load_grammar().parse(text)  # type: ignore[return-value]  # our transformer makes lines


def _normal(name: str) -> str:
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def _read_headed(shape: str, start: int, raw: str) -> Line:
    """Read a line that begins with a word and may have a name, speakers, and a text after a colon."""
    words = raw.split(None, 2)
    if len(words) == 3 and words[1][-1] == ":" and words[0][-1] != ":":  # `because name: text`, as most lines are
        indent = len(raw) - len(raw.lstrip(" \t"))
        colon_at = raw.find(":")
        name = words[1][:-1]
        return Line(
            shape, words[0], start, raw, indent, start + colon_at, name if name.isascii() else _normal(name), (), None,
            raw[colon_at + 1 :].strip(TEXT_EDGE),
        )  # fmt: skip
    body = raw.lstrip(" \t")
    head, colon, text = body.partition(":")
    if "#" in head:
        head, colon, text = head.partition("#")[0], "", ""
    words = head.split()
    indent = len(raw) - len(body)
    end = start + indent + len(head.rstrip(TEXT_EDGE))
    said = text.strip(TEXT_EDGE) if colon else None
    count = len(words)
    if count == 2:
        return Line(shape, words[0], start, raw, indent, end, _normal(words[1]), (), None, said)
    if count == 1:
        return Line(shape, words[0], start, raw, indent, end, None, (), None, said)
    named = words[1] != "by" or shape != "MOVE" or (count > 3 and words[2] == "by")
    second = None
    by: tuple[str, ...] = ()
    if shape == "EXPECT":
        second = words[2]
    else:  # what is left is `by` and names with commas between them
        names = " ".join(words[3 if named else 2 :]).split(",")
        by = tuple(_normal(name.strip()) for name in names)
    return Line(shape, words[0], start, raw, indent, end, _normal(words[1]) if named else None, by, second, said)


def _read_by(shape: str, start: int, raw: str) -> Line:
    body = raw.lstrip(" \t")
    indent = len(raw) - len(body)
    head = body.partition("#")[0].rstrip(TEXT_EDGE)
    words = head.split()
    source = None
    if len(words) >= 4 and words[-2] == "from":
        source = _normal(words[-1])
        words = words[:-2]
    by = tuple(_normal(name.strip()) for name in " ".join(words[1:]).split(","))
    return Line(shape, "by", start, raw, indent, start + indent + len(head), None, by, source)


def _read_include(shape: str, start: int, raw: str) -> Line:
    body = raw.lstrip(" \t")
    indent = len(raw) - len(body)
    head = body.partition("#")[0].rstrip(TEXT_EDGE)
    path = head.removeprefix("include").strip(TEXT_EDGE)
    pieces = path.rsplit(None, 2)
    prefix = None
    if len(pieces) == 3 and pieces[1] == "as":
        path, prefix = pieces[0], _normal(pieces[2])
    return Line(shape, "include", start, raw, indent, start + indent + len(head), None, (), prefix, path)


def _read_marked(shape: str, start: int, raw: str) -> Line:
    """Read a line that begins with a mark (`>`, `|`) instead of a word."""
    body = raw.lstrip(" \t")
    indent = len(raw) - len(body)
    return Line(shape, body[0], start, raw, indent, start + indent + 1, None, (), None, body[1:].strip(TEXT_EDGE))


def _read_bare(shape: str, start: int, raw: str) -> Line:
    """Read a line of which only the indent matters: a comment, a blank one, one without a shape."""
    indent = len(raw) - len(raw.lstrip(" \t"))
    return Line(shape, "", start, raw, indent, start + indent)


_READERS = {
    "MOVE": _read_headed,
    "CLAIM": _read_headed,
    "TITLED": _read_headed,
    "KEY": _read_headed,
    "REFERENCE": _read_headed,
    "EXPECT": _read_headed,
    "BY": _read_by,
    "INCLUDE": _read_include,
    "QUOTE": _read_marked,
    "MORE": _read_marked,
    "COMMENT": _read_bare,
    "BLANK": _read_bare,
    "OTHER": _read_bare,
    "BOM": _read_bare,
}
