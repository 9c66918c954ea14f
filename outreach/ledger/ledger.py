"""The ledger itself: entries in, entries out, and who changed what when. Nothing is lost: what is deleted stays in history."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timezone
from itertools import chain
from typing import Any

import sqlalchemy as sa

from outreach.database import Database
from outreach.errors import PeriodInvalid
from outreach.ledger.entries import Activity, Entry, GovernanceFigure
from outreach.ledger.hand import Hand, Row, find, row_of
from outreach.ledger.records import TABLES, E, digest
from outreach.ledger.schema import LEDGER_HISTORY

__all__ = ["Added", "Change", "Ledger", "Row"]


@dataclass(frozen=True)
class Change:
    """One change: `who` an account, `at` aware in UTC, `before` and `after` the entry's fields in plain JSON types.

    `before` is none where the entry was added, `after` where it was deleted.
    """

    who: str
    at: datetime
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(frozen=True)
class Added:
    """What many entries came to: the `ids` of the new ones, activities first, and those that lay there already, in every field."""

    ids: tuple[int, ...]
    doubled: tuple[Entry, ...]


class Ledger:
    """Keeps activities and governance figures in the tables of a migrated database, with the history of each."""

    def __init__(self, database: Database, clock: Callable[[], datetime] = lambda: datetime.now(timezone.utc)) -> None:
        """A ledger in `database`; `clock` gives the moment of a change, aware."""
        self._database = database
        self._clock = clock

    def add(self, entry: Entry, *, who: str) -> int:
        """Adds an entry in the name of the account `who`; returns its id.

        Raises:
            EntryDoubled: the same lies there already, in every field.
            EntryInvalid: `who` is no account's name.
        """
        with self._hand(who) as hand:
            return hand.insert([entry])[0]

    def add_all(self, entries: Sequence[Entry], *, who: str) -> Added:
        """Adds every entry that does not lie there already, all in one transaction.

        Raises:
            EntryDoubled: two of `entries` are the same.
            EntryInvalid: `who` is no account's name.
        """
        with self._hand(who) as hand:
            known = hand.digests()
            doubled = tuple(entry for entry in entries if digest(entry) in known[type(entry)])
            new = [entry for entry in entries if digest(entry) not in known[type(entry)]]
            ids = [hand.insert([entry for entry in new if isinstance(entry, kind)]) for kind in TABLES]
            return Added(tuple(chain(*ids)), doubled)

    def edit(self, id: int, entry: Entry, *, who: str, revision: int | None = None) -> None:
        """Puts `entry` in the place of the one with this id; `revision` is the one that the editor saw, if he says so.

        Raises:
            EntryMissing: no entry of this kind has the id.
            EntryChanged: it is not at `revision` any more.
            EntryDoubled: another entry is the same in every field.
            EntryInvalid: `who` is no account's name.
        """
        with self._hand(who) as hand:
            hand.replace(id, entry, revision)

    def delete(self, kind: type[E], id: int, *, who: str, revision: int | None = None) -> None:
        """Takes an entry out of the ledger; its history keeps it.

        Raises:
            EntryMissing: no entry of this kind has the id.
            EntryChanged: it is not at `revision` any more.
            EntryInvalid: `who` is no account's name.
        """
        with self._hand(who) as hand:
            hand.remove(kind, id, revision)

    def get(self, kind: type[E], id: int) -> Row[E]:
        """The entry with this id.

        Raises:
            EntryMissing: no entry of this kind has it, or it was deleted.
        """
        with self._database.connection() as connection:
            return find(connection, kind, id)

    def activities(
        self, first: date, last: date, *, kind: str | None = None, street: str | None = None, whole: bool = True
    ) -> list[Row[Activity]]:
        """The activities of the days `first` to `last`, both included, by day: those that lie in them wholly.

        With `whole` false also those that merely touch these days: for looking at, not for adding up.

        Raises:
            PeriodInvalid: `last` lies before `first`.
        """
        return self._list(Activity, first, last, whole, {"kind": kind, "street": street})

    def figures(
        self, first: date, last: date, *, name: str | None = None, whole: bool = True
    ) -> list[Row[GovernanceFigure]]:
        """The governance figures of the days `first` to `last`, as `activities` gives activities.

        Raises:
            PeriodInvalid: `last` lies before `first`.
        """
        return self._list(GovernanceFigure, first, last, whole, {"name": name})

    def history(self, kind: type[E], id: int) -> list[Change]:
        """Every change of an entry, the first first; of one that was deleted, too. Empty where there never was one."""
        kept = LEDGER_HISTORY.c
        query = (
            sa.select(LEDGER_HISTORY)
            .where(kept.table_name == TABLES[kind].name, kept.entry == id)
            .order_by(LEDGER_HISTORY.c.id)
        )
        with self._database.connection() as connection:
            return [
                Change(row["who"], row["at"].replace(tzinfo=timezone.utc), row["before"], row["after"])
                for row in connection.execute(query).mappings()
            ]

    def _list(self, kind: type[E], first: date, last: date, whole: bool, wanted: dict[str, str | None]) -> list[Row[E]]:
        if last < first:
            raise PeriodInvalid(first, last)
        table = TABLES[kind].c
        asked = [table[name] == value for name, value in wanted.items() if value is not None]
        begins, ends = (table.first, table.last) if whole else (table.last, table.first)
        query = (
            sa.select(TABLES[kind])
            .where(~table.deleted, begins >= first, ends <= last, *asked)
            .order_by(table.first, table.last, table.id)
        )
        with self._database.connection() as connection:
            return [row_of(kind, found) for found in connection.execute(query).mappings()]

    @contextmanager
    def _hand(self, who: str) -> Iterator[Hand]:
        with self._database.transaction() as connection:
            yield Hand(connection, who, self._clock())
