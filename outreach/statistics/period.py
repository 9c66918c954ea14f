"""The daily numbers of a period, each read once however many statistics need it; whole months are read as such."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from outreach.rollups.visits import ALL, SECOND
from outreach.schema import DAILY_COUNTS, DAILY_RESIDENTS, MONTHLY_COUNTS, SITES
from outreach.statistics.figures import Breakdown

_C = DAILY_COUNTS.c
_M = MONTHLY_COUNTS.c
_R = DAILY_RESIDENTS.c
_DAY = timedelta(days=1)


class Period:
    """Reads what statistics are made of, for the office's days `first` to `last`, both included."""

    def __init__(self, connection: Connection, first: date, last: date) -> None:
        self._connection = connection
        self._first, self._last = first, last
        self._counts: dict[str, Breakdown] = {}
        self._by_day: dict[str, Breakdown] = {}
        self._visitors: dict[str, Breakdown] = {}

    @cached_property
    def streets(self) -> dict[str, str]:
        """The street of every site that staff gave one."""
        return dict(self._connection.execute(sa.select(SITES.c.site, SITES.c.street)).all())

    def counts(self, measure: str) -> Breakdown:
        """Turns by category of a measure (`outreach.rollups.measures`), the most frequent first."""
        if measure not in self._counts:
            parts = sa.union_all(
                sa.select(_M.category, _M.count).where(_M.measure == measure, self._whole_months),
                # one select for each run of days: an "or" would not go by the key
                *(sa.select(_C.category, _C.count).where(_C.measure == measure, days) for days in self._other_days),
            ).subquery()
            query = sa.select(parts.c.category, sa.func.sum(parts.c.count)).group_by(parts.c.category)
            self._counts[measure] = ranked((name, int(count)) for name, count in self._connection.execute(query))
        return self._counts[measure]

    def total(self, measure: str) -> int:
        """Turns of a measure, whatever their category."""
        return sum(self.counts(measure).values())

    def by_day(self, measure: str) -> Breakdown:
        """Turns of a measure by the day, 2026-11-23."""
        if measure not in self._by_day:
            query = sa.select(_C.day, sa.func.sum(_C.count)).where(_C.measure == measure, self._all_days)
            rows = self._connection.execute(query.group_by(_C.day).order_by(_C.day))
            self._by_day[measure] = {day.isoformat(): int(count) for day, count in rows}
        return self._by_day[measure]

    def by_month(self, measure: str) -> Breakdown:
        """Turns of a measure by the month, 2026-11, as far as it lies in the period."""
        return _summed((day[:7], count) for day, count in self.by_day(measure).items())

    def by_weekday(self, measure: str) -> Breakdown:
        """Turns of a measure by weekday and category, "1-9" for category 9 on Mondays."""
        weekday = sa.extract("dow", _C.day)  # 0 is Sunday
        query = sa.select(weekday, _C.category, sa.func.sum(_C.count)).where(_C.measure == measure, self._all_days)
        rows = self._connection.execute(query.group_by(weekday, _C.category))
        return {f"{int(day) or 7}-{category}": int(count) for day, category, count in rows}

    def visitors(self, dimension: str) -> Breakdown:
        """Distinct residents of the period by category of a dimension (`outreach.rollups.visits`), most first."""
        if dimension not in self._visitors:
            number = sa.func.sum(_R.residents)
            query = sa.select(_R.category, number).where(_R.dimension == dimension, self._comes_first)
            rows = self._connection.execute(query.group_by(_R.category))
            self._visitors[dimension] = ranked((name, int(count)) for name, count in rows)
        return self._visitors[dimension]

    @property
    def residents(self) -> int:
        """Distinct residents of the period."""
        return self.visitors(ALL).get("", 0)

    @property
    def returning(self) -> int:
        """Those of them who came on a day of the period and on an earlier day of the same month.

        They came before the period and in it, or had their second visit in it and their first too.
        """
        came_back = sa.select(sa.func.coalesce(sa.func.sum(_R.residents), 0))
        from_before = came_back.where(_R.dimension == ALL, self._after_earlier)
        within = came_back.where(_R.dimension == SECOND, self._in_period, sa.not_(self._after_earlier))
        return sum(int(self._connection.execute(query).scalar_one()) for query in (from_before, within))

    def visitors_by_day(self) -> Breakdown:
        """Distinct residents of each day."""
        return self._visits(self._in_period)

    def visitors_by_month(self) -> Breakdown:
        """Distinct residents of each month, as far as it lies in the period."""
        return _summed((day[:7], count) for day, count in self._visits(self._comes_first).items())

    def milliseconds(self) -> list[tuple[int, int]]:
        """Every time that an answer took, with how many turns took it; the shortest first."""
        return sorted((int(ms), turns) for ms, turns in self.counts("ms").items())

    def _visits(self, condition: Any) -> Breakdown:
        query = sa.select(_R.day, sa.func.sum(_R.residents)).where(_R.dimension == ALL, condition)
        rows = self._connection.execute(query.group_by(_R.day).order_by(_R.day))
        return {day.isoformat(): int(count) for day, count in rows if count}

    @property
    def _all_days(self) -> Any:
        return _C.day.between(self._first, self._last)

    @property
    def _whole_months(self) -> Any:
        begin, end = self._months
        return sa.and_(_M.month >= begin, _M.month < end)

    @property
    def _other_days(self) -> list[Any]:
        """Conditions that a day lies in the period, before its whole months or after them."""
        begin, end = self._months
        if begin >= end:
            return [self._all_days]
        return [
            _C.day.between(*days) for days in ((self._first, begin - _DAY), (end, self._last)) if days[0] <= days[1]
        ]

    @property
    def _months(self) -> tuple[date, date]:
        """The first day of the first whole month of the period, and that of the month after its last whole one."""
        begin = self._first if self._first.day == 1 else _next_month(self._first)
        return begin, (self._last + _DAY).replace(day=1)

    @property
    def _in_period(self) -> Any:
        return _R.day.between(self._first, self._last)

    @property
    def _comes_first(self) -> Any:
        """The condition that no earlier visit lies in the period."""
        return sa.or_(sa.and_(_R.previous == 0, self._in_period), self._after_earlier)

    @property
    def _after_earlier(self) -> Any:
        """The condition that the visit before lies in the same month, before the period."""
        end = min(self._last, _next_month(self._first) - _DAY)
        return sa.and_(_R.previous.between(1, self._first.day - 1), _R.day.between(self._first, end))


def nearest_rank(counted: list[tuple[int, int]], share: float) -> float:
    """The smallest of (value, how often) pairs, sorted, that at least `share` (0 to 1) of all do not exceed."""
    return float(_at(counted, max(1, math.ceil(share * sum(often for _, often in counted)))))


def median(counted: list[tuple[int, int]]) -> float:
    """The middle of (value, how often) pairs, sorted; the mean of the two middle ones where their number is even."""
    many = sum(often for _, often in counted)
    return (_at(counted, (many + 1) // 2) + _at(counted, many // 2 + 1)) / 2


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _at(counted: list[tuple[int, int]], place: int) -> int:
    for value, often in counted:
        place -= often
        if place <= 0:
            return value
    raise IndexError(f"no value has place {place}")


def ranked(rows: Iterable[tuple[str, int]]) -> Breakdown:
    """Cells that are not 0, the greatest first, equal ones by name."""
    return dict(sorted(((name, count) for name, count in rows if count), key=lambda row: (-row[1], row[0])))


def _summed(rows: Iterable[tuple[str, int]]) -> Breakdown:
    sums: Counter[str] = Counter()
    for name, count in rows:
        sums[name] += count
    return dict(sums)
