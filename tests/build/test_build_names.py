"""Names: what a reference means in which file, and the ids that claims have in output."""

import unicodedata

import pytest

ARTICLE = (
    "claim war: W.\n  because costs: C.\n    because: Both have lenders.\nsection s: S\nquestion q: Q?\nscenario x: X\n"
)


def test_a_prefix_is_the_including_files_name_for_the_other(debate):
    m = debate("include article.argmap as a\nclaim p: P.\n  because a.war\n", {"article.argmap": ARTICLE})
    assert set(m.claims) - {c.id for c in m.claims.values() if not c.named} == {"a.war", "a.costs", "p"}
    assert list(m.questions) == ["a.q"]
    assert list(m.sections) == ["a.s"]
    assert list(m.scenarios) == ["a.x"]
    assert m.claims["a.war"].reasons[0].claim == "a.war"
    assert m.claims["a.war"].reasons[0].premises[0].claim == "a.costs"
    assert m.claims["p"].reasons[0].premises[0].claim == "a.war"


def test_without_a_prefix_the_names_are_the_files_own(debate):
    m = debate("include article.argmap\n", {"article.argmap": ARTICLE})
    assert {"war", "costs"} <= set(m.claims)
    assert list(m.sections) == ["s"]


def test_prefixes_add_up(debate):
    m = debate(
        "include middle.argmap as m\nclaim p: P.\n  because m.a.war\n",
        {"article.argmap": ARTICLE, "middle.argmap": "include article.argmap as a\nclaim k: K.\n  but a.war\n"},
    )
    assert m.claims["m.k"].rebuttals[0].premises[0].claim == "m.a.war"
    assert "m.a.war" in m.claims


def test_an_id_is_the_shortest_name(debate):
    files = {"article.argmap": ARTICLE, "middle.argmap": "include article.argmap as a\n"}
    m = debate(
        "include middle.argmap as m\ninclude article.argmap as long-prefix\ninclude article.argmap as b\n", files
    )
    assert "b.war" in m.claims
    assert sum(c.text == "W." for c in m.claims.values()) == 1


def test_on_a_tie_the_first_include_names_it(debate):
    m = debate("include article.argmap as y\ninclude article.argmap as x\n", {"article.argmap": ARTICLE})
    assert "y.war" in m.claims
    m = debate("include article.argmap as x\ninclude article.argmap as y\n", {"article.argmap": ARTICLE})
    assert "x.war" in m.claims


def test_every_name_of_a_thing_refers_to_it(debate):
    m = debate(
        "include article.argmap as x\ninclude article.argmap as y\nclaim p: P.\n  because x.war\n  and y.costs\n"
        "claim y.war\n  but q: Q.\n",
        {"article.argmap": ARTICLE},
    )
    assert [p.claim for p in m.claims["p"].reasons[0].premises] == ["x.war", "x.costs"]
    assert [p.claim for p in m.claims["x.war"].rebuttals[0].premises] == ["q"]


def test_ids_are_those_of_the_file_given(build):
    files = {"article.argmap": ARTICLE}
    assert "a.war" in build("include article.argmap as a\n", files).map.claims
    assert "war" in build(ARTICLE).map.claims


def test_names_of_any_script(debate):
    m = debate(
        "claim война: В.\n  because 戦争: 戦.\n  and جنگ: ج.\n  and 🕊: P.\n  and a_b-c'd&e?!1: X.\n  and 1: One.\n"
    )
    assert list(m.claims) == ["война", "戦争", "جنگ", "🕊", "a_b-c'd&e?!1", "1"]


@pytest.mark.parametrize(("written", "referred"), [("NFC", "NFD"), ("NFD", "NFC"), ("NFD", "NFD")])
def test_names_are_compared_in_nfc(debate, written, referred):
    def w(text):
        return unicodedata.normalize(written, text)

    def r(text):
        return unicodedata.normalize(referred, text)

    m = debate(
        f"author {w('zoë')}: Zoë\nsource {w('café')}: Café\n  authors: {r('zoë')}\n"
        f"by {r('zoë')} from {r('café')}\n"
        f"claim {w('naïve')} by {r('zoë')}: N. [@{r('café')} ¶1]\n  agreed: {r('zoë')} [¶2]\n"
        f"claim p: P.\n  because {r('naïve')}\nscenario s: S\n  accept {r('naïve')}\n  expect {r('naïve')} stands\n"
    )
    nfc = unicodedata.normalize("NFC", "naïve")
    assert list(m.claims) == [nfc, "p"]
    assert m.claims[nfc].authors == (unicodedata.normalize("NFC", "zoë"),)
    assert m.claims[nfc].stances[0].author == unicodedata.normalize("NFC", "zoë")
    assert m.claims[nfc].citations[0].source == unicodedata.normalize("NFC", "café")
    assert m.sources[unicodedata.normalize("NFC", "café")].authors == (unicodedata.normalize("NFC", "zoë"),)
    assert m.scenarios["s"].accepts == (nfc,)


