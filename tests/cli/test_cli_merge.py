"""`argmap merge`: both edits in one file, conflicts with their places, and what cannot be merged."""

from pathlib import Path

import pytest

BASE = "# A remark.\nclaim war: The war will be long.\n  because costs: Both sides can bear the costs.\n"


@pytest.fixture
def files(folder: Path) -> Path:
    (folder / "base.argmap").write_text(BASE)
    (folder / "mine.argmap").write_text(BASE.replace("long", "very long"))
    (folder / "hers.argmap").write_text(BASE + "  but peace: Peace is near.\n")
    (folder / "his.argmap").write_text(BASE.replace("long", "short"))
    return folder


def test_both_edits(run, files) -> None:
    done = run("merge", "base.argmap", "mine.argmap", "hers.argmap", "-o", "out.argmap")
    assert done.status == 0, done.err
    assert "comments are not kept" in done.err
    text = (files / "out.argmap").read_text()
    assert "The war will be very long." in text
    assert "but peace: Peace is near." in text
    assert run("check", "out.argmap").status == 0
    assert run("merge", "base.argmap", "mine.argmap", "hers.argmap").out == text


def test_a_conflict_names_both_versions_and_writes_nothing(run, files) -> None:
    done = run("merge", "base.argmap", "mine.argmap", "his.argmap", "-o", "out.argmap")
    assert done.status == 1
    assert done.out.splitlines() == [
        "conflict: the text of the claim `war`",
        "  --> mine.argmap:2: The war will be very long.",
        "  --> his.argmap:2: The war will be short.",
    ]
    assert not (files / "out.argmap").exists()


def test_a_removed_claim_that_the_other_side_uses(run, files) -> None:
    (files / "base.argmap").write_text(BASE + "\nclaim calm: All is calm.\n")
    (files / "mine.argmap").write_text(BASE)
    (files / "hers.argmap").write_text(BASE + "  but calm\n\nclaim calm: All is calm.\n")
    done = run("merge", "base.argmap", "mine.argmap", "hers.argmap", "-o", "out.argmap")
    assert done.status == 1
    assert "calm" in done.out + done.err
    assert not (files / "out.argmap").exists()


def test_what_cannot_be_merged(run, files) -> None:
    (files / "more.argmap").write_text("include base.argmap as base\n\nclaim a: A b c.\n  because base.war\n")
    assert run("merge", "base.argmap", "more.argmap", "hers.argmap").status == 2
    assert run("merge", "base.argmap", "broken.argmap", "hers.argmap").status == 1
    assert run("merge", "base.argmap", "nowhere.argmap", "hers.argmap").status == 2


def test_what_only_both_edits_make_a_fault_is_not_written(run, files) -> None:
    base = BASE + "  but peace: Peace is near.\n"
    (files / "base.argmap").write_text(base)
    (files / "mine.argmap").write_text(base.replace("costs.\n", "costs.\n  and peace\n"))
    (files / "hers.argmap").write_text(base.replace("costs.\n", "costs.\n  unless peace\n"))
    done = run("merge", "base.argmap", "mine.argmap", "hers.argmap", "-o", "out.argmap")
    assert done.status == 1
    assert "AM520" in done.err
    assert not (files / "out.argmap").exists()


@pytest.mark.usefixtures("files")
def test_standard_input_is_one_of_the_maps_only(run) -> None:
    assert "one of the three maps" in run("merge", "base.argmap", "-", "-").err


def test_a_bibliography_would_be_lost(run, files) -> None:
    (files / "refs.bib").write_text("@book{moss, title = {Tides}, author = {Ada Moss}, year = 2024}\n")
    (files / "base.argmap").write_text("map: War\n  bibliography: refs.bib\n\n" + BASE)
    done = run("merge", "base.argmap", "mine.argmap", "hers.argmap")
    assert done.status == 2
    assert "reads a bibliography" in done.err
