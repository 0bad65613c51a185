"""Who was shown a case: for the resident it is about, and for audit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.access.tables import access_log, access_log_chain, access_log_subjects
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
    """Return the requests that showed any of these, newest first.

    What is sealed is found by its index; what came since, at most some hours of it, is looked through.
    """
    wanted = [*cases, *reports]
    newest = sa.select(sa.func.coalesce(sa.func.max(access_log_chain.c.seq), 0))
    sealed: int = tx.execute(newest).scalar_one()
    since = access_log.c.seq > sealed
    found = _matching(tx, sa.and_(since, _names(wanted)), limit=limit, before=before)
    if len(found) == limit:
        return found
    indexed = sa.select(access_log_subjects.c.seq).where(access_log_subjects.c.subject_id.in_(wanted))
    older = sa.and_(access_log.c.seq.in_(indexed), access_log.c.seq <= sealed)
    return (*found, *_matching(tx, older, limit=limit - len(found), before=before))


def _names(wanted: Sequence[UUID]) -> sa.ColumnElement[bool]:
    told = [access_log.c.cases.cast(sa.Text), access_log.c.reports.cast(sa.Text)]
    return sa.or_(sa.false(), *(column.like(f"%{one}%") for one in wanted for column in told))


def _matching(tx: Tx, condition: sa.ColumnElement[bool], *, limit: int, before: int | None) -> Sequence[LookUp]:
    rows = sa.select(access_log).where(condition)
    if before is not None:
        rows = rows.where(access_log.c.seq < before)
    return tuple(_look_up(row) for row in tx.execute(rows.order_by(access_log.c.seq.desc()).limit(limit)))


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
