"""How wide the columns of a table are, in characters, for a page or a terminal of a given width. Writes no table."""

from __future__ import annotations

from math import ceil, sqrt

from argmap.diagram.measure import clean_text
from argmap.prep.sheet import Table, plain
from argmap.render.cells import count_cells

GAP = 2
"""Characters between two columns."""

LONGEST_WORD = 20
"""Characters of a word that a column makes room for; a longer one is broken."""


def share_width(table: Table, width: int, *, head: float = 1.0) -> list[int] | None:
    """Return the columns' widths, at most `width` with the gaps between them; None where they do not fit.

    Each column gets room for its longest word; what is left goes to those with much text, more to the ones with
    more but by no means in proportion, for a long text wraps better than a narrow column reads. `head` is how much
    wider a letter is in the heads of the columns than in the rows.
    """
    room = width - GAP * (len(table.columns) - 1)
    least: list[int] = []
    wanted: list[float] = []
    whole: list[int] = []
    for at, column in enumerate(table.columns):
        texts = [clean_text(plain(row.cells[at].words)) for row in table.rows]
        lines = [count_cells(line) for text in texts for line in text.split("\n")]
        # A word longer in letters is all but always longer on the page, too: count only the longest of each text.
        longest = [max(text.split(), key=len, default="") for text in texts]
        heads = [ceil(count_cells(word) * head) for word in column.name.split()]
        least.append(min(LONGEST_WORD, max([1, *heads, *map(count_cells, dict.fromkeys(longest))])))
        whole.append(max(1, count_cells(column.name), *lines))
        average = sum(lines) / max(1, len(texts))
        wanted.append(column.share * max(least[at], min(whole[at], 4 + 5 * sqrt(average))))
    if sum(least) > room:
        return None
    if sum(whole) <= room:
        return whole
    extra = [max(0.0, want - low) for want, low in zip(wanted, least, strict=True)]
    spare = room - sum(least)
    return [low + int(spare * more / (sum(extra) or 1)) for low, more in zip(least, extra, strict=True)]
