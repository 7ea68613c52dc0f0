"""Names on the command line that are not known: what is said of them, and what may be meant. Keeps no names."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from argmap.cli.console import CommandError


def advise(word: str, words: Iterable[str], otherwise: str = "") -> str:
    """Return what to do about a word that is not known: the one probably meant, or what else to do."""
    from argmap.suggest import suggest

    near = suggest(word, words)
    return f"did you mean `{near}`?" if near else otherwise


def require_known(noun: str, known: Collection[str], *names: str | None) -> None:
    """Raise CommandError for a name that is not in the map; `noun` says of what. None names nothing."""
    for name in names:
        if name is not None and name not in known:
            few = f"it has {', '.join(known)}" if 0 < len(known) <= 8 else ""
            raise CommandError(f"no {noun} `{name}` in the map", advise(name, known, few))
