"""The pages of the rules: for the terminal, for the documentation, and those that are written there."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.report.rule_pages import (
    UnknownRule,
    explain_rule,
    find_rule,
    write_markdown_index,
    write_markdown_page,
)
from argmap.rules import all_rules

ROOT = Path(__file__).parents[2]


def test_a_page_in_the_terminal(golden) -> None:
    golden(explain_rule("support-cycle"))


def test_a_page_in_markdown(golden) -> None:
    golden(write_markdown_page(find_rule("premise-also-undercut")), ext="md")


@pytest.mark.parametrize("asked", ["AM501", "am501", "support-cycle", " Support-Cycle "])
def test_rules_are_found_by_code_and_by_name(asked: str) -> None:
    assert find_rule(asked).name == "support-cycle"


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("suport-cycle", "no rule `suport-cycle`; did you mean `support-cycle`?"),
        ("AM50l", "no rule `AM50l`; did you mean `support-cycle`?"),
        ("xyzzy", "no rule `xyzzy`"),
        ("", "no rule ``"),
    ],
)
def test_an_unknown_rule(asked: str, message: str) -> None:
    with pytest.raises(UnknownRule) as raised:
        explain_rule(asked)
    assert str(raised.value) == message


def test_every_rule_can_be_explained() -> None:
    for rule in all_rules():
        page = explain_rule(rule.code)
        assert page.startswith(f"{rule.code} {rule.name} ({rule.severity})\n{rule.summary}\n")
        assert "```" not in page
        assert ("no comment silences it" in page) == (rule.severity == "error")
        assert (f"# allow: {rule.name}" in page) == (rule.severity != "error")


def test_the_index_lists_every_rule_once() -> None:
    index = write_markdown_index(all_rules())
    listed = re.findall(r"^\| (AM\d+) \| \[([a-z0-9-]+)\]\(rules/\2\.md\) \|", index, re.MULTILINE)
    assert listed == [(rule.code, rule.name) for rule in all_rules()]
    for line in index.splitlines():
        if line.startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", line)) == 5


# the script that writes them


def generate(*args: str, script: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, script, *args], capture_output=True, encoding="utf-8", check=False, timeout=60
    )


def test_the_documentation_is_up_to_date() -> None:
    ran = generate("--check", script=ROOT / "tools" / "generate_docs.py")
    assert ran.returncode == 0, ran.stdout


def test_pages_out_of_date_are_told_and_written(tmp_path: Path) -> None:
    (tmp_path / "tools").mkdir()
    script = tmp_path / "tools" / "generate_docs.py"
    shutil.copy(ROOT / "tools" / "generate_docs.py", script)
    pages = tmp_path / "docs" / "reference" / "rules"

    missing = generate("--check", script=script)
    assert missing.returncode == 1
    assert "docs/reference/rules/support-cycle.md is missing" in missing.stdout
    assert not pages.exists()

    assert generate(script=script).returncode == 0
    assert len(list(pages.iterdir())) == len(all_rules())
    assert generate("--check", script=script).returncode == 0

    page = pages / "support-cycle.md"
    page.write_text(page.read_text(encoding="utf-8") + "more\n", encoding="utf-8")
    (pages / "gone-rule.md").write_text("# gone-rule\n", encoding="utf-8")
    stale = generate("--check", script=script)
    assert stale.returncode == 1
    assert "docs/reference/rules/support-cycle.md is out of date" in stale.stdout
    assert "docs/reference/rules/gone-rule.md belongs to no rule" in stale.stdout

    assert generate(script=script).returncode == 0
    assert not (pages / "gone-rule.md").exists()
    assert generate("--check", script=script).returncode == 0
