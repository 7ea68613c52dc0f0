"""Numbers and dates as they are found in prose: how many of what, in which year."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.evidence.figures import INFINITY, Figure, find_figures


def only(text: str) -> Figure:
    (figure,) = find_figures(text)
    return figure


@pytest.mark.parametrize(
    ("text", "low", "high", "noun"),
    [
        ("The town bought 11,000 new trams.", 11000, 11000, "tram"),
        ("They counted more than 2,500 cargo ships in port.", 2500, INFINITY, "ship"),
        ("Up to 1,500 casualties a day.", 0, 1500, "casualty"),
        ("As many as 40 boats sank.", 0, 40, "boat"),
        ("It lasted about thirty years.", 27, 33, "year"),
        ("Thousands of Danish bicycles were sold.", 2000, INFINITY, "bicycle"),
        ("Tens of thousands of people came.", 20000, INFINITY, "people"),
        ("It holds 1.5 million books.", 1500000, 1500000, "book"),
        ("Two hundred thousand men marched.", 200000, 200000, "men"),
        ("Half a million signatures.", 500000, 500000, "signature"),
        ("Ten to twelve jets landed.", 10, 12, "jet"),
        ("10–15 wolves were seen.", 10, 15, "wolf"),
        ("Twenty-five missiles.", 25, 25, "missile"),
        ("A dozen ships.", 12, 12, "ship"),
        ("A 30-year war.", 30, 30, "year"),
        ("7,000 km of track.", 7000, 7000, "km"),
        ("In all 700,000.", 700000, 700000, None),
    ],
)
def test_counts(text: str, low: int, high: int, noun: str | None) -> None:
    figure = only(text)
    assert (figure.kind, figure.low, figure.high, figure.noun) == ("count", low, high, noun)


@pytest.mark.parametrize(
    ("text", "kind", "low", "noun"),
    [
        ("It cost $2.5 billion.", "money", 2_500_000_000, "dollar"),
        ("It cost five million euros.", "money", 5_000_000, "euro"),
        ("Prices rose by 20 per cent.", "percent", 20, "%"),
        ("15% of them left.", "percent", 15, "%"),
        ("Output more than doubled.", "factor", 2, "×"),
        ("Four times as many came.", "factor", 4, "×"),
        ("It was halved.", "factor", Decimal("0.5"), "×"),
    ],
)
def test_money_shares_and_growth(text: str, kind: str, low: Decimal, noun: str) -> None:
    figure = only(text)
    assert (figure.kind, figure.low, figure.noun) == (kind, low, noun)


@pytest.mark.parametrize(
    ("text", "words", "year"),
    [
        ("It began in July 2022.", "July 2022", "2022"),
        ("It began on 15 February 2023.", "15 February 2023", "2023"),
        ("It began on May 5, 2024.", "May 5, 2024", "2024"),
        ("Since the 1600s they quarrelled.", "1600s", "1600s"),
        ("The 2015 treaty was signed.", "2015", "2015"),
        ("The war of 2022–2024 went on.", "2022–2024", "2022"),
        ("Around 2014 it began.", "2014", "2014"),
    ],
)
def test_dates(text: str, words: str, year: str) -> None:
    figure = only(text)
    assert (figure.kind, figure.words, figure.year) == ("date", words, year)


@pytest.mark.parametrize(
    "text",
    [
        "The Su-35 and the G7 and COVID-19.",
        "The 21st century.",
        "It starts at 10:30.",
        "The two of them may agree.",
        "Two thirds of the town.",
        "Double standards; he twice went there.",
        "May it be so.",
        "No one knows.",
    ],
)
def test_what_only_looks_like_a_figure(text: str) -> None:
    assert find_figures(text) == ()


def test_each_number_has_its_own_year_and_the_noun_said_before() -> None:
    text = "In 2024 alone the port took more than 11,000 ships, compared to just over 2,500 in 2023."
    counted = [f for f in find_figures(text) if f.kind == "count"]
    assert [(f.low, f.noun, f.year) for f in counted] == [(11000, "ship", "2024"), (2500, "ship", "2023")]


def test_last_year_is_no_known_year() -> None:
    text = "They flew over 11,000 missions last year, more than the 2,500 estimated in 2023."
    assert [f.year for f in find_figures(text) if f.kind == "count"] == [None, "2023"]
    assert only("They flew 30 missions last year.").year is None


def test_the_year_of_the_claim_is_meant_where_none_is_named() -> None:
    (figure,) = find_figures("They flew 30 missions.", "2021")
    assert figure.year == "2021"


@given(st.text(alphabet=st.sampled_from("0123456789 ,.-–%$€abst'\n¶٣½") | st.characters(), max_size=80))
def test_figures_stand_where_they_say(text: str) -> None:
    before = 0
    for figure in find_figures(text):
        assert before <= figure.start < figure.end <= len(text)
        assert figure.words in text
        before = figure.start
        if figure.kind != "date":
            assert figure.low is not None
            assert figure.high is not None
            assert figure.low <= figure.high


@pytest.mark.parametrize("piece", ["1 ", "more than ", "twenty ", " ", "1,", "2022 ships, 5 ", "9", "five-"])
def test_long_texts_take_no_more_than_their_share(piece: str) -> None:
    def spend(times: int) -> float:
        text = piece * times
        start = time.process_time()
        find_figures(text)
        return time.process_time() - start

    spend(100)
    assert spend(16000) < 40 * spend(1600) + 0.5
