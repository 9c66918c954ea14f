"""Events also say where a conversation began, which number was named, why an answer did not help, and which scheme it was."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ADDED = (
    sa.Column("reason", sa.String(64)),
    sa.Column("opening", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("hotline", sa.String(64)),
    sa.Column("scheme", sa.String(16)),
)


def upgrade() -> None:
    for column in ADDED:
        op.add_column("events", column)


def downgrade() -> None:
    for column in ADDED:
        op.drop_column("events", column.name)
