"""Dead letters: promised work that failed to the last attempt, and is shown until somebody gives it another series."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from app.jobs.tables import is_dead, is_failing, is_waiting, jobs
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """Work that is not done: given up, and failed three times or more and tried again, each by its kind.

    And how many seconds ago the oldest that waits was due.
    """

    dead: Mapping[str, int]
    failing: Mapping[str, int]
    oldest_due_seconds: float


def backlog(tx: Tx) -> Backlog:
    given_up = tx.execute(sa.select(jobs.c.kind).where(is_dead)).scalars()  # few; grouped, SQLite reads all by kind
    failing = tx.execute(sa.select(jobs.c.kind).where(is_failing)).scalars()  # as above
    due = tx.execute(sa.select(sa.func.min(jobs.c.run_at)).where(is_waiting)).scalar()
    return Backlog(
        dead=Counter(given_up),
        failing=Counter(failing),
        oldest_due_seconds=0.0 if due is None else max(0.0, (tx.now - due).total_seconds()),
    )


def listed(tx: Tx, *, limit: int, after: UUID | None = None) -> Sequence[DeadLetter]:
    """Return dead letters, those promised first at the top."""
    wanted = sa.select(jobs).where(is_dead)
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


def came_back(tx: Tx, *, job: UUID, failure: str) -> None:
    """Make a dead letter of what was done in vain, as was learned since; nothing where it is not done, or not known."""
    done = sa.and_(jobs.c.id == job, jobs.c.state == JobState.DONE.value)
    tx.execute(sa.update(jobs).where(done).values(state=JobState.DEAD.value, failure=failure, run_at=tx.now))


def revive(tx: Tx, *, job: UUID) -> None:
    """Give a dead letter another series of attempts; NotFound without such a job, Conflict where it is not dead."""
    revived = tx.execute(
        sa.update(jobs)
        .where(jobs.c.id == job, is_dead)
        .values(state=JobState.WAITING.value, attempts=0, run_at=tx.now, lease=None, leased_until=None)
    )
    if revived.rowcount == 1:
        return
    if tx.execute(sa.select(jobs.c.id).where(jobs.c.id == job)).first() is None:
        raise NotFound
    raise Conflict("This job is not a dead letter: it waits or is done.")
