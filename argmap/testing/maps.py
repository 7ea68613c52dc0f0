"""A strategy for maps: everything that the language can say, put together in Python. Writes no text."""

from __future__ import annotations

from typing import Any, TypeVar

from hypothesis import strategies as st

from argmap.model import (
    ME,
    Answer,
    Author,
    Citation,
    Claim,
    Expectation,
    Locator,
    Map,
    Premise,
    Question,
    Quotation,
    Scenario,
    Section,
    Source,
    Stance,
    Step,
    Undercut,
)
from argmap.testing.choices import Chooser, Draw
from argmap.testing.words import names, texts
from argmap.vocabulary import BASES, MOVES, SCHEMES, STANCES, VERDICTS

T = TypeVar("T")

DATES = st.sampled_from(("2023", "2023-02", "2023-02-15", "1979-11-04"))
"""Dates as the language has them."""

DEGREES = st.one_of(st.sampled_from((0.0, 0.25, 1.0)), st.floats(0, 1, allow_nan=False))
"""Numbers from 0 to 1."""

_UNITS = st.sampled_from(("¶", "p.", "§", "l.", "ch."))
_NUMBERS = st.sampled_from(
    (("1", None), ("7", None), ("11", "13"), ("4", "5"), ("99", None), ("iv", "XII"), ("3.1", None))
)
_TIMES = st.sampled_from((("1:23", None), ("0:59", "12:00:05")))
LOCATORS = st.one_of(
    st.builds(lambda unit, numbers: Locator(unit, *numbers), _UNITS, _NUMBERS),
    st.builds(lambda times: Locator("at", *times), _TIMES),
)
"""Places in a source; none lies beyond 99, and no range runs backwards."""

_EXTENTS = st.sampled_from(((), (Locator("¶", "1", "99"),), (Locator("p.", "1", "100"), Locator("ch.", "1", "100"))))

_PROSE = texts(lines=True)
_MAYBE_PROSE = st.none() | _PROSE


def maps(max_claims: int = 4) -> st.SearchStrategy[Map]:
    """Maps with authors, sources, questions, linked steps, undercuts, doubts, stances, scenarios and all keys.

    There are at most `max_claims` claims at the margin, and some more within their steps. Every map can be
    written as `.argmap` text and reads back as itself; ids of unnamed claims are then made anew.
    """

    @st.composite
    def make(draw: Draw) -> Map:
        return _Maker(draw, max_claims).make()

    return make()


