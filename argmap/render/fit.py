"""One sheet of paper: as much of a map as can be read on it, what is nearest to its theses first. Writes no file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Final

from attrs import evolve, frozen

from argmap.diagram import Diagram, DrawingOptions, draw_map
from argmap.diagram.cards import BODY_SIZE
from argmap.diagram.select import count_hidden, list_remarks, select_claims
from argmap.model import Map
from argmap.render.errors import RenderError
from argmap.render.pages import PAPERS, Move, list_moves, scale_on

SMALLEST_TEXT: Final = 6.5
"""Claims on a fitted sheet are printed at this size, in points, or larger; on several sheets at 8."""


@frozen
class _Fitted:
    """A picture that can be read on the paper, how many claims it shows, and how much it shrinks there."""

    diagram: Diagram
    claims: int
    scale: float


def fit_map(map_: Map, options: DrawingOptions, write: Callable[[Diagram], str], paper: str) -> Diagram:
    """Return the picture of as many of the chosen claims as can be read on one sheet, upright or lengthwise.

    `write` turns a diagram into SVG. The claims in focus, or else the theses, are drawn in any case; then what
    bears on them, a move on each in turn, level by level. Where the layout is `auto` it is the one that
    shows more. Raises RenderError for a paper that is not known.
    """
    if paper not in PAPERS:
        raise RenderError(f"unknown paper `{paper}`", hint=f"choose one of {', '.join(PAPERS)}")
    layouts = ("face-off", "stacked") if options.layout == "auto" else (options.layout,)
    chosen = select_claims(map_, options)
    moves = list_moves(map_, frozenset(chosen.claims))
    starts = _find_starts(map_, options, tuple(chosen.claims))
    order = list(_order(map_, starts, moves, chosen.claims))
    remarks = tuple(list_remarks(map_, options))
    sheets = [_fill(map_, evolve(options, layout=layout), write, paper, starts, order, remarks) for layout in layouts]
    return max(sheets, key=lambda sheet: (sheet.scale * BODY_SIZE >= SMALLEST_TEXT, sheet.claims, sheet.scale)).diagram


def _find_starts(map_: Map, options: DrawingOptions, chosen: tuple[str, ...]) -> list[str]:
    focus = options.focus
    if focus is not None and focus in map_.claims:
        return [focus]
    if focus is not None:
        theses = [answer.claim for answer in map_.questions[focus].answers]
    else:
        theses = [thesis.id for thesis in map_.theses]
    return [claim for claim in theses if claim in chosen] or list(chosen[:1])


def _order(map_: Map, starts: list[str], moves: dict[str, list[Move]], chosen: Collection[str]) -> Iterator[Move]:
    """All moves, nearest to the starts first; on one level, one move on each claim in turn.

    A single start is also seen in what it serves.
    """
    level = list(starts)
    seen = set(starts)
    if len(starts) == 1:
        for use in map_.uses(starts[0]):
            if use.step is not None and use.step.claim in chosen:
                yield Move(use.step.claim, 0, (use.step.claim, *(p.claim for p in use.step.premises)))
    while level:
        beneath: list[str] = []
        for turn in range(max(len(moves.get(claim, ())) for claim in level)):
            for claim in level:
                if turn < len(moves.get(claim, ())):
                    move = moves[claim][turn]
                    yield move
                    fresh = [other for other in dict.fromkeys(move.claims) if other not in seen]
                    seen.update(fresh)
                    beneath += fresh
        level = beneath


def _fill(
    map_: Map,
    options: DrawingOptions,
    write: Callable[[Diagram], str],
    paper: str,
    starts: list[str],
    order: list[Move],
    remarks: tuple[str, ...],
) -> _Fitted:
    """Draw the longest beginning of the moves that can be read, found by halving."""

    def draw(count: int) -> _Fitted:
        claims = dict.fromkeys([*starts, *(claim for move in order[:count] for claim in move.claims)])
        hidden = count_hidden(map_, claims)
        references = {claim: (f"+ {hidden[claim]:,} more beneath, not drawn",) for claim in claims if claim in hidden}
        diagram = draw_map(map_, evolve(options, claims=tuple(claims), references=references, focus=None, authors=()))
        told = (*remarks, f"{len(claims):,} of {len(map_.claims):,} claims drawn")
        diagram = evolve(
            diagram, remarks=((*told, *diagram.remarks) if len(claims) < len(map_.claims) else diagram.remarks)
        )
        return _Fitted(diagram, len(claims), scale_on(write(diagram), paper))

    best = draw(0)
    low, high = 0, min(len(order), 64)  # more moves than this find no room on any paper
    while low < high:
        middle = (low + high + 1) // 2
        tried = draw(middle)
        if tried.scale * BODY_SIZE >= SMALLEST_TEXT:
            low, best = middle, tried
        else:
            high = middle - 1
    return best
