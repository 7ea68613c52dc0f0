"""The picture of what changed between two versions of a map: the new one, drawn with its changes in words.

Compares nothing itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from argmap.prep.cards import one_line
from argmap.prep.diff import Difference
from argmap.render.errors import RenderError

FORMATS = ("svg", "png", "pdf")

_MOST_NAMED = 8  # removed claims that are listed
_LONGEST = 80  # characters of one of them


def draw_changes(difference: Difference, format: str = "svg", *, notes: list[str] | None = None) -> bytes:  # noqa: A002
    """Draw the new version; the foot of a card says what changed of its claim, a remark what was removed.

    `format` is svg, png or pdf. What the reader should be told is added to `notes`, a line each. Raises RenderError
    for another format and for a map that cannot be drawn.
    """
    if format not in FORMATS:
        raise RenderError(f"changes cannot be drawn as `{format}`", f"choose one of {', '.join(FORMATS)}")
    from argmap.diagram import DrawingOptions, draw_map
    from argmap.render.layout import place
    from argmap.render.svg import write_svg

    told: list[str] = notes if notes is not None else []
    options = DrawingOptions(references=_mark_claims(difference), readings=_write_remarks(difference))
    placed = place(draw_map(difference.new, options), "auto", notes=told)
    if format == "svg":
        return write_svg(placed, "safe", False, True).encode("utf-8", "replace")
    if format == "png":
        from argmap.render.png import write_png

        drawn = write_png(write_svg(placed, "safe", False, False))
    else:
        from argmap.render.pdf import write_pdf

        drawn = write_pdf([write_svg(placed, "safe", False, False)], title=difference.new.title)
    told.extend(note for note in drawn.notes if note not in told)
    return drawn.data


def _mark_claims(difference: Difference) -> Mapping[str, tuple[str, ...]]:
    """Return for each claim that changed the lines for the foot of its card."""
    found: dict[str, dict[str, None]] = {}

    def mark(claim: str, line: str) -> None:
        found.setdefault(claim, {})[line] = None

    for claim in difference.added:
        mark(claim.id, "ADDED")
    for pair in difference.reworded:
        mark(pair.after.id, "REWORDED")
    for pair in difference.renamed:
        mark(pair.after.id, f"RENAMED from {pair.before.id}" if pair.before.named else "NAMED")
    for move in difference.moved:
        mark(move.claim.id, "SAID BY SOMEBODY ELSE" if move.manner == "author" else "MOVED")
    for change in difference.verdicts:
        mark(change.claim.id, f"VERDICT {change.after}, before {change.before}")
    for field in difference.evidence:
        mark(field.id, "EVIDENCE CHANGED")
    for relation in difference.relations:
        if relation.claim in difference.new.claims:
            mark(relation.claim, "RELATIONS CHANGED")
    return {claim: tuple(lines) for claim, lines in found.items()}


def _write_remarks(difference: Difference) -> tuple[str, ...]:
    if difference.is_empty:
        return ("nothing changed: the two versions say the same",)
    remarks = ["changed claims say so at the foot of their cards"]
    removed = [_shorten(claim.id if claim.named else claim.text) for claim in difference.removed]
    if removed:
        more = len(removed) - _MOST_NAMED
        listed = "; ".join(removed[:_MOST_NAMED]) + (f"; and {more} more" if more > 0 else "")
        remarks.append(f"removed, and so not drawn: {listed}")
    return tuple(remarks)


def _shorten(text: str) -> str:
    flat = one_line(text)
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1].rstrip()}…"
