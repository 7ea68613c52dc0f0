"""Load, build, check: one place for the command line, an editor and Python users. Prints nothing."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen

from argmap.build import Built, build_map, faults
from argmap.diagnostics import RULES, ArgmapError, Diagnostic, Severity
from argmap.model import Map
from argmap.rules import all_rules, check_map
from argmap.rules.consequences import drop_consequences
from argmap.rules.upkeep import unknown_allow, unused_allow
from argmap.suggest import suggest
from argmap.syntax.characters import decode
from argmap.text import SourceText, Span

if TYPE_CHECKING:
    from argmap.evidence import Article, ArticleText

STDIN = "<stdin>"
"""The name of standard input, and of a text without a path, in diagnostics."""

_ON_EVIDENCE = "AM62"  # the codes of rules in `argmap/evidence/` begin so
_OUT_OF_RANGE = "AM612"
_TEACHING = "AM72"  # those of rules that run only where they are asked for


@frozen(eq=False)
class Loaded:
    """A map as it was found: `map` is None where an error keeps it from being used.

    `articles` holds what is at hand of its sources, their texts and records, by source. `auditable` is the map also
    where nothing but its evidence is at fault: quotations and places that its sources do not have.
    """

    map: Map | None
    diagnostics: list[Diagnostic]
    sources: list[SourceText]
    articles: Mapping[str, Article] = field(factory=dict)
    auditable: Map | None = None


def load_map(
    path: str | os.PathLike[str] | None,
    *,
    text: str | None = None,
    root: str | os.PathLike[str] | None = None,
    texts: str | os.PathLike[str] | None = None,
    records: str | os.PathLike[str] | None = None,
    known: MutableMapping[Path, ArticleText] | None = None,
    teach: bool = False,
) -> Loaded:
    """Read, build and check one map with all it includes.

    `text` is read instead of the file, as an editor needs it. Includes may not leave `root`, which is the
    folder of the file where none is given. Quotations are held against the texts that the sources name, those in the
    folder `texts`, and the records in the folder `records`, which is `seeds` beside the map or one folder up where none
    is given. `known` keeps texts from one call to the next. With `teach`, the teaching checks run,
    too. Never raises for bad input.
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
    named = _find_texts(built, limit, found)
    seeds = Path(records) if records is not None else _find_records(folder)
    articles: dict[str, Article] = {}
    on_evidence: list[Diagnostic] = []
    if built.map.sources and (named or texts is not None or seeds is not None):
        articles, on_evidence = _hold_evidence(built, named, None if texts is None else Path(texts), seeds, known)
    counts = {source: article.paragraph_count for source, article in articles.items()}
    paragraphs = {source: count for source, count in counts.items() if count is not None}
    found = found + check_map(built.map, paragraphs=paragraphs) + on_evidence
    if not any(d.severity == Severity.ERROR for d in found):
        found += _run_expectations(built.map)
        found += _run_teaching(built) if teach else []
    # what would be told of a text that is not at hand need not be silenced in vain
    told = all(source in articles and articles[source].text is not None for source in built.map.sources)
    found = drop_consequences(built.files, _apply_allowances(built, found, evidence_told=told, taught=teach))
    found.sort(key=lambda d: (d.path != shown, d.path, d.span.start, d.code))
    errors = [d.code for d in found if d.severity == Severity.ERROR]
    return Loaded(
        None if errors else built.map,
        found,
        [file.source for file in built.files],
        articles,
        built.map if all(code.startswith(_ON_EVIDENCE) or code == _OUT_OF_RANGE for code in errors) else None,
    )


def check_paths(
    paths: Iterable[str | os.PathLike[str]],
    *,
    root: str | os.PathLike[str] | None = None,
    texts: str | os.PathLike[str] | None = None,
    records: str | os.PathLike[str] | None = None,
    teach: bool = False,
) -> list[Diagnostic]:
    """Check maps, and folders of maps, with all they include; each finding is listed once.

    What one map finds missing (a use, a relation, something to silence) counts only where every map that reads
    the file finds it missing.

    Includes may not leave `root`; where none is given, that is the folder named, or the folder of the file. Texts and
    records are found as `load_map` finds them. With `teach`, the teaching checks run, too.
    """
    known: dict[Path, ArticleText] = {}
    found: dict[tuple[str, int, int, str, str], Diagnostic] = {}
    told: Counter[tuple[str, int, int, str, str]] = Counter()
    read: Counter[str] = Counter()
    for given in map(Path, paths):
        limit = given if root is None and _is_folder(given) else root
        for path in find_maps([given]):
            loaded = load_map(path, root=limit, texts=texts, records=records, known=known, teach=teach)
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


