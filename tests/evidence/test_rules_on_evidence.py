"""The rules on evidence: their pages' examples, places and mends, `# allow`, and that nothing happens without texts."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.app import check_paths, load_map
from argmap.diagnostics import Diagnostic, Rule
from argmap.rules import all_rules

RULES = [rule for rule in all_rules() if rule.code.startswith("AM62")]
_FILE = re.compile(r"^`([^`\n]+)`[^`\n]*(?:`[^`\n]+`[^`\n]*)*:\n\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)

HEAD = """\
author ada: Ada Moss
source bridge: Why the harbour bridge will be late
  text: bridge.txt

by ada from bridge

"""


def find(text: str, *codes: str, **options: object) -> list[Diagnostic]:
    Path("debate.argmap").write_text(text, encoding="utf-8")
    found = load_map("debate.argmap", **options).diagnostics  # type: ignore[arg-type]
    return [d for d in found if d.code.startswith(codes or "AM62")]


def tell(found: list[Diagnostic]) -> list[tuple[int, str]]:
    return [(d.line, d.name) for d in found]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_page_of_each_rule(rule: Rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its example gives this finding and no other, and what it advises gives none."""
    monkeypatch.chdir(tmp_path)
    files = dict(_FILE.findall(rule.parts["Example"]))
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    fingerprint = f'sha256 = "{"0" * 64}"'
    record = f'[article]\nsource = "plan"\n[[paragraph]]\nnumber = 1\nkind = "furniture"\n{fingerprint}\n'
    if rule.name == "changed-text":
        (seeds / "plan.toml").write_text(record)
    elif rule.name == "cited-furniture":
        (seeds / "plan.toml").write_text(record + f'[[paragraph]]\nnumber = 2\nkind = "argument"\n{fingerprint}\n')
    elif rule.name == "unreadable-text":
        (tmp_path / "plan.pdf").write_bytes(b"%PDF-1.7\0")
    elif rule.name == "unreadable-record":
        files["debate.argmap"] = HEAD.replace("  text: bridge.txt\n", "") + "claim a: A. [¶1]\n  because b: B. [¶2]\n"
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = load_map("debate.argmap").diagnostics
    assert [d.name for d in found] == [rule.name]
    for d in found:
        assert not d.message.endswith(".")
        assert not d.hint.endswith(".")
        assert d.message[0].islower() or d.message[0] == "`"
        assert d.hint
    if "Instead" in rule.parts:
        for name, text in _FILE.findall(rule.parts["Instead"]):
            (tmp_path / name).write_text(text, encoding="utf-8")
        assert load_map("debate.argmap").diagnostics == []


@pytest.mark.usefixtures("folder")
def test_each_distortion_is_told_as_what_it_is_on_its_line() -> None:
    found = find(
        HEAD + "claim late: The bridge will be late. [¶3]\n"
        "  > Nobody on the council trusts them any longer\n"
        "  > They have said so for three years now [¶4]\n"
        "  > Steel is dear. The council did not answer its letter. [¶4]\n"
        "  > the moon is made of cheese\n"
        "  > Nobody on the council … not even the mayor\n"
        "  because steel: Steel is dear. [¶9, l. 4]\n"
        "  because ferry: The ferry is full. [l. 44]\n",
        "AM62",
        "AM612",
    )
    assert tell(found) == [
        (8, "altered-quotation"),
        (9, "misplaced-quotation"),
        (10, "spliced-quotation"),
        (11, "missing-quotation"),
        (13, "locator-out-of-range"),
        (14, "locator-out-of-range"),
    ]
    assert found[0].message == "the quotation is not what `bridge` says: it has `believes` for `trusts`"
    assert found[0].finding.notes == (
        "bridge ¶3: Nobody on the council `believes` them any longer",
        "quoted as: Nobody on the council `trusts` them any longer",
    )
    assert found[1].span.text == "[¶4]"
    assert "in `¶3` of `bridge`, not in `¶4`" in found[1].message
    assert "(¶4)" in found[2].message
    assert "whose text has 11 lines" in found[5].message


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("> who pays [¶4]", "> who pays [¶6]"),
        ("> who pays [@bridge ¶4]", "> who pays [@bridge ¶6]"),
        ("> who pays", "> who pays [@bridge ¶6]"),
        ("> who signed the contract for 1,500 tons of steel. Steel is dear [¶5]",
         "> who signed the contract for 1,500 tons of steel. Steel is dear [¶3–4]"),
        ("> who pays [¶4, ¶5]", None),  # which of the two is the slip?
        ("> council [¶6]", None),  # it stands in more places than one
        ("> who\n    | pays", None),
        ("> who pays [soon] []", None),
    ],
)  # fmt: skip
def test_the_place_of_a_quotation_is_mended_where_there_is_one_way(line: str, mended: str | None) -> None:
    text = HEAD + f"claim late: Late. [¶3]\n  {line}\n  because x: X. [¶4]\n"
    (found,) = find(text, "AM624")
    if mended is None:
        assert found.fix is None
        return
    assert found.fix is not None
    assert found.fix.safe
    (edit,) = found.fix.edits
    after = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert after == text.replace(f"  {line}\n", f"  {mended}\n")
    assert find(after) == []


