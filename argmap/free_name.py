"""A name that nothing has yet: the one wished for, or that with a number. Knows no language and no names of its own."""

from __future__ import annotations


def take_free_name(wished: str, taken: set[str]) -> str:
    """Return `wished`, or `wished-2`, `wished-3` and so on where that is taken, and add it to `taken`.

    `taken` holds names as `str.casefold` makes them: names that differ only in capital letters are the same.
    """
    name, count = wished, 1
    while name.casefold() in taken:
        count += 1
        name = f"{wished}-{count}"
    taken.add(name.casefold())
    return name
