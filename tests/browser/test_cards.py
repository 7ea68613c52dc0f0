"""Every text lies inside its card, as the browser measures both: the worked debate and texts hard to wrap."""

from pathlib import Path

import pytest

from argmap.model import Author, Claim, Map, Premise, Step

DEBATE = Path(__file__).parents[2] / "maps/necessity-or-alliance.argmap"
TOLERANCE = 0.75
"""Points by which a glyph's box may reach over the rim: half the rim, and what rounding adds."""

MEASURE = """() => [...document.querySelectorAll('svg.argmap .claim')].flatMap((claim) => {
  const card = claim.querySelector('.card').getBBox();
  return [...claim.querySelectorAll('text')].filter((text) => !text.closest('.view-fold')).map((text) => {
    const box = text.getBBox();
    return { claim: claim.dataset.claim, text: text.textContent, left: box.x - card.x, top: box.y - card.y,
      right: card.x + card.width - box.x - box.width, bottom: card.y + card.height - box.y - box.height };
  });
})"""


def spilling(page):
    """The texts that leave their card, and how many were measured."""
    texts = page.evaluate(MEASURE)
    sides = ("left", "top", "right", "bottom")
    return [text for text in texts if min(text[side] for side in sides) < -TOLERANCE], len(texts)


@pytest.mark.parametrize("layout", ["face-off", "stacked"])
def test_no_text_of_the_worked_debate_leaves_its_card(open_page, draw_page, layout):
    import argmap

    map_ = argmap.load(DEBATE)
    page = open_page(draw_page(map_, layout=layout))
    spilled, measured = spilling(page)
    assert spilled == []
    assert measured >= 2 * len(map_.claims)
    assert page.locator("svg.argmap .claim").count() == len(map_.claims)


HARD = {
    "word": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft " * 2,
    "url": "https://example.org/" + "a-very-long-path-without-any-break/" * 4,
    "wide": "W" * 90,
    "narrow": "iiiiiiiiii lllllllll " * 14,
    "capitals": "NO TRADE WITHOUT TRUST, NO TRUST WITHOUT TRADE, AND NEITHER WITHOUT WILL " * 2,
    "fa": "همکاری ایران و روسیه بر پایهٔ نیاز دو طرف است و تا زمانی می‌پاید که هر دو سود ببرند. " * 2,
    "zh": "伊朗与俄罗斯的关系出于需要而不是信任并且只在双方都得益时才能维持下去" * 3,
    "ru": "Союз России и Ирана держится на взаимной нужде, а вовсе не на доверии. " * 2,
    "accents": "Ấ̃Ẫ́ǭ̃ Ç̌é̱è̱ǧ̱ ä̰ë̤ï̤ö̤ṳ̈ " * 8,
    "a-name-that-is-much-longer-than-any-card-is-wide-and-goes-on-and-on-without-an-end": "Short.",
    "one": "I",
}


def test_no_hard_text_leaves_its_card(open_page, draw_page):
    top = Claim("top", HARD["word"], ("ann",), reasons=tuple(
        Step("reason", "top", (Premise(name),), ("ann",)) for name in HARD
    ))  # fmt: skip
    claims = [Claim(name, text.strip(), ("ann",)) for name, text in HARD.items()]
    page = open_page(draw_page(Map("T", [Author("ann", "A" * 80)], claims=[top, *claims])))
    spilled, measured = spilling(page)
    assert spilled == []
    assert measured >= 2 * len(HARD)
