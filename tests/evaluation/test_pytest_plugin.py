"""The pytest plugin: run in a process of its own, on maps in a folder."""

import subprocess
import sys
from pathlib import Path

import pytest

GOOD = """\
claim war: The war will be long.
  expect: stands
  because costs: Both sides can bear the costs.

scenario poor: Suppose that money runs out
  reject costs
  expect war falls
"""


def run_pytest(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # the entry point of an installed argmap is the same module, so it is left out
    plugin = ["-p", "no:argmap", "-p", "argmap.pytest_plugin", "-p", "no:cacheprovider"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-v", *plugin, *arguments, str(folder)],
        capture_output=True, text=True, check=False, cwd=folder,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "good.argmap").write_text(GOOD)
    return tmp_path


def test_nothing_is_collected_unless_asked(folder: Path) -> None:
    ran = run_pytest(folder)
    assert ran.returncode == 5
    assert "collected 0 items" in ran.stdout


def test_each_expectation_is_a_test(folder: Path) -> None:
    ran = run_pytest(folder, "--argmap")
    assert ran.returncode == 0, ran.stdout
    for name in ("loads", "war stands", "poor: war falls"):
        assert f"good.argmap::{name} PASSED" in ran.stdout


def test_the_setting_asks_too(folder: Path) -> None:
    (folder / "pytest.ini").write_text("[pytest]\nargmap = true\n")
    assert "3 passed" in run_pytest(folder).stdout


def test_a_failure_tells_the_verdict_and_why(folder: Path) -> None:
    (folder / "bad.argmap").write_text(GOOD.replace("expect: stands", "expect: falls"))
    (folder / "broken.argmap").write_text("claim war\n")
    ran = run_pytest(folder, "--argmap")
    assert ran.returncode == 1
    assert "2 failed, 5 passed" in ran.stdout
    assert "war: expected falls, found stands" in ran.stdout
    assert "no statement of truth" in ran.stdout
    assert "undeclared-name" in ran.stdout
    assert "Traceback" not in ran.stdout
