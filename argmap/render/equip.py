"""Equips a picture with fonts for scripts that argmap does not ship, taken from this computer's fonts.

The engines behind PNG and PDF swap fonts for a whole line at once and lose letters where a line mixes
scripts. So a font is put together for each picture: our glyphs and the borrowed ones in one file. Draws no
picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from xml.etree import ElementTree as ET

from attrs import frozen

from argmap.render import system_fonts
from argmap.render.composed_fonts import Loan, compose_font, open_font, sort_characters, subset_shaped
from argmap.render.fonts import FONT_FAMILY, list_font_files, missing_characters, subset_font
from argmap.render.roots import drop_units
from argmap.render.system_fonts import Face

_FONT_FACE_RULE: Final = re.compile(r"@font-face\s*\{[^}]*\}")
_SVG: Final = "{http://www.w3.org/2000/svg}"
_BOX: Final = "\u25a1"
"""Drawn in place of a character that no font has."""

_Ranges = tuple[tuple[int, int], ...]

# Scripts whose letters change with their neighbours: their font must bring its shaping rules along.
_ARABIC: Final = ((0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC))
_INDIC: Final[_Ranges] = tuple((first, first + 0x7F) for first in range(0x0900, 0x1080, 0x80))  # to Myanmar
_KHMER: Final = ((0x1780, 0x17FF), (0x19E0, 0x19FF))
_SOUTH_EAST: Final = ((0x1700, 0x177F), (0x1900, 0x19DF), (0x1A00, 0x1CFF), (0xA800, 0xABFF))
_RARE: Final = ((0x10A00, 0x10AFF), (0x10D00, 0x10D3F), (0x10F00, 0x11FFF), (0x1E900, 0x1E95F))
_SHAPED_SCRIPTS: Final[tuple[_Ranges, ...]] = (
    _ARABIC,
    ((0x0700, 0x074F), (0x0860, 0x086F)),  # Syriac
    ((0x07C0, 0x07FF),),  # N'Ko
    *((block,) for block in _INDIC),
    _KHMER,
    ((0x1800, 0x18AF),),  # Mongolian
    _SOUTH_EAST,
    _RARE,
)
# Of these scripts several glyphs make one cluster. Not Thai and Lao, whose marks have no width.
_CLUSTERED: Final[_Ranges] = (
    *(block for block in _INDIC if block[0] not in (0x0E00, 0x0E80)),
    *_KHMER,
    *_SOUTH_EAST,
    *_RARE,
)

# Emoji that are built of several characters come apart: a flag becomes its two letters, skin tones fall away.
_SIMPLER_EMOJI: Final = {
    **{0x1F1E6 + number: chr(ord("A") + number) for number in range(26)},
    **dict.fromkeys(range(0x1F3FB, 0x1F400), ""),
    0xFE0F: "",
}
_EMOJI_JOINER: Final = re.compile("\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])")


@frozen
class Equipment:
    """SVG texts ready for an engine without font fallback, the files it needs, and notes for the reader.

    `pictured` are emoji drawn as small pictures, `clustered` letters of scripts in which several glyphs make
    one cluster: not every engine can cope with either.
    """

    pages: tuple[str, ...]
    font_files: tuple[Path, ...]
    notes: tuple[str, ...] = ()
    pictured: frozenset[str] = frozenset()
    clustered: frozenset[str] = frozenset()


@frozen
class _Borrowed:
    """Characters that a face is to draw."""

    face: Face
    characters: frozenset[str]


class _UnusableFontError(Exception):
    """A font file of this computer that cannot be taken apart."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


@contextmanager
def equip_pictures(pages: Sequence[str], font_files: Iterable[Path] | None = None) -> Iterator[Equipment]:
    """Ready the pages of one document for PNG or PDF; the font files last as long as the context.

    A unit of an equipped page is a point. `font_files` are those to borrow from (default: all of this
    computer's). What no font has is drawn as a box, and a note names it.
    """
    pages = [drop_units(_FONT_FACE_RULE.sub("", page)) for page in pages]
    if any("<text" in page and not (FONT_FAMILY in page and "Arimo" in page) for page in pages):
        raise ValueError("the picture does not name the shipped fonts: its text would vanish")
    if not any(map(missing_characters, pages)):
        yield Equipment(tuple(pages), list_font_files())
        return
    trees = [
        ET.fromstring(_EMOJI_JOINER.sub("", page.translate(_SIMPLER_EMOJI)))  # noqa: S314 - our own SVG
        for page in pages
    ]
    drawn = "".join(words for tree in trees for line in _list_lines(tree) for words in line.itertext())
    files = system_fonts.list_font_files() if font_files is None else list(font_files)
    with TemporaryDirectory(prefix="argmap-") as folder:
        yield _equip(trees, frozenset(drawn), Path(folder), files)


def name_characters(characters: Iterable[str]) -> str:
    """The characters as words of a note, at most a dozen of them."""
    ordered = sorted(characters)
    more = f" and {len(ordered) - 12} more" if len(ordered) > 12 else ""
    return ", ".join(f"`{character}`" for character in ordered[:12]) + more


