"""The map in words, before it is printed: which claim is told where, and what stands beneath it. Prints nothing.

Every claim is told once, at its home if it has one, with what speaks for and against it beneath; wherever else it
works, an entry points there. The text for a terminal and the HTML lists are two printings of this one walk.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Literal

from attrs import frozen

from argmap.diagram.options import DrawingOptions
from argmap.diagram.select import select_claims
from argmap.model import Claim, Map, Question, Step, Undercut

Manner = Literal["leaf", "branch", "deferred", "above", "below", "resumed"]
"""How an entry is told: `leaf` in full, with nothing beneath; `branch` with what follows one level deeper; `deferred`
with what bears on it further down, where it is `resumed`; or only named, since it is told `above` or `below`."""


@frozen
class Part:
    """What is told: the claims, the steps on each with the undercuts told, the questions, and what was left out."""

    claims: dict[str, Claim]
    steps: dict[str, list[tuple[Step, tuple[Undercut, ...]]]]
    questions: tuple[Question, ...]
    remarks: tuple[str, ...] = ()


def take_part(
    map_: Map, focus: str | None = None, depth: int | None = None, author: str | Iterable[str] | None = None
) -> Part:
    """Return the part of a map that is chosen as for a picture; without a choice, the whole map.

    Raises RenderError for a claim or an author that the map does not know.
    """
    steps: dict[str, list[tuple[Step, tuple[Undercut, ...]]]] = {}
    if focus is None and depth is None and not author:
        for step in map_.steps:
            steps.setdefault(step.claim, []).append((step, step.undercuts))
        return Part(dict(map_.claims), steps, tuple(map_.questions.values()))
    view = select_claims(map_, DrawingOptions(focus=focus, depth=depth, authors=author))
    for numbered in view.steps:
        steps.setdefault(numbered.step.claim, []).append((numbered.step, numbered.undercuts))
    return Part(view.claims, steps, view.questions, view.remarks)


@frozen
class Entry:
    """One line to tell: a claim, the word that brings it in, the claim above it, and who moves it.

    `movers` is empty for what nobody moves: an answer, a premise after the first, a claim that stands under nothing.
    """

    word: str
    claim: str
    above: str = ""
    movers: tuple[str, ...] = ()
    level: int = 0


class OutlineWalk:
    """Walks the claims of a part of a map, and remembers which it told.

    What lies beneath an entry of the level `deepest` is told after the branch it stands in, from the level `resumed`.
    """

    def __init__(self, part: Part, deepest: int, *, resumed: int = 0) -> None:
        self.part = part
        self.deepest = deepest
        self.resumed = resumed
        self.told: set[str] = set()
        self.homes = _find_homes(part)
        self.roots = _find_roots(part)

    def walk(self, entries: Iterable[Entry]) -> Iterator[tuple[Entry, Manner]]:
        """Yield the entries and all that bears on them, in the order of telling; what is deferred comes last."""
        later: deque[Entry] = deque()
        yield from self._walk_branch(entries, later)
        while later:
            entry = later.popleft()
            yield entry, "resumed"
            yield from self._walk_branch(self._list_beneath(entry.claim, self.resumed), later)

    def list_answers(self, question: Question, level: int = 0) -> list[Entry]:
        """Return the entries of a question: its answers, each with what says that it excludes no rival."""
        entries: list[Entry] = []
        for answer in question.answers:
            if answer.claim in self.part.claims:
                entries.append(Entry("answer", answer.claim, level=level))
                entries += [
                    Entry("unless", undercut.claim, answer.claim, undercut.movers, level)
                    for undercut in answer.undercuts
                    if undercut.claim in self.part.claims
                ]
        return entries

    def list_left(self) -> list[str]:
        """Return the claims that were not told yet. After all roots, these run in circles that hang on none."""
        return [claim for claim in self.part.claims if claim not in self.told]

    def _walk_branch(self, entries: Iterable[Entry], later: deque[Entry]) -> Iterator[tuple[Entry, Manner]]:
        stack = [*entries][::-1]
        while stack:
            entry = stack.pop()
            if entry.claim in self.told:
                yield entry, "above"
            elif entry.above and self.homes.get(entry.claim, entry.above) != entry.above:
                yield entry, "below"
            else:
                self.told.add(entry.claim)
                beneath = self._list_beneath(entry.claim, entry.level + 1)
                if beneath and entry.level >= self.deepest:
                    later.append(entry)
                    yield entry, "deferred"
                else:
                    stack += reversed(beneath)
                    yield entry, "branch" if beneath else "leaf"

    def _list_beneath(self, claim: str, level: int) -> list[Entry]:
        entries: list[Entry] = []
        for step, undercuts in self.part.steps.get(claim, ()):
            opening = "because" if step.kind == "reason" else "but"
            for place, premise in enumerate(step.premises):
                word = "assuming" if premise.implicit else "and" if place else opening
                entries.append(Entry(word, premise.claim, claim, () if place else step.movers, level))
            entries += [Entry("unless", undercut.claim, claim, undercut.movers, level) for undercut in undercuts]
        return entries


def _find_homes(part: Part) -> dict[str, str]:
    """For a claim the one beneath which it is told: the first that its own author gives it as a reason for.

    An answer is at home under its question (""); a claim without a home is told wherever it comes first.
    """
    homes = {answer.claim: "" for question in part.questions for answer in question.answers}
    for target, steps in part.steps.items():
        for step, _ in steps:
            for premise in step.premises if step.kind == "reason" else ():
                if set(part.claims[premise.claim].authors) & set(part.claims[target].authors):
                    homes.setdefault(premise.claim, target)
    return homes


def _find_roots(part: Part) -> list[Claim]:
    """Return the claims that stand under no other claim and under no question."""
    used: set[str] = set()
    for steps in part.steps.values():
        for step, undercuts in steps:
            used.update(premise.claim for premise in step.premises)
            used.update(undercut.claim for undercut in undercuts)
    for question in part.questions:
        used.update(answer.claim for answer in question.answers)
        used.update(undercut.claim for answer in question.answers for undercut in answer.undercuts)
    return [claim for claim in part.claims.values() if claim.id not in used]