def _find_texts(built: Built, root: Path, found: list[Diagnostic]) -> dict[str, Path]:
    """Return the file that each source names as its text; what lies outside the root is told and left out."""
    named: dict[str, Path] = {}
    folders = {file.source.path: file.folder for file in built.files}
    for source in built.map.sources.values():
        if source.text is None or source.at is None:
            continue
        try:
            path = (folders[source.at.path] / source.text).resolve()
        except (OSError, ValueError, RuntimeError):
            path = folders[source.at.path] / source.text  # no file can have that name, and none will be found
        if path.is_relative_to(root):
            named[source.id] = path
        else:
            found.append(faults.text_outside(source.at, source.text, root))
    return named


def _run_expectations(debate: Map) -> list[Diagnostic]:
    """Hold what a map expects against its verdicts."""
    if not debate.expectations and not debate.scenarios:
        return []
    from argmap.evaluation.expectations import check_expectations

    return list(check_expectations(debate))


def _run_teaching(built: Built) -> list[Diagnostic]:
    """Run the teaching checks with the synonyms that any of the files lists."""
    from argmap.rules.teaching import check_teaching
    from argmap.rules.teaching_words import SYNONYMS

    lists = [
        (entry.text or "", Span(file.source, entry.line.first, entry.line.end))
        for file in built.files
        for entry in file.outline.entries
        if entry.word == "key" and entry.owner.word == "map" and entry.line.word == SYNONYMS
    ]
    return check_teaching(built.map, lists)


def _find_records(folder: Path) -> Path | None:
    """Return the folder of records beside a map, or one folder up."""
    return next((seeds for seeds in (folder / "seeds", folder.parent / "seeds") if _is_folder(seeds)), None)


def _hold_evidence(
    built: Built,
    named: Mapping[str, Path],
    texts: Path | None,
    records: Path | None,
    known: MutableMapping[Path, ArticleText] | None,
) -> tuple[dict[str, Article], list[Diagnostic]]:
    """Gather what is at hand of the sources and hold the map's evidence against it."""
    from argmap.evidence import gather_articles, hold_evidence
    from argmap.evidence.faults import find_faults

    debate = built.map
    articles, troubles = gather_articles(
        debate.sources.values(), named=named, texts=texts, records=records, known=known
    )
    if not articles and not troubles:
        return {}, []
    keys: dict[str, Span] = {}
    for file in built.files:
        for entry in file.outline.entries:
            if entry.word == "key" and entry.line.word == "text" and entry.owner.word == "source":
                keys.setdefault(entry.owner.line.name or "", Span(file.source, entry.line.first, entry.line.end))
    held = hold_evidence(debate, articles)
    start = built.files[-1].source.span(0, 0)
    return articles, list(find_faults(debate, articles, held, troubles, keys, start))


def _apply_allowances(built: Built, found: list[Diagnostic], *, evidence_told: bool, taught: bool) -> list[Diagnostic]:
    """Drop what an `# allow:` comment silences; report those that silence nothing. Errors are never silenced.

    Without `evidence_told`, texts are missing that rules on evidence need, and what silences those is left alone; so
    is what silences teaching checks where these were not `taught`.
    """
    wanted: dict[tuple[str, int, str], Span] = {}
    for file in built.files:
        for span, target, names in file.outline.allowances:
            for name in names:
                if name not in RULES:
                    all_rules()  # those on evidence are not registered before they are needed
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
    for key, span in wanted.items():
        code = RULES[key[2]].code
        untold = (code.startswith(_ON_EVIDENCE) and not evidence_told) or (code.startswith(_TEACHING) and not taught)
        if key not in used and not untold:
            kept.append(unused_allow(span, key[2]))
    return kept