class _Maker(Chooser):
    """Makes one map, part by part."""

    def __init__(self, draw: Draw, max_claims: int):
        super().__init__(draw)
        self.unnamed = 0
        self.authors = [self._author() for _ in range(self.number(0, 3))]
        self.speakers = [ME, *(author.id for author in self.authors)]
        self.sources: list[Source] = []
        for _ in range(self.number(0, 2)):
            self.sources.append(self._source())
        self.sections: list[str | None] = [None, *(self.new_name() for _ in range(self.number(0, 2)))]
        self.claims: dict[str, dict[str, Any]] = {}
        for _ in range(self.number(0, max_claims)):
            self._claim(section=self.pick(self.sections))

    def _extras(self) -> dict[str, str]:
        if not self.now_and_then(6):
            return {}
        found = self.draw(st.dictionaries(names().map(lambda name: f"x-{name}"), _PROSE, max_size=2))
        return dict(found)

    def _author(self) -> Author:
        words: dict[str, Any] = {}
        if self.now_and_then(4):
            words = {key: self.draw(_MAYBE_PROSE) for key in ("affiliation", "qualifications", "side", "note")}
        color = self.draw(st.sampled_from((None, "#1D4E89", "#ABCDEF")))
        return Author(self.new_name("¶§"), self.draw(_PROSE), color=color, extras=self._extras(), **words)

    def _source(self) -> Source:
        by = self.some(self.speakers[1:])
        if not self.now_and_then(4):
            return Source(self.new_name("¶§"), self.draw(_PROSE), by)
        return Source(
            self.new_name("¶§"), self.draw(_PROSE), by, self.draw(st.none() | DATES), self.draw(_MAYBE_PROSE),
            self.draw(_MAYBE_PROSE), self.draw(st.sampled_from((None, "https://example.org/a?b=c#d"))),
            self.draw(st.none() | DATES), self.draw(_MAYBE_PROSE),
            self.draw(_EXTENTS), self.draw(_MAYBE_PROSE), self._extras(),
        )  # fmt: skip

    def _citations(self) -> tuple[Citation, ...]:
        if not self.sources or not self.now_and_then(2):
            return ()
        sources = st.sampled_from([source.id for source in self.sources])
        places = st.lists(LOCATORS, max_size=2).map(tuple)
        return tuple(self.draw(st.lists(st.builds(Citation, sources, places), min_size=1, max_size=2)))

    def _speaking(self) -> tuple[str, ...]:
        return self.some(self.speakers) or (ME,)

    # claims

    def _claim(self, named: bool = True, **given: Any) -> str:
        """Make a claim and return its id; what is given is fixed."""
        if named:
            name = self.new_name()
        else:
            self.unnamed += 1
            name = f":{self.unnamed}"
        values: dict[str, Any] = {
            "id": name, "named": named, "text": self.draw(_PROSE), "authors": self._speaking(), "reasons": [],
            "rebuttals": [],
        }  # fmt: skip
        values["citations"] = self._citations()
        values.update(given)
        if self.now_and_then(4):
            values.update(self._attributes())
        self.claims[name] = values
        return name

    def _attributes(self) -> dict[str, Any]:
        kinds = st.lists(st.tuples(st.sampled_from(STANCES), st.sampled_from(self.speakers)), unique=True, max_size=2)
        return {
            "basis": self.draw(st.none() | st.sampled_from(BASES)),
            "credence": self.draw(st.none() | DEGREES),
            "date": self.draw(st.none() | DATES),
            "tags": tuple(self.draw(st.lists(names(), max_size=2))),
            "note": self.draw(_MAYBE_PROSE),
            "asserted": self.draw(st.sampled_from((None, True, False))),
            "extras": self._extras(),
            "stances": tuple(Stance(kind, author, self._citations()) for kind, author in self.draw(kinds)),
            "quotations": tuple(
                Quotation(words, self._citations()) for words in self.draw(st.lists(_PROSE, max_size=2))
            ),
        }

    def _named_claims(self) -> list[str]:
        return [name for name, values in self.claims.items() if values["named"]]

    def _sections_from(self, section: str | None) -> list[str | None]:
        """Return the sections that come no earlier than the one given."""
        return self.sections[self.sections.index(section) :]

    # steps

    def _add_steps(self) -> None:
        """Let claims speak for and against claims; the new ones among them get steps of their own."""
        waiting = list(self.claims)
        for owner in waiting:  # grows while it is read
            values = self.claims[owner]
            for kind, field in (("reason", "reasons"), ("rebuttal", "rebuttals")):
                reached = values["section"]
                firsts: set[str] = set()
                for _ in range(self.number(0, 2) if len(waiting) < 20 else 0):
                    before = len(self.claims)
                    step, reached = self._step(kind, values, reached, firsts)
                    if step is not None:
                        values[field].append(step)
                        waiting.extend(list(self.claims)[before:])

    def _step(
        self, kind: str, owner: dict[str, Any], section: str | None, firsts: set[str]
    ) -> tuple[Step | None, str | None]:
        """Make a step whose own claims stand in `section` or, where a second block can hold it, a later one."""
        old = [name for name in self._named_claims() if name not in firsts]
        if owner["named"] and self.now_and_then(3):
            section = self.pick(self._sections_from(section))
        settled = section
        movers = self._speaking()
        if old and self.now_and_then(2):
            first = self.pick(old)
        elif self.now_and_then(2):
            if kind == "reason" and not owner["named"]:
                movers = owner["authors"]
            given = {} if kind == "reason" else {"authors": movers}
            first = self._claim(named=False, section=section, **given)
        else:
            first = self._claim(section=self.pick(self.sections))
        firsts.add(first)
        premises = [Premise(first, role=self.draw(_MAYBE_PROSE) if self.now_and_then(8) else None)]
        for _ in range(self.number(0, 2)):
            premises.append(self._premise(section, {p.claim for p in premises}))
        used = {p.claim for p in premises}
        undercuts = []
        late = owner["named"] and self.claims[first]["named"]
        for _ in range(self.number(0, 2)):
            if late and self.now_and_then(3):
                section = self.pick(self._sections_from(section))
            undercuts.append(self._undercut(section, used))
            used.add(undercuts[-1].claim)
        keys: dict[str, Any] = {}
        if self.now_and_then(4):
            keys["scheme"] = self.draw(st.none() | st.sampled_from(SCHEMES))
            keys["weight"] = self.draw(st.none() | DEGREES)
            if kind == "rebuttal":
                keys["move"] = self.draw(st.none() | st.sampled_from(MOVES))
                keys["asks"] = self.draw(_MAYBE_PROSE)
        step = Step(kind, owner["id"], tuple(premises), movers, tuple(undercuts), **keys)  # type: ignore[arg-type]
        return step, settled

    def _premise(self, section: str | None, used: set[str]) -> Premise:
        role = self.draw(_MAYBE_PROSE) if self.now_and_then(8) else None
        old = [name for name in self._named_claims() if name not in used]
        if old and self.now_and_then(2):
            return Premise(self.pick(old), self.now_and_then(4), role)
        implicit = self.now_and_then(2)
        name = self._claim(named=self.now_and_then(2), section=section, implicit=implicit)
        return Premise(name, implicit, role)

    def _undercut(self, section: str | None, used: set[str]) -> Undercut:
        old = [name for name in self._named_claims() if name not in used]
        movers = self._speaking()
        if old and self.now_and_then(3):
            name = self.pick(old)
        elif self.now_and_then(2):
            movers = (ME,)
            name = self._claim(named=self.now_and_then(2), section=section, authors=movers, citations=(), doubt=True)
        else:
            name = self._claim(named=self.now_and_then(2), section=section, authors=movers)
        keys: dict[str, Any] = {}
        if self.now_and_then(6):
            keys["scheme"] = self.draw(st.none() | st.sampled_from(SCHEMES))
            keys["move"] = self.draw(st.none() | st.sampled_from(MOVES))
            keys["asks"] = self.draw(_MAYBE_PROSE)
            keys["role"] = self.draw(_MAYBE_PROSE)
        return Undercut(name, movers, **keys)

    # questions, scenarios, the whole

    def _question(self) -> Question:
        section = first = self.pick(self.sections)
        answers = []
        offered = self.some(self._named_claims())
        used = {*offered}
        for name in offered:
            undercuts = []
            for _ in range(self.number(0, 1)):
                if self.now_and_then(3):
                    section = self.pick(self._sections_from(section))
                undercuts.append(self._undercut(section, used))
                used.add(undercuts[-1].claim)
            answers.append(Answer(name, tuple(undercuts)))
        exclusive = self.now_and_then(2)
        return Question(
            self.new_name(),
            self.draw(_PROSE),
            tuple(answers),
            exclusive,
            first,
            self.draw(_MAYBE_PROSE),
            self._extras(),
        )

    def _expectations(self, most: int) -> tuple[Expectation, ...]:
        verdicts = st.sampled_from(VERDICTS)
        return tuple(Expectation(name, self.draw(verdicts)) for name in self.some(self._named_claims(), most))

    def _scenario(self) -> Scenario:
        named = self._named_claims()
        return Scenario(
            self.new_name(), self.draw(_PROSE), self.some(named), self.some(named), self._expectations(2),
            False, self.draw(_MAYBE_PROSE), self._extras(),
        )  # fmt: skip

    def _section(self, name: str) -> Section:
        return Section(name, self.draw(_PROSE), self.draw(_MAYBE_PROSE), self._extras())

    def make(self) -> Map:
        """Return the map."""
        self._add_steps()
        questions = [self._question() for _ in range(self.number(0, 2))]
        titled = self.now_and_then(2)
        return Map(
            title=self.draw(_PROSE) if titled else "",
            authors=self.authors,
            sources=self.sources,
            sections=[self._section(name) for name in self.sections if name is not None],
            claims=[
                Claim(**{**values, "reasons": tuple(values["reasons"]), "rebuttals": tuple(values["rebuttals"])})
                for values in self.claims.values()
            ],
            questions=questions,
            scenarios=[self._scenario() for _ in range(self.number(0, 1))],
            expectations=self._expectations(3),
            date=self.draw(st.none() | DATES) if titled else None,
            editor=self.draw(_MAYBE_PROSE) if titled else None,
            note=self.draw(_MAYBE_PROSE) if titled else None,
            extras=self._extras() if titled else {},
        )
