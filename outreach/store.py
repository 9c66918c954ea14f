"""The store of events: one row a turn, in SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timezone
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from outreach.days import local
from outreach.errors import PeriodInvalid, StoreUnreachable
from outreach.events import TurnEvent
from outreach.schema import EVENTS

MIGRATIONS = Path(__file__).with_name("migrations")
BUSY_MS = 10_000
"""Milliseconds a process waits for another that is writing the same SQLite file."""

_TAKEN_OVER = [column.name for column in EVENTS.columns if column.name not in ("id", "at", "day", "hour")]


class EventStore:
    """Keeps events. Safe for threads, and for several processes on one database."""

    def __init__(self, url: str) -> None:
        """Prepares the store at an SQLAlchemy address; nothing is opened yet.

        Raises:
            StoreUnreachable: the address cannot be one, or its driver is not installed.
        """
        try:
            place = make_url(url)
            if place.get_backend_name() == "sqlite" and place.database:
                Path(place.database).parent.mkdir(parents=True, exist_ok=True)
            self._engine: Engine = sa.create_engine(url, future=True)
        except (ArgumentError, ImportError, OSError) as error:
            raise StoreUnreachable(str(error)) from error
        if place.get_backend_name() == "sqlite":
            sa.event.listen(self._engine, "connect", _prepare_sqlite)

    def migrate(self) -> None:
        """Brings the tables to the newest form, from nothing or from any earlier one.

        Raises:
            StoreUnreachable: the database cannot be opened or changed.
        """
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with self._translated(), self._engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

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

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """A connection for reading.

        Raises:
            StoreUnreachable: the database cannot be opened or read.
        """
        with self._translated(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A connection for reading on which every query sees the database as the first one saw it.

        Raises:
            StoreUnreachable: the database cannot be opened or read.
        """
        with self.connection() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN")  # its driver begins none for a select
                yield connection
            else:
                yield connection.execution_options(isolation_level="REPEATABLE READ")

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A connection for writing: what is done on it is done whole when the block ends, or not at all.

        Raises:
            StoreUnreachable: the database cannot be opened or written.
        """
        with self._translated(), self._engine.begin() as connection:
            yield connection

    def ready(self) -> bool:
        """Whether the table of events can be read."""
        try:
            with self.connection() as connection:
                connection.execute(sa.select(EVENTS.c.id).limit(1))
        except StoreUnreachable:
            return False
        return True

    def close(self) -> None:
        """Closes every connection; the next use opens new ones."""
        self._engine.dispose()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            # the statement's parameters are names of ours; still, only the driver's own word goes on
            raise StoreUnreachable(str(getattr(error, "orig", None) or type(error).__name__)) from error


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


def _prepare_sqlite(connection: Any, _: Any) -> None:
    # secure_delete: what is deleted is overwritten, and not left in the file till its place is used again
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", f"busy_timeout={BUSY_MS}", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
