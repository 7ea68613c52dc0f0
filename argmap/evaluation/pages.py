"""Pages of verdicts: as text, Markdown and JSON. Decides no verdict."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from math import log10
from typing import NamedTuple

from argmap.evaluation.evaluation import Evaluation
from argmap.evaluation.words import NO_TRUTH, WORDS, Verdict, name_claim
from argmap.rules.context import join_words

MOST_LISTED = 20
"""Positions that a page lists at most."""

_MOST_BITS = 60  # of a count that is printed in full: up to about 10^18


class Part(NamedTuple):
    """A heading with the verdicts beneath it."""

    heading: str
    verdicts: tuple[Verdict, ...]


def write_json(evaluation: Evaluation, *, positions: bool = False) -> str:
    """Return an object by claim id: verdict, causes (and by which claims), remark.

    With `positions`, each claim also has its word in each of the first positions.
    """
    listed = evaluation.positions().first(MOST_LISTED) if positions else []
    page = {}
    for verdict in evaluation:
        entry: dict[str, object] = {"verdict": verdict.word, "causes": list(verdict.causes), "remark": verdict.remark}
        by = {str(cause): list(cause.by) for cause in verdict.causes if cause.by}
        if by:
            entry["by"] = by
        if positions:
            entry["positions"] = [position[verdict.claim] for position in listed]
        page[verdict.claim] = entry
    return json.dumps(page, ensure_ascii=False, indent=2) + "\n"


def write_text(evaluation: Evaluation, *, positions: bool = False) -> Iterator[tuple[int, str]]:
    """Yield the lines of the page in plain text, each with its indent."""
    debate = evaluation.map
    yield from ((0, line) for line in _head(evaluation))
    for part in _parts(evaluation):
        yield 0, ""
        yield 0, part.heading
        for verdict in part.verdicts:
            claim = debate.claims[verdict.claim]
            name = f"{verdict.claim}: " if claim.named else ""
            yield 2, f"{verdict.word:<10} {name}{_flat(claim.text)}"
            if verdict.remark:
                yield 13, f"({verdict.remark})"
    if positions:
        yield 0, ""
        for line in _list_positions(evaluation):
            yield 0, line


def write_markdown(evaluation: Evaluation, *, positions: bool = False) -> str:
    """Return the page in Markdown. What the map says is escaped."""
    debate = evaluation.map
    title, *rest = _head(evaluation)
    lines = [f"# {_escape(title)}", ""]
    lines += [f"{_escape(line)}\n" for line in rest]
    for part in _parts(evaluation):
        lines += [f"## {_escape(part.heading)}", "", "| verdict | claim | why |", "|---|---|---|"]
        for verdict in part.verdicts:
            claim = debate.claims[verdict.claim]
            name = f"`{verdict.claim}` " if claim.named else ""
            lines.append(f"| {verdict.word} | {name}{_escape(_flat(claim.text))} | {_escape(verdict.remark)} |")
        lines.append("")
    if positions:
        heading, *listed = _list_positions(evaluation)
        lines += [f"## {_escape(heading)}", "", *(f"- {_escape(line.strip())}" for line in listed), ""]
    return "\n".join(lines)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _escape(text: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>|#&~" else sign for sign in text)


def _head(evaluation: Evaluation) -> Iterator[str]:
    yield evaluation.map.title or "Verdicts"
    yield f"Reading: {evaluation.reading}."
    yield NO_TRUTH
    counts = Counter(verdict.word for verdict in evaluation)
    verbs = {"stands": ("stands", "stand"), "falls": ("falls", "fall")}
    said = []
    for word in WORDS:
        if counts[word]:
            one, many = verbs.get(word, (f"is {word}", f"are {word}"))
            said.append(f"{counts[word]} {one if counts[word] == 1 else many}")
    yield f"Of {_number(len(evaluation.verdicts), 'claim')}, {join_words(said)}." if said else "The map has no claims."


def _number(count: int, noun: str) -> str:
    """Return a count in words; of one that nobody could read, how many digits follow the first."""
    if count.bit_length() > _MOST_BITS:
        return f"more than 10^{int((count.bit_length() - 1) * log10(2))} {noun}s"
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _parts(evaluation: Evaluation) -> Iterator[Part]:
    """Yield the answers by question, then all other claims by who says them."""
    debate = evaluation.map
    told: set[str] = set()
    for question in debate.questions.values():
        answers = tuple(evaluation.verdicts[a.claim] for a in question.answers if a.claim in debate.claims)
        told.update(verdict.claim for verdict in answers)
        takes = "takes one answer" if question.exclusive else "takes many answers"
        yield Part(f"{_flat(question.text)} ({question.id}, {takes})", answers)
    by_speaker: dict[tuple[str, ...], list[Verdict]] = {}
    for claim in debate.claims.values():
        if claim.id not in told:
            speakers = ("?",) if claim.doubt else claim.authors
            by_speaker.setdefault(speakers, []).append(evaluation.verdicts[claim.id])
    for authors, verdicts in by_speaker.items():
        names = "Doubts" if authors == ("?",) else join_words([debate.author_name(author) for author in authors])
        yield Part(names[:1].upper() + names[1:], tuple(verdicts))


def _list_positions(evaluation: Evaluation) -> Iterator[str]:
    """Yield how many positions there are, and what each makes of the claims that it settles."""
    positions = evaluation.positions()
    undecided = [name for name in evaluation.conditions.names if not evaluation.label(name)]
    listed = positions.first(MOST_LISTED)
    if not undecided:
        yield "One position: nothing is left undecided"
        return
    bound = "" if positions.exact or positions.count.bit_length() > _MOST_BITS else "at least "
    more = f"; the first {MOST_LISTED}:" if positions.count > len(listed) else ":"
    yield f"{bound}{_number(positions.count, 'position')} on what is undecided{more}".capitalize()
    for number, position in enumerate(listed, 1):
        said = []
        for word, verb in (("stands", "stand"), ("falls", "fall"), ("undecided", "stay undecided")):
            names = [name_claim(evaluation.map, name) for name in undecided if position[name] == word]
            if names:
                one = {"stands": "stands", "falls": "falls"}.get(word, "stays undecided")
                said.append(f"{join_words(names)} {one if len(names) == 1 else verb}")
        yield f"  {number}. {'; '.join(said)}"
