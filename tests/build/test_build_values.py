"""The values of keys: what each key takes, and what is said of anything else."""

import pytest

from argmap.build.keys import KEYS
from argmap.model import Locator

DEGREE = "write a number from 0 to 1, such as `0.8`"
OWNERS = {
    "source": "source s: S\n  ",
    "author": "author a: A\n  ",
    "question": "question q: Q?\n  ",
    "map": "map: M\n  ",
}


def read(debate, kind: str, line: str) -> object:
    """Return the record that a key was given to."""
    found = debate(OWNERS.get(kind, "claim c: C.\n  ") + line + "\n")
    if kind == "map":
        return found
    return next(iter(getattr(found, f"{kind}s").values()))


@pytest.mark.parametrize(
    ("kind", "line", "value"),
    [
        ("claim", "asserted: yes", True),
        ("claim", "asserted: no", False),
        ("claim", "credence: 0", 0.0),
        ("claim", "credence: 1.0", 1.0),
        ("claim", "credence: .25", 0.25),
        ("claim", "basis: expert-opinion", "expert-opinion"),
        ("claim", "date: 2024", "2024"),
        ("claim", "date: 2024-02", "2024-02"),
        ("claim", "date: 2024-02-29", "2024-02-29"),
        ("claim", "tags: war, peace ,", ("war", "peace")),
        ("source", "accessed: 2024-02-29", "2024-02-29"),
        ("source", "url: https://example.org/a#b", "https://example.org/a#b"),
        ("source", "url: http://example.org", "http://example.org"),
        ("source", "extent: ¶1–28, pp. 4-9", (Locator("¶", "1", "28"), Locator("p.", "4", "9"))),
        ("author", "color: #1d4e89", "#1D4E89"),
    ],
)
def test_a_value_is_read(debate, kind: str, line: str, value: object) -> None:
    assert getattr(read(debate, kind, line), line.partition(":")[0]) == value


@pytest.mark.parametrize(("word", "exclusive"), [("one", True), ("many", False)])
def test_answers_exclude_one_another_or_not(debate, word: str, exclusive: bool) -> None:
    assert read(debate, "question", f"answers: {word}").exclusive is exclusive


@pytest.mark.parametrize(
    ("kind", "line", "message", "hint"),
    [
        ("claim", "asserted: true", "`asserted` cannot be `true`", "write `yes` or `no`"),
        ("claim", "asserted: Yes", "`asserted` cannot be `Yes`", "did you mean `yes`?"),
        ("claim", "basis: datas", "`basis` cannot be `datas`", "did you mean `data`?"),
        ("question", "answers: two", "`answers` cannot be `two`", "write one of `one`, `many`"),
        ("claim", "credence: half", "`credence` cannot be `half`", DEGREE),
        ("claim", "credence: 1.01", "`credence` is `1.01`, outside 0 to 1", DEGREE),
        ("claim", "credence: -0.1", "`credence` is `-0.1`, outside 0 to 1", DEGREE),
        ("claim", "date: 2023-02-29", "`date` cannot be `2023-02-29`",
         "write a date such as `2023-02-15`, `2023-02` or `2023`"),
        ("claim", "date: 2023-13", "`date` cannot be `2023-13`",
         "write a date such as `2023-02-15`, `2023-02` or `2023`"),
        ("source", "url: javascript:alert(1)", "`url` cannot be `javascript:alert(1)`",
         "write an address that begins with `https://` or `http://`"),
        ("source", "extent: all of it", "`extent` cannot be `all of it`",
         "write the places that it has, such as `¶1–28` or `pp. 101–118`"),
        ("author", "color: blue", "`color` cannot be `blue`", "write a colour such as `#1D4E89`"),
    ],
)  # fmt: skip
def test_what_is_no_value_is_told_with_what_is(build, kind: str, line: str, message: str, hint: str) -> None:
    found = build(OWNERS.get(kind, "claim c: C.\n  ") + line + "\n").diagnostics
    assert [(d.message, d.hint, d.line) for d in found] == [(message, hint, 2)]
    assert found[0].span.text == line.partition(": ")[2]


def test_keys_of_ones_own_are_free_everywhere(debate) -> None:
    for kind in ("claim", "source", "author", "question", "map"):
        assert dict(read(debate, kind, "x-mine: 1").extras) == {"x-mine": "1"}


def test_every_kind_of_line_has_its_keys() -> None:
    assert set(KEYS["but"]) - set(KEYS["claim"]) == {"role", "move", "asks", "scheme", "weight"}
    assert set(KEYS["because"]) - set(KEYS["claim"]) == {"role", "scheme", "weight"}
    assert set(KEYS["and"]) == set(KEYS["assuming"]) == set(KEYS["claim"]) | {"role"}
    assert set(KEYS["unless"]) - set(KEYS["claim"]) == {"role", "move", "asks", "scheme"}
