"""The tables of the ledger, as the newest migration leaves them. What is deleted stays, marked so."""

from __future__ import annotations

import sqlalchemy as sa

from outreach.schema import METADATA

NAME = sa.String(120)
LIVE = sa.text("NOT deleted")


def _quantity(name: str, *, nullable: bool = True) -> tuple[sa.Column, sa.Column]:
    """A quantity's value, and whether it was "somewhat more"."""
    return (
        sa.Column(name, sa.BigInteger, nullable=nullable),
        sa.Column(f"{name}_over", sa.Boolean, nullable=False),
    )


def _kept() -> tuple[sa.Column, sa.Column, sa.Column]:
    return (
        sa.Column("digest", sa.String(64), nullable=False),  # of all that was entered: the same row is not kept twice
        sa.Column("revision", sa.Integer, nullable=False),  # 1 when added, one more with every change
        sa.Column("deleted", sa.Boolean, nullable=False),
    )


def _once(table: str) -> sa.Index:
    return sa.Index(f"{table}_once", "digest", unique=True, sqlite_where=LIVE, postgresql_where=LIVE)


ACTIVITIES = sa.Table(
    "activities",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", NAME, nullable=False),
    sa.Column("kind", NAME, nullable=False),
    sa.Column("first", sa.Date, nullable=False),
    sa.Column("last", sa.Date, nullable=False),
    sa.Column("theme", NAME, nullable=False),
    sa.Column("venue", NAME, nullable=False),
    sa.Column("street", NAME, nullable=False),
    sa.Column("partners", sa.JSON, nullable=False),  # a list of names
    *_quantity("partner_count"),
    *_quantity("sessions"),
    *_quantity("people"),
    *_quantity("materials"),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("attachment", NAME, nullable=False),
    *_kept(),
    sa.Index("activities_by_day", "first", "last"),
    _once("activities"),
)

GOVERNANCE_FIGURES = sa.Table(
    "governance_figures",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", NAME, nullable=False),
    *_quantity("quantity", nullable=False),
    sa.Column("unit", NAME, nullable=False),
    sa.Column("first", sa.Date, nullable=False),
    sa.Column("last", sa.Date, nullable=False),
    sa.Column("source", NAME, nullable=False),
    sa.Column("part_of", NAME, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    *_kept(),
    sa.Index("governance_figures_by_day", "first", "last"),
    _once("governance_figures"),
)

LEDGER_HISTORY = sa.Table(
    "ledger_history",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("table_name", sa.String(32), nullable=False),  # of the entry
    sa.Column("entry", sa.Integer, nullable=False),  # its id there
    sa.Column("at", sa.DateTime, nullable=False),  # UTC
    sa.Column("who", sa.String(64), nullable=False),
    sa.Column("before", sa.JSON(none_as_null=True)),  # none where it was added
    sa.Column("after", sa.JSON(none_as_null=True)),  # none where it was deleted
    sa.Index("ledger_history_by_entry", "table_name", "entry"),
)
