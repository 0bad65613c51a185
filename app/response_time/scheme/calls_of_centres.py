"""The calls of a leader's centres, for how they are reached: when, what became of them, who was tried.

Nothing that was said, and nobody who said it: a note may be of another centre's matter, or of a family. What became a
report is among them where one of its cases is within the bounds, so that a family team's calls stay its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from app.assignment.bounds import Bounds
from app.assignment.tables import case_reports, cases
from app.intake.call import CallKind, CallStep
from app.intake.calls_kept import steps_of
from app.intake.parties import parties_of
from app.intake.tables import phone_calls
from app.kit.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class CallInCodes:
    """A call without its words; `report` is the one that it became or was added to, with its `reference`."""

    id: UUID
    kind: CallKind
    called_at: datetime
    recorded_at: datetime
    centre: UUID
    report: UUID | None
    reference: str | None
    steps: Sequence[CallStep]


def calls_of_centres(tx: Tx, bounds: Bounds, *, limit: int, before: UUID | None = None) -> Sequence[CallInCodes]:
    """Return the calls of these centres, the newest first; `before` is the last of the page before."""
    call = phone_calls.c
    seen = (
        sa.select(case_reports.c.case_id)
        .join(cases, cases.c.id == case_reports.c.case_id)
        .where(case_reports.c.report_id == call.report_id, bounds.condition())
    )
    bounded = sa.and_(call.centre_id.in_(bounds.centres), sa.or_(call.report_id.is_(None), sa.exists(seen)))
    wanted = sa.select(call.id, call.kind, call.called_at, call.recorded_at, call.centre_id, call.report_id)
    if before is not None:
        wanted = wanted.where(call.id < before)
    rows = tx.execute(wanted.where(bounded).order_by(call.id.desc()).limit(limit)).all()
    steps = steps_of(tx, [row.id for row in rows])
    known = {one.report: one.reference for one in parties_of(tx, ids=[row.report_id for row in rows if row.report_id])}
    return [
        CallInCodes(
            id=row.id,
            kind=CallKind(row.kind),
            called_at=row.called_at,
            recorded_at=row.recorded_at,
            centre=row.centre_id,
            report=row.report_id,
            reference=known.get(row.report_id),
            steps=steps.get(row.id, ()),
        )
        for row in rows
    ]
