"""What the numbers of a written framework stand for, as a table. Writes no framework."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.evaluation.framework_flatten import Part


def write_table(parts: Iterable[Part]) -> str:
    """Return a table with a line an argument: number, kind, claim and premises, with tabs between them.

    Ids have no white space, so nothing needs quotes. One that a spreadsheet would take for a formula comes after an
    apostrophe.
    """
    lines = ["number\tkind\tclaim\tpremises"]
    lines += [
        f"{number}\t{part.kind}\t{_guard(part.claim)}\t{_guard(' '.join(part.premises))}"
        for number, part in enumerate(parts, 1)
    ]
    return "\n".join(lines) + "\n"


def _guard(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")) else text
