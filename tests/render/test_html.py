"""The page as text: what stands in it, and what must never. The browser's tests are in tests/browser."""

import json
import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from argmap.diagram.theme import THEMES, palette
from argmap.model import (
    Answer,
    Author,
    Citation,
    Claim,
    Locator,
    Map,
    Premise,
    Question,
    Quotation,
    Section,
    Source,
    Stance,
    Step,
    Undercut,
)
from argmap.render.html import describe_map, web_address, write_html
from argmap.render.outline_list import DEEPEST, write_outline_list

LIGHT = ".page{fill:#FFFFFF}.author-ann .bar{fill:#123456}"
DARK = ".page{fill:#0F1520}"
SVG = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!-- drawn -->\n'
    '<svg xmlns="http://www.w3.org/2000/svg" class="argmap" viewBox="0 0 200 99" width="200pt">'
    f'<title id="map-title">T</title><style>@font-face{{font-family:"X"}}{LIGHT}</style>'
    '<g class="claim author-ann" id="claim-a" data-claim="a"><rect class="card" width="9"/></g></svg>\n'
)
HOSTILE = [
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "<!-- <script> -->",
    "]]> & &amp; \" ' ` \\N | { } {{data}} {{svg}} $& \\1",
    "<b>bold</b> <table><tr><td>cell</td></tr></table>",
    "ایران و روسیه — Иран и Россия — 伊朗和俄罗斯 — 🙂",
    "line\u2028separator\u2029and\x85next",
]


