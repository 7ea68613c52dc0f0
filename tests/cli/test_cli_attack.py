"""`argmap attack` on the command line."""

import json
from pathlib import Path

import pytest

from argmap.cli import sheet_output
from argmap.render.sheets import FORMATS

MAP = """\
author ann: Ann Lee
  side: for
author bo: Bo Roe
  side: against
author cy: Cy Fox
source paper: The other view
  authors: bo
question growth: Should the port grow?
  answer grow
  answer stay
claim grow by ann: The port should grow.
  but noise by bo: The noise drives people out. [@paper ¶3]
claim stay by bo: It should stay. [@paper ¶1]
  because calm by bo: =1+1 <b>calm</b> @SUM [@paper ¶4]
claim نعم by bo: روسيا وإيران تتعاونان
"""


@pytest.fixture
def port(folder: Path) -> Path:
    (folder / "port.argmap").write_text(MAP)
    return folder


def test_formats_are_those_of_the_printers() -> None:
    assert set(sheet_output.FORMATS) <= set(FORMATS)
    assert set(sheet_output.ENDINGS.values()) >= {*sheet_output.FORMATS, "docx"}


@pytest.mark.usefixtures("port")
def test_attack_in_the_terminal(run) -> None:
    ran = run("attack", "port.argmap", "--for", "ann")
    assert ran.status == 0
    assert ran.out.startswith("ATTACK SHEET FOR ANN LEE\n")
    assert "4 claims of the other side, 3 unanswered and 1 answered; made by Bo Roe." in ran.out
    assert "fingerprint" in ran.out


@pytest.mark.usefixtures("port")
def test_formats_hold_hostile_texts_as_they_are(run) -> None:
    assert "=1+1 &lt;b&gt;calm&lt;/b&gt; @SUM" in run("attack", "port.argmap", "--for", "ann", "--format", "html").out
    markdown = run("attack", "port.argmap", "--for", "ann", "--format", "md").out
    assert "=1+1 &lt;b&gt;calm&lt;/b&gt; @SUM" in markdown
    told = json.loads(run("attack", "port.argmap", "--for", "ann", "--format", "json").out)
    rows = next(part for part in told["parts"] if part["name"] == "targets")["blocks"][0]["rows"]
    assert {row["claim"]: row["unanswered"] for row in rows} == {
        "noise": True, "stay": False, "calm": True, "نعم": True,
    }  # fmt: skip
    assert any("روسيا" in row["text"] for row in rows)


@pytest.mark.usefixtures("port")
def test_output_by_its_ending_and_a_template(run) -> None:
    for name, start in (("a.txt", "ATTACK"), ("a.md", "# Attack"), ("a.html", "<!DOCTYPE html>"), ("a.json", "{")):
        ran = run("attack", "port.argmap", "--for", "ann", "-o", name)
        assert (ran.status, ran.out) == (0, "")
        assert f"wrote {name}" in ran.err
        assert Path(name).read_text(encoding="utf-8").startswith(start)
    Path("ours.html").write_text("<h1>{{ sheet.title|clean }}</h1>{{ sheet.map_title }}")
    assert run("attack", "port.argmap", "--for", "ann", "--format", "html", "--template", "ours.html").out == (
        "<h1>Attack sheet for Ann Lee</h1>"
    )


@pytest.mark.usefixtures("port")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--for", "anne"], "no author `anne` in the map"),
        (["--for", "ann", "--against", "boo"], "no author `boo` in the map"),
        (["--for", "cy"], "Cy Fox has no opponents"),
        (["--for", "ann", "--accept", "noize"], "no claim `noize` in the map"),
        (["--for", "ann", "--accept", "noise", "--reject", "noise"], "`noise` cannot be both accepted and rejected"),
        (["--for", "ann", "-o", "a.docx"], "`.docx` is no format"),
        (["--for", "ann", "-o", "a"], "has no ending that tells its format"),
        (["--for", "ann", "-o", "nowhere/a.md"], "the folder `nowhere` is not there"),
        (["--for", "ann", "-o", "."], "`.` is a folder"),
        (["--for", "ann", "--template", "port.argmap"], "`--template` is for html only"),
        (["--for", "ann", "--format", "html", "--template", "gone.html"], "the template `gone.html` cannot be read"),
        (["--for", "ann", "--format", "html", "--template", "bad.html"], "the template cannot be filled"),
        ([], "required: --for"),
    ],
)
def test_wrong_usage(run, arguments: list[str], message: str) -> None:
    Path("bad.html").write_text("{{ nothing.here }}")
    ran = run("attack", "port.argmap", *arguments)
    assert ran.status == 2
    assert message in ran.err
    assert ran.out == ""


@pytest.mark.usefixtures("port")
def test_conceding_on_the_command_line(run) -> None:
    ran = run("attack", "port.argmap", "--for", "ann", "--accept", "noise", "--format", "md")
    assert "granted for this sheet" in ran.out
    assert "Supposed to hold: “The noise drives people out”." in ran.out


def test_a_map_with_errors_and_standard_input(run) -> None:
    assert run("attack", "broken.argmap", "--for", "ann").status == 1
    assert run("attack", "-", "--for", "ann", stdin=MAP).status == 0
