"""Notices that were told, read back by those who write the letters."""

from __future__ import annotations

from collections.abc import Sequence
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
    moved = sa.case((notices.c.ref_id == ended, into), else_=notices.c.ref_id)
    _take(tx, notices.c.case_id == ended, into=into, ref=moved)


def take_notices_of(tx: Tx, *, reports: Sequence[UUID], source: UUID, into: UUID) -> None:
    """Take along what was told of these reports alone, which are in another case from now on."""
    theirs = sa.and_(notices.c.case_id == source, notices.c.ref_id.in_(reports))
    _take(tx, theirs, into=into, ref=notices.c.ref_id)


def _take(tx: Tx, theirs: sa.ColumnElement[bool], *, into: UUID, ref: sa.ColumnElement[UUID]) -> None:
    there = notices.alias()
    known = sa.exists().where(
        there.c.case_id == into,
        there.c.ref_id == ref,
        *(there.c[name] == notices.c[name] for name in ("what", "limit_at", "step", "told", "days")),
    )
    tx.execute(sa.delete(notices).where(theirs, known))
    tx.execute(sa.update(notices).where(theirs).values(case_id=into, ref_id=ref))


def notice_of(tx: Tx, notice: UUID) -> Notice:
    row = tx.execute(sa.select(notices).where(notices.c.id == notice)).one()
    return Notice(
        case=row.case_id,
        what=What(row.what),
        limit_at=row.limit_at,
        step=Step(row.step),
        told=Told(row.told),
    )
