"""Ending a case in another one, or taking reports to another, with all that hangs on it.

Courses and follow-ups go along, and what was told of its limits.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from app.courses.tables import course_extensions, courses, follow_ups
from app.deadlines.told import take_notices, take_notices_of
from app.kit.database import Tx
from app.queue import merge
from app.queue.acts import Done
from app.queue.merge import Moving
from app.queue.viewer import Viewer


def merge_whole(tx: Tx, viewer: Viewer, *, number: str, into: str, reason: str, at: datetime) -> Done:
    """End it, and let everything go on in the other one; errors as `merge`."""
    done = merge.merge(tx, viewer, number=number, into=into, reason=reason, at=at)
    if done.moved_from is not None:
        _take_along(tx, ended=done.moved_from, into=done.case)
        take_notices(tx, ended=done.moved_from, into=done.case)
    return done


def split_whole(tx: Tx, viewer: Viewer, *, number: str, moving: Moving, version: int | None = None) -> Done:
    """Open a case of their own for some reports; errors as `split`."""
    return _told(tx, merge.split(tx, viewer, number=number, moving=moving, version=version))


def move_whole(tx: Tx, viewer: Viewer, *, number: str, moving: Moving) -> Done:
    """Take reports to another case; errors as `move`."""
    return _told(tx, merge.move(tx, viewer, number=number, moving=moving))


def _told(tx: Tx, done: Done) -> Done:
    if done.moved_from is not None:
        take_notices_of(tx, reports=done.moved, source=done.moved_from, into=done.case)
    return done


def _take_along(tx: Tx, *, ended: UUID, into: UUID) -> None:
    """What was promised of a course or a follow-up finds it by its own id, and its case by the row."""
    for table in (courses, course_extensions, follow_ups):
        tx.execute(sa.update(table).where(table.c.case_id == ended).values(case_id=into))