class Reader(HTMLParser):
    """The elements of a page with their attributes, and the text of each kind of block."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.blocks: list[tuple[str, dict[str, str], str]] = [("", {}, "")]
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        facts = {name: value or "" for name, value in attrs}
        self.elements.append((tag, facts))
        self.blocks.append((tag, facts, ""))

    def handle_endtag(self, tag):  # noqa: ARG002 (the parser's signature)
        self.blocks.append(("", {}, ""))

    def handle_data(self, data):
        self.text += data
        tag, facts, text = self.blocks[-1]
        self.blocks[-1] = (tag, facts, text + data)

    def all(self, tag):
        return [facts for name, facts in self.elements if name == tag]

    def block(self, tag, **wanted):
        found = [text for name, facts, text in self.blocks if name == tag and wanted.items() <= facts.items()]
        assert len(found) == 1
        return found[0]


def claim(name, text="", *, because=(), but=(), authors=("ann",), **facts):
    """A claim with one step for each entry: an id, or a tuple of ids that work together."""

    def steps(kind, entries):
        return [
            Step(kind, name, tuple(Premise(p) for p in ((e,) if isinstance(e, str) else e)), movers=authors)
            for e in entries
        ]

    return Claim(
        name,
        text or f"text of {name}",
        authors=authors,
        reasons=tuple(steps("reason", because)),
        rebuttals=tuple(steps("rebuttal", but)),
        **facts,
    )


def page_of(map_, svg=SVG, **options):
    return write_html(map_, svg, light_css=LIGHT, dark_css=DARK, **options)


ANN = Author("ann", "Ann A.")
BOB = Author("bob", "Bob B.")


def test_policy_allows_exactly_the_blocks_of_the_page():
    reader = Reader(page_of(Map("T", [ANN], claims=[claim("a")])))
    policy = next(m["content"] for m in reader.all("meta") if m.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))

    def digest(text):
        return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

    styles = [text for tag, _, text in reader.blocks if tag == "style"]
    assert rules == {
        "default-src": "'none'",
        "script-src": digest(reader.block("script", type="module")),
        "style-src": " ".join(map(digest, styles)),
        "img-src": "data:",
        "font-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert len(styles) == 2
    assert reader.all("meta").index({"charset": "utf-8"}) == 0


def test_page_brings_all_it_needs_and_no_inline_style_or_handler():
    map_ = Map("T", [ANN], [Source("s", "S", ("ann",), url="https://example.org/a?b=1&c=2")], [claim("a")])
    reader = Reader(page_of(map_))
    for tag, facts in reader.elements:
        assert not [name for name in facts if name == "style" or name.startswith("on")], tag
        for name in ("src", "href", "srcset", "poster", "data", "action", "xlink:href"):
            address = facts.get(name, "#")
            assert address.startswith(("#", "data:")) or tag == "a", (tag, address)
    assert [link for link in reader.all("a") if not link["href"].startswith("#")] == [
        {"href": "https://example.org/a?b=1&c=2", "rel": "noopener noreferrer", "target": "_blank"}
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_user_text_is_text_everywhere(text):
    def map_with(words, name):
        return Map(
            words,
            [Author("ann", words, affiliation=words, note=words)],
            [Source("s", words, ("ann",), publisher=words, url=words, note=words)],
            [
                claim(
                    "a",
                    words,
                    because=[name],
                    note=words,
                    tags=(words,),
                    section="sec",
                    quotations=(Quotation(words),),
                    stances=(Stance("agreed", "ann"),),
                ),
                claim(name, words),
            ],
            [Question("q", words, (Answer("a"),))],
            [Section("sec", words)],
        )

    hostile = Reader(page_of(map_with(text, "<i>&'")))
    harmless = Reader(page_of(map_with("plain", "b")))
    assert Counter(tag for tag, _ in hostile.elements) == Counter(tag for tag, _ in harmless.elements)
    data = json.loads(hostile.block("script", id="view-data"))
    assert data == json.loads(json.dumps(describe_map(map_with(text, "<i>&'"))))
    assert data["claims"][0]["text"] == text
    assert hostile.text.count(text) >= 5
    assert {"id": "outline-<i>&'", "data-claim": "<i>&'"} in hostile.all("li")
    assert {"href": "#claim-%3Ci%3E%26%27", "dir": "auto"} in hostile.all("a")


def test_data_cannot_end_its_block():
    page = page_of(Map("T", [ANN], claims=[claim("a", "".join(HOSTILE))]))
    inside = re.search(r'<script type="application/json" id="view-data">(.*?)</script>', page, re.DOTALL)[1]
    assert not set("<>&\u2028\u2029") & set(inside)
    assert json.loads(inside)["claims"][0]["text"] == "".join(HOSTILE)


def test_byte_that_was_no_utf8_does_not_break_the_page():
    page = page_of(Map("T", [ANN], claims=[claim("a", "bad \udcff byte")]))
    assert "bad ? byte" in page
    page.encode("utf-8")


def test_same_text_on_every_run():
    map_ = Map("T", [ANN, BOB], claims=[claim("a", because=["b"]), claim("b", authors=("bob", "ann"))])
    assert page_of(map_) == page_of(map_)


@pytest.mark.parametrize(
    "style",
    [f"<style>{LIGHT}</style>", f'<style type="text/css"><![CDATA[{LIGHT}]]></style>'],
)
def test_drawing_loses_prolog_and_style_but_its_rules_stay(style):
    svg = f'<?xml version="1.0"?>\n<!DOCTYPE svg>\n<svg xmlns="http://www.w3.org/2000/svg">{style}<g/></svg>'
    page = page_of(Map("T"), svg)
    assert page.count("<?xml") == page.count("<!DOCTYPE svg") == page.count("CDATA") == 0
    assert '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>' in page
    assert page.count(LIGHT) == 1
    assert page.count(DARK) == 1


def test_escapes_in_the_drawings_rules_are_read():
    page = page_of(Map("T"), "<svg><style>.a &gt; .b{fill:#000000}</style></svg>")
    assert ".a > .b{fill:#000000}" in page
    assert page.index(".a > .b") < page.index(LIGHT)


def test_rules_cannot_end_their_block():
    reader = Reader(write_html(Map("T"), SVG, light_css="a{content:'</style><script>'}", dark_css=DARK))
    assert len(reader.all("script")) == 2
    assert len(reader.all("style")) == 2


def test_dark_rules_are_for_screens_only():
    light = Reader(page_of(Map("T")))
    dark = Reader(page_of(Map("T"), dark=True))
    assert light.all("style")[1]["media"] == "screen and (prefers-color-scheme: dark)"
    assert light.all("html")[0]["data-mode"] == "auto"
    assert dark.all("style")[1]["media"] == "screen"
    assert dark.all("html")[0]["data-mode"] == "dark"
    assert DARK in dark.block("style", id="view-dark")


@pytest.mark.parametrize(("box", "turn"), [("0 0 300 200", "landscape"), ("-4 -4 200.5 300", "portrait")])
def test_paper_lies_as_the_picture_does(box, turn):
    page = page_of(Map("T"), f'<svg viewBox="{box}"></svg>')
    assert f"@page {{ size: A4 {turn};" in page


def test_title():
    def titles(page):
        return re.findall(r"<title>(.*?)</title>", page)

    assert titles(page_of(Map("Who <wins>?"))) == ["Who &lt;wins&gt;?"]
    assert titles(page_of(Map("Who wins?"), title="Other")) == ["Other"]
    assert titles(page_of(Map())) == ["Argument map"]


def test_author_boxes_follow_the_data():
    map_ = Map(
        "T",
        [BOB, Author("silent", "Silent"), ANN],
        claims=[claim("x", authors=("me",)), claim("a", authors=("ann", "bob")), claim("b")],
        editor="Eve",
    )
    reader = Reader(page_of(map_))
    boxes = [facts["data-author"] for facts in reader.all("input") if "data-author" in facts]
    speakers = [author["id"] for author in describe_map(map_)["authors"]]
    assert [speakers[int(place)] for place in boxes] == ["bob", "ann", "me"]
    assert speakers[3:] == ["silent"]
    assert [s["class"] for s in reader.all("svg") if "view-swatch" in s["class"]] == [
        "view-swatch author-bob",
        "view-swatch author-ann",
        "view-swatch author-me",
    ]
    for shown in ("Bob B.1 claim", "Ann A.2 claims", "Evemap-maker, 1 claim"):
        assert shown in reader.text


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org:81/a(b)?c=d#e",
        "HTTPS://EXAMPLE.ORG/",
        "https://[::1]/",
        "https://ایران.example/",
    ],
)
def test_web_addresses_are_links(url):
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        " https://example.org",
        "https://exa mple.org",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org",
        "example.org",
        "https:",
        "https://",
        "https:example.org",
        "https://[::1",
        "https:\\\\example.org",
        "https://example.org/\x00",
        "ftp://example.org",
        "http://:80/",
    ],
)
def test_anything_else_is_no_link(url):
    assert web_address(url) is None


def test_unsafe_address_is_shown_as_text():
    reader = Reader(page_of(Map("T", sources=[Source("s", "S", url="javascript:alert(1)")])))
    assert "javascript:alert(1)" in reader.text
    assert [link["href"] for link in reader.all("a")] == ["#view-outline"]


def test_describe_map_says_all_that_is_known():
    cited = (Citation("s", (Locator("¶", "9"), Locator("p.", "4", "5"))),)
    map_ = Map(
        "T",
        [Author("ann", "Ann A.", affiliation="X", qualifications="Y", side="for", note="N"), BOB],
        [
            Source(
                "s",
                "S",
                ("ann", "zed"),
                date="2023",
                publisher="P",
                kind="article",
                url="ftp://x",
                accessed="2025",
                text="s.txt",
                note="N",
                extras={"x-a": "1"},
            )
        ],
        [
            claim(
                "a",
                credence=0.0,
                asserted=False,
                basis="data",
                date="2020",
                tags=("t",),
                note="n",
                section="sec",
                citations=cited,
                quotations=(Quotation("q", cited),),
                stances=(Stance("denied", "bob", cited),),
                extras={"x-b": "2"},
            ),
            Claim(
                "b",
                "B",
                implicit=True,
                named=False,
                reasons=(
                    Step(
                        "reason",
                        "b",
                        (Premise("a", True, "major"),),
                        ("bob",),
                        (Undercut("c", ("ann",), "undercut", "why?", "minor"),),
                        "sign",
                        0.0,
                        None,
                        "so?",
                    ),
                ),
            ),
            Claim("c", "C", doubt=True),
        ],
        [Question("q", "Q", (Answer("a"), Answer("b", (Undercut("c"),))), exclusive=False)],
        [Section("sec", "Heading")],
    )
    told = describe_map(map_)
    places = {"source": "s", "places": "¶9, pp. 4–5"}
    assert told == {
        "authors": [
            {
                "id": "ann",
                "name": "Ann A.",
                "affiliation": "X",
                "qualifications": "Y",
                "side": "for",
                "note": "N",
            },
            {"id": "me", "name": "the map-maker"},
            {"id": "bob", "name": "Bob B."},
        ],
        "sources": [
            {
                "id": "s",
                "title": "S",
                "authors": ["Ann A.", "zed"],
                "date": "2023",
                "publisher": "P",
                "kind": "article",
                "url": "ftp://x",
                "accessed": "2025",
                "note": "N",
                "extras": [("x-a", "1")],
            }
        ],
        "claims": [
            {
                "id": "a",
                "text": "text of a",
                "named": True,
                "authors": ("ann",),
                "citations": [places],
                "quotations": [{"text": "q", "citations": [places]}],
                "stances": [{"kind": "denied", "name": "Bob B.", "citations": [places]}],
                "section": "Heading",
                "basis": "data",
                "credence": 0.0,
                "date": "2020",
                "tags": ("t",),
                "note": "n",
                "asserted": False,
                "extras": [("x-b", "2")],
            },
            {"id": "b", "text": "B", "named": False, "authors": ("me",), "implicit": True},
            {"id": "c", "text": "C", "named": True, "authors": ("me",), "doubt": True},
        ],
        "steps": [
            {
                "kind": "reason",
                "claim": "b",
                "movers": ("bob",),
                "scheme": "sign",
                "weight": 0.0,
                "asks": "so?",
                "premises": [{"claim": "a", "implicit": True, "role": "major"}],
                "undercuts": [{"claim": "c", "movers": ("ann",), "move": "undercut", "asks": "why?", "role": "minor"}],
            }
        ],
        "questions": [
            {
                "id": "q",
                "text": "Q",
                "exclusive": False,
                "answers": [
                    {"claim": "a", "undercuts": []},
                    {"claim": "b", "undercuts": [{"claim": "c", "movers": ("me",)}]},
                ],
            }
        ],
    }


def outline(map_):
    """The outline as text, a line each, indented by the depth of its list."""
    lines, depth = [], 0
    for line in write_outline_list(map_).splitlines():
        depth -= line.count("</ul>")
        text = re.sub(r"<[^>]+>", "", line)
        if text:
            lines.append("  " * (depth - 1) + text if "<li" in line else text)
        depth += line.count("<ul>")
    assert depth == 0
    return lines


def test_outline_tells_steps_in_the_words_of_the_language():
    map_ = Map(
        "T",
        [ANN, BOB],
        claims=[
            Claim(
                "a",
                "Alpha.",
                ("ann",),
                (Citation("s", (Locator("¶", "9"),)),),
                reasons=(
                    Step(
                        "reason",
                        "a",
                        (Premise("b"), Premise("c"), Premise("d", implicit=True)),
                        ("ann",),
                        (Undercut("e", ("bob",)),),
                    ),
                ),
                rebuttals=(Step("rebuttal", "a", (Premise("f"),), ("bob",)),),
            ),
            claim("b", because=["g"]),
            claim("c"),
            Claim("d", "Delta.", ("ann",), implicit=True),
            Claim("e", "Echo.", ("me",), doubt=True),
            claim("f", authors=("bob",)),
            Claim("g", "Golf.", ("ann", "bob"), named=False),
        ],
        questions=[Question("q", "Which?", (Answer("a", (Undercut("e"),)),))],
    )
    assert outline(map_) == [
        "Which?",
        "answer a Alpha. Ann A. · @s ¶9",
        "  because b text of b Ann A.",
        "    because Golf. Ann A., Bob B.",
        "  and c text of c Ann A.",
        "  assuming d Delta. Ann A. · left unstated",
        "  unless (Bob B.) e Echo. the map-maker · an open doubt",
        "  but (Bob B.) f text of f Bob B.",
        "unless (the map-maker) e Echo. (see there)",
    ]


def test_outline_tells_each_claim_once_and_at_its_home():
    map_ = Map(
        "T",
        [ANN, BOB],
        claims=[
            claim("a", because=["x"], but=["y"]),
            claim("x"),
            claim("b", because=["y", "x"], authors=("bob",)),
            claim("y", because=["z"], authors=("bob",)),
            claim("z", authors=("bob",)),
        ],
        questions=[Question("q", "Which?", (Answer("a"), Answer("b")))],
    )
    assert outline(map_) == [
        "Which?",
        "answer a text of a Ann A.",
        "  because x text of x Ann A.",
        "  but y text of y (see there)",
        "answer b text of b Bob B.",
        "  because y text of y Bob B.",
        "    because z text of z Bob B.",
        "  because x text of x (see there)",
    ]
    links = re.findall(r'href="(#[^"]+)"', write_outline_list(map_))
    assert links.count("#outline-y") == links.count("#claim-y") == 1


def test_outline_of_circles_and_strays():
    map_ = Map(
        claims=[
            claim("root", because=["leaf"]),
            claim("leaf"),
            claim("alone"),
            claim("p", because=["q"]),
            claim("q", because=["p", "leaf"]),
            claim("self", but=["self"]),
        ],
        authors=[ANN],
    )
    assert outline(map_) == [
        "root text of root Ann A.",
        "  because leaf text of leaf Ann A.",
        "alone text of alone Ann A.",
        "Further claims",
        "p text of p Ann A.",
        "  because q text of q Ann A.",
        "    because p text of p (see there)",
        "    because leaf text of leaf (see there)",
        "self text of self Ann A.",
        "  but self text of self (see there)",
    ]


def test_outline_of_a_chain_of_ten_thousand_stays_shallow():
    length = 10_000
    names = [f"c{place}" for place in range(length)]
    chain = [claim(name, because=names[place + 1 : place + 2]) for place, name in enumerate(names)]
    told = write_outline_list(Map(claims=chain, authors=[ANN]))
    assert re.findall(r'id="outline-(c\d+)"', told) == names
    depth = deepest = 0
    for tag in re.findall(r"</?ul>", told):
        depth += 1 if tag == "<ul>" else -1
        deepest = max(deepest, depth)
    assert (depth, deepest) == (0, DEEPEST)
    lists = outline(Map(claims=[*chain[:DEEPEST], claim(names[DEEPEST])], authors=[ANN]))
    assert lists[DEEPEST - 1].endswith("(more on it below)")
    assert lists[DEEPEST:] == ["What bears on c9", "because c10 text of c10 Ann A."]


def viewer_file(name):
    return (files("argmap.render") / "viewer" / name).read_text("utf-8")


def test_page_around_the_picture_has_the_themes_colours():
    for file, dark in (("viewer.css", False), ("viewer_dark.css", True)):
        used = dict(re.findall(r"--view-(\w+): (#\w{6})", viewer_file(file)))
        for theme in THEMES:
            colours = palette(theme, dark)
            assert used["page"] == colours.page
            assert used["sheet"] == colours.card
            assert used["ink"] == colours.ink
            assert used["muted"] == colours.muted


def test_scripts_set_text_as_text_and_stay_small():
    scripts = {name: viewer_file(name) for name in ("details.js", "stage.js", "viewer.js")}
    for name, script in scripts.items():
        assert len(script.encode()) < 25_000, name
        assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\(", script), name
        assert not re.search(r"fetch\(|XMLHttp|import\(|importScripts|localStorage", script), name
        assert not re.search(r"querySelector(All)?\([^)]*[`+$]", script), f"{name} builds a selector"
        assert "</" not in script, name
        assert "<!--" not in script, name


def test_every_part_the_script_asks_for_is_in_the_page():
    asked = set(re.findall(r'part\("(\w+)"\)', viewer_file("viewer.js")))
    assert len(asked) > 10
    assert asked <= set(re.findall(r'id="view-(\w+)"', viewer_file("page.html")))
