"""Records of articles: made, read again, brought up to date; what is written by hand stays."""

from pathlib import Path

import pytest

from argmap.app import load_map
from argmap.evidence.articles import read_text
from argmap.evidence.quoted import fingerprint_quotation
from argmap.evidence.recording import Recorded, record_article
from argmap.evidence.records import RecordError, read_record
from argmap.model import Map
from tests.evidence.conftest import ARTICLE

CLAIMS = """\
author ada: Ada Moss
source bridge: Why the harbour bridge will be late
  authors: ada
  date: 2024-05
source other: Another article

claim late by ada: Late. [@bridge ¶3]
  > Nobody on the council believes them
  > the council [@bridge ¶4]
  > promised a bridge by spring … Steel is dear [@bridge ¶3, ¶4]
  > signed the contract for 1,500 tons of steel. Steel is dear [@bridge ¶3–4]
  > who pays [@bridge ¶5]
  > Nobody on the board [@bridge ¶3; @other ¶1]
  because x by ada: X. [@other ¶4]
    > words of another [@other ¶4]
"""


def load(text: str = CLAIMS) -> Map:
    debate = load_map(None, text=text).auditable
    assert debate is not None
    return debate


def record(folder: Path, old: str | None = None, *debates: Map) -> Recorded:
    return record_article(read_text(folder / "bridge.txt"), "bridge", file="bridge.txt", old=old, debates=debates)


def test_a_new_record(folder: Path) -> None:
    recorded = record(folder, None, load())
    assert recorded.undigested == (1, 2, 3, 4, 5, 6)
    assert (recorded.quotations, recorded.added, recorded.dropped) == (4, 4, 0)
    assert recorded.unverified == (("late", "who pays"),)
    (folder / "bridge.toml").write_text(recorded.text, encoding="utf-8")
    read = read_record(folder / "bridge.toml")
    assert read is not None
    assert (read.source, read.size, read.count, read.file) == ("bridge", len(ARTICLE.encode()), 6, "bridge.txt")
    assert read.sha256 == read_text(folder / "bridge.txt").sha256
    assert [read.facts[key] for key in ("title", "author", "date")] == [
        "Why the harbour bridge will be late", "Ada Moss", "2024-05",
    ]  # fmt: skip
    assert [paragraph.sha256 for paragraph in read.paragraphs] == list(read_text(folder / "bridge.txt").fingerprints)
    places = {quotation: read.quotations[fingerprint_quotation(quotation)].places for quotation in (
        "Nobody on the council believes them",
        "the council",
        "promised a bridge by spring … Steel is dear",
        "signed the contract for 1,500 tons of steel. Steel is dear",
    )}  # fmt: skip
    assert list(places.values()) == [((3,),), ((3,), (4,)), ((3, 4),), ((3, 4),)]
    for words in ("Nobody", "council", "Steel", "steel"):
        assert words not in recorded.text


def test_a_record_brought_up_to_date_with_the_same_text_is_the_same(folder: Path) -> None:
    first = record(folder, None, load())
    again = record(folder, first.text, load())
    assert again.text == first.text
    assert (again.added, again.dropped, again.changed) == (0, 0, ())


def test_what_is_written_by_hand_stays(folder: Path) -> None:
    made = record(folder, None, load()).text
    by_hand = "# A comment of ours.\n" + made.replace('digest = ""', 'digest = "Says something."  # ours', 4).replace(
        'kind = "argument"', 'kind = "title"', 2
    ).replace('date = "2024-05"', 'date_note = "As its byline has it."')
    again = record(folder, by_hand, load())
    assert again.text == by_hand
    assert again.undigested == (5, 6)


def test_a_changed_text_keeps_what_is_said_of_its_other_paragraphs(folder: Path) -> None:
    made = record(folder, None, load()).text
    for number in range(1, 7):
        made = made.replace('digest = ""', f'digest = "D{number}."', 1)
    lines = ARTICLE.split("\n\n")
    changed = [lines[0], "A new line.", *lines[1:4], lines[4].replace("40%", "50%"), lines[5]]
    (folder / "bridge.txt").write_text("\n\n".join(changed), encoding="utf-8")
    recorded = record(folder, made)
    assert recorded.changed == (2, 6)
    assert recorded.undigested == (2, 6)
    assert (recorded.quotations, recorded.dropped) == (4, 0)
    (folder / "bridge.toml").write_text(recorded.text, encoding="utf-8")
    read = read_record(folder / "bridge.toml")
    assert read is not None
    assert [paragraph.digest for paragraph in read.paragraphs] == ["D1.", "", "D2.", "D3.", "D4.", "", "D6."]
    assert read.quotations[fingerprint_quotation("the council")].places == ((4,), (5,))
    assert "\n\n[[paragraph]]\n" in recorded.text
    assert "\n\n\n" not in recorded.text
    assert record(folder, recorded.text).text == recorded.text


def test_quotations_go_with_the_paragraphs_that_had_them(folder: Path) -> None:
    made = record(folder, None, load()).text
    (folder / "bridge.txt").write_text(ARTICLE.replace("believes", "trusts"), encoding="utf-8")
    recorded = record(folder, made)
    assert (recorded.changed, recorded.quotations, recorded.dropped) == ((3,), 1, 3)
    assert fingerprint_quotation("the council") in recorded.text
    recorded = record(folder, recorded.text, load())
    assert (recorded.quotations, recorded.added) == (3, 2)
    assert recorded.unverified == (("late", "Nobody on the council believes them"), ("late", "who pays"))


@pytest.mark.parametrize(
    ("old", "reason"),
    [
        ("[article", "is no TOML"),
        ("x = 1\n", "is no record of `bridge`"),
        ("article = 1\n", "without a `source`"),
        ("[article]\nsource = 'tunnel'\n", "is no record of `bridge`"),
        ("paragraph = 1\n[article]\nsource = 'bridge'\n", "`paragraph`"),
        ("quotation = [1]\n[article]\nsource = 'bridge'\n", "`quotation`"),
        ("[article]\nsource = 'bridge'\n[[paragraph]]\nnumber = 'one'\n", "`number`"),
    ],
)
def test_what_is_no_record_is_left_alone(old: str, reason: str, folder: Path) -> None:
    with pytest.raises(RecordError, match=reason):
        record(folder, old)


def test_a_record_with_less_than_usual(folder: Path) -> None:
    recorded = record(folder, "[article]\nsource = 'bridge'\n", load())
    assert len(recorded.undigested) == 6
    assert recorded.quotations == 4
