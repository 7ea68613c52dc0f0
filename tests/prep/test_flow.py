"""The flow: answers on the row of what they answer, in the speeches of each format; Flower JSON and workbooks."""

import datetime as dt
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import argmap

sys.path.insert(0, str(Path(__file__).parent))
from prepared import DEBATE, load, rows

from argmap.exchange.flower import write_flower
from argmap.prep.flow import lay_flow, list_boxes
from argmap.prep.flow_formats import FORMATS, FlowFormatError, find_format, parse_format
from argmap.prep.flow_sheet import make_flow, write_flow
from argmap.prep.opponents import NoOpponentsError
from argmap.render.sheets.xlsx import write_xlsx


def test_an_answer_stands_beside_what_it_answers_and_a_second_one_beneath() -> None:
    found = rows(make_flow(load(), FORMATS["policy"]), "flow")
    first = found[0]
    assert first["1AC"].startswith("The port should grow.")
    assert first["1NC"].startswith("outweighs: The noise drives people out.")
    assert first["2AC"] == "no link: Quiet cranes are bought. [Lee 2024, ¶4] – unanswered"
    ships = next(row for row in found if row["1AC"].startswith("More ships come."))
    assert ships["1NC"] == "not true: Fewer ships came last year. [Roe 2023, ¶5] – unanswered"
    no = next(row for row in found if row["1NC"].startswith("The port should stay"))
    assert (no["1AC"], no["the case of"]) == ("", "Negative")
    assert no["2AC"].startswith("not true: Jobs would be lost.")


def test_premises_that_work_together_share_a_box_and_an_open_doubt_answers_nothing() -> None:
    flow = lay_flow(load(), FORMATS["policy"])
    boxes = [box for case in flow.cases for box in list_boxes(case)]
    assert ("room", "cheap-land") in [box.claims for box in boxes]
    assert "elsewhere" not in [claim for box in boxes for claim in box.claims]


@pytest.mark.parametrize("name", FORMATS)
def test_an_answer_comes_later_than_what_it_answers_and_from_the_other_side(name: str, maps: Path) -> None:
    debate = argmap.load(maps / "necessity-or-alliance.argmap")
    flow = lay_flow(debate, FORMATS[name], "lamear")
    speeches = flow.format.speeches
    for case in flow.cases:
        for box in list_boxes(case):
            assert box.column is not None
            for answer in box.answers:
                if answer.column is not None:
                    assert answer.column > box.column
                    assert speeches[answer.column].side != speeches[box.column].side
                    assert "answers" in speeches[answer.column].does
                    assert answer.row >= box.row
            if box.answers and box.answers[0].column is not None:
                assert box.answers[0].row == box.row
    places = [(box.row, box.column) for case in flow.cases for box in list_boxes(case)]
    assert len(places) == len(set(places))


def test_the_side_that_speaks_first_is_chosen() -> None:
    flow = lay_flow(load(), FORMATS["ld"], "bo")
    assert flow.people == (("bo",), ("ann",))
    assert flow.cases[0].boxes[0].claims == ("no",)


def test_public_forum_cases_answer_nothing() -> None:
    found = rows(make_flow(load(), FORMATS["pf"]), "flow")
    assert found[0]["Con case"] == ""
    assert found[0]["Con rebuttal"].startswith("outweighs")


def test_lincoln_douglas_begins_with_value_and_criterion() -> None:
    sheet = make_flow(argmap.loads(DEBATE + "\nclaim calm by bo: Quiet is worth most.\n  tags: value\n"), FORMATS["ld"])
    assert sheet.parts[0].name == "values"
    pro, con = rows(sheet, "values")
    assert pro["value"].startswith("none in the map")
    assert con["value"].startswith("Quiet is worth most.")
    assert con["criterion"].startswith("none in the map")


def test_where_speeches_run_out_the_rest_is_listed() -> None:
    short = parse_format('{"sides": ["A", "B"], "speeches": [{"name": "1", "side": "A"}, {"name": "2", "side": "B"}]}',
                         toml=False)  # fmt: skip
    flow = lay_flow(load(), short)
    assert ("quiet",) in [box.claims for box in flow.late]
    assert "Quiet cranes are bought." in write_flow(flow).parts[2].blocks[1].items[0].words[1].text


