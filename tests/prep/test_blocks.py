"""The block file: a block for each opposing claim, its answers as cards, what follows them."""

import sys
import time
from functools import partial
from pathlib import Path
from random import Random

import pytest

import argmap
from argmap.prep.answers import find_replies
from argmap.prep.attack import make_attack
from argmap.prep.blocks import MOST, make_blocks
from argmap.prep.brief import make_brief
from argmap.prep.cards import cite_fully, cite_place
from argmap.prep.compare import compare
from argmap.prep.flow_formats import FORMATS
from argmap.prep.flow_sheet import make_flow
from argmap.prep.opponents import NoOpponentsError, find_sides
from argmap.prep.sheet import Card, Listing, Paragraph, Part, plain
from argmap.render.sheets import print_sheet
from argmap.render.sheets.docx import write_docx

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))
sys.path.insert(0, str(Path(__file__).parent.parent / "evaluation"))
from debates import make_debate
from prepared import rows
from random_maps import AUTHORS, make_map
from test_attack import DEBATE

LABELS = {"not true", "no link", "turn", "outweighs", "undercut"}


def find_block(sheet, start: str) -> Part:
    (part,) = [part for part in sheet.parts if part.heading.startswith(f"AT: {start}")]
    return part


def list_cards(part: Part) -> list[Card]:
    return [block for block in part.blocks if isinstance(block, Card)]


def tell(part: Part) -> str:
    return "\n".join(plain(block.words) for block in part.blocks if isinstance(block, Paragraph))


@pytest.fixture
def port() -> argmap.Map:
    return argmap.loads(DEBATE)


def test_a_block_for_each_opposing_claim(maps: Path) -> None:
    debate = argmap.load(maps / "necessity-or-alliance.argmap")
    sheet = debate.blocks("lamear")
    blocks = [part for part in sheet.parts if part.level == 3]
    assert len(blocks) == len(debate.claims_of("berman")) == 38
    assert all(part.heading.startswith("AT: ") for part in blocks)
    assert {part.level for part in sheet.parts[:3]} == {1, 2, 3}
    answered = find_replies(debate)
    texts = {c.text.removesuffix("."): c.id for c in debate.claims_of("berman")}
    for part in blocks:
        claim = texts[part.heading.removeprefix("AT: ").rpartition(" (")[0]]
        silent = "Nothing in the map answers this claim" in tell(part)
        assert silent != answered.is_answered(claim)
        assert len(list_cards(part)) <= MOST


def test_every_answer_is_in_the_map_and_has_a_label(maps: Path) -> None:
    debate = argmap.load(maps / "necessity-or-alliance.argmap")
    texts = {" ".join(claim.text.split()) for claim in debate.claims.values()}
    labels = set()
    for author in ("lamear", "berman"):
        for part in debate.blocks(author).parts:
            for number, card in enumerate(list_cards(part), 1):
                assert any(text.removesuffix(".") in plain(card.tag) for text in texts)
                first, _, label = card.label.partition(". ")
                assert first == str(number)
                labels.add(label.partition(" (")[0])
                assert plain(card.cite)
    assert LABELS >= labels >= LABELS - {"outweighs"}
    assert "They will say (outweighs): “Amid protests" in debate.blocks("lamear").print(width=300)


def test_cards_hold_tag_cite_and_words(maps: Path) -> None:
    debate = argmap.load(maps / "necessity-or-alliance.argmap")
    (card,) = [
        c for c in list_cards(find_block(debate.blocks("lamear"), "The Russian")) if "out of need" in plain(c.tag)
    ]
    assert plain(card.cite) == (
        "LaMear, no date, Fellow, Defense Priorities, “Iran and Russia’s Alliance of Convenience,” Inkstick, ¶9, ¶11"
    )
    assert [run.text for run in card.cite if run.style == "strong"] == ["LaMear, no date"]
    assert plain(card.body[0]) == "“Necessity has bred cooperation.” (¶9)"
    assert [run.text for run in card.body[0] if run.style == "quoted"] == ["Necessity has bred cooperation."]


def test_words_of_others_are_cited_as_theirs(maps: Path) -> None:
    debate = argmap.load(maps / "necessity-or-alliance.argmap")
    (card,) = [
        c for c in list_cards(find_block(debate.blocks("lamear"), "The Russian")) if "distrusted" in plain(c.tag)
    ]
    assert plain(card.cite).startswith("Nikita Smagin (Expert on relations between Russia and Iran), cited in: ")


def test_analytics_and_doubts_are_marked(port: argmap.Map) -> None:
    (quiet,) = list_cards(find_block(port.blocks("ann"), "The noise drives"))
    assert quiet.label == "1. not true (analytic)"
    assert plain(quiet.cite) == "Analytic: no source, in the words of Dee Hay."
    (doubt,) = list_cards(find_block(port.blocks("ann"), "The port is old"))
    assert doubt.label == "1. no link (open doubt, analytic)"


