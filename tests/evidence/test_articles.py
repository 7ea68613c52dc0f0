"""Finding and reading the texts and records of sources: every form of file, and what keeps one from being used."""

import hashlib
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.evidence.articles import TextError, Trouble, gather_articles, read_text
from argmap.model import Source
from tests.evidence.conftest import ARTICLE

BRIDGE = Source("bridge", "Why the harbour bridge will be late")


@pytest.mark.parametrize(
    "data",
    [
        b"One.\n\nTwo\xc3\xa9.\n",
        b"\xef\xbb\xbfOne.\n\nTwo\xc3\xa9.\n",
        b"One.\r\n\r\nTwo\xc3\xa9.",
        b"One.\r\rTwo\xc3\xa9.\r",
        b"One.\r\n \t\nTwo\xc3\xa9.",
    ],
)
def test_every_kind_of_text_file(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    text = read_text(path)
    assert text.paragraphs == ("One.", "Twoé.")
    assert text.line_numbers == (1, 3)
    assert text.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04\0\0", "is no text: it holds a zero byte"),
        (b"caf\xe9 society", "is no UTF-8 text: byte 0xE9 at offset 3"),
        ("Käse".encode("utf-16"), "is UTF-16, not UTF-8"),
        (b"a" * 20_000_001, "is larger than 20 MB"),
    ],
)
def test_files_that_are_no_text(data: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(TextError, match=f"^{reason}$"):
        read_text(tmp_path / "a.txt")


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name, reason in (
        ("", "is a folder"),
        ("none.txt", "is not there"),
        ("pipe", "is no ordinary file"),
        ("nul\0.txt", "is not there"),
        ("a" * 400, "cannot be read|is not there"),
        ("loop", "cannot be read|is not there"),
    ):
        with pytest.raises(TextError, match=reason):
            read_text(tmp_path / name)


def test_a_text_is_found_by_fingerprint_then_by_name(folder: Path, make_record: Callable[[], Path]) -> None:
    make_record()
    texts = folder / "texts"
    texts.mkdir()
    records = folder / "seeds"
    (texts / "bridge.txt").write_text(ARTICLE.replace("spring", "autumn"))
    (texts / "whatever").write_text(ARTICLE)
    articles, troubles = gather_articles([BRIDGE], texts=texts, records=records)
    assert (Path(articles["bridge"].text.path).name, troubles) == ("whatever", [])
    assert articles["bridge"].changed == ()
    (texts / "whatever").unlink()
    articles, troubles = gather_articles([BRIDGE], texts=texts, records=records)
    assert Path(articles["bridge"].text.path).name == "bridge.txt"
    assert articles["bridge"].changed == (3,)
    assert articles["bridge"].kind_of(1) == "furniture"
    assert articles["bridge"].kind_of(3) is None


def test_a_text_is_found_by_the_name_of_its_source(folder: Path) -> None:
    articles, troubles = gather_articles([BRIDGE, Source("other", "Another")], texts=folder)
    assert articles["bridge"].paragraph_count == 6
    assert troubles == [Trouble("absent", "other", folder.as_posix(), "holds no text of it")]


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/passwd", "sub/secret.txt", "..\\secret.txt", "..", "a\0b"])
def test_neither_a_record_nor_a_map_leads_out_of_the_folder(name: str, folder: Path) -> None:
    texts, seeds = folder / "texts", folder / "seeds"
    for path in (texts / "sub", seeds):
        path.mkdir(parents=True)
    for path in (folder, texts / "sub"):
        (path / "secret.txt").write_text("A secret.")
    shown = name.replace("\\", "\\\\").replace("\0", "\\u0000")
    (seeds / "a.toml").write_text(f'[article]\nsource = "a"\nfile = "{shown}"\n')
    sources = [Source("a", "A"), Source(name.removesuffix(".txt"), "B")]
    articles, _ = gather_articles(sources, texts=texts, records=seeds)
    assert all(article.text is None for article in articles.values())


def test_a_text_that_the_map_names_goes_before_the_folder(folder: Path) -> None:
    (folder / "mine.txt").write_text("Mine.")
    articles, troubles = gather_articles([BRIDGE], named={"bridge": folder / "mine.txt"}, texts=folder)
    assert articles["bridge"].paragraph_count == 1
    articles, troubles = gather_articles([BRIDGE], named={"bridge": folder / "gone.txt"}, texts=folder)
    assert (articles["bridge"].paragraph_count, troubles) == (6, [])
    articles, troubles = gather_articles([BRIDGE], named={"bridge": folder / "gone.txt"})
    assert articles == {}
    assert [(trouble.kind, trouble.named) for trouble in troubles] == [("absent", True)]


def test_line_ends_do_not_make_another_text(folder: Path, make_record: Callable[[], Path]) -> None:
    make_record()
    (folder / "bridge.txt").write_bytes(b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode())
    articles, _ = gather_articles([BRIDGE], texts=folder, records=folder / "seeds")
    assert articles["bridge"].text is not None
    assert articles["bridge"].changed == ()


def test_another_text_altogether(folder: Path, make_record: Callable[[], Path]) -> None:
    make_record()
    (folder / "bridge.txt").write_text("Another text.\nWith two lines.\n")
    articles, _ = gather_articles([BRIDGE], texts=folder, records=folder / "seeds")
    assert articles["bridge"].changed == (1, 2, 3, 4, 5, 6)
    assert articles["bridge"].paragraph_count == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[article\n", "is no TOML"),
        ("\udcff", "is no UTF-8 text"),
        ("[article]\ntitle = 'x'\n", "without a `source`"),
        ("article = 3\n", "without a `source`"),
        ("[article]\nsource = 'b'\nbytes = 'many'\n", "`bytes` in `\\[article\\]` that is no number"),
        ("paragraph = 3\n[article]\nsource = 'b'\n", "`paragraph` that is no `\\[\\[paragraph\\]\\]`"),
        ("[article]\nsource = 'b'\n[[paragraph]]\nnumber = 1\n", "without `number` or `sha256`"),
        ("[article]\nsource = 'b'\n[[quotation]]\nsha256 = 'x'\n", "without `sha256` or `paragraphs`"),
        ("[article]\nsource = 'b'\n[[quotation]]\nsha256 = 'x'\nparagraphs = [true]\n", "neither numbers nor lists"),
        ("[article]\nsource = 'b'\n[[quotation]]\nsha256 = 'x'\nparagraphs = 'no'\n", "neither numbers nor lists"),
        ("[article]\nsource = 'b'\n[[quotation]]\nsha256 = 'x'\nparagraphs = [[]]\n", "neither numbers nor lists"),
        ("[article]\nsource = 'b'\nparagraphs = 99999999999\n", "says that there are 99999999999 paragraphs$"),
        ("[article]\nsource = 'b'\nparagraphs = 2\n[[paragraph]]\nnumber = 1\nsha256 = ''\n", "2 .* and lists 1"),
        ("[article]\nsource = 'bridge'\n", "is of `bridge`, as is `a.toml`"),
        ("a = " + "[" * 5000, "is no TOML"),
    ],
)
def test_records_that_cannot_be_used(text: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("[article]\nsource = 'bridge'\nparagraphs = 4\n")
    (tmp_path / "b.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    (tmp_path / "c.toml").write_text("[tool]\nname = 'of another kind'\n")
    (tmp_path / "d.toml").mkdir()
    articles, (trouble,) = gather_articles([BRIDGE], records=tmp_path)
    assert articles["bridge"].paragraph_count == 4
    assert (trouble.kind, Path(trouble.path).name) == ("record", "b.toml")
    assert re.search(reason, trouble.reason)
