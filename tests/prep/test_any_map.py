"""Any map gives its clash table, questions, flow and drill in each form, without a fault and without a gap."""

import pytest
from hypothesis import HealthCheck, given, settings

import argmap
from argmap.exchange.flower import write_flower
from argmap.prep.compare import compare
from argmap.prep.cross_examination_sheet import examine_author
from argmap.prep.drill import make_drill, write_anki
from argmap.prep.flow import lay_flow
from argmap.prep.flow_formats import FORMATS
from argmap.prep.flow_sheet import write_flow
from argmap.prep.opponents import NoOpponentsError
from argmap.prep.sheet import Sheet
from argmap.render.errors import RenderError
from argmap.render.sheets import FORMATS as FORMS
from argmap.render.sheets import print_sheet
from argmap.testing import maps


def print_all(sheet: Sheet) -> None:
    for form in FORMS:
        if form == "csv" and not sheet.tables:
            with pytest.raises(RenderError, match="the sheet has no table"):
                print_sheet(sheet, form)
        else:
            assert print_sheet(sheet, form).strip()


@given(maps())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_map(debate: argmap.Map) -> None:
    authors = list(debate.authors)
    for author in authors[:2]:
        print_all(examine_author(debate, author))
    if len(authors) > 1:
        print_all(compare(debate, *authors[:2]))
    print_all(make_drill(debate))
    assert write_anki(debate) == write_anki(debate)
    try:
        flow = lay_flow(debate, FORMATS["policy"])
    except NoOpponentsError:
        return
    print_all(write_flow(flow))
    write_flower(flow)
