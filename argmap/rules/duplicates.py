"""The rule on claims that say the same in nearly the same words. Compares words, not meanings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from argmap.diagnostics import Finding, Label, Severity, rule
from argmap.model import Claim
from argmap.rules.context import RuleContext

_ARTICLES = frozenset("a an the".split())

_FILLERS = frozenset(
    "actually also altogether badly basically clearly completely currently deeply evidently firmly fully "
    "greatly heavily indeed just now nowadays obviously plainly quite really seriously severely simply "
    "strongly surely terribly thoroughly thus today too truly utterly very".split()
)
"""Words that add force to a claim, or a tone, and no content: one more of them makes no other claim."""

_POINTERS = frozenset(
    "he her here his it its she that their there these they this those he's it's she's that's there's they're".split()
)
"""A text that begins with one of these, or has little else, means another thing in another place."""

_FEWEST_WORDS = 3
_FEWEST_WITH_POINTER = 6  # in a longer text, what it points to mostly stands before it
_FEWEST_SIGNS = 8  # of a text without spaces between words, as in Chinese or Japanese
_MOST_COMPARED = 4  # of the claims before it that a claim is held against

# the rough reading: one pass over all texts at once, in bytes; claims that say the same come out the same, now
# and then others too, so what comes out the same is read again with care
_DASHES = re.compile("[\u2010-\u2015\u2212\u2e3a\u2e3b]")
_OTHER_MARKS = re.compile(
    "[\u00ab\u00bb\u2018-\u201f\u2026\u2039\u203a\u00a1\u00bf\u060c\u061b\u06d4"
    "\u3001\u3002\u300c-\u300f\uff01\uff0c\uff0e\uff1a\uff1b]"
)
_DROPPED = b".,;:!'\"()[]"
_SPACED = bytes(b if b not in b"-\x00\r\t" else 32 for b in range(256))
_ROUGHLY_NOTHING = frozenset(word.replace("'", "").encode() for word in _ARTICLES | _FILLERS)

# the careful reading
_WORD = re.compile(r"[+\-$€£]?\d+(?:[.,:/]\d+)*%?|[^\W\d_](?:[\w'&+]|-(?=\w))*|[^\s\w.,;:!'\"()\[\]\-]")


@rule("AM701", "near-duplicate", Severity.WARNING)
def find_near_duplicates(context: RuleContext) -> Iterator[Finding]:
    """Two claims that say the same in nearly the same words.

    What it checks:
    No claim repeats an earlier one word for word, articles, capitals and punctuation aside, or with one more
    word such as `really` that adds nothing. Claims that differ in a number, a name, a negation or the order
    of their words are different; so are claims of which one serves the other or rivals it, texts that begin
    with a word such as `this`, and what only undercuts a step, since it speaks of that step.

    Why it matters:
    What answers the one leaves the other standing. Named once, a claim can be used in many places.

    Example:
    ```argmap
    claim sanctions: Sanctions against Iran work.
      because economy: Sanctions have left the economy of Iran stagnant.

    claim unrest: The government of Iran is under pressure.
      because stagnant: Sanctions have really left the economy of Iran stagnant.
    ```

    Instead:
    ```argmap
    claim sanctions: Sanctions against Iran work.
      because economy: Sanctions have left the economy of Iran stagnant.

    claim unrest: The government of Iran is under pressure.
      because economy
    ```
    """
    if len(context.map.claims) < 2:
        return
    first: dict[tuple[bytes, ...], Claim] = {}
    alike: dict[tuple[bytes, ...], list[Claim]] = {}
    for claim, words in zip(context.map.claims.values(), _rough_words(context), strict=True):
        earlier = first.setdefault(words, claim)
        if earlier is not claim:
            alike.setdefault(words, [earlier]).append(claim)
    for claims in alike.values():
        yield from _compare(context, claims)


def _rough_words(context: RuleContext) -> Iterator[tuple[bytes, ...]]:
    """Yield for each claim its words in bytes: no case, no punctuation, no articles, no fillers."""
    texts = [claim.text for claim in context.map.claims.values()]
    text = "\0".join(texts)
    if text.count("\0") >= len(texts):  # some text holds a NUL itself
        text = "\0".join(text.replace("\0", " ") for text in texts)
    if not text.isascii():
        text = unicodedata.normalize("NFC", _OTHER_MARKS.sub("", _DASHES.sub("-", text)))
    lines = text.casefold().replace("\n", " ").replace("\0", "\n")
    nothing = _ROUGHLY_NOTHING
    for line in lines.encode("utf-8", "surrogatepass").translate(_SPACED, _DROPPED).split(b"\n"):
        yield tuple([word for word in line.split() if word not in nothing])


def _compare(context: RuleContext, claims: list[Claim]) -> Iterator[Finding]:
    """Hold claims with the same rough words against one another, each against a few before it."""
    earlier: list[tuple[Claim, list[str]]] = []
    for claim in claims:
        words = _read_words(claim.text)
        if not words or not _says_enough(words) or _only_undercuts(context, claim):
            continue
        same = next(
            (other for other, its in earlier if _say_the_same(its, words) and not _are_linked(context, other, claim)),
            None,
        )
        if same is None:
            if len(earlier) < _MOST_COMPARED:
                earlier.append((claim, words))
            continue
        repeats = "says the same as" if claim.text == same.text else "says nearly the same as"
        name = f"`{same.id}`" if same.named else "an earlier claim"
        if set(claim.authors) & set(same.authors):
            hint = f"refer to {name} without a colon, or tell the two apart"
        else:
            hint = "write the claim once, and with `agreed` or `by` who else says it; or tell the two apart"
        if not same.named:
            hint += "; to be referred to, it needs a name"
        yield Finding(
            context.place(claim.at),
            f"{context.claim_name(claim.id)} {repeats} {context.claim_name(same.id)}",
            hint=hint,
            related=(Label(context.place(same.at), "the earlier claim"),),
        )


def _read_words(text: str) -> list[str]:
    """Return the words of a text as written, numbers whole, articles and ordinary punctuation left out."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFC", text))
    plain = _OTHER_MARKS.sub("", plain.replace("\u2019", "'"))
    return [word for word in _WORD.findall(plain) if word.casefold() not in _ARTICLES]


