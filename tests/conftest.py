"""What every test may use: the hypothesis profiles and the golden files. Holds nothing of one area only."""

import difflib
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

GOLDEN = Path(__file__).parent / "golden"

# Chosen by ARGMAP_PROFILE. `dev` is quick, for every save; `ci` is wider and the same on each run, so that a
# green run stays green; `deep` is for an evening with one test named on the command line.
settings.register_profile("dev", max_examples=30, deadline=None)
settings.register_profile(
    "ci",
    max_examples=50,
    deadline=None,  # a busy machine is no fault of the code
    derandomize=True,
    database=None,
    print_blob=True,
)
settings.register_profile("deep", max_examples=100_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("ARGMAP_PROFILE", "dev"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what the tests produced into tests/golden/ instead of comparing with it",
    )


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leaves tests/bench alone unless the command line names it: `pytest tests/bench`, `make bench`."""
    bench = Path(__file__).parent / "bench"
    if collection_path != bench:
        return None
    named = [Path(argument.split("::")[0]).resolve() for argument in config.invocation_params.args]
    return None if any(path == bench or bench in path.parents for path in named) else True


def golden_path(test_file: Path, test_name: str, name: str | None, ext: str) -> Path:
    """Where the golden file of a test stands: tests/golden/<area>/<test name>[-<name>].<ext>.

    The area is the folder of tests/ that holds the test file, or, for a file right in tests/, the file's name
    without `test_`. Signs that some file system refuses become hyphens.
    """
    folder = test_file.relative_to(Path(__file__).parent).parent.parts
    area = folder[0] if folder else test_file.stem.removeprefix("test_")
    parts = [test_name] if name is None else [test_name, name]
    file_name = "-".join(re.sub(r"[^\w.-]+", "-", part).strip("-") for part in parts)
    return GOLDEN / area / f"{file_name}.{ext}"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Compares a text with this test's golden file: `golden(text)`, `golden(svg, ext="svg")`.

    A test with several goldens gives each a name: `golden(text, name="dark")`. With `--update-golden` the
    text is written instead of compared. The comparison is by bytes in UTF-8: line ends count.
    """
    claimed: set[Path] = set()

    def compare(text: str, *, ext: str = "txt", name: str | None = None) -> None:
        __tracebackhide__ = True
        path = golden_path(Path(request.node.path), request.node.name, name, ext)
        assert path not in claimed, f"this test compared two texts with {path.name}: give each a name"
        claimed.add(path)
        shown = path.relative_to(GOLDEN.parent.parent)
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            return
        if not path.exists():
            pytest.fail(f"no golden file {shown}: look at the text, then run pytest with --update-golden")
        expected = path.read_bytes().decode()
        if text != expected:
            lines = difflib.unified_diff(
                expected.splitlines(keepends=True), text.splitlines(keepends=True), str(shown), "this run"
            )
            diff = "".join(line if line.endswith("\n") else f"{line}⏎̸\n" for line in lines)
            pytest.fail(f"differs from its golden file; if the new text is right, --update-golden\n{diff}")

    return compare


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says aloud when the pages were not looked at: a line among skips is easily overlooked."""
    skipped = [r for r in terminalreporter.stats.get("skipped", []) if "/browser/" in r.nodeid]
    if skipped:
        reason = skipped[0].longrepr[2] if isinstance(skipped[0].longrepr, tuple) else ""
        terminalreporter.section("NO BROWSER", sep="!", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} browser tests did not run: the HTML page is UNTESTED here")
        terminalreporter.line(reason.removeprefix("Skipped: "))
