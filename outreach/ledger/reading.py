"""Sheets in: every row an entry, or every fault of every row by its row and column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.utils import get_column_letter

from outreach.errors import EntryInvalid, Fault, LedgerFaults
from outreach.ledger.cells import is_blank, read_cell
from outreach.ledger.columns import GUIDE, SHEETS, Sheet
from outreach.ledger.entries import Entry, check_days, check_part
from outreach.ledger.grids import Grid, grids
from outreach.ledger.ledger import Ledger
from outreach.ledger.records import digest

TEMPLATE = "照空表的列名写；空表在网页“台账”里下载，或者用 `mingbai ledger template` 生成"


@dataclass(frozen=True)
class Line:
    """An entry and where it stood: the sheet's title, "" in a CSV file, and the row, counted from 1 as Excel does."""

    sheet: str
    row: int
    entry: Entry


@dataclass(frozen=True)
class Imported:
    """What an import came to: the lines that were added and those that lay in the ledger already, in every field."""

    added: tuple[Line, ...]
    doubled: tuple[Line, ...]


def import_sheets(ledger: Ledger, content: bytes, file: str, *, who: str) -> Imported:
    """Reads a CSV file or a workbook into the ledger, in one transaction and in the name of the account `who`.

    Lines that lie in the ledger already are left out and reported: the same file may be imported again, or a longer one.

    Raises:
        SheetUnreadable: `content` is no sheet, damaged or too large.
        LedgerFaults: cells are not what they may be; nothing was added.
        EntryInvalid: `who` is no account's name.
    """
    lines = read(content, file)
    doubled = {digest(entry) for entry in ledger.add_all([line.entry for line in lines], who=who).doubled}
    known = [digest(line.entry) in doubled for line in lines]
    return Imported(
        tuple(line for line, double in zip(lines, known, strict=True) if not double),
        tuple(line for line, double in zip(lines, known, strict=True) if double),
    )


def read(content: bytes, file: str) -> list[Line]:
    """The entries of a CSV file or workbook; which sheet is which is told by its headings, and 说明 is left out.

    Raises:
        SheetUnreadable: `content` is no sheet, damaged or too large.
        LedgerFaults: cells are not what they may be, or two lines are the same; all faults are listed.
    """
    lines: list[Line] = []
    faults: list[Fault] = []
    found = [grid for grid in grids(content, file) if grid.title != GUIDE]
    if not found:
        faults.append(Fault("", 1, "列名", "", f"文件是空的；{TEMPLATE}"))
    for grid in found:
        for outcome in _read_grid(grid):
            (faults if isinstance(outcome, Fault) else lines).append(outcome)  # type: ignore[arg-type]
    faults += _doubles(lines)
    if faults:
        raise LedgerFaults(file, faults)
    return lines


def read_entry(sheet: Sheet, cells: Mapping[str, Any]) -> tuple[Entry | None, list[EntryInvalid]]:
    """The entry that cells by their headings make on a sheet, or none and every fault; for a form as well as for a file.

    A missing heading is a blank cell. An activity without a last day ended on its first.
    """
    fields: dict[str, Any] = {}
    faults: list[EntryInvalid] = []
    units = [str(cells.get("单位") or "").strip()]
    for column in sheet.columns:
        try:
            fields[column.field] = read_cell(column, cells.get(column.heading), units)
        except EntryInvalid as error:
            faults.append(error)
    if "last" in fields and fields["last"] is None:
        fields["last"] = fields.get("first")
    faults += _across(fields)
    return (None, faults) if faults else (sheet.kind(**fields), [])


def _across(fields: Mapping[str, Any]) -> Iterator[EntryInvalid]:
    checks = ((check_days, "first", "last"), (check_part, "name", "part_of"))
    for check, one, other in checks:
        if one in fields and other in fields:
            try:
                check(fields[one], fields[other])
            except EntryInvalid as error:
                yield error


def _read_grid(grid: Grid) -> Iterator[Line | Fault]:
    (top, headings), *rows = grid.rows
    titles = [str(heading).strip() if not is_blank(heading) else "" for heading in headings]
    sheet = max(SHEETS, key=lambda sheet: len(set(sheet.headings) & set(titles)))
    if not set(sheet.headings) & set(titles):
        yield Fault(
            grid.title, top, "列名", "、".join(filter(None, titles)), f"没有一个列名认得；删去这张表，或者{TEMPLATE}"
        )
        return
    wrong = list(_heading_faults(grid, top, sheet, titles))
    yield from wrong
    for number, cells in rows:
        row = list(zip(titles, cells, strict=False))
        yield from _nameless(grid, number, cells, titles)
        entry, faults = read_entry(sheet, dict(reversed(row)))
        yield from (
            Fault(grid.title, number, fault.field, fault.value, f"应当是{fault.allowed}")
            for fault in faults
            if fault.field in titles
        )
        if entry and not wrong:
            yield Line(grid.title, number, entry)


def _heading_faults(grid: Grid, top: int, sheet: Sheet, titles: Sequence[str]) -> Iterator[Fault]:
    for heading in sheet.headings:
        if heading not in titles:
            yield Fault(grid.title, top, heading, "", "缺这一列；请补上列名，没有内容可以空着")
    for place, title in enumerate(titles, start=1):
        where = f"{get_column_letter(place)}列"
        if title and title not in sheet.headings:
            allowed = "、".join(sheet.headings)
            yield Fault(grid.title, top, where, title, f"没有这个列名，可以用的是{allowed}")
        elif title and title in titles[: place - 1]:
            yield Fault(grid.title, top, where, title, "这个列名前面已经有了，只留一列")


def _nameless(grid: Grid, number: int, cells: Sequence[Any], titles: Sequence[str]) -> Iterator[Fault]:
    for place, cell in enumerate(cells, start=1):
        if not is_blank(cell) and not (place <= len(titles) and titles[place - 1]):
            where = f"{get_column_letter(place)}列"
            yield Fault(grid.title, number, where, str(cell), "这一列没有列名；请补上列名，或者清空这一格")


def _doubles(lines: Sequence[Line]) -> Iterator[Fault]:
    seen: dict[str, Line] = {}
    for line in lines:
        first = seen.setdefault(digest(line.entry), line)
        if first is not line:
            where = f"“{first.sheet}”表第{first.row}行" if first.sheet else f"第{first.row}行"
            remedy = f"和{where}完全一样；删去一行，确实办了两次的在一行里写场次，或者在备注里写明区别"
            yield Fault(line.sheet, line.row, "名称", line.entry.name, remedy)