def _says_enough(words: list[str]) -> bool:
    """Whether a text has enough words to mean the same wherever it stands."""
    folded = [word.casefold() for word in words]
    if folded[0] in _POINTERS or (len(words) < _FEWEST_WITH_POINTER and not _POINTERS.isdisjoint(folded)):
        return False
    signs = sum(map(len, words))
    return len(words) >= _FEWEST_WORDS or (signs >= _FEWEST_SIGNS and words[0].upper() == words[0].lower())


def _say_the_same(one: list[str], other: list[str]) -> bool:
    """Whether two texts have the same words in the same order, but for one filler that one of them has more."""
    if len(one) == len(other):
        return all(_is_same_word(a, b) for a, b in zip(one, other, strict=True))
    short, long = sorted((one, other), key=len)
    if len(long) != len(short) + 1:
        return False
    pairs = enumerate(zip(short, long, strict=False))
    extra = next((at for at, (a, b) in pairs if not _is_same_word(a, b)), len(short))
    rest_is_same = all(_is_same_word(a, b) for a, b in zip(short[extra:], long[extra + 1 :], strict=True))
    return rest_is_same and long[extra].casefold() in _FILLERS


def _is_same_word(one: str, other: str) -> bool:
    """Whether two words are one, capitals aside; but `US` is not `us`, nor `WHO` `who`."""
    if one == other:
        return True
    if one.casefold().replace("'", "") != other.casefold().replace("'", ""):
        return False
    return not (len(one) > 1 and one.isupper() != other.isupper())


def _only_undercuts(context: RuleContext, claim: Claim) -> bool:
    """Whether a claim is an open doubt, or works as an undercut and as nothing else."""
    if claim.doubt:
        return True
    uses = context.map.uses(claim.id)
    return bool(uses) and all(use.role.endswith("undercut") for use in uses)


def _are_linked(context: RuleContext, one: Claim, other: Claim) -> bool:
    """Whether one of two claims serves or attacks the other, or both answer one question."""
    for above, beneath in ((one, other), (other, one)):
        for step in above.steps:
            if beneath.id in {premise.claim for premise in step.premises} | {u.claim for u in step.undercuts}:
                return True
    asked = {use.question.id for use in context.map.uses(one.id) if use.question}
    return any(use.question.id in asked for use in context.map.uses(other.id) if use.question)
