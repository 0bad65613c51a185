"""How many open cases each owner has at a centre."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import cases, is_open
from app.kit.database import Tx

_OPEN = (
    sa.select(cases.c.owner_id, sa.func.count().label("open"))
    .where(
        cases.c.owner_id.in_(sa.bindparam("owners", expanding=True)),
        cases.c.centre_id == sa.bindparam("centre"),
        is_open,
    )
    .group_by(cases.c.owner_id)
)


def open_cases(tx: Tx, owners: Sequence[UUID], *, centre: UUID) -> Mapping[UUID, int]:
    counted = tx.execute(_OPEN, {"owners": owners, "centre": centre})
    return {row.owner_id: row.open for row in counted}
