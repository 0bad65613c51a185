"""Which version of a case it was that was cleared: what is told of it later is cleared again when its time is over.

Cases of which something was told since are left without one, and so are cleared again.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0036"
down_revision: str | None = "0035"
branch_labels: str | None = None
depends_on: str | None = None

CLEARED = """UPDATE cleared_cases SET version = (SELECT version FROM cases c WHERE c.id = cleared_cases.case_id)
    WHERE NOT EXISTS (SELECT 1 FROM events e
        WHERE e.case_id = cleared_cases.case_id AND e.recorded_at > cleared_cases.cleared_at)"""


def upgrade() -> None:
    which = "of the case as it was cleared: a later one is not cleared"
    op.add_column("cleared_cases", sa.Column("version", sa.Integer(), nullable=True, comment=which))
    op.execute(CLEARED)


def downgrade() -> None:
    op.drop_column("cleared_cases", "version")
