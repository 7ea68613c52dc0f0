"""The rules run from Python: on their own examples, on maps without a text, on huge ones. More cases: the Markdown."""

import os
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator

import pytest
from attrs import evolve

import argmap
from argmap.app import load_map
from argmap.diagnostics import RULES, Diagnostic, Finding, Rule, Severity
from argmap.model import Answer, Citation, Claim, Locator, Map, Premise, Question, Source, Step, Undercut
from argmap.rules import RuleContext, all_rules, check_map
from argmap.rules.context import join_words, list_speakers
from argmap.rules.teaching import TEACHING

NO_EXAMPLE = {
    "broken-rule",  # a fault of argmap: no map shows it
    "distant-premise",  # shows only over a dozen lines
    "bibliography-unreadable",  # these need files that are there
    "conflicting-entries",
    "empty-bibliography",
    "lost-entry",
    "repeated-entry",
    "include-cycle",
    "include-unreadable",
    "repeated-include",
    "unreadable-file",
    *(rule.name for rule in all_rules() if rule.code.startswith("AM62")),  # run in tests/evidence
    "bidi-override",  # a page must not hold these characters
    "control-character",
    "invalid-utf8",
    "unseen-in-name",
}


def names(diagnostics: list[Diagnostic]) -> list[str]:
    return [d.name for d in diagnostics]


