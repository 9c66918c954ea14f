"""Brings the daily numbers up to the newest event, a bounded batch at a time.

What a batch adds is worked out without a lock, so that residents' turns can be stored meanwhile, and written in one
transaction together with the mark, the highest event that the numbers contain. A process that finds the mark moved has
been overtaken by another and begins anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from outreach.rollups.measures import MEASURES, counted
from outreach.rollups.visits import Visits, changes, presences
from outreach.schema import DAILY_COUNTS, DAILY_RESIDENTS, EVENTS, MONTHLY_COUNTS, ROLLED_UP
from outreach.store import EventStore

BATCH = 100_000
"""Events that are rolled up at a time, at most: they take some seconds and some tens of megabytes."""
_INSERTS = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class Counted(NamedTuple):
    """A place in the table of daily counts."""

    measure: str
    day: date
    category: str


class CountedInMonth(NamedTuple):
    """A place in the table of monthly counts; `month` is its first day."""

    measure: str
    month: date
    category: str


def refresh(store: EventStore, batch: int = BATCH) -> int:
    """Rolls up the events that are new; returns how many. Cheap when few are, safe for several processes.

    Raises:
        StoreUnreachable: the database cannot be read or written.
    """
    rolled = 0
    while _behind(store):
        rolled += _roll_up(store, batch)
    return rolled


def mark(connection: Connection) -> int:
    """Returns the highest event that is rolled up, and keeps others from moving it till the transaction ends.

    It writes first and reads then: SQLite gives a transaction that begins by writing its turn, and one that began by
    reading an error. PostgreSQL numbers events before they can be seen; so those being written are waited for.
    """
    connection.execute(sa.update(ROLLED_UP).values(event=ROLLED_UP.c.event))
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text(f"LOCK TABLE {EVENTS.name} IN SHARE MODE"))
    return int(connection.execute(sa.select(ROLLED_UP.c.event)).scalar_one())


def set_mark(connection: Connection, event: int) -> None:
    """Says that everything up to `event` is rolled up."""
    connection.execute(sa.update(ROLLED_UP).values(event=event))


def _behind(store: EventStore) -> bool:
    newest = sa.select(sa.func.coalesce(sa.func.max(EVENTS.c.id), 0)).scalar_subquery()
    with store.connection() as connection:
        return bool(connection.execute(sa.select(newest > ROLLED_UP.c.event)).scalar_one())


def _roll_up(store: EventStore, batch: int) -> int:
    with store.transaction() as connection:
        done = mark(connection)
        following = sa.select(EVENTS.c.id).where(EVENTS.c.id > done).order_by(EVENTS.c.id).limit(batch).subquery()
        upto, many = connection.execute(sa.select(sa.func.max(following.c.id), sa.func.count())).one()
    if not many:
        return 0
    with store.snapshot() as connection:
        counts = _counts(connection, done, upto)
        visits = changes(presences(connection, done, upto))
    in_months: Counter[CountedInMonth] = Counter()
    for place, count in counts.items():
        in_months[CountedInMonth(place.measure, place.day.replace(day=1), place.category)] += count
    with store.transaction() as connection:
        if mark(connection) != done:
            return 0
        for table, added in ((DAILY_COUNTS, counts), (MONTHLY_COUNTS, in_months), (DAILY_RESIDENTS, visits)):
            _add(connection, table, added)
        set_mark(connection, upto)
    return int(many)


def _counts(connection: Connection, done: int, upto: int) -> dict[Counted, int]:
    new = EVENTS.c.id.between(done + 1, upto)
    return {
        Counted(name, day, category): count
        for name, measure in MEASURES.items()
        for day, category, count in connection.execute(counted(measure, new))
    }


def _add(
    connection: Connection,
    table: sa.Table,
    added: Mapping[Counted, int] | Mapping[CountedInMonth, int] | Mapping[Visits, int],
) -> None:
    """Adds numbers to those that the table has at the same places; its last column holds them."""
    number = table.columns.values()[-1]
    rows = [{**place._asdict(), number.name: count} for place, count in added.items() if count]
    if rows:
        inserting = _INSERTS[connection.dialect.name](table)
        total = number + inserting.excluded[number.name]
        keys = list(table.primary_key.columns)
        connection.execute(inserting.on_conflict_do_update(index_elements=keys, set_={number.name: total}), rows)
