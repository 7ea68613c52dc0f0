"""A map as git keeps it: `HEAD~1:maps/debate.argmap` with all it includes in that revision. Changes no repository."""

from __future__ import annotations

import posixpath
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.console import CommandError
from argmap.cli.findings import tell_findings
from argmap.cli.reading import load_one

if TYPE_CHECKING:
    from argmap.app import Loaded

_ENDINGS = (".argmap", ".bib", ".bibtex", ".json")
_LARGEST = 64_000_000  # bytes of all files of a revision that are read


def is_revision(named: str) -> bool:
    """Whether a name is that of a file in a revision, and of no file that is there."""
    if named == "-" or ":" not in named.lstrip(":"):
        return False
    try:
        return not Path(named).exists()
    except (OSError, ValueError):
        return False


def load_version(named: str, root: str | None = None) -> Loaded:
    """Load a map by its path or out of git, and tell the errors that keep it from being used."""
    loaded = load_revision(named, root) if is_revision(named) else load_one(named, root)
    if loaded.auditable is None:
        tell_findings(loaded.diagnostics)
    return loaded


def load_revision(named: str, root: str | None = None) -> Loaded:
    """Load a map out of git, `REVISION:PATH`, includes from the same revision; quotations are held against nothing.

    A path counts from the top of the repository, or from the working folder where it begins with `./` or `../`, as in
    git. `root` is a folder of the repository in the working folder, which includes may not leave; without it, that is
    the folder of the map. Raises CommandError where git is missing or knows no such file.
    """
    from argmap.app import Loaded
    from argmap.build import build_map
    from argmap.diagnostics import Severity
    from argmap.rules import check_map
    from argmap.syntax.characters import decode

    revision, _, path = named.partition(":")
    if revision.startswith("-") or not revision or not path:
        raise CommandError(f"`{named}` names no file in a revision", "write it as HEAD~1:maps/debate.argmap")
    commit = _ask(named, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode()
    if path.startswith(("./", "../")):
        path = _find_prefix(named) + path
    path = posixpath.normpath(path)
    if path.startswith(("../", "/")) or path == "..":
        raise CommandError(f"`{named}` lies outside the repository", "paths count from its top")
    folder = posixpath.dirname(path)
    limit = folder if root is None else posixpath.normpath(_find_prefix(named, Path(root)) or ".")
    with tempfile.TemporaryDirectory(prefix="argmap-") as made:
        top = Path(made).resolve()
        _write_files(named, commit.strip(), path, "" if limit == "." else limit, top)
        own = top / path
        if not own.is_relative_to(top) or not own.is_file():
            raise CommandError(
                f"`{named}` is not there",
                f"see what is: `git ls-tree -r --name-only {revision}`; paths count from its top",
            )
        built = build_map(decode(own.read_bytes()), named, own.parent, top / limit, own)
    found = built.diagnostics + check_map(built.map)
    # what such a map has to warn of is for `argmap check` of that revision to tell
    told = [d for d in found if d.severity == Severity.ERROR]
    sound = None if told else built.map
    return Loaded(sound, told, [file.source for file in built.files], auditable=sound)


def _write_files(named: str, commit: str, path: str, folder: str, top: Path) -> None:
    """Write the maps and bibliographies beneath a folder of a commit, and the map itself, into a folder of ours."""
    wanted: list[tuple[str, Path]] = []
    for line in _ask(named, "ls-tree", "-r", "-z", "--full-tree", commit, cwd=None).split(b"\0"):
        head, _, raw = line.partition(b"\t")
        name = raw.decode("utf-8", "surrogateescape")
        mode, kind, object_ = (*head.decode("ascii", "replace").split(), "", "", "")[:3]
        inside = name.startswith(f"{folder}/") if folder else True
        if kind != "blob" or mode == "120000" or (name != path and not (inside and name.endswith(_ENDINGS))):
            continue
        target = top / name
        if ".." not in Path(name).parts and target.is_relative_to(top):
            wanted.append((object_, target))
    asked = "".join(f"{object_}\n" for object_, _ in wanted).encode()
    data = memoryview(_ask(named, "cat-file", "--batch", given=asked))
    at = total = 0
    for _, target in wanted:
        end = bytes(data[at : at + 200]).index(b"\n") + at
        size = int(bytes(data[at:end]).split()[2])
        total += size
        if total > _LARGEST:
            raise CommandError(f"the maps of `{named}` are too large", "give the folder of the map with `--root`")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data[end + 1 : end + 1 + size])
        at = end + size + 2


def _find_prefix(named: str, folder: Path | None = None) -> str:
    """Return where a folder lies in its repository: `maps/`, empty for the top."""
    return _ask(named, "rev-parse", "--show-prefix", cwd=folder).decode("utf-8", "surrogateescape").rstrip("\n")


def _ask(named: str, *arguments: str, given: bytes = b"", cwd: Path | None = None) -> bytes:
    """Run git, no shell between, and return what it says."""
    try:
        done = subprocess.run(
            ["git", *arguments],  # noqa: S607  # the git that the user has
            input=given,
            capture_output=True,
            check=False,
            cwd=cwd,
        )
    except (OSError, ValueError):
        raise CommandError(f"`{named}` is not there, and git cannot be run to look for a revision") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        why = said[0].removeprefix("fatal: ") if said else f"no revision `{named.partition(':')[0]}`"
        raise CommandError(f"git finds no `{named}`: {why}", "write it as HEAD~1:maps/debate.argmap")
    return done.stdout
