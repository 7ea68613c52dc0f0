"""The moves that would flip a claim, and the cruxes of a question. Supposes nothing else and changes no map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from attrs import frozen

from argmap.evaluation.conditions import GRANTS, Conditions
from argmap.evaluation.evaluation import Evaluation
from argmap.evaluation.grounded import IN, OUT, UNDECIDED, label_grounded
from argmap.evaluation.positions import Positions
from argmap.model import ME, Claim

MOST_MOVES = 3
"""Moves in one set at most, where nothing else is asked for."""

MOST_WORK = 3_000_000
"""Claims that a search may label in all, each as often as it is labelled."""


@frozen
class Move:
    """A move that somebody could make: a new answer to a claim of the other side, or winning a lost one of his own."""

    claim: str
    wins: bool


@frozen
class Flips:
    """The smallest sets of moves that give a claim the word wanted: `stands` or `falls`.

    `movers` are those who would make them, `size` is the largest that was tried. `stopped`: the search was given up
    before all sets of that size were tried.
    """

    claim: str
    wanted: str
    movers: tuple[str, ...]
    sets: tuple[tuple[Move, ...], ...]
    size: int
    stopped: bool


@frozen
class Crux:
    """A claim on which answers of a question hang: with it forced to be `forced`, each of `changes` gets another word.

    `changes` are an answer's id and its words before and after.
    """

    claim: str
    forced: str
    changes: tuple[tuple[str, str, str], ...]


def find_flips(
    evaluation: Evaluation, claim: str, mover: str | None = None, *, most: int = MOST_MOVES, work: int = MOST_WORK
) -> Flips:
    """Return the smallest sets of moves, of at most `most`, after which a claim stands, or falls.

    `mover` wants a claim that he says or has granted to stand, and any other to fall. Without a mover, it is the
    claim's speakers who want it to stand where it does not, and all others who want it to fall where it stands. Moves
    are new answers to claims of the other side, except where all movers granted the claim, and winning claims of one's
    own that do not stand; never the claim itself. Raises KeyError for a claim that is not in the map.
    """
    debate = evaluation.map
    record = debate.claims[claim]
    label = evaluation.label(claim)
    everybody = (*debate.authors, ME)
    if mover is not None:
        movers: tuple[str, ...] = (mover,)
        granted = any(s.author == mover and s.kind in GRANTS for s in record.stances)
        goal = IN if mover in record.authors or granted else OUT
    else:
        goal = OUT if label == IN else IN
        movers = record.authors if goal == IN else tuple(a for a in everybody if a not in record.authors)
    wanted = "stands" if goal == IN else "falls"
    if label == goal:
        return Flips(claim, wanted, movers, (), 0, False)
    strike = evaluation.circles == "struck"
    trial = _Trial(evaluation.conditions.narrow([evaluation.conditions.number[claim]]), strike, work)
    thesis = trial.conditions.number[claim]
    moves = [
        (c, IN if own else OUT)
        for c, name in enumerate(trial.conditions.names)
        if c != thesis and not trial.conditions.fixed[c]
        for own in [not set(movers).isdisjoint(debate.claims[name].authors)]
        if (trial.first[c] != IN if own else trial.first[c] != OUT and _may_answer(debate.claims[name], movers))
    ]
    size = 0
    found: list[tuple[Move, ...]] = []
    for size in range(1, most + 1):
        for chosen in combinations(moves, size):
            labels = trial.label(chosen)
            if labels is None:
                return Flips(claim, wanted, movers, tuple(found), size, True)
            if labels[thesis] == goal:
                found.append(tuple(Move(trial.conditions.names[c], wins == IN) for c, wins in chosen))
        if found:
            break
    return Flips(claim, wanted, movers, tuple(found), size, False)


def _may_answer(claim: Claim, movers: Iterable[str]) -> bool:
    """Tell whether one of the movers has not granted the claim: an answer by somebody who did would not count."""
    return not all(any(s.author == mover and s.kind in GRANTS for s in claim.stances) for mover in movers)


def find_cruxes(evaluation: Evaluation, question: str, *, work: int = MOST_WORK) -> tuple[list[Crux], bool]:
    """Return the claims on which the answers of a question hang, and whether all were tried.

    A crux is a claim, not an answer itself, whose forcing against its verdict changes an answer's; one that is
    undecided is forced both ways. Raises KeyError for a question that is not in the map.
    """
    asked = evaluation.map.questions[question]
    answers = [a.claim for a in asked.answers if a.claim in evaluation.conditions.number]
    conditions = evaluation.conditions.narrow(evaluation.conditions.number[name] for name in answers)
    trial = _Trial(conditions, evaluation.circles == "struck", work)
    before = trial.words(answers, ())
    found: list[Crux] = []
    for c, name in enumerate(conditions.names):
        if name in answers:
            continue
        for label in {IN: (OUT,), OUT: (IN,), UNDECIDED: (IN, OUT)}[trial.first[c]]:
            after = trial.words(answers, ((c, label),))
            if after is None or before is None:
                return found, False
            changes = tuple(
                (answer, old, new) for answer, old, new in zip(answers, before, after, strict=True) if old != new
            )
            if changes:
                found.append(Crux(name, "stands" if label == IN else "falls", changes))
    return found, True


class _Trial:
    """Labels the same conditions again and again, each time with other claims forced, within a budget."""

    def __init__(self, conditions: Conditions, strike: bool, work: int):
        self.conditions = conditions
        self.strike = strike
        self.left = work
        self.fixed = list(conditions.fixed)
        self.first = label_grounded(conditions, strike=strike).claims

    def label(self, forced: Iterable[tuple[int, int]]) -> Sequence[int] | None:
        """Return the labels with some claims forced, or None where the budget is spent."""
        self.left -= len(self.fixed)
        if self.left < 0:
            return None
        self.conditions.fixed = list(self.fixed)
        for c, label in forced:
            self.conditions.fixed[c] = label
        return label_grounded(self.conditions, strike=self.strike).claims

    def words(self, names: Sequence[str], forced: Iterable[tuple[int, int]]) -> list[str] | None:
        """Return the words for some claims with others forced, or None where the budget is spent."""
        if self.label(forced) is None:
            return None
        labelling = label_grounded(self.conditions, strike=self.strike)
        numbers = [self.conditions.number[name] for name in names]
        undecided = [c for c in numbers if not labelling.claims[c]]
        words = {IN: "stands", OUT: "falls"}
        found = {c: words[labelling.claims[c]] for c in numbers if labelling.claims[c]}
        if undecided:
            positions = Positions(self.conditions, labelling, strike=self.strike)
            found.update((c, positions.word(c)[0]) for c in undecided)
        return [found[c] for c in numbers]


def write_moves(
    evaluation: Evaluation, flips: Flips | None, questions: Sequence[str], *, work: int = MOST_WORK
) -> Iterator[tuple[int, str]]:
    """Yield the lines of a page on moves and cruxes, each with its indent."""
    from argmap.evaluation.words import NO_TRUTH

    debate = evaluation.map
    yield 0, f"Reading: {evaluation.reading}."
    yield 0, NO_TRUTH
    if flips is not None:
        yield 0, ""
        yield from _write_flips(evaluation, flips)
    for question in questions:
        cruxes, complete = find_cruxes(evaluation, question, work=work)
        yield 0, ""
        yield 0, f"Cruxes of the question “{' '.join(debate.questions[question].text.split())}” ({question}):"
        for crux in cruxes:
            yield 2, f"if {_quote(evaluation, crux.claim)} {'stood' if crux.forced == 'stands' else 'fell'}:"
            for answer, old, new in crux.changes:
                yield 4, f"{answer}: {old} → {new}"
        if not cruxes:
            yield 2, "none: no answer hangs on one claim alone"
        if not complete:
            yield 2, "The search was stopped before all claims were tried."


def _write_flips(evaluation: Evaluation, flips: Flips) -> Iterator[tuple[int, str]]:
    debate = evaluation.map
    word = evaluation.verdict(flips.claim).word
    people = [debate.author_name(author) for author in flips.movers]
    now = word if word in ("stands", "falls") else f"is {word}"
    yield 0, f"{_quote(evaluation, flips.claim)} {now}."
    if word == flips.wanted:
        yield 0, f"That is what {_join(people)} would have: no move is needed."
        return
    verb = "stand" if flips.wanted == "stands" else "fall"
    who = _join(people, "or")
    if not flips.sets:
        tried = "No single move" if flips.size == 1 else f"No set of up to {flips.size} moves"
        tried = "No set of moves that was tried" if flips.stopped else tried
        yield 0, f"{tried} by {who} would make it {verb}."
    elif len(flips.sets[0]) == 1:
        yield 0, f"Any of these moves by {who} would make it {verb}:"
    else:
        yield 0, f"It takes {len(flips.sets[0])} moves by {who} to make it {verb}. Any of these sets would do:"
    for chosen in flips.sets:
        yield (
            2,
            "– "
            + ", and ".join(
                ("winning " if move.wins else "a new answer to ") + _quote(evaluation, move.claim) for move in chosen
            ),
        )
    if flips.stopped:
        yield 0, "The search was stopped before all sets were tried."


def _quote(evaluation: Evaluation, claim: str) -> str:
    record = evaluation.map.claims[claim]
    words = f"“{' '.join(record.text.split())}”"
    return f"{claim} {words}" if record.named else words


def _join(names: Sequence[str], last: str = "and") -> str:
    return f" {last} ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
