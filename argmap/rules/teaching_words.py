"""Words as the teaching checks compare them: English word forms, words that carry no content, a map's synonyms.

Knows nothing of claims or reasons, and of languages no more than which text is not English.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

SYNONYMS = "x-synonyms"
"""The key of a map that lists words of one meaning: `bargain = deal, pact; tie = partnership`."""

WORD = re.compile(r"\d+(?:[.,:]\d+)*%?|[^\W\d_]+(?:['’][^\W\d_]+)*")

_EMPTY = frozenset(
    # articles, pronouns, prepositions, conjunctions
    "a an the i me my mine we us our ours you your yours he him his she her hers it its they them their theirs "
    "himself herself itself themselves ourselves oneself one ones this that these those who whom whose which what "
    "someone somebody something anyone anybody anything everyone everybody everything nobody nothing none "
    "of in on at by for with without within from to into onto upon over under above below between among amid across "
    "through throughout during before after against about around along beyond behind beside besides beneath toward "
    "towards until till since than as like unlike per via off out up down near despite except regarding "
    "and or but nor so yet if then else because though although while whereas unless whether when whenever where "
    "wherever why how therefore hence thus however moreover "
    # what helps a verb, and verbs that say little of their own
    "be am is are was were been being have has had having do does did done doing will would shall should can could "
    "may might must ought cannot let lets get gets got getting make makes made making take takes took taken taking "
    "give gives gave given giving keep keeps kept go goes went gone going come comes came become becomes became seem "
    "seems seemed "
    # measure, manner, time and force, negation
    "not no never neither either both all any some each every many much more most less least few fewer several such "
    "own other others another same only just even also too very quite rather still already now today often always "
    "usually mostly mainly largely really simply again ever here there once soon far long well enough almost nearly "
    "again away back together first last new yes two way ways thing things kind kinds sort lot".split()
)
"""Words that are no term of an argument: the rules on terms pass over them."""

_ENDINGS = tuple(
    "n an ian al ial ful ship ment er or ion ation ness iti ic ist ism ish abl ibl ant ent anc enc iv ous ward hood "
    "dom less".split()
)
_SHORTEST = 4  # letters of a stem that are left when an ending is cut off

_IRREGULAR = {
    form: first
    for first, *forms in map(
        str.split,
        (
            "man men", "woman women", "child children", "person people", "life lives", "foot feet", "wife wives",
            "half halves", "leaf leaves", "criterion criteria", "crisis crises", "analysis analyses",
            "build built", "buy bought", "sell sold", "bring brought", "think thought", "fight fought", "find found",
            "hold held", "lose lost", "win won", "grow grew grown", "know knew known", "show shown", "draw drew drawn",
            "choose chose chosen", "write wrote written", "break broke broken", "speak spoke spoken",
            "fall fell fallen", "rise rose risen", "drive drove driven", "spend spent", "send sent", "pay paid",
            "say said", "tell told",
            "teach taught", "lead led", "meet met", "feel felt", "mean meant", "deal dealt", "sink sank sunk",
            "begin began begun", "stand stood", "steal stole stolen", "seek sought", "shrink shrank shrunk",
            "bind bound", "eat ate eaten", "run ran", "see saw seen",
        ),
    )
    for form in forms
}  # fmt: skip
"""Forms that no ending tells, each with the form it belongs to."""

# function words that are common in one language and in no other of these
_SPEECH = {
    "en": "the of and to is are was were that this these it its for with have has had not by from they their would "
          "should could must can cannot which be been than more because there who his her you we does do",
    "de": "der das und ist nicht ein eine einen dem den des mit für auf von zu sich auch sind wird werden durch",
    "nl": "het een van en niet dat voor met zijn wordt worden zich ook naar deze maar bij heeft",
    "fr": "le la les des et est une dans pour pas que qui sur avec ce sont du au par plus ne ont",
    "es": "el los las y es una para que con por no se del su como más son lo al esta",
    "it": "il gli che di una è non per con del della sono le si da nel alla",
    "pt": "o os um uma que não é para com do da em dos das por se são ao",
    "sv": "och att det som en är av för med inte den till på har",
    "da": "og at det som en er af for med ikke den til på har",
    "pl": "nie się że jest na do w z i to przez są dla jak",
    "cs": "a je se na že v do není to pro jsou jako",
    "tr": "ve bir bu için ile değil olan da de daha çok",
    "fi": "ja on ei se että ovat oli mutta kun myös",
    "hu": "a az és nem hogy egy van is de csak",
    "id": "yang dan di itu dengan untuk tidak dari ini dalam",
    "la": "est et non in quod sunt cum esse ad ut ex",
}  # fmt: skip
_ENGLISH_TOO = frozenset("a am an as at da die do in is lo no non o on para per pro so son to was".split())
_SPOKEN = {
    language: frozenset(listed.split()) - (_ENGLISH_TOO if language != "en" else frozenset())
    for language, listed in _SPEECH.items()
}
_LONG_ENOUGH = 12  # words among which English has some of its function words


def is_english(text: str) -> bool:
    """Tell whether a text may be English: in Latin letters, with more function words of English than of any other.

    A few words in plain letters that tell nothing pass for English.
    """
    letters = [sign for sign in text if sign.isalpha()]
    if not letters or 2 * sum(sign <= "\u024f" for sign in letters) < len(letters):
        return False
    words = [word.casefold() for word in WORD.findall(text)]
    own = sum(word in _SPOKEN["en"] for word in words)
    other = max(sum(word in spoken for word in words) for language, spoken in _SPOKEN.items() if language != "en")
    if own == 0:
        return other == 0 and len(words) < _LONG_ENOUGH and all(sign < "\u0080" for sign in letters)
    return own > other


@cache
def _load_stemmer() -> Any:
    import snowballstemmer  # type: ignore[import-untyped,unused-ignore]

    return snowballstemmer.stemmer("english")


@cache
def _stem(word: str) -> str:
    return word if word[0].isdigit() else str(_load_stemmer().stemWord(word))


def read_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word of a text as it is written and as its stem, in order (Porter's stemmer for English)."""
    plain = unicodedata.normalize("NFC", text).replace("’", "'")
    for written in WORD.findall(plain):
        folded = written.casefold()
        folded = folded.removesuffix("'s").rstrip("'")
        yield written, folded if folded in _EMPTY or "n't" in folded else _stem(_IRREGULAR.get(folded, folded))


