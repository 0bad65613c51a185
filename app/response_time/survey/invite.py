"""Promising to ask a reporter how it went, in the transaction in which its report becomes answered.

A reporter is asked some days after it was itself reached, so that the question tells nothing that it does not know.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from app.jobs.promise import Promise, promise
from app.kit.database import Tx
from app.kit.ids import new_id
from app.response_time.marks import Reached, Subject
from app.response_time.tables import answers, surveys

SURVEY: Final = "survey"
ASK_AFTER: Final = timedelta(days=3)
OPEN_FOR: Final = timedelta(days=30)
TOO_LATE: Final = timedelta(days=14)
"""Nobody remembers how a call went that was told of so late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """One asking of one reporter."""

    id: UUID
    report: UUID
    expires_at: datetime
    told_at: datetime | None


def invite(tx: Tx, subject: Subject, *, before: Reached, now: Reached) -> None:
    """Promise to ask, once a report, when its reporter has been reached for the first time."""
    at = now.reporter_reached_at
    if at is None or before.reporter_reached_at is not None or tx.now - at > TOO_LATE:
        return
    if tx.execute(sa.select(surveys.c.id).where(surveys.c.report_id == subject.id)).first() is not None:
        return
    row_id = new_id()
    ask_at = max(at + ASK_AFTER, tx.now)
    row = {"id": row_id, "report_id": subject.id, "centre_id": subject.centre, "expires_at": ask_at + OPEN_FOR}
    tx.execute(sa.insert(surveys).values(row))
    promise(tx, [Promise(kind=SURVEY, key=str(row_id), subject=subject.id, run_at=ask_at)])


def survey_of(tx: Tx, *, survey: UUID) -> Survey | None:
    row = tx.execute(sa.select(surveys).where(surveys.c.id == survey)).one_or_none()
    if row is None:
        return None
    return Survey(id=row.id, report=row.report_id, expires_at=row.expires_at, told_at=row.told_at)


def is_answered(tx: Tx, *, report: UUID) -> bool:
    """Say whether the reporter counts as reached still: what told so may have been put right."""
    wanted = sa.select(answers.c.reporter_reached_at).where(answers.c.report_id == report)
    return tx.execute(wanted).scalar() is not None


def note_asked(tx: Tx, *, survey: UUID, withheld: str | None) -> None:
    """Keep that a reporter was asked, or why not: figures tell how many of the asked answered."""
    values = {"withheld": withheld} if withheld is not None else {"asked_at": tx.now}
    tx.execute(sa.update(surveys).where(surveys.c.id == survey).values(values))
