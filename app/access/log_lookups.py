"""Who was shown a case: for the resident it is about, and for audit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.access.tables import access_log
from app.kit.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUp:
    """One request that showed something; never a name, only the post and the key behind it."""

    seq: int
    at: datetime
    purpose: str
    role: str
    route: str
    caller: UUID
    responder: UUID | None


def look_ups(
    tx: Tx, *, cases: Sequence[UUID], reports: Sequence[UUID], limit: int, before: int | None = None
) -> Sequence[LookUp]:
    """Return the requests that showed any of these, newest first."""
    shown = [access_log.c.cases.cast(sa.Text).like(f"%{one}%") for one in cases]
    shown += [access_log.c.reports.cast(sa.Text).like(f"%{one}%") for one in reports]
    wanted = sa.select(access_log).where(sa.or_(sa.false(), *shown))
    if before is not None:
        wanted = wanted.where(access_log.c.seq < before)
    return tuple(_look_up(row) for row in tx.execute(wanted.order_by(access_log.c.seq.desc()).limit(limit)))


def _look_up(row: sa.Row[Any]) -> LookUp:
    return LookUp(
        seq=row.seq,
        at=row.at,
        purpose=row.purpose,
        role=row.role,
        route=row.route,
        caller=row.caller_id,
        responder=row.responder_id,
    )
