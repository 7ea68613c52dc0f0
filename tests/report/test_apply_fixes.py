"""Fixes applied: safe ones, whole ones, and never two in one place."""

from findings import WARNING, source
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagnostics import Diagnostic, Edit, Finding, Fix
from argmap.report.fixes import apply_fixes
from argmap.text import SourceText

TEXT = "one two three four\n"


def fixing(text: SourceText, *edits: tuple[int, int, str], safe: bool = True) -> Diagnostic:
    made = tuple(Edit(text.span(start, end), new) for start, end, new in edits)
    return WARNING.diagnose(Finding(text.span(0, 1), "wrong", fix=Fix("mend", made, safe)))


def test_fixes_are_applied_wherever_they_stand() -> None:
    text = source(TEXT)
    found = [fixing(text, (14, 18, "4")), fixing(text, (0, 3, "1"), (8, 13, "")), fixing(text, (18, 18, "!"))]
    assert apply_fixes(TEXT, found) == "1 two  4\n"  # the last touches the first and waits for another round
    assert apply_fixes(TEXT, found[1:]) == "1 two  four!\n"


def test_unsafe_fixes_only_when_asked_for() -> None:
    text = source(TEXT)
    found = [fixing(text, (0, 3, "1"), safe=False)]
    assert apply_fixes(TEXT, found) == TEXT
    assert apply_fixes(TEXT, found, unsafe=True) == "1 two three four\n"


def test_findings_without_a_fix_change_nothing() -> None:
    text = source(TEXT)
    plain = WARNING.diagnose(Finding(text.span(0, 3), "wrong"))
    assert apply_fixes(TEXT, [plain, fixing(text)]) == TEXT


def test_a_fix_is_applied_whole_or_not_at_all() -> None:
    text = source(TEXT)
    found = [fixing(text, (4, 7, "2")), fixing(text, (0, 3, "1"), (6, 9, "x"))]
    assert apply_fixes(TEXT, found) == "one 2 three four\n"


def test_the_same_edit_twice_is_made_once() -> None:
    text = source(TEXT)
    assert apply_fixes(TEXT, [fixing(text, (4, 4, "new ")), fixing(text, (4, 4, "new "))]) == "one new two three four\n"
    assert apply_fixes(TEXT, [fixing(text, (4, 4, "a ")), fixing(text, (4, 4, "b "))]) == "one a two three four\n"


def test_a_fix_for_another_text_is_left_alone() -> None:
    other = source("something else\n")
    here = source(TEXT)
    mixed = WARNING.diagnose(
        Finding(here.span(0, 1), "wrong", fix=Fix("mend", (Edit(here.span(0, 3), "1"), Edit(other.span(0, 3), "x"))))
    )
    assert apply_fixes(TEXT, [fixing(other, (0, 3, "x")), mixed]) == TEXT


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19), st.sampled_from(["", "x", "yz"])), max_size=8))
def test_what_no_fix_touches_stays(edits: list[tuple[int, int, str]]) -> None:
    text = source(TEXT)
    found = [fixing(text, (min(a, b), max(a, b), new)) for a, b, new in edits]
    result = apply_fixes(TEXT, found)
    touched = {offset for a, b, _ in edits for offset in range(min(a, b), max(a, b))}
    kept = [character for offset, character in enumerate(TEXT) if offset not in touched]
    rest = iter(result)
    assert all(character in rest for character in kept)
