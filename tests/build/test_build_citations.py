"""Citations as the builder reads them: what is one, what is prose, and which source a bare place means."""

import pytest

HEAD = "author ann: Ann\nsource s: S\nsource other: O\nby ann from s\n"


def cite(debate, text):
    claim = debate(f"{HEAD}claim c: {text}\n").claims["c"]
    return claim.text, [(c.source, [(x.unit, x.first, x.last) for x in c.locators]) for c in claim.citations]


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [
        ("[¶9]", [("s", [("¶", "9", None)])]),
        ("[@s]", [("s", [])]),
        ("[@other ¶9, ¶11–13]", [("other", [("¶", "9", None), ("¶", "11", "13")])]),
        (
            "[@s ¶9, ¶11–13; @other pp. 4-5]",
            [("s", [("¶", "9", None), ("¶", "11", "13")]), ("other", [("p.", "4", "5")])],
        ),
        ("[¶9; @other]", [("s", [("¶", "9", None)]), ("other", [])]),
        ("[@other, p. 4]", [("other", [("p.", "4", None)])]),
        ("[par. 9]", [("s", [("¶", "9", None)])]),
        ("[para 9]", [("s", [("¶", "9", None)])]),
        ("[para. 9]", [("s", [("¶", "9", None)])]),
        ("[par 9]", [("s", [("¶", "9", None)])]),
        ("[p. xii]", [("s", [("p.", "xii", None)])]),
        ("[pp. iv–ix]", [("s", [("p.", "iv", "ix")])]),
        ("[p. IV]", [("s", [("p.", "IV", None)])]),
        ("[§ 3.1]", [("s", [("§", "3.1", None)])]),
        ("[§§3–4]", [("s", [("§", "3", "4")])]),
        ("[l. 14]", [("s", [("l.", "14", None)])]),
        ("[ll. 14—16]", [("s", [("l.", "14", "16")])]),
        ("[ch. 2]", [("s", [("ch.", "2", None)])]),
        ("[ch. II, p. 3]", [("s", [("ch.", "II", None), ("p.", "3", None)])]),
        ("[at 1:23]", [("s", [("at", "1:23", None)])]),
        ("[@s at 1:02:03]", [("s", [("at", "1:02:03", None)])]),
        ("[at 1:23–1:30]", [("s", [("at", "1:23", "1:30")])]),
        ("[p.\u00a04]", [("s", [("p.", "4", None)])]),
        ("[¶\u202f9]", [("s", [("¶", "9", None)])]),
        ("[ @s  ¶9 , ¶10 ]", [("s", [("¶", "9", None), ("¶", "10", None)])]),
        ("[¶9, 11]", [("s", [("¶", "9", None), ("¶", "11", None)])]),
        ("[¶ 9 – 11]", [("s", [("¶", "9", "11")])]),
    ],
)
def test_a_well_formed_bracket_at_the_end_is_a_citation(debate, bracket, expected):
    assert cite(debate, f"Text. {bracket}") == ("Text.", expected)
    assert cite(debate, f"Text.{bracket}") == ("Text.", expected)


@pytest.mark.parametrize("bracket", ["[1]", "[sic]", "[s]", "[Ann]", "[12 May]", "[...]", "[a; b]"])
def test_another_bracket_is_prose(debate, bracket):
    assert cite(debate, f"Text. {bracket}") == (f"Text. {bracket}", [])


@pytest.mark.parametrize(
    "text",
    [
        "Text. [¶9].", "Text [¶9] goes on.", "Text. [@s ¶9] ¶10", "Text. [@s ¶9, why]", "Text. [@s ¶]", "Text. [@s ¶9",
        "Text. (@s ¶9)", "Text. [@s, ¶9;]", "Text. [¶9 @s]", "Text. [¶9-]", "Text. [p. 4 to 5]", "Text. [p 4]",
        "Text. [¶iiij]",
    ],
)  # fmt: skip
def test_what_is_not_well_formed_is_prose_and_told(build, text):
    built = build(f"{HEAD}claim c: {text}\n")
    assert built.map.claims["c"].text == text
    assert built.map.claims["c"].citations == ()
    assert [d.name for d in built.diagnostics] == ["citation-lookalike"]


