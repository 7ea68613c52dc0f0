"""The faults of argmap itself, told as findings so that one broken rule hides no other. Runs no rule."""

from __future__ import annotations

from argmap.diagnostics import Finding, Severity, fault
from argmap.text import Span


@fault("AM901", "broken-rule", Severity.ERROR)
def broken_rule(span: Span, name: str, error: Exception) -> Finding:
    """A rule of argmap that failed on a map.

    What it checks:
    Each rule comes to its end. A rule that fails is a fault of argmap and not of the map.

    Why it matters:
    What the rule would have found remains unsaid; all other rules have run.
    """
    reason = " ".join(str(error).split())
    return Finding(
        span,
        f"the rule `{name}` failed: {type(error).__name__}" + (f": {reason}" if reason else ""),
        hint="this is a fault of argmap; report it together with the map, and go on with `--ignore " + name + "`",
        notes=("all other rules have run",),
    )
