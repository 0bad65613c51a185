"""Which home of a list a report is: ten receipts for one mail could not be told apart."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0034"
down_revision: str | None = "0033"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    entry: sa.Column[int] = sa.Column(
        "entry",
        sa.Integer(),
        nullable=True,
        comment="which of the homes that a mail lists, in its order; none where it lists none",
    )
    op.add_column("mail_reports", entry)


def downgrade() -> None:
    op.drop_column("mail_reports", "entry")
