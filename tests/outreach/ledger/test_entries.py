"""An entry says what, when, how many and how exactly; what cannot be so is refused in the clerk's words."""

from datetime import date

import pytest

from outreach.errors import EntryInvalid
from outreach.ledger.entries import Activity, GovernanceFigure, Quantity

DAY = date(2024, 6, 15)


def test_somewhat_more_than_two_hundred_stays_so():
    assert str(Quantity(200, over=True)) == "200余"
    assert str(Quantity(213)) == "213"


@pytest.mark.parametrize(("value", "over"), [(-1, False), (0, True)])
def test_what_cannot_have_been_counted_is_refused(value, over):
    with pytest.raises(EntryInvalid, match="数量"):
        Quantity(value, over)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"name": " "}, "名称"), ({"kind": ""}, "类别"), ({"last": date(2024, 6, 14)}, "结束日期")],
)
def test_an_activity_without_name_kind_or_order_of_days_is_refused(wrong, field):
    with pytest.raises(EntryInvalid, match=field):
        Activity(**{"name": "宣传日", "kind": "宣传", "first": DAY, "last": DAY, **wrong})


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"unit": ""}, "单位"), ({"source": ""}, "来源"), ({"part_of": "政策解读"}, "合计项")],
)
def test_a_figure_without_unit_or_source_or_that_is_its_own_part_is_refused(wrong, field):
    fields = {
        "name": "政策解读",
        "quantity": Quantity(4),
        "unit": "份",
        "first": DAY,
        "last": DAY,
        "source": "门户网站",
    }
    with pytest.raises(EntryInvalid, match=field):
        GovernanceFigure(**{**fields, **wrong})
