"""A file as grids of cells, whatever wrote it: CSV in UTF-8 or GB18030, or an Excel workbook. Bounded on every side."""

from __future__ import annotations

import csv
import io
import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL

from outreach.errors import SheetUnreadable
from outreach.ledger.cells import Broken, is_blank

BYTES_MAX = 10 * 1024 * 1024
UNPACKED_MAX = 64 * 1024 * 1024
"""Bytes of all parts of a workbook; a workbook is a zip file, and a small one may hold much."""
ROWS_MAX = 10_000
"""Rows with anything in them, in all sheets of a file together."""
COLUMNS_MAX = 40
"""Columns that are looked at; what stands to the right of them is left out."""
LAST_ROW = 1_048_576
"""The last row that Excel has."""
ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# a damaged workbook fails inside zipfile, expat, lxml and openpyxl, which check little before they use it
DAMAGED = (
    ArithmeticError,
    AttributeError,
    BadZipFile,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
UNCOMPUTED = "算好的值：在 Excel 里打开、保存一次再导入，或者直接写数"
FAILED = "不出错的公式，或者直接写数"


@dataclass(frozen=True)
class Grid:
    """One sheet: `title` is "" for a CSV file; `rows` are (number from 1 as Excel counts, cells), without blank ones."""

    title: str
    rows: tuple[tuple[int, tuple[Any, ...]], ...]


def content_of(path: Path) -> bytes:
    """The bytes of a file, unless they are too many.

    Raises:
        SheetUnreadable: it cannot be opened, or is larger than `BYTES_MAX`.
    """
    try:
        with path.open("rb") as file:
            content = file.read(BYTES_MAX + 1)
    except OSError as error:
        raise SheetUnreadable(path.name, "打不开", "请看看文件在不在、有没有权限") from error
    _check_size(content, path.name)
    return content


def grids(content: bytes, file: str) -> list[Grid]:
    """The sheets of a file with anything in them; `file` is its name, for the error.

    Raises:
        SheetUnreadable: it is no CSV file or workbook, damaged, or larger than the bounds above.
    """
    _check_size(content, file)
    if content.startswith(COMPOUND):
        raise SheetUnreadable(file, "是旧的 .xls 文件，或者加了密码", "请在 Excel 里去掉密码，另存为 .xlsx")
    found = _workbook(content, file) if content.startswith(ZIP) else [Grid("", tuple(_csv(content, file)))]
    if sum(len(grid.rows) for grid in found) > ROWS_MAX:
        raise SheetUnreadable(file, f"超过{ROWS_MAX}行", "请分成几个文件")
    return [grid for grid in found if grid.rows]


def _check_size(content: bytes, file: str) -> None:
    if len(content) > BYTES_MAX:
        raise SheetUnreadable(file, f"超过{BYTES_MAX // 2**20}兆", "请分成几个文件，去掉图片")


def _csv(content: bytes, file: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
    rows = csv.reader(io.StringIO(_decoded(content, file), newline=""), strict=True)
    number = 0
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            why = f"第{number + 1}行的引号没有配对，或者有不该有的字符"
            raise SheetUnreadable(file, why, "请在 Excel 里打开，另存为“CSV UTF-8”") from error
        if row is None:
            return
        number += 1
        if not all(map(is_blank, row)):
            yield number, tuple(row)


def _decoded(content: bytes, file: str) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetUnreadable(file, "不是 CSV，也不是 .xlsx，文字编码认不出", "请在 Excel 里另存为“CSV UTF-8”或者 .xlsx")


def _workbook(content: bytes, file: str) -> list[Grid]:
    try:
        with ZipFile(io.BytesIO(content)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
            if unpacked > UNPACKED_MAX:
                size = f"展开有{unpacked / 2**20:.0f}兆，最多{UNPACKED_MAX // 2**20}兆"
                raise SheetUnreadable(file, size, "请分成几个文件，去掉图片")
            has_formulas = any(_has_formula(parts, name) for name in parts.namelist())
        return list(_sheets(content, has_formulas))
    except DAMAGED as error:
        raise SheetUnreadable(file, "文件损坏，或者不是 Excel 工作簿", "请在 Excel 里打开，另存为 .xlsx") from error


def _has_formula(parts: ZipFile, name: str) -> bool:
    return name.startswith("xl/worksheets/") and re.search(rb"<(\w+:)?f[ />]", parts.read(name)) is not None


def _sheets(content: bytes, has_formulas: bool) -> Iterator[Grid]:
    values = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    # without data_only the same cells tell their formulas: read again only where there are any
    written = load_workbook(io.BytesIO(content), read_only=True) if has_formulas else values
    for sheet, formulas in zip(values.worksheets, written.worksheets, strict=True):
        rows = zip(_rows(sheet), _rows(formulas), strict=True) if has_formulas else ((row, row) for row in _rows(sheet))
        yield Grid(sheet.title, tuple(_filled(rows)))


def _rows(sheet: Any) -> Iterable[tuple[Any, ...]]:
    sheet.reset_dimensions()  # what the file says of its size may be untrue
    return sheet.iter_rows(max_col=COLUMNS_MAX, max_row=LAST_ROW)  # type: ignore[no-any-return]


def _filled(rows: Iterable[tuple[Sequence[Any], Sequence[Any]]]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    blank: Sequence[Any] | None = None
    for number, (cells, formulas) in enumerate(rows, start=1):
        if cells is blank:  # for every row that a file leaves out, up to a million, openpyxl gives the same one
            continue
        values = tuple(_value(cell, formula) for cell, formula in zip(cells, formulas, strict=True))
        if all(map(is_blank, values)):
            blank = cells
        else:
            yield number, values


def _value(cell: Any, formula: Any) -> Any:
    if cell is EMPTY_CELL and formula is EMPTY_CELL:
        return None
    if cell.data_type == "e":
        return Broken(str(cell.value), FAILED)
    if cell.value is None and formula.data_type == "f":
        return Broken(str(formula.value), UNCOMPUTED)
    return cell.value
