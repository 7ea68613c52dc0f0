"""The faults that reading a bibliography meets: the file, its entries, works under one id. Looks for none itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from argmap.diagnostics import Finding, Label, Severity, fault
from argmap.suggest import suggest
from argmap.text import Span

_MOST_TOLD = 5  # entries that a finding names; the rest are counted


@fault("AM231", "bibliography-not-found")
def bibliography_not_found(span: Span, path: str, beside: Sequence[str]) -> Finding:
    """A bibliography that is not there.

    What it checks:
    Each path after `bibliography:` leads to a file, starting from the folder of the map that names it.

    Why it matters:
    The sources that the map cites from it would be unknown.

    Example:
    ```argmap
    map: The war
      bibliography: no-such-file.bib
    ```
    """
    near = suggest(path, beside)
    hint = f"did you mean `{near}`?" if near else "paths start from the folder of the map; several have commas between"
    return Finding(span, f"the bibliography `{path}` is not there", hint=hint)


@fault("AM232", "bibliography-outside-root")
def bibliography_outside(span: Span, path: str, root: Path) -> Finding:
    """A bibliography that lies outside the root folder of the run.

    What it checks:
    Bibliographies lie in the folder of the map given to the command, or below it, also when a link leads away.

    Why it matters:
    A map from somebody else must not read files that he was never meant to see.

    Example:
    ```argmap
    map: The war
      bibliography: ../elsewhere/secrets.bib
    ```
    """
    return Finding(
        span,
        f"the bibliography `{path}` lies outside the folder `{root.name or root}`",
        hint="copy it beside the map, or give the folder that holds all files with `--root FOLDER`",
    )


@fault("AM233", "bibliography-unreadable")
def bibliography_unreadable(span: Span, path: str, reason: str) -> Finding:
    """A bibliography that cannot be read.

    What it checks:
    A bibliography is a file in CSL-JSON, BibTeX or BibLaTeX, in UTF-8, of no more than 64 MB.

    Why it matters:
    The sources that the map cites from it would be unknown.
    """
    return Finding(
        span,
        f"the bibliography `{path}` cannot be read: {reason}",
        hint="export it anew as CSL-JSON, BibTeX or BibLaTeX, in UTF-8",
    )


@fault("AM234", "lost-entry", Severity.WARNING)
def lost_entries(span: Span, path: str, lost: Sequence[tuple[int, str]]) -> Finding:
    """An entry of a bibliography that cannot be used.

    What it checks:
    Each entry of a bibliography is well formed and has a citation key, which its id is made from.

    Why it matters:
    Nothing can cite such an entry.
    """
    what = "an entry" if len(lost) == 1 else f"{len(lost)} entries"
    return Finding(
        span,
        f"{what} of `{path}` cannot be used",
        hint="mend it in your reference manager and export it anew",
        notes=_list([f"line {line}: {reason}" for line, reason in lost]),
    )


@fault("AM235", "repeated-entry", Severity.WARNING)
def repeated_entries(span: Span, path: str, doubles: Sequence[tuple[int, str]]) -> Finding:
    """Two entries of a bibliography with one id.

    What it checks:
    The citation keys of a bibliography make different ids, which differ in more than the case of their letters. What
    no name may hold, such as a dot or a colon, becomes a hyphen.

    Why it matters:
    The first entry counts, and nothing can cite the second.
    """
    what = "an entry" if len(doubles) == 1 else f"{len(doubles)} entries"
    have = "has" if len(doubles) == 1 else "have"
    return Finding(
        span,
        f"{what} of `{path}` {have} the id of an earlier one",
        hint="give each its own citation key in your reference manager, or delete the copies",
        notes=_list([f"line {line}: `{name}`" for line, name in doubles]),
    )


def _list(told: list[str]) -> tuple[str, ...]:
    more = len(told) - _MOST_TOLD
    return (*told[:_MOST_TOLD], *([f"and {more} more"] if more > 0 else []))


@fault("AM236", "conflicting-entries")
def conflicting_entries(span: Span, name: str, path: str, first: Span) -> Finding:
    """One id for two works, in two bibliographies.

    What it checks:
    Where a map cites an entry that two bibliographies have, both mean the same work: title, authors and date agree.

    Why it matters:
    Nobody could say which of the two is cited.
    """
    return Finding(
        span,
        f"`{name}` is another work in `{path}` than in `{first.path}`",
        hint=f"give one of them another citation key, or say what is meant: `source {name}: Title`",
        related=(Label(first, "the other work"),),
    )


@fault("AM237", "empty-bibliography", Severity.WARNING)
def empty_bibliography(span: Span, path: str) -> Finding:
    """A bibliography without entries.

    What it checks:
    A bibliography has at least one entry.

    Why it matters:
    Most often the export went wrong, or the file is another one than was meant.
    """
    return Finding(span, f"the bibliography `{path}` has no entries", hint="export it anew, or drop the line")
