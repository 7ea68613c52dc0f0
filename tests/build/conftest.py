"""What the tests of the builder share: a debate built from texts, each by its file's name."""

import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from argmap.build import Built, build_map
from argmap.model import Map

Build = Callable[..., Built]
Debate = Callable[..., Map]


def trim(text: str) -> str:
    """Return a text without the indent that it has in a test; one that begins on its first line is left as it is."""
    return textwrap.dedent(text[1:]) if text.startswith("\n") and text.strip() else text


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Builds the debate of a text and of the files that it includes; the folder of all is the root."""

    def build(text: str, files: Mapping[str, str] | None = None) -> Built:
        for name, body in (files or {}).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(trim(body).encode())
        return build_map(trim(text), "debate.argmap", tmp_path, tmp_path, tmp_path / "debate.argmap")

    return build


@pytest.fixture
def debate(build: Build) -> Debate:
    """Builds a debate that has no fault, and returns its map."""

    def debate(text: str, files: Mapping[str, str] | None = None) -> Map:
        built = build(text, files)
        assert [str(found) for found in built.diagnostics] == []
        return built.map

    return debate


@pytest.fixture
def faults(build: Build) -> Callable[..., list[str]]:
    """Builds a debate and returns its faults in the order of the text: `line:column name`."""

    def faults(text: str, files: Mapping[str, str] | None = None) -> list[str]:
        found = sorted(build(text, files).diagnostics, key=lambda d: (d.path != "debate.argmap", d.path, d.span.start))
        return [f"{d.line}:{d.column} {d.name}" for d in found]

    return faults
