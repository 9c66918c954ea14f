"""Questions that were left unanswered, masked, for staff to read."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "questions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True, autoincrement=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("channel", sa.String(64), nullable=False),
        sa.Column("outcome", sa.String(64), nullable=False),
        sa.Column("card", sa.String(64)),
        sa.Column("words", sa.String(200), nullable=False),
        sa.Column("form", sa.String(32), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
    )
    op.create_index("questions_by_form", "questions", ["form"])
    op.create_index("questions_by_day", "questions", ["day"])


def downgrade() -> None:
    op.drop_table("questions")
