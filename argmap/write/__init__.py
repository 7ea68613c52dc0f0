"""A map as `.argmap` text, in one file, proved to read back as the map. Writes no files."""

from __future__ import annotations

from argmap.model import Map
from argmap.write.layout import plan_layout
from argmap.write.lines import write_lines
from argmap.write.prepare import Ready, prepare
from argmap.write.proof import prove

__all__ = ["Ready", "dumps", "prepare"]


def dumps(debate: Map) -> str:
    """Return a map as `.argmap` text in canonical form, all of it in one file.

    What comes from included files is written out with it: a dot in a name becomes a hyphen, and what those
    files expected of their own claims is left out, as nobody tests it there. White space at the ends of texts
    is not kept, ids of unnamed claims are made anew, and an unnamed claim that is used in more than one place
    gets a name. Reading the text gives the map back; where it would not, ValueError tells what cannot be said
    in the language: a name that is none, a text that is empty, an author nobody declared, and the like.
    """
    ready = prepare(debate)
    layout = plan_layout(ready)
    text = write_lines(layout)
    prove(text, layout.map)
    return text
