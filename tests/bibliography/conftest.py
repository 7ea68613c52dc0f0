"""What the tests of bibliographies share: a folder with maps and files of works."""

from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.app import Loaded, load_map

REFS = """\
@article{moss:2024, title = {A Tram}, author = {Moss, Ada}, date = {2024-05-03}, journaltitle = {Tribune},
  pages = {12--14}}
@book{roe, title = {Toys}, author = {Roe, Bob and Moss, Ada}, year = {2019}, publisher = {Old House}}
@misc{unused, title = {Never cited}, author = {Nobody, Ann}, pages = {9--3}}
"""

Load = Callable[..., Loaded]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Loads `main.argmap` of a folder: `load(text, refs_bib=…, other_argmap=…)`; `_` stands for the dot."""

    def load(text: str, **files: str | bytes) -> Loaded:
        given: dict[str, str | bytes] = {"refs_bib": REFS, **files, "main_argmap": text}
        for name, body in given.items():
            stem, _, ending = name.rpartition("_")
            data = body.encode() if isinstance(body, str) else body
            (tmp_path / f"{stem}.{ending}").write_bytes(data)
        return load_map(tmp_path / "main.argmap")

    return load
