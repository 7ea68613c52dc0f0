"""`argmap compare`, `questions`, `flow` and `drill`: what they write and where, and what they refuse."""

import io
import json
import sys
from pathlib import Path

import pytest

from argmap.cli import compare, drill, flow, questions
from argmap.prep.flow_formats import FORMATS as DEBATES
from argmap.render import sheets

sys.path.insert(0, str(Path(__file__).parent.parent / "prep"))
from prepared import DEBATE

pytestmark = pytest.mark.usefixtures("port")


@pytest.fixture
def port(folder: Path) -> Path:
    (folder / "port.argmap").write_text(DEBATE, "utf-8")
    return folder


CALLS = {
    "compare": ("compare", "port.argmap", "ann", "bo"),
    "questions": ("questions", "port.argmap", "--against", "ann"),
    "flow": ("flow", "port.argmap", "--format", "policy"),
    "drill": ("drill", "port.argmap", "--count", "4"),
}


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("ending", ["txt", "md", "html", "csv", "json"])
def test_each_form_is_written_by_its_ending(run, port: Path, name: str, ending: str) -> None:
    done = run(*CALLS[name], "-o", f"out.{ending}")
    assert (done.status, done.out, done.err.splitlines()[-1]) == (0, "", f"wrote out.{ending}")
    assert (port / f"out.{ending}").read_text("utf-8")


@pytest.mark.parametrize("name", CALLS)
def test_text_goes_to_standard_output(run, name: str) -> None:
    done = run(*CALLS[name])
    assert done.status == 0
    assert "Should the port grow?" in done.out
    assert "fingerprint" in done.out


@pytest.mark.parametrize("name", CALLS)
def test_a_template_of_ones_own(run, port: Path, name: str) -> None:
    (port / "ours.html").write_text("<p>{{ sheet.title }}</p>", "utf-8")
    done = run(*CALLS[name], "-o", "out.html", "--template", "ours.html")
    assert done.status == 0
    assert (port / "out.html").read_text("utf-8").startswith("<p>")
    assert run(*CALLS[name], "--template", "ours.html").status == 2


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (("compare", "port.argmap", "ann", "boo"), "no author `boo` in the map", "did you mean `bo`?"),
        (("compare", "port.argmap", "ann", "ann"), "`ann` cannot be compared with itself", "name two authors"),
        (("questions", "port.argmap", "--against", "annn"), "no author `annn` in the map", "did you mean `ann`?"),
        (("flow", "port.argmap", "--format", "polcy"), "`polcy` is no format of a debate", "did you mean `policy`?"),
        (("flow", "port.argmap", "--format", "no.toml"), "the format `no.toml` cannot be read: no such file", ""),
        (("flow", "port.argmap", "--format", "ld", "--first", "zed"), "no author `zed` in the map", ""),
        (("flow", "port.argmap", "--format", "ld", "--to", "xlsx"), "a workbook cannot be printed", "-o flow.xlsx"),
        (("flow", "sound.argmap", "--format", "ld"), "the map has no authors", ""),
        (("drill", "port.argmap", "--count", "0"), "`0` is no number from 1 on", ""),
        (("drill", "port.argmap", "--seed", "-1"), "", ""),
        (("drill", "port.argmap", "-o", "out.xlsx"), "`.xlsx` is no format", ".tsv"),
    ],
)
def test_wrong_usage(run, arguments: tuple[str, ...], message: str, hint: str) -> None:
    done = run(*arguments)
    assert done.status == 2
    assert message in done.err
    assert hint in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("call", [("compare", "broken.argmap", "a", "b"), ("drill", "broken.argmap")])
def test_a_map_with_errors(run, call: tuple[str, ...]) -> None:
    assert run(*call).status == 1


def test_a_format_in_a_file(run, port: Path) -> None:
    speeches = [{"name": "Opening", "side": "For"}, {"name": "Reply", "side": "Against"}]
    (port / "own.json").write_text(json.dumps({"sides": ["For", "Against"], "speeches": speeches}))
    done = run("flow", "port.argmap", "--format", "own.json", "--to", "json")
    columns = json.loads(done.out)["parts"][0]["blocks"][0]["columns"]
    assert list(columns)[:3] == ["row", "Opening", "Reply"]
    (port / "own.json").write_text(json.dumps({"sides": ["For"]}))
    done = run("flow", "port.argmap", "--format", "own.json")
    assert done.status == 2
    assert "own.json: `sides` is no list of two names" in done.err


def test_a_flow_as_a_workbook_and_for_flower(run, port: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    assert run("flow", "port.argmap", "--format", "worlds", "-o", "flow.xlsx").status == 0
    book = openpyxl.load_workbook(io.BytesIO((port / "flow.xlsx").read_bytes()))
    assert book.sheetnames == ["Proposition", "Opposition"]
    assert run("flow", "port.argmap", "--format", "worlds", "--to", "flower", "-o", "flow.json").status == 0
    assert json.loads((port / "flow.json").read_text("utf-8"))["version"] == 1


def test_a_drill_as_cards_is_the_same_each_time(run, port: Path) -> None:
    for name in ("one.tsv", "two.tsv"):
        assert run("drill", "port.argmap", "--seed", "5", "-o", name).status == 0
    assert (port / "one.tsv").read_bytes() == (port / "two.tsv").read_bytes()
    assert run("drill", "port.argmap", "--seed", "5", "--format", "cards").out == (port / "one.tsv").read_text("utf-8")


def test_the_words_are_those_of_the_rooms() -> None:
    assert compare.FORMATS == questions.FORMATS == sheets.FORMATS
    assert drill.FORMATS[:-1] == sheets.FORMATS
    assert flow.FORMS[:-2] == sheets.FORMATS
    help_ = next(text for flag, text in _list_help() if flag == "--format")
    assert all(name in help_ for name in DEBATES)


def _list_help() -> list[tuple[str, str]]:
    from argparse import ArgumentParser

    parser = ArgumentParser()
    flow.add_arguments(parser)
    return [(flag, action.help or "") for action in parser._actions for flag in action.option_strings]
