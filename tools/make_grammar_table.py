"""Writes argmap/syntax/grammar_table.py from argmap/syntax/grammar.lark. Not needed to use or install argmap.

Run it after the grammar changes: `python tools/make_grammar_table.py`. Without, argmap works as it should, and starts
more slowly: it then makes the parser of the grammar itself.
"""

from __future__ import annotations

from pathlib import Path

import lark
from lark.grammar import Rule
from lark.lexer import TerminalDef

from argmap.syntax.parse import name_maker

ROOT = Path(__file__).resolve().parent.parent
GRAMMAR = ROOT / "argmap" / "syntax" / "grammar.lark"
TABLE = ROOT / "argmap" / "syntax" / "grammar_table.py"

HEADING = '''"""The parser that lark makes of grammar.lark, as data, by tools/make_grammar_table.py. Holds no code.

Reading it takes a tenth of the time of making the parser anew, as each run of the program would have to.
"""

from typing import Any

MAKER = "{maker}"
"""The version of lark that made the table, and a digest of the grammar; with others the table is not used."""

# fmt: off
DATA: Any = {data}

MEMO: Any = {memo}
# fmt: on
'''


def make_table() -> str:
    """Return the text of the generated module."""
    grammar = GRAMMAR.read_text(encoding="utf-8")
    parser = lark.Lark(grammar, parser="lalr", lexer="basic", maybe_placeholders=False)
    data, memo = parser.memo_serialize([TerminalDef, Rule])
    return HEADING.format(maker=name_maker(grammar), data=write(data), memo=write(memo))


def write(value: object, indent: int = 0) -> str:
    """Return a value as Python, each dictionary and list that is too long for a line in lines of its own."""
    text = repr(value)
    if indent + len(text) <= 116 or not isinstance(value, (dict, list)):
        return text
    inner = " " * (indent + 1)
    if isinstance(value, dict):
        opening, rows, closing = "{", [f"{key!r}: {write(value[key], indent + 1)}" for key in value], "}"
    else:
        opening, rows, closing = "[", [write(one, indent + 1) for one in value], "]"
    return f"{opening}\n" + "".join(f"{inner}{row},\n" for row in rows) + " " * indent + closing


if __name__ == "__main__":
    TABLE.write_bytes(make_table().encode())
