"""Runs the cases in the Markdown files beside it. Holds no case of its own.

A case is a section under a second-level heading with one or more fences. Each fence is a file: the line before it
names it (`` `people.argmap`: ``), and the last one is the map that is checked. A finding is expected where a line
ends with `# warning: [rule-name]`, after which a part of its message may stand in quotation marks; such an end is
cut off before the text is read, so it works behind a colon too. What is found must be exactly what is expected.
"""

import re
from pathlib import Path

import pytest
from attrs import frozen

from argmap.app import load_map

CASES = Path(__file__).parent
_FENCE = re.compile(r"(?:^`([^`\n]+)`:\n\n)?^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXPECTED = re.compile(r'  # (error|warning|info): \[([a-z-]+)\](?: "([^"]*)")?$')


@frozen
class Case:
    """One section: its files by name, the map to check last, and what is expected where."""

    files: dict[str, str]
    expected: dict[tuple[str, int, str, str], str]


def read_case(section: str) -> Case:
    files: dict[str, str] = {}
    expected: dict[tuple[str, int, str, str], str] = {}
    for name, _, body in _FENCE.findall(section):
        name = name or "map.argmap"
        lines = []
        for number, line in enumerate(body.split("\n"), 1):
            while match := _EXPECTED.search(line):
                expected[name, number, match[1], match[2]] = match[3] or ""
                line = line[: match.start()]
            lines.append(line)
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
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    diagnostics = load_map(list(case.files)[-1]).diagnostics
    found = {(d.path, d.line, str(d.severity), d.name): d.message for d in diagnostics}

    assert len(found) == len(diagnostics), "one fault was reported twice"
    assert found.keys() == case.expected.keys()
    for key, part in case.expected.items():
        assert part in found[key]


def test_a_case_is_read_as_it_is_meant() -> None:
    section = """Title

`a.argmap`:

```argmap
claim a: B  # error: [x-y] "no `a`"
```

```argmap
c
d  # warning: [e]
```
"""
    case = read_case(section)
    assert case.files == {"a.argmap": "claim a: B\n", "map.argmap": "c\nd\n"}
    assert case.expected == {
        ("a.argmap", 1, "error", "x-y"): "no `a`",
        ("map.argmap", 2, "warning", "e"): "",
    }


def test_every_rule_on_the_model_has_cases() -> None:
    from argmap.rules import all_rules

    cases = "".join(path.read_text(encoding="utf-8") for path in CASES.glob("*.md"))
    unseen = [rule.name for rule in all_rules() if rule.check is not None and f"[{rule.name}]" not in cases]
    assert unseen == []
