"""The scripts under tools/ that CI trusts: a faulty wheel is refused, a good count printed only if true."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

TOOLS = Path(__file__).parent.parent / "tools"


def run_tool(name: str, *args: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, TOOLS / name, *map(str, args)], capture_output=True, text=True, check=False)


def write_junit(path: Path, *cases: str) -> Path:
    body = "".join(f"<testcase>{case}</testcase>" for case in cases)
    path.write_text(f"<testsuites><testsuite>{body}</testsuite></testsuites>", encoding="utf-8")
    return path


def test_count_of_green_runs(tmp_path: Path) -> None:
    first = write_junit(tmp_path / "a.xml", "", "", "<skipped/>")
    second = write_junit(tmp_path / "b.xml", "<system-out/>")
    result = run_tool("count_tests.py", first, second)
    assert (result.returncode, result.stdout) == (0, "ci: 3 passed, 0 failed, 1 skipped\n")


@pytest.mark.parametrize("cases", [("", "<failure/>"), ("", "<error/>"), ("<skipped/>",), ()])
def test_no_count_where_the_news_is_bad(tmp_path: Path, cases: tuple[str, ...]) -> None:
    result = run_tool("count_tests.py", write_junit(tmp_path / "a.xml", *cases))
    assert (result.returncode, result.stdout) == (1, "")


def test_a_wheel_without_its_package_is_refused(tmp_path: Path) -> None:
    info = "argmap-0.1.0.dist-info"
    with zipfile.ZipFile(tmp_path / "argmap-0.1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("argmap/pygments_lexer.py", "")
        wheel.writestr("tests/test_tools.py", "")
        wheel.writestr(f"{info}/METADATA", "Name: argmap\nLicense-Expression: MIT\nRequires-Dist: lark\n\n")
        wheel.writestr(f"{info}/entry_points.txt", "[console_scripts]\nargmap = argmap.cli:main\n")
    no_sdist = run_tool("check_dist.py", tmp_path)
    assert (no_sdist.returncode, "0 sdists" in no_sdist.stdout) == (1, True)

    (tmp_path / "empty").mkdir()
    with tarfile.open(tmp_path / "argmap-0.1.0.tar.gz", "w:gz") as sdist:
        sdist.add(tmp_path / "empty", "argmap-0.1.0")
    result = run_tool("check_dist.py", tmp_path)
    faults = set(result.stdout.splitlines())
    assert result.returncode == 1
    assert faults >= {
        "the wheel lacks argmap/text.py",
        "the wheel holds tests/test_tools.py, which argmap/ does not",
        "the wheel's metadata lacks the licence LICENSE",
        "the wheel says its licence is MIT",
        "the wheel does not depend on attrs",
        "the wheel lacks the entry point argmap = argmap.pygments_lexer:ArgmapLexer",
        "the sdist lacks Makefile",
        "the sdist lacks .ci/run",
        "the sdist lacks argmap/text.py",
    }
    assert "the wheel lacks argmap/pygments_lexer.py" not in faults
    assert "the wheel does not depend on lark" not in faults
