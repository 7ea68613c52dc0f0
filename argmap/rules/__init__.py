"""Checks on a built debate: one module a family, one function a rule. Reads no files."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from importlib import import_module

from argmap.diagnostics import RULES, Diagnostic, Rule
from argmap.model import Map

# each module registers its rules when it is imported
from argmap.rules import answers, circles, duplicates, evidence, own_faults, schemes, speakers, steps, unused, upkeep
from argmap.rules.context import RuleContext
from argmap.syntax.parse import paused_collector

__all__ = ["RuleContext", "all_rules", "check_map"]

_FAMILIES = (answers, circles, duplicates, evidence, own_faults, schemes, speakers, steps, unused, upkeep)

_ROOMS_ABOVE = ("argmap.evaluation.expectations", "argmap.evidence.rules")
"""Modules of rooms above this one that register rules: named, since this room may not lean on them."""


def all_rules() -> tuple[Rule, ...]:
    """Return every rule and fault that argmap knows, by code; imports all that register some."""
    import argmap.bibliography.faults
    import argmap.build.faults
    import argmap.rules.teaching
    import argmap.syntax.faults  # noqa: F401 -- imported for what it registers

    for room in _ROOMS_ABOVE:
        import_module(room)
    return tuple(sorted(RULES.values(), key=lambda rule: rule.code))


def check_map(
    debate: Map,
    *,
    whole: bool = True,
    skip: Collection[str] = (),
    paragraphs: Mapping[str, int] | None = None,
) -> list[Diagnostic]:
    """Run every rule on a debate and return what they found, in the order of the text.

    `whole` says that the map was built without errors; without it, rules that conclude from what is absent do
    not run. `skip` names rules, by name or code, that shall not run. `paragraphs` tells how many non-empty
    lines the text of a source has, by the source's id. Never raises: a rule that fails is reported as
    `broken-rule`.
    """
    context = RuleContext(debate, paragraphs or {}, whole)
    found: list[Diagnostic] = []
    with paused_collector():
        for rule in tuple(RULES.values()):
            if rule.check is None or (rule.whole and not whole) or rule.name in skip or rule.code in skip:
                continue
            try:
                found.extend(rule.diagnose(finding) for finding in rule.check(context))
            except Exception as error:  # noqa: BLE001 -- one broken rule must not hide what the others find
                found.append(own_faults.broken_rule(context.nowhere, rule.name, error))
    found.sort(key=lambda diagnostic: (diagnostic.path, diagnostic.span.start, diagnostic.code))
    return found
