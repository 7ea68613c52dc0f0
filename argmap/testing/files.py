"""A strategy for texts of maps: every kind of line, written as people write, and no errors. Makes no records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from attrs import define, field
from hypothesis import strategies as st

from argmap.syntax.citations import split_citation
from argmap.testing.choices import Chooser, Draw
from argmap.testing.words import texts
from argmap.vocabulary import BASES, MOVES, SCHEMES, STANCES, VERDICTS

T = TypeVar("T")

_PROSE = texts(lines=True)
_PLACES = (
    "¶9", "¶ 9", "¶9, ¶11–13", "par. 4", "para 5-6", "p. 7", "pp. 4-5, 8", "§2", "l. 10", "ch. iv–vi", "at 1:23",
    "at 0:59–12:00:05", "¶\u00a03", "¶¶ 1, 2",
)  # fmt: skip


def argmap_texts(max_claims: int = 4) -> st.SearchStrategy[str]:
    """Texts of maps without errors, in which every kind of line and every key may occur.

    They are not canonical: spaces and blank lines, comments, indents with tabs, line ends and byte order marks
    are as people and editors make them. There are at most `max_claims` claims at the margin.
    """

    @st.composite
    def make(draw: Draw) -> str:
        return _Scribe(draw, max_claims).write()

    return make()


@define(eq=False)
class _Claim:
    """What a claim has got so far; `shown` is its name, empty where it has none."""

    shown: str
    keys: set[str] = field(factory=set)
    firsts: dict[str, set[str]] = field(factory=lambda: {"because": set(), "but": set()})
    steps: dict[tuple[str, str], set[str]] = field(factory=dict)  # claims used in each step that can be taken up


class _Scribe(Chooser):
    """Writes one text, statement by statement."""

    def __init__(self, draw: Draw, max_claims: int):
        super().__init__(draw)
        self.rows: list[tuple[int, str, bool]] = []  # depth, text, whether it goes on with the row above
        self.authors = [self.new_name() for _ in range(self.number(0, 3))]
        self.sources = [self.new_name("¶§") for _ in range(self.number(0, 2))]
        self.source_in_force = False
        self.claims = {name: _Claim(name) for name in [self.new_name() for _ in range(self.number(1, max_claims))]}
        self.questions: dict[str, set[str]] = {}
        self.tested: set[str] = set()

    # pieces of lines

    def _row(self, depth: int, text: str) -> None:
        self.rows.append((depth, text, False))

    def _gap(self) -> str:
        return self.pick((" ", " ", " ", "  ", "\t"))

    def _head(self, *words: str) -> str:
        return "".join(word + self._gap() for word in words if word).rstrip(" \t")

    def _by(self, chance: int = 3) -> str:
        if not self.authors or not self.now_and_then(chance):
            return ""
        speakers = self.some(["me", *self.authors]) or ("me",)
        comma = self.pick((",", ", ", " ,", " , "))
        return f"by{self._gap()}{comma.join(speakers)}"

    def _end(self) -> str:
        """Return what may stand after a line without a colon."""
        return self.pick(("", "", "", " ", "  # why", "\t\t# why not: [¶9]", "   #"))

    def _cite(self) -> str:
        places = list(_PLACES)
        items = [f"@{self.pick(self.sources)}{self.pick(('', ' ', '  '))}"] if self.sources else []
        items = [item + (self.pick(places) if item[-1] == " " else "") for item in items]
        if self.source_in_force and self.now_and_then():
            items.append(self.pick(places))
        return f"[{self.pick(('; ', ';')).join(items)}]" if items else ""

    def _text(self, depth: int, head: str, cited: bool = False, plain: bool = True) -> None:
        """Add a line with a text, perhaps a citation, perhaps in several lines."""
        text = self.draw(_PROSE)
        cite = self._cite() if cited else ""
        if cite:
            text += self.pick((" ", "", "   ")) + cite
        elif plain and split_citation(text)[1] is not None:
            text += " []"
        first, *more = text.split("\n")
        colon = "" if head == ">" else ":"
        gap = self.pick((" ", " ", "  ", "\t")) if colon else " "
        self._row(depth, f"{head}{colon}{gap}{first}{self.pick(('', '', ' '))}")
        for piece in more:
            self.rows.append((depth + 1, "|", True))
            self.rows.append((depth + 1, f"| {piece}", True))

    def _keys(self, depth: int, keys: Mapping[str, Sequence[str] | None], used: set[str]) -> None:
        """Add a few keys; None stands for prose."""
        for key in self.some(list(keys), 2):
            if key not in used:
                used.add(key)
                values = keys.get(key)
                if values is None:
                    self._text(depth, key, plain=False)
                else:
                    self._row(depth, f"{key}:{self._gap()}{self.pick(values)}")

    # statements

    def _declare(self) -> None:
        if self.now_and_then(2):
            self._text(0, "map", plain=False)
            self._keys(1, {"date": ("2023-02",), "editor": None, "note": None, "x-own": None}, set())
        for author in self.authors:
            self._text(0, self._head("author", author), plain=False)
            keys: dict[str, Any] = dict.fromkeys(("affiliation", "qualifications", "side", "note", "x-own"))
            keys["color"] = ("#1d4e89",)
            self._keys(1, keys, set())
        for source in self.sources:
            self._text(0, self._head("source", source), plain=False)
            keys = {
                "date": ("1979-11-04",), "publisher": None, "kind": None, "url": ("https://example.org/a#b",),
                "accessed": ("2024",), "note": None,
            }  # fmt: skip
            if self.authors:
                keys["authors"] = (", ".join(self.authors),)
            self._keys(1, keys, set())

    def _speak(self) -> None:
        line = self._by(1) or "by me"
        self.source_in_force = bool(self.sources) and self.now_and_then(2)
        if self.source_in_force:
            line += f"{self._gap()}from {self.pick(self.sources)}"
        self._row(0, line + self._end())

    def _section(self) -> None:
        self._text(0, self._head("section", self.new_name()), plain=False)
        self._keys(1, {"note": None}, set())

    def _question(self) -> None:
        old = list(self.questions)
        if old and self.now_and_then():
            name = self.pick(old)
            self._row(0, self._head("question", name) + self._end())
        else:
            name = self.new_name()
            self.questions[name] = set()
            self._text(0, self._head("question", name), plain=False)
            self._keys(1, {"answers": ("one", "many"), "note": None}, set())
        for answer in self.some(list(self.claims), 2):
            self.questions[name].add(answer)
            self._row(1, self._head("answer", answer) + self._end())
            if self.now_and_then():
                self._new_claim(1, "unless", _Claim(""))

    def _scenario(self) -> None:
        self._text(0, self._head("scenario", self.new_name()), plain=False)
        self._keys(1, {"note": None}, set())
        for name in self.some(list(self.claims), 2):
            word = self.pick(("accept", "reject", "expect"))
            verdict = self.pick(VERDICTS) if word == "expect" else ""
            self._row(1, self._head(word, name, verdict) + self._end())

    def _define(self, name: str) -> None:
        claim = self.claims[name]
        self._text(0, self._head("claim", name, self._by()), cited=self.now_and_then(2))
        self._block(1, claim, 3)

    def _take_up(self) -> None:
        claim = self.pick(list(self.claims.values()))
        self._row(0, self._head("claim", claim.shown) + self._end())
        self._block(1, claim, 3)

    # what stands under a claim

    def _block(self, depth: int, claim: _Claim, size: int, keys: dict[str, Any] | None = None) -> None:
        """Add keys, quotations and moves under a claim, and `keys` of the move that its line makes."""
        if keys:
            self._keys(depth, keys, set())
        own: dict[str, Sequence[str] | None] = {
            "basis": BASES, "credence": ("0.5", "1", ".25", "1e-3"), "date": ("2023",), "tags": ("a, b", "c"),
            "note": None, "asserted": ("yes", "no"), "expect": VERDICTS, "x-own": None,
        }  # fmt: skip
        self._keys(depth, own, claim.keys)
        speakers = ["me", *self.authors]
        for key in self.some(STANCES, 1):
            author = self.pick(speakers)
            if f"{key} {author}" not in claim.keys:
                claim.keys.add(f"{key} {author}")
                cite = self._cite() if self.now_and_then(2) else ""
                self._row(depth, f"{key}: {author}{cite and ' ' + cite}")
        if self.now_and_then(6):
            self._text(depth, ">", cited=self.now_and_then(2))
        for _ in range(self.number(0, 2) if size else 0):
            self._step(depth, claim, size - 1)

    def _step(self, depth: int, owner: _Claim, size: int) -> None:
        word = self.pick(("because", "but"))
        step_keys: dict[str, Any] = {"scheme": SCHEMES, "weight": ("0.5", "0")}
        if word == "but":
            step_keys |= {"move": MOVES, "asks": None}
        known = [first for kind, first in owner.steps if kind == word]
        new = [name for name in self.claims if name not in owner.firsts[word]]
        if known and self.now_and_then():
            first = self.pick(known)
            used = owner.steps[word, first]
            self._row(depth, self._head(word, first, self._by()) + self._end())
            self._block(depth + 1, self.claims[first], 0)
        else:
            used = set()
            if new and self.now_and_then():
                first = self.pick(new)
                owner.firsts[word].add(first)
                self._row(depth, self._head(word, first, self._by()) + self._end())
                self._block(depth + 1, self.claims[first], size, step_keys)
            else:
                first = self._new_claim(depth, word, _Claim(""), size, step_keys)
            used.add(first)
            if first in self.claims:
                owner.firsts[word].add(first)
                owner.steps[word, first] = used
            for _ in range(self.number(0, 2)):
                self._further(depth, self.pick(("and", "assuming")), used, size)
        for _ in range(self.number(0, 2)):
            self._further(depth, "unless", used, size)

    def _further(self, depth: int, word: str, used: set[str], size: int) -> None:
        keys: dict[str, Any] = {"role": None}
        if word == "unless":
            keys |= {"move": MOVES, "asks": None}
        free = [name for name in self.claims if name not in used]
        if free and self.now_and_then():
            name = self.pick(free)
            self._row(depth, self._head(word, name, self._by()) + self._end())
            self._block(depth + 1, self.claims[name], 0, keys)
        else:
            name = self._new_claim(depth, word, _Claim(""), size, keys)
        used.add(name)

    def _new_claim(
        self, depth: int, word: str, claim: _Claim, size: int = 1, keys: dict[str, Any] | None = None
    ) -> str:
        """Add a move with a text of its own; return the name of its claim, empty where it has none."""
        name = self.new_name() if self.now_and_then(2) else ""
        self._text(depth, self._head(word, name, self._by()), cited=self.now_and_then(2))
        claim.shown = name
        self._block(depth + 1, claim, size if len(self.rows) < 60 else 0, keys)
        if name:
            self.claims[name] = claim  # only now: a block must not refer to what is still being written
        return name

    # the whole

    def write(self) -> str:
        """Return the text."""
        self._declare()
        waiting = list(self.claims)
        others = (self._speak, self._section, self._question, self._scenario, self._take_up)
        while waiting:
            if self.now_and_then(4):
                self.pick(others)()
            else:
                self._define(waiting.pop(0))
        for other in others:
            if self.now_and_then(2):
                other()
        return self._dress()

    def _dress(self) -> str:
        """Join the rows with the indents, comments, blank lines and line ends that editors leave."""
        level = self.pick(("  ", "  ", "\t"))
        end = self.pick(("\n", "\n", "\r\n"))
        loose = self.pick((2, 5, 10**6))
        pieces = [self.pick(("", "", "\ufeff"))]
        for depth, text, goes_on in self.rows:
            if not goes_on and self.now_and_then(loose):
                pieces.append(
                    self.pick((end, f"  {end}{end}", f"# why{end}", f"    # allow: idle-claim{end}", f"#{end}"))
                )
            pieces.append(f"{level * depth}{text}{end}")
        text = "".join(pieces)
        return text if self.now_and_then(2) else text.rstrip("\r\n")
