"""The map in words, as nested HTML lists: what is said, because of what, against what. Knows no picture.

Each claim is told once, at its home if it has one, with what speaks for and against it beneath. Wherever else
it is used, a line says it and points there.
"""

from __future__ import annotations

from collections import deque
from html import escape
from urllib.parse import quote

from attrs import frozen

from argmap.model import Claim, Map, Step

DEEPEST = 10
"""Levels of one list. What lies deeper is told further down: indents beyond this read badly, and browsers
flatten a page that nests some hundred levels."""


@frozen
class _Entry:
    """One line to tell: a claim, the word that brings it in, the claim above, and who moves it if another."""

    word: str
    claim: str
    above: str = ""
    mover: str = ""
    level: int = 0


def write_outline_list(map_: Map) -> str:
    """Return the outline of the whole map as HTML: the questions with their answers, then all other claims.

    Each claim's line has the id `outline-<claim id>` and links to its card, `#claim-<claim id>`.
    """
    teller = _Teller(map_)
    for question in map_.questions.values():
        teller.lines.append(f'<h2 dir="auto">{escape(question.text)}</h2>')
        entries = []
        for answer in question.answers:
            entries.append(_Entry("answer", answer.claim))
            for undercut in answer.undercuts:
                mover = teller.mover(undercut.movers, answer.claim)
                entries.append(_Entry("unless", undercut.claim, answer.claim, mover))
        teller.tell(entries)
    # The last round finds circles that no root leads to.
    for starts in (map_.roots, map_.claims.values()):
        left = [_Entry("", claim.id) for claim in starts if claim.id not in teller.told]
        if left and teller.lines:
            teller.lines.append("<h2>Further claims</h2>")
        teller.tell(left)
    return "\n".join(teller.lines)


def _find_homes(map_: Map) -> dict[str, str]:
    """For a claim the claim beneath which it is told: the first that its own author gives it as a reason for.

    A claim without such a use is told wherever it comes first; an answer is at home under its question ("").
    """
    homes = {answer.claim: "" for question in map_.questions.values() for answer in question.answers}
    for step in map_.steps:
        for premise in step.premises if step.kind == "reason" else ():
            if set(map_.claims[premise.claim].authors) & set(map_.claims[step.claim].authors):
                homes.setdefault(premise.claim, step.claim)
    return homes


class _Teller:
    """Tells entries line by line, and remembers what it told."""

    def __init__(self, map_: Map) -> None:
        self.map = map_
        self.lines: list[str] = []
        self.told: set[str] = set()
        self.homes = _find_homes(map_)

    def tell(self, entries: list[_Entry]) -> None:
        """Write a list of the entries and all that bears on them; too deep a branch gets its own list."""
        later: deque[str] = deque()
        self._tell_list(entries, later)
        while later:
            claim = later.popleft()
            self.lines.append(f'<h3 dir="auto">What bears on {self._name(claim)}</h3>')
            self._tell_list(self._entries_beneath(claim, level=0), later)

    def mover(self, movers: tuple[str, ...], owner: str) -> str:
        """Name who makes a move, unless it is the author of the claim it is made on."""
        if set(movers) <= set(self.map.claims[owner].authors):
            return ""
        return ", ".join(map(self.map.author_name, movers))

    def _tell_list(self, entries: list[_Entry], later: deque[str]) -> None:
        if not entries:
            return
        self.lines.append("<ul>")
        # Ready lines wait on the stack among the entries, so that a list closes after all it holds.
        stack: list[_Entry | str] = ["</ul>", *reversed(entries)]
        while stack:
            entry = stack.pop()
            if isinstance(entry, str):
                self.lines.append(entry)
                continue
            astray = entry.above and self.homes.get(entry.claim, entry.above) != entry.above
            if astray or entry.claim in self.told:
                if entry.word:  # a further claim needs no second line where it was told meanwhile
                    self.lines.append(f"{self._opening(entry)}{self._reference(entry.claim)}</li>")
                continue
            self.told.add(entry.claim)
            name = f' id="outline-{escape(entry.claim)}"'
            line = self._opening(entry, name) + self._saying(self.map.claims[entry.claim])
            beneath = self._entries_beneath(entry.claim, entry.level + 1)
            if beneath and entry.level + 1 >= DEEPEST:
                later.append(entry.claim)
                self.lines.append(f'{line} <span class="view-muted">(more on it below)</span></li>')
            elif beneath:
                self.lines += [line, "<ul>"]
                stack.append("</ul></li>")
                stack += reversed(beneath)
            else:
                self.lines.append(f"{line}</li>")

    def _entries_beneath(self, claim: str, level: int) -> list[_Entry]:
        entries = []
        for step in self.map.claims[claim].steps:
            entries += self._entries_of(step, level)
        return entries

    def _entries_of(self, step: Step, level: int) -> list[_Entry]:
        mover = self.mover(step.movers, step.claim)
        opening = "because" if step.kind == "reason" else "but"
        entries = []
        for place, premise in enumerate(step.premises):
            word = "assuming" if premise.implicit else "and" if place else opening
            entries.append(_Entry(word, premise.claim, step.claim, "" if place else mover, level))
        for undercut in step.undercuts:
            mover = self.mover(undercut.movers, step.claim)
            entries.append(_Entry("unless", undercut.claim, step.claim, mover, level))
        return entries

    def _opening(self, entry: _Entry, name: str = "") -> str:
        mover = f' <span class="view-muted">({escape(entry.mover)})</span>' if entry.mover else ""
        word = f"<b>{entry.word}</b>{mover} " if entry.word else ""
        return f'<li{name} data-claim="{escape(entry.claim)}">{word}'

    def _saying(self, claim: Claim) -> str:
        said = ", ".join(map(self.map.author_name, claim.authors))
        places = "; ".join(map(str, claim.citations))
        remark = "left unstated" if claim.implicit else "an open doubt" if claim.doubt else ""
        name = f"<code>{escape(claim.id)}</code> " if claim.named else ""
        facts = escape(" · ".join(filter(None, [said, remark, places])))
        address = quote(claim.id, safe="")
        return (
            f'{name}<a href="#claim-{address}" dir="auto">{escape(claim.text)}</a>'
            f' <span class="view-muted">{facts}</span>'
        )

    def _reference(self, claim: str) -> str:
        record = self.map.claims[claim]
        name = f"<code>{escape(claim)}</code> " if record.named else ""
        address = quote(claim, safe="")
        link = f'<a href="#outline-{address}" dir="auto">{escape(record.text)}</a>'
        return f'{name}{link} <span class="view-muted">(see there)</span>'

    def _name(self, claim: str) -> str:
        record = self.map.claims[claim]
        return f"<code>{escape(claim)}</code>" if record.named else f"“{escape(record.text)}”"
