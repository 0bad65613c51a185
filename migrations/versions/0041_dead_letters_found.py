"""Dead letters are counted by an index of their own, and not by reading all work there ever was."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0041"
down_revision: str | None = "0040"
branch_labels: str | None = None
depends_on: str | None = None

_DEAD = sa.text("state = 'dead'")


def upgrade() -> None:
    op.create_index("ix_jobs_dead", "jobs", ["id"], unique=False, sqlite_where=_DEAD, postgresql_where=_DEAD)


def downgrade() -> None:
    op.drop_index("ix_jobs_dead", table_name="jobs", sqlite_where=_DEAD, postgresql_where=_DEAD)
