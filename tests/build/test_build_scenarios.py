"""Scenarios and expectations: what they hold, where they are tested, and what is wrong in them."""

from argmap.model import Expectation

CLAIMS = "claim war: The war will be long.\nclaim peace: Peace is near.\n\n"


def test_a_scenario_holds_what_it_accepts_rejects_and_expects(debate) -> None:
    found = debate(
        CLAIMS
        + "scenario thaw: Suppose both sides talk\n  note: As in spring.\n  x-kind: mild\n"
        + "  accept peace\n  reject war\n  expect war falls\n  expect peace stands\n"
    ).scenarios["thaw"]
    assert found.text == "Suppose both sides talk"
    assert (found.note, dict(found.extras)) == ("As in spring.", {"x-kind": "mild"})
    assert (found.accepts, found.rejects) == (("peace",), ("war",))
    assert found.expectations == (Expectation("war", "falls"), Expectation("peace", "stands"))
    assert [e.included for e in found.expectations] == [False, False]
    assert not found.included
    assert found.at.text == "scenario thaw"
    assert [e.at.text for e in found.expectations] == ["expect war falls", "expect peace stands"]


def test_what_included_files_expect_is_marked_as_theirs(debate) -> None:
    found = debate(
        "include part.argmap as p\n",
        {"part.argmap": "claim war: Long.\n  expect: stands\n\nscenario thaw: Talks\n  expect war falls\n"},
    )
    assert found.expectations == (Expectation("p.war", "stands", included=True),)
    assert found.scenarios["p.thaw"].included
    assert found.scenarios["p.thaw"].expectations == (Expectation("p.war", "falls", included=True),)


def test_a_claim_is_expected_once_in_a_file_but_by_each_file(debate, faults) -> None:
    part = {"part.argmap": "claim war: Long.\n  expect: stands\n"}
    found = debate("include part.argmap\nclaim war\n  expect: falls\n", part)
    assert [(e.verdict, e.included) for e in found.expectations] == [("stands", True), ("falls", False)]
    assert [(e.at.path, e.at.line, e.at.text) for e in found.expectations] == [
        ("part.argmap", 2, "expect"),
        ("debate.argmap", 3, "expect"),
    ]
    assert faults("claim war: Long.\n  expect: stands\n\nclaim war\n  expect: falls\n") == ["5:3 repeated-key"]


def test_faults_of_a_scenario_stand_at_their_words(faults) -> None:
    text = CLAIMS + "scenario thaw: Talks\n  accept wra\n  expect war wins\n  expect war stands  # sure\n"
    assert faults(text) == ["5:10 undeclared-name", "6:14 bad-value"]


def test_the_verdict_is_found_after_the_claim_of_the_same_name(faults) -> None:
    assert faults("claim wins: W.\n\nscenario s: S\n  expect wins wins\n") == ["4:15 bad-value"]


def test_a_scenario_needs_its_text(faults) -> None:
    assert faults("scenario thaw\n") == ["1:1 missing-text"]
    assert faults("scenario thaw:\n") == ["1:1 empty-text"]


def test_the_map_has_one_title_which_may_go_on(build, debate) -> None:
    found = debate("map: A long\n  | title\n  date: 2024-05\n  editor: Ann\n  note: Draft.\n  x-room: 4\n")
    assert (found.title, found.date, found.editor, found.note) == ("A long title", "2024-05", "Ann", "Draft.")
    assert dict(found.extras) == {"x-room": "4"}
    twice = build("map: One\nmap: Two\n")
    assert [(d.line, d.name, d.message) for d in twice.diagnostics] == [(2, "repeated-key", "`map` is given already")]
    assert twice.diagnostics[0].related[0].span.text == "map"
    assert twice.map.title == "One"


def test_each_file_may_have_a_title_and_the_first_counts(debate) -> None:
    assert debate("include part.argmap\nmap: Whole\n", {"part.argmap": "map: Part\n"}).title == "Whole"
