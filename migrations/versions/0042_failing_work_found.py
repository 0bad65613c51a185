"""Work that fails and is tried again is counted by an index of its own, and not by reading all that waits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0042"
down_revision: str | None = "0041"
branch_labels: str | None = None
depends_on: str | None = None

_FAILING = sa.text("state = 'waiting' AND attempts > 2")


def upgrade() -> None:
    op.create_index("ix_jobs_failing", "jobs", ["id"], unique=False, sqlite_where=_FAILING, postgresql_where=_FAILING)


def downgrade() -> None:
    op.drop_index("ix_jobs_failing", table_name="jobs", sqlite_where=_FAILING, postgresql_where=_FAILING)
