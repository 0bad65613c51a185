"""What the owner of a case owes its reporters and the resident: answers, each with a limit of its own, and action."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from app.assignment.case import Case
from app.assignment.tables import case_reports
from app.deadlines.limit import Limit, Run, What
from app.kit.codes import Urgency
from app.kit.database import Tx
from app.kit.prepared import Prepared
from app.queue.acted import acted
from app.queue.pauses import pauses_of
from app.response_time.tables import answers

_ITS = sa.and_(case_reports.c.report_id == answers.c.report_id, case_reports.c.case_id == answers.c.case_id)
_OWED: Final = Prepared(
    sa.select(answers, case_reports.c.answer_by.label("limit_at"))
    .outerjoin(case_reports, _ITS)
    .where(answers.c.case_id == sa.bindparam("case", type_=sa.Uuid()))
    .order_by(answers.c.answer_by, answers.c.report_id)
)


def foresee_answers(tx: Tx, item: Case) -> None:
    if not item.family:
        tx.foresee(_OWED, {"case": item.id})


def answers_owed(tx: Tx, item: Case) -> Iterator[Limit]:
    """Yield one limit for each reporter: who is answered in time is no excuse with the next one."""
    if item.family:  # its reporter is answered by another case, and its 24 hours are a task
        return
    woke = max((one.ended_at for one in pauses_of(tx, case=item.id) if one.ended_at is not None), default=None)
    for row in tx.rows(_OWED, {"case": item.id}):
        at: datetime = row.limit_at or row.answer_by
        since = row.received_at if woke is None else max(row.received_at, woke)  # what was left when it woke
        yield Limit(
            what=What.ANSWER,
            ref=row.report_id,
            since=min(since, at),
            at=at,
            met=row.answered_at is not None,
            silent=item.waiting is not None,
        )


def action_owed(tx: Tx, item: Case) -> Iterator[Limit]:
    """The limit to act runs from the last danger or opening again; what was done before does not meet it."""
    if item.act_by is None:
        return
    found = acted(tx, item)
    if found is None:
        return
    yield Limit(
        what=What.ACTION,
        ref=item.id,
        since=min(found.since, item.act_by),
        at=item.act_by,
        run=Run.HOURS if item.urgency == Urgency.ACUTE.value else Run.OFFICE,
        met=found.met,
        silent=item.waiting is not None,
    )
