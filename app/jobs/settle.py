"""Settling promised work without doing it: for a past that is told afterwards, where nothing may leave the house."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from app.jobs.tables import is_waiting, jobs
from app.jobs.work import Job, JobState
from app.kit.database import Tx
from app.kit.ids import new_id


def settle(tx: Tx) -> Sequence[Job]:
    """Mark everything that is due as done and return it, so that its effects can be written too."""
    settled = tx.execute(
        sa.update(jobs)
        .where(is_waiting, jobs.c.run_at <= tx.now)
        .values(state=JobState.DONE.value, finished_at=tx.now, attempts=1)
        .returning(jobs.c.id, jobs.c.kind, jobs.c.key, jobs.c.subject)
    )
    lease = new_id()
    return tuple(
        Job(id=row.id, kind=row.kind, key=row.key, subject=row.subject, payload=None, attempts=1, lease=lease)
        for row in settled
    )
