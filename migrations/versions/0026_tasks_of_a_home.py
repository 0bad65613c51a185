"""Which home a supplier's task is about, and when a task was dropped: neither is the case's of later."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kit import columns

revision: str = "0026"
down_revision: str | None = "0025"
branch_labels: str | None = None
depends_on: str | None = None

HOME = """UPDATE tasks SET dwelling_fp = (SELECT c.dwelling_fp FROM cases c WHERE c.id = tasks.case_id)
    WHERE supplier_id IS NOT NULL"""
ENDED = """UPDATE tasks SET dropped_at = (SELECT c.closed_at FROM cases c WHERE c.id = tasks.case_id)
    WHERE state = 'dropped' AND refused_at IS NULL"""


def upgrade() -> None:
    home = "of a supplier's: the home it was set for, and none other is shown to it"
    op.add_column("tasks", sa.Column("dwelling_fp", sa.LargeBinary(), nullable=True, comment=home))
    ended = "when it was owed no longer: with its case, or because the case is of another home since"
    op.add_column("tasks", sa.Column("dropped_at", columns.instant(), nullable=True, comment=ended))
    op.execute(HOME)
    op.execute(ENDED)


def downgrade() -> None:
    op.drop_column("tasks", "dropped_at")
    op.drop_column("tasks", "dwelling_fp")
