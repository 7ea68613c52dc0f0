"""Findings as SARIF 2.1.0, the format in which code hosts take them. Columns count UTF-16 code units there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from argmap.diagnostics import Diagnostic, Fix, Rule, Severity
from argmap.report.machine import replace_and_dump
from argmap.report.rule_pages import write_text_page
from argmap.text import SourceText, Span

Record = dict[str, Any]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def to_sarif(diagnostics: Iterable[Diagnostic]) -> str:
    """Return a SARIF log with one run and one result a finding."""
    found = list(diagnostics)
    rules = {diagnostic.rule.code: diagnostic.rule for diagnostic in found}
    order = {code: index for index, code in enumerate(sorted(rules))}
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "argmap",
                        "version": _installed_version(),
                        "rules": [_rule(rules[code]) for code in order],
                    }
                },
                "columnKind": "utf16CodeUnits",
                "results": [_result(diagnostic, order[diagnostic.code]) for diagnostic in found],
            }
        ],
    }
    return replace_and_dump(log)


def _installed_version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("argmap")
    except PackageNotFoundError:
        return "0"


def _rule(rule: Rule) -> Record:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _message_text(rule.summary or rule.name)},
        "fullDescription": {"text": _message_text(rule.parts.get("What it checks") or rule.summary or rule.name)},
        "help": {"text": _message_text(write_text_page(rule))},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(diagnostic: Diagnostic, index: int) -> Record:
    text = "\n".join([diagnostic.message, *diagnostic.finding.notes, *filter(None, [diagnostic.hint])])
    result: Record = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": _message_text(text)},
        "locations": [_location(diagnostic.span)],
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": _message_text(label.message)}, **_location(label.span)}
            for number, label in enumerate(diagnostic.related, 1)
        ]
    if diagnostic.fix is not None and diagnostic.fix.safe:
        result["fixes"] = [_fix(diagnostic.fix)]
    return result


def _message_text(text: str) -> str:
    """Return a text in which nothing is taken for a placeholder (`{0}`) or an embedded link (`[a](1)`)."""
    doubled = text.replace("{", "{{").replace("}", "}}")
    return re.sub(r"[\[\]]", r"\\\g<0>", doubled) if "](" in text else doubled


def _location(span: Span) -> Record:
    return {"physicalLocation": {"artifactLocation": _artifact(span.path), "region": _region(span)}}


def _artifact(path: str) -> Record:
    posix = path.replace("\\", "/")
    safe = quote(posix, safe="/", errors="replace")
    if PurePosixPath(posix).is_absolute():
        return {"uri": f"file://{safe}"}
    if re.match(r"[A-Za-z]:/", posix):
        return {"uri": f"file:///{posix[:2]}{quote(posix[2:], safe='/', errors='replace')}"}
    return {"uri": safe}


def _region(span: Span) -> Record:
    return {
        "startLine": span.line,
        "startColumn": _utf16_column(span.source, span.line, span.column),
        "endLine": span.end_line,
        "endColumn": _utf16_column(span.source, span.end_line, span.end_column),
    }


def _utf16_column(source: SourceText, line: int, column: int) -> int:
    """Return the column of a place in UTF-16 code units, from 1; beyond the line's text, each column counts one."""
    before = source.line_text(line)[: column - 1]
    return column + sum(character > "\uffff" for character in before)


def _fix(fix: Fix) -> Record:
    changes: dict[str, list[Record]] = {}
    for edit in fix.edits:
        replacement = {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
        changes.setdefault(edit.span.path, []).append(replacement)
    return {
        "description": {"text": _message_text(fix.title)},
        "artifactChanges": [
            {"artifactLocation": _artifact(path), "replacements": replacements}
            for path, replacements in changes.items()
        ],
    }
