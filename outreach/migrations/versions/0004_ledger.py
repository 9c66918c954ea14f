"""The ledger: activities, governance figures, and who changed what."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

NAME = sa.String(120)
LIVE = sa.text("NOT deleted")


def upgrade() -> None:
    op.create_table(
        "activities",
        sa.Column("id", sa.Integer, primary_key=True),
        *_named("name", "kind"),
        *_days(),
        *_named("theme", "venue", "street"),
        sa.Column("partners", sa.JSON, nullable=False),
        *_quantity("partner_count"),
        *_quantity("sessions"),
        *_quantity("people"),
        *_quantity("materials"),
        sa.Column("note", sa.Text, nullable=False),
        *_named("attachment"),
        *_kept(),
    )
    op.create_table(
        "governance_figures",
        sa.Column("id", sa.Integer, primary_key=True),
        *_named("name"),
        *_quantity("quantity", nullable=False),
        *_named("unit"),
        *_days(),
        *_named("source", "part_of"),
        sa.Column("note", sa.Text, nullable=False),
        *_kept(),
    )
    op.create_table(
        "ledger_history",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("table_name", sa.String(32), nullable=False),
        sa.Column("entry", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("before", sa.JSON),
        sa.Column("after", sa.JSON),
    )
    for table in ("activities", "governance_figures"):
        op.create_index(f"{table}_by_day", table, ["first", "last"])
        op.create_index(f"{table}_once", table, ["digest"], unique=True, sqlite_where=LIVE, postgresql_where=LIVE)
    op.create_index("ledger_history_by_entry", "ledger_history", ["table_name", "entry"])


def downgrade() -> None:
    for table in ("ledger_history", "governance_figures", "activities"):
        op.drop_table(table)


def _named(*names: str) -> list[sa.Column]:
    return [sa.Column(name, NAME, nullable=False) for name in names]


def _days() -> list[sa.Column]:
    return [sa.Column(name, sa.Date, nullable=False) for name in ("first", "last")]


def _quantity(name: str, *, nullable: bool = True) -> list[sa.Column]:
    return [
        sa.Column(name, sa.BigInteger, nullable=nullable),
        sa.Column(f"{name}_over", sa.Boolean, nullable=False),
    ]


def _kept() -> list[sa.Column]:
    return [
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("deleted", sa.Boolean, nullable=False),
    ]
