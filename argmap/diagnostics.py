"""What can be wrong with a map and how it is told: diagnostics, fixes, rules and their registry. No rule lives here."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import cached_property, wraps
from typing import Any, ParamSpec

from attrs import field, frozen

from argmap.text import Span

P = ParamSpec("P")


class Severity(StrEnum):
    """How much a finding matters: an error keeps a map from loading, a warning and an info do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return ("info", "warning", "error").index(self.value)


@frozen
class Label:
    """A further place that belongs to a finding, with a few words on why (`first declared here`)."""

    span: Span
    message: str


@frozen
class Edit:
    """One replacement in one file: what stands at `span` becomes `text`."""

    span: Span
    text: str


@frozen
class Fix:
    """A mend for a finding: `title` says what it does; a `safe` one never changes what the map says."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


@frozen
class Finding:
    """What a rule found, before its name is on it: place, message, and what helps the reader.

    `message` names the fault; `label` is the short text under the marked place; `hint` says what to do.
    """

    span: Span
    message: str
    label: str = ""
    hint: str = ""
    related: tuple[Label, ...] = ()
    notes: tuple[str, ...] = ()
    fix: Fix | None = None


@frozen
class Diagnostic:
    """One finding of one rule at one place in a map."""

    rule: Rule = field(repr=lambda rule: rule.name)
    finding: Finding

    @property
    def code(self) -> str:
        """The rule's code, such as `AM101`; codes are never reused."""
        return self.rule.code

    @property
    def name(self) -> str:
        """The rule's kebab-case name."""
        return self.rule.name

    @property
    def severity(self) -> Severity:
        """Error, warning or info; equal to those words as strings."""
        return self.rule.severity

    @property
    def message(self) -> str:
        """What is wrong, in lower case, the user's words in backticks."""
        return self.finding.message

    @property
    def hint(self) -> str:
        """What to do about it; empty where there is nothing to advise."""
        return self.finding.hint

    @property
    def fix(self) -> Fix | None:
        """A mend, where one is known."""
        return self.finding.fix

    @property
    def related(self) -> tuple[Label, ...]:
        """Further places that belong to the finding."""
        return self.finding.related

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.finding.span

    @property
    def path(self) -> str:
        """The file it stands in."""
        return self.span.path

    @property
    def line(self) -> int:
        """The first line, from 1."""
        return self.span.line

    @property
    def column(self) -> int:
        """The first column, from 1, in characters."""
        return self.span.column

    @property
    def end_line(self) -> int:
        """The last line, from 1."""
        return self.span.end_line

    @property
    def end_column(self) -> int:
        """The column after the last character, from 1."""
        return self.span.end_column

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.severity}[{self.code} {self.name}] {self.message}"


class ArgmapError(Exception):
    """A map could not be loaded; `diagnostics` holds every finding, errors among them."""

    def __init__(self, diagnostics: Iterable[Diagnostic]):
        self.diagnostics = list(diagnostics)
        errors = [d for d in self.diagnostics if d.severity == Severity.ERROR]
        shown = "\n".join(str(d) for d in errors[:10])
        more = f"\n… and {len(errors) - 10} more" if len(errors) > 10 else ""
        super().__init__(f"{shown}{more}")


_HEADINGS = ("What it checks", "Why it matters", "Example", "Instead")


@frozen(eq=False)
class Rule:
    """One thing that argmap checks.

    `check` finds it in a built debate, or is None where reading the text itself finds it. A rule that is
    `whole` draws conclusions from what is absent; they count only where no error may be why it is absent.
    """

    code: str
    name: str
    severity: Severity
    doc: str = field(repr=False)
    check: Callable[[Any], Iterator[Finding]] | None = field(default=None, repr=False)
    whole: bool = False

    @cached_property
    def summary(self) -> str:
        """The first sentence of its page."""
        return self.doc.partition("\n")[0].strip()

    @cached_property
    def parts(self) -> dict[str, str]:
        """The parts of its page by heading: what it checks, why it matters, an example, what to write instead."""
        found = re.split(rf"^({'|'.join(_HEADINGS)}):[ ]*$", self.doc, flags=re.MULTILINE)
        return {heading: inspect.cleandoc(body) for heading, body in zip(found[1::2], found[2::2], strict=True)}

    def diagnose(self, finding: Finding) -> Diagnostic:
        """Put this rule's name on a finding."""
        return Diagnostic(self, finding)


RULES: dict[str, Rule] = {}


def _register(entry: Rule) -> None:
    taken = [r for r in RULES.values() if r.code == entry.code or r.name == entry.name]
    if taken:
        raise ValueError(f"rule {entry.code} {entry.name} is registered already")
    RULES[entry.name] = entry


def rule(
    code: str, name: str, severity: Severity, *, whole: bool = False
) -> Callable[[Callable[[Any], Iterator[Finding]]], Callable[[Any], Iterator[Finding]]]:
    """Register a function that looks for one fault in a built debate and yields its findings."""

    def register(check: Callable[[Any], Iterator[Finding]]) -> Callable[[Any], Iterator[Finding]]:
        _register(Rule(code, name, severity, inspect.getdoc(check) or "", check, whole))
        return check

    return register


def fault(
    code: str, name: str, severity: Severity = Severity.ERROR
) -> Callable[[Callable[P, Finding]], Callable[P, Diagnostic]]:
    """Register a fault that reading or building a map meets: the function words it, the result is a diagnostic."""

    def register(word: Callable[P, Finding]) -> Callable[P, Diagnostic]:
        entry = Rule(code, name, severity, inspect.getdoc(word) or "")
        _register(entry)

        @wraps(word)
        def diagnose(*args: P.args, **kwargs: P.kwargs) -> Diagnostic:
            return Diagnostic(entry, word(*args, **kwargs))

        return diagnose

    return register
