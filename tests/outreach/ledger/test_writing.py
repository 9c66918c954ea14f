"""What is exported imports again unchanged, and no spreadsheet runs any of it."""

import csv
import io
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from outreach.ledger.columns import ACTIVITIES, FIGURES, KINDS
from outreach.ledger.entries import Quantity
from outreach.ledger.reading import read
from outreach.ledger.records import digest
from outreach.ledger.writing import as_csv, as_xlsx, shown, template
from tests.outreach.ledger.drawn import NASTY, a_figure, activities, an_activity, figures


def several(entries):
    return st.lists(entries, max_size=4, unique_by=digest)


def entries_of(content):
    return [line.entry for line in read(content, "台账")]


@settings(deadline=None, max_examples=25)
@given(several(activities()), several(figures()))
def test_a_workbook_imports_again_unchanged(held, counted):
    assert entries_of(as_xlsx(held, counted)) == held + counted


@settings(deadline=None, max_examples=50)
@given(several(activities()))
def test_activities_in_csv_import_again_unchanged(held):
    assert entries_of(as_csv(ACTIVITIES, held)) == held


@settings(deadline=None, max_examples=50)
@given(several(figures()))
def test_figures_in_csv_import_again_unchanged(counted):
    assert entries_of(as_csv(FIGURES, counted)) == counted


@pytest.mark.parametrize("text", [text for text in NASTY if text[0] in "=+-@'＋"])
def test_no_cell_is_a_formula(text):
    entry = an_activity(name=text, note=text, partners=(text,))
    written = next(csv.DictReader(io.StringIO(as_csv(ACTIVITIES, [entry]).decode("utf-8-sig"))))
    cells = load_workbook(io.BytesIO(as_xlsx([entry], [])))["活动"][2]

    assert {written[heading] for heading in ("名称", "备注", "合作单位")} == {f"'{text}"}
    assert not any(cell.data_type == "f" for cell in cells)


def test_csv_has_the_mark_that_excel_knows_utf_8_by():
    assert as_csv(FIGURES, [a_figure()]).startswith(b"\xef\xbb\xbf" + "名称,数值,单位".encode())


def test_in_a_workbook_days_are_days_and_exact_numbers_numbers():
    entry = an_activity(sessions=Quantity(2), people=Quantity(200, over=True))
    sheet = load_workbook(io.BytesIO(as_xlsx([entry], [])))["活动"]
    cells = {heading.value: cell for heading, cell in zip(sheet[1], sheet[2], strict=True)}

    assert cells["开始日期"].value == datetime(2024, 6, 15)
    assert cells["开始日期"].number_format == "yyyy-mm-dd"
    assert cells["场次"].value == 2
    assert cells["人次"].value == "200余"
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["A"].width == 28


def test_the_template_is_empty_explains_every_column_and_offers_kinds():
    book = load_workbook(io.BytesIO(template()))

    assert entries_of(template()) == []
    assert book.sheetnames == ["活动", "数字", "说明"]
    assert all(cell.comment for title in ("活动", "数字") for cell in book[title][1])
    (offered,) = book["活动"].data_validations.dataValidation
    assert offered.formula1 == f'"{",".join(KINDS)}"'
    assert str(offered.sqref).startswith("B2:B")
    explained = [(row[0].value, row[1].value) for row in book["说明"].iter_rows(min_row=2) if row[1].value]
    assert explained == [(sheet.title, heading) for sheet in (ACTIVITIES, FIGURES) for heading in sheet.headings]


def test_what_is_filled_into_the_template_is_read():
    book = load_workbook(io.BytesIO(template()))
    book["数字"].append(["甲.乙", "200余", "宗", date(2024, 1, 1), date(2024, 6, 30), "台账", None, None])
    filled = io.BytesIO()
    book.save(filled)

    (entry,) = entries_of(filled.getvalue())
    assert entry.quantity == Quantity(200, over=True)
    assert entry.last == date(2024, 6, 30)


def test_a_row_is_shown_as_text_by_its_headings():
    cells = shown(FIGURES, a_figure(quantity=Quantity(51739)))

    assert cells["数值"] == "51739"
    assert cells["开始日期"] == "2024-01-01"
    assert cells["合计项"] == ""
