"""`argmap blocks` on the command line."""

import io
import sys
from pathlib import Path

import docx
import pytest

from argmap.cli import blocks

sys.path.insert(0, str(Path(__file__).parent))
from test_cli_attack import MAP


@pytest.fixture
def port(folder: Path) -> Path:
    (folder / "port.argmap").write_text(MAP)
    return folder


@pytest.mark.usefixtures("port")
def test_blocks_in_each_format(run) -> None:
    ran = run("blocks", "port.argmap", "--for", "ann")
    assert ran.status == 0
    assert "AT: The noise drives people out (Roe, no date)\n" in ran.out
    assert "Nothing in the map answers this claim." in ran.out
    for name in ("b.txt", "b.md", "b.html", "b.json", "b.docx"):
        ran = run("blocks", "port.argmap", "--for", "ann", "-o", name)
        assert (ran.status, ran.out) == (0, "")
        assert Path(name).stat().st_size > 500


@pytest.mark.usefixtures("port")
def test_blocks_as_a_word_file(run) -> None:
    run("blocks", "port.argmap", "--for", "ann", "-o", "b.docx")
    document = docx.Document(io.BytesIO(Path("b.docx").read_bytes()))
    headings = [p.text for p in document.paragraphs if p.style.style_id == "Heading3"]
    assert "AT: =1+1 <b>calm</b> @SUM (Roe, no date)" in headings
    assert "AT: روسيا وإيران تتعاونان (Roe)" in headings


@pytest.mark.usefixtures("port")
def test_wrong_usage(run) -> None:
    assert "no author `bob`" in run("blocks", "port.argmap", "--for", "bob").err
    ran = run("blocks", "port.argmap", "--for", "ann", "-o", "b.csv")
    assert ran.status == 2
    assert "end it in .txt, .md, .html, .htm, .json, .docx" in ran.err
    assert run("blocks", "broken.argmap", "--for", "ann").status == 1


def test_docx_is_among_its_formats() -> None:
    assert blocks.FORMATS[-1] == "docx"
