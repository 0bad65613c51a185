"""Promising work in the transaction of its cause: it exists exactly when its cause does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.jobs.tables import jobs
from app.jobs.work import JobState
from app.kit.database import Tx
from app.kit.ids import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Work to be done: promising the same kind and key again is no second job."""

    kind: str
    key: str
    subject: UUID | None = None
    payload: str | None = None
    run_at: datetime | None = None


def promise(tx: Tx, promises: Sequence[Promise]) -> None:
    tx.add_missing(jobs, *(_row(tx, one) for one in promises))


def is_promised(tx: Tx, one: Promise) -> bool:
    """Say whether this was promised before, be it done or not."""
    return tx.execute(sa.select(jobs.c.id).where(jobs.c.kind == one.kind, jobs.c.key == one.key)).first() is not None


def _row(tx: Tx, one: Promise) -> dict[str, Any]:
    row_id = new_id()
    sealed = one.payload and tx.sealer.seal(one.payload, table="jobs", column="payload", row=row_id)
    return {
        "id": row_id,
        "kind": one.kind,
        "key": one.key,
        "subject": one.subject,
        "payload_sealed": sealed,
        "state": JobState.WAITING.value,
        "run_at": one.run_at or tx.now,
        "attempts": 0,
        "promised_at": tx.now,
    }
