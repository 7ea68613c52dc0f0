"""What of a map is drawn: all of it, the surroundings of one claim, one author's part, or an overview.

Says nothing about places or looks.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping

from attrs import evolve, frozen

from argmap.diagram.errors import RenderError
from argmap.diagram.options import FOLD_ABOVE, DrawingOptions
from argmap.model import ME, Claim, Map, Question, Step, Undercut

DEFAULT_DEPTH = 2
DEPTH_HINT = "give the number of moves to follow, 0 or more"
DEEPEST = 40
"""No picture has more columns than this: further ones are folded."""

OVERVIEW_DEPTH = 6
OVERVIEW_CHILDREN = 8
OVERVIEW_CLAIMS = 60
"""An overview shows so many levels, moves on one claim and claims, so that it stays a page and no strip."""


@frozen
class NumberedStep:
    """A step with its place among all steps of the map, from 1, and the undercuts of it that are drawn."""

    number: int
    step: Step
    undercuts: tuple[Undercut, ...]

    @property
    def key(self) -> str:
        """The element id of its junction, and the name its lines carry."""
        return f"step-{self.number}"


@frozen
class View:
    """The part of a map that is drawn: claims, steps and questions, in the map's order.

    `hidden` counts, for a drawn claim, those not drawn that hang beneath it. `remarks` say what was left out.
    """

    map: Map
    claims: dict[str, Claim]
    steps: tuple[NumberedStep, ...]
    questions: tuple[Question, ...]
    hidden: dict[str, int]
    remarks: tuple[str, ...] = ()


def select_claims(map_: Map, options: DrawingOptions) -> View:
    """Choose what to draw. Raises RenderError for a focus or an author that the map does not know."""
    if options.claims is not None:
        wanted = frozenset(options.claims)
        view = _view(map_, {claim: None for claim in map_.claims if claim in wanted}, ())
        return evolve(view, questions=tuple(q for q in view.questions if _is_disputed(q, wanted)))
    keep = select_all(map_, options)
    if len(keep) > FOLD_ABOVE:
        keep = _keep_levels(map_, keep, OVERVIEW_DEPTH, OVERVIEW_CHILDREN, OVERVIEW_CLAIMS)
    keep = _keep_levels(map_, keep, DEEPEST)
    return _view(map_, keep, (*list_remarks(map_, options), *_count_drawn(map_, keep)))


def _is_disputed(question: Question, keep: Collection[str]) -> bool:
    """Whether a sheet shows more of the question than that one of several answers belongs to it."""
    shown = sum(answer.claim in keep for answer in question.answers)
    return shown >= min(2, len(question.answers)) or any(
        undercut.claim in keep for answer in question.answers if answer.claim in keep for undercut in answer.undercuts
    )


def select_all(map_: Map, options: DrawingOptions) -> dict[str, None]:
    """The claims that the options choose, before any are folded away. Raises RenderError as `select_claims`."""
    keep = dict.fromkeys(map_.claims)
    authors = options.authors
    if len(authors) == 1:
        keep = _keep_author(map_, authors[0])
    elif authors:
        keep = _keep_exchange(map_, authors)
    if options.layout == "overview":
        theses = {claim.id for claim in map_.theses}
        keep = {claim: None for claim in keep if claim in theses}
    if options.focus is not None:
        depth = DEFAULT_DEPTH if options.depth is None else options.depth
        near = _keep_near(map_, options.focus, depth)
        if options.focus in map_.claims:
            keep.setdefault(options.focus)
        return {claim: None for claim in map_.claims if claim in near and claim in keep}
    if options.depth is not None:
        if options.depth < 0:
            raise RenderError(f"depth {options.depth} is below 0", DEPTH_HINT)
        keep = _keep_levels(map_, keep, options.depth, answers_only=True)
    return keep


def list_remarks(map_: Map, options: DrawingOptions) -> Iterator[str]:
    """What the picture says of the part that it shows."""
    names = [map_.author_name(author) for author in options.authors]
    if len(names) == 1:
        yield f"only what {names[0]} says, and what that answers"
    elif names:
        yield f"only what {', '.join(names[:-1])} and {names[-1]} say, and the map-maker's doubts of it"
    if options.focus in map_.questions:
        yield "only the answers to one question, and what bears on them"
    elif options.focus is not None:
        depth = DEFAULT_DEPTH if options.depth is None else options.depth
        yield f"only what lies within {depth} move{'' if depth == 1 else 's'} of {options.focus}"


def _count_drawn(map_: Map, keep: Collection[str]) -> tuple[str, ...]:
    return (f"{len(keep):,} of {len(map_.claims):,} claims drawn",) if len(keep) < len(map_.claims) else ()


def _view(map_: Map, keep: dict[str, None], remarks: tuple[str, ...]) -> View:
    steps = tuple(
        NumberedStep(number, step, tuple(u for u in step.undercuts if u.claim in keep))
        for number, step in enumerate(map_.steps, 1)
        if step.claim in keep and all(p.claim in keep for p in step.premises)
    )
    return View(
        map_,
        {id_: claim for id_, claim in map_.claims.items() if id_ in keep},
        steps,
        tuple(q for q in map_.questions.values() if any(a.claim in keep for a in q.answers)),
        count_hidden(map_, keep),
        remarks,
    )


def _beneath(claim: Claim) -> Iterator[list[str]]:
    """Claims that bear on this one directly, step by step."""
    for step in claim.steps:
        yield [p.claim for p in step.premises] + [u.claim for u in step.undercuts]


def count_hidden(map_: Map, keep: Mapping[str, None]) -> dict[str, int]:
    """How many claims not drawn hang beneath each drawn one; each counts once, at the first that leads to it."""
    counts: dict[str, int] = {}
    if len(keep) == len(map_.claims):
        return counts
    owner: dict[str, str] = {}
    queue = deque((claim, claim) for claim in map_.claims if claim in keep)
    while queue:
        claim, shown = queue.popleft()
        for others in _beneath(map_.claims[claim]):
            for other in others:
                if other not in keep and other not in owner:
                    owner[other] = shown
                    counts[shown] = counts.get(shown, 0) + 1
                    queue.append((other, shown))
    return counts


def _claims_of(map_: Map, author: str) -> set[str]:
    """The ids of an author's claims. Raises RenderError for one whom the map does not know."""
    said = {claim.id for claim in map_.claims_of(author)}
    if not said and author != ME and author not in map_.authors:
        raise RenderError(f"unknown author `{author}`", suggest(author, [*map_.authors, ME], "author"))
    return said


