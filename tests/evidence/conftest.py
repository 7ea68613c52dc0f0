"""A small article of our own, with its record, for the tests of evidence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.evidence.articles import read_text
from argmap.evidence.recording import record_article
from argmap.evidence.words import ReadWords, read_words

ARTICLE = """\
Skip to the main page

Why the harbour bridge will be late

The city’s engineers promised a bridge by spring. They have said so for three years now. Nobody on the council \
believes them any longer – not even the mayor, who signed the contract for 1,500 tons of steel.

Steel is dear, and the yard that was to deliver it has closed. A second yard offered half the amount at twice the \
price. The council did not answer its letter.

“We could have started in March,” the chief engineer told me. “Now we wait for an answer that will not come.” \
Costs have grown by 40% since then, and most of the workers have left for the tunnel.

In the end the bridge will be built, because the ferry cannot carry more people than it does. The only question is \
who pays.
"""
PARAGRAPHS = ARTICLE.strip().split("\n\n")


@pytest.fixture
def article() -> ReadWords:
    return read_words(PARAGRAPHS)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the article as `bridge.txt`."""
    (tmp_path / "bridge.txt").write_text(ARTICLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def make_record(folder: Path) -> Callable[..., Path]:
    """Writes `seeds/bridge.toml`, the record of the article, its first paragraph being furniture."""

    def make(*debates: object) -> Path:
        (folder / "seeds").mkdir(exist_ok=True)
        recorded = record_article(read_text(folder / "bridge.txt"), "bridge", file="bridge.txt", debates=debates)  # type: ignore[arg-type]
        text = recorded.text.replace('kind = "argument"', 'kind = "furniture"', 1)
        path = folder / "seeds" / "bridge.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return make
