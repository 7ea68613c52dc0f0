"""`argmap fmt`: what is written, what is only told, what is left alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

import argmap

Run = Callable[..., tuple[int, str, str]]

UNTIDY = "claim  war:  The war will be long.\r\n\tbecause costs:   Both sides – both – can bear it.\r\n\r\n\r\n# end"
TIDY = argmap.format_text(UNTIDY)


def test_writes_the_canonical_form(run: Run, folder: Path) -> None:
    assert TIDY != UNTIDY
    (folder / "x.argmap").write_bytes(UNTIDY.encode())
    status, out, err = run("fmt", "x.argmap")
    assert (status, out) == (0, "")
    assert err == "formatted x.argmap\n1 map changed, 0 left as they are\n"
    assert (folder / "x.argmap").read_bytes() == TIDY.encode()


def test_a_canonical_file_is_not_written(run: Run, folder: Path) -> None:
    before = (folder / "sound.argmap").stat()
    assert run("fmt", "sound.argmap") == (0, "", "0 maps changed, 1 left as they are\n")
    assert (folder / "sound.argmap").stat() == before


def test_a_file_with_errors_of_syntax_is_left_alone_and_the_others_are_formatted(run: Run, folder: Path) -> None:
    before = (folder / "broken.argmap").read_bytes()
    (folder / "x.argmap").write_bytes(UNTIDY.encode())
    status, out, err = run("fmt", ".")
    assert (status, out) == (1, "")
    assert "AM101 bad-line" in err
    assert "broken.argmap:2:3" in err
    assert "1 not formatted" in err
    assert (folder / "broken.argmap").read_bytes() == before
    assert (folder / "x.argmap").read_bytes() == TIDY.encode()


def test_check_lists_what_would_change(run: Run, folder: Path) -> None:
    (folder / "x.argmap").write_bytes(UNTIDY.encode())
    status, out, err = run("fmt", "--check", "x.argmap", "sound.argmap")
    assert (status, out) == (1, "x.argmap\n")
    assert "1 map would change, 1 left as they are" in err
    assert (folder / "x.argmap").read_bytes() == UNTIDY.encode()
    assert run("fmt", "--check", "sound.argmap").status == 0


def test_diff_shows_what_would_change(run: Run, folder: Path) -> None:
    (folder / "x.argmap").write_bytes(UNTIDY.encode())
    status, out, _ = run("fmt", "--diff", "x.argmap")
    assert status == 1
    assert out.startswith("--- x.argmap\n+++ x.argmap (formatted)\n@@ ")
    assert "+claim war: The war will be long.\n" in out
    assert "-# end\n\\ No newline at end of file\n" in out
    assert (folder / "x.argmap").read_bytes() == UNTIDY.encode()
    assert run("fmt", "--diff", "sound.argmap").out == ""


def test_a_line_separator_ends_no_line_of_a_diff(run: Run, folder: Path) -> None:
    (folder / "x.argmap").write_text("claim  war: The war\u2028will be long.\n")
    out = run("fmt", "--diff", "x.argmap").out
    assert "-claim  war: The war\u2028will be long.\n" in out


def test_standard_input_to_standard_output(run: Run) -> None:
    assert run("fmt", "-", stdin=UNTIDY) == (0, TIDY, "")
    assert run("fmt", "-", stdin=TIDY) == (0, TIDY, "")
    assert run("fmt", "--check", "-", stdin=UNTIDY) == (1, "", "")
    assert run("fmt", "--check", "-", stdin=TIDY) == (0, "", "")
    status, out, _ = run("fmt", "--diff", "-", stdin=UNTIDY)
    assert (status, out.splitlines()[0]) == (1, "--- <stdin>")
    assert run("fmt", "--diff", "-", stdin=TIDY) == (0, "", "")
    status, out, err = run("fmt", "-", stdin="nonsense line")
    assert (status, out) == (1, "")
    assert "<stdin>:1:1" in err


def test_bytes_that_are_no_utf8_are_refused(run: Run, folder: Path) -> None:
    (folder / "x.argmap").write_bytes(b"claim  war: caf\xe9\n")
    status, _, err = run("fmt", "x.argmap")
    assert status == 1
    assert "AM107" in err
    assert (folder / "x.argmap").read_bytes() == b"claim  war: caf\xe9\n"


@pytest.mark.parametrize(
    "arguments", [["fmt"], ["fmt", "-", "x.argmap"], ["fmt", "nowhere"], ["fmt", "--check", "--diff", "sound.argmap"]]
)
def test_wrong_usage(run: Run, arguments: list[str]) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("argmap: error: ")


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "x.argmap").write_bytes(UNTIDY.encode())
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "broken.argmap":
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    status, _, err = run("fmt", ".")
    assert status == 1
    assert "`broken.argmap` cannot be read: permission denied" in err
    monkeypatch.undo()
    assert (folder / "x.argmap").read_bytes() == TIDY.encode()
