"""Model to picture: cards, junctions, lines, panels and themes, before anything is placed. Knows no Graphviz."""

from argmap.diagram.draw import draw_map
from argmap.diagram.errors import RenderError
from argmap.diagram.options import DrawingOptions
from argmap.diagram.records import Card, Diagram, Edge, Junction, Panel, QuestionLabel
from argmap.diagram.theme import THEMES, theme_css

__all__ = [
    "THEMES", "Card", "Diagram", "DrawingOptions", "Edge", "Junction", "Panel", "QuestionLabel", "RenderError",
    "draw_map", "theme_css",
]  # fmt: skip
