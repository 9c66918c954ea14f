"""The figures of a report as a workbook: what was printed, and everything the statistics and the ledger had."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from outreach.ledger.entries import Activity, GovernanceFigure
from outreach.report.appendix import COLUMNS, SOURCES, row_of
from outreach.report.compose import Report
from outreach.report.periods import exact
from outreach.report.tracing import clean
from outreach.statistics import CATALOGUE, Rate

Row = Sequence[object]


def write(report: Report, path: Path) -> None:
    """Writes the workbook: 数据来源表, 系统统计, 台账数字, 台账活动."""
    book = Workbook()
    book.remove(book.worksheets[0])
    used = ([number, *row_of(number, one)[1:], one.value] for number, one in enumerate(report.listed, 1))
    _sheet(book, SOURCES, [*(heading for heading, _ in COLUMNS), "数值"], used)
    _sheet(book, "系统统计", ["名称", "统计项", "分项", "数值", "单位", "含义"], _statistics(report))
    _sheet(
        book,
        "台账数字",
        ["行", "名称", "数值", "余", "单位", "期间", "合计项", "来源", "备注"],
        (_figure(row, one) for row, one in report.material.figures),
    )
    _sheet(
        book,
        "台账活动",
        ["行", "名称", "类别", "期间", "主题", "地点", "协办", "单位数", "场次", "人次", "资料", "备注"],
        (_activity(row, one) for row, one in report.material.activities),
    )
    book.save(path)


def _figure(row: int, one: GovernanceFigure) -> Row:
    over = "余" if one.quantity.over else ""
    days = exact(one.first, one.last)
    return (row, one.name, one.quantity.value, over, one.unit, days, one.part_of, one.source, one.note)


def _activity(row: int, one: Activity) -> Row:
    counts = (str(count or "") for count in (one.partner_count, one.sessions, one.people, one.materials))
    partners = "、".join(one.partners)
    return (row, one.name, one.kind, exact(one.first, one.last), one.theme, one.venue, partners, *counts, one.note)


def _statistics(report: Report) -> Iterable[Row]:
    for statistic in CATALOGUE:
        figure = report.material.statistics.get(statistic.name)
        told = (statistic.unit, statistic.definition)
        if isinstance(figure, Rate):
            share = "无" if figure.value is None else figure.value
            yield (statistic.name, statistic.title, f"{figure.numerator}/{figure.denominator}", share, *told)
        elif isinstance(figure, dict):
            for item, count in figure.items():
                yield (statistic.name, statistic.title, item, count, *told)
        elif statistic.name in report.material.statistics:
            yield (statistic.name, statistic.title, "", "无" if figure is None else figure, *told)


def _sheet(book: Workbook, title: str, headings: Sequence[str], rows: Iterable[Row]) -> None:
    sheet = book.create_sheet(title)
    sheet.append(list(headings))
    for row in rows:
        sheet.append([clean(cell) if isinstance(cell, str) else cell for cell in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number in range(1, len(headings) + 1):
        letter = get_column_letter(number)
        longest = max(len(str(cell.value or "")) for cell in sheet[letter])
        sheet.column_dimensions[letter].width = min(60, 4 + 2 * longest)
        for cell in sheet[letter]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type  # never a formula
    sheet.freeze_panes = "A2"
