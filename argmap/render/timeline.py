"""A timeline as SVG: a scale of time at the left, and beside it a row for each event. Orders no events.

Every mark on the scale is as long as its date is vague, and a line leads from it to its row, so that rows can be read
and distances seen. As all pictures, the same map gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from attrs import frozen

from argmap.diagram.advances import advance
from argmap.diagram.measure import clean_text, wrap
from argmap.diagram.records import Line, Text
from argmap.diagram.theme import FONT_STACK, palette
from argmap.model import ME, Map
from argmap.prep.timeline import MONTHS, Event, make_timeline, name_speakers, number_speakers, show_date
from argmap.render.fonts import font_css
from argmap.render.svg import attribute, number, write_text

MARGIN = 24.0
TITLE, REMARK, HEAD, BODY, TICK = 20.0, 9.5, 9.0, 11.0, 9.0
SCALE_X = MARGIN + 58.0
"""Where the scale stands; its labels end left of it."""

ROW_X = SCALE_X + 74.0
ROW_WIDTH = 470.0
PADDING, ROW_GAP, BAR = 8.0, 10.0, 5.0
LEAST_HEIGHT = 220.0
_DAYS_OF_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@frozen
class _Card:
    """An event's row: its texts, placed from its own corner, its height, and the classes that colour it."""

    event: Event
    texts: tuple[Text, ...]
    height: float
    slots: tuple[int, ...]


def draw_timeline(map_: Map, theme: str = "safe", dark: bool = False) -> str:
    """Return the timeline of a map as an SVG document. Raises KeyError for an unknown theme."""
    timeline = make_timeline(map_)
    slots = number_speakers(map_)
    heading, top = _set_heading(timeline.title or "Timeline", [timeline.remark, _explain(timeline.events)])
    cards = [_set_card(map_, event, slots) for event in timeline.events]
    rows = _place_rows(cards, top)
    bottom = rows[-1] + cards[-1].height if cards else top
    parts: list[str] = []
    texts = list(heading)
    if cards:
        first, last = timeline.events[0].first, max(event.last for event in timeline.events)
        high = max(bottom - top, LEAST_HEIGHT)
        bottom = top + high
        scale = _Scale(first, last, top + 10.0, high - 20.0)
        ticks = list(_ticks(scale))
        texts += [text for _, text in ticks]
        parts += _draw_scale(scale, ticks)
        for card, row in zip(cards, rows, strict=True):
            parts += _draw_card(card, row, scale)
            texts += card.texts
    else:
        text = _line("remark", "Nothing in the map has a date.", MARGIN, top + BODY, BODY)
        texts.append(text)
        parts.append(write_text(text))
        bottom = top + 2 * BODY
    return _write(map_, heading, texts, parts, bottom + MARGIN, theme, dark)


@frozen
class _Scale:
    """Where a day stands on the scale, from its first day at `top` to its last at the end of `height`."""

    first: dt.date
    last: dt.date
    top: float
    height: float

    def place(self, day: float) -> float:
        """Return the height at which a day stands, given by its ordinal number."""
        first, last = self.first.toordinal(), self.last.toordinal() + 1
        return self.top + self.height * (day - first) / (last - first)


