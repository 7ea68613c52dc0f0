"""Findings that only follow from something told elsewhere. Looks for no faults itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from argmap.build.files import File
from argmap.diagnostics import Diagnostic, Severity
from argmap.suggest import suggest
from argmap.syntax.outline import CLAIM_WORDS, Entry
from argmap.text import Span
from argmap.vocabulary import STANCES

_ON_USE = frozenset(
    {"idle-claim", "unused-author", "unused-source", "near-duplicate", "role-without-scheme", "question-without-scheme"}
)
# these conclude from what is absent too, from an answer or a relation, but are worth telling in a map with faults
_ON_ANSWERS = frozenset({"unused-allow", "granted-rebuttal", "both-sides", "near-duplicate"})
_ON_SCHEMES = frozenset({"question-without-scheme", "role-without-scheme"})
_OPENERS = frozenset({"because", "but", "answer"})
_QUOTED = re.compile(r"`([^`]+)`")
_WORD = re.compile(r"[^\s,.:;\[\]()@]+")
_CITED = re.compile(r"@([^\s,.:;\[\]()@]+)")


def drop_consequences(files: Iterable[File], found: list[Diagnostic]) -> list[Diagnostic]:
    """Return the findings without those that conclude from something absent, where a fault may be why it is absent.

    What is missing from a map counts for nothing where a line with a fault, or one beneath it, names the thing;
    where the fault stands on the line concerned or beneath it; and beneath a line that could not be read.
    """
    if not any(map(_concludes, found)):
        return found
    causes = [d for d in found if d.severity == Severity.ERROR or d.name == "citation-lookalike"]
    if not causes:
        return found
    doubts = _Doubts(files, causes)
    return [d for d in found if not (_concludes(d) and doubts.may_explain(d))]


def _concludes(found: Diagnostic) -> bool:
    """Tell whether a finding concludes from what is absent from the map."""
    return found.rule.whole or found.name in _ON_ANSWERS | _ON_SCHEMES


class _Doubts:
    """The lines that faults leave in doubt, and the names that lines with faults would have used."""

    def __init__(self, files: Iterable[File], causes: list[Diagnostic]):
        self.entries = {file.source.path: file.outline.entries for file in files}
        self.starts = {path: [entry.line.start for entry in entries] for path, entries in self.entries.items()}
        self.lines: set[int] = set()  # entries, by identity
        self.names: set[str] = set()
        self.openers: dict[int, Entry] = {}  # the step or answer that a line opens or joins, by the line's identity
        faulty: set[int] = set()
        for cause in causes:
            self.names.update(_QUOTED.findall(cause.hint))  # the name that was meant
            error = cause.severity == Severity.ERROR
            for span in (cause.span, *(label.span for label in cause.related)):
                entry = self._find(span)
                if entry is None:
                    continue
                if error:
                    faulty.add(id(entry))
                self.names.update(_names_on(entry))
                self._doubt(entry, upwards=error and (entry.word != "key" or entry.line.word in STANCES))
        for entries in self.entries.values():
            self._doubt_effects(entries, faulty)

    def _doubt_effects(self, entries: list[Entry], faulty: set[int]) -> None:
        """Put in doubt what lines with faults, and those beneath them, would have said."""
        lost: set[int] = set()
        before: Entry | None = None
        steps: dict[int, Entry] = {}  # the last step or answer beneath a line, by the line's identity
        lost_speaker = False  # whether a line above may have said who speaks from there on
        for entry in entries:
            if entry.depth == 0 and entry.word in ("by", "other"):
                lost_speaker = entry.word == "other" and _is_like_by(entry.line.raw)
            if lost_speaker:
                self.lines.add(id(entry))
            failed = entry.lost or _is_without_effect(entry)
            if failed or id(entry) in faulty or id(entry.owner) in faulty:
                faulty.add(id(entry))
                self.names.update(_names_on(entry))
            if entry.lost or id(entry.owner) in lost:
                lost.add(id(entry))
                self.lines.add(id(entry))
            if failed:
                self._doubt(entry, upwards=True)
                if id(entry.owner) in steps:
                    self._doubt(steps[id(entry.owner)], upwards=False)
            if entry.word in _OPENERS:
                steps[id(entry.owner)] = entry
            if id(entry.owner) in steps:
                self.openers[id(entry)] = steps[id(entry.owner)]
            if entry.lost and entry.word != "other" and entry.depth == 0 and before is not None:
                self._doubt(before, upwards=True)  # with another indent, it belongs to the block above
            before = entry

    def _find(self, span: Span, after: int = -1) -> Entry | None:
        """Return the line that a place belongs to; with `after` 0, the line after it."""
        at = bisect_right(self.starts.get(span.path, []), span.start) + after
        entries = self.entries.get(span.path, [])
        return entries[at] if 0 <= at < len(entries) else None

    def _doubt(self, entry: Entry, upwards: bool) -> None:
        """Put a line in doubt and, `upwards`, all that it stands under."""
        self.lines.add(id(entry))
        while upwards and entry.owner.depth >= 0 and id(entry.owner) not in self.lines:
            entry = entry.owner
            self.lines.add(id(entry))
            self.names.update(_names_on(entry))

    def may_explain(self, found: Diagnostic) -> bool:
        """Tell whether a fault may be why something is absent."""
        entry = self._find(found.span, after=0 if found.name == "unused-allow" else -1)
        if entry is not None and id(entry) in self.lines:
            return True
        if entry is not None and found.name in _ON_SCHEMES and self._has_doubtful_step(entry):
            return True
        thing = _QUOTED.search(found.message) if found.name in _ON_USE else None
        return thing is not None and thing[1].rpartition(".")[2] in self.names

    def _has_doubtful_step(self, entry: Entry) -> bool:
        """Tell whether the step that a line joins is in doubt: it may have lost its scheme."""
        opener = self.openers.get(id(entry))
        return opener is not None and id(opener) in self.lines


def _is_like_by(line: str) -> bool:
    """Tell whether a line that could not be read may have been meant to say who speaks."""
    words = line.split(maxsplit=1)  # none on a line of white space that no map knows
    first = words[0].lower() if words else ""
    return first == "by" or suggest(first, ["by"]) is not None


def _is_without_effect(entry: Entry) -> bool:
    """Tell whether the builder could make nothing of a line, be it for a fault on another one."""
    if entry.word == "question":
        return entry.part is None
    return entry.word in CLAIM_WORDS and (entry.claim is None or (entry.word != "claim" and entry.part is None))


def _names_on(entry: Entry) -> Iterator[str]:
    """Yield the words of a line that may name something: all of them on one that could not be read, or a key's."""
    line = entry.line
    if line.shape in ("OTHER", "KEY"):
        yield from _WORD.findall(line.raw)
        return
    for name in (line.name, *line.by, line.second):
        if name is not None:
            yield name.rpartition(".")[2]
    yield from _CITED.findall(entry.text or "")
