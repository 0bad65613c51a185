"""What is done for privacy without anybody asking, as promised work: chain the log, clear, inform, seal anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlalchemy as sa
import structlog

from app.access.callers import SYSTEM
from app.access.log_chain import MOST_AT_ONCE, SEAL_LOG, seal_log
from app.jobs.promise import Promise, promise
from app.jobs.run import Way
from app.jobs.work import Job
from app.kit.database import Database, Tx
from app.kit.ids import new_id
from app.privacy.notices import NOTICES, owe_notices
from app.privacy.reseal import RESEAL, reseal_all
from app.privacy.retention import RETENTION, Policy, clear_due

_SECONDS = 60.0
"""Well within the lease of a job, so that no second worker begins with the same."""

_log = structlog.get_logger()


def promise_upkeep(tx: Tx) -> None:
    """Promise what is due every hour and every day; again in the same hour is no second promise."""
    hour, day = tx.now.strftime("%Y-%m-%dT%H"), tx.now.date().isoformat()
    promise(
        tx,
        [
            Promise(kind=SEAL_LOG, key=hour),
            Promise(kind=NOTICES, key=hour),
            Promise(kind=RETENTION, key=day),
            Promise(kind=RESEAL, key=day),  # keys that stand in the environment change with a restart
        ],
    )


def promise_retention(tx: Tx) -> None:
    """Promise to clear now what is past its period."""
    promise(tx, [_another(RETENTION)])


def promise_reseal(tx: Tx) -> None:
    """Promise to seal anew what older keys sealed."""
    promise(tx, [_another(RESEAL)])


def ways(database: Database, *, policy: Policy, tables: Sequence[sa.Table]) -> Mapping[str, Way]:
    """Return how each of these is done: what takes longer than a lease goes on in another job."""

    def seal(_job: Job, _prepared: object) -> None:
        while database.write_beside(seal_log, caller=SYSTEM) == MOST_AT_ONCE:
            pass

    def inform(_job: Job, _prepared: object) -> None:
        owe_notices(database, caller=SYSTEM)

    def clear(_job: Job, _prepared: object) -> None:
        cleared = clear_due(database, policy, caller=SYSTEM, seconds=_SECONDS)
        _log.info("what was past its period was cleared", cases=cleared.cases, reports=cleared.reports)
        if not cleared.finished:
            _go_on(database, RETENTION)

    def reseal(_job: Job, _prepared: object) -> None:
        done = reseal_all(database, tables, caller=SYSTEM, seconds=_SECONDS)
        _log.info("fields were sealed anew", resealed=done.resealed, broken=done.broken, finished=done.finished)
        if not done.finished:
            _go_on(database, RESEAL)

    return {
        SEAL_LOG: Way(deliver=seal),
        NOTICES: Way(deliver=inform),
        RETENTION: Way(deliver=clear),
        RESEAL: Way(deliver=reseal),
    }


def _go_on(database: Database, kind: str) -> None:
    database.write(lambda tx: promise(tx, [_another(kind)]), caller=SYSTEM)


def _another(kind: str) -> Promise:
    return Promise(kind=kind, key=new_id().hex)
