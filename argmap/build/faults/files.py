"""The faults of included files, maps and texts on disk: missing, unreadable, outside. Opens no file itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from argmap.build.faults.hints import hint_at
from argmap.diagnostics import Finding, Label, Severity, fault
from argmap.text import Span


@fault("AM201", "include-not-found")
def include_not_found(span: Span, path: str, beside: Sequence[str]) -> Finding:
    """An included file that is not there.

    What it checks:
    The path after `include` leads to a file, starting from the folder of the file that includes it.

    Why it matters:
    What an included file says is part of the debate; without it, every name it defines is missing.

    Example:
    ```argmap
    include no-such-file.argmap
    ```
    """
    hint, _ = hint_at(path, beside, "paths start from the folder of the file that includes")
    return Finding(span, f"the included file `{path}` is not there", hint=hint)


@fault("AM202", "include-outside-root")
def include_outside(span: Span, path: str, root: Path) -> Finding:
    """An include that leaves the root folder of the run.

    What it checks:
    Included files lie in the folder of the map given to the command, or below it, also when a link leads away.

    Why it matters:
    A map from somebody else must not read files that he was never meant to see.

    Example:
    ```argmap
    include ../elsewhere/secrets.argmap
    ```
    """
    return Finding(
        span,
        f"the included file `{path}` lies outside the folder `{root.name or root}`",
        hint="give the folder that holds all files with `--root FOLDER`",
    )


@fault("AM203", "include-unreadable")
def include_unreadable(span: Span, path: str, reason: str) -> Finding:
    """An included file that cannot be read.

    What it checks:
    Each included file can be opened, a debate has no more than a thousand files, and no ladder of files that
    include one another twice gives each claim names without end.

    Why it matters:
    A debate that lacks one of its files would be drawn with claims missing.
    """
    return Finding(span, f"the included file `{path}` cannot be read: {reason.lower()}")


@fault("AM204", "include-cycle")
def include_cycle(span: Span, path: Sequence[str]) -> Finding:
    """Files that include one another in a circle.

    What it checks:
    No file includes itself, directly or through others.

    Why it matters:
    A file sees only what it declares or includes; in a circle, each would have to be read before the other.
    """
    return Finding(
        span,
        f"the files include one another in a circle: {' → '.join(path)}",
        hint="move what both need into a third file and include that",
    )


@fault("AM205", "repeated-include", Severity.WARNING)
def repeated_include(span: Span, path: str, first: Span) -> Finding:
    """One file included twice under one name.

    What it checks:
    A file is included once, or under different prefixes.

    Why it matters:
    A file is read once whatever it goes by; the second line does nothing.

    """
    return Finding(
        span,
        f"`{path}` is included already",
        hint="delete this line",
        related=(Label(first, "first included here"),),
    )


@fault("AM206", "unreadable-file")
def unreadable_file(span: Span, path: str, reason: str) -> Finding:
    """A map that cannot be read.

    What it checks:
    The file given to the command is there and can be opened.

    Why it matters:
    Nothing can be said of a map that nobody could read.
    """
    return Finding(span, f"`{path}` cannot be read: {reason.lower()}")


@fault("AM207", "text-outside-root")
def text_outside(span: Span, path: str, root: Path) -> Finding:
    """A source's text that lies outside the root folder of the run.

    What it checks:
    The path of a source's `text` stays in the folder of the map given to the command, or below it.

    Why it matters:
    A map from somebody else must not read files that he was never meant to see.

    Example:
    ```argmap
    source jst: A New Page
      text: ../elsewhere/secrets.txt

    claim war: The war will be long. [@jst]
      because costs: Both sides can bear the costs. [@jst]
    ```
    """
    return Finding(
        span,
        f"the text `{path}` lies outside the folder `{root.name or root}`",
        hint="give the folder that holds all files with `--root FOLDER`",
    )
