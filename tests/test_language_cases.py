"""Runs the cases in tests/language/*.md. Holds no case of its own.

A case is a section under a second-level heading with one or more fences. Each fence is a file: the line before it
names it (`` `people.argmap`: ``), and the last one is the map that is checked. A finding is expected where a line
ends with `# error: [rule-name]`, after which its message may stand in quotation marks; such an end, with the two
spaces before it, is cut off before the text is read, so it works behind a colon and on a bad line too. `\\u{00a0}`
stands for the character with that number. What is found must be exactly what is expected, in the order of lines.
"""

import re
from pathlib import Path

import pytest
from attrs import frozen

from argmap.app import load_map
from argmap.diagnostics import RULES
from argmap.syntax.parse import parse_lines

CASES = Path(__file__).parent / "language"
_FENCE = re.compile(r"(?:^`([^`\n]+)`:\n\n)?^```argmap\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXPECTED = re.compile(r'  # (error|warning|info): \[([a-z0-9-]+)\](?: "([^"]*)")?$')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


@frozen
class Expected:
    """A finding that a case expects; an empty message is not compared."""

    path: str
    line: int
    severity: str
    name: str
    message: str


@frozen
class Case:
    """One section: its files by name, the map to check last, and what is expected."""

    files: dict[str, str]
    expected: list[Expected]


def read_case(section: str) -> Case:
    files: dict[str, str] = {}
    expected: list[Expected] = []
    for name, body in _FENCE.findall(section):
        name = name or "map.argmap"
        lines = []
        for number, line in enumerate(body.split("\n"), 1):
            found = []
            while match := _EXPECTED.search(line):
                found.append(Expected(name, number, match[1], match[2], match[3] or ""))
                line = line[: match.start()]
            expected.extend(reversed(found))
            lines.append(_ESCAPE.sub(lambda match: chr(int(match[1], 16)), line))
        files[name] = "\n".join(lines)
    return Case(files, expected)


def find_cases() -> list[object]:
    cases = []
    for path in sorted(CASES.glob("*.md")):
        for section in path.read_text(encoding="utf-8").split("\n## ")[1:]:
            title = section.partition("\n")[0]
            cases.append(pytest.param(section, id=f"{path.stem}: {title}"))
    return cases


@pytest.mark.parametrize("section", find_cases())
def test_case(section: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = read_case(section)
    for name, text in case.files.items():
        (tmp_path / name).write_bytes(text.encode("utf-8", "surrogateescape"))
        assert parse_lines(text).join() == text
    monkeypatch.chdir(tmp_path)

    diagnostics = load_map(list(case.files)[-1]).diagnostics
    found = [Expected(d.path, d.line, str(d.severity), d.name, d.message) for d in diagnostics]

    messages = {(each.path, each.line, each.name): each.message for each in found}
    expected = [
        Expected(e.path, e.line, e.severity, e.name, e.message or messages.get((e.path, e.line, e.name), ""))
        for e in case.expected
    ]
    assert found == expected


def test_a_case_is_read_as_it_is_meant() -> None:
    section = """Title

`a.argmap`:

```argmap
claim a: B  # error: [x-y] "no `a`"
```

```argmap
c\\u{00a0}
d  # warning: [e]  # error: [f]
```
"""
    case = read_case(section)
    assert case.files == {"a.argmap": "claim a: B\n", "map.argmap": "c\u00a0\nd\n"}
    assert case.expected == [
        Expected("a.argmap", 1, "error", "x-y", "no `a`"),
        Expected("map.argmap", 2, "warning", "e", ""),
        Expected("map.argmap", 2, "error", "f", ""),
    ]


def test_every_fault_of_writing_has_a_case() -> None:
    cases = "".join(path.read_text(encoding="utf-8") for path in CASES.glob("*.md"))
    unseen = [rule.name for rule in RULES.values() if rule.code.startswith("AM1") and f"[{rule.name}]" not in cases]
    assert unseen == []
