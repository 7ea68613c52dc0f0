"""The page: one self-contained HTML file around a drawn map. Draws no picture, opens no file of the user's.

Without its script the page still shows the picture and the outline; the script (viewer/viewer.js) adds the
walking, searching, folding and reading. What the script knows of the debate stands in the page as JSON.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape, unescape
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from argmap.model import ME, Citation, Claim, Locator, Map, Source, Step, Undercut
from argmap.render.outline_list import write_outline_list

PROLOG = re.compile(r"^\s*(?:<\?xml.*?\?>|<!DOCTYPE[^>]*>|<!--.*?-->|\s)*", re.DOTALL)
STYLE_BLOCK = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL)
CDATA = re.compile(r"^\s*<!\[CDATA\[(.*)\]\]>\s*$", re.DOTALL)
VIEW_BOX = re.compile(r"\bviewBox=\"\s*\S+[\s,]+\S+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*\"")
SCRIPTS = ("details.js", "stage.js", "viewer.js")
"""One module for the page in three files, the last of which begins the work."""

STYLES = ("viewer.css", "viewer_dark.css")

SLOT = re.compile(r"\{\{(\w+)\}\}")


def write_html(map_: Map, svg: str, *, light_css: str, dark_css: str, title: str = "", dark: bool = False) -> str:
    """Return the whole page for `map_`, whose drawing is `svg`.

    `light_css` and `dark_css` are the theme's rules for the drawing in light and in dark; the reader's system
    chooses between them and a button switches. `dark` makes the page open dark whatever the system says.
    The drawing's own style block moves into the page's head, where the policy knows its hash. `title` stands
    in the window's title; without one the map's title does.
    """
    drawing, drawn_css = _take_styles(svg)
    viewer = files("argmap.render") / "viewer"
    part = {name: (viewer / name).read_text("utf-8") for name in (*SCRIPTS, *STYLES, "page.html")}
    script = "\n" + "\n".join(part[name] for name in SCRIPTS)
    # The drawing may have been written dark; light rules after it make it light again. Nothing is told twice.
    light = drawn_css if light_css.strip() in drawn_css else f"{drawn_css}\n{light_css}"
    blocks = {
        "light_css": _style_text(f"{light}\n{part['viewer.css']}\n{_paper(drawing)}"),
        "dark_css": _style_text(f"{dark_css}\n{part['viewer_dark.css']}"),
        "script": script,
    }
    heading = title or map_.title or "Argument map"
    slots = blocks | {
        "policy": escape(_policy(script=[script], style=[blocks["light_css"], blocks["dark_css"]])),
        "mode": "dark" if dark else "auto",
        # Only screens go dark: paper is white.
        "dark_media": "screen" if dark else "screen and (prefers-color-scheme: dark)",
        "title": escape(heading),
        "authors": _author_boxes(map_),
        "svg": drawing,
        "outline": write_outline_list(map_),
        "sources": _source_list(map_),
        "data": _embed_json(describe_map(map_)),
    }
    page = SLOT.sub(lambda slot: slots[slot[1]], part["page.html"])
    # A lone surrogate stands for a byte that was no UTF-8; no page can hold it.
    return page.encode("utf-8", "replace").decode("utf-8")


def describe_map(map_: Map) -> dict[str, Any]:
    """Return what the page's script needs of the map, as plain JSON values in the map's order.

    Records are lists, never objects keyed by the user's ids. Authors of claims come first. A source's `link`
    is its `url` where that is a sound http or https address.
    """
    return {
        "authors": [
            _without_blanks(
                id=author,
                name=map_.author_name(author),
                **({} if author not in map_.authors else _author_facts(map_, author)),
            )
            for author in dict.fromkeys([*_speakers(map_), *map_.authors, ME])
        ],
        "sources": [_describe_source(map_, source) for source in map_.sources.values()],
        "claims": [_describe_claim(map_, claim) for claim in map_.claims.values()],
        "steps": [_describe_step(step) for step in map_.steps],
        "questions": [
            _without_blanks(
                id=question.id,
                text=question.text,
                exclusive=question.exclusive,
                answers=[
                    {"claim": a.claim, "undercuts": [_describe_undercut(u) for u in a.undercuts]}
                    for a in question.answers
                ],
            )
            for question in map_.questions.values()
        ],
    }


def web_address(url: str | None) -> str | None:
    """Return the address if it is a whole http or https one that is safe to link to, else None."""
    if not url or re.search(r"[\s\x00-\x1f\x7f\\]", url):
        return None
    try:
        parts = urlsplit(url)
        sound = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:  # brackets that are no IPv6 address
        return None
    return url if sound else None


def _take_styles(svg: str) -> tuple[str, str]:
    """Split a drawing into the element without prolog and style blocks, and the text of those blocks."""
    rules = []

    def take(block: re.Match[str]) -> str:
        inside = CDATA.match(block[1])
        rules.append(inside[1] if inside else unescape(block[1]))
        return ""

    return STYLE_BLOCK.sub(take, PROLOG.sub("", svg, count=1)).strip(), "\n".join(rules)


def _style_text(css: str) -> str:
    """Keep the rules from closing the block they stand in."""
    return "\n" + css.replace("\r\n", "\n").replace("</", "<\\/").strip() + "\n"


def _paper(drawing: str) -> str:
    """Turn the paper the way the picture lies."""
    box = VIEW_BOX.search(drawing)
    tall = box is not None and float(box[2]) > float(box[1])
    return f"@page {{ size: A4 {'portrait' if tall else 'landscape'}; margin: 8mm; }}"


def _policy(script: Iterable[str], style: Iterable[str]) -> str:
    """Return a policy that lets these very blocks run, data pictures and fonts load, and nothing else."""

    def hashes(blocks: Iterable[str]) -> str:
        return " ".join(f"'sha256-{b64encode(sha256(b.encode()).digest()).decode()}'" for b in blocks)

    return (
        f"default-src 'none'; script-src {hashes(script)}; style-src {hashes(style)}; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )


def _embed_json(value: object) -> str:
    """Return JSON in which no character can end or alter the script element around it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return re.sub(r"[<>&\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", text)


