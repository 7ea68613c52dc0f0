"""Strategies for names and prose, plain and nasty. Makes no lines."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import strategies as st

from argmap.syntax.bad_line import UNSEEN_IN_NAME
from argmap.vocabulary import RESERVED

_NAME = re.compile(r"""[^\s\x00-\x1f.:：；;,\[\]()#"|>][^\s\x00-\x1f.:：；;,\[\]()#"]*""")
_PLAIN = ("war", "costs", "aims", "peace", "envoys", "winter", "arms", "trade", "Élan", "x2", "long-war")
_ODD = (
    "война", "جنگ", "می‌ماند", "戦争", "전쟁", "🕊️", "it's", "a_b", "@home", "¶9", "<b>", "“x”", "-", "+1",
    "1", "and/or", "a=b", "{x}", "c|d", "naïve", "Å", "ﬁn", "ΜΆΧΗ", "because-of", "By", "me2",
)  # fmt: skip

_FRAGMENTS = (
    "The war will be long", "both sides can bear the costs", "it's “over”, they say", "see https://example.org/a#b?c=d",
    "<script>alert(1)</script>", "a & b < c > d", "]]>", "\\N and \\n", "{x|y}", "100 % of it", "#1 of 3", "a: b",
    "x:y", "(see p. 9)", "[sic]", "[¶9]", "[@nobody]", "[]", "[", "]", "*bold* and _thin_", "`code`", "because of this",
    "claim x: y", "| pipe", "> words", "# no comment", "  # spaced", "\t tab", "e\u0301 e\u0301", "\u00a0", "\u200b",
    "جنگ طولانی خواهد بود", "הַמִּלְחָמָה תִּהְיֶה אֲרֻכָּה", "Война будет долгой", "戦争は長引く：たぶん", "👩‍👩‍👧‍👦", "\u2028",
    "ﷺ", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤a̴̵l̴g͠ó", "&amp;&lt;", "\"quoted\"", "'s", "1.5", "…", "—", "ſtands", "\ufeff",
)  # fmt: skip

# what a text may hold: everything but control characters, surrogates and marks that reorder text
_CHARACTERS = st.characters(
    exclude_categories=("Cc", "Cs"), exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def _is_name(word: str) -> bool:
    if word in RESERVED or UNSEEN_IN_NAME.search(word):
        return False
    return bool(_NAME.fullmatch(word)) and unicodedata.normalize("NFC", word) == word


def names() -> st.SearchStrategy[str]:
    """Names as the language has them, in many scripts and in NFC; no dots, no words of the language."""
    free = st.text(_CHARACTERS, min_size=1, max_size=6).map(lambda word: unicodedata.normalize("NFC", word))
    return st.one_of(st.sampled_from(_PLAIN), st.sampled_from(_ODD).filter(_is_name), free.filter(_is_name))


def texts(*, lines: bool = False) -> st.SearchStrategy[str]:
    """Prose with markup, brackets, quotation marks, signs of the language, and scripts that run either way.

    Never empty, without white space at its ends; with `lines`, it may hold line breaks.
    """
    free = st.text(_CHARACTERS, min_size=1, max_size=12)
    fragments = st.lists(st.one_of(st.sampled_from(_FRAGMENTS), free), min_size=1, max_size=4)
    separators = [" ", " ", "", ", ", "\n"] if lines else [" ", " ", "", ", "]
    prose = st.builds(lambda parts, by: by.join(parts), fragments, st.sampled_from(separators))
    return prose.map(_clean).filter(bool)


def _clean(text: str) -> str:
    return "\n".join(line.strip(" \t") for line in text.split("\n")).strip("\n ")
