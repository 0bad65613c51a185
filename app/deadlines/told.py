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


def take_notices(tx: Tx, *, ended: UUID, into: UUID) -> None:
    """Take along what was told of limits that go on in another case: nobody is told of the same one twice."""
    theirs = notices.c.case_id == ended
    moved = sa.case((notices.c.ref_id == ended, into), else_=notices.c.ref_id)
    there = notices.alias()
    known = sa.exists().where(
        there.c.case_id == into,
        there.c.ref_id == into,
        *(there.c[name] == notices.c[name] for name in ("what", "limit_at", "step", "told", "days")),
    )
    tx.execute(sa.delete(notices).where(theirs, notices.c.ref_id == ended, known))
    tx.execute(sa.update(notices).where(theirs).values(case_id=into, ref_id=moved))


def notice_of(tx: Tx, notice: UUID) -> Notice:
    row = tx.execute(sa.select(notices).where(notices.c.id == notice)).one()
    return Notice(
        case=row.case_id,
        what=What(row.what),
        limit_at=row.limit_at,
        step=Step(row.step),
        told=Told(row.told),
    )
