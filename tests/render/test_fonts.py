"""The shipped fonts, their advance table, and subsets of them for one picture."""

import base64
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagram.advances import advance, is_covered
from argmap.render.fonts import FONT_FAMILY, font_css, list_font_files, missing_characters, subset_font

ROOT = Path(__file__).parents[2]


def characters_of(data: bytes) -> set[str]:
    with TTFont(io.BytesIO(data)) as font:
        return set(map(chr, font.getBestCmap()))


@pytest.mark.parametrize("bold", [False, True])
def test_advances_are_those_of_the_font(bold: bool) -> None:
    with TTFont(list_font_files()[bold]) as font:
        cmap, widths, units = font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm
        invisible = {code for code in cmap if advance(chr(code), 1, bold) == 0}
        for code, name in cmap.items():
            if code not in invisible:
                assert advance(chr(code), 10, bold) == pytest.approx(10 * widths[name][0] / units)
    assert ord("a") not in invisible
    assert {0x00AD, 0x200B, 0x0301} <= invisible  # soft hyphen, zero-width space, accent


def test_advance_table_is_up_to_date() -> None:
    done = subprocess.run([sys.executable, ROOT / "tools" / "make_advances.py", "--check"], check=False)
    assert done.returncode == 0, "run tools/make_advances.py"


def test_measuring_loads_no_font_tools() -> None:
    code = "import sys; from argmap.diagram.advances import advance; advance('ab', 11); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "fontTools" not in done.stdout


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("", 0),
        ("漢字", 2),
        ("ｆ", 1),  # a fullwidth letter
        ("한", 1),
        ("😀", 1.25),
        ("👍🏽", 1.25),  # a skin tone colours the emoji before it
        ("❤\ufe0f", 0.85),
        ("سلام", 4 * 0.63),
        ("می\u200cخواهم", 7 * 0.63),  # with a zero-width non-joiner
        ("गी", 0.74 + 0.40),  # a letter and a spacing vowel sign
        ("กี", 0.61),  # a vowel sign above takes no room
        ("⇒", 0.85),
        ("\n\t\u2067\u2069\u200d", 0),
    ],
)
def test_scripts_the_fonts_lack_have_their_usual_width(text: str, ems: float) -> None:
    assert advance(text, 10) == pytest.approx(10 * ems)


@given(st.text(), st.text(), st.booleans())
def test_advances_add_up(first: str, second: str, bold: bool) -> None:
    assert advance(first + second, 11, bold) == pytest.approx(advance(first, 11, bold) + advance(second, 11, bold))
    assert advance(first, 22, bold) == pytest.approx(2 * advance(first, 11, bold))
    assert advance(first, 11, bold) >= 0


@pytest.mark.parametrize(
    "text", ["“Plain” – text ¶ 9 § 4…", "Ünïcödé Łódź ğ", "Кириллица", "Ελληνικά", "שלום", "\u200c\r\n"]
)
def test_scripts_we_ship(text: str) -> None:
    assert missing_characters(text) == frozenset()


def test_scripts_we_lack() -> None:
    assert missing_characters("a فا 漢 😀 ⇒") == frozenset("فا漢😀⇒")
    assert not is_covered("漢")


@pytest.mark.parametrize("bold", [False, True])
def test_subset_has_just_the_characters(bold: bool) -> None:
    data = subset_font("Hello, wörld 漢", bold)
    assert characters_of(data) == set("Hello, wörld")
    assert len(data) < 6_000
    with TTFont(io.BytesIO(data)) as font:
        assert font["OS/2"].usWeightClass == (700 if bold else 400)
        assert "Open Font License" in font["name"].getDebugName(13)


def test_subset_depends_on_nothing_but_the_characters() -> None:
    assert subset_font("abcabc") == subset_font("cba")
    fresh = "import sys; from argmap.render.fonts import subset_font; sys.stdout.buffer.write(subset_font('abc'))"
    done = subprocess.run([sys.executable, "-c", fresh], capture_output=True, check=True, cwd=ROOT)
    assert done.stdout == subset_font("abc")


def test_css_carries_both_weights() -> None:
    rules = re.findall(r"@font-face\{([^}]*)\}", font_css("regular text", "BOLD"))
    assert len(rules) == 2
    for rule, weight, text in zip(rules, (400, 700), ("regular text", "BOLD"), strict=True):
        assert f'font-family:"{FONT_FAMILY}";font-weight:{weight};' in rule
        data = re.search(r'src:url\(data:font/ttf;base64,([A-Za-z0-9+/=]+)\) format\("truetype"\)', rule)
        assert data
        assert characters_of(base64.b64decode(data[1])) == set(text)


def test_css_without_text() -> None:
    assert font_css("") == ""
    assert font_css("", "b").count("@font-face") == 1


def test_licence_lies_beside_the_fonts() -> None:
    for path in list_font_files():
        licence = (path.parent / "OFL.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence
        assert "Arimo" in licence
        assert path.stat().st_size < 300_000