def test_claims_that_rebut_one_another_do_not_run_on_for_ever() -> None:
    names = "abcdefghij"
    text = "author x: X X\n  side: 1\nauthor y: Y Y\n  side: 2\nquestion q: Which?\n  answer a\n  answer b\n"
    for at, name in enumerate(names):
        text += f"\nclaim {name} by {'xy'[at % 2]}: Claim {name}.\n"
        text += "".join(f"  but {other} by {'xy'[names.index(other) % 2]}\n" for other in names if other != name)
    flow = lay_flow(argmap.loads(text), FORMATS["policy"])
    assert len([box for case in flow.cases for box in list_boxes(case)]) < 200


def test_nobody_opposes_anybody() -> None:
    with pytest.raises(NoOpponentsError):
        lay_flow(argmap.loads("author a: A A\nclaim c by a: True.\n"), FORMATS["bp"])
    with pytest.raises(ValueError, match="no author 'zoe'"):
        lay_flow(load(), FORMATS["bp"], "zoe")


OWN = """\
name = "Our club"
sides = ["For", "Against"]
values-first = true

[[speeches]]
name = "Opening"
side = "For"

[[speeches]]
name = "Reply"
side = "Against"
does = ["case", "answers"]
"""


def test_a_format_of_ones_own() -> None:
    own = parse_format(OWN, toml=True)
    assert (own.name, own.sides, own.values_first) == ("Our club", ("For", "Against"), True)
    assert [(speech.name, speech.side) for speech in own.speeches] == [("Opening", 0), ("Reply", 1)]
    assert rows(make_flow(load(), own), "flow")[0]["Reply"].startswith("outweighs")


@pytest.mark.parametrize(
    ("change", "said", "hint"),
    [
        (("name =", "nmae ="), "the format has the key `nmae`, which is not known", "did you mean `name`?"),
        (('sides = ["For", "Against"]', ""), "`sides` is no list of two names", 'sides = ["Affirmative", "Negative"]'),
        (('"For", "Against"', '"For", "For"'), "both sides are called `For`", "different names"),
        (('side = "Against"', 'side = "Agianst"'), "speech `Reply` has `Agianst`, which is no side", "`Against`?"),
        (('name = "Reply"', ""), "speech 2 has no `name`", "on one line"),
        (('name = "Reply"', 'name = "Opening"'), "two speeches are called `Opening`", "a name of its own"),
        (('does = ["case", "answers"]', 'does = ["sums"]'), "speech `Reply` does `sums`", "case, answers"),
        (('does = ["case", "answers"]', "does = 3"), "`does` that is no list of words", 'does = ["case", "answers"]'),
        (('does = ["case", "answers"]', 'does = ["answers"]'), "no speech of `Against` brings a case", '"case"'),
        (('side = "Against"', 'side = "For"'), "`Against` has no speech", "one at least"),
        (("true", '"yes"'), "`values-first` is neither true nor false", ""),
        (("[[speeches]]", "[speeches"), "the format is no TOML", ""),
    ],
)
def test_faults_of_a_format(change: tuple[str, str], said: str, hint: str) -> None:
    with pytest.raises(FlowFormatError) as caught:
        parse_format(OWN.replace(*change), toml=True)
    assert said in str(caught.value)
    assert hint in caught.value.hint


@pytest.mark.parametrize("text", ["[]", '{"sides": ["a", "b"], "speeches": []}', "{", "[" * 100_000])
def test_faults_of_a_format_in_json(text: str) -> None:
    with pytest.raises(FlowFormatError):
        parse_format(text, toml=False)


def test_a_word_that_names_no_format() -> None:
    with pytest.raises(FlowFormatError, match="`polcy` is no format") as caught:
        find_format("polcy")
    assert caught.value.hint == "did you mean `policy`?"


