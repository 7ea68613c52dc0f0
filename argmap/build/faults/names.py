"""The faults of names: undeclared, given twice, too alike. Looks no name up itself."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.build.faults.hints import hint_at
from argmap.diagnostics import Edit, Finding, Fix, Label, fault
from argmap.text import Span


@fault("AM210", "undeclared-name")
def undeclared_name(span: Span, kind: str, name: str, candidates: Sequence[str], other_kind: str = "") -> Finding:
    """A name that nothing in sight declares.

    What it checks:
    Each claim, question, author and source that a line refers to is declared in the file or in one it includes.

    Why it matters:
    A misspelt name that was guessed at, or made anew, would change the argument without a word.

    Example:
    ```argmap
    claim war: The war will be long.
      because cots: Both sides can bear the costs.

    claim costs
      because trade: Trade goes on.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.

    claim costs
      because trade: Trade goes on.
    ```
    """
    if other_kind:
        return Finding(span, f"`{name}` is a {other_kind}, and a {kind} is needed here")
    otherwise = {
        "author": f"declare it: `author {name}: Full Name`",
        "source": f"declare it: `source {name}: Title`",
        "claim": f"define it: `claim {name}: …`",
        "question": f"define it: `question {name}: …`",
    }.get(kind, "")
    if "." in name:
        otherwise = f"`{name.rpartition('.')[0]}` must be the prefix of an include"
    if "," in name:
        otherwise = f"name one {kind} a line; there may be several such lines"
    hint, near = hint_at(name, candidates, otherwise)
    fix = Fix(f"write `{near}`", (Edit(span, near),), safe=False) if near else None
    return Finding(span, f"no {kind} `{name}` is declared", hint=hint, fix=fix)


@fault("AM211", "duplicate-name")
def duplicate_name(span: Span, name: str, first: Span, first_kind: str, second: Span | None = None) -> Finding:
    """One name for two things.

    What it checks:
    Claims, questions, sections and scenarios share one set of names; prefixes, authors and sources have one each.

    Why it matters:
    A reference must lead to one thing.

    Example:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
      because costs: Neither side runs out of money.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
      because money: Neither side runs out of money.
    ```
    """
    return Finding(
        span,
        f"`{name}` names a {first_kind} already",
        hint="choose another name, or drop the colon and the text to refer to the first",
        related=(Label(first, "first declared here"), *([Label(second, "and again here")] if second else ())),
    )


@fault("AM212", "name-case")
def name_case(span: Span, name: str, first: Span, first_name: str) -> Finding:
    """Two names that differ only in capital letters.

    What it checks:
    Names within one set differ in more than the case of their letters.

    Why it matters:
    Read aloud, they are one name; typed from memory, either is written for the other.

    Example:
    ```argmap
    claim war: The war will be long.
      because War: Both sides can bear the costs.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
    ```
    """
    return Finding(
        span,
        f"`{name}` differs from `{first_name}` only in capital letters",
        hint="choose another name",
        related=(Label(first, "the other name"),),
    )


@fault("AM213", "conflicting-declaration")
def conflicting_declaration(span: Span, kind: str, name: str, first: Span) -> Finding:
    """One author or source declared in two ways.

    What it checks:
    Authors and sources are one for the whole debate: where two files declare the same, they say the same.

    Why it matters:
    Two dates or two qualifications for one name make the citations worthless.

    Example:
    ```argmap
    author lamear: Geoff LaMear
    author lamear: G. LaMear

    claim war by lamear: The war will be long.
    ```

    Instead:
    ```argmap
    author lamear: Geoff LaMear

    claim war by lamear: The war will be long.
    ```
    """
    return Finding(
        span,
        f"{kind} `{name}` is declared in two ways",
        hint="keep one declaration, in a file that the others include",
        related=(Label(first, "the other declaration"),),
    )