def _keep_exchange(map_: Map, authors: Iterable[str]) -> dict[str, None]:
    """What several authors say, and what the map-maker adds to steps among those claims: premises and doubts."""
    keep = set().union(*(_claims_of(map_, author) for author in authors))
    mine = {claim.id for claim in map_.claims.values() if claim.authors == (ME,)}
    waiting = list(keep)
    while waiting:
        for step in map_.claims[waiting.pop()].steps:
            premises = [p.claim for p in step.premises]
            if all(p in keep or p in mine for p in premises):
                added = [
                    id_ for id_ in (*premises, *(u.claim for u in step.undercuts)) if id_ in mine and id_ not in keep
                ]
                keep.update(added)
                waiting += added
    return {claim: None for claim in map_.claims if claim in keep}


def _keep_author(map_: Map, author: str) -> dict[str, None]:
    """An author's claims, all premises of his steps and undercuts, and what those speak for or against."""
    keep = _claims_of(map_, author)
    for step in map_.steps:
        premises = [p.claim for p in step.premises]
        mine = author in step.movers or any(p in keep for p in premises)
        if mine or any(author in u.movers for u in step.undercuts):
            keep |= {step.claim, *premises}
            keep |= {u.claim for u in step.undercuts if author in u.movers}
    return {claim: None for claim in map_.claims if claim in keep}


def _keep_near(map_: Map, focus: str, depth: int) -> dict[str, None]:
    """Claims within `depth` moves of the focus, up and down; the premises of a step count as one move.

    From a question its answers are no move away, and nothing is that lies above them.
    """
    if focus not in map_.claims and focus not in map_.questions:
        raise RenderError(
            f"unknown claim or question `{focus}`", suggest(focus, [*map_.claims, *map_.questions], "name")
        )
    if depth < 0:
        raise RenderError(f"depth {depth} is below 0", DEPTH_HINT)
    if focus in map_.questions:
        near: dict[str, int] = {}
        answers = [answer.claim for answer in map_.questions[focus].answers]
        _descend(map_, dict.fromkeys(map_.claims), near, answers, depth, None, None)
        return {claim: None for claim in map_.claims if claim in near}
    distance = {focus: 0}
    queue = deque([focus])
    while queue:
        claim = queue.popleft()
        if distance[claim] == depth:
            continue
        for other in _neighbours(map_, claim):
            if other not in distance:
                distance[other] = distance[claim] + 1
                queue.append(other)
    return {claim: None for claim in map_.claims if claim in distance}


