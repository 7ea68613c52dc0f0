"""The letters of LaTeX to those of Unicode and back, as fields of BibTeX need it. Knows no fields."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

_LONGEST = 20_000  # of characters that are decoded; beyond, a field is no title but a page
_DEEPEST = 40  # of braces; the decoder calls itself for each
_NEEDED = re.compile(r"[\\{}$~%&#]|--|``|''|[!?]`|<<|>>|,,")
_COMMAND = re.compile(r"\\(?:[a-zA-Z]+\*?|.)", re.DOTALL)
_MATH = re.compile(r"(?<!\\)\$([^$]*)(?<!\\)\$")
_LEVEL = re.compile(r"([_^])(?:\{(\d+)\}|(\d))", re.ASCII)
_LOW, _HIGH = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"), str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOGO = re.compile(r"\\((?:La)?TeX|BibTeX)\b(?:\{\})?")
# commands for the signs that mean something in LaTeX, and what stands for the signs until all else is decoded: code
# points that are no characters, so that no text holds them
_NAMED_SIGN = re.compile(r"\\text(backslash|braceleft|braceright|asciitilde|asciicircum)(?![a-zA-Z])(?:\{\})?")
_STAND_INS = dict(
    zip(
        ("backslash", "braceleft", "braceright", "asciitilde", "asciicircum"),
        "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4",
        strict=True,
    )
)
_RESTORED = str.maketrans("\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4", "\\{}~^")
_GAP = "\ufdd5"
_PARAGRAPH = re.compile(r"\n[ \t]*\n[ \t\r\n]*|\\par(?![a-zA-Z])(?:\{\})?[ \t\r\n]*")


def decode_latex(text: str) -> str:
    """Return a field of BibTeX as plain text; a paragraph in it becomes a line."""
    lines = _PARAGRAPH.split(text) if "\n" in text or "\\par" in text else [text]
    return "\n".join(map(_decode_line, lines))


@lru_cache(maxsize=4096)
def _decode_line(text: str) -> str:
    if not _NEEDED.search(text):
        return text
    if len(text) > _LONGEST or _depth(text) > _DEEPEST:
        return re.sub(r"(?<!\\)[{}]", "", text)
    prepared = _LOGO.sub(r"\1{}", text)
    prepared = _NAMED_SIGN.sub(lambda sign: _STAND_INS[sign[1]], prepared)
    prepared = re.sub(r"\\(?:href)\s*\{[^{}]*\}", "", prepared)
    prepared = re.sub(r"(?<!\\)([%&#])", r"\\\1", prepared)
    try:
        found = str(_load_decoder().latex_to_text(_settle_math(prepared)))
    except (RecursionError, IndexError, ValueError, AttributeError, KeyError, TypeError):
        # whatever a half-written command makes the decoder stumble on: the words without their commands
        found = re.sub(r"(?<!\\)[{}]", "", _COMMAND.sub("", text))
    return found.translate(_RESTORED)


def _depth(text: str) -> int:
    depth = deepest = 0
    for sign in re.findall(r"(?<!\\)[{}]", text):
        depth += 1 if sign == "{" else -1
        deepest = max(deepest, depth)
    return deepest


def _settle_math(text: str) -> str:
    """Keep as mathematics what is between two dollars and looks like it; all other dollars are money."""
    pieces: list[str] = []
    done = 0
    for match in _MATH.finditer(text):
        inside = match[1]
        if not inside or (" " in inside and not re.search(r"[\\_^]", inside)):
            continue
        pieces += [_money(text[done : match.start()]), "$", _LEVEL.sub(_raise, inside), "$"]
        done = match.end()
    return "".join([*pieces, _money(text[done:])])


def _money(text: str) -> str:
    return re.sub(r"(?<!\\)\$", r"\\$", text)


def _raise(match: re.Match[str]) -> str:
    return (match[2] or match[3]).translate(_LOW if match[1] == "_" else _HIGH)


@lru_cache(maxsize=1)
def _load_decoder() -> LatexNodes2Text:
    from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

    words = get_default_latex_context_db()
    # an address stands there as it is, without the angle brackets of the decoder
    words.add_context_category("argmap", prepend=True, macros=[MacroTextSpec("url", simplify_repl="%s")])
    return LatexNodes2Text(latex_context=words, math_mode="text", keep_comments=True)


_SIGNS = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%", "\n": r"\par{}",
}  # fmt: skip
_SIGN = re.compile(r"[\\{}~^$&#_%\n]")
_JOINED = re.compile(r"(?<=-)(?=-)|(?<=[`!?])(?=`)|(?<=')(?=')|(?<=<)(?=<)|(?<=>)(?=>)|(?<=,)(?=,)")


def encode_latex(text: str) -> str:
    """Return a text as a field of BibTeX: Unicode stays, and no sign of LaTeX means anything."""
    return _SIGN.sub(lambda sign: _SIGNS[sign[0]], _JOINED.sub(_GAP, text)).replace(_GAP, "{}")
