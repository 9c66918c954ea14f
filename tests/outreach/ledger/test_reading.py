"""A sheet is read whole, or every fault is named by row and column and nothing is taken."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.database import Database
from outreach.errors import LedgerFaults, SheetUnreadable
from outreach.ledger.columns import ACTIVITIES, FIGURES
from outreach.ledger.entries import Quantity
from outreach.ledger.ledger import Ledger
from outreach.ledger.reading import import_sheets, read, read_entry
from outreach.ledger.writing import as_csv, as_xlsx
from tests.outreach.ledger.drawn import a_figure, an_activity

HERE = Path(__file__).parent
YEAR = (date(2024, 1, 1), date(2024, 12, 31))
HEAD = ",".join(ACTIVITIES.headings)


@pytest.fixture
def ledger(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'outreach.sqlite3'}")
    database.migrate()
    yield Ledger(database)
    database.close()


def faults_of(content, file="台账.csv"):
    with pytest.raises(LedgerFaults) as refused:
        read(content if isinstance(content, bytes) else content.encode(), file)
    return [(fault.row, fault.column, fault.value) for fault in refused.value.faults]


def a_row(**cells):
    return ",".join(
        {"名称": "讲座", "类别": "宣讲讲座", "开始日期": "2024-6-15", **cells}.get(h, "") for h in ACTIVITIES.headings
    )


def test_the_figures_of_the_2024_report_are_read():
    entries = {
        line.entry.name: line.entry for line in read((HERE / "figures_2024.csv").read_bytes(), "figures_2024.csv")
    }

    assert len(entries) == 17
    assert entries["街道业务量.累计"].quantity == Quantity(51739)
    assert entries["规范性文件解读.区政府"].part_of == "规范性文件解读.发布"
    assert entries["党内规范性文件.审查"].last == date(2024, 11, 30)


def test_the_activities_of_the_2024_report_keep_what_was_more_or_less():
    *_, promotion = (line.entry for line in read((HERE / "activities_2024.csv").read_bytes(), "activities_2024.csv"))

    assert promotion.partner_count == Quantity(13)
    assert (str(promotion.people), str(promotion.materials)) == ("200余", "600余")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_encodings_of_office_software_are_read(encoding):
    (line,) = read(f"{HEAD}\r\n{a_row(人次='200余')}\r\n".encode(encoding), "台账.csv")

    assert line.entry == an_activity(name="讲座", people=Quantity(200, over=True))
    assert (line.sheet, line.row) == ("", 2)


def test_columns_may_stand_in_any_order_and_rows_may_be_blank():
    headings = list(reversed(ACTIVITIES.headings))
    cells = dict(zip(ACTIVITIES.headings, a_row().split(","), strict=True))
    text = "\n".join(
        ["", ",".join(f" {heading} " for heading in headings), ",,", "", ",".join(cells[h] for h in headings)]
    )

    (line,) = read(text.encode(), "台账.csv")
    assert line.entry.name == "讲座"
    assert line.row == 5


def test_every_fault_is_named_by_row_and_column_with_its_value():
    rows = [
        a_row(名称="", 人次="约200", 资料份数="1.2万"),
        a_row(),
        a_row(开始日期="2024-6-31", 结束日期="六月"),
        a_row(结束日期="2024-6-14"),
    ]
    assert faults_of("\n".join([HEAD, *rows])) == [
        (2, "名称", ""),
        (2, "人次", "约200"),
        (2, "资料份数", "1.2万"),
        (4, "开始日期", "2024-6-31"),
        (4, "结束日期", "六月"),
        (5, "结束日期", "2024-06-14"),
    ]


def test_faults_between_cells_are_all_named_too():
    row = "甲.乙,7,份,2024-6-15,2024-6-14,台账,甲.乙,"

    assert faults_of(f"{','.join(FIGURES.headings)}\n{row}") == [(2, "结束日期", "2024-06-14"), (2, "合计项", "甲.乙")]


def test_what_is_told_of_a_fault_says_where_what_and_how_to_put_it_right():
    with pytest.raises(LedgerFaults) as refused:
        read(f"{HEAD}\n{a_row(人次='约200')}".encode(), "六月.csv")

    assert "“六月.csv”有1处问题，一条也没有导入" in str(refused.value)
    assert "第2行“人次”：填的是“约200”" in str(refused.value)
    assert "200余" in str(refused.value)


def test_unknown_missing_and_doubled_headings_are_faults():
    headings = [heading for heading in ACTIVITIES.headings if heading != "街道"] + ["镇街", "人次"]

    assert faults_of(",".join(headings)) == [(1, "街道", ""), (1, "N列", "镇街"), (1, "O列", "人次")]


def test_cells_without_a_heading_are_faults():
    assert faults_of(f"{HEAD},\n{a_row()},多出来的") == [(2, "O列", "多出来的")]


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff"])
def test_an_empty_file_is_a_fault(content):
    assert faults_of(content) == [(1, "列名", "")]


def test_a_sheet_of_something_else_is_a_fault():
    assert faults_of("姓名,年龄\n甲,60") == [(1, "列名", "姓名、年龄")]


def test_two_lines_that_are_the_same_are_a_fault():
    assert faults_of("\n".join([HEAD, a_row(), a_row(人次="1"), a_row()])) == [(4, "名称", "讲座")]


def test_nothing_is_taken_while_there_is_one_fault(ledger):
    with pytest.raises(LedgerFaults):
        import_sheets(ledger, f"{HEAD}\n{a_row()}\n{a_row(人次='多')}".encode(), "台账.csv", who="甲")

    assert ledger.activities(*YEAR) == []


def test_the_same_file_again_adds_nothing_and_says_which_lines_lay_there(ledger):
    content = as_xlsx([an_activity()], [a_figure()])
    first = import_sheets(ledger, content, "台账.xlsx", who="甲")
    second = import_sheets(ledger, content, "台账.xlsx", who="甲")

    assert [(line.sheet, line.row) for line in first.added] == [("活动", 2), ("数字", 2)]
    assert second.added == ()
    assert second.doubled == first.added
    assert len(ledger.activities(*YEAR)) == len(ledger.figures(*YEAR)) == 1


def test_a_longer_file_adds_only_what_is_new(ledger):
    import_sheets(ledger, as_csv(ACTIVITIES, [an_activity()]), "六月.csv", who="甲")
    longer = import_sheets(ledger, as_csv(ACTIVITIES, [an_activity(), an_activity(name="新的")]), "七月.csv", who="乙")

    assert [line.entry.name for line in longer.added] == ["新的"]
    assert [change.who for change in ledger.history(type(an_activity()), 2)] == ["乙"]


def test_a_form_is_read_as_a_row_is():
    entry, faults = read_entry(
        FIGURES, {"名称": "甲.乙", "数值": "７份", "单位": "份", "来源": "台账", "开始日期": "2024-1-1"}
    )

    assert entry is None
    assert [fault.field for fault in faults] == ["结束日期"]
    entry, faults = read_entry(ACTIVITIES, {"名称": "讲座", "类别": "宣讲讲座", "开始日期": "2024-06-15"})
    assert entry == an_activity(name="讲座")
    assert faults == []


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_entries_or_a_clear_error(content):
    with pytest.raises((LedgerFaults, SheetUnreadable)):
        read(content, "x")


@settings(deadline=None)
@given(st.lists(st.text(max_size=12), min_size=14, max_size=14), st.sampled_from(["utf-8", "gb18030"]))
def test_any_cells_give_entries_or_faults(cells, encoding):
    row = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    try:
        lines = read(f"{HEAD}\n{row}".encode(encoding, errors="replace"), "x")
    except (LedgerFaults, SheetUnreadable):
        return
    assert len(lines) <= 1
