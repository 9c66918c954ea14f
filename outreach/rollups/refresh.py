"""Brings the daily numbers up to the newest event, a bounded batch a transaction."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from outreach.rollups.measures import MEASURES, counted
from outreach.rollups.visits import DIMENSIONS, SECOND, changes
from outreach.schema import DAILY_COUNTS, DAILY_RESIDENTS, EVENTS, ROLLED_UP
from outreach.store import EventStore

BATCH = 20_000
"""Events that one transaction rolls up at most: about a second, in which no other process can write to SQLite."""
_INSERTS = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def refresh(store: EventStore, batch: int = BATCH) -> int:
    """Rolls up the events that are new; returns how many. Cheap when few are, safe for several processes.

    Raises:
        StoreUnreachable: the database cannot be read or written.
    """
    rolled = 0
    while _behind(store):
        with store.transaction() as connection:
            rolled += _roll_up(connection, batch)
    return rolled


def mark(connection: Connection) -> int:
    """Returns the highest event that is rolled up, and keeps others from rolling up or deleting till the transaction ends.

    It writes first and reads then: SQLite gives a transaction that begins by writing its turn, and one that began by
    reading an error. PostgreSQL numbers events before they are seen; so those being written are waited for.
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


def _roll_up(connection: Connection, batch: int) -> int:
    done = mark(connection)
    following = sa.select(EVENTS.c.id).where(EVENTS.c.id > done).order_by(EVENTS.c.id).limit(batch).subquery()
    upto, count = connection.execute(sa.select(sa.func.max(following.c.id), sa.func.count())).one()
    if not count:
        return 0
    known, now_known = EVENTS.c.id <= done, EVENTS.c.id <= upto
    new = EVENTS.c.id.between(done + 1, upto)
    for name, measure in MEASURES.items():
        _add(connection, DAILY_COUNTS, "count", {"measure": name}, counted(measure, new))
    residents = sa.select(EVENTS.c.resident).where(new).distinct()
    for name in (*DIMENSIONS, SECOND):
        _add(connection, DAILY_RESIDENTS, "residents", {"dimension": name}, changes(name, residents, known, now_known))
    set_mark(connection, upto)
    return int(count)


def _add(connection: Connection, table: sa.Table, number: str, fixed: dict[str, str], rows: Any) -> None:
    """Adds the selected rows' numbers to the table's, under the same key."""
    found = rows.subquery()
    selected = sa.select(*(sa.literal(value) for value in fixed.values()), found).where(sa.true())
    inserted = _INSERTS[connection.dialect.name](table)
    statement = inserted.from_select([*fixed, *(column.name for column in found.c)], selected)
    total = table.c[number] + statement.excluded[number]
    connection.execute(
        statement.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_={number: total})
    )
