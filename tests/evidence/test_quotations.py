"""One quotation against one text: what it is called, where it is found, how the difference is shown."""

import pytest
from attrs import astuple

from argmap.evidence.quotations import Checked, hold_quotation
from argmap.evidence.quoted import read_quotation
from argmap.evidence.words import ReadWords, read_words


def hold(quotation: str, article: ReadWords, *cited: tuple[int, int]) -> Checked:
    return hold_quotation(read_quotation(quotation), article, list(cited) if cited else None)


@pytest.mark.parametrize(
    "quotation",
    [
        "They have said so for three years now.",
        "the city's engineers promised a bridge",
        "The city´s engineers — promised",
        "not even the mayor",
        "[N]obody on the council",
        "nobody on the council",  # the capital that opened the sentence
        "Nobody on the council believe[d] them",
        "Nobody on the council [of the city] believes them",
        "The city’s engineers … promised a bridge",
        "The city’s engineers promised ... said so for three years",
        "engineers […] the mayor, who signed",
        "1,500 tons of steel",
        "spring",
        "three … years",
        "them any longer",
    ],
)
def test_verified(quotation: str, article: ReadWords) -> None:
    for cited in ([(3, 3)], [(2, 4)], [(1, 1), (3, 3)], []):
        checked = hold(quotation, article, *cited)
        assert checked.outcome == "verified"
        assert (3, 3) in checked.places


def test_a_word_that_is_everywhere_is_right_where_it_is_cited(article: ReadWords) -> None:
    assert hold("the", article, (6, 6)).places == ((6, 6),)
    assert hold("the", article, (6, 6)).outcome == "verified"
    assert len(hold("the", article).places) > 3
    assert hold("the", article).outcome == "verified"


def test_elsewhere(article: ReadWords) -> None:
    checked = hold("The only question is who pays", article, (4, 4))
    assert (checked.outcome, checked.places) == ("elsewhere", ((6, 6),))
    assert hold("the council", article, (6, 6)).places == ((3, 3), (4, 4))


def test_a_passage_over_the_border_of_a_paragraph(article: ReadWords) -> None:
    assert hold("who signed the contract for 1,500 tons of steel. Steel is dear", article, (3, 4)).outcome == "verified"
    checked = hold("who signed the contract for 1,500 tons of steel. Steel is dear", article, (3, 3))
    assert (checked.outcome, checked.places) == ("elsewhere", ((3, 4),))


def test_an_omission_over_the_border_of_a_paragraph_is_told(article: ReadWords) -> None:
    quotation = "promised a bridge by spring … most of the workers have left"
    checked = hold(quotation, article, (3, 3), (5, 5))
    assert (checked.outcome, checked.places, checked.skips) == ("verified", ((3, 3), (5, 5)), True)
    checked = hold(quotation, article, (3, 3))
    assert (checked.outcome, checked.places, checked.skips) == ("elsewhere", ((3, 3), (5, 5)), True)


def test_an_omission_skips_as_little_as_it_can(article: ReadWords) -> None:
    checked = hold("the … ferry", article)
    assert (checked.places, checked.skips) == (((6, 6),), False)
    checked = hold("the council … the chief engineer", article)
    assert (checked.places, checked.skips) == (((4, 4), (5, 5)), True)


@pytest.mark.parametrize(
    ("quotation", "changes"),
    [
        (
            "Nobody on the council trusts them any longer",
            [("kept", "Nobody on the council"), ("removed", "believes"), ("added", "trusts"),
             ("kept", "them any longer")],
        ),
        (
            "They have said so for three long years now",
            [("kept", "They have said so for three"), ("added", "long"), ("kept", "years now")],
        ),
        (
            "They have said for three years now",
            [("kept", "They have said"), ("removed", "so"), ("kept", "for three years now")],
        ),
        ("signed the contract for 15,00 tons", None),
        ("believes Them any longer", [("kept", "believes"), ("removed", "them"), ("added", "Them"),
                                      ("kept", "any longer")]),
        ("promised a brigde", [("kept", "promised a"), ("removed", "bridge"), ("added", "brigde")]),
        ("Nobody on the [whole] council trusts [all of] them any longer", None),
        ("They have said so … for four years now", None),
        ("promised a bridge … with golden railings", None),
        ("zebra on the council", [("removed", "Nobody"), ("added", "zebra"), ("kept", "on the council")]),
        ("on the council zebra", [("kept", "on the council"), ("removed", "believes"), ("added", "zebra")]),
        ("Nobody zebra the council", None),
    ],
)  # fmt: skip
def test_altered(quotation: str, changes: list[tuple[str, str]] | None, article: ReadWords) -> None:
    for cited in ([(3, 3)], [(6, 6)], []):
        checked = hold(quotation, article, *cited)
        assert (checked.outcome, checked.places) == ("altered", ((3, 3),))
        assert {change.kind for change in checked.changes} > {"kept"}
        if changes is not None:
            assert [astuple(change) for change in checked.changes] == changes


