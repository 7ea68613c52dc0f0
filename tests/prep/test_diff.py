"""What changed between two versions: by hand on a small debate, and that nothing changed where nothing did."""

import time

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

import argmap
from argmap.prep.diff import Difference, compare_maps
from argmap.prep.diff_sheet import make_diff
from argmap.prep.diff_words import compare_words
from argmap.prep.sheet import plain
from argmap.render.changes import draw_changes
from argmap.render.errors import RenderError
from argmap.render.sheets import FORMATS, print_sheet
from argmap.testing import maps

OLD = """\
map: Trams

author ann: Ann Lee
author bob: Bob Roe
source report: A tram
  authors: ann

by ann from report

question transport: What should the town do?
  answer tram

claim tram: Build the tram. [¶1]
  because crowded: Buses are full. [¶2]
    > full buses
  because room: Streets have room.
  because: Nobody likes to stand in a bus for an hour.
  but debt by bob: It costs too much.
    because: Nine towns in ten paid more than planned.
  unless grant by me: The state pays.

claim buses by bob: Run better buses.
"""


def change(*pairs: tuple[str, str]) -> Difference:
    text = OLD
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    return compare_maps(argmap.loads(OLD), argmap.loads(text))


def parts(difference: Difference) -> dict[str, list[list[str]]]:
    """The printed rows of each part."""
    return {
        name: [[plain(cell.words) for cell in row.cells] for row in table.keep_printed().rows]
        for name, table in make_diff(difference).tables.items()
    }


def test_added_and_removed() -> None:
    found = change(("  because room: Streets have room.\n", "  because clean: Trams are clean.\n"))
    assert [claim.id for claim in found.added] == ["clean"]
    assert [claim.id for claim in found.removed] == ["room"]
    assert not found.relations  # told with the claims
    assert parts(found)["added"] == [["Trams are clean. (clean)", "Ann Lee", "a reason for tram"]]
    assert parts(found)["removed"] == [["Streets have room. (room)", "Ann Lee", "a reason for tram"]]


def test_reworded_word_by_word() -> None:
    found = change(("Streets have room.", "Most streets have some room."))
    assert [(pair.before.text, pair.after.id) for pair in found.reworded] == [("Streets have room.", "room")]
    assert parts(found)["reworded"] == [["[-Streets-] [+Most streets+] have [+some+] room. (room)"]]
    assert not found.added


def test_an_unnamed_claim_reworded_in_its_place() -> None:
    found = change(
        ("Nobody likes to stand in a bus for an hour.", "Nobody likes to stand in a bus for half an hour."),
        ("Nine towns in ten paid more", "Nine of ten towns paid more"),
    )
    assert sorted(pair.after.text for pair in found.reworded) == [
        "Nine of ten towns paid more than planned.",
        "Nobody likes to stand in a bus for half an hour.",
    ]
    assert (found.added, found.removed, found.relations, found.renamed) == ((), (), (), ())
    other = change(("Nobody likes to stand in a bus for an hour.", "Rails last longer than roads do."))
    assert (len(other.added), len(other.removed), len(other.reworded)) == (1, 1, 0)


def test_renamed() -> None:
    found = change(("claim tram:", "claim build-tram:"), ("answer tram", "answer build-tram"))
    assert parts(found) == {
        "total": parts(found)["total"],
        "renamed": [["tram", "build-tram", "Build the tram."]],
    }
    named = change(("because: Nobody", "because stand: Nobody"))
    assert parts(named)["renamed"] == [["no name", "stand", "Nobody likes to stand in a bus for an hour."]]


def test_moved() -> None:
    found = change(
        ("  because room: Streets have room.\n", ""),
        ("Run better buses.\n", "Run better buses.\n  because room by ann: Streets have room.\n"),
        ("debt by bob", "debt by me"),
    )
    assert parts(found)["moved"] == [
        ["Streets have room. (room)", "a reason for tram", "a reason for buses"],
        ["It costs too much. (debt)", "said by Bob Roe", "said by the map-maker"],
    ] + [["Nine towns in ten paid more than planned.", "said by Bob Roe", "said by the map-maker"]] * (
        len(parts(found)["moved"]) - 2
    )
    section = change(("claim buses by bob", "section ways: Other ways\n\nclaim buses by bob"))
    assert ["Run better buses. (buses)", "in no section", "in the section “Other ways”"] in parts(section)["moved"]


def test_relations() -> None:
    found = change(
        ("  because room: Streets have room.\n", "  and room: Streets have room.\n"),
        ("claim buses", "claim debt\n  but crowded by ann\n\nclaim buses"),
        ("  answer tram\n", "  answer tram\n  answer buses\n"),
    )
    told = {row[1] for row in parts(found)["relations"]}
    assert "crowded now speaks against debt" in told
    assert "buses now answers transport" in told
    assert any(line.startswith("crowded and room speak for tram: now also with `room`") for line in told)


def test_verdicts() -> None:
    found = change(("  unless grant by me: The state pays.\n", ""))
    (row,) = parts(found)["verdicts"]
    assert row[:2] == ["Build the tram. (tram)", "stands"]
    assert row[2] == "falls: rebutted by debt"


