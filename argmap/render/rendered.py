"""What drawing a file gives back: its bytes and what the reader should be told. Draws nothing itself."""

from __future__ import annotations

from attrs import frozen


@frozen
class Rendered:
    """A finished file and notes on it, such as characters that no font could draw.

    A note is one line in the style of a diagnostic's message: lower case, no full stop.
    """

    data: bytes
    notes: tuple[str, ...] = ()
