"""The brief of a question: what stands in each part, and what is said where the map has nothing."""

import sys
from pathlib import Path

import pytest

import argmap
from argmap.prep.brief_points import find_evidence
from argmap.prep.sheet import Card, Listing, Paragraph, Part, plain

sys.path.insert(0, str(Path(__file__).parent))
from test_attack import DEBATE


def find_part(sheet, heading: str) -> Part:
    (part,) = [part for part in sheet.parts if part.heading == heading]
    return part


def list_items(part: Part) -> list[str]:
    return [plain(item.words) for block in part.blocks if isinstance(block, Listing) for item in block.items]


@pytest.fixture
def debate(maps: Path) -> argmap.Map:
    return argmap.load(maps / "necessity-or-alliance.argmap")


def test_parts_in_their_order(debate: argmap.Map) -> None:
    assert [part.heading for part in debate.brief().parts] == [
        "Is the partnership a bargain of necessity or a durable alliance?",
        "Both theses",
        "For the answer of LaMear",
        "For the answer of Berman",
        "Key clash",
        "What decides it",
        "The assumptions all rests on",
        "Strongest objection and reply",
        "Sources",
    ]


def test_theses_in_a_sentence(debate: argmap.Map) -> None:
    first, second = list_items(find_part(debate.brief(), "Both theses"))
    assert first.startswith(
        "Russia and Iran work together out of need, so their tie lasts only while both gain by it. "
    )
    assert first.endswith("Geoff LaMear (no date, ¶9, ¶11). As the map stands, it is contested.")
    assert "Ilan I. Berman (2023, ¶11, ¶26)" in second
    both = debate.brief(accept=["both-hold"])
    assert [item.endswith("it stands.") for item in list_items(find_part(both, "Both theses"))] == [True, True]


def test_three_to_five_points_in_speaking_order(debate: argmap.Map) -> None:
    for question in debate.questions.values():
        for part in debate.brief(question.id).parts:
            if part.name == "case":
                cards = [block for block in part.blocks if isinstance(block, Card)]
                told = " ".join(plain(block.words) for block in part.blocks if isinstance(block, Paragraph))
                assert len(cards) <= 5
                assert len(cards) >= 3 or f"The map gives only {len(cards)} point" in told or "gives no reason" in told
    cards = [b for b in find_part(debate.brief(), "For the answer of Berman").blocks if isinstance(b, Card)]
    assert [card.claim for card in cards] == [
        "berman.three-decades", "berman.shared-aim", "berman.decoupling-remote", "berman.moscow-courts",
        "commentary.alignment",
    ]  # fmt: skip
    assert cards[3].label == "point 4, answered"
    assert plain(cards[3].tag).endswith("And: Iran's rulers seem content, at least for now, with the tie to Moscow.")


def test_the_best_evidence_is_the_nearest_that_is_quoted() -> None:
    debate = argmap.loads("""\
source s: A paper
claim top: Top.
  because point: Point.
claim point
  because cited: Cited. [@s ¶1]
  because other: Other.
claim other
  because quoted: Quoted. [@s ¶2]
    > the very words
""")
    assert find_evidence(debate, ("point",)) == "quoted"
    assert find_evidence(debate, ("cited",)) == "cited"
    assert find_evidence(argmap.loads("claim one: One.\n"), ("one",)) is None
    text = debate.brief().print(width=200)
    assert "Best evidence: Quoted. (no author, no date, “A paper”, ¶2)\n    “the very words”\n" in text


def test_what_decides_is_what_the_evaluation_says(debate: argmap.Map) -> None:
    part = find_part(debate.brief(), "What decides it")
    items = [item for block in part.blocks if isinstance(block, Listing) for item in block.items]
    heads = [plain(item.words) for item in items if item.level == 0]
    assert heads[0] == "If any one of these fell, the answer of LaMear would stand and the answer of Berman would fall:"
    texts = {f"“{claim.text.removesuffix('.')}”": claim.id for claim in debate.claims.values()}
    told = 0
    for item in items[1:]:
        if item.level == 0:
            break
        claim = texts[plain(item.words).rpartition(" (")[0]]
        after = debate.evaluate(reject=[claim])
        assert (after.verdict("lamear.necessity").word, after.verdict("berman.endures").word) == ("stands", "falls")
        told += 1
    assert told >= 3


def test_assumptions_are_the_unstated_premises_beneath(debate: argmap.Map) -> None:
    items = list_items(find_part(debate.brief(), "The assumptions all rests on"))
    assert any("need does” (unstated by LaMear, needed for “Russia and Iran work together" in item for item in items)
    beneath = {*debate.rests_on("lamear.necessity"), *debate.rests_on("berman.endures")}
    assert len(items) == sum(debate.claims[name].implicit for name in beneath)


def test_objection_and_reply(debate: argmap.Map) -> None:
    items = list_items(find_part(debate.brief(), "Strongest objection and reply"))
    assert items[1].startswith("Strongest objection: ")
    assert items[2].startswith("Reply: ")
    assert items[-1] == "The map has no reply to it."


def test_sources_with_qualifications(debate: argmap.Map) -> None:
    rows = debate.brief().tables["sources"].rows
    told = [[plain(one.words) for one in row.cells] for row in rows]
    assert told[0][1] == "Geoff LaMear (Fellow, Defense Priorities)"
    assert "Jon Alterman (Director of its Middle East Center" in told[-1][2]
    sheet = debate.brief().print("md")
    for source in ("Inkstick", "The Jerusalem Strategic Tribune, February 15, 2023"):
        assert source in sheet


def test_maps_that_lack_things() -> None:
    bare = argmap.loads("claim one: One.\n").brief().print(width=120)
    assert "The map asks no question" in bare
    assert "The map gives no reason for this answer." in bare
    assert "The map has no objection to it." in bare
    assert "No claim of this brief names a source." in bare
    assert "The map writes down no unstated premise" in bare
    port = argmap.loads(DEBATE)
    assert "The map gives only 1 point for this answer." in port.brief().print()
    with pytest.raises(ValueError, match="no question 'costs'"):
        port.brief("costs")


def test_a_question_of_many_answers(debate: argmap.Map) -> None:
    sheet = debate.brief("policy")
    assert "Several answers can hold together." in sheet.print()
    cases = [part.heading for part in sheet.parts if part.name == "case"]
    assert len(cases) == len(set(cases)) == 7
