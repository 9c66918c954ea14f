"""The store of events: one row a turn, in SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timezone
from typing import Any

import sqlalchemy as sa

from outreach.database import Database
from outreach.days import local
from outreach.errors import PeriodInvalid, StoreUnreachable
from outreach.events import TurnEvent
from outreach.schema import EVENTS

_TAKEN_OVER = [column.name for column in EVENTS.columns if column.name not in ("id", "at", "day", "hour")]


class EventStore(Database):
    """The database as the keeper of events."""

    def record(self, event: TurnEvent) -> None:
        """Stores one event, in a transaction of its own.

        Raises:
            StoreUnreachable: the database cannot be written.
        """
        with self.transaction() as connection:
            connection.execute(sa.insert(EVENTS).values(_row(event)))

    def record_all(self, events: Iterable[TurnEvent]) -> None:
        """Stores many events, all of them or none, in one transaction.

        Raises:
            StoreUnreachable: the database cannot be written.
        """
        rows = [_row(event) for event in events]
        if rows:
            with self.transaction() as connection:
                connection.execute(sa.insert(EVENTS), rows)

    def events(self, first: date, last: date) -> Iterator[TurnEvent]:
        """Yields the events of the office's days `first` to `last`, both included, in the order of their storing."""
        query = sa.select(EVENTS).where(within(first, last)).order_by(EVENTS.c.id)
        with self.connection() as connection:
            for row in connection.execute(query).mappings():
                fields = {name: value for name, value in row.items() if name not in ("id", "day", "hour", "at")}
                yield TurnEvent(at=row["at"].replace(tzinfo=timezone.utc), **fields)

    def ready(self) -> bool:
        """Whether the table of events can be read."""
        try:
            with self.connection() as connection:
                connection.execute(sa.select(EVENTS.c.id).limit(1))
        except StoreUnreachable:
            return False
        return True


def _row(event: TurnEvent) -> dict[str, Any]:
    here = local(event.at)
    return {"at": event.utc, "day": here.date(), "hour": here.hour} | {
        name: getattr(event, name) for name in _TAKEN_OVER
    }


def within(first: date, last: date) -> Any:
    """The condition that an event's day lies from `first` to `last`, both included.

    Raises:
        PeriodInvalid: `last` lies before `first`.
    """
    if last < first:
        raise PeriodInvalid(first, last)
    return EVENTS.c.day.between(first, last)
