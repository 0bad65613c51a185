"""A call that was missed stays one when somebody has called back and written it down: it counted as answered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0028"
down_revision: str | None = "0027"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    missed: sa.Column[bool] = sa.Column(
        "missed",
        sa.Boolean(),
        nullable=False,
        server_default=sa.false(),
        comment="nobody took it, whoever called back and wrote it down since",
    )
    op.add_column("incoming_calls", missed)
    calls = sa.table("incoming_calls", sa.column("missed", sa.Boolean()), sa.column("state", sa.String()))
    op.execute(sa.update(calls).where(calls.c.state == "missed").values(missed=True))


def downgrade() -> None:
    op.drop_column("incoming_calls", "missed")