@pytest.mark.parametrize("name", FORMATS)
def test_flower_json(name: str, maps: Path) -> None:
    flow = lay_flow(argmap.load(maps / "necessity-or-alliance.argmap"), FORMATS[name], "lamear")
    told = json.loads(write_flower(flow))
    assert told["version"] == 1
    nodes = told["nodes"]
    assert nodes["root"]["level"] == -1
    assert nodes["root"]["parent"] is None
    sheets = nodes["root"]["children"]
    assert len(sheets) == len(flow.cases)
    for id_, node in nodes.items():
        for child in node["children"]:
            assert nodes[child]["parent"] == id_
            assert nodes[child]["level"] == node["level"] + 1
        if node["value"]["tag"] == "box":
            sheet = nodes[node["value"]["flowId"]]
            assert sheet["value"]["tag"] == "flow"
            assert 1 <= node["level"] <= len(sheet["value"]["columns"])
            assert bool(node["value"]["content"]) != node["value"]["empty"]
    reached = ["root"]
    for id_ in reached:
        reached += nodes[id_]["children"]
    assert sorted(reached) == sorted(nodes)
    boxes = [node for node in nodes.values() if node["value"]["tag"] == "box" and not node["value"]["empty"]]
    assert len(boxes) == sum(len(list(list_boxes(case))) for case in flow.cases)
    assert write_flower(flow) == write_flower(flow)


def test_flower_puts_speeches_of_one_side_in_a_row_into_one_column() -> None:
    nodes = json.loads(write_flower(lay_flow(load(), FORMATS["policy"])))["nodes"]
    flows = [node["value"] for node in nodes.values() if node["value"]["tag"] == "flow"]
    assert flows[0]["columns"] == ["1AC", "1NC", "2AC", "2NC/1NR", "1AR", "2NR", "2AR"]
    against = next(flow for flow in flows if flow["invert"])
    assert against["columns"][0] == "1NC"


ODD = """\
author a: A A
  side: 1
author b: B B
  side: 2
question q: =1+1?
  answer x
  answer y
claim x by a: =1+1
  but r by b: @SUM(A1:A9) <script>alert(1)</script>
claim y by b: +5
  but s by a: -3 | שלום עולם | #REF!
"""


def test_a_workbook_holds_texts_and_no_formulas() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    flow = lay_flow(argmap.loads(ODD), FORMATS["policy"])
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(flow, write_flow(flow))))
    assert book.sheetnames == ["Affirmative", "Negative"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    texts = [cell.value for cell in cells]
    for begins in (
        "=1+1",
        "not true: @SUM(A1:A9) <script>alert(1)</script>",
        "+5",
        "not true:\n-3 | שלום עולם | #REF!",
    ):
        assert any(text.startswith(begins) for text in texts), begins
    assert [cell.value for cell in book["Affirmative"][1]] == [speech.name for speech in flow.format.speeches]


def test_a_workbook_is_coloured_by_side_and_prints_across() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    flow = lay_flow(load(), FORMATS["bp"])
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx(flow, write_flow(flow))))["Government"]
    assert sheet["A1"].fill.fgColor.rgb.endswith("CCE5FF")
    assert sheet["B1"].fill.fgColor.rgb.endswith("FFCCCC")
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.freeze_panes == "A2"


def test_a_workbook_is_the_same_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("openpyxl")
    flow = lay_flow(load(), FORMATS["policy"])
    first = write_xlsx(flow, write_flow(flow))
    tomorrow = SimpleNamespace(datetime=_Tomorrow, timezone=dt.timezone)
    monkeypatch.setattr("openpyxl.writer.excel.datetime", tomorrow)
    assert write_xlsx(flow, write_flow(flow)) == first


class _Tomorrow(dt.datetime):
    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> "dt.datetime":
        return dt.datetime(2031, 5, 6, 7, 8, 9, tzinfo=tz)


def test_signs_that_a_workbook_cannot_hold() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    own = parse_format(OWN.replace('"For"', '"A/B: [c]?"'), toml=True)
    flow = lay_flow(load(), own)
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(flow, write_flow(flow))))
    assert len(book.sheetnames) == 2


def test_a_claim_from_right_to_left_begins_a_line_of_its_own_after_a_word_of_ours() -> None:
    text = "author a: A A\n  side: 1\nauthor b: B B\n  side: 2\nclaim x by a: True.\n  but r by b: 3 שלום\n"
    (row,) = rows(make_flow(argmap.loads(text), FORMATS["policy"]), "flow")
    assert row["1NC"].startswith("not true:\n3 שלום")


@pytest.mark.parametrize("form", ["text", "md", "html", "csv", "json"])
def test_odd_claims_in_each_form(form: str) -> None:
    text = argmap.loads(ODD).flow("policy").print(form)
    assert "שלום עולם" in text
    assert "<script>" not in text or form in ("text", "csv", "json")
    if form == "csv":
        assert ",=1+1" not in text