def example(rule: Rule, heading: str) -> str | None:
    fence = re.search(r"```argmap\n(.*?)```", rule.parts.get(heading, ""), re.DOTALL)
    return fence[1].replace("\\t", "\t") if fence else None


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_page_of_each_rule(rule: Rule) -> None:
    """Each page says what and why; its example gives this finding and no other, and what it advises gives none."""
    assert re.fullmatch(r"AM[1-9]\d\d", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", rule.name)
    assert rule.summary.endswith(".")
    assert rule.parts["What it checks"]
    assert rule.parts["Why it matters"]
    shown = example(rule, "Example")
    if rule.name in NO_EXAMPLE:
        assert shown is None
        return
    assert shown is not None
    taught = rule.code.startswith(TEACHING)  # these run only where they are asked for
    assert set(names(load_map(None, text=shown, teach=taught).diagnostics)) == {rule.name}
    assert not taught or names(load_map(None, text=shown).diagnostics) == []
    instead = example(rule, "Instead")
    if instead is not None:
        assert names(load_map(None, text=instead, teach=taught).diagnostics) == []


def test_codes_are_in_families() -> None:
    codes = [rule.code for rule in all_rules()]
    assert codes == sorted(codes)
    assert len(set(codes)) == len(codes)
    assert {"AM101", "AM210", "AM501", "AM611", "AM701", "AM901"} <= set(codes)


def test_messages_have_the_house_form() -> None:
    """Lower case, no full stop, and only the hint gives advice."""
    text = "\n".join(filter(None, (example(rule, "Example") for rule in all_rules() if rule.check)))
    for rule in all_rules():
        shown = example(rule, "Example")
        taught = rule.code.startswith(TEACHING)
        for d in load_map(None, text=shown, teach=taught).diagnostics if shown else ():
            assert not d.message.endswith("."), d.message
            assert not d.hint.endswith("."), d.hint
            assert d.message[0].islower() or d.message[0] in "`–", d.message
            assert "please" not in (d.message + d.hint).lower()
            assert "illegal" not in (d.message + d.hint).lower()
    assert text


# maps without a text


def circle(length: int) -> Map:
    claims = [
        Claim(f"c{n}", f"Claim {n}.", reasons=(Step("reason", f"c{n}", (Premise(f"c{(n + 1) % length}"),)),))
        for n in range(length)
    ]
    return Map(claims=claims)


def test_a_map_made_in_python_is_checked_too() -> None:
    found = check_map(circle(2))
    assert [str(d) for d in found] == [
        "<map>:1:1: warning[AM501 support-cycle] reasons run in a circle: `c0` because `c1` because `c0`"
    ]


def test_an_empty_map_has_no_findings() -> None:
    assert check_map(Map()) == []


def test_claims_that_are_not_in_the_map_break_no_rule() -> None:
    lost = Step("reason", "a", (Premise("gone"),), undercuts=(Undercut("lost"),))
    against = Step("rebuttal", "a", (Premise("gone"),), movers=("ada",))
    debate = Map(
        claims=[Claim("a", "A claim.", authors=("ada",), reasons=(lost,), rebuttals=(against,))],
        questions=[Question("q", "What?", (Answer("nowhere"), Answer("a")))],
        sources=[Source("s", "A source")],
    )
    assert set(names(check_map(debate))) == {"granted-rebuttal", "missing-citation", "unused-source"}


def test_rules_on_what_is_absent_need_a_whole_map() -> None:
    debate = Map(claims=[Claim("a", "One."), Claim("b", "Two.")], sources=[Source("s", "A source")])
    assert sorted(names(check_map(debate))) == ["idle-claim", "idle-claim", "unused-source"]
    assert check_map(debate, whole=False) == []


def test_rules_are_skipped_by_name_and_by_code() -> None:
    debate = Map(claims=[Claim("a", "One."), Claim("b", "Two.")], sources=[Source("s", "A source")])
    assert names(check_map(debate, skip=["idle-claim"])) == ["unused-source"]
    assert names(check_map(debate, skip={"AM509", "unused-source"})) == []


def test_paragraphs_are_held_against_the_text() -> None:
    cited = Citation("s", (Locator("¶", "4"), Locator("¶", "2", "5"), Locator("¶", "3.9")))
    debate = Map(claims=[Claim("a", "One.", citations=(cited,))], sources=[Source("s", "A source")])
    assert check_map(debate) == []
    assert [d.message for d in check_map(debate, paragraphs={"s": 3})] == [
        "`¶4` lies outside `s`, which has `¶1–3`",
        "`¶2–5` lies outside `s`, which has `¶1–3`",
    ]
    assert check_map(debate, paragraphs={"s": 5, "other": 1}) == []
    assert "which has `no paragraphs`" in check_map(debate, paragraphs={"s": 0})[0].message


def test_an_extent_with_odd_numbers_accuses_nobody() -> None:
    cited = Citation("s", (Locator("§", "9"), Locator("p.", "9")))
    source = Source("s", "A source", extent=(Locator("§", "1.1", "3.2"), Locator("p.", "iv", "20")))
    assert check_map(Map(claims=[Claim("a", "One.", citations=(cited,))], sources=[source])) == []


def test_numbers_that_the_language_does_not_know_accuse_nobody() -> None:
    cited = Citation("s", (Locator("at", "1:x", "0:05"), Locator("p.", "?", "1"), Locator("p.", "", "1")))
    source = Source("s", "A source", extent=(Locator("at", "0:00", "0:30"), Locator("p.", "2", "9")))
    assert check_map(Map(claims=[Claim("a", "One.", citations=(cited,))], sources=[source])) == []


def test_a_reversed_extent_is_told() -> None:
    source = Source("s", "A source", extent=(Locator("p.", "20", "9"),))
    debate = Map(claims=[Claim("a", "One.", citations=(Citation("s"),))], sources=[source])
    assert [d.message for d in check_map(debate)] == ["the range `pp. 20–9` in the extent of `s` ends before it begins"]


def test_a_scheme_that_a_bad_character_hides_is_missed_by_its_own_step_alone() -> None:
    text = """claim war: The war will be long.
  because experts: Two experts say so.
    sc\0heme: expert-opinion
  and field: They know this kind of war.
    role: field
  unless bias: They work for the army.
    asks: trustworthiness
  because signs: Both sides dig in.
  unless rain: They dig against the rain.
    asks: other-explanation
  but winter: Winter comes.
    because snow: There was snow in October.
    and frost: The rivers are frozen.
      role: sign
"""
    assert [(d.name, d.line) for d in argmap.check_text(text)] == [
        ("control-character", 3),
        ("question-without-scheme", 9),
        ("role-without-scheme", 13),
    ]


# huge maps


def test_a_circle_of_thirty_thousand_claims() -> None:
    (found,) = check_map(circle(30_000))
    assert found.name == "support-cycle"
    assert len(found.message) < 200
    assert "`c0` because `c1`" in found.message
    assert "29995 more" in found.message
    assert "because `c29999` because `c0`" in found.message
    assert len(found.related) == 6


def test_the_circle_shown_is_a_short_one() -> None:
    debate = circle(50)
    first = debate.claims["c0"]
    shortcut = Step("reason", "c0", (Premise("c48"),))
    claims = {**debate.claims, "c0": evolve(first, reasons=(*first.reasons, shortcut))}
    (found,) = check_map(Map(claims=claims))
    assert found.message.endswith(": `c0` because `c48` because `c49` because `c0`")


def test_many_circles_are_told_one_by_one() -> None:
    pairs = []
    for n in range(200):
        for one, other in ((f"a{n}", f"b{n}"), (f"b{n}", f"a{n}")):
            pairs.append(Claim(one, f"Claim {one}.", reasons=(Step("reason", one, (Premise(other),)),)))
    assert names(check_map(Map(claims=pairs))) == ["support-cycle"] * 200


def test_one_claim_with_thousands_of_moves_costs_little() -> None:
    count = 3000
    reasons = tuple(Step("reason", "top", (Premise(f"r{n}"),), movers=("ada",)) for n in range(count))
    rebuttals = tuple(Step("rebuttal", "top", (Premise(f"b{n}"),), movers=("ben",)) for n in range(count))
    claims = [Claim("top", "The thesis of all.", authors=("ada",), reasons=reasons, rebuttals=rebuttals)]
    claims += [Claim(f"{kind}{n}", f"Claim {kind} {n}.") for kind in "rb" for n in range(count)]
    calls = 0

    def count_calls(*_: object) -> None:
        nonlocal calls
        calls += 1

    debate = Map(claims=claims)
    sys.setprofile(count_calls)
    try:
        found = check_map(debate)
    finally:
        sys.setprofile(None)
    assert found == []
    assert calls < 60 * count  # each move is looked at a few times, not each pair of moves


def test_ten_thousand_equal_claims_are_each_told_once() -> None:
    step = Step("reason", "top", tuple(Premise(f"c{n}") for n in range(10_000)))
    claims = [Claim("top", "The thesis of all.", reasons=(step,))]
    claims += [Claim(f"c{n}", "Sanctions have left the economy stagnant.") for n in range(10_000)]
    found = check_map(Map(claims=claims))
    assert names(found) == ["near-duplicate"] * 9_999


# broken rules


@pytest.fixture
def broken() -> Iterator[str]:
    """A rule that finds something and then fails."""

    def check(context: RuleContext) -> Iterator[Finding]:
        yield Finding(context.nowhere, "found before the failure")
        raise RuntimeError("out of\nluck")

    rule = Rule("AM999", "test-broken", Severity.INFO, "A rule that fails.", check)
    RULES[rule.name] = rule
    yield rule.name
    del RULES[rule.name]


def test_a_broken_rule_is_a_finding_and_hides_no_other(broken: str) -> None:
    found = check_map(circle(2))
    assert sorted(names(found)) == ["broken-rule", "support-cycle", broken]
    told = next(d for d in found if d.name == "broken-rule")
    assert told.code == "AM901"
    assert told.severity == "error"
    assert told.message == "the rule `test-broken` failed: RuntimeError: out of luck"
    assert "fault of argmap" in told.hint
    assert names(check_map(circle(2), skip=[broken])) == ["support-cycle"]


# words and determinism


def test_lists_read_as_prose() -> None:
    assert join_words([]) == ""
    assert join_words(["a"]) == "a"
    assert join_words(["a", "b", "c"]) == "a, b and c"
    assert list_speakers(("me",)) == "the map-maker"
    assert list_speakers(("ada", "ben", "me")) == "`ada`, `ben` and the map-maker"


def test_findings_do_not_depend_on_the_hash_seed() -> None:
    program = textwrap.dedent(
        """
        from argmap.app import load_map
        lines = ["author ada: Ada", "author ben: Ben", "author cal: Cal", "source s: S", "source t: T"]
        for n in range(40):
            lines.append(f"claim a{n} by ada: Sanctions have really left Iran stagnant and poor.")
            lines += [f"  because b{n}: Words.", f"    because a{(n * 7) % 40}"]
        for d in load_map(None, text="\\n".join(lines)).diagnostics:
            print(d)
        """
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "77")
    }
    assert len(outputs) == 1
    assert b"near-duplicate" in next(iter(outputs))
