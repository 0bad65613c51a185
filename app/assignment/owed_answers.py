"""By when the owner of a case answers each of its reporters: promises of their own, kept beside each report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import case_reports
from app.kit.database import Tx


def bring_forward(tx: Tx, *, case: UUID, to: datetime) -> None:
    """Hold the owner to answer everybody by an instant at the latest."""
    later = sa.and_(case_reports.c.case_id == case, case_reports.c.answer_by > to)
    tx.execute(sa.update(case_reports).where(later).values(answer_by=to))


def held_to(tx: Tx, *, case: UUID) -> Sequence[datetime | None]:
    """Return by when the owner answers each reporter of a case, in the order of the reports."""
    return [row.answer_by for row in _in_order(tx, case)]


def put_back(tx: Tx, *, case: UUID, held: Sequence[tuple[datetime | None, datetime | None]]) -> None:
    """Put back to what it was `(before, after)` something brought it forward; what is past or moved since stays."""
    for row, (before, after) in zip(_in_order(tx, case), held, strict=True):
        if before != after and row.answer_by == after and after is not None and after > tx.now:
            _hold(tx, case, row.report_id, before)


def move_on(tx: Tx, *, case: UUID, since: datetime, moved: Callable[[datetime], datetime]) -> None:
    """Move each by what a wait took from it that began at `since`; what was reported since then lost nothing by it."""
    tx.flush()
    told_before = sa.and_(case_reports.c.case_id == case, case_reports.c.received_at <= since)
    mine = sa.and_(told_before, case_reports.c.answer_by.is_not(None))
    for row in tx.execute(sa.select(case_reports.c.report_id, case_reports.c.answer_by).where(mine)).all():
        limit = moved(row.answer_by)
        if limit != row.answer_by:
            _hold(tx, case, row.report_id, limit)


def _in_order(tx: Tx, case: UUID) -> Sequence[sa.Row[tuple[UUID, datetime | None]]]:
    tx.flush()
    wanted = sa.select(case_reports.c.report_id, case_reports.c.answer_by).where(case_reports.c.case_id == case)
    return tx.execute(wanted.order_by(case_reports.c.received_at, case_reports.c.report_id)).all()


def _hold(tx: Tx, case: UUID, report: UUID, to: datetime | None) -> None:
    one = sa.and_(case_reports.c.case_id == case, case_reports.c.report_id == report)
    tx.execute(sa.update(case_reports).where(one).values(answer_by=to))
