"""For tests of code that works with maps: hypothesis strategies, mutations and assertions. Needs hypothesis."""

from argmap.testing.assertions import assert_canonical, assert_lossless, assert_round_trip
from argmap.testing.files import argmap_texts
from argmap.testing.maps import maps
from argmap.testing.mutations import broken_texts, mutate
from argmap.testing.words import names, texts

__all__ = [
    "argmap_texts",
    "assert_canonical",
    "assert_lossless",
    "assert_round_trip",
    "broken_texts",
    "maps",
    "mutate",
    "names",
    "texts",
]
