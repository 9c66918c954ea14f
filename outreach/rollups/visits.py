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

from typing import Any

import sqlalchemy as sa

from outreach.rollups.measures import text
from outreach.schema import EVENTS

_E = EVENTS.c

ALL = "all"
SECOND = "second"
"""The residents' second visits in a month: who had one has come back."""

_weekday = sa.extract("dow", _E.day)  # 0 is Sunday
DIMENSIONS: dict[str, Any] = {
    ALL: sa.literal(""),
    "channel": _E.channel,
    "site": _E.site,
    "hour": text(_E.hour),
    "weekday_hour": text(sa.case((_weekday == 0, 7), else_=_weekday)) + "-" + text(_E.hour),
}
"""Names of dimensions, and the category of each that a turn falls into; a weekday is 1 (Monday) to 7."""


def changes(dimension: str, residents: Any, known: Any, now_known: Any) -> Any:
    """A select of (previous, day, category, residents) by which the visits change.

    `residents` selects the pseudonyms that have new events; `known` and `now_known` are conditions on the events that
    were rolled up before and that are to be. A late event may come between two visits, so what changes is found by
    counting these residents' visits twice.
    """
    after, before = (_visits(dimension, sa.and_(_E.resident.in_(residents), some)) for some in (now_known, known))
    both = sa.union_all(
        sa.select(after, sa.literal(1).label("sign")), sa.select(before, sa.literal(-1).label("sign"))
    ).subquery()
    place = (both.c.previous, both.c.day, both.c.category)
    change = sa.func.sum(both.c.sign)
    return sa.select(*place, change.label("residents")).group_by(*place).having(change != 0)


def _visits(dimension: str, condition: Any) -> Any:
    category = DIMENSIONS[ALL if dimension == SECOND else dimension].label("category")
    month = (sa.extract("year", _E.day) * 12 + sa.extract("month", _E.day)).label("month")
    days = sa.select(_E.resident, month, category, _E.day).where(condition).distinct().subquery()
    within = {"partition_by": (days.c.resident, days.c.month, days.c.category), "order_by": days.c.day}
    visits = sa.select(
        days.c.day,
        days.c.category,
        sa.func.coalesce(sa.extract("day", sa.func.lag(days.c.day).over(**within)), 0).label("previous"),
        sa.func.row_number().over(**within).label("nth"),
    ).subquery()
    chosen = sa.select(visits.c.previous, visits.c.day, visits.c.category)
    return (chosen.where(visits.c.nth == 2) if dimension == SECOND else chosen).subquery()