def test_fewer_than_three_answers_are_told(port: argmap.Map) -> None:
    sheet = port.blocks("ann")
    assert "The map has 1 answer: fewer than 3" in tell(find_block(sheet, "People want calm"))
    assert "Nothing in the map answers this claim." in tell(find_block(sheet, "The noise was heard"))
    assert "it has 1 open doubt to press" in tell(find_block(sheet, "The port is old"))
    assert "do not attack it" in tell(find_block(sheet, "The dust"))
    assert "fewer" not in tell(find_block(sheet, "The port should stay"))


def test_they_will_say_and_we_say(maps: Path) -> None:
    debate = argmap.load(maps / "necessity-or-alliance.argmap")
    part = find_block(debate.blocks("lamear"), "The Russian")
    at = next(n for n, b in enumerate(part.blocks) if isinstance(b, Card) and "do not line up" in plain(b.tag))
    listing = part.blocks[at + 1]
    assert isinstance(listing, Listing)
    told = [(item.level, plain(item.words)) for item in listing.items]
    says = "Moscow puts its tie to Tehran above anything that working with the West could bring"
    assert told[0] == (0, f"They will say (no link): “{says}” (Berman 2023, ¶15).")
    assert told[1][0] == 1
    assert told[1][1].startswith("We say (not true): “Through UN resolutions")
    assert (1, "We have no reply to this in the map.") in told
    assert {level for level, _ in told} == {0, 1}


def test_a_claim_of_theirs_that_works_for_us_is_a_turn(maps: Path) -> None:
    debate = argmap.load(maps / "necessity-or-alliance.argmap")
    part = find_block(debate.blocks("lamear"), "The war will keep draining")
    (card,) = list_cards(part)
    assert card.label == "1. turn"
    assert plain(card.tag).startswith("Grant it: it speaks for us. Russia and Iran work together out of need")
    assert "1 way to turn it" in tell(part)


def test_suppositions_decide_which_answer_is_best(port: argmap.Map) -> None:
    before = [plain(card.tag) for card in list_cards(find_block(port.blocks("ann"), "The port should stay"))]
    after = port.blocks("ann", reject=["jobs"])
    assert before[0] == "People want jobs more."
    assert plain(list_cards(find_block(after, "The port should stay"))[0].tag) != before[0]


def test_a_circle_of_answers_ends() -> None:
    debate = argmap.loads("""\
author ann: Ann
author bo: Bo
claim one by ann: One.
  but two by bo: Two.
claim two
  but one by ann
""")
    (card,) = list_cards(find_block(debate.blocks("ann", against="bo"), "Two"))
    assert plain(card.tag) == "One."
    assert "They have no reply to this in the map." in debate.blocks("ann", against="bo").print()


@pytest.mark.parametrize("make", [lambda m: make_attack(m, "ada"), lambda m: make_blocks(m, "ada"), make_brief])
def test_a_thousand_claims_take_less_than_a_second(make) -> None:
    debate = make_debate(1000)
    write_docx(make(make_debate(40)))  # what is loaded late is loaded
    took = []
    for _ in range(3):
        start = time.process_time()
        sheet = make(debate)
        for format_ in ("text", "html"):
            print_sheet(sheet, format_)
        took.append(time.process_time() - start)
    assert min(took) < 4  # a second on a quiet machine; this finds what grows with the square of the claims


def test_each_place_is_told_with_its_source() -> None:
    debate = argmap.loads("""\
author ann: Ann Lee
author bo: Bo Roe
source mine: My view
  authors: ann
  date: 2024
source news: The news
  authors: bo
claim own by ann: One. [@mine ¶1]
claim two by ann: Two. [@mine ¶2; @news ¶3]
claim told by ann: Three. [@news ¶4]
claim bare by ann: Four.
""")
    told = {name: cite_place(debate, claim) for name, claim in debate.claims.items()}
    assert told == {
        "own": "Lee 2024, ¶1",
        "two": "Lee 2024, ¶2; in “The news”, ¶3",
        "told": "Lee, no date, in “The news”, ¶4",
        "bare": "Lee",
    }


def test_what_a_claim_is_used_for(port: argmap.Map) -> None:
    sheet = port.blocks("ann")
    assert "They use it to show “The port should stay as it is”." in tell(find_block(sheet, "People want calm"))
    assert "They use it against “The port should grow”." in tell(find_block(sheet, "The noise drives"))
    assert "They use it" not in tell(find_block(sheet, "The port should stay"))


def test_any_map_can_be_printed_in_any_format() -> None:
    random = Random(11)
    printed = 0
    for _ in range(60):
        debate = make_map(random, random.randint(2, 12))
        makers = [make_brief]
        for author in AUTHORS:
            try:
                find_sides(debate, author)
            except NoOpponentsError:
                continue
            makers += [partial(make_attack, author=author), partial(make_blocks, author=author)]
        for make in makers:
            sheet = make(debate)
            for format_ in ("text", "md", "html", "json"):
                assert print_sheet(sheet, format_, width=80)
            assert write_docx(sheet)
            printed += 1
    assert printed > 80