def test_evidence_and_particulars() -> None:
    found = change(
        ("> full buses", "> buses are full [¶2]"),
        ("the tram. [¶1]", "the tram. [¶4]\n  note: Main claim."),
        ("source report: A tram", "source report: A tram for all"),
        ("author bob: Bob Roe", "author bob: Bob Roe\n  side: buses\nauthor cy: Cy Fox"),
    )
    assert [row[1:] for row in parts(found)["evidence"]] == [
        ["citation", "@report [-¶1-] [+¶4+]"],
        ["quotation", "[-“full buses”-] [+“buses are full” [@report ¶2]+]"],
    ]
    assert parts(found)["details"] == [
        ["Build the tram. (tram)", "note", "[+Main claim.+]"],
        ["the author bob", "side", "[+buses+]"],
        ["the author cy", "new", "[+Cy Fox+]"],
        ["the source report", "title", "A tram [+for all+]"],
    ]


def test_nothing_changed() -> None:
    debate = argmap.loads(OLD)
    assert compare_maps(debate, argmap.loads(OLD)).is_empty
    assert "the two versions say the same" in debate.diff(debate).print()


def test_the_picture_says_what_changed_and_names_what_is_gone() -> None:
    found = change(("room: Streets have room.", "clean: Trams are clean."), ("Build the tram.", "Build a tram."))
    picture = draw_changes(found).decode()
    for word in ("ADDED", "REWORDED", "removed, and so not drawn: room"):
        assert word in picture
    same = draw_changes(compare_maps(found.old, found.old)).decode()
    assert "ADDED" not in same
    assert "nothing changed" in same
    with pytest.raises(RenderError, match="gif"):
        draw_changes(found, "gif")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("a b c", "a c", "a [-b-] c"),
        ("a c", "a b c", "a [+b+] c"),
        ("a b", "a c", "a [-b-] [+c+]"),
        ("", "new words", "[+new words+]"),
        ("a  b", "a\nb", "a b"),
        ("伊朗是盟友", "伊朗不是盟友", "伊朗[+不+]是盟友"),
    ],
)
def test_words(before: str, after: str, told: str) -> None:
    assert plain(compare_words(before, after)) == told


@given(maps())
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
def test_a_map_does_not_differ_from_itself(debate: argmap.Map) -> None:
    found = compare_maps(debate, debate)
    assert found.is_empty
    assert found.pairs == {claim: claim for claim in debate.claims}


@given(maps(), maps())
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
def test_any_two_maps_compare_in_each_form(one: argmap.Map, other: argmap.Map) -> None:
    found = compare_maps(one, other)
    assert len(found.added) == len(other.claims) - len(found.pairs)
    assert len(found.removed) == len(one.claims) - len(found.pairs)
    assert len(set(found.pairs.values())) == len(found.pairs)
    for form in FORMATS:
        assert print_sheet(make_diff(found), form).strip()


def test_ten_thousand_claims_in_a_chain_that_all_got_other_names() -> None:
    def chain(name: str) -> argmap.Map:
        claims = [
            argmap.Claim(
                f"{name}{n}",
                f"Claim number {n} of the chain.",
                reasons=[argmap.Step("reason", f"{name}{n}", (argmap.Premise(f"{name}{n + 1}"),))] if n < 9_999 else (),
            )
            for n in range(10_000)
        ]
        return argmap.Map(claims=claims)

    start = time.process_time()
    found = compare_maps(chain("a"), chain("b"))
    assert len(found.renamed) == 10_000
    assert (found.moved, found.relations, found.added) == ((), (), ())
    assert time.process_time() - start < 20


def test_the_records_are_frozen() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        change(("Trams", "Trains")).added = ()


def test_a_name_given_to_another_claim_does_not_hide_what_became_of_the_first() -> None:
    found = change(
        ("crowded: Buses", "full: Buses"),
        ("claim buses", "claim crowded: The talk is idle.\n\nclaim buses"),
    )
    assert [(pair.before.id, pair.after.id) for pair in found.renamed] == [("crowded", "full")]
    assert [claim.id for claim in found.added] == ["crowded"]
    assert not found.reworded


def test_a_claim_removed_whose_name_another_one_got() -> None:
    found = change(
        ("  because room: Streets have room.\n", ""), ("crowded: Buses", "room: Buses"), ("claim buses", "claim other")
    )
    assert [(pair.before.id, pair.after.id) for pair in found.renamed] == [("crowded", "room"), ("buses", "other")]
    assert [claim.text for claim in found.removed] == ["Streets have room."]
    assert parts(found)["removed"] == [["Streets have room. (room)", "Ann Lee", "a reason for tram"]]


def test_a_step_turned_round_keeps_what_breaks_it() -> None:
    text = OLD.replace("room: Streets have room.", "room: Streets have room.\n  unless buses")
    turned = text.replace("because room", "but room")
    found = compare_maps(argmap.loads(text), argmap.loads(turned))
    assert "breaks" not in str(parts(found)["relations"])


def test_answers_are_told_as_a_map_says_them() -> None:
    found = change(("  answer tram\n", "  answers: many\n  answer tram\n"))
    assert parts(found)["details"] == [["the question transport", "answers", "[-one-] [+many+]"]]
