"""Writes the documentation pages that are made from the code: one a rule, the table of all, the command line,
the schemes.

With `--check` it writes nothing and fails where a page is missing, out of date, or belongs to no rule.
"""

import argparse
import sys
from pathlib import Path

from argmap.cli.help_page import write_help_page
from argmap.report.rule_pages import write_markdown_index, write_markdown_page
from argmap.rules import all_rules
from argmap.schemes.pages import write_reference_page

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"


def make_pages() -> dict[Path, str]:
    """Return the text of each generated page by its path."""
    rules = all_rules()
    pages = {REFERENCE / "rules" / f"{rule.name}.md": write_markdown_page(rule) for rule in rules}
    pages[REFERENCE / "rules.md"] = write_markdown_index(rules)
    pages[REFERENCE / "cli.md"] = write_help_page()
    pages[REFERENCE / "schemes.md"] = write_reference_page()
    return pages


def find_differences(pages: dict[Path, str]) -> dict[Path, str]:
    """Return what is wrong with the pages on disk, by path."""
    wrong = {}
    for path, text in pages.items():
        if not path.exists():
            wrong[path] = "is missing"
        elif path.read_bytes().decode() != text:
            wrong[path] = "is out of date"
    for path in sorted((REFERENCE / "rules").glob("*.md")):
        if path not in pages:
            wrong[path] = "belongs to no rule"
    return wrong


def main() -> int:
    """Write the pages, or with `--check` say which are not as they should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a page is out of date")
    check = parser.parse_args().check
    pages = make_pages()
    wrong = find_differences(pages)
    for path, fault in wrong.items():
        shown = path.relative_to(ROOT).as_posix()
        if check:
            print(f"{shown} {fault}")
        elif path in pages:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(pages[path].encode())
            print(f"wrote {shown}")
        else:
            path.unlink()
            print(f"deleted {shown}")
    if check and wrong:
        print("run `make generated`")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