def test_who_breaks_a_step_with_his_own_claim_answers_it_on_every_sheet() -> None:
    """Ann turns Bo's own claim against him, and Bo says why it does not follow."""
    debate = argmap.loads("""\
author ann: Ann
author bo: Bo
question q: Grow or stay?
  answer grow
  answer stay
claim grow by ann: It should grow.
  because jobs by ann: More jobs.
claim stay by bo: It should stay.
  but ships by ann
  unless small by bo: They are small.
  because ships by bo: More ships come.
""")
    assert "They will say (no link): “They are small” (Bo)" in print_sheet(make_blocks(debate, "ann"), "text")
    assert "It does not follow: “They are small” (Bo)" in print_sheet(make_brief(debate, "q"), "text")
    attack = print_sheet(make_attack(debate, "bo"), "text")
    assert "Our claim “It should stay” (Bo). Rival answer: “It should grow” (Ann), not true." in attack
    assert "turn" not in attack  # it is answered
    answers = [plain(row.cells[3].words) for row in compare(debate, "ann", "bo").tables["clashes"].rows]
    assert "no link: They are small. [Bo]" in answers
    flowed = [
        [plain(box.words) for box in row.cells] for row in make_flow(debate, FORMATS["policy"]).tables["flow"].rows
    ]
    (turned,) = [row for row in flowed if "turn: More ships come. [Bo]" in row]
    assert turned[turned.index("turn: More ships come. [Bo]") + 1].startswith("no link: They are small. [Bo]")


TRAM = """\
map: What should the town do?

author ann: Ann Lee
  side: for
author neil: Shaun Neil
  qualifications: Driver
  side: for
author bob: Bob Roe
  side: against

source s: A tram
  authors: ann
  date: 2023

question what: What?
  answer tram
  unless both by bob: There is room for both.
  answer bus

claim tram by ann, neil: A tram is best. [@s ¶1]
  because full by ann, neil: Buses are full. [@s ¶2]
  unless night by bob: Most of the crowding is on two night lines.
  but debt by bob: The city is in debt.
  unless loan by bob: The bank lends it the money.

claim bus by bob: Buses are best.
  but heard by neil: Buses are loud. [@s ¶4]
"""


def test_who_says_a_claim_in_his_own_source_is_not_cited_in_it() -> None:
    debate = argmap.loads(TRAM)
    block = find_block(debate.blocks("ann"), "Buses are best")
    cites = {plain(card.tag): plain(card.cite) for card in list_cards(block)}
    assert cites["A tram is best."] == "Lee 2023, “A tram”, ¶1 (Shaun Neil (Driver) says it too)"
    assert cites["Buses are loud."] == "Shaun Neil (Driver), cited in: Lee 2023, “A tram”, ¶4"
    (card,) = [card for card in list_cards(block) if plain(card.tag) == "A tram is best."]
    assert "Reason: Buses are full (Lee 2023, ¶2)." in [plain(line) for line in card.body]


def test_lines_of_text_name_whose_source_it_is() -> None:
    debate = argmap.loads(TRAM)
    assert cite_place(debate, debate.claims["full"]) == "Lee 2023, ¶2"
    assert cite_place(debate, debate.claims["heard"]) == "Neil 2023, in “A tram”, ¶4"
    sheet = debate.blocks("bob")
    assert find_block(sheet, "A tram is best").heading == "AT: A tram is best (Lee 2023)"


def test_linked_claims_of_two_speakers_are_cited_each_as_whose_they_are() -> None:
    debate = argmap.loads(TRAM)
    cited = plain(cite_fully(debate, debate.claims["tram"], debate.claims["heard"]))
    assert cited == (
        "Lee 2023, “A tram”, ¶1 (Shaun Neil (Driver) says it too); "
        "Shaun Neil (Driver), cited in: Lee 2023, “A tram”, ¶4"
    )


def test_who_says_a_claim_with_the_author_does_not_speak_in_the_source() -> None:
    brief = make_brief(argmap.loads(TRAM.replace("heard by neil", "heard by ann")))
    (row,) = rows(brief, "sources")
    assert row["speakers"] == "nobody else"


def test_what_an_unless_is_used_for_is_told() -> None:
    sheet = argmap.loads(TRAM).blocks("ann")
    uses = {start: tell(find_block(sheet, start)) for start in ("Most of", "The bank", "There is room")}
    assert "They use it to deny that “Buses are full” shows “A tram is best”." in uses["Most of"]
    assert "They use it to deny that “The city is in debt” refutes “A tram is best”." in uses["The bank"]
    assert "They use it to deny that “A tram is best” excludes the other answers." in uses["There is room"]


def test_who_is_written_with_the_last_name_first_is_named_as_one_says_it() -> None:
    sheet = argmap.loads(TRAM.replace("bob: Bob Roe", "bob: Roe, Bob")).blocks("ann")
    assert sheet.subtitle.startswith("For Ann Lee and Shaun Neil, against Bob Roe: ")
