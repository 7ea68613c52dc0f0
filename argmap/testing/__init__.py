"""For tests of code that works with maps: hypothesis strategies, mutations and assertions. Needs hypothesis."""

from argmap.testing.assertions import assert_canonical, assert_lossless, assert_round_trip
from argmap.testing.maps import maps
from argmap.testing.words import names, texts

__all__ = [
    "assert_canonical",
    "assert_lossless",
    "assert_round_trip",
    "maps",
    "mutate",
    "names",
    "texts",
]
