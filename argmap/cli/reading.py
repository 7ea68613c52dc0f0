"""The maps that a command works on: files, folders, standard input. Finds nothing wrong with them itself."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.console import CommandError, FaultyMap, tell
from argmap.cli.findings import tell_findings

if TYPE_CHECKING:
    from argmap.app import Loaded
    from argmap.model import Map


def read_stdin() -> str:
    """Return standard input as text, a byte that is no UTF-8 as a lone surrogate."""
    from argmap.syntax.characters import decode

    return decode(sys.stdin.buffer.read())


def load_one(path: str, root: str | None, *, texts: str | None = None, records: str | None = None) -> Loaded:
    """Load the map at a path, `-` for standard input. Raises CommandError for a folder and for what is not there."""
    from argmap.app import load_map

    require_root(root)
    require_texts(texts, records)
    if path == "-":
        return load_map(None, text=read_stdin(), root=root, texts=texts, records=records)
    _require(path)
    if Path(path).is_dir():
        raise CommandError(f"`{path}` is a folder", "name one map in it")
    return load_map(path, root=root, texts=texts, records=records)


def load_auditable(path: str, root: str | None, *, texts: str | None = None, records: str | None = None) -> Loaded:
    """Load the map at a path and tell its errors, unless only its evidence is at fault: then it is `auditable`."""
    loaded = load_one(path, root, texts=texts, records=records)
    if loaded.auditable is None:
        tell_findings(loaded.diagnostics)
    return loaded


def load_sound(path: str, root: str | None) -> tuple[Map, Loaded]:
    """Load the map at a path, tell what is wrong with it and return it. Raises FaultyMap if it has errors."""
    loaded = load_one(path, root)
    tell_findings(loaded.diagnostics)
    if loaded.map is None:
        raise FaultyMap
    return loaded.map, loaded


def find_files(paths: Iterable[str]) -> list[Path]:
    """Return the files that are named and those in the folders that are.

    Raises CommandError for a path that is not there and for a folder without maps.
    """
    from argmap.app import find_maps

    files: dict[Path, None] = {}
    for path in paths:
        _require(path)
        found = find_maps([path])
        if not found:
            raise CommandError(f"no .argmap files in the folder `{path}`", "name the files to work on")
        files.update(dict.fromkeys(found))
    return list(files)


def read_file(path: Path) -> bytes | None:
    """Return what a file holds, or None after telling why it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        tell(f"argmap: error: `{path.as_posix()}` cannot be read: {(error.strerror or str(error)).lower()}")
        return None


def require_root(root: str | None) -> None:
    """Raise CommandError for a root that is no folder."""
    if root is not None and not Path(root).is_dir():
        raise CommandError(f"the root `{root}` is no folder")


def require_texts(texts: str | None, records: str | None) -> None:
    """Raise CommandError for folders of texts or of records that are none."""
    for option, folder in (("--texts", texts), ("--records", records)):
        if folder is not None and not Path(folder).is_dir():
            raise CommandError(f"`{folder}` is no folder", f"name the folder that `{option}` shall look in")


def _require(path: str) -> None:
    folder = Path(path).parent
    try:
        if Path(path).exists():
            return
        beside = sorted(p.name for p in folder.iterdir()) if folder.is_dir() else []
    except (OSError, ValueError):  # a name that no file can have, a folder that nobody may look into
        beside = []
    from argmap.suggest import suggest

    near = suggest(Path(path).name, beside)
    raise CommandError(f"`{path}` is not there", f"did you mean `{(folder / near).as_posix()}`?" if near else "")
