"""Colours: readable in every theme, told apart by every eye."""

from itertools import combinations

import pytest
from color_vision import DEFICIENCIES, ciede2000, lab, linear_rgb, simulate

from argmap.diagram.colors import contrast, mix, parse_hex, readable, tint
from argmap.diagram.theme import LEAST_CONTRAST, THEMES, contrast_of, palette, theme_css

MODES = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


@MODES
@pytest.mark.parametrize("theme", THEMES)
def test_every_text_is_readable_on_its_ground(theme: str, dark: bool) -> None:
    poor = {pair: round(found, 2) for pair, found in contrast_of(theme, dark).items() if found < LEAST_CONTRAST}
    assert not poor


@MODES
@pytest.mark.parametrize("seen", ["healthy", *DEFICIENCIES])
def test_relations_of_safe_are_told_apart_by_every_eye(dark: bool, seen: str) -> None:
    colors = palette("safe", dark)
    seen_as = {}
    for kind in ("support", "rebuttal", "undercut"):
        color = linear_rgb(getattr(colors, kind))
        seen_as[kind] = lab(color if seen == "healthy" else simulate(color, seen))
    near = {(one, other): round(ciede2000(seen_as[one], seen_as[other]), 1) for one, other in combinations(seen_as, 2)}
    assert min(near.values()) >= 21, near


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [  # from the test data that Sharma, Wu and Dalal publish with their paper
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    ],
)
def test_the_distance_agrees_with_its_authors(
    one: tuple[float, float, float], other: tuple[float, float, float], distance: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(distance, abs=1e-4)
    assert ciede2000(other, one) == pytest.approx(distance, abs=1e-4)


def test_green_and_red_would_fail_the_colour_blind() -> None:
    classic = palette("classic")
    seen = [lab(simulate(linear_rgb(c), "deuteranopia")) for c in (classic.support, classic.rebuttal)]
    assert ciede2000(*seen) < 21


def test_contrast_of_black_and_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777", "#FFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ground", ["#FFFFFF", "#182131", "#808080"])
@pytest.mark.parametrize("color", ["#FFFF00", "#ABCDEF", "#000080", "#FFFFFF", "#123456"])
def test_an_authors_own_colour_is_made_readable(color: str, ground: str) -> None:
    best = max(contrast("#000000", ground), contrast("#FFFFFF", ground))
    assert contrast(readable(color, ground, LEAST_CONTRAST), ground) >= min(LEAST_CONTRAST, best - 0.1)


def test_a_readable_colour_is_left_alone() -> None:
    assert readable("#1D4E89", "#FFFFFF", LEAST_CONTRAST) == "#1D4E89"


def test_mixing_and_tinting() -> None:
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mix("#123456", "#ABCDEF", 0) == "#123456"
    assert tint("#808080", 0.5, 1.0) == "#808080"
    red, green, blue = parse_hex(tint("#1D4E89", 0.95, 0.7))
    assert blue > green > red > 230


@pytest.mark.parametrize("wrong", ["red", "#12", "123456", "#1234567"])
def test_what_is_no_colour(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"colo|literal"):
        parse_hex(wrong)


@MODES
@pytest.mark.parametrize("theme", THEMES)
def test_style_rules_are_plain(theme: str, dark: bool) -> None:
    css = theme_css(theme, dark, {"me": 0, "ann": 1, "bob": 2}, {"bob": "#ABCDEF"})
    assert css.count("{") == css.count("}")
    assert "var(" not in css
    assert "url(" not in css
    assert ":hover" not in css
    assert ".a1 .card" in css
    assert ".author-ann .bar" in css


def test_an_authors_name_cannot_break_out_of_the_rules() -> None:
    css = theme_css("safe", False, {"a}b{<c>'": 1, "راوی": 2})
    assert css.count("{") == css.count("}")
    assert "<" not in css
    assert ".author-a\\7d b\\7b \\3c c\\3e \\27  .bar" in css
    assert ".author-راوی .bar" in css


def test_more_authors_than_colours() -> None:
    colors = palette("safe")
    assert colors.author(1) == colors.author(7)
    assert colors.author(0) == colors.muted
