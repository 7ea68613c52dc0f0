"""The catalogue: each scheme whole and sound, the ids in the vocabulary the same, its pages complete."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.schemes import FAMILIES, SCHEMES, Scheme, find_scheme
from argmap.schemes.catalogue import UnknownScheme, list_works
from argmap.schemes.pages import (
    describe_scheme,
    list_schemes,
    tell_scheme,
    write_json,
    write_markdown_list,
    write_markdown_scheme,
    write_reference_page,
)
from argmap.vocabulary import SCHEMES as IDS

ALL = pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
NAME = re.compile(r"[a-z]+(-[a-z]+)*")


def test_the_language_knows_the_schemes_of_the_catalogue_and_no_others() -> None:
    """The language reads ids without loading the catalogue; the two lists are one."""
    assert tuple(SCHEMES) == IDS
    assert len([scheme for scheme in SCHEMES.values() if not scheme.charge]) >= 30
    assert [scheme for schemes in FAMILIES.values() for scheme in schemes] == list(SCHEMES.values())


@ALL
def test_each_scheme_is_whole(scheme: Scheme) -> None:
    roles = [role.id for role in scheme.roles]
    questions = [question.id for question in scheme.questions]
    assert len(set(roles)) == len(roles)
    assert len(set(questions)) == len(questions) >= 2
    assert all(NAME.fullmatch(name) for name in [scheme.id, *roles, *questions])
    assert not {"step", "claim", "who"} & set(roles)
    assert any(role.needed for role in scheme.roles)
    assert scheme.voice is None or scheme.voice in roles
    for text in (scheme.conclusion, *(role.text for role in scheme.roles)):
        assert text.endswith(".")
        assert text[0].isupper()
        assert "{" not in text


@ALL
def test_each_question_can_be_printed(scheme: Scheme) -> None:
    """Every slot is known, and what a question attacks is there."""
    for question in scheme.questions:
        assert question.attacks in {"step", "claim", *(role.id for role in scheme.roles)}
        assert set(question.slots) <= scheme.plain.keys()
        plain = scheme.word(question)
        assert plain.endswith("?")
        assert plain[0].isupper()
        assert "{" not in plain
        assert question.burden in ("assumption", "exception")


@ALL
def test_each_scheme_has_questions_for_both_sides_and_a_source(scheme: Scheme) -> None:
    assert {question.burden for question in scheme.questions} == {"assumption", "exception"} or scheme.id in (
        "composition",
        "division",
    )
    assert scheme.places
    for place in scheme.places:
        assert re.search(r"\d{4}", place.work.label)
        assert place.work.label.split()[0].rstrip(",") in place.work.reference
        assert place.at == "" or re.match(r"(p|pp|ch)\. \d", place.at)


def test_works_that_are_cited_go_by_labels_of_their_own() -> None:
    works = list_works()
    assert len({work.reference for work in works}) == len(works)
    assert (
        sum(place.work.label.startswith("Walton, Reed and Macagno") for s in SCHEMES.values() for place in s.places)
        > 30
    )


def test_a_scheme_is_found_by_its_id() -> None:
    assert find_scheme("sign") is SCHEMES["sign"]
    assert find_scheme(" Expert_Opinion ") is SCHEMES["expert-opinion"]
    with pytest.raises(UnknownScheme, match="no scheme `expert-opinon`; did you mean `expert-opinion`"):
        find_scheme("expert-opinon")
    with pytest.raises(UnknownScheme, match=r"^no scheme `wombat`$"):
        find_scheme("wombat")


@ALL
def test_all_of_a_scheme_is_told(scheme: Scheme) -> None:
    text, table = tell_scheme(scheme, 4000), write_markdown_scheme(scheme)
    for shown in (text, table):
        for role in scheme.roles:
            assert role.id in shown
            assert role.text in shown
        for question in scheme.questions:
            assert question.id in shown
            assert scheme.word(question) in shown
        assert all(str(place) in shown for place in scheme.places)
        assert scheme.name in shown
    columns = [line.count("|") for line in table.splitlines() if line.startswith("|")]
    assert set(columns) == {4, 5}


def test_the_pages_hold_every_scheme() -> None:
    page, lines, table = write_reference_page(), list_schemes(90), write_markdown_list()
    for scheme in SCHEMES.values():
        assert f"\n### {scheme.id}\n" in page
        assert re.search(rf"^  {scheme.id} ", lines, re.MULTILINE)
        assert f"| `{scheme.id}` |" in table
    for family in FAMILIES:
        assert f"\n## {family}\n" in page
    for work in list_works():
        assert work.reference in page
    assert max(map(len, lines.splitlines())) <= 90


def test_lines_keep_within_the_width_asked_for() -> None:
    for width in (80, 100):
        assert max(len(line) for s in SCHEMES.values() for line in tell_scheme(s, width).splitlines()) <= width
    assert list_schemes(1) == list_schemes(20)  # too narrow for anything: the words stay readable


def test_as_data_a_scheme_keeps_its_templates() -> None:
    (described,) = json.loads(write_json([describe_scheme(SCHEMES["sign"])]))
    assert described["roles"][0] == {
        "id": "sign",
        "text": SCHEMES["sign"].roles[0].text,
        "noun": "the sign",
        "needed": True,
        "many": True,
    }
    asked = {question["id"]: question for question in described["questions"]}
    assert "{sign}" in asked["other-explanation"]["template"]
    assert "the sign" in asked["other-explanation"]["text"]
    assert (asked["other-explanation"]["burden"], asked["other-explanation"]["attacks"]) == ("exception", "step")


@pytest.mark.parametrize(("line", "loaded"), [("", False), ("    scheme: sign\n", True)])
def test_a_map_without_schemes_does_not_load_the_catalogue(tmp_path: Path, line: str, loaded: bool) -> None:
    (tmp_path / "war.argmap").write_text(f"claim war: The war will be long.\n  because costs: Both can pay.\n{line}")
    seen = "print('argmap.schemes.catalogue' in sys.modules)"
    code = f"import sys; from argmap.cli import main; main(['check', 'war.argmap']); {seen}"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == str(loaded)
