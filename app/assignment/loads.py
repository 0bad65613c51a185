"""How many open cases each owner has at a centre."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import cases, is_open
from app.kit.database import Tx
from app.kit.prepared import Prepared

_OPEN = Prepared(
    sa.select(cases.c.owner_id, sa.func.count().label("open"))
    .where(cases.c.centre_id == sa.bindparam("centre"), is_open)
    .group_by(cases.c.owner_id)
)


def foresee_loads(tx: Tx, *, centre: UUID) -> None:
    """Let what `open_cases` is about to ask go along with the next question; most new cases are given by load."""
    tx.foresee(_OPEN, {"centre": centre})


def open_cases(tx: Tx, centre: UUID) -> Mapping[UUID, int]:
    return {row.owner_id: row.open for row in tx.rows(_OPEN, {"centre": centre})}