def test_a_final_empty_bracket_makes_prose_of_the_one_before_it(debate):
    assert cite(debate, "The sign [¶9] []") == ("The sign [¶9]", [])
    assert cite(debate, "The sign [¶9][]") == ("The sign [¶9]", [])
    assert cite(debate, "The sign [¶9] []  ") == ("The sign [¶9]", [])
    assert cite(debate, "The sign [¶9] [] []") == ("The sign [¶9] []", [])


def test_an_empty_bracket_after_no_bracket_is_text(debate):
    assert cite(debate, "Declare char s[]") == ("Declare char s[]", [])


def test_a_text_that_is_only_a_citation_has_no_words(faults):
    assert faults("source s: S\nclaim c: [@s ¶9]\n") == ["2:1 empty-text"]


def test_a_citation_may_stretch_over_continued_lines(debate):
    assert cite(debate, "One\n  | two. [@s ¶9,\n  | ¶10; @other\n  | p. 4]")[0] == "One two."
    assert cite(debate, "One\n  | two. [@s ¶9,\n  | ¶10]")[1] == [("s", [("¶", "9", None), ("¶", "10", None)])]
    assert cite(debate, "One\n  | [¶9]") == ("One", [("s", [("¶", "9", None)])])
    assert cite(debate, "One [¶9]\n  | two. [¶10] []") == ("One [¶9] two. [¶10]", [])


def test_an_unknown_source_is_told_where_it_stands_on_a_continued_line(build):
    built = build(HEAD + "claim c: One\n  |\n  | two. [@s ¶9;\n  | @otter ¶1]\n  because d: D. [@other ¶1; @o ¶2]\n")
    assert [(d.line, d.column, d.end_column) for d in built.diagnostics] == [(8, 6, 11), (9, 30, 31)]


def test_a_citation_knows_where_it_stands(debate):
    m = debate(HEAD + "claim c: One\n  | two. [@s ¶9,\n  | ¶10]\n  because d: D. [¶3]\n")
    at = m.claims["c"].citations[0].at
    assert (at.line, at.column, at.end_line, at.end_column) == (6, 10, 7, 9)
    assert m.claims["d"].citations[0].at.text == "[¶3]"


def test_by_without_from_ends_the_source(faults):
    assert faults(HEAD + "claim c: C. [¶1]\nby ann\nclaim d: D. [¶1]\n") == ["7:13 locator-without-source"]


def test_by_on_a_line_does_not_change_the_source(debate):
    m = debate(HEAD + "claim c by me: C. [¶1]\n  but d by ann: D. [¶2]\n")
    assert [str(c) for c in m.claims["d"].citations] == ["@s ¶2"]


def test_quotations_cite_too(debate):
    m = debate(HEAD + "claim c: C. [¶2]\n  > his words [¶3]\n  > others' [@other p. 4]\n  > bare\n")
    assert [(x.text, " ".join(map(str, x.citations))) for x in m.claims["c"].quotations] == [
        ("his words", "@s ¶3"),
        ("others'", "@other p. 4"),
        ("bare", ""),
    ]


def test_a_locator_reads_as_it_is_written_in_print(debate):
    m = debate(HEAD + "claim c: C. [@s ¶9, ¶11-13, p. 4, pp. 4-5, § 3, ch. 2, at 1:23]\n")
    assert str(m.claims["c"].citations[0]) == "@s ¶9, ¶11–13, p. 4, pp. 4–5, §3, ch. 2, at 1:23"


@pytest.mark.parametrize(
    "text",
    ["[" + "@a" * 20_000 + "(", "[@a " * 20_000, "[" * 50_000, "[" + " " * 50_000 + "]x", "[¶1" + ", 1" * 20_000 + "]",
     "[¶1" + " " * 50_000 + "x]", "(" + "para " * 20_000 + ")", "x" + "  #" * 20_000],
)  # fmt: skip
def test_no_text_takes_long(build, text):
    import time

    start = time.process_time()
    build(f"claim c: {text}\n")
    assert time.process_time() - start < 2
