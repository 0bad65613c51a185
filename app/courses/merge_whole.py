"""Ending a case in another one with all that hangs on it: courses, follow-ups, and what was told of its limits."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from app.courses.tables import course_extensions, courses, follow_ups
from app.deadlines.told import take_notices
from app.kit.database import Tx
from app.queue import merge
from app.queue.acts import Done
from app.queue.viewer import Viewer


def merge_whole(tx: Tx, viewer: Viewer, *, number: str, into: str, reason: str, at: datetime) -> Done:
    """End it, and let everything go on in the other one; errors as `merge`."""
    done = merge.merge(tx, viewer, number=number, into=into, reason=reason, at=at)
    if done.moved_from is not None:
        _take_along(tx, ended=done.moved_from, into=done.case)
        take_notices(tx, ended=done.moved_from, into=done.case)
    return done


def _take_along(tx: Tx, *, ended: UUID, into: UUID) -> None:
    """What was promised of a course or a follow-up finds it by its own id, and its case by the row."""
    for table in (courses, course_extensions, follow_ups):
        tx.execute(sa.update(table).where(table.c.case_id == ended).values(case_id=into))
