"""Tables as files that office programs open, and that run nothing."""

import csv
import io

import pytest
from openpyxl import load_workbook

from outreach.staff.tables import Table, as_csv, as_xlsx

TABLE = Table(("地点", "轮次"), [("政务大堂", 12), ('=HYPERLINK("http://x")', 5), ("-二楼", "少于5")])


def test_csv_has_a_mark_for_excel_and_every_cell():
    written = as_csv(TABLE)
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig"))))

    assert written.startswith(b"\xef\xbb\xbf")
    assert rows[:2] == [["地点", "轮次"], ["政务大堂", "12"]]


@pytest.mark.parametrize("row", [2, 3])
def test_no_cell_of_a_csv_is_a_formula(row):
    rows = list(csv.reader(io.StringIO(as_csv(TABLE).decode("utf-8-sig"))))

    assert rows[row][0].startswith("'")


def test_a_sheet_keeps_numbers_as_numbers_and_text_as_text():
    sheet = load_workbook(io.BytesIO(as_xlsx(TABLE, "各地点"))).active

    assert sheet.title == "各地点"
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [list(TABLE.headings), *map(list, TABLE.rows)]
    assert [cell.data_type for cell in sheet["A"]] == ["s"] * 4
    assert sheet["B2"].data_type == "n"


def test_a_table_without_rows_is_a_file_with_headings():
    assert load_workbook(io.BytesIO(as_xlsx(Table(("地点",), []), "空"))).active["A1"].value == "地点"
