"""Did you mean: which candidate is offered, and when none is."""

import pytest

from argmap.suggest import suggest


@pytest.mark.parametrize(
    ("word", "candidates", "meant"),
    [
        ("becuase", ["but", "because"], "because"),  # two letters swapped count once
        ("Because", ["becauze", "because"], "because"),  # another case comes before a near spelling
        ("BECUASE", ["because"], "because"),
        ("straße", ["STRASSE"], "STRASSE"),
        ("clam", ["claim"], "claim"),
        ("abc", ["abd", "abe"], "abd"),  # among equals, the first
        ("abc", ["abe", "abd"], "abe"),
        ("necesity", ["necessary", "necessity"], "necessity"),
        ("ab", ["ac"], None),  # too short for any slip
        ("abc", ["xyc"], None),
        ("abcdef", ["abcxyf", "uvwxyz"], "abcxyf"),
        ("abcdef", ["abxxxf"], None),
        ("war", ["war"], None),  # the word itself is no suggestion
        ("war", ["war", "wars"], "wars"),
        ("war", [], None),
        ("x\ud800yz", ["x\ud800yy"], "x\ud800yy"),
    ],
)
def test_what_is_suggested(word: str, candidates: list[str], meant: str | None) -> None:
    assert suggest(word, candidates) == meant
    assert suggest(word, iter(candidates)) == meant