def _without_blanks(**facts: object) -> dict[str, Any]:
    """Leave out what the map does not say; `false` and 0 are said."""
    return {name: fact for name, fact in facts.items() if fact is not None and fact not in ("", (), [], {})}


def _speakers(map_: Map) -> list[str]:
    """The authors of claims, declared ones first in their order."""
    speaking = dict.fromkeys(author for claim in map_.claims.values() for author in claim.authors)
    return [a for a in map_.authors if a in speaking] + [a for a in speaking if a not in map_.authors]


def _author_facts(map_: Map, author: str) -> dict[str, str | None]:
    record = map_.authors[author]
    return {
        "affiliation": record.affiliation,
        "qualifications": record.qualifications,
        "side": record.side,
        "note": record.note,
    }


def _describe_source(map_: Map, source: Source) -> dict[str, Any]:
    return _without_blanks(
        id=source.id,
        title=source.title,
        authors=[map_.author_name(author) for author in source.authors],
        date=source.date,
        publisher=source.publisher,
        kind=source.kind,
        url=source.url,
        link=web_address(source.url),
        accessed=source.accessed,
        note=source.note,
        extras=list(source.extras.items()),
    )


def _describe_claim(map_: Map, claim: Claim) -> dict[str, Any]:
    section = map_.sections.get(claim.section) if claim.section else None
    return _without_blanks(
        id=claim.id,
        text=claim.text,
        named=claim.named,
        authors=claim.authors,
        citations=[_describe_citation(c) for c in claim.citations],
        quotations=[
            _without_blanks(text=q.text, citations=[_describe_citation(c) for c in q.citations])
            for q in claim.quotations
        ],
        stances=[
            _without_blanks(
                kind=s.kind,
                name=map_.author_name(s.author),
                citations=[_describe_citation(c) for c in s.citations],
            )
            for s in claim.stances
        ],
        implicit=claim.implicit or None,
        doubt=claim.doubt or None,
        section=section and section.heading,
        basis=claim.basis,
        credence=claim.credence,
        date=claim.date,
        tags=claim.tags,
        note=claim.note,
        asserted=claim.asserted,
        extras=list(claim.extras.items()),
    )


def _describe_citation(citation: Citation) -> dict[str, Any]:
    return _without_blanks(source=citation.source, places=_places(citation.locators))


def _places(locators: tuple[Locator, ...]) -> str:
    return ", ".join(map(str, locators))


def _describe_step(step: Step) -> dict[str, Any]:
    return _without_blanks(
        kind=step.kind,
        claim=step.claim,
        premises=[_without_blanks(claim=p.claim, implicit=p.implicit or None, role=p.role) for p in step.premises],
        movers=step.movers,
        undercuts=[_describe_undercut(u) for u in step.undercuts],
        scheme=step.scheme,
        weight=step.weight,
        move=step.move,
        asks=step.asks,
    )


def _describe_undercut(undercut: Undercut) -> dict[str, Any]:
    return _without_blanks(
        claim=undercut.claim,
        movers=undercut.movers,
        move=undercut.move,
        asks=undercut.asks,
        role=undercut.role,
    )


def _author_boxes(map_: Map) -> str:
    """A checkbox an author, with a swatch that the theme's own author colour fills."""
    boxes = []
    for place, author in enumerate(_speakers(map_)):
        count = len(map_.claims_of(author))
        boxes.append(
            f'<label class="view-author"><input type="checkbox" checked data-author="{place}">'
            f'<svg class="view-swatch author-{escape(author)}" viewBox="0 0 12 12" aria-hidden="true">'
            f'<rect class="bar" width="12" height="12" rx="3"/></svg>'
            f'<span dir="auto">{escape(map_.author_name(author))}</span>'
            f'<span class="view-muted">{"map-maker, " if author == ME and map_.editor else ""}{count}'
            f'<span class="view-unseen"> claim{"" if count == 1 else "s"}</span></span></label>'
        )
    return "\n".join(boxes)


def _source_list(map_: Map) -> str:
    """The sources with their full record, for readers on paper and without the script."""
    entries = []
    for source in map_.sources.values():
        address = web_address(source.url)
        where = escape(source.url or "")
        facts = [
            ", ".join(map_.author_name(author) for author in source.authors),
            f"“{source.title}”",
            source.publisher,
            source.date,
            source.kind,
        ]
        read = f" (read {escape(source.accessed)})" if source.accessed else ""
        told = escape(", ".join(filter(None, facts)))
        if address:
            where = f'<a href="{where}" rel="noopener noreferrer" target="_blank">{where}</a>'
        entries.append(f'<li dir="auto">{" · ".join(filter(None, [told, where]))}{read}</li>')
    return f"<h2>Sources</h2>\n<ul>\n{chr(10).join(entries)}\n</ul>" if entries else ""
