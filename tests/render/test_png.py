"""PNG files: right size, right text in every script, and nothing lost without a word."""

import subprocess
import sys
from pathlib import Path

import pytest
from made_fonts import (
    FULL,
    Image,
    add_cbdt,
    add_sbix,
    build_font,
    picture,
    save_collection,
    save_font,
    write_png_picture,
)

from argmap.render.equip import equip_pictures
from argmap.render.errors import RenderError
from argmap.render.fonts import FONT_FAMILY
from argmap.render.png import write_png
from argmap.render.system_fonts import list_font_files

ROOT = Path(__file__).parents[2]
RED = (255, 0, 0)
EMOJI = {"😀": write_png_picture(RED)}

ARABIC = {"ل": (100, 0, 200, 900), "ا": (100, 0, 200, 900), "ب": (100, 0, 200, 900)}
LIGATURE = {"lamalef": (50, 0, 950, 300)}
SHAPING = "languagesystem DFLT dflt; languagesystem arab dflt; feature rlig { sub u00644 u00627 by lamalef; } rlig;"


def ink_of(*lines: str, fonts: list[Path] | None = None) -> int:
    return Image(write_png(picture(*lines), font_files=fonts or []).data).ink()


@pytest.mark.parametrize(("scale", "size"), [(1.0, (400, 50)), (2.0, (800, 100)), (1.5, (600, 75))])
def test_size_follows_the_scale(scale: float, size: tuple[int, int]) -> None:
    image = Image(write_png(picture("a"), scale=scale).data)
    assert (image.width, image.height) == size


def test_background_lies_under_the_picture() -> None:
    empty = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4" viewBox="0 0 4 4"></svg>'
    assert Image(write_png(empty, scale=1, background="#FF0000").data).count(RED) == 16


def test_not_a_picture() -> None:
    with pytest.raises(ValueError, match="no svg element with a width and a height"):
        write_png("no picture")


def test_units_of_the_picture_are_points() -> None:
    in_points = picture("one").replace('width="400" height="50"', 'width="400pt" height="50pt"', 1)
    assert write_png(in_points).data == write_png(picture("one")).data


def test_huge_picture_is_drawn_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.render.png.MOST_PIXELS", 5_000)
    rendered = write_png(picture("one"))
    image = Image(rendered.data)
    assert (image.width, image.height) == (200, 25)
    assert rendered.notes == ("the picture is too large for 5,000 pixels: drawn with 0.5 pixels to a point",)


def test_writer_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(RenderError, match="without `resvg-py`"):
        write_png(picture("a"))


def test_same_bytes_on_a_second_run_and_elsewhere(tmp_path: Path) -> None:
    svg = picture("Text – текст", css=".t{font-weight:700}")
    code = f"import sys; from argmap.render.png import write_png; sys.stdout.buffer.write(write_png({svg!r}).data)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}
    )
    assert done.stdout == write_png(svg).data == write_png(svg).data


@pytest.mark.parametrize("text", ["Latin", "Кириллица", "Ελληνικά", "שלום", "a &lt;b&gt; &amp;"])
def test_shipped_scripts_need_no_other_font(text: str) -> None:
    rendered = write_png(picture(text), font_files=[])
    assert rendered.notes == ()
    assert Image(rendered.data).ink() > 100


def test_bold_is_bolder() -> None:
    bold = Image(write_png(picture("words", css=".t{font-weight:700}")).data).ink()
    assert bold > 1.2 * ink_of("words")


def test_embedded_font_rules_do_not_disturb() -> None:
    from argmap.render.fonts import font_css

    assert write_png(picture("words", css=font_css("words"))).data == write_png(picture("words")).data


def test_picture_that_names_no_shipped_font() -> None:
    with pytest.raises(ValueError, match="its text would vanish"):
        write_png(
            '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text font-family="Arial">a</text></svg>'
        )


def test_missing_characters_are_boxes_and_named() -> None:
    rendered = write_png(picture("ab 漢字 سلام 😀 cd"), font_files=[])
    assert rendered.notes == (
        "no font on this computer has `ا`, `س`, `ل`, `م`, `字`, `漢`, `😀`: boxes stand in their place",
    )
    assert Image(rendered.data).ink() > ink_of("ab cd") + 300


