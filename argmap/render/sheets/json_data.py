"""A sheet as JSON for programs: its parts in order, rows of tables as objects by column. Leaves styles out."""

from __future__ import annotations

import json
from typing import Any

from argmap.prep.sheet import Block, Card, Cell, Listing, PageBreak, Paragraph, Part, Sheet, Table, plain


def write_json(sheet: Sheet) -> str:
    """Return the sheet as JSON. What a sheet does not say is left out; a cell without words is null."""
    told: dict[str, Any] = {
        "sheet": sheet.name,
        "title": sheet.title,
        "subtitle": sheet.subtitle,
        "map": sheet.map_title,
        "date": sheet.date,
        "fingerprint": sheet.fingerprint,
        "version": sheet.version,
        "parts": [_describe_part(part) for part in sheet.parts],
    }
    text = json.dumps({key: value for key, value in told.items() if value != ""}, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "replace").decode("utf-8") + "\n"


def _describe_part(part: Part) -> dict[str, Any]:
    told: dict[str, Any] = {"name": part.name, "heading": part.heading, "level": part.level}
    if part.is_empty:
        told["empty"] = part.empty
    told["blocks"] = [_describe_block(block) for block in part.blocks if not isinstance(block, PageBreak)]
    return {key: value for key, value in told.items() if value != ""}


def _describe_block(block: Block) -> dict[str, Any]:
    if isinstance(block, Table):
        rows = []
        for row in block.rows:
            told = {column.key: _value(one) for column, one in zip(block.columns, row.cells, strict=True)}
            rows.append({"claim": row.claim, **told} if row.claim and "claim" not in told else told)
        columns = {column.key: column.name for column in block.columns}
        return {"table": block.name, "caption": block.caption or None, "columns": columns, "rows": rows}
    if isinstance(block, Listing):
        items = [{"text": plain(item.words), "level": item.level, "claim": item.claim} for item in block.items]
        return {"list": items, "numbered": block.numbered}
    if isinstance(block, Card):
        return {
            "card": plain(block.tag),
            "label": block.label or None,
            "claim": block.claim,
            "cite": plain(block.cite) or None,
            "body": [plain(body) for body in block.body],
        }
    assert isinstance(block, Paragraph)
    return {"note" if block.note else "paragraph": plain(block.words)}


def _value(one: Cell) -> Any:
    if one.has_value:
        return list(one.value) if isinstance(one.value, tuple) else one.value
    return plain(one.words) or None
