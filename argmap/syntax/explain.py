"""What was expected on a line that has no shape, in plain words. Slow, and asked only about bad lines."""

from __future__ import annotations

import re
import unicodedata

from attrs import evolve

from argmap.suggest import suggest
from argmap.syntax.bad_line import (
    DASHES,
    NAME,
    UNSEEN,
    Explanation,
    Piece,
    cut,
    explain_colon,
    head_of,
    name_character,
    read_pieces,
    skip_hidden,
)
from argmap.syntax.citations import read_bracket
from argmap.syntax.explain_head import explain_head
from argmap.syntax.forms import (
    FORMS,
    KEYS,
    MEANT,
    MOVES,
    ROLES,
    SIGNS,
    advise_on_word,
    show_form,
)
from argmap.syntax.nodes import Line
from argmap.syntax.parse import parse_lines
from argmap.vocabulary import LINE_WORDS, RESERVED

__all__ = ["Explanation", "advise_on_path", "advise_on_word", "explain_line"]

_BULLET = re.compile(r"(?:[-+*<>_=/%;!~]+|[•–—·‣▪◦→]|\d{1,3}[.)]|\(\w{1,3}\)|[A-Za-z][.)])(?=[ \t]|$)")
_RULER = re.compile(r"([-=*_~`])\1{2,}[ \t]*\w*[ \t]*$")
_QUOTE_MARKS = "\"“”„«»‘’'「」『』"


def explain_line(line: Line, owner: Line | None = None) -> Explanation:
    """Say what was being read on a bad line and what was expected there; `owner` is the line that it stands under."""
    body = line.raw.rstrip("\r\n")
    found = _explain_start(body) or _explain_under(body, owner) or _explain_word(body)
    mend = found.mend
    if mend is not None and not _is_sound(body[: found.start] + mend + body[found.end :]):
        mend = None  # something else is wrong as well
    return evolve(
        found,
        start=line.start + found.start,
        end=line.start + max(found.end, found.start + 1),
        names=_find_names(body),
        mend=mend,
    )


def advise_on_path(path: str) -> str:
    """Say what is wrong with the path of an `include` that leads to no file; empty where it looks right."""
    bare = path.strip(f"<>{_QUOTE_MARKS}")
    if bare != path:
        return f"a path has no quotation marks around it: `include {bare}`"
    words = path.split()
    if "as" in words[1:]:
        return "after the path come `as` and one plain name: `include lamear.argmap as lamear`"
    return ""


def _is_sound(body: str) -> bool:
    read = parse_lines(body).lines[0]
    if read.shape == "KEY" and read.word != "map":
        return read.word not in FORMS
    return read.shape not in ("OTHER", "BLANK")


def _find_names(body: str) -> tuple[str, ...]:
    """Return the words that a reader would take for the names that the line gives."""
    start = skip_hidden(body)
    bullet = _BULLET.match(body, start)
    head, colon = head_of(body[bullet.end() if bullet else start :])
    words = head.split()
    if not words or words[0] in KEYS or (not colon and len(words) > 4 and words[0] not in FORMS):
        return ()  # keys and prose name nothing
    names: list[str] = []
    after_as = False
    for number, piece in enumerate(read_pieces(body, bullet.end() if bullet else start)):
        if piece.kind in ("colon", "wide", "comment") or piece.text == "by" or number > 12:
            break
        inner = piece.text.strip(f"[]<>{_QUOTE_MARKS}") if piece.kind in ("bracket", "quoted", "name") else ""
        if piece.kind == "bracket" and read_bracket(inner):
            continue
        if (number < 4 or after_as) and inner not in RESERVED and re.fullmatch(NAME, inner):
            names.append(unicodedata.normalize("NFC", inner))
        after_as = inner == "as"
    return tuple(dict.fromkeys(names))


def _explain_start(body: str) -> Explanation | None:
    """Explain a line that begins with no word: odd white space, a sign, a bracket, a quotation mark."""
    at = len(body) - len(body.lstrip(" \t"))
    visible = skip_hidden(body)
    if visible > at:
        odd = body[at]
        hint = "indent with ordinary spaces, two a level, and begin the line with its word"
        return Explanation(at, visible, f"a line that begins with {name_character(odd)}", hint)
    first, rest = body[at : at + 1], body[at + 1 :].strip()
    if first == ">" and not rest:
        return Explanation(at, at + 1, "a `>` without the words that it quotes", "write the words after it")
    bullet = _BULLET.match(body, at)
    if first in (">", "|") and (not bullet or bullet[0] == first):
        hint = f"put a space between `{first}` and the text"
        example = f"for example: `{first} {cut(rest)}`"
        return Explanation(at, at + 1, f"no space after `{first}`", hint, (example,), mend=f"{first} ")
    if first == "[":
        return _explain_bracket(body, at)
    ruler = _RULER.match(body, at)
    if ruler:
        if first in "`~":
            return Explanation(at, ruler.end(), "a fence, as code has it in Markdown", "leave it out")
        hint = f"leave it out; {ROLES['section']}"
        return Explanation(at, ruler.end(), f"a line of `{first}`", hint, show_form("section"))
    if first in _QUOTE_MARKS:
        example = f"for example: `> {cut(rest.rstrip(_QUOTE_MARKS))}`"
        hint = f"{ROLES['>']}, without quotation marks"
        return Explanation(at, at + 1, "a line that begins with a quotation mark", hint, (example,))
    return _explain_sign(body, bullet) if bullet else None


