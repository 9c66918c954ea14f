"""Distinct residents of any period, from numbers that hold no person.

A resident *visits* on a day when at least one turn of that day is theirs. Each visit is counted under its day and the
day of the visit before it in the same month (0 when there is none; pseudonyms change every month, so none reaches
further back). Of the residents that came in a period within a month, each has exactly one visit whose previous one lies
before the period; so the number of distinct residents from `first` to `last` is the sum of the counts with

    first <= day <= last  and  previous < first.

In the months after the period's first one, that is the visits with no previous one. The same holds for residents of one
channel, site, hour or hour of a weekday, with visits counted within that category.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from outreach.schema import EVENTS

ALL = "all"
SECOND = "second"
"""The residents' second visits in a month: who had one has come back."""


class Presence(NamedTuple):
    """That a resident was there in an hour of a day; `known` whether that was rolled up before."""

    resident: str
    day: date
    hour: int
    channel: str
    site: str
    known: bool


class Visits(NamedTuple):
    """A place in the table of daily residents: `previous` is a day of the month, 0 for none."""

    dimension: str
    previous: int
    day: date
    category: str


DIMENSIONS: dict[str, Callable[[Presence], str]] = {
    ALL: lambda presence: "",
    "channel": lambda presence: presence.channel,
    "site": lambda presence: presence.site,
    "hour": lambda presence: str(presence.hour),
    "weekday_hour": lambda presence: f"{presence.day.isoweekday()}-{presence.hour}",
}
"""Names of dimensions, and the category of each that a resident's presence falls into; weekday 1 is Monday."""


def presences(connection: Connection, done: int, upto: int) -> list[Presence]:
    """Where the residents of the events after `done` up to `upto` were, and had been before."""
    seen = EVENTS.c
    new = sa.select(seen.resident).where(seen.id.between(done + 1, upto)).distinct()
    place = (seen.resident, seen.day, seen.hour, seen.channel, seen.site)
    query = sa.select(*place, sa.func.min(seen.id) <= done).where(seen.resident.in_(new), seen.id <= upto)
    return [Presence(*row) for row in connection.execute(query.group_by(*place))]


def changes(there: Iterable[Presence]) -> Counter[Visits]:
    """How many visits more or fewer there are at each place, now that what is new is known too.

    A late event may come between two visits, so the visits of those concerned are counted as they are and as they were.
    """
    there = list(there)
    change: Counter[Visits] = Counter()
    for dimension, category_of in DIMENSIONS.items():
        days: dict[tuple[str, int, int, str], dict[date, bool]] = {}
        for presence in there:
            day, category = presence.day, category_of(presence)
            of_resident = days.setdefault((presence.resident, day.year, day.month, category), {})
            of_resident[day] = of_resident.get(day, False) or presence.known
        for (*_, category), visits in days.items():
            if all(visits.values()):
                continue
            _count(change, dimension, category, sorted(visits), 1)
            _count(change, dimension, category, sorted(day for day, known in visits.items() if known), -1)
    return change


def _count(change: Counter[Visits], dimension: str, category: str, days: list[date], by: int) -> None:
    previous = 0
    for day in days:
        change[Visits(dimension, previous, day, category)] += by
        previous = day.day
    if dimension == ALL and len(days) > 1:
        change[Visits(SECOND, days[0].day, days[1], category)] += by
