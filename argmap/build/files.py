"""The files of a debate: reads the one given and those it includes, each once. Resolves paths, no names."""

from __future__ import annotations

import posixpath
from pathlib import Path

from attrs import define, field, frozen

from argmap.build import faults
from argmap.build.drafts import TitledDraft
from argmap.diagnostics import Diagnostic
from argmap.syntax.characters import decode, find_bad_characters, find_bad_lines
from argmap.syntax.outline import Entry, Outline, outline_lines
from argmap.syntax.parse import parse_lines
from argmap.text import SourceText, Span

MOST_FILES = 1000
"""How many files one debate may have; a guard against folders that include one another without end."""


@frozen(eq=False)
class Include:
    """An `include` line, the file it leads to and its prefix.

    `file` is None where the line leads nowhere; `circle` is then the file that it would lead back to, if any.
    """

    entry: Entry
    file: File | None
    prefix: str | None
    circle: File | None = None


@define(eq=False)
class File:
    """A file read: its text, its lines in their places, its includes. `folder` is where its includes start from.

    `listed` is what the debate takes from the file's bibliographies; `unlisted` are the names that one which could
    not be read may have had.
    """

    source: SourceText
    outline: Outline
    folder: Path
    includes: list[Include] = field(factory=list)
    listed: list[TitledDraft] = field(factory=list)
    unlisted: set[str] = field(factory=set)


def show_beside(file: File, wanted: str) -> str:
    """Return the name for readers of a file that another names: the path as written, from where the other is."""
    beside = posixpath.dirname(file.source.path.replace("\\", "/"))
    return posixpath.normpath(posixpath.join(beside, wanted))


@define
class FileReader:
    """Reads a file and what it includes.

    `root` is the folder that no include may leave. `files` are in the order of reading: a file comes after
    those it includes.
    """

    root: Path
    files: list[File] = field(factory=list)
    diagnostics: list[Diagnostic] = field(factory=list)

    def read(self, text: str, shown: str, folder: Path, own: Path | None) -> File:
        """Read the text of the file given, then all it includes; return the file given.

        `shown` is its name for readers, `folder` where its includes start from, `own` its real path if it has one.
        """
        start = self._open(text, shown, folder)
        known: dict[Path, File] = {own: start} if own else {}
        open_files = [start]
        waiting = [iter(self._include_entries(start))]
        while waiting:
            file = open_files[-1]
            entry = next(waiting[-1], None)
            if entry is None:
                waiting.pop()
                self.files.append(open_files.pop())
                continue
            line = entry.line
            prefix = line.second
            path = self._find(file, entry)
            if path is None:
                file.includes.append(Include(entry, None, prefix))
            elif path not in known:
                data = self._load(file, entry, path, len(known))
                if data is None:
                    file.includes.append(Include(entry, None, prefix))
                    continue
                included = known[path] = self._open(decode(data), show_beside(file, line.text or ""), path.parent)
                file.includes.append(Include(entry, included, prefix))
                open_files.append(included)
                waiting.append(iter(self._include_entries(included)))
            elif known[path] in open_files:
                circle = [f.source.path for f in open_files[open_files.index(known[path]) :]]
                self.diagnostics.append(faults.include_cycle(self._path_span(file, entry), [*circle, circle[0]]))
                file.includes.append(Include(entry, None, prefix, known[path]))
            else:
                earlier = [i for i in file.includes if i.file is known[path] and i.prefix == prefix]
                if earlier:
                    self.diagnostics.append(
                        faults.repeated_include(
                            self._path_span(file, entry), line.text or "", self._path_span(file, earlier[0].entry)
                        )
                    )
                else:
                    file.includes.append(Include(entry, known[path], prefix))
        if any("bibliography" in file.source.text for file in self.files):
            from argmap.build.listed import list_bibliographies

            self.diagnostics += list_bibliographies(self.files, self.root)
        return start

    def _open(self, text: str, shown: str, folder: Path) -> File:
        source = SourceText(shown, text)
        bad = find_bad_characters(source)
        outline = outline_lines(source, parse_lines(text), find_bad_lines(source) if bad else ())
        self.diagnostics += bad
        self.diagnostics += outline.diagnostics
        return File(source, outline, folder)

    @staticmethod
    def _include_entries(file: File) -> list[Entry]:
        return [entry for entry in file.outline.entries if entry.word == "include"]

    @staticmethod
    def _path_span(file: File, entry: Entry) -> Span:
        start = entry.line.text_start
        return file.source.span(start, start + len(entry.line.text or ""))

    def _find(self, file: File, entry: Entry) -> Path | None:
        """Return the real path that an include leads to, or None with a diagnostic."""
        wanted = entry.line.text or ""
        span = self._path_span(file, entry)
        try:
            path = (file.folder / wanted).resolve()
            if not path.is_relative_to(self.root.resolve()):
                if not entry.lost:
                    self.diagnostics.append(faults.include_outside(span, wanted, self.root))
                return None
            if path.is_file():
                return path
            beside = sorted(p.name for p in path.parent.glob("*.argmap"))
        except (OSError, ValueError, RuntimeError):
            beside = []
        if not entry.lost:
            self.diagnostics.append(faults.include_not_found(span, wanted, beside))
        return None

    def _load(self, file: File, entry: Entry, path: Path, count: int) -> bytes | None:
        if count >= MOST_FILES:
            self.diagnostics.append(
                faults.include_unreadable(self._path_span(file, entry), entry.line.text or "", "too many files")
            )
            return None
        try:
            return path.read_bytes()
        except OSError as error:
            reason = error.strerror or "unreadable"
            self.diagnostics.append(
                faults.include_unreadable(self._path_span(file, entry), entry.line.text or "", reason)
            )
            return None