def _write(
    map_: Map,
    heading: Sequence[Text],
    texts: Sequence[Text],
    parts: Sequence[str],
    height: float,
    theme: str,
    dark: bool,
) -> str:
    wide, high = number(ROW_X + ROW_WIDTH + MARGIN), number(height)
    regular = {c for text in texts if not text.bold for line in text.lines for c in line.text}
    bold = {c for text in texts if text.bold for line in text.lines for c in line.text}
    css = f"{font_css(''.join(sorted(regular)), ''.join(sorted(bold)))}\n{_css(map_, theme, dark)}"
    look = f'class="argmap timeline theme-{attribute(theme)}" role="img" aria-labelledby="map-title map-desc"'
    size = f'viewBox="0 0 {wide} {high}" width="{wide}pt" height="{high}pt"'
    told = [f"{show_date(event.date)}: {event.text}" for event in make_timeline(map_).events]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {look} {size}>',
        f'<title id="map-title">{escape(clean_text(f"Timeline: {map_.title}" if map_.title else "Timeline"))}</title>',
        f'<desc id="map-desc">{escape(clean_text(chr(10).join(told)))}</desc>',
        f"<style>\n{escape(css)}</style>",
        f'<rect class="page" width="{wide}" height="{high}"/>',
        *(write_text(text) for text in heading),
        *parts,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _css(map_: Map, theme: str, dark: bool) -> str:
    p = palette(theme, dark)
    rules = [
        f".argmap{{font-family:{FONT_STACK}}}",
        f".page{{fill:{p.page}}}",
        f".title,.body{{fill:{p.ink}}}",
        f".remark,.tick,.who{{fill:{p.muted}}}",
        f".when{{fill:{p.ink}}}",
        ".title,.when{font-weight:700}",
        f".scale,.tick-line{{fill:none;stroke:{p.muted};stroke-width:1}}",
        f".leader{{fill:none;stroke:{p.hairline};stroke-width:1}}",
        f".card{{fill:{p.card};stroke:{p.hairline};stroke-width:1}}",
        ".event-source .card{stroke-dasharray:5 3}",
    ]
    slots = number_speakers(map_)
    for author, slot in slots.items():
        own = map_.authors[author].color if author in map_.authors else None
        color = p.author(slot, own)
        rules += [
            f".bar.a{slot},.span.a{slot}{{fill:{color}}}",
            f".open.a{slot}{{fill:{p.page};stroke:{color};stroke-width:2}}",
        ]
    return "\n".join(rules) + "\n"


def _line(role: str, text: str, x: float, y: float, size: float, bold: bool = False) -> Text:
    return Text(role, (Line(text, x, y, advance(text, size, bold)),), size, bold)


def _set_lines(role: str, text: str, x: float, y: float, size: float, bold: bool = False) -> tuple[Text | None, float]:
    """Wrap a text to the width of a row from (x, y); return it with the height where the next one begins."""
    room = ROW_WIDTH - BAR - 2 * PADDING if role in ("body", "who", "when") else ROW_X + ROW_WIDTH - MARGIN
    lines = []
    for line in wrap(clean_text(text), room, size, bold, balanced=False):
        lines.append(Line(line.text, x + room if line.rtl else x, y + size * 0.95, line.width, line.rtl))
        y += size * 1.3
    return (Text(role, tuple(lines), size, bold) if lines else None), y


def _explain(events: Sequence[Event]) -> str:
    """Return what the marks in use mean, where they do not speak for themselves."""
    told = []
    if any(event.precision != "day" for event in events):
        told.append("A ring or an open bar: no day is told, only the month or the year.")
    if any(event.kind == "source" for event in events):
        told.append("A dashed frame: a source, on the day it appeared.")
    return " ".join(told)


def _set_heading(title: str, remarks: Sequence[str]) -> tuple[tuple[Text, ...], float]:
    """Return the texts above the rows, and the height at which these begin."""
    texts: list[Text] = []
    y = MARGIN
    for role, text in (("title", title), *(("remark", remark) for remark in remarks)):
        made, y = _set_lines(role, text, MARGIN, y, TITLE if role == "title" else REMARK, role == "title")
        if made is not None:
            texts.append(made)
    return tuple(texts), y + 16.0


def _set_card(map_: Map, event: Event, slots: dict[str, int]) -> _Card:
    x = BAR + PADDING
    texts: list[Text | None] = []
    when, y = _set_lines("when", show_date(event.date), x, PADDING - 2.0, HEAD, bold=True)
    texts.append(when)
    name = f"{event.id}   ·   " if event.named else ""
    speakers = name_speakers(map_, event)
    label = f"{name}{'source' if event.kind == 'source' else 'claim'}"
    label_x = x + advance(show_date(event.date), HEAD, True) + 12.0
    room = ROW_WIDTH - label_x - PADDING
    first = wrap(clean_text(label), room, HEAD)[:1]
    texts += [_line("who", line.text, label_x, PADDING - 2.0 + HEAD * 0.95, HEAD) for line in first]
    said = f"“{event.text}”" if event.kind == "source" else event.text
    body, y = _set_lines("body", said, x, y + 2.0, BODY)
    texts.append(body)
    foot = "   ·   ".join(filter(None, (speakers, event.where)))
    who, y = _set_lines("who", foot, x, y + 2.0, HEAD)
    texts.append(who)
    used = tuple(slots.get(author, 0) for author in event.who) or (slots[ME],)
    return _Card(event, tuple(text for text in texts if text is not None), y + PADDING - 2.0, used)


