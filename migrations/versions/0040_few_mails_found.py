"""The few mails that wait, and those of machines, are found among a million others in the order they are listed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0040"
down_revision: str | None = "0039"
branch_labels: str | None = None
depends_on: str | None = None

_WAITING = sa.text("state = 'waiting'")
_OF_MACHINES = sa.text("outcome IN ('auto_reply', 'bounce')")


def upgrade() -> None:
    _drop("ix_mails_waiting", _WAITING)
    _create("ix_mails_waiting", "id", _WAITING)
    _create("ix_mails_of_machines", "id", _OF_MACHINES)


def downgrade() -> None:
    _drop("ix_mails_of_machines", _OF_MACHINES)
    _drop("ix_mails_waiting", _WAITING)
    _create("ix_mails_waiting", "arrived_at", _WAITING)


def _create(name: str, column: str, where: sa.TextClause) -> None:
    op.create_index(name, "mails", [column], unique=False, sqlite_where=where, postgresql_where=where)


def _drop(name: str, where: sa.TextClause) -> None:
    op.drop_index(name, table_name="mails", sqlite_where=where, postgresql_where=where)
