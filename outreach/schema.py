"""The tables of events, of what is rolled up from them, and of unanswered questions, as the newest migration leaves them."""

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
    sa.Index("events_by_resident", "resident", "day", "hour", "channel", "site"),
)

SITES = sa.Table(
    "sites",
    METADATA,
    sa.Column("site", sa.String(32), primary_key=True),
    sa.Column("street", sa.String(64), nullable=False),
)
"""Which street a place belongs to; staff edit it, and a place without a row has none."""

DAILY_COUNTS = sa.Table(
    "daily_counts",
    METADATA,
    sa.Column("measure", sa.String(32), primary_key=True),  # a name of outreach.rollups.measures
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("category", sa.String(64), primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""How many turns of a day fall into a category. Kept for good: it holds no person."""

MONTHLY_COUNTS = sa.Table(
    "monthly_counts",
    METADATA,
    sa.Column("measure", sa.String(32), primary_key=True),
    sa.Column("month", sa.Date, primary_key=True),  # its first day
    sa.Column("category", sa.String(64), primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""The daily counts of each month added up, so that a year is read off twelve months."""

DAILY_RESIDENTS = sa.Table(
    "daily_residents",
    METADATA,
    sa.Column("dimension", sa.String(32), primary_key=True),  # a name of outreach.rollups.visits
    sa.Column("previous", sa.SmallInteger, primary_key=True, autoincrement=False),  # day of the month, 0 for none
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("category", sa.String(64), primary_key=True),
    sa.Column("residents", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""How many residents came on a day who had come before on `previous`. Kept for good: it holds no person."""

ROLLED_UP = sa.Table(
    "rolled_up",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),  # always 1
    sa.Column("event", sa.Integer, nullable=False),  # the highest event that the daily tables contain
)

QUESTIONS = sa.Table(
    "questions",
    METADATA,
    # drawn by chance: numbers in order would tell the n-th question of a day from the n-th event
    sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True, autoincrement=False),
    sa.Column("day", sa.Date, nullable=False),  # the office's day, and no time
    sa.Column("channel", sa.String(64), nullable=False),
    sa.Column("outcome", sa.String(64), nullable=False),
    sa.Column("card", sa.String(64)),
    sa.Column("words", sa.String(200), nullable=False),  # masked
    sa.Column("form", sa.String(32), nullable=False),  # digest of what near copies share
    sa.Column("state", sa.String(16), nullable=False),
    sa.Index("questions_by_form", "form"),
    sa.Index("questions_by_day", "day"),
)
