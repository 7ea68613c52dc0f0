"""The page of each rule, as text for `argmap explain` and as Markdown for the documentation. Writes no files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from argmap.diagnostics import Rule, Severity
from argmap.rules import all_rules
from argmap.suggest import suggest

_FAMILIES = {
    "AM1": "Text and lines",
    "AM2": "Names and files",
    "AM3": "Keys and values",
    "AM4": "Steps",
    "AM5": "Meaning",
    "AM6": "Evidence",
    "AM65": "Schemes",
    "AM72": "Teaching",
    "AM7": "Style and upkeep",
    "AM8": "Expectations",
    "AM9": "Faults of argmap itself",
}


class UnknownRule(LookupError):
    """No rule has the code or the name asked for; the message says so, with the one that was probably meant."""


def find_rule(code_or_name: str) -> Rule:
    """Return the rule with this code or name, capitals aside. Raises UnknownRule."""
    rules = all_rules()
    wanted = code_or_name.strip().casefold()
    for rule in rules:
        if wanted in (rule.code.casefold(), rule.name):
            return rule
    near = suggest(wanted, [name for rule in rules for name in (rule.name, rule.code.casefold())])
    meant = next((rule.name for rule in rules if near in (rule.name, rule.code.casefold())), None)
    raise UnknownRule(f"no rule `{code_or_name}`" + (f"; did you mean `{meant}`?" if meant else ""))


def explain_rule(code_or_name: str) -> str:
    """Return the page of a rule as plain text. Raises UnknownRule."""
    return write_text_page(find_rule(code_or_name))


def write_text_page(rule: Rule) -> str:
    """Return the page of a rule as plain text."""
    lines = [f"{rule.code} {rule.name} ({rule.severity})", rule.summary]
    for heading, body in rule.parts.items():
        lines += ["", heading, *_indent_page(body)]
    lines += ["", *_silence(rule)]
    return "\n".join(lines) + "\n"


def _indent_page(body: str) -> Iterator[str]:
    """Yield the lines of a part of a page: prose two spaces in, examples four, without their fences."""
    in_example = False
    for line in body.split("\n"):
        if line.startswith("```"):
            in_example = not in_example
        elif line:
            yield f"{'    ' if in_example else '  '}{line}"
        else:
            yield ""


def _silence(rule: Rule) -> list[str]:
    if rule.severity == Severity.ERROR:
        return ["An error keeps the map from loading, and no comment silences it."]
    return [
        f"A comment `# allow: {rule.name}` on the line above silences it there,",
        f"`argmap check --ignore {rule.name}` everywhere.",
    ]


def write_markdown_page(rule: Rule) -> str:
    """Return the page of a rule in Markdown, as it stands in the documentation."""
    lines = [f"# {rule.name}", "", f"`{rule.code}` · {rule.severity} · {_family(rule)}", "", rule.summary]
    for heading, body in rule.parts.items():
        lines += ["", f"## {heading}", "", body.strip()]
    lines += ["", "## Silence it", "", " ".join(_silence(rule))]
    return "\n".join(lines) + "\n"


def write_markdown_index(rules: Iterable[Rule], folder: str = "rules") -> str:
    """Return the table of all rules in Markdown, with links to their pages in `folder`."""
    listed = list(rules)
    lines = [
        "# Rules",
        "",
        "Everything that `argmap check` finds, by family. An error keeps a map from loading; a map with warnings",
        "loads, draws and evaluates. `argmap explain RULE` shows a rule's page in the terminal.",
    ]
    family = ""
    for rule in listed:
        if _family(rule) != family:
            family = _family(rule)
            lines += ["", f"## {family}", "", "| code | rule | severity | what it finds |", "|---|---|---|---|"]
        summary = re.sub(r"([|\\])", r"\\\1", rule.summary)
        lines.append(f"| {rule.code} | [{rule.name}]({folder}/{rule.name}.md) | {rule.severity} | {summary} |")
    lines += ["", "```{toctree}", ":hidden:", "", *(f"{folder}/{rule.name}" for rule in listed), "```"]
    return "\n".join(lines) + "\n"


def _family(rule: Rule) -> str:
    return _FAMILIES.get(rule.code[:4]) or _FAMILIES[rule.code[:3]]
