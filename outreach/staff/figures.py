"""Figures of the pages in the shape that their charts need, read off the public ones."""

from __future__ import annotations

from datetime import date, timedelta

from outreach.staff.periods import Period
from outreach.staff.suppression import HIDDEN, WITHHELD, Cell, cells
from outreach.suppression import Public

HOURS, WEEKDAYS = 24, 7
LONGEST_BY_DAY = 92
"""Days of a period, at most, of which a chart shows each; longer ones are shown by the month."""


def turns_by_hour_of_week(public: Public) -> list[list[Cell]]:
    """res[i][j] = turns on weekday i (0 Monday) in hour j (0 to 23) of the office's clock, as they may be shown."""
    found = cells(public, "turns_by_weekday_hour")
    nothing: Cell = HIDDEN if WITHHELD in found else 0
    return [[found.get(f"{day}-{hour}", nothing) for hour in range(HOURS)] for day in range(1, WEEKDAYS + 1)]


def turns_over_time(public: Public, period: Period) -> dict[str, Cell]:
    """Turns of every day of the period, or of every month where it is long; nought where there were none."""
    days = [period.first + timedelta(days=number) for number in range(period.days)]
    if period.days <= LONGEST_BY_DAY:
        name, slots = "turns_by_day", {day.isoformat(): _day(day, period) for day in days}
    else:
        name, slots = "turns_by_month", {f"{day:%Y-%m}": f"{day:%Y-%m}" for day in days}
    found = cells(public, name)
    nothing: Cell = HIDDEN if WITHHELD in found else 0
    return {label: found.get(slot, nothing) for slot, label in slots.items()}


def _day(day: date, period: Period) -> str:
    return f"{day:%m-%d}" if period.first.year == period.last.year else day.isoformat()
