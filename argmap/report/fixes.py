"""Fixes applied to a text. Reads and writes no files, and finds nothing to fix."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.diagnostics import Diagnostic, Edit


def choose_fixes(text: str, diagnostics: Iterable[Diagnostic], *, unsafe: bool = False) -> list[Diagnostic]:
    """Return the findings whose fixes can be applied to the text together.

    Only safe fixes count, unless `unsafe` asks for the others too. A fix counts whole or not at all: not where it
    also edits another text, and not where one of its edits touches that of a fix before it.
    """
    chosen: list[Diagnostic] = []
    edits: list[Edit] = []
    for diagnostic in diagnostics:
        fix = diagnostic.fix
        if fix is None or not (fix.safe or unsafe) or not fix.edits:
            continue
        if any(edit.span.source.text != text for edit in fix.edits):
            continue
        fresh = [edit for edit in fix.edits if edit not in edits]
        if not any(_touch(edit, other) for edit in fresh for other in edits):
            chosen.append(diagnostic)
            edits += fresh
    return chosen


def apply_fixes(text: str, diagnostics: Iterable[Diagnostic], *, unsafe: bool = False) -> str:
    """Return the text with the fixes applied that `choose_fixes` takes.

    A second round, after checking anew, takes up what was left.
    """
    fixes = [diagnostic.fix for diagnostic in choose_fixes(text, diagnostics, unsafe=unsafe)]
    edits = dict.fromkeys(edit for fix in fixes if fix is not None for edit in fix.edits)
    for edit in sorted(edits, key=lambda edit: edit.span.start, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def _touch(one: Edit, other: Edit) -> bool:
    """Whether two edits overlap, or begin or end at one place, so that their order would matter."""
    return one.span.start <= other.span.end and other.span.start <= one.span.end
