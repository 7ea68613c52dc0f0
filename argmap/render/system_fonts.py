"""Finds font files on this computer that have given characters. Draws nothing and keeps nothing.

Only for scripts that the shipped fonts lack. Reads no more of a file than its table of characters, so that a
thousand fonts take a fraction of a second; a damaged font file is passed over.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Final

from attrs import frozen

_ENDINGS: Final = (".ttf", ".otf", ".ttc", ".otc")
_MOST_FONTS: Final = 20_000  # a computer with more is left half looked at, in the order of the names
_MOST_TABLE_BYTES: Final = 4_000_000  # a table of characters; the largest real ones have 0.5 MB

# Words in a file name that make a face a poor choice for body text, and what they cost.
_POOR_WORDS: Final = {
    "italic": 8, "oblique": 8, "mono": 4, "serif": 2, "condensed": 6, "narrow": 6, "black": 8, "thin": 8,
    "light": 6, "heavy": 8, "bold": 5, "semi": 3, "extra": 3, "medium": 1, "display": 2, "nastaliq": 3,
    "kufi": 3, "looped": 1, "ui": 1, "unifont": 20, "lastresort": 90, "blank": 90,
}  # fmt: skip


@frozen
class Face:
    """One face of a font file: `index` counts the faces of a collection (.ttc) from 0."""

    path: Path
    index: int = 0


def list_font_folders() -> list[Path]:
    """The folders in which this system keeps fonts, those of all users first; some may not exist."""
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local"))
        return [
            Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",
            Path(local) / "Microsoft" / "Windows" / "Fonts",
        ]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    data = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    own = os.environ.get("XDG_DATA_HOME") or str(home / ".local" / "share")
    folders = [Path(part) / "fonts" for part in [*data.split(":"), own] if part]
    return list(dict.fromkeys([*folders, home / ".fonts"]))


def list_font_files(folders: Iterable[Path] | None = None) -> list[Path]:
    """Every font file in the folders and below them, best suited for plain text first, else by name."""
    files: list[Path] = []
    for folder in list_font_folders() if folders is None else folders:
        for place, _, names in os.walk(folder):
            files += [Path(place, name) for name in names if name.lower().endswith(_ENDINGS)]
    files.sort(key=lambda path: (_cost(path), path.name, str(path)))
    return files[:_MOST_FONTS]


def find_faces(characters: Iterable[str], files: Iterable[Path] | None = None) -> list[tuple[Face, frozenset[str]]]:
    """A few faces that together have as many of the characters as any can, and what each is to draw.

    Most characters first, better suited faces before others. Characters that no font has are in none.
    """
    wanted = frozenset(map(ord, characters))
    if not wanted:
        return []
    offers: list[tuple[Face, frozenset[int]]] = []
    for path in list_font_files() if files is None else files:
        offers += [(face, codes) for face, codes in read_coverage(path, wanted) if codes]
    chosen: list[tuple[Face, frozenset[str]]] = []
    while wanted and offers:
        face, codes = max(offers, key=lambda offer: len(offer[1] & wanted))  # the first of equals
        if not codes & wanted:
            break
        chosen.append((face, frozenset(map(chr, codes & wanted))))
        wanted -= codes
    return chosen


def find_bold(face: Face) -> Face | None:
    """The bold face that stands beside a regular one under the usual name, if there is one."""
    name, stem, ending = face.path.name, face.path.stem, face.path.suffix
    bold = face.path.with_name(name.replace("Regular", "Bold") if "Regular" in name else f"{stem}-Bold{ending}")
    return Face(bold, face.index) if bold.is_file() else None


def read_coverage(path: Path, wanted: frozenset[int]) -> list[tuple[Face, frozenset[int]]]:
    """Which of the wanted code points each face of a font file has. A damaged file has none."""
    try:
        with path.open("rb") as file:
            return [
                (Face(path, index), _read_codes(file, offset, wanted))
                for index, offset in enumerate(_read_offsets(file))
            ]
    except (OSError, struct.error, ValueError):
        return []


def _cost(path: Path) -> int:
    name = path.stem.lower()
    return sum(cost for word, cost in _POOR_WORDS.items() if word in name)


def _read_offsets(file: BinaryIO) -> list[int]:
    """Where the faces of the file begin."""
    if file.read(4) != b"ttcf":
        return [0]
    _, count = struct.unpack(">II", file.read(8))
    return list(struct.unpack(f">{min(count, 64)}I", file.read(4 * min(count, 64))))


def _read_codes(file: BinaryIO, offset: int, wanted: frozenset[int]) -> frozenset[int]:
    file.seek(offset + 4)
    (tables,) = struct.unpack(">H6x", file.read(8))
    for _ in range(tables):
        tag, start, length = struct.unpack(">4s4xII", file.read(16))
        if tag == b"cmap":
            file.seek(start)
            return _search_table(file.read(min(length, _MOST_TABLE_BYTES)), wanted)
    return frozenset()


def _search_table(table: bytes, wanted: frozenset[int]) -> frozenset[int]:
    """Look the code points up in a font's `cmap` table, in its fullest Unicode part."""
    (parts,) = struct.unpack_from(">2xH", table)
    best: tuple[int, int] | None = None
    for part in range(parts):
        platform, encoding, start = struct.unpack_from(">HHI", table, 4 + 8 * part)
        (kind,) = struct.unpack_from(">H", table, start)
        if kind in (4, 12) and (platform == 0 or (platform == 3 and encoding in (1, 10))):
            best = max(best or (0, 0), (kind, start))
    if best is None:
        return frozenset()
    kind, start = best
    return frozenset((_search_groups if kind == 12 else _search_segments)(table, start, wanted))


def _search_groups(table: bytes, start: int, wanted: frozenset[int]) -> Iterable[int]:
    """Format 12: groups of code points in ascending order."""
    (count,) = struct.unpack_from(">I", table, start + 12)
    groups = list(struct.iter_unpack(">III", table[start + 16 : start + 16 + 12 * count]))
    for code in wanted:
        for first, last, _ in groups:
            if last >= code:
                if first <= code:
                    yield code
                break


def _search_segments(table: bytes, start: int, wanted: frozenset[int]) -> Iterable[int]:
    """Format 4: segments with the ends, starts, shifts and glyph lists in four arrays."""
    (double_count,) = struct.unpack_from(">H", table, start + 6)
    count = double_count // 2
    arrays = start + 14
    lasts = struct.unpack_from(f">{count}H", table, arrays)
    firsts = struct.unpack_from(f">{count}H", table, arrays + double_count + 2)
    shifts = struct.unpack_from(f">{count}H", table, arrays + 2 * double_count + 2)
    lists = arrays + 3 * double_count + 2
    offsets = struct.unpack_from(f">{count}H", table, lists)
    for code in wanted:
        segment = next((i for i, last in enumerate(lasts) if last >= code), None)
        if segment is None or firsts[segment] > code:
            continue
        glyph = code
        if offsets[segment]:
            place = lists + 2 * segment + offsets[segment] + 2 * (code - firsts[segment])
            (glyph,) = struct.unpack_from(">H", table, place)
            if not glyph:
                continue
        if (glyph + shifts[segment]) & 0xFFFF:
            yield code
