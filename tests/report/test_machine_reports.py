"""Findings for programs: one line each, JSON, workflow commands, and the line that counts them."""

import json
import re

import pytest
from findings import ERROR, INFO, WARNING, find, misspelt, plain, source

from argmap.diagnostics import Diagnostic, Edit, Finding, Fix
from argmap.report import FORMATS, report, summarize


def hostile() -> Diagnostic:
    text = source("claim 😀: a%b\n", path="a,b:c%d/é\n.argmap")
    return ERROR.diagnose(Finding(find(text, "a%b"), "100 % `a`,\r\nb: \x1b[1m\u202e\udcff", hint="one\ntwo"))


def test_concise_is_one_line_a_finding() -> None:
    assert report([misspelt(), plain()], "concise") == (
        "maps/war.argmap:3:11: error[AM991 test-error] no claim `cots` is declared\n"
        "maps/war.argmap:1:7: warning[AM992 test-warning] `war` is wrong\n"
    )


def test_concise_stays_one_line_and_harmless() -> None:
    assert report([hostile()], "concise") == (
        "a,b:c%d/é .argmap:1:10: error[AM991 test-error] 100 % `a`, b: <U+001B>[1m<U+202E><0xFF>\n"
    )


def test_json_has_every_field() -> None:
    place = {"path": "maps/war.argmap", "line": 3, "column": 11, "end_line": 3, "end_column": 15}
    assert json.loads(report([misspelt()], "json")) == [
        {
            "code": "AM991",
            "name": "test-error",
            "severity": "error",
            "message": "no claim `cots` is declared",
            **place,
            "hint": "did you mean `costs`?",
            "fix": {"title": "write `costs`", "safe": True, "edits": [{**place, "text": "costs"}]},
            "related": [
                {
                    "message": "declared here",
                    "path": "maps/war.argmap",
                    "line": 2,
                    "column": 11,
                    "end_line": 2,
                    "end_column": 16,
                },
                {
                    "message": "there is this one too",
                    "path": "maps/other.argmap",
                    "line": 1,
                    "column": 7,
                    "end_line": 1,
                    "end_column": 11,
                },
            ],
            "notes": ["names are compared letter by letter", "a second note\nof two lines"],
        }
    ]


def test_json_without_findings_is_an_empty_array() -> None:
    assert json.loads(report([], "json")) == []


def test_json_without_fix_and_hint() -> None:
    (found,) = json.loads(report([plain(rule=INFO)], "json"))
    assert found["severity"] == "info"
    assert found["hint"] == ""
    assert found["fix"] is None
    assert found["related"] == found["notes"] == []


def test_json_is_ascii_and_no_byte_breaks_it() -> None:
    text = report([hostile()], "json")
    assert text.isascii()
    (found,) = json.loads(text)
    assert found["message"] == "100 % `a`,\r\nb: \x1b[1m\u202e\ufffd"
    found["message"].encode()


def test_github_commands() -> None:
    assert report([misspelt(), plain(), plain(rule=INFO)], "github").splitlines() == [
        (
            "::error file=maps/war.argmap,line=3,endLine=3,col=11,endColumn=15,title=AM991 test-error"
            "::no claim `cots` is declared%0Ahint: did you mean `costs`?"
        ),
        ("::warning file=maps/war.argmap,line=1,endLine=1,col=7,endColumn=10,title=AM992 test-warning::`war` is wrong"),
        "::notice file=maps/war.argmap,line=1,endLine=1,col=7,endColumn=10,title=AM993 test-info::`war` is wrong",
    ]


def test_github_commands_are_escaped() -> None:
    (line,) = report([hostile()], "github").splitlines()
    assert line == (
        "::error file=a%2Cb%3Ac%25d/é%0A.argmap,line=1,endLine=1,col=10,endColumn=13,title=AM991 test-error"
        "::100 %25 `a`,%0D%0Ab: <U+001B>[1m<U+202E><0xFF>%0Ahint: one%0Atwo"
    )


def test_github_has_no_columns_over_several_lines() -> None:
    text = source()
    (line,) = report([WARNING.diagnose(Finding(text.span(0, 50), "long"))], "github").splitlines()
    assert line == "::warning file=maps/war.argmap,line=1,endLine=2,title=AM992 test-warning::long"


def test_an_unknown_format_is_refused() -> None:
    assert FORMATS == ("full", "concise", "json", "github", "sarif")
    with pytest.raises(ValueError, match=re.escape("no format 'xml'; there are full, concise, json, github, sarif")):
        report([], "xml")  # type: ignore[arg-type]


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_ends_with_a_line_end(form: str) -> None:
    assert report([plain()], form).endswith("\n")  # type: ignore[arg-type]


def test_summary() -> None:
    other = ERROR.diagnose(Finding(find(source(path="maps/b.argmap"), "war"), "wrong"))
    unsafe = plain()
    at = unsafe.span
    unsafe = WARNING.diagnose(Finding(at, "wrong", fix=Fix("guess", (Edit(at, "x"),), safe=False)))
    assert summarize([]) == "no findings"
    assert summarize([plain()]) == "1 warning in 1 file"
    assert summarize([misspelt(), other, unsafe, plain(rule=INFO), plain(rule=INFO)]) == (
        "2 errors, 1 warning, 2 remarks in 2 files; `--fix` mends 1"
    )
