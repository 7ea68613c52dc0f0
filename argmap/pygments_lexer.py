"""Colours for `.argmap` text wherever Pygments is used (Sphinx, terminals, LaTeX). Does not judge: a bad line
is plain text here, and the parser, not this lexer, decides what a line means.

Pygments finds the class by its entry point; nothing else of argmap imports this module or needs Pygments.
"""

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import Lexer, RegexLexer, bygroups
from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Text, Whitespace, _TokenType

from argmap.syntax.citations import split_citation

_Tokens = Iterator[tuple[int, _TokenType, str]]

# First words by what they open. A line's first word says what the line is, so each is a keyword only there.
DECLARATIONS = ("map", "author", "source", "section", "question", "claim", "scenario")
MOVES = ("answer", "because", "but", "and", "assuming", "unless")
SCENARIO_WORDS = ("accept", "reject")

# A name ends before any of the signs that structure a line; a dot joins a prefix to a name.
_NAME = r'[^\s:：;；,\[\]()#"]+'
_PATH = r"[^\s#](?:[^\n#]*[^\s#])?"
_CITATION_PART = re.compile(r"(@[^\s;,\[\]]+)|([\[\];,])|(\s+)|([^\s;,\[\]@]+|@)")


def _colour_citation(start: int, text: str) -> _Tokens:
    """The tokens of a citation in brackets: sources as labels, locators as numbers."""
    kinds = (Name.Label, Punctuation, Whitespace, Number)
    for part in _CITATION_PART.finditer(text):
        assert part.lastindex is not None  # every alternative is a group
        yield start + part.start(), kinds[part.lastindex - 1], part.group()


def _colour_prose(prose_kind: _TokenType, start: int, line: str) -> _Tokens:
    """The tokens of a text that runs to the line's end: prose, then a well-formed citation if one ends it."""
    text = line.rstrip()
    prose = text.removesuffix(split_citation(text)[1] or "")
    if prose:
        yield start, prose_kind, prose
    yield from _colour_citation(start + len(prose), text[len(prose) :])
    if len(text) < len(line):
        yield start + len(text), Whitespace, line[len(text) :]


def _prose(_lexer: Lexer, match: re.Match[str], _ctx: object = None) -> _Tokens:
    return _colour_prose(Text, match.start(), match.group())


def _quotation(_lexer: Lexer, match: re.Match[str], _ctx: object = None) -> _Tokens:
    return _colour_prose(String, match.start(), match.group())


class ArgmapLexer(RegexLexer):
    """Pygments lexer for argument maps written as `.argmap` text."""

    name = "argmap"
    aliases: ClassVar[list[str]] = ["argmap"]
    filenames: ClassVar[list[str]] = ["*.argmap"]
    mimetypes: ClassVar[list[str]] = ["text/x-argmap"]
    flags = re.MULTILINE

    tokens: ClassVar = {
        "root": [
            (r"\ufeff", Whitespace),
            (r"\s+", Whitespace),
            (r"#[^\S\n]*allow:.*", Comment.Special),
            (r"#.*", Comment.Single),
            (r">(?=\s|$)", Punctuation, "quotation"),
            (r"\|(?=\s|$)", Punctuation, "prose"),
            (rf"(include)([^\S\n]+)({_PATH})([^\S\n]+)(as)([^\S\n]+)({_NAME})",
             bygroups(Keyword.Namespace, Whitespace, String.Other, Whitespace, Keyword.Namespace, Whitespace,
                      Name.Namespace), "rest"),
            (rf"(include)([^\S\n]+)({_PATH})",
             bygroups(Keyword.Namespace, Whitespace, String.Other), "rest"),
            (r"by(?=[^\S\n])", Keyword, "rest"),
            (r"map(?=:(?:\s|$))", Keyword.Declaration, "rest"),
            (rf"({'|'.join(DECLARATIONS[1:])})([^\S\n]+)({_NAME})",
             bygroups(Keyword.Declaration, Whitespace, Name.Variable), "rest"),
            (rf"({'|'.join(MOVES)})([^\S\n]+)(?!by\s)({_NAME})",
             bygroups(Keyword, Whitespace, Name.Variable), "rest"),
            (rf"(?:{'|'.join(MOVES)})(?=:(?:\s|$)|[^\S\n]+by\s)", Keyword, "rest"),
            (rf"(expect)([^\S\n]+)({_NAME})([^\S\n]+)({_NAME})",
             bygroups(Keyword, Whitespace, Name.Variable, Whitespace, Keyword.Constant), "rest"),
            (rf"({'|'.join(SCENARIO_WORDS)})([^\S\n]+)({_NAME})",
             bygroups(Keyword, Whitespace, Name.Variable), "rest"),
            (rf"{_NAME}(?=:(?:\s|$))", Name.Attribute, "rest"),
            (r".+", Text),
        ],
        # After a line's first words: who speaks, then the colon and its prose, or the line's end.
        "rest": [
            (r":(?=\s|$)", Punctuation, ("#pop", "prose")),
            (r"\n", Whitespace, "#pop"),
            (r"[^\S\n]{2,}(?=#)", Whitespace),
            (r"(?<=\s)#[^\S\n]*allow:.*", Comment.Special),
            (r"(?<=\s)#.*", Comment.Single),
            (r"[^\S\n]+", Whitespace),
            (r"(?<=[^\S\n])(?:by|from)(?=[^\S\n])", Keyword),
            (r"(?<=[^\S\n])me(?=[\s,:]|$)", Keyword.Pseudo),
            (r",", Punctuation),
            (_NAME, Name.Variable),
            (r".", Text),
        ],
        "prose": [
            (r"\n", Whitespace, "#pop"),
            (r"[^\S\n]+", Whitespace),
            (r"\S.*", _prose),
        ],
        "quotation": [
            (r"\n", Whitespace, "#pop"),
            (r"[^\S\n]+", Whitespace),
            (r"\S.*", _quotation),
        ],
    }  # fmt: skip
