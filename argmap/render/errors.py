"""The one error of this room, by the name callers know. Holds nothing of its own."""

from argmap.diagram.errors import RenderError

__all__ = ["RenderError"]
