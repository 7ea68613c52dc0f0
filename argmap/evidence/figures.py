"""Numbers and dates found in English prose: how many of what, in which year. Compares none and reads no files."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from math import prod
from typing import Literal

from attrs import evolve, frozen

FigureKind = Literal["count", "percent", "money", "factor", "date"]
INFINITY = Decimal("Infinity")


@frozen
class Figure:
    """A number or a date in a text.

    `words` is how the text says it; it stands from offset `start` up to, not including, `end`. `low` and `high` are
    the least and the most that it can mean (`more than 2,500` has no most), None for a date. `noun` is what is
    counted, in the singular (`drone`), the currency of money, `%`, `×` for how many times something grew; None where
    the text does not say it beside the number. `year` is the year it is of, where one can be told; for a date, its own.
    """

    kind: FigureKind
    words: str
    start: int
    end: int
    low: Decimal | None = None
    high: Decimal | None = None
    noun: str | None = None
    year: str | None = None

    @property
    def exact(self) -> bool:
        """Whether it gives one number and no bound or guess."""
        return self.low is not None and self.low == self.high


MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)  # fmt: skip
UNITS = dict(
    zip(
        (
            "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
            "eighteen nineteen"
        ).split(),
        range(2, 20),
        strict=True,
    )
)
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}
VAGUE = {"dozens": 12, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9}
FACTORS = {
    "doubled": "2", "double": "2", "doubling": "2", "twofold": "2", "twice": "2", "tripled": "3", "triple": "3",
    "tripling": "3", "trebled": "3", "threefold": "3", "quadrupled": "4", "quadruple": "4", "fourfold": "4",
    "fivefold": "5", "sixfold": "6", "sevenfold": "7", "eightfold": "8", "ninefold": "9", "tenfold": "10",
    "halved": "0.5",
}  # fmt: skip
# These are a comparison only before what is compared; else they are an adjective, or say how often.
_BEFORE_WHAT = frozenset(("double", "twice", "triple", "quadruple"))
CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₽": "rouble"}
MONEY_NOUNS = {
    "dollar": "dollar", "dollars": "dollar", "euro": "euro", "euros": "euro", "pounds": "pound", "yen": "yen",
    "rouble": "rouble", "roubles": "rouble", "ruble": "rouble", "rubles": "rouble", "rials": "rial", "yuan": "yuan",
}  # fmt: skip

_ABOVE = (
    r"(?:(?:just|far|well|slightly|somewhat)\s{1,3})?"
    r"(?:more\s{1,3}than|over|above|at\s{1,3}least|no\s{1,3}(?:less|fewer)\s{1,3}than|upwards?\s{1,3}of|exceeding)"
)
_BELOW = (
    r"(?:(?:just|far|well|slightly)\s{1,3})?"
    r"(?:up\s{1,3}to|as\s{1,3}many\s{1,3}as|as\s{1,3}much\s{1,3}as|at\s{1,3}most|no\s{1,3}more\s{1,3}than|less\s{1,3}than|fewer\s{1,3}than|under|below|not\s{1,3}quite)"
)
_ABOUT = (
    r"(?:about|around|roughly|approximately|nearly|almost|nearing|close\s{1,3}to|some|an?\s{1,3}estimated|estimated"
    r"|circa|ca\.)"
)
_DIGITS = r"\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3}){1,6}(?:\.\d{1,9})?|\d{1,18}(?:\.\d{1,9})?"
_WORD = (
    rf"(?:{'|'.join(TENS)})(?:[-\s](?:one|{'|'.join(UNITS)}))?|{'|'.join(sorted(UNITS, key=len, reverse=True))}"
)  # fmt: skip
_SCALE = rf"(?:(?:\s{{0,3}}-?\s{{0,3}}(?:{'|'.join(SCALES)})\b){{1,2}}|bn\b)"
_YEAR_DIGITS = r"(?:1[5-9]|20)\d\d"
_FIGURE = re.compile(
    rf"""
    (?P<date>
        (?<![\w,.])(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,3}})?(?P<month>{MONTHS})\.?
        (?:\s{{1,3}}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?(?!\d))?(?:\s{{1,3}}(?:of\s{{1,3}})?(?P<year>[12]\d{{3}}))?(?!\w)
      | (?<![\w,.–-])(?P<decade>(?:1\d|20)\d0)s\b
      | (?<![\w.–-])(?P<from>(?:1[5-9]|20)\d\d)\s?[–-]\s?(?P<to>(?:1[5-9]|20)?\d\d)(?![\w–-]|[,.]\d)
      | (?<![\w,.–$€£¥-])(?P<alone>(?:1[5-9]|20)\d\d)(?![\w–%]|[,.]\d|-\d)
    )
  | (?P<bound>(?:(?P<above>{_ABOVE})|(?P<below>{_BELOW})|(?P<about>{_ABOUT}))\s{{1,3}})?
    (?:the\s{{1,3}}(?!{_YEAR_DIGITS}(?:s?\b)(?!,\d)))?
    (?:
        (?P<factor>(?<![\w-])(?:{"|".join(sorted(FACTORS, key=len, reverse=True))})\b(?!-))
      | (?P<vague>(?<![\w-])(?:(?:tens|hundreds)\s{{1,3}}of\s{{1,3}})?(?:{"|".join(VAGUE)})\b)
      | (?P<currency>[$€£¥₽])\s?(?P<money>{_DIGITS})(?P<moneyscale>{_SCALE}|[mk]\b)?
      | (?P<number>(?<![\w.,:/§¶-])(?:{_DIGITS})(?!\d|[:/.]\d|[,]\d|s\b)|(?<![\w-])(?:{_WORD})\b(?!-\d))
        (?:\s?(?:–|-|\s{{1,3}}to\s{{1,3}})\s?(?P<upto>{_DIGITS}|(?:{_WORD})\b))?
        (?P<scale>{_SCALE})?
        (?P<percent>\s?(?:%|per\s?cent\b|percent\b))?
        (?P<times>\s{{1,3}}times\b)?
      | (?P<lone>(?<![\w-])(?:half\s{{1,3}}an?|an?|several|one)\s{{1,3}}(?:{"|".join(SCALES)})\b)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)

