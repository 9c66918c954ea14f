"""The table of events, as the newest migration leaves it."""

from __future__ import annotations

import sqlalchemy as sa

METADATA = sa.MetaData()

EVENTS = sa.Table(
    "events",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", sa.DateTime, nullable=False),  # UTC
    sa.Column("day", sa.Date, nullable=False),  # the office's day
    sa.Column("hour", sa.SmallInteger, nullable=False),  # the office's hour, 0 to 23
    sa.Column("channel", sa.String(64), nullable=False),
    sa.Column("site", sa.String(64), nullable=False),
    sa.Column("resident", sa.String(64), nullable=False),  # pseudonym, another one every month
    sa.Column("intent", sa.String(64), nullable=False),
    sa.Column("topic", sa.String(64), nullable=False),
    sa.Column("card", sa.String(64)),
    sa.Column("outcome", sa.String(64), nullable=False),
    sa.Column("risk", sa.String(64)),
    sa.Column("ms", sa.Integer, nullable=False),
    sa.Column("feedback", sa.String(3)),
    sa.Column("reason", sa.String(64)),
    sa.Column("opening", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("hotline", sa.String(64)),
    sa.Column("scheme", sa.String(16)),
    sa.Index("events_by_day", "day", "outcome"),
)
