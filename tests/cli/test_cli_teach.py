"""`argmap check --teach` and `argmap rubric`: the flag, the counts by hand, the formats, and maps with errors."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.cli.rubric import FORMATS
from argmap.render import sheets

ANN = """\
claim mortal: Socrates is mortal.
  because man: Socrates is a man.
  and all: All men are mortal.
  because sick: It costs too much. It was so, because it was
"""
BEN = "include ann.argmap as ann\n\nclaim tram: The tram is cheap.\n  because ann.mortal\n"


@pytest.fixture
def handed(folder: Path) -> Path:
    """A folder of two maps, one of which includes the other."""
    (folder / "class").mkdir()
    (folder / "class" / "ann.argmap").write_text(ANN, encoding="utf-8")
    (folder / "class" / "ben.argmap").write_text(BEN, encoding="utf-8")
    return folder / "class"


def test_the_checks_run_only_with_the_flag(run, handed) -> None:
    plain = run("check", handed, "--format", "concise")
    assert (plain.status, plain.out) == (0, "")
    taught = run("check", handed, "--teach", "--format", "concise")
    assert taught.status == 0  # remarks fail nothing unless they are asked to
    names = {line.partition("[")[2].split()[1].rstrip("]") for line in taught.out.splitlines()}
    assert names == {"rabbit-rule", "two-claims", "not-a-sentence", "reasoning-inside", "loose-pronoun"}
    assert run("check", handed, "--teach", "--fail-on", "info").status == 1


def test_standard_input_is_taught_too(run) -> None:
    done = run("check", "-", "--teach", "--format", "concise", stdin="claim a: The tram is cheap\n")
    assert "AM724 not-a-sentence" in done.out


def test_the_pages_are_known(run) -> None:
    for code in ("AM721", "AM722", "AM723", "AM724", "AM725", "AM726", "AM727"):
        assert "--teach" in run("explain", code).out


def test_the_rubric_counts_each_file_by_itself(run, handed) -> None:
    done = run("rubric", handed, "--format", "csv")
    assert (done.status, done.err) == (0, "")
    ann, ben, total = csv.DictReader(io.StringIO(done.out.lstrip("\ufeff")))
    assert Path(ann.pop("Map")).name == "ann.argmap"
    assert ann == {
        "Claims": "4", "Reasons": "2", "Rabbit": "1", "Hands": "0", "Two": "1", "Sentence": "1", "Inside": "1",
        "Pronoun": "1", "Laid out": "0.5",
    }  # fmt: skip
    assert (ben["Claims"], ben["Reasons"], ben["Rabbit"], float(ben["Laid out"])) == ("1", "1", "1", 0)
    assert (total["Claims"], total["Reasons"], total["Rabbit"], total["Laid out"]) == ("5", "3", "2", "0.3333")


def test_a_map_with_errors_has_a_row_without_counts(run, handed) -> None:
    (handed / "ben.argmap").write_text("claim a: One.\n\nclaim a: Two.\n", encoding="utf-8")
    done = run("rubric", handed / "ann.argmap", handed / "ben.argmap")
    assert done.status == 1
    assert "ben.argmap1error" in "".join(done.out.split())  # a long path is broken where it must be
    assert "mend what argmap check reports" in " ".join(done.out.split())


def test_a_map_without_reasons_has_no_share(run, handed) -> None:
    (handed / "ben.argmap").write_text("claim a: The tram is cheap.\n", encoding="utf-8")
    done = run("rubric", handed / "ben.argmap", "--format", "json")
    assert json.loads(done.out)
    assert "no reasons" in run("rubric", handed / "ben.argmap", "--format", "md").out


def test_forms(run, handed) -> None:
    assert FORMATS == sheets.FORMATS
    for form in FORMATS:
        assert "ann.argmap" in run("rubric", handed, "--format", form).out
    assert run("rubric", handed, "-o", "rubric.html").status == 0
    assert "<table" in Path("rubric.html").read_text(encoding="utf-8")


def test_what_is_not_there(run) -> None:
    assert run("rubric", "nowhere").status == 2


def test_names_of_files_are_plain_text(run, handed) -> None:
    (handed / "=1+1 <b>.argmap").write_text(ANN, encoding="utf-8")
    assert "<b>" not in run("rubric", handed, "--format", "html").out.partition("<body")[2]


def test_the_stemmer_is_not_loaded_unasked(handed) -> None:
    program = (
        "import sys; from argmap.cli import main; main(['check', sys.argv[1]]); print('snowballstemmer' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program, str(handed)], capture_output=True, check=True, text=True)
    assert done.stdout == "False\n"