def test_note_names_a_dozen_characters_at_most() -> None:
    (note,) = write_png(picture("".join(map(chr, range(0x4E00, 0x4E20)))), font_files=[]).notes
    assert note.count("`") == 24
    assert "and 20 more" in note


def test_characters_outside_drawn_text_do_not_count() -> None:
    svg = picture("ab").replace("<rect", "<title>漢字</title><desc>سلام</desc><rect", 1)
    rendered = write_png(svg, font_files=[])
    assert rendered.notes == ()
    assert rendered.data == write_png(picture("ab")).data


@pytest.mark.parametrize("cff", [False, True])
def test_borrowed_glyph_in_a_mixed_line(tmp_path: Path, cff: bool) -> None:
    font = save_font(build_font({"漢": FULL}, cff=cff), tmp_path / "Made-Regular.otf")
    rendered = write_png(picture("漢 abc"), font_files=[font])
    image = Image(rendered.data)
    assert rendered.notes == ()
    # the block is 18 by 14 points, at 10 from the left and with its foot at 30
    assert image.ink(22, 33, 56, 59) == 34 * 26
    assert image.ink(left=62) > 200  # the letters beside it


def test_bold_borrowed_glyph_comes_from_the_bold_file(tmp_path: Path) -> None:
    regular = save_font(build_font({"漢": (50, 0, 150, 700)}), tmp_path / "Made-Regular.ttf")
    bold = save_font(build_font({"漢": FULL}, bold=True), tmp_path / "Made-Bold.ttf")
    svg = picture("漢", css=".t{font-weight:700}")
    assert Image(write_png(svg, font_files=[regular, bold]).data).ink() > 800
    assert Image(write_png(svg, font_files=[regular]).data).ink() < 200


def test_bold_file_without_the_character_is_not_used(tmp_path: Path) -> None:
    regular = save_font(build_font({"漢": FULL}), tmp_path / "Made-Regular.ttf")
    bold = save_font(build_font({"字": FULL}, bold=True), tmp_path / "Made-Bold.ttf")
    svg = picture("漢", css=".t{font-weight:700}")
    assert Image(write_png(svg, font_files=[regular, bold]).data).ink() > 800


def test_face_within_a_collection(tmp_path: Path) -> None:
    fonts = save_collection([build_font({"a": FULL}), build_font({"漢": FULL})], tmp_path / "Made.ttc")
    assert ink_of("漢", fonts=[fonts]) > 800


def test_letters_are_joined_in_a_line_of_two_scripts(tmp_path: Path) -> None:
    made = build_font(ARABIC, extra=LIGATURE, features=SHAPING)
    font = save_font(made, tmp_path / "Made-Regular.ttf")
    rendered = write_png(picture("\u2067لا LaMear (9)\u2069", anchor="end"), font_files=[font])
    image = Image(rendered.data)
    assert rendered.notes == ()
    # the joined pair is a block of 18 by 6 points at the right end; alone, the letters would be two thin bars
    assert image.ink(744, 48, 776, 59) > 30 * 10
    assert image.ink(right=730) > 300


def test_each_shaped_script_has_its_font(tmp_path: Path) -> None:
    arabic = save_font(build_font(ARABIC), tmp_path / "A-Regular.ttf")
    thai = save_font(build_font({"ก": FULL}), tmp_path / "T-Regular.ttf")
    with equip_pictures([picture("لب", "ก", "漢")], [arabic, thai]) as equipment:
        families = [f"font-family:'{FONT_FAMILY} {number}'" for number in (1, 2)]
        assert all(equipment.pages[0].count(family) == 1 for family in families)
        assert len(equipment.font_files) == 6
        assert equipment.clustered == frozenset()
        files = equipment.font_files
    assert not any(path.exists() for path in files)


