"""Every fence in the README and the documentation: what is shown there is what happens.

Each page gets a folder of its own with the debate of `argmap new`, the project's maps and the records of seeds, and
its fences run there in their order. `argmap` fences check without findings, Python fences run. Of console fences each
`$ argmap …` is run, and what it says compared where the page shows it; `…` stands for the rest of a line, alone on a
line for any lines. A comment above an argmap fence says more: `<!-- file: x.argmap -->` writes it to a file, as it does
a text fence, and `<!-- finds: bad-line -->` names its findings.
"""

import io
import os
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest
from sybil import Example, Sybil
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser

import argmap
from argmap.cli import main
from argmap.cli.parser import parse_arguments

ROOT = Path(__file__).parent.parent
PAGES = [
    ROOT / "README.md",
    ROOT / "seeds" / "README.md",
    # the pages of the rules have a test of their own: each example must fire, each other one must not
    *sorted(path for path in (ROOT / "docs").rglob("*.md") if path.parent.name != "rules"),
]
STARTER = ROOT / "argmap" / "cli" / "starter"


def find_marks(example: Example) -> dict[str, str]:
    """Return what the comments right above a fence say."""
    lines = example.document.text[: example.region.start].rstrip("\n").split("\n")
    marks = {}
    while lines and (mark := re.fullmatch(r"<!-- (\w+): (.*) -->", lines.pop())):
        marks[mark[1]] = mark[2]
    return marks


def check_map(example: Example) -> None:
    marks = find_marks(example)
    name = marks.get("file", "fence.argmap")
    if "file" in marks:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(example.parsed, encoding="utf-8")
    found = argmap.check_text(example.parsed, name)
    wanted = sorted(marks["finds"].replace(",", " ").split()) if "finds" in marks else []
    assert sorted({d.name for d in found}) == wanted, "\n".join(map(str, found))


def write_text(example: Example) -> None:
    marks = find_marks(example)
    if "file" in marks:
        Path(marks["file"]).parent.mkdir(parents=True, exist_ok=True)
        Path(marks["file"]).write_text(example.parsed, encoding="utf-8")


def run_commands(example: Example) -> None:
    for part in re.split(r"^\$ ", example.parsed, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        words = shlex.split(command.partition(" | ")[0], comments=True)
        if words[:1] == ["mkdir"]:
            Path(words[1]).mkdir()
        elif words[:1] == ["cd"]:
            os.chdir(words[1])
        elif words[:1] == ["argmap"] and Path(example.path).name == "cli.md" and not shown.strip():
            parse_arguments(re.split(r" [<>] \S+", " ".join(words[1:]))[0].split())  # its files are the reader's own
        elif words[:1] == ["argmap"]:
            status, said = run_command(words[1:])
            expected = shown.strip("\n").splitlines()
            if expected:
                assert matches(expected, said.strip("\n").splitlines()), f"$ {command}\n{said}"
            else:
                assert status == 0, f"$ {command}\n{said}"


def run_command(words: list[str]) -> tuple[int, str]:
    """Run argmap in this process, as a shell would with `< file` and `> file`; return what it says in all."""
    given, written = b"", ""
    for sign in ("<", ">"):
        if sign in words:
            at = words.index(sign)
            path = Path(words[at + 1])
            given, written = (path.read_bytes(), written) if sign == "<" else (given, str(path))
            del words[at : at + 2]
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        patch.setattr(sys, "stdout", said)
        patch.setattr(sys, "stderr", said)
        status = main(words)
        said.flush()
    data = said.detach().getvalue()
    if written:
        Path(written).parent.mkdir(parents=True, exist_ok=True)
        Path(written).write_bytes(data)
        return status, ""
    return status, data.decode()


def matches(expected: list[str], said: list[str]) -> bool:
    """Whether what was said is what is expected, with `…` for the rest of a line, alone for any number of lines."""
    pattern = ""
    for line in map(str.rstrip, expected):
        if line == "…":
            pattern += "(?:.*\n)*?"
        else:
            pattern += re.escape(line.removesuffix("…")) + (".*\n" if line.endswith("…") else "\n")
    return re.fullmatch(pattern, "".join(line.rstrip() + "\n" for line in said)) is not None


SYBIL = Sybil(
    [
        PythonCodeBlockParser(),
        CodeBlockParser("argmap", check_map),
        CodeBlockParser("console", run_commands),
        CodeBlockParser("text", write_text),
    ]
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working folder with the starter's files, `maps/` and `seeds/`, and one of the starter's articles."""
    shutil.copytree(STARTER, tmp_path, dirs_exist_ok=True)
    for name in ("maps", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "articles").mkdir()
    walkers = ["One.", "Two.", "Three.", "Every winter another stone goes into the river.", "Five.", "Six.", "Seven."]
    (tmp_path / "articles" / "walkers.txt").write_text("\n".join(walkers))
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "88")
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_fences(page: Path) -> None:
    for example in SYBIL.parse(page).examples():
        example.evaluate()


@pytest.mark.parametrize(
    "text",
    [
        "```argmap\nnonsense\n```\n",
        "<!-- finds: bad-line -->\n```argmap\nclaim a: A.\n  because b: B.\n```\n",
        "```console\n$ argmap --version\nargmap 0\n```\n",
        "```console\n$ argmap check nowhere\n```\n",
        "```python\nassert False\n```\n",
    ],
    ids=["unsaid findings", "no findings", "other words", "a status", "an error"],
)
def test_a_page_that_shows_what_does_not_happen_fails(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.md").write_text(text)
    (example,) = SYBIL.parse(tmp_path / "page.md").examples()
    with pytest.raises(AssertionError):
        example.evaluate()


def test_the_picture_in_the_readme_shows_the_debate_as_it_is() -> None:
    """Not to the byte, so that a better look needs no new picture at once: copy build/face-off.svg for that."""
    picture = (ROOT / "docs" / "_static" / "debate.svg").read_text(encoding="utf-8")
    debate = argmap.load(ROOT / "maps" / "necessity-or-alliance.argmap")
    shown = set(re.findall(r' data-claim="([^"]+)" data-authors=', picture))
    assert {"lamear.necessity", "berman.endures"} < shown <= set(debate.claims)
    assert f"{len(shown)} of {len(debate.claims)} claims drawn" in picture


def test_lines_left_out() -> None:
    assert matches(["a", "…", "d"], ["a", "b", "c", "d"])
    assert matches(["…"], [])
    assert matches(["a"], ["a  "])
    assert matches(["a …", "c"], ["a b", "c"])
    assert not matches(["a", "…"], ["b"])
    assert not matches(["a …"], ["b b"])
    assert not matches(["a"], ["a", "b"])
