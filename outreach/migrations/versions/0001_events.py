"""The table of events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NAME = sa.String(64)


def upgrade() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("hour", sa.SmallInteger, nullable=False),
        *(sa.Column(name, NAME, nullable=False) for name in ("channel", "site", "resident", "intent", "topic")),
        sa.Column("card", NAME),
        sa.Column("outcome", NAME, nullable=False),
        sa.Column("risk", NAME),
        sa.Column("ms", sa.Integer, nullable=False),
        sa.Column("feedback", sa.String(3)),
    )
    op.create_index("events_by_day", "events", ["day", "outcome"])


def downgrade() -> None:
    op.drop_table("events")
