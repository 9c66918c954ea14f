"""Daily numbers that outlive the events, and which street a place belongs to."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "sites",
        sa.Column("site", sa.String(32), primary_key=True),
        sa.Column("street", sa.String(64), nullable=False),
    )
    for table, time in (("daily_counts", "day"), ("monthly_counts", "month")):
        op.create_table(
            table,
            sa.Column("measure", sa.String(32), primary_key=True),
            sa.Column(time, sa.Date, primary_key=True),
            sa.Column("category", sa.String(64), primary_key=True),
            sa.Column("count", sa.Integer, nullable=False),
            sqlite_with_rowid=False,
        )
    op.create_table(
        "daily_residents",
        sa.Column("dimension", sa.String(32), primary_key=True),
        sa.Column("previous", sa.SmallInteger, primary_key=True, autoincrement=False),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("category", sa.String(64), primary_key=True),
        sa.Column("residents", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    rolled_up = op.create_table(
        "rolled_up",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("event", sa.Integer, nullable=False),
    )
    op.bulk_insert(rolled_up, [{"id": 1, "event": 0}])
    op.create_index("events_by_resident", "events", ["resident", "day", "hour", "channel", "site"])


def downgrade() -> None:
    op.drop_index("events_by_resident", "events")
    for table in ("rolled_up", "daily_residents", "monthly_counts", "daily_counts", "sites"):
        op.drop_table(table)
