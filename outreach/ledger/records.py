"""An entry as a row of its table, and as the plain fields that its history keeps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from hashlib import sha256
from typing import Any, TypeVar

import sqlalchemy as sa

from outreach.ledger.entries import Activity, Entry, GovernanceFigure, Quantity
from outreach.ledger.schema import ACTIVITIES, GOVERNANCE_FIGURES

TABLES: Mapping[type[Any], sa.Table] = {Activity: ACTIVITIES, GovernanceFigure: GOVERNANCE_FIGURES}
E = TypeVar("E", bound=Entry)


def as_row(entry: Entry) -> dict[str, Any]:
    """The columns of `entry` in its table, with the digest of them all."""
    table = TABLES[type(entry)]
    row: dict[str, Any] = {"digest": digest(entry)}
    for field in fields(entry):
        value = getattr(entry, field.name)
        if f"{field.name}_over" in table.c:
            row[field.name] = value.value if value else None
            row[f"{field.name}_over"] = bool(value and value.over)
        else:
            row[field.name] = list(value) if isinstance(value, tuple) else value
    return row


def from_row(kind: type[E], row: Mapping[str, Any]) -> E:
    """The entry that `as_row` made the columns of."""
    values: dict[str, Any] = {}
    for field in fields(kind):
        value = row[field.name]
        if f"{field.name}_over" in row:
            value = None if value is None else Quantity(value, row[f"{field.name}_over"])
        values[field.name] = tuple(value) if isinstance(value, list) else value
    return kind(**values)


def as_fields(entry: Entry) -> dict[str, Any]:
    """`entry` in plain JSON types by its fields' names: days as 2024-06-15, quantities as 200余, partners as a list."""
    return {field.name: _plain(getattr(entry, field.name)) for field in fields(entry)}


def digest(entry: Entry) -> str:
    """64 hex digits that are the same for two entries exactly when every field is."""
    written = json.dumps(as_fields(entry), ensure_ascii=False, sort_keys=True)
    return sha256(written.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Quantity) else value