def test_nested_parts_of_a_line_share_its_font(tmp_path: Path) -> None:
    arabic = save_font(build_font(ARABIC), tmp_path / "A-Regular.ttf")
    with equip_pictures([picture("<tspan>a</tspan>漢<tspan>ل</tspan>漢")], [arabic]) as equipment:
        assert "a</ns0:tspan>□<" in equipment.pages[0]
        assert equipment.pages[0].count("style=\"font-family:'Argmap Sans 1'\"") == 2  # the line and its last part
        assert equipment.pages[0].endswith("□</ns0:text></ns0:svg>")


@pytest.mark.parametrize("kind", ["sbix", "cbdt"])
def test_emoji_as_pictures(tmp_path: Path, kind: str) -> None:
    made = build_font({"😀": None, "😁": None})
    add = add_sbix if kind == "sbix" else add_cbdt
    font = save_font(add(made, EMOJI), tmp_path / "Emoji.ttf")
    rendered = write_png(picture("so 😀 and 😁"), font_files=[font])
    image = Image(rendered.data)
    assert rendered.notes == ("no font on this computer has `😁`: boxes stand in their place",)
    assert image.count(RED) > 1_000


def test_pictures_in_another_format_are_not_borrowed(tmp_path: Path) -> None:
    font = save_font(add_sbix(build_font({"😀": None}), EMOJI, kind="jpg "), tmp_path / "Emoji.ttf")
    assert write_png(picture("😀"), font_files=[font]).notes


def test_built_emoji_come_apart(tmp_path: Path) -> None:
    font = save_font(add_sbix(build_font({"😀": None, "👩": None}), {**EMOJI, "👩": EMOJI["😀"]}), tmp_path / "E.ttf")
    one = Image(write_png(picture("😀"), font_files=[font]).data).count(RED)
    joined = write_png(picture("👩\u200d😀\U0001f3fd\ufe0f"), font_files=[font])
    assert joined.notes == ()
    assert Image(joined.data).count(RED) == pytest.approx(2 * one, rel=0.1)
    flag = write_png(picture("🇮🇷 漢"), font_files=[])
    assert flag.notes == ("no font on this computer has `漢`: boxes stand in their place",)
    assert flag.data == write_png(picture("IR 漢"), font_files=[]).data


def test_blank_glyph_does_not_count_as_drawn(tmp_path: Path) -> None:
    blank = save_font(build_font({"漢": None}), tmp_path / "A.ttf")
    full = save_font(build_font({"漢": FULL}), tmp_path / "B.ttf")
    assert write_png(picture("漢"), font_files=[blank]).notes
    assert ink_of("漢", fonts=[blank, full]) > 800
    arabic = save_font(build_font({"ل": None}), tmp_path / "C.ttf")
    assert write_png(picture("ل"), font_files=[arabic]).notes


def test_faulty_font_file_is_passed_over(tmp_path: Path) -> None:
    good = save_font(build_font(ARABIC), tmp_path / "Good.ttf")
    cut = tmp_path / "Cut.ttf"
    cut.write_bytes(good.read_bytes()[:600])
    broken = build_font(ARABIC, extra=LIGATURE, features=SHAPING)
    rules = save_font(broken, tmp_path / "Broken.ttf")
    data = bytearray(rules.read_bytes())
    place = data.index(b"GSUB")
    offset = int.from_bytes(data[place + 8 : place + 12], "big")
    data[offset + 4 : offset + 10] = b"\xff" * 6  # where its scripts, features and lookups begin
    rules.write_bytes(bytes(data))
    rendered = write_png(picture("لب"), font_files=[cut, rules, good])
    assert rendered.notes == ()
    assert rendered.data == write_png(picture("لب"), font_files=[good]).data
    assert write_png(picture("لب"), font_files=[rules]).notes


def test_fonts_of_this_computer_are_borrowed() -> None:
    if not any("Arabic" in path.name or "DejaVuSans" in path.name for path in list_font_files()):
        pytest.skip("this computer has no font for Persian that the test knows: borrowing from it is not shown")
    persian = "\u2067به گفتهٔ LaMear (۲۰۲۳، p. 9) این اتحاد لازم نیست.\u2069"
    rendered = write_png(picture(persian, anchor="end"))
    assert rendered.notes == ()
    assert rendered.data == write_png(picture(persian, anchor="end")).data
