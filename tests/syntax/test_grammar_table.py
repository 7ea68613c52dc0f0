"""The table that lark's parser is read from: it belongs to the grammar, and reads as a parser made anew does."""

from pathlib import Path

import lark
import pytest

from argmap.syntax import grammar_table
from argmap.syntax.parse import load_grammar, name_maker, parse_lines

ROOT = Path(__file__).resolve().parents[2]
GRAMMAR = (ROOT / "argmap" / "syntax" / "grammar.lark").read_text(encoding="utf-8")
TEXTS = [
    *(path.read_text(encoding="utf-8") for path in sorted((ROOT / "maps").glob("*.argmap"))),
    "",
    "\ufeffmap: A mark\n",
    "claim a：b\nclaim c: it says：so\nclaim d；e\nbecause by f：g: h\nkey：x: y\n",
    "because a..b: c\nand by a,, b: c\n| more\n> quoted\n#no\nclaim \u2003a: b\r\n\x85\n",
]


def test_the_table_belongs_to_the_grammar() -> None:
    version = lark.__version__
    if f"lark {version} " not in grammar_table.MAKER:
        pytest.skip(f"the table is of another lark than {version}, so the parser is made of the grammar")
    assert name_maker(GRAMMAR) == grammar_table.MAKER, "run: python tools/make_grammar_table.py"


def test_a_parser_made_anew_reads_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    read = [parse_lines(text) for text in TEXTS]
    monkeypatch.setattr(grammar_table, "MAKER", "another lark")
    load_grammar.cache_clear()
    try:
        assert [parse_lines(text) for text in TEXTS] == read
    finally:
        load_grammar.cache_clear()
    assert [lines.join() for lines in read] == TEXTS
