"""Holds every word of what is told against golden files: message, label, hint, notes, other places and mend.

The findings are those of the cases in the Markdown beside this file and in tests/language/, and of the example on
each rule's page, and of the small maps in small_maps.txt. A wording that no golden shows wants one more case in the
Markdown.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
import test_language_cases as language
import test_rule_cases as rules
from attrs import evolve
from test_rules import example

import argmap
from argmap.app import load_map
from argmap.diagnostics import RULES, Diagnostic
from argmap.rules import all_rules
from argmap.text import Span

FILES = sorted([*rules.CASES.glob("*.md"), *language.CASES.glob("*.md")])


def tell_place(span: Span) -> str:
    end = span.end_column if span.end_line == span.line else f"{span.end_line}:{span.end_column}"
    return f"{span.path}:{span.line}:{span.column}–{end}"


def tell_in_full(found: Iterable[Diagnostic]) -> str:
    """Return findings as text, a line for each thing that is told; lone surrogates and the like are spelt out."""
    lines = []
    for d in found:
        finding = d.finding
        lines.append(f"{d.severity}[{d.code} {d.name}] {tell_place(finding.span)}  {finding.message}")
        lines += [f"    label: {finding.label}"] if finding.label else []
        lines += [f"    hint: {finding.hint}"] if finding.hint else []
        lines += [f"    note: {note}" for note in finding.notes]
        lines += [f"    see: {tell_place(label.span)}  {label.message}" for label in finding.related]
        if finding.fix is not None:
            lines.append(f"    {'safe' if finding.fix.safe else 'unsafe'} fix: {finding.fix.title}")
            lines += [f"        {tell_place(edit.span)} becomes `{edit.text}`" for edit in finding.fix.edits]
    text = "".join(f"{line}\n" for line in lines) or "nothing\n"
    return "".join(c if c == "\n" or c.isprintable() else f"\\u{{{ord(c):04x}}}" for c in text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_findings_on_cases(
    path: Path, golden: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_case = language.read_case if path.parent == language.CASES else rules.read_case
    told = []
    for number, section in enumerate(path.read_text(encoding="utf-8").split("\n## ")[1:]):
        folder = tmp_path / str(number) / "debate"
        folder.mkdir(parents=True)
        monkeypatch.chdir(folder)
        files = read_case(section).files
        for name, text in files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(text.encode("utf-8", "surrogateescape"))
        title = section.partition("\n")[0]
        told.append(f"## {title}\n\n{tell_in_full(load_map(list(files)[-1]).diagnostics)}")
    golden("\n".join(told))


def test_findings_on_small_maps(golden: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of these maps tells a small change to the code from the code; see tests/MUTANTS.md."""
    text = (Path(__file__).parent / "small_maps.txt").read_text(encoding="utf-8")
    told = []
    for number, block in enumerate(text.split("===== ")[1:]):
        title, _, body = block.partition("\n")
        folder = tmp_path / str(number) / "debate"
        folder.mkdir(parents=True)
        monkeypatch.chdir(folder)
        parts = re.split(r"^@@ (\S+)\n", body, flags=re.MULTILINE)
        files = dict(zip(parts[1::2], parts[2::2], strict=True)) or {"map.argmap": body}
        for name, written in files.items():
            (folder / name).write_text(written, encoding="utf-8")
        loaded = load_map(list(files)[-1])
        texts = "".join(f"text: {claim.text}\n" for claim in loaded.map.claims.values()) if loaded.map else ""
        told.append(f"## {title}\n\n{tell_in_full(loaded.diagnostics)}{texts}")
    golden("\n".join(told))


def test_findings_on_the_examples(golden: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "debate").mkdir()
    monkeypatch.chdir(tmp_path / "debate")  # some messages name the folder
    told = []
    for rule in all_rules():
        shown = example(rule, "Example")
        found = [] if shown is None else argmap.check_text(shown)
        whole = ", concludes from what is absent" if rule.whole else ""
        title = f"## {rule.code} {rule.name}: {rule.severity}{whole}\n\n{rule.summary}\n"
        told.append(title if shown is None else f"{title}\n{tell_in_full(found)}")
    golden("\n".join(told))


def test_findings_on_what_cannot_be_read(
    golden: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        if path.name.startswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    read_bytes = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.chdir(tmp_path)
    Path("closed.argmap").write_text("claim war: The war will be long.\n", encoding="utf-8")
    Path("map.argmap").write_text("include closed.argmap\n", encoding="utf-8")
    Path("broken.argmap").write_bytes(b"\xff\xfe" + "map".encode("utf-16-le"))
    found = [
        *load_map("gone.argmap").diagnostics,
        *load_map("closed.argmap").diagnostics,
        *load_map("map.argmap").diagnostics,
        *load_map("broken.argmap").diagnostics,
    ]
    golden(tell_in_full(found))


def test_findings_of_a_rule_that_fails(golden: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise ValueError("no\n  such thing")

    def fail_without_words(_: object) -> None:
        raise KeyError

    for name, check in (("idle-claim", fail), ("support-cycle", fail_without_words)):
        monkeypatch.setitem(RULES, name, evolve(RULES[name], check=check))
    golden(tell_in_full(argmap.check_text("claim war: The war will be long.\n  because costs: Both can pay.\n")))
