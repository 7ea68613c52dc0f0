"""The debate itself: frozen records and pure queries. Nothing here reads files or knows the language."""

from argmap.model.map import Map, Use
from argmap.model.records import (
    ME,
    Answer,
    Author,
    Citation,
    Claim,
    Expectation,
    Locator,
    Premise,
    Question,
    Quotation,
    Scenario,
    Section,
    Source,
    Stance,
    Step,
    Undercut,
)

__all__ = [
    "ME", "Answer", "Author", "Citation", "Claim", "Expectation", "Locator", "Map", "Premise", "Question",
    "Quotation", "Scenario", "Section", "Source", "Stance", "Step", "Undercut", "Use",
]  # fmt: skip