def _equip(trees: Sequence[ET.Element], drawn: frozenset[str], folder: Path, files: Sequence[Path]) -> Equipment:
    lacking = missing_characters("".join(drawn))
    usable = list(files)
    while True:
        found = (_find_shaped_face(_pick(lacking, ranges), usable) for ranges in _SHAPED_SCRIPTS)
        shaped = [base for base in found if base is not None]
        unshaped = lacking.difference(*(base.characters for base in shaped))
        loans, pictured, missing = _borrow(unshaped, usable)
        try:
            made = tuple(_make_fonts(folder, (drawn - lacking) | {_BOX}, shaped, loans, usable))
            break
        except _UnusableFontError as error:
            usable.remove(error.path)
    for tree in trees:
        _adapt_lines(tree, shaped, missing)
    notes: tuple[str, ...] = ()
    if missing:
        notes = (f"no font on this computer has {name_characters(missing)}: boxes stand in their place",)
    return Equipment(
        tuple(ET.tostring(tree, encoding="unicode") for tree in trees),
        made,
        notes,
        pictured,
        _pick(lacking - missing, _CLUSTERED),
    )


def _make_fonts(
    folder: Path,
    ours: frozenset[str],
    shaped: Sequence[_Borrowed],
    loans: Sequence[_Borrowed],
    files: Sequence[Path],
) -> Iterator[Path]:
    """Write, in both weights, a font for plain lines and one for the lines of each shaped script."""
    for bold in (False, True):
        with ExitStack() as opened:
            copied = [_open(_find_bold(loan, files) if bold else loan, opened) for loan in loans]
            own = Loan(opened.enter_context(open_font(subset_font("".join(ours), bold))), ours)
            path = folder / f"0-{bold:d}.ttf"
            path.write_bytes(compose_font(FONT_FAMILY, own.font, copied, bold))
            yield path
            for number, base in enumerate(shaped, 1):
                borrowed = _find_bold(base, files) if bold else base
                path = folder / f"{number}-{bold:d}.ttf"
                try:
                    loan = _open(borrowed, opened)
                    font = subset_shaped(loan.font, loan.characters)
                    path.write_bytes(compose_font(_name_family(number), font, [own, *copied], bold))
                except Exception as error:  # a faulty font file can lead its reader to any
                    raise _UnusableFontError(borrowed.face.path) from error
                yield path


def _name_family(number: int) -> str:
    return f"{FONT_FAMILY} {number}"


def _pick(characters: frozenset[str], ranges: _Ranges) -> frozenset[str]:
    return frozenset(c for c in characters if any(first <= ord(c) <= last for first, last in ranges))


def _open(borrowed: _Borrowed, opened: ExitStack) -> Loan:
    font = open_font(borrowed.face.path, borrowed.face.index)
    return Loan(opened.enter_context(font), borrowed.characters)


def _sort(borrowed: _Borrowed) -> tuple[frozenset[str], frozenset[str]]:
    """The characters that the face draws as outlines, and those it has as pictures: none of a faulty file's."""
    try:
        with ExitStack() as opened:
            return sort_characters(_open(borrowed, opened).font, borrowed.characters)
    except Exception:  # noqa: BLE001 - a faulty font file can lead its reader to any
        return frozenset(), frozenset()


def _find_shaped_face(characters: frozenset[str], files: Sequence[Path]) -> _Borrowed | None:
    """The face with most of a script's characters, as far as it has outlines for them."""
    files = list(files)
    while faces := system_fonts.find_faces(characters, files):
        borrowed = _Borrowed(*faces[0])
        outlined, _ = _sort(borrowed)
        if outlined:
            return _Borrowed(borrowed.face, outlined)
        files.remove(borrowed.face.path)
    return None


def _borrow(
    characters: frozenset[str], files: Sequence[Path]
) -> tuple[list[_Borrowed], frozenset[str], frozenset[str]]:
    """Faces that can draw the characters, those they have only as pictures, and those that none has."""
    files = list(files)
    loans: list[_Borrowed] = []
    pictured: frozenset[str] = frozenset()
    while characters and (faces := system_fonts.find_faces(characters, files)):
        for face, found in faces:
            outlined, shown = _sort(_Borrowed(face, found))
            if outlined or shown:
                loans.append(_Borrowed(face, outlined | shown))
            characters -= outlined | shown
            pictured |= shown
            if outlined | shown != found and face.path in files:
                files.remove(face.path)
    return loans, pictured, characters


def _find_bold(borrowed: _Borrowed, files: Sequence[Path]) -> _Borrowed:
    """The bold twin of a borrowed face, where it is among the files and has the same characters."""
    bold = system_fonts.find_bold(borrowed.face)
    if bold is None or bold.path not in files:
        return borrowed
    twin = _Borrowed(bold, borrowed.characters)
    outlined, _ = _sort(twin)
    return twin if outlined == twin.characters else borrowed


def _list_lines(tree: ET.Element) -> list[ET.Element]:
    """The outermost text elements of a picture."""
    return list(tree.iter(f"{_SVG}text"))


def _adapt_lines(tree: ET.Element, shaped: Sequence[_Borrowed], missing: frozenset[str]) -> None:
    """Name the font of each line with a shaped script in it, and put boxes for what no font has."""
    families: Mapping[str, str] = {
        character: _name_family(number) for number, base in enumerate(shaped, 1) for character in base.characters
    }
    boxes = {ord(character): _BOX for character in missing}
    for line in _list_lines(tree):
        for part in line.iter():
            part.text = part.text and part.text.translate(boxes)
            if part is not line:
                part.tail = part.tail and part.tail.translate(boxes)
            words = "".join(part.itertext())
            family = next((families[character] for character in words if character in families), None)
            if family:
                part.set("style", f"font-family:'{family}'")
