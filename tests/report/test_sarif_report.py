"""SARIF logs: the shape that the standard asks for, columns in UTF-16, nothing taken for markup."""

import json
import re
from importlib.metadata import PackageNotFoundError
from typing import Any

import pytest
from findings import ERROR, INFO, WARNING, find, misspelt, plain, source

from argmap.diagnostics import Diagnostic, Edit, Finding, Fix
from argmap.report import report


def log(*diagnostics: Diagnostic) -> dict[str, Any]:
    text = report(diagnostics, "sarif")
    assert text.isascii()
    value: dict[str, Any] = json.loads(text)
    return value


def check_shape(value: dict[str, Any]) -> None:
    """What SARIF 2.1.0 demands of the parts that are in use here (sections 3.13 to 3.58)."""
    assert value["version"] == "2.1.0"
    assert value["$schema"].endswith("sarif-2.1.0.json")
    (run,) = value["runs"]
    assert run["columnKind"] == "utf16CodeUnits"
    driver = run["tool"]["driver"]
    assert driver["name"] == "argmap"
    assert driver["version"]
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)
    for rule in driver["rules"]:
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        for key in ("shortDescription", "fullDescription", "help"):
            assert rule[key]["text"]
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        places = result["locations"] + result.get("relatedLocations", [])
        assert len({place["id"] for place in places[1:]}) == len(places) - 1
        for place in places:
            check_place(place["physicalLocation"])
        for fix in result.get("fixes", []):
            assert fix["description"]["text"]
            for change in fix["artifactChanges"]:
                assert change["replacements"]
                for replacement in change["replacements"]:
                    check_place({**change, "region": replacement["deletedRegion"]})


def check_place(place: dict[str, Any]) -> None:
    assert re.fullmatch(r"[A-Za-z0-9._~/:%-]+", place["artifactLocation"]["uri"])
    region = place["region"]
    assert min(region.values()) >= 1
    assert (region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"])


def test_a_whole_log() -> None:
    value = log(misspelt(), plain(), plain(rule=INFO), plain("peace"))
    check_shape(value)
    run = value["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["AM991", "AM992", "AM993"]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note", "warning"]
    first = run["results"][0]
    assert first["message"]["text"] == (
        "no claim `cots` is declared\nnames are compared letter by letter\na second note\nof two lines\n"
        "did you mean `costs`?"
    )
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "maps/war.argmap"},
                "region": {"startLine": 3, "startColumn": 11, "endLine": 3, "endColumn": 15},
            }
        }
    ]
    assert [place["message"]["text"] for place in first["relatedLocations"]] == [
        "declared here",
        "there is this one too",
    ]
    (change,) = first["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "costs"}


def test_an_empty_log() -> None:
    value = log()
    check_shape(value)
    assert value["runs"][0]["results"] == []


def test_the_rule_page_is_the_help() -> None:
    (rule,) = log(plain())["runs"][0]["tool"]["driver"]["rules"]
    assert rule["name"] == "test-warning"
    assert rule["shortDescription"]["text"] == "A thing that is {{wrong}}."
    assert rule["fullDescription"]["text"] == "Nothing is `wrong` | at all."
    assert r"claim a: \[b\](1)" in rule["help"]["text"]


def test_columns_are_in_utf16() -> None:
    text = source("claim 😀: a\U00010348 war 合 end\n")
    region = log(ERROR.diagnose(Finding(find(text, "war 合"), "here")))["runs"][0]["results"][0]["locations"][0][
        "physicalLocation"
    ]["region"]
    line = text.text.encode("utf-16-le")
    start, end = 2 * (region["startColumn"] - 1), 2 * (region["endColumn"] - 1)
    assert line[start:end].decode("utf-16-le") == "war 合"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("<stdin>", "%3Cstdin%3E"),
        ("maps/a b#c?.argmap", "maps/a%20b%23c%3F.argmap"),
        ("maps/é.argmap", "maps/%C3%A9.argmap"),
        ("maps\\war.argmap", "maps/war.argmap"),
        ("/home/ada/war.argmap", "file:///home/ada/war.argmap"),
        ("C:\\maps\\war.argmap", "file:///C:/maps/war.argmap"),
        ("maps/\udcff.argmap", "maps/%3F.argmap"),
    ],
)
def test_paths_become_addresses(path: str, uri: str) -> None:
    found = ERROR.diagnose(Finding(find(source(path=path), "war"), "here"))
    value = log(found)
    check_shape(value)
    place = value["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == uri


def test_messages_hold_no_links_and_no_placeholders() -> None:
    message = log(plain(message="{0} and [a](1) are prose"))["runs"][0]["results"][0]["message"]["text"]
    assert message == r"{{0}} and \[a\](1) are prose"
    assert log(plain(message="`[¶9]`"))["runs"][0]["results"][0]["message"]["text"] == "`[¶9]`"


def test_unsafe_fixes_are_not_offered() -> None:
    at = find(source(), "war")
    found = WARNING.diagnose(Finding(at, "wrong", fix=Fix("guess", (Edit(at, "peace"),), safe=False)))
    assert "fixes" not in log(found)["runs"][0]["results"][0]


def test_a_fix_in_two_files_and_two_places() -> None:
    text, other = source(), source(path="maps/b.argmap")
    edits = (Edit(find(text, "war"), "x"), Edit(find(other, "war"), "y"), Edit(find(text, "cots"), "z"))
    value = log(WARNING.diagnose(Finding(find(text, "war"), "wrong", fix=Fix("mend", edits))))
    check_shape(value)
    changes = value["runs"][0]["results"][0]["fixes"][0]["artifactChanges"]
    assert [(c["artifactLocation"]["uri"], len(c["replacements"])) for c in changes] == [
        ("maps/war.argmap", 2),
        ("maps/b.argmap", 1),
    ]


def test_the_version_of_a_copy_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.version", fail)
    assert log()["runs"][0]["tool"]["driver"]["version"] == "0"
