"""The faults of `# allow:` comments, which silence rules for the next line. Applies no allowance."""

from __future__ import annotations

from argmap.diagnostics import Edit, Finding, Fix, Severity, fault
from argmap.text import Span


@fault("AM702", "unused-allow", Severity.WARNING)
def unused_allow(span: Span, name: str) -> Finding:
    """A `# allow:` comment that silences nothing.

    What it checks:
    The line after an `# allow: rule-name` comment would give a finding of that rule.

    Why it matters:
    What the comment excused is gone; left standing, it would hide the next fault of that kind.

    Example:
    ```argmap
    # allow: support-cycle
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
    ```
    """
    return Finding(span, f"nothing on the next line is silenced by `allow: {name}`", hint=f"drop `{name}` from it")


@fault("AM703", "unknown-allow", Severity.WARNING)
def unknown_allow(span: Span, name: str, suggestion: str | None = None) -> Finding:
    """A `# allow:` comment that names no rule.

    What it checks:
    `# allow:` names rules by their kebab-case names, as findings show them.

    Why it matters:
    A misspelt name silences nothing.

    Example:
    ```argmap
    # allow: suport-cycle
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
    ```
    """
    hint = f"did you mean `{suggestion}`?" if suggestion else "findings show a rule's name after its code"
    fix = None
    at = span.text.find(name, span.text.find(":") + 1) if suggestion else -1
    if suggestion and at >= 0:
        start = span.start + at
        fix = Fix(
            f"write `{suggestion}`",
            (Edit(Span(span.source, start, start + len(name)), suggestion),),
            safe=False,
        )
    return Finding(span, f"no rule is called `{name}`", hint=hint, fix=fix)