def test_a_source_that_another_file_knows_is_not_cited_here(folder: Path) -> None:
    (folder / "case.argmap").write_text(HEAD + "claim late: Late. [¶3]\n  because x: X. [¶4]\n", encoding="utf-8")
    (found,) = find("include case.argmap as case\nclaim case.late\n  > who pays\n", "AM624")
    assert (found.line, found.fix) == (3, None)


@pytest.mark.usefixtures("folder")
def test_warnings_are_allowed_by_a_comment_and_errors_are_not() -> None:
    text = HEAD + (
        "claim late: Late. [¶3]\n  # allow: misplaced-quotation\n  > who pays\n"
        "  # allow: altered-quotation\n  > who pay\n  because x: X. [¶4]\n"
    )
    assert tell(find(text)) == [(11, "altered-quotation")]
    unused = find(
        HEAD + "claim late: Late. [¶3]\n  # allow: misplaced-quotation\n  > Nobody\n  because x: X. [¶4]\n", "AM70"
    )
    assert [d.name for d in unused] == ["unused-allow"]


def test_what_needs_a_text_is_not_silenced_in_vain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = HEAD.replace("  text: bridge.txt\n", "") + (
        "claim late: Late. [¶3]\n  # allow: misplaced-quotation\n  > who pays\n  because x: X. [¶4]\n"
    )
    assert find(text, "AM") == []
    assert tell(find(text.replace("misplaced", "misplased"), "AM")) == [(7, "unknown-allow")]


def test_texts_that_cannot_be_used_are_told_at_their_key(folder: Path) -> None:
    claims = "claim late: Late. [¶3]\n  > who pays\n  because x: X. [¶4]\n"
    (folder / "bad.txt").write_bytes(b"\0")
    (folder / "big.txt").write_bytes(b"a" * 20_000_001)
    for name, rule in (
        ("gone.txt", "absent-text"),
        ("bad.txt", "unreadable-text"),
        ("big.txt", "unreadable-text"),
        (".", "unreadable-text"),
    ):
        found = find(HEAD.replace("bridge.txt", name) + claims)
        assert tell(found) == [(3, rule)]
        assert f"`{name}`" in found[0].message
    found = find(HEAD.replace("  text: bridge.txt\n", "") + claims, texts=folder / "..")
    assert tell(found) == [(2, "absent-text")]