@pytest.mark.parametrize(
    "sign", [".", ":", "：", ";", "；", ",", "[", "]", "(", ")", "#", '"', "\u00a0", "\u3000", "\u2028"]
)
def test_signs_that_no_name_may_hold(faults, sign):
    found = faults(f"claim a{sign}b: Text.\nclaim c: C.\n  because d: D.\n")
    assert len(found) == 1
    assert found[0].startswith("1:")


@pytest.mark.parametrize("sign", ["|", ">"])
def test_signs_that_no_name_may_begin_with(faults, debate, sign):
    assert len(faults(f"claim {sign}a: Text.\n")) == 1
    assert f"a{sign}" in debate(f"claim a{sign}: Text.\n").claims


@pytest.mark.parametrize(
    "word", "map include author source by section question answer claim because but and assuming unless scenario "
    "accept reject expect from as me".split()
)  # fmt: skip
def test_words_of_the_language_are_no_names(faults, word):
    assert faults(f"claim {word}: Text.\n  because x: X.\n") == ["1:7 reserved-name"]
    assert faults(f"section {word}: Text.\n") == ["1:9 reserved-name"]


@pytest.mark.parametrize("word", "note basis agreed stands > claims Because".split())
def test_other_words_are_names(faults, word):
    assert faults(f"claim {word}: Text.\n") == ([] if word != ">" else ["1:7 bad-line"])


def test_claim_question_section_author_source_and_scenario_need_a_name(faults):
    for word in ("claim", "question", "section", "author", "source", "scenario"):
        assert [f.split()[1] for f in faults(f"{word}: Text.\n")] == ["bad-line"]
    assert faults("claim c: C.\n  because: B.\n  and: A.\n  assuming: A.\n  unless: U.\n  but: B.\n") == []


# ids of claims without a name


def generated(m):
    return [id_ for id_, claim in m.claims.items() if not claim.named]


def test_an_unnamed_claim_is_called_by_its_owner_and_its_text(debate):
    m = debate("claim war: W.\n  because: Both sides can bear the costs.\n    because: Both have lenders.\n")
    first, second = generated(m)
    assert first.startswith("war:")
    assert second.startswith("war:")
    assert first != second
    assert m.claims["war"].reasons[0].premises[0].claim == first
    assert m.claims[first].reasons[0].premises[0].claim == second


def test_a_generated_id_survives_edits_elsewhere(debate):
    before = debate("claim war: W.\n  because: Both sides can bear the costs.\n    but: They cannot.\n")
    after = debate(
        "# a comment\nmap: T\nauthor ann: Ann\nby ann\nclaim new: N.\n  because: Both sides can bear the costs.\n"
        "claim war by me: Quite another text.\n  note: N.\n  because first: F.\n"
        "  because by ann: Both sides can bear the\n    | costs.\n    because: Something new.\n    but: They cannot.\n"
    )
    assert set(generated(before)) <= set(generated(after))


def test_a_generated_id_changes_with_the_text_and_with_the_owner(debate):
    (one,) = generated(debate("claim war: W.\n  because: A.\n"))
    (other,) = generated(debate("claim war: W.\n  because: B.\n"))
    (elsewhere,) = generated(debate("claim peace: W.\n  because: A.\n"))
    assert len({one, other, elsewhere}) == 3


def test_a_generated_id_survives_a_fault_of_the_premise_beside(build):
    text = "claim war: W.\n  because costs\n  and: A.\n"
    assert generated(build(text).map) == generated(build(f"claim costs: C.\n{text}").map)


def test_what_follows_the_text_does_not_change_a_generated_id(debate):
    (one,) = generated(debate("source s: S\nclaim war: W.\n  because: A.\n"))
    (other,) = generated(debate("source s: S\nclaim war: W.\n  because by me: A. [@s ¶1]\n    note: N.\n"))
    assert one == other


def test_equal_texts_keep_their_ids_when_their_lines_change_places(debate):
    def ids(m):
        war = m.claims["war"]
        return [s.premises[-1].claim for s in war.steps] + [u.claim for u in war.undercuts]

    one = debate("claim war: W.\n  because: A.\n  but: A.\n  and: A.\n  unless: A.\n")
    other = debate("claim war: W.\n  but: A.\n  and: A.\n  unless: A.\n  because: A.\n")
    assert ids(one) == ids(other)
    taken_up = "claim war: W.\n  because a: A.\n  because b: B.\n  unless: U.\nclaim war\n  because a\n  unless: U.\n"
    in_place = "claim war: W.\n  because a: A.\n  unless: U.\n  because b: B.\n  unless: U.\n"
    assert ids(debate(taken_up)) == ids(debate(in_place))