def _explain_bracket(body: str, at: int) -> Explanation:
    """Explain a line that begins with a bracket: a stray citation, or a title as Argdown writes it."""
    close = body.find("]", at)
    end = close + 1 if close >= 0 else len(body)
    inside = body[at + 1 : end].rstrip("]")
    shown = cut(body[at:end])
    if read_bracket(inside):
        example = f"for example: `claim war: The war will be long. {shown}`"
        hint = "put it at the end of the text that it belongs to"
        return Explanation(at, end, "a citation on a line of its own", hint, (example,))
    text = cut(body[end:].strip().lstrip(":：").strip())
    name = _make_name(inside)
    hint = f"{ROLES['claim']}: `claim {name}{': ' if text else ''}{text}`"
    return Explanation(at, end, f"a line that begins with a bracket: `{shown}`", hint, show_form("claim"))


def _make_name(title: str) -> str:
    return "-".join(re.findall(r"[^\W_]+", title.lower())[:4]) or "name"


def _explain_sign(body: str, bullet: re.Match[str]) -> Explanation:
    """Explain a bullet or another sign before the line's words."""
    rest = body[bullet.end() :].strip()
    message = f"a line that begins with the sign `{bullet[0]}`"
    role = SIGNS.get(bullet[0], "move")
    if role in ("#", ">"):
        return Explanation(*bullet.span(), message, ROLES[role], (f"for example: `{role} {cut(rest)}`",))
    if rest and _is_sound(rest) and rest[0] not in ">|#<":
        return Explanation(*bullet.span(), message, f"leave out the sign: `{cut(rest)}`")
    word = next(read_pieces(rest)).text if rest else ""
    if rest.partition("#")[0].rstrip() == word and word in FORMS:
        return Explanation(*bullet.span(), message, f"leave out the sign: `{word} …`", show_form(word))
    if word in MOVES:
        return Explanation(*bullet.span(), message, f"leave out the sign; {_explain_word(rest).hint}", show_form(word))
    words = ("because", "but") if role == "move" else (role if role in FORMS else "because",)
    title = re.fullmatch(r"[<\[]([^<>\[\]]+)[>\]](:[ \t].*)?", rest)  # a title as Argdown writes it
    ending = f" {_make_name(title[1])}{title[2] or ''}" if title else f": {rest or '…'}"
    shown = ", ".join(f"`{cut(word + ending)}`" for word in words)
    return Explanation(*bullet.span(), message, f"{ROLES[role]}: {shown}", show_form(words[0]))


def _explain_word(body: str) -> Explanation:
    """Explain a line by its first word."""
    pieces = read_pieces(body)
    first = next(pieces)
    if first.kind != "name":
        return _explain_prose(body, first)
    word = first.text
    if word in FORMS:
        return explain_head(body, first, pieces)
    unseen = UNSEEN.search(word)
    if unseen and UNSEEN.sub("", word) in (*FORMS, *KEYS):
        start, end = first.start + unseen.start(), first.start + unseen.end()
        message = f"{name_character(unseen[0][0])}, which cannot be seen, in `{UNSEEN.sub('', word)}`"
        return Explanation(start, end, message, "delete it", mend="")
    if word.casefold() in FORMS:
        return _explain_capital(body, first, word.casefold())
    second = next(pieces, None)
    if second and second.kind in ("colon", "wide"):
        if re.match(r"[A-Za-z][A-Za-z+]*://", body[first.start :]):
            return _explain_address(body, first)
        return explain_colon(body, second) or _explain_prose(body, first)
    meant = MEANT.get(word.casefold()) or (suggest(word, LINE_WORDS) if _could_be_head(body) else None)
    if meant:
        return _explain_other_word(body, first, meant)
    return _explain_key(body, first, second)


