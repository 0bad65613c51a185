"""Whether a case is still to be acted on by its limit: what was acted on presses nobody, and goes to no other case."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0029"
down_revision: str | None = "0028"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.add_column(
        "cases",
        sa.Column(
            "owes_action",
            sa.Boolean(),
            nullable=False,
            server_default=sa.true(),
            comment="by `act_by`, where that is set; else that was met, or somebody acted later",
        ),
    )


def downgrade() -> None:
    op.drop_column("cases", "owes_action")
