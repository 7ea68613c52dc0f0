"""The test tools themselves: a golden file that differs must fail a test, and one that is missing too."""

import textwrap
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

CONFTEST = Path(__file__).parent / "conftest.py"
TEST = """
    import pytest

    @pytest.mark.parametrize("theme", ["safe", "a b/c"])
    def test_text(golden, theme):
        golden("{text}\\n", ext="md")
        golden("second", name="other")
    """


@pytest.fixture
def suite(pytester: pytest.Pytester) -> pytest.Pytester:
    """A suite of its own with our conftest, in which a test right in tests/ compares with goldens."""
    (pytester.path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    pytester.mkdir("tests")
    (pytester.path / "tests/conftest.py").write_bytes(CONFTEST.read_bytes())
    return pytester


def write_test(suite: pytest.Pytester, text: str, where: str = "tests/test_look.py") -> None:
    path = suite.path / where
    path.parent.mkdir(exist_ok=True)
    path.write_text(textwrap.dedent(TEST).format(text=text), encoding="utf-8")


def run(suite: pytest.Pytester, *args: str) -> pytest.RunResult:
    return suite.runpytest_inprocess("-p", "no:cacheprovider", *args, "tests")


def test_golden_missing_then_written_then_compared(suite: pytest.Pytester) -> None:
    write_test(suite, "one")
    missing = run(suite)
    missing.assert_outcomes(failed=2)
    missing.stdout.fnmatch_lines(["*no golden file tests/golden/look/test_text-safe.md*"])

    run(suite, "--update-golden").assert_outcomes(passed=2)
    written = {path.name: path.read_bytes() for path in (suite.path / "tests/golden/look").iterdir()}
    assert written == {
        "test_text-safe.md": b"one\n",
        "test_text-safe-other.txt": b"second",
        "test_text-a-b-c.md": b"one\n",
        "test_text-a-b-c-other.txt": b"second",
    }
    run(suite).assert_outcomes(passed=2)

    write_test(suite, "two")
    differing = run(suite)
    differing.assert_outcomes(failed=2)
    differing.stdout.fnmatch_lines(["*-one*", "*+two*"])


def test_golden_area_is_the_folder(suite: pytest.Pytester) -> None:
    write_test(suite, "one", "tests/cli/test_look.py")
    run(suite, "--update-golden").assert_outcomes(passed=2)
    assert (suite.path / "tests/golden/cli/test_text-safe.md").exists()


def test_golden_same_file_twice_in_one_test_is_refused(suite: pytest.Pytester) -> None:
    path = suite.path / "tests/test_twice.py"
    path.write_text("def test_twice(golden):\n    golden('a')\n    golden('b')\n", encoding="utf-8")
    result = run(suite, "--update-golden")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*give each a name*"])


def test_golden_sees_line_ends(suite: pytest.Pytester) -> None:
    path = suite.path / "tests/test_ends.py"
    path.write_text("def test_ends(golden):\n    golden('a\\r\\nb')\n", encoding="utf-8")
    run(suite, "--update-golden").assert_outcomes(passed=1)
    path.write_text("def test_ends(golden):\n    golden('a\\nb')\n", encoding="utf-8")
    run(suite).assert_outcomes(failed=1)


def test_bench_is_collected_only_when_named(suite: pytest.Pytester) -> None:
    bench = suite.path / "tests/bench/test_speed.py"
    bench.parent.mkdir()
    bench.write_text("def test_speed(): pass\n", encoding="utf-8")
    (suite.path / "tests/test_other.py").write_text("def test_other(): pass\n", encoding="utf-8")
    run(suite).assert_outcomes(passed=1)
    suite.runpytest_inprocess("tests/bench").assert_outcomes(passed=1)
    suite.runpytest_inprocess("tests/bench/test_speed.py::test_speed").assert_outcomes(passed=1)