def test_equal_texts_under_one_claim_get_ids_of_their_own(debate):
    m = debate("claim war: W.\n" + "  because: The same.\n" * 3)
    assert len(set(generated(m))) == 3
    assert generated(m)[0] == generated(debate("claim war: W.\n  because: The same.\n"))[0]
    assert generated(m)[:2] == generated(debate("claim war: W.\n" + "  because: The same.\n" * 2))


def test_a_generated_id_beneath_a_question_is_called_by_the_question(debate):
    m = debate("claim a: A.\nquestion q: Q?\n  answer a\n  unless: Both may hold.\n")
    assert generated(m)[0].startswith("q:")


def test_a_generated_id_in_an_included_file_is_called_by_the_owners_id(debate):
    m = debate("include article.argmap as a\n", {"article.argmap": ARTICLE})
    assert [id_.partition(":")[0] for id_ in generated(m)] == ["a.costs"]


def test_a_generated_id_cannot_be_referred_to(build):
    (id_,) = generated(build("claim war: W.\n  because: A.\n").map)
    found = build(f"claim war: W.\n  because: A.\nclaim p: P.\n  because {id_}\n").diagnostics
    assert [d.line for d in found] == [4]


def test_ten_thousand_equal_texts_have_ids_of_their_own(debate):
    m = debate("claim war: W.\n" + "  because: The same.\n" * 10_000)
    assert len(m.claims) == 10_001


# what is declared where


def test_a_file_does_not_see_what_its_includer_declares(build):
    built = build(
        "author ann: Ann\nclaim mine: M.\ninclude part.argmap\n",
        {"part.argmap": "claim w by ann: W.\n  because mine\n"},
    )
    assert [(d.path, d.line, d.name) for d in built.diagnostics] == [
        ("part.argmap", 1, "undeclared-name"),
        ("part.argmap", 2, "undeclared-name"),
    ]


def test_a_file_sees_what_its_includes_include(debate):
    m = debate(
        "include middle.argmap\nby ann from s\nclaim p: P. [¶1]\n  because w\n",
        {
            "people.argmap": "author ann: Ann\nsource s: S\n",
            "middle.argmap": "include people.argmap\nclaim w by ann: W. [@s]\n",
        },
    )
    assert m.claims["p"].authors == ("ann",)


def test_authors_and_sources_are_one_for_the_whole_debate(debate):
    m = debate(
        "include one.argmap as one\ninclude two.argmap as two\n",
        {
            "people.argmap": "author ann: Ann\n  side: long\nsource s: S\n  authors: ann\n",
            "one.argmap": "include people.argmap as p\nclaim w by ann: W. [@s]\n",
            "two.argmap": "author ann: Ann\n  side: long\nclaim w by ann: W.\n",
        },
    )
    assert list(m.authors) == ["ann"]
    assert m.claims["one.w"].authors == m.claims["two.w"].authors == ("ann",)
    assert list(m.sources) == ["s"]


def test_different_declarations_are_told_at_the_later_with_the_first_beside(build):
    built = build(
        "include one.argmap\ninclude two.argmap\n",
        {"one.argmap": "author ann: Ann\n", "two.argmap": "claim c: C.\nauthor ann: Anne\n"},
    )
    (found,) = built.diagnostics
    assert (found.path, found.line, found.column, found.name) == ("two.argmap", 2, 8, "conflicting-declaration")
    assert [(label.span.path, label.span.line) for label in found.related] == [("one.argmap", 1)]


def test_a_misspelt_name_is_suggested_by_kind(build):
    built = build("author bermann: B\nsource berman-jst: B\nclaim berman-says: B.\n  agreed: berman\nby bermenn\n")
    assert [d.hint for d in built.diagnostics] == ["did you mean `bermann`?"] * 2
    assert [edit.text for d in built.diagnostics for edit in d.fix.edits] == ["bermann"] * 2
    assert not any(d.fix.safe for d in built.diagnostics)


def test_a_name_in_another_case_is_suggested_first(build):
    (found,) = build("claim warn: W.\nclaim War: W.\nclaim p: P.\n  because war\n").diagnostics
    assert found.hint == "did you mean `War`?"
    assert (found.line, found.column, found.end_column) == (4, 11, 14)


def test_an_author_of_a_source_whose_id_stands_within_another_one_is_marked_at_his_own_place(build):
    found = build(
        """
        author anna: Anna Moss

        source plan: A Plan
          authors: anna, ann, an,
            | na, an

        claim tram: The town should build a tram. [@plan]
          because toys: Children like trams. [@plan]
        """
    ).diagnostics
    assert [(d.name, d.line, d.column, d.span.text) for d in found] == [
        ("undeclared-name", 4, 18, "ann"),
        ("undeclared-name", 4, 23, "an"),
        ("undeclared-name", 5, 7, "na"),
        ("undeclared-name", 5, 11, "an"),
    ]
