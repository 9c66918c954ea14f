"""Figures of the pages that the catalogue of statistics does not hold, each by one query."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import sqlalchemy as sa

from outreach.schema import EVENTS
from outreach.staff.periods import Period
from outreach.staff.suppression import Cell, shown
from outreach.statistics import Breakdown, Summary
from outreach.store import EventStore, within

HOURS, WEEKDAYS = 24, 7
LONGEST_BY_DAY = 92
"""Days of a period, at most, of which a chart shows each; longer ones are shown by the month."""


def turns_by_hour_of_week(store: EventStore, period: Period) -> list[list[int]]:
    """res[i][j] = turns on weekday i (0 Monday) in hour j (0 to 23) of the office's clock."""
    event = EVENTS.c
    query = sa.select(event.day, event.hour, sa.func.count()).group_by(event.day, event.hour)
    found = [[0] * HOURS for _ in range(WEEKDAYS)]
    with store.connection() as connection:
        for day, hour, count in connection.execute(query.where(within(period.first, period.last))):
            found[day.weekday()][hour] += count
    return found


def scam_checks_by_kind(store: EventStore, period: Period) -> dict[str, int]:
    """Scam checks that found a risk, by the kind of fraud; the most frequent first."""
    event = EVENTS.c
    flagged = sa.and_(event.outcome == "scam_checked", event.risk.is_not(None), event.risk != "none")
    return _counted(store, period, event.topic, flagged)


def unhelpful_by_reason(store: EventStore, period: Period) -> dict[str, int]:
    """Reasons given why an answer did not help; each is an event of its own after the verdict."""
    return _counted(store, period, EVENTS.c.reason, EVENTS.c.reason.is_not(None))


def feedback_by_channel(store: EventStore, period: Period) -> dict[str, int]:
    """Verdicts on answers by channel."""
    return _counted(store, period, EVENTS.c.channel, EVENTS.c.feedback.is_not(None))


def breakdown(summary: Summary, name: str) -> Breakdown:
    """A statistic of the summary that is a breakdown; empty where it is another kind of figure."""
    figure = summary[name]
    return figure if isinstance(figure, dict) else {}


def cells(summary: Summary, name: str) -> dict[str, Cell]:
    """A breakdown of the summary as it may be shown."""
    return shown(breakdown(summary, name))


def over_time(by_day: Mapping[str, int], period: Period) -> dict[str, int]:
    """Counts by ISO day filled up with nought for every day of the period, or by the month where it is long."""
    days = [period.first + timedelta(days=number) for number in range(period.days)]
    if period.days <= LONGEST_BY_DAY:
        return {_day(day, period): by_day.get(day.isoformat(), 0) for day in days}
    months: dict[str, int] = {}
    for day in days:
        months[f"{day:%Y-%m}"] = months.get(f"{day:%Y-%m}", 0) + by_day.get(day.isoformat(), 0)
    return months


def _day(day: date, period: Period) -> str:
    return f"{day:%m-%d}" if period.first.year == period.last.year else day.isoformat()


def _counted(store: EventStore, period: Period, column: sa.Column[str], condition: object) -> dict[str, int]:
    number = sa.func.count()
    query = sa.select(column, number).where(within(period.first, period.last), condition, column.is_not(None))
    with store.connection() as connection:
        rows = connection.execute(query.group_by(column).order_by(sa.desc(number), column))
        return {str(name): count for name, count in rows}
