"""A printed sheet in a real browser: on Letter and A4, and on screens wide and narrow, light and dark."""

import re
import sys
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from argmap.render.sheets import print_sheet

sys.path.insert(0, str(Path(__file__).parent.parent / "sheets"))
from made_sheet import make_sheet


@pytest.mark.parametrize("paper", ["Letter", "A4"])
@pytest.mark.parametrize("wide", [False, True])
def test_print(browser: Any, tmp_path: Path, paper: str, wide: bool) -> None:
    pypdf = pytest.importorskip("pypdf")
    (tmp_path / "sheet.html").write_text(print_sheet(make_sheet(wide=wide), "html"), encoding="utf-8")
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((tmp_path / "sheet.html").as_uri())
    page.pdf(path=tmp_path / "sheet.pdf", format=paper, landscape=wide)
    page.close()
    assert said == []  # the policy lets everything of ours through
    pages = [sheet.extract_text() for sheet in pypdf.PdfReader(tmp_path / "sheet.pdf").pages]
    assert len(pages) > 2
    for number, text in enumerate(pages, start=1):
        told = normalize("NFKC", " ".join(text.split()))  # a font may join f and i
        assert f"page {number} of {len(pages)}" in told
        assert "map of 2025-01-02 · fingerprint abcdefabcdef · argmap 0.1.0" in told
        assert 'Is "this" </style><script>alert(1)</script> a \\ title?' in told
    tables = [text for text in pages if "Claim 4" in text or "Claim 5" in text]
    assert all("Address" in text for text in tables)  # the heads of the columns are repeated
    whole = " ".join(" ".join(pages).split())
    for at in range(60):
        assert re.search(rf"Claim {at} says that something is so, at some length\. c{at}\b", whole)


@pytest.mark.parametrize("width", [380, 1000])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_screen(browser: Any, tmp_path: Path, width: int, scheme: str) -> None:
    (tmp_path / "sheet.html").write_text(print_sheet(make_sheet(5), "html"), encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 700}, color_scheme=scheme)
    page.goto((tmp_path / "sheet.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("[...document.querySelectorAll('td')].every(td => td.scrollWidth <= td.clientWidth + 1)")
    arabic = (
        "getComputedStyle([...document.querySelectorAll('td')].find(td => td.textContent.includes('روسيا'))).direction"
    )
    assert page.evaluate(arabic) == "rtl"
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert ground == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(15, 21, 32)")
    page.close()
