"""What a resident is owed is found by the tasks that were dropped or are open, not by all notices there ever were."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0039"
down_revision: str | None = "0038"
branch_labels: str | None = None
depends_on: str | None = None

_DROPPED = sa.text("state = 'dropped' AND refused_at IS NULL")


def upgrade() -> None:
    op.create_index("ix_resident_notices_task_id", "resident_notices", ["task_id"], unique=False)
    op.create_index("ix_tasks_dropped", "tasks", ["id"], unique=False, sqlite_where=_DROPPED, postgresql_where=_DROPPED)


def downgrade() -> None:
    op.drop_index("ix_tasks_dropped", table_name="tasks", sqlite_where=_DROPPED, postgresql_where=_DROPPED)
    op.drop_index("ix_resident_notices_task_id", table_name="resident_notices")