def test_a_misspelt_word_by_itself(article: ReadWords) -> None:
    checked = hold("enginers", article)
    assert [astuple(change) for change in checked.changes] == [("removed", "engineers"), ("added", "enginers")]


def test_letters_in_brackets_change_an_ending_and_no_more(article: ReadWords) -> None:
    assert hold("council believ[ed] them", article).outcome == "verified"
    assert hold("council bel[ittled] them", article).outcome == "verified"  # marked: a reader sees it
    assert hold("[dis]believes them", article).outcome == "altered"
    assert hold("the [t]ity", article).outcome != "verified"


def test_brackets_of_the_source_itself() -> None:
    words = read_words(["He said that they [the owners] would pay for all of it."])
    assert hold("they [the owners] would pay", words).outcome == "verified"
    assert hold("they [his friends] would pay", words).outcome == "altered"


@pytest.mark.parametrize(
    ("quotation", "places"),
    [
        ("They have said so for three years Steel is dear, and the yard", ((3, 3), (4, 4))),
        ("The yard that was to deliver it The council did not answer its letter", ((4, 4),)),
        ("The council did not answer its letter. Steel is dear, and the yard", ((4, 4),)),
        ("The only question is who pays, and they have said so for three years", ((6, 6), (3, 3))),
        ("The city's engineers promised a bridge for three years now", ((3, 3),)),
    ],
)
def test_spliced(quotation: str, places: tuple[tuple[int, int], ...], article: ReadWords) -> None:
    for cited in ([(4, 4)], [(1, 2)], []):
        checked = hold(quotation, article, *cited)
        assert (checked.outcome, checked.places, checked.out_of_order) == ("spliced", places, False)
        assert [change.kind for change in checked.changes] == ["kept", "removed", "kept"]


def test_passages_in_another_order(article: ReadWords) -> None:
    checked = hold("The council did not answer … Steel is dear", article, (4, 4))
    assert (checked.outcome, checked.out_of_order) == ("spliced", True)


@pytest.mark.parametrize("quotation", ["the moon is made of cheese", "zebra", "a tunnel under all of the sea … zebras"])
def test_missing(quotation: str, article: ReadWords) -> None:
    for cited in ([(3, 3)], []):
        checked = hold(quotation, article, *cited)
        assert (checked.outcome, checked.places) == ("missing", ())


def test_scripts_without_spaces() -> None:
    words = read_words(["俄罗斯和伊朗的关系由来已久。", "战争使两国走得更近，但互不信任。"])
    assert hold("两国走得更近", words, (2, 2)).outcome == "verified"
    assert hold("“两国走得更近，但”", words, (1, 1)).outcome == "elsewhere"
    checked = hold("战争使三国走得更近", words, (2, 2))
    assert checked.outcome == "altered"
    assert [astuple(change) for change in checked.changes] == [
        ("kept", "战争使"), ("removed", "两"), ("added", "三"), ("kept", "国走得更近"),
    ]  # fmt: skip
    thai = read_words(["สะพานจะสร้างเสร็จในฤดูใบไม้ผลิ"])
    assert hold("สร้างเสร็จ", thai).outcome == "verified"


def test_empty_texts_and_places_that_are_not_there(article: ReadWords) -> None:
    assert hold("anything", read_words([])).outcome == "missing"
    assert hold("anything at all", read_words([""]), (1, 1)).outcome == "missing"
    assert hold("who pays", article, (90, 95)).outcome == "elsewhere"


def test_a_difference_far_into_a_long_quotation() -> None:
    words = [f"w{n}" for n in range(3000)]
    text = read_words([" ".join(words)])
    quoted = [*words[:1200], "otherwise", *words[1201:2500]]
    checked = hold(" ".join(quoted), text)
    assert checked.outcome == "altered"
    assert ("removed", "w1200") in [astuple(change) for change in checked.changes]
    assert ("added", "otherwise") in [astuple(change) for change in checked.changes]
