"""Where the builder stands in a file: what it sees, who speaks, and how a text is split from its citations."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from argmap.build import faults as build_faults
from argmap.build.drafts import ClaimDraft
from argmap.build.files import File
from argmap.build.names import Names, Scope
from argmap.diagnostics import Diagnostic
from argmap.model.records import ME, Citation, Locator
from argmap.syntax import faults
from argmap.syntax.citations import Item, LocatorText, find_lookalike, split_citation
from argmap.syntax.outline import Entry
from argmap.text import Span

_COMMENT_LOOKALIKE = re.compile(r"(?:^(?=#[ \t])|[ \t]{2})(?P<remark>#.*)")


@lru_cache(maxsize=4096)
def _locators(texts: tuple[LocatorText, ...]) -> tuple[Locator, ...]:
    return tuple(Locator(*text) for text in texts)  # type: ignore[arg-type]


class Reading:
    """The state of reading: the file, what it sees, and who speaks from which source in which section."""

    def __init__(self, names: Names, root: File):
        self.names = names
        self.root = root
        self.diagnostics: list[Diagnostic] = []
        self.report = self.diagnostics.append
        self.enter(root)

    def enter(self, file: File) -> None:
        """Begin a file. `by` and `section` begin anew with each."""
        self.file = file
        self.source = file.source
        self.scope: Scope = self.names.scope(file)
        self.by: tuple[str, ...] = (ME,)
        self.by_source: str | None = None
        self.section: str | None = None
        self.included = file is not self.root

    def span(self, entry: Entry) -> Span:
        """Return where the head of a line stands: its word, its name, its speakers."""
        line = entry.line
        return Span(self.source, line.start + line.indent, line.head_end)

    def text_span(self, entry: Entry) -> Span:
        """Return where the text of a line stands."""
        start = entry.line.text_start
        return Span(self.source, start, max(entry.line.end, start))

    def find(self, kind: str, name: str, entry: Entry) -> Any:
        """Return what a name on a line means, or None with a diagnostic."""

        def span() -> Span:
            line = entry.line
            if line.name == name and kind not in ("author", "source"):
                return Span(self.source, line.name_start, line.name_end)
            return Span(self.source, *line.find_piece(name, after="from" if kind == "source" else "by"))

        return self.names.find(self.scope, kind, name, span)

    def known_claim(self, entry: Entry) -> ClaimDraft | None:
        """Return the claim that a line refers to."""
        assert entry.line.name is not None
        found: ClaimDraft | None = self.find("claim", entry.line.name, entry)
        return found

    def speakers(self, entry: Entry, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ids of the authors that a line names, those not declared left out."""
        known = [name for name in names if name == ME or self.find("author", name, entry)]
        return tuple(dict.fromkeys(known))

    def guess_speakers(self, raw: str) -> None:
        """Take a line that could not be read for the `by` line it seems to be, so that it is told once and no more."""
        names, _, source = raw.rpartition(" from ")
        if source.strip() in self.scope.sources:
            known = tuple(name for name in names.replace(",", " ").split() if name in self.scope.authors)
            self.by = known or self.by
            self.by_source = source.strip()

    def read_text(self, entry: Entry) -> str:
        """Return the text of a line with all its continuations; warn of what merely resembles a comment."""
        text: str = entry.text or ""
        if entry.pieces is not None:
            text = text.strip(" \n")
        if "#" in text:
            self.warn_comment(entry, text)
        return text

    def warn_comment(self, entry: Entry, text: str) -> None:
        """Warn of what merely resembles a comment in the text of a line."""
        found = _COMMENT_LOOKALIKE.search(text)
        if found:
            start, end = self._place(entry, found.start("remark")), self._place(entry, found.end())
            self.report(build_faults.comment_lookalike(Span(self.source, start, end)))

    def _place(self, entry: Entry, at: int) -> int:
        """Return the offset in the file of character `at` of a text that `read_text` returned."""
        text = entry.text or ""
        dropped = len(text) - len(text.lstrip(" \n")) if entry.pieces is not None else 0
        return entry.place(at + dropped)

    def read_prose(self, entry: Entry) -> tuple[str, tuple[Citation, ...], str | None]:
        """Split the text of a line into prose and citations; the third is the source that bare locators mean."""
        text = entry.text or ""
        if entry.pieces is not None or "#" in text:
            text = self.read_text(entry)
        if text and text[-1] != "]" and not find_lookalike(text):
            return text, (), None
        prose, bracket, items = split_citation(text)
        if not prose:
            self.report(faults.empty_text(self.span(entry), entry.line.word))
        if items or bracket is None:  # a final `[]` says that what stands before it is prose
            self._warn_lookalike(entry, prose)
        if not items:
            return prose, (), None
        citations, bare = self._cite(entry, len(text) - len(bracket or ""), len(text), items)
        return prose, citations, bare

    def _cite(
        self, entry: Entry, start: int, end: int, items: tuple[Item, ...]
    ) -> tuple[tuple[Citation, ...], str | None]:
        span = Span(self.source, self._place(entry, start), self._place(entry, end))
        citations = []
        bare = None
        for source, locators in items:
            if source is None:
                source = self.by_source
                if source is None:
                    shown = ", ".join(map(str, _locators(locators)))
                    self.report(build_faults.locator_without_source(span, shown))
                    continue
                if source in self.scope.sources:
                    bare = source
            elif source not in self.scope.sources:
                named = re.search(rf"@{re.escape(source)}(?![^\s;,\]])", span.text)
                at = span.start + (named.start() if named else 0) + 1
                place = Span(self.source, at, at + len(source))
                self.names.find(self.scope, "source", source, lambda place=place: place)  # type: ignore[misc]
            citations.append(Citation(source, _locators(locators), at=span))
        return tuple(citations), bare

    def _warn_lookalike(self, entry: Entry, prose: str) -> None:
        found = find_lookalike(prose)
        if found:
            start, end = self._place(entry, found[0]), self._place(entry, found[1])
            self.report(build_faults.citation_lookalike(Span(self.source, start, end), prose[found[0] : found[1]]))

    def warn_borrowed(
        self, entry: Entry, speakers: tuple[str, ...], bare: str | None, citations: tuple[Citation, ...]
    ) -> None:
        """Warn of a bare locator on a line whose speaker has a source of his own, and not this one."""
        if bare is None or (not entry.line.by and speakers == self.by):
            return
        everyone = self.names.sources
        for speaker in speakers:
            own = [name for name, draft in everyone.items() if speaker in draft.values.get("authors", ())]
            if own and bare not in own:
                self.report(build_faults.borrowed_locator(citations[0].at, speaker, bare, own))  # type: ignore[arg-type]
                return
