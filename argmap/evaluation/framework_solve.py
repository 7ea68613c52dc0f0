"""The problems of the argumentation competition (ICCMA) on abstract frameworks. Reads no files, prints nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from attrs import frozen

from argmap.evaluation.framework_search import (
    COMPLETE,
    FREE,
    MOST_EFFORT,
    STABLE,
    Extension,
    PieceSearch,
)
from argmap.evaluation.frameworks import Framework, divide, label_grounded_framework
from argmap.evaluation.sat import Effort

TASKS = ("SE", "DC", "DS", "EE")
"""Some extension, credulous and sceptical acceptance, every extension."""

SEMANTICS = ("GR", "CO", "PR", "ST", "SST", "STG", "ID")
"""Grounded, complete, preferred, stable, semi-stable, stage, ideal."""

PROBLEMS = tuple(f"{task}-{semantics}" for task in TASKS for semantics in SEMANTICS)

MOST_EXTENSIONS = 1_000_000
"""Extensions that are listed at most."""

_BASE = {"ST": STABLE, "STG": FREE}


@frozen
class Decision:
    """Whether an argument is accepted, and the extension that shows it, None where none is needed or there is none."""

    accepted: bool
    witness: Extension | None = None


class FrameworkSolver:
    """Answers problems on one framework. Arguments are numbers.

    The grounded extension is found first; what it leaves undecided falls into pieces, and only these are searched.
    `fast` takes python-sat (by itself for all but small pieces, where it is installed); `effort` bounds the
    searches for one answer. All methods raise ValueError for an unknown semantics, and Stopped (of
    `sat.py`) where a search is given up.
    """

    def __init__(self, framework: Framework, *, effort: int = MOST_EFFORT, fast: bool | None = None):
        self.framework = framework
        self.most_effort = effort
        self.effort = Effort(effort)
        self.fast = fast
        self._grounded = label_grounded_framework(framework)

    def _start(self, semantics: str) -> tuple[Extension, list[list[int]]]:
        """Return what every extension accepts anyway, and the pieces of what is left to search."""
        self.effort = Effort(self.most_effort)
        if semantics not in SEMANTICS:
            raise ValueError(f"no semantics {semantics!r}; there are {', '.join(SEMANTICS)}")
        if semantics == "STG":  # a stage extension need not hold the grounded one
            return [], divide(self.framework, range(len(self._grounded)))
        accepted = [a for a, label in enumerate(self._grounded) if label == 1]
        if semantics == "GR":
            return accepted, []
        return accepted, divide(self.framework, [a for a, label in enumerate(self._grounded) if not label])

    def _search(self, piece: list[int], semantics: str) -> PieceSearch:
        base = _BASE.get(semantics, COMPLETE)
        return PieceSearch(self.framework, piece, base, self.effort, fast=self.fast)

    def _find_in(self, piece: list[int], semantics: str) -> Extension | None:
        """Return some extension of a piece, None where there is none."""
        if semantics == "CO":
            return []  # the grounded extension is complete
        search = self._search(piece, semantics)
        found: Extension | None
        if semantics == "ID":
            found = search.find_ideal()
        elif semantics in ("SST", "STG"):
            found, _ = next(search.list_ranges())
        else:
            found = search.find()
            if found is not None and semantics == "PR":
                found = search.grow(found)
        return None if found is None else [piece[k] for k in found]

    def _find_where(self, piece: list[int], semantics: str, argument: int, *, accepted: bool) -> Extension | None:
        """Return an extension of a piece with one of its arguments, or one without it; None where there is none."""
        k = piece.index(argument)
        search = self._search(piece, semantics)
        found: Extension | None
        if semantics == "ID":
            found = search.find_ideal()
            if (k in found) is not accepted:
                return None
        elif semantics in ("SST", "STG"):
            found = search.find_of_maximal_range(k, accepted=accepted)
        elif semantics == "PR" and not accepted:
            found = search.find_preferred_without(k)
        elif semantics == "CO" and not accepted:
            found = []
        else:
            found = search.find_with(k, accepted=accepted)
            if found is not None and semantics == "PR":
                found = search.grow(found)
        return None if found is None else [piece[k] for k in found]

    def _list_in(self, piece: list[int], semantics: str) -> Iterator[Extension]:
        """Yield all extensions of a piece."""
        if semantics == "PR":  # the stable ones first: they are preferred, and found in half the time
            known = []
            for one in self._search(piece, "ST").list_stable():
                yield [piece[k] for k in one]
                known.append(one)
            found = self._search(piece, "PR").list_preferred(known)
        else:
            search = self._search(piece, semantics)
            if semantics == "ID":
                found = iter([search.find_ideal()])
            elif semantics in ("SST", "STG"):
                found = search.list_of_maximal_range()
            elif semantics == "ST":
                found = search.list_stable()
            else:
                found = search.list_all()
        for one in found:
            yield [piece[k] for k in one]

    def find(self, semantics: str) -> Extension | None:
        """Return an extension, None where there is none."""
        chosen, pieces = self._start(semantics)
        for piece in pieces:
            found = self._find_in(piece, semantics)
            if found is None:
                return None
            chosen = chosen + found
        return sorted(chosen)

    def decide(self, semantics: str, argument: int, *, sceptical: bool) -> Decision:
        """Tell whether an argument is in some extension, or, sceptically, in each; where there is none, it is in each.

        The witness is an extension that holds the argument, or, sceptically, one that does not.
        """
        chosen, pieces = self._start(semantics)
        if not sceptical and argument not in chosen and not any(argument in piece for piece in pieces):
            return Decision(False)
        if sceptical and argument in chosen:
            return Decision(True)
        failed = Decision(sceptical)
        for piece in sorted(pieces, key=lambda piece: argument not in piece):
            if argument in piece:
                found = self._find_where(piece, semantics, argument, accepted=not sceptical)
            else:
                found = self._find_in(piece, semantics)
            if found is None:
                return failed
            chosen = chosen + found
        return Decision(not sceptical, sorted(chosen))

    def list_all(self, semantics: str, most: int = MOST_EXTENSIONS) -> Iterator[Extension]:
        """Yield all extensions, at most so many."""
        chosen, pieces = self._start(semantics)
        sources = [self._list_in(piece, semantics) for piece in sorted(pieces, key=len)]
        for parts in islice(_multiply(sources), most):
            whole = list(chosen)
            for part in parts:
                whole += part
            whole.sort()
            yield whole


def _multiply(sources: list[Iterator[Extension]]) -> Iterator[list[Extension]]:
    """Yield every choice of one extension from each source; a source is asked no further than is needed."""
    known: list[list[Extension]] = []
    for source in sources:
        first = next(source, None)
        if first is None:
            return
        known.append([first])
    at = [0] * len(sources)
    while True:
        yield [listed[k] for listed, k in zip(known, at, strict=True)]
        for j, source in enumerate(sources):  # as an odometer counts
            at[j] += 1
            if at[j] == len(known[j]) and (further := next(source, None)) is not None:
                known[j].append(further)
            if at[j] < len(known[j]):
                break
            at[j] = 0
        else:
            return
