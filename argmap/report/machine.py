"""Findings for programs and CI: one line each, JSON, GitHub's workflow commands. SARIF has a module of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from argmap.diagnostics import Diagnostic, Fix, Severity
from argmap.report.plain import make_line, make_visible, replace_surrogates
from argmap.text import Span

Record = dict[str, Any]


def print_concise(diagnostics: Iterable[Diagnostic]) -> str:
    """Return one line a finding: `path:line:col: severity[CODE name] message`."""
    return "".join(f"{make_line(str(diagnostic))}\n" for diagnostic in diagnostics)


def to_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Return an array with one object a finding, in ASCII; lines and columns count from 1, columns in characters."""
    records = [_record(diagnostic) for diagnostic in diagnostics]
    return replace_and_dump(records)


def replace_and_dump(value: Any) -> str:  # whatever JSON can hold
    """Return a value as indented JSON in ASCII, with nothing in it that is no Unicode text."""

    def clean(part: Any) -> Any:
        if isinstance(part, str):
            return replace_surrogates(part)
        if isinstance(part, dict):
            return {key: clean(inner) for key, inner in part.items()}
        return [clean(inner) for inner in part] if isinstance(part, list) else part

    return json.dumps(clean(value), indent=2) + "\n"


def _record(diagnostic: Diagnostic) -> Record:
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        **_place(diagnostic.span),
        "hint": diagnostic.hint,
        "fix": _fix(diagnostic.fix) if diagnostic.fix is not None else None,
        "related": [{"message": label.message, **_place(label.span)} for label in diagnostic.related],
        "notes": list(diagnostic.finding.notes),
    }


def _place(span: Span) -> Record:
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _fix(fix: Fix) -> Record:
    edits = [{**_place(edit.span), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}


_GITHUB_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def print_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Return one workflow command a finding, which GitHub shows beside the line in a pull request."""
    return "".join(_command(diagnostic) for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    properties = {"file": span.path, "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:  # GitHub refuses columns on a finding that goes over lines
        properties |= {"col": span.column, "endColumn": span.end_column}
    properties["title"] = f"{diagnostic.code} {diagnostic.name}"
    shown = ",".join(f"{key}={_escape_property(str(value))}" for key, value in properties.items())
    message = diagnostic.message + (f"\nhint: {diagnostic.hint}" if diagnostic.hint else "")
    return f"::{_GITHUB_WORDS[diagnostic.severity]} {shown}::{_escape_data(message)}\n"


def _escape_data(text: str) -> str:
    visible = make_visible(text.replace("%", "%25").replace("\r", "%0D"))
    return visible.replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
