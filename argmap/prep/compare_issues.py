"""The issues of a map, and where two authors stand on each: agree, clash, talk past, silent. Writes no sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from attrs import frozen

from argmap.model import Map, Question
from argmap.prep.answers import Replies, find_replies
from argmap.prep.compare_relations import (
    Clash,
    Holding,
    Position,
    find_beneath,
    find_clashes,
    find_holdings,
    find_positions,
)
from argmap.prep.naming import join_names, name_briefly, name_people

Outcome = Literal["agree", "clash", "talk past", "silent"]

MOST_TOLD = 3
"""Claims of one author that a cell of a section tells; how many more there are is said."""


@frozen
class Issue:
    """One row: a question, a section, or what stands in neither, with where each of the two authors stands on it.

    `clashes` are the moves of the one against the other on it; `why` says in words what makes it agree or clash.
    """

    heading: str
    id: str
    kind: Literal["question", "section", "rest"]
    positions: tuple[tuple[Position, ...], tuple[Position, ...]]
    more: tuple[int, int]
    outcome: Outcome
    why: str
    clashes: tuple[Clash, ...] = ()


@frozen
class Comparison:
    """What two authors make of the issues of a map. `neither` are headings of issues that neither speaks to."""

    map: Map
    authors: tuple[str, str]
    held: tuple[Mapping[str, Holding], Mapping[str, Holding]]
    issues: tuple[Issue, ...]
    neither: tuple[str, ...]


def compare_authors(map_: Map, one: str, other: str, replies: Replies | None = None) -> Comparison:
    """Compare two authors, issue by issue. Raises ValueError for authors not in the map, and for one with himself."""
    for author in (one, other):
        if author not in map_.authors:
            raise ValueError(f"no author {author!r} in the map")
    if one == other:
        raise ValueError(f"{one!r} cannot be compared with himself or herself")
    return _Comparer(map_, (one, other), replies or find_replies(map_)).compare()


class _Comparer:
    """Deals the moves of two authors against each other out to the issues, each to the one that it is nearest to."""

    def __init__(self, map_: Map, authors: tuple[str, str], replies: Replies):
        self.map, self.authors, self.replies = map_, authors, replies
        one, other = authors
        self.held = (find_holdings(map_, one), find_holdings(map_, other))
        self.clashes = [
            *find_clashes(map_, replies, one, other, self.held[1]),
            *find_clashes(map_, replies, other, one, self.held[0]),
        ]
        depth: dict[str, tuple[int, str]] = {}
        for question in map_.questions.values():
            beside = [undercut.claim for answer in question.answers for undercut in answer.undercuts]
            answers = [answer.claim for answer in question.answers]
            for claim, deep in find_beneath(map_, [*answers, *beside]).items():
                depth[claim] = min(depth.get(claim, (deep, question.id)), (deep, question.id), key=lambda pair: pair[0])
        self.question = {claim: question for claim, (_, question) in depth.items()}

    def compare(self) -> Comparison:
        issues, neither = [], []
        for question in self.map.questions.values():
            issue = self._compare_question(question)
            if any(issue.positions):
                issues.append(issue)
            else:
                neither.append(question.text)
        by_section: dict[str, list[str]] = {}
        rest: list[str] = []
        for claim in self.map.claims.values():
            if claim.id in self.question:
                continue
            if claim.section in self.map.sections:
                by_section.setdefault(claim.section or "", []).append(claim.id)
            else:
                rest.append(claim.id)
        asked = {question.section for question in self.map.questions.values()}
        for section in self.map.sections.values():
            issue = self._compare_claims("section", section.id, section.heading, by_section.get(section.id, ()))
            if any(issue.positions):
                issues.append(issue)
            elif section.id in by_section and section.id not in asked:
                neither.append(section.heading)
        heading = "Beside these issues" if issues else "All claims"
        outside = self._compare_claims("rest", "", heading, rest)
        if any(outside.positions):
            issues.append(outside)
        return Comparison(self.map, self.authors, self.held, tuple(issues), tuple(dict.fromkeys(neither)))

    def _compare_question(self, question: Question) -> Issue:
        answers = list(dict.fromkeys(a.claim for a in question.answers if a.claim in self.map.claims))
        first, second = (
            tuple(find_positions(self.map, self.replies, author, answers, held))
            for author, held in zip(self.authors, self.held, strict=True)
        )
        clashes = tuple(clash for clash in self.clashes if self.question.get(clash.claim) == question.id)
        held = [{p.claim for p in mine if p.manner in ("says", "agrees", "grants")} for mine in (first, second)]
        rivals = question.exclusive and held[0] and held[1] and held[0].isdisjoint(held[1])
        if rivals and self._is_bridged(question, held[0] | held[1]):
            rivals = False
        outcome, why = self._judge((first, second), clashes, "rival answers" if rivals else "", held[0] & held[1])
        return Issue(question.text, question.id, "question", (first, second), (0, 0), outcome, why, clashes)

    def _is_bridged(self, question: Question, answers: set[str]) -> bool:
        """Whether one of the two says that these answers do not exclude one another."""
        return any(
            not set(self.authors).isdisjoint(undercut.movers)
            for answer in question.answers
            if answer.claim in answers
            for undercut in answer.undercuts
        )

    def _compare_claims(self, kind: Literal["section", "rest"], id_: str, heading: str, claims: Sequence[str]) -> Issue:
        inside = set(claims)
        used = {premise.claim for claim in claims for step in self.map.claims[claim].steps for premise in step.premises}
        positions, more = [], []
        for held in self.held:
            mine = [claim for claim in claims if claim in held and held[claim].manner != "takes up"]
            tops = [claim for claim in mine if claim not in used] or mine
            positions.append(tuple(Position(held[c].manner, c, stance=held[c].stance) for c in tops[:MOST_TOLD]))
            more.append(len(mine) - len(positions[-1]))
        clashes = tuple(clash for clash in self.clashes if clash.claim in inside)
        both = {
            claim for claim in claims if all(claim in held and held[claim].manner != "takes up" for held in self.held)
        }
        outcome, why = self._judge((positions[0], positions[1]), clashes, "", both)
        return Issue(heading, id_, kind, (positions[0], positions[1]), (more[0], more[1]), outcome, why, clashes)

    def _judge(
        self,
        positions: tuple[tuple[Position, ...], tuple[Position, ...]],
        clashes: Sequence[Clash],
        rivals: str,
        both: set[str],
    ) -> tuple[Outcome, str]:
        silent = [self.authors[at] for at in (0, 1) if not positions[at]]
        if silent:
            return "silent", name_people(self.map, silent)
        denied = any(position.manner == "denies" for mine in positions for position in mine)
        if rivals or clashes or denied:
            made = [(author, sum(clash.mover == author for clash in clashes)) for author in self.authors]
            moves = [f"{_count_moves(number)} by {name_briefly(self.map, author)}" for author, number in made if number]
            shared = "though both hold one answer" if both else ""
            return "clash", "; ".join(filter(None, [rivals, join_names(moves), shared]))
        if both:
            return "agree", ""
        return "talk past", "neither moves against the other here"


def _count_moves(number: int) -> str:
    return f"{number} move{'' if number == 1 else 's'}"
