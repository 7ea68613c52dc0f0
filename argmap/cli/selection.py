"""Which rules `--select` and `--ignore` mean. Runs none of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.cli.console import CommandError
from argmap.cli.names import advise


def choose_rules(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str] | None:
    """Return the codes of the rules to report, None for all.

    Both take lists with commas: codes (`AM101`), beginnings of codes (`AM5`) and names (`bad-line`). Nothing
    selected means all; what is ignored is never reported. Raises CommandError for a rule that is not known.
    """
    if not (select or ignore):
        return None  # the list of all rules is not worth loading
    from argmap.rules import all_rules

    names = {rule.name: rule.code for rule in all_rules()}
    selected = [_find_codes(word, names) for word in _split(select)]
    ignored = [_find_codes(word, names) for word in _split(ignore)]
    reported: set[str] = set().union(*selected) if selected else set(names.values())
    return frozenset(reported.difference(*ignored))


def _split(lists: Iterable[str]) -> list[str]:
    return [word.strip() for words in lists for word in words.split(",") if word.strip()]


def _find_codes(word: str, names: dict[str, str]) -> set[str]:
    if word in names:
        return {names[word]}
    codes = [code for code in names.values() if word.startswith("AM") and code.startswith(word)]
    if codes:
        return set(codes)
    advice = advise(word, [*names, *names.values()], "`argmap explain --list` lists the rules")
    raise CommandError(f"no rule `{word}`", advice)
