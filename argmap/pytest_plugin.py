"""For pytest: runs the `expect` lines and scenarios of `.argmap` files as tests. Collects nothing unless asked.

Ask with `pytest --argmap`, or with `argmap = true` in pytest's settings. Each map gives one test for its errors and one
for each thing that it expects; includes may not leave pytest's root folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from argmap.diagnostics import Diagnostic
    from argmap.evaluation import Evaluation
    from argmap.model import Expectation


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--argmap` and the setting of the same name."""
    group = parser.getgroup("argmap", "argument maps")
    group.addoption("--argmap", action="store_true", help="run what .argmap files expect as tests")
    parser.addini("argmap", "run what .argmap files expect as tests", type="bool", default=False)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a map, where maps were asked for."""
    if file_path.suffix != ".argmap" or not (parent.config.getoption("argmap") or parent.config.getini("argmap")):
        return None
    return MapFile.from_parent(parent, path=file_path)


class Unmet(Exception):
    """A map has errors, or a claim another verdict than expected; the message is what the reader sees."""


class MapFile(pytest.File):
    """A map, with a test for its errors and one for each thing that it expects."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield the tests."""
        from argmap.app import load_map
        from argmap.evaluation import evaluate

        root = self.config.rootpath
        loaded = load_map(self.path, root=root if self.path.is_relative_to(root) else None)
        errors = [d for d in loaded.diagnostics if d.severity == "error"]
        yield LoadItem.from_parent(self, name="loads", errors=errors)
        debate = loaded.map
        if debate is None:
            return
        plain = evaluate(debate)
        for expected in debate.expectations:
            if not expected.included:
                yield ExpectItem.from_parent(self, name=_name(expected), expected=expected, evaluation=plain)
        for scenario in debate.scenarios.values():
            if scenario.included or not set(scenario.accepts).isdisjoint(scenario.rejects):
                continue
            supposed = evaluate(debate, None, scenario.accepts, scenario.rejects)
            for expected in scenario.expectations:
                name = f"{scenario.id}: {_name(expected)}"
                yield ExpectItem.from_parent(self, name=name, expected=expected, evaluation=supposed)


def _name(expected: Expectation) -> str:
    return f"{expected.claim} {expected.verdict}"


class _Item(pytest.Item):
    """A test of a map."""

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return what is shown of a failure: our words, and no trace through argmap."""
        if isinstance(excinfo.value, Unmet):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return where the test stands, and its name."""
        return self.path, self.line(), self.name

    def line(self) -> int | None:
        """Return the line in the map, from 0."""
        return None


class LoadItem(_Item):
    """Whether a map has errors."""

    def __init__(self, *, errors: list[Diagnostic], **options: Any):
        super().__init__(**options)
        self.errors = errors

    def runtest(self) -> None:
        """Fail with every error."""
        if self.errors:
            raise Unmet("\n".join(map(str, self.errors)))


class ExpectItem(_Item):
    """Whether a claim has the verdict that its map expects."""

    def __init__(self, *, expected: Expectation, evaluation: Evaluation, **options: Any):
        super().__init__(**options)
        self.expected = expected
        self.evaluation = evaluation

    def runtest(self) -> None:
        """Fail with the verdict and why."""
        from argmap.evaluation.words import matches

        claim = self.expected.claim
        verdict = self.evaluation.verdict(claim)
        if not matches(self.expected.verdict, verdict.word):
            why = self.evaluation.why(claim)
            raise Unmet(f"{claim}: expected {self.expected.verdict}, found {verdict}\n\n{why}")

    def line(self) -> int | None:
        """Return the line of the expectation, from 0."""
        return None if self.expected.at is None else self.expected.at.line - 1
