"""The days of a period one by one, as charts want them: what a statistic needs is read once for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from outreach.rollups.visits import ALL
from outreach.schema import DAILY_COUNTS, DAILY_RESIDENTS
from outreach.statistics.figures import Breakdown
from outreach.statistics.period import Period, ranked

_C = DAILY_COUNTS.c
_R = DAILY_RESIDENTS.c


class Daybook:
    """Reads the daily numbers of the office's days `first` to `last`, both included, each kind once."""

    def __init__(self, connection: Connection, first: date, last: date) -> None:
        self._connection = connection
        self._first, self._last = first, last
        self._read: dict[tuple[str, str], dict[date, Breakdown]] = {}

    def days(self) -> Iterator[tuple[date, Period]]:
        """Every day with its numbers, those on which nothing happened too."""
        for ordinal in range(self._first.toordinal(), self._last.toordinal() + 1):
            day = date.fromordinal(ordinal)
            yield day, _Day(self._connection, day, self)

    def counts(self, measure: str, day: date) -> Breakdown:
        """As `Period.counts`."""
        return self._of("counts", measure, day, sa.select(_C.day, _C.category, _C.count).where(_C.measure == measure))

    def visitors(self, dimension: str, day: date) -> Breakdown:
        """As `Period.visitors`: on one day, each visit is another resident's."""
        return self._of("visitors", dimension, day, self._visits(_R.dimension == dimension))

    def returning(self, day: date) -> int:
        """As `Period.returning`: the visits that have a previous one."""
        came_back = self._visits(sa.and_(_R.dimension == ALL, _R.previous > 0))
        return self._of("returning", ALL, day, came_back).get("", 0)

    def _visits(self, condition: Any) -> Any:
        number = sa.func.sum(_R.residents)
        return sa.select(_R.day, _R.category, number).where(condition).group_by(_R.day, _R.category)

    def _of(self, kind: str, name: str, day: date, query: Any) -> Breakdown:
        if (kind, name) not in self._read:
            days: dict[date, Breakdown] = defaultdict(dict)
            column = _C.day if kind == "counts" else _R.day
            for at, category, number in self._connection.execute(query.where(column.between(self._first, self._last))):
                days[at][category] = int(number)
            self._read[kind, name] = {at: ranked(cells.items()) for at, cells in days.items()}
        return self._read[kind, name].get(day, {})


class _Day(Period):
    """A period of one day, which reads what the daybook has read."""

    def __init__(self, connection: Connection, day: date, daybook: Daybook) -> None:
        super().__init__(connection, day, day)
        self._day, self._daybook = day, daybook

    def counts(self, measure: str) -> Breakdown:
        return self._daybook.counts(measure, self._day)

    def visitors(self, dimension: str) -> Breakdown:
        return self._daybook.visitors(dimension, self._day)

    @property
    def returning(self) -> int:
        return self._daybook.returning(self._day)
