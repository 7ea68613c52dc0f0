"""`argmap record`: what is written where, what is told, which exit status; `argmap check` with texts and records."""

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

TEXT = "The lanes will open in spring.\nMost of the riders will use them daily.\n"

MAP = """\
source plan: The city's transport plan

claim lanes: The lanes will be used. [@plan ¶1]
  > Most of the riders will use them daily. [@plan ¶2]
  because riders: There are many riders. [@plan ¶2]
"""


@pytest.fixture
def plan(folder: Path) -> Path:
    """The working folder, with an article and a map that quotes it."""
    (folder / "texts").mkdir()
    (folder / "texts" / "plan.txt").write_text(TEXT)
    (folder / "plan.argmap").write_text(MAP)
    (folder / "seeds").mkdir()
    return folder


def test_a_record_goes_to_standard_output(run: Run, plan: Path) -> None:
    status, out, err = run("record", plan / "texts" / "plan.txt", "--source", "plan")
    assert status == 0
    assert out.startswith("# ")
    assert "[article]" in out
    assert "riders" not in out
    assert err == "recorded -: 0 quotations (0 added, 0 dropped)\nwithout a digest, to be written by hand: ¶1, ¶2\n"
    assert run("record", plan / "texts" / "plan.txt", "--source", "plan", "-o", "-").out == out


def test_a_record_with_the_quotations_of_a_map(run: Run, plan: Path) -> None:
    target = plan / "seeds" / "plan.toml"
    arguments = ("record", "texts/plan.txt", "--source", "plan", "--map", "plan.argmap", "-o", "seeds/plan.toml")
    status, out, err = run(*arguments)
    assert (status, out) == (0, "")
    assert "recorded seeds/plan.toml: 1 quotation (1 added, 0 dropped)" in err
    before = target.stat().st_mtime_ns, target.read_text()
    status, _, err = run(*arguments)
    assert "1 quotation (0 added, 0 dropped)" in err
    assert (target.stat().st_mtime_ns, target.read_text()) == before


def test_a_quotation_that_is_not_there_is_told_and_left_out(run: Run, plan: Path) -> None:
    (plan / "plan.argmap").write_text(MAP.replace("Most", "All"))
    status, out, err = run("record", "texts/plan.txt", "--source", "plan", "--map", "plan.argmap")
    assert status == 1
    assert "[[quotation]]" not in out
    assert "not recorded, as it does not stand where it is cited: `All of the riders will use them daily.`" in err


def test_check_holds_a_map_against_texts_and_records(run: Run, plan: Path) -> None:
    run("record", "texts/plan.txt", "--source", "plan", "--map", "plan.argmap", "-o", "seeds/plan.toml")
    assert run("check", "plan.argmap", "--texts", "texts") == (0, "", "checked 1 map: no findings\n")
    assert run("check", "plan.argmap") == (0, "", "checked 1 map: no findings\n")
    (plan / "plan.argmap").write_text(MAP.replace("daily. [@plan ¶2]", "daily. [@plan ¶1]"))
    status, out, _ = run("check", "plan.argmap", "--format", "concise")
    assert (status, out.split(" ")[:2]) == (1, ["plan.argmap:4:45:", "warning[AM624"])
    assert run("check", "plan.argmap", "--ignore", "misplaced-quotation").status == 0
    assert run("check", "plan.argmap", "--records", "texts").status == 0  # no record there
    status, _, err = run("check", "plan.argmap", "--fix")
    assert (status, (plan / "plan.argmap").read_text()) == (0, MAP)
    assert "cite ¶2" in err
    (plan / "plan.argmap").write_text(MAP.replace("Most", "All"))
    assert run("check", "plan.argmap").status == 0  # the record cannot tell
    status, out, _ = run("check", "-", "--texts", "texts", "--select", "AM62", stdin=MAP.replace("Most", "All"))
    assert status == 1
    assert "AM621 altered-quotation" in out
    assert "it has `Most` for `All`" in out
    assert run("show", "plan.argmap").status == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["record", "texts/plan.txt"], "--source"),
        (["record", "texts", "--source", "plan"], "`texts` is a folder"),
        (["record", "none.txt", "--source", "plan"], "`none.txt` is not there"),
        (["record", "binary", "--source", "plan"], "`binary` is no text"),
        (["record", "texts/plan.txt", "--source", "plam", "--map", "plan.argmap"], "did you mean `plan`?"),
        (["record", "texts/plan.txt", "--source", "plan", "--map", "none.argmap"], "`none.argmap` is not there"),
        (["record", "texts/plan.txt", "--source", "plan", "-o", "plan.argmap"], "`plan.argmap` is no TOML"),
        (["record", "texts/plan.txt", "--source", "plan", "-o", "other.toml"], "is no record of `plan`"),
        (["record", "texts/plan.txt", "--source", "plan", "-o", "binary"], "`binary` is no"),
        (["record", "texts/plan.txt", "--source", "plan", "-o", "texts"], "`texts` cannot be written"),
        (["record", "texts/plan.txt", "--source", "plan", "-o", "no/such/folder.toml"], "cannot be written"),
        (["check", "plan.argmap", "--texts", "none"], "`none` is no folder"),
        (["check", "plan.argmap", "--records", "plan.argmap"], "`plan.argmap` is no folder"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str, run: Run, plan: Path) -> None:
    (plan / "other.toml").write_text("[article]\nsource = 'tunnel'\n")
    (plan / "binary").write_bytes(b"\0\xff")
    before = {path: path.read_bytes() for path in plan.iterdir() if path.is_file()}
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert message in err
    assert {path: path.read_bytes() for path in plan.iterdir() if path.is_file()} == before


def test_a_map_with_errors_is_told_and_nothing_written(run: Run, plan: Path) -> None:
    arguments = ("record", "texts/plan.txt", "--source", "plan", "--map", "broken.argmap", "-o", "seeds/plan.toml")
    status, out, err = run(*arguments)
    assert (status, out) == (1, "")
    assert "AM101" in err
    assert not (plan / "seeds" / "plan.toml").exists()
