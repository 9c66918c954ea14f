"""How long events are kept, and how they go: the numbers made of them stay, and nobody stands in those.

Events of the days before the last `days` are deleted once they are rolled up. Deleting is bounded, a batch a
transaction, so that residents' turns can be stored between. A month's residents are counted while all its events are
there: hence no fewer than 31 days. Whoever asks to be forgotten is deleted from the events at once; the daily numbers
keep counting that somebody came, but not who, and a later visit counts as a new resident's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from outreach.days import local
from outreach.errors import FiguresAtRisk, RetentionTooShort
from outreach.privacy import Pseudonymiser
from outreach.rollups.measures import MEASURES, counted
from outreach.rollups.refresh import mark, refresh, set_mark
from outreach.schema import DAILY_COUNTS, EVENTS
from outreach.statistics import summarise
from outreach.store import EventStore

LEAST_DAYS = 31
BATCH = 20_000
"""Events that one transaction deletes at most: some tenths of a second."""


def purge(store: EventStore, today: date, days: int, batch: int = BATCH) -> int:
    """Deletes the events of all but the last `days` days, `today` among them; returns how many went.

    Raises:
        RetentionTooShort: fewer days than a month has.
        FiguresAtRisk: an event is not contained in the daily numbers, or figures changed; nothing more was deleted.
        StoreUnreachable: the database cannot be read or written.
    """
    if days < LEAST_DAYS:
        raise RetentionTooShort(days, LEAST_DAYS)
    refresh(store)
    old = EVENTS.c.day <= today - timedelta(days=days)
    with store.connection() as connection:
        first, last = connection.execute(
            sa.select(sa.func.min(EVENTS.c.day), sa.func.max(EVENTS.c.day)).where(old)
        ).one()
        if first is None:
            return 0
        _check_contained(connection, old)
    before = summarise(store, first, last)
    gone = _delete(store, old, batch)
    for name, figure in summarise(store, first, last).items():
        if figure != before[name]:
            raise FiguresAtRisk(f"{name} of {first} to {last} was {before[name]} and is {figure}")
    return gone


def forget(store: EventStore, pseudonymiser: Pseudonymiser, channel: str, session: str, now: datetime) -> int:
    """Deletes a resident's events, of this month and of every earlier one that events are kept of; returns how many.

    Raises:
        StoreUnreachable: the database cannot be read or written.
    """
    refresh(store)
    with store.connection() as connection:
        first = connection.execute(sa.select(sa.func.min(EVENTS.c.day))).scalar_one() or local(now).date()
    names = {pseudonymiser.pseudonym(channel, session, month) for month in _months(first, now)}
    return _delete(store, EVENTS.c.resident.in_(names), BATCH)


def _months(first: date, now: datetime) -> Iterator[datetime]:
    """A moment of each month from the one of `first` to now."""
    month = datetime(first.year, first.month, 2, tzinfo=timezone.utc)
    while (month.year, month.month) < (local(now).year, local(now).month):
        yield month
        month = (month + timedelta(days=31)).replace(day=2)
    yield now


def _delete(store: EventStore, condition: Any, batch: int) -> int:
    """Deletes events that are rolled up. SQLite gives the numbers of deleted events again, so the mark goes back to the
    highest that is left: what comes next is new.
    """
    gone, last = 0, batch
    while last == batch:
        with store.transaction() as connection:
            done = mark(connection)
            chosen = sa.select(EVENTS.c.id).where(condition, EVENTS.c.id <= done).limit(batch)
            last = connection.execute(sa.delete(EVENTS).where(EVENTS.c.id.in_(chosen))).rowcount
            left = connection.execute(sa.select(sa.func.coalesce(sa.func.max(EVENTS.c.id), 0))).scalar_one()
            set_mark(connection, min(done, left))
        gone += last
    return gone


def _check_contained(connection: Connection, old: Any) -> None:
    """Sees that the daily numbers count at least as much as the events that are about to go.

    They may count more: of residents who were forgotten, and of what an earlier, interrupted purge deleted.
    """
    for name, measure in MEASURES.items():
        events = counted(measure, old).subquery()
        day, category, count = events.c
        beside = sa.and_(DAILY_COUNTS.c.measure == name, DAILY_COUNTS.c.day == day, DAILY_COUNTS.c.category == category)
        rolled = sa.func.coalesce(DAILY_COUNTS.c["count"], 0)
        missing = sa.select(day, category).select_from(events.outerjoin(DAILY_COUNTS, beside)).where(count > rolled)
        _refuse(name, connection.execute(missing.limit(1)))


def _refuse(name: str, missing: Iterable[Any]) -> None:
    for day, category in missing:
        raise FiguresAtRisk(f"{name} {category!r} of {day} is not contained in the daily numbers")