def _neighbours(map_: Map, claim: str) -> Iterator[str]:
    for others in _beneath(map_.claims[claim]):
        yield from others
    for use in map_.uses(claim):
        if use.step:
            yield use.step.claim
            yield from (p.claim for p in use.step.premises)
        elif use.question and use.question.exclusive:
            yield from (answer.claim for answer in use.question.answers)


def _keep_levels(
    map_: Map,
    keep: dict[str, None],
    depth: int,
    children: int | None = None,
    most: int | None = None,
    *,
    answers_only: bool = False,
) -> dict[str, None]:
    """Of the claims in `keep`, those within `depth` levels of a thesis or a root, level by level.

    At most `children` moves on one claim and `most` claims in all; a step is kept whole or not at all. Circles
    that hang on no root begin at their first claim. With `answers_only`, where there are questions levels are
    counted from their answers, and no other root is kept.
    """
    theses = [claim.id for claim in map_.theses if claim.id in keep]
    thesis_ids = frozenset(theses)
    others = [start for start in _starts(map_, keep) if start not in thesis_ids]
    if answers_only and theses and map_.questions:
        others = []
    level: dict[str, int] = {}
    # Other beginnings get a third of the places at most while there is anything to tell of the theses.
    shares = (None, None) if most is None else (most - min(len(others), most // 3), most)
    for starts, share in zip((theses, others), shares, strict=True):
        _descend(map_, keep, level, starts if share is None else starts[: share - len(level)], depth, children, share)
    return {claim: None for claim in map_.claims if claim in level}


def _descend(
    map_: Map,
    keep: dict[str, None],
    level: dict[str, int],
    starts: list[str],
    depth: int,
    children: int | None,
    most: int | None,
) -> None:
    """Add to `level` the starts and what lies beneath them, all starts one level at a time."""
    queue = deque(start for start in starts if start not in level)
    level.update(dict.fromkeys(queue, 0))
    while queue:
        claim = queue.popleft()
        if level[claim] >= depth:
            continue
        for number, others in enumerate(_beneath(map_.claims[claim])):
            fresh = [other for other in dict.fromkeys(others) if other in keep and other not in level]
            full = most is not None and len(level) + len(fresh) > most
            if full or (children is not None and number >= children):
                break
            for other in fresh:
                level[other] = level[claim] + 1
                queue.append(other)


def _starts(map_: Map, keep: dict[str, None]) -> list[str]:
    """Where reading begins: theses, claims that serve no kept claim, and one claim of each circle beyond those."""
    used = {other for claim in keep for others in _beneath(map_.claims[claim]) for other in others}
    starts = [claim.id for claim in map_.theses if claim.id in keep]
    starts += [claim for claim in keep if claim not in used]
    reached: set[str] = set()
    _reach(map_, starts, keep, reached)
    for claim in keep:
        if claim not in reached:
            starts.append(claim)
            _reach(map_, [claim], keep, reached)
    return list(dict.fromkeys(starts))


def _reach(map_: Map, starts: list[str], keep: dict[str, None], reached: set[str]) -> None:
    """Add to `reached` all kept claims that lie beneath the starts."""
    stack = [start for start in starts if start not in reached]
    reached.update(stack)
    while stack:
        for others in _beneath(map_.claims[stack.pop()]):
            for other in others:
                if other in keep and other not in reached:
                    reached.add(other)
                    stack.append(other)


def suggest(name: str, names: Iterable[str], noun: str) -> str:
    """A hint naming the most similar of `names`, or some of those there are to choose from."""
    from argmap.suggest import suggest as suggest_name

    known = list(names)
    close = suggest_name(name, known) or next((n for n in known if n.rpartition(".")[2] == name), None)
    if close:
        return f"did you mean `{close}`?"
    shown = ", ".join(f"`{other}`" for other in known[:3])
    return f"the map has {len(known)} {noun}{'' if len(known) == 1 else 's'}" + (f": {shown} …" if shown else "")