def list_forms(stem: str) -> set[str]:
    """Return the forms that two words of one family share: `russian` and `russia`, `partnership` and `partner`."""
    cut = {stem[: -len(end)] for end in _ENDINGS if stem.endswith(end) and len(stem) - len(end) >= _SHORTEST}
    return {stem} | cut | {form.rstrip("eiy") for form in (stem, *cut) if len(form.rstrip("eiy")) >= _SHORTEST}


class Synonyms:
    """Words and phrases of one meaning; each group stands for one term."""

    def __init__(self, lists: Iterable[str] = ()) -> None:
        """Read lists such as `bargain = deal, pact; tie = partnership`; parts that say nothing are passed over."""
        self._terms: dict[tuple[str, ...], str] = {}
        self._longest = 1
        for number, group in enumerate(group for given in lists for group in given.split(";")):
            phrases = [tuple(stem for _, stem in read_words(part)) for part in re.split("[=,]", group)]
            phrases = [phrase for phrase in phrases if phrase]
            known = next((self._terms[phrase] for phrase in phrases if phrase in self._terms), None)
            term = known or f"={number}"  # no word has this sign, so no word is it by chance
            for phrase in phrases:
                self._terms.setdefault(phrase, term)
                self._longest = max(self._longest, len(phrase))

    def list_terms(self, text: str) -> list[tuple[str, frozenset[str]]]:
        """Return the terms of a text, each as it is written and in the forms by which it is compared; once each."""
        words = list(read_words(text))
        found: dict[frozenset[str], str] = {}
        at = 0
        while at < len(words):
            size, term = self._match(words, at)
            if term is not None:
                found.setdefault(frozenset((term,)), " ".join(written for written, _ in words[at : at + size]))
            else:
                written, stem = words[at]
                if stem not in _EMPTY and "n't" not in stem and (len(stem) > 1 or stem.isdigit()):
                    found.setdefault(frozenset(list_forms(stem)), written)
            at += size
        return [(written, forms) for forms, written in found.items()]

    def _match(self, words: Sequence[tuple[str, str]], at: int) -> tuple[int, str | None]:
        """Return how many words from here on are one term of the list, the longest, and which; 1 and None if none."""
        if self._terms:
            for size in range(min(self._longest, len(words) - at), 0, -1):
                term = self._terms.get(tuple(stem for _, stem in words[at : at + size]))
                if term is not None:
                    return size, term
        return 1, None


def find_bad_group(given: str) -> str | None:
    """Return the first group of a list of synonyms that does not say which words mean the same, or None."""
    for group in given.split(";"):
        left, sign, right = group.partition("=")
        sides = [side for side in (left, *right.split(",")) if WORD.search(side)]
        if group.strip() and (not sign or "=" in right or len(sides) < 1 + len(right.split(","))):
            return group.strip()
    return None
