"""Frozen records of a picture before it is laid out: cards, junctions, lines, panels. No positions, no Graphviz.

All lengths are points. Texts are already measured and wrapped; a card's height follows from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

Layout = Literal["stacked", "face-off", "overview"]
EdgeKind = Literal["support", "rebuttal", "undercut", "rival", "answer"]
Camp = Literal["left", "right", "middle"]


@frozen
class Line:
    """One line of text as drawn: where its start (its right end for `rtl`) and baseline lie in its owner."""

    text: str
    x: float
    y: float
    width: float
    rtl: bool = False


@frozen
class Text:
    """A wrapped text of one role: `name`, `label`, `mark`, `body`, `footer`, `title`... `role` picks its style."""

    role: str
    lines: tuple[Line, ...]
    size: float
    bold: bool = False


@frozen
class Chip:
    """A small label at a card's foot that stands for a line not drawn: the relation and the other end."""

    kind: EdgeKind
    other: str
    text: str
    x: float
    y: float
    width: float
    height: float


@frozen
class Card:
    """A claim as it is drawn.

    `zone` is the id of the panel it stands in, `column` its place there (0 is nearest to the thesis).
    `island`: the map-maker's own card within an author's tree, cut out of the panel. `hidden` counts the claims
    folded away beneath it. `verdict` is the word of an evaluation, empty without one; `strength` lies from 0 to 1.
    """

    id: str
    text: str
    authors: tuple[str, ...]
    kind: str
    label: str
    zone: str
    column: int
    texts: tuple[Text, ...]
    width: float
    height: float
    chips: tuple[Chip, ...] = ()
    implicit: bool = False
    doubt: bool = False
    quoted: bool = False
    mine: bool = False
    island: bool = False
    hidden: int = 0
    verdict: str = ""
    strength: float | None = None

    @property
    def key(self) -> str:
        """The name of its node, and its element id."""
        return f"claim-{self.id}"

    @property
    def fallen(self) -> bool:
        """Whether an evaluation found that the claim falls."""
        return self.verdict == "falls"


@frozen
class Junction:
    """The dot in which linked premises meet, or on which an undercut ends.

    `column` is that of the premises: it lies in the gutter in front of them. `kind` is the step's line kind;
    on `rival` it is the point on the line between two answers, and drawn only as the end of an undercut.
    """

    key: str
    claim: str
    kind: EdgeKind
    zone: str
    column: int


@frozen
class Edge:
    """A line from node `tail` to node `head` (keys of cards and junctions).

    `sources` and `target` are the claims it tells of (`target` of an undercut is the claim whose step it breaks),
    `step` the key of its step. `part` is `premise` up to a junction, `step` from it, else empty. `far`: it leaves
    its panel or skips a column, so that it must be routed around cards. `open`: an open doubt, without arrowhead.
    """

    kind: EdgeKind
    tail: str
    head: str
    sources: tuple[str, ...]
    target: str
    step: str
    part: str = ""
    movers: tuple[str, ...] = ()
    cross: bool = False
    far: bool = False
    open: bool = False


@frozen
class Panel:
    """The ground on which the claims of one author stand; `author` is None on the map-maker's, which has no tint."""

    id: str
    author: str | None
    title: str
    camp: Camp
    plain: bool = False


@frozen
class QuestionLabel:
    """What is disputed, as a label between the answers (face-off) or before them (stacked)."""

    id: str
    texts: tuple[Text, ...]
    answers: tuple[str, ...]
    exclusive: bool
    width: float
    height: float

    @property
    def key(self) -> str:
        """The name of its node, and its element id."""
        return f"question-{self.id}"


@frozen
class Diagram:
    """A whole picture, ready to be laid out. `slots` numbers the authors from 1, 0 is the map-maker."""

    title: str
    sources: tuple[str, ...]
    description: str
    layout: Layout
    cards: tuple[Card, ...]
    junctions: tuple[Junction, ...]
    edges: tuple[Edge, ...]
    panels: tuple[Panel, ...]
    questions: tuple[QuestionLabel, ...]
    legend: tuple[str, ...]
    slots: Mapping[str, int]
    colors: Mapping[str, str] = field(factory=dict)
    remarks: tuple[str, ...] = ()
