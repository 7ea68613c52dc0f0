"""PDF files: pages of the right size, text that can be copied, and the same bytes each time."""

import io
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest
from made_fonts import FULL, add_sbix, build_font, picture, save_font, write_png_picture

from argmap.render.errors import RenderError
from argmap.render.pdf import write_pdf

pytest.importorskip("svg2pdf_py", reason="svg2pdf-py has no wheel for this system: PDF is not tested")

ROOT = Path(__file__).parents[2]
ARABIC = dict.fromkeys("لاب", FULL)


def read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def test_each_picture_is_a_page_of_its_size() -> None:
    reader = read(write_pdf([picture("one"), picture("two", "three")]).data)
    assert [tuple(map(float, page.mediabox[2:])) for page in reader.pages] == [(400, 50), (400, 90)]
    assert [page.extract_text().split() for page in reader.pages] == [["one"], ["two", "three"]]


def test_units_of_the_picture_are_points() -> None:
    in_points = picture("one").replace('width="400" height="50"', 'width="400pt" height="50pt"', 1)
    assert write_pdf([in_points]).data == write_pdf([picture("one")]).data


def test_title_and_producer() -> None:
    information = read(write_pdf([picture("a")], title="نقشه (“a” & b)").data).metadata
    assert information
    assert information.title == "نقشه (“a” & b)"
    assert information.producer == "argmap"
    assert information.creation_date is None
    plain = read(write_pdf([picture("a")]).data).metadata
    assert plain
    assert plain.title is None


@pytest.mark.parametrize("text", ["Words – “quoted” ¶ 9", "Кириллица", "Ελληνικά"])
def test_text_can_be_copied(text: str) -> None:
    rendered = write_pdf([picture(text)], font_files=[])
    assert rendered.notes == ()
    assert read(rendered.data).pages[0].extract_text().strip() == text


def test_same_bytes_each_time(tmp_path: Path) -> None:
    pages = [
        picture("one – один", css=".t{font-weight:700}").replace("</svg>", '<text font-family="Arimo">x</text></svg>')
    ] * 2
    results = {write_pdf(pages, title="T").data for _ in range(12)}
    write = f"sys.stdout.buffer.write(write_pdf({pages!r}, title='T').data)"
    code = f"import sys; from argmap.render.pdf import write_pdf; {write}"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}
    )
    assert results == {done.stdout}


def test_spaces_beside_marks_of_direction_stay_spaces() -> None:
    rendered = write_pdf([picture("\u2067שלום abc def\u2069", anchor="end")], font_files=[])
    text = read(rendered.data).pages[0].extract_text()
    assert "abc def" in text
    assert "\u2069" not in text


def test_missing_characters_are_named() -> None:
    rendered = write_pdf([picture("a"), picture("漢")], font_files=[])
    assert rendered.notes == ("no font on this computer has `漢`: boxes stand in their place",)
    assert "□" in read(rendered.data).pages[1].extract_text()


def test_borrowed_letters_can_be_copied(tmp_path: Path) -> None:
    cjk = save_font(build_font({"漢": FULL, "字": FULL}), tmp_path / "A.ttf")
    arabic = save_font(build_font(ARABIC), tmp_path / "B.ttf")
    rendered = write_pdf([picture("mixed 漢字", "لاب")], font_files=[cjk, arabic])
    text = read(rendered.data).pages[0].extract_text()
    assert rendered.notes == ()
    assert "mixed 漢字" in text
    assert {"ل", "ا", "ب"} <= set(text)


def test_page_with_emoji_is_drawn_as_shapes(tmp_path: Path) -> None:
    font = save_font(add_sbix(build_font({"😀": None}), {"😀": write_png_picture((255, 0, 0))}), tmp_path / "E.ttf")
    rendered = write_pdf([picture("with 😀"), picture("without")], font_files=[font])
    assert rendered.notes == ("text on the pages with `😀` is drawn as shapes and cannot be searched",)
    with_emoji, without = read(rendered.data).pages
    assert with_emoji.extract_text().strip() == ""
    assert len(with_emoji.images) == 1
    assert without.extract_text().strip() == "without"


def test_scripts_that_the_writer_sets_badly_are_named(tmp_path: Path) -> None:
    font = save_font(build_font({"ग": FULL}), tmp_path / "D.ttf")
    assert write_pdf([picture("ग")], font_files=[font]).notes == ("letters of the script of `ग` may overlap in PDF",)


@pytest.mark.parametrize("module", ["svg2pdf_py", "pypdf"])
def test_writer_not_installed(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    package = module.replace("_", "-")
    with pytest.raises(RenderError, match=f"without `{package}`") as caught:
        write_pdf([picture("a")])
    assert caught.value.hint.startswith(f"install `{package}`")
