"""`argmap evidence` on the command line."""

import csv
import io
import json
from pathlib import Path

import pytest

from argmap.cli import evidence
from argmap.render.sheets import FORMATS

TEXT = "Ships came in great numbers.\n\nThe wind was from the east.\n\nBy noon nobody counted them any more.\n"
MAP = """\
source log: The harbour log
by me from log
claim ships: Many ships came. [¶1]
  > Ships came in great numbers.
"""


@pytest.fixture
def audited(folder: Path) -> Path:
    (folder / "texts").mkdir()
    (folder / "texts" / "log.txt").write_text(TEXT)
    (folder / "port.argmap").write_text(MAP)
    return folder


def test_formats_are_those_of_the_printers() -> None:
    assert evidence.FORMATS == FORMATS
    assert set(evidence.ENDINGS.values()) == set(FORMATS)


@pytest.mark.usefixtures("audited")
def test_sound_evidence(run) -> None:
    ran = run("evidence", "port.argmap", "--texts", "texts")
    assert ran.status == 0
    assert ran.out.startswith("EVIDENCE AUDIT\n")
    assert "1 of 1 quotation found word for word in its source (1 by the text)" in ran.out


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("in great numbers", "in small numbers", "words altered"),
        ("in great numbers", "in great numbers nobody counted them any more", "two passages joined"),
        ("Ships came in great numbers", "The harbour froze over and all went home for good", "not in the source"),
        ("[¶1]", "[¶7]", "no such place"),
    ],
)
def test_evidence_that_does_not_hold_ends_with_status_1(run, audited: Path, old: str, new: str, said: str) -> None:
    (audited / "port.argmap").write_text(MAP.replace(old, new))
    ran = run("evidence", "port.argmap", "--texts", "texts", "--format", "md")
    assert ran.status == 1
    assert f"| {said} | Many ships came. (ships) |" in ran.out


def test_right_words_at_the_wrong_place_are_told_and_are_no_distortion(run, audited: Path) -> None:
    (audited / "port.argmap").write_text(MAP.replace("[¶1]", "[¶2]"))
    ran = run("evidence", "port.argmap", "--texts", "texts", "--format", "md")
    assert ran.status == 0
    assert "| at another place | Many ships came. (ships) |" in ran.out


@pytest.mark.usefixtures("audited")
def test_output_to_files_by_their_endings(run) -> None:
    for name, start in (
        ("audit.txt", "EVIDENCE AUDIT"),
        ("audit.md", "# Evidence audit"),
        ("audit.html", "<!DOCTYPE html>"),
        ("audit.csv", "Source,Author"),
        ("audit.json", "{"),
    ):
        ran = run("evidence", "port.argmap", "-o", name)
        assert (ran.status, ran.out, ran.err) == (0, "", f"wrote {name} (1 source)\n")
        assert Path(name).read_text(encoding="utf-8").startswith(start)


@pytest.mark.usefixtures("audited")
def test_tables(run) -> None:
    ran = run("evidence", "port.argmap", "--format", "csv", "--table", "one-source")
    assert list(csv.reader(io.StringIO(ran.out)))[1][0] == "Many ships came. (ships)"
    ran = run("evidence", "port.argmap", "--format", "csv", "--table", "sourcs")
    assert ran.status == 2
    assert "did you mean `sources`?" in ran.err
    ran = run("evidence", "port.argmap", "--table", "sources")
    assert ran.status == 2
    assert "`--table` is for csv only" in ran.err


@pytest.mark.usefixtures("audited")
def test_ages(run) -> None:
    text = MAP.replace("harbour log\n", "harbour log\n  date: 2024-01-01\n")
    for day, age in (("2025-01-01", "1 year"), ("2023-01-01", "later than that day")):
        told = json.loads(run("evidence", "-", "--format", "json", "--on", day, stdin=text).out)
        assert told["parts"][1]["blocks"][0]["rows"][0]["age"] == age
    assert run("evidence", "-", "--on", "today", stdin=text).status == 0
    ran = run("evidence", "-", "--on", "2024", stdin=text)
    assert ran.status == 2
    assert "write one as 2025-03-01, or `today`" in ran.err


@pytest.mark.usefixtures("audited")
def test_what_cannot_be_done(run) -> None:
    assert run("evidence", "broken.argmap").status == 1
    for arguments, said in (
        (("nowhere.argmap",), "`nowhere.argmap` is not there"),
        (("port.argmap", "-o", "texts"), "`texts` has no ending that tells its format"),
        (("port.argmap", "-o", "texts", "--format", "md"), "`texts` is a folder"),
        (("port.argmap", "-o", "audit.docx"), "`.docx` is no format"),
        (("port.argmap", "-o", "no/audit.md"), "the folder `no` is not there"),
        (("port.argmap", "--texts", "no"), "`no` is no folder"),
    ):
        ran = run("evidence", *arguments)
        assert (ran.status, said in ran.err) == (2, True), ran.err


@pytest.mark.usefixtures("audited")
def test_the_fingerprint_is_that_of_the_file(run) -> None:
    from hashlib import sha256

    told = json.loads(run("evidence", "port.argmap", "--format", "json").out)
    assert told["fingerprint"] == sha256(MAP.encode()).hexdigest()
