"""Load, build, check: one place for the command line, an editor and Python users. Prints nothing."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from attrs import frozen

from argmap.build import Built, build_map, faults
from argmap.diagnostics import RULES, ArgmapError, Diagnostic, Severity
from argmap.model import Map
from argmap.rules import check_map
from argmap.rules.consequences import drop_consequences
from argmap.rules.upkeep import unknown_allow, unused_allow
from argmap.suggest import suggest
from argmap.syntax.characters import decode
from argmap.text import SourceText, Span

STDIN = "<stdin>"
"""The name of standard input, and of a text without a path, in diagnostics."""


@frozen(eq=False)
class Loaded:
    """A map as it was found: `map` is None where an error keeps it from being used."""

    map: Map | None
    diagnostics: list[Diagnostic]
    sources: list[SourceText]


def load_map(
    path: str | os.PathLike[str] | None, *, text: str | None = None, root: str | os.PathLike[str] | None = None
) -> Loaded:
    """Read, build and check one map with all it includes.

    `text` is read instead of the file, as an editor needs it. Includes may not leave `root`, which is the
    folder of the file where none is given. Never raises for bad input.
    """
    own = None if path is None else Path(path)
    shown = STDIN if own is None else own.as_posix()
    if text is None:
        assert own is not None, "a path or a text is needed"
        try:
            text = decode(own.read_bytes())
        except (OSError, ValueError) as error:
            source = SourceText(shown, "")
            reason = getattr(error, "strerror", None) or "not a path"
            return Loaded(None, [faults.unreadable_file(source.span(0, 0), shown, reason)], [source])
    folder = (own.parent if own is not None else Path()).resolve()
    limit = Path(root).resolve() if root is not None else folder
    built = build_map(text, shown, folder, limit, own.resolve() if own is not None else None)
    found = built.diagnostics
    paragraphs = _count_paragraphs(built, limit, found)
    found = found + check_map(built.map, paragraphs=paragraphs)
    found = drop_consequences(built.files, _apply_allowances(built, found))
    found.sort(key=lambda d: (d.path != shown, d.path, d.span.start, d.code))
    usable = not any(d.severity == Severity.ERROR for d in found)
    return Loaded(built.map if usable else None, found, [file.source for file in built.files])


def check_paths(
    paths: Iterable[str | os.PathLike[str]], *, root: str | os.PathLike[str] | None = None
) -> list[Diagnostic]:
    """Check maps, and folders of maps, with all they include; each finding is listed once.

    What one map finds missing (a use, a relation, something to silence) counts only where every map that reads
    the file finds it missing.

    Includes may not leave `root`; where none is given, that is the folder named, or the folder of the file.
    """
    found: dict[tuple[str, int, int, str, str], Diagnostic] = {}
    told: Counter[tuple[str, int, int, str, str]] = Counter()
    read: Counter[str] = Counter()
    for given in map(Path, paths):
        limit = given if root is None and _is_folder(given) else root
        for path in find_maps([given]):
            loaded = load_map(path, root=limit)
            read.update(source.path for source in loaded.sources)
            mine = {(d.path, d.span.start, d.span.end, d.code, d.message): d for d in loaded.diagnostics}
            told.update(mine.keys())
            for key, d in mine.items():
                found.setdefault(key, d)
    return [
        d for key, d in found.items() if not (d.rule.whole or d.name == "unused-allow") or told[key] == read[d.path]
    ]


def find_maps(paths: Iterable[str | os.PathLike[str]]) -> list[Path]:
    """Return the files meant: each file as it is given, and the `.argmap` files below each folder, in order."""
    files: dict[Path, None] = {}
    for path in map(Path, paths):
        if _is_folder(path):
            files.update(dict.fromkeys(sorted(p for p in path.rglob("*.argmap") if p.is_file())))
        else:
            files[path] = None
    return list(files)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that no file can have
        return False


def require_map(loaded: Loaded) -> Map:
    """Return the map, or raise ArgmapError with every finding."""
    if loaded.map is None:
        raise ArgmapError(loaded.diagnostics)
    return loaded.map


def write_whole(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file whole or not at all: beside it first, then in its place. Raises OSError."""
    import tempfile

    target = Path(path)
    if target.is_symlink():
        target = target.resolve()
    handle, beside = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        Path(beside).chmod(mode)
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _count_paragraphs(built: Built, root: Path, found: list[Diagnostic]) -> dict[str, int]:
    """Count the non-empty lines of each source's own text, where the user has it."""
    counts: dict[str, int] = {}
    folders = {file.source.path: file.folder for file in built.files}
    for source in built.map.sources.values():
        if source.text is None or source.at is None:
            continue
        try:
            path = (folders[source.at.path] / source.text).resolve()
            if not path.is_relative_to(root):
                found.append(faults.text_outside(source.at, source.text, root))
            elif path.is_file():
                lines = decode(path.read_bytes()).removeprefix("\ufeff").split("\n")
                counts[source.id] = sum(1 for line in lines if line.strip())
        except (OSError, ValueError):
            continue  # a text that cannot be read is one the user does not have
    return counts


def _apply_allowances(built: Built, found: list[Diagnostic]) -> list[Diagnostic]:
    """Drop what an `# allow:` comment silences; report those that silence nothing. Errors are never silenced."""
    wanted: dict[tuple[str, int, str], Span] = {}
    for file in built.files:
        for span, target, names in file.outline.allowances:
            for name in names:
                if name in RULES:
                    wanted[span.path, target, name] = span
                else:
                    found.append(unknown_allow(span, name, suggest(name, RULES)))
    if not wanted:
        return found
    used = set()
    kept = []
    for d in found:
        key = (d.path, d.line, d.name) if d.severity != Severity.ERROR else None
        if key is not None and key in wanted:
            used.add(key)
        else:
            kept.append(d)
    return kept + [unused_allow(span, key[2]) for key, span in wanted.items() if key not in used]
