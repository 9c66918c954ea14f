"""Periods in the words of official papers, and when a period ends."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from outreach.report.numerals import numeral

WHOLE_YEAR = "全年"


def end_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def spoken(first: date, last: date, year: int) -> str:
    """A period in words, seen from a report of `year`.

    From New Year it is 截至11月底, 截至11月15日 or 全年; within a month 6月 or 6月15日; otherwise 3月至8月. Days of another
    year carry that year.
    """
    if (first.month, first.day) == (1, 1) and first.year == last.year == year:
        return WHOLE_YEAR if (last.month, last.day) == (12, 31) else f"截至{_end(last)}"
    if first.year != last.year:
        return f"{_month(first, 0)}至{_month(last, 0)}"
    if first == last:
        return f"{_month(first, year)}{first.day}日"
    if first.month == last.month:
        return _month(first, year)
    return f"{_month(first, year)}至{last.month}月"


def lasting(first: date, last: date) -> str:
    """How long a period lasts, rounded up to whole months: 半年内, 一个月内, 五个月内, 一年内."""
    months = (last.year - first.year) * 12 + last.month - first.month + (last.day >= first.day)
    if months % 12 == 0:
        return f"{numeral(months // 12)}年内"
    return "半年内" if months == 6 else f"{numeral(months)}个月内"


def exact(first: date, last: date) -> str:
    """A period for tables: 2024年1月1日至11月30日, or one day."""
    if first == last:
        return dated(first)
    return f"{dated(first)}至{dated(last).removeprefix(f'{first.year}年')}"


def dated(day: date) -> str:
    """A date as GB/T 9704 has it, without padding: 2025年3月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _end(last: date) -> str:
    return f"{last.month}月底" if last == end_of_month(last.year, last.month) else f"{last.month}月{last.day}日"


def _month(day: date, year: int) -> str:
    return f"{day.month}月" if day.year == year else f"{day.year}年{day.month}月"
