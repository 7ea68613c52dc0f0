"""What the teaching checks see in one claim's sentence: its end, its verb, its joints, its first word. English only.

Looks at words and marks, not at grammar: where these leave a doubt, it sees nothing.
"""

from __future__ import annotations

import re

from argmap.rules.teaching_words import WORD

_FINITE = (
    "is|are|was|were|am|isn't|aren't|wasn't|weren't|has|have|had|hasn't|haven't|does|do|did|doesn't|don't|didn't|"
    "will|would|can|could|may|might|must|should|shall|cannot|can't|won't|needs?|makes?|made|takes?|took|gives?|gave|"
    "keeps?|kept|gets?|got|goes|went|comes?|came|becomes?|became|seems?|remains?|means?|costs?|works?|wants?|says?|said"
)
_HAS_FINITE = re.compile(rf"\b(?:{_FINITE})\b", re.IGNORECASE)
_OTHER_VERBS = frozenset(
    "be run runs ran build built buy bought hold held lose lost win won fight fought find found feel felt think "
    "thought know knew see saw show shown bring brought send sent spend spent stand stood leave left lead led "
    "meet met pay paid put read rise rose fall fell sell sold set sit speak spoke teach taught tell told hit cut "
    "let hurt cause drive drove grow grew begin began choose chose write wrote break broke eat drink sleep live "
    "die help harm allow exist matter ask call use serve share join end stop start turn fail follow depend rely "
    "rest belong happen deserve own earn learn vote save cross drown kill ban close open reduce raise lower "
    "increase improve threaten prove suggest support oppose favour favor prefer require offer provide protect "
    "prevent produce promise agree argue believe claim deny doubt expect hope fear love hate like look move need "
    "push pull reach seek sought try remain want work spread swamp bind join trust draw drew wear tear understand "
    "understood deal dealt lie lay".split()
)
_ABBREVIATIONS = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gen|Gov|Col|Lt|Sgt|Capt|Jr|Sr|vs|etc|cf|al|Inc|Ltd|Co|Corp|No|Nos|Art|Fig|ca|"
    r"pp?|ed|eds|vol|ch|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Za-z])\.$"
)
_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_BREAK = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[A-Z0-9])")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|(?<!\w)‘[^’]*’(?!\w)")
_SEMICOLON = re.compile(r";\s+(?:(?:and|but|yet|so|moreover|besides|also|in addition)\b,?\s+)?", re.IGNORECASE)

# what is claimed may be the reason itself: a thing happens mainly because of another
_ABOUT_A_CAUSE = "".join(
    rf"(?<!\b{word} )"
    for word in (
        "only just mainly mostly partly largely simply precisely merely not chiefly part exactly primarily solely "
        "purely"
    ).split()
)
_JOINT = re.compile(
    rf"{_ABOUT_A_CAUSE}\bbecause\b(?! of\b)|\btherefore\b|\bhence\b|\bconsequently\b|\bwhich is why\b|\bthat is why\b|"
    r"\bfor this reason\b|\bfor that reason\b|\bit follows that\b|\bgiven that\b|\bdue to the fact that\b|\bso that\b|"
    r"\bas a result,|,\s+thus\b|;\s+thus\b|^thus\b|,\s+so (?=(?:\S+ ){1,4}?(?:" + _FINITE + r"|\w+s)\b)",
    re.IGNORECASE,
)
_SO_MUCH = re.compile(r",\s+so (?:far|much|many|little|few|long|called|to speak)\b", re.IGNORECASE)
_SINCE_FIRST = re.compile(rf"^since\b(?! (?:\d|then\b|the \w+ of\b))([^,]*\b(?:{_FINITE})\b[^,]*),(.*)$", re.IGNORECASE)
_SINCE_LATER = re.compile(rf"^(.*),\s+since\b(?! (?:\d|then\b))(.*\b(?:{_FINITE})\b.*)$", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have|had)\b|n't been\b|\bever\b", re.IGNORECASE)

