"""Findings on standard error, for commands whose result is something else. Words none of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from argmap.cli.console import use_color

if TYPE_CHECKING:
    from argmap.diagnostics import Diagnostic


def tell_findings(found: Iterable[Diagnostic]) -> None:
    """Tell errors at length; without any, warnings in a line each. Remarks are left to `check`."""
    from argmap.diagnostics import Severity
    from argmap.report import report

    listed = list(found)
    errors = [d for d in listed if d.severity == Severity.ERROR]
    if errors:
        sys.stderr.write(report(errors, "full", color=use_color("auto", sys.stderr)))
    else:
        sys.stderr.write(report([d for d in listed if d.severity == Severity.WARNING], "concise"))