def _explain_under(body: str, owner: Line | None) -> Explanation | None:
    """Explain who speaks, or what is cited, where it is written beneath a line as if it were a key."""
    if owner is None or owner.word not in FORMS:
        return None
    pieces = read_pieces(body)
    first, colon = next(pieces, None), next(pieces, None)
    if first is None or first.text not in ("by", "author", "source") or colon is None or colon.kind != "colon":
        return None
    value = body[colon.end :].strip()
    message = f"`{first.text}:` cannot stand under `{owner.word}`"
    if owner.word not in (*MOVES, "claim", "answer"):
        if owner.word == "source" and first.text != "source":
            hint = f"a source has its writers beneath it: `authors: {cut(value)}`"
        elif first.text == "by":
            hint = f"`by` has no colon and stands at the margin, without indent: `by {cut(value)}`"
        else:
            return None
        return Explanation(first.start, colon.end, message, hint)
    named = re.fullmatch(rf"({NAME}(?:[ \t]*,[ \t]*{NAME})*)(?:[ \t]+from[ \t]+{NAME})?", value)
    head = " ".join(("claim" if owner.word == "answer" else owner.word, *([owner.name] if owner.name else ())))
    if first.text == "source":
        source = value if re.fullmatch(NAME, value) else "source"
        hint = f"cite the source at the end of the claim's text: `{head}: … [@{source}]`"
    else:
        said = named[1].replace(",", " ").split() if named else ["id"]
        names = ", ".join(dict.fromkeys((*owner.by, *said)))
        hint = f"who says a claim stands on the claim's own line: `{head} by {names}: …`"
        if not named:
            hint += "; he is named by the id of his `author` line"
    return Explanation(first.start, colon.end, message, hint, show_form(owner.word))


def _explain_other_word(body: str, first: Piece, meant: str) -> Explanation:
    """Explain a word that is misspelt, or that says the same as one of the language."""
    word = first.text
    notes = show_form(meant if meant in FORMS else "because")
    strange = next((sign for sign in word if not sign.isascii()), "")
    if strange:
        notes = (f"`{word}` holds {name_character(strange)}", *notes)
    if first.start and not head_of(body)[1]:
        notes = (*notes, f"where a text goes on: `| {cut(body)}`")
    hint = advise_on_word(word, cut(body[first.end :]))
    return Explanation(first.start, first.end, f"`{word}` is no word of the language", hint, notes)


def _could_be_head(body: str) -> bool:
    """Tell whether a line is short enough before its colon to be more than prose."""
    head, colon = head_of(body)
    return len(head.split()) <= (5 if colon else 2)


def _explain_capital(body: str, first: Piece, meant: str) -> Explanation:
    rest = body[first.end :].strip()
    hint = f"write `{meant}`"
    if not head_of(body)[1] and len(rest.split()) > 1:  # it may as well be prose
        hint = f"write `{meant}: {cut(rest)}`"
        if first.start:
            hint += f", or `| {cut(body)}` where the text above goes on"
    message = f"`{first.text}` is not in lower case, as the words that begin lines are"
    mend = meant if head_of(body)[1] else None
    return Explanation(first.start, first.end, message, hint, show_form(meant), mend=mend)


def _explain_address(body: str, first: Piece) -> Explanation:
    hint = f"under a `source`, write `url: {cut(body)}`; under a claim, `note: {cut(body)}`"
    return Explanation(first.start, len(body.rstrip()), "a web address without a key before it", hint)


def _explain_key(body: str, first: Piece, second: Piece | None) -> Explanation:
    """Explain a line whose first word is no line word and no known substitute: a key gone wrong, or prose."""
    word = first.text
    head, colon = head_of(body)
    count = len(head.split())
    if colon and 1 < count <= 3 and second and second.kind == "name":
        own = "-".join(head.split()).removeprefix("x-")
        message = f"`{cut(head)}`: no line begins with `{cut(word)}`, and no key has a space in it"
        hint = f"a key of your own is one word that begins with `x-`: `x-{own}: …`"
        notes = (f"what is asserted begins with `claim`, `because` or the like: `because: {cut(body)}`",)
        return Explanation(first.start, first.start + len(head.strip()), message, hint, notes)
    key = word if word in KEYS else suggest(word, KEYS)
    if key and second and second.kind in ("name", "quoted") and not colon and (count <= 2 or key == word):
        dash = second.text in DASHES and body[second.end :].strip()  # it stands for the colon
        hint = f"a key is followed by a colon: `{key}: {cut(body[(second if dash else first).end :])}`"
        if count > 3:
            hint += f"; where the text above goes on: `| {cut(body)}`"
        return Explanation(first.start, first.end, f"no colon after `{word}`", hint)
    if colon and second and second.gap == 0 and " " not in head.strip():
        hint = "a key is one word of letters, digits and hyphens: `note`, `x-my-key`"
        return Explanation(second.start, second.start + 1, f"`{second.text[0]}` cannot stand in a key", hint)
    return _explain_prose(body, first)


def _explain_prose(body: str, first: Piece) -> Explanation:
    """Explain a line of which nothing says what it is."""
    text = cut(body)
    message = "a text with no word before it that says what it is"
    if " " not in text:
        message = f"`{text}` is no word of the language"
    if first.start:
        hint = f"where the text above goes on: `| {text}`; for a reason: `because: {text}`"
    else:
        hint = f"for a claim: `claim name: {text}`; for a comment: `# {text}`"
    notes = ("lines begin with " + ", ".join(f"`{word}`" for word in LINE_WORDS) + ", or with a key",)
    return Explanation(first.start, len(body.rstrip()), message, hint, notes)
