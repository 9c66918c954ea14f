"""One transaction on the ledger in the name of one account: every change it makes, it also writes into the history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, Generic

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from outreach.errors import EntryChanged, EntryDoubled, EntryInvalid, EntryMissing
from outreach.ledger.entries import Entry
from outreach.ledger.records import TABLES, E, as_fields, as_row, from_row
from outreach.ledger.schema import LEDGER_HISTORY

LONGEST_ACCOUNT = 64
LARGEST_ID = 2**31 - 1
"""What an integer column can hold; drivers refuse more in words of their own."""


@dataclass(frozen=True)
class Row(Generic[E]):
    """An entry with its number in the ledger; `revision` is 1 when added and one more with every change."""

    id: int
    entry: E
    revision: int


class Hand:
    """Writes for `who` at the moment `at`, through a connection whose transaction somebody else holds."""

    def __init__(self, connection: Connection, who: str, at: datetime) -> None:
        """A hand that writes.

        Raises:
            EntryInvalid: `who` is no account's name.
        """
        if not who.strip() or len(who) > LONGEST_ACCOUNT:
            raise EntryInvalid("账号", who, f"1到{LONGEST_ACCOUNT}个字的账号名")
        self._connection = connection
        self._who = who
        self._at = at.astimezone(timezone.utc).replace(tzinfo=None)

    def digests(self) -> dict[type[Entry], set[str]]:
        """The digests of everything that lies in the ledger, by kind."""
        return {
            kind: set(self._connection.execute(sa.select(table.c.digest).where(~table.c.deleted)).scalars())
            for kind, table in TABLES.items()
        }

    def insert(self, entries: Sequence[E]) -> list[int]:
        """Adds entries of one kind and returns their ids, in the same order.

        Raises:
            EntryDoubled: the same lies there already, or twice among them.
        """
        if not entries:
            return []
        table = TABLES[type(entries[0])]
        rows = [{**as_row(entry), "revision": 1, "deleted": False} for entry in entries]
        last = self._connection.execute(sa.select(sa.func.max(table.c.id))).scalar() or 0
        try:
            self._connection.execute(sa.insert(table), rows)
        except IntegrityError as error:
            raise EntryDoubled(_double(entries, rows)) from error
        # drivers give no ids of many rows at once; digests are unique, and what is new has a higher id than all before
        new = sa.select(table.c.digest, table.c.id).where(table.c.id > last, ~table.c.deleted)
        ids: dict[str, int] = {row.digest: row.id for row in self._connection.execute(new)}
        numbers = [ids[row["digest"]] for row in rows]
        self._remember(table, [(number, None, entry) for number, entry in zip(numbers, entries, strict=True)])
        return numbers

    def replace(self, id: int, entry: Entry, revision: int | None) -> None:
        """Puts an entry in another's place.

        Raises:
            EntryMissing: nothing lies there.
            EntryChanged: what lies there is not at `revision`.
            EntryDoubled: the same lies somewhere else.
        """
        try:
            before = self._change(type(entry), id, as_row(entry), revision)
        except IntegrityError as error:
            raise EntryDoubled(entry.name) from error
        self._remember(TABLES[type(entry)], [(id, before, entry)])

    def remove(self, kind: type[E], id: int, revision: int | None) -> None:
        """Marks an entry deleted.

        Raises:
            EntryMissing: nothing lies there.
            EntryChanged: what lies there is not at `revision`.
        """
        before = self._change(kind, id, {"deleted": True}, revision)
        self._remember(TABLES[kind], [(id, before, None)])

    def _change(self, kind: type[E], id: int, values: dict[str, Any], revision: int | None) -> E:
        row = find(self._connection, kind, id)
        if revision not in (None, row.revision):
            raise EntryChanged(id)
        table = TABLES[kind]
        # the revision again: between reading and writing another process may have been faster
        query = sa.update(table).where(table.c.id == id, ~table.c.deleted, table.c.revision == row.revision)
        if not self._connection.execute(query.values(**values, revision=row.revision + 1)).rowcount:
            raise EntryChanged(id)
        return row.entry

    def _remember(self, table: sa.Table, changes: Sequence[tuple[int, Entry | None, Entry | None]]) -> None:
        rows = [
            {
                "table_name": table.name,
                "entry": number,
                "at": self._at,
                "who": self._who,
                "before": as_fields(before) if before else None,
                "after": as_fields(after) if after else None,
            }
            for number, before, after in changes
        ]
        self._connection.execute(sa.insert(LEDGER_HISTORY), rows)


def find(connection: Connection, kind: type[E], id: int) -> Row[E]:
    """The entry of this kind with this id.

    Raises:
        EntryMissing: there is none, or it was deleted.
    """
    table = TABLES[kind]
    if not 0 < id <= LARGEST_ID:
        raise EntryMissing(id)
    found = connection.execute(sa.select(table).where(table.c.id == id, ~table.c.deleted)).mappings().first()
    if found is None:
        raise EntryMissing(id)
    return row_of(kind, found)


def row_of(kind: type[E], found: Any) -> Row[E]:
    """The row that a query found."""
    return Row(found["id"], from_row(kind, found), found["revision"])


def _double(entries: Sequence[Entry], rows: Sequence[Mapping[str, Any]]) -> str:
    """The name of the first of `entries` that is there twice; of the first of all where its double lies in the ledger."""
    seen: set[str] = set()
    for entry, row in zip(entries, rows, strict=True):
        if row["digest"] in seen:
            return entry.name
        seen.add(row["digest"])
    return entries[0].name