_PERSON = re.compile(
    r"(?:it|they|he|she|them|him|its|their|his|her)\b(?!-)(?! who\b)(?!')|(?:it|they|he|she)'", re.IGNORECASE
)
_POINTER = re.compile(
    rf"(?:this|that|these|those) (?:{_FINITE}|shows?|proves?|suggests?|explains?|happens?|leads?|helps?|hurts?|applies|"
    r"fails?|ignores?|matters?|depends?|follows?|requires?|allows?|causes?|harms?|leaves?|lets?|only|also|alone)\b",
    re.IGNORECASE,
)
_IMPERSONAL = re.compile(
    r"it(?:'s| (?:is|was|would|will|has|may|might|can|could|must|should|seems|seemed|appears|follows|takes|took|"
    r"remains|makes|matters|helps|hurts|pays|costs|does|did))\b.*\b(?:to|that|whether|if|how|what|which|when|where|why|who|for|since)\b|"
    r"it (?:rains|rained|snows|snowed|is (?:raining|snowing|late|early|dark|cold|hot|warm))\b",
    re.IGNORECASE,
)


def find_second_claim(text: str) -> str | None:
    """Return where a second claim begins in a text, as its first words; None where there is but one."""
    bare = _QUOTED.sub(lambda found: "x" * len(found[0]), text)
    for found in _BREAK.finditer(bare):
        before, after = bare[: found.start() + 1], bare[found.end() :]
        if not _ABBREVIATIONS.search(before) and _is_sentence(before) and _is_sentence(after):
            return _begin(text[found.end() :])
    for found in _SEMICOLON.finditer(bare):
        before, after = bare[: found.start()], bare[found.end() :].partition(";")[0]
        if _HAS_FINITE.search(before) and _HAS_FINITE.search(after):
            return _begin(text[found.end() :])
    return None


def _begin(text: str) -> str:
    words = text.split()
    return " ".join(words[:4]) + ("…" if len(words) > 4 else "")


def _is_sentence(text: str) -> bool:
    return len(WORD.findall(text)) >= 3 or bool(_HAS_FINITE.search(text))


def _has_verb(text: str) -> bool:
    """Tell whether some word may be a verb. Many a noun may, so only texts without any are told."""
    words = [word.casefold().replace("’", "'") for word in WORD.findall(text)]
    if any(word in _OTHER_VERBS or _HAS_FINITE.fullmatch(word) for word in words):
        return True
    return any(re.search(r"(?:[^s'u]s|ed|n't|'(?:s|re|ve|ll|d|m))$", word) for word in words)


def find_sentence_fault(text: str) -> str | None:
    """Return why a text is no full sentence that claims something, in a few words; None where it is one."""
    bare = text.strip()
    first = re.search(r"\w+", bare)
    if first is None:
        return None
    if re.search(r"\?[\"'”’»)\]]*$", bare):
        return "asks a question"
    if first[0].islower():
        return "does not begin with a capital"
    if not _has_verb(bare):
        return "has no verb"
    return None if _END.search(bare) else "does not end with a full stop"


def find_joint(text: str) -> str | None:
    """Return the word that joins a claim and a reason for it within one text, or None."""
    bare = _QUOTED.sub("x", text.strip())
    found = _JOINT.search(bare)
    if found is not None and not _SO_MUCH.match(bare, found.start()):
        return found[0].strip(" ,;").lower()
    for since, main in ((_SINCE_FIRST, 2), (_SINCE_LATER, 1)):
        sides = since.match(bare)
        if sides is not None and not _PERFECT.search(sides[main]):  # in the perfect tense, it speaks of time
            return "since"
    return None


def find_loose_pronoun(text: str) -> str | None:
    """Return the pronoun that a text begins with and that nothing before it explains, or None."""
    bare = text.strip().lstrip("\"'“‘«([").replace("’", "'")
    if _IMPERSONAL.match(bare) or not (_PERSON.match(bare) or _POINTER.match(bare)):
        return None
    found = re.match(r"\w+", bare)
    return found[0] if found else None