def _place_rows(cards: Sequence[_Card], top: float) -> list[float]:
    rows = []
    for card in cards:
        rows.append(top)
        top += card.height + ROW_GAP
    return rows


def _ticks(scale: _Scale) -> Iterator[tuple[float, Text]]:
    """Yield the heights of the scale's labels: months of a short time, else years in round steps."""
    days = scale.last.toordinal() - scale.first.toordinal() + 1
    months = days / 30.4
    least = 26.0  # points between two labels
    most = max(int(scale.height / least), 2)
    if months <= most and months <= 24:
        year, month = scale.first.year, scale.first.month
        while (year, month) <= (scale.last.year, scale.last.month):
            day = dt.date(year, month, 1)
            if day >= scale.first:
                yield _tick(scale, day, f"{MONTHS[month - 1]} {year:04d}")
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        return
    years = scale.last.year - scale.first.year + 1
    step = next((step for step in _DAYS_OF_YEARS if years / step <= most), 2000)
    for year in range(-(-scale.first.year // step) * step, scale.last.year + 1, step):
        if year >= 1 and dt.date(year, 1, 1) >= scale.first:
            yield _tick(scale, dt.date(year, 1, 1), str(year))


def _tick(scale: _Scale, day: dt.date, label: str) -> tuple[float, Text]:
    y = scale.place(day.toordinal())
    return y, _line("tick", label, SCALE_X - 12.0 - advance(label, TICK), y + TICK * 0.35, TICK)


def _draw_scale(scale: _Scale, ticks: Sequence[tuple[float, Text]]) -> Iterator[str]:
    top, bottom = number(scale.top), number(scale.top + scale.height)
    yield f'<path class="scale" d="M{number(SCALE_X)} {top} V{bottom}"/>'
    for y, text in ticks:
        yield f'<path class="tick-line" d="M{number(SCALE_X - 7)} {number(y)} H{number(SCALE_X)}"/>{write_text(text)}'


def _draw_card(card: _Card, row: float, scale: _Scale) -> Iterator[str]:
    event = card.event
    first, last = scale.place(event.first.toordinal()), scale.place(event.last.toordinal() + 1)
    slot = card.slots[0]
    who = attribute(" ".join(event.who))
    yield (
        f'<g class="event event-{event.kind} precise-{event.precision}" data-{event.kind}="{attribute(event.id)}"'
        f' data-date="{attribute(event.date)}" data-authors="{who}">'
    )
    yield f"<title>{escape(clean_text(f'{show_date(event.date)}: {event.text}'))}</title>"
    end = row + card.height / 2
    x1, x2 = number(SCALE_X + 14), number(ROW_X - 26)
    path = f"M{number(SCALE_X + 6)} {number(first)} H{x1} L{x2} {number(end)} H{number(ROW_X)}"
    yield f'<path class="leader" d="{path}"/>'
    if last - first > 8.0:  # a stretch of time that can be seen: what a date leaves open
        box = f'x="{number(SCALE_X - 3)}" y="{number(first)}" width="6" height="{number(last - first)}" rx="3"'
        yield f'<rect class="open a{slot}" {box}/>'
    else:
        shape = "span" if event.precision == "day" else "open"
        yield f'<circle class="{shape} a{slot}" cx="{number(SCALE_X)}" cy="{number(first)}" r="4"/>'
    yield (
        f'<rect class="card" x="{number(ROW_X)}" y="{number(row)}" width="{number(ROW_WIDTH)}"'
        f' height="{number(card.height)}" rx="3"/>'
    )
    piece = card.height / len(card.slots)
    for place, own in enumerate(card.slots):
        yield (
            f'<rect class="bar a{own}" x="{number(ROW_X)}" y="{number(row + place * piece)}" width="{number(BAR)}"'
            f' height="{number(piece)}"/>'
        )
    yield from (write_text(text, ROW_X, row) for text in card.texts)
    yield "</g>"
