"""`argmap brief` on the command line."""

import io
import sys
from pathlib import Path

import docx
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from test_cli_attack import MAP


@pytest.fixture
def port(folder: Path) -> Path:
    more = "question calmness: Is it calm?\n  answer calm\n"
    (folder / "port.argmap").write_text(MAP + more)
    return folder


@pytest.mark.usefixtures("port")
def test_brief_of_the_first_question_names_the_others(run) -> None:
    ran = run("brief", "port.argmap")
    assert ran.status == 0
    assert "Should the port grow?\n====" in ran.out
    assert "the brief is on `growth`; `--question` chooses another: calmness" in ran.err


@pytest.mark.usefixtures("port")
def test_brief_of_a_question_that_is_named(run) -> None:
    ran = run("brief", "port.argmap", "--question", "calmness")
    assert "Is it calm?\n===" in ran.out
    assert "chooses another" not in ran.err
    ran = run("brief", "port.argmap", "--question", "calmnes")
    assert ran.status == 2
    assert "did you mean `calmness`?" in ran.err


@pytest.mark.usefixtures("port")
def test_brief_as_files(run) -> None:
    for name in ("b.txt", "b.md", "b.html", "b.json"):
        assert run("brief", "port.argmap", "-o", name).status == 0
        assert "Should the port grow?" in Path(name).read_text(encoding="utf-8")
    assert run("brief", "port.argmap", "-o", "b.docx", "--accept", "noise").status == 0
    document = docx.Document(io.BytesIO(Path("b.docx").read_bytes()))
    assert [p.text for p in document.paragraphs if p.style.style_id == "Heading1"] == ["Should the port grow?"]
    assert "Supposed to hold: “The noise drives people out”." in [p.text for p in document.paragraphs]


def test_a_map_with_errors(run) -> None:
    assert run("brief", "broken.argmap").status == 1
    assert run("brief", "sound.argmap").status == 0
