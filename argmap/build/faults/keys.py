"""The faults of keys and their values: unknown, misplaced, repeated, impossible. Reads no value itself."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.build.faults.hints import hint_at
from argmap.diagnostics import Edit, Finding, Fix, Label, fault
from argmap.syntax.forms import advise_on_word
from argmap.text import Span


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


@fault("AM301", "unknown-key")
def unknown_key(span: Span, key: str, owner: str, keys: Sequence[str]) -> Finding:
    """A key that the language does not have.

    What it checks:
    Keys come from a fixed list for each kind of line; keys that begin with `x-` are free.

    Why it matters:
    A misspelt key would silently say nothing.

    Example:
    ```argmap
    claim war: The war will be long.
      bassis: history
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      basis: history
    ```
    """
    otherwise = f"`{owner}` has the keys {_listed(keys)}; keys of your own begin with `x-`"
    hint, near = hint_at(key, keys, advise_on_word(key) or otherwise)
    fix = Fix(f"write `{near}`", (Edit(span, near),), safe=False) if near else None
    return Finding(span, f"unknown key `{key}`", hint=hint, fix=fix)


@fault("AM302", "wrong-key")
def wrong_key(span: Span, key: str, owner: str, homes: Sequence[str]) -> Finding:
    """A key under a line of the wrong kind.

    What it checks:
    Each kind of line has its own keys.

    Why it matters:
    The key would describe nothing.

    Example:
    ```argmap
    claim war: The war will be long.
      publisher: Inkstick
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      x-publisher: Inkstick
    ```
    """
    return Finding(span, f"`{owner}` has no key `{key}`", hint=f"`{key}` is a key of {_listed(homes)}")


@fault("AM303", "key-out-of-place")
def key_out_of_place(span: Span, key: str) -> Finding:
    """A key or a quotation after the moves.

    What it checks:
    Under its owner, keys come first, then quotations, then moves.

    Why it matters:
    Beneath a block of moves, a key is easily read as belonging to the last of them.

    Example:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
      basis: history
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      basis: history
      because costs: Both sides can bear the costs.
    ```
    """
    what = "quotations" if key == ">" else "keys"
    return Finding(
        span, f"`{key}` stands too late", hint=f"move it up: {what} come before the moves, and keys before quotations"
    )


@fault("AM304", "repeated-key")
def repeated_key(span: Span, key: str, first: Span) -> Finding:
    """A key given twice that has one value.

    What it checks:
    Only `agreed`, `conceded`, `denied` and `reported` may stand more than once, each time for another author or
    with another citation.

    Why it matters:
    One of the two values would be dropped.

    Example:
    ```argmap
    claim war: The war will be long.
      basis: history
      basis: data
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      basis: history
    ```
    """
    return Finding(
        span,
        f"`{key}` is given already",
        hint="keep one of the two",
        related=(Label(first, "first given here"),),
    )


@fault("AM305", "bad-value")
def bad_value(span: Span, key: str, value: str, wanted: str, candidates: Sequence[str] = ()) -> Finding:
    """A value that its key cannot have.

    What it checks:
    `basis`, `move`, `answers`, `asserted` and `expect` take words from a list; dates are written `2023-02-15`,
    `2023-02` or `2023`; colours `#1D4E89`; addresses begin with `http://` or `https://`.

    Why it matters:
    What cannot be understood cannot be checked, sorted or drawn.

    Example:
    ```argmap
    claim war: The war will be long.
      basis: historic
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      basis: history
    ```
    """
    hint, near = hint_at(value, candidates, f"write {wanted}")
    fix = Fix(f"write `{near}`", (Edit(span, near),), safe=False) if near else None
    return Finding(span, f"`{key}` cannot be `{value}`", hint=hint, fix=fix)


@fault("AM306", "number-out-of-range")
def number_out_of_range(span: Span, key: str, value: str) -> Finding:
    """A number that lies outside its range.

    What it checks:
    `credence` and `weight` are numbers from 0 to 1.

    Why it matters:
    They are degrees; beyond the ends of the scale they mean nothing.

    Example:
    ```argmap
    claim war: The war will be long.
      credence: 80
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      credence: 0.8
    ```
    """
    return Finding(span, f"`{key}` is `{value}`, outside 0 to 1", hint="write a number from 0 to 1, such as `0.8`")


@fault("AM307", "unknown-scheme")
def unknown_scheme(span: Span, name: str, candidates: Sequence[str]) -> Finding:
    """An argumentation scheme that argmap does not know.

    What it checks:
    `scheme` names one of the schemes of Walton, Reed and Macagno (2008), or a fallacy charged by an objection.

    Why it matters:
    The scheme tells which critical questions a step must answer.

    Example:
    ```argmap
    claim war: The war will be long.
      because experts: Two experts on sanctions say so.
        scheme: expert-opinon
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because experts: Two experts on sanctions say so.
        scheme: expert-opinion
    ```
    """
    hint, near = hint_at(name, candidates, f"known are, among others, {_listed(candidates[:6])}")
    fix = Fix(f"write `{near}`", (Edit(span, near),), safe=False) if near else None
    return Finding(span, f"unknown scheme `{name}`", hint=hint, fix=fix)
