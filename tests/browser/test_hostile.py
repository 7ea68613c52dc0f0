"""Texts that would break out, ids that would break a selector, maps without much in them: in a real browser."""

import pytest

from argmap.model import Author, Claim, Map, Premise, Question, Source, Step

TEXTS = [
    "<script>alert(1)</script>",
    "</title></svg></style></script><script>alert(2)</script>",
    "]]> <![CDATA[ <!-- --> &amp; &#0; & \" ' \\N | { } {{data}}",
    '<<TABLE><TR><TD BGCOLOR="red">label</TD></TR></TABLE>>',
    "<img src=x onerror=alert(3)> <a href='javascript:alert(4)'>x</a>",
    "رابطهٔ ایران و روسیه بر پایهٔ «نیاز» است، نه اعتماد.",
    "Союз России и Ирана держится на нужде.",
    "伊朗与俄罗斯的关系出于需要，而不是信任。",
    "Trust 🙂 or need 👩‍🚀🏳️‍🌈?",
]
IDS = [
    "a'b", "back\\slash", "x>y", "نیاز", "нужда", "信任", "🙂", "100%", "%41", "a&b", "a<b", "constructor",
    "__proto__", "*", "{{svg}}", "$&", "a/b?c=d", "a+b",
]  # fmt: skip


def one_claim_each(texts, ids):
    claims = [Claim(name, text, ("ann",)) for name, text in zip(ids, texts, strict=True)]
    top = Claim(
        "top",
        "All of them",
        ("ann",),
        reasons=tuple(Step("reason", "top", (Premise(name),), ("ann",)) for name in ids),
    )
    return Map(texts[0], [Author("ann", texts[0])], [Source("s", texts[0])], [top, *claims])


def shown_text(page, claim):
    """The card's text as drawn, its lines joined."""
    return page.evaluate(
        """(id) => [...document.getElementById(id).querySelectorAll('.body')]
        .map((text) => [...text.querySelectorAll('tspan')].map((line) => line.textContent).join(' ')
          || text.textContent).join(' ')""",
        f"claim-{claim}",
    )


def test_texts_are_drawn_and_told_as_text(open_page, draw_page):
    ids = [f"c{place}" for place in range(len(TEXTS))]
    page = open_page(draw_page(one_claim_each(TEXTS, ids)))
    for name, text in zip(ids, TEXTS, strict=True):
        drawn = shown_text(page, name).translate({0x202B: None, 0x202C: None})  # embedding marks of the drawing
        assert "".join(drawn.split()) == "".join(text.split())
        page.evaluate("(hash) => { location.hash = hash; }", f"#claim-{name}")
        heading = page.locator("#view-details h2")
        page.wait_for_function("(text) => document.querySelector('#view-details h2')?.textContent === text", arg=text)
        assert heading.text_content() == text
        assert page.locator(f'[id="outline-{name}"] > a').text_content() == text
    assert page.title() == " ".join(TEXTS[0].split())
    assert page.locator("script").count() == 2
    assert page.locator("img, table, iframe, object, foreignObject").count() == 0


def test_persian_runs_from_the_right_in_the_details(open_page, draw_page):
    page = open_page(draw_page(one_claim_each([TEXTS[5]], ["fa"])), "#claim-fa")
    assert page.locator("#view-details h2").evaluate("(heading) => getComputedStyle(heading).direction") == "rtl"


@pytest.mark.parametrize("name", IDS)
def test_any_id_can_be_linked_found_folded_and_walked_to(open_page, draw_page, name):
    map_ = Map(
        "T",
        [Author("ann", "Ann")],
        claims=[
            Claim("top", "Top", ("ann",), reasons=(Step("reason", "top", (Premise(name),), ("ann",)),)),
            Claim(name, "Odd", ("ann",), reasons=(Step("reason", name, (Premise("leaf"),), ("ann",)),)),
            Claim("leaf", "Leaf", ("ann",)),
        ],
    )
    html = draw_page(map_)
    page = open_page(html)
    odd = page.get_by_role("button", name="Odd")
    odd.click()
    address = page.evaluate("location.href")
    assert page.locator("#view-details h2").text_content() == "Odd"
    assert page.evaluate("document.activeElement.dataset.claim") == name
    page.keyboard.press("Space")
    assert not page.locator("#claim-leaf").is_visible()
    page.fill("#view-search", name)
    assert page.locator("svg.argmap .view-hit").count() == 1
    page.locator("#view-search").press("Escape")
    page.keyboard.press("o")
    again = open_page(html, address[address.index("#") :])
    assert again.locator("#view-details h2").text_content() == "Odd"


def test_map_of_one_claim_and_map_of_none(open_page, draw_page):
    page = open_page(draw_page(Map("One", claims=[Claim("only", "The only claim.")])))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.locator("#view-details h2").text_content() == "The only claim."
    empty = open_page(draw_page(Map("None", questions=[Question("q", "And?")])))
    for key in ("ArrowRight", "Enter", "Space", "0", "+", "o", "Escape"):
        empty.keyboard.press(key)
    empty.fill("#view-search", "x")
    assert empty.locator("#view-count").inner_text() == "none found"
