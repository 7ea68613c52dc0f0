"""Findings in the forms that readers and programs want. Finds nothing and prints nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from argmap.diagnostics import Diagnostic, Severity

Format = Literal["full", "concise", "json", "github", "sarif"]
FORMATS: tuple[Format, ...] = get_args(Format)
"""The forms in which findings can be had."""

__all__ = ["FORMATS", "Format", "report", "summarize"]


def report(diagnostics: Iterable[Diagnostic], format: Format, color: bool = False) -> str:  # noqa: A002 -- its name on the command line
    """Return findings in one of FORMATS. `color` adds ANSI colours to `full`, the others have none."""
    if format == "full":
        from argmap.report.full import print_full

        return print_full(diagnostics, color=color)
    if format == "sarif":
        from argmap.report.sarif import to_sarif

        return to_sarif(diagnostics)
    from argmap.report.machine import print_concise, print_github, to_json

    printers = {"concise": print_concise, "json": to_json, "github": print_github}
    if format not in printers:
        raise ValueError(f"no format {format!r}; there are {', '.join(FORMATS)}")
    return printers[format](diagnostics)


def summarize(diagnostics: Iterable[Diagnostic]) -> str:
    """Return one line on how many findings there are, and what can be mended at once."""
    found = list(diagnostics)
    if not found:
        return "no findings"
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
    counts = {severity: sum(d.severity == severity for d in found) for severity in words}
    parts = [_count(number, words[severity]) for severity, number in counts.items() if number]
    files = {d.path for d in found}
    fixable = sum(d.fix is not None and d.fix.safe for d in found)
    mended = f"; `--fix` mends {fixable}" if fixable else ""
    return f"{', '.join(parts)} in {_count(len(files), 'file')}{mended}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
