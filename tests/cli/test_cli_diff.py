"""`argmap diff`: files and revisions of git, each form, and what cannot be asked."""

import json
import subprocess
from pathlib import Path

import pytest

from argmap.cli.diff import PICTURES
from argmap.render import changes

NEW = """\
claim war: The war will be very long.
  because costs: Both sides can bear the costs.
"""


def git(*arguments: str) -> None:
    names = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *names, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(folder: Path) -> Path:
    """The map `maps/all.argmap` of two commits, which includes a file that changed from one to the other."""
    (folder / "maps").mkdir()
    (folder / "maps" / "all.argmap").write_text(
        "include part.argmap as part\n\nclaim end: It ends.\n  because part.a\n"
    )
    (folder / "maps" / "part.argmap").write_text("claim a: The first wording.\n")
    git("init", "-q")
    git("add", "maps")
    git("commit", "-qm", "one")
    (folder / "maps" / "part.argmap").write_text("claim a: The second wording.\n")
    git("commit", "-qam", "two")
    (folder / "maps" / "part.argmap").write_text("claim a: The third wording.\n")
    return folder


def test_two_files(run, folder) -> None:
    (folder / "new.argmap").write_text(NEW)
    done = run("diff", "sound.argmap", "new.argmap")
    assert done.status == 0
    assert "from sound.argmap to new.argmap" in done.out
    assert "The war will be [+very+] long. (war)" in done.out
    assert run("diff", "sound.argmap", "-", stdin=NEW).out.count("[+very+]") == 1
    assert "be **very** long" in run("diff", "sound.argmap", "new.argmap", "--format", "md").out
    assert (
        json.loads(run("diff", "sound.argmap", "new.argmap", "--format", "json").out)["parts"][0]["heading"] == "In all"
    )


def test_revisions_with_what_they_include(run, repository) -> None:
    done = run("diff", "HEAD~1:maps/all.argmap", "HEAD:maps/all.argmap")
    assert done.status == 0, done.err
    assert "The [-first-] [+second+] wording." in done.out
    assert "The [-second-] [+third+] wording." in run("diff", "HEAD:maps/all.argmap", "maps/all.argmap").out
    assert "The [-first-] [+third+] wording." in run("diff", "HEAD~1:./maps/all.argmap", "maps/all.argmap").out
    assert (repository / "maps" / "part.argmap").read_text() == "claim a: The third wording.\n"


def test_revisions_from_within_a_folder(run, repository, monkeypatch) -> None:
    monkeypatch.chdir(repository / "maps")
    assert "[-first-]" in run("diff", "HEAD~1:./all.argmap", "all.argmap").out
    assert "[-first-]" in run("diff", "HEAD~1:maps/all.argmap", "all.argmap").out


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    "named",
    ["HEAD~9:maps/all.argmap", "HEAD:maps/none.argmap", "nobody:x", "HEAD:", "HEAD:../../etc/passwd", "--help:x",
     "HEAD;touch x:maps/all.argmap"],
)  # fmt: skip
def test_revisions_that_are_not_there(run, named) -> None:
    done = run("diff", "--", named, "maps/all.argmap")
    assert done.status == 2
    assert done.out == ""
    assert "error" in done.err
    assert not Path("x").exists()


def test_an_error_in_a_revision_names_its_place(run, repository) -> None:
    (repository / "maps" / "part.argmap").write_text("nonsense\n")
    git("commit", "-qam", "three")
    done = run("diff", "HEAD:maps/all.argmap", "HEAD~1:maps/all.argmap")
    assert done.status == 1
    assert "HEAD:maps/part.argmap" in done.err


def test_links_of_a_revision_lead_nowhere(run, repository) -> None:
    (repository / "maps" / "part.argmap").unlink()
    (repository / "maps" / "part.argmap").symlink_to("/etc/passwd")
    git("commit", "-qam", "three")
    done = run("diff", "HEAD:maps/all.argmap", "HEAD~1:maps/all.argmap")
    assert done.status == 1
    assert "root:" not in done.out + done.err


@pytest.mark.parametrize(("name", "start"), [("d.svg", b"<svg"), ("d.png", b"\x89PNG"), ("d.pdf", b"%PDF")])
def test_a_picture(run, folder, name, start) -> None:
    (folder / "new.argmap").write_text(NEW)
    done = run("diff", "sound.argmap", "new.argmap", "-o", name)
    assert done.status == 0, done.err
    data = (folder / name).read_bytes()
    assert start in data[:200]
    assert name != "d.svg" or b"REWORDED" in data


def test_what_cannot_be_asked(run) -> None:
    assert run("diff", "sound.argmap", "broken.argmap").status == 1
    assert run("diff", "-", "-").status == 2
    assert run("diff", "sound.argmap", "nowhere.argmap").status == 2
    assert run("diff", "sound.argmap", "sound.argmap", "-o", "x.gif").status == 2
    assert run("diff", "sound.argmap", "sound.argmap", "-o", "none/x.svg").status == 2


def test_the_words_of_the_help_are_those_of_the_room() -> None:
    assert changes.FORMATS == PICTURES