# A noun phrase ends at one of these words; a figure's noun does not stand behind them.
_STOP = frozenset(
    """a about above across after against all along also among an and any are around as at be because been before
    being below between both but by can could did do does down during each ever every for from had has have having
    he her here him his how i if in into is it its just less like may me might more most much must my near no nor not
    now of off often on once only onto or other our out over own per shall she should since so some such than that
    the their them then there these they this those though through till to too toward towards under until up upon us
    was we were what when where which while who whom whose why will with within without would yet you your
    alone daily today yesterday last next estimated compared said says say""".split()
)
_PLURAL = frozenset(
    """people men women children troops personnel aircraft police forces lives data staff crew militia media km kg
    mph MW GW TWh kWh""".split()
)
_IRREGULAR = {
    "buses": "bus", "viruses": "virus", "bonuses": "bonus", "campuses": "campus", "wolves": "wolf", "wives": "wife",
    "knives": "knife", "thieves": "thief", "shelves": "shelf", "leaves": "leaf", "loaves": "loaf", "calves": "calf",
    "heroes": "hero", "potatoes": "potato", "tomatoes": "tomato", "torpedoes": "torpedo", "vetoes": "veto",
    "embargoes": "embargo", "crises": "crisis", "bases": "base", "analyses": "analysis",
}  # fmt: skip
_PARTS = frozenset(("third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths", "half", "halves"))
_SIZES = frozenset(("strong", "odd", "plus", "fold"))
_NO_PLURAL = re.compile(r"(?:ss|us|is|'s|’s|ous)$")
_WORDS = re.compile(r"[^\W\d_]{1,40}(?:[-'’][^\W\d_]{1,40}){0,3}")
_SENTENCE = re.compile(r"(?<=[.!?…\"'”’)\]])\s(?=[\W_]?[A-Z\d])|\n")
_YEAR = re.compile(rf"(?<![\w,.–$€£¥-])({_YEAR_DIGITS})(?![\w–%]|[,.]\d|-\d)")
_SOME_YEAR = re.compile(r"\b(?:last|this|next|that|the\s+(?:same|previous|following))\s+year\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:–—(]")
_OF = re.compile(r"\s{1,3}of(?=\s)", re.IGNORECASE)
_JOINED = re.compile(r"-([^\W\d_]{1,30})")
_BETWEEN = re.compile(r"[\s-]{1,3}")
_LONGEST_PHRASE = 5
_NEARNESS = Decimal("0.1")
"""How far `about` may be off."""


