"""`argmap schemes`: the list, one scheme, the formats, and what is said of an id that no scheme has."""

import json

import pytest

from argmap.cli.completion import SHELLS
from argmap.vocabulary import SCHEMES


def test_the_list_names_every_scheme(run) -> None:
    done = run("schemes")
    assert (done.status, done.err) == (0, "")
    listed = [line.split()[0] for line in done.out.splitlines() if line.startswith("  ") and line[2] != " "]
    assert listed == list(SCHEMES)


def test_one_scheme(run) -> None:
    done = run("schemes", "analogy")
    assert done.status == 0
    assert done.out.startswith("Argument from analogy (analogy)\n")
    assert "closer-case" in done.out
    assert "Walton 2006, pp. 96–97" in done.out


def test_capitals_do_not_matter(run) -> None:
    assert run("schemes", "Straw-Man").out == run("schemes", "straw-man").out


def test_markdown(run) -> None:
    assert "| `sign` |" in run("schemes", "--format", "md").out
    one = run("schemes", "sign", "--format", "md").out
    assert one.startswith("# sign\n")
    assert "| `other-explanation` |" in one


def test_data(run) -> None:
    everything = json.loads(run("schemes", "--format", "json").out)
    assert [scheme["id"] for scheme in everything] == list(SCHEMES)
    assert json.loads(run("schemes", "sign", "--format=json").out) == everything[list(SCHEMES).index("sign")]


def test_an_unknown_scheme(run) -> None:
    done = run("schemes", "expert-opinon")
    assert (done.status, done.out) == (2, "")
    assert "no scheme `expert-opinon`; did you mean `expert-opinion`?" in done.err
    assert "`argmap schemes` lists them" in done.err


def test_the_list_keeps_to_the_width(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for words in (("schemes",), ("schemes", "expert-opinion")):
        assert max(map(len, run(*words).out.splitlines())) <= 80


@pytest.mark.parametrize("shell", SHELLS)
def test_shells_complete_the_ids(run, shell: str) -> None:
    script = run("completion", shell).out
    assert "value-based-practical-reasoning" in script
    assert "motte-and-bailey" in script
