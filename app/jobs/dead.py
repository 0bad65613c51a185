"""Dead letters: promised work that failed to the last attempt, and is shown until somebody gives it another series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from app.jobs.tables import jobs
from app.jobs.work import JobState
from app.kit.database import Tx
from app.kit.errors import Conflict, NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLetter:
    """What may be shown of it: never the payload, which is about people; `failure` is the kind of the last one."""

    id: UUID
    kind: str
    attempts: int
    failure: str | None
    promised_at: datetime
    failed_at: datetime


def dead_letters(tx: Tx) -> int:
    count = tx.execute(sa.select(sa.func.count()).select_from(jobs).where(jobs.c.state == JobState.DEAD.value))
    return int(count.scalar_one())


def listed(tx: Tx, *, limit: int, after: UUID | None = None) -> Sequence[DeadLetter]:
    """Return dead letters, those promised first at the top."""
    wanted = sa.select(jobs).where(jobs.c.state == JobState.DEAD.value)
    if after is not None:
        wanted = wanted.where(jobs.c.id > after)
    return tuple(
        DeadLetter(
            id=row.id,
            kind=row.kind,
            attempts=row.attempts,
            failure=row.failure,
            promised_at=row.promised_at,
            failed_at=row.run_at,
        )
        for row in tx.execute(wanted.order_by(jobs.c.id).limit(limit))
    )


def revive(tx: Tx, *, job: UUID) -> None:
    """Give a dead letter another series of attempts; NotFound without such a job, Conflict where it is not dead."""
    revived = tx.execute(
        sa.update(jobs)
        .where(jobs.c.id == job, jobs.c.state == JobState.DEAD.value)
        .values(state=JobState.WAITING.value, attempts=0, run_at=tx.now, lease=None, leased_until=None)
    )
    if revived.rowcount == 1:
        return
    if tx.execute(sa.select(jobs.c.id).where(jobs.c.id == job)).first() is None:
        raise NotFound
    raise Conflict("This job is not a dead letter: it waits or is done.")
