"""Tables that staff see and take home, as CSV or as a sheet of Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from outreach.staff.suppression import Cell

WIDEST = 60
"""Characters of a column's width in a sheet, at most."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = {"csv": "text/csv; charset=utf-8", "xlsx": XLSX}


@dataclass(frozen=True)
class Table:
    """Rows under headings; every row has as many cells as there are headings."""

    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def written(table: Table, format: str, title: str) -> bytes:
    """The table as a file of one of FORMATS; `title` names the sheet."""
    return as_csv(table) if format == "csv" else as_xlsx(table, title)


def as_csv(table: Table) -> bytes:
    """UTF-8 with a mark at its head, by which Excel knows it; no cell is taken for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.headings)
    writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(table: Table, title: str) -> bytes:
    """One sheet with its first row standing still; text is kept as text, whatever it begins with."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(title[:31])
    for number, row in enumerate([table.headings, *table.rows], start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"
    for column, heading in enumerate(table.headings, start=1):
        sheet.cell(1, column).font = Font(bold=True)
        widest = max(len(str(cell)) for cell in (heading, *(row[column - 1] for row in table.rows)))
        sheet.column_dimensions[get_column_letter(column)].width = min(WIDEST, 2 * widest + 4)
    sheet.freeze_panes = "A2"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _harmless(cell: Cell) -> Cell:
    # a spreadsheet runs what begins so (OWASP, CSV injection); the apostrophe makes it text
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
