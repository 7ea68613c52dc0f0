"""Divides a drawing among sheets of paper: whole where it can be read, else branch by branch with references.

Draws no map itself: it is given a function that draws a part of one, and puts the pictures on pages.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from html import escape
from itertools import islice
from typing import Final

from attrs import Factory, define, evolve, frozen

from argmap.diagram import Diagram, DrawingOptions, draw_map
from argmap.diagram.advances import advance
from argmap.diagram.cards import BODY_SIZE
from argmap.diagram.measure import clean_text, runs_right_to_left
from argmap.diagram.select import select_claims
from argmap.diagram.theme import FONT_STACK
from argmap.model import Map
from argmap.render.errors import RenderError
from argmap.render.roots import measure_picture, place_picture

PAPERS: Final = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
"""Width and height of each kind of paper in points, upright."""

SMALLEST_TEXT: Final = 8.0
"""Claims are printed at this size, in points, or larger."""

MARGIN: Final = 20.0  # as much as printers leave blank
BARE_MARGIN: Final = 8.0  # where the picture, which has a margin of its own, is alone on the page
HEADER_HEIGHT: Final = 22.0
HEADER_SIZE: Final = 9.0

_LEAST_CARD_AREA: Final = 7_000.0  # square points that a card takes up at the very least: saves hopeless tries
_MOST_FAILURES: Final = 4  # so many branches are tried in vain before a page counts as full
_UNKNOWN_PAGE: Final = 888  # stands for page numbers not known yet: as wide as any

References = Mapping[str, tuple[str, ...]]
Draw = Callable[[Sequence[str], References, bool], str]


@frozen
class Move:
    """What a page gains by showing one step: the claims in it, beneath `claim`. `step` is its number there."""

    claim: str
    step: int
    claims: tuple[str, ...]


@define
class _Page:
    """Claims and moves on one page. `heads` are the claims it starts from."""

    heads: list[str]
    moves: list[Move] = Factory(list)

    @property
    def claims(self) -> dict[str, None]:
        """The claims on the page, heads first."""
        return dict.fromkeys([*self.heads, *(claim for move in self.moves for claim in move.claims)])


def draw_pages(map_: Map, options: DrawingOptions, write: Callable[[Diagram], str], paper: str) -> tuple[str, ...]:
    """The map, or the part that the options choose, on pages of paper: see `paginate`.

    `write` turns a diagram into SVG. Sheets of several are laid out stacked, which suits paper, and without the
    title, which their header repeats. Nothing is folded.
    """
    chosen = map_.claims if options == evolve(options, focus=None, depth=None, authors=()) else None
    claims = tuple(chosen if chosen is not None else select_claims(map_, options).claims)

    def draw(claims: Sequence[str], references: References, sheet: bool) -> str:
        layout = "stacked" if sheet else options.layout
        diagram = draw_map(map_, evolve(options, claims=claims, references=references, layout=layout))
        return write(evolve(diagram, title="") if sheet else diagram)

    return paginate(map_, claims, draw, paper, title=map_.title)


def paginate(map_: Map, claims: Collection[str], draw: Draw, paper: str, *, title: str = "") -> tuple[str, ...]:
    """SVG pages of the paper's size that together show all of `claims` and every step among them.

    `draw` gives the picture of some claims as SVG: it is told the claims, lines for the foot of their cards, and
    whether the picture is one sheet of several. There is one page, upright or lengthwise, where
    claims can then be printed in 8 points or more; else a first page with the theses and what bears on them, and a
    page for each branch that goes on. A step too large for a page of its own is printed smaller. Raises RenderError
    for a paper that is not known.
    """
    if paper not in PAPERS:
        raise RenderError(f"unknown paper `{paper}`", hint=f"choose one of {', '.join(PAPERS)}")
    if len(claims) <= _count_most(paper):
        whole = draw(tuple(claims), {}, False)
        if _is_readable(whole, paper, header=False):
            return (_compose_page(whole, paper, ""),)
    pages = _Divider(map_, claims, draw, paper).divide()
    return tuple(
        _compose_page(draw(tuple(page.claims), references, True), paper, title, f"page {number} of {len(pages)}")
        for number, (page, references) in enumerate(zip(pages, _refer(pages), strict=True), 1)
    )


class _Divider:
    """Chooses the claims of each page. Branches are followed level by level, without recursion."""

    def __init__(self, map_: Map, claims: Collection[str], draw: Draw, paper: str) -> None:
        self.draw, self.paper = draw, paper
        self.moves = list_moves(map_, frozenset(claims))
        self.starts = _order_starts(map_, self.moves)
        self.most = _count_most(paper)
        self.done: set[tuple[str, int]] = set()
        self.placed: set[str] = set()

    def divide(self) -> list[_Page]:
        """The pages in order: breadth first, so that a branch continues after the pages of its own level."""
        pages: list[_Page] = []
        theses, others = self.starts
        waiting: deque[list[str]] = deque(theses)
        while True:
            if not waiting:
                waiting.extend([claim] for claim in others if claim not in self.placed)
            heads = self._take(waiting)
            if not heads:
                return pages
            page = self._fill(heads)
            waiting.extendleft([head] for head in reversed(heads[len(page.heads) :]))
            page = self._fill_up(page, waiting)
            self.done.update((move.claim, move.step) for move in page.moves)
            self.placed.update(page.claims)
            waiting.extend([claim] for claim in page.claims if self._rest(claim))
            pages.append(page)

    def _take(self, waiting: deque[list[str]]) -> list[str]:
        """The next heads that still have something to show: unplaced, or with moves not yet shown."""
        while waiting:
            heads = [head for head in waiting.popleft() if head not in self.placed or self._rest(head)]
            if heads:
                return heads
        return []

    def _rest(self, claim: str) -> list[Move]:
        return [move for move in self.moves[claim] if (claim, move.step) not in self.done]

    def _follow(self, heads: Sequence[str]) -> Iterator[Move]:
        """All moves beneath the heads that no page shows yet, nearest first."""
        seen = set(heads)
        queue = deque(heads)
        while queue:
            for move in self._rest(queue.popleft()):
                yield move
                fresh = [claim for claim in dict.fromkeys(move.claims) if claim not in seen]
                seen.update(fresh)
                queue.extend(fresh)

    def _fill(self, heads: list[str]) -> _Page:
        """A page from the heads on with as much as can be read on it: of a single head, one move at least.

        Where the heads find no room together, the page has the first of them only.
        """
        whole = _Page(heads, list(islice(self._follow(heads), self.most)))
        if not self._is_cut(whole) and self._is_readable(whole):
            return whole
        page = _Page(heads)
        queue, failures = deque(heads), 0
        while queue and failures < _MOST_FAILURES:
            claim = queue.popleft()
            before = page
            page = self._add(page, self._rest(claim), piecemeal=claim in heads)
            failures += page is before and bool(self._rest(claim))
            seen = before.claims
            queue.extend(fresh for fresh in page.claims if fresh not in seen)
        if page.moves or (len(heads) > 1 and not any(map(self._rest, heads)) and self._is_readable(page)):
            return page
        if len(heads) > 1:
            return self._fill(heads[:1])
        return _Page(heads, self._rest(heads[0])[:1])

    def _add(self, page: _Page, moves: Sequence[Move], *, piecemeal: bool) -> _Page:
        """The page with the moves of one claim, if it can still be read: all, or `piecemeal` as many as possible."""
        if moves and self._is_readable(fuller := _Page(page.heads, [*page.moves, *moves])):
            return fuller
        for move in moves if piecemeal else ():
            if not self._is_readable(fuller := _Page(page.heads, [*page.moves, move])):
                break
            page = fuller
        return page

    def _fill_up(self, page: _Page, waiting: deque[list[str]]) -> _Page:
        """The page with waiting branches that find room on it whole; takes those from the queue."""
        failed: list[list[str]] = []
        while len(failed) < _MOST_FAILURES and (heads := self._take(waiting)):
            shown = {(move.claim, move.step) for move in page.moves}
            fresh = [m for m in islice(self._follow(heads), self.most) if (m.claim, m.step) not in shown]
            joined = _Page(list(dict.fromkeys([*page.heads, *heads])), [*page.moves, *fresh])
            if not fresh and all(head in page.claims for head in heads):
                continue
            if self._is_cut(joined, heads) or not self._is_readable(joined):
                failed.append(heads)
            else:
                page = joined
        waiting.extendleft(reversed(failed))
        return page

    def _is_cut(self, page: _Page, heads: Sequence[str] = ()) -> bool:
        """Whether something beneath the heads (those of the page) is not on the page."""
        shown = {(move.claim, move.step) for move in page.moves}
        return any((move.claim, move.step) not in shown for move in self._follow(list(heads or page.heads)))

    def _is_readable(self, page: _Page) -> bool:
        claims = page.claims
        if len(claims) > self.most:
            return False
        shown = {(move.claim, move.step) for move in page.moves}
        references: dict[str, tuple[str, ...]] = {}
        for claim in claims:
            here = [(claim, move.step) in shown for move in self.moves[claim]]
            from_page = _UNKNOWN_PAGE if claim in self.placed and any(here) else None
            if lines := _word(from_page, None if all(here) else _UNKNOWN_PAGE):
                references[claim] = lines
        return _is_readable(self.draw(tuple(claims), references, True), self.paper, header=True)


def list_moves(map_: Map, kept: frozenset[str]) -> dict[str, list[Move]]:
    """What bears on each claim directly. Objections to its excluding a rival answer come first, numbered below 0."""
    moves: dict[str, list[Move]] = {claim: [] for claim in map_.claims if claim in kept}
    for answer in (answer for question in map_.questions.values() for answer in question.answers):
        disputed = tuple(undercut.claim for undercut in answer.undercuts if undercut.claim in kept)
        if disputed and answer.claim in kept:
            moves[answer.claim].append(Move(answer.claim, -1 - len(moves[answer.claim]), disputed))
    for claim, listed in moves.items():
        for number, step in enumerate(map_.claims[claim].steps):
            premises = [premise.claim for premise in step.premises]
            if kept.issuperset(premises):
                undercuts = [undercut.claim for undercut in step.undercuts if undercut.claim in kept]
                listed.append(Move(claim, number, (*premises, *undercuts)))
    return moves


def _order_starts(map_: Map, moves: Mapping[str, Sequence[Move]]) -> tuple[list[list[str]], list[str]]:
    """Theses, the answers of one question together; and all other claims, those that serve no other first."""
    groups = [[answer.claim for answer in question.answers] for question in map_.questions.values()]
    groups = groups or [[thesis.id] for thesis in map_.theses]
    theses = [[claim for claim in dict.fromkeys(group) if claim in moves] for group in groups]
    used = {claim for listed in moves.values() for move in listed for claim in move.claims}
    return [group for group in theses if group], [claim for claim in moves if claim not in used] + [
        claim for claim in moves if claim in used
    ]


def _refer(pages: Sequence[_Page]) -> list[dict[str, tuple[str, ...]]]:
    """For each page the lines at the foot of its cards: from where a branch comes, and where it goes on."""
    first: dict[str, int] = {}
    told: dict[str, list[int]] = {}
    for number, page in enumerate(pages, 1):
        for claim in page.claims:
            first.setdefault(claim, number)
        for claim in dict.fromkeys(move.claim for move in page.moves):
            told.setdefault(claim, []).append(number)
    result = []
    for number, page in enumerate(pages, 1):
        lines: dict[str, tuple[str, ...]] = {}
        for claim in page.claims:
            numbers = told.get(claim, [])
            is_told_here = number in numbers
            earlier = [n for n in (first[claim], *numbers) if n < number]
            later = [n for n in numbers if n > number]
            from_page = max(earlier) if is_told_here and earlier else None
            told_before = numbers[-1] if numbers and not is_told_here and not later else None
            if words := _word(from_page, later[0] if later else None, told_before):
                lines[claim] = words
        result.append(lines)
    return result


def _word(from_page: int | None, on_page: int | None, told_before: int | None = None) -> tuple[str, ...]:
    numbers = {"continued from page": from_page, "continued on page": on_page, "see page": told_before}
    return tuple(f"{words} {number}" for words, number in numbers.items() if number is not None)


def _count_most(paper: str) -> int:
    """More cards than this cannot be readable on one page: spares hopeless drawings."""
    width, height = PAPERS[paper]
    room = (width - 2 * MARGIN) * (height - 2 * MARGIN) * (BODY_SIZE / SMALLEST_TEXT) ** 2
    return int(room / _LEAST_CARD_AREA)


def scale_on(svg: str, paper: str) -> float:
    """How much a picture shrinks on a sheet of the paper without a header, turned as it fits best; at most 1."""
    return _fit(svg, paper, header=False)[0]


def compose_sheet(svg: str, paper: str) -> str:
    """The picture alone on one sheet of the paper."""
    return _compose_page(svg, paper, "")


def _is_readable(svg: str, paper: str, *, header: bool) -> bool:
    return _fit(svg, paper, header=header)[0] * BODY_SIZE >= SMALLEST_TEXT


def _fit(svg: str, paper: str, *, header: bool) -> tuple[float, float, float]:
    """How much the picture shrinks on the paper, at most 1, and the paper's width and height as it is turned."""
    width, height = measure_picture(svg)
    short, long = PAPERS[paper]
    turns = [
        (_shrink(width, height, across, down, header), across, down) for across, down in ((short, long), (long, short))
    ]
    return max(turns, key=lambda turn: turn[0])


