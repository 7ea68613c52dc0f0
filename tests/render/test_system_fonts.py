"""Finding fonts of the computer that have given characters."""

import random
import struct
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from made_fonts import FULL, build_font, save_collection, save_font

from argmap.render import system_fonts
from argmap.render.system_fonts import Face, find_bold, find_faces, list_font_files, list_font_folders, read_coverage


def codes(text: str) -> frozenset[int]:
    return frozenset(map(ord, text))


def test_characters_of_a_font_are_found(tmp_path: Path) -> None:
    path = save_font(build_font({"漢": FULL, "a": FULL, "😀": FULL}), tmp_path / "a.ttf")
    assert read_coverage(path, codes("a漢b😀")) == [(Face(path), codes("a漢😀"))]


def test_every_face_of_a_collection_is_read(tmp_path: Path) -> None:
    path = save_collection([build_font({"a": FULL}), build_font({"漢": FULL})], tmp_path / "a.ttc")
    assert read_coverage(path, codes("a漢")) == [(Face(path, 0), codes("a")), (Face(path, 1), codes("漢"))]


@settings(max_examples=40)
@given(st.sets(st.integers(0x21, 0xD7FF) | st.integers(0xE000, 0xFFF0), min_size=1, max_size=60), st.booleans())
def test_reading_agrees_with_font_tools(tmp_path_factory: pytest.TempPathFactory, chosen: set[int], wide: bool) -> None:
    path = tmp_path_factory.mktemp("fonts") / "f.ttf"
    own = chosen | ({0x1F600} if wide else set())  # a character beyond U+FFFF asks for the wider kind of table
    save_font(build_font(dict.fromkeys(map(chr, own))), path)
    wanted = frozenset(own | {code + 1 for code in own} | {0x20, 0x1F601})
    with TTFont(path) as font:
        assert read_coverage(path, wanted) == [(Face(path), wanted & font.getBestCmap().keys())]


def test_reading_agrees_on_fonts_of_this_computer() -> None:
    files = [path for path in list_font_files() if path.suffix in (".ttf", ".otf")]
    if not files:
        pytest.skip("this computer has no fonts: agreement on real ones is not shown")
    chance = random.Random(7)
    wanted = frozenset(chance.choices(range(0x20, 0x30000), k=3_000))
    for path in chance.sample(files, min(len(files), 12)):
        with TTFont(path) as font:
            assert read_coverage(path, wanted) == [(Face(path), wanted & (font.getBestCmap() or {}).keys())]


@pytest.mark.parametrize("data", [b"", b"\0\1\0\0", b"\0\1\0\0\0\1" + b"\0" * 6, b"ttcf\0\1\0\0\0\0\0\2", b"x" * 500])
def test_damaged_file_has_no_characters(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "broken.ttf"
    path.write_bytes(data)
    assert not any(found for _, found in read_coverage(path, codes("a")))


def test_cut_file_has_no_characters(tmp_path: Path) -> None:
    path = save_font(build_font({"a": FULL}), tmp_path / "a.ttf")
    whole = path.read_bytes()
    for length in range(0, len(whole), 37):
        path.write_bytes(whole[:length])
        for _, found in read_coverage(path, codes("ab")):
            assert found <= codes("a")


def write_table(path: Path, part: bytes, platform: int = 3) -> Path:
    """A file that holds nothing but a table of characters with one part."""
    table = struct.pack(">HHHHI", 0, 1, platform, 1, 12) + part
    path.write_bytes(b"\0\1\0\0" + struct.pack(">H6x4s4xII", 1, b"cmap", 28, len(table)) + table)
    return path


# one segment, U+0041 to U+0043, whose glyphs 5, 0 and 7 stand in a list, and the closing segment
LISTED = struct.pack(">7H2HH2H2H2H3H", 4, 38, 0, 4, 4, 1, 0, 0x43, 0xFFFF, 0, 0x41, 0xFFFF, 0, 1, 4, 0, 5, 0, 7)


def test_glyphs_in_a_list_are_looked_up(tmp_path: Path) -> None:
    path = write_table(tmp_path / "a.ttf", LISTED)
    assert read_coverage(path, codes("ABCD@")) == [(Face(path), codes("AC"))]


def test_table_for_another_system_is_not_read(tmp_path: Path) -> None:
    path = write_table(tmp_path / "a.ttf", LISTED, platform=1)
    assert read_coverage(path, codes("A")) == [(Face(path), frozenset())]


def test_font_without_table_of_characters(tmp_path: Path) -> None:
    font = build_font({"a": FULL})
    del font["cmap"]
    path = save_font(font, tmp_path / "a.ttf")
    assert read_coverage(path, codes("a")) == [(Face(path), frozenset())]


def test_absent_file_has_no_characters(tmp_path: Path) -> None:
    assert read_coverage(tmp_path / "none.ttf", codes("a")) == []


def test_face_with_most_characters_comes_first(tmp_path: Path) -> None:
    few = save_font(build_font({"漢": FULL, "é": FULL}), tmp_path / "A.ttf")
    most = save_font(build_font({"漢": FULL, "字": FULL, "ü": FULL}), tmp_path / "B.ttf")
    found = find_faces("漢字éüx", [few, most])
    assert found == [(Face(most), frozenset("漢字ü")), (Face(few), frozenset("é"))]
    assert find_faces("", [few]) == []
    assert find_faces("x", [few, most]) == []


def test_plain_faces_go_before_others(tmp_path: Path) -> None:
    names = ["Some-BoldItalic.ttf", "SomeSerif-Regular.ttf", "Zome-Regular.otf", "notes.txt", "deep/Some-Light.TTF"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    assert [path.name for path in list_font_files([tmp_path])] == [
        "Zome-Regular.otf", "SomeSerif-Regular.ttf", "Some-Light.TTF", "Some-BoldItalic.ttf",
    ]  # fmt: skip


@pytest.mark.parametrize(("regular", "bold"), [("A-Regular.ttf", "A-Bold.ttf"), ("A.ttf", "A-Bold.ttf")])
def test_bold_twin(tmp_path: Path, regular: str, bold: str) -> None:
    assert find_bold(Face(tmp_path / regular, 2)) is None
    (tmp_path / bold).write_bytes(b"")
    assert find_bold(Face(tmp_path / regular, 2)) == Face(tmp_path / bold, 2)


def test_font_folders_of_each_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(system_fonts.Path, "home", lambda: tmp_path)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_DIRS", "/usr/share:/opt/share")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    linux = [Path("/usr/share/fonts"), Path("/opt/share/fonts"), tmp_path / ".local/share/fonts", tmp_path / ".fonts"]
    assert list_font_folders() == linux
    monkeypatch.setattr(sys, "platform", "darwin")
    assert list_font_folders()[-1] == tmp_path / "Library" / "Fonts"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("WINDIR", "/win")
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    assert list_font_folders()[0] == Path("/win") / "Fonts"
    assert list_font_folders()[1].parts[-4:] == ("Local", "Microsoft", "Windows", "Fonts")
