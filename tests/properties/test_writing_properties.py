"""What holds of any map without errors: the formatter keeps what it says, and it can be written and read back."""

from hypothesis import given, settings

import argmap
from argmap import Map
from argmap.model import Map as PlainMap
from argmap.syntax.format import format_text
from argmap.syntax.parse import parse_lines
from argmap.testing import argmap_texts, assert_canonical, assert_round_trip, maps, names, texts
from argmap.vocabulary import LINE_WORDS


def comments_of(text: str) -> list[str]:
    """Return all comments of a text, those after lines too."""
    found = []
    for line in parse_lines(text).lines:
        if line.shape == "COMMENT":
            found.append(line.raw.strip())
        elif line.shape != "OTHER" and (line.text is None or line.shape == "INCLUDE") and "#" in line.raw:
            found.append(line.raw[line.raw.index("#") :].strip())
    return found


@given(argmap_texts())
def test_formatting_changes_nothing_that_is_said(text: str) -> None:
    formatted = format_text(text)
    assert_canonical(formatted)
    assert argmap.loads(formatted) == argmap.loads(text)
    assert comments_of(formatted) == comments_of(text)


@given(argmap_texts())
def test_a_map_that_was_read_can_be_written_and_read_back(text: str) -> None:
    debate = argmap.loads(text)
    assert argmap.loads(assert_round_trip(debate)) == debate


@given(maps())
def test_a_map_made_in_python_can_be_written_and_read_back(debate: PlainMap) -> None:
    assert_round_trip(debate)


@given(maps(max_claims=2))
def test_the_public_map_is_written_alike(debate: PlainMap) -> None:
    from argmap.debate import as_debate

    public = as_debate(debate)
    assert isinstance(public, Map)
    assert public.dumps() == argmap.dumps(public)


@given(texts(lines=True))
def test_texts_come_back_as_they_are(text: str) -> None:
    debate = argmap.loads(argmap.dumps(Map(claims=[argmap.Claim("a", text)])))
    assert debate.claims["a"].text == text


@given(names())
def test_names_name(name: str) -> None:
    debate = argmap.loads(f"claim {name}: Text.\n\nclaim the-other: Text.\n  because {name}\n")
    assert debate.claims["the-other"].reasons[0].premises[0].claim == name


def test_every_kind_of_line_is_made() -> None:
    """The strategy would be worth little if it left a word of the language out."""
    seen: set[str] = set()
    shapes: set[str] = set()

    @settings(max_examples=200, derandomize=True, database=None)
    @given(argmap_texts())
    def look(text: str) -> None:
        for line in parse_lines(text).lines:
            seen.add(line.word)
            shapes.add(line.shape)

    look()
    assert set(LINE_WORDS) - {"include"} <= seen
    assert shapes >= {
        "MOVE",
        "CLAIM",
        "KEY",
        "TITLED",
        "REFERENCE",
        "BY",
        "EXPECT",
        "QUOTE",
        "MORE",
        "COMMENT",
        "BLANK",
    }


def test_every_part_of_the_model_is_made() -> None:
    made: dict[str, bool] = {}

    @settings(max_examples=150, derandomize=True, database=None)
    @given(maps())
    def look(debate: PlainMap) -> None:
        claims = debate.claims.values()
        steps = list(debate.steps)
        made.update(
            {
                part: True
                for part, found in {
                    "unnamed": any(not c.named for c in claims),
                    "doubt": any(c.doubt for c in claims),
                    "implicit": any(c.implicit for c in claims),
                    "cited": any(c.citations for c in claims),
                    "stance": any(c.stances for c in claims),
                    "quotation": any(c.quotations for c in claims),
                    "linked": any(s.linked for s in steps),
                    "undercut": any(s.undercuts for s in steps),
                    "rebuttal": any(s.kind == "rebuttal" for s in steps),
                    "moved by another": any(s.movers != debate.claims[s.claim].authors for s in steps),
                    "section": any(c.section for c in claims),
                    "answer": any(q.answers for q in debate.questions.values()),
                    "scenario": any(s.accepts for s in debate.scenarios.values()),
                    "expectation": debate.expectations,
                }.items()
                if found
            }
        )

    look()
    assert len(made) == 14, made


@given(maps(max_claims=0))
def test_the_number_of_claims_is_limited(debate: PlainMap) -> None:
    assert not debate.claims
