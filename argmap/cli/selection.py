"""Which rules `--select` and `--ignore` mean. Runs none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from argmap.cli.console import CommandError


def choose_rules(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """Return the codes of the rules to report.

    Both take lists with commas: codes (`AM101`), beginnings of codes (`AM5`) and names (`bad-line`). Nothing
    selected means all; what is ignored is never reported. Raises CommandError for a rule that is not known.
    """
    from argmap.app import RULES

    every = frozenset(rule.code for rule in RULES.values())
    selected = [_find_codes(word) for word in _split(select)]
    ignored = [_find_codes(word) for word in _split(ignore)]
    return (frozenset[str]().union(*selected) if selected else every).difference(*ignored)


def _split(lists: Iterable[str]) -> list[str]:
    return [word.strip() for words in lists for word in words.split(",") if word.strip()]


def _find_codes(word: str) -> frozenset[str]:
    from argmap.app import RULES

    if word in RULES:
        return frozenset([RULES[word].code])
    codes = [rule.code for rule in RULES.values()]
    found = frozenset(code for code in codes if re.fullmatch(r"AM\d*", word) and code.startswith(word))
    if found:
        return found
    from argmap.suggest import suggest

    near = suggest(word, [*RULES, *codes])
    advice = f"did you mean `{near}`?" if near else "`argmap explain --list` lists the rules"
    raise CommandError(f"no rule `{word}`", advice)
