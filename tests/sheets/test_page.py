"""The page of a sheet: its markup, its links and its policy. How it prints is tested in tests/browser/."""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from argmap.prep.sheet import Paragraph, Part, Run, Sheet, words
from argmap.render.sheets import RenderError, print_sheet

sys.path.insert(0, str(Path(__file__).parent))
from made_sheet import make_sheet

VOID = {"meta", "link", "col", "br"}


class Reader(HTMLParser):
    """Checks that every element is closed in its order, and collects ids and links."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        self.tags.add(tag)
        if "id" in facts:
            self.ids.append(facts["id"] or "")
        if tag == "a":
            self.links.append(facts["href"] or "")
        assert "style" not in facts
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_markup() -> None:
    page = print_sheet(make_sheet(), "html")
    reader = Reader()
    reader.feed(page)
    assert reader.open == []
    assert len(reader.ids) == len(set(reader.ids))
    inner = [link for link in reader.links if link.startswith("#")]
    assert inner.count("#claim-c3") == 2
    assert {link[1:] for link in inner} <= set(reader.ids)
    assert "https://example.org/3" in reader.links
    assert "script" not in reader.tags
    assert re.search(r"content=\"default-src &#39;none&#39;; style-src &#39;sha256-", page)
    assert "gone" in page


def test_only_safe_addresses_are_linked() -> None:
    runs = words(Run("a", url="javascript:alert(1)"), Run("b", url="http://e.org/b"), Run("c", url="file:///etc"))
    page = print_sheet(Sheet("s", "S", [Part("P", [Paragraph(runs)])]), "html")
    assert re.findall(r'href="([^"]*)"', page.partition("<body")[2]) == ["http://e.org/b"]


def test_a_template_of_ones_own() -> None:
    sheet = make_sheet(1)
    told = print_sheet(sheet, "html", template="<h1>{{ sheet.map_title }}</h1>{{ sheet.parts|length }}")
    assert told == "<h1>Is &#34;this&#34; &lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt; a \\ title?</h1>2"
    for template in ("{{ nothing }}", "{% if %}", "{{ sheet.__class__.__mro__ }}"):
        with pytest.raises(RenderError, match="template cannot be filled"):
            print_sheet(sheet, "html", template=template)
