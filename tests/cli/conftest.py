"""The command line, run in this process or as a process of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from argmap.cli import main


class Ran(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(
    folder: Path,  # noqa: ARG001 - every command runs in it
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Ran]:
    """Runs `argmap` in this process, in `folder`: `run("check", "sound.argmap", stdin="…")`."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "ARGMAP_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)

    def run_argmap(*arguments: object, stdin: str | bytes = b"") -> Ran:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Ran(status, out, err)

    return run_argmap


def run_process(*arguments: object, cwd: Path | None = None, stdin: bytes = b"", **environment: str) -> Ran:
    """Run `python -m argmap` as a process and return what it did."""
    done = subprocess.run(
        [sys.executable, "-m", "argmap", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


SOUND = """\
claim war: The war will be long.
  because costs: Both sides can bear the costs.
"""

BROKEN = """\
claim war: The war will be long.
  becuase costs: Both sides can bear the costs.
"""

WARNED = """\
claim war: The war will be long.
  because costs: Both sides can bear the costs.
  and talks: Talks have failed.

  and aims: Neither side has reached its aims.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one sound map, one that cannot be read and one with a warning."""
    (tmp_path / "sound.argmap").write_text(SOUND)
    (tmp_path / "broken.argmap").write_text(BROKEN)
    (tmp_path / "warned.argmap").write_text(WARNED)
    monkeypatch.chdir(tmp_path)
    return tmp_path
