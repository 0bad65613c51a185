"""Which case something is about that has an address of its own: a hand-over, a task."""

from __future__ import annotations

from typing import Final
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import cases, hand_overs, tasks
from app.kit.database import Tx

_TABLES: Final = {"hand-overs": hand_overs, "tasks": tasks}


def number_behind(tx: Tx, *, resource: str, row: UUID) -> str | None:
    """Return the number of the case, for whoever then asks whether it may be seen; None where there is nothing such."""
    table = _TABLES.get(resource)
    if table is None:
        return None
    wanted = sa.select(cases.c.number).join(table, table.c.case_id == cases.c.id).where(table.c.id == row)
    return tx.execute(wanted).scalar_one_or_none()
