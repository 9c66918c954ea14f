"""Figures of a period, of the one before it, and of its days or months one by one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from outreach.errors import PeriodInvalid, StatisticUnknown
from outreach.rollups.refresh import refresh
from outreach.statistics.catalogue import CATALOGUE
from outreach.statistics.daybook import Daybook
from outreach.statistics.figures import Figure, Statistic, Summary
from outreach.statistics.period import Period
from outreach.store import EventStore

BY_NAME = {statistic.name: statistic for statistic in CATALOGUE}


class Comparison(NamedTuple):
    """A period's figures, and those of the equally long one that ended the day before it began."""

    now: Summary
    before: Summary


def summarise(store: EventStore, first: date, last: date) -> Summary:
    """Returns every statistic of the catalogue by its name, for the office's days `first` to `last`, both included.

    What happened since the last time is rolled up first.

    Raises:
        PeriodInvalid: `last` lies before `first`.
        StoreUnreachable: the database cannot be read, or written when there is something to roll up.
    """
    if last < first:
        raise PeriodInvalid(first, last)
    refresh(store)
    with store.snapshot() as connection:
        period = Period(connection, first, last)
        figures = {statistic.name: statistic.figure(period) for statistic in CATALOGUE}
        return Summary(first, last, figures, period.streets)


def compare(store: EventStore, first: date, last: date) -> Comparison:
    """Returns the figures of a period and of the equally long one just before it.

    Raises:
        PeriodInvalid: `last` lies before `first`.
        StoreUnreachable: as for `summarise`.
    """
    now = summarise(store, first, last)
    days = last - first + timedelta(days=1)
    return Comparison(now, summarise(store, first - days, last - days))


def series(
    store: EventStore, name: str, first: date, last: date, by: Literal["day", "month"] = "day"
) -> dict[date, Figure]:
    """Returns a statistic's figure for each day or month of a period, by the first day of it that lies in the period.

    Days on which nothing happened are there too. The first and the last month count as far as they lie in the period.

    Raises:
        PeriodInvalid: `last` lies before `first`.
        StatisticUnknown: no statistic has the name.
        StoreUnreachable: as for `summarise`.
    """
    if last < first:
        raise PeriodInvalid(first, last)
    statistic = named(name)
    refresh(store)
    with store.snapshot() as connection:
        if by == "day":
            return {day: statistic.figure(numbers) for day, numbers in Daybook(connection, first, last).days()}
        return {begin: statistic.figure(Period(connection, begin, end)) for begin, end in _months(first, last)}


def named(name: str) -> Statistic:
    """Returns the statistic of this name.

    Raises:
        StatisticUnknown: there is none.
    """
    if name not in BY_NAME:
        raise StatisticUnknown(name, list(BY_NAME))
    return BY_NAME[name]


def _months(first: date, last: date) -> Iterator[tuple[date, date]]:
    while first <= last:
        following = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
        yield first, min(last, following - timedelta(days=1))
        first = following
