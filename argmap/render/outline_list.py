"""The map in words, as nested HTML lists: what is said, because of what, against what. Decides not what is told where.

Knows no picture.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from argmap.model import Claim, Map
from argmap.render.outline_walk import Entry, OutlineWalk, take_part

DEEPEST = 10
"""Levels of one list. What lies deeper is told further down: indents beyond this read badly, and browsers
flatten a page that nests some hundred levels."""


def write_outline_list(map_: Map) -> str:
    """Return the outline of the whole map as HTML: the questions with their answers, then all other claims.

    Each claim's line has the id `outline-<claim id>` and links to its card, `#claim-<claim id>`.
    """
    printer = _Printer(map_)
    walk = printer.walk
    for question in map_.questions.values():
        printer.lines.append(f'<h2 dir="auto">{escape(question.text)}</h2>')
        printer.tell(walk.list_answers(question))
    printer.tell_further(root.id for root in walk.roots)
    printer.tell_further(walk.list_left())  # circles that no root leads to
    return "\n".join(printer.lines)


class _Printer:
    """Puts what is told into the lines of lists."""

    def __init__(self, map_: Map) -> None:
        self.map = map_
        self.lines: list[str] = []
        self.walk = OutlineWalk(take_part(map_), DEEPEST - 1)

    def tell_further(self, claims: Iterable[str]) -> None:
        """Write those of the claims that were not told, under a heading if anything stands before them."""
        left = [Entry("", claim) for claim in claims if claim not in self.walk.told]
        if left and self.lines:
            self.lines.append("<h2>Further claims</h2>")
        self.tell(left)

    def tell(self, entries: list[Entry]) -> None:
        """Write a list of the entries and all that bears on them; too deep a branch gets its own list."""
        deep = 0  # lists that are open
        for entry, manner in self.walk.walk(entries):
            if manner == "resumed":
                self._close(deep)
                deep = 0
                self.lines.append(f'<h3 dir="auto">What bears on {self._name(entry.claim)}</h3>')
                continue
            if deep <= entry.level:
                self.lines.append("<ul>")
            else:
                self.lines += ["</ul></li>"] * (deep - entry.level - 1)
            deep = entry.level + 1
            if manner in ("above", "below"):
                if entry.word:  # a further claim needs no second line where it was told meanwhile
                    self.lines.append(f"{self._opening(entry)}{self._reference(entry.claim)}</li>")
                continue
            name = f' id="outline-{escape(entry.claim)}"'
            line = self._opening(entry, name) + self._saying(self.map.claims[entry.claim])
            if manner == "deferred":
                line += ' <span class="view-muted">(more on it below)</span>'
            self.lines.append(line if manner == "branch" else f"{line}</li>")
        self._close(deep)

    def _close(self, deep: int) -> None:
        if deep:
            self.lines += [*["</ul></li>"] * (deep - 1), "</ul>"]

    def _name_movers(self, entry: Entry) -> str:
        """Name who makes a move, unless it is the author of the claim it is made on."""
        if not entry.movers or set(entry.movers) <= set(self.map.claims[entry.above].authors):
            return ""
        return ", ".join(map(self.map.author_name, entry.movers))

    def _opening(self, entry: Entry, name: str = "") -> str:
        movers = self._name_movers(entry)
        moved = f' <span class="view-muted">({escape(movers)})</span>' if movers else ""
        word = f"<b>{entry.word}</b>{moved} " if entry.word else ""
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
