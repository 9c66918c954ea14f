"""The one database of outreach: opened, brought to its newest form, and its errors said in the house's words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from outreach.errors import StoreUnreachable

MIGRATIONS = Path(__file__).with_name("migrations")
BUSY_MS = 10_000
"""Milliseconds a process waits for another that is writing the same SQLite file."""


class Database:
    """An SQLite file or a PostgreSQL database. Safe for threads, and for several processes on one database."""

    def __init__(self, url: str) -> None:
        """Prepares the database at an SQLAlchemy address; nothing is opened yet.

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
        with self.transaction() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

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
        """A connection for writing: everything done with it is kept, or nothing where an error leaves it.

        Raises:
            StoreUnreachable: the database cannot be opened or written.
        """
        with self._translated(), self._engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Closes every connection; the next use opens new ones."""
        self._engine.dispose()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            # the statement's parameters may be what people typed; only the driver's own word goes on
            raise StoreUnreachable(str(getattr(error, "orig", None) or type(error).__name__)) from error


def _prepare_sqlite(connection: Any, _: Any) -> None:
    # secure_delete: what is deleted is overwritten, and not left in the file till its place is used again
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", f"busy_timeout={BUSY_MS}", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