def test_texts_may_not_leave_the_folder(folder: Path) -> None:
    (folder / "inner").mkdir()
    (folder / "inner" / "debate.argmap").write_text(
        HEAD.replace("bridge.txt", "../bridge.txt") + "claim a: A. [¶3]\n  > who pays\n  because b: B. [¶1]\n"
    )
    (folder / "inner" / "link.txt").symlink_to(folder / "bridge.txt")
    found = load_map(folder / "inner" / "debate.argmap").diagnostics
    assert [d.name for d in found] == ["text-outside-root"]
    linked = HEAD.replace("bridge.txt", "link.txt") + "claim a: A. [¶3]\n  because b: B. [¶1]\n"
    (folder / "inner" / "debate.argmap").write_text(linked)
    assert [d.name for d in load_map(folder / "inner" / "debate.argmap").diagnostics] == ["text-outside-root"]
    assert load_map(folder / "inner" / "debate.argmap", root=folder).diagnostics == []


def test_a_map_at_fault_only_in_its_evidence_can_be_audited(folder: Path) -> None:
    bad = HEAD + "claim late: Late. [¶99]\n  > who pay [¶6]\n  because x: X. [¶4]\n"
    loaded = load_map(None, text=bad, texts=folder)
    assert (loaded.map, loaded.auditable is not None, list(loaded.articles)) == (None, True, ["bridge"])
    loaded = load_map(None, text=bad + "nonsense\n", texts=folder)
    assert (loaded.map, loaded.auditable) == (None, None)


def test_records_beside_the_map_and_one_folder_up(folder: Path, make_record: Callable[..., Path]) -> None:
    make_record()
    (folder / "bridge.txt").unlink()
    text = HEAD.replace("  text: bridge.txt\n", "") + "claim late: Late. [¶99]\n  because x: X. [¶1]\n"
    (folder / "maps").mkdir()
    (folder / "elsewhere" / "deep").mkdir(parents=True)
    for place in ("debate.argmap", "maps/debate.argmap"):
        (folder / place).write_text(text)
        found = load_map(folder / place).diagnostics
        assert [d.name for d in found] == ["locator-out-of-range", "cited-furniture"]
    (folder / "elsewhere" / "deep" / "debate.argmap").write_text(text)
    assert load_map(folder / "elsewhere" / "deep" / "debate.argmap").diagnostics == []
    given = load_map(folder / "elsewhere" / "deep" / "debate.argmap", records=folder / "seeds").diagnostics
    assert [d.name for d in given] == ["locator-out-of-range", "cited-furniture"]


def test_one_text_is_read_once_for_many_maps(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.evidence import articles

    read = []
    original = articles.read_text
    monkeypatch.setattr(articles, "read_text", lambda path: read.append(path) or original(path))
    for name in "abc":
        (folder / f"{name}.argmap").write_text(HEAD + "claim a: A. [¶3]\n  > who pay\n  because b: B. [¶1]\n")
    found = check_paths([folder])
    assert [d.name for d in found] == ["altered-quotation"] * 3
    assert len(read) == 1


def test_without_texts_nothing_of_evidence_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "debate.argmap").write_text(
        HEAD.replace("  text: bridge.txt\n", "") + "claim a: A. [¶3]\n  > who pays\n  because b: B. [¶1]\n"
    )
    program = (
        "import sys, argmap; argmap.load('debate.argmap'); "
        "print(sorted(name for name in sys.modules if name.startswith(('argmap.evidence', 'tomllib', 'rapidfuzz'))))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_hostile_record_and_text_break_nothing(folder: Path) -> None:
    (folder / "seeds").mkdir()
    (folder / "seeds" / "bridge.toml").write_text(
        '[article]\nsource = "bridge"\n[[paragraph]]\nnumber = -5\nsha256 = ""\n'
        f'[[quotation]]\nsha256 = "{"0" * 64}"\nparagraphs = [-1, [0, 99999999999]]\n'
    )
    (folder / "bridge.txt").write_text("\ue000\u202e<script>\n" * 3 + "\x1b[31m red\n", encoding="utf-8")
    found = find(HEAD + "claim a: A. [¶1–999999999]\n  > <script> gone [¶999999999]\n  because b: B. [l. 0]\n", "AM")
    assert {d.name for d in found} >= {"changed-text", "locator-out-of-range"}
