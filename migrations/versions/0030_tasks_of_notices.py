"""Which task it was by which staff were told to inform a resident: its instant is another once it is owed again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0030"
down_revision: str | None = "0029"
branch_labels: str | None = None
depends_on: str | None = None

OWED = """UPDATE resident_notices SET task_id = (SELECT {task} FROM tasks t
    WHERE t.case_id = resident_notices.case_id AND t.set_at = resident_notices.owed_at AND t.kind = 'other')"""
LEAST = {"sqlite": "min(t.id)", "postgresql": "min(t.id::text)::uuid"}
"""An older PostgreSQL knows no least one of uuids."""


def upgrade() -> None:
    of_what = "by which task: it is owed until that is done, in whichever case it stands"
    op.add_column("resident_notices", sa.Column("task_id", sa.Uuid(), nullable=True, comment=of_what))
    op.execute(OWED.format(task=LEAST[op.get_context().dialect.name]))


def downgrade() -> None:
    op.drop_column("resident_notices", "task_id")