def find_figures(text: str, year: str | None = None) -> tuple[Figure, ...]:
    """Return the numbers and dates of a text, in order. `year` is the one meant where the text names none.

    What only looks like a number is left out: parts of names (`Su-35`, `G7`), ordinals, clock times, and small
    numbers in words without a noun (`the two of them`).
    """
    found: list[Figure] = []
    offset = 0
    for sentence in _split_sentences(text):
        figures = list(_read_sentence(sentence, offset))
        found += _give_years(sentence, offset, figures, year)
        offset += len(sentence)
    return tuple(found)


def _split_sentences(text: str) -> Iterator[str]:
    start = 0
    for end in _SENTENCE.finditer(text):
        yield text[start : end.end()]
        start = end.end()
    yield text[start:]


def _read_sentence(sentence: str, offset: int) -> Iterator[Figure]:
    noun = None  # the one counted last, meant again by a number without its own: `11,000 drones, compared to 2,500`
    for match in _FIGURE.finditer(sentence):
        figure = _read_date(match) if match["date"] else _read_quantity(match, sentence)
        if figure is None:
            continue
        if figure.kind == "count":
            if figure.noun is None and noun is not None and not _is_small_word(match):
                figure = evolve(figure, noun=noun)
            elif figure.noun is None and _is_small_word(match):
                continue
            noun = figure.noun
        yield evolve(figure, start=figure.start + offset, end=figure.end + offset)


def _is_small_word(match: re.Match[str]) -> bool:
    return bool(match["number"]) and not match["number"][0].isdigit() and not match["scale"]


def _read_date(match: re.Match[str]) -> Figure | None:
    words = match["date"].strip()
    if match["month"]:
        if not match["year"] and not match["day"] and not match["day2"]:
            return None  # `May` is a verb as well
        return Figure("date", words, *match.span(), year=match["year"])
    year = match["alone"] or match["from"] or f"{match['decade']}s"
    return Figure("date", words, *match.span(), year=year)


def _read_quantity(match: re.Match[str], sentence: str) -> Figure | None:
    start, end = match.span()
    if match["factor"]:
        word = match["factor"].lower()
        if word in _BEFORE_WHAT and not re.match(r"\s+(?:as|the|that|its|their)\b", sentence[end:], re.IGNORECASE):
            return None
        return _figure(match, "factor", Decimal(FACTORS[word]), "×", start, end)
    if match["currency"]:
        value = _read_digits(match["money"]) * _read_scale(match["moneyscale"])
        return _figure(match, "money", value, CURRENCIES[match["currency"]], start, end)
    if match["vague"]:
        first, _, rest = match["vague"].lower().rpartition(" of ")
        low = Decimal(VAGUE[rest] * (10 if first == "tens" else 100 if first == "hundreds" else 1))
        noun, end, words = _find_noun(sentence, end)
        return Figure("count", f"{_say(match)}{words}", start, end, low * 2, INFINITY, noun)
    if match["lone"]:
        first, *_, scale = match["lone"].lower().split()
        if first == "half":
            low = high = Decimal(SCALES[scale]) / 2
        elif first == "several":
            low, high = Decimal(2 * SCALES[scale]), INFINITY
        else:
            low = high = Decimal(SCALES[scale])
        noun, end, words = _find_noun(sentence, end)
        return Figure("count", f"{_say(match)}{words}", start, end, *_bound(match, low, high), noun)
    value = _read_number(match["number"]) * _read_scale(match["scale"])
    if re.match(r"(?:st|nd|rd|th)\b", sentence[end:], re.IGNORECASE):
        return None
    if match["percent"]:
        return _figure(match, "percent", value, "%", start, end)
    if match["times"]:
        return _figure(match, "factor", value, "×", start, end)
    high = _read_number(match["upto"]) * _read_scale(match["scale"]) if match["upto"] else value
    if re.fullmatch(r"\d{1,3}\.\d{3}", match["number"]):
        high *= 1000  # eleven, or eleven thousand as it is written elsewhere: it can mean both
    noun, end, words = _find_noun(sentence, end)
    if noun is None and re.fullmatch(_YEAR_DIGITS, match[0].split()[-1]):
        return Figure("date", match["number"], *match.span("number"), year=match["number"])
    if noun in _PARTS:
        return None
    kind: FigureKind = "count"
    if noun in MONEY_NOUNS:
        kind, noun = "money", MONEY_NOUNS[noun]
    return Figure(kind, f"{_say(match)}{words}", start, end, *_bound(match, min(value, high), max(value, high)), noun)


