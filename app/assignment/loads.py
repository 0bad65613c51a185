"""How many open cases each owner has at a centre: asked once in a transaction, which counts on what it opens itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast
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
_LOADS: Final = "loads"

_Loads = dict[UUID, dict[UUID, int]]
"""By centre, by owner."""


def foresee_loads(tx: Tx, *, centre: UUID) -> None:
    """Let what `open_cases` is about to ask go along with the next question; most new cases are given by load."""
    if centre not in _known(tx):
        tx.foresee(_OPEN, {"centre": centre})


def open_cases(tx: Tx, centre: UUID) -> Mapping[UUID, int]:
    """Return the open cases by owner; counting thousands for each of twenty mails would cost more than reading them."""
    known = _known(tx)
    if centre not in known:
        known[centre] = {row.owner_id: row.open for row in tx.rows(_OPEN, {"centre": centre})}
    return known[centre]


def count_opened(tx: Tx, *, centre: UUID, owner: UUID) -> None:
    """Count a case that this transaction opens: the next one may be another's to have."""
    loads = _known(tx).get(centre)
    if loads is not None:
        loads[owner] = loads.get(owner, 0) + 1


def forget_loads(tx: Tx) -> None:
    """Count anew when asked again: a case of this transaction has gone to somebody else."""
    tx.known.pop(_LOADS, None)


def _known(tx: Tx) -> _Loads:
    return cast("_Loads", tx.known.setdefault(_LOADS, {}))
