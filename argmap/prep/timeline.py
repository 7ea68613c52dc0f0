"""When things happened and when they were said: the dated claims and sources of a map in order. Draws nothing."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Literal

from attrs import frozen

from argmap.model import ME, Map
from argmap.prep.map_sheet import make_map_sheet
from argmap.prep.naming import count, join_names, name_people, name_sources, say_citations
from argmap.prep.sheet import Column, Paragraph, Part, Row, Sheet, Table, cell

Precision = Literal["year", "month", "day"]
EventKind = Literal["claim", "source"]

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@frozen
class Event:
    """Something with a date: a claim, about what happened then, or a source, which appeared then.

    `date` is ISO 8601, as precise as the map gives it; `first` and `last` are the days it may mean. `text` is the
    claim or the title of the source, `who` the ids of its authors, `where` its citations or its publisher, in words.
    """

    kind: EventKind
    id: str
    named: bool
    date: str
    precision: Precision
    first: dt.date
    last: dt.date
    text: str
    who: tuple[str, ...]
    where: str


@frozen
class Timeline:
    """The events of a map in the order of time, and the ids of the claims and sources that have no date."""

    title: str
    events: tuple[Event, ...]
    undated_claims: tuple[str, ...]
    undated_sources: tuple[str, ...]

    @property
    def remark(self) -> str:
        """What is left out, in a line; empty where nothing is."""
        left = []
        if self.undated_claims:
            left.append(count(len(self.undated_claims), "claim"))
        if self.undated_sources:
            names = ", ".join(self.undated_sources[:6]) + (", …" if len(self.undated_sources) > 6 else "")
            left.append(f"{count(len(self.undated_sources), 'source')} ({names})")
        return f"Without a date: {join_names(left)}." if left else ""


def read_days(date: str) -> tuple[dt.date, dt.date, Precision]:
    """Return the first and the last day that a date may mean, and how precise it is."""
    year, *rest = map(int, date.split("-"))
    if not rest:
        return dt.date(year, 1, 1), dt.date(year, 12, 31), "year"
    if len(rest) == 1:
        return dt.date(year, rest[0], 1), dt.date(year, rest[0], calendar.monthrange(year, rest[0])[1]), "month"
    day = dt.date(year, *rest)
    return day, day, "day"


def show_date(date: str) -> str:
    """Return a date for readers, as precise as it is: `15 Feb 2023`, `Feb 2023`, `2023`."""
    year, *rest = date.split("-")
    month = MONTHS[int(rest[0]) - 1] if rest else ""
    day = str(int(rest[1])) if len(rest) > 1 else ""
    return " ".join(filter(None, (day, month, year)))


def make_timeline(map_: Map) -> Timeline:
    """Return what has a date, in order: what may be earlier comes first, and of two the less precise one."""
    names = name_sources(map_)
    events: list[Event] = []
    for claim in map_.claims.values():
        if claim.date:
            first, last, precision = read_days(claim.date)
            where = say_citations(claim.citations, names)
            events.append(
                Event(
                    "claim", claim.id, claim.named, claim.date, precision, first, last, claim.text, claim.authors, where
                )
            )
    for source in map_.sources.values():
        if source.date:
            first, last, precision = read_days(source.date)
            events.append(
                Event(
                    "source", source.id, True, source.date, precision, first, last, source.title, source.authors,
                    source.publisher or "",
                )
            )  # fmt: skip
    order = {"year": 0, "month": 1, "day": 2}
    events.sort(key=lambda event: (event.first, order[event.precision]))
    return Timeline(
        map_.title,
        tuple(events),
        tuple(claim.id for claim in map_.claims.values() if not claim.date),
        tuple(source.id for source in map_.sources.values() if not source.date),
    )


def name_speakers(map_: Map, event: Event) -> str:
    """Return who says a claim or wrote a source; nothing where it is nobody."""
    return name_people(map_, event.who)


def make_timeline_sheet(map_: Map) -> Sheet:
    """Return the timeline of a map as a sheet."""
    timeline = make_timeline(map_)
    columns = (
        Column("Date", "date", share=4),
        Column("Precise to", "precision"),
        Column("Kind", "kind"),
        Column("Id", "id"),
        Column("What", "text", share=3),
        Column("Who", "who"),
        Column("Where", "where"),
    )
    rows = [
        Row(
            (
                cell(show_date(event.date), event.date),
                event.precision,
                event.kind,
                cell(event.id if event.named else "", event.id),
                cell(event.text if event.kind == "claim" else f"“{event.text}” appears", event.text),
                cell(name_speakers(map_, event), tuple(event.who)),
                event.where,
            ),
            claim=event.id if event.kind == "claim" else None,
        )
        for event in timeline.events
    ]
    told = [Paragraph(timeline.remark, note=True)] if timeline.remark else []
    part = Part(
        "In order",
        (Table("events", columns, rows), *told),
        empty="Nothing in the map has a date: give claims and sources a `date:`.",
        name="events",
    )
    return make_map_sheet(
        map_,
        "timeline",
        "Timeline",
        (part,),
        wide=True,
    )


def number_speakers(map_: Map) -> dict[str, int]:
    """Return a number for the colour of each author, from 1 in the order of the map; 0 is the map-maker."""
    return {author: place for place, author in enumerate(map_.authors, 1)} | {ME: 0}
