"""Sheets out: the ledger as CSV for one kind of entry, as a workbook for both, and the empty workbook to fill."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from outreach.ledger.cells import write_cell
from outreach.ledger.columns import ACTIVITIES, FIGURES, GUIDE, KINDS, Holds, Sheet
from outreach.ledger.entries import Activity, Entry, GovernanceFigure
from outreach.ledger.grids import ROWS_MAX

DAY_FORMAT = "yyyy-mm-dd"
BOLD = Font(bold=True)
SHADE = PatternFill("solid", fgColor="DDEBF7")
WRAPPED = Alignment(wrap_text=True, vertical="top")


def as_csv(sheet: Sheet, entries: Iterable[Entry]) -> bytes:
    """Entries of one kind as CSV: UTF-8 with the mark that Excel knows it by, days as 2024-06-15."""
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(sheet.headings)
    rows.writerows(_cells(sheet, entry) for entry in entries)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(activities: Iterable[Activity], figures: Iterable[GovernanceFigure]) -> bytes:
    """Both sheets as an Excel workbook; days are days there and exact numbers numbers."""
    book = _book()
    _fill(book, ACTIVITIES, activities)
    _fill(book, FIGURES, figures)
    return _saved(book)


def shown(sheet: Sheet, entry: Entry) -> dict[str, str]:
    """The cells of `entry` as text by their headings, for a table that people look at."""
    cells = zip(sheet.headings, _cells(sheet, entry), strict=True)
    return {heading: "" if value is None else str(value) for heading, value in cells}


def template() -> bytes:
    """The empty workbook: headings that explain themselves, a drop-down of kinds, and a sheet that says how to fill it."""
    book = _book()
    for sheet in (ACTIVITIES, FIGURES):
        page = _fill(book, sheet, ())
        for number, column in enumerate(sheet.columns, start=1):
            needed = "必填" if column.required else "可以空着"
            page.cell(1, number).comment = Comment(f"{column.meaning}（{needed}）", "明白", width=260, height=90)
            if column.holds is Holds.DAY:
                page.column_dimensions[get_column_letter(number)].number_format = DAY_FORMAT
    kinds = DataValidation("list", formula1=f'"{",".join(KINDS)}"', allow_blank=True, errorStyle="warning")
    kinds.error, kinds.errorTitle = "单子里没有这一类。确定要新写一类吗？", "类别"
    kinds.showErrorMessage = True
    place = get_column_letter(ACTIVITIES.headings.index("类别") + 1)
    kinds.add(f"{place}2:{place}{ROWS_MAX}")
    book[ACTIVITIES.title].add_data_validation(kinds)
    _explain(book)
    return _saved(book)


def _explain(book: Workbook) -> None:
    page = book.create_sheet(GUIDE)
    _head(page, ("表", "列", "必填", "填什么"), (8, 14, 8, 70))
    for sheet in (ACTIVITIES, FIGURES):
        for column in sheet.columns:
            page.append((sheet.title, column.heading, "是" if column.required else "", column.meaning))
    page.append(("", "", "", "有一处不对，整个文件都不导入；会列出每一处在第几行、哪一列、怎么改。"))
    page.append(("", "", "", "台账里已经有的、完全一样的行会跳过，同一个文件再导入一次不会重复计数。"))


def _book() -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def _fill(book: Workbook, sheet: Sheet, entries: Iterable[Entry]) -> Any:
    page = book.create_sheet(sheet.title)
    _head(page, sheet.headings, [column.width for column in sheet.columns])
    for number, entry in enumerate(entries, start=2):
        for place, value in enumerate(_cells(sheet, entry), start=1):
            cell = page.cell(number, place, value)
            if isinstance(value, date):
                cell.number_format = DAY_FORMAT
            elif isinstance(value, str):
                cell.data_type = "s"  # never a formula
                cell.alignment = WRAPPED
    return page


def _head(page: Any, headings: Sequence[str], widths: Sequence[int]) -> None:
    page.append(tuple(headings))
    page.freeze_panes = "A2"
    for place, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(place)].width = width
    for cell in page[1]:
        cell.font, cell.fill = BOLD, SHADE


def _cells(sheet: Sheet, entry: Entry) -> list[str | int | date | None]:
    return [write_cell(column, entry) for column in sheet.columns]


def _saved(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
