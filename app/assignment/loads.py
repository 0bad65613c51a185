"""How many open cases each owner has at a centre."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import cases, is_open
from app.kit.database import Tx


def open_cases(tx: Tx, owners: Sequence[UUID], *, centre: UUID) -> Mapping[UUID, int]:
    counted = (
        sa.select(cases.c.owner_id, sa.func.count().label("open"))
        .where(cases.c.owner_id.in_(owners), cases.c.centre_id == centre, is_open)
        .group_by(cases.c.owner_id)
    )
    return {row.owner_id: row.open for row in tx.execute(counted)}
