"""What a debater asks: what if, which moves, what are the cruxes. Moves are held against trying every set."""

from collections.abc import Callable
from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from random_maps import make_map

import argmap
from argmap.evaluation import evaluate
from argmap.evaluation.moves import Move, find_cruxes, find_flips, write_moves
from argmap.evaluation.whatif import find_changes, write_changes
from argmap.model import ME

Read = Callable[[str], argmap.Map]

DEBATE = """
    question what: What to build?
      answer lanes
      answer trams
    claim lanes by ada: Lanes.
      because safety: Safer.
      but cost by ben: Too dear.
      unless state by ada: The state pays.
        but law by ben: The law forbids it.
    claim trams by ben: Trams.
      because speed: Faster.
"""


def test_what_changes_and_through_what(read: Read) -> None:
    debate = read(DEBATE)
    before = debate.evaluate()
    after = debate.evaluate(reject=["law"])
    changes = {change.claim: change for change in find_changes(before, after)}
    assert list(changes) == ["law", "state", "lanes", "trams"]
    assert [(c.before.word, c.after.word) for c in changes.values()] == [
        ("stands", "falls"), ("falls", "stands"), ("falls", "contested"), ("stands", "contested"),
    ]  # fmt: skip
    assert changes["law"].through == ()
    assert changes["state"].through == ("law",)
    assert changes["lanes"].through == ("state", "trams")
    page = "\n".join(text for _, text in write_changes(before, after))
    assert "supposing that law fails" in page
    assert "no statement of truth" in page
    assert "falls → stands  state: The state pays." in page


def test_nothing_changes(read: Read) -> None:
    debate = read(DEBATE)
    page = [text for _, text in write_changes(debate.evaluate(), debate.evaluate(accept=["law"]))]
    assert page[-1] == "Nothing changes."


def test_the_smallest_sets_of_moves(read: Read) -> None:
    evaluation = read(DEBATE).evaluate()
    flips = find_flips(evaluation, "lanes")
    assert (flips.wanted, flips.movers, flips.size, flips.stopped) == ("stands", ("ada",), 2, False)
    answers = {(("cost", False), ("trams", False)), (("cost", False), ("speed", False))}
    assert answers <= {tuple((move.claim, move.wins) for move in chosen) for chosen in flips.sets}
    ada = find_flips(evaluation, "trams", "ada")
    assert ada.wanted == "falls"
    assert set(ada.sets) == {(Move("speed", False),), (Move("lanes", True),)}
    assert find_flips(evaluation, "trams", "ben").sets == ()  # it stands, as he would have it
    page = "\n".join(text for _, text in write_moves(evaluation, flips, ["what"]))
    assert "It takes 2 moves by Ada Moss to make it stand." in page
    assert "winning state “The state pays.”, and a new answer to trams “Trams.”" in page
    assert "if speed “Faster.” fell:" in page


def test_no_move_helps(read: Read) -> None:
    evaluation = read("claim lanes by ada: Lanes.\n").evaluate()
    flips = find_flips(evaluation, "lanes", "ben")
    assert flips.sets == ()
    page = "\n".join(text for _, text in write_moves(evaluation, flips, []))
    assert "No set of up to 3 moves by Ben Ward would make it fall." in page


def test_a_search_for_moves_that_is_stopped_says_so(read: Read) -> None:
    evaluation = read(DEBATE).evaluate()
    flips = find_flips(evaluation, "lanes", work=20)
    assert flips.stopped
    assert "stopped before all sets were tried" in "\n".join(t for _, t in write_moves(evaluation, flips, []))
    assert find_cruxes(evaluation, "what", work=20)[1] is False
    assert "stopped before all claims were tried" in "\n".join(
        text for _, text in write_moves(evaluation, None, ["what"], work=20)
    )


@given(seed=st.integers(0, 2**32))
def test_moves_against_trying_every_set(seed: int) -> None:
    random = Random(seed)
    debate = make_map(random, random.randint(2, 6))
    plain = evaluate(debate)
    thesis = random.choice(list(debate.claims))
    mover = random.choice((None, "ada", "ben", ME))
    flips = find_flips(plain, thesis, mover, most=2)
    if plain.verdict(thesis).word == flips.wanted:
        assert flips.sets == ()
        return
    moves = []
    for name, claim in debate.claims.items():
        own = not set(flips.movers).isdisjoint(claim.authors)
        word = plain.verdict(name).word
        grants = {stance.author for stance in claim.stances if stance.kind in ("agreed", "conceded")}
        possible = own or not grants.issuperset(flips.movers)
        if possible and name != thesis and word != ("stands" if own else "falls"):
            moves.append(Move(name, own))
    wanted: set[frozenset[Move]] = set()
    for size in (1, 2):
        for chosen in combinations(moves, size):
            accept = [move.claim for move in chosen if move.wins]
            reject = [move.claim for move in chosen if not move.wins]
            if evaluate(debate, None, accept, reject).verdict(thesis).word == flips.wanted:
                wanted.add(frozenset(chosen))
        if wanted:
            break
    assert {frozenset(chosen) for chosen in flips.sets} == wanted


@given(seed=st.integers(0, 2**32))
def test_cruxes_against_forcing_each_claim(seed: int) -> None:
    random = Random(seed)
    debate = make_map(random, random.randint(2, 6))
    plain = evaluate(debate)
    for question in debate.questions.values():
        answers = [answer.claim for answer in question.answers]
        wanted = set()
        for name in set(debate.claims) - set(answers):
            for word, forced in (("stands", {"accept": [name]}), ("falls", {"reject": [name]})):
                after = evaluate(debate, **forced)
                changes = any(after.verdict(a).word != plain.verdict(a).word for a in answers)
                if plain.verdict(name).word != word and changes:
                    wanted.add((name, word))
        found, complete = find_cruxes(plain, question.id)
        assert complete
        assert {(crux.claim, crux.forced) for crux in found} == wanted


@given(seed=st.integers(0, 2**32))
def test_changes_are_all_there_are(seed: int) -> None:
    random = Random(seed)
    debate = make_map(random, random.randint(2, 6))
    before = evaluate(debate)
    after = evaluate(debate, reject=[random.choice(list(debate.claims))])
    changes = find_changes(before, after)
    assert {change.claim for change in changes} == {
        name for name in debate.claims if before.verdict(name).word != after.verdict(name).word
    }
    assert all(change.through for change in changes if change.claim not in after.reject)
