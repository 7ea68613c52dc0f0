"""A small debate with something for each part of the sheets, and sheets read as rows."""

import argmap
from argmap.prep.sheet import Sheet, plain

DEBATE = """\
map: Should the port grow?
  date: 2025-03-01

author ann: Ann Lee
  qualifications: Harbour master
  side: for
author bo: Bo Roe
  side: against
author cy: Cy Poe

source report: The port in figures
  authors: ann
  date: 2024-12-01
  publisher: Port Press
source paper: The other view
  authors: bo
  date: 2023

by ann from report

question grow: Should the port grow?
  answer yes
  answer no

claim yes: The port should grow. [¶1]
  because ships: More ships come. [¶2]
    scheme: sign
    > ships come and come [¶2]
  unless elsewhere: The ships may only have moved from another port.
  because room: There is room. [¶3]
  assuming cheap-land: The land costs little.
  but noise by bo: The noise drives people out. [@paper ¶3]
    move: outweighs
  unless quiet by ann: Quiet cranes are bought. [¶4]

by bo from paper

claim no: The port should stay as it is. [¶1]
  because noise
  but jobs by ann: Jobs would be lost. [@report ¶5]

claim ships
  but fewer by bo: Fewer ships came last year. [¶5]

claim noise
  conceded: ann [@report ¶6]

question rail: What of the railway?
  answers: many
  answer line
  answer old

question art: What of the museum?
  answer museum

claim line by ann: The railway should be mended. [@report ¶7]

claim old by bo: The railway is old. [@paper ¶8]

claim museum by cy: The museum should close.

section town: The town

claim pretty by bo: The town is pretty. [¶9]
"""


def load() -> argmap.Map:
    return argmap.loads(DEBATE)


def rows(sheet: Sheet, table: str) -> list[dict[str, str]]:
    """The rows of a table as texts by the keys of the columns."""
    found = sheet.tables[table]
    return [
        {column.key: plain(one.words) for column, one in zip(found.columns, row.cells, strict=True)}
        for row in found.rows
    ]
