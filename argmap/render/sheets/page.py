"""A sheet as one HTML page that reads well on a screen and prints well on Letter and A4. Runs no script.

The page is made by a Jinja template (`sheet.html`), which a user may replace by one of their own.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from attrs import evolve, frozen

from argmap.diagram.measure import clean_text
from argmap.prep.sheet import Item, Listing, Sheet, Table
from argmap.render.errors import RenderError
from argmap.render.html import web_address
from argmap.render.sheets.columns import GAP, share_width
from argmap.render.sheets.origin import describe_origin, head_pages

if TYPE_CHECKING:
    from markupsafe import Markup

ROOM = {False: 98, True: 134}
"""Characters side by side on upright paper, and on paper laid across."""

NARROWEST = 4
"""Characters that a column has at least."""

BOLD = 1.25
"""How much wider a letter is in the heads of columns."""

TAGS = {"strong": "strong", "emphasis": "em", "faint": "small", "quoted": "mark", "removed": "del", "added": "ins"}


@frozen
class Entry:
    """One entry of a list with the tags before and after it that open and close the list and those within."""

    before: Markup
    item: Item
    after: Markup


def write_page(sheet: Sheet, template: str | None) -> str:
    """Return the whole page. Raises RenderError for a template that cannot be filled."""
    from jinja2 import Environment, StrictUndefined, TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    folder = files("argmap.render.sheets")
    # The sandbox is for a template that somebody was sent: it fills slots and reaches nothing else. It takes its time.
    make = Environment if template is None else ImmutableSandboxedEnvironment
    environment = make(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters.update(clean=clean_text, address=web_address, anchor=_anchor, target=_target)
    source = template if template is not None else (folder / "sheet.html").read_text("utf-8")
    printed = _keep_printed(sheet)
    shares = {id(table): _share_tenths(table, sheet.wide) for table in _tables(printed)}
    style = _write_style(printed, shares.values(), (folder / "sheet.css").read_text("utf-8"))
    facts: dict[str, Any] = {
        "sheet": printed,
        "origin": describe_origin(sheet),
        "places": sheet.places,
        "style": Markup(style),  # noqa: S704 - a style block knows no entities; the user's words in it are CSS strings
        "policy": _policy(style),
        "tags": TAGS,
        "kind": lambda block: type(block).__name__,
        "nest": nest,
        "place": _name_places(),
        "widths": lambda table: shares[id(table)],
    }
    try:
        page = environment.from_string(source).render(facts)
    except TemplateError as error:
        raise RenderError(f"the template cannot be filled: {error}", "") from None
    return page.encode("utf-8", "replace").decode("utf-8")


def _keep_printed(sheet: Sheet) -> Sheet:
    """Return the sheet without the columns that are for programs only."""
    parts = [
        evolve(part, blocks=tuple(b.keep_printed() if isinstance(b, Table) else b for b in part.blocks))
        for part in sheet.parts
    ]
    return evolve(sheet, parts=parts)


def nest(listing: Listing) -> Iterator[Entry]:
    """Yield the entries of a list; a list one level in stands within the entry above it."""
    from markupsafe import Markup

    tag = "ol" if listing.numbered else "ul"
    levels = [item.level + 1 for item in listing.items]
    depth = 0
    for item, level, following in zip(listing.items, levels, [*levels[1:], 0], strict=False):
        opening = "<li class='bare'>".join([f"<{tag}>"] * max(0, level - depth))
        depth = level
        closing = "</li>" if following <= level else ""
        closing += f"</{tag}></li>" * (level - max(following, 1)) + (f"</{tag}>" if not following else "")
        yield Entry(Markup(opening), item, Markup(closing))  # noqa: S704 - tags of ours, no text of a user


def _name_places() -> Callable[[str | None], Markup]:
    """Return what gives the first thing that stands for a claim that claim's id."""
    from markupsafe import Markup

    seen: set[str] = set()

    def place(claim: str | None) -> Markup:
        if not claim or claim in seen:
            return Markup()
        seen.add(claim)
        return Markup(' id="{}"').format(_anchor(claim))

    return place


def _anchor(claim: str) -> str:
    """The id of the place of a claim; ids of claims hold no white space."""
    return f"claim-{claim}"


def _target(claim: str) -> str:
    return "#" + quote(_anchor(claim))


def _share_tenths(table: Table, wide: bool) -> list[int]:
    """Return the columns' widths in tenths of a percent; their sum is 1000."""
    room = ROOM[wide]
    while (widths := share_width(table, room, head=BOLD)) is None:
        room += 10  # too many columns for their longest words, some of which will be broken
    padded = [max(width, NARROWEST) + GAP for width in widths]
    tenths = [width * 1000 // sum(padded) for width in padded]
    tenths[tenths.index(max(tenths))] += 1000 - sum(tenths)
    return tenths


def _write_style(sheet: Sheet, shares: Iterable[list[int]], css: str) -> str:
    """Return the rules of the page with the widths of its columns and the line that runs at the head of pages."""
    used = sorted({width for widths in shares for width in widths})
    columns = "".join(f".w{width} {{ width: {width / 10}%; }}\n" for width in used)
    first, second = map(_css_text, head_pages(sheet))
    paper = (
        f"@page {{ {'size: landscape; ' if sheet.wide else ''}"
        f"@top-left {{ content: {first} '\\a ' {second}; }} "
        "@top-right { content: 'page ' counter(page) ' of ' counter(pages); } }\n"
    )
    return f"\n{css.strip()}\n{columns}{paper}"


def _tables(sheet: Sheet) -> Iterator[Table]:
    return (block for part in sheet.parts for block in part.blocks if isinstance(block, Table))


def _css_text(text: str) -> str:
    """Return a CSS string in which only letters and digits of ASCII stand for themselves."""
    told = "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in text)
    return f'"{told}"'


def _policy(style: str) -> str:
    """Return a policy under which these very rules apply, and nothing runs or loads."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
