"""A cell is read as staff write it; what would change its meaning is refused with a remedy."""

from datetime import date, datetime, time

import pytest

from outreach.errors import EntryInvalid
from outreach.ledger.cells import Broken, read_cell, write_cell
from outreach.ledger.columns import ACTIVITIES, FIGURES
from outreach.ledger.entries import Quantity
from tests.outreach.ledger.drawn import an_activity

COLUMNS = {column.heading: column for column in ACTIVITIES.columns}
VALUE = next(column for column in FIGURES.columns if column.heading == "数值")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("213", Quantity(213)),
        ("51,739", Quantity(51739)),
        ("５１，７３９", Quantity(51739)),
        (" 200 余 人次 ", Quantity(200, over=True)),
        ("200余人", Quantity(200, over=True)),
        ("200余", Quantity(200, over=True)),
        (600, Quantity(600)),
        (600.0, Quantity(600)),
        ("0", Quantity(0)),
        ("", None),
        ("　", None),
        (None, None),
    ],
)
def test_a_number_is_read_as_staff_write_it(written, read):
    assert read_cell(COLUMNS["人次"], written) == read


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("约200", "200余"),
        ("近200", "200余"),
        ("200多", "200余"),
        ("1.2万", "12000"),
        ("200.5", "整数"),
        (200.5, "整数"),
        ("-3", "整数"),
        ("51,73", "整数"),
        ("0余", "“人次”.*大于零"),
        ("十三", "整数"),
        ("①", "整数"),
        ("٣", "整数"),
        ("200份", "整数"),
        (True, "整数"),
        (datetime(2024, 6, 15), "整数"),
        (time(0, 0), "整数"),
        ("9" * 50, "整数"),
        ("9" * 20, "不大于"),
    ],
)
def test_a_number_that_is_none_is_refused_with_the_remedy(written, remedy):
    with pytest.raises(EntryInvalid, match=remedy):
        read_cell(COLUMNS["人次"], written)


def test_a_figure_may_carry_its_own_unit_and_no_other():
    assert read_cell(VALUE, "7份", ["份"]) == Quantity(7)
    assert read_cell(VALUE, "15", ["5"]) == Quantity(15)
    with pytest.raises(EntryInvalid):
        read_cell(VALUE, "7宗", ["份"])


@pytest.mark.parametrize(
    "written",
    [
        "2024-6-15",
        "2024-06-15",
        "2024/6/15",
        "2024.6.15",
        "2024年6月15日",
        "２０２４年６月１５日",
        "20240615",
        20240615,
        "2024/6/15 0:00",
        datetime(2024, 6, 15, 9, 30),
        date(2024, 6, 15),
    ],
)
def test_a_day_is_read_as_staff_write_it(written):
    assert read_cell(COLUMNS["开始日期"], written) == date(2024, 6, 15)


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("2024-6-31", "日历上有"),
        ("2024年6月", "2024-6-15"),
        ("6月15日", "2024-6-15"),
        ("24-6-15", "2024-6-15"),
        ("2024-6/15", "2024-6-15"),
        (45458, "2024-6-15"),
        ("1924-6-15", "2000-01-01"),
        ("", "个字"),
    ],
)
def test_a_day_that_is_none_is_refused_with_the_remedy(written, remedy):
    with pytest.raises(EntryInvalid, match=remedy):
        read_cell(COLUMNS["开始日期"], written)


@pytest.mark.parametrize("mark", ["、", ",", "，", ";", "；", "; ", "\n"])
def test_partners_are_told_apart_by_any_mark(mark):
    assert read_cell(COLUMNS["合作单位"], f"甲银行{mark}乙学校{mark}") == ("甲银行", "乙学校")


def test_a_text_is_one_line_where_it_must_be_and_a_number_is_text_too():
    assert read_cell(COLUMNS["名称"], " 上半场\r\n下半场 ") == "上半场 下半场"
    assert read_cell(COLUMNS["备注"], "上半场\r\n下半场") == "上半场\n下半场"
    assert read_cell(COLUMNS["名称"], 415.0) == "415"


@pytest.mark.parametrize("text", ["=SUM(A1)", "+1", "-1", "@x", "'=1", "＝1"])
def test_what_a_spreadsheet_would_run_is_written_with_an_apostrophe_and_read_without(text):
    column = COLUMNS["名称"]
    written = write_cell(column, an_activity(name=text))

    assert written == f"'{text}"
    assert read_cell(column, written) == text


def test_an_apostrophe_of_the_text_itself_stays():
    assert read_cell(COLUMNS["名称"], "'普法'小品") == "'普法'小品"


def test_a_formula_without_a_value_is_a_fault():
    with pytest.raises(EntryInvalid, match=r"SUM.*Excel"):
        read_cell(COLUMNS["人次"], Broken("=SUM(A1)", "Excel 算好的值"))


@pytest.mark.parametrize(
    ("heading", "text"), [("名称", "长" * 121), ("备注", "长" * 1201), ("名称", "看\x07不见"), ("合作单位", "长" * 121)]
)
def test_a_text_that_no_sheet_gives_back_is_refused(heading, text):
    with pytest.raises(EntryInvalid, match=heading):
        read_cell(COLUMNS[heading], text)
