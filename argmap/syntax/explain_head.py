"""What was expected after the first word of a line, where that word is right. Reads no other line."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.suggest import suggest
from argmap.syntax.bad_line import DASHES, Explanation, Piece, cut, explain_colon, head_of, name_character
from argmap.syntax.forms import MOVES, show_form
from argmap.vocabulary import VERDICTS

_SPOKEN = MOVES | {"claim"}  # lines that may say by whom
_POINTERS = frozenset({"answer", "accept", "reject"})
_TEXTLESS = _POINTERS | {"by", "expect"}
_BETWEEN_NAMES = ("and", "or", "&", "+", "with", "und", "et", "y")


def explain_head(body: str, first: Piece, pieces: Iterator[Piece]) -> Explanation:
    """Explain a line that begins with a right word, and goes wrong after it."""
    return _Head(body, first, pieces).explain()


class _Head:
    """A walk over the pieces after a line word, which stops at the first that cannot stand where it does."""

    def __init__(self, body: str, first: Piece, pieces: Iterator[Piece]):
        self.body = body
        self.first = first
        self.word = first.text
        self.pieces = pieces
        self.text, self.has_colon = head_of(body)

    def explain(self) -> Explanation:
        """Walk by the form of the word."""
        piece = next(self.pieces, None)
        if piece is not None and piece.kind == "odd":
            return self._odd_space(piece)
        if self.word == "by":
            return self._after_by(piece, self.first)
        if self.word == "expect":
            return self._after_expect(piece)
        if self.word in ("map", "include"):
            return self._after_opener(piece)
        return self._after_word(piece)

    def _fault(self, piece: Piece | tuple[int, int], message: str, hint: str, mend: str | None = None) -> Explanation:
        start, end = piece if isinstance(piece, tuple) else (piece.start, piece.end)
        return Explanation(start, end, message, hint, show_form(self.word), mend=mend)

    def _until_colon(self, start: int) -> tuple[int, int]:
        """Return the stretch from `start` to the colon, or to the line's end."""
        return start, max(len(self.text.rstrip()), start + 1)

    def _odd_space(self, piece: Piece) -> Explanation:
        message = f"{name_character(piece.text[0])} where an ordinary space was expected"
        return self._fault(piece, message, "put an ordinary space there", mend=" ")

    def _missing(self, what: str, piece: Piece | None) -> Explanation:
        """Explain a word after which nothing comes that it needs."""
        hint = f"write it after `{self.word}`"
        if what == "a name":
            rest = cut(self.body.partition(":")[2]) if piece and piece.kind == "colon" else ""
            hint = f"give it a name: `{self.word} name: {rest or '…'}`"
        return self._fault(self.first, f"`{self.word}` without {what}", hint)

    def _is_comment(self, piece: Piece) -> bool:
        """Tell whether a `#` right after the word begins a comment rather than a name or a text."""
        after = self.body[piece.end : piece.end + 1]
        return piece.kind == "comment" and (piece.gap > 1 or (piece.gap == 1 and not after.isalnum()))

    def _takes_text(self) -> bool:
        """Tell whether the line has a text, at the end of which a citation may stand."""
        return self.has_colon and self.word not in _TEXTLESS

    # claim, moves, titled lines and pointers: a name comes first

    def _after_word(self, piece: Piece | None) -> Explanation:
        word = self.word
        what = "the name of a claim" if word in _POINTERS else "a name"
        if piece is None:
            return self._missing("a name or a text" if word in MOVES else what, piece)
        if piece.kind in ("colon", "wide"):
            if word in _POINTERS:
                return self._pointer_with_text(piece, "name")
            found = explain_colon(self.body, piece) if word in MOVES else None
            return found or self._missing(what, piece)
        if self._is_comment(piece):
            return self._missing("a name or a text" if word in MOVES else what, piece)
        if piece.text in DASHES and word not in _POINTERS and not self.has_colon and self._rest(piece):
            name = "" if word in MOVES else " name"
            return self._dash(piece, f"`{word}{name}: {self._rest(piece)}`")
        if piece.kind == "name" and piece.text == "by" and word in _SPOKEN:
            if word == "claim":
                return self._missing("a name", piece)
            return self._after_by(next(self.pieces, None), piece)
        if piece.kind != "name":
            return self._no_name(piece)
        return self._after_name(piece, next(self.pieces, None))

    def _no_name(self, piece: Piece) -> Explanation:
        """Explain a sign where a name was expected."""
        if piece.kind == "quoted":
            inner = "-".join(piece.text.strip('"').split()) or "name"
            hint = f"write `{self.word} {cut(inner)}`"
            if self.word in MOVES:
                hint += f", or put a colon before a text: `{self.word}: {cut(self.body[piece.start :])}`"
            return self._fault(piece, f"a quotation mark where `{self.word}` has its name", hint)
        if piece.kind == "bracket":
            hint = "a citation stands at the end of a text, after the colon"
            if not self._takes_text():
                hint = "a name has no brackets, and a citation stands at the end of a claim's text"
            return self._fault(piece, f"a bracket where `{self.word}` has its name", hint)
        if piece.kind == "comment":
            return self._sign_in_name(piece)
        if piece.gap == 0:
            hint = f"write a space after `{self.word}`"
            return self._fault(piece, f"`{cut(piece.text)}` right after `{self.word}`", hint)
        return self._sign_in_name(piece)

    def _sign_in_name(self, piece: Piece) -> Explanation:
        hint = "a name is one word, of letters, digits and hyphens as a rule, in any script"
        sign = piece.text[0]
        if sign == ".":
            hint = "a dot stands only between a prefix and a name (`lamear.war`); in other names, write a hyphen"
        if sign == "#":
            hint += "; a comment has two spaces before its `#`"
        return self._fault((piece.start, piece.start + 1), f"`{sign}` cannot stand in a name", hint)

    def _after_name(self, name: Piece, piece: Piece | None) -> Explanation:
        word = self.word
        if piece is None:
            return self._fault(name, f"`{word} {name.text}` is no whole line", "complete the line")
        if piece.kind in ("colon", "wide") and word in _POINTERS:
            return self._pointer_with_text(piece, name.text)
        if piece.kind == "name":
            return self._word_after_name(name, piece)
        if piece.kind == "bracket" and piece.gap and not self.has_colon and word not in ("author", "source"):
            hint = f"cite at the end of the text where `{name.text}` is defined"
            if word in _SPOKEN:
                hint += "; beneath this line, a stance can cite: `agreed: author [¶3]`"
            return self._fault(piece, f"a citation after the reference `{name.text}`", hint)
        if piece.kind == "comma" and word not in ("author", "source", "section", "scenario"):
            hint = f"each name goes on a line of its own: `{word} {name.text}`, then `{word} …`"
            if word in ("because", "but"):
                hint = f"a second premise goes on a line of its own: `{word} {name.text}`, then `and …`"
            return self._fault(piece, f"a comma after the name `{name.text}`", hint)
        return self._tail(piece, f"the name `{name.text}`")

    def _rest(self, piece: Piece) -> str:
        """Return what stands after a piece, short enough to stand in an example."""
        return cut(self.body[piece.end :])

    def _dash(self, piece: Piece, example: str, mend: str | None = None) -> Explanation:
        """Explain a dash in the place of the colon; a mend goes right to what stands before it."""
        start = piece.start - (piece.gap if mend else 0)
        return self._fault((start, piece.end), f"`{piece.text}` where a colon was expected", f"write {example}", mend)

    def _word_after_name(self, name: Piece, piece: Piece) -> Explanation:
        word = self.word
        if piece.text in DASHES and word not in _POINTERS and self._rest(piece):
            words = len(self.text[name.start :].split())
            if not self.has_colon or words > 3:
                mend = None if self.has_colon or word in MOVES else ":"  # a move's text may hold a dash
                return self._dash(piece, f"`{word} {name.text}: {self._rest(piece)}`", mend)
        if piece.text == "by":
            if word in _SPOKEN:
                return self._after_by(next(self.pieces, None), piece)
            hint = "say who speaks on a line of its own before it: `by berman from jst`"
            if word == "source":
                hint = "leave it out; a source has its writers beneath it: `authors: berman`"
            if word == "author":
                rest = cut(self.body[len(self.text) + 1 :]) or "…"
                hint = f"leave it out; after the name comes the full name: `author {name.text}: {rest}`"
            return self._fault(self._until_colon(piece.start), f"`{word}` takes no `by`", hint)
        if word in _POINTERS:
            return self._fault(
                self._until_colon(piece.start),
                f"more words after `{word} {name.text}`",
                f"one name a line; a comment has two spaces before its `#`: `{word} {name.text}  # …`",
            )
        if piece.text in ("from", "as") and self.has_colon:
            home = "a `by` line: `by berman from jst`" if piece.text == "from" else "an `include` line"
            hint = f"it belongs on {home}; cite at the end of the text: `[@jst ¶3]`"
            return self._fault(piece, f"`{piece.text}` on a `{word}` line", hint)
        start, end = self._until_colon(name.start)
        shown = self.body[start:end]
        text = self.body[start:]
        if self.has_colon:
            joined = "-".join(part for part in shown.split() if part not in DASHES)
            hint = f"a name is one word: `{word} {cut(joined)}: …`"
            if len(shown.split()) > 3:
                hint = f"the name comes before the text, with a colon after it: `{word} name: {cut(text)}`"
            if word in MOVES:
                hint += f"; a text alone has the colon before it: `{word}: {cut(text)}`"
            return self._fault((start, end), f"a name of several words: `{cut(shown)}`", hint)
        if piece.text[0].isupper() and name.text.islower():
            example = f"`{word} {name.text}: {cut(self.body[piece.start :])}`"
            if word in MOVES:
                example += f", or `{word}: {cut(text)}` where `{name.text}` is a word of the text"
        elif word in MOVES:
            example = f"`{word}: {cut(text)}`"
        else:
            example = f"`{word} name: {cut(text)}`"
        return self._fault(
            (start, end),
            f"several words and no colon after `{word}`",
            f"put a colon before the text: {example}",
        )

    def _pointer_with_text(self, colon: Piece, name: str) -> Explanation:
        text = cut(self.body[colon.end :])
        hint = f"leave out the colon: `{self.word} {name}`"
        if text:
            hint = f"define the claim at the margin, `claim {name}: {text}`, and write here `{self.word} {name}`"
        return self._fault(colon, f"`{self.word}` takes no text", hint)

    # by

    def _after_by(self, piece: Piece | None, by: Piece) -> Explanation:
        """Explain what goes wrong in `by a, b`, on a line of its own or after a name."""
        own = by is self.first
        before: Piece = by
        while True:
            if piece is None or piece.kind != "name" or piece.text in ("from", "as"):
                return self._no_author(before, piece)
            name, piece = piece, next(self.pieces, None)
            if piece is not None and piece.kind == "comma":
                before, piece = piece, next(self.pieces, None)
                continue
            break
        if piece is None or (piece.kind == "comment" and piece.gap > 1):
            hint = f"say what: `{cut(self.body)}: …`"
            return self._fault(self.first, f"`{self.word}` without a name or a text", hint)
        if piece.kind == "name" and piece.text == "from":
            return self._after_from(piece) if own else self._from_in_line(piece)
        if piece.kind == "name":
            if piece.text in DASHES and not own and not self.has_colon and self._rest(piece):
                return self._dash(piece, f"`{cut(self.body[: piece.start])}: {self._rest(piece)}`")
            if piece.text in _BETWEEN_NAMES:
                hint = "put a comma between two authors: `by a, b`"
                return self._fault(piece, f"`{piece.text}` between two authors", hint)
            hint = "put a comma between two authors, `by a, b`; one is named by the id of his `author` line"
            return self._fault((name.start, piece.end), f"no comma between `{name.text}` and `{piece.text}`", hint)
        if own and piece.kind in ("colon", "wide"):
            return self._fault(
                piece,
                "a colon after `by`",
                f"leave it out: `by {name.text}`; what is said follows on its own lines",
            )
        return self._tail(piece, f"the author `{name.text}`")

    def _no_author(self, before: Piece, piece: Piece | None) -> Explanation:
        if piece is not None and piece.kind in ("colon", "wide") and before is self.first:
            return self._fault(piece, "a colon after `by`", f"leave it out: `by{self.body[piece.end :].rstrip()}`")
        if piece is None or piece.kind in ("colon", "wide", "name", "comment", "comma"):
            shown = "a comma" if before.kind == "comma" else "`by`"
            hint = "name the author by the id of his `author` line, or write `by me`"
            return self._fault(before, f"{shown} with no author after it", hint)
        sign = cut(piece.text)
        hint = "authors are named by the ids of their `author` lines, with commas between them"
        return self._fault(piece, f"`{sign}` where an author was expected", hint)

    def _after_from(self, piece: Piece) -> Explanation:
        source = next(self.pieces, None)
        if source is None or source.kind == "comment":
            hint = "name the source by the id of its `source` line"
            return self._fault(piece, "`from` with no source after it", hint)
        if source.kind != "name":
            hint = "a source is named by the id of its `source` line"
            return self._fault(source, f"`{cut(source.text)}` where a source was expected", hint)
        after = next(self.pieces, None)
        if after is None:
            return self._fault(source, f"`{cut(self.body)}` is no whole line", "complete the line")
        if after.kind in ("comma", "name"):
            hint = "a `by` line has one source; cite others by name: `[@jst ¶3]`"
            return self._fault(after, f"more words after the source `{source.text}`", hint)
        return self._tail(after, f"the source `{source.text}`")

    def _from_in_line(self, piece: Piece) -> Explanation:
        hint = "cite the source at the end of the text, `[@jst ¶3]`; `from` belongs on a `by` line of its own"
        return self._fault(piece, f"`from` on a `{self.word}` line", hint)

    # expect, map and include

    def _after_expect(self, name: Piece | None) -> Explanation:
        verdicts = ", ".join(VERDICTS)
        if name is None or name.kind == "comment":
            return self._fault(self.first, "`expect` without a name and a verdict", f"verdicts are {verdicts}")
        if name.kind != "name":
            return self._no_name(name)
        verdict = next(self.pieces, None)
        if verdict is None or verdict.kind == "comment":
            hint = f"write the verdict after the name: {verdicts}"
            if name.text in VERDICTS:
                return self._fault(
                    name,
                    f"`expect {name.text}` without the name of a claim",
                    f"write `expect name {name.text}`",
                )
            return self._fault(name, f"`expect {name.text}` without a verdict", hint)
        if verdict.kind in ("colon", "wide"):
            return self._fault(
                verdict,
                f"a colon after `expect {name.text}`",
                "leave it out: " + f"`expect {name.text}{self.body[verdict.end :].rstrip()}`",
            )
        if verdict.kind != "name":
            return self._tail(verdict, f"the name `{name.text}`")
        meant = suggest(verdict.text, VERDICTS)
        after = next(self.pieces, None)
        if verdict.text not in VERDICTS and not (
            verdict.text.isascii() and verdict.text.islower() and verdict.text.isalpha()
        ):
            message = f"`{verdict.text}` is no verdict"
            if meant == verdict.text.lower():
                return self._fault(verdict, message, f"write `{meant}`", mend=meant)
            return self._fault(verdict, message, f"did you mean `{meant}`?" if meant else f"verdicts are {verdicts}")
        if after is None:
            return self._fault(verdict, f"`{cut(self.body)}` is no whole line", f"verdicts are {verdicts}")
        if after.kind == "name" and after.gap:
            hint = f"a verdict is one word: {verdicts}"
            return self._fault(
                (after.start, len(self.body.rstrip())),
                f"more words after `expect {name.text} {verdict.text}`",
                hint,
            )
        return self._tail(after, f"the verdict `{verdict.text}`")

    def _after_opener(self, piece: Piece | None) -> Explanation:
        if self.word == "include":
            if piece is None or piece.kind == "comment":
                return self._missing("a path", piece)
            if piece.kind in ("colon", "wide"):
                return self._fault(
                    piece, "a colon after `include`", f"leave it out: `include {cut(self.body[piece.end :])}`"
                )
            if piece.gap == 0:
                return self._fault(piece, f"`{cut(piece.text)}` right after `include`", "write a space after `include`")
            at = self.body.find("#", piece.start)
            if at >= 0:
                return self._fault(
                    (at, at + 1), "`#` in a path", "a path holds no `#`; a comment has two spaces before it"
                )
            end = len(self.body.rstrip())
            return self._fault((end, len(self.body)), "a path that ends in white space", "delete what cannot be seen")
        if piece is None or self._is_comment(piece):
            return self._missing("a colon and a title", piece)
        if piece.kind in ("colon", "wide"):
            return explain_colon(self.body, piece) or self._missing("a title", piece)
        if piece.text in DASHES and not self.has_colon and self._rest(piece):
            return self._dash(piece, f"`map: {self._rest(piece)}`", ":")
        words = self._until_colon(piece.start)
        if self.has_colon:
            return self._fault(words, "words between `map` and its colon", "the title stands after the colon: `map: …`")
        return self._fault(self.first, "no colon after `map`", f"write `map: {cut(self.body[piece.start :])}`")

    def _tail(self, piece: Piece, after: str) -> Explanation:
        """Explain what stands after a name or a list of names, where only a colon or the end could."""
        if piece.kind in ("colon", "wide"):
            found = explain_colon(self.body, piece)
            if found:
                return Explanation(
                    found.start, found.end, found.message, found.hint, show_form(self.word), mend=found.mend
                )
            hint = "leave it out" if self.word in _TEXTLESS else "complete the line"
            return self._fault(piece, f"a colon after {after}", hint)
        if piece.kind == "odd":
            return self._odd_space(piece)
        if piece.kind == "comment":
            if piece.gap:
                return self._fault(
                    (piece.start - piece.gap, piece.end), "one space before `#`",
                    "put two spaces before the `#` of a comment", mend="  #",
                )  # fmt: skip
            return self._sign_in_name(piece)
        if piece.kind == "bracket" and piece.gap:
            hint = "a citation stands at the end of the text, after the colon"
            if not self._takes_text():
                hint = "leave it out; a citation stands at the end of a claim's text"
            return self._fault(piece, f"a bracket after {after}", hint)
        if not piece.gap and piece.kind != "comma":
            return self._sign_in_name(piece)
        hint = "put the colon before the text" if self.has_colon and self.word not in _POINTERS else "leave it out"
        return self._fault(piece, f"`{cut(piece.text)}` after {after}", hint)
