"""Citations in brackets: what is one, what merely looks like one, and what numbers are worth."""

import pytest

from argmap.syntax.citations import find_lookalike, read_bracket, roman_value, split_citation


@pytest.mark.parametrize(
    ("number", "value"),
    [("1", 1), ("12", 12), ("i", 1), ("iv", 4), ("ix", 9), ("xii", 12), ("XL", 40), ("xc", 90), ("CD", 400),
     ("cm", 900), ("mcmxciv", 1994), ("L", 50), ("D", 500), ("3.1", None), ("", None), ("abc", None)],
)  # fmt: skip
def test_roman_and_arabic_numbers(number: str, value: int | None) -> None:
    assert roman_value(number) == value


@pytest.mark.parametrize(
    ("inside", "items"),
    [
        ("¶9", [(None, [("¶", "9", None)])]),
        ("¶ 9", [(None, [("¶", "9", None)])]),
        ("¶\u00a09", [(None, [("¶", "9", None)])]),
        ("par. 9", [(None, [("¶", "9", None)])]),
        ("para 9", [(None, [("¶", "9", None)])]),
        ("¶¶9-11", [(None, [("¶", "9", "11")])]),
        ("@a", [("a", [])]),
        ("@a ¶9, ¶11–13; @b pp. 4-5", [("a", [("¶", "9", None), ("¶", "11", "13")]), ("b", [("p.", "4", "5")])]),
        ("@a, p. xii", [("a", [("p.", "xii", None)])]),
        ("§ 3.1", [(None, [("§", "3.1", None)])]),
        ("l. 3", [(None, [("l.", "3", None)])]),
        ("ch. IV — VI", [(None, [("ch.", "IV", "VI")])]),
        ("ch. X", [(None, [("ch.", "X", None)])]),
        ("at 1:23", [(None, [("at", "1:23", None)])]),
        ("at 1:02:03–1:04:00", [(None, [("at", "1:02:03", "1:04:00")])]),
        ("¶9, 11", [(None, [("¶", "9", None), ("¶", "11", None)])]),
        ("@a ¶1; ¶2", [("a", [("¶", "1", None)]), (None, [("¶", "2", None)])]),
    ],
)
def test_well_formed_brackets(inside: str, items: list) -> None:
    assert [(source, list(places)) for source, places in read_bracket(inside) or ()] == items


@pytest.mark.parametrize(
    "inside",
    ["", " ", "9", "¶", "@", "@ a", "@a¶9", "@a 9", "see ¶9", "¶9;", "¶9,", "; ¶9", "p 4", "at 1", "at 1:75",
     "at 1:23, 4", "¶9-", "@a.b ¶9", "¶9 @a", "¶12345678901", "¶9,\u200311"],
)  # fmt: skip
def test_what_is_not_well_formed_throughout_is_no_citation(inside: str) -> None:
    assert read_bracket(inside) is None
    text = f"Some words [{inside}]"
    assert split_citation(text)[2] == ()


def test_only_the_bracket_that_ends_the_text_is_read() -> None:
    assert split_citation("A [¶1] b [¶2]") == ("A [¶1] b", "[¶2]", ((None, (("¶", "2", None),)),))
    assert split_citation("A [¶1] b") == ("A [¶1] b", None, ())
    assert split_citation("A [¶1] []") == ("A [¶1]", "[]", ())
    assert split_citation("A ]") == ("A ]", None, ())
    assert split_citation("A\u00a0[¶1]")[0] == "A\u00a0"
    assert split_citation("A [b]\u00a0[]") == ("A [b]\u00a0[]", None, ())


@pytest.mark.parametrize(
    ("prose", "shown"),
    [("War [¶9].", "[¶9]"), ("War [@a p4] goes on", "[@a p4]"), ("War (¶9)", "(¶9)"), ("War [¶9", "[¶9"),
     ("War (see @a)", "(see @a)"), ("War [page 3] goes on", "[page 3]"),
     ("War [see Paragraphs 3 and 4]", "[see Paragraphs 3 and 4]"), ("War [chapter ii]", None), ("War (page 3)", None),
     ("War [line up 3]", None), ("War [p. four]", None), ("War [sic]", None), ("War (1994)", None), ("War", None),
     ("War \uff08@a\uff09", "\uff08@a\uff09"), ("War \uff3b¶9\uff3d", "\uff3b¶9\uff3d"),
     ("War \uff08see p. 3\uff09", None), ("War \uff3bsee p. 3\uff3d", "\uff3bsee p. 3\uff3d")],
)  # fmt: skip
def test_what_resembles_a_citation(prose: str, shown: str | None) -> None:
    found = find_lookalike(prose)
    assert (prose[slice(*found)] if found else None) == shown