def _shrink(width: float, height: float, across: float, down: float, header: bool) -> float:
    margin = MARGIN if header else BARE_MARGIN
    room = down - 2 * margin - HEADER_HEIGHT * header
    return min(1.0, (across - 2 * margin) / max(width, 1.0), room / max(height, 1.0))


def _compose_page(svg: str, paper: str, title: str, numbering: str = "") -> str:
    """The picture on a page of the paper, at the top and in the middle, beneath a header if there is one."""
    scale, across, down = _fit(svg, paper, header=bool(numbering))
    width, height = (round(length * scale, 2) for length in measure_picture(svg))
    left, top = round((across - width) / 2, 2), MARGIN + HEADER_HEIGHT if numbering else BARE_MARGIN
    picture = place_picture(svg, left, top, width, height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across:g}" height="{down:g}" '
        f'viewBox="0 0 {across:g} {down:g}">\n{_compose_header(title, numbering, across)}{picture}\n</svg>\n'
    )


def _compose_header(title: str, numbering: str, across: float) -> str:
    if not numbering:
        return ""
    base = MARGIN + HEADER_SIZE
    title = clean_text(title)
    right_to_left = runs_right_to_left(title)
    room = across - 2 * MARGIN - advance(numbering, HEADER_SIZE) - 24
    title = _shorten(title, room)
    if right_to_left:
        title = f"\u2067{title}\u2069"  # keeps punctuation at its own end of the line
    return (
        f"<style>.page-header{{font-family:{escape(FONT_STACK, quote=False)};font-size:{HEADER_SIZE:g}px;"
        "fill:#4B5563}</style>\n"
        f'<text class="page-header" x="{MARGIN:g}" y="{base:g}">{escape(title)}</text>\n'
        f'<text class="page-header" x="{across - MARGIN:g}" y="{base:g}" text-anchor="end">{numbering}</text>\n'
    )


def _shorten(text: str, room: float) -> str:
    """The text, cut with an ellipsis where it is wider than the room."""
    if advance(text, HEADER_SIZE) <= room:
        return text
    while text and advance(text + "…", HEADER_SIZE) > room:
        text = text[:-1]
    return text.rstrip() + "…"
