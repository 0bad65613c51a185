"""By when the owner of a case answers each of its reporters: promises of their own, kept beside each report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import case_reports
from app.kit.database import Tx


def bring_forward(tx: Tx, *, case: UUID, to: datetime) -> None:
    """Hold the owner to answer everybody by an instant at the latest."""
    later = sa.and_(case_reports.c.case_id == case, case_reports.c.answer_by > to)
    tx.execute(sa.update(case_reports).where(later).values(answer_by=to))


def move_on(tx: Tx, *, case: UUID, since: datetime, moved: Callable[[datetime], datetime]) -> None:
    """Move each by what a wait took from it that began at `since`; what was reported since then lost nothing by it."""
    tx.flush()
    told_before = sa.and_(case_reports.c.case_id == case, case_reports.c.received_at <= since)
    mine = sa.and_(told_before, case_reports.c.answer_by.is_not(None))
    for row in tx.execute(sa.select(case_reports.c.report_id, case_reports.c.answer_by).where(mine)).all():
        limit = moved(row.answer_by)
        if limit != row.answer_by:
            one = sa.and_(case_reports.c.case_id == case, case_reports.c.report_id == row.report_id)
            tx.execute(sa.update(case_reports).where(one).values(answer_by=limit))
