"""The rules on maps made at random: none breaks, and circles are exactly those that brute force finds."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from argmap.model import (
    Answer,
    Author,
    Citation,
    Claim,
    Locator,
    Map,
    Premise,
    Question,
    Scenario,
    Source,
    Stance,
    Step,
    Undercut,
)
from argmap.rules import check_map

NAMES = ["c0", "c1", "c2", "c3", "c4"]
SPEAKERS = st.lists(st.sampled_from(["me", "ada", "ben"]), min_size=1, max_size=2, unique=True).map(tuple)
NUMBERS = st.sampled_from(["0", "1", "9", "12", "101", "iv", "X", "3.1", "1:30", "0:05"])
LOCATORS = st.builds(
    Locator,
    st.sampled_from(["¶", "p.", "§", "at"]),
    NUMBERS,
    st.none() | NUMBERS,  # type: ignore[arg-type]
)
CITATIONS = st.lists(
    st.builds(Citation, st.sampled_from([None, "s", "gone"]), LOCATORS.map(lambda one: (one,))), max_size=1
).map(tuple)
TEXTS = st.sampled_from(
    [
        "Sanctions work.",
        "The sanctions have really left Iran poor!",
        "Sanctions have left Iran poor",
        "",
        "…",
        "制裁使伊朗经济停滞不前。",
        "It is so.\nIndeed.",
        "\udc80 lone 12 words",
    ]
)


def steps(kind: str, claim: str) -> st.SearchStrategy[tuple[Step, ...]]:
    names = st.sampled_from([*NAMES, "gone"])
    premises = st.lists(st.builds(Premise, names), min_size=1, max_size=2).map(tuple)
    undercuts = st.lists(st.builds(Undercut, names, SPEAKERS), max_size=1).map(tuple)
    one = st.builds(Step, st.just(kind), st.just(claim), premises, SPEAKERS, undercuts)
    return st.lists(one, max_size=2).map(tuple)


def claims(name: str) -> st.SearchStrategy[Claim]:
    stances = st.builds(
        Stance, st.sampled_from(["agreed", "conceded", "denied", "reported"]), st.sampled_from(["ada", "me"]), CITATIONS
    )
    return st.builds(
        Claim,
        id=st.just(name),
        text=TEXTS,
        authors=SPEAKERS,
        citations=CITATIONS,
        reasons=steps("reason", name),
        rebuttals=steps("rebuttal", name),
        stances=st.lists(stances, max_size=1).map(tuple),
        implicit=st.booleans(),
        doubt=st.booleans(),
        named=st.booleans(),
    )


NAMED = st.sampled_from([*NAMES, "gone"])
ANSWERS = st.lists(st.builds(Answer, NAMED, st.lists(st.builds(Undercut, NAMED), max_size=1).map(tuple)), max_size=3)
MAPS = st.builds(
    Map,
    claims=st.tuples(*map(claims, NAMES)),
    authors=st.just([Author("ada", "Ada"), Author("ben", "Ben"), Author("cal", "Cal")]),
    sources=st.tuples(
        st.builds(Source, st.just("s"), st.just("S"), extent=st.lists(LOCATORS, max_size=3).map(tuple)),
        st.builds(Source, st.just("t"), st.just("T")),
    ),
    questions=st.builds(
        lambda answers, exclusive: [Question("q", "What?", tuple(answers), exclusive)], ANSWERS, st.booleans()
    ),
    scenarios=st.builds(
        lambda accepts, rejects: [Scenario("w", "What if", tuple(accepts), tuple(rejects))],
        st.lists(NAMED, max_size=3),
        st.lists(NAMED, max_size=3),
    ),
)


@given(MAPS, st.booleans())
def test_no_rule_breaks(debate: Map, whole: bool) -> None:
    found = check_map(debate, whole=whole, paragraphs={"s": 3, "gone": 1})
    assert [d.message for d in found if d.name == "broken-rule"] == []
    assert all(d.message for d in found)


# circles

Edges = dict[str, set[str]]
EDGES = st.dictionaries(st.sampled_from(NAMES), st.sets(st.sampled_from(NAMES), max_size=3))


def find_circles(edges: Edges) -> list[set[str]]:
    """Return the sets of claims that rest on one another, by looking from each claim to each."""
    reach = {name: set(edges.get(name, ())) for name in NAMES}
    for middle in NAMES:
        for name in NAMES:
            if middle in reach[name]:
                reach[name] |= reach[middle]
    found: list[set[str]] = []
    for name in NAMES:
        group = {other for other in reach[name] if name in reach[other]}
        if group and group not in found:
            found.append(group)
    return found


@given(EDGES, st.permutations(NAMES))
def test_circles_are_those_of_brute_force(edges: Edges, order: list[str]) -> None:
    debate = Map(
        claims=[
            Claim(
                name,
                f"Claim {name}.",
                reasons=tuple(Step("reason", name, (Premise(other),)) for other in sorted(edges.get(name, ()))),
            )
            for name in order
        ]
    )
    told = [d.message for d in check_map(debate) if d.name == "support-cycle"]
    groups = find_circles(edges)
    assert len(told) == len(groups)
    for message in told:
        path = [word for word in message.replace("`", "").split() if word in NAMES]
        group = next(group for group in groups if path[0] in group)
        assert set(path) <= group
        if len(path) == 1:
            assert path[0] in edges[path[0]]
        else:
            assert path[0] == path[-1]
            assert all(after in edges[before] for before, after in pairwise(path))
