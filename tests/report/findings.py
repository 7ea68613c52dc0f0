"""Findings made by hand for the tests of this folder. Checks nothing."""

from argmap.diagnostics import Diagnostic, Edit, Finding, Fix, Label, Rule, Severity
from argmap.text import SourceText, Span

DOC = """A thing that is {wrong}.

What it checks:
Nothing is `wrong` | at all.

Why it matters:
It does.

Example:
```argmap
claim a: [b](1)
  because c
```

Instead:
```argmap
claim a: b
```
"""

ERROR = Rule("AM991", "test-error", Severity.ERROR, DOC)
WARNING = Rule("AM992", "test-warning", Severity.WARNING, DOC)
INFO = Rule("AM993", "test-info", Severity.INFO, "A remark.")

TEXT = """claim war: The war will be long.
  because costs: Both sides can bear the costs.
  because cots
  but peace: Peace is near.
  | And it has been
  | near for long, so
  | they say
  | again and again.
"""


def source(text: str = TEXT, path: str = "maps/war.argmap") -> SourceText:
    return SourceText(path, text)


def find(text: SourceText, words: str, after: str = "") -> Span:
    """Return where the words stand, the first time after other words."""
    start = text.text.index(words, text.text.index(after))
    return text.span(start, start + len(words))


def misspelt(text: SourceText | None = None) -> Diagnostic:
    """An error with all that a finding can have."""
    text = text or source()
    at = find(text, "cots")
    return ERROR.diagnose(
        Finding(
            at,
            "no claim `cots` is declared",
            label="not declared",
            hint="did you mean `costs`?",
            related=(
                Label(find(text, "costs"), "declared here"),
                Label(find(source("claim cats: Cats.\n", "maps/other.argmap"), "cats"), "there is this one too"),
            ),
            notes=("names are compared letter by letter", "a second note\nof two lines"),
            fix=Fix("write `costs`", (Edit(at, "costs"),)),
        )
    )


def plain(words: str = "war", rule: Rule = WARNING, message: str = "`war` is wrong", text: str = TEXT) -> Diagnostic:
    """A finding that has a place and a message, and no more."""
    return rule.diagnose(Finding(find(source(text), words), message))