def _figure(match: re.Match[str], kind: FigureKind, value: Decimal, noun: str, start: int, end: int) -> Figure:
    return Figure(kind, _say(match), start, end, *_bound(match, value, value), noun)


def _say(match: re.Match[str]) -> str:
    """The words of a figure, without the article that stands before it."""
    return re.sub(r"^the\s+", "", match[0].strip(), flags=re.IGNORECASE)


def _bound(match: re.Match[str], low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """Return the least and the most that is meant when `more than`, `up to` or `about` stands before it."""
    if match["above"]:
        return low, INFINITY
    if match["below"]:
        return Decimal(0), high
    if match["about"]:
        return low * (1 - _NEARNESS), high * (1 + _NEARNESS)
    return low, high


def _read_digits(text: str) -> Decimal:
    return Decimal(re.sub(r"[,\u00a0\u2009\u202f]", "", text))


def _read_number(text: str) -> Decimal:
    if text[0].isdigit():
        return _read_digits(text)
    tens, _, unit = re.sub(r"\s+", "-", text.lower()).partition("-")
    return Decimal((TENS.get(tens) or UNITS[tens]) + ({"one": 1, **UNITS}.get(unit, 0) if unit else 0))


def _read_scale(text: str | None) -> int:
    scales = {"bn": 10**9, "m": 10**6, "k": 1000, **SCALES}
    return prod(scales[word] for word in re.findall(r"[a-z]+", (text or "").lower()))


def _find_noun(sentence: str, at: int) -> tuple[str | None, int, str]:
    """Return what is counted, in the singular, where its word ends, and the words up to there.

    It is the last word in the plural of the phrase behind the number: `1,500 cruise missiles` are missiles.
    """
    start = at
    if of := _OF.match(sentence, at):
        start = of.end()
    if joined := _JOINED.match(sentence, at):
        # `a 30-year war`: a thing of 30 years
        noun = None if joined[1].lower() in _SIZES else joined[1].lower()
        return noun, joined.end(), joined[0]
    noun, end = None, at
    place = start
    for _ in range(_LONGEST_PHRASE):
        gap = _BETWEEN.match(sentence, place)
        word = _WORDS.match(sentence, gap.end()) if gap else None
        if word is None or word[0].lower() in _STOP:
            break
        if _is_plural(word[0]):
            noun, end = word[0].lower(), word.end()
        elif noun is not None:
            break
        place = word.end()
    return (_make_singular(noun) if noun else None), end, sentence[at:end]


def _is_plural(word: str) -> bool:
    lower = word.lower()
    return lower in _PLURAL or (len(lower) > 3 and lower.endswith("s") and not _NO_PLURAL.search(lower))


def _make_singular(noun: str) -> str:
    if noun in _PLURAL or noun in MONEY_NOUNS:
        return noun
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if re.search(r"(?:ch|sh|x|ss|z)es$", noun):
        return noun[:-2]
    return noun[:-1]


def _give_years(sentence: str, offset: int, figures: list[Figure], year: str | None) -> Iterator[Figure]:
    """Yield the figures with their years, as the sentence tells them, else `year`.

    A year that follows before the next number and the next comma is the figure's; else the last one before it is.
    `Last year` is one that cannot be told.
    """
    years = [(match.start() + offset, match[1]) for match in _YEAR.finditer(sentence)]
    places = [at for at, _ in years]
    vague = [match.start() + offset for match in _SOME_YEAR.finditer(sentence)]
    clauses = [match.start() + offset for match in _CLAUSE.finditer(sentence)]
    counted = [figure.start for figure in figures if figure.kind != "date"]
    whole = offset + len(sentence)
    for figure in figures:
        if figure.kind == "date":
            yield figure
            continue
        reach = _find_next(counted, figure.end, whole)
        near = min(reach, _find_next(clauses, figure.end, whole))
        if _find_next(vague, figure.end, whole) < near:
            yield evolve(figure, year=None)
            continue
        at = bisect_left(places, figure.start)
        following = years[at] if at < len(years) else (whole, None)
        if following[0] < near or (at == 0 and following[0] < reach):
            yield evolve(figure, year=following[1])
        else:
            yield evolve(figure, year=years[at - 1][1] if at else None if vague else year)


def _find_next(places: list[int], start: int, end: int) -> int:
    """Return the first of the places from `start` on, else `end`."""
    at = bisect_left(places, start)
    return places[at] if at < len(places) else end
