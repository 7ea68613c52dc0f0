"""The names of `argmap`: every record of the model is among them."""

import attrs

import argmap
from argmap import model
from argmap.model import records


def test_every_record_of_the_model_is_public() -> None:
    made = {name for name, kind in vars(records).items() if isinstance(kind, type) and attrs.has(kind)}
    assert len(made) > 10
    assert made == set(model.__all__) - {"ME", "Map", "Use"}
    assert made == {name for name in argmap.__all__ if getattr(argmap, name) is getattr(model, name, None)}
