"""A small debate with something for each part of the audit."""

from pathlib import Path

import pytest

import argmap

DEBATE = """\
map: Should the port grow?
  date: 2025-03-01

author ann: Ann Lee
  qualifications: Harbour master
author bo: Bo Roe
  affiliation: Port council
author clerk: A clerk (unnamed)
author dee: Dee Fox

source report: The port in figures
  authors: ann
  date: 2024-12-01
  publisher: Port Press
  kind: report
  url: https://example.org/port
  accessed: 2025-01-02
source letter: A letter on …
  authors: clerk
source paper: The other view
  authors: bo
  date: 2023
  publisher: The Town Paper

by ann from report

claim grow: The port should grow. [¶1]
  because ships: In 2024 more than 11,000 ships came. [¶2]
    > more than 11,000 ships [¶2]
  and room: There is room for them. [@report]
  assuming more-come: More ships will come.
  but noise by bo: The noise drives people out. [@paper ¶3]
    because heard by dee: The noise was heard in every street. [@paper ¶4]
      > we heard it in every street [@paper ¶4]
  unless quiet: Quiet cranes could be bought.

claim ships
  but fewer by bo: In 2024 only 9,000 ships came. [@paper ¶5]

claim noise
  conceded: ann [@report ¶6]

claim told by dee: The noise was loud. [@letter ¶2]
  reported: bo [@paper ¶7]
  > heard it in every street at night [@letter ¶2]
"""


@pytest.fixture
def debate() -> argmap.Map:
    return argmap.loads(DEBATE)


@pytest.fixture
def maps() -> Path:
    return Path(__file__).parent.parent.parent / "maps"
