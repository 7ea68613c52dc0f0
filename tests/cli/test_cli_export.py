"""`argmap export`: files, table, readings and refusals."""

import argmap
from argmap.exchange import read_framework

MAP = """\
author ada: Ada Moss
author ben: Ben Ward
by ada
claim closed: It should be closed.
  because rust: Its bolts rust.
  but shops by ben: The shops need it.
"""


def write(folder):
    (folder / "bridge.argmap").write_text(MAP)
    return "bridge.argmap"


def test_a_framework_and_its_table(run, folder) -> None:
    ran = run("export", write(folder), "--to", "iccma", "-o", "bridge.af", "--table", "bridge.tsv")
    assert ran.status == 0
    assert ran.out == ""
    assert "wrote bridge.af" in ran.err
    framework = read_framework((folder / "bridge.af").read_text())
    rows = [line.split("\t") for line in (folder / "bridge.tsv").read_text().splitlines()]
    assert rows[0] == ["number", "kind", "claim", "premises"]
    assert [row[2] for row in rows[1:4]] == ["closed", "rust", "shops"]
    assert len(rows) - 1 == len(framework.names)
    assert ["5", "not", "rust", ""] in rows


def test_the_solver_gives_the_verdicts_of_the_map(run, folder) -> None:
    path = write(folder)
    for form, ending in (("iccma", "af"), ("apx", "apx"), ("tgf", "tgf")):
        run("export", path, "--to", form, "-o", f"x.{ending}")
        accepted = run("solve", "-p", "SE-GR", "-f", f"x.{ending}").out.split()[1:]
        debate = argmap.load(folder / path)
        for number, claim in enumerate(debate.claims, 1):
            assert (str(number) in accepted) == (debate.evaluate().verdict(claim).word == "stands")


def test_standard_output_and_readings(run, folder) -> None:
    path = write(folder)
    whole = run("export", path, "--to", "apx")
    assert whole.out.startswith("arg(1).\n")
    assert run("export", path, "--to", "apx", "--author", "ada").out != whole.out
    assert run("export", path, "--to", "apx", "--reject", "rust").out != whole.out
    assert run("export", path, "--to", "bag", "--accept", "rust").out.startswith("arg(1, 0.5).\narg(2, 1.0).\n")


def test_refusals(run, folder) -> None:
    path = write(folder)
    for arguments, said in (
        ((), "no format was named"),
        (("--to", "iccm"), "did you mean `iccma`?"),
        (("--to", "apx", "--author", "bem"), "did you mean `ben`?"),
        (("--to", "apx", "--accept", "rost"), "did you mean `rust`?"),
        (("--to", "bag", "--accept", "rust", "--reject", "rust"), "both accepted and rejected"),
        (("--to", "apx", "-o", "nowhere/x.apx"), "the folder `nowhere` is not there"),
        (("--to", "apx", "-o", "x", "--table", "x"), "to one place"),
    ):
        ran = run("export", path, *arguments)
        assert ran.status == 2, arguments
        assert said in ran.err, arguments
    assert [p.name for p in folder.iterdir() if p.suffix == ".apx"] == []


def test_a_map_with_errors_writes_nothing(run, folder) -> None:
    (folder / "bad.argmap").write_text("claim a A\n")
    ran = run("export", "bad.argmap", "--to", "apx", "-o", "bad.apx")
    assert ran.status == 1
    assert not (folder / "bad.apx").exists()
