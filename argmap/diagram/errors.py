"""What is raised when a picture cannot be drawn. Prints nothing."""

from __future__ import annotations


class RenderError(Exception):
    """No picture can be made of what was asked for.

    `message` names the fault, `hint` says what to do about it; both are without a full stop.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
