"""The tables of the staff pages, as the newest migration leaves them. Times are UTC without their zone."""

from __future__ import annotations

import sqlalchemy as sa

from outreach.schema import METADATA

ACCOUNTS = sa.Table(
    "accounts",
    METADATA,
    sa.Column("name", sa.String(32), primary_key=True),
    sa.Column("display", sa.String(32), nullable=False),
    sa.Column("password", sa.String(256), nullable=False),  # Argon2's own notation: parameters, salt, hash
    sa.Column("role", sa.String(16), nullable=False),
    sa.Column("made", sa.DateTime, nullable=False),
    sa.Column("disabled", sa.Boolean, nullable=False),
    sa.Column("failed", sa.SmallInteger, nullable=False),  # tries since the last that succeeded
    sa.Column("locked_until", sa.DateTime),
    sa.Column("epoch", sa.Integer, nullable=False),  # one more whenever the account's sessions must end
)

STAFF_SESSIONS = sa.Table(
    "staff_sessions",
    METADATA,
    sa.Column("digest", sa.String(64), primary_key=True),  # SHA-256 of the token, which only the browser has
    sa.Column("account", sa.String(32), nullable=False),
    sa.Column("epoch", sa.Integer, nullable=False),
    sa.Column("made", sa.DateTime, nullable=False),
    sa.Column("seen", sa.DateTime, nullable=False),
    sa.Index("staff_sessions_by_account", "account"),
)

AUDIT = sa.Table(
    "audit",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("account", sa.String(32), nullable=False),  # who did it; "" where it was no account
    sa.Column("action", sa.String(32), nullable=False),
    sa.Column("object", sa.String(128), nullable=False),
    sa.Column("detail", sa.JSON, nullable=False),
    sa.Index("audit_by_at", "at"),
)
