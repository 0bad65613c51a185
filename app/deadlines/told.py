"""Notices that were told, read back by those who write the letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from app.deadlines.limit import Step, Told, What
from app.deadlines.tables import notices
from app.kit.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """That somebody is told of a limit."""

    case: UUID
    what: What
    limit_at: datetime
    step: Step
    told: Told


def notice_of(tx: Tx, notice: UUID) -> Notice:
    row = tx.execute(sa.select(notices).where(notices.c.id == notice)).one()
    return Notice(
        case=row.case_id,
        what=What(row.what),
        limit_at=row.limit_at,
        step=Step(row.step),
        told=Told(row.told),
    )
