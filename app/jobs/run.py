"""Doing promised work: leased to one worker at a time, retried with growing pauses, at last a visible dead letter."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
import structlog

from app.jobs.tables import is_of, is_waiting, jobs
from app.jobs.work import LEASE, MOST_ATTEMPTS, SHOWN_FROM, Job, JobState, NotYet, pause_after
from app.kit.database import Database, Tx
from app.kit.ids import new_id
from app.kit.reach import Caller

_MOST_AT_ONCE = 20
_log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a kind of job is done.

    `prepare` reads what it needs, `deliver` acts outside any transaction, `effect` writes in the transaction that
    finishes the job. A delivery may happen twice when a worker dies between the two; an effect never does. `given_up`
    writes in the transaction that makes it a dead letter; its job has no payload, which may be what does not open.
    """

    prepare: Callable[[Tx, Job], object] | None = None
    deliver: Callable[[Job, object], None] | None = None
    effect: Callable[[Tx, Job], None] | None = None
    given_up: Callable[[Tx, Job], None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Leased:
    """A job whose payload is sealed still: one that does not open keeps no other waiting."""

    job: Job
    sealed: bytes | None

    def opened(self, tx: Tx) -> Job:
        if self.sealed is None:
            return self.job
        return replace(self.job, payload=tx.sealer.open(self.sealed, table="jobs", column="payload", row=self.job.id))


def run_due(database: Database, ways: Mapping[str, Way], *, caller: Caller) -> int:
    """Do what is due, up to a bounded batch; return how many jobs were tried."""
    leased = database.write(lambda tx: _lease(tx, tuple(ways)), caller=caller)
    tried = 0
    for one in leased:
        if (
            one.job.attempts > MOST_ATTEMPTS
        ):  # it never came back from its last one: perhaps it ends the worker each time
            _fail(database, one.job, ways[one.job.kind], caller, failure="LeaseExpired")
        else:
            _do(database, one, ways[one.job.kind], caller)
            tried += 1
    return tried


def next_due(tx: Tx, *, kinds: Collection[str]) -> datetime | None:
    """Return when the next job of these kinds is due, so that a worker who does them can sleep until then."""
    free = sa.case((jobs.c.leased_until.is_not(None), jobs.c.leased_until), else_=jobs.c.run_at)
    return tx.execute(sa.select(sa.func.min(free)).where(is_waiting, is_of(kinds))).scalar()


def _lease(tx: Tx, kinds: Sequence[str]) -> Sequence[_Leased]:
    lease = new_id()
    due = (
        sa.select(jobs.c.id)
        .where(
            is_waiting,
            jobs.c.run_at <= tx.now,
            is_of(kinds),
            sa.or_(jobs.c.leased_until.is_(None), jobs.c.leased_until < tx.now),
        )
        .order_by(jobs.c.run_at)
        .limit(_MOST_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    chosen = tx.execute(due).scalars().all()
    if not chosen:
        return ()
    taken = tx.execute(
        sa.update(jobs)
        .where(jobs.c.id.in_(chosen))
        .values(lease=lease, leased_until=tx.now + LEASE, attempts=jobs.c.attempts + 1)
        .returning(jobs)
    )
    return tuple(_leased(row, lease) for row in taken)


def _leased(row: sa.Row[tuple[object, ...]], lease: UUID) -> _Leased:
    job = Job(
        id=row.id,
        kind=row.kind,
        key=row.key,
        subject=row.subject,
        payload=None,
        attempts=row.attempts,
        lease=lease,
    )
    return _Leased(job=job, sealed=row.payload_sealed)


def _do(database: Database, leased: _Leased, way: Way, caller: Caller) -> None:
    try:
        job, prepared = database.read(lambda tx: _prepared(tx, leased, way), caller=caller)
        if way.deliver is not None:
            way.deliver(job, prepared)
        database.write(lambda tx: _finish(tx, job, way), caller=caller)
    except NotYet as wait:
        reason, until = type(wait).__name__, wait.until
        database.write(lambda tx: _wait(tx, leased.job, until, reason), caller=caller)
    except Exception as error:  # noqa: BLE001 whatever fails is tried again and at last shown as a dead letter
        _fail(database, leased.job, way, caller, failure=type(error).__name__)


def _prepared(tx: Tx, leased: _Leased, way: Way) -> tuple[Job, object]:
    job = leased.opened(tx)
    return job, None if way.prepare is None else way.prepare(tx, job)


def _fail(database: Database, job: Job, way: Way, caller: Caller, *, failure: str) -> None:
    _log.warning("job failed", kind=job.kind, job=str(job.id), attempts=job.attempts, failure=failure)
    database.write(lambda tx: _put_off(tx, job, way, failure), caller=caller)


def _finish(tx: Tx, job: Job, way: Way) -> None:
    """Finish under our own lease alone: who came late must not undo what another worker has done."""
    finished = tx.execute(
        sa.update(jobs)
        .where(jobs.c.id == job.id, jobs.c.lease == job.lease, jobs.c.state == JobState.WAITING.value)
        .values(state=JobState.DONE.value, finished_at=tx.now, lease=None, leased_until=None)
    )
    if finished.rowcount == 1 and way.effect is not None:
        way.effect(tx, job)


def _wait(tx: Tx, job: Job, until: datetime, reason: str) -> None:
    """Let a job wait, however often: it is never given up for that, and is shown once it has waited a few times."""
    waits = {
        "attempts": min(job.attempts, SHOWN_FROM),
        "run_at": until,
        "failure": reason,
        "lease": None,
        "leased_until": None,
    }
    tx.execute(sa.update(jobs).where(jobs.c.id == job.id, jobs.c.lease == job.lease).values(**waits))


def _put_off(tx: Tx, job: Job, way: Way, failure: str) -> None:
    pause = pause_after(job.attempts)
    state = JobState.DEAD if pause is None else JobState.WAITING
    put_off = tx.execute(
        sa.update(jobs)
        .where(jobs.c.id == job.id, jobs.c.lease == job.lease)
        .values(
            state=state.value,
            attempts=min(job.attempts, MOST_ATTEMPTS),
            run_at=tx.now if pause is None else tx.now + pause,
            failure=failure,
            lease=None,
            leased_until=None,
        )
    )
    if put_off.rowcount == 1 and state is JobState.DEAD and way.given_up is not None:
        way.given_up(tx, job)
