"""The faults of names: undeclared, given twice, too alike. Looks no name up itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.build.faults.hints import hint_at
from argmap.diagnostics import Edit, Finding, Fix, Label, fault
from argmap.syntax.bad_line import NAME, name_character
from argmap.text import Span

_PARTED = re.compile(r"[,;/&+]|\s(?:and|or|with|und|et|y)\s")  # how people write several names in one place
_NOT_LETTERS = re.compile("[\"“”„«»‘’'「」『』\u00ad\u200b-\u200f\u2060\ufeff]")  # quotation marks, and what is unseen


@fault("AM210", "undeclared-name")
def undeclared_name(
    span: Span,
    kind: str,
    name: str,
    candidates: Sequence[str],
    other_kind: str = "",
    *,
    meant: str | None = None,
    several: bool = False,
) -> Finding:
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
    if not re.fullmatch(rf"{NAME}(?:\.{NAME})*", name):
        otherwise = _advise_on_no_name(kind, name, several)
    hint, near = hint_at(name, candidates, otherwise)
    if meant is not None:
        hint, near = f"did you mean `{meant}`?", meant
    alike = _find_alike(name, candidates)
    if alike is not None:
        hint, near = alike
    fix = Fix(f"write `{near}`", (Edit(span, near),), safe=False) if near else None
    return Finding(span, f"no {kind} `{name}` is declared", hint=hint, fix=fix)


def _advise_on_no_name(kind: str, name: str, several: bool) -> str:
    """Say what to write instead of what can be no name."""
    if _PARTED.search(name):
        if several:
            return f"put a comma between two {kind}s: `a, b`"
        return f"name one {kind} a line; there may be several such lines"
    words = name.split()
    last = words[-1].lower() if words else ""
    if len(words) > 4 or not re.fullmatch(NAME, last):
        return f"name the {kind} by the id of the `{kind}` line"
    return f"name the {kind} by an id, and declare it: `{kind} {last}: {name}`"


def _find_alike(name: str, candidates: Sequence[str]) -> tuple[str, str] | None:
    """Return a hint at the name that differs only in quotation marks and in what cannot be seen, and that name."""
    bare = _NOT_LETTERS.sub("", name)
    for near in candidates:
        if near == name or _NOT_LETTERS.sub("", near) != bare:
            continue
        declared, written = _NOT_LETTERS.findall(near), _NOT_LETTERS.findall(name)
        sign = next((sign for sign in declared if sign not in written), None)
        if sign is not None:
            return f"did you mean `{near}`? it is declared with {name_character(sign)}", near
        sign = next((sign for sign in written if sign not in declared), None)
        holds = f"? `{bare}` is written here with {name_character(sign)}" if sign is not None else "?"
        return f"did you mean `{near}`{holds}", near
    return None


@fault("AM211", "duplicate-name")
def duplicate_name(
    span: Span, name: str, first: Span, first_kind: str, kind: str = "", second: Span | None = None
) -> Finding:
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
    hint = "choose another name"
    if second is not None:
        hint = "change one of the two names, or include one file under a prefix: `include … as prefix`"
    elif kind == first_kind and kind in ("claim", "question"):
        hint += ", or drop the colon and the text to refer to the first"
    return Finding(
        span,
        f"`{name}` names a {first_kind} already",
        hint=hint,
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
